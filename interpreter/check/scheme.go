package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Scheme is a scheme whose names and types are all right.
type Scheme struct {
	File        *dsl.File
	Name        string
	Label       string
	Currency    string
	MoneyPlaces int
	Zone        *value.Zone
	BoostMode   BoostMode
	Params      []*Param
	Attributes  []*Attribute
	Events      []*Event
	Tables      []*Table
	Calendars   []*Calendar
	Wallets     []*Wallet
	Vouchers    []*Voucher
	Metrics     []*Metric
	Ladders     []*Ladder
	Challenges  []*Challenge
	Segments    []*Ladder // whose tiers are their lines
	Rules       []*Rule
	Choices     []*Choice
	Budgets     []*Budget
	Tests       []*Test
	Points      []Point // that its tests should come past

	names *names
}

// BoostMode says how several boosts on one rule combine.
type BoostMode uint8

// The ways boosts combine.
const (
	BoostUnsaid BoostMode = iota
	BoostMultiply
	BoostAdd
	BoostBest
)

// Param is a number with a name; its values hold from their instants on.
type Param struct {
	Name   string
	Label  string
	Type   Type
	Values []DatedValue
	Index  int
	Span   dsl.Span
}

// DatedValue is what a param is worth from an instant on.
type DatedValue struct {
	From  value.Instant
	Value Constant
}

// Constant is a value written out: a number at the places of its type (a date is its days, an instant its
// microseconds, a flag 0 or 1, a duration packed), or a text.
type Constant struct {
	Number value.Wide
	Text   string
}

// Attribute is something known of a member.
type Attribute struct {
	Name     string
	Label    string
	Type     Type
	Optional bool
	OneOf    []string
	Default  *Constant
	Index    int
	Span     dsl.Span
}

// Role is what an event of the prelude does besides starting rules.
type Role uint8

// The roles of events.
const (
	RoleOwn Role = iota
	RoleJoin
	RolePurchase
	RoleRefund
	RoleRecharge
	RoleRedeem
	RoleOpening
	RoleAdjust
	RoleClose
	RoleLeave
	RoleTransfer
)

// Event is something that happens to a member.
type Event struct {
	Name       string // the prelude's events have their English names
	Written    string // as the scheme writes it
	Role       Role
	Fields     []*Field
	Amount     *Field // the field `amount`, if there is one
	Refundable *Term  // nil if it can't be refunded
	Filled     *Wallet
	Index      int
	Span       dsl.Span
}

// Field is a field of an event or of a list's line.
type Field struct {
	Name     string
	Written  string
	Label    string
	Type     Type
	Optional bool
	Signed   bool
	OneOf    []string
	Default  *Constant
	Draws    []*Wallet // the money comes out of these wallets, in this order
	Units    *Wallet   // units of this wallet: `redeem 200 points`
	Redeems  bool      // the units pay for the order
	Vouchers bool      // its lines name vouchers
	List     *List
	Sets     *Attribute // of `join`: the attribute of that name
	Index    int
	Span     dsl.Span
}

// List is the fields of a list's lines.
type List struct{ Fields []*Field }

// Table is reference data by a key.
type Table struct {
	Name    string
	Label   string
	Key     string
	Columns []*Field
	Rows    []TableRow
	Index   int
	Span    dsl.Span
}

// TableRow is a row of a table: its cells in the order of the columns; nil where there is none.
type TableRow struct {
	Key      string
	Cells    []*Constant
	Validity Validity
}

// Validity is from when until when something holds, half-open.
type Validity struct{ From, Until value.Instant }

// meets tells whether two things hold at the same time at least once.
func (v Validity) meets(other Validity) bool { return v.From < other.Until && other.From < v.Until }

// Wallet is what members collect.
type Wallet struct {
	Name      string
	Label     string
	Type      Type // Points or Money
	Round     value.Rounding
	Scope     Scope
	Expiry    *Expiry
	Oldest    bool // spend the oldest lot first, rather than the soonest to expire
	Redeem    *Redeem
	Cap       *Bound
	BelowZero BelowZero
	BelowFrom *Wallet
	FilledBy  *Event
	Index     int
	Span      dsl.Span
}

// Scope is how much is added up before it is rounded.
type Scope uint8

// The scopes of rounding.
const (
	EachRule Scope = iota
	EachItem
	EachEvent
)

// BelowZero is what happens when a refund takes units that are gone.
type BelowZero uint8

// The forms of below zero.
const (
	DebtAllowed BelowZero = iota
	DebtForgiven
	DebtRefused
	DebtFrom
)

// Redeem is what units of a wallet pay for.
type Redeem struct {
	Quantity *Expression // so many units …
	Worth    *Expression // … are so much money
	Minimum  *Expression
	Steps    *Expression
	Share    *Expression // the most that units may pay of an order: money
	OrLess   bool
}

// Bound is a cap or limit over a period.
type Bound struct {
	Amount *Expression
	Period BoundPeriod
	Length *Expression // of a rolling period
	Span   dsl.Span
}

// BoundPeriod is what a bound is counted over.
type BoundPeriod uint8

// The periods of bounds.
const (
	ForLife BoundPeriod = iota
	PerEvent
	PerItem
	PerDay
	PerWeek
	PerMonth
	PerQuarter
	PerYear
	Rolling
)

// MetricKind is how a metric is worked out.
type MetricKind uint8

// The kinds of metrics.
const (
	MetricFormula MetricKind = iota
	MetricSum
	MetricEarned
	MetricCount
	MetricRank
	MetricSince   // the days since the last of an event
	MetricLargest // of the values that events had
	MetricSmallest
	MetricLatest
	MetricDistinct // how many different values events had
	MetricTop      // the value for which a sum or a count is largest
	MetricShare    // of what all members have together
)

