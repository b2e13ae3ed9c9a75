package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const never = ledger.Never

// order is the money of one event, in the currency's smallest unit, and what it draws on.
type order struct {
	amount   int64
	discount int64
	paid     int64 // by redeemed units
	charge   int64
	spends   []plannedSpend
	charges  []plannedSpend
	spent    []int64 // by wallet: what the spends come to
	refund   plannedRefund
}

// plannedSpend is units of a wallet that the event takes.
type plannedSpend struct {
	wallet int
	amount int64
	rule   int
	stored bool // stored value that pays what is due, rather than units that lower it
}

func (o *order) reset() {
	o.amount, o.discount, o.paid, o.charge = 0, 0, 0, 0
	o.spends, o.charges = o.spends[:0], o.charges[:0]
	clear(o.spent)
	o.refund = plannedRefund{}
}

// discountOrder does stage 1: the rules that take something off the order, in the order of their names. They never
// take off more than the order is.
func (e *Evaluator) discountOrder(event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Amount != None && event.Cells[planned.Amount].Present {
		e.order.amount = event.Cells[planned.Amount].Number
	}
	for _, reference := range planned.Discounts {
		e.discountRule(event, reference)
	}
}

func (e *Evaluator) discountRule(event *Event, reference compile.Reference) {
	rule := &e.plan.Rules[reference.Rule]
	body := &rule.Bodies[reference.Body]
	f := &e.frame
	if !e.mayFire(reference.Rule) {
		return
	}
	fired := firing{rule: reference.Rule, body: reference.Body}
	for line := range e.lineCount(event, body) {
		e.enterLine(event, body, line)
		if !e.conditionsHold(body) {
			continue
		}
		for i := range body.Effects {
			if isAct(body.Effects[i].Kind) {
				fired.acts = true
				e.act(reference, i)
			} else {
				fired.discount += e.discountEffect(f, reference.Rule, &body.Effects[i])
			}
		}
	}
	e.leaveLine()
	fired.before = fired.discount
	fired.discount = e.capped(reference.Rule, fired.discount)
	fired.discount = min(fired.discount, e.order.amount-e.order.discount)
	if fired.discount > 0 || fired.acts {
		e.order.discount += fired.discount
		e.firings = append(e.firings, fired)
	}
}

// discountEffect works out what one effect takes off.
func (e *Evaluator) discountEffect(f *frame, rule int, effect *compile.Effect) int64 {
	if effect.Kind != compile.Discount && effect.Kind != compile.DiscountTo {
		return 0 // what else a rule that discounts does is judged with the other rules
	}
	off := e.whole(rule, f.calculate(effect.Amount))
	if effect.Kind == compile.DiscountTo {
		off = e.order.amount - off
	}
	return min(max(off, 0), e.order.amount)
}

// whole takes a number that is to be stored; one that does not fit refuses the event, a missing one gives nothing.
func (e *Evaluator) whole(rule int, result quantity) int64 {
	if e.frame.overflow {
		e.frame.overflow = false
		e.tooLarge(rule)
		return 0
	}
	if result.missing {
		return 0
	}
	number, ok := result.number.Int64()
	if !ok || number > ledger.Most || number < -ledger.Most {
		e.tooLarge(rule)
		return 0
	}
	return number
}

// redeemOrder takes the units that pay for the order: they lower what earns, within the wallet's bounds.
func (e *Evaluator) redeemOrder(state *State, event *Event) {
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
		e.order.spends = append(e.order.spends, plannedSpend{wallet: wallet, amount: units, rule: None})
	}
	e.frame.net = e.order.amount - e.order.discount - e.order.paid
}

