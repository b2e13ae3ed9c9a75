package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// The stages of an event, as the language numbers them; entries name theirs.
const (
	stageDue     uint8 = 0
	stageWrite   uint8 = 8
	stageMetrics uint8 = 9
	stageReview  uint8 = 10
)

// Apply takes one event of a member: whole, or not at all. A refused event leaves what was due before it; a repeat and
// an event out of order leave nothing. states are the event's own member's and those of the others that it needs.
// Errors are *Refused, *Duplicate, *OutOfOrder, *Needs and *BrokenBooks.
func (e *Evaluator) Apply(states []*State, event *Event) error {
	state := states[0]
	e.states, e.needs, e.receivers, e.moves = states, nil, e.receivers[:0], e.moves[:0]
	e.offered = e.offered[:0]
	e.Entries, e.reasons, e.Verdicts, e.Due, e.Discounted = e.Entries[:0], e.reasons[:0], e.Verdicts[:0], 0, 0
	e.Sold = 0
	if !e.areOwn(states) || !e.isOwnEvent(event) {
		return errForeign
	}
	if event.flawed {
		return errFlawed
	}
	if len(e.plan.Budgets) > 0 && e.Shared == nil {
		return errNoShared
	}
	if err := e.inOrder(state, event); err != nil {
		return err
	}
	if err := e.othersInOrder(event.At); err != nil {
		return err
	}
	if !inCalendar(event.At) {
		e.refuse("time", None, dsl.Say("the calendar has the years 1 to 9999", "日历只到 1 至 9999 年"))
		return e.refusal()
	}
	e.advance(state, event.At)
	e.advanceOthers(event.At)
	if state.Left && e.plan.Events[event.Kind].Role != compile.RoleJoin {
		e.refuse("left", None, dsl.Say("the member has left", "会员已经退会"))
		return e.refusal()
	}
	e.turnShared(event.At)
	e.review(state, event, stageDue)
	e.roundsWhenDue(state, event.At)
	if !e.prepare(state, event) {
		if e.needs != nil {
			return e.needs
		}
		return e.refusal()
	}
	if e.mayMove {
		e.before.save(e, states...)
	}
	kept := len(e.Entries)
	e.write(state, event)
	if !e.roundsOfEvent(event.At) {
		e.before.restore(e, states...)
		e.Entries, e.Due, e.Discounted, e.Sold = e.Entries[:min(kept, len(e.Entries))], 0, 0, 0
		e.dropNotices()
		return e.refusal()
	}
	e.finishNotices(event.At)
	return e.checkAll(states)
}

func (e *Evaluator) areOwn(states []*State) bool {
	for _, state := range states {
		if !e.isOwn(state) {
			return false
		}
	}
	return true
}

func (e *Evaluator) checkAll(states []*State) error {
	for _, state := range states {
		if err := e.check(state); err != nil {
			return err
		}
	}
	return nil
}

// isOwn tells whether a state is one of this plan, as far as its shape tells.
func (e *Evaluator) isOwn(state *State) bool {
	return len(state.series) == e.plan.Series && len(state.tallies) == e.plan.Tallies && len(state.Wallets) == len(e.plan.Wallets) && len(state.Vouchers) == len(e.plan.Vouchers) && len(state.Metrics) == len(e.plan.Metrics) && len(state.rules) == len(e.plan.Rules) &&
		len(state.Attributes) == len(e.plan.Attributes) && len(state.Tiers) == len(e.plan.Ladders) && len(state.Segments) == len(e.plan.Segments) && len(state.Done) == len(e.plan.Challenges) && len(state.Applied) == len(e.plan.Events)
}

func (e *Evaluator) isOwnEvent(event *Event) bool {
	return event.Kind >= 0 && event.Kind < len(e.plan.Events) && len(event.Cells) == len(e.plan.Events[event.Kind].Fields)
}

// inOrder asks an event to be new, and not earlier than what has been done. A repeat is told as one also where it
// comes late: who sends events again sends old ones.
func (e *Evaluator) inOrder(state *State, event *Event) error {
	if known := state.memory.find(event.ID); known != None {
		one := &state.memory.records[known]
		if event.At < e.plan.Zone.Add(one.at, value.Duration{Days: rememberDays}) {
			return &Duplicate{event.ID, one.digest == e.digest(event)}
		}
	}
	if event.At < state.Now {
		return &OutOfOrder{state.Member, event.At, state.Now, e.plan.Zone}
	}
	return nil
}

