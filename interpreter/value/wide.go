package value

import "math/bits"

// Wide is a 128-bit integer in two's complement. It holds what lies between
// int64 operands and an int64 result, and totals over all members. Every
// operation that can overflow says so by ok == false.
type Wide struct {
	High int64
	Low  uint64
}

// MaximumWidePlaces is the largest number of decimal places of a Wide: 10^38
// is the last power of ten that fits.
const MaximumWidePlaces = 38

// WideOf widens a number.
func WideOf(number int64) Wide { return Wide{number >> 63, uint64(number)} }

// Int64 narrows w, false when it does not fit.
func (w Wide) Int64() (int64, bool) { return int64(w.Low), w.isNarrow() }

// isNarrow tells whether w fits int64: all upper bits repeat the sign.
func (w Wide) isNarrow() bool { return w.High == int64(w.Low)>>63 }

// IsZero tells whether w is 0.
func (w Wide) IsZero() bool { return uint64(w.High)|w.Low == 0 }

// Sign is -1, 0 or 1.
func (w Wide) Sign() int {
	switch {
	case w.High < 0:
		return -1
	case w.IsZero():
		return 0
	}
	return 1
}

// Compare is -1 when w < v, 0 when they are equal, 1 when w > v.
func (w Wide) Compare(v Wide) int {
	switch {
	case w == v:
		return 0
	case w.High < v.High || w.High == v.High && w.Low < v.Low:
		return -1
	}
	return 1
}

// Add gives w + v.
func (w Wide) Add(v Wide) (Wide, bool) {
	low, carry := bits.Add64(w.Low, v.Low, 0)
	unsigned, _ := bits.Add64(uint64(w.High), uint64(v.High), carry)
	high := int64(unsigned)
	// It overflowed when both operands have the sign that the sum has not.
	return Wide{high, low}, (w.High^high)&(v.High^high) >= 0
}

// Subtract gives w - v.
func (w Wide) Subtract(v Wide) (Wide, bool) {
	low, borrow := bits.Sub64(w.Low, v.Low, 0)
	unsigned, _ := bits.Sub64(uint64(w.High), uint64(v.High), borrow)
	high := int64(unsigned)
	// It overflowed when the signs differ and the difference has not that of w.
	return Wide{high, low}, (w.High^v.High)&(w.High^high) >= 0
}

// Negate gives -w.
func (w Wide) Negate() (Wide, bool) { return Wide{}.Subtract(w) }

// Multiply gives w × v.
func (w Wide) Multiply(v Wide) (Wide, bool) {
	if w.isNarrow() && v.isNarrow() {
		return multiplyWide(int64(w.Low), int64(v.Low)), true
	}
	product, ok := w.magnitude().multiply(v.magnitude())
	if !ok {
		return Wide{}, false
	}
	return product.signed(w.High^v.High < 0)
}

// multiplyWide gives a × b, which always fits. A negative operand read as
// unsigned is 2^64 too large, so the product's high half is too large by the
// other operand (Warren, Hacker's Delight, 8-3).
func multiplyWide(a, b int64) Wide {
	high, low := bits.Mul64(uint64(a), uint64(b))
	return Wide{int64(high) - a>>63&b - b>>63&a, low}
}

// Divide gives w ÷ divisor, rounded; false for ÷ 0 or overflow.
func (w Wide) Divide(divisor Wide, mode Rounding) (Wide, bool) {
	if divisor.IsZero() {
		return Wide{}, false
	}
	negative := w.High^divisor.High < 0
	if w.isNarrow() && divisor.isNarrow() {
		by := magnitudeOf(int64(divisor.Low))
		quotient := divideRounded(0, magnitudeOf(int64(w.Low)), by, negative, mode)
		return magnitude{0, quotient}.signed(negative)
	}
	by := divisor.magnitude()
	quotient, remainder := w.magnitude().divide(by)
	if !remainder.isZero() {
		half := remainder.compare(by.subtract(remainder))
		if mode.awayFromZero(negative, quotient.low&1 == 1, half) {
			quotient = quotient.increment()
		}
	}
	return quotient.signed(negative)
}

// Rescale changes the decimal places of w from one number to another, both 0
// to MaximumWidePlaces, rounding what is dropped.
func (w Wide) Rescale(from, to int, mode Rounding) (Wide, bool) {
	if uint(from) > MaximumWidePlaces || uint(to) > MaximumWidePlaces {
		return Wide{}, false
	}
	if to >= from {
		return w.Multiply(widePowersOfTen[to-from])
	}
	return w.Divide(widePowersOfTen[from-to], mode)
}

// magnitude is w without its sign.
func (w Wide) magnitude() magnitude {
	m := magnitude{uint64(w.High), w.Low}
	if w.High < 0 {
		return magnitude{}.subtract(m)
	}
	return m
}

// widePowersOfTen holds 10^0 to 10^38.
var widePowersOfTen = func() (powers [MaximumWidePlaces + 1]Wide) {
	powers[0] = WideOf(1)
	for i := 1; i < len(powers); i++ {
		powers[i], _ = powers[i-1].Multiply(WideOf(10))
	}
	return powers
}()

// wideDigits is how many decimal digits the longest Wide has.
const wideDigits = 39

// AppendDecimal writes w with exactly so many decimal places, 0 to
// MaximumWidePlaces (others count as the nearer of the two).
func (w Wide) AppendDecimal(dst []byte, places int) []byte {
	places = min(max(places, 0), MaximumWidePlaces)
	if w.High < 0 {
		dst = append(dst, '-')
	}
	digits := w.magnitude().digits()
	point := wideDigits - places
	first := 0
	for first < point-1 && digits[first] == '0' {
		first++
	}
	dst = append(dst, digits[first:point]...)
	if places > 0 {
		dst = append(dst, '.')
		dst = append(dst, digits[point:]...)
	}
	return dst
}

// digits writes m with leading zeros.
func (m magnitude) digits() (digits [wideDigits]byte) {
	const chunk, chunkDigits = 10_000_000_000_000_000_000, 19 // the largest power of ten in 64 bits
	upper, lowest := m.divideBy(chunk)
	highest, middle := upper.divideBy(chunk)
	putDigits(digits[wideDigits-chunkDigits:], lowest)
	putDigits(digits[wideDigits-2*chunkDigits:wideDigits-chunkDigits], middle)
	putDigits(digits[:wideDigits-2*chunkDigits], highest.low)
	return digits
}

// putDigits fills dst with the last digits of number.
func putDigits(dst []byte, number uint64) {
	for i := len(dst) - 1; i >= 0; i-- {
		dst[i] = byte('0' + number%10)
		number /= 10
	}
}

// String writes w as a whole number, for logs.
func (w Wide) String() string {
	var buffer [wideDigits + 1]byte
	return string(w.AppendDecimal(buffer[:0], 0))
}
