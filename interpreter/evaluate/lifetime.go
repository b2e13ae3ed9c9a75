package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// planLifetimes works out from when until when what is credited can be spent, and puts the credits in the order in
// which caps let them through and in which they are written: soonest to expire first, then by the rule's name.
func (e *Evaluator) planLifetimes() {
	for i := range e.planned {
		credit := &e.planned[i]
		credit.available = e.available(credit.rule)
		credit.expires = e.sharedExpiry(i)
	}
	for i := 1; i < len(e.planned); i++ {
		credit := e.planned[i]
		j := i
		for ; j > 0 && credit.expires < e.planned[j-1].expires; j-- {
			e.planned[j] = e.planned[j-1]
		}
		e.planned[j] = credit
	}
	if e.frame.overflow {
		e.frame.overflow = false
		e.tooLarge(None)
	}
}

// available is when what a rule credits now can be spent.
func (e *Evaluator) available(rule int) value.Instant {
	if rule == None || e.plan.Rules[rule].After == nil {
		return e.frame.now
	}
	after := e.plan.Rules[rule].After
	return e.plan.Zone.Add(e.frame.now, e.frame.length(after.Length, after.Packed))
}

// sharedExpiry is when a planned credit expires: like one before it that goes by the same clause.
func (e *Evaluator) sharedExpiry(index int) value.Instant {
	credit := &e.planned[index]
	clause := e.expiryOf(credit.rule, credit.wallet)
	for i := range e.planned[:index] {
		other := &e.planned[i]
		if other.to == credit.to && e.expiryOf(other.rule, other.wallet) == clause && (other.available == credit.available || clause == nil || !clause.Apart) {
			return other.expires
		}
	}
	if own := e.frame.state; clause != nil && clause.Moves && credit.to != own { // by the receiver's last purchase, which this is not
		event := e.frame.event
		e.frame.state, e.frame.event = credit.to, nil
		expires := e.frame.expiry(clause, credit.available)
		e.frame.state, e.frame.event = own, event
		return expires
	}
	return e.frame.expiry(clause, credit.available)
}

// carried is units of a wallet that a purchase lets live on, and the clause by which it does.
type carried struct {
	wallet int
	clause *compile.Expiry
	rules  []bool // which rules gave them; before the first rule: those that no rule of the scheme gave
}

// carriedBy lists what a purchase lets live on: of every wallet what goes by its own clause, and what goes by rules'.
func carriedBy(plan *compile.Plan) []carried {
	var all []carried
	for wallet := range plan.Wallets {
		if own := plan.Wallets[wallet].Expiry; own != nil && own.Moves {
			one := carried{wallet, own, make([]bool, 1+len(plan.Rules))}
			for rule := range one.rules {
				one.rules[rule] = rule == 0 || plan.Rules[rule-1].Expiry == nil
			}
			all = append(all, one)
		}
		for rule := range plan.Rules {
			if own := plan.Rules[rule].Expiry; own != nil && own.Moves {
				one := carried{wallet, own, make([]bool, 1+len(plan.Rules))}
				one.rules[1+rule] = true
				all = append(all, one)
			}
		}
	}
	return all
}

// carryOn lets units that live by the last purchase live on from this one.
func (e *Evaluator) carryOn(state *State, event *Event) {
	if e.plan.Events[event.Kind].Role != compile.RolePurchase {
		return
	}
	state.purchased = event.At
	for i := range e.carried {
		one := &e.carried[i]
		state.Wallets[one.wallet].Extend(e.frame.carriedUntil(one.clause), one.rules)
	}
}

// carriedUntil is until when units live at least that a purchase now carries on.
func (f *frame) carriedUntil(clause *compile.Expiry) value.Instant {
	until := Beginning
	for i := range clause.Terms {
		if term := &clause.Terms[i]; term.Since == compile.SincePurchase {
			until = max(until, f.end(&term.Term, f.now))
		}
	}
	return until
}
