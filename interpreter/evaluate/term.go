package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// end returns the first instant at which something that began at an instant is over. In days, months or years it is
// good through its last day; in hours, or to the second, to the very instant.
func (f *frame) end(term *compile.Term, began value.Instant) value.Instant {
	zone := f.plan.Zone
	at, exact := began, term.Second || term.Clock
	if term.Length != nil {
		length := f.lengthOf(term)
		at, exact = zone.Add(at, length), exact || term.Packed && length.IsClock()
	}
	for i := range term.Tails {
		tail := &term.Tails[i]
		switch {
		case tail.EndOf:
			at, exact = zone.EndOf(at, tail.Period), true
			if tail.Next {
				at = zone.EndOf(at, tail.Period)
			}
		case tail.NextDay:
			at, exact = nextDay(zone, at, tail), true
		default:
			at = zone.Add(at, f.length(tail.Addition, tail.Packed))
		}
	}
	if !exact {
		day, _ := zone.Civil(at)
		at = zone.Midnight(day + 1)
	}
	return min(at, value.LatestInstant)
}

func (f *frame) length(step *compile.Step, packed bool) value.Duration {
	return lengthOf(f.calculate(step).number, packed)
}

// nextDay returns the end of the next such day of a year, today among them. 29 February is 28 in other years.
func nextDay(zone *value.Zone, at value.Instant, tail *compile.Tail) value.Instant {
	today, _ := zone.Civil(at)
	for year := today.Year(); ; year++ {
		day, ok := value.DateOf(year, tail.Month, min(tail.Day, value.DaysInMonth(year, tail.Month)))
		if !ok {
			return ledger.Never
		}
		if day >= today {
			return zone.Midnight(day + 1)
		}
	}
}

// lengthOf is a term's length; one that is a count is so many of the term's units.
func (f *frame) lengthOf(term *compile.Term) value.Duration {
	if term.Unit == (value.Duration{}) {
		return f.length(term.Length, term.Packed)
	}
	count := f.calculate(term.Length)
	number, ok := count.number.Int64()
	length, fits := term.Unit.Times(number)
	if count.missing || !ok || !fits || number < 0 {
		return value.Duration{} // a length that is missing, or none, ends where it begins
	}
	return length
}

// expiry returns when units expire that come now and can be spent from an instant on. A purchase at hand is the
// member's last.
func (f *frame) expiry(clause *compile.Expiry, available value.Instant) value.Instant {
	if clause == nil || len(clause.Terms) == 0 {
		return ledger.Never
	}
	expires := Beginning
	for i := range clause.Terms {
		term := &clause.Terms[i]
		began := f.now
		switch term.Since {
		case compile.SinceAvailable:
			began = available
		case compile.SincePurchase:
			began = f.lastPurchase()
		}
		expires = max(expires, f.end(&term.Term, began))
	}
	return expires
}

// lastPurchase is when the member bought last; before the first purchase, now.
func (f *frame) lastPurchase() value.Instant {
	isOne := f.event != nil && f.plan.Events[f.event.Kind].Role == compile.RolePurchase
	if isOne || f.state.purchased == Beginning {
		return f.now
	}
	return f.state.purchased
}

// expiryOf is the clause by which what a rule credits to a wallet expires: the rule's own, or the wallet's.
func (e *Evaluator) expiryOf(rule, wallet int) *compile.Expiry {
	if rule >= 0 && e.plan.Rules[rule].Expiry != nil {
		return e.plan.Rules[rule].Expiry
	}
	return e.plan.Wallets[wallet].Expiry
}
