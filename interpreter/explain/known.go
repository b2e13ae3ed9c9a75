package explain

import (
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const (
	minInstant value.Instant = math.MinInt64
	maxInstant value.Instant = math.MaxInt64
)

// known writes what reads better on one line than field by field.
func (o *outline) known(v reflect.Value) (string, bool) {
	if !v.CanInterface() {
		return "", false
	}
	switch one := v.Interface().(type) {
	case *value.Zone:
		return one.Name(), true
	case *value.Calendar:
		return "(its times)", true
	case value.Duration:
		return one.String(), true
	case value.Wide:
		return one.String(), true
	case dsl.Span:
		return fmt.Sprintf("%d:%d", one.Line, one.Column), true
	case check.Type:
		return typeWords(&one), true
	case *check.Expression:
		return expressionWords(one), true
	case check.Validity:
		return validityWords(one, o.zone), true
	case check.Constant:
		return constantWords(&one), true
	case *check.Constant:
		return constantWords(one), true
	case compile.Leaf:
		return one.Name, true
	case *compile.Step:
		return stepWords(one), true
	case compile.Cell:
		return cellWords(&one), true
	case dsl.Name:
		return string(one.Text), true
	case *dsl.Name:
		return string(one.Text), true
	case dsl.Text:
		return fmt.Sprintf("%q", string(one.Value)), true
	case *dsl.Text:
		return fmt.Sprintf("%q", string(one.Value)), true
	case dsl.Literal:
		return o.file.Text(&one), true
	case *dsl.Literal:
		return o.file.Text(one), true
	}
	return "", false
}

// expressionWords writes an expression as the scheme does, or the value that stands where it says nothing.
func expressionWords(e *check.Expression) string {
	text := "`" + strings.Join(strings.Fields(e.Text), " ") + "`"
	if e.Text == "" && e.IsConstant() {
		text = constantWords(&e.Constant)
	}
	return text + " is " + typeWords(&e.Type)
}

func typeWords(kind *check.Type) string {
	words := strings.ToLower(kind.Kind.String())
	if kind.IsNumeric() && kind.Places > 0 {
		words += fmt.Sprintf(" with %d decimals", kind.Places)
	}
	switch {
	case kind.Wallet != nil:
		words += " of " + kind.Wallet.Name
	case kind.Ladder != nil:
		words += " of " + kind.Ladder.Name
	}
	return words
}

func constantWords(constant *check.Constant) string {
	if constant.Text != "" {
		return fmt.Sprintf("%q", constant.Text)
	}
	return constant.Number.String()
}

func cellWords(cell *compile.Cell) string {
	switch {
	case !cell.Present:
		return "–"
	case cell.Text != "":
		return fmt.Sprintf("%q", cell.Text)
	}
	return fmt.Sprint(cell.Number)
}

func validityWords(validity check.Validity, zone *value.Zone) string {
	switch {
	case validity.From == minInstant && validity.Until == maxInstant:
		return "always"
	case validity.From == minInstant:
		return "until " + instantWords(validity.Until, zone)
	case validity.Until == maxInstant:
		return "from " + instantWords(validity.From, zone)
	}
	return "from " + instantWords(validity.From, zone) + " until " + instantWords(validity.Until, zone)
}

// stepWords writes a step with its arguments behind it in brackets: (greater-equal (net).2 100.00).
func stepWords(step *compile.Step) string {
	if step.Operation == compile.OperationConstant {
		if step.IsText() {
			return fmt.Sprintf("%q", step.Text)
		}
		number, _ := step.Number.Int64()
		return value.DecimalString(number, step.Places)
	}
	words := []string{step.Operation.String()}
	if compile.ReadsSlot(step.Operation) {
		words[0] += fmt.Sprintf(" #%d", step.Slot)
	}
	for _, argument := range step.Arguments {
		words = append(words, stepWords(argument))
	}
	for i := range step.Rows {
		words = append(words, rowWords(&step.Rows[i]))
	}
	text := "(" + strings.Join(words, " ") + ")"
	if step.Places > 0 {
		text += fmt.Sprintf(".%d", step.Places)
	}
	return text
}

func rowWords(row *compile.Row) string {
	key := "otherwise"
	switch {
	case row.From != nil:
		key = "from " + stepWords(row.From)
	case len(row.Keys) > 0:
		var keys []string
		for i := range row.Keys {
			keys = append(keys, cellWords(&row.Keys[i]))
		}
		key = strings.Join(keys, ", ")
	}
	return "[" + key + ": " + stepWords(row.Value) + "]"
}
