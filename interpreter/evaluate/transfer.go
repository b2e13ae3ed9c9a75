package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// planTransfer finds whom a transfer is for, and asks whether there is room for it there.
func (e *Evaluator) planTransfer(state *State, event *Event) {
	planned := &e.plan.Events[event.Kind]
	if planned.Role != compile.RoleTransfer {
		return
	}
	to := e.transferee(event)
	other := e.need(to)
	switch {
	case other == nil:
		return
	case other == state:
		e.refuse("transfer", None, dsl.Say("a transfer is to another member", "不能转赠给自己"))
		return
	case other.Left:
		e.refuse("transfer", None, dsl.Sayf("%q has left", "%q 已退会", to))
		return
	}
	e.order.transferTo = other
	for i := range planned.Fields {
		wallet, amount := planned.Fields[i].Units, event.Cells[i].Number
		if wallet == None {
			continue
		}
		e.order.spent[wallet] += amount
		if amount > 0 && !other.Wallets[wallet].Fits(amount) {
			e.tooLarge(None)
		}
	}
}

// transferee is whom a transfer is for.
func (e *Evaluator) transferee(event *Event) string {
	for i := range e.plan.Events[event.Kind].Fields {
		if e.plan.Events[event.Kind].Fields[i].Name == "to" {
			return event.Cells[i].Text
		}
	}
	return ""
}

// transfer moves units to another member. They keep their age and their expiry; there they pay a debt first.
func (e *Evaluator) transfer(state *State, event *Event) {
	other := e.order.transferTo
	number := e.numbered(other)
	for i := range e.plan.Events[event.Kind].Fields {
		wallet, amount := e.plan.Events[event.Kind].Fields[i].Units, event.Cells[i].Number
		if wallet == None || amount == 0 {
			continue
		}
		e.other = other.Member
		e.sendAway(state, wallet, amount)
		e.owner, e.other = other.Member, state.Member
		for _, draw := range e.draws {
			lot := ledger.Lot{Key: ledgerKey(number, None), Earned: draw.Earned, Expires: draw.Expires, Left: draw.Amount}
			paid, err := other.Wallets[wallet].Credit(ledger.Received, lot)
			if err != nil {
				continue // planTransfer has made sure that it fits
			}
			entry := e.entry(EntryReceived, stageWrite, wallet, draw.Amount)
			entry.Lot, entry.Expires = number, draw.Expires
			if paid > 0 {
				e.entry(EntryDebtPaid, stageWrite, wallet, paid)
			}
		}
		e.owner, e.other = state.Member, ""
	}
}
