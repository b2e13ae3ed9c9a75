package report

import (
	"maps"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func addUpMoney(result *simulate.Result, summary *Summary) {
	var discounted, charged value.Wide
	for _, state := range result.States {
		discounted, _ = discounted.Add(value.WideOf(state.Discounted))
		charged, _ = charged.Add(value.WideOf(state.Charged))
	}
	places := result.Program.Plan().MoneyPlaces
	summary.Money["discounted"] = string(discounted.AppendDecimal(nil, places))
	summary.Money["charged"] = string(charged.AppendDecimal(nil, places))
}

// addUpWorth says what the units would pay that members still have.
func addUpWorth(result *simulate.Result, summary *Summary) {
	plan := result.Program.Plan()
	var outcome interpreter.Outcome
	for i := range plan.Wallets {
		if plan.Wallets[i].Redeem == nil {
			continue
		}
		var worth value.Wide
		for _, state := range result.States {
			worth, _ = worth.Add(value.WideOf(result.Program.Worth(&outcome, state, i)))
		}
		summary.Worth[plan.Wallets[i].Name] = string(worth.AppendDecimal(nil, plan.MoneyPlaces))
	}
}

// money says what was sold, what was taken off orders and what was charged, what members were given, and what units are
// still worth, where that is anything.
func (p *page) money(currency string, summary *Summary) {
	if sales := summary.Money["sales"]; !isZero(sales) {
		p.say("sales %[1]s %[2]s", "销售额 %[1]s %[2]s", groupedDecimal(sales), currency)
	}
	var parts []string
	for _, one := range []struct {
		key   string
		words dsl.Words
		given *Given
	}{{"discounted", dsl.Say("discounted", "优惠"), summary.Given.Discounts}, {"charged", dsl.Say("charged", "收取"), nil}} {
		if amount := summary.Money[one.key]; !isZero(amount) {
			parts = append(parts, one.words.In(p.tongue)+" "+groupedDecimal(amount)+" "+currency+p.ofSales(one.given))
		}
	}
	if len(parts) > 0 {
		p.line(strings.Join(parts, p.word(", ", "，")))
	}
	p.given(currency, summary)
	for _, wallet := range slices.Sorted(maps.Keys(summary.Worth)) {
		p.say("available %[1]s would pay %[2]s %[3]s", "可用 %[1]s 可抵 %[2]s %[3]s", wallet, groupedDecimal(summary.Worth[wallet]), currency)
	}
}
