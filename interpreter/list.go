package interpreter

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// ListField is a field that holds lines: `items`, or the vouchers that are used on an order.
type ListField struct {
	kind  EventKind
	place place
}

// List finds a field of lines.
func (k EventKind) List(name string) (ListField, error) {
	at, _, err := k.field(name, compile.Lines)
	return ListField{k, at}, err
}

// Line is one line of an event's list. It is valid until the next line is added.
type Line struct {
	event *Event
	cells []evaluate.Cell
}

// Add adds a line to the list and returns it to be filled. Its columns have their defaults.
func (f ListField) Add(event *Event) Line {
	if f.place <= 0 || int(f.place) > len(event.Cells) {
		event.Flaw()
		return Line{event: event}
	}
	return Line{event, event.AddLine(int(f.place) - 1)}
}

func (l Line) cell(at place) *evaluate.Cell {
	if at <= 0 || int(at) > len(l.cells) {
		l.event.Flaw()
		return &evaluate.Cell{}
	}
	return &l.cells[at-1]
}

func (f ListField) column(name string, kinds ...compile.Kind) (place, int, error) {
	if f.place <= 0 {
		return 0, 0, fmt.Errorf("the list of column %q was not found", name)
	}
	field := &f.kind.program.plan.Events[f.kind.slot].Fields[f.place-1]
	return fieldAmong(field.List, fmt.Sprintf("list %q", field.Written), name, kinds)
}

// NumberColumn is a column of numbers or money of a list.
type NumberColumn struct {
	place  place
	Places int // decimal places: 2 means that 10.50 is set as 1050
}

// Number finds a column of plain numbers or money.
func (f ListField) Number(name string) (NumberColumn, error) {
	at, places, err := f.column(name, compile.Number, compile.Money)
	return NumberColumn{at, places}, err
}

// Set gives the line a number at the column's places.
func (c NumberColumn) Set(line Line, number int64) {
	*line.cell(c.place) = evaluate.Cell{Number: number, Present: true}
}

// TextColumn is a column of text of a list.
type TextColumn struct{ place place }

// Text finds a column of text. The column of the list `vouchers` is `voucher`.
func (f ListField) Text(name string) (TextColumn, error) {
	at, _, err := f.column(name, compile.Text)
	return TextColumn{at}, err
}

// Set gives the line a text.
func (c TextColumn) Set(line Line, text string) {
	*line.cell(c.place) = evaluate.Cell{Text: text, Present: true}
}

// FlagColumn is a column of yes or no of a list.
type FlagColumn struct{ place place }

// Flag finds a column of yes or no.
func (f ListField) Flag(name string) (FlagColumn, error) {
	at, _, err := f.column(name, compile.Flag)
	return FlagColumn{at}, err
}

// Set gives the line yes or no.
func (c FlagColumn) Set(line Line, yes bool) { *line.cell(c.place) = flagCell(yes) }
