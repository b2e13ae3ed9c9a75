package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func (c *checker) unary(in scope, tree *dsl.Unary) *Expression {
	operand := c.tree(in, tree.Operand)
	if operand.broken() {
		return operand
	}
	if tree.Operator == "not" {
		return c.node(tree, OperationNot, Type{Kind: Flag}, c.condition(tree.Operand, operand))
	}
	if !operand.Type.IsNumeric() {
		return c.mismatch(tree, operand.Type, Type{Kind: Number})
	}
	if tree.Operator == "+" {
		return operand
	}
	return c.node(tree, OperationNegate, operand.Type, operand)
}

// mismatch reports a value of the wrong kind.
func (c *checker) mismatch(tree dsl.Tree, is, wanted Type) *Expression {
	return c.wrong(tree, "type", dsl.Words{
		English: "here stands " + wanted.words().English + ", this is " + is.words().English,
		Chinese: "这里应是" + wanted.words().Chinese + "，现在是" + is.words().Chinese,
	}, dsl.Say("take a value of that kind", "请换成这种类型的值"))
}

var comparisons = map[string]Operation{
	"==": OperationEqual, "!=": OperationNotEqual, "<": OperationLess, "<=": OperationLessEqual,
	">": OperationGreater, ">=": OperationGreaterEqual,
}

var textOperators = map[string]Operation{
	"contains": OperationContains, "startsWith": OperationStartsWith, "endsWith": OperationEndsWith,
}

func (c *checker) binary(in scope, tree *dsl.Binary) *Expression {
	switch tree.Operator {
	case "and", "&&":
		return c.logic(in, tree, OperationAnd)
	case "or", "||":
		return c.logic(in, tree, OperationOr)
	case "in":
		return c.in(in, tree)
	}
	left, right := c.sides(in, tree)
	if anyBroken(left, right) {
		return &Expression{}
	}
	if operation, ok := comparisons[tree.Operator]; ok {
		return c.compare(tree, operation, left, right)
	}
	if operation, ok := textOperators[tree.Operator]; ok {
		return c.textTest(tree, operation, left, right)
	}
	switch tree.Operator {
	case "+", "-":
		return c.sum(tree, left, right)
	case "*":
		return c.product(tree, left, right)
	case "/":
		return c.quotient(tree, left, right)
	}
	return c.wrong(tree, "operator", dsl.Sayf("`%s` is not part of the language", "没有 `%s` 这种写法", tree.Operator), dsl.Words{})
}

func (c *checker) logic(in scope, tree *dsl.Binary, operation Operation) *Expression {
	left := c.condition(tree.Left, c.tree(in, tree.Left))
	right := c.condition(tree.Right, c.tree(in, tree.Right))
	if anyBroken(left, right) {
		return &Expression{}
	}
	return c.node(tree, operation, Type{Kind: Flag}, left, right)
}

// sides types both sides of an operator. A tier's name takes the ladder that it is compared with.
func (c *checker) sides(in scope, tree *dsl.Binary) (left, right *Expression) {
	if label := c.labelBeside(in, tree.Right, tree.Left); label != nil {
		return label, c.tree(in, tree.Right)
	}
	left = c.tree(in, tree.Left)
	if label := c.labelOf(left.Type, tree.Right); label != nil {
		return left, label
	}
	right = c.tree(in, tree.Right)
	c.quotesMeant(in, tree.Left, left, right)
	c.quotesMeant(in, tree.Right, right, left)
	return left, right
}

// labelBeside reads `金卡 == level`: a label before its ladder.
func (c *checker) labelBeside(in scope, ladder, label dsl.Tree) *Expression {
	path, ok := ladder.(*dsl.Path)
	if !ok || len(path.Names) != 1 {
		return nil
	}
	if found, ok := c.scheme.names.things[string(path.Names[0].Text)].(*Ladder); ok {
		return c.labelOf(Type{Kind: Label, Ladder: found}, label)
	}
	return nil
}

// labelOf reads a name as a tier of a ladder, if it is one.
func (c *checker) labelOf(kind Type, tree dsl.Tree) *Expression {
	path, ok := tree.(*dsl.Path)
	if !ok || len(path.Names) != 1 || kind.Kind != Label {
		return nil
	}
	for _, tier := range kind.Ladder.Tiers {
		if tier.Name == string(path.Names[0].Text) {
			return c.label(path, kind.Ladder, tier)
		}
	}
	return nil
}

