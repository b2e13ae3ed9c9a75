package mapping

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

// A group with a row that can't be read is no event: what is left of a basket is another basket. The row is skipped with
// its reason, and the group's other rows are grouped with it.

// tear takes a bad row's group out, if it can be told which that is.
func (f *foreign) tear(g *groups, row *history.BadRow) {
	for i := range row.Cells {
		torn := &row.Cells[i]
		f.row.Cells[i] = evaluate.Cell{Number: torn.Number, Text: torn.Text, Present: torn.Present}
	}
	if row.Cells != nil && f.wouldSkip(g.source.Skips, row.Cells) {
		return
	}
	for _, by := range g.source.Group {
		if row.Cells == nil || !readable(by.Value, row.Cells) {
			f.account.Unplaced++
			return
		}
	}
	if f.keyOf(g) != nil {
		return // it is of no group
	}
	number, known := g.number()
	if known && !g.torn[number] {
		f.account.Grouped++ // the first row, which stood for the group
	}
	g.torn[number] = true
}

// wouldSkip tells whether the source leaves the row out by what can be read of it.
func (f *foreign) wouldSkip(skips []compile.Skip, cells []history.TornCell) bool {
	for i := range skips {
		if readable(skips[i].When, cells) && f.row.Holds(skips[i].When) {
			return true
		}
	}
	return false
}

// readable tells whether all is known that a step reads.
func readable(step *compile.Step, cells []history.TornCell) bool {
	if step == nil {
		return true
	}
	if step.Operation == compile.OperationField && step.Slot < len(cells) && cells[step.Slot].Unread {
		return false
	}
	for _, argument := range step.Arguments {
		if !readable(argument, cells) {
			return false
		}
	}
	for i := range step.Rows {
		if !readable(step.Rows[i].From, cells) || !readable(step.Rows[i].Value, cells) {
			return false
		}
	}
	return true
}
