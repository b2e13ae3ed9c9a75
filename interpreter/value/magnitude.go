package value

import "math/bits"

// magnitude is an unsigned 128-bit number: a Wide without its sign.
type magnitude struct{ high, low uint64 }

// magnitudeLimit is the magnitude of the most negative Wide, 2^127.
var magnitudeLimit = magnitude{high: 1 << 63}

func (m magnitude) isZero() bool { return m.high|m.low == 0 }

func (m magnitude) compare(n magnitude) int {
	switch {
	case m == n:
		return 0
	case m.high < n.high || m.high == n.high && m.low < n.low:
		return -1
	}
	return 1
}

// subtract gives m - n, wrapping around below zero.
func (m magnitude) subtract(n magnitude) magnitude {
	low, borrow := bits.Sub64(m.low, n.low, 0)
	high, _ := bits.Sub64(m.high, n.high, borrow)
	return magnitude{high, low}
}

// increment gives m + 1, wrapping around.
func (m magnitude) increment() magnitude {
	low, carry := bits.Add64(m.low, 1, 0)
	return magnitude{m.high + carry, low}
}

// multiply gives m × n, false when it needs more than 128 bits.
func (m magnitude) multiply(n magnitude) (magnitude, bool) {
	if m.high != 0 && n.high != 0 {
		return magnitude{}, false
	}
	// At most one of the crossed products is not zero.
	crossedHigh, crossed := bits.Mul64(m.high|n.high, chooseLow(m, n))
	high, low := bits.Mul64(m.low, n.low)
	high, carry := bits.Add64(high, crossed, 0)
	return magnitude{high, low}, crossedHigh|carry == 0
}

// chooseLow gives the low half that meets the other number's high half.
func chooseLow(m, n magnitude) uint64 {
	if m.high != 0 {
		return n.low
	}
	return m.low
}

// divide gives m ÷ n, n not zero, and what remains.
func (m magnitude) divide(n magnitude) (quotient, remainder magnitude) {
	if n.high == 0 {
		quotient, rest := m.divideBy(n.low)
		return quotient, magnitude{0, rest}
	}
	// n has more than 64 bits, so the quotient has at most 64. Dividing half of
	// m by the leading 64 bits of n estimates it, too large by at most one once
	// scaled back (Warren, Hacker's Delight, 9-5); taking one off first makes
	// the only correction an addition.
	shift := uint(bits.LeadingZeros64(n.high))
	leading := n.high<<shift | n.low>>(64-shift)
	estimate, _ := bits.Div64(m.high>>1, m.high<<63|m.low>>1, leading)
	estimate >>= 63 - shift
	if estimate != 0 {
		estimate--
	}
	product, _ := n.multiply(magnitude{0, estimate})
	quotient, remainder = magnitude{0, estimate}, m.subtract(product)
	if remainder.compare(n) >= 0 {
		quotient, remainder = quotient.increment(), remainder.subtract(n)
	}
	return quotient, remainder
}

// divideBy gives m ÷ n, n not zero, and what remains.
func (m magnitude) divideBy(n uint64) (quotient magnitude, remainder uint64) {
	if m.high == 0 {
		return magnitude{0, m.low / n}, m.low % n
	}
	high := m.high / n
	low, remainder := bits.Div64(m.high%n, m.low, n)
	return magnitude{high, low}, remainder
}

// signed gives m with a sign, false when it does not fit.
func (m magnitude) signed(negative bool) (Wide, bool) {
	if !negative {
		return Wide{int64(m.high), m.low}, m.high < magnitudeLimit.high
	}
	opposite := magnitude{}.subtract(m)
	return Wide{int64(opposite.high), opposite.low}, m.compare(magnitudeLimit) <= 0
}
