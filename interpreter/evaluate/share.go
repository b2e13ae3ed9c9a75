package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// giveShares gives the members of a group their shares: the value of each ÷ the sum of all who have one, half-even at the
// last place. What is below 0 counts as it is. There is nothing to share where the sum is not above 0.
func giveShares(group []ranked, slot, places int) {
	total, ok := sumOf(group)
	ok = ok && total.Sign() > 0
	unit, _ := value.PowerOfTen(places)
	for i := range group {
		one := &group[i]
		part, isKnown := int64(0), ok && !one.missing
		if isKnown {
			part, isKnown = ratio(one.number, total, unit)
		}
		one.state.Metrics[slot].setShare(part, isKnown)
	}
}

// sumOf adds up over all members of a group who have a value; not ok if that is too large.
func sumOf(group []ranked) (total value.Wide, ok bool) {
	for i := range group {
		if group[i].missing {
			continue
		}
		if total, ok = total.Add(group[i].number); !ok {
			return total, false
		}
	}
	return total, true
}

// ratio is part ÷ total in so many of a unit; not ok if it is too large for what is kept.
func ratio(part, total value.Wide, unit int64) (int64, bool) {
	scaled, ok := part.Multiply(value.WideOf(unit))
	if !ok {
		return 0, false
	}
	quotient, ok := scaled.Divide(total, value.HalfEven)
	if !ok {
		return 0, false
	}
	number, ok := quotient.Int64()
	return number, ok && number <= ledger.Most && number >= -ledger.Most
}

// setShare writes a share, or that there is none.
func (a *Accumulator) setShare(part int64, known bool) { a.sum, a.known = part, known }
