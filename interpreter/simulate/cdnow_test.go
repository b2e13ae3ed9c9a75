package simulate_test

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/schemes"
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

// What a tier's coefficient makes of each purchase, worked out by hand, is what every member of CDNOW has; and the lines
// of one member's account add up to it, purchase by purchase.
func TestCDNOWUnderTieredRates(t *testing.T) {
	folder := realData(t, "cdnow")
	text, err := schemes.Files.ReadFile("tiered-rates/tiered-rates.scheme")
	require.NoError(t, err)
	source, err := schemes.Files.ReadFile("tiered-rates/tiered-rates-cdnow.source")
	require.NoError(t, err)
	result, summary := tried(t, folder, mapping.Stop, string(text), string(source))
	assert.EqualValues(t, 69_659, summary.Events.Applied)

	wanted := tieredPoints(t, filepath.Join(folder, "cdnow_master.csv"))
	require.Len(t, result.States, len(wanted))
	for _, state := range result.States {
		if came := state.Wallets[0].Totals.Earned; came != sum(wanted[state.Member]) {
			assert.Equal(t, sum(wanted[state.Member]), came, state.Member)
		}
	}

	const member = "01161" // who went through three tiers in eleven purchases
	require.Len(t, wanted[member], 11)
	earned, balances := accountOf(t, folder, string(text), string(source), member)
	assert.Equal(t, wanted[member], earned)
	assert.Equal(t, sum(wanted[member]), balances[len(balances)-1])
}

// tieredPoints are each member's points, purchase by purchase: a point for every complete ten, times 1, 1.2, 1.5 or 2 by
// the points that the member had before.
func tieredPoints(t *testing.T, path string) map[string][]int64 {
	type purchase struct {
		day   string
		cents int64
	}
	purchases := map[string][]purchase{}
	rowsOf(t, path, func(row map[string]string) {
		purchases[row["customer_id"]] = append(purchases[row["customer_id"]], purchase{row["date"], decimal(t, row["amount"], 2)})
	})
	points := map[string][]int64{}
	for member, bought := range purchases {
		slices.SortStableFunc(bought, func(a, b purchase) int { return cmp.Compare(a.day, b.day) })
		var all int64
		for _, one := range bought {
			tenths := int64(10)
			switch {
			case all >= 500:
				tenths = 20
			case all >= 100:
				tenths = 15
			case all >= 20:
				tenths = 12
			}
			given := one.cents / 1000 * tenths / 10
			points[member] = append(points[member], given)
			all += given
		}
	}
	return points
}

func sum(numbers []int64) int64 {
	var all int64
	for _, number := range numbers {
		all += number
	}
	return all
}

// accountOf reads a member's account as `trace` prints it: what each purchase gave, its lines added up, and the balance
// behind each line.
func accountOf(t *testing.T, folder, scheme, source, member string) (earned, balances []int64) {
	program, _ := interpreter.Load(interpreter.Source{Name: "scheme", Text: scheme})
	file, _ := dsl.ParseSource("source", source)
	checked, problems := check.ForSource(program.Checked(), file)
	require.Empty(t, problems)
	planned := compile.ForSource(checked)
	statement := report.NewStatement(program, member, "", dsl.Chinese)
	_, err := simulate.Population(context.Background(), simulate.Options{Program: program, Observer: statement,
		Inputs: []simulate.Input{{Source: planned, Paths: inFolder(folder, planned.Files)}}})
	require.NoError(t, err)
	for _, line := range strings.Split(statement.String(), "\n") {
		words := strings.Fields(line)
		switch {
		case strings.Contains(line, "  消费  金额 "):
			earned = append(earned, 0)
		case len(words) > 3 && words[0] == "积分":
			amount, err := strconv.ParseInt(words[1], 10, 64)
			require.NoError(t, err)
			balance, err := strconv.ParseInt(words[2], 10, 64)
			require.NoError(t, err)
			earned[len(earned)-1] += amount
			balances = append(balances, balance)
			assert.Equal(t, sum(earned), balance, line)
		}
	}
	return earned, balances
}
