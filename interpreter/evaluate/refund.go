package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plannedRefund is a refund that may be made: of which record, how much money, and whether that is all of it.
type plannedRefund struct {
	position int
	amount   int64
	whole    bool
}

// planRefund finds what a refund is of, and asks whether it may be. Of other events there is nothing to ask.
func (e *Evaluator) planRefund(state *State, event *Event) bool {
	if e.plan.Events[event.Kind].Role != compile.RoleRefund {
		return true
	}
	id, slot := e.refunds(event)
	position := state.memory.find(id)
	if position == None || !e.isRefundable(&state.memory.records[position]) {
		e.refuse("refund-unknown", None, dsl.Sayf("the member has nothing to refund under %q", "该会员没有可退的 %q", id))
		return false
	}
	one := &state.memory.records[position]
	amount := one.net - one.refunded
	if slot != None && event.Cells[slot].Present {
		amount = event.Cells[slot].Number
	}
	if !e.mayRefund(event, one, amount) {
		return false
	}
	e.order.refund = plannedRefund{position, amount, amount == one.net-one.refunded}
	e.frame.refunding, e.frame.refundSlot, e.frame.refund = true, slot, amount
	e.planReversal(state, one)
	for i := one.credits.from; i < one.credits.to; i++ {
		if to := state.memory.credits[i].to; to != "" {
			e.need(to)
		}
	}
	for i := one.vouchers.from; i < one.vouchers.to; i++ {
		if to := state.memory.vouchers[i].to; to != "" {
			e.need(to)
		}
	}
	return len(e.reasons) == 0 && e.needs == nil
}

// refunds tells which event a refund is of, and the slot of its amount.
func (e *Evaluator) refunds(event *Event) (id string, slot int) {
	slot = None
	for i := range e.plan.Events[event.Kind].Fields {
		switch e.plan.Events[event.Kind].Fields[i].Name {
		case "of":
			id = event.Cells[i].Text
		case "amount":
			slot = i
		}
	}
	return id, slot
}

func (e *Evaluator) isRefundable(one *record) bool {
	return one.kind >= 0 && e.plan.Events[one.kind].Refundable != nil
}

func (e *Evaluator) mayRefund(event *Event, one *record, amount int64) bool {
	left := one.net - one.refunded
	switch {
	case one.whole:
		e.refuse("refund-done", None, dsl.Sayf("%q has been refunded wholly", "%q 已经全部退款", one.id))
	case event.At >= one.closes:
		e.refuse("refund-closed", None, dsl.Sayf("%[1]q could be refunded until %[2]s", "%[1]q 的退款期到 %[2]s 为止", one.id, value.InstantString(one.closes, e.plan.Zone)))
	case amount > left:
		e.refuse("refund-more", None, dsl.Sayf("%[2]s of %[1]q are left to refund, not %[3]s", "%[1]q 还可退 %[2]s，不足 %[3]s", one.id,
			value.DecimalString(left, e.plan.MoneyPlaces), value.DecimalString(amount, e.plan.MoneyPlaces)))
	default:
		return true
	}
	return false
}

// kept is what stays of an amount when so much of the order's money has been refunded: rounded as the wallet rounds.
func (e *Evaluator) kept(wallet int32, amount, net, refunded int64) int64 {
	if refunded >= net {
		return 0
	}
	kept, _ := value.MultiplyDivide(amount, net-refunded, net, e.plan.Wallets[wallet].Round)
	return kept
}

// planReversal works out what the refund takes of each wallet and gives back to it. A wallet that is not to go below
// zero refuses to give what is gone.
func (e *Evaluator) planReversal(state *State, one *record) {
	for wallet := range e.plan.Wallets {
		wanted := e.wantedBack(state, one, wallet)
		available := state.Wallets[wallet].Totals.Available
		if wanted > available && e.plan.Wallets[wallet].BelowZero == compile.DebtRefused {
			e.refuseBelowZero(wallet, wanted, available)
		}
		e.order.reversed[wallet] = min(wanted, available)
		e.order.returned[wallet] = e.backTo(state, one, int32(wallet))
		e.order.short[wallet] = wanted - e.order.reversed[wallet]
	}
	for wallet, short := range e.order.short {
		e.planCover(state, wallet, short)
	}
}

