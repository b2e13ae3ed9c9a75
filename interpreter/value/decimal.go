package value

import (
	"math/bits"
	"strconv"
)

// MaximumPlaces is the largest number of decimal places of an int64.
const MaximumPlaces = 18

// powersOfTen holds 10^0 to 10^18.
var powersOfTen = [MaximumPlaces + 1]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// PowerOfTen gives 10^n, false unless n is 0 to 18.
func PowerOfTen(n int) (int64, bool) {
	if uint(n) > MaximumPlaces {
		return 0, false
	}
	return int64(powersOfTen[n]), true
}

// ParseDecimal reads an optional sign, digits and at most one '.' as a number
// with so many decimal places, 0 to 18. Digits may be missing on one side of
// the point; there is no exponent, no grouping and no space. Zeros beyond the
// places are dropped. Errors: NotANumber, else OutOfRange, else TooManyPlaces.
func ParseDecimal(text string, places int) (int64, error) { return parseDecimal(text, places) }

// ParseDecimalBytes is ParseDecimal without a conversion.
func ParseDecimalBytes(text []byte, places int) (int64, error) { return parseDecimal(text, places) }

func parseDecimal[Text characters](in Text, places int) (int64, error) {
	if number, ok := quickDecimal(in, places); ok {
		return number, nil
	}
	number, found := carefulDecimal(in, places)
	if found != noFault {
		return 0, worded(found, in, places)
	}
	return number, nil
}

// quickDecimal reads what nearly all numbers are: well written and too short
// to overflow while reading. It leaves everything else to carefulDecimal.
func quickDecimal[Text characters](in Text, places int) (int64, bool) {
	start := signLength(in)
	if len(in) <= start || len(in) > MaximumPlaces || uint(places) > MaximumPlaces {
		return 0, false
	}
	var digits uint64
	point := len(in)
	for i := start; i < len(in); i++ {
		if digit := in[i] - '0'; digit <= 9 {
			digits = digits*10 + uint64(digit)
		} else if in[i] == '.' && point == len(in) {
			point = i
		} else {
			return 0, false
		}
	}
	missing := places - max(len(in)-point-1, 0)
	if missing < 0 || len(in) == start+1 && point == start {
		return 0, false
	}
	high, scaled := bits.Mul64(digits, powersOfTen[missing])
	number, ok := signed(scaled, in[0] == '-')
	return number, ok && high == 0
}

// signLength is 1 where a text begins with a sign, else 0.
func signLength[Text characters](in Text) int {
	if len(in) > 0 && (in[0] == '-' || in[0] == '+') {
		return 1
	}
	return 0
}

// carefulDecimal reads any text and says what is wrong with it.
func carefulDecimal[Text characters](in Text, places int) (int64, fault) {
	whole, fraction, ok := splitDecimal(in)
	if !ok {
		return 0, notANumber
	}
	dropped := fraction[min(max(places, 0), len(fraction)):]
	fraction = fraction[:len(fraction)-len(dropped)]
	number, fits := uint64(0), uint(places) <= MaximumPlaces
	number, fits = readDigits(whole, number, fits)
	number, fits = readDigits(fraction, number, fits)
	for i := len(fraction); i < places && fits; i++ {
		number, fits = appendDigit(number, 0)
	}
	scaled, signedFits := signed(number, in[0] == '-')
	switch {
	case !fits || !signedFits:
		return 0, outOfRange
	case !allZeros(dropped):
		return 0, tooManyPlaces
	}
	return scaled, noFault
}

// splitDecimal gives the digits before and after the point, false where the
// text is no number.
func splitDecimal[Text characters](in Text) (whole, fraction Text, ok bool) {
	start := signLength(in)
	point := len(in)
	for i := start; i < len(in); i++ {
		if in[i] == '.' && point == len(in) {
			point = i
		} else if in[i]-'0' > 9 {
			return whole, fraction, false
		}
	}
	whole, fraction = in[start:point], in[min(point+1, len(in)):]
	return whole, fraction, len(whole)+len(fraction) > 0
}

// readDigits appends digits to a number, false once it has not fitted.
func readDigits[Text characters](digits Text, number uint64, fits bool) (uint64, bool) {
	for i := 0; i < len(digits) && fits; i++ {
		number, fits = appendDigit(number, digits[i]-'0')
	}
	return number, fits
}

func appendDigit(number uint64, digit byte) (uint64, bool) {
	high, low := bits.Mul64(number, 10)
	sum, carry := bits.Add64(low, uint64(digit), 0)
	return sum, high|carry == 0
}

func allZeros[Text characters](digits Text) bool {
	for i := 0; i < len(digits); i++ {
		if digits[i] != '0' {
			return false
		}
	}
	return true
}

// AppendDecimal writes a number with exactly so many decimal places, 0 to 18
// (others count as the nearer of the two).
func AppendDecimal(dst []byte, number int64, places int) []byte {
	places = min(max(places, 0), MaximumPlaces)
	if number < 0 {
		dst = append(dst, '-')
	}
	digits := magnitudeOf(number)
	if places == 0 {
		return strconv.AppendUint(dst, digits, 10)
	}
	scale := powersOfTen[places]
	whole := digits / scale
	dst = strconv.AppendUint(dst, whole, 10)
	dst = append(dst, ".000000000000000000"[:places+1]...)
	putDigits(dst[len(dst)-places:], digits-whole*scale)
	return dst
}

// DecimalString is AppendDecimal as a string.
func DecimalString(number int64, places int) string {
	var buffer [len("-.") + len("9223372036854775808")]byte
	return string(AppendDecimal(buffer[:0], number, places))
}
