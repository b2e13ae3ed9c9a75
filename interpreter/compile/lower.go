package compile

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// simple maps operations that need nothing done to their arguments.
var simple = map[check.Operation]Operation{
	check.OperationPresent: OperationPresent, check.OperationNegate: OperationNegate, check.OperationAnd: OperationAnd,
	check.OperationOr: OperationOr, check.OperationNot: OperationNot, check.OperationContains: OperationContains,
	check.OperationStartsWith: OperationStartsWith, check.OperationEndsWith: OperationEndsWith,
	check.OperationFloor: OperationFloor, check.OperationCeiling: OperationCeiling, check.OperationRound: OperationRound,
	check.OperationAbsolute: OperationAbsolute, check.OperationYear: OperationYear, check.OperationMonth: OperationMonth,
	check.OperationDay: OperationDay, check.OperationWeekday: OperationWeekday, check.OperationDate: OperationDate,
	check.OperationDaysSince: OperationDaysSince, check.OperationToday: OperationToday, check.OperationNow: OperationNow,
	check.OperationJoined: OperationJoined, check.OperationSelf: OperationSelf, check.OperationOther: OperationOther, check.OperationNet: OperationNet, check.OperationDue: OperationDue,
	check.OperationListSum: OperationListSum, check.OperationListCount: OperationListCount,
	check.OperationListAny: OperationListAny, check.OperationListAll: OperationListAll,
	check.OperationListNone: OperationListNone, check.OperationListOne: OperationListOne,
	check.OperationHours: OperationHours, check.OperationMinutes: OperationMinutes, check.OperationSeconds: OperationSeconds,
	check.OperationMultiply: OperationMultiply, check.OperationDivide: OperationDivide,
}

// aligned maps operations whose numbers must have the same places.
var aligned = map[check.Operation]Operation{
	check.OperationAdd: OperationAdd, check.OperationSubtract: OperationSubtract, check.OperationEqual: OperationEqual,
	check.OperationNotEqual: OperationNotEqual, check.OperationLess: OperationLess,
	check.OperationLessEqual: OperationLessEqual, check.OperationGreater: OperationGreater,
	check.OperationGreaterEqual: OperationGreaterEqual, check.OperationMinimum: OperationMinimum,
	check.OperationMaximum: OperationMaximum, check.OperationModulo: OperationModulo,
}

// slots maps operations that read a slot.
var slots = map[check.Operation]Operation{
	check.OperationField: OperationField, check.OperationItemField: OperationItemField, check.OperationLineField: OperationLineField,
	check.OperationAttribute: OperationAttribute, check.OperationParam: OperationParam,
	check.OperationMetric: OperationMetric, check.OperationAvailable: OperationAvailable,
	check.OperationHeld: OperationHeld, check.OperationTier: OperationTier, check.OperationOffer: OperationOffer, check.OperationSegment: OperationSegment, check.OperationDrawn: OperationDrawn, check.OperationFirst: OperationFirst,
}

// ReadsSlot tells whether an operation's slot says something.
func ReadsSlot(operation Operation) bool {
	for _, reads := range slots {
		if reads == operation {
			return true
		}
	}
	return operation == OperationLookup || operation == OperationInCalendar
}

// lower turns a typed expression into a step.
func lower(e *check.Expression) *Step {
	if e == nil {
		return nil
	}
	step := &Step{Kind: e.Type.Kind, Places: e.Type.Places, Point: e.Point}
	if operation, ok := simple[e.Operation]; ok {
		step.Operation, step.Arguments = operation, lowerAll(e.Arguments)
		if len(step.Arguments) > 0 {
			step.From = step.Arguments[0].Places
		}
		return step
	}
	if operation, ok := slots[e.Operation]; ok {
		step.Operation, step.Slot = operation, slotOf(e.Reference)
		return step
	}
	if operation, ok := aligned[e.Operation]; ok {
		return align(step, operation, e)
	}
	switch e.Operation {
	case check.OperationConstant:
		step.Operation, step.Number, step.Text = OperationConstant, e.Constant.Number, e.Constant.Text
	case check.OperationChoose:
		step.Operation = OperationChoose
		step.Arguments = []*Step{lower(e.Arguments[0]), atPlaces(lower(e.Arguments[1]), e.Type.Places), atPlaces(lower(e.Arguments[2]), e.Type.Places)}
	case check.OperationAddTime, check.OperationSubtractTime:
		lowerTime(step, e)
	case check.OperationLookup:
		step.Operation, step.Arguments = OperationLookup, lowerAll(e.Arguments)
		step.Slot, step.Table = slotOf(e.Reference), e.Table.Index
	case check.OperationInCalendar:
		step.Operation, step.Arguments, step.Slot = OperationInCalendar, lowerAll(e.Arguments), slotOf(e.Reference)
	case check.OperationRows, check.OperationSlices:
		lowerRows(step, e)
	case check.OperationSets:
		lowerSets(step, e)
	case check.OperationEvery, check.OperationPer:
		lowerEach(step, e)
	default:
		panic("compile: an expression that the checker let through has no step")
	}
	return step
}

