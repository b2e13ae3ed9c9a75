package interpreter_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A random history of one member: what happens, and time that passes.

// happening is an event, or where there is none, time that goes on.
type happening struct {
	event *interpreter.Event
	to    value.Instant
	close bool
	ranks bool // all members, of whom there is one, are compared
}

// member is a state with what came of its last happening.
type member struct {
	program *interpreter.Program
	state   *interpreter.State
	outcome interpreter.Outcome
	err     error
}

func newMember(program *interpreter.Program) *member {
	return &member{program: program, state: program.NewState("lily")}
}

// live lets one thing happen.
func (m *member) live(one *happening) {
	states := []*interpreter.State{m.state}
	switch {
	case one.event != nil:
		m.err = m.program.Apply(&m.outcome, states, one.event)
	case one.close:
		m.err = m.program.Close(&m.outcome, states, one.to)
	case one.ranks:
		if m.err = m.program.Approach(&m.outcome, states, one.to); m.err != nil {
			return
		}
		before := slices.Clone(m.outcome.Entries)
		m.program.Rank(&m.outcome, states, one.to, false)
		m.err = m.program.Advance(&m.outcome, states, one.to)
		m.outcome.Entries = append(before, m.outcome.Entries...)
	default:
		m.err = m.program.Advance(&m.outcome, states, one.to)
	}
}

// said is an error in words; a refusal with all its reasons.
func (m *member) said() string {
	if m.err == nil {
		return ""
	}
	return m.err.Error()
}

// text is the member's state, encoded.
func (m *member) text(t tester) string { return encode(t, m.program, m.state) }

func encode(t tester, program *interpreter.Program, state *interpreter.State) string {
	t.Helper()
	text, err := program.Encode(state)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return string(text)
}

// twin is a copy that goes its own way.
func (m *member) twin() *member {
	other := &member{program: m.program, state: &interpreter.State{}}
	m.state.CopyTo(other.state)
	return other
}

// entries are the entries of the last happening, in words.
func (m *member) entries() string {
	var text strings.Builder
	for i := range m.outcome.Entries {
		entry := &m.outcome.Entries[i]
		fmt.Fprintln(&text, entry.At, entry.Stage, entry.Kind, entry.Wallet, entry.Amount, entry.Lot, entry.Expires, evaluate.Reason(m.program.Plan(), entry).English)
	}
	return text.String()
}

// isRefused tells whether the last event was refused, rather than applied, or not looked at.
func (m *member) isRefused() bool {
	var refused *interpreter.Refused
	return errors.As(m.err, &refused)
}

// draw is what a random history is drawn from.
type draw struct {
	*rapid.T
	program *interpreter.Program
	plan    *compile.Plan
	ids     []string
	sold    []string // the ids of events that can be refunded
	past    []*interpreter.Event
}

func newDraw(t *rapid.T, program *interpreter.Program) *draw {
	return &draw{T: t, program: program, plan: program.Plan()}
}

// next draws what happens to a member next.
func (d *draw) next(state *interpreter.State) *happening {
	at := d.instant(state)
	switch rapid.IntRange(0, 19).Draw(d.T, "what") {
	case 0, 1:
		return &happening{to: at}
	case 2:
		return &happening{to: at, close: true}
	case 4:
		if to, ok := d.program.NextRank(&interpreter.Outcome{}, max(at, 0)); ok {
			return &happening{to: to, ranks: true}
		}
	case 3:
		if len(d.past) > 0 { // the very same event again, or under another time
			again := *rapid.SampledFrom(d.past).Draw(d.T, "again")
			if rapid.Bool().Draw(d.T, "later") {
				again.At = at
			}
			return &happening{event: &again}
		}
	}
	return &happening{event: d.event(state, at)}
}

// instant draws when: often at the very instant at which something is due, or a period begins, or beside it.
func (d *draw) instant(state *interpreter.State) value.Instant {
	now := state.Now
	if now == evaluate.Beginning {
		first, _ := value.ParseInstant("2026-01-15 10:00", d.plan.Zone)
		return first
	}
	if due := state.NextDue(); due != ledger.Never && rapid.IntRange(0, 3).Draw(d.T, "due") == 0 {
		return max(now, due+value.Instant(rapid.IntRange(-1, 1).Draw(d.T, "beside")))
	}
	amount := rapid.IntRange(0, 40).Draw(d.T, "length")
	switch rapid.IntRange(0, 8).Draw(d.T, "pace") {
	case 0:
		return now
	case 1:
		return now + value.Instant(amount)*value.MicrosecondsPerSecond
	case 2:
		return now + value.Instant(amount)*value.MicrosecondsPerHour
	case 3:
		return d.plan.Zone.EndOf(now, value.Day)
	case 4:
		return d.plan.Zone.EndOf(now, value.Month)
	case 5:
		return d.plan.Zone.EndOf(now, value.Year)
	case 6:
		return d.plan.Zone.Add(now, value.Duration{Months: int32(amount)})
	}
	return d.plan.Zone.Add(now, value.Duration{Days: int32(amount)})
}

