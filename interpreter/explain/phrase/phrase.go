package phrase

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// Writer puts the parts of one scheme into words.
type Writer struct {
	*words.Writer
	scheme *check.Scheme
}

// Of returns the writer of a scheme.
func Of(scheme *check.Scheme) *Writer { return &Writer{words.Of(scheme), scheme} }

// binding is how closely a phrase holds together: one that stands in a closer one needs brackets.
type binding uint8

const (
	whole   binding = iota // a sentence, or a condition joined by or
	either                 // joined by and
	sum                    // joined by + or −
	product                // joined by × or ÷
	single                 // one thing
)

// Value is an expression as a noun: `the net amount`, `会员生日的月份`, `amount × 2`.
func (w *Writer) Value(e *check.Expression) dsl.Words { return w.value(e, whole) }

// value writes an expression, in brackets where it holds together less than what it stands in.
func (w *Writer) value(e *check.Expression, in binding) dsl.Words {
	said, is := w.noun(e)
	if is < in {
		return Say("(%s)", "（%s）", said)
	}
	return said
}

// noun writes an expression and tells how closely it holds together.
func (w *Writer) noun(e *check.Expression) (dsl.Words, binding) {
	switch {
	case e == nil:
		return dsl.Words{}, single
	case e.IsConstant():
		return w.constant(e), single
	case e.Type.Kind == check.Flag && !isReference(e):
		return Say("whether %s", "是否%s", w.Condition(e)), whole
	}
	if sign, ok := signs[e.Operation]; ok {
		return w.arithmetic(e, sign), sign.binding
	}
	if said, ok := w.reference(e); ok {
		return said, single
	}
	if said, ok := w.call(e); ok {
		return said, single
	}
	if e.Operation == check.OperationChoose {
		return Say("%[2]s if %[1]s, otherwise %[3]s", "%[1]s时为 %[2]s，否则为 %[3]s", w.Condition(e.Arguments[0]), w.Value(e.Arguments[1]), w.Value(e.Arguments[2])), whole
	}
	return dsl.Say(e.Text, e.Text), whole // it can't be said better than it is written
}

// isReference tells whether an expression reads one thing.
func isReference(e *check.Expression) bool {
	return e.Reference != nil && e.Operation != check.OperationFirst && e.Operation != check.OperationInCalendar
}

func (w *Writer) constant(e *check.Expression) dsl.Words {
	number, _ := e.Constant.Number.Int64()
	switch {
	case e.Type.Kind == check.Days && e.Type.Places == 0 && number > 0 && number%daysPerWeek == 0 && strings.ContainsAny(e.Text, "周w"):
		return weeks(number / daysPerWeek)
	case e.Type.Kind == check.Duration && strings.ContainsAny(e.Text, "月m"):
		if length := check.UnpackDuration(e.Constant.Number); length.Days == 0 && length.Microseconds == 0 {
			return months(int64(length.Months))
		}
	case e.Type.Kind == check.Text && e.Constant.Text == "":
		return dsl.Say("nothing", "空")
	}
	return w.Writer.Value(e.Type, e.Constant)
}

const daysPerWeek = 7

// weeks is a length of time that the scheme gives in weeks.
func weeks(count int64) dsl.Words {
	if count == 1 {
		return dsl.Say("1 week", "1周")
	}
	return Say("%d weeks", "%d周", count)
}

// months is one that it gives in months.
func months(count int64) dsl.Words {
	if count == 1 {
		return dsl.Say("1 month", "1个月")
	}
	return Say("%d months", "%d个月", count)
}

// sign is how an operation is written between its arguments.
type sign struct {
	english, chinese string
	binding          binding
}

var signs = map[check.Operation]sign{
	check.OperationAdd:          {" + ", " + ", sum},
	check.OperationSubtract:     {" − ", " − ", sum},
	check.OperationMultiply:     {" × ", " × ", product},
	check.OperationDivide:       {" ÷ ", " ÷ ", product},
	check.OperationAddTime:      {" + ", " + ", sum},
	check.OperationSubtractTime: {" − ", " − ", sum},
}

func (w *Writer) arithmetic(e *check.Expression, sign sign) dsl.Words {
	left, right := e.Arguments[0], e.Arguments[1]
	if e.Operation == check.OperationMultiply && left.Type.Kind == check.Percent && (left.IsConstant() || left.Reference != nil) {
		return Say("%[1]s of %[2]s", "%[2]s的 %[1]s", w.value(left, single), w.value(right, single))
	}
	closer := sign.binding
	if e.Operation == check.OperationSubtract || e.Operation == check.OperationDivide {
		closer++
	}
	return Say("%s"+sign.english+"%s", "%s"+sign.chinese+"%s", w.value(left, sign.binding), w.value(right, closer))
}
