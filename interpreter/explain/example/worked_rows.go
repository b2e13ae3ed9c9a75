package example

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

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
