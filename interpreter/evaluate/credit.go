package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plannedCredit is what one rule will credit to one wallet, boosts among it.
type plannedCredit struct {
	rule    int // None where the event fills the wallet
	wallet  int
	source  ledger.Source
	first   int   // of its earns
	last    int   // behind them
	amount  int64 // what is credited
	before  int64 // what it would be without caps
	raw     value.Wide
	places  int
	boosted value.Wide // raw times its boosts
	boosts  int        // places of boosted
	shares  stretch    // what boosts add to it
	expires value.Instant
}

// share is what one boost adds to what a rule gives.
type share struct {
	rule   int
	amount int64
	weight value.Wide
}

// planCredits does stages 4 to 7: boosts, rounding, caps.
func (e *Evaluator) planCredits(state *State, event *Event) {
	if filled := e.plan.Events[event.Kind].Filled; filled != None && e.order.amount > 0 {
		e.planned = append(e.planned, plannedCredit{rule: None, wallet: filled, source: ledger.Received, amount: e.order.amount, before: e.order.amount})
	}
	for first := 0; first < len(e.earns); {
		last := first + 1
		for last < len(e.earns) && e.earns[last].rule == e.earns[first].rule {
			last++
		}
		e.planRule(first, last)
		first = last
	}
	e.roundEvents()
	e.capRules()
	e.capWallets(state)
	e.planExpiry(state)
}

// planRule makes a credit for each wallet that one rule earns to.
func (e *Evaluator) planRule(first, last int) {
	for i := first; i < last; i++ {
		isNew := true
		for j := first; j < i; j++ {
			isNew = isNew && e.earns[j].wallet != e.earns[i].wallet
		}
		if isNew {
			e.planned = append(e.planned, e.boostAndRound(e.earns[i].rule, e.earns[i].wallet, first, last))
		}
	}
}

// boostAndRound adds up what a rule earns to a wallet, with and without its boosts, and rounds it where the wallet
// says: each item, or the rule's sum. What is rounded over the whole event is rounded later.
func (e *Evaluator) boostAndRound(rule, wallet, first, last int) plannedCredit {
	planned := &e.plan.Wallets[wallet]
	credit := plannedCredit{rule: rule, wallet: wallet, source: ledger.Earned, first: first, last: last}
	credit.shares.from = len(e.shares)
	base := int64(0)
	for i := first; i < last; i++ {
		one := &e.earns[i]
		if one.wallet != wallet {
			continue
		}
		boosted, places := e.boost(one)
		e.addTo(&credit.raw, &credit.places, one.raw, one.places)
		e.addTo(&credit.boosted, &credit.boosts, boosted, places)
		if planned.Scope == compile.EachItem {
			base += e.rounded(rule, wallet, one.raw, one.places)
			credit.amount += e.rounded(rule, wallet, boosted, places)
		}
	}
	if planned.Scope != compile.EachItem {
		base = e.rounded(rule, wallet, credit.raw, credit.places)
		credit.amount = e.rounded(rule, wallet, credit.boosted, credit.boosts)
	}
	e.shareBoosts(&credit, first, last, credit.amount-base)
	credit.shares.to = len(e.shares)
	credit.before = credit.amount
	return credit
}

// addTo adds a number to a sum of perhaps other places.
func (e *Evaluator) addTo(sum *value.Wide, places *int, number value.Wide, numberPlaces int) {
	common := max(*places, numberPlaces)
	left, ok := sum.Rescale(*places, common, value.HalfEven)
	right, also := number.Rescale(numberPlaces, common, value.HalfEven)
	if total, fits := left.Add(right); ok && also && fits {
		*sum, *places = total, common
		return
	}
	e.frame.overflow = true
}

func (e *Evaluator) rounded(rule, wallet int, number value.Wide, places int) int64 {
	planned := &e.plan.Wallets[wallet]
	return e.whole(rule, e.frame.fit(number.Rescale(places, planned.Places, planned.Round)))
}

// meets tells whether a boost is one on this amount.
func (b *boost) meets(one *earn) bool {
	return b.target == one.rule && (b.line == None || b.line == one.line)
}