// wantedBack is what the refund takes of what is available in a wallet, or owed: what is pending goes first, and what
// has expired counts as taken.
func (e *Evaluator) wantedBack(state *State, one *record, wallet int) int64 {
	wanted := int64(0)
	for i := one.credits.from; i < one.credits.to; i++ {
		if c := &state.memory.credits[i]; int(c.wallet) == wallet && c.to == "" {
			wanted += sourcesOf(state, ledgerKey(one.event, int(c.rule)), c, e.takenNow(c, one)).available
		}
	}
	return wanted
}

// sources are where a refund takes a credit back from: what of it is pending, what has expired and counts as taken,
// and what has to be available.
type sources struct{ taken, pending, expired, available int64 }

// sourcesOf splits what is taken now of a credit that lies under a key in a member's wallet.
func sourcesOf(state *State, key ledger.Key, c *credit, taken int64) sources {
	s := sources{taken: max(0, taken)}
	account := &state.Wallets[c.wallet]
	s.pending = min(s.taken, account.Pending(key))
	own := account.PlanReversal(key, s.taken-s.pending).Own
	s.expired = min(s.taken-s.pending-own, c.expired)
	s.available = s.taken - s.pending - s.expired
	return s
}

func (e *Evaluator) refuseBelowZero(wallet int, wanted, available int64) {
	planned := &e.plan.Wallets[wallet]
	e.refuse("below-zero", None, dsl.Sayf("%[2]s of `%[1]s` are to be taken back, %[3]s are there", "要收回 `%[1]s` %[2]s，现有 %[3]s",
		planned.Name, value.DecimalString(wanted, planned.Places), value.DecimalString(available, planned.Places)))
}

// takenNow is what the planned refund takes back of a credit: what was kept before less what is kept now.
func (e *Evaluator) takenNow(c *credit, one *record) int64 {
	return c.amount - c.reversed - e.kept(c.wallet, c.amount, one.net, one.refunded+e.order.refund.amount)
}

// reverse writes a refund: what was recorded goes back, then what was spent comes back.
func (e *Evaluator) reverse(state *State, now value.Instant) {
	one := &state.memory.records[e.order.refund.position]
	for i := one.credits.from; i < one.credits.to; i++ {
		if c := &state.memory.credits[i]; c.to == "" {
			e.reverseCredit(state, c, one, now)
		} else {
			e.reverseMessage(c, one, now)
		}
	}
	for wallet := range state.Wallets {
		e.giveBack(state, int32(wallet), one, now)
	}
	e.coverAll()
	if e.order.refund.whole {
		e.reverseVouchers(state, one, now)
	}
	e.takeBackMetrics(state, one, now)
	one.refunded += e.order.refund.amount
	if e.order.refund.whole {
		one.whole = true
		state.Applied[one.kind] = max(0, state.Applied[one.kind]-1) // a count that an older scheme lost is not owed
	}
}

// reverseCredit takes back of one credit: what is pending of it, what is left of its lot, then what of it has expired
// counts as taken, then other lots, then a debt.
func (e *Evaluator) reverseCredit(state *State, c *credit, one *record, now value.Instant) {
	key := ledgerKey(one.event, int(c.rule))
	from := sourcesOf(state, key, c, e.takenNow(c, one))
	if from.taken == 0 {
		return
	}
	c.expired -= from.expired
	c.reversed += from.taken
	e.earnedBack(state, c, one, now, from.taken)
	e.reversePending(state, int(c.wallet), int(c.rule), key, from.pending)
	e.reverseUnits(state, int(c.wallet), int(c.rule), key, from.available)
}

