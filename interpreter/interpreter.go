// Package interpreter is the door: a scheme goes in as text, a Program comes out, and the Program applies events to
// the states of members. What a service, a simulation and a test run is the same Program.
//
//	program, diagnostics := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
//	state := program.NewState("lily")
//	err := program.Apply(&outcome, []*interpreter.State{state}, &event)
//
// A Program never changes and serves any number of goroutines. States, events and outcomes belong to the caller, who
// uses them again and again: applying an event allocates nothing once they have grown.
package interpreter

import (
	"errors"
	"fmt"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// The types that a caller meets.
type (
	// State is all that is known of one member.
	State = evaluate.State
	// Event is something that happens to a member; see EventKind for how it is filled.
	Event = evaluate.Event
	// Entry is one movement of a member's books and why it was made.
	Entry = evaluate.Entry
	// Refused says that an event was not taken, and why.
	Refused = evaluate.Refused
	// Duplicate says that an event with this id has been applied already.
	Duplicate = evaluate.Duplicate
	// OutOfOrder says that an event is earlier than the member's last.
	OutOfOrder = evaluate.OutOfOrder
	// Verdict says of a rule that could have done something on an event why it did not.
	Verdict = evaluate.Verdict
	// Seen is what evaluation has come past, for the coverage of tests.
	Seen = evaluate.Seen
	// Needs says that an event needs the state of another member too.
	Needs = evaluate.Needs
	// Shared is what all members share: what has been used of budgets, and what was sold.
	Shared = evaluate.Shared
	// Mismatch is a part of an encoded state that the scheme has no place for.
	Mismatch = evaluate.Mismatch
)

// Source is a scheme's text. The name stands in diagnostics and reasons.
type Source struct {
	Name string
	Text string
}

// Program is a scheme ready to be run.
type Program struct {
	checked *check.Scheme
	plan    *compile.Plan
}

// Setting gives a param of the scheme another value, for all time. The value is written as in a scheme.
type Setting struct{ Name, Value string }

// Load reads, checks and compiles a scheme, with some of its params set anew. The program is nil where an error was
// found; diagnostics may hold warnings beside a program.
func Load(source Source, settings ...Setting) (*Program, dsl.Diagnostics) {
	file, problems := dsl.ParseScheme(source.Name, source.Text)
	if problems.Failed() && len(file.Declarations) == 0 {
		return nil, problems
	}
	checked, more := check.File(file)
	problems = append(problems, more...).Sorted()
	if problems.Failed() { // warnings of a scheme that can't be read whole are guesses
		problems = slices.DeleteFunc(problems, func(one dsl.Diagnostic) bool { return one.Severity == dsl.Warning })
	}
	if checked == nil || problems.Failed() {
		return nil, problems
	}
	for _, setting := range settings {
		problems = append(problems, check.SetParam(checked, setting.Name, setting.Value)...)
	}
	if problems.Failed() {
		return nil, problems
	}
	return &Program{checked, compile.Scheme(checked)}, problems
}

// WithTable returns the program with other rows in one of its tables.
func (p *Program) WithTable(name string, rows map[string][]compile.TableRow) (*Program, error) {
	plan := *p.plan
	plan.Tables = slices.Clone(p.plan.Tables)
	for i := range plan.Tables {
		if plan.Tables[i].Name == name {
			plan.Tables[i].Rows = rows
			return &Program{p.checked, &plan}, nil
		}
	}
	return nil, fmt.Errorf("scheme %q has no table %q", plan.Name, name)
}

// Plan returns the compiled scheme. It must not be changed.
func (p *Program) Plan() *compile.Plan { return p.plan }

// Checked returns the checked scheme. It must not be changed.
func (p *Program) Checked() *check.Scheme { return p.checked }

// Outcome is what came of an event. It belongs to the caller; what it holds is valid until it is used again.
type Outcome struct {
	Entries  []Entry   // every movement and its reason, due work first
	Changed  []int     // which of the states changed
	Due      int64     // what the member has to pay, in the currency's smallest unit
	Discount int64     // what was taken off the order, likewise
	Sold     int64     // what a purchase came to, net; of a refund of one what it gives back, below 0
	Shared   *Shared   // what all members share: a scheme with budgets needs it, see NewShared
	Explain  bool      // asks for Verdicts
	Verdicts []Verdict // the rules that could have done something, and did not
	Seen     *Seen     // where it is given, what evaluation comes past is noted in it

	gathered  []Entry // of several members
	program   *Program
	evaluator *evaluate.Evaluator
}

// prepare gives the outcome an evaluator of the program, the one it has if it can.
func (o *Outcome) prepare(p *Program) *evaluate.Evaluator {
	if o.program != p {
		o.program, o.evaluator = p, evaluate.New(p.plan)
	}
	o.Changed = o.Changed[:0]
	o.evaluator.Explain(o.Explain)
	o.evaluator.Shared = o.Shared
	o.evaluator.Watch(o.Seen)
	return o.evaluator
}

// take takes over what the evaluator has to say.
func (o *Outcome) take() {
	o.Entries, o.Due, o.Discount, o.Verdicts = o.evaluator.Entries, o.evaluator.Due, o.evaluator.Discounted, o.evaluator.Verdicts
	o.Sold = o.evaluator.Sold
}

// NewShared makes what all members share, of which nothing is used.
func (p *Program) NewShared() *Shared { return evaluate.NewShared(p.plan) }

// NewState makes the state of a member whom nothing has happened to yet.
func (p *Program) NewState(member string) *State { return evaluate.NewState(p.plan, member) }

// Touches appends the members whose states an event needs, its own first, so that a service can lock them in order.
// own is the state of the event's member. lookup is asked where a path goes on beyond another member
// (member.referrer.referrer): it returns whom an attribute of that member names, by the attribute's name; it may be nil
// where the scheme has no such path. Most events of most schemes need nobody else.
func (p *Program) Touches(dst []string, outcome *Outcome, own *State, event *Event, lookup func(member, link string) (string, bool)) []string {
	return outcome.prepare(p).Touches(dst, own, event, lookup)
}

// Apply takes one event, whole or not at all. states are those of the members that Touches names, in its order.
//
// The error is a *Refused (what was due before the event has been done, and the states are at its instant), a *Needs
// (likewise: a state lacks that Touches names), a *Duplicate or *OutOfOrder (nothing has been done), or says that the
// call itself is wrong: states or fields of another scheme, a budget without Shared.
func (p *Program) Apply(outcome *Outcome, states []*State, event *Event) error {
	if len(states) == 0 || states[0].Member != event.Member {
		return fmt.Errorf("apply an event of member %q: its state is needed, before any other", event.Member)
	}
	err := outcome.prepare(p).Apply(states, event)
	outcome.take()
	if err == nil || !isTooEarly(err) {
		for i := range states {
			outcome.Changed = append(outcome.Changed, i)
		}
	}
	return err
}

// isTooEarly tells whether an event was turned away before anything was done for it.
func isTooEarly(err error) bool {
	var duplicate *Duplicate
	var outOfOrder *OutOfOrder
	return errors.As(err, &duplicate) || errors.As(err, &outOfOrder)
}

// Advance does the due work of members up to an instant, that instant among it. In two steps it does what it does in
// one. It stops at the first error; a state later than the instant is an *OutOfOrder.
func (p *Program) Advance(outcome *Outcome, states []*State, to value.Instant) error {
	return p.each(outcome, states, func(e *evaluate.Evaluator, state *State) error { return e.Advance(state, to) })
}

// Approach is Advance but for the rules by time that are due at the very instant: Rank comes before them, and what is
// held back the next Advance or event does first.
func (p *Program) Approach(outcome *Outcome, states []*State, to value.Instant) error {
	return p.each(outcome, states, func(e *evaluate.Evaluator, state *State) error { return e.Approach(state, to) })
}

// NextRank returns the first instant after another at which all members are put in order; false if there is none.
func (p *Program) NextRank(outcome *Outcome, after value.Instant) (value.Instant, bool) {
	return outcome.prepare(p).NextRank(after)
}

// Rank puts all members in order, as far as their ranks are due at an instant to which Approach has brought them; at the
// end of all time all ranks are. Only who knows all members can do it.
func (p *Program) Rank(outcome *Outcome, states []*State, at value.Instant, end bool) {
	outcome.prepare(p).Rank(states, at, end)
}

// Close brings members to an instant and reviews them there, as the end of a simulation does.
func (p *Program) Close(outcome *Outcome, states []*State, at value.Instant) error {
	return p.each(outcome, states, func(e *evaluate.Evaluator, state *State) error { return e.Close(state, at) })
}

// Sort judges the segments of members that Close has brought to the end and Rank has put in order there.
func (p *Program) Sort(outcome *Outcome, states []*State) error {
	return p.each(outcome, states, func(e *evaluate.Evaluator, state *State) error { return e.Sort(state) })
}

func (p *Program) each(outcome *Outcome, states []*State, do func(*evaluate.Evaluator, *State) error) error {
	evaluator := outcome.prepare(p)
	outcome.gathered = outcome.gathered[:0]
	outcome.Entries, outcome.Verdicts, outcome.Due, outcome.Discount, outcome.Sold = nil, nil, 0, 0, 0
	for i, state := range states {
		if err := do(evaluator, state); err != nil {
			return err
		}
		outcome.gathered = append(outcome.gathered, evaluator.Entries...)
		outcome.Entries = outcome.gathered
		outcome.Changed = append(outcome.Changed, i)
	}
	return nil
}

// Preview is Apply without effect: the states stay as they are.
func (p *Program) Preview(outcome *Outcome, states []*State, event *Event) error {
	copies := make([]*State, len(states))
	for i, state := range states {
		copies[i] = &State{}
		state.CopyTo(copies[i])
	}
	shared := outcome.Shared
	outcome.Shared = shared.Clone()
	err := p.Apply(outcome, copies, event)
	outcome.Shared = shared
	return err
}

// Encode writes a state as JSON by names and decimals, so that it outlives the scheme it was made under.
func (p *Program) Encode(state *State) ([]byte, error) { return evaluate.Encode(p.plan, state) }

// Decode reads a state that was written under this scheme or another version of it. What this one has no place for is
// listed, never guessed.
func (p *Program) Decode(text []byte) (*State, []Mismatch, error) {
	return evaluate.Decode(p.plan, text)
}

// Metric reads a number that is measured of a member as of its last instant, at the metric's places; false if it can't
// be worked out.
func (p *Program) Metric(outcome *Outcome, state *State, metric int) (int64, bool) {
	cell := outcome.prepare(p).Metric(state, metric)
	return cell.Number, cell.Present
}

// Measured is Metric for what may be a text, a date or a time too.
func (p *Program) Measured(outcome *Outcome, state *State, metric int) compile.Cell {
	return outcome.prepare(p).Metric(state, metric)
}

// Worth is what a wallet's available units would pay, in the currency's smallest unit.
func (p *Program) Worth(outcome *Outcome, state *State, wallet int) int64 {
	return outcome.prepare(p).Worth(state, wallet)
}

// Rate is how many of a wallet's units pay how much money, as of a member's last instant. The wallet must have a rate.
func (p *Program) Rate(outcome *Outcome, state *State, wallet int) (units, money int64) {
	return outcome.prepare(p).Rate(state, wallet)
}

// Attempts appends the challenges that are open for a member as of its last instant, and how far they are.
func (p *Program) Attempts(dst []evaluate.Attempt, outcome *Outcome, state *State) []evaluate.Attempt {
	return outcome.prepare(p).Attempts(dst, state)
}

// Live lets a member begin to live at an instant, such as the joining that a members' file names. A member that lives
// already lives from the earlier of the two.
func (p *Program) Live(outcome *Outcome, state *State, at value.Instant) {
	outcome.prepare(p).Live(state, at)
}
