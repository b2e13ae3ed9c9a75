package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

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

// meets tells whether a boost is one on this amount.
func (b *boost) meets(one *earn) bool {
	return b.target == one.rule && (b.line == None || b.line == one.line)
}

// boost multiplies an amount by its boosts: by their product, by one plus what each adds, or by the best of them.
func (e *Evaluator) boost(one *earn) (value.Wide, int) {
	switch e.plan.Rules[one.rule].Boosts {
	case compile.BoostBest:
		if best := e.bestOf(one); best != None {
			return e.multiply(one.raw, one.places, e.boosts[best].factor, e.boosts[best].places)
		}
		return one.raw, one.places
	case compile.BoostAdd:
		return e.addedUp(one)
	}
	boosted, places := one.raw, one.places
	for i := range e.boosts {
		if b := &e.boosts[i]; b.meets(one) {
			boosted, places = e.multiply(boosted, places, b.factor, b.places)
		}
	}
	return boosted, places
}

// addedUp multiplies an amount by one and what each boost adds to it; never by less than nothing.
func (e *Evaluator) addedUp(one *earn) (value.Wide, int) {
	sum, places := value.WideOf(1), 0
	for i := range e.boosts {
		if b := &e.boosts[i]; b.meets(one) {
			e.addTo(&sum, &places, e.lessOne(b), b.places)
		}
	}
	if sum.Sign() < 0 {
		sum = value.Wide{}
	}
	return e.multiply(one.raw, one.places, sum, places)
}

// bestOf is the boost that is worth most to an amount; of equals the first by name.
func (e *Evaluator) bestOf(one *earn) int {
	best := None
	for i := range e.boosts {
		if b := &e.boosts[i]; b.meets(one) && (best == None || e.isBetter(b, &e.boosts[best])) {
			best = i
		}
	}
	return best
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
// rest. Where the best one counts, those share that were the best for something: nearly always one, which takes all.
func (e *Evaluator) shareBoosts(credit *plannedCredit, first, last int, added int64) {
	from := len(e.shares)
	var whole value.Wide
	for i := range e.boosts {
		weight, counts := e.weight(credit, i, first, last)
		if !counts {
			continue
		}
		if sum, ok := whole.Add(weight); ok {
			whole = sum
		}
		if n := len(e.shares); n > from && e.shares[n-1].rule == e.boosts[i].rule {
			e.shares[n-1].weight, _ = e.shares[n-1].weight.Add(weight)
		} else {
			e.shares = append(e.shares, share{rule: e.boosts[i].rule, weight: weight})
		}
	}
	shares := e.shares[from:]
	if len(shares) == 0 {
		return
	}
	left := added
	for i := range shares[:len(shares)-1] {
		shares[i].amount = proportion(added, shares[i].weight, whole)
		left -= shares[i].amount
	}
	shares[len(shares)-1].amount = left
}

// weight is how much a boost adds to a rule's amount before rounding, at twelve places. It tells whether the boost
// counts at all.
func (e *Evaluator) weight(credit *plannedCredit, index, first, last int) (total value.Wide, counts bool) {
	b, isBest := &e.boosts[index], e.plan.Rules[credit.rule].Boosts == compile.BoostBest
	for i := first; i < last; i++ {
		one := &e.earns[i]
		if one.wallet != credit.wallet || !b.meets(one) || isBest && e.bestOf(one) != index {
			continue
		}
		counts = true
		product, places := e.multiply(one.raw, one.places, e.lessOne(b), b.places)
		if scaled, ok := product.Rescale(places, mostPlaces, value.HalfEven); ok {
			if sum, fits := total.Add(scaled); fits {
				total = sum
			}
		}
	}
	return total, counts
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
