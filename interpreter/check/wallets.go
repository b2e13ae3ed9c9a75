package check

import (
	"fmt"
	"strconv"
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
	if string(part.Code.Text) != c.scheme.Currency {
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
			wallet.Expiry, wallet.ExpirySpan = c.expiry(part), c.file.Span(part)
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

func (c *checker) expiry(part *dsl.WalletExpire) *Term {
	switch {
	case part.Never:
		return nil
	case part.Later != nil:
		c.notYet(part)
		return nil
	case part.Term.Lasts == nil:
		return c.term(nil, part.Term.Tails)
	}
	length, after := part.Term.Lasts.Parts()
	if after == "last purchase" {
		c.notYet(part)
		return nil
	}
	return c.term(length, part.Term.Tails)
}

// term reads how long something lasts.
func (c *checker) term(length *dsl.Operand, tails []*dsl.Tail) *Term {
	term := &Term{}
	if length != nil {
		term.Length = c.length(length)
	}
	for _, tail := range tails {
		if tail.Second {
			term.Second = true
			continue
		}
		term.Tails = append(term.Tails, c.tail(tail))
	}
	if term.Second && len(term.Tails) > 0 {
		c.fail(tails[0], "tail", dsl.Say("`to the second` ends at an instant, other tails at the end of something", "`精确到秒` 不能和其他结尾一起用"),
			dsl.Say("keep one of the two", "两者只留一个"))
	}
	return term
}

// length reads a length of time: 30 days, 1 year, a param.
func (c *checker) length(operand *dsl.Operand) *Expression {
	typed := c.operand(scope{}, operand)
	if !typed.broken() && typed.Type.Kind != Days && typed.Type.Kind != Duration {
		return c.mismatch(operand.Tree, typed.Type, Type{Kind: Duration})
	}
	if typed.IsConstant() && typed.Constant.Number.Sign() < 0 {
		return c.wrong(operand.Tree, "duration", dsl.Say("a length of time is not below 0", "时长不能小于 0"), dsl.Say("take out the minus sign", "请去掉负号"))
	}
	return typed
}

var periods = map[dsl.Word]value.Period{
	"hour": value.Hour, "day": value.Day, "week": value.Week, "month": value.Month, "quarter": value.Quarter, "year": value.Year,
}

func (c *checker) tail(tail *dsl.Tail) Tail {
	switch {
	case strings.HasPrefix(string(tail.Period()), "next "):
		c.notYet(tail)
		return Tail{}
	case tail.Period() != "":
		return Tail{EndOf: true, Period: periods[tail.Period()]}
	case tail.NextDay != "":
		month, day, _ := strings.Cut(tail.NextDay, "-")
		next := Tail{NextDay: true}
		next.Month, _ = strconv.Atoi(month)
		next.Day, _ = strconv.Atoi(day)
		if next.Day > value.DaysInMonth(2000, next.Month) {
			c.fail(tail, "date", dsl.Sayf("there is no %s in the calendar", "日历上没有 %s", tail.NextDay), dsl.Say("write a day that exists: 02-28", "请写存在的日子：02-28"))
		}
		return next
	}
	return Tail{Addition: c.length(tail.Addition)}
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
		c.notYet(part)
		return
	}
	wallet.BelowZero = map[dsl.Word]BelowZero{"allowed": DebtAllowed, "forgiven": DebtForgiven, "refused": DebtRefused}[part.Mode]
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
		if bound.Period == PerItem {
			c.notYet(per)
		}
		return bound
	}
}
