package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// holdBack credits what a rule gives now and can be spent later.
func (e *Evaluator) holdBack(state *State, credit *plannedCredit, lot ledger.Lot) {
	number := lot.Key.Event
	if credit.to.Wallets[credit.wallet].Hold(ledger.Waiting{Lot: lot, Available: credit.available}) != nil {
		return // planRoom has made sure that it fits
	}
	state.memory.credits = append(state.memory.credits, recordedCredit(state, credit, number))
	e.creditEntries(credit, number)
	entry := e.entry(EntryPending, stageWrite, credit.wallet, credit.amount)
	entry.Rule, entry.Lot, entry.Expires, entry.Available = credit.rule, number, credit.expires, credit.available
}

// mature makes available what is no longer pending.
func (e *Evaluator) mature(state *State, wallet int, at value.Instant, stage uint8) {
	if state.Wallets[wallet].NextAvailable() > at {
		return
	}
	e.matured = state.Wallets[wallet].Mature(at, e.matured[:0])
	for i := range e.matured {
		one := &e.matured[i]
		rule := max(int(one.Key.Rule), None)
		entry := e.entry(EntryMatured, stage, wallet, one.Left)
		entry.Lot, entry.Expires, entry.Rule = one.Key.Event, one.Expires, rule
		if one.Paid > 0 {
			e.entry(EntryDebtPaid, stage, wallet, one.Paid).Rule = rule
		}
	}
}

// expireWaiting lets go what was still pending when its time came.
func (e *Evaluator) expireWaiting(state *State, wallet int, at value.Instant, stage uint8) {
	e.gone = state.Wallets[wallet].ExpireWaiting(at, e.gone[:0])
	for i := range e.gone {
		lot := &e.gone[i]
		e.expiredEntry(state, wallet, lot, stage)
		e.pendingGone(stage, wallet, lot.Key, lot.Left)
	}
}

// reversePending takes back what of a credit is still pending; it returns how much that is.
func (e *Evaluator) reversePending(state *State, wallet, rule int, key ledger.Key, amount int64) int64 {
	taken := state.Wallets[wallet].ReversePending(key, amount)
	if taken > 0 {
		entry := e.entry(EntryReversed, stageWrite, wallet, taken)
		entry.Lot, entry.Rule = key.Event, max(rule, None)
		e.pendingGone(stageWrite, wallet, key, taken)
	}
	return taken
}

// pendingGone says that what the entry before took was still pending.
func (e *Evaluator) pendingGone(stage uint8, wallet int, key ledger.Key, amount int64) {
	entry := e.entry(EntryPendingGone, stage, wallet, amount)
	entry.Lot, entry.Rule = key.Event, max(int(key.Rule), None)
}
