package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Choice is rules that exclude each other: of those that would give something the best for the member does, or the
// first of them in this order.
type Choice struct {
	Best  bool
	Rules []*Rule
	Index int
}

// choices reads which rules exclude each other.
func (c *checker) choices(declared []*dsl.Choose) {
	for _, clause := range declared {
		choice := &Choice{Best: clause.Best, Index: len(c.scheme.Choices), Rules: c.ruleNames(clause.Rules)}
		if len(choice.Rules) < len(clause.Rules) {
			continue
		}
		if len(choice.Rules) < 2 {
			c.fail(clause, "choose", dsl.Say("a choice is among two rules or more", "互斥至少要写两条规则"), dsl.Say("name another rule", "请再写一条规则"))
			continue
		}
		for i, rule := range choice.Rules {
			if rule.Choice != nil {
				c.fail(clause.Rules[i], "choose", dsl.Sayf("`%s` stands in one choice, once", "`%s` 只能在一处互斥里写一次", rule.Name), dsl.Say("take it out of one of them", "请去掉一处"))
				continue
			}
			rule.Choice = choice
		}
		c.comparable(choice, clause)
		c.scheme.Choices = append(c.scheme.Choices, choice)
	}
}

// ruleNames finds rules by their names; what is no rule is reported and left out.
func (c *checker) ruleNames(names []*dsl.Name) []*Rule {
	var rules []*Rule
	for _, name := range names {
		if rule := c.scheme.names.rules[string(name.Text)]; rule != nil {
			rules = append(rules, rule)
			continue
		}
		c.unknown(name, dsl.Say("rule", "规则"), string(name.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.rules))))
	}
	return rules
}

// comparable asks the rules of a choice to give one thing that can be compared: units of one wallet, or discounts.
func (c *checker) comparable(choice *Choice, clause *dsl.Choose) {
	var wallet *Wallet
	discounts, earns := false, false
	for i, rule := range choice.Rules {
		for _, body := range rule.Bodies {
			for _, effect := range body.Effects {
				switch {
				case effect.Kind == Discount || effect.Kind == DiscountTo:
					discounts = true
				case effect.Kind == Earn && (wallet == nil || wallet == effect.Wallet):
					earns, wallet = true, effect.Wallet
				default:
					c.incomparable(clause.Rules[i], rule)
					return
				}
				if discounts && earns {
					c.incomparable(clause.Rules[i], rule)
					return
				}
			}
		}
		if choice.Best && rule.Cap != nil && slices.ContainsFunc(rule.Bodies, func(body *Body) bool { return len(body.To) > 0 }) {
			c.fail(clause.Rules[i], "choose", dsl.Sayf("`%s` serves another member up to a cap: what that leaves is known only there", "`%s` 给其他会员且有上限，剩多少要到对方那里才知道", rule.Name),
				dsl.Say("take the cap out, or choose the first", "请去掉上限，或改用互斥取先"))
		}
	}
}

func (c *checker) incomparable(name *dsl.Name, rule *Rule) {
	c.fail(name, "choose", dsl.Sayf("rules exclude each other that all earn to one wallet, or all discount: `%s` does something else", "互斥的规则要么都送同一个账户，要么都是优惠：`%s` 不是", rule.Name),
		dsl.Say("make a rule of its own of what can't be compared", "不能比较的部分请另写一条规则"))
}

// compounds reads which rules see what the discounts of others left.
func (c *checker) compounds(declared []*dsl.Compound) {
	for _, clause := range declared {
		rules := c.ruleNames(clause.Rules)
		if len(rules) < len(clause.Rules) {
			continue
		}
		for i, rule := range rules {
			if i < len(rules)-1 && !rule.Discounts() || i == len(rules)-1 && !rule.worksOn() {
				c.fail(clause.Rules[i], "compound", dsl.Sayf("`%s` leaves nothing for the next rule: it is no discount", "`%s` 不是优惠，没有可叠加的", rule.Name),
					dsl.Say("name rules that discount; the last may earn", "请写立减、减至的规则；最后一条可以是送"))
				continue
			}
			for _, before := range rules[:i] {
				if !slices.Contains(rule.Behind, before) {
					rule.Behind = append(rule.Behind, before)
				}
			}
		}
		if last := rules[len(rules)-1]; last.worksOn() && !last.ReadsAmount() {
			c.warn(c.file.Span(clause.Rules[len(rules)-1]), "compound", dsl.Sayf("`%s` does not read `amount`, so that it gives the same whatever was taken off before", "`%s` 没有用到金额，前面减了多少都一样", last.Name),
				dsl.Say("work it out of the amount, or take it out of `compound`", "请按金额来算，或把它从叠加里去掉"))
		}
		if rank := c.ranks(); !rank {
			c.fail(clause, "compound", dsl.Say("rules that are behind each other, or exclude each other, can't be compounded", "互相等待或互斥的规则不能叠加"), dsl.Say("take one of them out", "请去掉一条"))
			return
		}
	}
	c.ranks()
}

// worksOn tells whether a rule may stand behind a discount: it discounts or earns itself.
func (r *Rule) worksOn() bool { return r.Discounts() || r.Does(Earn) }

// ReadsAmount tells whether anything of a rule depends on the order's amount, which a discount before it lowers.
func (r *Rule) ReadsAmount() bool {
	return slices.ContainsFunc(r.Bodies, func(body *Body) bool {
		if body.Event == nil || body.Event.Amount == nil {
			return false
		}
		reads := func(e *Expression) bool { return e.reads(body.Event.Amount) }
		return slices.ContainsFunc(body.When, reads) || slices.ContainsFunc(body.Effects, func(effect *Effect) bool {
			return effect.Kind == DiscountTo || reads(effect.Amount)
		})
	})
}

// reads tells whether an expression reads a field of its event.
func (e *Expression) reads(field *Field) bool {
	if e == nil {
		return false
	}
	isRead := func(part *Expression) bool { return part.reads(field) }
	return e.Operation == OperationField && e.Reference == field || slices.ContainsFunc(e.Arguments, isRead) ||
		slices.ContainsFunc(e.Rows, func(row Row) bool {
			return isRead(row.From) || isRead(row.Value) || slices.ContainsFunc(row.Keys, isRead)
		})
}

// ranks puts the rules into an order in which each comes behind those whose discounts it has to know: those it is
// compounded with, and those that exclude them. It is false where there is no such order.
func (c *checker) ranks() bool {
	done := map[*Rule]bool{}
	for len(done) < len(c.scheme.Rules) {
		next := slices.IndexFunc(c.scheme.Rules, func(rule *Rule) bool { return !done[rule] && rule.isReady(done) })
		if next < 0 {
			return false
		}
		c.scheme.Rules[next].Rank = len(done)
		done[c.scheme.Rules[next]] = true
	}
	return true
}

func (r *Rule) isReady(done map[*Rule]bool) bool {
	for _, before := range r.Behind {
		if !done[before] {
			return false
		}
		if before.Choice != nil && slices.ContainsFunc(before.Choice.Rules, func(other *Rule) bool { return !done[other] }) {
			return false
		}
	}
	return true
}