// Metric is something measured of a member.
type Metric struct {
	Name    string
	Label   string
	Kind    MetricKind
	Type    Type
	Formula *Expression
	Wallet  *Wallet     // of MetricEarned
	Rank    *Rank       // of MetricRank and MetricShare
	When    *Expression // of MetricEarned
	Sum     Type        // of MetricTop: what is added up for each value
	Key     Type        // of MetricDistinct and MetricTop: the values that are counted
	Hidden  bool        // a part of something else, which nobody has named
	On      []*MetricEvent
	Window  Window
	Index   int
	Span    dsl.Span
}

// Rank is how members are put in order, or share what they have together.
type Rank struct {
	By          *Expression
	Within      []*Expression // only members for whom these are the same are compared; none for all
	Every       *value.Period // nil for the end of a simulation only
	LowestFirst bool
	Fifths      bool // 5 is best … 1, rather than the share of members who are as good or better
}

// Budget bounds what some rules together give to all members.
type Budget struct {
	Amount *Expression   // money; nil for a share
	Share  *Expression   // of what was sold
	Sales  value.Period  // in the one before this
	Period *value.Period // nil for good
	Rules  []*Rule
	Span   dsl.Span
}

// MetricEvent is what one event adds to a metric.
type MetricEvent struct {
	Event *Event
	List  *Field      // the list each line of which is looked at; nil for the whole event
	Of    *Expression // nil for a count
	Key   *Expression // of MetricDistinct and MetricTop: the value that is counted
	When  *Expression
}

// WindowKind is the time over which a metric is taken.
type WindowKind uint8

// The kinds of windows.
const (
	Lifetime WindowKind = iota
	OverLast
	ThisPeriod
	PreviousPeriod
	Decay
)

// Window is the time over which a metric is taken.
type Window struct {
	Kind       WindowKind
	Membership bool // ThisPeriod and PreviousPeriod: years that begin with the day of joining
	Period     value.Period
	Length     *Expression // OverLast
	HalfLife   int64       // Decay, in days
}

// Ladder is tiers in order, lowest first.
type Ladder struct {
	Name    string
	Label   string
	Measure *Expression
	By      string  // the measure as it is written
	Own     *Metric // what it measures for itself, where `reset` or `carry` change it; else nil
	Tiers   []*Tier
	Up      Review // when members move up
	Down    Review
	Hold    *Term // how long a tier reached or kept lasts at least; nil is no time
	Segment bool  // it is one: a line is taken by what it says, not by a measure
	Lapse   Lapse
	Grace   *Expression // Days or a Duration, or nil
	Reset   bool        // the measure begins again at each upgrade
	Carry   bool        // what exceeds the line of the tier held counts on into the next period
	Most    *Expression // and how much of it at most; nil is all
	Index   int
	Span    dsl.Span
}

// Lapse says what becomes of a tier whose line is no longer reached.
type Lapse uint8

// The ways of lapsing.
const (
	LapseToFit Lapse = iota
	LapseOneStep
	LapseNever
)

// Tier is a step of a ladder.
type Tier struct {
	Name  string
	From  *Expression // nil for the lowest, and where only Also says who reaches it
	Also  []TierCondition
	When  *Expression // of a segment's line; nil is otherwise
	Keep  *Expression // nil where nothing but the line keeps it
	Index int
	Span  dsl.Span
}

// TierCondition lets a tier be reached in another way too, or asks for more.
type TierCondition struct {
	Or   bool
	When *Expression
}

// Review says when a ladder is looked at.
type Review uint8

// The moments of a review.
const (
	OnEveryEvent Review = iota
	Daily
	Monthly
	Yearly
	OnAnniversary
)

// Rule says what a member gets.
type Rule struct {
	Name     string
	Label    string
	Bodies   []*Body // one for each event it is on, and each time
	Validity Validity
	During   *Calendar // nil is always
	Once     bool
	Limit    *Bound
	Cap      *Bound
	Expiry   *Expiry     // of what it credits; nil is what the wallet says
	After    *Expression // how long what it credits is pending: Days or a Duration
	Choice   *Choice     // in which it excludes others; nil for none
	Behind   []*Rule     // whose discounts it sees taken off: compounded with it
	Rank     int         // in an order in which it comes behind those
	Boosts   BoostMode   // how boosts of this rule combine
	Index    int         // in the order of names, which is the order in which rules are taken
	Span     dsl.Span
}

// Body is a rule as it reads for one event, or for one time.
type Body struct {
	Event   *Event        // nil for a time
	Timing  *Timing       // nil for an event
	Move    *Move         // that the rule waits for, or nil
	List    *Field        // the list that is judged line by line; nil for the whole event
	To      []*Expression // whom it serves: the first that is there; none for the event's own member
	When    []*Expression
	Effects []*Effect
}

// EffectKind is what an effect does.
type EffectKind uint8

// The kinds of effects.
const (
	Earn EffectKind = iota
	Take
	Boost
	Discount
	DiscountTo
	ChargeMoney
	ChargeUnits
	Set
	Reject
	Notify
	Grant
	Issue
)

// Effect is one thing that a rule does.
type Effect struct {
	Kind      EffectKind
	Wallet    *Wallet
	Target    *Rule
	Attribute *Attribute
	Ladder    *Ladder // of Grant, whose Tier holds for Lasts
	Tier      *Tier
	Lasts     *Term
	Voucher   *Voucher
	Amount    *Expression   // also the value that is set, and how many vouchers are issued
	Worth     *Expression   // of each voucher that is issued; nil is what the voucher says
	Words     string        // for the member, where no names stand in them
	Texts     []string      // else what stands around the names,
	Names     []*Expression // and what they stand for
	Span      dsl.Span
}
