package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// redeemOrder takes the units that pay for the order: they lower what earns, within the wallet's bounds.
func (e *Evaluator) redeemOrder(event *Event) {
	fields := e.plan.Events[event.Kind].Fields
	redeems := e.plan.Events[event.Kind].Role == compile.RoleRedeem
	for i := range fields {
		if fields[i].Units == None || event.Cells[i].Number == 0 || !redeems && !fields[i].Redeems {
			continue
		}
		wallet, units := fields[i].Units, event.Cells[i].Number
		worth := int64(0)
		if redeem := e.plan.Wallets[wallet].Redeem; redeem != nil {
			units, worth = e.redeemUnits(wallet, redeem, units, fields[i].Redeems)
		}
		e.order.paid += worth
		e.order.draw(plannedSpend{wallet: wallet, amount: units, rule: None})
	}
	e.frame.net = e.order.amount - e.order.discount - e.order.paid
}

// redeemUnits holds units against the wallet's bounds, and works out what they pay of an order. Asked for more than
// they may be, they are refused, or taken as far as they may: where that is less than the least, not at all.
func (e *Evaluator) redeemUnits(wallet int, redeem *compile.Redeem, units int64, paysOrder bool) (taken, worth int64) {
	minimum, steps := e.bound(redeem.Minimum), max(e.bound(redeem.Steps), 1)
	if units < minimum {
		e.outOfBounds(wallet, minimum, "at least", "至少")
		return 0, 0
	}
	if units%steps != 0 {
		if !redeem.OrLess {
			e.outOfBounds(wallet, steps, "in multiples of", "按整数倍：")
			return 0, 0
		}
		units -= units % steps
	}
	if !paysOrder {
		return units, 0
	}
	return e.redeemShare(wallet, redeem, units, minimum, steps)
}

// redeemShare holds units against what they may pay of the order.
func (e *Evaluator) redeemShare(wallet int, redeem *compile.Redeem, units, minimum, steps int64) (taken, worth int64) {
	rate, price := max(e.bound(redeem.Quantity), 1), max(e.bound(redeem.Worth), 1)
	most := e.order.amount - e.order.discount - e.order.paid
	if redeem.Share != nil {
		most = min(most, e.bound(redeem.Share))
	}
	worth, ok := value.MultiplyDivide(units, price, rate, value.Down)
	if !ok {
		e.tooLarge(None)
		return 0, 0
	}
	if worth <= most {
		return units, worth
	}
	limit, _ := value.MultiplyDivide(max(most, 0), rate, price, value.Down)
	limit -= limit % steps
	if !redeem.OrLess {
		e.outOfBounds(wallet, limit, "for this order at most", "本单最多")
		return 0, 0
	}
	if limit < minimum {
		return 0, 0
	}
	worth, _ = value.MultiplyDivide(limit, price, rate, value.Down)
	return limit, worth
}

// bound works a bound out; one that is not said is 0.
func (e *Evaluator) bound(step *compile.Step) int64 {
	if step == nil {
		return 0
	}
	return e.whole(None, e.frame.calculate(step))
}

func (e *Evaluator) outOfBounds(wallet int, bound int64, english, chinese string) {
	planned := &e.plan.Wallets[wallet]
	number := value.DecimalString(bound, planned.Places)
	e.refuse("redeem-bounds", None, dsl.Words{
		English: "`" + planned.Name + "` is redeemed " + english + " " + number,
		Chinese: "`" + planned.Name + "` 抵扣" + chinese + " " + number,
	})
}
