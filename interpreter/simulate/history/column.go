package history

import (
	"slices"
	"strconv"

	"golang.org/x/text/unicode/norm"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Type is what a column's cells are read as.
type Type uint8

// The types of columns, and what a Vector keeps of each.
const (
	Text    Type = iota // its bytes
	Number              // a decimal, scaled to the column's places
	Date                // a value.Date: days since 1970-01-01
	Instant             // a value.Instant: microseconds since 1970-01-01T00:00Z
	Flag                // 1 or 0
)

// String names a type as the language does.
func (t Type) String() string {
	names := [...]string{"text", "number", "date", "time", "flag"}
	if int(t) >= len(names) {
		return "type " + strconv.Itoa(int(t))
	}
	return names[t]
}

// Column is one column that a caller wants of a file.
type Column struct {
	Name    string
	Aliases []string // other names it may have in the file, best first
	Type    Type

	// Places is how many decimal places a Number keeps, 0 to 18.
	Places int

	// Layout says how a Date or an Instant is written, as package time does it:
	// "20060102". Without one it has a standard form, that of value.ParseDate or
	// value.ParseInstant.
	Layout string

	// Zone is where an Instant is that doesn't say its offset; without one, UTC.
	Zone *value.Zone

	// Source is where a source file names the column; what the file says of it
	// can be changed there. Empty where nothing but the history says it.
	Source string

	// Optional columns may lack in a file; then all their cells are missing.
	Optional bool

	// Identifier is a Text that names a member or an event. A number that a
	// spreadsheet has shortened (1.23E+15) is bad data there: many ids would
	// become one.
	Identifier bool
}

// names lists the names that a column may have in a file, best first.
func (c *Column) names() []string { return append([]string{c.Name}, c.Aliases...) }

// spellings lists the sequences of characters that may spell a name: "é" is one
// character or two, and both look alike.
func spellings(name string) []string {
	return slices.Compact([]string{name, norm.NFC.String(name), norm.NFD.String(name)})
}
