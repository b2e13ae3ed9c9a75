package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// compound works out what looks at many things: lists, tables, rows.
func (f *frame) compound(step *compile.Step) quantity {
	switch step.Operation {
	case compile.OperationFirst:
		return flag(f.state.Applied[step.Slot] == 0)
	case compile.OperationLookup:
		return f.lookup(step)
	case compile.OperationRows:
		return f.rows(step)
	case compile.OperationTextRows:
		return f.textRows(step)
	case compile.OperationSlices:
		return f.slices(step)
	case compile.OperationEvery:
		return f.every(step)
	case compile.OperationPer:
		return f.per(step)
	case compile.OperationOther:
		return f.other(step)
	case compile.OperationSets:
		return f.sets(step)
	case compile.OperationInCalendar:
		return f.inCalendar(step)
	}
	return f.list(step)
}

// list goes through the lines of a list.
func (f *frame) list(step *compile.Step) quantity {
	field := step.Arguments[0].Slot
	count := f.event.lineCount(field)
	if len(step.Arguments) == 1 {
		return of(int64(count))
	}
	outer := f.item
	defer func() { f.item = outer }()
	if step.Operation == compile.OperationListSum {
		return f.listSum(step, field, count)
	}
	held := 0
	for i := range count {
		f.item = f.event.line(field, i)
		if f.holds(step.Arguments[1]) {
			held++
		}
	}
	switch step.Operation {
	case compile.OperationListCount:
		return of(int64(held))
	case compile.OperationListAny:
		return flag(held > 0)
	case compile.OperationListAll:
		return flag(held == count)
	case compile.OperationListNone:
		return flag(held == 0)
	}
	return flag(held == 1)
}

// listSum adds up over the lines; a line in which something is missing adds nothing.
func (f *frame) listSum(step *compile.Step, field, count int) quantity {
	var sum value.Wide
	for i := range count {
		f.item = f.event.line(field, i)
		one := f.calculate(step.Arguments[1])
		if one.missing {
			continue
		}
		var ok bool
		if sum, ok = sum.Add(one.number); !ok {
			return f.tooLarge()
		}
	}
	return quantity{number: sum}
}

// lookup reads a cell of a table, of the row that holds now. No row is missing.
func (f *frame) lookup(step *compile.Step) quantity {
	key := f.calculate(step.Arguments[0])
	if key.missing {
		return missing
	}
	rows := f.plan.Tables[step.Table].Rows[key.text]
	for i := range rows {
		if rows[i].Validity.From <= f.now && f.now < rows[i].Validity.Until {
			return cellQuantity(&rows[i].Cells[step.Slot])
		}
	}
	return missing
}

func (f *frame) isValid(row *compile.Row) bool {
	return row.Validity.From <= f.now && f.now < row.Validity.Until
}

// otherwise is the row for all that no other row is for.
func (f *frame) otherwise(step *compile.Step) quantity {
	for i := range step.Rows {
		if step.Rows[i].Otherwise && f.isValid(&step.Rows[i]) {
			return f.take(&step.Rows[i])
		}
	}
	return missing
}

// take works out the row that decides.
func (f *frame) take(row *compile.Row) quantity {
	if f.seen != nil {
		f.seen.row(row.Point)
	}
	return f.calculate(row.Value)
}

// rows takes the row with the largest threshold that is reached, or the one that names the key.
func (f *frame) rows(step *compile.Step) quantity {
	key := f.calculate(step.Arguments[0])
	if key.missing {
		return f.otherwise(step)
	}
	for i := len(step.Rows) - 1; i >= 0; i-- {
		row := &step.Rows[i]
		if !row.Otherwise && f.isValid(row) && f.reaches(key, row) {
			return f.take(row)
		}
	}
	return f.otherwise(step)
}

func (f *frame) reaches(key quantity, row *compile.Row) bool {
	if row.From != nil {
		from := f.calculate(row.From)
		return !from.missing && key.number.Compare(from.number) >= 0
	}
	for i := range row.Keys {
		if key.number == value.WideOf(row.Keys[i].Number) {
			return true
		}
	}
	return false
}

func (f *frame) textRows(step *compile.Step) quantity {
	key := f.calculate(step.Arguments[0])
	if key.missing {
		return f.otherwise(step)
	}
	for i := range step.Rows {
		row := &step.Rows[i]
		for j := range row.Keys {
			if row.Keys[j].Text == key.text && f.isValid(row) {
				return f.take(row)
			}
		}
	}
	return f.otherwise(step)
}

// slices gives each slice of the key its own row's rate.
func (f *frame) slices(step *compile.Step) quantity {
	key := f.calculate(step.Arguments[0])
	if key.missing {
		return missing
	}
	var total value.Wide
	top := key.number
	for i := len(step.Rows) - 1; i >= 0; i-- {
		row := &step.Rows[i]
		if !f.isValid(row) || row.From == nil {
			continue
		}
		from := f.calculate(row.From)
		if from.missing || top.Compare(from.number) <= 0 {
			continue
		}
		part := f.slice(step, row, top, from.number)
		if part.missing {
			return missing
		}
		var ok bool
		if total, ok = total.Add(part.number); !ok {
			return f.tooLarge()
		}
		top = from.number
	}
	return quantity{number: total}
}

func (f *frame) slice(step *compile.Step, row *compile.Row, top, from value.Wide) quantity {
	width, ok := top.Subtract(from)
	if !ok {
		return f.tooLarge()
	}
	rate := f.take(row)
	if rate.missing {
		return missing
	}
	part, ok := width.Multiply(rate.number)
	if !ok {
		return f.tooLarge()
	}
	return f.fit(part.Rescale(step.From+row.Value.Places, step.Places, value.HalfEven))
}

// every is `1 every 10 of amount`: the quantity for each complete step.
func (f *frame) every(step *compile.Step) quantity {
	quantity, each, whole := f.calculate(step.Arguments[0]), f.calculate(step.Arguments[1]), f.calculate(step.Arguments[2])
	if quantity.missing || each.missing || whole.missing || each.number.Sign() <= 0 {
		return missing
	}
	times, ok := whole.number.Divide(each.number, value.Down)
	if !ok {
		return f.tooLarge()
	}
	return f.fit(times.Multiply(quantity.number))
}

// per is `1 per 10 of amount`: in proportion, a quotient like any other.
func (f *frame) per(step *compile.Step) quantity {
	amount, each, whole := f.calculate(step.Arguments[0]), f.calculate(step.Arguments[1]), f.calculate(step.Arguments[2])
	if amount.missing || each.missing || whole.missing || each.number.Sign() <= 0 {
		return missing
	}
	product, ok := amount.number.Multiply(whole.number)
	if !ok {
		return f.tooLarge()
	}
	// whole and each have the same places, so that theirs fall out of the quotient.
	scaled, ok := product.Rescale(step.From, step.Places, value.HalfEven)
	if !ok {
		return f.tooLarge()
	}
	return f.fit(scaled.Divide(each.number, value.HalfEven))
}
