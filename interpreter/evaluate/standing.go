package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// due is when the next thing is due to where a member stands on a ladder.
func (s *Standing) due() value.Instant {
	next := min(s.up, s.down, s.hold, s.grace, s.turn)
	for _, until := range s.granted {
		next = min(next, until)
	}
	return next
}

// stop lets nothing be due any more.
func (s *Standing) stop() {
	s.up, s.down, s.hold, s.grace, s.turn = never, never, never, never, never
	for i := range s.granted {
		s.granted[i] = never
	}
}

// floor is the highest tier that is granted.
func (s *Standing) floor() int {
	for tier := len(s.granted) - 1; tier > 0; tier-- {
		if s.granted[tier] != never {
			return tier
		}
	}
	return 0
}

func (s *Standing) copyTo(other *Standing) {
	granted := append(other.granted[:0], s.granted...)
	*other = *s
	other.granted = granted
}

// scheduleTiers works out when the calendar has something to do with where a member stands.
func (e *Evaluator) scheduleTiers(state *State, after value.Instant) {
	for i := range state.Tiers {
		standing, ladder := &state.Tiers[i], &e.plan.Ladders[i]
		standing.up, standing.down = e.nextReview(state, ladder.Up, after), e.nextReview(state, ladder.Down, after)
		if ladder.Carry {
			standing.turn = later(e.metricSpan(state, ladder.Own).endOf(after), after)
		}
	}
}

// plannedGrant is a tier that a rule grants until an instant.
type plannedGrant struct {
	rule   int
	ladder int
	tier   int
	until  value.Instant
}

// planGrant plans to grant a tier; it tells whether that is for any time.
func (e *Evaluator) planGrant(rule int, effect *compile.Effect) bool {
	until := e.frame.end(effect.Lasts, e.frame.now)
	if until <= e.frame.now {
		return false
	}
	e.grants = append(e.grants, plannedGrant{rule, effect.Ladder, effect.Tier, until})
	return true
}

// grant writes what is granted: the longest counts.
func (e *Evaluator) grant(state *State) {
	for _, planned := range e.grants {
		standing := &state.Tiers[planned.ladder]
		if until := &standing.granted[planned.tier]; *until == never || *until < planned.until {
			*until = planned.until
		}
		e.settle(state, planned.ladder, stageWrite, planned.rule, missing)
	}
}

// endGrants takes away what was granted until now.
func (e *Evaluator) endGrants(state *State, at value.Instant) {
	for i := range state.Tiers {
		standing := &state.Tiers[i]
		for tier := range standing.granted {
			if standing.granted[tier] <= at {
				standing.granted[tier] = never
			}
		}
		if len(standing.granted) > 0 {
			e.begin(state, nil, at)
			e.settle(state, i, stageDue, None, e.frame.calculate(e.plan.Ladders[i].Measure))
			e.frame.overflow = false
		}
	}
}
