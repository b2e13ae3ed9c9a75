package scenario

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// Idle is a rule that could have done something on a member's last event and did not, and why.
type Idle struct {
	Rule string
	Why  dsl.Words
}

// tellIdle adds to the last failure which rules that are about what was expected did nothing, once for each event.
func (p *player) tellIdle(one *member, wanted *check.Expectation) {
	plan, failure := p.program.Plan(), &p.result.Failures[len(p.result.Failures)-1]
	for i := range one.verdicts {
		verdict := &one.verdicts[i]
		rule := &plan.Rules[verdict.Rule]
		told := Idle{rule.Name, evaluate.VerdictWords(plan, verdict)}
		if concerns(rule, wanted) && !slices.Contains(failure.Idle, told) {
			failure.Idle = append(failure.Idle, told)
		}
	}
	if len(failure.Idle) > 0 {
		one.verdicts = one.verdicts[:0]
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
