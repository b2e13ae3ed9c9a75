package report

import (
	"fmt"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Ledger writes every entry of a simulation, in the total order of events, as a line of ledger.csv.
type Ledger struct {
	plan *compile.Plan
	file *File
	row  []string
}

// LedgerHeader are the columns of ledger.csv, the same for every scheme.
var LedgerHeader = []string{"member", "time", "event", "id", "stage", "kind", "wallet", "amount", "lot", "expires", "rule", "place", "reason"}

// NewLedger begins the file.
func NewLedger(folder *Folder, plan *compile.Plan) (*Ledger, error) {
	file, err := folder.Create("ledger.csv")
	if err != nil {
		return nil, err
	}
	return &Ledger{plan: plan, file: file}, file.Write(LedgerHeader)
}

// Observe writes the entries of one event.
func (l *Ledger) Observe(happening *simulate.Happening) error {
	event := happening.Event
	for i := range happening.Entries {
		entry := &happening.Entries[i]
		l.row = append(l.row[:0], happening.State.Member, value.InstantString(entry.At, l.plan.Zone))
		if event != nil && entry.Stage > 0 {
			l.row = append(l.row, l.plan.Events[event.Kind].Name, event.ID)
		} else {
			l.row = append(l.row, "", "") // what was due before the event, or at the end
		}
		l.row = append(l.row, strconv.Itoa(int(entry.Stage)), entry.Kind.String())
		l.row = append(append(l.row, l.amount(entry)...), l.cause(entry)...)
		if err := l.file.Write(l.row); err != nil {
			return err
		}
	}
	return nil
}

// amount is the columns wallet, amount, lot and expires.
func (l *Ledger) amount(entry *evaluate.Entry) []string {
	if entry.Wallet == compile.None {
		if entry.Kind == evaluate.EntryDiscount || entry.Kind == evaluate.EntryCharge {
			return []string{"", value.DecimalString(entry.Amount, l.plan.MoneyPlaces), "", ""}
		}
		return []string{"", "", "", ""}
	}
	wallet := &l.plan.Wallets[entry.Wallet]
	expires := ""
	if entry.Expires != ledger.Never {
		expires = value.InstantString(entry.Expires, l.plan.Zone)
	}
	return []string{wallet.Name, value.DecimalString(entry.Amount, wallet.Places), strconv.FormatInt(entry.Lot, 10), expires}
}

// cause is the columns rule, place and reason.
func (l *Ledger) cause(entry *evaluate.Entry) []string {
	reason := evaluate.Reason(l.plan, entry).English
	if entry.Rule == compile.None {
		return []string{"", "", reason}
	}
	rule := &l.plan.Rules[entry.Rule]
	return []string{rule.Name, fmt.Sprintf("%s:%d", rule.File, rule.Line), reason}
}
