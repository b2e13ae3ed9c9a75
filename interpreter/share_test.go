package interpreter_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// shareOf is the definition of a share: the value of a member ÷ the sum of all who have one, at 8 places half-even;
// none where the sum is not above 0.
func shareOf(own int64, all []int64) (share int64, known bool) {
	total := new(big.Int)
	for _, one := range all {
		total.Add(total, big.NewInt(one))
	}
	if total.Sign() <= 0 {
		return 0, false
	}
	scaled := new(big.Int).Mul(big.NewInt(own), big.NewInt(100_000_000))
	double := new(big.Int).Mul(scaled, big.NewInt(2))
	rounded, rest := new(big.Int).DivMod(double.Add(double, total), new(big.Int).Mul(total, big.NewInt(2)), new(big.Int))
	if rest.Sign() == 0 && rounded.Bit(0) == 1 { // half-up has gone one too far
		rounded.Sub(rounded, big.NewInt(1))
	}
	return rounded.Int64(), true
}

// TestShares holds shares against their definition, member by member: over all, within a group, of what only some
// have, and of what can be below 0.
func TestShares(t *testing.T) {
	program := load(t, `
member { channel text optional }
event return { amount money }
metric spent { sum amount on purchase }
metric given { sum amount on return }
metric net_spent = spent - given
metric record { largest amount on purchase }
metric all { share of net_spent every month }
metric own { share of net_spent every month within member.channel }
metric best { share of record every month }
wallet points {}
`)
	rapid.Check(t, func(t *rapid.T) {
		var outcome interpreter.Outcome
		var states []*interpreter.State
		var sums, records []int64 // in cents; who never bought has no record
		var channels []string
		happen := func(state *interpreter.State, event string, cents int64) {
			kind, err := program.Event(event)
			require.NoError(t, err)
			var one interpreter.Event
			kind.Begin(&one, state.Member, "", 1)
			number(t, program, event, "amount").Set(&one, cents)
			require.NoError(t, program.Apply(&outcome, []*interpreter.State{state}, &one))
		}
		for i := range rapid.IntRange(1, 25).Draw(t, "members") {
			state := program.NewState(fmt.Sprintf("m%02d", i))
			bought := rapid.SampledFrom([]int64{0, 0, 1, 2, 3, 50, 999_99, 1_000_000_000_00}).Draw(t, "bought")
			back := rapid.SampledFrom([]int64{0, 0, 0, 1, 5, 70_000}).Draw(t, "back")
			channel := rapid.SampledFrom([]string{"", "store", "web"}).Draw(t, "channel")
			state.Attributes[0].Text, state.Attributes[0].Present = channel, channel != ""
			if bought > 0 {
				happen(state, "purchase", bought)
			}
			happen(state, "return", back)
			states, sums, records, channels = append(states, state), append(sums, bought-back), append(records, bought), append(channels, channel)
		}
		at, ok := program.NextRank(&outcome, 1)
		require.True(t, ok)
		require.Equal(t, "1970-02-01T00:00:00+08:00", value.InstantString(at, program.Plan().Zone))
		for _, state := range states {
			require.NoError(t, program.Approach(&outcome, []*interpreter.State{state}, at))
			_, known := program.Metric(&outcome, state, 4)
			require.False(t, known, "nothing has been shared yet")
		}
		program.Rank(&outcome, states, at, false)
		for i, state := range states {
			var peers []int64
			for j := range states {
				if channels[j] == channels[i] {
					peers = append(peers, sums[j])
				}
			}
			same := func(metric int, wanted int64, wantedKnown bool) {
				share, known := program.Metric(&outcome, state, metric)
				require.Equal(t, wantedKnown, known, "metric %d of %s", metric, state.Member)
				require.Equal(t, wanted, share, "metric %d of %s", metric, state.Member)
			}
			share, known := shareOf(sums[i], sums)
			same(4, share, known)
			share, known = shareOf(sums[i], peers)
			same(5, share, known)
			share, known = shareOf(records[i], records)
			if records[i] == 0 {
				share, known = 0, false
			}
			same(6, share, known)

			again := reread(t, program, state)
			share, known = shareOf(sums[i], sums)
			got, gotKnown := program.Metric(&outcome, again, 4)
			require.Equal(t, share, got)
			require.Equal(t, known, gotKnown, "a share of 0 is none that is missing")
		}
	})
}

// reread is a state behind its text.
func reread(t require.TestingT, program *interpreter.Program, state *interpreter.State) *interpreter.State {
	text, err := program.Encode(state)
	require.NoError(t, err)
	again, mismatches, err := program.Decode(text)
	require.NoError(t, err)
	require.Empty(t, mismatches)
	same, err := program.Encode(again)
	require.NoError(t, err)
	require.Equal(t, string(text), string(same))
	return again
}

// A member who has left has no share and no place, and no part in those of the others.
func TestWhoHasLeftHasNoShare(t *testing.T) {
	program := load(t, "metric spent { sum amount on purchase }\nmetric part { share of spent every month }\nmetric place { rank by spent every month }\nwallet points {}\n")
	var outcome interpreter.Outcome
	var states []*interpreter.State
	for i, member := range []string{"ann", "lily", "tom"} {
		state := program.NewState(member)
		kind, err := program.Event("purchase")
		require.NoError(t, err)
		var event interpreter.Event
		kind.Begin(&event, member, "", 1)
		number(t, program, "purchase", "amount").Set(&event, int64(i+1)*100)
		require.NoError(t, program.Apply(&outcome, []*interpreter.State{state}, &event))
		states = append(states, state)
	}
	shares := func(at value.Instant) (all []int64) {
		for _, state := range states {
			if !state.Left {
				require.NoError(t, program.Approach(&outcome, []*interpreter.State{state}, at))
			}
		}
		program.Rank(&outcome, states, at, false)
		for _, state := range states {
			share, known := program.Metric(&outcome, state, 1)
			_, isPlaced := program.Metric(&outcome, state, 2)
			require.Equal(t, known, isPlaced)
			if !known {
				share = -1
			}
			all = append(all, share)
		}
		return all
	}
	first, _ := program.NextRank(&outcome, 1)
	require.Equal(t, []int64{16_666_667, 33_333_333, 50_000_000}, shares(first))
	kind, err := program.Event("leave")
	require.NoError(t, err)
	var event interpreter.Event
	kind.Begin(&event, "tom", "", first+1)
	require.NoError(t, program.Apply(&outcome, states[2:], &event))
	second, _ := program.NextRank(&outcome, first+1)
	require.Equal(t, []int64{33_333_333, 66_666_667, -1}, shares(second))
}
