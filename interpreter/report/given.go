package report

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// GivenSummary is what members were given, in money, and which part of the sales that is.
type GivenSummary struct {
	Discounts *Given           `json:"discounts,omitempty"` // what rules took off orders
	Vouchers  *Given           `json:"vouchers,omitempty"`  // what those that were used took off orders
	Wallets   map[string]Given `json:"wallets"`             // what rules credited, less what was taken back: money, and what units would pay
}

// Given is money that members were given, and its part of the sales: 0.0125 is 1.25%, empty where nothing was sold.
type Given struct {
	Money   string `json:"money"`
	OfSales string `json:"of_sales"`
}

// addUpGiven says what was sold, and what members were given for it.
func addUpGiven(result *simulate.Result, summary *Summary) {
	plan := result.Program.Plan()
	summary.Money["sales"] = string(result.Sales.AppendDecimal(nil, plan.MoneyPlaces))
	given := func(money value.Wide) *Given {
		if money.Sign() <= 0 {
			return nil
		}
		return &Given{string(money.AppendDecimal(nil, plan.MoneyPlaces)), ratio(money, result.Sales)}
	}
	var discounted, used value.Wide
	for _, state := range result.States {
		discounted, _ = discounted.Add(value.WideOf(state.Discounted))
	}
	for _, worth := range result.UsedWorth {
		used, _ = used.Add(worth)
	}
	summary.Given = GivenSummary{Discounts: given(discounted), Vouchers: given(used), Wallets: map[string]Given{}}
	for i := range plan.Wallets {
		if money := given(worthOfGiven(result, i)); money != nil {
			summary.Given.Wallets[plan.Wallets[i].Name] = *money
		}
	}
}

// worthOfGiven is what the units that rules gave would pay, at the rate that holds in the end; of units that pay for no
// order it is nothing.
func worthOfGiven(result *simulate.Result, wallet int) value.Wide {
	planned := &result.Program.Plan().Wallets[wallet]
	if planned.Kind == compile.Money {
		return result.Given[wallet]
	}
	if planned.Redeem == nil || len(result.States) == 0 {
		return value.Wide{}
	}
	var outcome interpreter.Outcome
	units, money := result.Program.Rate(&outcome, result.States[0], wallet)
	worth, _ := result.Given[wallet].Multiply(value.WideOf(money))
	worth, _ = worth.Divide(value.WideOf(units), value.Down)
	return worth
}

// sharePlaces is how many decimal places a part of the sales has.
const sharePlaces = 4

// ratio is a part of a whole as a decimal; empty where there is no whole.
func ratio(part, whole value.Wide) string {
	scaled, ok := part.Rescale(0, sharePlaces, value.HalfUp)
	if !ok || whole.Sign() <= 0 {
		return ""
	}
	share, _ := scaled.Divide(whole, value.HalfUp)
	return string(share.AppendDecimal(nil, sharePlaces))
}

// inPercent writes a ratio as a person does: 0.0125 is 1.25%.
func inPercent(ratio string) string {
	scaled, _ := value.ParseDecimal(ratio, sharePlaces)
	return groupedDecimal(value.DecimalString(scaled, sharePlaces-2)) + "%"
}

// given says what vouchers took off, and what was credited, in money.
func (p *page) given(currency string, summary *Summary) {
	if vouchers := summary.Given.Vouchers; vouchers != nil {
		p.say("vouchers took off %[1]s %[2]s%[3]s", "优惠券抵扣 %[1]s %[2]s%[3]s", groupedDecimal(vouchers.Money), currency, p.ofSales(vouchers))
	}
	for _, wallet := range slices.Sorted(maps.Keys(summary.Given.Wallets)) {
		given := summary.Given.Wallets[wallet]
		if _, redeems := summary.Worth[wallet]; redeems {
			p.say("%[1]s given would pay %[2]s %[3]s%[4]s", "送出的 %[1]s 可抵 %[2]s %[3]s%[4]s", wallet, groupedDecimal(given.Money), currency, p.ofSales(&given))
		} else {
			p.say("%[1]s given: %[2]s %[3]s%[4]s", "送出 %[1]s %[2]s %[3]s%[4]s", wallet, groupedDecimal(given.Money), currency, p.ofSales(&given))
		}
	}
}

// ofSales is the part of the sales in brackets.
func (p *page) ofSales(given *Given) string {
	if given == nil || given.OfSales == "" {
		return ""
	}
	share := inPercent(given.OfSales)
	return dsl.Say(" ("+share+" of sales)", "（占销售额 "+share+"）").In(p.tongue)
}
