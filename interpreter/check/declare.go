package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// declareAttributes reads what is known of a member.
func (c *checker) declareAttributes(declared []*dsl.Member) {
	for i, clause := range declared {
		if i > 0 {
			c.fail(clause, "twice", dsl.Say("a scheme has one `member`", "一个方案只有一个 `会员` 块"), dsl.Say("put the attributes together", "请合并到一处"))
			continue
		}
		for _, part := range clause.Fields.Clauses {
			if part, ok := part.(*dsl.Field); ok {
				c.declareAttribute(part)
			}
		}
	}
}

func (c *checker) declareAttribute(part *dsl.Field) {
	name := string(part.Name.Text)
	if first, taken := c.scheme.names.attributes[name]; taken {
		c.taken(&part.Name, first.Span)
		return
	}
	field := c.field(part, false)
	if field.List != nil || len(field.Draws) > 0 {
		c.fail(&part.Type, "type", dsl.Say("an attribute is one value", "会员资料只能是单个值"),
			dsl.Say("lists and wallets belong to events", "列表和扣款属于事件"))
		return
	}
	attribute := &Attribute{Name: name, Label: field.Label, Type: field.Type, Optional: field.Optional || field.Default == nil,
		OneOf: field.OneOf, Default: field.Default, Index: len(c.scheme.Attributes), Span: field.Span}
	c.scheme.Attributes = append(c.scheme.Attributes, attribute)
	c.scheme.names.attributes[name] = attribute
}

var fieldKinds = map[dsl.Word]Kind{
	"text": Text, "flag": Flag, "date": Date, "time": Instant, "number": Number, "money": Money, "member": Link, "list": Lines,
}

// field reads a field of an event, a list, a table or a member.
func (c *checker) field(part *dsl.Field, inEvent bool) *Field {
	name := string(part.Name.Text)
	field := &Field{Name: name, Written: name, Label: textOf(part.Label), Type: Type{Kind: fieldKinds[part.Type.Word]},
		Optional: part.Optional, Span: c.file.Span(&part.Name)}
	if canonical, ok := dsl.Canonical(dsl.ClassField, part.Name.Text); ok && inEvent {
		field.Name = canonical
	}
	c.fieldType(field, &part.Type)
	for _, literal := range part.OneOf {
		c.oneOf(field, literal)
	}
	if part.Default != nil {
		field.Default = c.defaultOf(field, part.Default)
	}
	return field
}

func (c *checker) fieldType(field *Field, part *dsl.FieldType) {
	switch field.Type.Kind {
	case Number:
		if part.Places != nil {
			field.Type.Places = c.whole(part.Places, MostPlaces)
		}
	case Money:
		field.Type.Places = c.scheme.MoneyPlaces
	case Lines:
		field.List = c.list(part)
		field.Type.List = field.List
	}
	if part.Places != nil && field.Type.Kind != Number {
		c.fail(part.Places, "type", dsl.Say("only a number has decimals of its own", "只有数字可以写明小数位"), dsl.Say("leave them out", "请去掉"))
	}
	for _, name := range part.Wallets {
		if wallet := c.wallet(name); wallet != nil {
			field.Draws = append(field.Draws, wallet)
			field.Optional = true
		}
	}
	if len(field.Draws) > 0 && field.Type.Kind != Money {
		c.fail(part, "type", dsl.Say("what wallets pay is money", "账户支付的是金额"), dsl.Say("write `money from …`", "请写 `金额 先扣 …`"))
	}
}

func (c *checker) list(part *dsl.FieldType) *List {
	list := &List{}
	if part.Fields == nil {
		c.fail(part, "type", dsl.Say("a list says what its lines hold", "列表要写明每行的字段"), dsl.Say("list { sku text  price money }", "列表 { 货号 文字  价格 金额 }"))
		return list
	}
	names := map[string]dsl.Span{}
	for _, clause := range part.Fields.Clauses {
		inner, ok := clause.(*dsl.Field)
		if !ok {
			continue
		}
		field := c.field(inner, true)
		if first, taken := names[field.Name]; taken {
			c.taken(&inner.Name, first)
			continue
		}
		if field.List != nil {
			c.notYet(&inner.Type)
		}
		c.fieldClash(inner)
		names[field.Name] = field.Span
		field.Index = len(list.Fields)
		list.Fields = append(list.Fields, field)
	}
	return list
}

