package check

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// declareRules names the rules and numbers them in the order of their names, which is the one order they are ever
// taken in: that of the file changes nothing.
func (c *checker) declareRules(declared []*dsl.Rule) {
	for _, clause := range declared {
		name := string(clause.Name.Text)
		if first, taken := c.scheme.names.rules[name]; taken {
			c.taken(&clause.Name, first.Span)
			continue
		}
		rule := &Rule{Name: name, Label: textOf(clause.Label), Span: c.file.Span(&clause.Name), Validity: c.validity(&clause.Validity)}
		c.scheme.names.rules[name] = rule
		c.scheme.Rules = append(c.scheme.Rules, rule)
	}
	slices.SortFunc(c.scheme.Rules, func(a, b *Rule) int { return cmp.Compare(a.Name, b.Name) })
	for i, rule := range c.scheme.Rules {
		rule.Index = i
	}
}

func (c *checker) defineRules(declared []*dsl.Rule, boosts []*dsl.Boosts) {
	c.rules = declared
	seen := map[*Rule]bool{}
	for _, clause := range declared {
		if rule := c.scheme.names.rules[string(clause.Name.Text)]; !seen[rule] {
			seen[rule] = true
			c.rule(rule, clause)
		}
	}
	c.boostModes(boosts)
	c.boostTargets()
}

func (c *checker) rule(rule *Rule, clause *dsl.Rule) {
	c.ruleBounds(rule, clause)
	c.timedRule(rule, clause)
	events := map[*Event]bool{}
	for _, trigger := range clause.Triggers {
		if !trigger.IsEvent() {
			continue
		}
		event := c.event(&trigger.Event)
		if event == nil {
			continue
		}
		if events[event] {
			c.fail(trigger, "twice", dsl.Sayf("a rule names `%s` once", "一条规则里 `%s` 只写一次", trigger.Event.Text), dsl.Say("take one of them out", "请去掉一个"))
			continue
		}
		events[event] = true
		c.body(rule, clause, trigger, event)
	}
}

// ruleBounds reads the clauses that hold for the rule whatever its event.
func (c *checker) ruleBounds(rule *Rule, clause *dsl.Rule) {
	seen := map[string]dsl.Clause{}
	effects := false
	if clause.During != nil {
		rule.During = c.calendar(clause.During)
	}
	for _, part := range clause.Body.Clauses {
		switch part := part.(type) {
		case *dsl.RuleOnce:
			rule.Once = c.once(seen, "once", part) || rule.Once
		case *dsl.RuleLimit:
			if c.once(seen, "limit", part) {
				rule.Limit = c.bound(part, Type{Kind: Number})(part.Parts())
			}
		case *dsl.RuleCap:
			if c.once(seen, "cap", part) {
				rule.Cap = c.bound(part, c.capUnit(clause, part))(part.Parts())
			}
		case *dsl.RuleExpire:
			if c.once(seen, "expire", part) && c.credits(clause, part) {
				rule.Expiry = c.expiry((*dsl.WalletExpire)(part))
			}
		case *dsl.RuleAfter:
			if c.once(seen, "after", part) && c.credits(clause, part) {
				rule.After = c.length(&part.Wait)
			}
		case *dsl.RuleWhen:
		default:
			effects = true
		}
	}
	c.perItem(rule.Limit, false)
	c.perItem(rule.Cap, capsLines(clause))
	if !effects && !clause.Body.Broken() {
		c.fail(&clause.Name, "no-effect", dsl.Sayf("a rule does something, `%s` does nothing", "规则要有结果，`%s` 什么也没做", rule.Name),
			dsl.Say("add an effect: earn, boost, discount, charge, set, reject", "请加上结果：送、翻倍、立减、收取、设、拒绝"))
	}
}

// credits asks a rule whose clause says something of what it credits to credit something.
func (c *checker) credits(clause *dsl.Rule, part dsl.Clause) bool {
	earns := slices.ContainsFunc(clause.Body.Clauses, func(effect dsl.Clause) bool {
		_, ok := effect.(*dsl.RuleEarn)
		return ok
	})
	if !earns && !clause.Body.Broken() {
		c.fail(part, "no-credit", dsl.Sayf("`%s` speaks of what a rule earns, this one earns nothing", "`%s` 说的是送出的数量，这条规则没有送", c.word(part)),
			dsl.Say("put it into the rule that earns", "请写在送积分的规则里"))
	}
	return earns
}