func lowerAll(expressions []*check.Expression) []*Step {
	steps := make([]*Step, len(expressions))
	for i, e := range expressions {
		steps[i] = lower(e)
	}
	return steps
}

func slotOf(reference any) int {
	switch reference := reference.(type) {
	case *check.Field:
		return reference.Index
	case *check.Attribute:
		return reference.Index
	case *check.Param:
		return reference.Index
	case *check.Metric:
		return reference.Index
	case *check.Wallet:
		return reference.Index
	case *check.Calendar:
		return reference.Index
	case *check.Ladder:
		return reference.Index
	case *check.Voucher:
		return reference.Index
	case *check.Event:
		return reference.Index
	}
	return None
}

// atPlaces gives a number other places; a constant is changed at once.
func atPlaces(step *Step, places int) *Step {
	if step.IsText() || step.Places == places || !isNumeric(step.Kind) {
		return step
	}
	if step.Operation == OperationConstant {
		if number, ok := step.Number.Rescale(step.Places, places, value.HalfEven); ok {
			return &Step{Operation: OperationConstant, Kind: step.Kind, Places: places, Number: number}
		}
	}
	return &Step{Operation: OperationRescale, Kind: step.Kind, Places: places, From: step.Places, Arguments: []*Step{step}}
}

// truncatedTo gives a number other places, with what is lost cut off: bounds are never exceeded by rounding.
func truncatedTo(step *Step, places int) *Step {
	if step == nil || step.Places <= places {
		if step == nil {
			return nil
		}
		return atPlaces(step, places)
	}
	return &Step{Operation: OperationTruncate, Kind: step.Kind, Places: places, From: step.Places, Arguments: []*Step{step}}
}

func isNumeric(kind Kind) bool { return kind >= Number && kind <= Days }

// align gives two numbers the same places; texts are compared by steps of their own.
func align(step *Step, operation Operation, e *check.Expression) *Step {
	left, right := lower(e.Arguments[0]), lower(e.Arguments[1])
	step.Operation = operation
	if left.IsText() {
		step.Operation = map[Operation]Operation{OperationEqual: OperationTextEqual, OperationNotEqual: OperationTextNotEqual}[operation]
		step.Arguments = []*Step{left, right}
		return step
	}
	places := max(left.Places, right.Places)
	step.Arguments = []*Step{atPlaces(left, places), atPlaces(right, places)}
	return step
}

func lowerTime(step *Step, e *check.Expression) {
	step.Arguments = lowerAll(e.Arguments)
	step.Negative = e.Operation == check.OperationSubtractTime
	packed := e.Arguments[1].Type.Kind == Duration
	switch {
	case e.Type.Kind == Date && packed:
		step.Operation = OperationAddDuration
	case e.Type.Kind == Date:
		step.Operation = OperationAddDays
	case packed:
		step.Operation = OperationAddDurationTime
	default:
		step.Operation = OperationAddDaysTime
	}
}

func lowerRows(step *Step, e *check.Expression) {
	key := lower(e.Arguments[0])
	step.Operation = OperationRows
	switch {
	case e.Operation == check.OperationSlices:
		step.Operation = OperationSlices
	case key.IsText():
		step.Operation = OperationTextRows
	}
	places := key.Places
	for _, row := range e.Rows {
		if row.From != nil {
			places = max(places, row.From.Type.Places)
		}
	}
	step.Arguments = []*Step{atPlaces(key, places)}
	step.From = places
	for _, row := range e.Rows {
		lowered := Row{Otherwise: row.Otherwise, Validity: row.Validity, Point: row.Point}
		if row.From != nil {
			lowered.From = atPlaces(lower(row.From), places)
		}
		for _, one := range row.Keys {
			number, _ := one.Constant.Number.Int64()
			lowered.Keys = append(lowered.Keys, Cell{Number: number, Text: one.Constant.Text, Present: true})
		}
		lowered.Value = lower(row.Value)
		if e.Operation == check.OperationRows {
			lowered.Value = atPlaces(lowered.Value, step.Places)
		}
		step.Rows = append(step.Rows, lowered)
	}
}

// lowerSets lowers what sets cost: money at the currency's places, pieces whole.
func lowerSets(step *Step, e *check.Expression) {
	step.Operation, step.Arguments = OperationSets, lowerAll(e.Arguments)
	for i := range step.Arguments {
		switch {
		case i == check.SetPrice || i == check.SetPiece:
			step.Arguments[i] = truncatedTo(step.Arguments[i], step.Places)
		case i == check.SetPieces || i >= check.SetParts && (i-check.SetParts)%2 == 0:
			step.Arguments[i] = truncatedTo(step.Arguments[i], 0)
		}
	}
}

// lowerEach lowers `1 every 10 of amount`: the step and what it counts get the same places.
func lowerEach(step *Step, e *check.Expression) {
	quantity, each, of := lower(e.Arguments[0]), lower(e.Arguments[1]), lower(e.Arguments[2])
	places := max(each.Places, of.Places)
	step.Operation = OperationEvery
	if e.Operation == check.OperationPer {
		step.Operation = OperationPer
	}
	step.Arguments = []*Step{quantity, atPlaces(each, places), atPlaces(of, places)}
	step.From = quantity.Places
}
