package simulate_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

func TestStarbucks(t *testing.T) {
	folder := realData(t, "starbucks_rewards_dev")
	result, summary := tried(t, folder, mapping.Stop, shipped(t, "starbucks.scheme"), shipped(t, "starbucks.source"))
	assert.EqualValues(t, 76_858, summary.Events.Applied)
	assert.Equal(t, 4_263, summary.Members)
	assert.Equal(t, "19035", summary.Metrics["received"])
	assert.Equal(t, "14399", summary.Metrics["viewed"])
	assert.Equal(t, "8474", summary.Metrics["completed"])
	assert.Equal(t, summary.Metrics["rewards"], summary.Wallets["credit"]["earned"], "the log pays what the portfolio says")

	// Member by member: dollars spent and rewards, as the log has them.
	spent, rewards := map[string]int64{}, map[string]int64{}
	rowsOf(t, filepath.Join(folder, "transcript.csv"), func(row map[string]string) {
		switch row["event"] {
		case "transaction":
			spent[row["person"]] += decimal(t, row["amount"], 2)
		case "offer completed":
			rewards[row["person"]] += decimal(t, row["reward"], 2)
		}
	})
	for _, state := range result.States {
		came := metricOf(t, result, state, 0)
		if came != spent[state.Member] || state.Wallets[1].Totals.Earned != rewards[state.Member] {
			assert.Equal(t, spent[state.Member], came, state.Member)
			assert.Equal(t, rewards[state.Member], state.Wallets[1].Totals.Earned, state.Member)
		}
	}
}
