package evaluate

import (
	"hash/fnv"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Event is something that happens to a member. It is filled through Reset and the setters, and can be used again.
type Event struct {
	Kind    int // of the plan's events
	Member  string
	At      value.Instant
	ID      string // empty if it has none
	Cells   []Cell // by field; a list's cell holds how many lines it has
	Lines   [][]Cell
	Origin  Origin
	columns []int // by field: how many cells a line has
}

// Origin is where an event was read, for whoever has to find it again.
type Origin struct {
	File string
	Line int64
}

// Reset makes the event an empty one of a kind. Fields have their defaults.
func (e *Event) Reset(plan *compile.Plan, kind int, member string, at value.Instant) {
	fields := plan.Events[kind].Fields
	e.Kind, e.Member, e.At, e.ID, e.Origin = kind, member, at, "", Origin{}
	e.Cells, e.Lines, e.columns = resize(e.Cells, len(fields)), resize(e.Lines, len(fields)), resize(e.columns, len(fields))
	for i := range fields {
		e.Cells[i], e.Lines[i], e.columns[i] = fields[i].Default, e.Lines[i][:0], len(fields[i].List)
	}
}

// SetNumber gives a field a number at the field's places: money in the currency's smallest unit, a date in days,
// an instant in microseconds, a flag 0 or 1.
func (e *Event) SetNumber(field int, number int64) {
	e.Cells[field] = Cell{Number: number, Present: true}
}

// SetText gives a field a text, or the id of a member.
func (e *Event) SetText(field int, text string) { e.Cells[field] = Cell{Text: text, Present: true} }

// AddLine adds a line to a list and returns its cells, to be filled.
func (e *Event) AddLine(field int) []Cell {
	width := e.columns[field]
	lines := e.Lines[field]
	for range width {
		lines = append(lines, Cell{})
	}
	e.Lines[field] = lines
	e.Cells[field] = Cell{Number: e.Cells[field].Number + 1, Present: true}
	return lines[len(lines)-width:]
}

// lineCount returns how many lines a list has.
func (e *Event) lineCount(field int) int {
	if e.columns[field] == 0 {
		return 0
	}
	return len(e.Lines[field]) / e.columns[field]
}

func (e *Event) line(field, index int) []Cell {
	width := e.columns[field]
	return e.Lines[field][index*width : (index+1)*width]
}

// digest is a number that stands for all that the event says, to tell a repeat from another event of the same id.
func (e *Event) digest() uint64 {
	hash := fnv.New64a()
	var buffer [32]byte
	number := func(n int64) {
		_, _ = hash.Write(append(strconv.AppendInt(buffer[:0], n, 36), ' '))
	}
	cell := func(cell *Cell) {
		if !cell.Present {
			number(-1)
			return
		}
		number(cell.Number)
		number(int64(len(cell.Text)))
		_, _ = hash.Write([]byte(cell.Text))
	}
	number(int64(e.Kind))
	number(int64(e.At))
	for i := range e.Cells {
		cell(&e.Cells[i])
		for j := range e.Lines[i] {
			cell(&e.Lines[i][j])
		}
	}
	return hash.Sum64()
}
