package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// shortfall is units that are gone and that another wallet has to make good.
type shortfall struct {
	state  *State
	wallet int
	rule   int
	amount int64
}

// coverable is what another wallet takes upon itself of units that are gone, of so much that is available in it: how
// many of them, and how many of its own.
func (e *Evaluator) coverable(wallet int, short, available int64) (covered, taken int64) {
	planned := &e.plan.Wallets[wallet]
	other := &e.plan.Wallets[planned.BelowFrom]
	each, worth := int64(1), int64(1) // so many units are so many of the other's
	switch {
	case planned.Kind != other.Kind:
		each, worth = max(e.bound(planned.Redeem.Quantity), 1), max(e.bound(planned.Redeem.Worth), 1)
	case planned.Places < other.Places:
		worth, _ = value.PowerOfTen(other.Places - planned.Places)
	default:
		each, _ = value.PowerOfTen(planned.Places - other.Places)
	}
	taken, ok := value.MultiplyDivide(short, worth, each, value.Down)
	if ok && taken <= available {
		return short, taken
	}
	covered, ok = value.MultiplyDivide(max(available, 0), each, worth, value.Down)
	if !ok {
		return 0, 0
	}
	covered = min(covered, short)
	taken, _ = value.MultiplyDivide(covered, worth, each, value.Down)
	return covered, taken
}

// planCover reserves what other wallets will make good of what a refund finds gone. What the refund itself gives back
// counts before that.
func (e *Evaluator) planCover(state *State, wallet int, short int64) {
	if e.plan.Wallets[wallet].BelowZero != compile.DebtFrom {
		return
	}
	from := e.plan.Wallets[wallet].BelowFrom
	short = max(0, short-e.order.returned[wallet])
	available := state.Wallets[from].Totals.Available - e.order.reversed[from] + e.order.returned[from]
	_, taken := e.coverable(wallet, short, available)
	e.order.reversed[from] += max(0, taken-e.order.returned[from])
}

// coverAll lets other wallets make good what is gone: first what has come back to the wallet itself meanwhile, then the
// other wallet as far as it goes; the rest is owed.
func (e *Evaluator) coverAll() {
	owner := e.owner
	for i := range e.shortfalls {
		short := &e.shortfalls[i]
		if e.owner, e.other = short.state.Member, ""; e.owner != owner {
			e.other = owner
		}
		own := min(short.amount, short.state.Wallets[short.wallet].Totals.Available)
		e.reverseOther(short, short.wallet, own)
		short.amount -= own
		from := e.plan.Wallets[short.wallet].BelowFrom
		covered, taken := e.coverable(short.wallet, short.amount, short.state.Wallets[from].Totals.Available)
		if covered > 0 {
			e.entry(EntryCovered, stageWrite, short.wallet, covered).Rule = short.rule
		}
		e.reverseOther(short, from, taken)
		if owed := short.amount - covered; owed > 0 {
			short.state.Wallets[short.wallet].Owe(owed)
			e.entry(EntryReversed, stageWrite, short.wallet, owed).Rule = short.rule
			e.entry(EntryDebt, stageWrite, short.wallet, owed).Rule = short.rule
		}
	}
	e.owner, e.other = owner, ""
	e.shortfalls = e.shortfalls[:0]
}

// reverseOther takes units that are available, oldest first.
func (e *Evaluator) reverseOther(short *shortfall, wallet int, amount int64) {
	if amount <= 0 {
		return
	}
	short.state.Wallets[wallet].Reverse(ledger.Key{Event: None, Rule: None}, amount, true)
	e.entry(EntryReversed, stageWrite, wallet, amount).Rule = short.rule
}
