package evaluate

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Ranks and shares are what a member can't know alone: at the instants that they name all members are compared.

// NextRank returns the first instant after another at which all members are compared; false if none is.
func (e *Evaluator) NextRank(after value.Instant) (value.Instant, bool) {
	next := ledger.Never
	for _, slot := range e.plan.Ranks {
		if rank := e.plan.Metrics[slot].Rank; rank.IsPeriodic {
			if end := e.plan.Zone.EndOf(after, rank.Period); end > after {
				next = min(next, end)
			}
		}
	}
	return next, next != ledger.Never
}

// Rank works out the ranks and shares that are due at an instant; at the end all of them. The members have been brought there.
func (e *Evaluator) Rank(states []*State, at value.Instant, end bool) {
	for _, slot := range e.plan.Ranks {
		rank := e.plan.Metrics[slot].Rank
		if end || rank.IsPeriodic && e.plan.Zone.StartOf(at, rank.Period) == at {
			e.compareAll(states, slot, rank, at)
		}
	}
}

// compared reads what the last comparison of all members gave this one. Before the first it is missing.
func compared(given *Accumulator) quantity {
	if given.sum == 0 && !given.known {
		return missing
	}
	return of(given.sum)
}

// ranked is one member on the way to a place, or a share.
type ranked struct {
	state   *State
	group   string
	number  value.Wide
	missing bool
}

// compareAll puts the living members in order, by value, missing ones last, each among its own group; and gives each
// its place there, or its share.
func (e *Evaluator) compareAll(states []*State, slot int, rank *compile.Rank, at value.Instant) {
	isShare := e.plan.Metrics[slot].Kind == compile.MetricShare
	var all []ranked
	for _, state := range states {
		if state.Living && !state.Left {
			all = append(all, e.rankedMember(state, rank, at))
		} else {
			state.Metrics[slot].setShare(0, false) // who has left has no place and no part
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.group, b.group), compareRanked(&a, &b, rank.LowestFirst), cmp.Compare(a.state.Member, b.state.Member))
	})
	for first := 0; first < len(all); {
		last := first
		for last < len(all) && all[last].group == all[first].group {
			last++
		}
		if isShare {
			giveShares(all[first:last], slot, e.plan.Metrics[slot].Places)
		} else {
			e.place(all[first:last], slot, rank)
		}
		first = last
	}
}

func (e *Evaluator) rankedMember(state *State, rank *compile.Rank, at value.Instant) ranked {
	f := e.begin(state, nil, at)
	f.period = state.judged(at)
	by := f.calculate(rank.By)
	one := ranked{state: state, number: by.number, missing: by.missing || f.overflow}
	for _, group := range rank.Within {
		one.group += groupOf(f.calculate(group))
	}
	f.overflow = false
	return one
}

// groupOf makes a text of what members are grouped by, none of which is how another begins, so that several can stand
// behind each other. Those of whom it is not known are a group too.
func groupOf(group quantity) string {
	if group.missing {
		return "-"
	}
	number, _ := group.number.Int64()
	return "=" + strconv.FormatInt(number, 10) + strconv.Quote(group.text)
}

func compareRanked(a, b *ranked, lowestFirst bool) int {
	switch {
	case a.missing || b.missing:
		return cmp.Compare(boolean(a.missing), boolean(b.missing))
	case lowestFirst:
		return a.number.Compare(b.number)
	}
	return b.number.Compare(a.number)
}

func boolean(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// place gives the members of a group, who stand in order, their places: the r-th of n stands at r ÷ n, and who is
// equal shares the better place. A place is rounded up at its last digit, so that it is at most a share exactly where
// r ÷ n is.
func (e *Evaluator) place(group []ranked, slot int, rank *compile.Rank) {
	count := int64(len(group))
	unit, _ := value.PowerOfTen(e.plan.Metrics[slot].Places)
	position := int64(1)
	for i := range group {
		if i > 0 && compareRanked(&group[i-1], &group[i], rank.LowestFirst) != 0 {
			position = int64(i) + 1
		}
		at := &group[i].state.Metrics[slot].sum
		if rank.Fifths {
			*at = 6 - ceilingDivide(5*position, count)
		} else {
			*at = ceilingDivide(position*unit, count)
		}
	}
}

func ceilingDivide(number, by int64) int64 { return (number + by - 1) / by }
