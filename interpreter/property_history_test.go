package interpreter_test

import (
	"fmt"
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

// TestAdvanceInPieces lets time pass in one step and in many.
func TestAdvanceInPieces(t *testing.T) {
	forClubs(t, func(t *rapid.T, _ *club, program *interpreter.Program) {
		m := walk(t, program, 25, func(m *member, one *happening, _ int) { m.live(one) })
		if m.state.Now == evaluate.Beginning {
			return
		}
		pieces, end := m.twin(), m.state.Now
		var entries strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "pieces") {
			end = newDraw(t, program).instant(pieces.state)
			pieces.live(&happening{to: end})
			require.NoError(t, pieces.err)
			entries.WriteString(pieces.entries())
		}
		m.live(&happening{to: end})
		require.NoError(t, m.err)
		require.Equal(t, m.entries(), entries.String())
		require.Equal(t, m.text(t), pieces.text(t))
	})
}

// TestOrderOfTheFile declares the rules in another order.
func TestOrderOfTheFile(t *testing.T) {
	forClubs(t, func(t *rapid.T, one *club, program *interpreter.Program) {
		other := loadClub(t, one, shuffledRules(t, one.clauses))
		sameLives(t, program, other, history(t, program, 25))
	})
}

// shuffledRules puts a scheme's rules, each of which begins a line, into another order.
func shuffledRules(t *rapid.T, clauses string) string {
	var rules, others []string
	for _, clause := range strings.Split(clauses, "\n") {
		if strings.HasPrefix(clause, "rule ") {
			rules = append(rules, clause)
		} else {
			others = append(others, clause)
		}
	}
	return strings.Join(others, "\n") + "\n" + strings.Join(rapid.Permutation(rules).Draw(t, "rules"), "\n") + "\n"
}

// TestTwoRuns lives through a history twice.
func TestTwoRuns(t *testing.T) {
	forClubs(t, func(t *rapid.T, _ *club, program *interpreter.Program) {
		sameLives(t, program, program, history(t, program, 25))
	})
}

// sameLives lets two members live through a history, and compares what comes of each happening.
func sameLives(t *rapid.T, first, second *interpreter.Program, all []*happening) {
	a, b := newMember(first), newMember(second)
	for _, one := range all {
		a.live(one)
		b.live(one)
		require.Equal(t, a.said(), b.said())
		require.Equal(t, a.entries(), b.entries())
	}
	require.Equal(t, a.text(t), b.text(t))
}

// TestEncodeAnywhere encodes and decodes a state amid its history, which then goes on as if nothing had been.
func TestEncodeAnywhere(t *testing.T) {
	forClubs(t, func(t *rapid.T, _ *club, program *interpreter.Program) {
		all := history(t, program, 30)
		at := rapid.IntRange(0, len(all)).Draw(t, "at")
		a, b := newMember(program), newMember(program)
		for i, one := range all {
			if i == at {
				b.state = decoded(t, program, b.text(t))
			}
			a.live(one)
			b.live(one)
			require.Equal(t, a.said(), b.said(), "step %d", i)
			require.Equal(t, a.entries(), b.entries(), "step %d", i)
			if i == at {
				require.Equal(t, a.text(t), b.text(t))
			}
		}
		require.Equal(t, a.text(t), b.text(t))
	})
}

// decoded decodes what must have a place in full, and be encoded as it was.
func decoded(t tester, program *interpreter.Program, text string) *interpreter.State {
	t.Helper()
	state, mismatches, err := program.Decode([]byte(text))
	if err != nil || len(mismatches) > 0 {
		t.Fatalf("decode: %v, mismatches %v\n%s", err, mismatches, text)
	}
	if again := encode(t, program, state); again != text {
		t.Fatalf("encoded, decoded and encoded again:\n%s\n%s", text, again)
	}
	return state
}

// TestRefundOfEverything takes an event and refunds it at once: the books are as they were, but for what is never given
// back. In parts it comes to the same.
func TestRefundOfEverything(t *testing.T) {
	forClubs(t, func(t *rapid.T, one *club, program *interpreter.Program) {
		if one.returns || one.carries || one.holds {
			return // a rule does something on a refund, units live on as they were carried on, tiers last
		}
		m, d := newMember(program), newDraw(t, program)
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			m.live(d.next(m.state))
		}
		at := d.instant(m.state)
		nothing := &interpreter.Event{}
		nothing.Reset(program.Plan(), d.kind(compile.RoleAdjust), "lily", at)
		if m.live(&happening{event: nothing}); m.err != nil { // what is due, and the reviews
			return
		}
		if one.covers && owes(m.state) {
			return // what pays a debt and is taken back may then be made good
		}
		before := lookAt(program, m.state)
		event := d.eventOf(m.state, d.refundableKind(), at)
		event.ID = "the one"
		if m.live(&happening{event: event}); m.err != nil {
			return
		}
		m.live(&happening{event: refundOf(program, "the one", at)})
		if m.isRefused() {
			require.Contains(t, m.said(), "taken back") // where a wallet is not to go below zero
			return
		}
		require.NoError(t, m.err)
		require.Equal(t, before, lookAt(program, m.state))
	})
}

