package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// unused warns of a wallet that nothing ever credits.
func (c *checker) unused(wallet *Wallet) {
	if wallet.FilledBy != nil {
		return
	}
	for _, rule := range c.scheme.Rules {
		for _, body := range rule.Bodies {
			if slices.ContainsFunc(body.Effects, func(e *Effect) bool { return e.Kind == Earn && e.Wallet == wallet }) {
				return
			}
		}
	}
	c.warn(wallet.Span, "unused", dsl.Sayf("nothing credits `%s`", "没有规则往 `%s` 里送", wallet.Name), dsl.Say("add a rule that earns it, or take it out", "请加一条送它的规则，或去掉它"))
}

// paidTwice warns of money that is paid out again though it is spent, where the scheme has thought of what is gone: a
// gift falls back on the principal, and of the principal itself, which goes out in cash, nothing is said. Without such a
// fallback the debt is the default, which people may count on; who says `below zero` of the principal means it.
func (c *checker) paidTwice(wallet *Wallet, clause *dsl.Wallet) {
	event := wallet.FilledBy
	falls := slices.IndexFunc(c.scheme.Wallets, func(other *Wallet) bool { return other.BelowFrom == wallet })
	said := slices.ContainsFunc(clause.Body.Clauses, func(part dsl.Clause) bool { _, is := part.(*dsl.WalletBelowZero); return is })
	if event == nil || event.Refundable == nil || falls < 0 || said {
		return
	}
	c.warn(wallet.Span, "paid-twice", dsl.Sayf("`%[3]s` falls back on `%[1]s`, which may be gone itself: who pays in 100, spends it and has the `%[2]s` refunded is given 100 back and owes 100", "`%[3]s` 不够时改扣 `%[1]s`，可 `%[1]s` 自己也会花光：`%[2]s` 100，花完再退，钱退出去了，账上欠 100",
		wallet.Name, event.Written, c.scheme.Wallets[falls].Name),
		dsl.Say("add `below zero refused`, or `below zero allowed` where the debt is meant", "请加上 `可为负 拒绝`；确实让会员欠着的，写 `可为负 允许`"))
}
