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
		length := f.length(term.Length, term.Packed)
		at, exact = zone.Add(at, length), exact || term.Packed && length.IsClock()
	}
	for i := range term.Tails {
		tail := &term.Tails[i]
		switch {
		case tail.EndOf:
			at, exact = zone.EndOf(at, tail.Period), true
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

// expiry returns when what is credited now expires.
func (f *frame) expiry(wallet *compile.Wallet) value.Instant {
	if wallet.Expiry == nil {
		return ledger.Never
	}
	return f.end(wallet.Expiry, f.now)
}
