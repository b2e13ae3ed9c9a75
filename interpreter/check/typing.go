package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// scope is what names mean where an expression stands.
type scope struct {
	event *Event     // nil where no event is at hand: tiers, formulas
	line  *Field     // the list whose line is judged, under `each item of`
	item  *List      // the list that a list function goes through
	offer *Challenge // the open challenge whose fields are read
	order bool       // `net` and `due` are known
	timed bool       // of a rule by time, which has no event
	rows  *rows      // of a source: names are columns
}

// expression gives an expression its type.
func (c *checker) expression(in scope, expression *dsl.Expression) *Expression {
	if expression == nil || expression.Tree == nil {
		return &Expression{}
	}
	typed := c.tree(in, expression.Tree)
	if typed.Text == "" {
		typed.Text = c.file.Text(expression)
	}
	return typed
}

func (c *checker) operand(in scope, operand *dsl.Operand) *Expression {
	return c.expression(in, &operand.Expression)
}

// make builds a typed node.
func (c *checker) node(tree dsl.Tree, operation Operation, kind Type, arguments ...*Expression) *Expression {
	part := tree.(dsl.Noded)
	return &Expression{Operation: operation, Type: kind, Arguments: arguments, Span: c.file.Span(part), Text: c.file.Text(part)}
}

// wrong reports an error and returns what nothing more is said about.
func (c *checker) wrong(tree dsl.Tree, code string, rule, help dsl.Words) *Expression {
	c.fail(tree.(dsl.Noded), code, rule, help)
	return &Expression{Span: c.file.Span(tree.(dsl.Noded))}
}

func anyBroken(expressions ...*Expression) bool {
	return slices.ContainsFunc(expressions, (*Expression).broken)
}

func (c *checker) tree(in scope, tree dsl.Tree) *Expression {
	switch tree := tree.(type) {
	case *dsl.Literal:
		kind, constant := c.literal(tree)
		typed := c.node(tree, OperationConstant, kind)
		typed.Constant = constant
		return typed
	case *dsl.Path:
		return c.path(in, tree)
	case *dsl.Unary:
		return c.unary(in, tree)
	case *dsl.Binary:
		return c.binary(in, tree)
	case *dsl.Conditional:
		return c.conditional(in, tree)
	case *dsl.Call:
		return c.call(in, tree)
	case *dsl.ListCall:
		return c.listCall(in, tree)
	case *dsl.ItemField:
		return c.itemField(in, tree)
	case *dsl.Selection:
		return c.selection(in, tree)
	case *dsl.Index:
		return c.wrong(tree, "table-column", dsl.Say("a row of a table is read by column", "表的一行要按列读取"),
			dsl.Say("write the column: products[sku].price", "请写出列名：商品[货号].价格"))
	}
	return c.wrong(tree, "value", dsl.Say("a list of values stands only behind `in`", "一组值只能写在 `属于` 后面"),
		dsl.Say(`for example: channel in ["store", "web"]`, `例如：渠道 属于 ["门店", "网店"]`))
}

// path finds what a name or a dotted name stands for.
func (c *checker) path(in scope, path *dsl.Path) *Expression {
	if typed := c.offered(in, path); typed != nil {
		return typed
	}
	first := &path.Names[0]
	canonical, _ := dsl.Canonical(dsl.ClassField, first.Text)
	switch {
	case len(path.Names) == 1:
		return c.name(in, path, first)
	case len(path.Names) == 2 && canonical == "member":
		return c.attribute(path, &path.Names[1])
	case len(path.Names) == 2:
		if typed := c.part(in, path, first, &path.Names[1]); typed != nil {
			return typed
		}
	}
	if typed := c.linked(in, path); typed != nil {
		return typed
	}
	return c.unknownPath(in, path)
}

func (c *checker) unknownPath(in scope, path *dsl.Path) *Expression {
	if list := in.field(path.Names[0].Text); list != nil && list.List != nil && len(path.Names) == 2 {
		if help, ok := in.ofLine(path.Names[1].Text); ok {
			return c.wrong(path, "unknown-name", dsl.Sayf("`%[1]s` has many lines, of which `%[2]s` picks none", "`%[1]s` 有很多行，`%[2]s` 没说是哪一行", list.Written, c.file.Text(path)), help)
		}
	}
	return c.wrong(path, "unknown-name", dsl.Sayf("`%s` is nothing that an expression knows", "算式里没有 `%s`", c.file.Text(path)),
		dsl.Say("attributes are read as member.birthday", "会员的资料这样读：会员.生日"))
}

// field finds a field of the line or the event at hand.
func (in scope) field(name dsl.Identifier) *Field {
	if in.line != nil {
		if field := fieldNamed(in.line.List.Fields, name); field != nil {
			return field
		}
	}
	if in.event == nil {
		return nil
	}
	return fieldNamed(in.event.Fields, name)
}