func (c *checker) oneOf(field *Field, literal *dsl.Literal) {
	if field.Type.Kind != Text || literal.Kind() != dsl.KindText {
		c.fail(literal, "type", dsl.Say("a choice is among texts", "可选值是文字"), dsl.Say(`for example: text one of "store", "web"`, `例如：文字 可选 "门店"、"网店"`))
		return
	}
	field.OneOf = append(field.OneOf, dsl.Unquote(literal.Value))
}

// defaultOf reads the value that a field has where none is given.
func (c *checker) defaultOf(field *Field, literal *dsl.Literal) *Constant {
	constant, ok := c.valueOf(field.Type, literal)
	if ok && len(field.OneOf) > 0 && !slices.Contains(field.OneOf, constant.Text) {
		c.fail(literal, "one-of", dsl.Sayf("`%s` is not among the choices", "`%s` 不在可选值里", constant.Text), dsl.Sayf("take one of: %[1]s", "请从中选择：%[1]s", joined(field.OneOf)))
	}
	return &constant
}

// valueOf reads a literal as a value of a type, as fields, params and tests take it.
func (c *checker) valueOf(kind Type, literal *dsl.Literal) (Constant, bool) {
	if literal.Kind() == dsl.KindName {
		return c.namedValue(kind, literal)
	}
	written, constant := c.literal(literal)
	switch {
	case written.Kind == Unknown:
		return constant, false
	case kind.IsNumeric() && written.IsNumeric():
		if _, ok := adopt(kind, written); !ok {
			break
		}
		if exact, ok := atPlaces(constant.Number, written.Places, kind.Places); ok {
			return Constant{Number: exact}, true
		}
		c.fail(literal, "places", dsl.Sayf("here a value has at most %d decimals", "这里的值最多 %d 位小数", kind.Places), dsl.Say("round it", "请取整到这个位数"))
		return Constant{}, false
	case kind.Kind == Instant && written.Kind == Date:
		instant := c.scheme.Zone.Midnight(dateOf(constant))
		return Constant{Number: wideOfInstant(instant)}, true
	case kind.Kind == written.Kind, kind.Kind == Link && written.Kind == Text:
		return constant, true
	}
	c.mismatch(literal, written, kind)
	return Constant{}, false
}

// namedValue reads yes, no, or a member's name.
func (c *checker) namedValue(kind Type, literal *dsl.Literal) (Constant, bool) {
	name := dsl.Identifier(literal.Value)
	switch kind.Kind {
	case Flag:
		if value, ok := dsl.Canonical(dsl.ClassValue, name); ok {
			return Constant{Number: wideOfFlag(value == "yes")}, true
		}
	case Link, Text:
		var text dsl.Identifier
		_ = text.Capture([]string{literal.Value})
		if kind.Kind == Link {
			return Constant{Text: string(text)}, true
		}
	}
	help := dsl.Say("take a value of that kind", "请换成这种类型的值")
	switch kind.Kind {
	case Flag:
		help = dsl.Say("write yes or no", "请写 是 或 否")
	case Text:
		help = quoted(literal.Value)
	}
	c.fail(literal, "type", dsl.Words{
		English: "here stands " + kind.words().English + ", not `" + literal.Value + "`",
		Chinese: "这里应是" + kind.words().Chinese + "，不是 `" + literal.Value + "`",
	}, help)
	return Constant{}, false
}

// declareParams reads the params: one type for all their dates.
func (c *checker) declareParams(declared []*dsl.Param) {
	for _, clause := range declared {
		param := &Param{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Params), Span: c.file.Span(&clause.Name)}
		c.scheme.Params = append(c.scheme.Params, param)
		c.declare(&clause.Name, param)
		literals, froms := []*dsl.Literal{&clause.Value}, []*dsl.Literal{nil}
		for _, dated := range clause.Values {
			value, from := dated.Parts()
			literals, froms = append(literals, value), append(froms, from)
		}
		c.param(param, literals, froms)
	}
}

