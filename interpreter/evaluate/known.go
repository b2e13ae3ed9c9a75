package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// known asks the event to say what its kind asks for, in values that the scheme knows.
func (e *Evaluator) known(event *Event) bool {
	fields := e.plan.Events[event.Kind].Fields
	for i := range fields {
		field := &fields[i]
		if field.List == nil {
			e.knownCell(event, field, &event.Cells[i])
			e.knownSign(event, field, &event.Cells[i])
			continue
		}
		for line := range event.lineCount(i) {
			cells := event.line(i, line)
			for j := range field.List {
				e.knownCell(event, &field.List[j], &cells[j])
			}
		}
	}
	return len(e.reasons) == 0
}

func (e *Evaluator) knownCell(event *Event, field *compile.Field, cell *Cell) {
	switch {
	case !cell.Present && !field.Optional:
		e.refuseField("field", event, field, dsl.Say("is missing", "缺少"))
	case !cell.Present:
	case field.Kind == compile.Text && len(field.OneOf) > 0 && !slices.Contains(field.OneOf, cell.Text):
		e.refuseField("one-of", event, field, dsl.Say("is not among the choices", "不在可选值里"))
	case !fitsKind(field.Kind, cell.Number):
		e.refuseField("range", event, field, dsl.Say("is larger than can be kept", "超出范围"))
	}
}

// knownSign asks money and units not to be below 0; a line of a list may be, as that of a coupon is.
func (e *Evaluator) knownSign(event *Event, field *compile.Field, cell *Cell) {
	if cell.Number < 0 && !field.Signed && (field.Kind == compile.Money || field.Units != None) {
		e.refuseField("negative", event, field, dsl.Say("is below 0", "小于 0"))
	}
}

func (e *Evaluator) refuseField(code string, event *Event, field *compile.Field, what dsl.Words) {
	written := e.plan.Events[event.Kind].Written
	e.refuse(code, None, dsl.Words{
		English: "`" + field.Written + "` of `" + written + "` " + what.English,
		Chinese: "`" + written + "` 的 `" + field.Written + "` " + what.Chinese,
	})
}

// fitsKind tells whether a value at rest is one of its kind: numbers leave room to be added up, days and instants are
// in the calendar.
func fitsKind(kind compile.Kind, number int64) bool {
	switch kind {
	case compile.Date:
		return number >= int64(value.FirstDate) && number <= int64(value.LastDate)
	case compile.Instant:
		return inCalendar(value.Instant(number))
	case compile.Flag:
		return number == 0 || number == 1
	}
	return number <= ledger.Most && number >= -ledger.Most
}

// The instants that can be written: the years 1 to 9999 in UTC.
const (
	firstInstant = value.Instant(value.FirstDate) * value.MicrosecondsPerDay
	lastInstant  = value.Instant(value.LastDate+1)*value.MicrosecondsPerDay - 1
)

func inCalendar(at value.Instant) bool { return at >= firstInstant && at <= lastInstant }
