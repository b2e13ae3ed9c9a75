package check

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// What is legal and surely not meant: conditions that can't hold.

// lint warns of what is legal and surely not meant.
func (c *checker) lint(wallets []*dsl.Wallet) {
	for _, rule := range c.scheme.Rules {
		for _, body := range rule.Bodies {
			c.lintBody(rule, body)
		}
	}
	for i, wallet := range c.scheme.Wallets {
		c.unused(wallet)
		c.paidTwice(wallet, wallets[i])
	}
}

// lintBody warns where the conditions of a rule exclude each other, or compare a birthday with its year.
func (c *checker) lintBody(rule *Rule, body *Body) {
	bounds := map[string]*bound{}
	for _, condition := range body.When {
		if condition.IsConstant() && condition.Constant.Number.IsZero() {
			c.warnNever(rule, condition)
			return
		}
		for _, one := range conjuncts(nil, condition) {
			if c.birthdayWithYear(rule, one) {
				return
			}
			if !narrow(bounds, one) {
				c.warnNever(rule, one)
				return
			}
		}
	}
}

func (c *checker) warnNever(rule *Rule, condition *Expression) {
	c.warn(condition.Span, "never", dsl.Sayf("`%s` can't fire: this condition never holds", "`%s` 永远不会生效：这个条件不会成立", rule.Name),
		dsl.Say("mend the condition, or take the rule out", "请改条件，或去掉这条规则"))
}

// conjuncts are the parts of a condition that must all hold.
func conjuncts(parts []*Expression, condition *Expression) []*Expression {
	if condition.Operation != OperationAnd {
		return append(parts, condition)
	}
	for _, argument := range condition.Arguments {
		parts = conjuncts(parts, argument)
	}
	return parts
}

// birthdayWithYear warns of `member.birthday == today`, which holds on the day of birth alone.
func (c *checker) birthdayWithYear(rule *Rule, condition *Expression) bool {
	if condition.Operation != OperationEqual {
		return false
	}
	left, right := condition.Arguments[0], condition.Arguments[1]
	if left.Operation == OperationToday {
		left, right = right, left
	}
	attribute, ok := left.Reference.(*Attribute)
	if !ok || right.Operation != OperationToday || !isBirthday(attribute.Name) {
		return false
	}
	c.warn(condition.Span, "never", dsl.Sayf("`%[1]s` can't fire after the first day: the year is compared too", "`%[1]s` 只会在出生当天生效：连年份也比较了", rule.Name),
		dsl.Sayf("write: month(%[1]s) == month(today) and day(%[1]s) == day(today)", "请写：月份(%[1]s) == 月份(今天) 且 日(%[1]s) == 日(今天)", left.Text))
	return true
}

func isBirthday(name string) bool {
	return strings.Contains(name, "生日") || strings.Contains(strings.ToLower(name), "birth")
}

// bound is what comparisons with numbers that are written out leave of a value.
type bound struct {
	least, most          *Expression
	aboveOnly, belowOnly bool // the bound itself is left out
}

// narrow notes a comparison of a value with a number; it tells whether anything is left of the value.
func narrow(bounds map[string]*bound, condition *Expression) bool {
	if len(condition.Arguments) != 2 {
		return true
	}
	of, number, operation := condition.Arguments[0], condition.Arguments[1], condition.Operation
	if of.IsConstant() {
		of, number, operation = number, of, mirrored[operation]
	}
	if !number.IsConstant() || of.IsConstant() || !of.Type.IsNumeric() || !number.Type.IsNumeric() {
		return true
	}
	one := bounds[of.Text]
	if one == nil {
		one = &bound{}
		bounds[of.Text] = one
	}
	switch operation {
	case OperationEqual:
		one.above(number, false)
		one.below(number, false)
	case OperationGreater, OperationGreaterEqual:
		one.above(number, operation == OperationGreater)
	case OperationLess, OperationLessEqual:
		one.below(number, operation == OperationLess)
	}
	return !one.empty()
}

var mirrored = map[Operation]Operation{
	OperationEqual: OperationEqual, OperationGreater: OperationLess, OperationGreaterEqual: OperationLessEqual,
	OperationLess: OperationGreater, OperationLessEqual: OperationGreaterEqual,
}

func (b *bound) above(number *Expression, only bool) {
	if b.least == nil || compareConstants(number, b.least) > 0 || compareConstants(number, b.least) == 0 && only {
		b.least, b.aboveOnly = number, only
	}
}

func (b *bound) below(number *Expression, only bool) {
	if b.most == nil || compareConstants(number, b.most) < 0 || compareConstants(number, b.most) == 0 && only {
		b.most, b.belowOnly = number, only
	}
}

func (b *bound) empty() bool {
	if b.least == nil || b.most == nil {
		return false
	}
	order := compareConstants(b.least, b.most)
	return order > 0 || order == 0 && (b.aboveOnly || b.belowOnly)
}
