package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

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
		c.quotesMeant(in, part.Value.Tree, typed, &Expression{Type: attribute.Type})
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
