package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// horizon is the first instant after now at which a step can come to something else though nothing happens to the
// member. It may be too early, never too late: what is judged once more is judged alike.
func (f *frame) horizon(step *compile.Step) value.Instant {
	switch step.Operation {
	case compile.OperationConstant, compile.OperationAttribute, compile.OperationAvailable, compile.OperationTier, compile.OperationSegment,
		compile.OperationHeld, compile.OperationJoined, compile.OperationSelf:
		return never
	case compile.OperationParam:
		return f.nextParam(step.Slot)
	case compile.OperationMetric:
		return f.metricHorizon(step.Slot)
	case compile.OperationEqual, compile.OperationNotEqual, compile.OperationLess, compile.OperationLessEqual, compile.OperationGreater, compile.OperationGreaterEqual:
		if days, than, ok := f.countsDays(step); ok {
			return f.crossing(days, than)
		}
	case compile.OperationDaysSince:
		return f.tomorrow()
	}
	if len(step.Arguments) == 0 {
		return f.tomorrow() // today, the time, a calendar
	}
	next := never
	for _, argument := range step.Arguments {
		next = min(next, f.horizon(argument))
	}
	for i := range step.Rows {
		if step.Rows[i].From != nil {
			next = min(next, f.horizon(step.Rows[i].From))
		}
		next = min(next, f.horizon(step.Rows[i].Value))
	}
	switch step.Operation {
	case compile.OperationRows, compile.OperationTextRows, compile.OperationSlices, compile.OperationLookup:
		return min(next, f.tomorrow()) // rows have dates
	}
	return next
}

func (f *frame) tomorrow() value.Instant { return f.plan.Zone.EndOf(f.now, value.Day) }

func (f *frame) nextParam(slot int) value.Instant {
	for _, dated := range f.plan.Params[slot].Values[1:] {
		if dated.From > f.now {
			return dated.From
		}
	}
	return never
}

// metricHorizon is when a metric can come to something else though nothing happens.
func (f *frame) metricHorizon(slot int) value.Instant {
	metric := &f.plan.Metrics[slot]
	window := f.evaluator.metricSpan(f.state, slot)
	switch {
	case metric.Kind == compile.MetricFormula:
		return f.horizon(metric.Formula)
	case metric.Rank != nil:
		next, _ := f.evaluator.NextRank(f.now)
		return next
	case metric.Kind == compile.MetricSince:
		return f.tomorrow()
	case metric.Window.Kind == compile.Lifetime:
		return never
	case metric.Window.Kind == compile.ThisPeriod, metric.Window.Kind == compile.PreviousPeriod:
		return window.endOf(f.now)
	case metric.Window.Kind == compile.OverLast && metric.Tally == None && metric.Series == None:
		return f.state.Metrics[slot].nextLeaving(f.now)
	}
	return f.tomorrow()
}

// countsDays tells whether a comparison is one of a count of days, one more each day, with a number that stays.
func (f *frame) countsDays(step *compile.Step) (days, than *compile.Step, ok bool) {
	left, right := step.Arguments[0], step.Arguments[1]
	if f.isDayCount(right) {
		left, right = right, left
	}
	return left, right, f.isDayCount(left) && left.Places == 0 && f.horizon(right) == never
}

func (f *frame) isDayCount(step *compile.Step) bool {
	switch step.Operation {
	case compile.OperationMetric:
		return f.plan.Metrics[step.Slot].Kind == compile.MetricSince
	case compile.OperationDaysSince:
		return f.horizon(step.Arguments[0]) == never
	}
	return false
}

// crossing is when a count of days comes to a number, or goes beyond it; never if it has.
func (f *frame) crossing(days, than *compile.Step) value.Instant {
	count, bound := f.calculate(days), f.calculate(than)
	if count.missing || bound.missing {
		return never
	}
	now, _ := count.number.Int64()
	at, _ := bound.number.Int64()
	left := at - now
	if left <= 0 {
		left = 1
		if at < now {
			return never
		}
	}
	today, _ := f.plan.Zone.Civil(f.now)
	if left > int64(value.LastDate-today) {
		return never
	}
	return f.plan.Zone.Midnight(today + value.Date(left))
}
