package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// takenBefore is what the discounts took off that a rule is compounded with. What excludes them is decided first.
func (e *Evaluator) takenBefore(rule int) int64 {
	taken := int64(0)
	for _, before := range e.plan.Rules[rule].Behind {
		if choice := e.plan.Rules[before].Choice; choice != None {
			e.chooseDiscount(choice)
		}
		for i := range e.firings {
			if e.firings[i].rule == before {
				taken += e.firings[i].discount
			}
		}
	}
	return min(taken, e.order.amount)
}

// chooseDiscount decides a choice among discounts: the others take off nothing. Decided twice it stays decided.
func (e *Evaluator) chooseDiscount(choice int) {
	planned, chosen, most := &e.plan.Choices[choice], None, int64(0)
	for _, rule := range planned.Rules {
		for i := range e.firings {
			fired := &e.firings[i]
			if fired.rule == rule && fired.discount > most && (planned.Best || chosen == None) {
				chosen, most = rule, fired.discount
			}
		}
	}
	e.lose(planned, chosen)
}

// lose lets the rules of a choice give nothing that were not chosen. Where none would give anything, none was.
func (e *Evaluator) lose(choice *compile.Choice, chosen int) {
	if chosen == None {
		return
	}
	for _, rule := range choice.Rules {
		for i := range e.firings {
			if fired := &e.firings[i]; fired.rule == rule && rule != chosen {
				fired.lost, fired.discount, fired.acts = true, 0, false
			}
		}
	}
}

// settleDiscounts ends stage 1: choices are decided, and the discounts, in the order of the rules' names, never take
// off more than the order is.
func (e *Evaluator) settleDiscounts() {
	for choice := range e.plan.Choices {
		e.chooseDiscount(choice)
	}
	for i := 1; i < len(e.firings); i++ {
		fired, j := e.firings[i], i
		for ; j > 0 && e.firings[j-1].rule > fired.rule; j-- {
			e.firings[j] = e.firings[j-1]
		}
		e.firings[j] = fired
	}
	for i := range e.firings {
		fired := &e.firings[i]
		fired.discount = e.budgetDiscount(fired.rule, min(fired.discount, e.order.amount-e.order.discount))
		e.order.discount += fired.discount
	}
}

// chooseCredits begins stage 7: of rules that exclude each other the one is left that would credit most behind its
// rounding and caps, or the first that would credit anything. What the others would give uses up nothing.
func (e *Evaluator) chooseCredits() {
	for i := range e.plan.Choices {
		choice, chosen, most := &e.plan.Choices[i], None, int64(0)
		for _, rule := range choice.Rules {
			if amount := e.wouldCredit(rule); amount > most && (choice.Best || chosen == None) {
				chosen, most = rule, amount
			}
		}
		if chosen == None {
			continue
		}
		e.lose(choice, chosen)
		kept := e.planned[:0]
		for _, credit := range e.planned {
			if credit.rule == None || e.plan.Rules[credit.rule].Choice != i || credit.rule == chosen {
				kept = append(kept, credit)
			}
		}
		e.planned = kept
	}
}

// wouldCredit is what a rule would credit if it were the only one.
func (e *Evaluator) wouldCredit(rule int) int64 {
	total := int64(0)
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.rule != rule {
			continue
		}
		amount := credit.amount
		for _, share := range e.shares[credit.shares.from:credit.shares.to] {
			amount -= share.amount - e.capped(e.firingOf(share.rule).to, share.rule, share.amount, 0)
		}
		total += e.capped(e.firingOf(rule).to, rule, amount, 0)
	}
	return total
}
