// Package scenario runs the tests that are written in the language: members, what happens to them in order of time,
// and what must then be true. A difference shows what was expected, what came, and the entries that led there.
package scenario

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Result is what came of one test.
type Result struct {
	Test     *check.Test
	Failures []Failure
}

// Passed tells whether all went as expected.
func (r *Result) Passed() bool { return len(r.Failures) == 0 }

// Failure is one expectation that was not met.
type Failure struct {
	Span     dsl.Span
	Expected dsl.Words
	Came     dsl.Words
	Trail    []Moment // what led there
	Idle     []Idle   // the rules that could have done something on the member's last event, and did not
}

// Moment is one entry of the member's books, in words.
type Moment struct {
	At     string
	Amount string
	Reason dsl.Words
}

// Run runs tests of a program, in their order.
func Run(program *interpreter.Program, tests []*check.Test) []Result {
	results := make([]Result, len(tests))
	for i, test := range tests {
		results[i] = run(program, test, nil)
	}
	return results
}

// player plays one test.
type player struct {
	program *interpreter.Program
	outcome *interpreter.Outcome
	members map[string]*member
	order   []*member
	now     value.Instant
	result  Result
	trial   *Trial // nil for a test
}

// member is one member of a test, and what its last event came to.
type member struct {
	state    *interpreter.State
	trail    []evaluate.Entry
	last     []evaluate.Entry
	since    []evaluate.Entry // since its last event began, or the step of time behind it
	due      int64
	discount int64
	refused  []evaluate.Refusal
	verdicts []evaluate.Verdict
	pending  *check.TestStep // a refused event that no expectation has asked about yet
}

// run plays one test, and notes in seen what it comes past.
func run(program *interpreter.Program, test *check.Test, seen *sightings) Result {
	p := &player{program: program, outcome: &interpreter.Outcome{}, members: map[string]*member{}, result: Result{Test: test}}
	p.outcome.Shared, p.outcome.Explain = program.NewShared(), true
	if seen != nil {
		p.outcome.Seen = seen.Seen
	}
	p.begin(test)
	for i := range test.Steps {
		p.step(&test.Steps[i])
		seen.stand(p.order)
	}
	for _, one := range p.order {
		p.unasked(one)
	}
	slices.SortStableFunc(p.result.Failures, func(a, b Failure) int { return cmp.Compare(a.Span.Offset, b.Span.Offset) }) // a cause before what follows from it
	return p.result
}

// begin brings in the members, with what is known of them to begin with.
func (p *player) begin(test *check.Test) {
	for _, declared := range test.Members {
		one := p.member(declared.Name)
		for _, given := range declared.Values {
			number, _ := given.Value.Number.Int64()
			one.state.Attributes[given.Attribute.Index] = evaluate.Cell{Number: number, Text: given.Value.Text, Present: true}
		}
	}
}

func (p *player) member(name string) *member {
	one, ok := p.members[name]
	if !ok {
		one = &member{state: p.program.NewState(name)}
		p.members[name] = one
		p.order = append(p.order, one)
	}
	return one
}

func (p *player) step(step *check.TestStep) {
	if p.now == 0 {
		p.now = step.At - 1 // time begins with the first step
	}
	for at, ok := p.program.NextRank(p.outcome, p.now); ok && at <= step.At; at, ok = p.program.NextRank(p.outcome, at) {
		p.advance(step, at, p.program.Approach)
		p.program.Rank(p.outcome, p.states(), at, false)
	}
	if step.At > p.now {
		for _, one := range p.order {
			one.since = one.since[:0]
		}
	}
	p.now = step.At
	p.advance(step, step.At, p.program.Advance)
	switch {
	case step.Event != nil:
		p.happen(step)
	case len(step.Wanted) > 0:
		for i := range step.Wanted {
			p.expect(p.member(step.Member), &step.Wanted[i])
		}
	}
}