func (c *checker) compare(tree *dsl.Binary, operation Operation, left, right *Expression) *Expression {
	order := operation != OperationEqual && operation != OperationNotEqual
	ok := false
	switch {
	case left.Type.IsNumeric() && right.Type.IsNumeric():
		_, ok = adopt(left.Type, right.Type)
	case left.Type.Kind == Label:
		ok = right.Type.Kind == Label && left.Type.Ladder == right.Type.Ladder && !(order && left.Type.Ladder.Segment)
	case left.Type.Kind == right.Type.Kind:
		ok = left.Type.Kind != Lines && left.Type.Kind != Duration &&
			(!order || left.Type.Kind == Date || left.Type.Kind == Instant)
	}
	if !ok {
		return c.unlike(tree, left.Type, right.Type)
	}
	if c.amongChoices(tree.Right, left, right).broken() || c.amongChoices(tree.Left, right, left).broken() {
		return &Expression{}
	}
	return c.node(tree, operation, Type{Kind: Flag}, left, right)
}

// amongChoices asks a text written out to be one that a field or an attribute can have.
func (c *checker) amongChoices(tree dsl.Tree, of, written *Expression) *Expression {
	choices := choicesOf(of)
	if choices == nil || !written.IsConstant() || written.Type.Kind != Text || slices.Contains(choices, written.Constant.Text) {
		return written
	}
	return c.wrong(tree, "one-of", dsl.Sayf("`%s` is not among the choices", "`%s` 不在可选值里", written.Constant.Text), dsl.Sayf("take one of: %[1]s", "请从中选择：%[1]s", joined(choices)))
}

// unlike reports two values that have nothing to do with each other.
func (c *checker) unlike(tree *dsl.Binary, left, right Type) *Expression {
	help := dsl.Say("give both sides the same unit; a plain number takes the other side's", "请让两边单位一致；普通数字会采用另一边的单位")
	if text, ok := labelInQuotes(tree, left, right); ok {
		help = dsl.Sayf("a tier stands without quotes: %[1]s", "等级不加引号：%[1]s", text)
	}
	together := left.words().Chinese + "和" + right.words().Chinese + "不能用 `" + tree.Operator + "` 相连"
	if _, ok := comparisons[tree.Operator]; ok {
		together = left.words().Chinese + "和" + right.words().Chinese + "不能相互比较"
	}
	return c.wrong(tree, "units", dsl.Words{English: "`" + tree.Operator + "` can't join " + left.words().English + " and " + right.words().English, Chinese: together}, help)
}

// labelInQuotes finds the tier that stands in quotes beside its ladder.
func labelInQuotes(tree *dsl.Binary, left, right Type) (string, bool) {
	quoted := tree.Right
	if right.Kind == Label {
		left, right, quoted = right, left, tree.Left
	}
	literal, ok := quoted.(*dsl.Literal)
	if !ok || left.Kind != Label || right.Kind != Text {
		return "", false
	}
	text := dsl.Unquote(literal.Value)
	return text, slices.ContainsFunc(left.Ladder.Tiers, func(tier *Tier) bool { return tier.Name == text })
}

// adopt gives two numbers one unit: a plain number takes the other's.
func adopt(left, right Type) (Type, bool) {
	places := max(left.Places, right.Places)
	switch {
	case left.sameUnit(right) || right.Kind == Number:
		return left.withPlaces(places), true
	case left.Kind == Number:
		return right.withPlaces(places), true
	}
	return Type{}, false
}

func (c *checker) textTest(tree *dsl.Binary, operation Operation, left, right *Expression) *Expression {
	if left.Type.Kind != Text {
		return c.mismatch(tree.Left, left.Type, Type{Kind: Text})
	}
	if right.Type.Kind != Text {
		return c.mismatch(tree.Right, right.Type, Type{Kind: Text})
	}
	return c.node(tree, operation, Type{Kind: Flag}, left, right)
}

func (c *checker) sum(tree *dsl.Binary, left, right *Expression) *Expression {
	operation, time := OperationAdd, OperationAddTime
	if tree.Operator == "-" {
		operation, time = OperationSubtract, OperationSubtractTime
	}
	isTime := left.Type.Kind == Date || left.Type.Kind == Instant
	switch {
	case left.Type.IsNumeric() && right.Type.IsNumeric():
		if kind, ok := adopt(left.Type, right.Type); ok && !isPlainWithPercent(left.Type, right.Type) {
			return c.node(tree, operation, kind, left, right)
		}
	case isTime && right.Type.Places > 0 && (right.Type.Kind == Days || right.Type.Kind == Number):
		return c.wrong(tree.Right, "duration", dsl.Say("to a date whole days are added", "日期只能加减整天"), dsl.Say("round them: floor(…)", "请取整：向下取整(…)"))
	case left.Type.Kind == Date && right.isClockTime():
		return c.wrong(tree.Left, "duration", dsl.Say("hours, minutes and seconds are added to a time", "小时、分钟、秒要加在时间上"), dsl.Say("write the time of day too: 2026-01-31 00:00:00", "请写上时刻：2026-01-31 00:00:00"))
	case isTime && (right.Type.Kind == Days || right.Type.Kind == Duration || right.Type.Kind == Number):
		return c.node(tree, time, left.Type, left, right)
	case left.Type.Kind == Date && right.Type.Kind == Date && tree.Operator == "-":
		return c.node(tree, OperationSubtract, Type{Kind: Days}, left, right)
	}
	return c.unlike(tree, left.Type, right.Type)
}

