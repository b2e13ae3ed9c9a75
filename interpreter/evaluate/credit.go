package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plannedCredit is what one rule will credit to one wallet, boosts among it.
type plannedCredit struct {
	rule      int // None where the event fills the wallet
	wallet    int
	to        *State // whose wallet it is
	source    ledger.Source
	first     int   // of its earns
	amount    int64 // what is credited
	base      int64 // of it without boosts
	before    int64 // what it would be without caps
	raw       value.Wide
	places    int
	boosted   value.Wide // raw times its boosts
	boosts    int        // places of boosted
	shares    stretch    // what boosts add to it
	expires   value.Instant
	available value.Instant // when it can be spent
}

// share is what one boost adds to what a rule gives.
type share struct {
	rule   int
	amount int64
	before int64 // what it would add without caps
	weight value.Wide
}

// planCredits does stages 4 to 7: boosts, rounding, caps.
func (e *Evaluator) planCredits(state *State, event *Event) {
	if filled := e.plan.Events[event.Kind].Filled; filled != None && e.order.amount > 0 {
		e.planned = append(e.planned, plannedCredit{rule: None, wallet: filled, to: state, source: ledger.Received, amount: e.order.amount, before: e.order.amount})
	}
	e.planEarns(state)
}

// planEarns makes credits of what rules earn.
func (e *Evaluator) planEarns(state *State) {
	for first := 0; first < len(e.earns); {
		last := first + 1
		for last < len(e.earns) && e.earns[last].rule == e.earns[first].rule {
			last++
		}
		e.planRule(first, last)
		first = last
	}
	for i := range e.planned {
		e.receives(e.planned[i].to)
	}
	e.chooseCredits()
	e.roundEvents()
	e.capRules()
	e.planLifetimes()
	for i := range e.receivers {
		e.capWallets(e.receivers[i].state)
	}
	e.capBudgets()
	for i := range e.receivers {
		e.planRoom(e.receivers[i].state, e.receivers[i].state == state)
	}
}

// planRule makes a credit for each wallet that one rule earns to.
func (e *Evaluator) planRule(first, last int) {
	for i := first; i < last; i++ {
		isNew := true
		for j := first; j < i; j++ {
			isNew = isNew && e.earns[j].wallet != e.earns[i].wallet
		}
		if isNew {
			e.planned = append(e.planned, e.boostAndRound(i, last))
		}
	}
}

// boostAndRound adds up what a rule earns to a wallet, with and without its boosts, and rounds it where the wallet
// says: each line, or the rule's sum. What is rounded over the whole event is rounded down here, and later up again.
func (e *Evaluator) boostAndRound(first, last int) plannedCredit {
	rule, wallet := e.earns[first].rule, e.earns[first].wallet
	planned := &e.plan.Wallets[wallet]
	credit := plannedCredit{rule: rule, wallet: wallet, to: e.firingOf(rule).to, source: ledger.Earned, first: first}
	credit.shares.from = len(e.shares)
	var line lineSum
	for i := first; i < last; i++ {
		one := &e.earns[i]
		if one.wallet != wallet {
			continue
		}
		if line.at != one.line {
			e.closeLine(&credit, &line)
			line = lineSum{at: one.line}
		}
		boosted, places := e.boost(one)
		e.addTo(&line.raw, &line.places, one.raw, one.places)
		e.addTo(&line.boosted, &line.boosts, boosted, places)
	}
	e.closeLine(&credit, &line)
	if planned.Scope != compile.EachItem {
		credit.base, credit.amount = e.rounded(rule, wallet, credit.raw, credit.places), e.rounded(rule, wallet, credit.boosted, credit.boosts)
	}
	e.shareBoosts(&credit, first, last, credit.amount-credit.base)
	credit.shares.to = len(e.shares)
	credit.before = credit.amount
	return credit
}

// closeLine adds what a rule gives for a line to what it gives: up to its cap by the item, and rounded where the wallet
// rounds each line.
func (e *Evaluator) closeLine(credit *plannedCredit, line *lineSum) {
	if bound := e.plan.Rules[credit.rule].Cap; bound != nil && bound.Period == compile.PerItem {
		most := e.frame.calculate(bound.Amount)
		e.lowerTo(&line.raw, &line.places, most, bound.Amount.Places)
		e.lowerTo(&line.boosted, &line.boosts, most, bound.Amount.Places)
	}
	e.addTo(&credit.raw, &credit.places, line.raw, line.places)
	e.addTo(&credit.boosted, &credit.boosts, line.boosted, line.boosts)
	if e.plan.Wallets[credit.wallet].Scope == compile.EachItem {
		credit.base += e.rounded(credit.rule, credit.wallet, line.raw, line.places)
		credit.amount += e.rounded(credit.rule, credit.wallet, line.boosted, line.boosts)
	}
}

// lowerTo takes a number down to a bound, at the places of the finer of them.
func (e *Evaluator) lowerTo(number *value.Wide, places *int, bound quantity, boundPlaces int) {
	common := max(*places, boundPlaces)
	scaled, ok := number.Rescale(*places, common, value.HalfEven)
	most, also := bound.number.Rescale(boundPlaces, common, value.HalfEven)
	if ok && also && !bound.missing && scaled.Compare(most) > 0 {
		*number, *places = most, common
	}
}

// lineSum is what is rounded together: what a rule gives for one line, or for the whole event.
type lineSum struct {
	at             int
	raw, boosted   value.Wide
	places, boosts int
}

// rounded rounds an amount to its wallet's places.
func (e *Evaluator) rounded(rule, wallet int, number value.Wide, places int) int64 {
	planned := &e.plan.Wallets[wallet]
	round := planned.Round
	if planned.Scope == compile.EachEvent {
		round = value.Down
	}
	return e.whole(rule, e.frame.fit(number.Rescale(places, planned.Places, round)))
}

