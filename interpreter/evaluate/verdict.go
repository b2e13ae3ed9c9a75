package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Verdict says of a rule that could have done something on an event why it did not.
type Verdict struct {
	Kind      VerdictKind
	Rule      int
	Body      int
	Line      int // of the list that is judged line by line, or None
	Condition int // that failed, or None
	Effect    int // that gave nothing, or None
	Operands  [compile.MostLeaves]Operand
	Challenge int                // that it is about, or None
	When      *compile.Condition // of the challenge, that failed
	Progress  int64
	Goal      int64 // never where it is missing
}

// VerdictKind is why a rule did nothing.
type VerdictKind uint8

// The kinds of verdicts.
const (
	verdictNone      VerdictKind = iota
	VerdictDated                 // it is not in force at this instant
	VerdictOnce                  // it has been done, once
	VerdictLimit                 // its limit is used up
	VerdictCondition             // a condition does not hold
	VerdictNothing               // its amount is missing, 0 or below 0
	VerdictRounded               // what it gives is rounded down to nothing
	VerdictCapped                // a cap has let nothing through
	VerdictLost                  // another rule was chosen
	VerdictNobody                // whom it serves isn't there
	VerdictCalendar              // its calendar does not hold this instant
	VerdictUnchanged             // a boost came to 1x
	VerdictClosed                // the challenge is not open
	VerdictUncounted             // the event does not count towards the challenge
	VerdictProgress              // it counts, and the goal is not reached
)

// Explain collects verdicts of the events that follow. It costs time, and is for those who ask.
func (e *Evaluator) Explain(yes bool) { e.watching = yes }

// noteVerdict notes why a rule does nothing on the event at hand.
func (e *Evaluator) noteVerdict(kind VerdictKind, reference compile.Reference, line int) {
	if e.watching {
		e.Verdicts = append(e.Verdicts, Verdict{Kind: kind, Rule: reference.Rule, Body: reference.Body, Line: line, Condition: None, Effect: None, Challenge: None})
	}
}

// noteFailed notes which condition of a rule does not hold, and the values that it saw.
func (e *Evaluator) noteFailed(reference compile.Reference, line, condition int) {
	if !e.watching {
		return
	}
	e.noteVerdict(VerdictCondition, reference, line)
	last := &e.Verdicts[len(e.Verdicts)-1]
	last.Condition = condition
	e.operandsOf(last, e.plan.Rules[reference.Rule].Bodies[reference.Body].When[condition].Leaves)
}

// noteNothing notes a rule whose conditions hold and whose amounts are nothing.
func (e *Evaluator) noteNothing(reference compile.Reference, line int) {
	if !e.watching {
		return
	}
	e.noteVerdict(VerdictNothing, reference, line)
	last := &e.Verdicts[len(e.Verdicts)-1]
	last.Effect = 0
	e.operandsOf(last, e.effect(reference, 0).Leaves)
}

// noteUnchanged notes a boost that multiplies by 1.
func (e *Evaluator) noteUnchanged(reference compile.Reference, line, effect int, factor value.Wide, places int) {
	if !e.watching {
		return
	}
	if one, ok := value.WideOf(1).Rescale(0, places, value.Down); !ok || factor != one {
		return
	}
	e.noteVerdict(VerdictUnchanged, reference, line)
	last := &e.Verdicts[len(e.Verdicts)-1]
	last.Effect = effect
	e.operandsOf(last, e.effect(reference, effect).Leaves)
}

func (e *Evaluator) operandsOf(verdict *Verdict, leaves []compile.Leaf) {
	for i := range leaves {
		result := e.frame.calculate(leaves[i].Step)
		verdict.Operands[i] = Operand{result.number, result.text, result.missing}
	}
	e.frame.overflow = false
}

