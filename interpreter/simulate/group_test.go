package simulate_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

const groupScheme = `scheme shop
language 1
currency CNY
timezone "Asia/Shanghai"
event purchase { items list { sku text  price money }  store text optional }
wallet points { expire 40 days after earned }
metric spend { sum amount on purchase }
metric lines { sum count(items) on purchase }
rule base on purchase { earn 1 points every 10 of amount }
rule tea on each item of purchase { when sku == "tea"  earn 1 points }
`

const groupSource = `source shop
file "*.csv"
column price number with 2 decimals
column at time
skip when price == 0
group by store, receipt
event purchase when count(lines) < 9 and none(lines, .price < 0) {
  member who
  time at
  amount = sum(lines, .price)
  items { sku sku  price price }
  store = first(store)
}
`

// till writes lines of receipts, whose numbers begin anew in each store, and says what each member spent by hand.
func till(random *rand.Rand) (lines []string, spent map[string]int64) {
	spent = map[string]int64{}
	for receipt := range 300 {
		member, sum := fmt.Sprintf("m%d", random.IntN(40)), int64(0)
		for range 1 + random.IntN(6) {
			cents := int64(random.IntN(4000))
			sum += cents
			lines = append(lines, fmt.Sprintf("s%d,%d,%s,2026-%02d-%02d %02d:00:00,%s,%d.%02d", receipt%3, receipt/3, member,
				1+receipt%12, 1+receipt%28, random.IntN(24), []string{"tea", "cup"}[random.IntN(2)], cents/100, cents%100))
		}
		spent[member] += sum
	}
	return lines, spent
}

// runLines simulates lines that stand in so many files.
func runLines(t *testing.T, lines []string, files int) *simulate.Result {
	folder := t.TempDir()
	paths := make([]string, files)
	for i := range files {
		part := lines[i*len(lines)/files : (i+1)*len(lines)/files]
		name := fmt.Sprintf("%d.csv", i)
		paths[i] = fmt.Sprintf("file %q", name)
		text := "store,receipt,who,at,sku,price\n" + strings.Join(part, "\n") + "\n"
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	result, _ := tried(t, folder, mapping.Stop, groupScheme, strings.Replace(groupSource, `file "*.csv"`, strings.Join(paths, "\n"), 1))
	return result
}

// Where the lines of a group stand makes no difference, nor in which file.
func TestGroupsNeedNotStandTogether(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	lines, spent := till(random)
	together := runLines(t, lines, 1)
	random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	require.Len(t, together.States, len(spent))
	for _, files := range []int{1, 4} {
		apart := runLines(t, lines, files)
		assert.Equal(t, together.Account.Grouped, apart.Account.Grouped)
		assert.Equal(t, together.Applied, apart.Applied)
		for i, number := range together.Order {
			left, right := together.States[number], apart.States[apart.Order[i]]
			assert.Equal(t, left.Member, right.Member)
			assert.Equal(t, left.Wallets[0].Totals, right.Wallets[0].Totals, left.Member)
			assert.Equal(t, spent[left.Member], metricOf(t, together, left, 0), left.Member)
			assert.Equal(t, metricOf(t, together, left, 1), metricOf(t, apart, right, 1), left.Member)
		}
	}
}
