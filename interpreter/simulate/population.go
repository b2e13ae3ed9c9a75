package simulate

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Input is a history: files in our own form, or those that a source names.
type Input struct {
	Paths   []string
	Source  *compile.Source // nil for our own form
	Members []string        // what is known of members, in the form of the paths
}

// Options say what to simulate.
type Options struct {
	Program       *interpreter.Program
	Inputs        []Input
	Members       []string // members' files in our own form
	OnBad         mapping.OnBad
	IgnoreColumns bool
	Encoding      history.Encoding // of all files' characters
	Standard      io.Reader        // what "-" reads
	Until         *value.Instant   // nil is the last event's instant
	Observer      Observer         // sees every event; may be nil
	Skipped       Skipped          // is told of every row that is skipped; may be nil
	Explain       bool             // tells the observer why rules did nothing
	Progress      Progress         // may be nil
}

// Observer sees what each event did.
type Observer interface {
	Observe(happening *Happening) error
}

// Skipped is told of a row that is skipped, and why: as bad, by a source, as a repeat, or as later than the end.
type Skipped = func(row *history.BadRow) error

// Happening is what came of an event. It is valid during the call only.
type Happening struct {
	State    *interpreter.State   // the member's, after it
	Event    *evaluate.Event      // nil for what the end of the simulation did
	Entries  []evaluate.Entry     // due work first
	Verdicts []evaluate.Verdict   // where the options ask for an explanation
	Refused  *interpreter.Refused // nil if it was applied
	Repeated bool                 // it had been applied before
	Due      int64                // what the member has to pay
	Discount int64                // what was taken off the order
}

// Progress is told how far a stage is, of how much (0 if that is unknown).
type Progress func(stage Stage, done, total int64)

// Stage is a part of a simulation.
type Stage uint8

// The stages of a simulation.
const (
	Reading Stage = iota
	Evaluating
	Generating // of a history that is made up
)

// Population simulates. Errors are *history.DataError for bad data, or name the member whose books do not balance.
func Population(ctx context.Context, options Options) (*Result, error) {
	run := &run{options: options, plan: options.Program.Plan(), account: mapping.NewAccount(options.Skipped), members: mapping.NewAccount(options.Skipped)}
	run.outcome.Shared = options.Program.NewShared()
	run.log, run.outcome.Explain = mapping.NewLog(run.plan), options.Explain
	if err := run.read(ctx); err != nil {
		return nil, err
	}
	run.log.Link()
	run.log.Sort()
	run.begin()
	if err := run.events(ctx); err != nil {
		return nil, err
	}
	if err := run.close(ctx); err != nil {
		return nil, err
	}
	return run.result, run.result.balance()
}

// run is one simulation under way.
type run struct {
	options   Options
	plan      *compile.Plan
	log       *mapping.Log
	account   *mapping.Account
	members   *mapping.Account // of the rows of members' files, which are no events
	result    *Result
	outcome   interpreter.Outcome
	event     evaluate.Event
	states    []*interpreter.State // of the event at hand
	nextRank  value.Instant        // when all members are put in order next
	hasRanks  bool
	due       *dueQueue // nil where what time does to a member can wait
	touched   []string
	isLate    bool // what is found out about events is told when all are through
	late      []late
	happening Happening
}

// read reads all files.
func (r *run) read(ctx context.Context) error {
	options := mapping.Options{OnBad: r.options.OnBad, IgnoreColumns: r.options.IgnoreColumns, Encoding: r.options.Encoding, Input: r.options.Standard}
	if r.options.Progress != nil {
		options.Progress = func(read, size int64) { r.options.Progress(Reading, read, size) }
	}
	members := r.members
	for _, path := range r.options.Members {
		if err := mapping.ReadStandardMembers(r.log, members, path, options); err != nil {
			return err
		}
	}
	for _, input := range r.options.Inputs {
		if err := r.readInput(ctx, input, options); err != nil {
			return err
		}
	}
	return nil
}