// roundEvents rounds what a wallet adds up over the whole event: each rule's part was rounded down, the last by name
// takes what is missing from the rounded sum.
func (e *Evaluator) roundEvents() {
	for wallet := range e.plan.Wallets {
		for i := range e.receivers {
			if e.plan.Wallets[wallet].Scope == compile.EachEvent {
				e.roundEvent(e.receivers[i].state, wallet)
			}
		}
	}
}

func (e *Evaluator) roundEvent(state *State, wallet int) {
	var sum value.Wide
	places, last, parts := 0, -1, int64(0)
	for i := range e.planned {
		if credit := &e.planned[i]; credit.wallet == wallet && credit.to == state && credit.source == ledger.Earned {
			e.addTo(&sum, &places, credit.boosted, credit.boosts)
			parts += credit.amount
			last = i
		}
	}
	if last < 0 {
		return
	}
	credit, planned := &e.planned[last], &e.plan.Wallets[wallet]
	rest := e.whole(credit.rule, e.frame.fit(sum.Rescale(places, planned.Places, planned.Round))) - parts
	credit.amount += rest
	credit.before += rest
}

// planRoom asks the wallets of a member to have room for what is credited and for what a refund returns.
func (e *Evaluator) planRoom(state *State, own bool) {
	for wallet := range e.plan.Wallets {
		total := int64(0)
		if own {
			total = e.order.returned[wallet]
		}
		for i := range e.planned {
			credit := &e.planned[i]
			if credit.wallet != wallet || credit.to != state {
				continue
			}
			if credit.amount > ledger.Most-total {
				e.tooLarge(credit.rule)
				return
			}
			total += credit.amount
		}
		if !state.Wallets[wallet].Fits(total) {
			e.tooLarge(None)
		}
	}
}

// credit writes the credits of stage 8: soonest to expire first, then by the rules' names.
func (e *Evaluator) credit(state *State) {
	e.orderEntries()
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.amount <= 0 {
			continue
		}
		number := e.numbered(credit.to)
		lot := ledger.Lot{Key: ledgerKey(number, credit.rule), Earned: e.frame.now, Expires: credit.expires, Left: credit.amount}
		e.side(credit.to)
		if credit.available > e.frame.now {
			e.holdBack(state, credit, lot)
			e.side(state)
			continue
		}
		paid, err := credit.to.Wallets[credit.wallet].Credit(credit.source, lot)
		if err != nil {
			e.side(state)
			continue // planRoom has made sure that it fits
		}
		state.memory.credits = append(state.memory.credits, recordedCredit(state, credit, number))
		e.creditEntries(credit, number)
		if paid > 0 {
			e.entry(EntryDebtPaid, stageWrite, credit.wallet, paid).Rule = credit.rule
		}
		e.side(state)
	}
}

func ledgerKey(event int64, rule int) ledger.Key { return ledger.Key{Event: event, Rule: int32(rule)} }

func recordedCredit(state *State, planned *plannedCredit, number int64) credit {
	recorded := credit{wallet: int32(planned.wallet), rule: int32(planned.rule), amount: planned.amount}
	if planned.to != state {
		recorded.to, recorded.number = planned.to.Member, number
	}
	return recorded
}

// creditEntries says what a rule gave, and what each boost added to it.
func (e *Evaluator) creditEntries(credit *plannedCredit, number int64) {
	if !e.Keep {
		return
	}
	kind := EntryEarned
	if credit.source == ledger.Received {
		kind = EntryReceived
	}
	own, before := credit.amount, credit.before
	for _, one := range e.shares[credit.shares.from:credit.shares.to] {
		own -= one.amount
		before -= one.before
	}
	entry := e.entry(kind, stageWrite, credit.wallet, own)
	entry.Lot, entry.Expires, entry.Rule = number, credit.expires, credit.rule
	entry.Before, entry.Raw, entry.Places = before, credit.raw, credit.places
	entry.Factor, entry.FactorPlaces = credit.boosted, credit.boosts
	if credit.source == ledger.Earned {
		e.explain(entry, credit.rule, e.earns[credit.first].cause)
	}
	for _, one := range e.shares[credit.shares.from:credit.shares.to] {
		if one.amount == 0 {
			continue
		}
		added := e.entry(kind, stageWrite, credit.wallet, one.amount)
		added.Lot, added.Expires, added.Rule, added.Of, added.Before = number, credit.expires, one.rule, credit.rule, one.before
	}
}

// explain gives an entry the effect that it comes from, and the values that went into it.
func (e *Evaluator) explain(entry *Entry, rule int, from cause) {
	entry.Body, entry.Effect = from.body, from.effect
	if from.operands != None && from.effect != None {
		leaves := e.plan.Rules[rule].Bodies[from.body].Effects[from.effect].Leaves
		copy(entry.Operands[:], e.operands[from.operands:from.operands+len(leaves)])
	}
}

// orderEntries says what was taken off the order and what was charged.
func (e *Evaluator) orderEntries() {
	if !e.Keep {
		return
	}
	for i := range e.firings {
		if fired := &e.firings[i]; fired.discount > 0 {
			entry := e.entry(EntryDiscount, stageWrite, None, fired.discount)
			entry.Rule, entry.Before = fired.rule, fired.before
			e.explain(entry, fired.rule, fired.cause)
		}
	}
	for i := range e.order.charges {
		charge := &e.order.charges[i]
		entry := e.entry(EntryCharge, stageWrite, None, charge.amount)
		entry.Rule = charge.rule
		e.explain(entry, charge.rule, charge.cause)
	}
}
