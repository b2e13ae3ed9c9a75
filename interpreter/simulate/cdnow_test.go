package simulate_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

func TestCDNOW(t *testing.T) {
	folder := realData(t, "cdnow")
	result, summary := tried(t, folder, mapping.Stop, shipped(t, "cdnow.scheme"), shipped(t, "cdnow.source"))
	assert.EqualValues(t, 69_659, summary.Events.Applied)
	assert.Equal(t, 23_570, summary.Members)
	assert.Equal(t, "2500315.63", summary.Metrics["spend"])
	assert.Equal(t, "214614", summary.Wallets["points"]["earned"])

	// Member by member: what adding up ⌊amount ÷ 10⌋ by hand gives.
	wanted := map[string]int64{}
	rowsOf(t, filepath.Join(folder, "cdnow_master.csv"), func(row map[string]string) {
		wanted[row["customer_id"]] += decimal(t, row["amount"], 2) / 1000
	})
	require.Len(t, result.States, len(wanted))
	for _, state := range result.States {
		if wanted[state.Member] != state.Wallets[0].Totals.Earned {
			assert.Equal(t, wanted[state.Member], state.Wallets[0].Totals.Earned, state.Member)
		}
	}
}