// readInput reads the files of one history.
func (r *run) readInput(ctx context.Context, input Input, options mapping.Options) error {
	if input.Source != nil {
		if input.Source.Members != nil {
			if err := mapping.ReadSourceMembers(ctx, r.log, r.members, input.Source, input.Members, options); err != nil {
				return err
			}
		}
		return mapping.ReadSource(ctx, r.log, r.account, input.Source, input.Paths, options)
	}
	for _, path := range input.Paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := mapping.ReadStandard(r.log, r.account, path, options); err != nil {
			return err
		}
	}
	return nil
}

// begin makes the members' states.
func (r *run) begin() {
	members := r.log.Members
	r.result = newResult(r.options.Program, r.log, r.account, r.members)
	if last, ok := r.log.Last(); ok {
		r.result.Until, r.result.HasEnd = last, true
	}
	if r.options.Until != nil {
		r.result.Until, r.result.HasEnd = *r.options.Until, true
	}
	for number := range members.Len() {
		state := r.options.Program.NewState(members.ID(number))
		if known, ok := members.Known(number); ok {
			for slot, cell := range known.Cells {
				if cell.Present {
					state.Attributes[slot] = cell
				}
			}
			if known.HasJoined && known.Joined <= r.result.Until {
				r.options.Program.Live(&r.outcome, state, known.Joined)
			}
		}
		r.result.States = append(r.result.States, state)
	}
	r.firstRank()
	r.due = r.newDueQueue()
}

// often is after how many events progress is told.
const often = 1 << 14

// events applies all events up to the end.
func (r *run) events(ctx context.Context) error {
	if err := r.cut(); err != nil {
		return err
	}
	each := r.inOrder
	if r.isLocal() {
		each = r.lives
	}
	if err := each(ctx); err != nil {
		return err
	}
	if r.options.Progress != nil {
		r.options.Progress(Evaluating, int64(r.log.Len()), int64(r.log.Len()))
	}
	return nil
}

// inOrder applies one event after the other, in their total order.
func (r *run) inOrder(ctx context.Context) error {
	for i := range r.log.Len() {
		if err := r.pause(ctx, i); err != nil {
			return err
		}
		if err := r.timeUntil(ctx, r.log.At(i)); err != nil {
			return err
		}
		member := r.log.Fill(i, &r.event)
		if err := r.apply(member); err != nil {
			return err
		}
	}
	return nil
}

// pause asks now and then whether to go on, and tells how far it is.
func (r *run) pause(ctx context.Context, i int) error {
	if i%often != 0 {
		return nil
	}
	if r.options.Progress != nil {
		r.options.Progress(Evaluating, int64(i), int64(r.log.Len()))
	}
	return ctx.Err()
}

// apply applies the event at hand.
func (r *run) apply(member int) error {
	r.gather(member)
	r.happening = Happening{Event: &r.event}
	if err := r.options.Program.Apply(&r.outcome, r.states, &r.event); err != nil {
		if err = r.notApplied(member, err); err != nil {
			return err
		}
		return r.observe()
	}
	r.result.Applied++
	r.result.Members[member].Applied++
	r.result.sell(r.outcome.Sold)
	if r.due != nil {
		r.putTouched()
	}
	return r.observe()
}

// putTouched notes when something is due next for the members that an event has touched.
func (r *run) putTouched() {
	for _, id := range r.touched {
		if number, ok := r.log.Members.Number(id); ok {
			r.due.put(number, r.result.States[number])
		}
	}
}

// gather finds the states that the event at hand needs.
func (r *run) gather(member int) {
	own := r.result.States[member]
	r.states = append(r.states[:0], own)
	r.touched = r.options.Program.Touches(r.touched[:0], &r.outcome, own, &r.event, r.linked)
	for _, id := range r.touched[1:] {
		if number, ok := r.log.Members.Number(id); ok {
			r.states = append(r.states, r.result.States[number])
		}
	}
}

