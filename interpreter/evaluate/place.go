package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// What a member is given to begin with by who tries a scheme. No event of a history does this.

// Place puts a member on a tier, which is granted for all time: no review takes the member below it.
func (e *Evaluator) Place(state *State, ladder, tier int) {
	standing := &state.Tiers[ladder]
	for len(standing.granted) <= tier {
		standing.granted = append(standing.granted, never)
	}
	standing.Tier, standing.granted[tier] = tier, never-1
}

// PlaceIn puts a member into a line of a segment, in which it stays.
func (e *Evaluator) PlaceIn(state *State, segment, line int) {
	state.Segments[segment], state.pinned = line, append(state.pinned, segment)
}

// Give gives a member vouchers at an instant; false where so many can't be.
func (e *Evaluator) Give(state *State, voucher int, count int64, at value.Instant) bool {
	planned := &e.plan.Vouchers[voucher]
	f := e.begin(state, nil, at)
	one := ledger.Voucher{Key: ledgerKey(None, None), Issued: at, Expires: never, Left: count}
	if planned.Worth != nil {
		one.Worth, _ = f.calculate(planned.Worth).number.Int64()
	}
	if planned.Valid != nil {
		one.Expires = f.end(planned.Valid, at)
	}
	if f.overflow || !state.Vouchers[voucher].Fits(count, 0) {
		f.overflow = false
		return false
	}
	state.Vouchers[voucher].Issue(one, 0)
	return true
}
