package tabular

import (
	"fmt"
	"io"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Kind is the type of a column's cells.
type Kind uint8

// The kinds of columns. In Parquet they are UTF8, INT64, DECIMAL (INT64 where there are no places), DATE, TIMESTAMP of
// UTC, TIMESTAMP of no zone, and UTF8 again.
const (
	Text    Kind = iota
	Whole        // a whole number
	Decimal      // a number with the column's places
	Date         // a value.Date
	Instant      // a value.Instant, written in the column's zone
	Civil        // microseconds since 1970-01-01 00:00 by a clock on the wall: what an instant is to somebody in its zone
	List         // JSON
)

// Column is a column of a table.
type Column struct {
	Name    string
	Kind    Kind
	Places  int         // of a decimal
	Zone    *value.Zone // of an instant
	Repeats bool        // few texts stand in it again and again
}

// Cell is a value of a row: a number, or a text that is read until the row is written. The empty cell is missing.
type Cell struct {
	Number  int64
	Fewer   uint8 // by so many places a decimal has fewer than its column, as amounts of several wallets in one have
	Text    []byte
	Present bool
}

// Of makes a cell of a number, a date or an instant.
func Of(number int64) Cell { return Cell{Number: number, Present: true} }

// OfPlaces makes a cell of a decimal with so many places.
func OfPlaces(number int64, places int, column *Column) Cell {
	return Cell{Number: number, Fewer: uint8(column.Places - places), Present: true}
}

// OfText makes a cell of a text; the empty text is missing.
func OfText(text string) Cell { return Cell{Text: []byte(text), Present: text != ""} }

// OfBytes is OfText without a copy.
func OfBytes(text []byte) Cell { return Cell{Text: text, Present: len(text) > 0} }

// Format is how a table is written.
type Format uint8

// The formats.
const (
	CSV Format = iota
	JSON
	Parquet
)

// Formats are the formats by the names that a command line knows them by, which are also how files of them end.
var Formats = []string{CSV: "csv", JSON: "jsonl", Parquet: "parquet"}

func (f Format) String() string { return Formats[f] }

// FormatNamed finds a format by its name.
func FormatNamed(name string) (Format, bool) {
	for format, one := range Formats {
		if one == name {
			return Format(format), true
		}
	}
	return CSV, false
}

// encoder writes rows in one format.
type encoder interface {
	write(row []Cell) error
	close() error
}

// Table is a table being written.
type Table struct {
	encoder encoder
	width   int
}

// New begins a table. Close ends it, and leaves the writer open.
func New(w io.Writer, format Format, columns []Column) (*Table, error) {
	table := &Table{width: len(columns)}
	var err error
	switch format {
	case JSON:
		table.encoder = newJSON(w, columns)
	case Parquet:
		table.encoder = newParquet(w, columns)
	default:
		table.encoder, err = newCSV(w, columns)
	}
	return table, err
}

// Write writes a row: a cell for each column.
func (t *Table) Write(row []Cell) error {
	if len(row) != t.width {
		return fmt.Errorf("a row of %d cells for %d columns", len(row), t.width)
	}
	return t.encoder.write(row)
}

// Close writes what is still held back.
func (t *Table) Close() error { return t.encoder.close() }