// refusal returns the reasons as an error.
func (e *Evaluator) refusal() error {
	e.refused.Reasons = e.reasons
	return &e.refused
}

// prepare works out all that the event would do, stages 1 to 7, and whether it may. It changes nothing.
func (e *Evaluator) prepare(state *State, event *Event) bool {
	e.begin(state, event, event.At)
	e.clearPlans()
	e.receives(state)
	if !e.known(event) || !e.planRefund(state, event) {
		return false
	}
	e.discountOrder(event)
	e.planVouchers(state, event)
	e.redeemOrder(event)
	e.planDraws(state, event)
	e.planBring(state, event)
	e.planTransfer(state, event)
	e.planShort(state)
	if e.isStopped() {
		return false
	}
	e.judge(state, event)
	if len(e.reasons) > 0 || e.needs != nil {
		return false
	}
	e.planCredits(state, event)
	e.planMetrics(state, event)
	e.planChallenges(state, event)
	e.planTotals(state)
	e.planStock()
	return len(e.reasons) == 0
}

// clearPlans forgets what the event before would have done.
func (e *Evaluator) clearPlans() {
	e.firings, e.earns, e.boosts, e.takes = e.firings[:0], e.earns[:0], e.boosts[:0], e.takes[:0]
	e.planned, e.shares, e.sets, e.adds = e.planned[:0], e.shares[:0], e.sets[:0], e.adds[:0]
	e.operands, e.notices, e.issues = e.operands[:0], e.notices[:0], e.issues[:0]
	e.asked, e.grants, e.advances, e.openings = e.asked[:0], e.grants[:0], e.advances[:0], e.openings[:0]
	e.order.reset()
	clear(e.budgeted)
}

// isStopped tells whether something besides a rule's own refusal speaks against the event: of rules all reasons are
// given, so that the others are still asked.
func (e *Evaluator) isStopped() bool {
	for i := range e.reasons {
		if e.reasons[i].Code != codeRejected {
			return true
		}
	}
	return e.needs != nil
}

// write makes the changes that were worked out, stages 8 to 10.
func (e *Evaluator) write(state *State, event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Role != compile.RoleClose {
		e.Live(state, event.At)
		state.last = event.At
	}
	number := e.numbered(state)
	since := state.memory.mark()
	switch planned.Role {
	case compile.RolePurchase:
		e.addSales(event.At, e.frame.net)
	case compile.RoleRefund:
		e.refundSales(state)
		e.reverse(state, event.At)
	case compile.RoleJoin:
		e.join(state, event)
	case compile.RoleAdjust, compile.RoleOpening:
		e.bringIn(state, event, number)
	case compile.RoleTransfer:
		e.transfer(state, event)
	}
	e.spend(state)
	e.take(state)
	e.set(state)
	e.grant(state)
	e.carryOn(state, event)
	e.useVouchers(state)
	e.issueVouchers(state)
	e.credit(state)
	e.notify(state, event)
	e.addMetrics(state, number)
	e.writeChallenges(state, event)
	e.useUp(state, number)
	e.spendBudgets()
	state.Applied[event.Kind]++
	state.Discounted += e.order.discount
	state.Charged += e.order.charge
	e.remember(state, event, number, since)
	e.expireAtOnce(state, event.At)
	e.Due, e.Discounted = e.frame.due, e.order.discount
	e.review(state, event, stageReview)
	e.sortMember(state, event.At, stageReview)
	e.reviewOthers(state, event)
	if planned.Role == compile.RoleLeave {
		e.finishNotices(event.At) // who has left has nothing any more
		e.begin(state, nil, event.At)
		e.leave(state)
	}
}

// join sets the attributes that the fields of a `join` name.
func (e *Evaluator) join(state *State, event *Event) {
	state.Left = false
	fields := e.plan.Events[event.Kind].Fields
	for i := range fields {
		if sets := fields[i].Sets; sets != None && event.Cells[i].Present {
			state.Attributes[sets] = event.Cells[i]
		}
	}
	e.reschedule(state)
}

// leave lets everything expire that the member has.
func (e *Evaluator) leave(state *State) {
	for wallet := range state.Wallets {
		e.expire(state, wallet, never, stageReview)
	}
	e.expireVouchers(state, never, stageReview)
	state.Left, state.Living = true, false
	for i := range state.Tiers {
		state.Tiers[i].stop()
		e.settle(state, i, stageReview, None, e.frame.calculate(e.plan.Ladders[i].Measure))
		e.frame.overflow = false
	}
	state.sorted = never
	state.attempts, state.closes = state.attempts[:0], never
	state.timed = never
}