// linked returns the member that an attribute of a member names.
func (r *run) linked(member, attribute string) (string, bool) {
	number, ok := r.log.Members.Number(member)
	if !ok {
		return "", false
	}
	for slot := range r.plan.Attributes {
		if cell := &r.result.States[number].Attributes[slot]; r.plan.Attributes[slot].Name == attribute && cell.Present {
			return cell.Text, true
		}
	}
	return "", false
}

// notApplied notes why an event was not applied. It returns what ends the simulation.
func (r *run) notApplied(member int, err error) error {
	var duplicate *interpreter.Duplicate
	switch {
	case errors.As(err, &r.happening.Refused):
		r.result.refuse(member, &r.event, r.happening.Refused)
		return nil
	case errors.As(err, &duplicate):
		r.happening.Repeated = true
		return r.repeated(duplicate)
	}
	return fmt.Errorf("%s:%d: %w", r.event.Origin.File, r.event.Origin.Line, err)
}

// idClash is the row of an event under the id of another.
func (r *run) idClash(id string) history.BadRow {
	return history.BadRow{File: r.event.Origin.File, Line: r.event.Origin.Line, Column: "id", Value: id, Code: "id-clash",
		Reason: dsl.Say("is the id of another event of the member within 365 days: an id stands for one event", "是该会员 365 天内另一个事件的单号：一个单号只对应一个事件")}
}

func (r *run) observe() error {
	r.result.addUp(r.outcome.Entries)
	if r.options.Observer == nil {
		return nil
	}
	happening := &r.happening
	happening.State, happening.Entries, happening.Verdicts = r.states[0], r.outcome.Entries, r.outcome.Verdicts
	happening.Due, happening.Discount = r.outcome.Due, r.outcome.Discount
	return r.options.Observer.Observe(happening)
}

// timeUntil lets time go on where it does something to all members: it puts them in order at the instants that ranks
// name, and does what is due for them where that can't wait.
func (r *run) timeUntil(ctx context.Context, until value.Instant) error {
	for r.hasRanks && r.nextRank <= until {
		if err := r.dueUntil(ctx, r.nextRank-1); err != nil {
			return err
		}
		if err := r.eachMember(ctx, func() error { return r.options.Program.Approach(&r.outcome, r.states, r.nextRank) }); err != nil {
			return err
		}
		r.options.Program.Rank(&r.outcome, r.result.States, r.nextRank, false)
		r.nextRank, r.hasRanks = r.options.Program.NextRank(&r.outcome, r.nextRank)
	}
	return r.dueUntil(ctx, until)
}

// firstRank finds the first instant at which members are put in order: none lives before the first event or joining.
func (r *run) firstRank() {
	first := r.result.Until
	if r.log.Len() > 0 {
		first = min(first, r.log.At(0))
	}
	for _, state := range r.result.States {
		if state.Living {
			first = min(first, state.Joined)
		}
	}
	r.nextRank, r.hasRanks = r.options.Program.NextRank(&r.outcome, first-1)
}

// close brings every member to the end, and reviews it there.
func (r *run) close(ctx context.Context) error {
	if err := r.timeUntil(ctx, r.result.Until); err != nil {
		return err
	}
	err := r.eachMember(ctx, func() error { return r.options.Program.Close(&r.outcome, r.states, r.result.Until) })
	if err != nil || len(r.options.Program.Plan().Ranks) == 0 {
		return err
	}
	r.options.Program.Rank(&r.outcome, r.result.States, r.result.Until, true)
	return r.eachMember(ctx, func() error { return r.options.Program.Sort(&r.outcome, r.states) })
}

// eachMember does something to one member after the other, and shows it.
func (r *run) eachMember(ctx context.Context, do func() error) error {
	for _, number := range r.result.Order {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.states, r.happening = append(r.states[:0], r.result.States[number]), Happening{}
		if err := do(); err != nil {
			return err
		}
		if err := r.observe(); err != nil {
			return err
		}
	}
	return nil
}
