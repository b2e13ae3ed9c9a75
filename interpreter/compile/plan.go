package compile

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// None is the slot of what is not there.
const None = -1

// Plan is a scheme ready to be run. Slots are indexes into its lists.
type Plan struct {
	Name        string
	Label       string
	Currency    string
	MoneyPlaces int
	Zone        *value.Zone
	Params      []Param
	Attributes  []Attribute
	Events      []Event
	Tables      []Table
	Calendars   []Calendar
	Wallets     []Wallet
	Vouchers    []Voucher
	Metrics     []Metric
	Ranks       []int // the metrics that are worked out over all members, each after those it reads
	Series      int   // how many metrics keep values one by one
	Tallies     int   // how many add up by value
	Ladders     []Ladder
	Segments    []Segment
	Challenges  []Challenge
	Moved       []Moved // rules' bodies that wait for moves, by the rules' names
	Rules       []Rule  // by name
	Points      int     // how many conditions and rows there are to come past
	Timed       []Timed // the rules that wait for time, by name
	Choices     []Choice
	Budgets     []Budget
}

// IsLinked tells whether any rule reaches other members than the event's own.
func (p *Plan) IsLinked() bool {
	return slices.ContainsFunc(p.Events, func(event Event) bool { return len(event.Links) > 0 })
}

// Param is a number with a name; its values hold from their instants on, the first always.
type Param struct {
	Name   string
	Label  string
	Kind   Kind
	Places int
	Values []DatedValue
}

// DatedValue is what a param is worth from an instant on.
type DatedValue struct {
	From   value.Instant
	Number value.Wide
	Text   string
}

// Cell is a value at rest: a number at the places of its column (dates in days, instants in microseconds, flags 0 or
// 1, tiers by index), or a text.
type Cell struct {
	Number  int64
	Text    string
	Present bool
}

// Attribute is something known of a member.
type Attribute struct {
	Name    string
	Label   string
	Kind    Kind
	Places  int
	OneOf   []string
	Default Cell
}

// Field is a field of an event, a list or a table.
type Field struct {
	Name     string // the prelude's fields have their English names
	Written  string
	Label    string
	Kind     Kind
	Places   int
	Optional bool
	Signed   bool
	OneOf    []string
	Default  Cell
	Draws    []int // the money comes out of these wallets, in this order
	Units    int   // units of this wallet, or None
	Redeems  bool  // the units pay for the order
	List     []Field
	Vouchers bool // its lines name vouchers
	Sets     int  // of `join`: the attribute of that name, or None
}

// Event is something that happens to a member.
type Event struct {
	Name       string
	Written    string
	Role       Role
	Fields     []Field
	Amount     int   // the slot of the field `amount`, or None
	Refundable *Term // nil if it can't be taken back
	Filled     int   // the wallet that its amount is credited to, or None
	Vouchers   int   // the slot of the list that names the vouchers used on it, or None
	Discounts  []Reference
	Rules      []Reference // those that discount nothing
	Metrics    []MetricOn
	Begins     []ChallengeOn
	Goals      []ChallengeOn
	Links      []*Step // that name other members whom its rules serve, or whose state they read
}

// Reference is a rule's body for an event.
type Reference struct {
	Rule int
	Body int
}

// MetricOn is what an event adds to a metric; a count has no Of.
type MetricOn struct {
	Metric int
	List   int // the list each line of which is looked at, or None
	Of     *Step
	Key    *Step // of what is counted or added up by value
	When   *Step
}

// Table is reference data: cells by key, as they hold in time.
type Table struct {
	Name    string
	Label   string
	Key     string
	Columns []Field
	Rows    map[string][]TableRow
}

// Calendar is stretches of time with a name.
type Calendar struct {
	Name  string
	Label string
	Times *value.Calendar
}

// TableRow is one row of a table.
type TableRow struct {
	Validity Validity
	Cells    []Cell
}

// Wallet is what members collect.
type Wallet struct {
	Name      string
	Label     string
	Kind      Kind // Points or Money
	Places    int
	Round     value.Rounding
	Scope     Scope
	Expiry    *Expiry // nil never expires
	Oldest    bool
	Redeem    *Redeem
	Cap       *Bound
	BelowZero BelowZero
	BelowFrom int   // the wallet that makes good what is gone, or None
	Metrics   []int // that add up what is earned
}

// Redeem is what units of a wallet pay for. Quantities are at the wallet's places, money at the currency's.
type Redeem struct {
	Quantity *Step
	Worth    *Step
	Minimum  *Step
	Steps    *Step
	Share    *Step
	OrLess   bool
}

// Voucher is what can be given away and used on an order. Money is at the currency's places.
type Voucher struct {
	Name    string
	Label   string
	Worth   *Step // nil where it is no money, or said where it is issued
	Cost    *Step // nil is its worth
	Minimum *Step
	Valid   *Term // nil for ever
	Goods   int   // the list whose lines it is good for, or None for all that is bought
	When    Condition
	Price   *Step // of a line
}

// Bound is a cap or a limit. Its amount is at the places of what it bounds.
type Bound struct {
	Amount *Step
	Period BoundPeriod
	Length *Step
	Packed bool
}

