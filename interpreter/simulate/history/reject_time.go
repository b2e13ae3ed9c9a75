package history

import (
	"errors"
	"strings"
	"sync"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// rejectTime says why a text is no date or time.
func (b *binding) rejectTime(text string, in medium) flaw {
	switch b.fit(text) {
	case noSuchDay:
		return dayUnknown(b)
	case noSuchTime:
		return timeUnknown(b)
	}
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed != text && b.fit(trimmed) == fitting:
		return spacesAround(b)
	case b.layout == nil && isDayNumber(trimmed):
		return dayNumber(b, in)
	case b.layout == nil && isEpoch(trimmed):
		return epochNumber(b)
	}
	return unlikeForm(b, trimmed, guessLayouts(trimmed), in)
}

// fit tells how a text fits the column's form.
func (b *binding) fit(text string) fit {
	if b.layout != nil {
		_, found := b.layout.instant([]byte(text), b.Zone)
		return found
	}
	_, err := value.ParseInstant(text, b.Zone)
	if b.Type == Date {
		_, err = value.ParseDate(text)
	}
	var day value.NoSuchDay
	var time value.NoSuchTime
	var year value.OutOfRange
	switch {
	case err == nil:
		return fitting
	case errors.As(err, &day), errors.As(err, &year):
		return noSuchDay
	case errors.As(err, &time):
		return noSuchTime
	}
	return unlikeLayout
}

// isDayNumber tells whether a text is a day as spreadsheets count them, of the
// years 1927 to 2119.
func isDayNumber(text string) bool {
	number, err := value.ParseDecimal(text, value.MaximumPlaces-5)
	scale, _ := value.PowerOfTen(value.MaximumPlaces - 5)
	return err == nil && number >= 10_000*scale && number < 80_000*scale
}

// isEpoch tells whether a text counts seconds or parts of them since 1970, from
// 2001 on.
func isEpoch(text string) bool {
	whole, _, _ := strings.Cut(text, ".")
	switch len(whole) {
	case 10, 13, 16, 19:
		return whole[0] >= '1' && allDigits([]byte(whole))
	}
	return false
}

// commonLayouts are forms that files are found in, the likelier first.
var commonLayouts = []string{
	"2006-01-02", "2006-01-02 15:04:05", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05.999Z07:00",
	"2006/1/2", "2006/1/2 15:04", "2006/1/2 15:04:05", "2006-1-2", "2006-1-2 15:04", "2006-1-2 15:04:05",
	"20060102", "20060102150405", "20060102 15:04:05", "200601021504",
	"2006年1月2日", "2006年1月2日 15:04", "2006年1月2日 15:04:05", "2006年1月2日15时04分", "2006年1月2日15时04分05秒",
	"2006.1.2", "2006.1.2 15:04", "2006.1.2 15:04:05", "2.1.2006", "2.1.2006 15:04", "2.1.2006 15:04:05",
	"1/2/2006", "2/1/2006", "1/2/2006 15:04", "2/1/2006 15:04", "1/2/2006 15:04:05", "2/1/2006 15:04:05",
	"1/2/2006 3:04 PM", "2/1/2006 3:04 PM", "1/2/2006 3:04:05 PM", "2/1/2006 3:04:05 PM",
	"1-2-2006", "2-1-2006", "1/2/06", "2/1/06", "1/2/06 15:04", "2/1/06 15:04",
	"2-Jan-2006", "2-Jan-06", "2 Jan 2006", "Jan 2, 2006", "January 2, 2006", "2 January 2006",
	"2-Jan-2006 15:04:05", "2 Jan 2006 15:04:05", "Jan 2, 2006 15:04:05", "Jan 2, 2006 3:04 PM",
	"2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05-0700", "2006-01-02 15:04:05.999 -0700", "2006-01-02 15:04:05,000",
	"Mon Jan _2 15:04:05 2006", "Mon, 02 Jan 2006 15:04:05 -0700",
}

var parsedLayouts = sync.OnceValue(func() []*layout {
	var parsed []*layout
	for _, written := range commonLayouts {
		if form, found := parseLayout(written); found == nil {
			parsed = append(parsed, form)
		}
	}
	return parsed
})

// guessLayouts gives the layouts that a text may be written in: none, one, or
// two where day and month can't be told apart.
func guessLayouts(text string) []string {
	var guesses []string
	for _, form := range parsedLayouts() {
		if _, found := form.instant([]byte(text), value.UTC); found == fitting && len(guesses) < 2 {
			guesses = append(guesses, form.written)
		}
	}
	if len(guesses) == 2 && !twins(guesses[0], guesses[1]) {
		return guesses[:1]
	}
	return guesses
}

// twins tells whether two layouts differ only in which of day and month is
// first.
func twins(one, other string) bool {
	return len(one) == len(other) && one[0] == '1' && other[0] == '2' && other[2] == '1'
}
