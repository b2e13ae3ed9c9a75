package ledger

import "github.com/punchcard-lang/punchcard/interpreter/value"

// Source is how units come into a wallet.
type Source uint8

// The sources of units.
const (
	Earned Source = iota
	Received
	Opening
	Returned
)

// Fits tells whether so much more can be credited.
func (a *Account) Fits(amount int64) bool {
	t := &a.Totals
	return amount <= Most && t.Opening+t.Earned+t.Received+t.Returned <= Most-amount
}

// Credit brings units in. They pay a debt first; the rest is a lot. What it returns is how much of them paid a debt.
func (a *Account) Credit(source Source, lot Lot) (paid int64, err error) {
	amount := lot.Left
	if !a.Fits(amount) {
		return 0, ErrOverflow
	}
	switch source {
	case Earned:
		a.Totals.Earned += amount
	case Received:
		a.Totals.Received += amount
	case Opening:
		a.Totals.Opening += amount
	case Returned:
		a.Totals.Returned += amount
	}
	paid = min(amount, a.Totals.Debt)
	a.Totals.Debt -= paid
	a.Totals.Available += amount - paid
	if lot.Left -= paid; lot.Left > 0 {
		a.insert(lot)
	}
	return paid, nil
}

// Draw is what was taken out of one lot.
type Draw struct {
	Key     Key
	Earned  value.Instant
	Expires value.Instant
	Amount  int64
}

// Spend takes available units out, from the first lots, and appends what it took to draws. The caller has made sure
// that so much is available.
func (a *Account) Spend(amount int64, draws []Draw) []Draw {
	a.Totals.Spent += amount
	return a.take(amount, draws)
}

// Send takes available units away without their being spent.
func (a *Account) Send(amount int64, draws []Draw) []Draw {
	a.Totals.Sent += amount
	return a.take(amount, draws)
}

func (a *Account) take(amount int64, draws []Draw) []Draw {
	a.Totals.Available -= amount
	for i := a.head; i < len(a.lots) && amount > 0; i++ {
		lot := &a.lots[i]
		taken := min(amount, lot.Left)
		if taken == 0 {
			continue
		}
		lot.Left -= taken
		amount -= taken
		draws = append(draws, Draw{lot.Key, lot.Earned, lot.Expires, taken})
	}
	a.trim()
	return draws
}

// Expire lets the units leave whose time has come: the lots that expire at or before an instant. It appends them to
// gone, in the order in which they are spent.
func (a *Account) Expire(at value.Instant, gone []Lot) []Lot {
	for i := a.head; i < len(a.lots); i++ {
		lot := &a.lots[i]
		if lot.Expires > at {
			if !a.uneven {
				break
			}
			continue
		}
		if lot.Left > 0 {
			gone = append(gone, *lot)
			a.Totals.Available -= lot.Left
			a.Totals.Expired += lot.Left
			lot.Left = 0
		}
	}
	a.trim()
	return gone
}

// Reversal is where units that were taken back came from.
type Reversal struct {
	Own    int64 // the lot's own, not spent yet
	Others int64 // other lots
	Short  int64 // nobody has them any more
}

// PlanReversal works out where units would come from that a refund takes back out of a lot, without taking them.
func (a *Account) PlanReversal(key Key, amount int64) Reversal {
	var planned Reversal
	if lot := a.find(key); lot != nil {
		planned.Own = min(amount, lot.Left)
	}
	planned.Others = min(amount-planned.Own, a.Totals.Available-planned.Own)
	planned.Short = amount - planned.Own - planned.Others
	return planned
}

// Reverse takes units back that a lot brought: from the lot itself, then from other lots, oldest first. What is
// missing becomes a debt, or is forgiven.
func (a *Account) Reverse(key Key, amount int64, forgive bool) Reversal {
	planned := a.PlanReversal(key, amount)
	if planned.Own > 0 {
		a.find(key).Left -= planned.Own
	}
	a.takeOldest(planned.Others)
	a.Totals.Available -= planned.Own + planned.Others
	a.Totals.Reversed += planned.Own + planned.Others
	if !forgive {
		a.Totals.Reversed += planned.Short
		a.Totals.Debt += planned.Short
	}
	a.trim()
	return planned
}

// Owe takes back what nobody has any more: it is owed. There must be nothing available.
func (a *Account) Owe(amount int64) {
	a.Totals.Reversed += amount
	a.Totals.Debt += amount
}

// takeOldest empties lots by age, whatever the order they are spent in.
func (a *Account) takeOldest(amount int64) {
	for amount > 0 {
		oldest := -1
		for i := a.head; i < len(a.lots); i++ {
			if a.lots[i].Left == 0 {
				continue
			}
			if oldest < 0 || isOlder(&a.lots[i], &a.lots[oldest]) {
				oldest = i
			}
			if a.oldest {
				break // the first that has something left
			}
		}
		if oldest < 0 {
			return
		}
		taken := min(amount, a.lots[oldest].Left)
		a.lots[oldest].Left -= taken
		amount -= taken
	}
}

func isOlder(x, y *Lot) bool {
	if x.Earned != y.Earned {
		return x.Earned < y.Earned
	}
	if x.Key.Event != y.Key.Event {
		return x.Key.Event < y.Key.Event
	}
	return x.Key.Rule < y.Key.Rule
}

// Return gives units back that were spent, with their old expiry: into the lot they came from if something of it is
// left, as a lot of their own otherwise. What has expired meanwhile expires at once.
func (a *Account) Return(draw Draw, now value.Instant) (paid, expired int64, err error) {
	if draw.Expires <= now {
		if !a.Fits(draw.Amount) {
			return 0, 0, ErrOverflow
		}
		a.Totals.Returned += draw.Amount
		a.Totals.Expired += draw.Amount
		return 0, draw.Amount, nil
	}
	lot := a.find(draw.Key)
	if lot == nil { // else there is something available, so that nothing is owed
		paid, err = a.Credit(Returned, Lot{draw.Key, draw.Earned, draw.Expires, draw.Amount})
		return paid, 0, err
	}
	if !a.Fits(draw.Amount) {
		return 0, 0, ErrOverflow
	}
	lot.Left += draw.Amount
	a.Totals.Returned += draw.Amount
	a.Totals.Available += draw.Amount
	return 0, 0, nil
}
