package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Advance does the due work of a member up to an instant, that instant among it: what expires, and the reviews that
// the calendar fixes. In two steps it does what it does in one.
func (e *Evaluator) Advance(state *State, to value.Instant) error {
	e.Entries = e.Entries[:0]
	if to < state.Now {
		return &OutOfOrder{to, state.Now, e.plan.Zone}
	}
	e.advance(state, to)
	return e.check(state)
}

// Close brings a member to an instant and reviews it there, as `close` and the end of a simulation do.
func (e *Evaluator) Close(state *State, at value.Instant) error {
	if err := e.Advance(state, at); err != nil {
		return err
	}
	e.closingReview(state, at)
	return e.check(state)
}

// NextDue returns when the next thing is due; ledger.Never if nothing is.
func (s *State) NextDue() value.Instant {
	next := ledger.Never
	for i := range s.Wallets {
		next = min(next, s.Wallets[i].NextExpiry())
	}
	for i := range s.Tiers {
		next = min(next, s.Tiers[i].Review)
	}
	return next
}

// advance does what is due at or before an instant, in order of time: at one instant what expires, then reviews.
func (e *Evaluator) advance(state *State, to value.Instant) {
	for {
		next := state.NextDue()
		if next > to || next == ledger.Never {
			break
		}
		e.begin(state, nil, next)
		for wallet := range state.Wallets {
			e.expire(state, wallet, next)
		}
		e.calendarReviews(state, next)
	}
	state.Now = to
	state.memory.forget(to)
}

// expire lets the lots of a wallet go whose time has come.
func (e *Evaluator) expire(state *State, wallet int, at value.Instant) {
	if state.Wallets[wallet].NextExpiry() > at {
		return
	}
	e.gone = state.Wallets[wallet].Expire(at, e.gone[:0])
	for i := range e.gone {
		lot := &e.gone[i]
		entry := e.entry(EntryExpired, stageDue, wallet, lot.Left)
		entry.Lot, entry.Expires, entry.Rule = lot.Key.Event, lot.Expires, int(lot.Key.Rule)
		state.memory.expired(lot.Key, wallet, lot.Left, at)
	}
}

// calendarReviews does the reviews that are due at an instant. They judge the period that has ended.
func (e *Evaluator) calendarReviews(state *State, at value.Instant) {
	for i := range state.Tiers {
		if state.Tiers[i].Review != at {
			continue
		}
		f := e.begin(state, nil, at)
		f.period = at - 1
		e.reviewLadder(state, i, stageDue)
		state.Tiers[i].Review = e.plan.Zone.EndOf(at, reviewPeriods[e.plan.Ladders[i].Review])
	}
}

var reviewPeriods = map[compile.Review]value.Period{
	compile.Daily: value.Day, compile.Monthly: value.Month, compile.Yearly: value.Year,
}

// Live lets a member begin to live at an instant, such as its joining. Of two such instants the earlier counts.
func (e *Evaluator) Live(state *State, at value.Instant) {
	if state.Living && at >= state.Joined {
		return
	}
	state.Living, state.Joined = true, at
	for i := range state.Tiers {
		if period, ok := reviewPeriods[e.plan.Ladders[i].Review]; ok {
			state.Tiers[i].Review = e.plan.Zone.EndOf(at, period)
		}
	}
}

// review looks at the ladders that are reviewed on every event.
func (e *Evaluator) review(state *State, at value.Instant, stage uint8) {
	e.begin(state, nil, at)
	for i := range e.plan.Ladders {
		if e.plan.Ladders[i].Review == compile.OnEveryEvent {
			e.reviewLadder(state, i, stage)
		}
	}
}

// closingReview looks at all ladders. At the first instant of a period it judges the period that has ended, unless the
// member's own events have begun the new one.
func (e *Evaluator) closingReview(state *State, at value.Instant) {
	if state.Left {
		return
	}
	f := e.begin(state, nil, at)
	if state.last < at {
		f.period = at - 1
	}
	for i := range e.plan.Ladders {
		e.reviewLadder(state, i, stageReview)
	}
}

// reviewLadder moves a member to the highest tier whose line is reached. However many steps that is, it is one move.
func (e *Evaluator) reviewLadder(state *State, ladder int, stage uint8) {
	f := &e.frame
	planned := &e.plan.Ladders[ladder]
	measure := f.calculate(planned.Measure)
	standing := &state.Tiers[ladder]
	reached := 0
	for i := len(planned.Tiers) - 1; i > 0 && !measure.missing; i-- {
		line := f.calculate(planned.Tiers[i].From)
		if !line.missing && measure.number.Compare(line.number) >= 0 {
			reached = i
			break
		}
	}
	if reached == standing.Tier {
		return
	}
	kind := EntryTierUp
	if reached < standing.Tier {
		kind = EntryTierDown
		standing.Downs++
	} else {
		standing.Ups++
	}
	standing.Tier = reached
	entry := e.entry(kind, stage, None, 0)
	entry.Ladder, entry.Tier, entry.Raw, entry.Places = ladder, reached, measure.number, planned.Measure.Places
}
