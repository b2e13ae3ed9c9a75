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
	rate, price := e.Rate(state, wallet)
	worth, _ := value.MultiplyDivide(available, price, rate, value.Down)
	return worth
}

// Rate is how many of a wallet's units pay how much money, as of a member's last instant. The wallet must have a rate.
func (e *Evaluator) Rate(state *State, wallet int) (units, money int64) {
	f, redeem := e.begin(state, nil, state.Now), e.plan.Wallets[wallet].Redeem
	units, _ = f.calculate(redeem.Quantity).number.Int64()
	money, _ = f.calculate(redeem.Worth).number.Int64()
	return max(units, 1), money
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