// fieldNamed finds a field by its name, in either keyword language for those of the prelude.
func fieldNamed(fields []*Field, name dsl.Identifier) *Field {
	for _, field := range fields {
		if field.Written == string(name) || field.Name == string(name) {
			return field
		}
	}
	if canonical, ok := dsl.Canonical(dsl.ClassField, name); ok {
		for _, field := range fields {
			if field.Name == canonical {
				return field
			}
		}
	}
	return nil
}

// name finds what a single name stands for.
func (c *checker) name(in scope, path *dsl.Path, name *dsl.Name) *Expression {
	if in.rows != nil && in.rows.lines != nil && isLines(name.Text) && fieldNamed(in.event.Fields, name.Text) == nil {
		return c.lines(in, path)
	}
	if in.timed {
		if typed := c.ofNoEvent(path, name.Text); typed != nil {
			return typed
		}
	}
	if field := in.field(name.Text); field != nil && field.Units == nil {
		return c.fieldValue(in, path, field)
	}
	if thing, ok := c.scheme.names.things[string(name.Text)]; ok {
		return c.thing(path, thing)
	}
	if typed := c.preludeName(in, path, name.Text); typed != nil {
		return typed
	}
	if tiers := c.scheme.names.labels[string(name.Text)]; len(tiers) == 1 {
		return c.label(path, c.scheme.names.ladderOf[tiers[0]], tiers[0])
	} else if len(tiers) > 1 {
		return c.wrong(path, "ambiguous", dsl.Sayf("`%s` stands in two ladders", "`%s` 在两个等级体系里都有", name.Text),
			dsl.Sayf("write which: %[1]s.%[2]s", "请写明是哪一个：%[1]s.%[2]s", c.scheme.names.ladderOf[tiers[0]].Name, name.Text))
	}
	if help, ok := in.ofLine(name.Text); ok {
		return c.wrong(path, "unknown-name", dsl.Sayf("there is no value `%s`", "没有叫 `%s` 的指标、字段或参数", name.Text), help)
	}
	if help, ok := c.meant(name); ok {
		return c.wrong(path, "unknown-name", dsl.Sayf("there is no value `%s`", "没有叫 `%s` 的指标、字段或参数", name.Text), help)
	}
	c.unknown(path, dsl.Say("value", "没有叫 "+nameMark+" 的指标、字段或参数"), string(name.Text), c.known(in))
	return &Expression{}
}

// meant says how a name is written that is known elsewhere: an attribute behind `member.`, a function with its brackets.
func (c *checker) meant(name *dsl.Name) (dsl.Words, bool) {
	if attribute, ok := c.scheme.names.attributes[string(name.Text)]; ok {
		return dsl.Sayf("what is known of a member is read so: member.%[1]s", "会员资料这样读：会员.%[1]s", attribute.Name), true
	}
	if function, ok := dsl.Canonical(dsl.ClassFunction, name.Text); ok {
		return functionExample(function, string(name.Text)), true
	}
	if help, ok := dsl.InDigits(string(name.Text)); ok {
		return help, true
	}
	return c.balanceMeant(string(name.Text))
}

// functionExample shows a function with what it is of.
func functionExample(function, written string) dsl.Words {
	english, chinese := "today", "今天"
	switch function {
	case "first":
		english, chinese = "purchase", "消费"
	case "floor", "ceil", "round", "abs", "min", "max", "mod":
		english, chinese = "…", "…"
	case "sum", "count", "any", "all", "none", "one":
		english, chinese = "items, …", "商品, …"
	}
	return dsl.Sayf("a function says of what: %[1]s(%[2]s)", "要写明是谁的：%[1]s(%[3]s)", written, english, chinese)
}

// known lists what a name may stand for here.
func (c *checker) known(in scope) []dsl.Words {
	known := ownNames(slices.Sorted(maps.Keys(c.scheme.names.things)))
	if in.line != nil {
		known = append(known, fieldNames(in.line.List.Fields)...)
	}
	if in.event != nil {
		known = append(known, fieldNames(in.event.Fields)...)
	}
	if in.order {
		known = append(known, preludeNames(dsl.ClassField, "net", "due")...)
	}
	known = append(known, ownNames(slices.Sorted(maps.Keys(c.scheme.names.labels)))...)
	return append(known, preludeNames(dsl.ClassField, "today")...)
}

// fieldNames are the names of fields: of the prelude's with their twins, others as they are declared.
func fieldNames(fields []*Field) []dsl.Words {
	var names []dsl.Words
	for _, field := range fields {
		if field.Units == nil {
			names = append(names, preludeNames(dsl.ClassField, field.Name)...)
		}
	}
	return names
}

