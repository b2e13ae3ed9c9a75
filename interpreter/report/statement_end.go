package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// end says what the member has at the end.
func (s *Statement) end(text *strings.Builder) {
	if s.event != "" {
		return
	}
	parts := make([]string, 0, len(s.plan.Wallets))
	for i := range s.plan.Wallets {
		parts = append(parts, s.plan.Wallets[i].Name+" "+value.DecimalString(s.balances[i], s.plan.Wallets[i].Places))
	}
	if s.state != nil {
		var outcome interpreter.Outcome
		parts = append(parts, s.standing(s.state, s.program.Attempts(nil, &outcome, s.state))...)
	}
	text.WriteString(dsl.Sayf("\n%[1]s: %[2]d events applied, %[3]d refused", "\n%[1]s：生效 %[2]d 个事件，拒绝 %[3]d 个", s.member, s.applied, s.refused).In(s.tongue))
	if len(parts) > 0 {
		text.WriteString(dsl.Say("; in the end ", "；期末 ").In(s.tongue) + strings.Join(parts, ", "))
	}
	text.WriteString("\n")
}

// standing is what a member holds besides units, and works towards: `coffee 1`, `card progress 5/6`.
func (s *Statement) standing(state *evaluate.State, attempts []evaluate.Attempt) []string {
	var parts []string
	for i := range s.plan.Vouchers {
		if held := state.Vouchers[i].Totals.Held; held > 0 {
			parts = append(parts, s.plan.Vouchers[i].Name+" "+value.DecimalString(held, 0))
		}
	}
	for i := range attempts {
		parts = append(parts, evaluate.AttemptWords(s.plan, &attempts[i]).In(s.tongue))
	}
	return parts
}