// advance brings all members to an instant.
func (p *player) advance(step *check.TestStep, at value.Instant, advance func(*interpreter.Outcome, []*interpreter.State, value.Instant) error) {
	for one := p.earliest(at); one != nil; one = p.earliest(at) { // in the total order of instants and members
		p.advanceOne(step, one, one.state.NextDue(), p.program.Advance)
	}
	for _, one := range p.byID() {
		if one.state.Now <= at {
			p.advanceOne(step, one, at, advance)
		}
	}
}

func (p *player) advanceOne(step *check.TestStep, one *member, at value.Instant, advance func(*interpreter.Outcome, []*interpreter.State, value.Instant) error) {
	err := advance(p.outcome, []*interpreter.State{one.state}, at)
	one.trail = append(one.trail, p.outcome.Entries...)
	one.since = append(one.since, p.outcome.Entries...)
	one.passTime(p.outcome.Entries)
	p.trial.note(one.state, nil, p.outcome, nil)
	p.unexpected(step.Span, one, err)
}

// byID is the members in the order of their ids.
func (p *player) byID() []*member {
	return slices.SortedFunc(slices.Values(p.order), func(a, b *member) int { return cmp.Compare(a.state.Member, b.state.Member) })
}

// earliest is the member for whom something is due before an instant, before all others; nil if nothing is.
func (p *player) earliest(before value.Instant) *member {
	var first *member
	for _, one := range p.order {
		due := one.state.NextDue()
		if due >= before || due < one.state.Now || first != nil && cmp.Or(cmp.Compare(due, first.state.NextDue()), cmp.Compare(one.state.Member, first.state.Member)) > 0 {
			continue
		}
		first = one
	}
	return first
}

func (p *player) states() []*interpreter.State {
	states := make([]*interpreter.State, len(p.order))
	for i, one := range p.order {
		states[i] = one.state
	}
	return states
}

// passTime lets expectations speak of what rules by time did in a step, where they did something.
func (m *member) passTime(entries []evaluate.Entry) {
	if slices.ContainsFunc(entries, func(entry evaluate.Entry) bool {
		return entry.Kind == evaluate.EntryEarned || entry.Kind == evaluate.EntryIssued || entry.Kind == evaluate.EntryNotified
	}) {
		m.last, m.due, m.discount = slices.Clone(entries), 0, 0
	}
}

// happen applies an event. A refusal is no failure: a test may expect it.
func (p *player) happen(step *check.TestStep) {
	var event interpreter.Event
	event.Reset(p.program.Plan(), step.Event.Index, step.Member, step.At)
	event.ID = step.ID
	for _, given := range step.Values {
		fill(&event, &given)
	}
	one := p.member(step.Member)
	p.unasked(one)
	err := p.program.Apply(p.outcome, p.gather(one, &event), &event)
	p.share(one)
	one.due, one.discount, one.refused = p.outcome.Due, p.outcome.Discount, nil
	one.verdicts = append(one.verdicts[:0], p.outcome.Verdicts...)
	var refused *interpreter.Refused
	isRefused := errors.As(err, &refused)
	p.trial.note(one.state, &event, p.outcome, refused)
	if isRefused {
		one.refused, one.pending = append(one.refused, refused.Reasons...), step
		return
	}
	p.unexpected(step.Span, one, err)
}

// gather finds the states that an event needs.
func (p *player) gather(one *member, event *interpreter.Event) []*interpreter.State {
	states := []*interpreter.State{one.state}
	touched := p.program.Touches(nil, p.outcome, one.state, event, p.linked)
	for _, id := range touched[1:] {
		states = append(states, p.member(id).state)
	}
	return states
}

// linked returns the member that an attribute of a member names.
func (p *player) linked(member, attribute string) (string, bool) {
	state := p.member(member).state
	for slot, known := range p.program.Plan().Attributes {
		if cell := &state.Attributes[slot]; known.Name == attribute && cell.Present {
			return cell.Text, true
		}
	}
	return "", false
}