// capUnit is the unit in which a rule's cap counts: that of the wallet it credits, or money for a discount. A rule with
// a cap gives one thing.
func (c *checker) capUnit(clause *dsl.Rule, part *dsl.RuleCap) Type {
	var kinds []Type
	give := func(kind Type) {
		if !slices.ContainsFunc(kinds, kind.sameUnit) {
			kinds = append(kinds, kind)
		}
	}
	for _, effect := range clause.Body.Clauses {
		switch effect := effect.(type) {
		case *dsl.RuleEarn:
			if wallet, ok := c.scheme.names.things[string(effect.Amount.Wallet().Text)].(*Wallet); ok {
				give(wallet.Type)
			}
		case *dsl.RuleDiscount:
			give(Type{Kind: Money, Places: c.scheme.MoneyPlaces})
		case *dsl.RuleBoost:
			give(c.boostUnit(effect))
		}
	}
	switch len(kinds) {
	case 0:
		c.fail(part, "cap", dsl.Say("a cap bounds what a rule earns, boosts or takes off; this one does none of these", "上限用于送、翻倍或立减，这条规则都没有"), dsl.Say("take it out", "请去掉它"))
		return Type{Kind: Number, Places: MostPlaces}
	case 1:
		return kinds[0]
	}
	c.fail(part, "cap", dsl.Say("a cap counts one thing, this rule gives two", "上限只能算一样，这条规则给了两样"), dsl.Say("make two rules of it", "请拆成两条规则"))
	return Type{Kind: Number, Places: MostPlaces}
}

// boostUnit is the unit of what a boost adds: that of the rule it boosts.
func (c *checker) boostUnit(part *dsl.RuleBoost) Type {
	for _, clause := range c.rules {
		if clause.Name.Text != part.Rule.Text {
			continue
		}
		for _, effect := range clause.Body.Clauses {
			if earn, ok := effect.(*dsl.RuleEarn); ok {
				if wallet, ok := c.scheme.names.things[string(earn.Amount.Wallet().Text)].(*Wallet); ok {
					return wallet.Type
				}
			}
		}
	}
	return Type{Kind: Number, Places: MostPlaces}
}

// body reads a rule as it is for one event.
func (c *checker) body(rule *Rule, clause *dsl.Rule, trigger *dsl.Trigger, event *Event) {
	body := &Body{Event: event}
	if trigger.PerItem() {
		if body.List = c.listOf(trigger, event); body.List == nil {
			return
		}
	}
	rule.Bodies = append(rule.Bodies, body)
	in := scope{event: event, line: body.List, order: !discounts(clause)}
	for _, part := range clause.Body.Clauses {
		if when, ok := part.(*dsl.RuleWhen); ok {
			if condition := c.condition(when.Condition.Tree, c.expression(in, &when.Condition)); !condition.broken() {
				condition.Text = c.file.Text(&when.Condition)
				body.When = append(body.When, c.judged(&when.Condition, condition))
			}
			continue
		}
		if effect := c.effect(in, part); effect != nil {
			effect.Span = c.file.Span(part)
			body.Effects = append(body.Effects, effect)
		}
	}
	c.receivers(in, clause, body)
}

// discounts tells whether a rule takes something off the order: it then is judged before `net` is known.
func discounts(clause *dsl.Rule) bool {
	return slices.ContainsFunc(clause.Body.Clauses, func(part dsl.Clause) bool {
		_, ok := part.(*dsl.RuleDiscount)
		return ok
	})
}

// listOf finds the list whose lines a rule or a metric looks at: `items`, or the only one.
func (c *checker) listOf(part dsl.Noded, event *Event) *Field {
	var lists []*Field
	for _, field := range event.Fields {
		if field.List != nil && !field.Vouchers {
			lists = append(lists, field)
		}
	}
	for _, field := range lists {
		if len(lists) == 1 || field.Name == "items" {
			return field
		}
	}
	c.fail(part, "items", dsl.Sayf("`%s` has no list `items` to go through", "`%s` 没有商品列表 `items`", event.Written),
		dsl.Say("declare it: event purchase { items list { sku text  price money  quantity number } }", "请声明：事件 消费 { items 列表 { 货号 文字  价格 金额  数量 数字 } }"))
	return nil
}
