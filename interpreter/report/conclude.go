package report

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// conclude says what an event came to: why it was refused, what was to be paid, and where one event is asked for why
// rules did nothing.
func (s *Statement) conclude(one *block, happening *simulate.Happening) {
	note := func(words dsl.Words) { one.notes = append(one.notes, words.In(s.tongue)) }
	switch {
	case happening.Refused != nil:
		s.refused++
		for _, reason := range happening.Refused.Reasons {
			note(dsl.Say("refused: "+reason.Words.English+" ["+reason.Code+"]", "拒绝："+reason.Words.Chinese+" ["+reason.Code+"]"))
		}
	case happening.Repeated:
		note(dsl.Say("this id has been applied already: left out", "该单号已处理过，不再重复"))
	default:
		s.applied++
		if (happening.Discount != 0 || happening.Due != 0) && s.isPaid(happening.Event.Kind) {
			note(dsl.Sayf("to pay %s", "应付 %s", value.DecimalString(happening.Due, s.plan.MoneyPlaces)))
		}
	}
	if !s.explains {
		return
	}
	for i := range happening.Verdicts {
		note(s.verdict(&happening.Verdicts[i]))
	}
}

// verdict says why a rule did nothing, or a challenge is not done.
func (s *Statement) verdict(verdict *evaluate.Verdict) dsl.Words {
	rule := &s.plan.Rules[verdict.Rule]
	words := evaluate.VerdictWords(s.plan, verdict)
	if verdict.Challenge != compile.None {
		return dsl.Sayf("challenge `%[1]s` (%[2]s:%[3]d): %[4]s", "任务 `%[1]s`（%[2]s:%[3]d）：%[5]s", rule.Name, rule.File, rule.Line, words.English, words.Chinese)
	}
	return dsl.Sayf("not `%[1]s` (%[2]s:%[3]d): %[4]s", "`%[1]s` 未执行（%[2]s:%[3]d）：%[5]s", rule.Name, rule.File, rule.Line, words.English, words.Chinese)
}

// isPaid tells whether an event is something that the member pays for: a purchase, a recharge, or an event of the
// scheme's own that something is taken off, put on, or paid with. What else has an amount may as well be a return.
func (s *Statement) isPaid(kind int) bool {
	event := &s.plan.Events[kind]
	switch event.Role {
	case compile.RolePurchase, compile.RoleRecharge:
		return true
	case compile.RoleOwn:
	default:
		return false
	}
	if len(event.Discounts) > 0 || event.Vouchers != compile.None || event.Filled != compile.None {
		return true
	}
	for _, reference := range event.Rules {
		for _, effect := range s.plan.Rules[reference.Rule].Bodies[reference.Body].Effects {
			if effect.Kind == compile.ChargeMoney {
				return true
			}
		}
	}
	return slices.ContainsFunc(event.Fields, func(field compile.Field) bool { return len(field.Draws) > 0 || field.Redeems })
}
