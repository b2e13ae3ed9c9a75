package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// functions of values. How many arguments each takes: at least and at most.
var functions = map[string]struct {
	operation   Operation
	least, most int
	check       func(*checker, *dsl.Call, Operation, []*Expression) *Expression
}{
	"year":    {operation: OperationYear, least: 1, most: 1, check: (*checker).datePart},
	"month":   {operation: OperationMonth, least: 1, most: 1, check: (*checker).datePart},
	"day":     {operation: OperationDay, least: 1, most: 1, check: (*checker).datePart},
	"weekday": {operation: OperationWeekday, least: 1, most: 1, check: (*checker).datePart},
	"date":    {operation: OperationDate, least: 1, most: 1, check: (*checker).dateOf},
	"floor":   {operation: OperationFloor, least: 1, most: 1, check: (*checker).wholeNumber},
	"ceil":    {operation: OperationCeiling, least: 1, most: 1, check: (*checker).wholeNumber},
	"round":   {operation: OperationRound, least: 1, most: 2, check: (*checker).rounded},
	"min":     {operation: OperationMinimum, least: 2, most: 16, check: (*checker).extreme},
	"max":     {operation: OperationMaximum, least: 2, most: 16, check: (*checker).extreme},
	"abs":     {operation: OperationAbsolute, least: 1, most: 1, check: (*checker).absolute},
	"mod":     {operation: OperationModulo, least: 2, most: 2, check: (*checker).modulo},
	"hours":   {operation: OperationHours, least: 1, most: 1, check: (*checker).lengthOf},
	"minutes": {operation: OperationMinutes, least: 1, most: 1, check: (*checker).lengthOf},
	"seconds": {operation: OperationSeconds, least: 1, most: 1, check: (*checker).lengthOf},
}

func (c *checker) call(in scope, tree *dsl.Call) *Expression {
	name, _ := dsl.Canonical(dsl.ClassFunction, tree.Function.Text)
	switch {
	case in.rows != nil && isFirst(tree.Function.Text):
		return c.firstLine(in, tree)
	case name == "first":
		return c.first(tree)
	case in.rows != nil && name == "days_since":
		return c.wrong(tree, "arguments", dsl.Say("a file knows no today", "文件里没有“今天”"), dsl.Say("days between two dates: paid - ordered", "两个日期相减得天数：付款日 - 下单日"))
	case name == "days_since":
		return c.daysSince(in, tree)
	}
	function, ok := functions[name]
	if !ok {
		c.unknown(&tree.Function, dsl.Say("function", "函数"), string(tree.Function.Text), preludeNames(dsl.ClassFunction, functionNames()...))
		return &Expression{}
	}
	if len(tree.Arguments) < function.least || len(tree.Arguments) > function.most {
		return c.wrong(tree, "arguments", dsl.Sayf("`%[1]s` takes %[2]d to %[3]d values", "`%[1]s` 要 %[2]d 到 %[3]d 个值", tree.Function.Text, function.least, function.most),
			dsl.Say("for example: floor(amount / 10), min(a, b), round(x, 2)", "例如：向下取整(金额 / 10)、取小(a, b)、四舍五入(x, 2)"))
	}
	arguments := make([]*Expression, len(tree.Arguments))
	for i, argument := range tree.Arguments {
		arguments[i] = c.tree(in, argument)
	}
	if anyBroken(arguments...) {
		return &Expression{}
	}
	return function.check(c, tree, function.operation, arguments)
}

