package scenario

import (
	"cmp"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// Coverage is how much of a scheme its tests came past.
type Coverage struct {
	Rules      Covered // that did something
	Conditions Covered // two for each: seen true, and seen false
	Rows       Covered // of amounts, and the lines of tiers: taken, and reached
	Missing    []Missing
}

// Covered is how much of something the tests came past.
type Covered struct{ Seen, Total int }

// Percent is rounded down, so that 100 means all. Of nothing all has been seen.
func (c Covered) Percent() int {
	if c.Total == 0 {
		return 100
	}
	return c.Seen * 100 / c.Total
}

func (c *Covered) count(seen bool) {
	c.Total++
	if seen {
		c.Seen++
	}
}

// Reaches tells whether each of the percentages is at least this one.
func (c *Coverage) Reaches(percent int) bool {
	return min(c.Rules.Percent(), c.Conditions.Percent(), c.Rows.Percent()) >= percent
}

// Missing is one thing that no test came past.
type Missing struct {
	Span dsl.Span
	Kind string // rule, condition, row or tier: for programs that read it
	Text dsl.Words
}

// Cover runs tests of a program and tells how much of the scheme they came past.
func Cover(program *interpreter.Program, tests []*check.Test) ([]Result, *Coverage) {
	seen := newSightings(program)
	results := make([]Result, len(tests))
	for i, test := range tests {
		results[i] = run(program, test, seen)
	}
	return results, seen.coverage(program.Checked())
}

// sightings are what the tests came past.
type sightings struct {
	*interpreter.Seen
	tiers [][]bool // by ladder and tier: a member stood there
}

func newSightings(program *interpreter.Program) *sightings {
	plan := program.Plan()
	seen := &sightings{Seen: evaluate.NewSeen(plan)}
	for i := range plan.Ladders {
		seen.tiers = append(seen.tiers, make([]bool, len(plan.Ladders[i].Tiers)))
	}
	return seen
}

// stand notes where members stand.
func (s *sightings) stand(members []*member) {
	if s == nil {
		return
	}
	for _, one := range members {
		for ladder := range one.state.Tiers {
			s.tiers[ladder][one.state.Tiers[ladder].Tier] = true
		}
	}
}

// coverage compares what was seen with what there is.
func (s *sightings) coverage(scheme *check.Scheme) *Coverage {
	c := &Coverage{}
	for _, rule := range scheme.Rules {
		c.Rules.count(s.Rules[rule.Index])
		if !s.Rules[rule.Index] {
			c.miss(rule.Span, "rule", neverDone(scheme, rule))
		}
	}
	for i := range scheme.Points {
		s.point(c, &scheme.Points[i], i+1)
	}
	for _, ladder := range scheme.Ladders {
		for _, tier := range ladder.Tiers[1:] { // the lowest is everybody's
			reached := s.tiers[ladder.Index][tier.Index]
			c.Rows.count(reached)
			if !reached {
				c.miss(tier.Span, "tier", dsl.Sayf("tier `%[1]s` of `%[2]s` was never reached", "`%[2]s` 的 `%[1]s` 从未达到", tier.Name, ladder.Name))
			}
		}
	}
	slices.SortStableFunc(c.Missing, func(a, b Missing) int { return cmp.Compare(a.Span.Offset, b.Span.Offset) })
	return c
}

func (s *sightings) point(c *Coverage, point *check.Point, number int) {
	yes, no := s.True[number], s.False[number]
	text := strings.Join(strings.Fields(point.Text), " ")
	if point.Kind == check.PointRow {
		c.Rows.count(yes)
		if !yes {
			c.miss(point.Span, "row", dsl.Sayf("row `%[1]s` was never taken", "这一行从未用到：`%[1]s`", text))
		}
		return
	}
	c.Conditions.count(yes)
	c.Conditions.count(no)
	switch {
	case !yes && !no:
		c.miss(point.Span, "condition", dsl.Sayf("`%[1]s` was never asked", "条件从未判断过：`%[1]s`", text))
	case !yes:
		c.miss(point.Span, "condition", dsl.Sayf("`%[1]s` was never true", "条件从未成立：`%[1]s`", text))
	case !no:
		c.miss(point.Span, "condition", dsl.Sayf("`%[1]s` was never false", "条件从未不成立：`%[1]s`", text))
	}
}

func (c *Coverage) miss(span dsl.Span, kind string, text dsl.Words) {
	c.Missing = append(c.Missing, Missing{span, kind, text})
}

// neverDone says that a rule never did anything, or that the challenge whose rule it is was never done.
func neverDone(scheme *check.Scheme, rule *check.Rule) dsl.Words {
	if slices.ContainsFunc(scheme.Challenges, func(challenge *check.Challenge) bool { return challenge.Done == rule }) {
		return dsl.Sayf("challenge `%[1]s` was never done", "任务 `%[1]s` 从未达成", rule.Name)
	}
	return dsl.Sayf("rule `%[1]s` never did anything", "规则 `%[1]s` 从未执行", rule.Name)
}
