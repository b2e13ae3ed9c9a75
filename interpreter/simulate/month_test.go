package simulate_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

const monthScheme = `scheme months
language 1
currency CNY
timezone "Asia/Shanghai"
event purchase { paid money from balance }
wallet balance { unit CNY  filled by recharge }
wallet points { expire 90 days after earned }
rule base on purchase { earn 1 points every 10 of amount }
rule later on purchase { earn 1 points every 50 of amount  after 40 days }
`

const monthHistory = `member,time,event,id,amount,of,paid,points,balance,to
lily,2026-01-01,opening,,,,,30,,
lily,2026-01-10,purchase,a,100,,,,,
lily,2026-01-20,redeem,,,,,35,,
lily,2026-02-05,refund,,,a,,,,
lily,2026-02-10,recharge,,200,,,,,
lily,2026-03-01,purchase,b,250,,150,,,
lily,2026-03-20,refund,,100,b,,,,
tom,2026-03-21,adjust,,,,,12,,
tom,2026-03-22,adjust,,,,,-2,,
lily,2026-06-30,adjust,,,,,-1,,
`

// What stands at a month's end follows by the columns from what stood at the end of the month before.
func TestMonthsFollowFromEachOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.csv")
	require.NoError(t, os.WriteFile(path, []byte(monthHistory), 0o600))
	program, problems := interpreter.Load(interpreter.Source{Name: "scheme", Text: monthScheme})
	require.Empty(t, problems)
	result, err := simulate.Population(t.Context(), simulate.Options{Program: program, Inputs: []simulate.Input{{Paths: []string{path}}}})
	require.NoError(t, err)

	before, moved := map[int]simulate.Month{}, simulate.Month{}
	for _, month := range result.Outstanding() {
		last := before[month.Wallet]
		came := month.Opening + month.Earned + month.Received + month.Returned + month.Debt - last.Debt
		went := month.Spent + month.Expired + month.Reversed + month.Sent + month.Pending - last.Pending
		assert.Equal(t, month.Outstanding-last.Outstanding, came-went, month)
		before[month.Wallet] = month
		moved.Opening, moved.Received, moved.Returned = moved.Opening+month.Opening, moved.Received+month.Received, moved.Returned+month.Returned
		moved.Debt, moved.Pending, moved.Sent = max(moved.Debt, month.Debt), max(moved.Pending, month.Pending), moved.Sent+month.Sent
	}
	assert.NotContains(t, []int64{moved.Opening, moved.Received, moved.Returned, moved.Debt, moved.Pending, moved.Sent}, int64(0), "%+v", moved)
	for wallet := range program.Plan().Wallets {
		var available, debt int64
		for _, state := range result.States {
			available += state.Wallets[wallet].Totals.Available
			debt += state.Wallets[wallet].Totals.Debt
		}
		assert.Equal(t, available, before[wallet].Outstanding)
		assert.Equal(t, debt, before[wallet].Debt)
	}
}