func (c *checker) fieldValue(in scope, path *dsl.Path, field *Field) *Expression {
	if in.rows.differs(field) {
		return c.manyValues(in, path, field)
	}
	operation := OperationField
	if in.line != nil && slices.Contains(in.line.List.Fields, field) {
		operation = OperationLineField
	}
	typed := c.node(path, operation, field.Type)
	typed.Reference = field
	return typed
}

// thing is a declared param, wallet, metric or ladder as a value.
func (c *checker) thing(path *dsl.Path, thing any) *Expression {
	var typed *Expression
	switch thing := thing.(type) {
	case *Param:
		typed = c.node(path, OperationParam, thing.Type)
	case *Wallet:
		typed = c.node(path, OperationAvailable, thing.Type)
	case *Voucher:
		typed = c.node(path, OperationHeld, Type{Kind: Number})
	case *Metric:
		typed = c.node(path, OperationMetric, c.metricType(thing, path))
	case *Ladder:
		operation := OperationTier
		if thing.Segment {
			operation = OperationSegment
		}
		typed = c.node(path, operation, Type{Kind: Label, Ladder: thing})
	case *Challenge:
		return c.wrong(path, "challenge", dsl.Sayf("`%s` is a challenge, and no value", "`%s` 是任务，不是一个值", thing.Name),
			dsl.Say("count what leads to it: metric visits { count on purchase }", "请用指标：指标 到店次数 { 次数 当 消费 }"))
	case *Calendar:
		return c.wrong(path, "calendar", dsl.Sayf("`%s` is a calendar: it is asked what is in it", "`%s` 是日历，只能问在不在里面", thing.Name),
			dsl.Sayf("for example: today in %[1]s", "例如：今天 属于 %[1]s", thing.Name))
	default:
		return c.wrong(path, "table-column", dsl.Say("a table is read by key and column", "表要按键和列读取"),
			dsl.Say("for example: products[sku].price", "例如：商品[货号].价格"))
	}
	typed.Reference = thing
	return typed
}

// preludeName reads the names that every scheme finds there.
func (c *checker) preludeName(in scope, path *dsl.Path, name dsl.Identifier) *Expression {
	if value, ok := dsl.Canonical(dsl.ClassValue, name); ok {
		return c.flag(path, value == "yes")
	}
	switch name {
	case "true", "false":
		return c.flag(path, name == "true")
	}
	canonical, _ := dsl.Canonical(dsl.ClassField, name)
	money := Type{Kind: Money, Places: c.scheme.MoneyPlaces}
	switch canonical {
	case "today":
		return c.node(path, OperationToday, Type{Kind: Date})
	case "time":
		return c.node(path, OperationNow, Type{Kind: Instant})
	case "amount":
		if in.event != nil { // an event without `amount` has 0
			return c.constant(path, money, value.Wide{})
		}
	case "net", "due":
		if !in.order {
			return c.wrong(path, "order", dsl.Sayf("`%s` is known only when discounts are", "`%s` 要在优惠算完之后才知道", name),
				dsl.Say("read `amount` instead", "请改用 `金额`"))
		}
		return c.node(path, map[string]Operation{"net": OperationNet, "due": OperationDue}[canonical], money)
	}
	return nil
}

func (c *checker) flag(tree dsl.Tree, yes bool) *Expression {
	number := value.Wide{}
	if yes {
		number = value.WideOf(1)
	}
	return c.constant(tree, Type{Kind: Flag}, number)
}

func (c *checker) constant(tree dsl.Tree, kind Type, number value.Wide) *Expression {
	typed := c.node(tree, OperationConstant, kind)
	typed.Constant.Number = number
	return typed
}

func (c *checker) label(tree dsl.Tree, ladder *Ladder, tier *Tier) *Expression {
	return c.constant(tree, Type{Kind: Label, Ladder: ladder}, value.WideOf(int64(tier.Index)))
}

// attribute reads member.birthday.
func (c *checker) attribute(path *dsl.Path, name *dsl.Name) *Expression {
	if attribute, ok := c.scheme.names.attributes[string(name.Text)]; ok {
		typed := c.node(path, OperationAttribute, attribute.Type)
		typed.Reference = attribute
		return typed
	}
	if canonical, _ := dsl.Canonical(dsl.ClassField, name.Text); canonical == "joined" {
		return c.node(path, OperationJoined, Type{Kind: Instant})
	}
	c.unknown(name, dsl.Say("attribute of a member", "会员资料"), string(name.Text), ownNames(slices.Sorted(maps.Keys(c.scheme.names.attributes))))
	return &Expression{}
}

