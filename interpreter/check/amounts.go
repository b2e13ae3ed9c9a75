package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// amount gives an amount its type, whatever form it is written in.
func (c *checker) amount(in scope, amount *dsl.PlainAmount) *Expression {
	switch {
	case amount.Form == nil:
		return c.quantity(in, amount)
	case amount.Form.Formula != nil:
		return c.expression(in, amount.Form.Formula)
	case amount.Form.Table != nil:
		return c.rows(in, amount.Form.Table)
	}
	share, of := amount.Form.Share()
	return c.share(in, amount, share, of)
}

// quantity is `40`, `1 every 10 of amount` or `1 per 10 of amount`.
func (c *checker) quantity(in scope, amount *dsl.PlainAmount) *Expression {
	quantity := c.notNegative(amount.Quantity.Tree, c.operand(in, amount.Quantity))
	if amount.Each == nil {
		return quantity
	}
	if !quantity.broken() && !quantity.Type.IsNumeric() {
		return c.mismatch(amount.Quantity.Tree, quantity.Type, Type{Kind: Number})
	}
	return c.each(in, amount, quantity, amount.Each)
}

// each repeats a quantity: for each complete step, or in proportion.
func (c *checker) each(in scope, part dsl.Noded, quantity *Expression, each *dsl.Each) *Expression {
	of := c.expression(in, &each.Of)
	step := c.operand(in, &each.Step)
	if anyBroken(quantity, of, step) {
		return &Expression{}
	}
	if !of.Type.IsNumeric() {
		return c.mismatch(each.Of.Tree, of.Type, Type{Kind: Number})
	}
	if step = c.unit(each.Step.Tree, step, of.Type); step.broken() {
		return step
	}
	if !step.isPositive() {
		return c.wrong(each.Step.Tree, "number", dsl.Say("a step is above 0", "每满的数要大于 0"), dsl.Say("take a larger number", "请换一个更大的数"))
	}
	operation, kind := OperationEvery, quantity.Type
	if !each.Complete {
		operation = OperationPer
		kind = kind.withPlaces(max(quotientPlaces, quantity.Type.Places+of.Type.Places))
	}
	return c.typedPart(part, operation, kind, quantity, step, of)
}

// typedPart builds a typed node for a part of the tree that is no expression.
func (c *checker) typedPart(part dsl.Noded, operation Operation, kind Type, arguments ...*Expression) *Expression {
	return &Expression{Operation: operation, Type: kind, Arguments: arguments, Span: c.file.Span(part), Text: c.file.Text(part)}
}

// share is `5% of amount`.
func (c *checker) share(in scope, part dsl.Noded, share *dsl.Operand, of *dsl.Expression) *Expression {
	factor, whole := c.operand(in, share), c.expression(in, of)
	if anyBroken(factor, whole) {
		return &Expression{}
	}
	if !factor.Type.isFactor() {
		return c.mismatch(share.Tree, factor.Type, Type{Kind: Percent})
	}
	if !whole.Type.IsNumeric() {
		return c.mismatch(of.Tree, whole.Type, Type{Kind: Number})
	}
	return c.typedPart(part, OperationMultiply, whole.Type.withPlaces(factor.Type.Places+whole.Type.Places), factor, whole)
}

// rows is an amount that is looked up.
func (c *checker) rows(in scope, table *dsl.AmountTable) *Expression {
	key := c.expression(in, &table.Key)
	if key.broken() {
		return key
	}
	if table.Rows.Broken() {
		return &Expression{} // what can't be read may be what lacks
	}
	if len(table.Rows.Clauses) == 0 {
		c.fail(&table.Rows, "rows", dsl.Say("a table has rows", "表至少要有一行"), dsl.Say("for example: { from 100 2% }", "例如：{ 满 100 2% }"))
		return &Expression{}
	}
	typed := c.typedPart(table, OperationRows, Type{}, key)
	if table.BySlices() {
		typed.Operation = OperationSlices
	}
	for _, clause := range table.Rows.Clauses {
		if part, ok := clause.(*dsl.AmountRow); ok {
			c.row(in, typed, table, part)
		}
	}
	c.coverage(typed, table)
	for _, row := range typed.Rows {
		if anyBroken(row.Value) || row.From == nil && len(row.Keys) == 0 && !row.Otherwise {
			return &Expression{}
		}
	}
	return typed
}

