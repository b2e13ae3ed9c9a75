package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// rulesByTime does the rules by time that are due at an instant. All of them see the state before any of them. One that
// can't be done is left out whole and reported; time goes on.
func (e *Evaluator) rulesByTime(state *State, at value.Instant) {
	if state.timed != at {
		return
	}
	e.starting = e.starting[:0]
	for i := range e.schedules {
		if one := &e.schedules[i]; e.isDue(one, state, at) {
			e.starting = append(e.starting, start{one.timed.Reference, nil})
		}
	}
	watching := e.watching
	e.watching, e.failed, e.reasons = false, e.failed[:0], e.reasons[:0]
	for !e.planStarting(state, at) {
		e.reasons = e.reasons[:0]
	}
	if e.doesSomething() {
		e.writeByTime(state, at, stageDue)
	}
	e.watching, e.receivers = watching, e.receivers[:0]
	state.timed = e.nextTimed(state, at)
}

// planStarting works out what the rules would do that start without an event, stages 3 to 7. Where one fails it is noted
// among those that are left out, and all is to be worked out again without it.
func (e *Evaluator) planStarting(state *State, at value.Instant) bool {
	e.begin(state, nil, at)
	e.clearPlans()
	e.turnShared(at)
	e.receivers = e.receivers[:0]
	e.receives(state)
	judged := None
	for i := range e.starting {
		reference := e.starting[i].Reference
		e.frame.offer = e.starting[i].offer
		if reference.Rule == judged && !e.isChallenge(reference.Rule) || slices.Contains(e.failed, reference.Rule) {
			continue
		}
		judged = reference.Rule // once at an instant, whatever it waits for
		if !e.mayFire(reference) {
			continue
		}
		if fired, holds := e.judgeLines(nil, reference); holds {
			e.firings = append(e.firings, fired)
		}
		e.planShort(state)
		e.refuseTakes(state)
		if len(e.reasons) > 0 {
			e.leaveOut(reference.Rule)
			return false
		}
	}
	e.planEarns(state)
	e.planEarnings(state)
	e.planStock()
	if len(e.reasons) == 0 {
		return true
	}
	e.leaveOut(e.culprit())
	return false
}

// isChallenge tells whether a rule is what a challenge does when it is done.
func (e *Evaluator) isChallenge(rule int) bool {
	for i := range e.plan.Challenges {
		if e.plan.Challenges[i].Rule == rule {
			return true
		}
	}
	return false
}

// culprit is the rule that what is planned fails by: the one that is named, else the last that does anything.
func (e *Evaluator) culprit() int {
	rule := e.reasons[0].Rule
	if slices.ContainsFunc(e.firings, func(fired firing) bool { return fired.rule == rule }) {
		return rule
	}
	return e.firings[len(e.firings)-1].rule
}

// leaveOut notes a rule that can't be done, and reports why.
func (e *Evaluator) leaveOut(rule int) {
	e.failed = append(e.failed, rule)
	entry := e.entry(EntryFailed, stageDue, None, 0)
	entry.Rule, entry.Operands[0].Text = rule, e.reasons[0].Code
}

// doesSomething tells whether anything is left of what rules by time came to.
func (e *Evaluator) doesSomething() bool {
	for i := range e.planned {
		if e.planned[i].amount > 0 {
			return true
		}
	}
	return slices.ContainsFunc(e.firings, func(fired firing) bool { return fired.acts })
}

// writeByTime makes the changes that were worked out, stages 8 to 10. No event can be refunded that did them, so that
// what they moved is not remembered.
func (e *Evaluator) writeByTime(state *State, at value.Instant, stage uint8) {
	first := len(e.Entries)
	number, since := e.numbered(state), state.memory.mark()
	e.spend(state)
	e.take(state)
	e.set(state)
	e.grant(state)
	e.issueVouchers(state)
	e.credit(state)
	e.notify(state, nil)
	e.addMetrics(state, number)
	e.useUp(state, number)
	e.spendBudgets()
	state.memory.cut(since)
	e.expireAtOnce(state, at)
	e.reviewEach(state, at, stage)
	if stage == stageDue {
		e.sortSoon(state, at)
	} else {
		e.sortMember(state, at, stage)
	}
	for i := first; i < len(e.Entries); i++ {
		e.Entries[i].Stage = stage
	}
}

// failures are why a rule by time can't be done, by the code of what would refuse an event.
var failures = map[string]dsl.Words{
	"short":      dsl.Say("there are too few units", "余额不足"),
	"overflow":   dsl.Say("a number becomes larger than 18 digits", "数字超过 18 位"),
	"set":        dsl.Say("another rule sets the same attribute to another value", "另一条规则把同一项资料设成了不同的值"),
	"rounds":     dsl.Say("rules would start each other for ever", "规则会无休止地互相触发"),
	"below-zero": dsl.Say("units are gone that it takes back, and the wallet does not go below zero", "要扣回的已经用掉，而账户不能为负"),
}

// failedWords says which rule by time was left out, and why.
func failedWords(plan *compile.Plan, entry *Entry) dsl.Words {
	code := entry.Operands[0].Text
	why, ok := failures[code]
	if !ok {
		why = dsl.Say(code, code)
	}
	by := ruleWords(plan, entry.Rule)
	return dsl.Say(by.English+" is left out: "+why.English, by.Chinese+" 未执行："+why.Chinese)
}