func (c *checker) param(param *Param, literals, froms []*dsl.Literal) {
	for _, literal := range literals {
		kind, _ := c.paramLiteral(literal)
		places := max(kind.Places, param.Type.Places)
		if isPlainWithPercent(param.Type, kind) { // 10 then 5% is no 1000%
			c.mismatch(literal, kind, param.Type)
			return
		}
		if param.Type.Kind == Unknown || param.Type.Kind == Number && kind.IsNumeric() {
			param.Type = kind
		} else if kind.Kind != Unknown && kind.Kind != param.Type.Kind && !(kind.Kind == Number && param.Type.IsNumeric()) {
			c.mismatch(literal, kind, param.Type)
			return
		}
		param.Type.Places = places
	}
	last := always.From
	for i, literal := range literals {
		kind, constant := c.paramLiteral(literal)
		if kind.IsNumeric() {
			constant.Number, _ = atPlaces(constant.Number, kind.Places, param.Type.Places)
		}
		from := always.From
		if froms[i] != nil {
			from = c.dated(froms[i])
			if from <= last && i > 1 {
				c.fail(froms[i], "order", dsl.Say("the dates of a param ascend", "参数的日期要从早到晚"), dsl.Say("put the values in order of time", "请按时间先后排列"))
			}
			last = from
		}
		param.Values = append(param.Values, DatedValue{From: from, Value: constant})
	}
}

// paramLiteral reads a param's value; reported once, as the list of diagnostics has no repeats.
func (c *checker) paramLiteral(literal *dsl.Literal) (Type, Constant) {
	if literal.Kind() == dsl.KindName {
		if value, ok := dsl.Canonical(dsl.ClassValue, dsl.Identifier(literal.Value)); ok {
			return Type{Kind: Flag}, Constant{Number: wideOfFlag(value == "yes")}
		}
	}
	return c.literal(literal)
}

// declareTables names the tables.
func (c *checker) declareTables(declared []*dsl.Table) {
	for _, clause := range declared {
		table := &Table{Name: string(clause.Name.Text), Label: textOf(clause.Label), Key: string(clause.Key.Text),
			Index: len(c.scheme.Tables), Span: c.file.Span(&clause.Name)}
		c.scheme.Tables = append(c.scheme.Tables, table)
		c.declare(&clause.Name, table)
	}
}

// defineTables reads columns and rows.
func (c *checker) defineTables(declared []*dsl.Table) {
	for i, clause := range declared {
		table := c.scheme.Tables[i]
		for _, part := range clause.Body.Clauses {
			if part, ok := part.(*dsl.Field); ok {
				column := c.field(part, false)
				if fieldNamed(table.Columns, part.Name.Text) != nil || column.Name == table.Key {
					c.taken(&part.Name, table.Span)
					continue
				}
				if column.List != nil || len(column.Draws) > 0 {
					c.fail(&part.Type, "type", dsl.Say("a cell is one value", "一个格子是一个值"), dsl.Say("give the parts columns of their own", "请拆成几列"))
				}
				column.Index = len(table.Columns)
				table.Columns = append(table.Columns, column)
			}
		}
		for _, part := range clause.Body.Clauses {
			if row, ok := part.(*dsl.TableRow); ok {
				c.tableRow(table, row)
			}
		}
	}
}

func (c *checker) tableRow(table *Table, part *dsl.TableRow) {
	if len(part.Values) > len(table.Columns)+1 || part.Values[0].Kind() != dsl.KindText {
		c.fail(part, "row", dsl.Sayf("a row of `%[1]s` has a text as its key and at most %[2]d cells", "`%[1]s` 的一行是一个文字键和最多 %[2]d 个格子", table.Name, len(table.Columns)),
			dsl.Say("give the cells in the order of the columns", "请按列的顺序写格子"))
		return
	}
	row := TableRow{Key: dsl.Unquote(part.Values[0].Value), Cells: make([]*Constant, len(table.Columns)), Validity: c.validity(&part.Validity)}
	for i, column := range table.Columns {
		if i+1 >= len(part.Values) {
			if !column.Optional && column.Default == nil {
				c.fail(part, "row", dsl.Sayf("the row lacks `%s`", "这一行缺少 `%s`", column.Name), dsl.Say("write the cell, or make the column optional", "请补上，或把该列设为选填"))
			}
			row.Cells[i] = column.Default
			continue
		}
		if constant, ok := c.valueOf(column.Type, part.Values[i+1]); ok {
			row.Cells[i] = &constant
		}
	}
	for _, other := range table.Rows {
		if other.Key == row.Key && other.Validity.meets(row.Validity) {
			c.fail(part.Values[0], "row", dsl.Sayf("at any time there is one row `%s`", "同一时间 `%s` 只能有一行", row.Key),
				dsl.Say("let the dates of the rows follow each other", "请让各行的日期首尾相接"))
		}
	}
	table.Rows = append(table.Rows, row)
}
