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
		points.point("What is taken back", "收回", dsl.Say("what the order gave, in proportion to what is refunded of its net amount: what was given × (net − refunded) ÷ net stays, rounded as above. What was recorded counts, not the rules of the day of the refund. It is taken from what is still pending, then from what the order gave, then from the oldest",
			"按退掉的净额占比收回这一单给过的：保留部分 = 当时给的 ×（净额 − 已退）÷ 净额，取整办法同上；以当时记下的为准，不按退款时的规则重算。先从还没到账的扣，再从这一单所得的扣，再从最早的扣"))
		if b.pays() {
			points.point("What comes back", "退回", dsl.Say("what was paid with points or stored value, in the same proportion and with its old expiry; what has expired meanwhile expires at once", "用积分或储值付的部分按同样的比例退回原账户，有效期不变；已经过期的退回即过期"))
		}
	}
	if b.hasBounds() {
		points.point("What stays", "不变", dsl.Say("limits, caps, budgets and what is given once are not given back; a tier is judged anew at its next review", "次数、上限、预算和仅一次的机会不因退款恢复；等级到下次评定时再看"))
	}
	if len(points) > 0 {
		s.add(points)
	}
	return s
}

// pays tells whether units of a wallet can pay for orders.
func (b *builder) pays() bool {
	return slices.ContainsFunc(b.scheme.Wallets, func(wallet *check.Wallet) bool { return wallet.Redeem != nil }) ||
		slices.ContainsFunc(b.scheme.Events, func(event *check.Event) bool {
			return slices.ContainsFunc(event.Fields, func(field *check.Field) bool { return len(field.Draws) > 0 })
		})
}

func (b *builder) hasBounds() bool {
	return len(b.scheme.Ladders) > 0 || len(b.scheme.Budgets) > 0 || slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool {
		return rule.Once || rule.Limit != nil || rule.Cap != nil
	})
}

// earnsOn tells whether a rule gives units for an event.
func (b *builder) earnsOn(event *check.Event) bool {
	return slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool {
		return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool {
			return body.Event == event && slices.ContainsFunc(body.Effects, func(effect *check.Effect) bool { return effect.Kind == check.Earn })
		})
	})
}
