package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Row works out expressions over the columns of one row of a file, with the same steps as a scheme's. The rows of a
// group stand behind the columns, as the lines of a list.
type Row struct {
	Cells []Cell

	event Event
	frame frame
}

// NewRow makes a row of so many columns in a time zone.
func NewRow(columns int, zone *value.Zone) *Row {
	r := &Row{Cells: make([]Cell, columns)}
	r.event.Cells = r.Cells
	r.event.Lines, r.event.lists = make([][]Cell, columns+1), make([][]compile.Field, columns+1)
	r.event.lists[columns] = make([]compile.Field, columns)
	r.frame = frame{plan: &compile.Plan{Zone: zone}, event: &r.event}
	return r
}

// Group gives the row the rows of its group: their cells, one row behind the other.
func (r *Row) Group(lines []Cell) { r.event.Lines[len(r.Cells)] = lines }

// Holds tells whether a condition is true of the row.
func (r *Row) Holds(step *compile.Step) bool {
	r.frame.overflow = false
	return r.frame.holds(step) && !r.frame.overflow
}

// Value works out a value at its step's places. fits is false where a number became too large.
func (r *Row) Value(step *compile.Step) (cell Cell, fits bool) {
	r.frame.overflow = false
	result := r.frame.calculate(step)
	if result.missing {
		return Cell{}, !r.frame.overflow
	}
	number, ok := result.number.Int64()
	return Cell{Number: number, Text: result.text, Present: true}, ok && !r.frame.overflow
}
