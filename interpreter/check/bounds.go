package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// perItem asks a bound that counts by the line to be one of what a rule gives for a line.
func (c *checker) perItem(bound *Bound, ofLines bool) {
	if bound == nil || bound.Period != PerItem || ofLines {
		return
	}
	c.failAt(bound.Span, "per-item", dsl.Say("what is bounded for each item is what a rule on each item earns or takes off", "按每件的上限只用于逐件计算的送或立减"),
		dsl.Say("write: rule base on each item of purchase { earn points 5% of price  cap 5 per item }", "请写：规则 基础 当 消费 每件商品 { 送 积分 价格 的 5%  上限 每件 5 }"))
}

// capsLines tells whether all that a rule gives it gives for a line.
func capsLines(clause *dsl.Rule) bool {
	for _, trigger := range clause.Triggers {
		if !trigger.PerItem() {
			return false
		}
	}
	return len(clause.Triggers) > 0 && !slices.ContainsFunc(clause.Body.Clauses, func(part dsl.Clause) bool {
		_, isBoost := part.(*dsl.RuleBoost)
		return isBoost
	})
}