// part reads level.金卡, paid.bonus.
func (c *checker) part(in scope, path *dsl.Path, of, name *dsl.Name) *Expression {
	if ladder, ok := c.scheme.names.things[string(of.Text)].(*Ladder); ok {
		for _, tier := range ladder.Tiers {
			if tier.Name == string(name.Text) {
				return c.label(path, ladder, tier)
			}
		}
		if canonical, _ := dsl.Canonical(dsl.ClassField, name.Text); canonical == "measure" && !ladder.Segment {
			return c.measureOf(path, ladder)
		}
		c.unknown(name, dsl.Sayf("tier of `%[1]s`", "`%[1]s` 没有等级 "+nameMark, ladder.Name), string(name.Text), ownNames(tierNames(ladder)))
		return &Expression{}
	}
	if field := in.field(of.Text); field != nil && len(field.Draws) > 0 {
		wallet := c.wallet(name)
		if wallet == nil {
			return &Expression{}
		}
		typed := c.node(path, OperationDrawn, wallet.Type)
		typed.Reference = wallet
		return typed
	}
	return nil
}

func tierNames(ladder *Ladder) []string {
	var names []string
	for _, tier := range ladder.Tiers {
		names = append(names, tier.Name)
	}
	return names
}

// selection reads products[sku].margin.
func (c *checker) selection(in scope, tree *dsl.Selection) *Expression {
	index, ok := tree.Of.(*dsl.Index)
	var table *Table
	if ok {
		if path, isPath := index.Table.(*dsl.Path); isPath && len(path.Names) == 1 {
			table, _ = c.scheme.names.things[string(path.Names[0].Text)].(*Table)
			if table == nil {
				c.unknown(path, dsl.Say("table", "表"), string(path.Names[0].Text), ownNames(of[*Table](c.scheme.names)))
				return &Expression{}
			}
		}
	}
	if table == nil {
		return c.wrong(tree, "value", dsl.Say("only a table's row has parts", "只有表的一行才有列"),
			dsl.Say("for example: products[sku].price", "例如：商品[货号].价格"))
	}
	key := c.tree(in, index.Key)
	if !key.broken() && key.Type.Kind != Text {
		return c.wrong(index.Key, "type", dsl.Sayf("the key of a table is a text, this is %s", "表的键是文字，这里是%s", key.Type.words().English), dsl.Words{})
	}
	column := fieldNamed(table.Columns, tree.Name.Text)
	if column == nil {
		c.unknown(&tree.Name, dsl.Sayf("column of `%[1]s`", "`%[1]s` 没有列 "+nameMark, table.Name), string(tree.Name.Text), fieldNames(table.Columns))
		return &Expression{}
	}
	typed := c.node(tree, OperationLookup, column.Type, key)
	typed.Reference, typed.Table = column, table
	return typed
}

func (c *checker) itemField(in scope, tree *dsl.ItemField) *Expression {
	if in.item == nil {
		return c.wrong(tree, "item", dsl.Say("`.field` speaks of the line that a list function goes through", "`.字段` 指列表函数正在看的那一行"),
			dsl.Say("for example: any(items, .price > 100)", "例如：任一(items, .price > 100)"))
	}
	field := fieldNamed(in.item.Fields, tree.Name.Text)
	if field == nil {
		c.unknown(&tree.Name, dsl.Say("field of the list's lines", "列表的行里没有字段 "+nameMark), string(tree.Name.Text), fieldNames(in.item.Fields))
		return &Expression{}
	}
	typed := c.node(tree, OperationItemField, field.Type)
	typed.Reference = field
	return typed
}

// condition makes a value a condition: yes or no, or whether a link or an optional field is there.
func (c *checker) condition(tree dsl.Tree, typed *Expression) *Expression {
	if typed.broken() || typed.Type.Kind == Flag {
		return typed
	}
	if canBeMissing(typed) {
		return c.node(tree, OperationPresent, Type{Kind: Flag}, typed)
	}
	return c.wrong(tree, "condition", dsl.Words{
		English: "a condition is yes or no, this is " + typed.Type.words().English,
		Chinese: "条件要能判断成立与否，这里是" + typed.Type.measured(),
	}, dsl.Say("compare it with something: amount >= 100", "请和别的值比较：金额 >= 100"))
}

// canBeMissing tells whether a value may not be there, so that it can be asked for.
func canBeMissing(typed *Expression) bool {
	switch reference := typed.Reference.(type) {
	case *Field:
		return reference.Optional || typed.Type.Kind == Link || typed.Operation == OperationLookup
	case *Attribute:
		return reference.Optional || typed.Type.Kind == Link
	case *Metric:
		return reference.Kind != MetricSum && reference.Kind != MetricCount && reference.Kind != MetricEarned && reference.Kind != MetricDistinct
	}
	return typed.Operation == OperationSegment || typed.Operation == OperationJoined || typed.Operation == OperationOther
}
