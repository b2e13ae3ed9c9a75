package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// firing is a rule whose conditions hold on the event.
type firing struct {
	rule     int
	body     int
	acts     bool // it does something besides crediting
	discount int64
	before   int64 // what it would have taken off without a cap
	credited int64 // in the unit that its cap counts
}

// earn is an amount that a rule gives, before boosts and rounding.
type earn struct {
	rule, body, effect int
	wallet             int
	line               int // or None
	raw                value.Wide
	places             int
}

// boost is a factor on what another rule gives.
type boost struct {
	rule   int
	target int
	line   int // or None: on all lines
	factor value.Wide
	places int
}

// plannedTake is units that a rule takes back.
type plannedTake struct {
	rule   int
	wallet int
	amount int64
}

// plannedSet is an attribute's new value.
type plannedSet struct {
	rule      int
	attribute int
	cell      Cell
}

// mayFire tells whether a rule holds at this instant and its `once` and `limit` are not used up.
func (e *Evaluator) mayFire(rule int) bool {
	planned, state := &e.plan.Rules[rule], &e.frame.state.rules[rule]
	if now := e.frame.now; now < planned.Validity.From || now >= planned.Validity.Until || planned.Once && state.fired {
		return false
	}
	if planned.Limit == nil || planned.Limit.Period == compile.PerEvent {
		return true
	}
	return state.limit.read(&e.rules[rule].limit, e.frame.now) < e.whole(rule, e.frame.calculate(planned.Limit.Amount))
}

// lineCount is how often a rule is judged: once, or once a line.
func (e *Evaluator) lineCount(event *Event, body *compile.Body) int {
	if body.List == None {
		return 1
	}
	return event.lineCount(body.List)
}

func (e *Evaluator) enterLine(event *Event, body *compile.Body, line int) {
	if body.List != None {
		e.frame.line = event.line(body.List, line)
	}
}

func (e *Evaluator) leaveLine() { e.frame.line = nil }

func (e *Evaluator) conditionsHold(body *compile.Body) bool {
	for i := range body.When {
		if !e.frame.holds(body.When[i].Step) {
			return false
		}
	}
	return true
}

// judge does stage 3: every condition and amount of the rules that discount nothing, on the state as it was before
// the event.
func (e *Evaluator) judge(state *State, event *Event) {
	for _, reference := range e.plan.Events[event.Kind].Rules {
		if e.mayFire(reference.Rule) {
			e.judgeRule(event, reference)
		}
	}
	for _, spend := range e.order.spends {
		if available := state.Wallets[spend.wallet].Totals.Available; e.order.spent[spend.wallet] > available && len(e.reasons) == 0 {
			e.short(spend.wallet, e.order.spent[spend.wallet], available)
		}
	}
	if e.frame.overflow {
		e.tooLarge(None)
	}
}

func (e *Evaluator) judgeRule(event *Event, reference compile.Reference) {
	rule := &e.plan.Rules[reference.Rule]
	body := &rule.Bodies[reference.Body]
	fired := firing{rule: reference.Rule, body: reference.Body}
	holds := false
	for line := range e.lineCount(event, body) {
		e.enterLine(event, body, line)
		if !e.conditionsHold(body) {
			continue
		}
		holds = true
		at := line
		if body.List == None {
			at = None
		}
		for i := range body.Effects {
			if isAct(body.Effects[i].Kind) {
				fired.acts = true
				e.act(reference, i)
			} else {
				e.amountEffect(reference, i, at)
			}
		}
	}
	e.leaveLine()
	if e.frame.overflow {
		e.frame.overflow = false
		e.tooLarge(reference.Rule)
	}
	if holds {
		e.firings = append(e.firings, fired)
	}
}

// isAct tells whether an effect does something besides giving an amount that rounding and caps apply to.
func isAct(kind compile.EffectKind) bool {
	return kind == compile.ChargeMoney || kind == compile.ChargeUnits || kind == compile.Set || kind == compile.Reject || kind == compile.Take
}

