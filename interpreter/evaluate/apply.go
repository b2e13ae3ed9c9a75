package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// The stages of an event, as the language numbers them; entries name theirs.
const (
	stageDue    uint8 = 0
	stageWrite  uint8 = 8
	stageReview uint8 = 10
)

// discarded is where entries are written that nobody keeps.
var discarded Entry

// Apply takes one event of a member: whole, or not at all. A refused event leaves what was due before it. Errors are
// *Refused, *Duplicate, *OutOfOrder and *BrokenBooks.
func (e *Evaluator) Apply(state *State, event *Event) error {
	e.Entries, e.reasons, e.Due, e.Discounted = e.Entries[:0], e.reasons[:0], 0, 0
	if event.At < state.Now {
		return &OutOfOrder{event.At, state.Now, e.plan.Zone}
	}
	e.advance(state, event.At)
	if known := state.memory.find(event.ID); known != None {
		return &Duplicate{event.ID, state.memory.records[known].digest == event.digest()}
	}
	state.last = event.At
	role := e.plan.Events[event.Kind].Role
	if state.Left && role != compile.RoleJoin {
		e.refuse("left", None, dsl.Say("the member has left", "会员已经退会"))
		return e.refusal()
	}
	e.review(state, event.At, stageDue)
	if !e.prepare(state, event) {
		return e.refusal()
	}
	e.write(state, event)
	return e.check(state)
}

// refusal returns the reasons as an error.
func (e *Evaluator) refusal() error {
	e.refused.Reasons = e.reasons
	return &e.refused
}

// prepare works out all that the event would do, stages 1 to 7, and whether it may. It changes nothing.
func (e *Evaluator) prepare(state *State, event *Event) bool {
	e.begin(state, event, event.At)
	e.firings, e.earns, e.boosts, e.takes = e.firings[:0], e.earns[:0], e.boosts[:0], e.takes[:0]
	e.planned, e.shares, e.sets, e.adds = e.planned[:0], e.shares[:0], e.sets[:0], e.adds[:0]
	e.order.reset()
	if !e.known(state, event) {
		return false
	}
	e.discountOrder(event)
	e.redeemOrder(state, event)
	e.planSpends(state, event)
	e.planBring(state, event)
	if len(e.reasons) > 0 {
		return false
	}
	e.judge(state, event)
	if len(e.reasons) > 0 {
		return false
	}
	e.planCredits(state, event)
	e.planMetrics(state, event)
	return len(e.reasons) == 0
}

// known asks what the event speaks of to be there.
func (e *Evaluator) known(state *State, event *Event) bool {
	planned := &e.plan.Events[event.Kind]
	for i := range planned.Fields {
		field := &planned.Fields[i]
		if !field.Optional && !event.Cells[i].Present && field.List == nil {
			e.refuse("field", None, dsl.Sayf("`%[1]s` lacks its `%[2]s`", "`%[1]s` 缺少 `%[2]s`", planned.Written, field.Written))
		}
		if isAmount := field.Kind == compile.Money || field.Units != None; isAmount && event.Cells[i].Number < 0 && !field.Signed {
			e.refuse("negative", None, dsl.Sayf("`%[2]s` of `%[1]s` is below 0", "`%[1]s` 的 `%[2]s` 小于 0", planned.Written, field.Written))
		}
	}
	if len(e.reasons) == 0 && planned.Role == compile.RoleRefund {
		e.planRefund(state, event)
	}
	return len(e.reasons) == 0
}

// write makes the changes that were worked out, stages 8 to 10.
func (e *Evaluator) write(state *State, event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Role != compile.RoleClose {
		e.Live(state, event.At)
	}
	number := state.sequence
	state.sequence++
	marks := e.mark(state)
	switch planned.Role {
	case compile.RoleRefund:
		e.reverse(state, event.At)
	case compile.RoleJoin:
		e.join(state, event)
	case compile.RoleAdjust, compile.RoleOpening:
		e.bringIn(state, event, number)
	}
	e.spend(state)
	e.take(state)
	e.set(state)
	e.credit(state, number)
	e.addMetrics(state, number)
	e.useUp(state, number)
	state.Applied[event.Kind]++
	state.Discounted += e.order.discount
	state.Charged += e.order.charge
	e.remember(state, event, number, marks)
	e.Due, e.Discounted = e.frame.due, e.order.discount
	e.review(state, event.At, stageReview)
	switch planned.Role {
	case compile.RoleClose:
		e.closingReview(state, event.At)
	case compile.RoleLeave:
		e.leave(state)
	}
}

// join sets the attributes that the fields of a `join` name.
func (e *Evaluator) join(state *State, event *Event) {
	state.Left = false
	fields := e.plan.Events[event.Kind].Fields
	for i := range fields {
		if !event.Cells[i].Present {
			continue
		}
		for slot := range e.plan.Attributes {
			attribute := &e.plan.Attributes[slot]
			if attribute.Name == fields[i].Written && attribute.Kind == fields[i].Kind && attribute.Places == fields[i].Places {
				state.Attributes[slot] = event.Cells[i]
			}
		}
	}
}

// leave lets everything expire that the member has.
func (e *Evaluator) leave(state *State) {
	for wallet := range state.Wallets {
		e.expire(state, wallet, never)
	}
	state.Left, state.Living = true, false
	for i := range state.Tiers {
		state.Tiers[i].Review = never
	}
}
