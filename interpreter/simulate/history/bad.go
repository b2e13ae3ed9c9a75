package history

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/dsl"
)

// StandardInput is the path that stands for standard input.
const StandardInput = "-"

// BadRow is a row that cannot be typed, and why.
type BadRow struct {
	File   string
	Line   int64  // at which the row begins, from 1
	Column string // the first column that is bad; empty where the row as such is
	Value  string // the cell, cut where it is long; of CodeEncoding the bytes that are no text
	Reason dsl.Words
	Raw    string     // the row as it stood, without its line end
	Code   string     // the kind of reason: one of the Code constants
	Cells  []TornCell // parallel to the columns that were bound, where options ask for them and the row has cells at all
}

// Say is the whole message: place, value and reason.
func (b *BadRow) Say(tongue dsl.Tongue) string {
	return say(tongue, b.File, b.Line, b.Column, b.Value, b.Reason)
}

// DataError gives a bad row as an error, for callers that stop at it.
func (b *BadRow) DataError() *DataError {
	return &DataError{File: b.File, Line: b.Line, Column: b.Column, Value: b.Value, Reason: b.Reason, Code: b.Code}
}

// DataError is what makes a file unreadable as a whole. Line is 0 and Column and
// Value are empty where there is no such thing.
type DataError struct {
	File   string
	Line   int64
	Column string
	Value  string
	Reason dsl.Words
	Code   string // the kind of reason: one of the Code constants

	cause error
}

// Error is the message in English.
func (e *DataError) Error() string { return e.Say(dsl.English) }

// Say is the whole message: place, value and reason.
func (e *DataError) Say(tongue dsl.Tongue) string {
	return say(tongue, e.File, e.Line, e.Column, e.Value, e.Reason)
}

// Unwrap gives the error of the file or of its compression, if that was the cause.
func (e *DataError) Unwrap() error { return e.cause }

// say writes `sales.csv:12: column amount: "1,234.50" has …: expected …; remedy`.
func say(tongue dsl.Tongue, file string, line int64, column, value string, reason dsl.Words) string {
	var text strings.Builder
	if file == StandardInput {
		file = dsl.Say("standard input", "标准输入").In(tongue)
	}
	text.WriteString(file)
	if line > 0 {
		text.WriteString(":" + strconv.FormatInt(line, 10))
	}
	text.WriteString(": ")
	if column != "" {
		text.WriteString(dsl.Say("column ", "列 ").In(tongue) + printable(column) + dsl.Say(": ", "：").In(tongue))
	}
	if value != "" {
		text.WriteString(strconv.Quote(value) + " ")
	}
	text.WriteString(reason.In(tongue))
	return text.String()
}

// printable gives a name as it is, or quoted where it could move a cursor.
func printable(name string) string {
	if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
		return quoted
	}
	return name
}

const (
	// valueBytes is how much of a bad value a message shows.
	valueBytes = 80

	// rawBytes is how much of a bad row is kept. Only rows that are bad for
	// their length have more.
	rawBytes = 1 << 20
)

// excerpt gives a text of at most so many bytes, marked where it is cut.
func excerpt(text []byte, most int) string {
	if len(text) <= most {
		return string(text)
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return string(text[:most]) + "…"
}

// asText is a text whose bytes that are none stand as U+FFFD.
func asText(text string) string { return strings.ToValidUTF8(text, "\ufffd") }
