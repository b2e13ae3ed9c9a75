package simulate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

// The reasons why events are left out that are no fault of theirs, besides those of package mapping.
const (
	AfterUntil = "after --until"
	Repeated   = "id repeated"
)

// LeftWords says in both languages why rows are left out that are no fault of theirs; false for other reasons.
func LeftWords(code string) (dsl.Words, bool) {
	switch code {
	case AfterUntil:
		return dsl.Say("after --until", "晚于 --until"), true
	case Repeated:
		return dsl.Say("the same id once more", "同一单号重复出现"), true
	}
	return mapping.LeftWords(code)
}

// leave leaves the event at hand out.
func (r *run) leave(code, column, value string) error {
	reason, _ := LeftWords(code)
	return r.found(history.BadRow{File: r.event.Origin.File, Line: r.event.Origin.Line, Column: column, Value: value, Code: code, Reason: reason}, true)
}

// cut leaves the events out that are later than the end.
func (r *run) cut() error {
	first := r.log.Until(r.result.Until)
	for i := first; i < r.log.Len(); i++ {
		r.log.Fill(i, &r.event)
		if err := r.leave(AfterUntil, "", ""); err != nil {
			return err
		}
	}
	r.log.Truncate(first)
	return nil
}