func (c *checker) row(in scope, typed *Expression, table *dsl.AmountTable, part *dsl.AmountRow) {
	key := typed.Arguments[0]
	row := Row{Otherwise: part.Otherwise, Validity: c.validity(&part.Validity), Point: c.point(PointRow, part)}
	switch {
	case part.From != nil && !key.Type.IsNumeric():
		c.fail(part.From, "rows", dsl.Words{English: "rows by " + key.Type.words().English + " name their values", Chinese: "按" + key.Type.words().Chinese + "的表要写出各个值"},
			dsl.Say("for example: { gold 2x  otherwise 1x }", "例如：{ 金卡 2倍  其他 1倍 }"))
	case part.From != nil:
		row.From = c.unit(part.From.Tree, c.operand(in, part.From), key.Type)
		c.ascending(typed, &row, part)
	case len(part.Keys) > 0 && key.Type.IsNumeric():
		c.fail(part.Keys[0], "rows", dsl.Say("rows by a number begin at thresholds", "按数字的表要写起点"), dsl.Say("for example: { from 100 2% }", "例如：{ 满 100 2% }"))
	default:
		for _, literal := range part.Keys {
			one := c.rowKey(key, literal)
			c.keyOnce(typed, &row, one, literal)
			row.Keys = append(row.Keys, one)
		}
	}
	row.Value = c.rowValue(in, key, table, part)
	if row.Value.broken() {
		typed.Rows = append(typed.Rows, row)
		return
	}
	given := row.Value.Type
	if table.BySlices() { // the row holds the rate, the slice what it is a rate of
		given = key.Type.withPlaces(key.Type.Places + given.Places)
	}
	if kind, ok := adopt(typed.Type, given); typed.Type.Kind == Unknown {
		typed.Type = given
	} else if ok {
		typed.Type = kind
	} else {
		row.Value = c.mismatch(&part.Amount, row.Value.Type, typed.Type)
	}
	typed.Rows = append(typed.Rows, row)
}

// ascending holds thresholds in order, so that there is no gap and no overlap. Rows that hold at other times are
// another table.
func (c *checker) ascending(typed *Expression, row *Row, part *dsl.AmountRow) {
	for _, below := range slices.Backward(typed.Rows) {
		if below.Otherwise {
			c.fail(part, "rows", dsl.Say("`otherwise` stands last", "`其他` 写在最后"), dsl.Say("move it to the end", "请移到最后"))
			return
		}
		if below.From.IsConstant() && row.From.IsConstant() && below.Validity == row.Validity && compareConstants(row.From, below.From) <= 0 {
			c.fail(part.From, "order", dsl.Say("thresholds ascend; this row can't be reached", "起点要从小到大，这一行达不到"), dsl.Say("put the rows in order, smallest first", "请从小到大排列"))
			return
		}
	}
}

// rowKey reads the text or tier that a row is for.
func (c *checker) rowKey(key *Expression, literal *dsl.Literal) *Expression {
	kind := key.Type
	switch {
	case kind.Kind == Label && literal.Kind() == dsl.KindName:
		name := &dsl.Path{Node: literal.Node, Names: []dsl.Name{{Node: literal.Node, Text: captured(literal.Value)}}}
		if label := c.labelOf(kind, name); label != nil {
			return label
		}
		c.unknown(literal, dsl.Sayf("tier of `%[1]s`", "`%[1]s` 没有等级 "+nameMark, kind.Ladder.Name), literal.Value, ownNames(tierNames(kind.Ladder)))
	case kind.Kind == Text && literal.Kind() == dsl.KindText, kind.Kind == Flag:
		if constant, ok := c.valueOf(kind, literal); ok {
			one := &Expression{Operation: OperationConstant, Type: kind, Constant: constant, Span: c.file.Span(literal), Text: literal.Value}
			return c.amongChoices(literal, key, one)
		}
	case kind.Kind == Text && literal.Kind() == dsl.KindName:
		c.namedValue(kind, literal)
	default:
		c.mismatch(literal, Type{Kind: Text}, kind)
	}
	return &Expression{}
}

