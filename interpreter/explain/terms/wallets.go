package terms

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// wallets says of every wallet how it is counted, how long it lasts, how it is spent and what becomes of debts.
func (b *builder) wallets() Section {
	s := section("What you collect, and how you use it", "账户怎么用")
	for _, wallet := range b.scheme.Wallets {
		part := Section{Title: b.Wallet(wallet)}
		part.add(b.walletPoints(wallet))
		s.Parts = append(s.Parts, part)
	}
	return s
}

func (b *builder) walletPoints(wallet *check.Wallet) Points {
	var points Points
	if wallet.FilledBy != nil {
		points.point("Filled by", "充入", phrase.Say("the amount of each %s", "每次%s的金额全额记入", b.Event(wallet.FilledBy)))
	}
	points.point("Rounding", "取整", b.rounding(wallet))
	points.point("Expires", "有效期", b.Expiry(wallet.Expiry))
	points.point("Order of use", "使用顺序", b.order(wallet))
	points = append(points, b.uses(wallet)...)
	if wallet.Cap != nil {
		points.point("At most", "获得上限", b.capped(wallet.Cap, b.In(wallet), dsl.Say(" of all rules together", "（各条规则合计）")))
	} else {
		points.point("At most", "获得上限", dsl.Say("no limit", "不设上限"))
	}
	points.point("Used before a refund", "退款扣回", b.belowZero(wallet))
	return points
}

// order says which units are used first. Where all are good for ever there is one order only.
func (b *builder) order(wallet *check.Wallet) dsl.Words {
	expires := wallet.Expiry != nil && len(wallet.Expiry.Terms) > 0 || slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool {
		return rule.Expiry != nil && slices.ContainsFunc(rule.Bodies[0].Effects, func(effect *check.Effect) bool { return effect.Wallet == wallet })
	})
	if wallet.Oldest || !expires {
		return dsl.Say("what was earned first is used first", "先得的先用")
	}
	return dsl.Say("what expires soonest is used first; of equals what was earned first", "先到期的先用，同时到期的先得的先用")
}

var roundings = map[value.Rounding]dsl.Words{
	value.Down: dsl.Say("what is left over is dropped", "零头舍去"), value.Up: dsl.Say("rounded up", "有零头就进一"),
	value.HalfUp: dsl.Say("rounded to the nearest, halves up", "四舍五入"), value.HalfEven: dsl.Say("rounded to the nearest, halves to the even digit", "四舍六入五成双"),
}

var scopes = map[check.Scope]dsl.Words{
	check.EachRule:  dsl.Say("each rule by itself", "每条规则分别取整"),
	check.EachItem:  dsl.Say("each line of an order by itself", "每行商品分别取整"),
	check.EachEvent: dsl.Say("once for the whole order", "整笔合计后取整一次"),
}

func (b *builder) rounding(wallet *check.Wallet) dsl.Words {
	places := dsl.Say("in whole units", "取整数")
	switch wallet.Type.Places {
	case 0:
	case 1:
		places = dsl.Say("to 1 decimal place", "保留 1 位小数")
	default:
		places = phrase.Say("to %d decimal places", "保留 %d 位小数", wallet.Type.Places)
	}
	return phrase.Say("%s; %s, %s", "%s，%s，%s", places, roundings[wallet.Round], scopes[wallet.Scope])
}

// uses say what the units pay for: an order by a field that draws on the wallet, an order or something else by redeeming.
func (b *builder) uses(wallet *check.Wallet) Points {
	var points Points
	for _, event := range b.scheme.Events {
		for _, field := range event.Fields {
			if slices.Contains(field.Draws, wallet) {
				points.point("Paying", "支付", b.drawn(event, field))
			}
		}
	}
	switch {
	case wallet.Redeem != nil:
		points.point("Paying", "抵扣", b.redeemed(wallet))
		points.point("Redeeming", "兑换", b.withoutOrder(wallet.Redeem, b.In(wallet)))
	case len(points) == 0 && wallet.Type.Kind == check.Money:
		points.point("Paying", "使用", dsl.Say("in any amount up to the balance", "在余额以内随时可用，每次用多少不限"))
	case len(points) == 0:
		points.point("Redeeming", "兑换", dsl.Say("for goods or services, in any quantity up to the balance; they are no money on an order", "在余额以内随时可兑换商品或服务，数量不限；不能在订单里抵钱"))
	}
	if b.isTransferred(wallet) {
		points.point("Passing on", "转赠", dsl.Say("to another member, up to the balance; the day on which they expire stays", "可以把现有的转给其他会员，到期日不变"))
	}
	return points
}

