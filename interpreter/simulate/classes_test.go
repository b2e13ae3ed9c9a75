package simulate_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/schemes"
)

// At the end segments are judged by the ranks of the end.
func TestSegmentsAtTheEndFollowTheRanksOfTheEnd(t *testing.T) {
	program, problems := interpreter.Load(interpreter.Source{Name: "scheme", Text: `scheme club
language 1
currency CNY
timezone "UTC"
wallet points {}
metric spent { sum amount on purchase }
metric place { rank by spent every year }
segment class {
  best top 50% of place
  rest when place > 50%
}
rule welcome on enter best { earn 5 points }
test "nothing" {
  2026-05-01 lily purchase amount 1
  expect lily points 0
}
`})
	require.Empty(t, problems)
	path := filepath.Join(t.TempDir(), "history.csv")
	require.NoError(t, os.WriteFile(path, []byte("member,time,event,amount\nlily,2026-05-01,purchase,10\ntom,2026-05-02,purchase,20\n"), 0o600))
	result, err := simulate.Population(context.Background(), simulate.Options{Program: program, Inputs: []simulate.Input{{Paths: []string{path}}}})
	require.NoError(t, err)
	wanted := map[string]int64{"lily": 0, "tom": 5}
	for _, state := range result.States {
		assert.Equal(t, 1-int(wanted[state.Member]/5), state.Segments[0], state.Member)
		assert.Equal(t, wanted[state.Member], state.Wallets[0].Totals.Earned, state.Member)
	}
}

// visit is a purchase of a real history, or what came back, read a second time by hand.
type visit struct {
	member string
	at     time.Time
	amount int64 // below 0 where goods came back
	isBack bool
}

func cdnowVisits(t *testing.T, folder string) []visit {
	var visits []visit
	rowsOf(t, filepath.Join(folder, "cdnow_master.csv"), func(row map[string]string) {
		at, err := time.Parse("20060102", row["date"])
		require.NoError(t, err)
		visits = append(visits, visit{member: row["customer_id"], at: at, amount: decimal(t, row["amount"], 2)})
	})
	return visits
}

func retailVisits(t *testing.T, folder string) []visit {
	invoices, names := map[string]*visit{}, []string{}
	rowsOf(t, filepath.Join(folder, "online_retail.csv"), func(row map[string]string) {
		if row["CustomerID"] == "" {
			return
		}
		at, err := time.Parse(time.DateTime, row["InvoiceDate"])
		require.NoError(t, err)
		name := row["InvoiceNo"]
		one := invoices[name]
		if one == nil {
			one = &visit{member: row["CustomerID"], at: at, isBack: strings.HasPrefix(name, "C")}
			invoices[name], names = one, append(names, name)
		}
		if at.Before(one.at) {
			one.at = at
		}
		one.amount += decimal(t, row["Quantity"], 0) * decimal(t, row["UnitPrice"], 3)
	})
	visits := make([]visit, len(names))
	for i, name := range names {
		visits[i] = *invoices[name]
		visits[i].amount = roundedTenth(visits[i].amount)
	}
	return visits
}

// roundedTenth rounds a tenth of a number, halves away from zero.
func roundedTenth(number int64) int64 {
	if number < 0 {
		return -((-number + 5) / 10)
	}
	return (number + 5) / 10
}

// positions puts members in order: one is behind those who are better, and beside those who are as good.
func positions(values map[string]int64) map[string]int {
	sorted := make([]int64, 0, len(values))
	for _, number := range values {
		sorted = append(sorted, number)
	}
	slices.SortFunc(sorted, func(a, b int64) int { return cmp.Compare(b, a) })
	at := make(map[string]int, len(values))
	for member, number := range values {
		better, _ := slices.BinarySearchFunc(sorted, number, func(one, number int64) int { return cmp.Compare(number, one) })
		at[member] = better + 1
	}
	return at
}

// member is what the second opinion knows of one.
type opinion struct{ last, visits, spent, lately map[string]int64 }

// opinionOf adds up visits: who never bought has last been there before all time.
func opinionOf(visits []visit) opinion {
	o := opinion{map[string]int64{}, map[string]int64{}, map[string]int64{}, map[string]int64{}}
	end := slices.MaxFunc(visits, func(a, b visit) int { return a.at.Compare(b.at) }).at
	for i := range visits {
		one := &visits[i]
		o.last[one.member] = max(o.last[one.member], 0)
		o.visits[one.member] += 0
		o.spent[one.member] += one.amount
		o.lately[one.member] += 0
		if one.at.AddDate(1, 0, 0).After(end) {
			o.lately[one.member] += one.amount
		}
		if !one.isBack {
			o.visits[one.member]++
			o.last[one.member] = max(o.last[one.member], one.at.Unix()/86_400)
		}
	}
	return o
}

