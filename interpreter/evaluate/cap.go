package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// capped is what a rule's cap leaves of an amount, of which it has let through some already on this event.
func (e *Evaluator) capped(state *State, rule int, amount, let int64) int64 {
	bound := e.plan.Rules[rule].Cap
	if bound == nil || bound.Period == compile.PerItem || amount <= 0 {
		return amount
	}
	return min(amount, max(0, e.room(rule, bound, &e.rules[rule].cap, &state.rules[rule].cap)-let))
}

// room is what a bound still lets through.
func (e *Evaluator) room(rule int, bound *compile.Bound, window *span, used *Accumulator) int64 {
	most := e.whole(rule, e.frame.calculate(bound.Amount))
	if bound.Period != compile.PerEvent {
		most -= used.read(window, e.frame.now)
	}
	return max(most, 0)
}

// capRules does stage 6: first each boost's own cap on what it adds, then the rule's on the whole.
func (e *Evaluator) capRules() {
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.rule == None {
			continue
		}
		shares := e.shares[credit.shares.from:credit.shares.to]
		for j := range shares {
			shares[j].before = shares[j].amount
			let := e.letThrough(shares[j].rule, shares[j].amount)
			credit.amount -= shares[j].amount - let
			shares[j].amount = let
		}
		e.lower(credit, e.letThrough(credit.rule, credit.amount))
	}
}

// letThrough caps an amount of a rule that fires, and notes what its cap has let through: a boost may meet several
// rules on one event.
func (e *Evaluator) letThrough(rule int, amount int64) int64 {
	fired := e.firingOf(rule)
	let := e.capped(fired.to, rule, amount, fired.let)
	fired.let += max(let, 0)
	return let
}

// lower takes a credit down to an amount: what boosts added goes first, the last by name before the others.
func (e *Evaluator) lower(credit *plannedCredit, to int64) {
	over := credit.amount - to
	credit.amount = to
	for j := credit.shares.to - 1; j >= credit.shares.from && over > 0; j-- {
		cut := min(over, max(e.shares[j].amount, 0))
		e.shares[j].amount -= cut
		e.firingOf(e.shares[j].rule).let -= cut
		over -= cut
	}
}

// capWallets does the wallets' part of stage 7: what comes first by expiry, then by the rule's name, is let through
// first.
func (e *Evaluator) capWallets(state *State) {
	for wallet := range e.plan.Wallets {
		bound := e.plan.Wallets[wallet].Cap
		if bound == nil {
			continue
		}
		room := e.room(None, bound, &e.caps[wallet], &state.caps[wallet])
		for i := range e.planned {
			if credit := &e.planned[i]; credit.wallet == wallet && credit.to == state && credit.source == ledger.Earned && credit.amount > 0 {
				e.lower(credit, min(credit.amount, room))
				room -= credit.amount
			}
		}
	}
}

// useUp counts what rules and wallets gave against their bounds. What gave nothing uses up nothing.
func (e *Evaluator) useUp(state *State, number int64) {
	now := e.frame.now
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.source != ledger.Earned {
			continue
		}
		if isCounted(e.plan.Wallets[credit.wallet].Cap) {
			credit.to.caps[credit.wallet].add(&e.caps[credit.wallet], now, e.numbered(credit.to), credit.amount)
		}
		e.firingOf(credit.rule).credited += max(credit.amount, 0)
		for _, one := range e.shares[credit.shares.from:credit.shares.to] {
			fired := e.firingOf(one.rule)
			fired.credited += max(one.amount, 0)
			fired.acts = fired.acts || one.amount < 0 // a boost below 1 has done something too
		}
	}
	for i := range e.firings {
		fired := &e.firings[i]
		given := fired.credited + fired.discount
		if given <= 0 && !fired.acts {
			e.noteUnpaid(fired)
			continue
		}
		rule, planned := &state.rules[fired.rule], &e.plan.Rules[fired.rule]
		rule.fired = true
		e.frame.seen.rule(fired.rule)
		if isCounted(planned.Limit) {
			rule.limit.add(&e.rules[fired.rule].limit, now, number, 1)
		}
		if isCounted(planned.Cap) {
			fired.to.rules[fired.rule].cap.add(&e.rules[fired.rule].cap, now, e.numbered(fired.to), given) // the receiver's
		}
	}
}

// isCounted tells whether a bound counts beyond the event at hand.
func isCounted(bound *compile.Bound) bool {
	return bound != nil && bound.Period != compile.PerEvent && bound.Period != compile.PerItem
}

// firingOf finds the firing of a rule that has given something.
func (e *Evaluator) firingOf(rule int) *firing {
	for i := range e.firings {
		if e.firings[i].rule == rule {
			return &e.firings[i]
		}
	}
	e.firings = append(e.firings, firing{rule: rule, to: e.frame.state, cause: noCause}) // never: who gives has fired
	return &e.firings[len(e.firings)-1]
}

// capLine takes what a rule takes off for a line down to its cap by the item; before is what it took off for the lines
// before.
func (e *Evaluator) capLine(fired *firing, before int64) {
	bound := e.plan.Rules[fired.rule].Cap
	if bound == nil || bound.Period != compile.PerItem || fired.discount == before {
		return
	}
	over := max(0, fired.discount-before-max(0, e.whole(fired.rule, e.frame.calculate(bound.Amount))))
	fired.discount -= over
	fired.cut += over
}
