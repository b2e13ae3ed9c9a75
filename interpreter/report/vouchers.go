package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// voucherSums adds the columns of a voucher up over all members, what those that were issued cost, and what those that
// were used took off orders.
func voucherSums(result *simulate.Result, voucher int) map[string]string {
	sums := make([]value.Wide, len(voucherColumns))
	var cost value.Wide
	for _, state := range result.States {
		totals := &state.Vouchers[voucher].Totals
		for i, count := range voucherNumbers(totals) {
			sums[i], _ = sums[i].Add(value.WideOf(count))
		}
		cost, _ = cost.Add(value.WideOf(totals.Cost))
	}
	places := result.Program.Plan().MoneyPlaces
	texts := map[string]string{"issued_cost": string(cost.AppendDecimal(nil, places)), "used_worth": string(result.UsedWorth[voucher].AppendDecimal(nil, places))}
	for i, column := range voucherColumns {
		texts[column] = string(sums[i].AppendDecimal(nil, 0))
	}
	return texts
}

// shownOfVouchers are the columns that a person looks for; those that are rare only where any of them is not 0.
var shownOfVouchers = []struct {
	column string
	words  dsl.Words
	rare   bool
}{
	{"issued", dsl.Say("issued", "发放"), false}, {"used", dsl.Say("used", "核销"), false}, {"returned", dsl.Say("returned", "退回"), true},
	{"expired", dsl.Say("expired", "过期"), false}, {"withdrawn", dsl.Say("withdrawn", "收回"), true}, {"held", dsl.Say("held", "未用"), false},
	{"issued_cost", dsl.Say("cost of issued", "发放成本"), false}, {"used_worth", dsl.Say("taken off by used", "核销抵扣"), false},
}

// vouchers counts the vouchers of each kind.
func (p *page) vouchers(plan *compile.Plan, summary *Summary) {
	if len(plan.Vouchers) == 0 {
		return
	}
	rows := [][]string{{p.word("voucher", "优惠券")}}
	for i := range plan.Vouchers {
		rows = append(rows, []string{titled(plan.Vouchers[i].Name, plan.Vouchers[i].Label)})
	}
	for _, column := range shownOfVouchers {
		if column.rare && !anyNotZero(summary.Vouchers, column.column) {
			continue
		}
		rows[0] = append(rows[0], column.words.In(p.tongue))
		for i := range plan.Vouchers {
			rows[1+i] = append(rows[1+i], groupedDecimal(summary.Vouchers[plan.Vouchers[i].Name][column.column]))
		}
	}
	p.grid(grid{rows: rows, turnable: true})
	p.neverUsed(plan, summary)
}

// neverUsed warns of vouchers that a history gives and never uses: what they cost, it can't tell.
func (p *page) neverUsed(plan *compile.Plan, summary *Summary) {
	var names []string
	for i := range plan.Vouchers {
		name := plan.Vouchers[i].Name
		if sums := summary.Vouchers[name]; !isZero(sums["issued"]) && isZero(sums["used"]) {
			names = append(names, "`"+name+"`")
		}
	}
	if len(names) > 0 {
		p.say("Take care: never used in this history, so that the cost says nothing: %[1]s",
			"注意：这份历史里一次也没用过，成本说明不了什么：%[2]s", strings.Join(names, ", "), strings.Join(names, "、"))
	}
}
