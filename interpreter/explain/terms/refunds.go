package terms

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// refunds says what can be refunded how long, what is taken back and what comes back.
func (b *builder) refunds() Section {
	s := section("Refunds", "退款")
	var points Points
	for _, event := range b.scheme.Events {
		if event.Refundable != nil && (event.Role == check.RolePurchase || event.Span.Line > 0 || event.Filled != nil) {
			points = append(points, Point{b.Event(event), phrase.Say("can be refunded within %s, whole or in parts", "%s内可退，可以整单退，也可以退一部分", b.Lasting(event.Refundable))})
		} else if event.Role == check.RoleOwn && event.Amount != nil && b.earnsOn(event) || event.Role == check.RoleRecharge && event.Filled != nil {
			points = append(points, Point{b.Event(event), dsl.Say("can't be refunded", "不能退款")})
		}
	}
	if len(b.scheme.Wallets) > 0 {
		points.point("What is taken back", "收回", b.takenBack())
		if b.has(func(rule *check.Rule) bool { return rule.After != nil }) {
			points.point("From where", "收回顺序", dsl.Say("first what is pending of it, then what is left of what the order gave, then the oldest", "先收还没到账的，再收这一单所得里剩下的，再从最早所得的里收"))
		} else {
			points.point("From where", "收回顺序", dsl.Say("first what is left of what the order gave, then the oldest", "先收这一单所得里剩下的，再从最早所得的里收"))
		}
		if b.pays() {
			points.point("What comes back", "退回", dsl.Say("of what was paid from these accounts, what was used × refunded ÷ net amount, with the day on which it expires as before; what has expired by then does not come back", "用这些账户支付或抵扣的也退回：用掉的 × 退款 ÷ 净额，到期日不变；退回时已过期的作废"))
		}
	}
	if b.counts() {
		points.point("What counts", "计数", dsl.Say("what is measured of amounts follows every refund; visits, and the first purchase, are forgotten when an order is refunded whole", "按金额统计的，退款后按没退的部分算；整单退款的，当作没有这一次，“首次”也不算用掉"))
	}
	if len(b.scheme.Challenges) > 0 {
		points.point("Challenges", "任务", dsl.Say("a refund takes nothing back of what was done towards a challenge", "退款不减任务的进度"))
	}
	if b.hasBounds() {
		points.point("What is not restored", "不恢复", dsl.Say("what was used up of caps, limits, budgets and of what is given once", "已经用掉的上限额度、次数、预算和“仅一次”的机会"))
	}
	if len(points) > 0 {
		s.add(points)
	}
	return s
}

// takenBack says how much of what an order gave a refund takes.
func (b *builder) takenBack() dsl.Words {
	whom := dsl.Words{}
	if b.has(func(rule *check.Rule) bool { return len(rule.Bodies[0].To) > 0 }) {
		whom = dsl.Say(" (also to others, who give it back)", "（包括给其他会员的，从收到的人那里收回）")
	}
	said := phrase.Say("of what the order itself gave%s there stays: what was given, after caps, × (amount − refunded so far) ÷ amount, rounded as the wallet rounds; of a purchase the net amount counts. What was recorded counts, not the rules of the day of the refund",
		"这一单直接给出的%s，按未退的比例保留，其余收回：保留 = 实际得到的（封顶以后）×（金额 − 累计已退）÷ 金额，取整办法与账户相同；消费按净额算。以当时记下的为准，不按退款时的规则重算", whom)
	if len(b.scheme.Challenges) > 0 || b.has(func(rule *check.Rule) bool { return rule.Bodies[0].Move != nil }) {
		return phrase.Say("%s. What came of a move to another tier or group, or of a challenge, is not taken back", "%s。因等级变动、进入分群或完成任务而得的不收回", said)
	}
	return said
}

// has tells whether some rule is of a kind.
func (b *builder) has(kind func(*check.Rule) bool) bool {
	return slices.ContainsFunc(b.scheme.Rules, kind)
}

// counts tells whether something depends on what was counted of orders.
func (b *builder) counts() bool {
	for thing := range b.used {
		if _, ok := thing.(*check.Metric); ok {
			return true
		}
	}
	return b.used[check.OperationFirst]
}

// pays tells whether units of a wallet can pay for orders.
func (b *builder) pays() bool {
	return b.draws() || slices.ContainsFunc(b.scheme.Wallets, func(wallet *check.Wallet) bool { return wallet.Redeem != nil })
}

// draws tells whether stored value can pay for orders.
func (b *builder) draws() bool {
	return slices.ContainsFunc(b.scheme.Events, func(event *check.Event) bool {
		return slices.ContainsFunc(event.Fields, func(field *check.Field) bool { return len(field.Draws) > 0 })
	})
}

func (b *builder) hasBounds() bool {
	isCapped := func(wallet *check.Wallet) bool { return wallet.Cap != nil }
	return len(b.scheme.Budgets) > 0 || slices.ContainsFunc(b.scheme.Wallets, isCapped) ||
		b.has(func(rule *check.Rule) bool { return rule.Once || rule.Limit != nil || rule.Cap != nil })
}

// earnsOn tells whether a rule gives units for an event.
func (b *builder) earnsOn(event *check.Event) bool {
	return slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool {
		return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool {
			return body.Event == event && slices.ContainsFunc(body.Effects, func(effect *check.Effect) bool { return effect.Kind == check.Earn })
		})
	})
}
