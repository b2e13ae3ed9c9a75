package history

import (
	"bytes"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// binding is a column that a caller wants, ready to be read.
type binding struct {
	Column
	layout *layout // nil for the standard forms
}

// bindingOf makes a column ready, or says what is wrong with it.
func bindingOf(column Column) (binding, *flaw) {
	bound := binding{Column: column}
	if bound.Zone == nil {
		bound.Zone = value.UTC
	}
	if column.Layout == "" || column.Type != Date && column.Type != Instant {
		return bound, nil
	}
	form, found := parseLayout(column.Layout)
	bound.layout = form
	return bound, found
}

// store types a cell as the next row of a vector, false where that can't be
// done. It runs once a cell and explains nothing: that is for reject.
func (b *binding) store(vector *Vector, row int, text []byte, kind cellKind) bool {
	if b.Type == Text {
		vector.Present[row] = kind != cellMissing
		vector.Texts.Append(text)
		return !(b.Identifier && isShortened(text))
	}
	present := len(text) > 0
	vector.Present[row], vector.Numbers[row] = present, 0
	if !present {
		return true
	}
	number, ok := b.number(text)
	vector.Numbers[row] = number
	return ok
}

// number types a text that is not empty.
func (b *binding) number(text []byte) (int64, bool) {
	switch b.Type {
	case Number:
		number, err := value.ParseDecimalBytes(text, b.Places)
		return number, err == nil
	case Flag:
		return readFlag(text)
	case Date:
		if b.layout != nil {
			date, found := b.layout.date(text)
			return int64(date), found == fitting
		}
		date, err := value.ParseDateBytes(text)
		return int64(date), err == nil
	case Instant:
		if b.layout != nil {
			instant, found := b.layout.instant(text, b.Zone)
			return int64(instant), found == fitting
		}
		instant, err := value.ParseInstantBytes(text, b.Zone)
		return int64(instant), err == nil
	}
	return 0, false
}

// flags are the words for yes and no, in small letters.
var flags = []struct {
	word []byte
	flag int64
}{
	{[]byte("1"), 1}, {[]byte("0"), 0}, {[]byte("yes"), 1}, {[]byte("no"), 0},
	{[]byte("true"), 1}, {[]byte("false"), 0}, {[]byte("是"), 1}, {[]byte("否"), 0},
}

// readFlag reads yes or no; spreadsheets write TRUE, some programs True.
func readFlag(text []byte) (int64, bool) {
	for i := range flags {
		if len(text) == len(flags[i].word) && bytes.EqualFold(text, flags[i].word) {
			return flags[i].flag, true
		}
	}
	return 0, false
}

// isShortened tells whether a text is a number as spreadsheets show those that
// are too long for a cell: 1.23E+15. What it was can't be known any more.
func isShortened(text []byte) bool {
	exponent := bytes.IndexByte(text[max(len(text)-5, 0):], '+')
	if exponent < 0 || len(text) < len("1E+15") {
		return false
	}
	exponent += max(len(text)-5, 0)
	if exponent < 2 || text[exponent-1] != 'E' && text[exponent-1] != 'e' {
		return false
	}
	_, err := value.ParseDecimalBytes(text[:exponent-1], value.MaximumPlaces-1)
	return err == nil && allDigits(text[exponent+1:])
}

// allDigits tells whether a text is digits and nothing else.
func allDigits(text []byte) bool {
	for _, character := range text {
		if character-'0' > 9 {
			return false
		}
	}
	return len(text) > 0
}
