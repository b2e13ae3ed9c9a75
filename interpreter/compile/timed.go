package compile

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Timed is a rule's body that waits for time.
type Timed struct {
	Reference Reference
	Kind      TimingKind
	Period    value.Period
	Step      *Step // days, or a packed duration
	Packed    bool
	Date      value.Date // of EveryStep: from when on, as clocks show it
	TimeOfDay int64
	Attribute int // of EveryYear, or None for the day of joining
	Calendar  int // of AtStart
}

func planTiming(timing *check.Timing, reference Reference) Timed {
	planned := Timed{Reference: reference, Kind: timing.Kind, Period: timing.Period, Step: lower(timing.Step), Packed: isPacked(timing.Step),
		Date: timing.Date, TimeOfDay: timing.TimeOfDay, Attribute: None, Calendar: None}
	if timing.Attribute != nil {
		planned.Attribute = timing.Attribute.Index
	}
	if timing.Calendar != nil {
		planned.Calendar = timing.Calendar.Index
	}
	return planned
}