// boost multiplies an amount by its boosts: by their product, by one plus what each adds, or by the best of them.
func (e *Evaluator) boost(one *earn) (value.Wide, int) {
	mode := e.plan.Rules[one.rule].Boosts
	boosted, places := one.raw, one.places
	var sum value.Wide
	sumPlaces := 0
	best := -1
	for i := range e.boosts {
		b := &e.boosts[i]
		if !b.meets(one) {
			continue
		}
		switch mode {
		case compile.BoostAdd:
			e.addTo(&sum, &sumPlaces, e.lessOne(b), b.places)
		case compile.BoostBest:
			if best < 0 || e.isBetter(b, &e.boosts[best]) {
				best = i
			}
		default:
			boosted, places = e.multiply(boosted, places, b.factor, b.places)
		}
	}
	if best >= 0 {
		return e.multiply(boosted, places, e.boosts[best].factor, e.boosts[best].places)
	}
	if mode == compile.BoostAdd {
		e.addTo(&sum, &sumPlaces, value.WideOf(1), 0)
		if sum.Sign() < 0 {
			sum = value.Wide{}
		}
		return e.multiply(boosted, places, sum, sumPlaces)
	}
	return boosted, places
}

// multiply multiplies two numbers; places beyond twelve are rounded off half-even.
func (e *Evaluator) multiply(number value.Wide, places int, factor value.Wide, factorPlaces int) (value.Wide, int) {
	product, ok := number.Multiply(factor)
	kept := min(places+factorPlaces, mostPlaces)
	scaled, fits := product.Rescale(places+factorPlaces, kept, value.HalfEven)
	if !ok || !fits {
		e.frame.overflow = true
		return value.Wide{}, 0
	}
	return scaled, kept
}

// mostPlaces is how many decimal places an expression keeps.
const mostPlaces = 12

// lessOne is what a boost adds: its factor less 1.
func (e *Evaluator) lessOne(b *boost) value.Wide {
	one, _ := value.WideOf(1).Rescale(0, b.places, value.Down)
	less, ok := b.factor.Subtract(one)
	if !ok {
		e.frame.overflow = true
	}
	return less
}

func (e *Evaluator) isBetter(a, b *boost) bool {
	common := max(a.places, b.places)
	left, _ := a.factor.Rescale(a.places, common, value.Down)
	right, _ := b.factor.Rescale(b.places, common, value.Down)
	return left.Compare(right) > 0
}

// shareBoosts shares what boosts add among them in proportion to factor − 1, rounded down; the last by name takes the
// rest. Of boosts of which the best counts, the best takes all.
func (e *Evaluator) shareBoosts(credit *plannedCredit, first, last int, added int64) {
	from := len(e.shares)
	var whole value.Wide
	for i := range e.boosts {
		b := &e.boosts[i]
		weight, meets := e.weight(credit, b, first, last)
		if !meets {
			continue
		}
		if sum, ok := whole.Add(weight); ok {
			whole = sum
		}
		if n := len(e.shares); n > from && e.shares[n-1].rule == b.rule {
			e.shares[n-1].weight, _ = e.shares[n-1].weight.Add(weight)
		} else {
			e.shares = append(e.shares, share{rule: b.rule, weight: weight})
		}
	}
	shares := e.shares[from:]
	if len(shares) == 0 {
		return
	}
	if e.plan.Rules[credit.rule].Boosts == compile.BoostBest {
		best := 0
		for i := range shares {
			if shares[i].weight.Compare(shares[best].weight) > 0 {
				best = i
			}
		}
		shares[best].amount = added
		return
	}
	left := added
	for i := range shares[:len(shares)-1] {
		shares[i].amount = proportion(added, shares[i].weight, whole)
		left -= shares[i].amount
	}
	shares[len(shares)-1].amount = left
}

// weight is how much a boost adds to a rule's amount before rounding, at twelve places.
func (e *Evaluator) weight(credit *plannedCredit, b *boost, first, last int) (value.Wide, bool) {
	var total value.Wide
	meets := false
	for i := first; i < last; i++ {
		one := &e.earns[i]
		if one.wallet != credit.wallet || !b.meets(one) {
			continue
		}
		meets = true
		product, places := e.multiply(one.raw, one.places, e.lessOne(b), b.places)
		if scaled, ok := product.Rescale(places, mostPlaces, value.HalfEven); ok {
			if sum, fits := total.Add(scaled); fits {
				total = sum
			}
		}
	}
	return total, meets
}

