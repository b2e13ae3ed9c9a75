package simulate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// watcher has a simulation take all events in their total order.
type watcher struct{}

func (watcher) Observe(*simulate.Happening) error { return nil }

const localScheme = `scheme local
language 1
currency CNY
timezone "Asia/Shanghai"
wallet points { expire 40 days after earned }
metric spent { sum amount on purchase over last 60 days }
tiers level by spent { silver  gold from 300 }
rule base on purchase { earn 1 points every 10 of amount }
rule small on purchase { when amount < 3  reject "too small" }
`

// localHistory has repeats, ids that stand for two events, refusals, events at one instant and some behind the end.
func localHistory() string {
	var text strings.Builder
	text.WriteString("member,time,event,id,amount\n")
	for i := range 3000 {
		id := i
		if i%97 == 0 {
			id = i - 11
		}
		if i%89 == 0 {
			id = i - 1
		}
		fmt.Fprintf(&text, "m%d,2026-%02d-%02d %02d:00,purchase,o%d,%d\n", i*7%11, 1+i*5%12, 1+i%28, i%24, id, i%89%50)
		if i%211 == 0 {
			fmt.Fprintf(&text, "m%d,2026-%02d-%02d %02d:00,purchase,o%d,%d\n", i*7%11, 1+i*5%12, 1+i%28, i%24, id, i%89%50)
		}
		if i%223 == 0 {
			fmt.Fprintf(&text, "m%d,2026-%02d-%02d %02d:30,purchase,o%d,77\n", i*7%11, 1+i*5%12, 1+i%28, i%24, id)
		}
	}
	return text.String()
}

// One life after the other tells the same of every event, in the same order, as all events in their total order.
func TestLivesTellTheSame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.csv")
	require.NoError(t, os.WriteFile(path, []byte(localHistory()), 0o600))
	program, problems := interpreter.Load(interpreter.Source{Name: "scheme", Text: localScheme})
	require.Empty(t, problems)
	until, err := value.ParseInstant("2026-11-15", program.Plan().Zone)
	require.NoError(t, err)
	run := func(onBad mapping.OnBad, observer simulate.Observer) (*simulate.Result, []history.BadRow, error) {
		var skipped []history.BadRow
		result, err := simulate.Population(t.Context(), simulate.Options{Program: program, Inputs: []simulate.Input{{Paths: []string{path}}}, Until: &until,
			OnBad: onBad, Observer: observer, Skipped: func(row *history.BadRow) error { skipped = append(skipped, *row); return nil }})
		return result, skipped, err
	}
	ordered, orderedRows, err := run(mapping.Skip, watcher{})
	require.NoError(t, err)
	lives, livesRows, err := run(mapping.Skip, nil)
	require.NoError(t, err)
	assert.Equal(t, orderedRows, livesRows)
	assert.Equal(t, ordered.Refusals, lives.Refusals)
	assert.Equal(t, ordered.Members, lives.Members)
	assert.Equal(t, ordered.Outstanding(), lives.Outstanding())
	assert.Equal(t, ordered.Sales, lives.Sales)
	assert.Equal(t, ordered.Given, lives.Given)
	assert.Positive(t, lives.Sales.Sign()*lives.Given[0].Sign())
	assert.Equal(t, ordered.Account.Left, lives.Account.Left)
	for _, what := range []int64{int64(len(lives.Refusals)), lives.Account.Left[simulate.Repeated], lives.Account.Left[simulate.AfterUntil], int64(len(lives.Account.Skipped))} {
		assert.Greater(t, what, int64(1))
	}
	for i := range ordered.States {
		left, err := program.Encode(ordered.States[i])
		require.NoError(t, err)
		right, err := program.Encode(lives.States[i])
		require.NoError(t, err)
		assert.Equal(t, string(left), string(right))
	}

	// What ends the simulation is what comes first.
	_, _, first := run(mapping.Stop, watcher{})
	_, _, same := run(mapping.Stop, nil)
	require.Error(t, first)
	assert.Equal(t, first.Error(), same.Error())
}