func owes(state *interpreter.State) bool {
	for wallet := range state.Wallets {
		if state.Wallets[wallet].Totals.Debt > 0 {
			return true
		}
	}
	return false
}

func (d *draw) refundableKind() int {
	var kinds []int
	for kind := range d.plan.Events {
		if d.plan.Events[kind].Refundable != nil {
			kinds = append(kinds, kind)
		}
	}
	return rapid.SampledFrom(kinds).Draw(d.T, "kind")
}

// lookAt is what a refund of everything leads back to: balances, lots, metrics, tiers.
func lookAt(program *interpreter.Program, state *interpreter.State) string {
	var text strings.Builder
	var outcome interpreter.Outcome
	for wallet := range state.Wallets {
		fmt.Fprintln(&text, program.Plan().Wallets[wallet].Name, state.Balance(wallet))
		state.Wallets[wallet].Lots(func(lot *ledger.Lot) { fmt.Fprintln(&text, *lot) })
		state.Wallets[wallet].EachWaiting(func(waiting *ledger.Waiting) { fmt.Fprintln(&text, *waiting) })
	}
	for i := range state.Vouchers {
		fmt.Fprintln(&text, program.Plan().Vouchers[i].Name, state.Vouchers[i].Totals.Held)
		state.Vouchers[i].Each(func(one *ledger.Voucher) { fmt.Fprintln(&text, *one) })
	}
	for metric := range state.Metrics {
		name := program.Plan().Metrics[metric].Name
		if name == "returned" {
			continue // it adds up refunds
		}
		number, ok := program.Metric(&outcome, state, metric)
		fmt.Fprintln(&text, name, number, ok)
	}
	for ladder := range state.Tiers {
		fmt.Fprintln(&text, program.Plan().Ladders[ladder].Name, state.Tiers[ladder].Tier)
	}
	return text.String()
}

// TestRefundInParts refunds an event in parts, and at once: the balances are the same.
func TestRefundInParts(t *testing.T) {
	forClubs(t, func(t *rapid.T, one *club, program *interpreter.Program) {
		if one.returns || one.forgives || one.covers {
			return // what is forgiven, or made good, depends on what is there at each part
		}
		m, d := newMember(program), newDraw(t, program)
		for range rapid.IntRange(0, 15).Draw(t, "steps") {
			m.live(d.next(m.state))
		}
		event := d.eventOf(m.state, d.refundableKind(), d.instant(m.state))
		event.ID = "the one"
		if m.live(&happening{event: event}); m.err != nil {
			return
		}
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			m.live(d.next(m.state))
		}
		parts, at := m.twin(), m.state.Now
		m.live(&happening{event: refundOf(program, "the one", at)})
		if m.err != nil {
			return
		}
		for _, amount := range rapid.SliceOfN(rapid.SampledFrom(cents), 0, 4).Draw(t, "parts") {
			parts.live(&happening{event: partOf(program, "the one", at, amount)})
		}
		parts.live(&happening{event: refundOf(program, "the one", at)})
		if parts.isRefused() {
			require.Contains(t, parts.said(), "refunded wholly") // by its last part
		}
		for wallet := range m.state.Wallets {
			require.Equal(t, m.state.Balance(wallet), parts.state.Balance(wallet), program.Plan().Wallets[wallet].Name)
		}
		for i := range m.state.Vouchers {
			require.Equal(t, m.state.Vouchers[i].Totals, parts.state.Vouchers[i].Totals, program.Plan().Vouchers[i].Name)
		}
		for metric := range m.state.Metrics {
			if program.Plan().Metrics[metric].Window.Kind != compile.Decay {
				whole, _ := program.Metric(&m.outcome, m.state, metric)
				inParts, _ := program.Metric(&m.outcome, parts.state, metric)
				require.Equal(t, whole, inParts, program.Plan().Metrics[metric].Name)
			}
		}
	})
}

// partOf is a refund of a part.
func partOf(program *interpreter.Program, id string, at value.Instant, amount int64) *interpreter.Event {
	event := refundOf(program, id, at)
	fields := program.Plan().Events[event.Kind].Fields
	event.SetNumber(slices.IndexFunc(fields, func(field compile.Field) bool { return field.Name == "amount" }), amount)
	return event
}
