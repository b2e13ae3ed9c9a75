package check

import (
	"cmp"
	"maps"
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

func (c *checker) effect(in scope, part dsl.Clause) *Effect {
	switch part := part.(type) {
	case *dsl.RuleEarn:
		return c.units(in, Earn, part, &part.Amount)
	case *dsl.RuleTake:
		return c.units(in, Take, part, &part.Amount)
	case *dsl.RuleBoost:
		return c.boost(in, part)
	case *dsl.RuleDiscount:
		if part.Sets != nil {
			if effect := c.sets(in, part); effect != nil {
				return effect
			}
			return nil
		}
		kind := Discount
		if part.To {
			kind = DiscountTo
		}
		if part.To && in.line != nil {
			c.fail(part, "discount", dsl.Say("a line has no amount that could be brought down to something", "单件商品没有可以“减至”的金额"), dsl.Say("say what is taken off: discount = price * quantity * 20%", "请写减多少：立减 = 价格 * 数量 * 20%"))
			return nil
		}
		return c.moneyEffect(in, kind, part, &part.Amount)
	case *dsl.RuleCharge:
		if part.Wallet != nil {
			return c.units(in, ChargeUnits, part, part.Wallet)
		}
		return c.moneyEffect(in, ChargeMoney, part, part.Amount())
	case *dsl.RuleSet:
		return c.set(in, part)
	case *dsl.RuleReject:
		if effect := c.message(in, Reject, part.Words); effect != nil {
			return effect
		}
	case *dsl.RuleNotify:
		if effect := c.message(in, Notify, &part.Words); effect != nil {
			return effect
		}
	case *dsl.RuleIssue:
		if effect := c.issue(in, part); effect != nil {
			return effect
		}
	case *dsl.RuleGrant:
		if effect := c.grant(in, part); effect != nil {
			return effect
		}
	}
	return nil
}

// units is an effect on a wallet: a number, units of that wallet, or money, of which one is one.
func (c *checker) units(in scope, kind EffectKind, part dsl.Clause, amount *dsl.WalletAmount) *Effect {
	if c.formless(in, amount) {
		return nil
	}
	wallet := c.wallet(amount.Wallet())
	typed := c.amount(in, amount.Plain())
	if wallet == nil || typed.broken() {
		return nil
	}
	if typed.Type.Kind != Number && typed.Type.Kind != Money && !typed.Type.sameUnit(wallet.Type) {
		c.mismatch(part, typed.Type, wallet.Type)
		return nil
	}
	if kind == ChargeUnits && typed.Type.Places > wallet.Type.Places {
		c.fail(part, "places", dsl.Sayf("`%[1]s` has %[2]d decimals", "`%[1]s` 有 %[2]d 位小数", wallet.Name, wallet.Type.Places), dsl.Say("round the amount", "请把数量取整"))
		return nil
	}
	return &Effect{Kind: kind, Wallet: wallet, Amount: typed}
}

// formless reports a name that stands behind a wallet as if it were an amount: `earn points net`.
func (c *checker) formless(in scope, amount *dsl.WalletAmount) bool {
	if amount.Formed != nil {
		return false
	}
	path, ok := amount.Quantity.Tree.(*dsl.Path)
	if !ok || len(path.Names) > 1 || c.isWallet(amount.Trailing) || !c.isWallet(&path.Names[0]) {
		return false
	}
	meant := &dsl.Path{Node: amount.Trailing.Node, Names: []dsl.Name{*amount.Trailing}}
	if typed := c.path(in, meant); !typed.broken() {
		c.fail(amount.Trailing, "amount", dsl.Sayf("behind the wallet `%[1]s` stands how much, with `=`", "账户 `%[1]s` 后面要用 `=` 写明数量", path.Names[0].Text),
			dsl.Sayf("write: %[1]s = %[2]s", "请写：%[1]s = %[2]s", c.file.Text(path), c.file.Text(meant)))
	}
	return true
}

func (c *checker) isWallet(name *dsl.Name) bool {
	_, ok := c.scheme.names.things[string(name.Text)].(*Wallet)
	return ok
}

func (c *checker) boost(in scope, part *dsl.RuleBoost) *Effect {
	target := c.scheme.names.rules[string(part.Rule.Text)]
	if target == nil {
		c.unknown(&part.Rule, dsl.Say("rule", "规则"), string(part.Rule.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.rules))))
	}
	typed := c.amount(in, &part.Amount)
	if target == nil || typed.broken() {
		return nil
	}
	if typed.Type.Kind != Number {
		c.fail(&part.Amount, "type", dsl.Words{English: "a boost is a factor, this is " + typed.Type.words().English, Chinese: "翻倍要写倍数，这里是" + typed.Type.words().Chinese},
			dsl.Say("write it as 2x or 1.5x", "请写成 2倍 或 1.5倍"))
		return nil
	}
	return &Effect{Kind: Boost, Target: target, Amount: typed}
}

func (c *checker) moneyEffect(in scope, kind EffectKind, part dsl.Clause, amount *dsl.PlainAmount) *Effect {
	typed := c.amount(in, amount)
	if typed.broken() {
		return nil
	}
	if typed.Type.Kind != Money && typed.Type.Kind != Number {
		c.mismatch(part, typed.Type, Type{Kind: Money})
		return nil
	}
	return &Effect{Kind: kind, Amount: typed}
}

