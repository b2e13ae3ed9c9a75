package example

import (
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// arithmetic is an amount as the evaluator worked it out, with the values that went into it.
type arithmetic struct {
	*teller
	effect *check.Effect
	values map[string]evaluate.Operand // by how they are written in the scheme
}

// worked says how an amount comes about: `105 元，每满 10 元 1 积分`. It is empty where the amount says it all, and where
// it can't be said shortly.
func (t *teller) worked(entry *evaluate.Entry, effect *check.Effect) dsl.Words {
	if effect.Amount == nil {
		return dsl.Words{}
	}
	a := &arithmetic{t, effect, map[string]evaluate.Operand{}}
	leaves := t.leaves(entry, effect)
	for i := range leaves {
		operand := entry.Operands[i]
		if entry.Of != evaluate.None { // an entry of a boost keeps what went into the rule it boosts
			operand = t.before(leaves[i].Step)
		}
		a.values[leaves[i].Name] = operand
	}
	if effect.Kind == check.DiscountTo {
		if said := a.say(effect.Amount); said.English != "" {
			return dsl.Say("down to "+said.English, "减至 "+said.Chinese)
		}
	}
	if said := a.say(effect.Amount); said.English != "" || effect.Kind == check.Boost {
		return said
	}
	return a.listed(effect.Amount)
}

// mostListed is how many values are listed where an amount is a formula.
const mostListed = 4

// listed names the values that went into a formula: `公里 2，折扣 0.5`. It is empty where there is one alone, which says
// no more than the amount, and where there are many.
func (a *arithmetic) listed(e *check.Expression) dsl.Words {
	if e.IsConstant() || e.Operation == check.OperationRows {
		return dsl.Words{}
	}
	var list []dsl.Words
	for _, one := range leafsOf(e, nil) {
		what := a.written(one)
		if _, ok := a.values[one.Text]; !ok || what.English == "" {
			continue
		}
		if name := a.nameOf(one); name.English != "" {
			what = dsl.Say(name.English+" "+what.English, name.Chinese+" "+what.Chinese)
		}
		list = append(list, what)
	}
	if len(list) < 2 || len(list) > mostListed {
		return dsl.Words{}
	}
	return joined(list, ", ", "，")
}

// leafsOf are the values that an expression reads, each once, in the order in which they stand there.
func leafsOf(e *check.Expression, list []*check.Expression) []*check.Expression {
	if len(e.Arguments) == 0 && !e.IsConstant() {
		if !slices.ContainsFunc(list, func(other *check.Expression) bool { return other.Text == e.Text }) {
			list = append(list, e)
		}
		return list
	}
	for _, argument := range e.Arguments {
		list = leafsOf(argument, list)
	}
	return list
}

// nameOf is what a value is called; nothing for what needs no name.
func (a *arithmetic) nameOf(e *check.Expression) dsl.Words {
	switch thing := e.Reference.(type) {
	case *check.Field:
		return a.Field(thing)
	case *check.Metric:
		return a.Metric(thing)
	case *check.Param:
		return a.Param(thing)
	case *check.Attribute:
		return a.Attribute(thing)
	case *check.Ladder:
		return a.Ladder(thing)
	}
	return dsl.Words{}
}

// leaves are the values that an effect reads, in the order in which an entry keeps them.
func (t *teller) leaves(entry *evaluate.Entry, effect *check.Effect) []compile.Leaf {
	for b, body := range t.scheme.Rules[entry.Rule].Bodies {
		for e, one := range body.Effects {
			if one == effect {
				return t.program.Plan().Rules[entry.Rule].Bodies[b].Effects[e].Leaves
			}
		}
	}
	return nil
}

func (a *arithmetic) say(e *check.Expression) dsl.Words {
	switch e.Operation {
	case check.OperationEvery, check.OperationPer:
		return a.each(e)
	case check.OperationMultiply:
		return a.share(e)
	case check.OperationRows:
		return a.row(e)
	case check.OperationSlices:
		return a.slices(e)
	case check.OperationConstant:
		if a.effect.Kind == check.Boost {
			return words.Times(e.Constant.Number, e.Type.Places)
		}
		return dsl.Words{}
	}
	if a.effect.Kind == check.Boost {
		if factor, places, ok := a.number(e); ok {
			return words.Times(factor, places)
		}
	}
	return dsl.Words{}
}

// each is `105 元，每满 10 元 1 积分`.
func (a *arithmetic) each(e *check.Expression) dsl.Words {
	quantity, step, of := e.Arguments[0], e.Arguments[1], e.Arguments[2]
	many, whole := a.unit(quantity), a.called(of, a.written(of))
	size := a.writtenAs(step, &of.Type)
	if many.English == "" || size.English == "" {
		return dsl.Words{}
	}
	rate := dsl.Sayf("%[1]s for every complete %[2]s", "每满 %[4]s得 %[3]s", many.English, size.English, many.Chinese, spaced(size.Chinese))
	if e.Operation == check.OperationPer {
		rate = dsl.Sayf("%[1]s per %[2]s", "每 %[4]s得 %[3]s，按比例", many.English, size.English, many.Chinese, spaced(size.Chinese))
	}
	if whole.English == "" {
		return rate
	}
	return joined([]dsl.Words{whole, rate}, ", ", "，")
}

// spaced puts a space behind a number that stands alone.
func spaced(text string) string {
	if last := text[len(text)-1]; last < 0x80 {
		return text + " "
	}
	return text
}

// called puts its name before a plain number, which says nothing without it: `件数 5`.
func (a *arithmetic) called(e *check.Expression, number dsl.Words) dsl.Words {
	if e.Type.Kind != check.Number || number.English == "" {
		return number
	}
	name := a.nameOf(e)
	if name.English == "" {
		return number
	}
	return dsl.Say(name.English+" "+number.English, name.Chinese+" "+number.Chinese)
}

// unit writes a quantity in what the effect gives: units of its wallet, vouchers, money.
func (a *arithmetic) unit(e *check.Expression) dsl.Words {
	number, places, ok := a.number(e)
	if !ok {
		return dsl.Words{}
	}
	switch {
	case a.effect.Wallet != nil:
		return a.Quantity(a.effect.Wallet, number, places)
	case a.effect.Voucher != nil:
		count, _ := number.Int64()
		if places > 0 {
			return dsl.Words{}
		}
		return a.Vouchers(a.effect.Voucher, count)
	case a.effect.Kind == check.Boost:
		return words.Times(number, places)
	}
	return a.Sum(number, places)
}

// share is `105 元的 5%`.
func (a *arithmetic) share(e *check.Expression) dsl.Words {
	factor, whole := e.Arguments[0], e.Arguments[1]
	if factor.Type.Kind != check.Percent && whole.Type.Kind == check.Percent {
		factor, whole = whole, factor
	}
	if factor.Type.Kind != check.Percent {
		return dsl.Words{}
	}
	share, of := a.written(factor), a.called(whole, a.written(whole))
	if share.English == "" || of.English == "" {
		return dsl.Words{}
	}
	return dsl.Say(share.English+" of "+of.English, spaced(of.Chinese)+"的 "+share.Chinese)
}

// row is the row of a table that decides: `满 500 元：25 元`, `金卡：105 元的 2%`.
func (a *arithmetic) row(e *check.Expression) dsl.Words {
	row := a.chosen(e)
	if row == nil {
		return dsl.Words{}
	}
	var key dsl.Words
	switch {
	case row.From != nil:
		from := a.writtenAs(row.From, &e.Arguments[0].Type)
		key = dsl.Say("from "+from.English, "满 "+from.Chinese)
		if name := a.called(e.Arguments[0], dsl.Say("from", "满")); name.Chinese != "满" {
			key = dsl.Say(name.English+" "+from.English, spaced(strings.TrimSuffix(name.Chinese, " 满"))+"满 "+from.Chinese)
		}
	case row.Otherwise:
		key = a.written(e.Arguments[0])
	default:
		key = a.written(e.Arguments[0])
	}
	rest := a.say(row.Value)
	switch {
	case rest.English == "" && row.Value.IsConstant():
		rest = a.unit(row.Value)
	case rest.English == "":
		rest = a.listed(row.Value)
	case row.Value.Type.Kind == check.Percent:
		rest = a.written(row.Value)
	}
	if key.English == "" || rest.English == "" {
		return rest
	}
	return joined([]dsl.Words{key, rest}, ": ", "：")
}

// slices are the slices of a number, each at its own rate: `1000 元的 1%，500 元的 2%`.
func (a *arithmetic) slices(e *check.Expression) dsl.Words {
	key := e.Arguments[0]
	whole, places, ok := a.number(key)
	if !ok {
		return dsl.Words{}
	}
	var list []dsl.Words
	for i := range e.Rows {
		row := &e.Rows[i]
		from, ok := a.line(row.From, places)
		if !ok || !row.Value.IsConstant() || row.Value.Type.Kind != check.Percent {
			return a.called(key, a.written(key))
		}
		end := whole
		if i+1 < len(e.Rows) {
			if next, ok := a.line(e.Rows[i+1].From, places); ok && next.Compare(whole) < 0 {
				end = next
			}
		}
		slice, ok := end.Subtract(from)
		if !ok || slice.Sign() <= 0 {
			break
		}
		kind := key.Type
		kind.Places = places
		of, share := a.Writer.Value(kind, check.Constant{Number: slice}), a.written(row.Value)
		list = append(list, dsl.Say(share.English+" of "+of.English, spaced(of.Chinese)+"的 "+share.Chinese))
	}
	return joined(list, ", ", "，")
}

// line is a threshold at some decimal places.
func (a *arithmetic) line(e *check.Expression, places int) (value.Wide, bool) {
	if e == nil {
		return value.Wide{}, false
	}
	number, from, ok := a.number(e)
	if !ok {
		return value.Wide{}, false
	}
	return number.Rescale(from, places, value.Down)
}

// chosen is the row that holds for the key's value, at the moment of the example.
func (a *arithmetic) chosen(e *check.Expression) *check.Row {
	key := e.Arguments[0]
	var found *check.Row
	for i := range e.Rows {
		row := &e.Rows[i]
		if a.moment.at < row.Validity.From || a.moment.at >= row.Validity.Until {
			continue
		}
		switch {
		case row.From != nil:
			if a.reaches(key, row.From) {
				found = row
			}
		case row.Otherwise && found == nil:
			found = row
		case a.among(key, row.Keys):
			return row
		}
	}
	return found
}

func (a *arithmetic) reaches(key, from *check.Expression) bool {
	number, places, ok := a.number(key)
	line, linePlaces, known := a.number(from)
	if !ok || !known {
		return false
	}
	most := max(places, linePlaces)
	number, fits := number.Rescale(places, most, value.Down)
	line, lineFits := line.Rescale(linePlaces, most, value.Down)
	return fits && lineFits && number.Compare(line) >= 0
}

func (a *arithmetic) among(key *check.Expression, keys []*check.Expression) bool {
	operand, ok := a.values[key.Text]
	if !ok || operand.Missing {
		return false
	}
	for _, one := range keys {
		if one.Constant.Text == operand.Text && (key.Type.Kind == check.Text || one.Constant.Number.Compare(operand.Number) == 0) {
			return true
		}
	}
	return false
}

// written writes a value: one that stands in the scheme, one that the evaluator read, or what these come to.
func (a *arithmetic) written(e *check.Expression) dsl.Words { return a.writtenAs(e, &e.Type) }

// writtenAs writes a value in the unit of another: a plain number takes that of the other side.
func (a *arithmetic) writtenAs(e *check.Expression, unit *check.Type) dsl.Words {
	if operand, ok := a.values[e.Text]; ok && !operand.Missing {
		return a.Writer.Value(inUnit(e.Type, unit), check.Constant{Number: operand.Number, Text: operand.Text})
	}
	number, places, ok := a.number(e)
	if !ok {
		return dsl.Words{}
	}
	kind := inUnit(e.Type, unit)
	kind.Places = places
	return a.Writer.Value(kind, check.Constant{Number: number})
}

func inUnit(kind check.Type, unit *check.Type) check.Type {
	if kind.Kind == check.Number && unit.IsNumeric() {
		unit := *unit
		unit.Places = kind.Places
		return unit
	}
	return kind
}

// number works out a value from what stands in the scheme and what the evaluator read, where that is a sum, a difference
// or a product.
func (a *arithmetic) number(e *check.Expression) (value.Wide, int, bool) {
	if e.IsConstant() {
		return e.Constant.Number, e.Type.Places, e.Type.IsNumeric()
	}
	if operand, ok := a.values[e.Text]; ok {
		return operand.Number, e.Type.Places, !operand.Missing && e.Type.IsNumeric()
	}
	if len(e.Arguments) != 2 {
		return value.Wide{}, 0, false
	}
	left, leftPlaces, ok := a.number(e.Arguments[0])
	right, rightPlaces, known := a.number(e.Arguments[1])
	if !ok || !known {
		return value.Wide{}, 0, false
	}
	if e.Operation == check.OperationMultiply {
		product, ok := left.Multiply(right)
		return product, leftPlaces + rightPlaces, ok
	}
	places := max(leftPlaces, rightPlaces)
	left, ok = left.Rescale(leftPlaces, places, value.Down)
	right, known = right.Rescale(rightPlaces, places, value.Down)
	if !ok || !known {
		return value.Wide{}, 0, false
	}
	switch e.Operation {
	case check.OperationAdd:
		sum, ok := left.Add(right)
		return sum, places, ok
	case check.OperationSubtract:
		difference, ok := left.Subtract(right)
		return difference, places, ok
	}
	return value.Wide{}, 0, false
}
