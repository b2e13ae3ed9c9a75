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
	amount     int64
	discount   int64
	paid       int64 // by redeemed units and vouchers
	vouchers   []plannedVoucher
	costs      []int64 // by line: what it costs of what the voucher at hand is good for
	covered    []int64 // by line: what vouchers for some goods have paid of it
	charge     int64
	spends     []plannedSpend
	charges    []plannedSpend
	spent      []int64 // by wallet: what the spends come to, and what an adjustment takes away
	reversed   []int64 // by wallet: what a refund takes of what is available
	returned   []int64 // by wallet: what a refund gives back
	short      []int64 // by wallet: what a refund takes and nobody has any more
	refund     plannedRefund
	transferTo *State // whom a transfer is for
}

// plannedSpend is units of a wallet that the event takes, or money that it is charged.
type plannedSpend struct {
	wallet int
	amount int64
	rule   int
	cause  cause
}

func (o *order) reset() {
	o.amount, o.discount, o.paid, o.charge = 0, 0, 0, 0
	o.spends, o.charges, o.vouchers = o.spends[:0], o.charges[:0], o.vouchers[:0]
	o.covered = o.covered[:0]
	clear(o.spent)
	clear(o.reversed)
	clear(o.returned)
	clear(o.short)
	o.refund, o.transferTo = plannedRefund{}, nil
}

// draw plans a spend.
func (o *order) draw(spend plannedSpend) {
	o.spends = append(o.spends, spend)
	o.spent[spend.wallet] += spend.amount
}

// discountOrder does stage 1: the rules that take something off the order, in the order of their names. They never
// take off more than the order is.
func (e *Evaluator) discountOrder(event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Amount != None && event.Cells[planned.Amount].Present {
		e.order.amount = event.Cells[planned.Amount].Number
	}
	if e.frame.refunding {
		e.order.amount = e.frame.refund
	}
	for _, reference := range planned.Discounts {
		if e.mayFire(reference) {
			e.discountRule(event, reference)
		}
	}
	e.settleDiscounts()
}

// discountRule judges a rule that discounts. Whatever else it does is worked out with it, as it can't read `net`.
func (e *Evaluator) discountRule(event *Event, reference compile.Reference) {
	fired, holds := e.judgeLines(event, reference)
	if !holds {
		return
	}
	fired.before = fired.discount + fired.cut
	fired.discount = e.withinBudgetsOfMoney(reference.Rule, min(e.capped(e.frame.state, reference.Rule, fired.discount, 0), e.order.amount-e.takenBefore(reference.Rule)))
	e.firings = append(e.firings, fired)
}

// discountEffect works out what one effect takes off. An amount that is missing takes off nothing.
func (e *Evaluator) discountEffect(fired *firing, reference compile.Reference, index int) {
	effect := e.effect(reference, index)
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return
	}
	off := e.whole(reference.Rule, result)
	if effect.Kind == compile.DiscountTo {
		off = e.order.amount - e.frame.less - off
	}
	fired.discount += min(max(off, 0), e.order.amount-e.frame.less-fired.discount)
	if fired.cause == noCause {
		fired.cause = e.causeOf(reference, index)
	}
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

// planDraws does stage 2: what the order draws on stored value. What a refund is of, nobody has to pay.
func (e *Evaluator) planDraws(state *State, event *Event) {
	fields := e.plan.Events[event.Kind].Fields
	e.frame.due = e.order.charge
	if !e.frame.refunding {
		e.frame.due += e.frame.net
	}
	for i := range fields {
		if len(fields[i].Draws) > 0 && event.Cells[i].Number > 0 {
			e.drawOn(state, &fields[i], event.Cells[i].Number)
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
		taken := max(0, min(left, e.free(state, wallet)))
		if taken == 0 {
			continue
		}
		left -= taken
		e.frame.drawn[wallet] += taken
		e.order.draw(plannedSpend{wallet: wallet, amount: taken, rule: None})
	}
	if left > 0 {
		e.short(field.Draws[0], wanted, wanted-left)
	}
	e.frame.due -= wanted
}

// free is what of a wallet nothing planned has taken yet.
func (e *Evaluator) free(state *State, wallet int) int64 {
	return state.Wallets[wallet].Totals.Available - e.order.reversed[wallet] - e.order.spent[wallet]
}

// planShort refuses what the wallets can't pay.
func (e *Evaluator) planShort(state *State) {
	for wallet := range e.order.spent {
		if free := e.free(state, wallet); free < 0 && e.order.spent[wallet] > 0 {
			e.short(wallet, e.order.spent[wallet], e.order.spent[wallet]+free)
		}
	}
}

func (e *Evaluator) short(wallet int, wanted, available int64) {
	planned := &e.plan.Wallets[wallet]
	e.refuse("short", None, dsl.Sayf("%[2]s of `%[1]s` are asked for, %[3]s are available", "需要 `%[1]s` %[2]s，可用 %[3]s", planned.Name,
		value.DecimalString(wanted, planned.Places), value.DecimalString(available, planned.Places)))
}

// planTotals asks the money of a member's life to have room for this order's.
func (e *Evaluator) planTotals(state *State) {
	if state.Discounted > ledger.Most-e.order.discount || e.order.charge > ledger.Most || state.Charged > ledger.Most-e.order.charge {
		e.tooLarge(None)
	}
}

// spend writes the spends of stage 8 and remembers where the units came from.
func (e *Evaluator) spend(state *State) {
	for i := range e.order.spends {
		planned := &e.order.spends[i]
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
