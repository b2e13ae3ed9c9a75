package evaluate

import (
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// quantity is a value in flight: a number at its step's places, or a text; or missing.
type quantity struct {
	number  value.Wide
	text    string
	missing bool
}

var missing = quantity{missing: true}

// frame is what a step can see: the member, the event and its line, the order's money, and now.
type frame struct {
	evaluator *Evaluator
	plan      *compile.Plan
	state     *State
	event     *Event        // nil where none is at hand
	line      []Cell        // of the rule that is judged line by line
	item      []Cell        // of the list function that is at work
	now       value.Instant // of what is judged
	period    value.Instant // the instant by which calendar windows are told: at a review, just before it
	less      int64         // that compounded discounts have taken off the amount which the rule reads
	net       int64
	due       int64
	drawn     []int64
	offer     []Cell // the fields of the event that opened the challenge at hand
	seen      *Seen  // nil where nobody watches
	overflow  bool   // a number became too large; what it was part of is refused

	// Of a refund: what it gives back, which is what its amount reads as also where it is left out.
	refunding  bool
	refundSlot int
	refund     int64
}

func flag(yes bool) quantity {
	if yes {
		return quantity{number: value.Wide{Low: 1}}
	}
	return quantity{}
}

func of(number int64) quantity { return quantity{number: value.WideOf(number)} }

// holds tells whether a condition is true; a missing one is not.
func (f *frame) holds(step *compile.Step) bool {
	result := f.calculate(step)
	holds := !result.missing && !result.number.IsZero()
	if f.seen != nil {
		f.seen.condition(step.Point, holds)
	}
	return holds
}

// tooLarge remembers that a number did not fit.
func (f *frame) tooLarge() quantity {
	f.overflow = true
	return missing
}

func (f *frame) fit(number value.Wide, ok bool) quantity {
	if !ok {
		return f.tooLarge()
	}
	return quantity{number: number}
}

func cellQuantity(cell *Cell) quantity {
	if !cell.Present {
		return missing
	}
	return quantity{number: value.WideOf(cell.Number), text: cell.Text}
}

// calculate works a step out.
func (f *frame) calculate(step *compile.Step) quantity {
	switch {
	case step.Operation == compile.OperationConstant:
		return quantity{number: step.Number, text: step.Text}
	case step.Operation <= compile.OperationSelf:
		return f.read(step)
	case step.Operation >= compile.OperationFirst:
		return f.compound(step)
	case step.Operation >= compile.OperationAnd && step.Operation <= compile.OperationChoose:
		return f.logic(step)
	case step.Operation == compile.OperationPresent:
		return flag(!f.calculate(step.Arguments[0]).missing)
	case len(step.Arguments) == 1:
		return f.unary(step)
	}
	return f.binary(step)
}

// read returns a value that lies ready.
func (f *frame) read(step *compile.Step) quantity {
	switch step.Operation {
	case compile.OperationField:
		if f.less != 0 && step.Slot == f.plan.Events[f.event.Kind].Amount {
			return of(f.evaluator.order.amount - f.less)
		}
		if f.refunding && step.Slot == f.refundSlot {
			return of(f.refund)
		}
		return cellQuantity(&f.event.Cells[step.Slot])
	case compile.OperationItemField:
		return cellQuantity(&f.item[step.Slot])
	case compile.OperationLineField:
		return cellQuantity(&f.line[step.Slot])
	case compile.OperationAttribute:
		return cellQuantity(&f.state.Attributes[step.Slot])
	case compile.OperationParam:
		return f.param(step.Slot)
	case compile.OperationMetric:
		return f.metric(step.Slot)
	case compile.OperationAvailable:
		return of(f.state.Wallets[step.Slot].Totals.Available)
	case compile.OperationTier:
		return of(int64(f.state.Tiers[step.Slot].Tier))
	case compile.OperationOffer:
		return cellQuantity(&f.offer[step.Slot])
	case compile.OperationSegment:
		if f.state.Segments[step.Slot] == None {
			return missing
		}
		return of(int64(f.state.Segments[step.Slot]))
	case compile.OperationDrawn:
		return of(f.drawn[step.Slot])
	case compile.OperationHeld:
		return of(f.state.Vouchers[step.Slot].Totals.Held)
	case compile.OperationNet:
		return of(f.net)
	case compile.OperationDue:
		return of(f.due)
	case compile.OperationToday:
		day, _ := f.plan.Zone.Civil(f.now)
		return of(int64(day))
	case compile.OperationNow:
		return of(int64(f.now))
	case compile.OperationSelf:
		return quantity{text: f.state.Member}
	}
	return f.joined()
}

// joined is when the member began to live: with the event at hand, if it is the first.
func (f *frame) joined() quantity {
	switch {
	case f.state.Living:
		return of(int64(f.state.Joined))
	case f.event != nil && f.event.Member == f.state.Member && f.plan.Events[f.event.Kind].Role != compile.RoleClose:
		return of(int64(f.event.At))
	}
	return missing
}

// param returns what a param is worth at the instant of what is judged.
func (f *frame) param(slot int) quantity {
	values := f.plan.Params[slot].Values
	last := len(values) - 1
	for last > 0 && values[last].From > f.now {
		last--
	}
	return quantity{number: values[last].Number, text: values[last].Text}
}

// metric reads what is measured of the member.
func (f *frame) metric(slot int) quantity {
	metric := &f.plan.Metrics[slot]
	if metric.Kind == compile.MetricFormula {
		return f.calculate(metric.Formula)
	}
	if metric.Rank != nil {
		return compared(&f.state.Metrics[slot])
	}
	window, at := f.evaluator.metricSpan(f.state, slot), f.now
	if metric.Window.Kind == compile.ThisPeriod || metric.Window.Kind == compile.PreviousPeriod {
		at = f.period
	}
	switch {
	case metric.Series != None:
		return f.kept(metric, f.state.series[metric.Series].read(metric.Kind, window, f.now, at))
	case metric.Kind == compile.MetricDistinct:
		return of(f.state.tallies[metric.Tally].distinct(window, at))
	case metric.Kind == compile.MetricTop:
		return f.top(f.state.tallies[metric.Tally].top(window, at))
	}
	return of(f.state.Metrics[slot].read(window, at))
}

// kept is what a metric reads of the value that counts: it, or the days since then. Without any it is missing.
func (f *frame) kept(metric *compile.Metric, one *kept) quantity {
	if one == nil {
		return missing
	}
	if metric.Kind != compile.MetricSince {
		return quantity{number: value.WideOf(one.number), text: one.text}
	}
	today, _ := f.plan.Zone.Civil(f.now)
	then, _ := f.plan.Zone.Civil(one.at)
	return of(int64(today - then))
}

// top is the value for which there is most.
func (f *frame) top(best *keyed) quantity {
	if best == nil {
		return missing
	}
	return quantity{number: value.WideOf(best.number), text: best.text}
}

func (f *frame) logic(step *compile.Step) quantity {
	switch step.Operation {
	case compile.OperationAnd:
		return flag(f.holds(step.Arguments[0]) && f.holds(step.Arguments[1]))
	case compile.OperationOr:
		return flag(f.holds(step.Arguments[0]) || f.holds(step.Arguments[1]))
	case compile.OperationNot:
		return flag(!f.holds(step.Arguments[0]))
	}
	if f.holds(step.Arguments[0]) {
		return f.calculate(step.Arguments[1])
	}
	return f.calculate(step.Arguments[2])
}

// unary works out what has one argument; of what is missing everything is missing.
func (f *frame) unary(step *compile.Step) quantity {
	argument := f.calculate(step.Arguments[0])
	if argument.missing {
		return missing
	}
	number := argument.number
	switch step.Operation {
	case compile.OperationRescale:
		return f.fit(number.Rescale(step.From, step.Places, value.HalfEven))
	case compile.OperationTruncate:
		return f.fit(number.Rescale(step.From, step.Places, value.Down))
	case compile.OperationNegate:
		return f.fit(number.Negate())
	case compile.OperationFloor:
		return f.fit(number.Rescale(step.From, step.Places, value.Floor))
	case compile.OperationCeiling:
		return f.fit(number.Rescale(step.From, step.Places, value.Ceiling))
	case compile.OperationRound:
		return f.fit(number.Rescale(step.From, step.Places, value.HalfUp))
	case compile.OperationAbsolute:
		if number.Sign() < 0 {
			return f.fit(number.Negate())
		}
		return argument
	case compile.OperationHours, compile.OperationMinutes, compile.OperationSeconds:
		return f.clock(step.Operation, number)
	}
	return f.dateFunction(step.Operation, number)
}

func (f *frame) dateFunction(operation compile.Operation, number value.Wide) quantity {
	n, _ := number.Int64()
	day := value.Date(n)
	switch operation {
	case compile.OperationYear:
		return of(int64(day.Year()))
	case compile.OperationMonth:
		return of(int64(day.Month()))
	case compile.OperationDay:
		return of(int64(day.Day()))
	case compile.OperationWeekday:
		return of(int64(day.Weekday()))
	case compile.OperationDate:
		day, _ := f.plan.Zone.Civil(value.Instant(n))
		return of(int64(day))
	}
	today, _ := f.plan.Zone.Civil(f.now) // OperationDaysSince
	return of(int64(today - day))
}

// clock is a length of time out of a number: hours(x).
func (f *frame) clock(operation compile.Operation, number value.Wide) quantity {
	count, fits := number.Int64()
	if !fits {
		return f.tooLarge()
	}
	length := value.Duration{}
	switch operation {
	case compile.OperationHours:
		length, fits = value.Hours(count)
	case compile.OperationMinutes:
		length, fits = value.Minutes(count)
	default:
		length, fits = value.Seconds(count)
	}
	return f.fit(compile.PackDuration(length), fits)
}

// binary works out what has two arguments. A comparison with what is missing is false, `!=` true; arithmetic with it
// is missing.
func (f *frame) binary(step *compile.Step) quantity {
	left, right := f.calculate(step.Arguments[0]), f.calculate(step.Arguments[1])
	isTest := step.Operation >= compile.OperationEqual && step.Operation <= compile.OperationEndsWith
	if left.missing || right.missing {
		if isTest {
			return flag(step.Operation == compile.OperationNotEqual || step.Operation == compile.OperationTextNotEqual)
		}
		return missing
	}
	if isTest {
		return flag(compare(step.Operation, left, right))
	}
	switch step.Operation {
	case compile.OperationAdd:
		return f.fit(left.number.Add(right.number))
	case compile.OperationSubtract:
		return f.fit(left.number.Subtract(right.number))
	case compile.OperationMultiply:
		return f.product(step, left.number, right.number)
	case compile.OperationDivide:
		return f.quotient(step, left.number, right.number)
	case compile.OperationMinimum:
		return lesser(left, right)
	case compile.OperationMaximum:
		if lesser(left, right) == left {
			return right
		}
		return left
	case compile.OperationModulo:
		return f.modulo(left.number, right.number)
	}
	return f.addTime(step, left.number, right.number)
}

func lesser(left, right quantity) quantity {
	if left.number.Compare(right.number) <= 0 {
		return left
	}
	return right
}

func compare(operation compile.Operation, left, right quantity) bool {
	order := left.number.Compare(right.number)
	switch operation {
	case compile.OperationEqual:
		return order == 0
	case compile.OperationNotEqual:
		return order != 0
	case compile.OperationLess:
		return order < 0
	case compile.OperationLessEqual:
		return order <= 0
	case compile.OperationGreater:
		return order > 0
	case compile.OperationGreaterEqual:
		return order >= 0
	case compile.OperationTextEqual:
		return left.text == right.text
	case compile.OperationTextNotEqual:
		return left.text != right.text
	case compile.OperationContains:
		return strings.Contains(left.text, right.text)
	case compile.OperationStartsWith:
		return strings.HasPrefix(left.text, right.text)
	}
	return strings.HasSuffix(left.text, right.text)
}

// product multiplies; where that has more places than an expression keeps, it is rounded half-even.
func (f *frame) product(step *compile.Step, left, right value.Wide) quantity {
	product, ok := left.Multiply(right)
	if !ok {
		return f.tooLarge()
	}
	places := step.Arguments[0].Places + step.Arguments[1].Places
	return f.fit(product.Rescale(places, step.Places, value.HalfEven))
}

// quotient divides to the places of the step, half-even. Divided by 0 it is missing.
func (f *frame) quotient(step *compile.Step, left, right value.Wide) quantity {
	if right.IsZero() {
		return missing
	}
	scaled, ok := left.Rescale(step.Arguments[0].Places, step.Places+step.Arguments[1].Places, value.HalfEven)
	if !ok {
		return f.tooLarge()
	}
	return f.fit(scaled.Divide(right, value.HalfEven))
}

// modulo is what is left of a division towards minus infinity, so that it has the divisor's sign.
func (f *frame) modulo(left, right value.Wide) quantity {
	if right.IsZero() {
		return missing
	}
	quotient, ok := left.Divide(right, value.Floor)
	if !ok {
		return f.tooLarge()
	}
	whole, ok := quotient.Multiply(right)
	if !ok {
		return f.tooLarge()
	}
	return f.fit(left.Subtract(whole))
}

// addTime adds a length of time to a date or an instant.
func (f *frame) addTime(step *compile.Step, left, right value.Wide) quantity {
	from, _ := left.Int64()
	length := lengthOf(right, step.Operation == compile.OperationAddDuration || step.Operation == compile.OperationAddDurationTime)
	instant := value.Instant(from)
	isDate := step.Operation == compile.OperationAddDays || step.Operation == compile.OperationAddDuration
	if isDate {
		instant = f.plan.Zone.Midnight(value.Date(from))
	}
	if step.Negative {
		instant = f.plan.Zone.Subtract(instant, length)
	} else {
		instant = f.plan.Zone.Add(instant, length)
	}
	if !isDate {
		return of(int64(instant))
	}
	day, _ := f.plan.Zone.Civil(instant)
	return of(int64(day))
}

// lengthOf reads a length of time out of a number: days, or a packed duration.
func lengthOf(number value.Wide, packed bool) value.Duration {
	if packed {
		return compile.UnpackDuration(number)
	}
	count, ok := number.Int64()
	if !ok || count > 4_000_000 || count < -4_000_000 {
		count = 4_000_000 // more days than the calendar has
	}
	return value.Duration{Days: int32(count)}
}
