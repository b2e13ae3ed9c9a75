package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Event is something that happens to a member. It is filled through Reset and the setters, and can be used again.
type Event struct {
	Kind   int // of the plan's events
	Member string
	At     value.Instant
	ID     string // empty if it has none
	Cells  []Cell // by field; a list's cell holds how many lines it has
	Lines  [][]Cell
	Origin Origin
	flawed bool              // something was set through a field that was never found
	lists  [][]compile.Field // by field: what a line of the list holds
}

// Origin is where an event was read, for whoever has to find it again.
type Origin struct {
	File string
	Line int64
}

// Reset makes the event an empty one of a kind. Fields have their defaults.
func (e *Event) Reset(plan *compile.Plan, kind int, member string, at value.Instant) {
	fields := plan.Events[kind].Fields
	e.flawed = false
	e.Kind, e.Member, e.At, e.ID, e.Origin = kind, member, at, "", Origin{}
	e.Cells, e.Lines, e.lists = resize(e.Cells, len(fields)), resize(e.Lines, len(fields)), resize(e.lists, len(fields))
	for i := range fields {
		e.Cells[i], e.Lines[i], e.lists[i] = fields[i].Default, e.Lines[i][:0], fields[i].List
	}
}

// SetNumber gives a field a number at the field's places: money in the currency's smallest unit, a date in days,
// an instant in microseconds, a flag 0 or 1.
func (e *Event) SetNumber(field int, number int64) {
	e.Cells[field] = Cell{Number: number, Present: true}
}

// SetText gives a field a text, or the id of a member.
func (e *Event) SetText(field int, text string) { e.Cells[field] = Cell{Text: text, Present: true} }

// Flaw marks an event that was filled wrongly: Apply turns it away.
func (e *Event) Flaw() { e.flawed = true }

// AddLine adds a line to a list and returns its cells, to be filled. They have their defaults.
func (e *Event) AddLine(field int) []Cell {
	columns, lines := e.lists[field], e.Lines[field]
	for i := range columns {
		lines = append(lines, columns[i].Default)
	}
	e.Lines[field] = lines
	e.Cells[field] = Cell{Number: e.Cells[field].Number + 1, Present: true}
	return lines[len(lines)-len(columns):]
}

// lineCount returns how many lines a list has.
func (e *Event) lineCount(field int) int {
	if len(e.lists[field]) == 0 {
		return 0
	}
	return len(e.Lines[field]) / len(e.lists[field])
}

func (e *Event) line(field, index int) []Cell {
	width := len(e.lists[field])
	return e.Lines[field][index*width : (index+1)*width]
}
