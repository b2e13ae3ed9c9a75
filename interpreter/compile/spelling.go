package compile

import "strconv"

// How operations are spelt where a plan is printed; a test asks that every one has its name.

var operationNames = [...]string{
	OperationConstant:        "constant",
	OperationField:           "field",
	OperationItemField:       "item field",
	OperationAttribute:       "attribute",
	OperationParam:           "param",
	OperationMetric:          "metric",
	OperationAvailable:       "available",
	OperationTier:            "tier",
	OperationSegment:         "segment",
	OperationOffer:           "offer",
	OperationDrawn:           "drawn",
	OperationHeld:            "held",
	OperationNet:             "net",
	OperationDue:             "due",
	OperationToday:           "today",
	OperationNow:             "now",
	OperationJoined:          "joined",
	OperationSelf:            "self",
	OperationPresent:         "present",
	OperationRescale:         "rescale",
	OperationTruncate:        "truncate",
	OperationNegate:          "negate",
	OperationAdd:             "add",
	OperationSubtract:        "subtract",
	OperationMultiply:        "multiply",
	OperationDivide:          "divide",
	OperationEqual:           "equal",
	OperationNotEqual:        "not equal",
	OperationLess:            "less",
	OperationLessEqual:       "less equal",
	OperationGreater:         "greater",
	OperationGreaterEqual:    "greater equal",
	OperationTextEqual:       "text equal",
	OperationTextNotEqual:    "text not equal",
	OperationContains:        "contains",
	OperationStartsWith:      "starts with",
	OperationEndsWith:        "ends with",
	OperationAnd:             "and",
	OperationOr:              "or",
	OperationNot:             "not",
	OperationChoose:          "choose",
	OperationFloor:           "floor",
	OperationCeiling:         "ceiling",
	OperationRound:           "round",
	OperationMinimum:         "minimum",
	OperationMaximum:         "maximum",
	OperationAbsolute:        "absolute",
	OperationModulo:          "modulo",
	OperationYear:            "year",
	OperationMonth:           "month",
	OperationDay:             "day",
	OperationWeekday:         "weekday",
	OperationDate:            "date",
	OperationDaysSince:       "days since",
	OperationHours:           "hours",
	OperationMinutes:         "minutes",
	OperationSeconds:         "seconds",
	OperationAddDays:         "add days",
	OperationAddDuration:     "add duration",
	OperationAddDaysTime:     "add days time",
	OperationAddDurationTime: "add duration time",
	OperationFirst:           "first",
	OperationListSum:         "list sum",
	OperationListCount:       "list count",
	OperationListAny:         "list any",
	OperationListAll:         "list all",
	OperationListNone:        "list none",
	OperationListOne:         "list one",
	OperationLookup:          "lookup",
	OperationRows:            "rows",
	OperationTextRows:        "text rows",
	OperationSlices:          "slices",
	OperationEvery:           "every",
	OperationPer:             "per",
	OperationOther:           "other",
	OperationInCalendar:      "in calendar",
}

func (o Operation) String() string { return spelled(operationNames[:], int(o)) }

// spelled is the name of a value; what has none is shown as its number.
func spelled(names []string, value int) string {
	if value < len(names) && names[value] != "" {
		return names[value]
	}
	return strconv.Itoa(value)
}
