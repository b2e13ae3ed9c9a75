package interpreter_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// circle is a scheme in which members pay each other in a circle, and one who stands outside it.
const circle = `
member { referrer member optional }
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
rule first_level on purchase to member.referrer { earn points 10% of net }
rule second_level on purchase to member.referrer.referrer { earn points 3% of net }
`

// village is the members of the circle, and a model of what they have: what is kept of each purchase for each of them.
type village struct {
	program  *interpreter.Program
	outcome  interpreter.Outcome
	states   map[string]*interpreter.State
	now      value.Instant
	bought   []*bought
	moved    map[string]int64 // by transfers
	referrer map[string]string
}

// bought is a purchase of the model, in cents.
type bought struct {
	id, member    string
	net, refunded int64
}

func newVillage(t *rapid.T, program *interpreter.Program) *village {
	v := &village{program: program, states: map[string]*interpreter.State{}, moved: map[string]int64{},
		referrer: map[string]string{"a": "b", "b": "c", "c": "a", "d": "a"}}
	for _, id := range []string{"a", "b", "c", "d"} {
		state := program.NewState(id)
		state.Attributes[0].Text, state.Attributes[0].Present = v.referrer[id], true
		v.states[id] = state
	}
	return v
}

// apply applies an event with the states that it touches; it tells whether it was refused.
func (v *village) apply(t *rapid.T, event *interpreter.Event) (refused bool) {
	own := v.states[event.Member]
	lookup := func(member, link string) (string, bool) {
		require.Equal(t, "referrer", link)
		return v.referrer[member], true
	}
	states := []*interpreter.State{own}
	for _, id := range v.program.Touches(nil, &v.outcome, own, event, lookup)[1:] {
		states = append(states, v.states[id])
	}
	err := v.program.Apply(&v.outcome, states, event)
	var refusal *interpreter.Refused
	if !errors.As(err, &refusal) {
		require.NoError(t, err)
	}
	return refusal != nil
}

// balance is what the model says that a member has.
func (v *village) balance(member string) int64 {
	total := v.moved[member]
	kept := func(amount int64, one *bought) int64 {
		if one.net == one.refunded {
			return 0
		}
		return amount * (one.net - one.refunded) / one.net
	}
	for _, one := range v.bought {
		if one.member == member {
			total += kept(one.net/1000, one)
		}
		if v.referrer[one.member] == member {
			total += kept(one.net/1000, one) // 10% of it in whole points
		}
		if v.referrer[v.referrer[one.member]] == member {
			total += kept(one.net*3/10000, one)
		}
	}
	return total
}

func (v *village) begin(t *rapid.T, name, member, id string) *interpreter.Event {
	kind, err := v.program.Event(name)
	require.NoError(t, err)
	var event interpreter.Event
	kind.Begin(&event, member, id, v.now)
	return &event
}

func number(t require.TestingT, program *interpreter.Program, event, field string) interpreter.NumberField {
	kind, err := program.Event(event)
	require.NoError(t, err)
	found, err := kind.Number(field)
	require.NoError(t, err)
	return found
}

func text(t *rapid.T, program *interpreter.Program, event, field string) interpreter.TextField {
	kind, err := program.Event(event)
	require.NoError(t, err)
	found, err := kind.Text(field)
	require.NoError(t, err)
	return found
}

func (v *village) purchase(t *rapid.T, member string) {
	one := &bought{id: fmt.Sprintf("o%d", len(v.bought)), member: member, net: rapid.Int64Range(0, 50_000).Draw(t, "cents")}
	event := v.begin(t, "purchase", member, one.id)
	number(t, v.program, "purchase", "amount").Set(event, one.net)
	require.False(t, v.apply(t, event))
	v.bought = append(v.bought, one)
}

func (v *village) refund(t *rapid.T) {
	if len(v.bought) == 0 {
		return
	}
	one := v.bought[rapid.IntRange(0, len(v.bought)-1).Draw(t, "of")]
	event := v.begin(t, "refund", one.member, "")
	text(t, v.program, "refund", "of").Set(event, one.id)
	amount := rapid.Int64Range(0, one.net).Draw(t, "back")
	number(t, v.program, "refund", "amount").Set(event, amount)
	refused := v.apply(t, event)
	if amount > one.net-one.refunded {
		require.True(t, refused)
	}
	if !refused {
		one.refunded += amount
		if one.refunded == one.net {
			one.net, one.refunded = 0, 0 // nothing is kept, and nothing is left
		}
	}
}

func (v *village) transfer(t *rapid.T, from, to string) {
	amount := rapid.Int64Range(1, 40).Draw(t, "units")
	event := v.begin(t, "transfer", from, "")
	number(t, v.program, "transfer", "points").Set(event, amount)
	text(t, v.program, "transfer", "to").Set(event, to)
	has := v.balance(from)
	require.Equal(t, from == to || amount > max(has, 0), v.apply(t, event))
	if from != to && amount <= has {
		v.moved[from] -= amount
		v.moved[to] += amount
	}
}