// act plans an effect that gives no amount.
func (e *Evaluator) act(reference compile.Reference, index int) {
	rule := &e.plan.Rules[reference.Rule]
	effect := &rule.Bodies[reference.Body].Effects[index]
	switch effect.Kind {
	case compile.ChargeMoney:
		amount := max(0, e.whole(reference.Rule, e.frame.calculate(effect.Amount)))
		e.order.charge += amount
		e.frame.due += amount
		e.order.charges = append(e.order.charges, plannedSpend{wallet: None, amount: amount, rule: reference.Rule})
	case compile.ChargeUnits:
		amount := max(0, e.whole(reference.Rule, e.atWallet(effect)))
		e.order.spends = append(e.order.spends, plannedSpend{wallet: effect.Wallet, amount: amount, rule: reference.Rule})
		e.order.spent[effect.Wallet] += amount
	case compile.Take:
		e.takes = append(e.takes, plannedTake{reference.Rule, effect.Wallet, max(0, e.whole(reference.Rule, e.roundedToWallet(effect)))})
	case compile.Set:
		e.planSet(reference.Rule, effect)
	case compile.Reject:
		words := dsl.Say(effect.Words, effect.Words)
		if effect.Words == "" {
			words = dsl.Sayf("rule `%s` refuses it", "规则 `%s` 拒绝了它", rule.Name)
		}
		e.refuse("rejected", reference.Rule, words)
	}
}

// atWallet works an amount out at its wallet's places, of which the checker made sure that nothing is lost.
func (e *Evaluator) atWallet(effect *compile.Effect) quantity {
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return result
	}
	return e.frame.fit(result.number.Rescale(effect.Amount.Places, e.plan.Wallets[effect.Wallet].Places, value.Down))
}

func (e *Evaluator) roundedToWallet(effect *compile.Effect) quantity {
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return result
	}
	wallet := &e.plan.Wallets[effect.Wallet]
	return e.frame.fit(result.number.Rescale(effect.Amount.Places, wallet.Places, wallet.Round))
}

// planSet plans a new value of an attribute; two different ones for one attribute refuse the event.
func (e *Evaluator) planSet(rule int, effect *compile.Effect) {
	result := e.frame.calculate(effect.Amount)
	cell := Cell{Text: result.text, Present: !result.missing}
	if !effect.Amount.IsText() {
		cell.Number = e.whole(rule, result)
	}
	for _, other := range e.sets {
		if other.attribute == effect.Attribute && other.cell != cell {
			e.refuse("set", rule, dsl.Sayf("rules `%[1]s` and `%[2]s` set `%[3]s` to different values", "规则 `%[1]s` 和 `%[2]s` 把 `%[3]s` 设成了不同的值",
				e.plan.Rules[other.rule].Name, e.plan.Rules[rule].Name, e.plan.Attributes[effect.Attribute].Name))
		}
	}
	e.sets = append(e.sets, plannedSet{rule, effect.Attribute, cell})
}

// amountEffect works out what a rule earns or boosts.
func (e *Evaluator) amountEffect(reference compile.Reference, index, line int) {
	effect := &e.plan.Rules[reference.Rule].Bodies[reference.Body].Effects[index]
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return // an amount that is missing gives nothing, a boost that is missing is 1x
	}
	switch effect.Kind {
	case compile.Earn:
		if result.number.Sign() > 0 {
			e.earns = append(e.earns, earn{reference.Rule, reference.Body, index, effect.Wallet, line, result.number, effect.Amount.Places})
		}
	case compile.Boost:
		if result.number.Sign() < 0 {
			result.number = value.Wide{}
		}
		e.boosts = append(e.boosts, boost{reference.Rule, effect.Target, line, result.number, effect.Amount.Places})
	}
}

// set writes the attributes of stage 8.
func (e *Evaluator) set(state *State) {
	for _, planned := range e.sets {
		if state.Attributes[planned.attribute] == planned.cell {
			continue
		}
		state.Attributes[planned.attribute] = planned.cell
		entry := e.entry(EntrySet, stageWrite, None, planned.cell.Number)
		entry.Rule, entry.Of = planned.rule, planned.attribute
		entry.Operands[0] = Operand{Number: value.WideOf(planned.cell.Number), Text: planned.cell.Text, Missing: !planned.cell.Present}
	}
}

// take writes what rules take back.
func (e *Evaluator) take(state *State) {
	for _, planned := range e.takes {
		e.reverseUnits(state, planned.wallet, planned.rule, ledgerKey(None, None), planned.amount)
	}
}
