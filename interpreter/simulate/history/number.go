package history

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// rejectNumber says why a text is no number of so many places.
func rejectNumber(text string, places int, in medium) flaw {
	_, err := value.ParseDecimal(text, places)
	var tooMany value.TooManyPlaces
	var beyond value.OutOfRange
	switch {
	case errors.As(err, &tooMany):
		return tooManyPlaces(places, in)
	case errors.As(err, &beyond):
		return beyondRange(places)
	}
	if written, ok := numberAsShown(text); ok {
		return shownNumber(written, places, in)
	}
	switch {
	case in == inSpreadsheet && isShortened([]byte(strings.TrimSpace(text))):
		return shortenedNumber(places, in)
	case isExponent(text):
		return exponentNumber(places, in)
	}
	return notANumber(places)
}

// shown is a number as it was shown to somebody rather than as it is kept.
type shown struct {
	plain string // the same as it should be written
	habit habit  // what has to be undone first
}

// habit is what makes a number unreadable.
type habit uint8

const (
	habitNone habit = iota
	habitSpaces
	habitWidth
	habitMinus
	habitGroups
	habitComma
	habitBrackets
	habitCurrency
	habitMyriads
	habitPercent
)

// numberAsShown undoes what spreadsheets and people do to numbers, false where
// what is left isn't one. Of several habits it gives the most telling.
func numberAsShown(text string) (shown, bool) {
	number := shown{plain: text}
	for _, undo := range []struct {
		habit habit
		undo  func(string) string
	}{
		{habitWidth, withoutWidth}, {habitSpaces, strings.TrimSpace}, {habitPercent, withoutPercent},
		{habitBrackets, withoutBrackets}, {habitCurrency, withoutCurrency}, {habitMinus, withMinusBefore},
		{habitComma, withoutComma}, {habitGroups, withoutGroups}, {habitMyriads, withoutMyriads},
	} {
		if plain := undo.undo(number.plain); plain != number.plain {
			number.plain, number.habit = plain, max(number.habit, undo.habit)
		}
	}
	return number, number.habit != habitNone && isDecimal(number.plain)
}

// isDecimal tells whether a text is written as a number, of whatever size.
func isDecimal(text string) bool {
	_, err := value.ParseDecimal(text, 0)
	var none value.NotANumber
	return !errors.As(err, &none)
}

// withoutWidth makes ASCII of full-width characters.
func withoutWidth(text string) string {
	return strings.Map(func(character rune) rune {
		switch {
		case character >= '！' && character <= '～':
			return character - '！' + '!'
		case character == '　':
			return ' '
		case character == '。':
			return '.'
		}
		return character
	}, text)
}

// withoutPercent makes a fraction of a percentage.
func withoutPercent(text string) string {
	digits, found := strings.CutSuffix(text, "%")
	if !found {
		return text
	}
	unscaled, places, err := value.LiteralDecimal(strings.TrimSpace(digits))
	if err != nil {
		return text
	}
	return string(unscaled.AppendDecimal(nil, places+2))
}

// withoutMyriads writes out what is counted in 10^4 or 10^8.
func withoutMyriads(text string) string {
	if !strings.HasSuffix(text, "万") && !strings.HasSuffix(text, "亿") {
		return text
	}
	unscaled, places, err := value.LiteralDecimal(text)
	if err != nil {
		return text
	}
	return string(unscaled.AppendDecimal(nil, places))
}

// withoutBrackets undoes how accountants write what is below zero.
func withoutBrackets(text string) string {
	inner, opened := strings.CutPrefix(text, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	if !opened || !closed {
		return text
	}
	return "-" + strings.TrimSpace(inner)
}

// currencyWords are how currencies are written beside an amount, longest first
// where one ends or begins another.
var currencyWords = []string{"人民币", "RMB", "CNY", "USD", "EUR", "HKD", "JPY", "GBP", "HK$", "US$", "CN¥", "元整", "元", "圆", "块", "円"}

// withoutCurrency takes a currency off either end; a sign stays.
func withoutCurrency(text string) string {
	sign, amount := "", text
	for _, mark := range []string{"-", "+", "−"} {
		if rest, ok := strings.CutPrefix(amount, mark); ok {
			sign, amount = mark, strings.TrimSpace(rest)
		}
	}
	plain := amount
	for _, word := range currencyWords {
		plain = strings.TrimPrefix(strings.TrimSuffix(plain, word), word)
	}
	plain = strings.TrimFunc(plain, func(character rune) bool { return unicode.Is(unicode.Sc, character) })
	if plain == amount {
		return text
	}
	return sign + strings.TrimSpace(plain)
}

// withMinusBefore puts a minus where it is read, as a hyphen.
func withMinusBefore(text string) string {
	text = strings.ReplaceAll(text, "−", "-")
	if rest, ok := strings.CutSuffix(text, "-"); ok && !strings.HasPrefix(text, "-") {
		return "-" + rest
	}
	return strings.Replace(text, "- ", "-", 1)
}

// withoutComma makes a point of a decimal comma: one comma behind all points,
// and not such as could group thousands.
func withoutComma(text string) string {
	whole, fraction, found := strings.Cut(text, ",")
	if !found || strings.ContainsAny(fraction, ",.' ") || len(fraction) == 3 && !strings.Contains(whole, ".") {
		return text
	}
	return strings.ReplaceAll(whole, ".", "") + "." + fraction
}

// groupMarks stand between thousands.
const groupMarks = ",'’_ \u00a0\u2009\u202f"

// withoutGroups takes marks out that stand between groups of digits: of three,
// or of two before the last three, or of four.
func withoutGroups(text string) string {
	whole, fraction, pointed := strings.Cut(text, ".")
	groups := strings.FieldsFunc(whole, func(character rune) bool { return strings.ContainsRune(groupMarks, character) })
	if len(groups) < 2 || len(groups[len(groups)-1]) < 3 || !slices.ContainsFunc(groups[1:], isGroup) {
		return text
	}
	whole = strings.Join(groups, "")
	if pointed {
		return whole + "." + fraction
	}
	return whole
}

func isGroup(digits string) bool { return len(digits) >= 2 && len(digits) <= 4 }

// isExponent tells whether a text is a number with an exponent.
func isExponent(text string) bool {
	mantissa, exponent, found := strings.Cut(strings.ToLower(text), "e")
	return found && isDecimal(mantissa) && isDecimal(exponent) && !strings.Contains(exponent, ".")
}