// often is how often an event of a role is drawn.
var often = map[compile.Role]int{compile.RolePurchase: 9, compile.RoleRefund: 5, compile.RoleRedeem: 2, compile.RoleRecharge: 2,
	compile.RoleOwn: 3, compile.RoleJoin: 1, compile.RoleOpening: 1, compile.RoleAdjust: 1, compile.RoleClose: 1}

func (d *draw) event(state *interpreter.State, at value.Instant) *interpreter.Event {
	var kinds []int
	for kind := range d.plan.Events {
		for range often[d.plan.Events[kind].Role] {
			kinds = append(kinds, kind)
		}
	}
	kind := rapid.SampledFrom(kinds).Draw(d.T, "kind")
	if rapid.IntRange(0, 150).Draw(d.T, "leaves") == 77 {
		kind = d.kind(compile.RoleLeave)
	}
	return d.eventOf(state, kind, at)
}

func (d *draw) kind(role compile.Role) int {
	for kind := range d.plan.Events {
		if d.plan.Events[kind].Role == role {
			return kind
		}
	}
	return 0
}

// eventOf draws an event of a kind, filled field by field.
func (d *draw) eventOf(state *interpreter.State, kind int, at value.Instant) *interpreter.Event {
	event := &interpreter.Event{}
	event.Reset(d.plan, kind, state.Member, at)
	if rapid.IntRange(0, 9).Draw(d.T, "has id") > 0 {
		event.ID = fmt.Sprintf("e%d", len(d.ids))
		d.ids = append(d.ids, event.ID)
		if d.plan.Events[kind].Refundable != nil {
			d.sold = append(d.sold, event.ID)
		}
	}
	for slot := range event.Cells {
		d.field(event, slot, state)
	}
	d.past = append(d.past, event)
	return event
}

func (d *draw) field(event *interpreter.Event, slot int, state *interpreter.State) {
	planned := &d.plan.Events[event.Kind]
	field := &planned.Fields[slot]
	switch {
	case planned.Role == compile.RoleRefund && field.Name == "of":
		event.SetText(slot, d.refundable())
	case field.Vouchers:
		for _, voucher := range d.vouchers(state) {
			event.AddLine(slot)[0] = evaluate.Cell{Text: voucher, Present: true}
		}
	case field.List != nil:
		for range rapid.IntRange(0, 3).Draw(d.T, "lines") {
			cells := event.AddLine(slot)
			for i := range cells {
				cells[i] = d.cell(&field.List[i])
			}
		}
	case field.Units != compile.None:
		if isGiven := planned.Role != compile.RolePurchase; isGiven || rapid.IntRange(0, 3).Draw(d.T, "units") == 0 {
			event.SetNumber(slot, d.units(field, state))
		}
	case !field.Optional || rapid.Bool().Draw(d.T, "given"):
		event.Cells[slot] = d.cell(field)
	}
}

// vouchers are some that are there, and now and then one that is not.
func (d *draw) vouchers(state *interpreter.State) []string {
	var names []string
	for i := range d.plan.Vouchers {
		chance := 25
		if state.Vouchers[i].Totals.Held > 0 {
			chance = 2
		}
		if rapid.IntRange(1, chance).Draw(d.T, "voucher") == 1 {
			names = append(names, d.plan.Vouchers[i].Name)
		}
	}
	return names
}

// refundable is the id of an event, mostly one of the last.
func (d *draw) refundable() string {
	ids := d.sold
	if rapid.IntRange(0, 20).Draw(d.T, "any") == 20 {
		ids = d.ids
	}
	if len(ids) == 0 {
		return "nothing"
	}
	last := len(ids) - 1
	return ids[max(0, last-rapid.IntRange(0, 3).Draw(d.T, "back"))]
}

// units are about what is there.
func (d *draw) units(field *compile.Field, state *interpreter.State) int64 {
	one, _ := value.PowerOfTen(field.Places)
	available := state.Wallets[field.Units].Totals.Available
	most := min(available+available/8, 1_000_000)
	least := int64(0)
	if field.Signed {
		least = -most
	}
	if !field.Redeems { // nothing need be there to be brought over
		most += 40 * one
	}
	number := rapid.Int64Range(least, max(most, least)).Draw(d.T, "units")
	if rapid.Bool().Draw(d.T, "round") { // within steps
		number -= number % (20 * one)
	}
	return number
}

// cents are amounts of money, many of them beside a threshold.
var cents = []int64{0, 1, 99, 100, 999, 1000, 1001, 1999, 2000, 3333, 4999, 5000, 5001, 9999, 10_000, 10_001, 12_345, 20_000, 29_999}

func (d *draw) cell(field *compile.Field) evaluate.Cell {
	cell := evaluate.Cell{Present: true}
	switch field.Kind {
	case compile.Money:
		cell.Number = rapid.SampledFrom(cents).Draw(d.T, field.Name)
	case compile.Flag:
		cell.Number = rapid.Int64Range(0, 1).Draw(d.T, field.Name)
	case compile.Date:
		cell.Number = rapid.Int64Range(7000, 21_000).Draw(d.T, field.Name)
	case compile.Text, compile.Link:
		choices := append([]string{"a", "b", "c"}, field.OneOf...)
		cell.Text = rapid.SampledFrom(choices).Draw(d.T, field.Name)
	default:
		cell.Number = rapid.Int64Range(0, 5).Draw(d.T, field.Name)
	}
	return cell
}