// noteUnpaid notes a rule that came to something of which nothing is left.
func (e *Evaluator) noteUnpaid(fired *firing) {
	if !e.watching {
		return
	}
	if fired.lost {
		e.noteVerdict(VerdictLost, compile.Reference{Rule: fired.rule, Body: fired.body}, None)
		return
	}
	kind, gave := VerdictRounded, fired.before > 0
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.rule == fired.rule {
			gave = true
			if credit.before > 0 {
				kind = VerdictCapped
			}
		}
	}
	if fired.before > 0 {
		kind = VerdictCapped
	}
	if gave {
		e.noteVerdict(kind, compile.Reference{Rule: fired.rule, Body: fired.body}, None)
	}
}

// VerdictWords words a verdict: `when month(member.birthday) == month(today) does not hold: member.birthday 1990-06-02`.
func VerdictWords(plan *compile.Plan, verdict *Verdict) dsl.Words {
	words := verdictWords(plan, verdict)
	if verdict.Line == None {
		return words
	}
	return dsl.Sayf("line %[1]d: %[2]s", "第 %[1]d 行：%[3]s", verdict.Line+1, words.English, words.Chinese)
}

func verdictWords(plan *compile.Plan, verdict *Verdict) dsl.Words {
	rule := &plan.Rules[verdict.Rule]
	switch verdict.Kind {
	case VerdictDated:
		return dsl.Say("it is not in force on that day", "当时不在规则的有效期内")
	case VerdictCalendar:
		return dsl.Sayf("it holds during `%[1]s` only", "只在 `%[1]s` 期间有效", plan.Calendars[rule.During].Name)
	case VerdictOnce:
		return dsl.Say("it is given once, and has been", "只送一次，已经送过")
	case VerdictLimit:
		return dsl.Say("its limit is used up", "次数已用完")
	case VerdictCondition:
		condition := &rule.Bodies[verdict.Body].When[verdict.Condition]
		values := operandsWords(plan, condition.Leaves, &verdict.Operands)
		return dsl.Sayf("%[1]s does not hold%[2]s", "不满足 %[1]s%[3]s", condition.Text, values.English, values.Chinese)
	case VerdictNothing:
		effect := &rule.Bodies[verdict.Body].Effects[verdict.Effect]
		values := operandsWords(plan, effect.Leaves, &verdict.Operands)
		return dsl.Sayf("%[1]s comes to nothing%[2]s", "%[1]s 算得为零%[3]s", effect.Text, values.English, values.Chinese)
	case VerdictUnchanged:
		effect := &rule.Bodies[verdict.Body].Effects[verdict.Effect]
		values := operandsWords(plan, effect.Leaves, &verdict.Operands)
		return dsl.Sayf("it comes to 1x, and changes nothing%[1]s", "系数是 1 倍，等于没有翻倍%[2]s", values.English, values.Chinese)
	case VerdictClosed:
		return dsl.Say("not begun, or over", "还没开始，或已经结束")
	case VerdictUncounted:
		values := operandsWords(plan, verdict.When.Leaves, &verdict.Operands)
		return dsl.Sayf("does not count, as %[1]s does not hold%[2]s", "不计入：不满足 %[1]s%[3]s", verdict.When.Text, values.English, values.Chinese)
	case VerdictProgress:
		return progressWords(progressText(&plan.Challenges[verdict.Challenge], verdict.Progress, verdict.Goal, verdict.Goal != int64(never)))
	case VerdictNobody:
		return dsl.Say("there is nobody to give it to", "没有可发放的会员")
	case VerdictLost:
		return dsl.Say("another rule of its choice is given instead", "互斥的另一条规则已生效")
	case VerdictRounded:
		return dsl.Say("what it gives is rounded down to nothing", "算得不足一个单位，取整后为零")
	}
	return dsl.Say("a cap lets nothing through", "已达上限")
}

// operandsWords lists values by their names: `: net 9.50, member.level gold`.
func operandsWords(plan *compile.Plan, leaves []compile.Leaf, operands *[compile.MostLeaves]Operand) dsl.Words {
	var words dsl.Words
	english, chinese := ": ", "："
	for i := range leaves {
		operand := operandWords(plan, leaves[i].Step, &operands[i])
		words.English += english + leaves[i].Name + " " + operand.English
		words.Chinese += chinese + leaves[i].Name + " " + operand.Chinese
		english, chinese = ", ", "，"
	}
	return words
}
