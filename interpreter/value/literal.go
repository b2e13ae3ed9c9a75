package value

import "strings"

// MaximumLiteralPlaces is the most decimal places that a literal may have, and
// the most that any expression keeps.
const MaximumLiteralPlaces = 12

// LiteralDecimal reads a number as it is written in a scheme: "1_000", "0.05",
// "10万" (× 10^4), "1.2亿" (× 10^8), with an optional sign. The places are those
// that are written, less what 万 or 亿 shifts away: "1.50" has 2, "1.2亿" has 0.
// Zeros beyond 12 places are dropped. Errors: NotANumber, else TooManyPlaces,
// else OutOfRange (beyond 128 bits).
func LiteralDecimal(text string) (unscaled Wide, places int, err error) {
	written, shift := cutMultiplier(text)
	digits, ok := cutUnderscores(written)
	if !ok {
		return Wide{}, 0, worded(notANumber, text, 0)
	}
	whole, fraction, ok := splitDecimal(digits)
	if !ok {
		return Wide{}, 0, worded(notANumber, text, 0)
	}
	fraction = cutZeros(fraction, MaximumLiteralPlaces+shift)
	if len(fraction)-shift > MaximumLiteralPlaces {
		return Wide{}, 0, worded(tooManyPlaces, text, MaximumLiteralPlaces)
	}
	unscaled, ok = readWide(whole+fraction, max(shift-len(fraction), 0))
	if !ok {
		return Wide{}, 0, worded(outOfRange, text, 0)
	}
	if digits[0] == '-' {
		unscaled, _ = unscaled.Negate() // it was read as positive, so it fits
	}
	return unscaled, max(len(fraction)-shift, 0), nil
}

// cutMultiplier takes 万 or 亿 off the end and gives its power of ten.
func cutMultiplier(text string) (digits string, shift int) {
	if digits, ok := strings.CutSuffix(text, "万"); ok {
		return digits, 4
	}
	if digits, ok := strings.CutSuffix(text, "亿"); ok {
		return digits, 8
	}
	return text, 0
}

// cutUnderscores takes out underscores, false where one is not between digits.
func cutUnderscores(text string) (string, bool) {
	for i := 0; i < len(text); i++ {
		if text[i] == '_' && !(isDigitAt(text, i-1) && isDigitAt(text, i+1)) {
			return "", false
		}
	}
	return strings.ReplaceAll(text, "_", ""), true
}

func isDigitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i]-'0' <= 9
}

// cutZeros takes zeros off the end of a fraction that is longer than places.
func cutZeros(fraction string, places int) string {
	for len(fraction) > places && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	return fraction
}

// readWide reads digits and appends zeros, false when they do not fit.
func readWide(digits string, zeros int) (number Wide, ok bool) {
	ok = true
	for i := 0; i < len(digits)+zeros && ok; i++ {
		digit := byte('0')
		if i < len(digits) {
			digit = digits[i]
		}
		if number, ok = number.Multiply(WideOf(10)); ok {
			number, ok = number.Add(WideOf(int64(digit - '0')))
		}
	}
	return number, ok
}
