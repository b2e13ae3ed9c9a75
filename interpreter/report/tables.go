package report

import (
	"fmt"
	"strconv"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Write writes every file of a simulation but the ledger, which is written while it runs.
func Write(folder *Folder, result *simulate.Result, summary *Summary) error {
	for _, write := range []func(*Folder, *simulate.Result) error{writeMembers, writeRefused, writeSkipped, writeMonths} {
		if err := write(folder, result); err != nil {
			return err
		}
	}
	return writeSummary(folder, summary)
}

// walletColumns are the columns of each wallet, in the order of the law of the books.
var walletColumns = []string{"opening", "earned", "received", "returned", "debt", "available", "pending", "held", "spent", "expired", "reversed", "sent"}

func walletNumbers(totals *ledger.Totals) []int64 {
	return []int64{totals.Opening, totals.Earned, totals.Received, totals.Returned, totals.Debt, totals.Available, totals.Pending,
		totals.Held, totals.Spent, totals.Expired, totals.Reversed, totals.Sent}
}

func writeMembers(folder *Folder, result *simulate.Result) error {
	file, err := folder.Create("members.csv")
	if err != nil {
		return err
	}
	plan := result.Program.Plan()
	if err := file.Write(membersHeader(plan)); err != nil {
		return err
	}
	var outcome interpreter.Outcome
	for _, number := range result.Order {
		if err := file.Write(memberRow(&outcome, result, int(number))); err != nil {
			return err
		}
	}
	return nil
}

func membersHeader(plan *compile.Plan) []string {
	header := []string{"member", "applied", "refused"}
	for _, ladder := range plan.Ladders {
		header = append(header, ladder.Name, ladder.Name+".ups", ladder.Name+".downs")
	}
	for _, wallet := range plan.Wallets {
		for _, column := range walletColumns {
			header = append(header, wallet.Name+"."+column)
		}
	}
	header = append(header, "discounted", "charged")
	for _, metric := range plan.Metrics {
		header = append(header, metric.Name)
	}
	return header
}

func memberRow(outcome *interpreter.Outcome, result *simulate.Result, number int) []string {
	plan, state, counts := result.Program.Plan(), result.States[number], result.Members[number]
	row := []string{state.Member, strconv.FormatInt(counts.Applied, 10), strconv.FormatInt(counts.Refused, 10)}
	for i, ladder := range plan.Ladders {
		standing := &state.Tiers[i]
		row = append(row, ladder.Tiers[standing.Tier].Name, strconv.FormatInt(standing.Ups, 10), strconv.FormatInt(standing.Downs, 10))
	}
	for i := range plan.Wallets {
		for _, number := range walletNumbers(&state.Wallets[i].Totals) {
			row = append(row, value.DecimalString(number, plan.Wallets[i].Places))
		}
	}
	row = append(row, value.DecimalString(state.Discounted, plan.MoneyPlaces), value.DecimalString(state.Charged, plan.MoneyPlaces))
	for i := range plan.Metrics {
		text := ""
		if measured, ok := result.Program.Metric(outcome, state, i); ok {
			text = value.DecimalString(measured, plan.Metrics[i].Places)
		}
		row = append(row, text)
	}
	return row
}

func writeRefused(folder *Folder, result *simulate.Result) error {
	file, err := folder.Create("refused.csv")
	if err != nil {
		return err
	}
	if err := file.Write([]string{"member", "time", "event", "id", "rule", "code", "reason", "file", "line"}); err != nil {
		return err
	}
	zone := result.Program.Plan().Zone
	for i := range result.Refusals {
		refusal := &result.Refusals[i]
		row := []string{refusal.Member, value.InstantString(refusal.At, zone), refusal.Event, refusal.ID, refusal.Rule, refusal.Code,
			refusal.Reason.English, refusal.File, strconv.FormatInt(refusal.Line, 10)}
		if err := file.Write(row); err != nil {
			return err
		}
	}
	return nil
}

func writeSkipped(folder *Folder, result *simulate.Result) error {
	file, err := folder.Create("skipped.csv")
	if err != nil {
		return err
	}
	if err := file.Write([]string{"file", "line", "column", "value", "reason", "raw"}); err != nil {
		return err
	}
	for _, rows := range [][]history.BadRow{result.Profiles.Skipped, result.Account.Skipped} {
		for i := range rows {
			bad := &rows[i]
			row := []string{bad.File, strconv.FormatInt(bad.Line, 10), bad.Column, bad.Value, bad.Reason.In(dsl.English), bad.Raw}
			if err := file.Write(row); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeMonths(folder *Folder, result *simulate.Result) error {
	file, err := folder.Create("months.csv")
	if err != nil {
		return err
	}
	if err := file.Write([]string{"month", "wallet", "earned", "spent", "expired", "reversed", "outstanding"}); err != nil {
		return err
	}
	plan := result.Program.Plan()
	months := result.Outstanding()
	for i := range months {
		month := &months[i]
		wallet := &plan.Wallets[month.Wallet]
		row := []string{fmt.Sprintf("%04d-%02d", month.Year, month.Month), wallet.Name}
		for _, number := range []int64{month.Earned, month.Spent, month.Expired, month.Reversed, month.Outstanding} {
			row = append(row, value.DecimalString(number, wallet.Places))
		}
		if err := file.Write(row); err != nil {
			return err
		}
	}
	return nil
}
