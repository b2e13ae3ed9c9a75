package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plannedVoucher is a voucher that the order uses, and what it takes off.
type plannedVoucher struct {
	voucher int
	worth   int64
}

// plannedIssue is vouchers that a rule gives.
type plannedIssue struct {
	to        *State
	reference compile.Reference
	cause     cause
	voucher   int
	count     int64
	worth     int64
	cost      int64 // of all of them
}

// planVouchers takes the vouchers that the order names, in their order: each takes off what it is worth, or what is
// left of the order or of the goods that it is for. A minimum asks what the order comes to after discounts, or what the
// goods cost.
func (e *Evaluator) planVouchers(state *State, event *Event) {
	slot := e.plan.Events[event.Kind].Vouchers
	if slot == None {
		return
	}
	left := e.order.amount - e.order.discount
	for line := range event.lineCount(slot) {
		voucher := e.voucherNamed(event.line(slot, line)[0].Text)
		if voucher == None || !e.mayUse(state, voucher) {
			continue
		}
		worth := min(state.Vouchers[voucher].First().Worth, left-e.order.paid)
		if planned := &e.plan.Vouchers[voucher]; planned.Goods != None {
			found := e.goodsOf(event, planned)
			if !e.hasGoods(planned, &found) {
				continue
			}
			worth = min(worth, found.left)
			e.payLines(worth)
		} else if !e.isEnough(planned, left) {
			continue
		}
		e.order.paid += worth
		e.order.vouchers = append(e.order.vouchers, plannedVoucher{voucher, worth})
	}
}

// voucherNamed finds a voucher. That there is one has been asked with the event's fields.
func (e *Evaluator) voucherNamed(name string) int {
	for i := range e.plan.Vouchers {
		if e.plan.Vouchers[i].Name == name {
			return i
		}
	}
	return None
}

// mayUse refuses a voucher that is named twice, or that the member has not got.
func (e *Evaluator) mayUse(state *State, voucher int) bool {
	planned := &e.plan.Vouchers[voucher]
	for i := range e.order.vouchers {
		if e.order.vouchers[i].voucher == voucher {
			e.refuse("voucher-twice", None, dsl.Sayf("`%s` is used once on an order", "一单只能用一张 `%s`", planned.Name))
			return false
		}
	}
	if state.Vouchers[voucher].First() == nil {
		e.refuse("voucher-none", None, dsl.Sayf("the member has no `%s`", "该会员没有可用的 `%s`", planned.Name))
		return false
	}
	return true
}

// isEnough refuses a voucher that the order is too small for.
func (e *Evaluator) isEnough(planned *compile.Voucher, spend int64) bool {
	minimum := e.bound(planned.Minimum)
	if spend < minimum {
		e.refuse("voucher-minimum", None, dsl.Sayf("`%[1]s` is for orders of %[2]s or more, this one comes to %[3]s", "`%[1]s` 满 %[2]s 可用，本单为 %[3]s", planned.Name,
			value.DecimalString(minimum, e.plan.MoneyPlaces), value.DecimalString(spend, e.plan.MoneyPlaces)))
	}
	return spend >= minimum
}

// hasGoods refuses a voucher where the order has none of what it is good for, or too little of it.
func (e *Evaluator) hasGoods(planned *compile.Voucher, found *goods) bool {
	minimum := e.bound(planned.Minimum)
	switch {
	case !found.any:
		e.refuse("voucher-goods", None, dsl.Sayf("`%[1]s` is for items when %[2]s, of which this order has none", "`%[1]s` 限 %[2]s 的商品，本单没有", planned.Name, planned.When.Text))
	case found.cost < minimum:
		e.refuse("voucher-minimum", None, dsl.Sayf("`%[1]s` is for %[2]s or more of items when %[4]s, on this order they come to %[3]s", "`%[1]s` 限 %[4]s 的商品满 %[2]s 可用，本单为 %[3]s", planned.Name,
			value.DecimalString(minimum, e.plan.MoneyPlaces), value.DecimalString(found.cost, e.plan.MoneyPlaces), planned.When.Text))
	}
	return found.any && found.cost >= minimum
}

// planIssue plans to give vouchers, and tells whether there are any to give.
func (e *Evaluator) planIssue(to *State, reference compile.Reference, index int) bool {
	effect := e.effect(reference, index)
	one := plannedIssue{to: to, reference: reference, cause: noCause, voucher: effect.Voucher}
	one.count = e.whole(reference.Rule, e.frame.calculate(effect.Amount))
	worth := effect.Worth
	if worth == nil {
		worth = e.plan.Vouchers[effect.Voucher].Worth
	}
	if worth != nil {
		one.worth = e.whole(reference.Rule, e.frame.calculate(worth))
	}
	if one.count <= 0 || worth != nil && one.worth <= 0 {
		return false
	}
	one.cost, one.cause = e.costOf(&one), e.causeOf(reference, index)
	e.issues = append(e.issues, one)
	e.receives(to)
	return true
}

