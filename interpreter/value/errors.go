package value

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The parsers return one of the errors below, by value, so that a caller can
// tell them apart with errors.As and word them for its own readers.

// NotANumber says that a text is not written as a decimal number.
type NotANumber struct{ Text string }

func (e NotANumber) Error() string { return strconv.Quote(e.Text) + " is not a number" }

// TooManyPlaces says that a text has more decimal places, not all zero, than
// the Places that are kept.
type TooManyPlaces struct {
	Text   string
	Places int
}

func (e TooManyPlaces) Error() string {
	text := strconv.Quote(e.Text)
	switch e.Places {
	case 0:
		return text + " must be whole, without decimal places"
	case 1:
		return text + " has more than 1 decimal place"
	}
	return text + " has more than " + strconv.Itoa(e.Places) + " decimal places"
}

// OutOfRange says that a text is well written but means more than can be kept:
// a number beyond int64 (or 128 bits for literals), a year outside 0001 to 9999.
type OutOfRange struct{ Text string }

func (e OutOfRange) Error() string { return strconv.Quote(e.Text) + " is out of range" }

// NotADate says that a text is not written as a date.
type NotADate struct{ Text string }

func (e NotADate) Error() string {
	return strconv.Quote(e.Text) + " is not a date; a date is written 2026-01-31"
}

// NoSuchDay says that a text is written as a date that no calendar has.
type NoSuchDay struct{ Text string }

func (e NoSuchDay) Error() string { return strconv.Quote(e.Text) + " names a day that does not exist" }

// NotAnInstant says that a text is not written as an instant.
type NotAnInstant struct{ Text string }

func (e NotAnInstant) Error() string {
	return strconv.Quote(e.Text) + " is not a time; a time is written 2026-01-31, " +
		"2026-01-31 08:05:00 or 2026-01-31T08:05:00+08:00"
}

// NoSuchTime says that a text is written as an instant whose time of day or
// offset no clock shows.
type NoSuchTime struct{ Text string }

func (e NoSuchTime) Error() string {
	return strconv.Quote(e.Text) + " names a time of day that does not exist"
}

// UnknownRounding says that a text names no rounding.
type UnknownRounding struct{ Text string }

func (e UnknownRounding) Error() string {
	return strconv.Quote(e.Text) + " is not a rounding; there are " + strings.Join(roundingNames[:], ", ")
}

// UnknownZone says that the embedded archive has no zone of that name, and
// which names are written most like it, best first.
type UnknownZone struct {
	Name    string
	Nearest []string
}

func (e UnknownZone) Error() string {
	text := "unknown time zone " + strconv.Quote(e.Name)
	if len(e.Nearest) == 0 {
		return text
	}
	return text + "; the nearest are " + strings.Join(e.Nearest, ", ")
}

// characters are what every parser takes: both twins of a parser are one body.
type characters interface{ string | []byte }

// fault is an error before it is worded: parsers return it through their hot
// paths, where an error would have to be allocated.
type fault uint8

const (
	noFault fault = iota
	notANumber
	tooManyPlaces
	outOfRange
	notADate
	noSuchDay
	notAnInstant
	noSuchTime
)

// worded makes the error of a fault found in text.
func worded[Text characters](found fault, in Text, places int) error {
	excerpt := excerptOf(string(in))
	switch found {
	case notANumber:
		return NotANumber{excerpt}
	case tooManyPlaces:
		return TooManyPlaces{excerpt, places}
	case outOfRange:
		return OutOfRange{excerpt}
	case notADate:
		return NotADate{excerpt}
	case noSuchDay:
		return NoSuchDay{excerpt}
	case notAnInstant:
		return NotAnInstant{excerpt}
	case noSuchTime:
		return NoSuchTime{excerpt}
	}
	return nil
}

// excerptBytes bounds what an error keeps of a bad text, which may be a whole
// file that was fed to the wrong field.
const excerptBytes = 64

func excerptOf(text string) string {
	if len(text) <= excerptBytes {
		return text
	}
	end := excerptBytes
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
