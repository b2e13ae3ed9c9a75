package interpreter_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// forClubs tries a property on every club.
func forClubs(t *testing.T, property func(t *rapid.T, one *club, program *interpreter.Program)) {
	all := slices.Concat(clubs, timedClubs)
	for i := range all {
		one := &all[i]
		t.Run(one.name, func(t *testing.T) {
			program := loadClub(t, one, one.clauses)
			rapid.Check(t, func(t *rapid.T) { property(t, one, program) })
		})
	}
	t.Run("random", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			one := randomClub(t)
			if program := loadRandom(t, one); program != nil {
				property(t, one, program)
			}
		})
	})
}

// walk lets a member live through a random history, and looks at it before and after each happening.
func walk(t *rapid.T, program *interpreter.Program, most int, look func(m *member, one *happening, step int)) *member {
	m, d := newMember(program), newDraw(t, program)
	for step := range rapid.IntRange(most/4, most).Draw(t, "steps") {
		look(m, d.next(m.state), step)
	}
	return m
}

// history draws happenings, by living through them.
func history(t *rapid.T, program *interpreter.Program, most int) []*happening {
	var all []*happening
	walk(t, program, most, func(m *member, one *happening, _ int) {
		m.live(one)
		all = append(all, one)
	})
	return all
}

// TestEveryStep looks at each happening: that a refused event changes nothing, that a preview says what then happens
// and changes nothing, that a copy stays what it was, and that the entries add up to the books.
func TestEveryStep(t *testing.T) {
	forClubs(t, func(t *rapid.T, _ *club, program *interpreter.Program) {
		books := newBooks(program)
		walk(t, program, 30, func(m *member, one *happening, _ int) {
			before, text := m.twin(), m.text(t)
			preview := m.twin()
			if one.event != nil {
				preview.err = program.Preview(&preview.outcome, []*interpreter.State{m.state}, one.event)
				require.Equal(t, text, m.text(t), "a preview changes nothing")
			}
			m.live(one)
			if one.event != nil {
				require.Equal(t, preview.said(), m.said(), "a preview says what then happens")
				require.Equal(t, preview.entries(), m.entries(), "a preview says what then happens")
				require.Equal(t, preview.outcome.Due, m.outcome.Due)
			}
			require.Equal(t, text, before.text(t), "a copy stays what it was")
			if m.err != nil {
				changesNothing(t, m, before, one)
			}
			books.add(m.outcome.Entries)
			books.check(t, m.state)
		})
	})
}

// changesNothing compares a state behind an event that was not taken with what is due anyway.
func changesNothing(t *rapid.T, m, before *member, one *happening) {
	if !m.isRefused() {
		require.Equal(t, before.text(t), m.text(t), "a repeat, and what is out of order, change nothing: %v", m.err)
		return
	}
	if m.program.Plan().Events[one.event.Kind].Role == compile.RoleClose && len(m.program.Plan().Moved) > 0 {
		return // it reviews every ladder before it, as no other event does, and rules may have started on that
	}
	// Another event that is refused for quite another reason leaves the same.
	other := before.twin()
	other.live(&happening{event: refundOf(m.program, "of which nobody knows", one.event.At)})
	require.True(t, other.isRefused())
	require.Equal(t, other.text(t), m.text(t), "a refused event leaves what was due: %v", m.err)
	if len(m.program.Plan().Moved) > 0 {
		return // the review that goes before every event may have started rules
	}
	// But for the review that goes before every event, that is what Advance does.
	before.live(&happening{to: one.event.At})
	require.Equal(t, withoutTiers(before.text(t)), withoutTiers(m.text(t)), "a refused event leaves what was due: %v", m.err)
}

func withoutTiers(text string) string {
	start := strings.Index(text, `"tiers":`)
	if start < 0 {
		return text
	}
	return text[:start] + text[start+strings.Index(text[start:], `,"metrics"`)+1:]
}