// costOf is what vouchers count by: what they cost the shop, else their worth.
func (e *Evaluator) costOf(one *plannedIssue) int64 {
	each := one.worth
	if cost := e.plan.Vouchers[one.voucher].Cost; cost != nil {
		each = e.whole(one.reference.Rule, e.frame.calculate(cost))
	}
	cost, ok := value.Multiply(each, one.count)
	if !ok || cost > ledger.Most {
		e.tooLarge(one.reference.Rule)
		return 0
	}
	return cost
}

// planStock asks that there is room for the vouchers that come, and for those that a refund returns.
func (e *Evaluator) planStock() {
	for i := range e.issues {
		count, cost := int64(1), int64(0) // one that a refund may return
		for j := range e.issues {
			if e.issues[j].voucher == e.issues[i].voucher && e.issues[j].to == e.issues[i].to {
				count, cost = min(count, ledger.Most)+e.issues[j].count, min(cost, ledger.Most)+e.issues[j].cost
			}
		}
		if !e.issues[i].to.Vouchers[e.issues[i].voucher].Fits(count, cost) {
			e.tooLarge(e.issues[i].reference.Rule)
			return
		}
	}
}

// useVouchers writes the vouchers that the order uses.
func (e *Evaluator) useVouchers(state *State) {
	for _, planned := range e.order.vouchers {
		used := state.Vouchers[planned.voucher].Use()
		state.memory.vouchers = append(state.memory.vouchers, voucherMove{voucher: int32(planned.voucher), used: true, one: used})
		e.voucherEntry(EntryUsed, stageWrite, planned.voucher, &used).Worth = planned.worth
	}
}

// issueVouchers writes the vouchers that rules give.
func (e *Evaluator) issueVouchers(state *State) {
	for i := range e.issues {
		planned := &e.issues[i]
		if planned.count == 0 {
			continue // a budget let none through
		}
		one := ledger.Voucher{Key: ledgerKey(e.numbered(planned.to), planned.reference.Rule), Issued: e.frame.now, Expires: never, Worth: planned.worth, Left: planned.count}
		if valid := e.plan.Vouchers[planned.voucher].Valid; valid != nil {
			one.Expires = e.frame.end(valid, e.frame.now)
		}
		planned.to.Vouchers[planned.voucher].Issue(one, planned.cost)
		move := voucherMove{voucher: int32(planned.voucher), one: one}
		if planned.to != state {
			move.to = planned.to.Member
		}
		state.memory.vouchers = append(state.memory.vouchers, move)
		e.side(planned.to)
		e.explain(e.voucherEntry(EntryIssued, stageWrite, planned.voucher, &one), planned.reference.Rule, planned.cause)
	}
	e.side(state)
}

func (e *Evaluator) voucherEntry(kind EntryKind, stage uint8, voucher int, one *ledger.Voucher) *Entry {
	entry := e.entry(kind, stage, None, one.Left)
	entry.Voucher, entry.Worth = voucher, one.Worth
	entry.Lot, entry.Expires, entry.Rule = one.Key.Event, one.Expires, max(int(one.Key.Rule), None)
	return entry
}

// reverseVouchers gives back the vouchers that an order used, now that all of it is refunded, and takes back what is
// left of those that it issued.
func (e *Evaluator) reverseVouchers(state *State, one *record, now value.Instant) {
	for i := one.vouchers.from; i < one.vouchers.to; i++ {
		move := &state.memory.vouchers[i]
		voucher, moved := int(move.voucher), move.one
		if !move.used {
			e.withdraw(state, move)
			continue
		}
		expired := state.Vouchers[voucher].Return(moved, now)
		e.voucherEntry(EntryVoucherReturned, stageWrite, voucher, &moved)
		if expired {
			e.voucherEntry(EntryVoucherExpired, stageWrite, voucher, &moved)
		} else if giver := state.memory.numbered(moved.Key.Event); giver != nil && giver.whole {
			moved.Left = state.Vouchers[voucher].Withdraw(moved) // what gave it has been refunded meanwhile
			e.voucherEntry(EntryWithdrawn, stageWrite, voucher, &moved)
		}
	}
}

// withdraw takes back what is left of vouchers that a refunded event issued, to its member or to another.
func (e *Evaluator) withdraw(state *State, move *voucherMove) {
	owner := state
	if move.to != "" {
		if owner = e.need(move.to); owner == nil {
			return
		}
	}
	moved := move.one
	if moved.Left = owner.Vouchers[move.voucher].Withdraw(moved); moved.Left > 0 {
		e.side(owner)
		e.voucherEntry(EntryWithdrawn, stageWrite, int(move.voucher), &moved)
		e.side(state)
	}
}

// expireVouchers lets the vouchers go whose time has come.
func (e *Evaluator) expireVouchers(state *State, at value.Instant, stage uint8) {
	for voucher := range state.Vouchers {
		if state.Vouchers[voucher].NextExpiry() > at {
			continue
		}
		e.expired = state.Vouchers[voucher].Expire(at, e.expired[:0])
		for i := range e.expired {
			e.voucherEntry(EntryVoucherExpired, stage, voucher, &e.expired[i])
		}
	}
}
