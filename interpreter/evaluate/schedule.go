package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// schedule says when a rule by time is due, for any member.
type schedule struct {
	timed    *compile.Timed
	validity compile.Validity
	cycle    value.Cycle
}

// schedulesOf makes the schedules of a plan, in the order of the rules' names.
func (e *Evaluator) schedulesOf(plan *compile.Plan) []schedule {
	var all []schedule
	for i := range plan.Timed {
		timed := &plan.Timed[i]
		one := schedule{timed: timed, validity: plan.Rules[timed.Reference.Rule].Validity}
		if timed.Kind == compile.EveryStep {
			one.cycle = value.NewCycle(plan.Zone, timed.Date, timed.TimeOfDay, e.frame.length(timed.Step, timed.Packed))
		}
		all = append(all, one)
	}
	return all
}

// nextTimed is when the next rule by time is due after an instant; never if none is. It depends on the member's dates
// only, so that it need not be remembered.
func (e *Evaluator) nextTimed(state *State, after value.Instant) value.Instant {
	next := never
	for i := range e.schedules {
		next = min(next, e.nextOf(&e.schedules[i], state, after))
	}
	return next
}

// nextOf is when a rule by time is due after an instant, while it is in force.
func (e *Evaluator) nextOf(one *schedule, state *State, after value.Instant) value.Instant {
	after = max(after, firstInstant)
	if from := one.validity.From; from > after {
		after = from - 1
	}
	next, ok := value.Instant(0), true
	switch one.timed.Kind {
	case compile.EveryPeriod:
		next = e.plan.Zone.EndOf(after, one.timed.Period)
	case compile.EveryStep:
		next, ok = one.cycle.Next(after)
	case compile.EveryYear:
		next, ok = e.nextYearly(one.timed.Attribute, state, after)
	case compile.AtStart:
		next, ok = e.plan.Calendars[one.timed.Calendar].Times.NextLine(after)
	}
	if !ok || next <= after || next > lastInstant || next >= one.validity.Until {
		return never
	}
	return next
}

// nextYearly is when a date of the member's comes back, from that date itself on.
func (e *Evaluator) nextYearly(attribute int, state *State, after value.Instant) (value.Instant, bool) {
	day := value.Date(0)
	switch {
	case attribute == None && state.Living:
		day = e.plan.Zone.DayOf(state.Joined)
	case attribute != None && state.Attributes[attribute].Present:
		day = value.Date(state.Attributes[attribute].Number)
	default:
		return 0, false
	}
	_, month, number := day.Civil()
	next, ok := value.MonthDay{Month: month, Day: number}.Next(max(e.plan.Zone.DayOf(after), day-1))
	if !ok {
		return 0, false
	}
	return e.plan.Zone.Midnight(next), true
}

// isDue tells whether a rule by time is due at an instant.
func (e *Evaluator) isDue(one *schedule, state *State, at value.Instant) bool {
	return e.nextOf(one, state, at-1) == at &&
		(one.timed.Kind != compile.AtStart || e.plan.Calendars[one.timed.Calendar].Times.BeginsAt(at))
}

// reschedule works out anew when the next rule by time is due: the member has begun to live, or its dates have changed.
func (e *Evaluator) reschedule(state *State) { e.rescheduleAfter(state, state.Now) }

// rescheduleAfter is reschedule amid what is due, when time has come further than the state says.
func (e *Evaluator) rescheduleAfter(state *State, after value.Instant) {
	state.timed = never
	if state.Living && len(e.schedules) > 0 {
		state.timed = e.nextTimed(state, max(after, state.Joined))
	}
}