// TestCircle holds the books of members who pay each other, in a circle, against a model of three lines.
func TestCircle(t *testing.T) {
	program := load(t, circle)
	rapid.Check(t, func(t *rapid.T) {
		v := newVillage(t, program)
		ids := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			v.now += value.Instant(rapid.Int64Range(0, 3).Draw(t, "later")) * value.MicrosecondsPerDay
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				v.purchase(t, ids.Draw(t, "member"))
			case 2:
				v.refund(t)
			default:
				v.transfer(t, ids.Draw(t, "from"), ids.Draw(t, "to"))
			}
			for id, state := range v.states {
				require.Equal(t, v.balance(id), state.Balance(0), "member %s", id)
			}
		}
	})
}

// TestNeeds: an event that reaches others says whose state it lacks, and changes nothing.
func TestNeeds(t *testing.T) {
	program := load(t, circle)
	rapid.Check(t, func(t *rapid.T) {
		v := newVillage(t, program)
		event := v.begin(t, "purchase", "a", "o1")
		number(t, program, "purchase", "amount").Set(event, 1_000)
		err := program.Apply(&v.outcome, []*interpreter.State{v.states["a"], v.states["c"]}, event)
		var needs *interpreter.Needs
		require.ErrorAs(t, err, &needs)
		require.Equal(t, "b", needs.Member)
		require.Zero(t, v.states["a"].Balance(0))
		require.Equal(t, []string{"a", "b", "c"}, program.Touches(nil, &v.outcome, v.states["a"], event, func(member, _ string) (string, bool) { return v.referrer[member], true }))
	})
}

// TestMessages: numbers worked out by hand.
func TestMessages(t *testing.T) {
	const linked = `member { referrer member optional }
		metric grown { sum earned points }
		tiers level by grown { basic  silver from 10 }
		`
	play(t, []played{
		{name: "the receiver's cap, month by month; the sender's once", clauses: linked + `wallet points {}
			rule gift on purchase to member.referrer { earn 10 points  cap 15 per month }
			rule hello on purchase to member.referrer { once  earn 1 points }`, steps: `
			member tom { referrer lily }
			member ann { referrer lily }
			2026-05-10 tom purchase amount 1
			expect lily points 11 (gift 10, hello 1)
			2026-05-11 ann purchase amount 1
			expect lily points 17 (gift 5, hello 1)  # 5 of 10 are left of the cap
			2026-06-01 tom purchase amount 1
			expect lily points 27 (gift 10)
			expect tom points 0`},
		{name: "the receiver's wallet has a cap too, and a debt is paid first", clauses: linked + `wallet points { cap 12 per day }
			rule base on purchase { earn 10 points }
			rule gift on purchase to member.referrer { earn 5 points }`, steps: `
			member tom { referrer lily }
			2026-05-10 lily purchase amount 1 as o1
			lily redeem 10 points
			lily refund o1
			expect lily points -10
			tom purchase amount 1
			expect lily points -8 (gift 2)  # 10 of the day's 12 were earned
			2026-05-11 tom purchase amount 1
			expect lily points -3`},
		{name: "what has expired at the receiver counts as taken", clauses: linked + `wallet points { expire 10 days after earned }
			rule gift on purchase to member.referrer { earn 10 points }`, steps: `
			member tom { referrer lily }
			2026-05-10 tom purchase amount 100 as o1
			2026-05-11 lily redeem 4 points
			2026-05-30 tom refund o1
			expect lily points -4  # 4 were used, 6 have expired`},
		{name: "who has left gets nothing, and nothing is used up", clauses: linked + `wallet points {}
			rule gift on purchase to member.referrer or member { once  earn 10 points }`, steps: `
			member tom { referrer lily }
			2026-05-10 lily leave
			2026-05-11 tom purchase amount 1
			expect tom points 10
			expect lily points 0`},
		{name: "a voucher and a notice; what is left of the voucher dies with the refund", clauses: linked + `wallet points {}
			voucher ten_off { worth 10 CNY }
			rule base on purchase { earn 1 points }
			rule gift on purchase to member.referrer { issue 2 ten_off  notify "thank you" }`, steps: `
			member tom { referrer lily }
			2026-05-10 tom purchase amount 100 as o1
			expect lily issued 2 ten_off, notified "thank you"
			expect tom issued 0 ten_off
			2026-05-11 lily purchase amount 50 vouchers ten_off
			expect lily due 40
			2026-05-12 tom refund o1
			2026-05-13 lily purchase amount 50 vouchers ten_off
			expect lily refused "voucher-none"`},
		{name: "a boost reaches what the receiver gets", clauses: linked + `wallet points {}
			rule gift on purchase to member.referrer { earn 10 points }
			rule double on purchase { boost gift 2x }`, steps: `
			member tom { referrer lily }
			2026-05-10 tom purchase amount 1
			expect lily points 20 (gift 10, double 10), level silver
			expect tom points 0`},
	})
}
