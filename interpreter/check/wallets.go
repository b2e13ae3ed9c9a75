package check

import (
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// declareWallets names the wallets and finds what they hold, which events and expressions must know.
func (c *checker) declareWallets(declared []*dsl.Wallet) {
	for _, clause := range declared {
		wallet := &Wallet{Name: string(clause.Name.Text), Label: textOf(clause.Label), Round: value.Down,
			Index: len(c.scheme.Wallets), Span: c.file.Span(&clause.Name)}
		wallet.Type = Type{Kind: Points, Wallet: wallet}
		for _, part := range clause.Body.Clauses {
			switch part := part.(type) {
			case *dsl.WalletUnit:
				c.walletUnit(wallet, part)
			case *dsl.WalletDecimals:
				wallet.Type.Places = c.whole(&part.Places, 8)
			}
		}
		c.scheme.Wallets = append(c.scheme.Wallets, wallet)
		c.declare(&clause.Name, wallet)
	}
}

func (c *checker) walletUnit(wallet *Wallet, part *dsl.WalletUnit) {
	if !isCurrencyOf(string(part.Code.Text), c.scheme.Currency) {
		c.fail(&part.Code, "currency", dsl.Sayf("this scheme's money is %s", "本方案的币种是 %s", c.scheme.Currency),
			dsl.Sayf("write `unit %[1]s`, or leave the unit out for points", "请写 `单位 %[1]s`；积分不用写单位", c.scheme.Currency))
	}
	wallet.Type = Type{Kind: Money, Places: c.scheme.MoneyPlaces}
}

// defineWallets reads the wallets' clauses.
func (c *checker) defineWallets(declared []*dsl.Wallet) {
	for i, clause := range declared {
		if i >= len(c.scheme.Wallets) {
			break
		}
		seen := map[string]dsl.Clause{}
		for _, part := range clause.Body.Clauses {
			c.walletClause(c.scheme.Wallets[i], part, seen)
		}
		c.walletMoney(c.scheme.Wallets[i], seen)
	}
}

func (c *checker) walletClause(wallet *Wallet, part dsl.Clause, seen map[string]dsl.Clause) {
	switch part := part.(type) {
	case *dsl.WalletUnit:
		c.once(seen, "unit", part)
	case *dsl.WalletDecimals:
		c.once(seen, "decimals", part)
	case *dsl.WalletFilled:
		if c.once(seen, "filled", part) {
			c.walletFilled(wallet, part)
		}
	case *dsl.WalletRound:
		if c.once(seen, "round", part) {
			wallet.Round, _ = value.ParseRounding(string(part.Mode))
			wallet.Scope = map[string]Scope{"item": EachItem, "event": EachEvent}[strings.TrimPrefix(string(part.Scope), "each ")]
		}
	case *dsl.WalletExpire:
		if c.once(seen, "expire", part) {
			wallet.Expiry = c.expiry(part)
		}
	case *dsl.WalletSpend:
		if c.once(seen, "spend", part) {
			wallet.Oldest = part.Order == "oldest"
		}
	case *dsl.WalletRedeem:
		if c.once(seen, "redeem", part) {
			wallet.Redeem = c.redeem(wallet, part)
		}
	case *dsl.WalletCap:
		if c.once(seen, "cap", part) {
			wallet.Cap = c.bound(part, wallet.Type)(part.Parts())
		}
	case *dsl.WalletBelowZero:
		if c.once(seen, "below zero", part) {
			c.belowZero(wallet, part)
		}
	}
}

// walletMoney holds clauses together that contradict each other.
func (c *checker) walletMoney(wallet *Wallet, seen map[string]dsl.Clause) {
	if wallet.BelowFrom != nil && wallet.BelowFrom.Type.Kind != wallet.Type.Kind && wallet.Redeem == nil {
		c.fail(seen["below zero"], "below-from", dsl.Sayf("what units of `%s` are in money its `redeem` says, and there is none", "`%s` 没有写 `抵扣`，不知道折合多少钱", wallet.Name),
			dsl.Say("add: redeem 100 for 1 CNY", "请加上：抵扣 100 抵 1元"))
	}
	c.perItem(wallet.Cap, false)
	if unit, decimals := seen["unit"], seen["decimals"]; unit != nil && decimals != nil {
		c.failAt(c.file.Span(decimals), "places", dsl.Sayf("a wallet of money has the places of %s", "金额账户的小数位由 %s 决定", c.scheme.Currency),
			dsl.Say("leave `decimals` out", "请去掉 `小数`"), dsl.Related{Span: c.file.Span(unit), Note: dsl.Say("the unit is here", "单位在这里")})
		wallet.Type.Places = c.scheme.MoneyPlaces
	}
}

func (c *checker) walletFilled(wallet *Wallet, part *dsl.WalletFilled) {
	event := c.event(&part.Event)
	switch {
	case event == nil:
	case wallet.Type.Kind != Money:
		c.fail(part, "type", dsl.Say("what is paid in is money", "存入的是金额"), dsl.Sayf("give the wallet `unit %s`", "请给账户写 `单位 %s`", c.scheme.Currency))
	case event.Filled != nil:
		c.fail(part, "filled", dsl.Sayf("`%[1]s` fills one wallet, and fills `%[2]s` already", "`%[1]s` 只能存入一个账户，已存入 `%[2]s`", event.Written, event.Filled.Name),
			dsl.Say("take another event", "请换一个事件"))
	default:
		wallet.FilledBy, event.Filled = event, wallet
	}
}

func (c *checker) redeem(wallet *Wallet, part *dsl.WalletRedeem) *Redeem {
	redeem := &Redeem{OrLess: part.OrLess}
	redeem.Quantity = c.positive(&part.Quantity, wallet.Type)
	redeem.Worth = c.positive(&part.Worth, Type{Kind: Money, Places: c.scheme.MoneyPlaces})
	if part.Minimum != nil {
		redeem.Minimum = c.positive(part.Minimum, wallet.Type)
	}
	if part.Steps != nil {
		redeem.Steps = c.positive(part.Steps, wallet.Type)
	}
	if part.Share != nil {
		purchase := scope{event: c.scheme.names.events["purchase"]}
		share, of := part.Share.Parts()
		redeem.Share = c.share(purchase, part.Share, share, of)
		if !redeem.Share.broken() && redeem.Share.Type.Kind != Money {
			redeem.Share = c.mismatch(of.Tree, redeem.Share.Type, Type{Kind: Money})
		}
	}
	return redeem
}

// positive reads an operand of a unit that must be above 0, at the unit's places.
func (c *checker) positive(operand *dsl.Operand, kind Type) *Expression {
	typed := c.exact(operand.Tree, c.unit(operand.Tree, c.operand(scope{}, operand), kind), kind)
	if !typed.broken() && !typed.isPositive() {
		return c.wrong(operand.Tree, "number", dsl.Say("here stands a number above 0", "这里要写大于 0 的数"), dsl.Say("take a larger number", "请换一个更大的数"))
	}
	return typed
}

// exact asks a number to have no more places than what it counts.
func (c *checker) exact(tree dsl.Tree, typed *Expression, kind Type) *Expression {
	if typed.broken() || typed.Type.Places <= kind.Places {
		return typed
	}
	if typed.IsConstant() {
		if _, fits := atPlaces(typed.Constant.Number, typed.Type.Places, kind.Places); fits {
			return typed
		}
	}
	return c.wrong(tree, "places", dsl.Words{
		English: fmt.Sprintf("%s have %d decimals, this has %d", kind.words().English, kind.Places, typed.Type.Places),
		Chinese: fmt.Sprintf("%s有 %d 位小数，这里有 %d 位", kind.words().Chinese, kind.Places, typed.Type.Places),
	}, dsl.Say("write it larger: 10 for 1 CNY, rather than 1 for 0.1", "请成比例放大：写 10 抵 1元，而不是 1 抵 0.1元"))
}

// notNegative asks a number written out not to be below 0.
func (c *checker) notNegative(tree dsl.Tree, typed *Expression) *Expression {
	if typed.IsConstant() && typed.Type.IsNumeric() && typed.Constant.Number.Sign() < 0 {
		return c.wrong(tree, "number", dsl.Say("an amount is not below 0", "数量不能小于 0"), dsl.Say("take out the minus sign; what takes back is `take`", "请去掉负号；要收回请用 `扣回`"))
	}
	return typed
}

// unit asks a number to be of a unit, or plain.
func (c *checker) unit(tree dsl.Tree, typed *Expression, kind Type) *Expression {
	switch {
	case typed.broken():
	case !typed.Type.IsNumeric() || typed.Type.Kind != Number && !typed.Type.sameUnit(kind):
		return c.mismatch(tree, typed.Type, kind)
	}
	return typed
}

func (c *checker) belowZero(wallet *Wallet, part *dsl.WalletBelowZero) {
	if part.Wallet != nil {
		c.belowFrom(wallet, part)
		return
	}
	wallet.BelowZero = map[dsl.Word]BelowZero{"allowed": DebtAllowed, "forgiven": DebtForgiven, "refused": DebtRefused}[part.Mode]
}

// belowFrom reads which other wallet makes good what is gone. A unit is a unit of the other; points are worth money at
// the rate at which they are redeemed.
func (c *checker) belowFrom(wallet *Wallet, part *dsl.WalletBelowZero) {
	from := c.wallet(part.Wallet)
	switch {
	case from == nil:
	case from == wallet:
		c.fail(part, "below-from", dsl.Say("another wallet makes good what is gone", "要改扣另一个账户"), dsl.Say("name another wallet", "请换一个账户"))
	case wallet.Type.Kind == Money && from.Type.Kind != Money:
		c.fail(part, "below-from", dsl.Sayf("`%[2]s` holds no money that could be taken for that of `%[1]s`", "`%[2]s` 不是金额账户，不能抵 `%[1]s` 的金额", wallet.Name, from.Name),
			dsl.Say("name a wallet of money", "请换一个金额账户"))
	default:
		wallet.BelowZero, wallet.BelowFrom = DebtFrom, from
	}
}

var boundPeriods = map[dsl.Word]BoundPeriod{
	"event": PerEvent, "item": PerItem, "day": PerDay, "week": PerWeek, "month": PerMonth, "quarter": PerQuarter, "year": PerYear,
}

// bound reads a cap or limit: an amount of a unit, and over what it is counted.
func (c *checker) bound(part dsl.Noded, kind Type) func(*dsl.Operand, *dsl.Per) *Bound {
	return func(amount *dsl.Operand, per *dsl.Per) *Bound {
		typed := c.exact(amount.Tree, c.unit(amount.Tree, c.operand(scope{}, amount), kind), kind)
		bound := &Bound{Amount: c.notNegative(amount.Tree, typed), Span: c.file.Span(part)}
		switch {
		case per == nil:
		case per.Rolling != nil:
			bound.Period, bound.Length = Rolling, c.length(per.Rolling)
		default:
			bound.Period = boundPeriods[per.Period()]
		}
		return bound
	}
}