// realClasses runs one of the two schemes over a real history, and tells who is in which line of its segment.
func realClasses(t *testing.T, folder, scheme, data string) (classes map[string]string, result *simulate.Result) {
	text, err := schemes.Files.ReadFile(scheme + "/" + scheme + ".scheme")
	require.NoError(t, err)
	source, err := schemes.Files.ReadFile(scheme + "/" + scheme + "-" + data + ".source")
	require.NoError(t, err)
	result, _ = tried(t, folder, mapping.Stop, string(text), string(source))
	segment := &result.Program.Plan().Segments[0]
	classes = map[string]string{}
	for _, state := range result.States {
		require.GreaterOrEqual(t, state.Segments[0], 0, state.Member)
		classes[state.Member] = segment.Lines[state.Segments[0]].Name
	}
	return classes, result
}

// addedUp adds a metric up over all members.
func addedUp(t *testing.T, result *simulate.Result, name string) (sum int64) {
	var outcome interpreter.Outcome
	metrics := result.Program.Plan().Metrics
	slot := slices.IndexFunc(metrics, func(metric compile.Metric) bool { return metric.Name == name })
	require.GreaterOrEqual(t, slot, 0)
	for _, state := range result.States {
		number, ok := result.Program.Metric(&outcome, state, slot)
		require.True(t, ok, state.Member)
		sum += number
	}
	return sum
}

// shareAt8 is part ÷ whole at 8 places, half-even; whole is above 0.
func shareAt8(part, whole int64) int64 {
	scaled := part * 100_000_000
	quotient, rest := scaled/whole, scaled%whole
	if rest < 0 {
		quotient, rest = quotient-1, rest+whole
	}
	if 2*rest > whole || 2*rest == whole && quotient%2 != 0 {
		quotient++
	}
	return quotient
}

// The classes of `rfm` and `pyramid` on real histories are, member by member, what putting members in order by hand
// gives, and so are their sizes and the share of all revenue that the best fifth stands for.
func TestClassesOfRealMembers(t *testing.T) {
	for _, real := range []struct {
		archive, data         string
		read                  func(t *testing.T, folder string) []visit
		fifth, spent, all     int64
		pyramid               [4]int
		top, lately, allOfAll int64
		share                 int64 // of all revenue, at 8 places, that the best fifth brings
	}{
		{"cdnow", "cdnow", cdnowVisits, 4_715, 169_478_245, 250_031_563, [4]int{235, 943, 3_538, 18_854}, 4_716, 97_132_926, 106_935_650, 90_833_050},
		{"uci_online_retail", "online-retail", retailVisits, 874, 612_735_344, 830_006_581, [4]int{43, 175, 656, 3_498}, 874, 592_344_248, 801_165_851, 73_935_295},
	} {
		t.Run(real.data, func(t *testing.T) {
			folder := realData(t, real.archive)
			wanted := opinionOf(real.read(t, folder))
			members := len(wanted.spent)

			last, visits, spent := positions(wanted.last), positions(wanted.visits), positions(wanted.spent)
			isHigh := func(position int) bool { return 5*position <= 2*members }
			names := map[[3]bool]string{
				{true, true, true}: "重要价值", {true, false, true}: "重要发展", {false, true, true}: "重要保持", {false, false, true}: "重要挽留",
				{true, true, false}: "一般价值", {true, false, false}: "一般发展", {false, true, false}: "一般保持", {false, false, false}: "一般挽留",
			}
			came, _ := realClasses(t, folder, "rfm", real.data)
			require.Len(t, came, members)
			var fifth, spentByFifth, all int64
			for member, class := range came {
				if want := names[[3]bool{isHigh(last[member]), isHigh(visits[member]), isHigh(spent[member])}]; want != class {
					assert.Equal(t, want, class, member)
				}
				all += wanted.spent[member]
				if 5*spent[member] <= members {
					fifth, spentByFifth = fifth+1, spentByFifth+wanted.spent[member]
				}
			}
			assert.Equal(t, []int64{real.fifth, real.spent, real.all}, []int64{fifth, spentByFifth, all})

			lately := positions(wanted.lately)
			came, result := realClasses(t, folder, "pyramid", real.data)
			require.Len(t, came, members)
			classes, lines := []string{"VIP客户", "主要客户", "普通客户", "小客户"}, []int{1, 5, 20, 100}
			var sizes [4]int
			var top, latelyByTop, allLately, share int64
			for _, number := range wanted.lately {
				allLately += number
			}
			for member, class := range came {
				line := slices.IndexFunc(lines, func(line int) bool { return 100*lately[member] <= line*members })
				if classes[line] != class {
					assert.Equal(t, classes[line], class, member)
				}
				sizes[line]++
				if line < 3 {
					top, latelyByTop, share = top+1, latelyByTop+wanted.lately[member], share+shareAt8(wanted.lately[member], allLately)
				}
			}
			assert.Equal(t, real.pyramid, sizes)
			assert.Equal(t, []int64{real.top, real.lately, real.allOfAll}, []int64{top, latelyByTop, allLately})
			assert.Equal(t, real.share, share)
			assert.Equal(t, share, addedUp(t, result, "前两成占比"))
		})
	}
}
