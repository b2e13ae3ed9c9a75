package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// inCalendar tells whether a calendar holds a day or an instant; none holds what is missing.
func (f *frame) inCalendar(step *compile.Step) quantity {
	asked := f.calculate(step.Arguments[0])
	if asked.missing {
		return flag(false)
	}
	number, _ := asked.number.Int64()
	times := f.plan.Calendars[step.Slot].Times
	if step.Arguments[0].Kind == compile.Date {
		return flag(times.ContainsDay(value.Date(number)))
	}
	return flag(times.Contains(value.Instant(number)))
}