// Metric is something measured of a member.
type Metric struct {
	Name      string
	Label     string
	Kind      MetricKind
	Unit      Kind
	Places    int
	Formula   *Step
	Wallet    int
	Rank      *Rank // nil for what a member has alone
	When      *Step // of what is earned
	Series    int   // which of a member's series holds its values, or None
	Tally     int   // which of a member's tallies holds its sums by value, or None
	Key       Kind  // of a tally: the values that are counted
	KeyPlaces int
	Sum       Kind // of a tally: what is added up
	Sums      int  // of a tally: the decimal places of the sums
	Hidden    bool // a part of something else, which nobody has named
	Window    Window
}

// Budget bounds what some rules together give to all members.
type Budget struct {
	Amount     *Step // nil for a share
	Share      *Step // of what was sold
	Sales      value.Period
	Period     value.Period
	IsPeriodic bool // else it is for good
}

// Rank is how members are put in order, or share what they have together.
type Rank struct {
	By          *Step
	Within      []*Step // only members for whom these are the same are compared; none for all
	Period      value.Period
	IsPeriodic  bool // else only at the end of a simulation
	LowestFirst bool
	Fifths      bool
}

// Window is the time over which a metric is taken.
type Window struct {
	Kind       WindowKind
	Membership bool // years that begin with the day of joining
	Period     value.Period
	Length     *Step
	Packed     bool
	HalfLife   int64 // days
}

// Ladder is tiers in order, lowest first.
type Ladder struct {
	Name    string
	Label   string
	Measure *Step
	By      string // the measure as it is written
	Own     int    // the metric that it measures for itself, where `reset` or `carry` change it; else None
	Tiers   []Tier
	Up      Review // when members move up
	Down    Review
	Hold    *Term // how long a tier reached or kept lasts at least; nil is no time
	Lapse   Lapse
	Grace   *Wait // nil is none
	Reset   bool  // the measure begins again at each upgrade
	Carry   bool  // what exceeds the line of the tier held counts on into the next period
	Most    *Step // and how much of it at most; nil is all
	Granted bool  // rules grant tiers of it
}

// Segment sorts members by lines, of which the first that holds counts.
type Segment struct {
	Name  string
	Label string
	Lines []SegmentLine
}

// SegmentLine is a line of a segment; without a condition it is for all others.
type SegmentLine struct {
	Name string
	When *Step
}

// Challenge is something that a member works towards. What reaching it gives, a rule does that waits for the move.
type Challenge struct {
	Name   string
	Label  string
	Offer  int     // the event whose fields are kept, one open challenge for each; None where one at most is open
	Fields []Field // of that event
	Least  *Step   // the goal, at Places
	Places int
	Again  bool
	Within *Term // nil is for ever
	Rule   int
}

// ChallengeOn is what an event does to a challenge: it opens it, or leads towards the goal; a count has no Of.
type ChallengeOn struct {
	Challenge int
	List      int // the list each line of which is looked at, or None
	Of        *Step
	When      Condition // without a step where every event counts
}

// Moved is a rule's body that waits for a move.
type Moved struct {
	Reference Reference
	Kind      MoveKind
	Slot      int // of the ladder, the segment or the challenge
	Line      int // of the segment
}

// Tier is a step of a ladder. Its line is at the measure's places; the lowest has none.
type Tier struct {
	Name string
	From *Step // nil for the lowest, and where only Also says who reaches it
	Also []TierCondition
	Keep *Step // nil where nothing but the line keeps it
}

// TierCondition lets a tier be reached in another way too, or asks for more.
type TierCondition struct {
	Or   bool
	When *Step
}

// Rule says what a member gets.
type Rule struct {
	Name     string
	Label    string
	File     string
	Line     int
	Validity Validity
	During   int // the calendar while which it holds, or None
	Once     bool
	Limit    *Bound
	Cap      *Bound
	Expiry   *Expiry // of what it credits; nil is what the wallet says
	After    *Wait   // how long what it credits is pending
	Choice   int     // in which it excludes others, or None
	Behind   []int   // the rules whose discounts it sees taken off
	Boosts   BoostMode
	Done     bool  // it is what a challenge of its name gives
	Budgets  []int // that bound what it gives
	Bodies   []Body
}

// Choice is rules that exclude each other, in the order in which they are named.
type Choice struct {
	Best  bool // for the member; else the first
	Rules []int
}

// Body is a rule as it reads for one event.
type Body struct {
	Event   int     // or None
	List    int     // the list that is judged line by line, or None
	To      []*Step // whom it serves: the first that is there; none for the event's own member
	When    []Condition
	Effects []Effect
}

// Condition is one `when`.
type Condition struct {
	Step   *Step
	Text   string
	Leaves []Leaf
}

// Effect is one thing that a rule does.
type Effect struct {
	Kind      EffectKind
	Wallet    int
	Target    int // the rule that is boosted
	Attribute int
	Voucher   int
	Ladder    int // of Grant, whose Tier holds for Lasts
	Tier      int
	Lasts     *Term
	Amount    *Step
	Worth     *Step    // of each voucher
	Words     string   // for the member
	Texts     []string // in their place, where values stand in them: what is around these, which are the leaves
	Text      string
	Leaves    []Leaf
}

// MostLeaves is how many values an entry keeps of what its amount was worked out from.
const MostLeaves = 8

// Leaf is a value that an amount or a condition was worked out from, by its name in the scheme.
type Leaf struct {
	Name string
	Step *Step
	Late bool // of words for a member: it is read when the event is done
}