func (c *checker) set(in scope, part *dsl.RuleSet) *Effect {
	target := c.operand(in, &part.Attribute)
	attribute, ok := target.Reference.(*Attribute)
	if target.broken() {
		return nil
	}
	if !ok {
		c.fail(&part.Attribute, "set", dsl.Say("a rule sets an attribute of the member", "规则只能设置会员资料"), dsl.Say("for example: set member.activated = yes", "例如：设 会员.已激活 = 是"))
		return nil
	}
	typed := c.expression(in, &part.Value)
	if typed.broken() {
		return nil
	}
	if attribute.Type.IsNumeric() && typed.Type.IsNumeric() {
		typed = c.unit(part.Value.Tree, typed, attribute.Type)
	} else if typed.Type.Kind != attribute.Type.Kind {
		typed = c.mismatch(part.Value.Tree, typed.Type, attribute.Type)
	}
	if typed.Type.Places > attribute.Type.Places && attribute.Type.IsNumeric() {
		c.fail(&part.Value, "places", dsl.Sayf("`%[1]s` has %[2]d decimals", "`%[1]s` 有 %[2]d 位小数", attribute.Name, attribute.Type.Places), dsl.Say("round the value", "请把值取整"))
	}
	if typed.IsConstant() && len(attribute.OneOf) > 0 && !slices.Contains(attribute.OneOf, typed.Constant.Text) {
		c.fail(&part.Value, "one-of", dsl.Sayf("`%s` is not among the choices", "`%s` 不在可选值里", typed.Constant.Text), dsl.Sayf("take one of: %[1]s", "请从中选择：%[1]s", joined(attribute.OneOf)))
	}
	if typed.broken() {
		return nil
	}
	return &Effect{Kind: Set, Attribute: attribute, Amount: typed}
}

// boostModes reads how boosts combine, for the scheme and for single rules.
func (c *checker) boostModes(declared []*dsl.Boosts) {
	seen := map[string]dsl.Clause{}
	for _, clause := range declared {
		if clause.Rule == nil {
			if c.once(seen, "boosts", clause) {
				c.scheme.BoostMode = boostMode(clause.Mode)
			}
			continue
		}
		rule := c.scheme.names.rules[string(clause.Rule.Text)]
		if rule == nil {
			c.unknown(clause.Rule, dsl.Say("rule", "规则"), string(clause.Rule.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.rules))))
		} else if c.once(seen, "boosts of "+rule.Name, clause) {
			rule.Boosts = boostMode(clause.Mode)
		}
	}
	for _, rule := range c.scheme.Rules {
		if rule.Boosts == BoostUnsaid {
			rule.Boosts = c.scheme.BoostMode
		}
	}
}

// boosting is a boost where it stands.
type boosting struct {
	rule   *Rule
	body   *Body
	effect *Effect
}

// boostTargets checks what boosts are of, and that where two meet the scheme says how they combine.
func (c *checker) boostTargets() {
	boosts := map[*Rule][]boosting{}
	for _, rule := range c.scheme.Rules {
		for _, body := range rule.Bodies {
			for _, effect := range body.Effects {
				if effect.Kind == Boost && c.boostTarget(effect, body) {
					boosts[effect.Target] = append(boosts[effect.Target], boosting{rule, body, effect})
				}
			}
		}
	}
	for _, rule := range c.scheme.Rules {
		if rule.Boosts == BoostUnsaid {
			c.meetings(rule, boosts[rule])
		}
	}
}

// boostTarget checks one boost: it multiplies what a rule on the same event earns.
func (c *checker) boostTarget(effect *Effect, body *Body) bool {
	earns := false
	for _, other := range effect.Target.Bodies {
		if slices.ContainsFunc(other.Effects, func(e *Effect) bool { return e.Kind == Boost }) {
			c.failAt(effect.Span, "boost", dsl.Sayf("a boost multiplies what a rule earns, `%s` is itself a boost", "翻倍只能针对送积分的规则，`%s` 本身就是翻倍", effect.Target.Name), dsl.Say("boost the rule that earns", "请翻倍那条送积分的规则"))
			return false
		}
		if other.Event == body.Event && other.List == nil && body.List != nil {
			c.failAt(effect.Span, "boost", dsl.Sayf("`%s` earns once for the whole order, so a line can't boost it", "`%s` 按整单计算，不能按每件翻倍", effect.Target.Name), dsl.Say("put the boost on the event", "请把翻倍写在整个事件上"))
			return false
		}
		if other.Event == body.Event {
			earns = earns || slices.ContainsFunc(other.Effects, func(e *Effect) bool { return e.Kind == Earn })
		}
	}
	if !earns && len(effect.Target.Bodies) > 0 {
		c.failAt(effect.Span, "boost", dsl.Sayf("`%[1]s` earns nothing on `%[2]s` that could be boosted", "`%[1]s` 在 `%[2]s` 时没有可翻倍的积分", effect.Target.Name, body.Event.Written),
			dsl.Say("put both rules on the same event", "请把两条规则写在同一个事件上"))
	}
	return earns
}

// meetings reports two boosts that can meet on one rule where nothing says how they combine.
func (c *checker) meetings(rule *Rule, boosts []boosting) {
	for i, one := range boosts {
		for _, other := range boosts[:i] {
			if one.body.Event != other.body.Event || !one.rule.Validity.meets(other.rule.Validity) {
				continue
			}
			c.failAt(one.effect.Span, "boosts-meet", dsl.Sayf("where two boosts of `%s` can meet, the scheme says how they combine", "`%s` 可能同时被两条规则翻倍，要写明怎样合并", rule.Name),
				dsl.Say("write `boosts multiply`, `boosts add` or `boosts best`", "请写 `倍数 相乘`、`倍数 相加` 或 `倍数 取高`"),
				dsl.Related{Span: other.effect.Span, Note: dsl.Say("the other boost is here", "另一条翻倍在这里")})
			return
		}
	}
}
