package report

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// Write writes every file of a simulation but the ledger and the skipped rows, which are written while it runs. Reasons are in the language
// asked for.
func Write(folder *Folder, result *simulate.Result, summary *Summary, tongue dsl.Tongue) error {
	if err := writeMembers(folder, result); err != nil {
		return err
	}
	if err := writeRefused(folder, result, tongue); err != nil {
		return err
	}
	if err := writeMonths(folder, result); err != nil {
		return err
	}
	return writeSummary(folder, summary)
}

func writeRefused(folder *Folder, result *simulate.Result, tongue dsl.Tongue) error {
	table, err := folder.table("refused", folder.format, []tabular.Column{{Name: "member", Repeats: true},
		{Name: "time", Kind: tabular.Instant, Zone: result.Program.Plan().Zone}, {Name: "event", Repeats: true}, {Name: "id"}, {Name: "rule", Repeats: true},
		{Name: "code", Repeats: true}, {Name: "reason"}, {Name: "file", Repeats: true}, {Name: "line", Kind: tabular.Whole}})
	if err != nil {
		return err
	}
	for _, rows := range [][]simulate.Refusal{result.Refusals, result.Failures} {
		for i := range rows {
			refusal := &rows[i]
			if err := table.Write([]tabular.Cell{tabular.OfText(refusal.Member), tabular.Of(int64(refusal.At)), tabular.OfText(refusal.Event),
				tabular.OfText(refusal.ID), tabular.OfText(refusal.Rule), tabular.OfText(refusal.Code), tabular.OfText(refusal.Reason.In(tongue)),
				tabular.OfText(refusal.File), tabular.Of(refusal.Line)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// monthColumns are the columns of each month of a wallet. debt, pending and outstanding are what stands at its end.
var monthColumns = []string{"earned", "spent", "expired", "reversed", "outstanding", "opening", "received", "returned", "sent", "debt", "pending"}

func monthNumbers(month *simulate.Month) []int64 {
	return []int64{month.Earned, month.Spent, month.Expired, month.Reversed, month.Outstanding, month.Opening, month.Received, month.Returned,
		month.Sent, month.Debt, month.Pending}
}

func writeMonths(folder *Folder, result *simulate.Result) error {
	plan := result.Program.Plan()
	columns := []tabular.Column{{Name: "month", Repeats: true}, {Name: "wallet", Repeats: true}}
	for _, name := range monthColumns {
		columns = append(columns, tabular.Column{Name: name, Kind: tabular.Decimal, Places: mostPlaces(plan)})
	}
	table, err := folder.table("months", folder.format, columns)
	if err != nil {
		return err
	}
	months := result.Outstanding()
	for i := range months {
		month := &months[i]
		wallet := &plan.Wallets[month.Wallet]
		row := []tabular.Cell{tabular.OfText(fmt.Sprintf("%04d-%02d", month.Year, month.Month)), tabular.OfText(wallet.Name)}
		for j, number := range monthNumbers(month) {
			row = append(row, tabular.OfPlaces(number, wallet.Places, &columns[2+j]))
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	return nil
}
