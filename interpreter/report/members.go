package report

import (
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// walletColumns are the columns of each wallet, in the order of the law of the books.
var walletColumns = []string{"opening", "earned", "received", "returned", "debt", "available", "pending", "held", "spent", "expired", "reversed", "sent"}

func walletNumbers(totals *ledger.Totals) []int64 {
	return []int64{totals.Opening, totals.Earned, totals.Received, totals.Returned, totals.Debt, totals.Available, totals.Pending,
		totals.Held, totals.Spent, totals.Expired, totals.Reversed, totals.Sent}
}

// voucherColumns are the columns of each voucher: issued + returned = used + expired + withdrawn + held.
var voucherColumns = []string{"issued", "used", "expired", "returned", "withdrawn", "held"}

func voucherNumbers(totals *ledger.VoucherTotals) []int64 {
	return []int64{totals.Issued, totals.Used, totals.Expired, totals.Returned, totals.Withdrawn, totals.Held}
}

func writeMembers(folder *Folder, result *simulate.Result) error {
	table, err := folder.table("members", folder.format, memberColumns(result.Program.Plan()))
	if err != nil {
		return err
	}
	var outcome interpreter.Outcome
	var row []tabular.Cell
	for _, number := range result.Order {
		row = memberRow(row[:0], &outcome, result, int(number))
		if err := table.Write(row); err != nil {
			return err
		}
	}
	return nil
}

func memberColumns(plan *compile.Plan) []tabular.Column {
	columns := []tabular.Column{{Name: "member"}, {Name: "applied", Kind: tabular.Whole}, {Name: "refused", Kind: tabular.Whole}}
	for _, ladder := range plan.Ladders {
		columns = append(columns, tabular.Column{Name: ladder.Name, Repeats: true}, tabular.Column{Name: ladder.Name + ".ups", Kind: tabular.Whole},
			tabular.Column{Name: ladder.Name + ".downs", Kind: tabular.Whole})
	}
	for _, segment := range plan.Segments {
		columns = append(columns, tabular.Column{Name: segment.Name, Repeats: true})
	}
	for _, challenge := range plan.Challenges {
		columns = append(columns, tabular.Column{Name: challenge.Name + ".done", Kind: tabular.Whole}, tabular.Column{Name: challenge.Name + ".open", Kind: tabular.Whole})
	}
	for _, wallet := range plan.Wallets {
		for _, column := range walletColumns {
			columns = append(columns, tabular.Column{Name: wallet.Name + "." + column, Kind: tabular.Decimal, Places: wallet.Places})
		}
	}
	for _, voucher := range plan.Vouchers {
		for _, column := range voucherColumns {
			columns = append(columns, tabular.Column{Name: voucher.Name + "." + column, Kind: tabular.Whole})
		}
	}
	for _, name := range []string{"discounted", "charged"} {
		columns = append(columns, tabular.Column{Name: name, Kind: tabular.Decimal, Places: plan.MoneyPlaces})
	}
	for i := range plan.Metrics {
		if !plan.Metrics[i].Hidden {
			columns = append(columns, metricColumn(plan, &plan.Metrics[i]))
		}
	}
	return columns
}

func memberRow(row []tabular.Cell, outcome *interpreter.Outcome, result *simulate.Result, number int) []tabular.Cell {
	plan, state, counts := result.Program.Plan(), result.States[number], result.Members[number]
	row = append(row, tabular.OfText(state.Member), tabular.Of(counts.Applied), tabular.Of(counts.Refused))
	for i, ladder := range plan.Ladders {
		standing := &state.Tiers[i]
		row = append(row, tabular.OfText(ladder.Tiers[standing.Tier].Name), tabular.Of(standing.Ups), tabular.Of(standing.Downs))
	}
	for i := range plan.Segments {
		row = append(row, tabular.OfText(lineName(&plan.Segments[i], state.Segments[i])))
	}
	for i := range plan.Challenges {
		row = append(row, tabular.Of(state.Done[i]), tabular.Of(state.Open(i)))
	}
	for i := range plan.Wallets {
		for _, number := range walletNumbers(&state.Wallets[i].Totals) {
			row = append(row, tabular.Of(number))
		}
	}
	for i := range plan.Vouchers {
		for _, count := range voucherNumbers(&state.Vouchers[i].Totals) {
			row = append(row, tabular.Of(count))
		}
	}
	row = append(row, tabular.Of(state.Discounted), tabular.Of(state.Charged))
	for i := range plan.Metrics {
		if !plan.Metrics[i].Hidden {
			row = append(row, metricCell(&plan.Metrics[i], result.Program.Measured(outcome, state, i)))
		}
	}
	return row
}

// lineName names the line of a segment that a member is in; empty if it is in none.
func lineName(segment *compile.Segment, line int) string {
	if line == compile.None {
		return ""
	}
	return segment.Lines[line].Name
}

// metricColumn is the column of a metric: of a number, unless it is the latest or the first of other values.
func metricColumn(plan *compile.Plan, metric *compile.Metric) tabular.Column {
	switch metric.Unit {
	case compile.Text, compile.Flag:
		return tabular.Column{Name: metric.Name, Repeats: true}
	case compile.Date:
		return tabular.Column{Name: metric.Name, Kind: tabular.Date}
	case compile.Instant:
		return tabular.Column{Name: metric.Name, Kind: tabular.Instant, Zone: plan.Zone}
	}
	return tabular.Column{Name: metric.Name, Kind: tabular.Decimal, Places: metric.Places}
}

func metricCell(metric *compile.Metric, measured compile.Cell) tabular.Cell {
	switch {
	case metric.Unit == compile.Text:
		return tabular.OfText(measured.Text)
	case metric.Unit == compile.Flag && measured.Present:
		return tabular.OfText([]string{"no", "yes"}[measured.Number&1])
	}
	return tabular.Cell{Number: measured.Number, Present: measured.Present}
}
