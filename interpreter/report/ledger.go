package report

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// Ledger writes every entry of a simulation, in the total order of events, as a line of the ledger.
type Ledger struct {
	plan    *compile.Plan
	tongue  dsl.Tongue
	table   *tabular.Table
	columns []tabular.Column
	row     []tabular.Cell
}

// The columns of the ledger that others ask for by number.
const ledgerAmount = 7

// ledgerColumns are the columns of the ledger, the same for every scheme but for the places of its amounts.
func ledgerColumns(plan *compile.Plan) []tabular.Column {
	return []tabular.Column{{Name: "member", Repeats: true}, {Name: "time", Kind: tabular.Instant, Zone: plan.Zone}, {Name: "event", Repeats: true},
		{Name: "id"}, {Name: "stage", Kind: tabular.Whole}, {Name: "kind", Repeats: true}, {Name: "wallet", Repeats: true},
		ledgerAmount: {Name: "amount", Kind: tabular.Decimal, Places: mostPlaces(plan)}, {Name: "lot", Kind: tabular.Whole},
		{Name: "expires", Kind: tabular.Instant, Zone: plan.Zone}, {Name: "rule", Repeats: true}, {Name: "place", Repeats: true}, {Name: "reason"}}
}

// mostPlaces is at how many places amounts of all wallets, and of money, can stand in one column.
func mostPlaces(plan *compile.Plan) int {
	places := plan.MoneyPlaces
	for i := range plan.Wallets {
		places = max(places, plan.Wallets[i].Places)
	}
	return places
}

// NewLedger begins the file. Reasons are in the language asked for.
func NewLedger(folder *Folder, plan *compile.Plan, format tabular.Format, tongue dsl.Tongue) (*Ledger, error) {
	columns := ledgerColumns(plan)
	table, err := folder.table("ledger", format, columns)
	return &Ledger{plan: plan, tongue: tongue, table: table, columns: columns}, err
}

// Observe writes the entries of one event.
func (l *Ledger) Observe(happening *simulate.Happening) error {
	for i := range happening.Entries {
		entry := &happening.Entries[i]
		event, id := "", ""
		if happening.Event != nil && entry.Stage > 0 { // else it was due before the event, or at the end
			event, id = l.plan.Events[happening.Event.Kind].Name, happening.Event.ID
		}
		l.row = append(l.row[:0], tabular.OfText(entry.Member), tabular.Of(int64(entry.At)), tabular.OfText(event), tabular.OfText(id),
			tabular.Of(int64(entry.Stage)), tabular.OfText(entry.Kind.String()))
		l.amount(entry)
		l.cause(entry)
		if err := l.table.Write(l.row); err != nil {
			return err
		}
	}
	return nil
}

// amount adds the columns wallet, amount, lot and expires.
func (l *Ledger) amount(entry *evaluate.Entry) {
	var wallet, amount, lot, expires tabular.Cell
	column := &l.columns[ledgerAmount]
	switch {
	case entry.Wallet != compile.None:
		planned := &l.plan.Wallets[entry.Wallet]
		wallet, amount, lot = tabular.OfText(planned.Name), tabular.OfPlaces(entry.Amount, planned.Places, column), tabular.Of(entry.Lot)
		if entry.Expires != ledger.Never {
			expires = tabular.Of(int64(entry.Expires))
		}
	case entry.Voucher != compile.None:
		wallet, amount, lot = tabular.OfText(l.plan.Vouchers[entry.Voucher].Name), tabular.OfPlaces(entry.Amount, 0, column), tabular.Of(entry.Lot)
		if entry.Expires != ledger.Never {
			expires = tabular.Of(int64(entry.Expires))
		}
	case entry.Kind == evaluate.EntryDiscount || entry.Kind == evaluate.EntryCharge:
		amount = tabular.OfPlaces(entry.Amount, l.plan.MoneyPlaces, column)
	}
	l.row = append(l.row, wallet, amount, lot, expires)
}

// cause adds the columns rule, place and reason.
func (l *Ledger) cause(entry *evaluate.Entry) {
	var name, place tabular.Cell
	if entry.Rule != compile.None {
		rule := &l.plan.Rules[entry.Rule]
		name, place = tabular.OfText(rule.Name), tabular.OfText(fmt.Sprintf("%s:%d", rule.File, rule.Line))
	}
	l.row = append(l.row, name, place, tabular.OfText(evaluate.Reason(l.plan, entry).In(l.tongue)))
}