// redeemUnits holds units against the wallet's bounds, and works out what they pay of an order. Asked for more than
// they may be, they are refused, or taken as far as they may.
func (e *Evaluator) redeemUnits(wallet int, redeem *compile.Redeem, units int64, paysOrder bool) (taken, worth int64) {
	f := &e.frame
	number := func(step *compile.Step) int64 { return e.whole(None, f.calculate(step)) }
	if redeem.Minimum != nil && units < number(redeem.Minimum) {
		e.outOfBounds(wallet, number(redeem.Minimum), "at least", "至少")
		return 0, 0
	}
	if redeem.Steps != nil {
		if steps := number(redeem.Steps); steps > 0 && units%steps != 0 {
			if !redeem.OrLess {
				e.outOfBounds(wallet, steps, "in multiples of", "按整数倍：")
				return 0, 0
			}
			units -= units % steps
		}
	}
	if !paysOrder {
		return units, 0
	}
	rate, price := number(redeem.Quantity), number(redeem.Worth)
	most := e.order.amount - e.order.discount - e.order.paid
	if redeem.Share != nil {
		most = min(most, number(redeem.Share))
	}
	worth, ok := value.MultiplyDivide(units, price, max(rate, 1), value.Down)
	if !ok {
		e.tooLarge(None)
		return 0, 0
	}
	if worth <= most {
		return units, worth
	}
	limit, _ := value.MultiplyDivide(max(most, 0), rate, max(price, 1), value.Down)
	if redeem.Steps != nil {
		limit -= limit % max(number(redeem.Steps), 1)
	}
	if !redeem.OrLess {
		e.outOfBounds(wallet, limit, "for this order at most", "本单最多")
		return 0, 0
	}
	worth, _ = value.MultiplyDivide(limit, price, max(rate, 1), value.Down)
	return limit, worth
}

func (e *Evaluator) outOfBounds(wallet int, bound int64, english, chinese string) {
	planned := &e.plan.Wallets[wallet]
	number := value.DecimalString(bound, planned.Places)
	e.refuse("redeem-bounds", None, dsl.Words{
		English: "`" + planned.Name + "` is redeemed " + english + " " + number,
		Chinese: "`" + planned.Name + "` 抵扣" + chinese + " " + number,
	})
}

// planSpends does stage 2: what the order draws on wallets. Too little refuses.
func (e *Evaluator) planSpends(state *State, event *Event) {
	fields := e.plan.Events[event.Kind].Fields
	e.frame.due = e.frame.net
	for i := range fields {
		if len(fields[i].Draws) > 0 && event.Cells[i].Number > 0 {
			e.drawOn(state, &fields[i], event.Cells[i].Number)
		}
	}
	for _, spend := range e.order.spends {
		e.order.spent[spend.wallet] += spend.amount
	}
	for wallet, amount := range e.order.spent {
		if available := state.Wallets[wallet].Totals.Available; amount > available {
			e.short(wallet, amount, available)
		}
	}
}

// drawOn plans how stored value pays: the wallets of the field, each as far as it goes.
func (e *Evaluator) drawOn(state *State, field *compile.Field, wanted int64) {
	if wanted > e.frame.due {
		e.refuse("paid-more", None, dsl.Sayf("`%[1]s` pays %[2]s, and %[3]s are due", "`%[1]s` 支付 %[2]s，而应付是 %[3]s", field.Written,
			value.DecimalString(wanted, e.plan.MoneyPlaces), value.DecimalString(e.frame.due, e.plan.MoneyPlaces)))
		return
	}
	left := wanted
	for _, wallet := range field.Draws {
		taken := min(left, state.Wallets[wallet].Totals.Available)
		if taken == 0 {
			continue
		}
		left -= taken
		e.frame.drawn[wallet] += taken
		e.order.spends = append(e.order.spends, plannedSpend{wallet: wallet, amount: taken, rule: None, stored: true})
	}
	if left > 0 {
		e.short(field.Draws[0], wanted, wanted-left)
	}
	e.frame.due -= wanted
}

func (e *Evaluator) short(wallet int, wanted, available int64) {
	planned := &e.plan.Wallets[wallet]
	e.refuse("short", None, dsl.Sayf("%[2]s of `%[1]s` are asked for, %[3]s are available", "需要 `%[1]s` %[2]s，可用 %[3]s", planned.Name,
		value.DecimalString(wanted, planned.Places), value.DecimalString(available, planned.Places)))
}

// spend writes the spends of stage 8 and remembers where the units came from.
func (e *Evaluator) spend(state *State) {
	for _, planned := range e.order.spends {
		if planned.amount == 0 {
			continue
		}
		e.draws = state.Wallets[planned.wallet].Spend(planned.amount, e.draws[:0])
		for _, draw := range e.draws {
			state.memory.spends = append(state.memory.spends, spend{wallet: int32(planned.wallet), draw: draw})
			entry := e.entry(EntrySpent, stageWrite, planned.wallet, draw.Amount)
			entry.Lot, entry.Expires, entry.Rule = draw.Key.Event, draw.Expires, planned.rule
		}
	}
}
