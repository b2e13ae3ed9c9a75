package interpreter_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// applied is a member after one purchase, o1 of 100 on 10 May.
func applied(t *testing.T, clauses string) *member {
	program := load(t, clauses)
	m := newMember(program)
	m.live(&happening{event: purchaseOf(t, program, "2026-05-10 12:00", "o1", 100_00)})
	require.NoError(t, m.err)
	return m
}

// again lets an event happen that must be known already.
func again(t *testing.T, m *member, event *interpreter.Event) *interpreter.Duplicate {
	t.Helper()
	before := m.text(t)
	m.live(&happening{event: event})
	var duplicate *interpreter.Duplicate
	require.ErrorAs(t, m.err, &duplicate)
	require.Equal(t, event.ID, duplicate.ID)
	require.Empty(t, m.outcome.Entries)
	require.Equal(t, before, m.text(t))
	return duplicate
}

// TestRepeats: an id stands for one event.
func TestRepeats(t *testing.T) {
	m := applied(t, points+earnTenth)
	require.True(t, again(t, m, purchaseOf(t, m.program, "2026-05-10 12:00", "o1", 100_00)).Same)
	other := again(t, m, purchaseOf(t, m.program, "2026-05-10 12:00", "o1", 100_01))
	require.False(t, other.Same)
	require.EqualError(t, other, `event "o1" has been applied already, with other content`)
	require.False(t, again(t, m, purchaseOf(t, m.program, "2026-05-10 12:01", "o1", 100_00)).Same)
	require.False(t, again(t, m, purchaseOf(t, m.program, "2026-05-10 11:59", "o1", 100_00)).Same)

	// It is known as a repeat also when time has gone on.
	m.live(&happening{event: purchaseOf(t, m.program, "2026-06-01", "o2", 100_00)})
	require.NoError(t, m.err)
	repeat := again(t, m, purchaseOf(t, m.program, "2026-05-10 12:00", "o1", 100_00))
	require.True(t, repeat.Same)
	require.EqualError(t, repeat, `event "o1" has been applied already`)
}

// TestIdsAreRememberedAYear: 365 days after, an id stands for another event, and a refund is of the newest.
func TestIdsAreRememberedAYear(t *testing.T) {
	m := applied(t, "event purchase { refundable within 3 years }\n"+points+earnTenth)
	require.False(t, again(t, m, purchaseOf(t, m.program, "2027-05-10 11:59:59", "o1", 200_00)).Same)
	m.live(&happening{event: purchaseOf(t, m.program, "2027-05-10 12:00", "o1", 200_00)})
	require.NoError(t, m.err)
	require.EqualValues(t, 30, m.state.Balance(0))
	m.live(&happening{event: refundOf(m.program, "o1", instant(t, m.program, "2027-05-11"))})
	require.NoError(t, m.err)
	require.EqualValues(t, 10, m.state.Balance(0))
}

// TestManyIds: a thousand events are each found again, while older ones are forgotten.
func TestManyIds(t *testing.T) {
	program := load(t, points+earnTenth)
	m := newMember(program)
	at := instant(t, program, "2026-01-01")
	for i := range 1000 {
		event := purchaseOf(t, program, "2026-01-01", fmt.Sprint("o", i), 10_00)
		event.At = at + value.Instant(i)*value.MicrosecondsPerDay
		m.live(&happening{event: event})
		require.NoError(t, m.err)
		for _, back := range []int{0, 1, 17, 364} {
			if i >= back {
				event.ID, event.At = fmt.Sprint("o", i-back), at+value.Instant(i-back)*value.MicrosecondsPerDay
				m.live(&happening{event: event})
				var repeat *interpreter.Duplicate
				require.ErrorAs(t, m.err, &repeat)
				require.True(t, repeat.Same)
			}
		}
	}
}

// TestEventsWithoutIdAreNeverRepeats.
func TestEventsWithoutIdAreNeverRepeats(t *testing.T) {
	m := applied(t, points+earnTenth)
	for range 2 {
		m.live(&happening{event: purchaseOf(t, m.program, "2026-05-10 12:00", "", 100_00)})
		require.NoError(t, m.err)
	}
	require.EqualValues(t, 30, m.state.Balance(0))
}

