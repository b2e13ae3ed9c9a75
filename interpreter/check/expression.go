package check

import "github.com/punchcard-lang/punchcard/dsl"

// Operation is what an expression does with its arguments.
type Operation uint8

// The operations. Units have been checked: what is left is arithmetic.
const (
	OperationBroken Operation = iota // an error was reported
	OperationConstant
	OperationField     // Reference: *Field of the event
	OperationItemField // Reference: *Field of the line that a list function goes through
	OperationLineField // Reference: *Field of the line that is judged, under `each item of`
	OperationAttribute // Reference: *Attribute
	OperationParam     // Reference: *Param
	OperationMetric    // Reference: *Metric
	OperationAvailable // Reference: *Wallet
	OperationTier      // Reference: *Ladder
	OperationSegment   // Reference: *Ladder, which is a segment
	OperationOffer     // Reference: *Field of the event that opened the challenge at hand
	OperationDrawn     // Reference: *Wallet; what it paid of this order
	OperationHeld      // Reference: *Voucher; how many the member has
	OperationNet
	OperationDue
	OperationToday
	OperationNow
	OperationJoined
	OperationSelf    // the id of the event's own member
	OperationPresent // Arguments[0] is there
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
	OperationContains
	OperationStartsWith
	OperationEndsWith
	OperationAnd
	OperationOr
	OperationNot
	OperationChoose // condition, then, otherwise
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
	OperationDate // of an instant
	OperationDaysSince
	OperationAddTime // a date or instant and a length
	OperationSubtractTime
	OperationHours // a length of time
	OperationMinutes
	OperationSeconds
	OperationFirst // Reference: *Event
	OperationListSum
	OperationListCount
	OperationListAny
	OperationListAll
	OperationListNone
	OperationListOne
	OperationLookup // Reference: *Field of Table; Arguments[0] is the key
	OperationRows   // Arguments[0] is the key, Rows decide
	OperationSlices
	OperationEvery      // quantity, step, of: quantity for each complete step
	OperationPer        // quantity, step, of: in proportion
	OperationSets       // what sets cost less than their pieces; see SetParts
	OperationOther      // Arguments[0] names another member, Arguments[1] is read of it
	OperationInCalendar // Reference: *Calendar; Arguments[0] is a date or an instant
)

// Expression is an expression with its type.
type Expression struct {
	Operation Operation
	Type      Type
	Arguments []*Expression
	Reference any
	Table     *Table
	Constant  Constant
	Rows      []Row
	Span      dsl.Span
	Text      string // as written
	Point     int    // its number if it is one, from 1
}

// Row is a row of an amount's table: from a threshold, of keys, or otherwise.
type Row struct {
	From      *Expression
	Keys      []*Expression
	Otherwise bool
	Value     *Expression
	Validity  Validity
	Point     int // its number, from 1
}

// broken tells whether something in the expression was reported already.
func (e *Expression) broken() bool { return e == nil || e.Type.Kind == Unknown }

// IsConstant tells whether the expression is a value written out.
func (e *Expression) IsConstant() bool { return e != nil && e.Operation == OperationConstant }
