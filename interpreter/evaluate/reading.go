package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Metric reads a metric of a member as of its last instant, at the metric's places: a number, or a text. It is not
// there if it can't be worked out. At the first instant of a period that the member's own events have not begun, it is that of the period that ended.
func (e *Evaluator) Metric(state *State, metric int) Cell {
	f := e.begin(state, nil, state.Now)
	f.period = state.judged(state.Now)
	result := f.metric(metric)
	number, ok := result.number.Int64()
	if !ok || result.missing || f.overflow {
		return Cell{}
	}
	return Cell{Number: number, Text: result.text, Present: true}
}

// Worth is what a wallet's available units would pay, in the currency's smallest unit: money is worth itself.
func (e *Evaluator) Worth(state *State, wallet int) int64 {
	planned := &e.plan.Wallets[wallet]
	available := state.Wallets[wallet].Totals.Available
	if planned.Kind == compile.Money {
		return available
	}
	if planned.Redeem == nil {
		return 0
	}
	f := e.begin(state, nil, state.Now)
	rate, _ := f.calculate(planned.Redeem.Quantity).number.Int64()
	price, _ := f.calculate(planned.Redeem.Worth).number.Int64()
	worth, _ := value.MultiplyDivide(available, price, max(rate, 1), value.Down)
	return worth
}

// SetAttribute gives a member another value of an attribute. What is due by it is worked out anew.
func (e *Evaluator) SetAttribute(state *State, attribute int, cell Cell) error {
	if !e.isOwn(state) {
		return errForeign
	}
	state.Attributes[attribute] = cell
	e.reschedule(state)
	return nil
}

// CellText writes a value at rest as the language writes it.
func CellText(plan *compile.Plan, kind compile.Kind, places int, cell Cell) dsl.Words {
	step := &compile.Step{Kind: kind, Places: places}
	return operandWords(plan, step, &Operand{Number: value.WideOf(cell.Number), Text: cell.Text, Missing: !cell.Present})
}
