package check

import "github.com/punchcard-lang/punchcard/dsl"

// values reads what stands behind an event: fields by name, units as `200 points`, and by their place the amount of
// money and the event that a refund is of.
func (t *testChecker) values(event *Event, part *dsl.TestStep) []FieldValue {
	r := t.arguments(event, part.Arguments)
	if r.all() {
		r.require(part)
	}
	return r.values
}

func (t *testChecker) arguments(event *Event, arguments []*dsl.TestArgument) *argumentReader {
	return &argumentReader{testChecker: t, event: event, arguments: arguments, given: map[*Field]bool{}}
}

// all reads all arguments; false where one has no place.
func (r *argumentReader) all() bool {
	for len(r.arguments) > 0 {
		if !r.next(len(r.values) == 0) {
			return false
		}
	}
	return true
}

// require asks for the fields that an event can't be without.
func (r *argumentReader) require(part dsl.Noded) {
	for _, field := range r.event.Fields {
		if !field.Optional && !r.given[field] && field.Default == nil && field.List == nil {
			r.fail(part, "field", dsl.Sayf("`%[1]s` says its `%[2]s`", "`%[1]s` 要写明 `%[2]s`", r.event.Written, field.Written), dsl.Say("add the field and its value", "请补上字段和值"))
		}
	}
}

// argumentReader reads the words behind an event one after the other.
type argumentReader struct {
	*testChecker
	event     *Event
	arguments []*dsl.TestArgument
	values    []FieldValue
	given     map[*Field]bool
	redeems   bool // `redeem` stood before: units that pay for the order follow
}

func (r *argumentReader) take() *dsl.TestArgument {
	argument := r.arguments[0]
	r.arguments = r.arguments[1:]
	return argument
}

func (r *argumentReader) next(first bool) bool {
	argument := r.take()
	if argument.Value == nil {
		r.fail(argument, "field", dsl.Say("a line stands behind the name of its list", "商品行要写在列表名称后面"), dsl.Say("for example: items { sku \"A1\" price 10 }", "例如：items { 货号 \"A1\" 价格 10 }"))
		return false
	}
	literal := argument.Value
	switch literal.Kind() {
	case dsl.KindName:
		return r.named(argument, first)
	case dsl.KindNumber, dsl.KindMoney:
		return r.number(argument)
	}
	return r.positional(argument, first)
}

// named reads a field's name and then its value.
func (r *argumentReader) named(argument *dsl.TestArgument, first bool) bool {
	name := captured(argument.Value.Value)
	field := fieldNamed(r.event.Fields, name)
	if field == nil || field.Units != nil {
		if canonical, _ := dsl.Canonical(dsl.ClassField, name); canonical == "redeem" && r.event.Role == RolePurchase {
			r.redeems = true
			return len(r.arguments) > 0 || r.lacks(argument)
		}
		return r.positional(argument, first)
	}
	if field.Vouchers {
		return r.voucherNames(argument, field)
	}
	if field.List != nil {
		return r.lines(argument, field)
	}
	if len(r.arguments) == 0 {
		return r.lacks(argument)
	}
	value := r.take()
	if value.Value == nil {
		return r.lacks(argument)
	}
	return r.give(field, value.Value)
}

func (r *argumentReader) lacks(argument *dsl.TestArgument) bool {
	r.fail(argument, "field", dsl.Sayf("behind `%s` stands its value", "`%s` 后面要写值", r.file.Text(argument)), dsl.Say("for example: amount 100", "例如：金额 100"))
	return false
}

func (r *argumentReader) give(field *Field, literal *dsl.Literal) bool {
	if r.given[field] {
		r.fail(literal, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", field.Written), dsl.Say("keep one of the two", "两处只留一处"))
		return false
	}
	constant, ok := r.valueOf(field.Type, literal)
	if !ok {
		return false
	}
	if constant.Number.Sign() < 0 && field.Type.IsNumeric() && (field.Type.Kind == Money || field.Units != nil) && !field.Signed {
		r.fail(literal, "number", dsl.Sayf("`%s` is not below 0", "`%s` 不能小于 0", field.Written), dsl.Say("take out the minus sign", "请去掉负号"))
		return false
	}
	r.oneOfValue(field.OneOf, literal, constant)
	r.given[field] = true
	r.values = append(r.values, FieldValue{Field: field, Value: constant})
	return true
}

// number reads `200 points`, or an amount of money by its place.
func (r *argumentReader) number(argument *dsl.TestArgument) bool {
	if len(r.arguments) > 0 && r.arguments[0].Value != nil {
		name := string(captured(r.arguments[0].Value.Value))
		for _, field := range r.event.Fields {
			if field.Units != nil && field.Units.Name == name && field.Redeems == r.redeems {
				r.take()
				r.redeems = false
				return r.give(field, argument.Value)
			}
		}
	}
	if r.event.Amount != nil && !r.given[r.event.Amount] {
		return r.give(r.event.Amount, argument.Value)
	}
	return r.stray(argument)
}

// positional reads the event that a refund is of.
func (r *argumentReader) positional(argument *dsl.TestArgument, first bool) bool {
	if of := fieldNamed(r.event.Fields, "of"); of != nil && first && !r.given[of] {
		literal := argument.Value
		if literal.Kind() == dsl.KindName {
			r.given[of] = true
			r.values = append(r.values, FieldValue{Field: of, Value: Constant{Text: string(captured(literal.Value))}})
			return true
		}
		return r.give(of, literal)
	}
	return r.stray(argument)
}

func (r *argumentReader) stray(argument *dsl.TestArgument) bool {
	r.unknown(argument, dsl.Sayf("field of `%[1]s`", "`%[1]s` 没有字段 "+nameMark, r.event.Written), r.file.Text(argument), fieldNames(r.event.Fields))
	return false
}

// lines reads the lines of a list: items { sku "A1" price 10 } { sku "B2" price 5 }.
func (r *argumentReader) lines(argument *dsl.TestArgument, field *Field) bool {
	given := FieldValue{Field: field}
	for len(r.arguments) > 0 && r.arguments[0].Item != nil {
		line, ok := r.line(field.List, r.take())
		if !ok {
			return false
		}
		given.Lines = append(given.Lines, line)
	}
	if len(given.Lines) == 0 {
		return r.lacks(argument)
	}
	r.given[field] = true
	r.values = append(r.values, given)
	return true
}

func (r *argumentReader) line(list *List, argument *dsl.TestArgument) ([]*Constant, bool) {
	line := make([]*Constant, len(list.Fields))
	for i := 0; i+1 < len(argument.Item); i += 2 {
		name, literal := argument.Item[i].Value, argument.Item[i+1].Value
		field := fieldNamed(list.Fields, captured(name.Value))
		if field == nil {
			r.unknown(argument.Item[i], dsl.Say("field of the list's lines", "列表的行里没有字段 "+nameMark), name.Value, fieldNames(list.Fields))
			return nil, false
		}
		constant, ok := r.valueOf(field.Type, literal)
		if !ok {
			return nil, false
		}
		line[field.Index] = &constant
	}
	if len(argument.Item)%2 != 0 {
		return nil, r.lacks(argument.Item[len(argument.Item)-1])
	}
	for i, field := range list.Fields {
		if line[i] == nil && !field.Optional {
			if line[i] = field.Default; line[i] == nil {
				r.fail(argument, "field", dsl.Sayf("a line says its `%s`", "每行要写明 `%s`", field.Written), dsl.Say("add the field and its value", "请补上字段和值"))
				return nil, false
			}
		}
	}
	return line, true
}
