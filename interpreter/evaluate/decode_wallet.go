package evaluate

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

// readWallets reads the books. A wallet is carried over whole or not at all: half of its books would not balance.
func (r *decoder) readWallets() {
	slots := map[string]int{}
	for i := range r.plan.Wallets {
		slots[r.plan.Wallets[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Wallets) {
		text, at := r.written.Wallets[name], "wallets."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		slot, known := slots[name]
		if known && text.Unit == kindWords(r.plan, r.plan.Wallets[slot].Kind) && r.readWallet(at, slot, text) {
			r.wallets[name] = slot
			continue
		}
		r.mismatch("wallet", name, text.words())
	}
}

// readWallet reads one wallet's books, which must balance. It tells whether every number has a place.
func (r *decoder) readWallet(at string, slot int, text *walletText) bool {
	planned := &r.plan.Wallets[slot]
	account, fits := ledger.New(planned.Oldest), true
	number := func(name, written string) int64 {
		number, ok := r.decimal(at+"."+name, written, planned.Places)
		r.require(number >= 0, at+"."+name, "it is below 0")
		fits = fits && ok
		return number
	}
	account.Totals = ledger.Totals{Opening: number("opening", text.Opening), Earned: number("earned", text.Earned),
		Received: number("received", text.Received), Returned: number("returned", text.Returned), Debt: number("debt", text.Debt),
		Available: number("available", text.Available), Pending: number("pending", text.Pending), Held: number("held", text.Held),
		Spent: number("spent", text.Spent), Expired: number("expired", text.Expired), Reversed: number("reversed", text.Reversed),
		Sent: number("sent", text.Sent)}
	for i := range text.Lots {
		account.Restore(r.lot(at+".lots["+strconv.Itoa(i)+"]", &text.Lots[i], planned.Places, &fits))
	}
	for i := range text.Waiting {
		account.RestoreWaiting(r.waiting(at+".waiting["+strconv.Itoa(i)+"]", &text.Waiting[i], planned.Places, &fits))
	}
	if !fits || r.err != nil {
		return false
	}
	if err := account.Check(); err != nil {
		r.fail(at, err.Error())
		return false
	}
	r.state.Wallets[slot] = account
	r.readBound(at+".cap", "cap", planned.Name, text.Cap, planned.Cap, &r.evaluator.caps[slot], &r.state.caps[slot])
	return true
}

func (r *decoder) lot(at string, text *lotText, places int, fits *bool) ledger.Lot {
	left, ok := r.decimal(at+".left", text.Left, places)
	*fits = *fits && ok
	lot := ledger.Lot{Key: ledger.Key{Event: text.Event, Rule: r.rule(text.Rule)}, Earned: r.instant(at+".earned", text.Earned),
		Expires: r.instantOr(at+".expires", text.Expires, never), Left: left}
	r.require(!ok || left > 0, at+".left", "it is not above 0")
	r.require(lot.Earned <= r.state.Now, at+".earned", "it is later than `now`")
	r.require(lot.Expires > r.state.Now, at+".expires", "it has passed")
	r.require(text.Event >= 0 && text.Event < r.state.sequence, at+".event", "there is no such event")
	return lot
}

func (r *decoder) waiting(at string, text *waitingText, places int, fits *bool) ledger.Waiting {
	waiting := ledger.Waiting{Lot: r.lot(at, &text.lotText, places, fits), Available: r.instant(at+".available", text.Available)}
	r.require(waiting.Available > r.state.Now, at+".available", "it has passed")
	return waiting
}

// words is the balance of a wallet that is left out.
func (t *walletText) words() string {
	switch {
	case t.Available != "":
		return t.Available
	case t.Debt != "":
		return "-" + t.Debt
	}
	return "0"
}
