package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// before reads a value as it was when the last step was judged; it is missing where only that step knows it.
func (t *teller) before(step *compile.Step) evaluate.Operand {
	state := t.stateBefore()
	if state == nil {
		return evaluate.Operand{Missing: true}
	}
	var cell evaluate.Cell
	switch step.Operation {
	case compile.OperationTier:
		cell = evaluate.Cell{Number: int64(state.Tiers[step.Slot].Tier), Present: true}
	case compile.OperationSegment:
		cell = evaluate.Cell{Number: int64(state.Segments[step.Slot]), Present: state.Segments[step.Slot] != compile.None}
	case compile.OperationAvailable:
		cell = evaluate.Cell{Number: state.Wallets[step.Slot].Totals.Available, Present: true}
	case compile.OperationMetric:
		cell = t.program.Measured(&interpreter.Outcome{}, state, step.Slot)
	case compile.OperationAttribute:
		cell = state.Attributes[step.Slot]
	case compile.OperationField:
		if !t.moment.isTime {
			cell = t.moment.happened.Event.Cells[step.Slot]
		}
	case compile.OperationParam:
		cell = t.param(step.Slot)
	}
	return evaluate.Operand{Number: value.WideOf(cell.Number), Text: cell.Text, Missing: !cell.Present}
}

// param is what a param is worth at the last step.
func (t *teller) param(slot int) evaluate.Cell {
	var cell evaluate.Cell
	for i, dated := range t.program.Plan().Params[slot].Values {
		if number, ok := dated.Number.Int64(); ok && (i == 0 || dated.From <= t.moment.at) {
			cell = evaluate.Cell{Number: number, Text: dated.Text, Present: true}
		}
	}
	return cell
}

// stateBefore is the state of the member to whom the last step happens, right before it.
func (t *teller) stateBefore() *interpreter.State {
	h := *t.history
	if h.until == none {
		h.events, h.until = h.events[:len(h.events)-1], t.moment.at
	} else {
		h.until = t.moment.at - 1
	}
	run := t.play(&h)
	if run == nil {
		return nil
	}
	own := t.own()
	at := slices.IndexFunc(run.trial.States, func(state *interpreter.State) bool { return state.Member == own })
	if at < 0 {
		return nil
	}
	return run.trial.States[at]
}
