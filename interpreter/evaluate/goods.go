package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// goods is what an order has of what a voucher is good for.
type goods struct {
	any  bool
	cost int64
	left int64 // of it, what no voucher before has paid
}

// goodsOf adds up what the lines cost that a voucher is good for. What costs nothing adds nothing.
func (e *Evaluator) goodsOf(event *Event, voucher *compile.Voucher) goods {
	var found goods
	e.order.costs = e.order.costs[:0]
	for line := range event.lineCount(voucher.Goods) {
		cost, ok := e.costOfLine(event, voucher, line)
		e.order.costs = append(e.order.costs, cost)
		if len(e.order.covered) == line {
			e.order.covered = append(e.order.covered, 0)
		}
		found.any = found.any || ok
		found.cost += cost
		found.left += max(0, cost-e.order.covered[line])
		if found.cost > ledger.Most {
			e.tooLarge(None)
			return goods{}
		}
	}
	return found
}

func (e *Evaluator) costOfLine(event *Event, voucher *compile.Voucher, line int) (cost int64, ok bool) {
	e.frame.line = event.line(voucher.Goods, line)
	defer func() { e.frame.line = nil }()
	if !e.frame.holds(voucher.When.Step) {
		return 0, false
	}
	return max(0, e.whole(None, e.frame.calculate(voucher.Price))), true
}

// payLines lets a voucher pay for its goods, line after line, so that no other pays for the same.
func (e *Evaluator) payLines(worth int64) {
	for line, cost := range e.order.costs {
		paid := max(0, min(worth, cost-e.order.covered[line]))
		e.order.covered[line] += paid
		worth -= paid
	}
}