// keyOnce reports a key that a row before this one, or the row itself, is for already.
func (c *checker) keyOnce(typed *Expression, row *Row, key *Expression, literal *dsl.Literal) {
	rows := append(slices.Clone(typed.Rows), *row)
	for _, other := range rows {
		for _, known := range other.Keys {
			if !key.broken() && !known.broken() && known.Constant == key.Constant && other.Validity.meets(row.Validity) {
				c.failAt(c.file.Span(literal), "rows", dsl.Sayf("at any time one row is for `%s`", "同一时间 `%s` 只能有一行", literal.Value), dsl.Say("keep one of the two", "两处只留一处"),
					dsl.Related{Span: known.Span, Note: dsl.Say("the other stands here", "另一处在这里")})
				return
			}
		}
	}
}

func captured(written string) dsl.Identifier {
	var name dsl.Identifier
	_ = name.Capture([]string{written})
	return name
}

// rowValue reads a row's amount. A bare percentage is one of the key: `by amount { from 100 2% }`.
func (c *checker) rowValue(in scope, key *Expression, table *dsl.AmountTable, part *dsl.AmountRow) *Expression {
	value := c.amount(in, &part.Amount)
	if value.broken() {
		return value
	}
	if !value.Type.IsNumeric() {
		return c.mismatch(&part.Amount, value.Type, Type{Kind: Number})
	}
	if table.BySlices() {
		if value.Type.Kind != Percent || !key.Type.IsNumeric() {
			return c.wrong(&part.Amount, "rows", dsl.Say("a slice has a rate in percent", "分段的比例要写百分比"), dsl.Say("for example: { from 0 1%  from 100 2% }", "例如：{ 满 0 1%  满 100 2% }"))
		}
		return value
	}
	if value.Type.Kind == Percent {
		if !key.Type.IsNumeric() {
			return c.wrong(&part.Amount, "rows", dsl.Say("a percentage says of what", "百分比要写明是谁的百分比"), dsl.Say("for example: 1% of amount", "例如：金额 的 1%"))
		}
		return c.typedPart(part, OperationMultiply, key.Type.withPlaces(key.Type.Places+value.Type.Places), value, key)
	}
	return value
}

// coverage asks rows of texts and tiers to say something for every value.
func (c *checker) coverage(typed *Expression, table *dsl.AmountTable) {
	key := typed.Arguments[0]
	if key.Type.IsNumeric() || slices.ContainsFunc(typed.Rows, func(row Row) bool { return row.Otherwise }) {
		return
	}
	var wanted []string
	switch key.Type.Kind {
	case Label:
		wanted = tierNames(key.Type.Ladder)
	case Flag:
		wanted = []string{"yes", "no"}
	case Text:
		wanted = choicesOf(key)
		if wanted == nil {
			c.fail(&table.Rows, "rows", dsl.Say("a text can be anything, so the rows say `otherwise`", "文字可以是任何内容，所以要写 `其他`"), dsl.Say("add a row: otherwise 0", "请加一行：其他 0"))
			return
		}
	}
	if missing := uncovered(typed, wanted); len(missing) > 0 {
		c.fail(&table.Rows, "rows", dsl.Sayf("the rows leave out %s", "表里漏了 %s", joined(missing)), dsl.Say("add them, or a row `otherwise`", "请补上，或加一行 `其他`"))
	}
}

func choicesOf(key *Expression) []string {
	switch reference := key.Reference.(type) {
	case *Field:
		return reference.OneOf
	case *Attribute:
		return reference.OneOf
	}
	return nil
}

func uncovered(typed *Expression, wanted []string) []string {
	covered := map[string]bool{}
	for _, row := range typed.Rows {
		for _, key := range row.Keys {
			if key.broken() {
				return nil
			}
			number, _ := key.Constant.Number.Int64()
			switch key.Type.Kind {
			case Label:
				covered[key.Type.Ladder.Tiers[number].Name] = true
			case Flag:
				covered[[]string{"no", "yes"}[number]] = true
			default:
				covered[key.Constant.Text] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(wanted), func(name string) bool { return covered[name] })
}
