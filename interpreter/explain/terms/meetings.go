package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// meetings says what holds where several rules meet: how boosts combine, which rules exclude each other, which budgets
// they share.
func (b *builder) meetings() Section {
	s := section("Several rules at once", "几条规则碰到一起")
	points := Points{}
	if len(b.scheme.Rules) > 1 {
		points.point("Adding up", "累加", dsl.Say("what different rules give adds up, unless it is said here that they exclude each other", "不同规则所得相加，除非下面写明只取其一"))
	}
	b.boosts(&points)
	for _, choice := range b.scheme.Choices {
		how := dsl.Say("of %s the first named that gives anything counts, the others give nothing", "%s只取排在前面、有所得的一条，其余不给")
		if choice.Best {
			how = dsl.Say("of %s the one that gives the member most counts, the others give nothing; of equals the one named first", "%s只取对会员最有利的一条，其余不给；一样多时取排在前面的")
		}
		points.point("One of several", "只取其一", phrase.Say(how.English, how.Chinese, b.named(choice.Rules)))
	}
	for _, rule := range b.scheme.Rules {
		if len(rule.Behind) > 0 && rule.ReadsAmount() {
			points.point("One behind the other", "先后折算", phrase.Say("“%[1]s” is worked out of what %[2]s left of the order", "“%[1]s”按%[2]s优惠后的金额计算", b.RuleBriefly(rule), b.named(rule.Behind)))
		}
	}
	if b.discountsMeet() {
		points.point("Discounts", "优惠", dsl.Say("each is worked out of the full amount unless said otherwise; together they never take off more than the order is", "没有另外写明的，各按原金额计算；合计不超过这一单的金额"))
	}
	if order := b.payments(); len(order) > 1 {
		points.point("Order of payment", "结算先后", phrase.Say("first %s", "先%s", phrase.Join(order, ", then ", "，再")))
	}
	for _, budget := range b.scheme.Budgets {
		points.point("Budget", "预算", b.budget(budget))
	}
	if len(points) > 0 {
		s.add(points)
	}
	return s
}

func (b *builder) named(rules []*check.Rule) dsl.Words {
	var names []dsl.Words
	for _, rule := range rules {
		names = append(names, phrase.Say("“%s”", "“%s”", b.RuleBriefly(rule)))
	}
	return phrase.List(names, "and", "、")
}

var combinations = map[check.BoostMode]dsl.Words{
	check.BoostMultiply: dsl.Say("several on the same rule are multiplied with each other", "同一条规则有几个倍数时相乘"),
	check.BoostAdd:      dsl.Say("several on the same rule: what each adds is added up (2 times and 1.5 times are 2.5 times)", "同一条规则有几个倍数时，多出的部分相加（2 倍和 1.5 倍是 2.5 倍）"),
	check.BoostBest:     dsl.Say("of several on the same rule the largest alone counts", "同一条规则有几个倍数时只取最高的一个"),
}

// boosts says how boosts combine, where there are some.
func (b *builder) boosts(points *Points) {
	targets := map[*check.Rule]int{}
	for _, rule := range b.scheme.Rules {
		for _, effect := range rule.Bodies[0].Effects { // its other events boost the same
			if effect.Kind == check.Boost {
				targets[effect.Target]++
			}
		}
	}
	if len(targets) == 0 {
		return
	}
	points.point("Rounding of multiples", "倍数取整", dsl.Say("“for each full 10” counts the tens first; what comes of it is multiplied, and rounded once", "“每满”的先数够几份，所得乘以倍数以后再取整，只取整一次"))
	for _, rule := range b.scheme.Rules {
		mode := rule.Boosts
		if mode == check.BoostUnsaid {
			mode = b.scheme.BoostMode
		}
		if said, ok := combinations[mode]; ok && targets[rule] > 1 {
			points.point("Multiples", "倍数", phrase.Say("“%s”: %s", "“%s”：%s", b.RuleBriefly(rule), said))
		}
	}
}

func (b *builder) discountsMeet() bool {
	count := 0
	for _, rule := range b.scheme.Rules {
		if rule.Discounts() {
			count++
		}
	}
	return count > 1
}

// takenOff are what lowers the net amount of an order, in the order in which it does.
func (b *builder) takenOff() []dsl.Words {
	var list []dsl.Words
	if b.has((*check.Rule).Discounts) {
		list = append(list, dsl.Say("discounts", "优惠减价"))
	}
	if len(b.scheme.Vouchers) > 0 {
		list = append(list, dsl.Say("vouchers", "用券"))
	}
	for _, wallet := range b.scheme.Wallets {
		if wallet.Redeem != nil {
			list = append(list, phrase.Say("what %s pay", "%s抵扣", b.Wallet(wallet)))
		}
	}
	return list
}

// payments are what an order is settled with, in order.
func (b *builder) payments() []dsl.Words {
	order := b.takenOff()
	if b.draws() {
		order = append(order, dsl.Say("stored value", "储值支付"))
	}
	return order
}

func (b *builder) budget(budget *check.Budget) dsl.Words {
	var most dsl.Words
	if budget.Amount != nil {
		most = b.Amount(budget.Amount, b.InMoney())
	} else {
		most = phrase.Say("%[1]s of the sales of the previous %[2]s", "上一%[3]s销售额的 %[1]s", b.Value(budget.Share), words.Period(budget.Sales), sales(words.Period(budget.Sales)))
	}
	rules := b.named(budget.Rules)
	if budget.Period == nil {
		return phrase.Say("%[1]s give all members together %[2]s at most; when it is used up they give nothing more", "%[1]s对全体会员合计最多给 %[2]s，用完为止", rules, most)
	}
	return phrase.Say("%[1]s give all members together %[2]s at most in each calendar %[3]s; who comes first is served first", "%[1]s每个自然%[3]s对全体会员合计最多给 %[2]s，先到先得，用完为止", rules, most, words.Period(*budget.Period))
}

// sales is a period as it stands before 销售额: 个月.
func sales(period dsl.Words) string {
	if period.Chinese == "月" {
		return "个月"
	}
	return period.Chinese
}