// proportion is amount × part ÷ whole, towards zero; nothing where the whole is nothing.
func proportion(amount int64, part, whole value.Wide) int64 {
	if whole.IsZero() {
		return 0
	}
	product, ok := value.WideOf(amount).Multiply(part)
	if !ok {
		return 0
	}
	quotient, _ := product.Divide(whole, value.Down)
	number, _ := quotient.Int64()
	return number
}

// roundEvents rounds what a wallet adds up over the whole event: each rule's part is rounded down, the last by name
// takes the rest of the rounded sum.
func (e *Evaluator) roundEvents() {
	for wallet := range e.plan.Wallets {
		if e.plan.Wallets[wallet].Scope == compile.EachEvent {
			e.roundEvent(wallet)
		}
	}
}

func (e *Evaluator) roundEvent(wallet int) {
	var sum value.Wide
	places, last, rest := 0, -1, int64(0)
	for i := range e.planned {
		if credit := &e.planned[i]; credit.wallet == wallet && credit.source == ledger.Earned {
			e.addTo(&sum, &places, credit.boosted, credit.boosts)
			down := e.whole(credit.rule, e.frame.fit(credit.boosted.Rescale(credit.boosts, e.plan.Wallets[wallet].Places, value.Down)))
			credit.amount, credit.before = down, down
			rest -= down
			last = i
		}
	}
	if last < 0 {
		return
	}
	rest += e.rounded(e.planned[last].rule, wallet, sum, places)
	e.planned[last].amount += rest
	e.planned[last].before += rest
}

// capped is what a rule's cap leaves of an amount.
func (e *Evaluator) capped(rule int, amount int64) int64 {
	bound := e.plan.Rules[rule].Cap
	if bound == nil || amount <= 0 {
		return amount
	}
	return min(amount, e.room(rule, bound, &e.rules[rule].cap, &e.frame.state.rules[rule].cap))
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
			let := e.capped(shares[j].rule, shares[j].amount)
			credit.amount -= shares[j].amount - let
			shares[j].amount = let
		}
		e.lower(credit, e.capped(credit.rule, credit.amount))
	}
}

// lower takes a credit down to an amount: what boosts added goes first, the last by name before the others.
func (e *Evaluator) lower(credit *plannedCredit, to int64) {
	over := credit.amount - to
	credit.amount = to
	for j := credit.shares.to - 1; j >= credit.shares.from && over > 0; j-- {
		cut := min(over, max(e.shares[j].amount, 0))
		e.shares[j].amount -= cut
		over -= cut
	}
}

// capWallets does the wallets' part of stage 7: what comes first by expiry, then by the rule's name, is let through
// first. All that an event credits to a wallet expires together, so that the name decides.
func (e *Evaluator) capWallets(state *State) {
	for wallet := range e.plan.Wallets {
		bound := e.plan.Wallets[wallet].Cap
		if bound == nil {
			continue
		}
		room := e.room(None, bound, &e.caps[wallet], &state.caps[wallet])
		for i := range e.planned {
			if credit := &e.planned[i]; credit.wallet == wallet && credit.source == ledger.Earned && credit.amount > 0 {
				e.lower(credit, min(credit.amount, room))
				room -= credit.amount
			}
		}
	}
}

// planExpiry works out when credits expire, and asks the wallets to have room for them.
func (e *Evaluator) planExpiry(state *State) {
	for wallet := range e.plan.Wallets {
		total, expires := int64(0), value.Instant(0)
		for i := range e.planned {
			credit := &e.planned[i]
			if credit.wallet != wallet {
				continue
			}
			if total == 0 {
				expires = e.frame.expiry(&e.plan.Wallets[wallet])
			}
			credit.expires = expires
			total += credit.amount
			if total > ledger.Most {
				e.tooLarge(credit.rule)
				return
			}
		}
		if !state.Wallets[wallet].Fits(total) {
			e.tooLarge(None)
		}
	}
	if e.frame.overflow {
		e.tooLarge(None)
	}
}

