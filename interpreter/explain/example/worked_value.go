package example

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

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
