package value

import (
	"math/big"
	"sync"
)

// FactorPlaces is how many decimal places a decay factor has: 10^18 is 1.
const FactorPlaces = 18

const (
	wholeFactor = 1_000_000_000_000_000_000 // 1 at 18 places

	// lastHalving is the most halvings that leave anything at 18 places:
	// 2^-61 × 10^18 is below one half, whatever more is lost.
	lastHalving = 60

	// firstPrecision is the number of binary places that a factor is first
	// computed with. 60 of them are kept; the rest are guard digits.
	firstPrecision = 128
)

// DecayFactor gives 2^(-days/halfLife) at 18 places, half-even. Days below 0
// count as 0. A half-life below 1 day, which no scheme can say, leaves nothing
// after day 0.
//
// The result is rightly rounded, not merely close. Where halfLife divides
// days, the power is a fraction that is computed exactly, ties included
// (2^-19 is one). Elsewhere it is irrational, so it is never halfway between
// two results; it is enclosed between two bounds, and with ever more precision
// until both round to the same.
func DecayFactor(days, halfLife int64) int64 {
	switch {
	case days <= 0:
		return wholeFactor
	case halfLife <= 0 || days/halfLife > lastHalving:
		return 0
	}
	halvings, rest := uint(days/halfLife), days%halfLife
	if rest == 0 {
		return roundFactor(big.NewInt(1), halvings)
	}
	for precision := uint(firstPrecision); ; precision *= 2 {
		low, high := enclosePower(rest, halfLife, precision)
		lowest, highest := roundFactor(low, precision+halvings), roundFactor(high, precision+halvings)
		if lowest == highest {
			return lowest
		}
	}
}

// roundFactor gives number ÷ 2^binaryPlaces at 18 places, half-even.
func roundFactor(number *big.Int, binaryPlaces uint) int64 {
	scaled := new(big.Int).Mul(number, big.NewInt(wholeFactor))
	quotient := new(big.Int).Rsh(scaled, binaryPlaces)
	remainder := scaled.Sub(scaled, new(big.Int).Lsh(quotient, binaryPlaces))
	factor := quotient.Int64()
	half := remainder.Lsh(remainder, 1).Cmp(new(big.Int).Lsh(big.NewInt(1), binaryPlaces))
	if HalfEven.awayFromZero(false, factor&1 == 1, half) {
		factor++
	}
	return factor
}

// enclosePower bounds 2^(-rest/halfLife) × 2^precision for 0 < rest < halfLife
// by the Taylor series of e^-z at z = rest/halfLife × ln 2, which is below 0.7.
//
// What truncation loses, in units of the last binary place: the logarithm is
// too small by less than precision + 1, z hence by less than precision + 2, and
// e^-z too large by no more, its slope being below 1. A term of the series is
// too small by less than 1 plus 0.7 of what the term before lost, so by less
// than 4; there are at most precision + 1 terms before one is 0, and what
// follows it is below 4 in all. Together: less than 5 × (precision + 2).
func enclosePower(rest, halfLife int64, precision uint) (low, high *big.Int) {
	z := new(big.Int).Mul(logarithmOfTwo(precision), big.NewInt(rest))
	z.Quo(z, big.NewInt(halfLife))
	term := new(big.Int).Lsh(big.NewInt(1), precision)
	sum := new(big.Int).Set(term)
	divisor := new(big.Int)
	for i := int64(1); term.Sign() != 0; i++ {
		term.Rsh(term.Mul(term, z), precision)
		term.Quo(term, divisor.SetInt64(i))
		if i%2 == 1 {
			sum.Sub(sum, term)
		} else {
			sum.Add(sum, term)
		}
	}
	lost := big.NewInt(5 * int64(precision+2))
	return new(big.Int).Sub(sum, lost), sum.Add(sum, lost)
}

// firstLogarithm is ln 2 at the precision that nearly always suffices.
var firstLogarithm = sync.OnceValue(func() *big.Int { return sumLogarithm(firstPrecision) })

// logarithmOfTwo gives ln 2 × 2^precision. It must not be changed.
func logarithmOfTwo(precision uint) *big.Int {
	if precision == firstPrecision {
		return firstLogarithm()
	}
	return sumLogarithm(precision)
}

// sumLogarithm sums ln 2 = Σ 1 ÷ (k × 2^k), k from 1. Each of the first
// precision terms loses less than 1, and all that follow are less than 1.
func sumLogarithm(precision uint) *big.Int {
	sum, term := new(big.Int), new(big.Int)
	for k := uint(1); k <= precision; k++ {
		term.Lsh(big.NewInt(1), precision-k)
		sum.Add(sum, term.Quo(term, big.NewInt(int64(k))))
	}
	return sum
}

// Decay gives the factors of one half-life and keeps those that it has given.
// It belongs to one caller: it is not safe for concurrent use.
type Decay struct {
	halfLife int64
	// kept holds, by days, the complement of a factor, so that 0 is an empty
	// place.
	kept []int64
}

// keptDays bounds the memory of a Decay to half a megabyte; 65,536 days are
// 179 years.
const keptDays = 1 << 16

// NewDecay makes a Decay of a half-life in days.
func NewDecay(halfLife int64) *Decay { return &Decay{halfLife: halfLife} }

// HalfLife gives the half-life in days.
func (d *Decay) HalfLife() int64 { return d.halfLife }

// Factor is DecayFactor for the half-life of d.
func (d *Decay) Factor(days int64) int64 {
	if uint64(days) < uint64(len(d.kept)) {
		if kept := d.kept[days]; kept != 0 {
			return ^kept
		}
	}
	return d.compute(days)
}

func (d *Decay) compute(days int64) int64 {
	factor := DecayFactor(days, d.halfLife)
	if days < 0 || days >= keptDays {
		return factor
	}
	if missing := int(days) + 1 - len(d.kept); missing > 0 {
		room := min(max(missing, len(d.kept)), keptDays-len(d.kept))
		d.kept = append(d.kept, make([]int64, room)...)
	}
	d.kept[days] = ^factor
	return factor
}
