package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// TestEntriesOfSeveralMembers: an outcome that is used again holds each member's entries once, in the members' order.
func TestEntriesOfSeveralMembers(t *testing.T) {
	program := load(t, `wallet points { expire 10 days after earned }
		rule base on purchase { earn 1 points every 1 of amount }`)
	kind, err := program.Event("purchase")
	require.NoError(t, err)
	amount, err := kind.Number("amount")
	require.NoError(t, err)
	var outcome interpreter.Outcome
	var states []*interpreter.State
	for i, id := range []string{"a", "b", "c"} {
		state := program.NewState(id)
		var event interpreter.Event
		kind.Begin(&event, id, "", 0)
		amount.Set(&event, int64(i+1)*100)
		require.NoError(t, program.Apply(&outcome, []*interpreter.State{state}, &event))
		states = append(states, state)
	}
	for range 2 { // the second time there is nothing to do
		require.NoError(t, program.Advance(&outcome, states, 20*value.MicrosecondsPerDay))
		require.Equal(t, []int{0, 1, 2}, outcome.Changed)
		if len(outcome.Entries) == 0 {
			break
		}
		for i, id := range []string{"a", "b", "c"} {
			require.Equal(t, id, outcome.Entries[i].Member)
			require.Equal(t, int64(i+1), outcome.Entries[i].Amount)
		}
	}
	require.Empty(t, outcome.Entries)
}

// TestFieldsThatWereNotFound: what is set through the zero value of a field, whose lookup's error was passed over, is no
// number in another field.
func TestFieldsThatWereNotFound(t *testing.T) {
	program := load(t, `member { channel text one of "store", "web" }
		wallet points {}
		event purchase { items list { price money } }
		rule base on purchase { earn 1 points }`)
	kind, err := program.Event("purchase")
	require.NoError(t, err)
	number, err := kind.Number("nothing")
	require.ErrorContains(t, err, `event "purchase" has no field "nothing"`)
	list, err := kind.List("amount")
	require.ErrorContains(t, err, "holds something else")
	column, err := list.Number("price")
	require.Error(t, err)
	items, err := kind.List("items")
	require.NoError(t, err)
	for name, fill := range map[string]func(event *interpreter.Event){
		"a field":  func(event *interpreter.Event) { number.Set(event, 1) },
		"a list":   func(event *interpreter.Event) { list.Add(event) },
		"a column": func(event *interpreter.Event) { column.Set(items.Add(event), 1) },
	} {
		state := program.NewState("lily")
		var event interpreter.Event
		var outcome interpreter.Outcome
		kind.Begin(&event, "lily", "", 0)
		event.SetNumber(0, 100)
		fill(&event)
		require.ErrorContains(t, program.Apply(&outcome, []*interpreter.State{state}, &event), "lookup", name)
		require.Zero(t, state.Balance(0))
	}
	state, outcome := program.NewState("lily"), interpreter.Outcome{}
	var attribute interpreter.Attribute
	require.ErrorContains(t, attribute.SetText(&outcome, state, "web"), "not found")
	attribute, err = program.Attribute("channel")
	require.NoError(t, err)
	require.ErrorContains(t, attribute.SetText(&outcome, state, "shop"), "choices")
	require.ErrorContains(t, attribute.SetNumber(&outcome, state, 1), "something else")
	require.NoError(t, attribute.SetText(&outcome, state, "web"))
	require.Equal(t, "web", state.Attributes[0].Text)
}
