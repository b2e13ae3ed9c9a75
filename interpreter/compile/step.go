package compile

import "github.com/punchcard-lang/punchcard/interpreter/value"

// Operation is what a step does. Numbers that meet in a step have the same places.
type Operation uint8

// The operations.
const (
	OperationConstant  Operation = iota
	OperationField               // Slot of the event
	OperationItemField           // Slot of the line that a list function goes through
	OperationLineField           // Slot of the line that is judged
	OperationAttribute           // Slot of the member
	OperationParam
	OperationMetric
	OperationAvailable // Slot of the wallet
	OperationTier      // Slot of the ladder
	OperationSegment   // Slot of the segment: the line that the member is in
	OperationOffer     // Slot of the event that opened the challenge at hand
	OperationDrawn     // Slot of the wallet: what it pays of this order
	OperationHeld      // Slot of the voucher: how many the member has
	OperationNet
	OperationDue
	OperationToday
	OperationNow
	OperationJoined
	OperationSelf // the id of the event's own member
	OperationPresent
	OperationRescale // From places to Places, half-even where places are lost
	OperationTruncate
	OperationNegate
	OperationAdd
	OperationSubtract
	OperationMultiply
	OperationDivide
	OperationEqual
	OperationNotEqual
	OperationLess
	OperationLessEqual
	OperationGreater
	OperationGreaterEqual
	OperationTextEqual
	OperationTextNotEqual
	OperationContains
	OperationStartsWith
	OperationEndsWith
	OperationAnd
	OperationOr
	OperationNot
	OperationChoose
	OperationFloor
	OperationCeiling
	OperationRound
	OperationMinimum
	OperationMaximum
	OperationAbsolute
	OperationModulo
	OperationYear
	OperationMonth
	OperationDay
	OperationWeekday
	OperationDate
	OperationDaysSince
	OperationHours // a packed length of time
	OperationMinutes
	OperationSeconds
	OperationAddDays     // to a date
	OperationAddDuration // to a date
	OperationAddDaysTime // to an instant
	OperationAddDurationTime
	OperationFirst // Slot of the event
	OperationListSum
	OperationListCount
	OperationListAny
	OperationListAll
	OperationListNone
	OperationListOne
	OperationLookup // Slot of the column, Table
	OperationRows
	OperationTextRows
	OperationSlices
	OperationEvery
	OperationPer
	OperationSets       // see check.SetParts
	OperationOther      // what Arguments[1] is of the member that Arguments[0] names
	OperationInCalendar // Slot of the calendar
)

// Step is one step of an expression: what to do with what the arguments give.
type Step struct {
	Operation Operation
	Kind      Kind
	Places    int
	From      int // places of the argument, where they differ
	Slot      int
	Table     int
	Negative  bool // of the additions to times: it is a subtraction
	Number    value.Wide
	Text      string
	Arguments []*Step
	Rows      []Row
	Point     int // of the scheme, from 1, that watching evaluation may count; 0 is none
}

// Row is a row of an amount's table.
type Row struct {
	From      *Step // at the key's places; nil for keys
	Keys      []Cell
	Otherwise bool
	Value     *Step
	Validity  Validity
	Point     int
}

// IsText tells whether the step gives a text rather than a number.
func (s *Step) IsText() bool { return s.Kind == Text || s.Kind == Link }
