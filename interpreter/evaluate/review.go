package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// When ladders are looked at; ladder.go has what then becomes of a tier.

var reviewPeriods = map[compile.Review]value.Period{
	compile.Daily: value.Day, compile.Monthly: value.Month, compile.Yearly: value.Year,
}

// nextReview is the first review after an instant that the calendar fixes; never where events fix them.
func (e *Evaluator) nextReview(state *State, moment compile.Review, after value.Instant) value.Instant {
	if moment == compile.OnAnniversary {
		joined, _ := e.plan.Zone.Civil(state.Joined)
		_, end := membershipYear(e.plan.Zone, joined, after)
		return later(end, after)
	}
	period, isCalendar := reviewPeriods[moment]
	if !isCalendar {
		return never
	}
	return later(e.plan.Zone.EndOf(after, period), after)
}

// later is an instant after another; never where the calendar is at its end.
func later(next, after value.Instant) value.Instant {
	if next > after {
		return next
	}
	return never
}

// calendarReviews does the reviews that are due at an instant. They judge the period that has ended.
func (e *Evaluator) calendarReviews(state *State, at value.Instant) {
	for i := range state.Tiers {
		standing := &state.Tiers[i]
		up, down := standing.up == at, standing.down == at
		if !up && !down {
			continue
		}
		e.begin(state, nil, at).period = at - 1
		e.reviewLadder(state, i, stageDue, ways{up, down})
		if up {
			standing.up = e.nextReview(state, e.plan.Ladders[i].Up, at)
		}
		if down {
			standing.down = e.nextReview(state, e.plan.Ladders[i].Down, at)
		}
	}
}

// review looks at the ladders that are reviewed on every event. A close reviews all of them, before and after.
func (e *Evaluator) review(state *State, event *Event, stage uint8) {
	if e.plan.Events[event.Kind].Role == compile.RoleClose {
		e.closingReview(state, event.At, stage)
		return
	}
	e.reviewEach(state, event.At, stage)
}

// reviewEach looks at the ladders that are reviewed whenever something happens.
func (e *Evaluator) reviewEach(state *State, at value.Instant, stage uint8) {
	e.begin(state, nil, at)
	for i := range e.plan.Ladders {
		ladder := &e.plan.Ladders[i]
		if both := (ways{ladder.Up == compile.OnEveryEvent, ladder.Down == compile.OnEveryEvent}); both.up || both.down {
			e.reviewLadder(state, i, stage, both)
		}
	}
}

// closingReview looks at all ladders. At the first instant of a period it judges the period that has ended, unless the
// member's own events have begun the new one.
func (e *Evaluator) closingReview(state *State, at value.Instant, stage uint8) {
	if state.Left {
		return
	}
	e.begin(state, nil, at).period = state.judged(at)
	for i := range e.plan.Ladders {
		e.reviewLadder(state, i, stage, ways{true, true})
	}
}

// judged is the instant by which calendar windows are told when nothing happens at an instant.
func (s *State) judged(at value.Instant) value.Instant {
	if s.last < at {
		return at - 1
	}
	return at
}