// reverseUnits takes units back, and says where they came from.
func (e *Evaluator) reverseUnits(state *State, wallet, rule int, key ledger.Key, amount int64) {
	if amount <= 0 {
		return
	}
	mode := e.plan.Wallets[wallet].BelowZero
	forgive := mode == compile.DebtForgiven || mode == compile.DebtFrom
	done := state.Wallets[wallet].Reverse(key, amount, forgive)
	if forgive {
		amount -= done.Short
	}
	rule = max(rule, None) // of a rule that is gone, nothing is known but its name
	if amount > 0 || mode != compile.DebtFrom {
		entry := e.entry(EntryReversed, stageWrite, wallet, amount)
		entry.Lot, entry.Rule = key.Event, rule
	}
	switch {
	case done.Short == 0:
	case mode == compile.DebtFrom:
		e.shortfalls = append(e.shortfalls, shortfall{state, wallet, rule, done.Short})
	case forgive:
		e.entry(EntryForgiven, stageWrite, wallet, done.Short).Rule = rule
	default:
		e.entry(EntryDebt, stageWrite, wallet, done.Short).Rule = rule
	}
}

// earnedBack lets what is taken back leave the metrics that add up what is earned.
func (e *Evaluator) earnedBack(state *State, c *credit, one *record, now value.Instant, taken int64) {
	if c.rule == None {
		return
	}
	for _, metric := range e.plan.Wallets[c.wallet].Metrics {
		if e.countedThen(state, one, metric) {
			amount, _ := e.earnedAt(metric, int(c.wallet), taken) // it fitted when it was earned
			state.Metrics[metric].takeBack(e.metricSpan(state, metric), one.at, now, one.event, amount)
		}
	}
}

// backTo is what of the order's draws on a wallet the refund gives back.
func (e *Evaluator) backTo(state *State, one *record, wallet int32) int64 {
	drawn, returned := int64(0), int64(0)
	for i := one.spends.from; i < one.spends.to; i++ {
		if s := &state.memory.spends[i]; s.wallet == wallet {
			drawn += s.draw.Amount
			returned += s.returned
		}
	}
	return max(0, drawn-returned-e.kept(wallet, drawn, one.net, one.refunded+e.order.refund.amount))
}

// giveBack returns what the order drew on a wallet, what was drawn last first.
func (e *Evaluator) giveBack(state *State, wallet int32, one *record, now value.Instant) {
	back := e.order.returned[wallet]
	for i := one.spends.to - 1; i >= one.spends.from && back > 0; i-- {
		s := &state.memory.spends[i]
		if s.wallet != wallet {
			continue
		}
		draw := s.draw
		draw.Amount = min(back, s.draw.Amount-s.returned)
		if draw.Amount <= 0 {
			continue
		}
		back -= draw.Amount
		s.returned += draw.Amount
		e.returnDraw(state, int(wallet), draw, now)
	}
}

func (e *Evaluator) returnDraw(state *State, wallet int, draw ledger.Draw, now value.Instant) {
	paid, expired, err := state.Wallets[wallet].Return(draw, now)
	if err != nil {
		return // planRoom has made sure that it fits
	}
	entry := e.entry(EntryReturned, stageWrite, wallet, draw.Amount)
	entry.Lot, entry.Expires = draw.Key.Event, draw.Expires
	if expired > 0 {
		gone := e.entry(EntryExpired, stageWrite, wallet, expired)
		gone.Lot, gone.Expires = draw.Key.Event, draw.Expires
		state.memory.expired(draw.Key, wallet, expired, now)
	}
	if paid > 0 {
		e.entry(EntryDebtPaid, stageWrite, wallet, paid)
	}
}

// takeBackMetrics takes back what the order added to metrics: a sum in proportion, a count when all is refunded.
func (e *Evaluator) takeBackMetrics(state *State, one *record, now value.Instant) {
	refund := &e.order.refund
	for i := one.additions.from; i < one.additions.to; i++ {
		c := &state.memory.contributions[i]
		if c.earned {
			continue
		}
		keeps := int64(0)
		switch {
		case refund.whole:
		case c.count:
			keeps = c.amount
		default:
			keeps, _ = value.MultiplyDivide(c.amount, one.net-one.refunded-refund.amount, one.net, value.HalfEven)
		}
		taken := c.amount - c.taken - keeps
		c.taken += taken
		e.takeBackOf(state, c, one, now, taken)
	}
}
