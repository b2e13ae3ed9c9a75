package scenario

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// Idle is a rule that could have done something on a member's last event and did not, and why; or a challenge that is
// not done, and how far it is.
type Idle struct {
	Rule      string
	Challenge bool
	Why       dsl.Words
}

// tellIdle adds to the last failure which rules that are about what was expected did nothing, once for each event.
func (p *player) tellIdle(one *member, wanted *check.Expectation) {
	plan, failure := p.program.Plan(), &p.result.Failures[len(p.result.Failures)-1]
	for i := range one.verdicts {
		verdict := &one.verdicts[i]
		rule := &plan.Rules[verdict.Rule]
		if verdict.Kind == evaluate.VerdictProgress {
			continue // which is told as it stands
		}
		told := Idle{rule.Name, verdict.Challenge != evaluate.None, evaluate.VerdictWords(plan, verdict)}
		if concerns(rule, wanted) && !slices.Contains(failure.Idle, told) {
			failure.Idle = append(failure.Idle, told)
		}
	}
	if len(failure.Idle) > 0 {
		one.verdicts = one.verdicts[:0]
	}
	p.tellProgress(one, wanted, failure)
}

// tellProgress adds to a failure how far the open challenges are that would give what was expected.
func (p *player) tellProgress(one *member, wanted *check.Expectation, failure *Failure) {
	plan := p.program.Plan()
	for _, attempt := range p.program.Attempts(nil, p.outcome, one.state) {
		challenge := &plan.Challenges[attempt.Challenge]
		if concerns(&plan.Rules[challenge.Rule], wanted) {
			failure.Idle = append(failure.Idle, Idle{challenge.Name, true, evaluate.ProgressWords(plan, &attempt)})
		}
	}
}

// concerns tells whether what a rule does bears on what is expected.
func concerns(rule *compile.Rule, wanted *check.Expectation) bool {
	for i := range rule.Bodies {
		for j := range rule.Bodies[i].Effects {
			effect := &rule.Bodies[i].Effects[j]
			switch {
			case effect.Kind == compile.Boost && wanted.Wallet != nil,
				wanted.Wallet != nil && (effect.Kind == compile.Earn || effect.Kind == compile.Take) && effect.Wallet == wanted.Wallet.Index,
				wanted.Voucher != nil && effect.Kind == compile.Issue && effect.Voucher == wanted.Voucher.Index,
				wanted.Wallet == nil && wanted.Voucher == nil && (effect.Kind == compile.Discount || effect.Kind == compile.DiscountTo):
				return true
			}
		}
	}
	return false
}

// minutes leaves out seconds that are none.
func minutes(clock string) string {
	if hour, ok := strings.CutSuffix(clock, ":00"); ok && len(hour) > len("2006-01-02 00") {
		return hour
	}
	return clock
}
