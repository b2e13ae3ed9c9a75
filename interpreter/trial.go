package interpreter

import "github.com/punchcard-lang/punchcard/interpreter/value"

// Place puts a member on a tier of a ladder to begin with, below which no review takes it: for trying a scheme out.
func (p *Program) Place(outcome *Outcome, state *State, ladder, tier int) {
	outcome.prepare(p).Place(state, ladder, tier)
}

// PlaceIn puts a member into a line of a segment to begin with, in which it stays: for trying a scheme out.
func (p *Program) PlaceIn(outcome *Outcome, state *State, segment, line int) {
	outcome.prepare(p).PlaceIn(state, segment, line)
}

// Give gives a member vouchers to begin with, for trying a scheme out; false where so many can't be.
func (p *Program) Give(outcome *Outcome, state *State, voucher int, count int64, at value.Instant) bool {
	return outcome.prepare(p).Give(state, voucher, count, at)
}
