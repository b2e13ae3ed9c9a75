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
