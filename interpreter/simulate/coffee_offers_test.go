package simulate_test

import (
	"context"
	"maps"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/schemes"
)

// completion is an offer that a member completed; hour is counted from the start of the log.
type completion struct {
	member, offer string
	hour, reward  int64
}

// completions gathers what is completed, and what each member was paid in an hour.
type completions struct {
	done    map[completion]int
	paid    map[completion]int64 // by member and hour
	rewards map[string]int64
}

func (c *completions) Observe(happening *simulate.Happening) error {
	for i := range happening.Entries {
		entry := &happening.Entries[i]
		hour := (int64(entry.At) - time.Date(2018, 8, 1, 0, 0, 0, 0, time.UTC).UnixMicro()) / time.Hour.Microseconds()
		switch entry.Kind {
		case evaluate.EntryDone:
			offer := entry.Operands[0].Text
			c.done[completion{entry.Member, offer, hour, c.rewards[offer]}]++
		case evaluate.EntryEarned:
			c.paid[completion{member: entry.Member, hour: hour}] += entry.Amount
		}
	}
	return nil
}

// With its completed offers hidden, `coffee-offers` makes of the log exactly those: by member, offer, hour and reward.
func TestCoffeeOffers(t *testing.T) {
	folder := realData(t, "starbucks_rewards_dev")
	text, err := schemes.Files.ReadFile("coffee-offers/coffee-offers.scheme")
	require.NoError(t, err)
	sourceText, err := schemes.Files.ReadFile("coffee-offers/coffee-offers-starbucks.source")
	require.NoError(t, err)
	program, problems := interpreter.Load(interpreter.Source{Name: "scheme", Text: string(text)})
	require.Empty(t, problems)
	file, problems := dsl.ParseSource("source", string(sourceText))
	require.Empty(t, problems)
	checked, problems := check.ForSource(program.Checked(), file)
	require.Empty(t, problems)
	source := compile.ForSource(checked)
	table := &source.Tables[0]
	rows, err := mapping.ReadSourceTable(program.Plan(), source, table, inFolder(folder, table.Files), mapping.Options{})
	require.NoError(t, err)
	program, err = program.WithTable(program.Plan().Tables[table.Table].Name, rows)
	require.NoError(t, err)

	came := completions{map[completion]int{}, map[completion]int64{}, map[string]int64{}}
	rowsOf(t, filepath.Join(folder, "portfolio.csv"), func(row map[string]string) {
		came.rewards[row["id"]] = decimal(t, row["reward"], 2)
	})
	wanted, wantedPaid, count := map[completion]int{}, map[completion]int64{}, 0
	rowsOf(t, filepath.Join(folder, "transcript.csv"), func(row map[string]string) {
		if row["event"] != "offer completed" {
			return
		}
		hour, err := strconv.ParseInt(row["time"], 10, 64)
		require.NoError(t, err)
		reward := decimal(t, row["reward"], 2)
		wanted[completion{row["person"], row["offer_id"], hour, reward}]++
		wantedPaid[completion{member: row["person"], hour: hour}] += reward
		count++
	})
	_, err = simulate.Population(context.Background(), simulate.Options{Program: program, Observer: &came,
		Inputs: []simulate.Input{{Source: source, Paths: inFolder(folder, source.Files)}}})
	require.NoError(t, err)
	assert.Equal(t, 8_474, count)
	assert.True(t, maps.Equal(wanted, came.done), "each offer that was completed, and no other")
	assert.True(t, maps.Equal(wantedPaid, came.paid), "each is paid as the log has it")
}