// share gives every member the entries of its own books: what an event did is its member's last, and that of those who
// got something from it.
func (p *player) share(own *member) {
	own.last, own.since = nil, own.since[:0]
	for i := range p.outcome.Entries {
		one := p.member(p.outcome.Entries[i].Member)
		if first := p.outcome.Entries[i]; one != own && !slices.ContainsFunc(p.outcome.Entries[:i], func(e evaluate.Entry) bool { return e.Member == first.Member }) {
			one.last = nil
		}
		one.last = append(one.last, p.outcome.Entries[i])
		one.since = append(one.since, p.outcome.Entries[i])
		one.trail = append(one.trail, p.outcome.Entries[i])
	}
}

// unasked reports a refusal that the test has not asked about before the member's next event: most often a slip in the
// test, which would go on as if the event had happened.
func (p *player) unasked(one *member) {
	if one.pending != nil {
		p.fail(one.pending.Span, one, dsl.Sayf("the event is applied; if it should be refused, add: expect %[1]s refused", "这一步可以执行；若本应被拒绝，请加 `预期 %[1]s 拒绝`", one.state.Member), refusals(one.refused))
		one.pending = nil
	}
}

func fill(event *interpreter.Event, given *check.FieldValue) {
	field := given.Field.Index
	if given.Lines != nil {
		for _, line := range given.Lines {
			cells := event.AddLine(field)
			for i, constant := range line {
				if constant != nil {
					number, _ := constant.Number.Int64()
					cells[i] = evaluate.Cell{Number: number, Text: constant.Text, Present: true}
				}
			}
		}
		return
	}
	number, _ := given.Value.Number.Int64()
	event.Cells[field] = evaluate.Cell{Number: number, Text: given.Value.Text, Present: true}
}

// unexpected reports an error that no test can expect: an id that stands twice, books that do not balance.
func (p *player) unexpected(span dsl.Span, one *member, err error) {
	if err != nil {
		p.fail(span, one, dsl.Say("the event is applied", "事件可以执行"), dsl.Say(err.Error(), err.Error()))
	}
}

func (p *player) fail(span dsl.Span, one *member, expected, came dsl.Words) {
	p.result.Failures = append(p.result.Failures, Failure{Span: span, Expected: expected, Came: came, Trail: p.trail(one)})
}

// trail words the entries that led to where a member is.
func (p *player) trail(one *member) []Moment {
	plan := p.program.Plan()
	moments := make([]Moment, len(one.trail))
	for i := range one.trail {
		entry := &one.trail[i]
		moments[i] = Moment{At: minutes(evaluate.ClockWords(plan, entry.At)), Reason: evaluate.Reason(plan, entry)}
		if entry.Kind == evaluate.EntryEarned {
			until := evaluate.GoodUntil(plan, entry.Expires)
			moments[i].Reason = dsl.Say(moments[i].Reason.English+until.English, moments[i].Reason.Chinese+until.Chinese)
		}
		switch {
		case entry.Wallet != evaluate.None:
			wallet := &plan.Wallets[entry.Wallet]
			moments[i].Amount = entry.Kind.Sign() + value.DecimalString(entry.Amount, wallet.Places) + " " + wallet.Name
		case entry.Voucher != evaluate.None:
			moments[i].Amount = entry.Kind.Sign() + value.DecimalString(entry.Amount, 0) + " " + plan.Vouchers[entry.Voucher].Name
		case entry.Kind == evaluate.EntryDiscount || entry.Kind == evaluate.EntryCharge:
			moments[i].Amount = value.DecimalString(entry.Amount, plan.MoneyPlaces) + " " + plan.Currency
		}
	}
	return moments
}

// refusals joins the reasons why the last event was refused.
func refusals(reasons []evaluate.Refusal) dsl.Words {
	if len(reasons) == 0 {
		return dsl.Say("not refused", "没有被拒绝")
	}
	english, chinese := make([]string, len(reasons)), make([]string, len(reasons))
	for i, reason := range reasons {
		english[i], chinese[i] = reason.Words.English, reason.Words.Chinese
	}
	return dsl.Say("refused: "+strings.Join(english, "; "), "被拒绝："+strings.Join(chinese, "；"))
}