func functionNames() []string {
	names := []string{"first", "days_since", "sum", "count", "any", "all", "none", "one"}
	for name := range functions {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (c *checker) datePart(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	date := c.asDate(tree.Arguments[0], arguments[0])
	if date.broken() {
		return date
	}
	return c.node(tree, operation, Type{Kind: Number}, date)
}

func (c *checker) dateOf(tree *dsl.Call, _ Operation, arguments []*Expression) *Expression {
	return c.asDate(tree.Arguments[0], arguments[0])
}

// asDate takes a date, or the date of an instant.
func (c *checker) asDate(tree dsl.Tree, typed *Expression) *Expression {
	switch typed.Type.Kind {
	case Date:
		return typed
	case Instant:
		return c.node(tree, OperationDate, Type{Kind: Date}, typed)
	}
	return c.mismatch(tree, typed.Type, Type{Kind: Date})
}

func (c *checker) numbers(tree *dsl.Call, arguments []*Expression) bool {
	for i, argument := range arguments {
		if !argument.Type.IsNumeric() {
			c.mismatch(tree.Arguments[i], argument.Type, Type{Kind: Number})
			return false
		}
	}
	return true
}

func (c *checker) wholeNumber(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if !c.numbers(tree, arguments) {
		return &Expression{}
	}
	return c.node(tree, operation, arguments[0].Type.withPlaces(0), arguments[0])
}

// rounded is round(x, places), halves away from zero.
func (c *checker) rounded(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if !c.numbers(tree, arguments) {
		return &Expression{}
	}
	places := int64(0)
	if len(arguments) == 2 {
		var ok bool
		places, ok = arguments[1].Constant.Number.Int64()
		if !arguments[1].IsConstant() || arguments[1].Type != (Type{Kind: Number}) || !ok || places < 0 || places > MostPlaces {
			return c.wrong(tree.Arguments[1], "number", dsl.Sayf("the places of a rounding are written out, 0 to %d", "保留的小数位数要直接写出，0 到 %d", MostPlaces),
				dsl.Say("for example: round(x, 2)", "例如：四舍五入(x, 2)"))
		}
	}
	return c.node(tree, operation, arguments[0].Type.withPlaces(int(places)), arguments[0])
}

// lengthOf is hours(x): a length of time out of a plain number.
func (c *checker) lengthOf(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if kind := arguments[0].Type; kind.Kind != Number {
		return c.mismatch(tree.Arguments[0], kind, Type{Kind: Number})
	} else if kind.Places > 0 {
		return c.wrong(tree.Arguments[0], "duration", dsl.Sayf("`%[1]s` takes a whole number", "`%[1]s` 要一个整数", tree.Function.Text), dsl.Say("round it: floor(…)", "请取整：向下取整(…)"))
	}
	return c.node(tree, operation, Type{Kind: Duration}, arguments[0])
}

func (c *checker) extreme(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if !c.numbers(tree, arguments) {
		return &Expression{}
	}
	typed := arguments[0]
	for _, argument := range arguments[1:] {
		kind, ok := adopt(typed.Type, argument.Type)
		if !ok {
			return c.unlike(&dsl.Binary{Node: tree.Node, Operator: string(tree.Function.Text)}, typed.Type, argument.Type)
		}
		typed = c.node(tree, operation, kind, typed, argument)
	}
	return typed
}

func (c *checker) absolute(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if !c.numbers(tree, arguments) {
		return &Expression{}
	}
	return c.node(tree, operation, arguments[0].Type, arguments[0])
}

func (c *checker) modulo(tree *dsl.Call, operation Operation, arguments []*Expression) *Expression {
	if !c.numbers(tree, arguments) {
		return &Expression{}
	}
	kind, ok := adopt(arguments[0].Type, arguments[1].Type)
	if !ok {
		return c.unlike(&dsl.Binary{Node: tree.Node, Operator: string(tree.Function.Text)}, arguments[0].Type, arguments[1].Type)
	}
	return c.node(tree, operation, kind, arguments...)
}

// eventArgument reads the event that first(purchase) and days_since(join) speak of.
func (c *checker) eventArgument(tree *dsl.Call) *Event {
	if len(tree.Arguments) == 1 {
		if path, ok := tree.Arguments[0].(*dsl.Path); ok && len(path.Names) == 1 {
			return c.scheme.names.event(string(path.Names[0].Text))
		}
	}
	return nil
}

// first is whether an event is the member's first of its kind.
func (c *checker) first(tree *dsl.Call) *Expression {
	event := c.eventArgument(tree)
	if event == nil {
		return c.wrong(tree, "arguments", dsl.Sayf("`%s` takes the name of an event", "`%s` 要一个事件的名称", tree.Function.Text),
			dsl.Say("for example: first(purchase)", "例如：首次(消费)"))
	}
	typed := c.node(tree, OperationFirst, Type{Kind: Flag})
	typed.Reference = event
	return typed
}

// daysSince is the days since a date, a time, or since joining.
func (c *checker) daysSince(in scope, tree *dsl.Call) *Expression {
	if event := c.eventArgument(tree); event != nil {
		if event.Role != RoleJoin {
			last := c.node(tree, OperationMetric, Type{Kind: Days})
			last.Reference = c.sinceLast(event)
			return last
		}
		joined := c.node(tree, OperationDate, Type{Kind: Date}, c.node(tree, OperationJoined, Type{Kind: Instant}))
		return c.node(tree, OperationDaysSince, Type{Kind: Days}, joined)
	}
	if len(tree.Arguments) != 1 {
		return c.wrong(tree, "arguments", dsl.Sayf("`%s` takes one date", "`%s` 要一个日期", tree.Function.Text),
			dsl.Say("for example: days_since(member.birthday)", "例如：距今天数(会员.生日)"))
	}
	typed := c.tree(in, tree.Arguments[0])
	if typed.broken() {
		return typed
	}
	date := c.asDate(tree.Arguments[0], typed)
	if date.broken() {
		return date
	}
	return c.node(tree, OperationDaysSince, Type{Kind: Days}, date)
}

var listOperations = map[string]Operation{
	"sum": OperationListSum, "count": OperationListCount, "any": OperationListAny, "all": OperationListAll,
	"none": OperationListNone, "one": OperationListOne,
}

// listCall is a function over the lines of a list.
func (c *checker) listCall(in scope, tree *dsl.ListCall) *Expression {
	name, _ := dsl.Canonical(dsl.ClassFunction, tree.Function.Text)
	list := c.listArgument(in, tree)
	if list.broken() {
		return list
	}
	if list.Type.Kind != Lines {
		return c.mismatch(tree.List, list.Type, Type{Kind: Lines})
	}
	operation := listOperations[name]
	if tree.Predicate == nil {
		if operation != OperationListCount {
			return c.wrong(tree, "arguments", dsl.Sayf("`%s` says what it looks at", "`%s` 要写明看什么", tree.Function.Text),
				dsl.Say("for example: sum(items, .price * .quantity)", "例如：求和(items, .price * .quantity)"))
		}
		return c.node(tree, operation, Type{Kind: Number}, list)
	}
	inside := in
	inside.item = list.Type.List
	predicate := c.tree(inside, tree.Predicate)
	if predicate.broken() {
		return predicate
	}
	if operation == OperationListSum {
		if !predicate.Type.IsNumeric() {
			return c.mismatch(tree.Predicate, predicate.Type, Type{Kind: Number})
		}
		return c.node(tree, operation, predicate.Type, list, predicate)
	}
	predicate = c.condition(tree.Predicate, predicate)
	if predicate.broken() {
		return predicate
	}
	kind := Type{Kind: Flag}
	if operation == OperationListCount {
		kind = Type{Kind: Number}
	}
	return c.node(tree, operation, kind, list, predicate)
}
