package interpreter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// TestRanks holds ranks against their definition, member by member: one more than how many are better, of how many.
func TestRanks(t *testing.T) {
	program := load(t, `
member { channel text optional  kind text optional }
metric spent { sum amount on purchase }
metric place { rank by spent every month }
metric fifth { fifth by spent every month }
metric low { rank by spent every month lowest first within member.channel }
metric after { rank by place every month }
metric alike { rank by spent every month within member.channel, member.kind }
metric part { share of spent every month within member.kind, member.channel }
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
`)
	amount := number
	rapid.Check(t, func(t *rapid.T) {
		var outcome interpreter.Outcome
		var states []*interpreter.State
		var spent []int64
		var channels, kinds []string
		for i := range rapid.IntRange(1, 40).Draw(t, "members") {
			state := program.NewState(fmt.Sprintf("m%02d", i))
			cents := rapid.Int64Range(0, 8).Draw(t, "cents")
			channel := rapid.SampledFrom([]string{"", "store", "web", `store"=0"web`}).Draw(t, "channel")
			kind := rapid.SampledFrom([]string{"", "store", "web", `web"=0"store`}).Draw(t, "kind")
			for i, text := range []string{channel, kind} {
				state.Attributes[i].Text, state.Attributes[i].Present = text, text != ""
			}
			purchase, err := program.Event("purchase")
			require.NoError(t, err)
			var event interpreter.Event
			purchase.Begin(&event, state.Member, "", 1)
			amount(t, program, "purchase", "amount").Set(&event, cents)
			require.NoError(t, program.Apply(&outcome, []*interpreter.State{state}, &event))
			states, spent, channels, kinds = append(states, state), append(spent, cents), append(channels, channel), append(kinds, kind)
		}
		at, ok := program.NextRank(&outcome, 1)
		require.True(t, ok)
		require.Equal(t, "1970-02-01T00:00:00+08:00", value.InstantString(at, program.Plan().Zone))
		for _, state := range states {
			require.NoError(t, program.Advance(&outcome, []*interpreter.State{state}, at))
		}
		program.Rank(&outcome, states, at, false)
		n := int64(len(states))
		for i, state := range states {
			better, below, lower, peers := int64(0), int64(0), int64(0), int64(0)
			alike, betterAlike := []int64{}, int64(0)
			for j := range states {
				if spent[j] > spent[i] {
					better++
				}
				if spent[j] < spent[i] {
					below++
				}
				if channels[j] == channels[i] && kinds[j] == kinds[i] {
					alike = append(alike, spent[j])
					if spent[j] > spent[i] {
						betterAlike++
					}
				}
				if channels[j] == channels[i] {
					peers++
					if spent[j] < spent[i] {
						lower++
					}
				}
			}
			place, _ := program.Metric(&outcome, state, 1)
			require.True(t, place*n >= (better+1)*100_000_000 && (place-1)*n < (better+1)*100_000_000, "r ÷ n, rounded up")
			fifth, _ := program.Metric(&outcome, state, 2)
			require.True(t, 5*(better+1) <= (6-fifth)*n && 5*(better+1) > (5-fifth)*n, "the fifth that r ÷ n is in")
			low, _ := program.Metric(&outcome, state, 3)
			require.True(t, low*peers >= (lower+1)*100_000_000 && (low-1)*peers < (lower+1)*100_000_000)
			two, _ := program.Metric(&outcome, state, 5)
			count := int64(len(alike))
			require.True(t, two*count >= (betterAlike+1)*100_000_000 && (two-1)*count < (betterAlike+1)*100_000_000, "among those of the same channel and kind")
			part, hasPart := program.Metric(&outcome, state, 6)
			share, known := shareOf(spent[i], alike)
			require.Equal(t, known, hasPart)
			require.Equal(t, share, part)
			after, _ := program.Metric(&outcome, state, 4)
			require.True(t, after*n >= (below+1)*100_000_000 && (after-1)*n < (below+1)*100_000_000, "by this month's place, the largest first")
		}
	})
}