// refundOf is a refund of all that is left of an event.
func refundOf(program *interpreter.Program, id string, at value.Instant) *interpreter.Event {
	event := &interpreter.Event{}
	for kind := range program.Plan().Events {
		if planned := &program.Plan().Events[kind]; planned.Role == compile.RoleRefund {
			event.Reset(program.Plan(), kind, "lily", at)
			for slot := range planned.Fields {
				if planned.Fields[slot].Name == "of" {
					event.SetText(slot, id)
				}
			}
		}
	}
	return event
}

// books are a member's wallets as its entries alone tell them.
type books struct {
	program *interpreter.Program
	sums    []map[evaluate.EntryKind]int64

	vouchers []map[evaluate.EntryKind]int64
}

func newBooks(program *interpreter.Program) *books {
	b := &books{program: program}
	for range program.Plan().Wallets {
		b.sums = append(b.sums, map[evaluate.EntryKind]int64{})
	}
	for range program.Plan().Vouchers {
		b.vouchers = append(b.vouchers, map[evaluate.EntryKind]int64{})
	}
	return b
}

func (b *books) add(entries []interpreter.Entry) {
	for i := range entries {
		if wallet := entries[i].Wallet; wallet != evaluate.None {
			b.sums[wallet][entries[i].Kind] += entries[i].Amount
		}
		if voucher := entries[i].Voucher; voucher != evaluate.None {
			b.vouchers[voucher][entries[i].Kind] += entries[i].Amount
		}
	}
}

// check holds the entries against the totals, and both against the law and the lots.
func (b *books) check(t *rapid.T, state *interpreter.State) {
	for voucher, sums := range b.vouchers {
		totals := &state.Vouchers[voucher].Totals
		require.Equal(t, sums[evaluate.EntryIssued], totals.Issued)
		require.Equal(t, sums[evaluate.EntryUsed], totals.Used)
		require.Equal(t, sums[evaluate.EntryVoucherReturned], totals.Returned)
		require.Equal(t, sums[evaluate.EntryVoucherExpired], totals.Expired)
		require.Equal(t, sums[evaluate.EntryWithdrawn], totals.Withdrawn)
		state.Vouchers[voucher].Each(func(one *ledger.Voucher) { require.Greater(t, one.Expires, state.Now) })
		require.NoError(t, state.Vouchers[voucher].Check())
	}
	for wallet, sums := range b.sums {
		totals, name := &state.Wallets[wallet].Totals, b.program.Plan().Wallets[wallet].Name
		require.Equal(t, sums[evaluate.EntryEarned], totals.Earned, "%s earned", name)
		require.Equal(t, sums[evaluate.EntryReceived], totals.Received, "%s received", name)
		require.Equal(t, sums[evaluate.EntryOpening], totals.Opening, "%s opening", name)
		require.Equal(t, sums[evaluate.EntryReturned], totals.Returned, "%s returned", name)
		require.Equal(t, sums[evaluate.EntrySpent], totals.Spent, "%s spent", name)
		require.Equal(t, sums[evaluate.EntrySent], totals.Sent, "%s sent", name)
		require.Equal(t, sums[evaluate.EntryExpired], totals.Expired, "%s expired", name)
		require.Equal(t, sums[evaluate.EntryReversed], totals.Reversed, "%s reversed", name)
		require.Equal(t, sums[evaluate.EntryDebt]-sums[evaluate.EntryDebtPaid], totals.Debt, "%s debt", name)
		came := totals.Opening + totals.Earned + totals.Received + totals.Returned
		went := totals.Spent + totals.Expired + totals.Reversed + totals.Sent
		require.Equal(t, came-went, state.Balance(wallet)+totals.Pending, "%s balance", name)
		require.Equal(t, sums[evaluate.EntryPending]-sums[evaluate.EntryMatured]-sums[evaluate.EntryPendingGone], totals.Pending, "%s pending", name)
		lots := int64(0)
		state.Wallets[wallet].Lots(func(lot *ledger.Lot) {
			require.Positive(t, lot.Left)
			require.Greater(t, lot.Expires, state.Now)
			lots += lot.Left
		})
		require.Equal(t, lots, totals.Available, "%s lots", name)
		require.NoError(t, state.Wallets[wallet].Check())
	}
}