// credit writes the credits of stage 8, in the order of the rules' names.
func (e *Evaluator) credit(state *State, number int64) {
	e.chargeEntries()
	for i := range e.planned {
		credit := &e.planned[i]
		if credit.amount <= 0 {
			continue
		}
		lot := ledger.Lot{Key: ledgerKey(number, credit.rule), Earned: e.frame.now, Expires: credit.expires, Left: credit.amount}
		paid, err := state.Wallets[credit.wallet].Credit(credit.source, lot)
		if err != nil {
			continue // planExpiry has made sure that it fits; the check of the books would tell
		}
		state.memory.credits = append(state.memory.credits, recordedCredit(credit))
		e.creditEntries(credit, number)
		if paid > 0 {
			e.entry(EntryDebtPaid, stageWrite, credit.wallet, paid).Rule = credit.rule
		}
	}
}

func ledgerKey(event int64, rule int) ledger.Key { return ledger.Key{Event: event, Rule: int32(rule)} }

func recordedCredit(planned *plannedCredit) credit {
	return credit{wallet: int32(planned.wallet), rule: int32(planned.rule), amount: planned.amount}
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
	own := credit.amount
	for _, one := range e.shares[credit.shares.from:credit.shares.to] {
		own -= one.amount
	}
	entry := e.entry(kind, stageWrite, credit.wallet, own)
	entry.Lot, entry.Expires, entry.Rule = number, credit.expires, credit.rule
	entry.Before, entry.Raw, entry.Places = credit.before, credit.raw, credit.places
	entry.Factor, entry.FactorPlaces = credit.boosted, credit.boosts
	if credit.source == ledger.Earned {
		one := &e.earns[credit.first]
		entry.Body, entry.Effect = one.body, one.effect
		e.operands(entry, &e.plan.Rules[one.rule].Bodies[one.body].Effects[one.effect])
	}
	for _, one := range e.shares[credit.shares.from:credit.shares.to] {
		if one.amount == 0 {
			continue
		}
		added := e.entry(kind, stageWrite, credit.wallet, one.amount)
		added.Lot, added.Expires, added.Rule, added.Of = number, credit.expires, one.rule, credit.rule
	}
}

// operands keeps the values that an amount was worked out from.
func (e *Evaluator) operands(entry *Entry, effect *compile.Effect) {
	for i := range effect.Leaves {
		result := e.frame.calculate(effect.Leaves[i].Step)
		entry.Operands[i] = Operand{result.number, result.text, result.missing}
	}
}

// chargeEntries says what was taken off the order and what was charged.
func (e *Evaluator) chargeEntries() {
	if !e.Keep {
		return
	}
	for i := range e.firings {
		if fired := &e.firings[i]; fired.discount > 0 {
			entry := e.entry(EntryDiscount, stageWrite, None, fired.discount)
			entry.Rule, entry.Body, entry.Effect, entry.Before = fired.rule, fired.body, 0, fired.before
		}
	}
	for _, charge := range e.order.charges {
		e.entry(EntryCharge, stageWrite, None, charge.amount).Rule = charge.rule
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
		if e.plan.Wallets[credit.wallet].Cap != nil {
			state.caps[credit.wallet].add(&e.caps[credit.wallet], now, number, credit.amount)
		}
		e.giving(credit.rule, credit.amount)
		for _, one := range e.shares[credit.shares.from:credit.shares.to] {
			e.giving(one.rule, one.amount)
		}
	}
	for i := range e.firings {
		fired := &e.firings[i]
		given := fired.credited + fired.discount
		if given <= 0 && !fired.acts {
			continue
		}
		rule, planned := &state.rules[fired.rule], &e.plan.Rules[fired.rule]
		rule.fired = true
		if planned.Limit != nil {
			rule.limit.add(&e.rules[fired.rule].limit, now, number, 1)
		}
		if planned.Cap != nil {
			rule.cap.add(&e.rules[fired.rule].cap, now, number, given)
		}
	}
}

// giving notes what a rule that fired has given.
func (e *Evaluator) giving(rule int, amount int64) {
	for i := range e.firings {
		if e.firings[i].rule == rule {
			e.firings[i].credited += max(amount, 0)
			return
		}
	}
}
