package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Evaluator runs events against states. What it leaves of the last one lies in its fields until the next.
type Evaluator struct {
	Keep       bool      // collect entries
	Entries    []Entry   // of the last event, its due work among them
	Due        int64     // what the last event's member has to pay
	Discounted int64     // what was taken off
	Sold       int64     // what a purchase came to, net; of a refund of one what it gives back, below 0
	Shared     *Shared   // what all members share; a scheme without budgets needs none
	Verdicts   []Verdict // of the last event, where Explain asks for them

	plan       *compile.Plan
	states     []*State // of the event at hand: its own member's first
	receivers  []receiver
	owner      string // whose entries are written
	other      string // and who is on the other side, if anybody
	needs      *Needs
	budgeted   []value.Wide // what the event at hand uses of budgets
	spans      []span       // of metrics
	caps       []span       // of wallets' caps
	rules      []ruleSpans
	schedules  []schedule
	reasons    []Refusal
	refused    Refused
	order      order
	firings    []firing
	earns      []earn
	boosts     []boost
	planned    []plannedCredit
	shares     []share
	takes      []plannedTake
	sets       []plannedSet
	adds       []contribution
	draws      []ledger.Draw
	gone       []ledger.Lot
	matured    []ledger.Matured
	carried    []carried // what a purchase lets live on
	notices    []plannedNotice
	open       []openNotice
	setMaker   setMaker
	issues     []plannedIssue
	shortfalls []shortfall
	expired    []ledger.Voucher
	failed     []int // rules by time that can't be done now
	holding    bool  // rules by time of the instant itself are held back
	frame      frame

	mayMove   bool  // rules wait for moves
	lines     []int // of segments
	moves     []move
	started   []move // in the round at hand
	starting  []start
	before    saved
	advances  []progress
	openings  []opening
	offered   []Cell // of the challenges that are done
	grants    []plannedGrant
	asked     []conditional // metrics of what is earned on a condition
	operands  []Operand     // of causes
	names     []fieldNames  // of events
	watching  bool          // verdicts are collected
	discarded Entry         // where entries are written that nobody keeps
}

// ruleSpans are the windows of a rule's bounds.
type ruleSpans struct{ limit, cap span }

// None is the slot of what is not there.
const None = compile.None

// New makes an evaluator of a plan.
func New(plan *compile.Plan) *Evaluator {
	e := &Evaluator{plan: plan, Keep: true, carried: carriedBy(plan)}
	e.frame = frame{evaluator: e, plan: plan, drawn: make([]int64, len(plan.Wallets))}
	e.order.short = make([]int64, len(plan.Wallets))
	e.order.spent, e.order.reversed, e.order.returned = make([]int64, len(plan.Wallets)), make([]int64, len(plan.Wallets)), make([]int64, len(plan.Wallets))
	e.budgeted = make([]value.Wide, len(plan.Budgets))
	e.mayMove = len(plan.Moved) > 0
	for i := range plan.Events {
		e.names = append(e.names, namesOf(&plan.Events[i]))
	}
	for i := range plan.Metrics {
		e.spans = append(e.spans, e.windowSpan(&plan.Metrics[i].Window))
	}
	for i := range plan.Wallets {
		e.caps = append(e.caps, e.boundSpan(plan.Wallets[i].Cap))
	}
	for i := range plan.Rules {
		e.rules = append(e.rules, ruleSpans{e.boundSpan(plan.Rules[i].Limit), e.boundSpan(plan.Rules[i].Cap)})
	}
	e.schedules = e.schedulesOf(plan)
	return e
}

// windowSpan works out the length of a metric's window. A length that is a param is that of the beginning of time:
// a window does not change its length.
func (e *Evaluator) windowSpan(window *compile.Window) span {
	s := span{kind: window.Kind, period: window.Period, zone: e.plan.Zone, membership: window.Membership}
	if window.Length != nil {
		s.length = e.frame.length(window.Length, window.Packed)
	}
	if window.Kind == compile.Decay {
		s.decay = value.NewDecay(window.HalfLife)
	}
	return s
}

var boundPeriods = map[compile.BoundPeriod]value.Period{
	compile.PerDay: value.Day, compile.PerWeek: value.Week, compile.PerMonth: value.Month,
	compile.PerQuarter: value.Quarter, compile.PerYear: value.Year,
}

// boundSpan is the window over which a cap or limit counts.
func (e *Evaluator) boundSpan(bound *compile.Bound) span {
	s := span{zone: e.plan.Zone}
	if bound == nil {
		return s
	}
	period, isCalendar := boundPeriods[bound.Period]
	switch {
	case isCalendar:
		s.kind, s.period = compile.ThisPeriod, period
	case bound.Period == compile.Rolling:
		s.kind, s.length = compile.OverLast, e.frame.length(bound.Length, bound.Packed)
	}
	return s
}

// begin sets the frame for a member at an instant.
func (e *Evaluator) begin(state *State, event *Event, now value.Instant) *frame {
	f := &e.frame
	e.owner, e.other = state.Member, ""
	f.state, f.event, f.line, f.item, f.now, f.period = state, event, nil, nil, now, now
	f.less, f.net, f.due, f.overflow, f.refunding = 0, 0, 0, false, false
	clear(f.drawn)
	return f
}

// entry appends an entry where entries are kept, and returns it to be filled.
func (e *Evaluator) entry(kind EntryKind, stage uint8, wallet int, amount int64) *Entry {
	if !e.Keep {
		return &e.discarded
	}
	e.Entries = append(e.Entries, Entry{Member: e.owner, Other: e.other, Kind: kind, Stage: stage, At: e.frame.now, Wallet: wallet, Amount: amount,
		Rule: None, Of: None, Effect: None, Voucher: None, Ladder: None, Expires: ledger.Never})
	return &e.Entries[len(e.Entries)-1]
}

// check asserts the law of the books for all wallets of a member.
func (e *Evaluator) check(state *State) error {
	for i := range state.Wallets {
		if err := state.Wallets[i].Totals.Check(); err != nil {
			return &BrokenBooks{state.Member, e.plan.Wallets[i].Name, err}
		}
	}
	for i := range state.Vouchers {
		if err := state.Vouchers[i].Check(); err != nil {
			return &BrokenBooks{state.Member, e.plan.Vouchers[i].Name, err}
		}
	}
	return nil
}
