package evaluate

import (
	"math"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Cell is a value at rest.
type Cell = compile.Cell

// State is all that is known of one member: a function of the scheme and the member's events.
type State struct {
	Member     string
	Now        value.Instant // of the last event, or of how far time went on
	Living     bool          // from joining, opening or the first event on, until leaving
	Left       bool
	Joined     value.Instant // when the member began to live
	Attributes []Cell
	Wallets    []ledger.Account
	Vouchers   []ledger.Vouchers
	Tiers      []Standing
	Done       []int64 // by challenge: how often it was done
	Segments   []int   // by segment: the line that the member is in, or None
	Metrics    []Accumulator
	Discounted int64   // money taken off orders, over life
	Charged    int64   // money charged, over life
	Applied    []int64 // by event: how many were applied and not wholly refunded

	attempts  []attempt     // challenges that are open
	closes    value.Instant // when the next of them is over
	sorted    value.Instant // when segments are judged next
	timed     value.Instant // when the next rule by time is due
	sequence  int64         // of the next event
	last      value.Instant // of the last event that was applied, a close not among them
	purchased value.Instant // when the member bought last
	series    []series      // of metrics that keep values one by one
	tallies   []tally       // of metrics that add up by value
	rules     []ruleState
	caps      []Accumulator // by wallet
	memory    memory
	gone      []string // names of rules and events that lots and records speak of and the scheme has no more
	pinned    []int    // the segments in which the member was placed, to try a scheme
}

// Standing is where a member stands on a ladder.
type Standing struct {
	Tier  int // that the member holds: its own, or a higher one that it was granted
	Ups   int64
	Downs int64

	own     int             // as the ladder's reviews have it
	up      value.Instant   // the next review that the calendar fixes
	down    value.Instant   // likewise
	hold    value.Instant   // the end of the time for which the tier lasts at least; never if none runs
	grace   value.Instant   // when a tier lapses that has not been kept; never if none does
	lapse   int             // and to which
	turn    value.Instant   // the end of the measure's period, where what exceeds a line is carried on
	granted []value.Instant // by tier: until when it is granted; never if it isn't
}

// ruleState is what a rule's bounds remember.
type ruleState struct {
	fired bool
	limit Accumulator
	cap   Accumulator
}

// Beginning of time: a state that nothing has happened to.
const Beginning value.Instant = math.MinInt64

// NewState makes the state of a member whom nothing has happened to yet, with the scheme's attributes at their
// defaults.
func NewState(plan *compile.Plan, member string) *State {
	state := &State{
		Member: member, Now: Beginning, last: Beginning, purchased: Beginning, timed: ledger.Never,
		Attributes: make([]Cell, len(plan.Attributes)), Wallets: make([]ledger.Account, len(plan.Wallets)),
		Vouchers: make([]ledger.Vouchers, len(plan.Vouchers)),
		Tiers:    make([]Standing, len(plan.Ladders)), Metrics: make([]Accumulator, len(plan.Metrics)),
		Applied: make([]int64, len(plan.Events)), series: make([]series, plan.Series), tallies: make([]tally, plan.Tallies),
		rules: make([]ruleState, len(plan.Rules)), caps: make([]Accumulator, len(plan.Wallets)),
	}
	for i := range plan.Attributes {
		state.Attributes[i] = plan.Attributes[i].Default
	}
	state.Done, state.closes = make([]int64, len(plan.Challenges)), ledger.Never
	state.Segments, state.sorted = slices.Repeat([]int{None}, len(plan.Segments)), ledger.Never
	for i := range plan.Wallets {
		state.Wallets[i] = ledger.New(plan.Wallets[i].Oldest)
	}
	for i := range state.Tiers {
		state.Tiers[i].stop()
		if plan.Ladders[i].Granted {
			state.Tiers[i].granted = slices.Repeat([]value.Instant{ledger.Never}, len(plan.Ladders[i].Tiers))
		}
	}
	return state
}

// CopyTo makes another state equal to this one, reusing its memory.
func (s *State) CopyTo(other *State) {
	wallets, metrics, rules, caps, memory := other.Wallets, other.Metrics, other.rules, other.caps, other.memory
	attributes, tiers, applied, vouchers := other.Attributes, other.Tiers, other.Applied, other.Vouchers
	series, tallies, segments := other.series, other.tallies, other.Segments
	attempts, done := other.attempts, other.Done
	*other = *s
	other.Attributes = append(attributes[:0], s.Attributes...)
	other.Done = append(done[:0], s.Done...)
	other.attempts = resize(attempts, len(s.attempts))
	for i := range s.attempts {
		s.attempts[i].copyTo(&other.attempts[i])
	}
	other.Segments = append(segments[:0], s.Segments...)
	other.Tiers = resize(tiers, len(s.Tiers))
	for i := range s.Tiers {
		s.Tiers[i].copyTo(&other.Tiers[i])
	}
	other.Applied = append(applied[:0], s.Applied...)
	other.Wallets = resize(wallets, len(s.Wallets))
	for i := range s.Wallets {
		s.Wallets[i].CopyTo(&other.Wallets[i])
	}
	other.Vouchers = resize(vouchers, len(s.Vouchers))
	for i := range s.Vouchers {
		s.Vouchers[i].CopyTo(&other.Vouchers[i])
	}
	other.series, other.tallies = resize(series, len(s.series)), resize(tallies, len(s.tallies))
	for i := range s.series {
		s.series[i].copyTo(&other.series[i])
	}
	for i := range s.tallies {
		s.tallies[i].copyTo(&other.tallies[i])
	}
	other.Metrics, other.caps = copyAccumulators(metrics, s.Metrics), copyAccumulators(caps, s.caps)
	other.rules = resize(rules, len(s.rules))
	for i := range s.rules {
		other.rules[i].fired = s.rules[i].fired
		s.rules[i].limit.copyTo(&other.rules[i].limit)
		s.rules[i].cap.copyTo(&other.rules[i].cap)
	}
	other.memory = memory
	s.memory.copyTo(&other.memory)
	other.gone = slices.Clone(s.gone)
}

func copyAccumulators(to, from []Accumulator) []Accumulator {
	to = resize(to, len(from))
	for i := range from {
		from[i].copyTo(&to[i])
	}
	return to
}

// resize gives a slice a length, keeping what memory its elements hold.
func resize[T any](slice []T, length int) []T {
	if cap(slice) < length {
		grown := make([]T, length)
		copy(grown, slice[:cap(slice)])
		return grown
	}
	return slice[:length]
}

// Balance is what is available in a wallet less what is owed, at the wallet's places.
func (s *State) Balance(wallet int) int64 {
	return s.Wallets[wallet].Totals.Available - s.Wallets[wallet].Totals.Debt
}
