package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// defineBudgets reads what some rules together may give to all members.
func (c *checker) defineBudgets() {
	for _, clause := range c.file.Declarations {
		if part, ok := clause.(*dsl.Budget); ok {
			c.budget(part)
		}
	}
}

func (c *checker) budget(part *dsl.Budget) {
	budget := &Budget{Span: c.file.Span(part)}
	c.budgetAmount(budget, part)
	c.budgetPeriod(budget, part)
	for _, name := range part.Rules.Names {
		rule := c.scheme.names.rules[string(name.Text)]
		switch {
		case rule == nil:
			c.unknown(name, dsl.Say("rule", "规则"), string(name.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.rules))))
		case slices.Contains(budget.Rules, rule):
			c.fail(name, "twice", dsl.Sayf("a budget names `%s` once", "一个预算里 `%s` 只写一次", rule.Name), dsl.Say("take one of them out", "请去掉一个"))
		default:
			c.costs(rule, name)
			budget.Rules = append(budget.Rules, rule)
		}
	}
	c.scheme.Budgets = append(c.scheme.Budgets, budget)
}

func (c *checker) budgetAmount(budget *Budget, part *dsl.Budget) {
	money := Type{Kind: Money, Places: c.scheme.MoneyPlaces}
	if part.Amount != nil {
		budget.Amount = c.notNegative(part.Amount.Tree, c.exact(part.Amount.Tree, c.unit(part.Amount.Tree, c.operand(scope{}, part.Amount), money), money))
		return
	}
	share, sales := part.Share.Parts()
	budget.Share = c.operand(scope{}, share)
	if kind := budget.Share.Type.Kind; !budget.Share.broken() && kind != Number && kind != Percent {
		c.mismatch(share.Tree, budget.Share.Type, Type{Kind: Number})
	}
	budget.Share = c.notNegative(share.Tree, budget.Share)
	budget.Sales = periods[dsl.Word(strings.TrimPrefix(string(sales), "previous "))]
}

// budgetPeriods are the periods of the calendar over which a budget may run.
var budgetPeriods = map[BoundPeriod]value.Period{
	PerDay: value.Day, PerWeek: value.Week, PerMonth: value.Month, PerQuarter: value.Quarter, PerYear: value.Year,
}

func (c *checker) budgetPeriod(budget *Budget, part *dsl.Budget) {
	if part.Per == nil {
		if part.Share != nil {
			c.fail(part, "budget", dsl.Say("a budget that is a share of sales runs over a period", "按销售额计的预算要写明周期"), dsl.Say("for example: budget per month 3% of previous month sales", "例如：预算 每月 上月 销售额 的 3%"))
		}
		return
	}
	period, ok := budgetPeriods[boundPeriods[part.Per.Period()]]
	if !ok || part.Per.Rolling != nil {
		c.fail(part.Per, "budget", dsl.Say("a budget runs over a period of the calendar", "预算按日历周期计算"), dsl.Say("write per day, week, month, quarter or year", "请写 每天、每周、每月、每季 或 每年"))
		return
	}
	budget.Period = &period
}

// costs asks that what a rule gives can be counted in money.
func (c *checker) costs(rule *Rule, name *dsl.Name) {
	gives := false
	for _, body := range rule.Bodies {
		for _, effect := range body.Effects {
			wallet := effect.Wallet
			switch effect.Kind {
			case Earn:
				gives = true
			case Boost:
				gives, wallet = true, earnedBy(effect.Target)
			case Discount, DiscountTo, Issue:
				gives = true
				continue
			default:
				continue
			}
			if wallet != nil && wallet.Type.Kind == Points && wallet.Redeem == nil {
				c.fail(name, "budget", dsl.Sayf("a budget counts money, and `%s` are worth none", "预算按金额计算，而 `%s` 不值钱", wallet.Name),
					dsl.Say("give the wallet a rate: redeem 20 for 1 CNY", "请给账户写明抵扣比例：抵扣 20 抵 1元"))
			}
		}
	}
	if !gives && len(rule.Bodies) > 0 {
		c.fail(name, "budget", dsl.Sayf("`%s` gives nothing that a budget could count", "`%s` 没有可计入预算的支出", rule.Name), dsl.Say("take it out", "请去掉它"))
	}
}

// earnedBy is the wallet that a rule credits first.
func earnedBy(rule *Rule) *Wallet {
	for _, body := range rule.Bodies {
		for _, effect := range body.Effects {
			if effect.Kind == Earn {
				return effect.Wallet
			}
		}
	}
	return nil
}
