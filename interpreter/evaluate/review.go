package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

var reviewPeriods = map[compile.Review]value.Period{
	compile.Daily: value.Day, compile.Monthly: value.Month, compile.Yearly: value.Year,
}

// nextReview is the first review after an instant that the calendar fixes; never where events fix them.
func (e *Evaluator) nextReview(ladder int, after value.Instant) value.Instant {
	period, isCalendar := reviewPeriods[e.plan.Ladders[ladder].Review]
	if !isCalendar {
		return never
	}
	if next := e.plan.Zone.EndOf(after, period); next > after {
		return next
	}
	return never // the calendar is at its end
}

// calendarReviews does the reviews that are due at an instant. They judge the period that has ended.
func (e *Evaluator) calendarReviews(state *State, at value.Instant) {
	for i := range state.Tiers {
		if state.Tiers[i].Review != at {
			continue
		}
		e.begin(state, nil, at).period = at - 1
		e.reviewLadder(state, i, stageDue)
		state.Tiers[i].Review = e.nextReview(i, at)
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
		if e.plan.Ladders[i].Review == compile.OnEveryEvent {
			e.reviewLadder(state, i, stage)
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
		e.reviewLadder(state, i, stage)
	}
}

// judged is the instant by which calendar windows are told when nothing happens at an instant.
func (s *State) judged(at value.Instant) value.Instant {
	if s.last < at {
		return at - 1
	}
	return at
}

// reviewLadder moves a member to the highest tier whose line is reached. However many steps that is, it is one move.
// A number that becomes too large moves nobody.
func (e *Evaluator) reviewLadder(state *State, ladder int, stage uint8) {
	standing := &state.Tiers[ladder]
	reached, measure := e.reached(ladder)
	if e.frame.overflow || reached == standing.Tier {
		e.frame.overflow = false
		return
	}
	kind := EntryTierUp
	if reached < standing.Tier {
		kind = EntryTierDown
		standing.Downs++
	} else {
		standing.Ups++
	}
	standing.Tier = reached
	entry := e.entry(kind, stage, None, 0)
	entry.Ladder, entry.Tier, entry.Raw, entry.Places = ladder, reached, measure.number, e.plan.Ladders[ladder].Measure.Places
}

// reached is the highest tier whose line the measure reaches: the lowest where it is missing.
func (e *Evaluator) reached(ladder int) (tier int, measure quantity) {
	planned := &e.plan.Ladders[ladder]
	measure = e.frame.calculate(planned.Measure)
	for i := len(planned.Tiers) - 1; i > 0 && !measure.missing; i-- {
		line := e.frame.calculate(planned.Tiers[i].From)
		if !line.missing && measure.number.Compare(line.number) >= 0 {
			return i, measure
		}
	}
	return 0, measure
}
