package check

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Locality is how far what happens to one member depends on others: it decides how evaluation spreads out.
type Locality uint8

// The localities, each of which may have all that the ones before it have.
const (
	Local  Locality = iota // members can be worked out apart
	Linked                 // rules serve other members, whose state they don't read
	Joint                  // rules read the state of other members
	Global                 // all members draw on a budget, or are put in order
)

// LocalityReason is one thing that makes a scheme what it is.
type LocalityReason struct {
	Locality Locality
	Span     dsl.Span
	Words    dsl.Words
}

// Locality tells how far members depend on each other under the scheme, and why: everything that makes it more than
// local, the strongest first, then in the order of the file.
func (s *Scheme) Locality() (Locality, []LocalityReason) {
	l := &localities{}
	for _, rule := range s.Rules {
		for _, body := range rule.Bodies {
			l.body(rule, body)
		}
	}
	for _, metric := range s.Metrics {
		switch metric.Kind {
		case MetricRank:
			l.add(Global, metric.Span, dsl.Sayf("metric `%[1]s` puts all members in order", "指标 `%[1]s` 把全体会员排出名次", metric.Name))
		case MetricShare:
			l.add(Global, metric.Span, dsl.Sayf("metric `%[1]s` adds up what all members have", "指标 `%[1]s` 要把全体会员加总", metric.Name))
		}
	}
	for _, budget := range s.Budgets {
		l.add(Global, budget.Span, dsl.Say("a budget is what all members may get together", "预算是全体会员合计的上限"))
	}
	slices.SortStableFunc(l.reasons, func(a, b LocalityReason) int {
		return cmp.Or(cmp.Compare(b.Locality, a.Locality), cmp.Compare(a.Span.Offset, b.Span.Offset))
	})
	if len(l.reasons) == 0 {
		return Local, nil
	}
	return l.reasons[0].Locality, l.reasons
}

type localities struct{ reasons []LocalityReason }

// add notes a reason, each place once: a rule on several events stands in the file once.
func (l *localities) add(locality Locality, span dsl.Span, words dsl.Words) {
	one := LocalityReason{locality, span, words}
	if !slices.Contains(l.reasons, one) {
		l.reasons = append(l.reasons, one)
	}
}

func (l *localities) body(rule *Rule, body *Body) {
	for _, to := range body.To {
		if to.Operation != OperationSelf {
			l.add(Linked, rule.Span, dsl.Sayf("rule `%[1]s` serves `%[2]s`", "规则 `%[1]s` 给到 `%[2]s`", rule.Name, to.Text))
		}
		l.reads(rule, to)
	}
	for _, when := range body.When {
		l.reads(rule, when)
	}
	for _, effect := range body.Effects {
		l.reads(rule, effect.Amount)
		l.reads(rule, effect.Worth)
		for _, name := range effect.Names {
			l.reads(rule, name)
		}
	}
}

// reads notes where an expression reads the state of another member.
func (l *localities) reads(rule *Rule, e *Expression) {
	if e == nil {
		return
	}
	if e.Operation == OperationOther {
		l.add(Joint, e.Span, dsl.Sayf("rule `%[1]s` reads `%[2]s`, which is another member's", "规则 `%[1]s` 读取 `%[2]s`，是另一位会员的", rule.Name, e.Text))
	}
	for _, argument := range e.Arguments {
		l.reads(rule, argument)
	}
	for _, row := range e.Rows {
		l.reads(rule, row.From)
		l.reads(rule, row.Value)
	}
}
