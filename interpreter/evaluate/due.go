package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Advance does the due work of a member up to an instant, that instant among it: what expires, what is no longer
// pending, the reviews that the calendar fixes, and the rules by time. In two steps it does what it does in one.
func (e *Evaluator) Advance(state *State, to value.Instant) error {
	e.Entries, e.reasons, e.moves = e.Entries[:0], e.reasons[:0], e.moves[:0]
	if !e.isOwn(state) {
		return errForeign
	}
	if len(e.plan.Budgets) > 0 && e.Shared == nil {
		return errNoShared
	}
	if to < state.Now {
		return &OutOfOrder{state.Member, to, state.Now, e.plan.Zone}
	}
	e.advance(state, min(to, lastInstant))
	return e.check(state)
}

// Approach is Advance but for the rules by time that are due at the very instant: ranks, which are worked out over all
// members, come before them. What is held back the next Advance or event does first.
func (e *Evaluator) Approach(state *State, to value.Instant) error {
	e.holding = true
	defer func() { e.holding = false }()
	return e.Advance(state, to)
}

// Close brings a member to an instant and reviews it there, as `close` and the end of a simulation do.
func (e *Evaluator) Close(state *State, at value.Instant) error {
	if err := e.Advance(state, at); err != nil {
		return err
	}
	e.moves = e.moves[:0]
	e.closingReview(state, state.Now, stageReview)
	e.sortMember(state, state.Now, stageReview)
	e.roundsWhenDue(state, state.Now)
	return e.check(state)
}

// Sort judges the segments of a member that stands at the end of a simulation: its ranks have just been worked out.
func (e *Evaluator) Sort(state *State) error {
	if !e.isOwn(state) {
		return errForeign
	}
	e.Entries, e.reasons, e.moves = e.Entries[:0], e.reasons[:0], e.moves[:0]
	e.sortMember(state, state.Now, stageReview)
	e.roundsWhenDue(state, state.Now)
	return e.check(state)
}

// NextDue returns when the next thing is due; ledger.Never if nothing is.
func (s *State) NextDue() value.Instant { return min(s.nextOwn(), s.timed, s.sorted) }

// nextOwn is when the next thing is due but for segments and rules by time.
func (s *State) nextOwn() value.Instant {
	next := ledger.Never
	for i := range s.Wallets {
		next = min(next, s.Wallets[i].NextExpiry(), s.Wallets[i].NextAvailable())
	}
	for i := range s.Vouchers {
		next = min(next, s.Vouchers[i].NextExpiry())
	}
	next = min(next, s.closes)
	for i := range s.Tiers {
		next = min(next, s.Tiers[i].due())
	}
	return next
}

// advance does what is due at or before an instant, in order of time: at one instant what expires, the ends of holds, what
// is no longer pending, the ends of grants and of graces, then reviews, then the rules by time.
func (e *Evaluator) advance(state *State, to value.Instant) {
	for {
		next := state.nextOwn()
		if later := min(state.timed, state.sorted); !e.holding || later < to {
			next = min(next, later)
		}
		if next > to || next == ledger.Never {
			break
		}
		e.begin(state, nil, next)
		for wallet := range state.Wallets {
			e.expire(state, wallet, next, stageDue)
		}
		e.expireVouchers(state, next, stageDue)
		if state.closes <= next {
			state.closeAttempts(next)
		}
		e.endHolds(state, next)
		for wallet := range state.Wallets {
			e.mature(state, wallet, next, stageDue)
		}
		e.endGrants(state, next)
		e.endGraces(state, next)
		e.calendarReviews(state, next)
		e.turnMeasures(state, next)
		e.roundsWhenDue(state, next)
		if e.holding && next == to {
			e.sortSoon(state, next-1)
			continue
		}
		e.sortAt(state, next)
		e.roundsWhenDue(state, next)
		e.rulesByTime(state, next)
		e.roundsWhenDue(state, next)
	}
	state.Now = to
	state.memory.forget(to)
}

// expire lets the lots of a wallet go whose time has come.
func (e *Evaluator) expire(state *State, wallet int, at value.Instant, stage uint8) {
	if state.Wallets[wallet].NextExpiry() > at {
		return
	}
	e.gone = state.Wallets[wallet].Expire(at, e.gone[:0])
	for i := range e.gone {
		e.expiredEntry(state, wallet, &e.gone[i], stage)
	}
	e.expireWaiting(state, wallet, at, stage)
}

func (e *Evaluator) expiredEntry(state *State, wallet int, lot *ledger.Lot, stage uint8) {
	entry := e.entry(EntryExpired, stage, wallet, lot.Left)
	entry.Lot, entry.Expires, entry.Rule = lot.Key.Event, lot.Expires, max(int(lot.Key.Rule), None)
	state.memory.expired(lot.Key, wallet, lot.Left, e.frame.now)
}

// expireAtOnce lets go what was brought in when its time had passed already.
func (e *Evaluator) expireAtOnce(state *State, now value.Instant) {
	for wallet := range state.Wallets {
		e.expire(state, wallet, now, stageWrite)
	}
	e.expireVouchers(state, now, stageWrite)
}

// Live lets a member begin to live at an instant, such as its joining. Of two such instants the earlier counts.
func (e *Evaluator) Live(state *State, at value.Instant) {
	if state.Living && at >= state.Joined {
		return
	}
	if state.Joined != 0 && at > state.Joined {
		e.beginYears(state, at)
	}
	state.Living, state.Joined = true, at
	e.scheduleTiers(state, max(at, state.Now))
	e.reschedule(state)
	e.sortSoon(state, max(at, state.Now))
}