// isTransferred tells whether the scheme reckons with transfers: its tests make some.
func (b *builder) isTransferred(wallet *check.Wallet) bool {
	return slices.ContainsFunc(b.scheme.Tests, func(test *check.Test) bool {
		return slices.ContainsFunc(test.Steps, func(step check.TestStep) bool {
			return step.Event != nil && step.Event.Role == check.RoleTransfer && slices.ContainsFunc(step.Values, func(one check.FieldValue) bool { return one.Field.Units == wallet })
		})
	})
}

// drawn says that a wallet pays for orders, and which is used before which.
func (b *builder) drawn(event *check.Event, field *check.Field) dsl.Words {
	var order []dsl.Words
	for _, wallet := range field.Draws {
		order = append(order, b.Wallet(wallet))
	}
	if len(order) == 1 {
		return phrase.Say("pays on a %s, no more than the net amount; a %[1]s that asks for more than the balance is refused", "%s时直接支付，最多付清净额；超过余额的订单不予受理", b.Event(event))
	}
	return phrase.Say("pays on a %[1]s, no more than the net amount, in this order: %[2]s; a %[1]s that asks for more than they hold together is refused", "%[1]s时直接支付，最多付清净额，扣款顺序：先%[2]s；超过余额合计的订单不予受理", b.Event(event), phrase.Join(order, ", then ", "，再"))
}

// withoutOrder says how many units can be redeemed at once without an order.
func (b *builder) withoutOrder(redeem *check.Redeem, unit phrase.Unit) dsl.Words {
	if redeem.Minimum == nil && redeem.Steps == nil {
		return dsl.Say("also without an order, in any quantity up to the balance", "也可以不下单直接兑换，在余额以内，数量不限")
	}
	return b.quantities(redeem, unit, dsl.Say("also without an order, up to the balance", "也可以不下单直接兑换，在余额以内"))
}

// quantities adds which numbers of units may be used at once.
func (b *builder) quantities(redeem *check.Redeem, unit phrase.Unit, said dsl.Words) dsl.Words {
	if redeem.Minimum != nil {
		said = phrase.Say("%s, from %s on", "%s，满 %s起用", said, b.Amount(redeem.Minimum, unit))
	}
	if redeem.Steps != nil {
		said = phrase.Say("%s, in steps of %s", "%s，按 %s的整数倍用", said, b.Amount(redeem.Steps, unit))
	}
	return said
}

func (b *builder) redeemed(wallet *check.Wallet) dsl.Words {
	redeem, unit := wallet.Redeem, b.In(wallet)
	said := b.quantities(redeem, unit, phrase.Say("%s pay %s of an order", "%s抵 %s", b.Amount(redeem.Quantity, unit), b.Amount(redeem.Worth, b.InMoney())))
	if redeem.Minimum == nil && redeem.Steps == nil {
		said = phrase.Say("%s, fewer or more in proportion, down to the smallest unit of the currency", "%s，多少都按比例抵，抵扣金额舍去零头", said)
	}
	if redeem.Share != nil {
		said = phrase.Say("%s, up to %s", "%s，每单最多抵%s", said, b.Amount(redeem.Share, b.InMoney()))
	} else {
		said = phrase.Say("%s, up to the whole order", "%s，最多抵到付清", said)
	}
	if redeem.OrLess {
		return phrase.Say("%s; asked for more, as much as is allowed is used", "%s；超出这些规定的，只抵允许的部分", said)
	}
	return phrase.Say("%s; an order that asks for anything else is refused", "%s；用法不符的订单不予受理", said)
}

func (b *builder) belowZero(wallet *check.Wallet) dsl.Words {
	switch wallet.BelowZero {
	case check.DebtForgiven:
		return dsl.Say("what has been used by then need not be given back", "应收回而已经用掉的，不再追回")
	case check.DebtRefused:
		return dsl.Say("a refund that would have to take back more than the balance is refused", "余额不够收回的，不能退款")
	case check.DebtFrom:
		return phrase.Say("what has been used by then is taken from %s; what is missing there too is owed, and paid by what comes next", "应收回而已经用掉的，从%s里扣；还不够的记为欠，从以后所得中扣还", b.Wallet(wallet.BelowFrom))
	}
	return dsl.Say("what has been used by then is owed, and paid by what you get next", "应收回而已经用掉的记为欠，从以后所得中扣还")
}
