package value

import "strconv"

// Rounding says what becomes of the part of a quotient that is not kept.
type Rounding uint8

const (
	Down     Rounding = iota // towards zero
	Up                       // away from zero
	HalfUp                   // to the nearest, a half away from zero
	HalfEven                 // to the nearest, a half to the even neighbour
	Floor                    // towards negative infinity
	Ceiling                  // towards positive infinity
)

var roundingNames = [...]string{
	Down: "down", Up: "up", HalfUp: "half-up", HalfEven: "half-even", Floor: "floor", Ceiling: "ceiling",
}

// String gives the name that ParseRounding reads.
func (r Rounding) String() string {
	if int(r) < len(roundingNames) {
		return roundingNames[r]
	}
	return "rounding(" + strconv.Itoa(int(r)) + ")"
}

// ParseRounding reads a name as String writes it; any other text is an
// UnknownRounding.
func ParseRounding(text string) (Rounding, error) {
	for rounding, name := range roundingNames {
		if name == text {
			return Rounding(rounding), nil
		}
	}
	return Down, UnknownRounding{excerptOf(text)}
}

// awayFromZero tells whether a quotient whose remainder is not zero grows by
// one in magnitude. half compares the remainder with half of the divisor: -1,
// 0 or 1. A value that is no Rounding rounds like Down.
func (r Rounding) awayFromZero(negative, odd bool, half int) bool {
	switch r {
	case Up:
		return true
	case HalfUp:
		return half >= 0
	case HalfEven:
		return half > 0 || half == 0 && odd
	case Floor:
		return negative
	case Ceiling:
		return !negative
	}
	return false
}