// isClockTime tells whether a length of time is one of hours, minutes or seconds that are worked out.
func (e *Expression) isClockTime() bool {
	return e.Operation == OperationHours || e.Operation == OperationMinutes || e.Operation == OperationSeconds
}

// isPlainWithPercent tells 10 + 5%, which readers take for 10.5 as often as for 10.05.
func isPlainWithPercent(left, right Type) bool {
	return left.Kind == Percent && right.Kind == Number || left.Kind == Number && right.Kind == Percent
}

// isFactor tells whether a number only multiplies: it is plain or a percentage.
func (t Type) isFactor() bool { return t.Kind == Number || t.Kind == Percent }

func (c *checker) product(tree *dsl.Binary, left, right *Expression) *Expression {
	kind, places := left.Type, left.Type.Places+right.Type.Places
	switch {
	case !left.Type.IsNumeric() || !right.Type.IsNumeric() || !left.Type.isFactor() && !right.Type.isFactor():
		return c.unlike(tree, left.Type, right.Type)
	case left.Type.isFactor():
		kind = right.Type
	}
	if kind.Kind == Percent {
		kind.Kind = Number
	}
	return c.node(tree, OperationMultiply, kind.withPlaces(places), left, right)
}

func (c *checker) quotient(tree *dsl.Binary, left, right *Expression) *Expression {
	if !left.Type.IsNumeric() || !right.Type.IsNumeric() {
		return c.unlike(tree, left.Type, right.Type)
	}
	kind := left.Type
	switch {
	case left.Type.sameUnit(right.Type):
		kind = Type{Kind: Number}
	case !right.Type.isFactor():
		return c.unlike(tree, left.Type, right.Type)
	case kind.Kind == Percent:
		kind.Kind = Number
	}
	if right.IsConstant() && right.Constant.Number.IsZero() {
		return c.wrong(tree, "division", dsl.Say("nothing is divided by 0", "不能除以 0"), dsl.Say("take another divisor", "请换一个除数"))
	}
	return c.node(tree, OperationDivide, kind.withPlaces(max(quotientPlaces, left.Type.Places)), left, right)
}

// in reads `channel in ["store", "web"]` as a choice of equalities.
func (c *checker) in(in scope, tree *dsl.Binary) *Expression {
	if calendar := c.calendarOf(tree.Right); calendar != nil {
		return c.inCalendar(in, tree, calendar)
	}
	array, ok := tree.Right.(*dsl.Array)
	if !ok || len(array.Items) == 0 {
		return c.wrong(tree.Right, "value", dsl.Say("behind `in` stands a list of values, or a calendar", "`属于` 后面是一组值，或日历"),
			dsl.Say(`for example: channel in ["store", "web"]`, `例如：渠道 属于 ["门店", "网店"]`))
	}
	left := c.tree(in, tree.Left)
	if left.broken() {
		return left
	}
	var found *Expression
	for _, item := range array.Items {
		right := c.labelOf(left.Type, item)
		if right == nil {
			right = c.tree(in, item)
			c.quotesMeant(in, item, right, left)
		}
		if right.broken() {
			return right
		}
		equal := c.compare(&dsl.Binary{Node: tree.Node, Operator: "==", Left: tree.Left, Right: item}, OperationEqual, left, right)
		if equal.broken() {
			return equal
		}
		if found == nil {
			found = equal
		} else {
			found = c.node(tree, OperationOr, Type{Kind: Flag}, found, equal)
		}
	}
	return found
}

func (c *checker) conditional(in scope, tree *dsl.Conditional) *Expression {
	condition := c.condition(tree.Condition, c.tree(in, tree.Condition))
	then, otherwise := c.tree(in, tree.Then), c.tree(in, tree.Otherwise)
	if anyBroken(condition, then, otherwise) {
		return &Expression{}
	}
	kind := then.Type
	if then.Type.IsNumeric() && otherwise.Type.IsNumeric() {
		var ok bool
		if kind, ok = adopt(then.Type, otherwise.Type); !ok {
			return c.unlike(&dsl.Binary{Node: tree.Node, Operator: "?:"}, then.Type, otherwise.Type)
		}
	} else if then.Type != otherwise.Type {
		return c.unlike(&dsl.Binary{Node: tree.Node, Operator: "?:"}, then.Type, otherwise.Type)
	}
	return c.node(tree, OperationChoose, kind, condition, then, otherwise)
}

// IsPositive tells whether a constant is more than nothing.
func (e *Expression) isPositive() bool {
	return !e.IsConstant() || e.Constant.Number.Compare(value.Wide{}) > 0
}
