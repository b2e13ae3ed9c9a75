package evaluate

import (
	"math"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// firing is a rule whose conditions hold on the event.
type firing struct {
	rule     int
	body     int
	to       *State // whom it serves
	acts     bool   // it does something besides crediting
	discount int64
	before   int64 // what it would have taken off without a cap
	cause    cause // of the discount
	let      int64 // what its cap has let through of this event so far
	credited int64 // in the unit that its cap counts
	lost     bool  // another rule was chosen
	cut      int64 // what a cap by the item has cut of discounts
}

// earn is an amount that a rule gives, before boosts and rounding.
type earn struct {
	rule   int
	wallet int
	line   int // or None
	raw    value.Wide
	places int
	cause  cause
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

// cause is the effect that an amount comes from, and where the values lie that it was worked out from. They are kept
// when the amount is worked out: later the state is another.
type cause struct{ body, effect, operands int }

var noCause = cause{None, None, None}

// causeOf notes the values that an effect's amount is worked out from, once an event.
func (e *Evaluator) causeOf(reference compile.Reference, index int) cause {
	c := cause{reference.Body, index, None}
	if !e.Keep {
		return c
	}
	for i := len(e.earns) - 1; i >= 0 && e.earns[i].rule == reference.Rule; i-- {
		if e.earns[i].cause.effect == index {
			return e.earns[i].cause
		}
	}
	c.operands = len(e.operands)
	leaves := e.effect(reference, index).Leaves
	for i := range leaves {
		result := e.frame.calculate(leaves[i].Step)
		e.operands = append(e.operands, Operand{result.number, result.text, result.missing})
	}
	return c
}

func (e *Evaluator) effect(reference compile.Reference, index int) *compile.Effect {
	return &e.plan.Rules[reference.Rule].Bodies[reference.Body].Effects[index]
}

// mayFire tells whether a rule holds at this instant and its `once` and `limit` are not used up.
func (e *Evaluator) mayFire(reference compile.Reference) bool {
	bar := e.barred(reference.Rule)
	if bar != verdictNone {
		e.noteVerdict(bar, reference, None)
	}
	return bar == verdictNone
}

// barred is why a rule isn't asked at all.
func (e *Evaluator) barred(rule int) VerdictKind {
	planned, state := &e.plan.Rules[rule], &e.frame.state.rules[rule]
	switch now := e.frame.now; {
	case now < planned.Validity.From || now >= planned.Validity.Until:
		return VerdictDated
	case planned.During != None && !e.plan.Calendars[planned.During].Times.Contains(now):
		return VerdictCalendar
	case planned.Once && state.fired:
		return VerdictOnce
	case planned.Limit == nil || planned.Limit.Period == compile.PerEvent:
		return verdictNone
	}
	if state.limit.read(&e.rules[rule].limit, e.frame.now) < e.whole(rule, e.frame.calculate(planned.Limit.Amount)) {
		return verdictNone
	}
	return VerdictLimit
}

// lineCount is how often an event is looked at: once, or once a line of a list.
func lineCount(event *Event, list int) int {
	if list == None {
		return 1
	}
	return event.lineCount(list)
}

// enterLine puts the fields of a line into scope; it returns the line, or None where the whole event is looked at.
func (e *Evaluator) enterLine(event *Event, list, line int) int {
	if list == None {
		return None
	}
	e.frame.line = event.line(list, line)
	return line
}

func (e *Evaluator) conditionsHold(reference compile.Reference, line int) bool {
	body := &e.plan.Rules[reference.Rule].Bodies[reference.Body]
	for i := range body.When {
		if !e.frame.holds(body.When[i].Step) {
			e.noteFailed(reference, line, i)
			return false
		}
	}
	return true
}

// judge does stage 3: every condition and amount of the rules that discount nothing, on the state as it was before
// the event.
func (e *Evaluator) judge(state *State, event *Event) {
	charged := e.order.charge
	for _, reference := range e.plan.Events[event.Kind].Rules {
		if !e.mayFire(reference) {
			continue
		}
		if fired, holds := e.judgeLines(event, reference); holds {
			e.firings = append(e.firings, fired)
		}
	}
	e.frame.due += e.order.charge - charged // no rule sees what another charges
	e.planShort(state)
	e.refuseTakes(state)
}

// judgeLines judges a rule, once or once a line, and works out what it does.
func (e *Evaluator) judgeLines(event *Event, reference compile.Reference) (fired firing, holds bool) {
	body := &e.plan.Rules[reference.Rule].Bodies[reference.Body]
	fired = firing{rule: reference.Rule, body: reference.Body, to: e.receiverOf(body), cause: noCause}
	if fired.to == nil {
		e.noteVerdict(VerdictNobody, reference, None)
		return fired, false
	}
	e.frame.less = e.takenBefore(reference.Rule)
	left := e.linesLeft(reference.Rule)
	for line := 0; line < lineCount(event, body.List) && left > 0; line++ {
		at := e.enterLine(event, body.List, line)
		if !e.conditionsHold(reference, at) {
			continue
		}
		holds = true
		before, acts := e.workDone(&fired), fired.acts
		fired.acts = false
		for i := range body.Effects {
			e.workOut(&fired, reference, i, at)
		}
		e.capLine(&fired, before[2])
		if fired.acts || e.workDone(&fired) != before {
			left-- // what gives nothing uses up nothing
		} else {
			e.noteNothing(reference, at)
		}
		fired.acts = fired.acts || acts
	}
	e.frame.line, e.frame.less = nil, 0
	if e.frame.overflow {
		e.frame.overflow = false
		e.tooLarge(reference.Rule)
	}
	return fired, holds
}

// linesLeft is on how many lines of one event a rule may do something: `limit 2 per event`.
func (e *Evaluator) linesLeft(rule int) int64 {
	limit := e.plan.Rules[rule].Limit
	if limit == nil || limit.Period != compile.PerEvent {
		return math.MaxInt64
	}
	return e.whole(rule, e.frame.calculate(limit.Amount))
}

// workDone tells by its changes whether an effect has given anything.
func (e *Evaluator) workDone(fired *firing) [3]int64 {
	return [3]int64{int64(len(e.earns)), int64(len(e.boosts)), fired.discount}
}

// workOut works out one effect.
func (e *Evaluator) workOut(fired *firing, reference compile.Reference, index, line int) {
	switch kind := e.effect(reference, index).Kind; {
	case kind == compile.Discount || kind == compile.DiscountTo:
		e.discountEffect(fired, reference, index)
	case isAct(kind):
		fired.acts = e.act(fired, reference, index) || fired.acts
	default:
		e.amountEffect(reference, index, line)
	}
}

// isAct tells whether an effect does something besides giving an amount that rounding and caps apply to.
func isAct(kind compile.EffectKind) bool {
	return kind == compile.ChargeMoney || kind == compile.ChargeUnits || kind == compile.Set || kind == compile.Reject || kind == compile.Take ||
		kind == compile.Notify || kind == compile.Issue || kind == compile.Grant
}

// act plans an effect that gives no amount. It tells whether there is anything to do.
func (e *Evaluator) act(fired *firing, reference compile.Reference, index int) bool {
	rule := &e.plan.Rules[reference.Rule]
	effect := e.effect(reference, index)
	switch effect.Kind {
	case compile.ChargeMoney:
		return e.chargeMoney(reference, index, e.whole(reference.Rule, e.frame.calculate(effect.Amount)))
	case compile.ChargeUnits:
		return e.chargeUnits(reference, effect.Wallet, e.whole(reference.Rule, e.atWallet(effect, value.Down)))
	case compile.Take:
		return e.planTake(reference, effect.Wallet, e.whole(reference.Rule, e.atWallet(effect, e.plan.Wallets[effect.Wallet].Round)))
	case compile.Set:
		e.planSet(reference.Rule, effect)
	case compile.Issue:
		return e.planIssue(fired.to, reference, index)
	case compile.Grant:
		return e.planGrant(reference.Rule, effect)
	case compile.Notify:
		e.planNotice(fired.to, reference, index)
	case compile.Reject:
		from := e.readNames(effect.Leaves)
		said := saying(e.plan, effect, e.operands[from:])
		words := dsl.Say(said, said)
		if said == "" {
			words = dsl.Sayf("rule `%s` refuses it", "规则 `%s` 拒绝了它", rule.Name)
		}
		e.refuse(codeRejected, reference.Rule, words)
		e.frame.seen.rule(reference.Rule)
	}
	return true
}

func (e *Evaluator) chargeMoney(reference compile.Reference, index int, amount int64) bool {
	if amount > ledger.Most-e.order.charge {
		e.tooLarge(reference.Rule)
		return false
	}
	if amount <= 0 {
		return false
	}
	e.order.charge += amount
	e.order.charges = append(e.order.charges, plannedSpend{wallet: None, amount: amount, rule: reference.Rule, cause: e.causeOf(reference, index)})
	return true
}

func (e *Evaluator) chargeUnits(reference compile.Reference, wallet int, amount int64) bool {
	if amount > ledger.Most-e.order.spent[wallet] {
		e.tooLarge(reference.Rule)
		return false
	}
	if amount > 0 {
		e.order.draw(plannedSpend{wallet: wallet, amount: amount, rule: reference.Rule, cause: noCause})
	}
	return amount > 0
}

func (e *Evaluator) planTake(reference compile.Reference, wallet int, amount int64) bool {
	if amount > 0 {
		e.takes = append(e.takes, plannedTake{reference.Rule, wallet, amount})
	}
	return amount > 0
}

// atWallet works an amount out at its wallet's places.
func (e *Evaluator) atWallet(effect *compile.Effect, round value.Rounding) quantity {
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return result
	}
	return e.frame.fit(result.number.Rescale(effect.Amount.Places, e.plan.Wallets[effect.Wallet].Places, round))
}

// refuseTakes refuses to take units that are gone, where a wallet is not to go below zero, and more than its books have
// room for: a debt has no other bound.
func (e *Evaluator) refuseTakes(state *State) {
	for wallet := range e.plan.Wallets {
		wanted := int64(0)
		for i := range e.takes {
			if e.takes[i].wallet != wallet {
				continue
			}
			if e.takes[i].amount > max(0, ledger.Most/2-state.Wallets[wallet].Totals.Reversed-wanted) {
				e.tooLarge(e.takes[i].rule)
				return
			}
			wanted += e.takes[i].amount
		}
		free := max(e.free(state, wallet), 0)
		if wanted > free && e.plan.Wallets[wallet].BelowZero == compile.DebtRefused {
			e.refuseBelowZero(wallet, wanted, free)
		}
	}
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
	effect := e.effect(reference, index)
	result := e.frame.calculate(effect.Amount)
	if result.missing {
		return // an amount that is missing gives nothing, a boost that is missing is 1x
	}
	switch effect.Kind {
	case compile.Earn:
		if result.number.Sign() > 0 {
			e.addEarn(earn{reference.Rule, effect.Wallet, line, result.number, effect.Amount.Places, e.causeOf(reference, index)})
		}
	case compile.Boost:
		if result.number.Sign() < 0 {
			result.number = value.Wide{}
		}
		e.noteUnchanged(reference, line, index, result.number, effect.Amount.Places)
		e.addBoost(boost{reference.Rule, effect.Target, line, result.number, effect.Amount.Places})
	}
}

// addEarn keeps earns in the order of the rules' names: rules that discount are worked out before the others.
func (e *Evaluator) addEarn(one earn) {
	e.earns = append(e.earns, one)
	i := len(e.earns) - 1
	for ; i > 0 && e.earns[i-1].rule > one.rule; i-- {
		e.earns[i] = e.earns[i-1]
	}
	e.earns[i] = one
}

func (e *Evaluator) addBoost(one boost) {
	e.boosts = append(e.boosts, one)
	i := len(e.boosts) - 1
	for ; i > 0 && e.boosts[i-1].rule > one.rule; i-- {
		e.boosts[i] = e.boosts[i-1]
	}
	e.boosts[i] = one
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
	if len(e.sets) > 0 && state.timed > e.frame.now { // what is due now is still to come
		e.rescheduleAfter(state, e.frame.now)
	}
}

// take writes what rules take back.
func (e *Evaluator) take(state *State) {
	for _, planned := range e.takes {
		e.reverseUnits(state, planned.wallet, planned.rule, ledgerKey(None, None), planned.amount)
	}
	e.coverAll()
}
