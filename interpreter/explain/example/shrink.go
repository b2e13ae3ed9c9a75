package example

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// shrinker makes a history plainer, step by step, as long as a rule still does something in it: the evaluator is asked
// each time.
type shrinker struct {
	*stage
	rule   *check.Rule
	pool   *pool
	shown  []int64    // amounts of money that show how the rule counts
	things []int64    // and plain numbers
	lines  []quantity // that stand in the rule
	best   *history
	about  string // to whom its last step happens
	weight int
	left   int // how many events may still be played
}

// mostShrunk bounds the work on one history, in events that are played.
const mostShrunk = 12_000

func (s *stage) shrinker(rule *check.Rule) *shrinker {
	scheme := s.program.Checked()
	p := &pool{scheme: scheme, facts: factsOf(scheme, rule)}
	shown := &shrinker{stage: s, rule: rule, pool: p}
	for _, step := range p.facts.every {
		if amount, ok := beyond(step, scheme.MoneyPlaces); ok {
			shown.shown = append(shown.shown, amount)
		}
	}
	for _, step := range p.facts.things {
		if amount, ok := beyond(step, 0); ok {
			shown.things = append(shown.things, amount)
		}
	}
	near := &facts{isNear: true}
	for _, body := range rule.Bodies {
		near.conditions(body)
		for _, effect := range body.Effects {
			if !effect.Amount.IsConstant() || effect.Kind == check.ChargeUnits { // else it is what is given, and no line
				near.read(effect.Amount)
			}
		}
	}
	shown.lines = near.numbers
	return shown
}

func (s *shrinker) zone() *value.Zone { return s.program.Checked().Zone }

// shrink makes a history as plain as it gets; nil where the rule does nothing in it.
func (s *shrinker) shrink(h *history, most int) (*history, int) {
	s.best, s.weight, s.left = nil, 1<<30, s.played+most
	if !s.try(h) {
		return nil, 0
	}
	for before := s.weight + 1; s.weight < before && s.played < s.left; {
		before = s.weight
		s.roundAll()
		s.plainCrowd()
		s.dropEvents()
		s.dropMembers()
		s.dropKnown()
		s.placeInstead()
		s.ownInstead()
		s.dropValues()
		s.plainLines()
		s.plainNumbers()
		s.nearer()
	}
	s.left = max(s.left, s.played+s.price(s.best)+1)
	s.plainCrowd()
	return s.best, s.weight
}

// try plays a candidate and takes it where it is plainer than the best.
func (s *shrinker) try(h *history) bool {
	if s.played >= s.left {
		return false
	}
	run := s.play(h)
	if run == nil {
		return false
	}
	m := s.first(run, s.rule)
	if m == nil {
		return false
	}
	cut := run.cut(m)
	cost := s.cost(cut, m)
	if cost >= s.weight {
		return false
	}
	s.best, s.weight, s.about = cut, cost, m.happened.State.Member
	return true
}

// alter tries the best history with something changed.
func (s *shrinker) alter(change func(h *history)) bool {
	h := s.best.copied()
	change(h)
	return s.try(h)
}
