package terms

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// vouchers says of every voucher what it is worth, on what, and how long.
func (b *builder) vouchers() Section {
	s := section("Vouchers", "优惠券")
	if len(b.scheme.Vouchers) == 0 {
		return s
	}
	table := phrase.Table{Head: []dsl.Words{dsl.Say("Voucher", "券"), dsl.Say("Worth", "面额"), dsl.Say("Where", "使用条件"), dsl.Say("Good for", "有效期")}}
	for _, voucher := range b.scheme.Vouchers {
		table.Rows = append(table.Rows, b.voucher(voucher))
	}
	s.add(table)
	s.say("A voucher is used once, one of a kind on an order, several kinds together. It takes off at most what is left of the order; what is left of the voucher is lost.",
		"每张券只用一次；同一种券一单最多用一张，不同的券可以一起用。最多抵完这一单，抵不完的部分作废。")
	s.add(Paragraph(b.voucherRefunds()))
	return s
}

func (b *builder) voucher(voucher *check.Voucher) []dsl.Words {
	worth := dsl.Say("what its name says", "按券名兑换")
	switch {
	case voucher.Worth != nil:
		worth = b.Amount(voucher.Worth, b.InMoney())
	case b.has(func(rule *check.Rule) bool {
		return slices.ContainsFunc(rule.Effects(), func(effect *check.Effect) bool { return effect.Voucher == voucher && effect.Worth != nil })
	}):
		worth = dsl.Say("as said where it is given", "发放时确定")
	}
	minimum := dsl.Say("any order", "不限")
	if voucher.Minimum != nil {
		minimum = phrase.Say("orders of %s and more, after discounts and before vouchers", "满 %s可用（看打折后、用券前的金额）", b.Amount(voucher.Minimum, b.InMoney()))
	}
	if voucher.Goods != nil {
		minimum = b.goods(voucher)
	}
	valid := dsl.Say("ever", "永久有效")
	if voucher.Valid != nil {
		valid = b.Lasting(voucher.Valid)
	}
	return []dsl.Words{b.Voucher(voucher), worth, minimum, valid}
}

// goods says which lines of an order a voucher is good for.
func (b *builder) goods(voucher *check.Voucher) dsl.Words {
	said := phrase.Say("only for lines of the order where %s; it takes off what these cost at most", "只限%s的商品，最多抵这些商品的价钱", b.Condition(voucher.When))
	if voucher.Minimum != nil {
		said = phrase.Say("%s, from %s of them on", "%s；这些商品满 %s可用", said, b.Amount(voucher.Minimum, b.InMoney()))
	}
	if voucher.Price != nil {
		return phrase.Say("%s (a line costs %s)", "%s（每行按%s算）", said, b.Value(voucher.Price))
	}
	return said
}

// voucherRefunds says what becomes of vouchers when an order is refunded whole: those that it gave itself are taken back,
// what came of a challenge or a move is not.
func (b *builder) voucherRefunds() dsl.Words {
	said := dsl.Say("When an order is refunded whole, the vouchers used on it come back", "整单退款时，这一单用的券退回")
	direct := b.has(func(rule *check.Rule) bool {
		return rule.Bodies[0].Event != nil && !b.isOfChallenge(rule) && rule.Does(check.Issue)
	})
	other := b.has(func(rule *check.Rule) bool {
		return (rule.Bodies[0].Event == nil || b.isOfChallenge(rule)) && rule.Does(check.Issue)
	})
	if direct {
		said = phrase.Say("%s; unused vouchers that the order itself gave are taken back", "%s，这一单直接送的、还没用的券收回", said)
	}
	if other {
		said = phrase.Say("%s; vouchers that came of a challenge, a move or a date stay", "%s；因任务、等级和分群变动或按时间送的券不收回", said)
	}
	return said
}
