package value

import (
	"math"
	"math/bits"
)

// Add gives a + b, false when it does not fit.
func Add(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (a^sum)&(b^sum) >= 0
}

// Subtract gives a - b, false when it does not fit.
func Subtract(a, b int64) (int64, bool) {
	difference := a - b
	return difference, (a^b)&(a^difference) >= 0
}

// Multiply gives a × b, false when it does not fit.
func Multiply(a, b int64) (int64, bool) { return multiplyWide(a, b).Int64() }

// MultiplyDivide gives a × b ÷ divisor through 128 bits, rounded once; false
// for ÷ 0 or a result beyond int64.
func MultiplyDivide(a, b, divisor int64, mode Rounding) (int64, bool) {
	high, low := bits.Mul64(magnitudeOf(a), magnitudeOf(b))
	by := magnitudeOf(divisor)
	if high >= by { // ÷ 0, or a quotient of more than 64 bits
		return 0, false
	}
	negative := a^b^divisor < 0
	return signed(divideRounded(high, low, by, negative, mode), negative)
}

// Divide gives a ÷ divisor, rounded; false for ÷ 0 or a result beyond int64.
func Divide(a, divisor int64, mode Rounding) (int64, bool) {
	return MultiplyDivide(a, 1, divisor, mode)
}

// Rescale changes the decimal places of a number from one number to another,
// both 0 to MaximumPlaces, rounding what is dropped.
func Rescale(number int64, from, to int, mode Rounding) (int64, bool) {
	if uint(from) > MaximumPlaces || uint(to) > MaximumPlaces {
		return 0, false
	}
	if to >= from {
		return Multiply(number, int64(powersOfTen[to-from]))
	}
	return Divide(number, int64(powersOfTen[from-to]), mode)
}

// divideRounded gives the magnitude of a quotient, rounded by the sign that it
// will have. high must be less than by, so that it fits 64 bits. What rounding
// would carry beyond them stays as it is: it fits no int64 either way.
func divideRounded(high, low, by uint64, negative bool, mode Rounding) uint64 {
	var quotient, remainder uint64
	if high == 0 {
		// Most products are small, and processors divide 64 bits faster.
		quotient, remainder = low/by, low%by
	} else {
		quotient, remainder = bits.Div64(high, low, by)
	}
	if remainder == 0 || quotient == math.MaxUint64 {
		return quotient
	}
	if mode.awayFromZero(negative, quotient&1 == 1, compareHalf(remainder, by)) {
		quotient++
	}
	return quotient
}

// compareHalf compares a remainder with half of its divisor; twice the
// remainder might not fit.
func compareHalf(remainder, by uint64) int {
	rest := by - remainder
	switch {
	case remainder == rest:
		return 0
	case remainder < rest:
		return -1
	}
	return 1
}

// magnitudeOf is a number without its sign; also of the most negative one.
func magnitudeOf(number int64) uint64 {
	sign := uint64(number >> 63)
	return (uint64(number) ^ sign) - sign
}

// signed gives a number of that size with a sign, false when it does not fit.
func signed(size uint64, negative bool) (int64, bool) {
	if negative {
		return -int64(size), size <= 1<<63
	}
	return int64(size), size < 1<<63
}
