package interpreter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// TestBudgets holds what members get under budgets against a model that goes through the events with two counters.
func TestBudgets(t *testing.T) {
	program := load(t, `
wallet bonus { unit CNY }
wallet points { redeem 30 for 1 CNY }
rule gift on purchase { earn bonus 10% of amount }
rule base on purchase { earn points = floor(amount) }
budget per month 5% of previous month sales { gift }
budget per month 7 CNY { base, gift }
`)
	zone := program.Plan().Zone
	rapid.Check(t, func(t *rapid.T) {
		outcome := interpreter.Outcome{Shared: program.NewShared()}
		states := []*interpreter.State{program.NewState("a"), program.NewState("b")}
		now := value.Instant(0)
		var month, soldBefore, soldNow, share, joint int64 // cents; joint: hundredths of a micro-cent, 8 places
		month = -1
		turn := func() {
			day, _ := zone.Civil(now)
			if this := int64(day.Year()*12 + day.Month()); this != month {
				soldBefore = 0
				if this == month+1 {
					soldBefore = soldNow
				}
				month, soldNow, share, joint = this, 0, soldBefore*5*10_000, 7*100_000_000
			}
		}
		for step := range rapid.IntRange(1, 30).Draw(t, "steps") {
			now += value.Instant(rapid.Int64Range(0, 12).Draw(t, "days")) * value.MicrosecondsPerDay
			turn()
			state := rapid.SampledFrom(states).Draw(t, "member")
			cents := rapid.Int64Range(0, 9_000).Draw(t, "cents")
			bonus, points := state.Balance(0), state.Balance(1)
			kind, err := program.Event("purchase")
			require.NoError(t, err)
			var event interpreter.Event
			kind.Begin(&event, state.Member, fmt.Sprintf("o%d", step), now)
			number(t, program, "purchase", "amount").Set(&event, cents)
			require.NoError(t, program.Preview(&outcome, []*interpreter.State{state}, &event), "a preview uses nothing")
			require.NoError(t, program.Apply(&outcome, []*interpreter.State{state}, &event))

			// base comes before gift; a point is worth 100/30 cents, rounded up at 8 decimals.
			wanted := min(cents/100, joint*30/100_000_000)
			joint -= (wanted*100_000_000 + 29) / 30
			require.Equal(t, wanted, state.Balance(1)-points)
			gift := min(cents/10, share/1_000_000, joint/1_000_000)
			share -= gift * 1_000_000
			joint -= gift * 1_000_000
			require.Equal(t, gift, state.Balance(0)-bonus)
			soldNow += cents
		}
	})
}

// TestBudgetsWantAPlace: without somewhere to keep it, a budget would be everybody's own.
func TestBudgetsWantAPlace(t *testing.T) {
	program := load(t, `wallet bonus { unit CNY }
		rule gift on purchase { earn bonus 10% of amount }
		budget 10 CNY { gift }`)
	kind, err := program.Event("purchase")
	require.NoError(t, err)
	var event interpreter.Event
	var outcome interpreter.Outcome
	state := program.NewState("a")
	kind.Begin(&event, "a", "", 0)
	event.SetNumber(0, 100)
	require.ErrorContains(t, program.Apply(&outcome, []*interpreter.State{state}, &event), "Shared")
}

// TestBudgetsInTotalOrder: what time does draws on a budget instant by instant, and then by member id.
func TestBudgetsInTotalOrder(t *testing.T) {
	play(t, []played{{name: "10 yuan a month, 6 for each", clauses: `wallet bonus { unit CNY }
		rule monthly every month { earn bonus = 6 }
		budget per month 10 CNY { monthly }`, steps: `
		2026-05-10 tom join
		ann join
		lily join
		2026-07-01
		expect ann bonus 12  # June and July
		expect lily bonus 8  # what ann left
		expect tom bonus 0`}})
}