// TestOutOfOrder names both instants.
func TestOutOfOrder(t *testing.T) {
	m := applied(t, points+earnTenth)
	before := m.text(t)
	m.live(&happening{event: purchaseOf(t, m.program, "2026-05-10 11:59:59.999999", "o0", 100_00)})
	var late *interpreter.OutOfOrder
	require.ErrorAs(t, m.err, &late)
	require.EqualError(t, late, `an event at 2026-05-10T11:59:59.999999+08:00 comes after member "lily" was at 2026-05-10T12:00:00+08:00: events of a member are applied in order of time`)
	require.Equal(t, before, m.text(t))
	m.live(&happening{to: instant(t, m.program, "2026-05-09")})
	require.ErrorAs(t, m.err, &late)
	require.Equal(t, before, m.text(t))
}

// TestEndOfTheCalendar: no instant, however far, stops the work.
func TestEndOfTheCalendar(t *testing.T) {
	m := applied(t, `wallet points { expire 1 year after earned }
		metric year { sum amount on purchase over this year }
		tiers level by year { silver  gold from 50  review monthly }
		rule base on purchase { earn 10 points }`)
	before := m.text(t)
	refused := refusalOf(t, m, func() *interpreter.Event {
		event := purchaseOf(t, m.program, "2026-05-10 12:00", "o2", 1)
		event.At = math.MaxInt64
		return event
	}())
	require.Equal(t, "time", refused.Reasons[0].Code)
	require.Equal(t, before, m.text(t))
	m.live(&happening{event: purchaseOf(t, m.program, "9999-12-31 12:00", "o2", 100_00)})
	require.NoError(t, m.err)
	m.live(&happening{to: math.MaxInt64})
	require.NoError(t, m.err)
	require.Equal(t, m.text(t), encode(t, m.program, decoded(t, m.program, m.text(t))))
}

// TestApplyWantsTheMembersOwnState.
func TestApplyWantsTheMembersOwnState(t *testing.T) {
	m := applied(t, points+earnTenth)
	event := purchaseOf(t, m.program, "2026-05-10 12:00", "o2", 100_00)
	event.Member = "tom"
	m.live(&happening{event: event})
	require.EqualError(t, m.err, `apply an event of member "tom": its state is needed, before any other`)
}

// TestBadFields: what an event lacks, or says in values that the scheme does not know, refuses it with all reasons.
func TestBadFields(t *testing.T) {
	program := load(t, points+`event purchase { channel text one of "store", "web"  tip money optional  born date optional  seen time optional
			ok flag = no  items list { sku text  price money  quantity number = 1  kind text optional one of "a" } }
		rule base on purchase { earn 10 points }`)
	m := newMember(program)
	event := purchaseOf(t, program, "2026-05-10", "o1", -1)
	kind, err := program.Event("purchase")
	require.NoError(t, err)
	tip, err := kind.Number("tip")
	require.NoError(t, err)
	born, err := kind.Date("born")
	require.NoError(t, err)
	seen, err := kind.Time("seen")
	require.NoError(t, err)
	tip.Set(event, math.MaxInt64)
	born.Set(event, value.LastDate+1)
	seen.Set(event, math.MinInt64)
	slot := len(event.Cells) - 1
	line := event.AddLine(slot)
	require.EqualValues(t, 1, line[2].Number, "a line has its defaults")
	line[1].Number, line[1].Present = -5, true // the line of a coupon
	line[3].Text, line[3].Present = "b", true
	var words []string
	for _, reason := range refusalOf(t, m, event).Reasons {
		words = append(words, reason.Code+": "+reason.Words.English)
	}
	require.Equal(t, []string{
		"negative: `amount` of `purchase` is below 0",
		"field: `channel` of `purchase` is missing",
		"range: `tip` of `purchase` is larger than can be kept",
		"range: `born` of `purchase` is larger than can be kept",
		"range: `seen` of `purchase` is larger than can be kept",
		"field: `sku` of `purchase` is missing",
		"one-of: `kind` of `purchase` is not among the choices",
	}, words)
}
