package ledger

import "github.com/punchcard-lang/punchcard/interpreter/value"

// Waiting is units that are credited, and can't be spent before an instant: they are pending. They pay no debt until
// then.
type Waiting struct {
	Lot
	Available value.Instant
}

// Matured is units that can be spent from now on, and how many of them paid a debt.
type Matured struct {
	Lot
	Paid int64
}

// Hold credits units that a rule gives now and that can be spent later.
func (a *Account) Hold(waiting Waiting) error {
	if !a.Fits(waiting.Left) {
		return ErrOverflow
	}
	a.Totals.Earned += waiting.Left
	a.Totals.Pending += waiting.Left
	a.insertWaiting(waiting)
	return nil
}

// insertWaiting keeps what is pending in the order in which it can be spent.
func (a *Account) insertWaiting(waiting Waiting) {
	a.early = a.early || waiting.Expires <= waiting.Available
	a.waiting = append(a.waiting, waiting)
	i := len(a.waiting) - 1
	for ; i > 0 && a.waitsShorter(&waiting, &a.waiting[i-1]); i-- {
		a.waiting[i] = a.waiting[i-1]
	}
	a.waiting[i] = waiting
}

func (a *Account) waitsShorter(x, y *Waiting) bool {
	if x.Available != y.Available {
		return x.Available < y.Available
	}
	return a.before(&x.Lot, &y.Lot)
}

// NextAvailable returns when pending units can next be spent; Never if there are none.
func (a *Account) NextAvailable() value.Instant {
	if len(a.waiting) == 0 {
		return Never
	}
	return a.waiting[0].Available
}

// EachWaiting calls visit for what is pending, in the order in which it can be spent.
func (a *Account) EachWaiting(visit func(waiting *Waiting)) {
	for i := range a.waiting {
		visit(&a.waiting[i])
	}
}

// Mature makes available what can be spent from an instant on: it pays a debt first, the rest is a lot. It appends it
// to matured.
func (a *Account) Mature(at value.Instant, matured []Matured) []Matured {
	count := 0
	for ; count < len(a.waiting) && a.waiting[count].Available <= at; count++ {
		lot := a.waiting[count].Lot
		paid := min(lot.Left, a.Totals.Debt)
		a.Totals.Pending -= lot.Left
		a.Totals.Debt -= paid
		a.Totals.Available += lot.Left - paid
		matured = append(matured, Matured{lot, paid})
		if lot.Left -= paid; lot.Left > 0 {
			a.insert(lot)
		}
	}
	a.drop(count)
	return matured
}

// drop takes the first of what is pending out.
func (a *Account) drop(count int) {
	a.waiting = a.waiting[:copy(a.waiting, a.waiting[count:])]
	a.early = a.early && len(a.waiting) > 0
}

// nextWaitingExpiry is when something expires that is still pending.
func (a *Account) nextWaitingExpiry() value.Instant {
	next := Never
	if a.early {
		for i := range a.waiting {
			next = min(next, a.waiting[i].Expires)
		}
	}
	return next
}

// ExpireWaiting lets what is pending leave whose time has come, and appends it to gone.
func (a *Account) ExpireWaiting(at value.Instant, gone []Lot) []Lot {
	kept := a.waiting[:0]
	for _, one := range a.waiting {
		if one.Expires > at {
			kept = append(kept, one)
			continue
		}
		a.Totals.Pending -= one.Left
		a.Totals.Expired += one.Left
		gone = append(gone, one.Lot)
	}
	a.waiting = kept
	a.early = a.early && len(kept) > 0
	return gone
}

// Pending is what of a lot is still pending.
func (a *Account) Pending(key Key) int64 {
	if i := a.findWaiting(key); i >= 0 {
		return a.waiting[i].Left
	}
	return 0
}

func (a *Account) findWaiting(key Key) int {
	for i := len(a.waiting) - 1; i >= 0; i-- {
		if a.waiting[i].Key == key {
			return i
		}
	}
	return -1
}

// ReversePending takes back what of a lot is still pending, up to an amount.
func (a *Account) ReversePending(key Key, amount int64) (taken int64) {
	i := a.findWaiting(key)
	if i < 0 {
		return 0
	}
	taken = min(amount, a.waiting[i].Left)
	a.waiting[i].Left -= taken
	a.Totals.Pending -= taken
	a.Totals.Reversed += taken
	if a.waiting[i].Left == 0 {
		a.waiting = append(a.waiting[:i], a.waiting[i+1:]...)
	}
	return taken
}

// RestoreWaiting puts what is pending of an encoded state back; the totals are set apart.
func (a *Account) RestoreWaiting(waiting Waiting) { a.insertWaiting(waiting) }

// Extend lets units that a purchase carries on live until an instant at least: those of the rules that it says, and at
// its first place those that no rule gave.
func (a *Account) Extend(until value.Instant, rules []bool) {
	for i := range a.waiting {
		if one := &a.waiting[i]; one.Expires < until && rules[1+max(one.Key.Rule, -1)] {
			one.Expires = until
		}
	}
	moved := false
	for i := a.head; i < len(a.lots); i++ {
		if lot := &a.lots[i]; lot.Left > 0 && lot.Expires < until && rules[1+max(lot.Key.Rule, -1)] {
			lot.Expires, moved = until, true
		}
	}
	switch {
	case !moved:
	case a.oldest:
		a.uneven, a.known = true, false
	case !a.isOrdered():
		a.arrange()
	}
}

// isOrdered tells whether the lots still lie in the order in which they are spent.
func (a *Account) isOrdered() bool {
	for i := a.head + 1; i < len(a.lots); i++ {
		if a.before(&a.lots[i], &a.lots[i-1]) {
			return false
		}
	}
	return true
}

// arrange puts the lots into the order in which they are spent, and the empty ones out.
func (a *Account) arrange() {
	lots := a.lots[a.head:]
	a.lots, a.head, a.uneven, a.known = a.lots[:0], 0, false, false
	for _, lot := range lots {
		if lot.Left > 0 {
			a.insert(lot)
		}
	}
}
