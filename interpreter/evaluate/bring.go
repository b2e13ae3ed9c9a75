package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// bringIn credits what an `opening` brings over from an older programme, or what an `adjust` gives; what an adjust
// takes is sent.
func (e *Evaluator) bringIn(state *State, event *Event, number int64) {
	planned := &e.plan.Events[event.Kind]
	for i := range planned.Fields {
		wallet, amount := planned.Fields[i].Units, event.Cells[i].Number
		switch {
		case wallet == None || amount == 0:
		case amount < 0:
			e.sendAway(state, wallet, -amount)
		default:
			e.bringUnits(state, event, wallet, amount, number)
		}
	}
}

func (e *Evaluator) bringUnits(state *State, event *Event, wallet int, amount, number int64) {
	source, kind := ledger.Received, EntryReceived
	if e.plan.Events[event.Kind].Role == compile.RoleOpening {
		source, kind = ledger.Opening, EntryOpening
	}
	lot := ledger.Lot{Key: ledgerKey(number, None), Earned: event.At, Expires: e.givenExpiry(event, wallet), Left: amount}
	paid, err := state.Wallets[wallet].Credit(source, lot)
	if err != nil {
		return // planBring has made sure that it fits
	}
	entry := e.entry(kind, stageWrite, wallet, amount)
	entry.Lot, entry.Expires = number, lot.Expires
	if paid > 0 {
		e.entry(EntryDebtPaid, stageWrite, wallet, paid)
	}
}

// givenExpiry is the end of the day that an opening names, else what the wallet says.
func (e *Evaluator) givenExpiry(event *Event, wallet int) value.Instant {
	for i, field := range e.plan.Events[event.Kind].Fields {
		if field.Name == "expires" && event.Cells[i].Present {
			return e.plan.Zone.Midnight(value.Date(event.Cells[i].Number) + 1)
		}
	}
	return e.frame.expiry(e.plan.Wallets[wallet].Expiry, event.At)
}

func (e *Evaluator) sendAway(state *State, wallet int, amount int64) {
	e.draws = state.Wallets[wallet].Send(amount, e.draws[:0])
	for _, draw := range e.draws {
		entry := e.entry(EntrySent, stageWrite, wallet, draw.Amount)
		entry.Lot, entry.Expires = draw.Key.Event, draw.Expires
	}
}

// planBring asks that there is room for what comes. Whether there is enough of what goes is asked with the spends.
func (e *Evaluator) planBring(state *State, event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Role != compile.RoleOpening && planned.Role != compile.RoleAdjust {
		return
	}
	for i := range planned.Fields {
		wallet, amount := planned.Fields[i].Units, event.Cells[i].Number
		if wallet == None {
			continue
		}
		e.order.spent[wallet] += max(-amount, 0)
		if amount > 0 && !state.Wallets[wallet].Fits(amount) {
			e.tooLarge(None)
		}
	}
}
