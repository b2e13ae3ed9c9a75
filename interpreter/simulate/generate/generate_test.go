package generate_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"flag"
	"io"
	"io/fs"
	"math"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/punchcard-lang/punchcard/schemes"
)

func shippedProgram(t testing.TB, path string) *interpreter.Program {
	text, err := fs.ReadFile(schemes.Files, path)
	require.NoError(t, err)
	return program(t, string(text))
}

func program(t testing.TB, text string) *interpreter.Program {
	program, problems := interpreter.Load(interpreter.Source{Name: "test.scheme", Text: text})
	require.False(t, problems.Failed(), "%v", problems)
	return program
}

// options are two years of so many members.
func options(members int) generate.Options {
	from, _ := value.DateOf(2024, 1, 1)
	until, _ := value.DateOf(2026, 1, 1)
	return generate.Options{Seed: 7, Members: members, From: from, Until: until}
}

// written writes a history, and measures it.
func written(t testing.TB, w io.Writer, program *interpreter.Program, options generate.Options, format tabular.Format, byTime bool) *generate.Measure {
	shop, err := generate.New(program.Plan(), options)
	require.NoError(t, err)
	table, err := tabular.New(w, format, shop.Columns())
	require.NoError(t, err)
	measure := shop.NewMeasure()
	order := shop.ByMember
	if byTime {
		order = shop.ByTime
	}
	require.NoError(t, order(t.Context(), table, measure))
	require.NoError(t, table.Close())
	return measure
}

// rows are the rows of a history by their columns' names.
func rows(t *testing.T, text string) []map[string]string {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		all = append(all, row)
	}
	return all
}

var update = flag.Bool("update", false, "print the digest anew")

// A million events have these bytes wherever they are written, and however often.
const million = "83d058ca8e22e5e57b34f06a0c44996d738b397f1b9254e006ac68a4d00472ed"

func TestAMillionEvents(t *testing.T) {
	asked := options(0)
	asked.Events = 1_000_000
	digest := sha256.New()
	measure := written(t, digest, shippedProgram(t, "shop/shop.scheme"), asked, tabular.CSV, false)
	assert.EqualValues(t, 1_000_000, measure.Events)
	if *update {
		t.Log(hex.EncodeToString(digest.Sum(nil)))
		return
	}
	assert.Equal(t, million, hex.EncodeToString(digest.Sum(nil)))
	top := measure.TopFifth()
	assert.True(t, 500 < top && top < 800, "the top fifth has %d in a thousand", top)
	assert.InDelta(t, 14, measure.Gap(50), 4, "half of the gaps")
	saturday, tuesday := measure.Weekdays[5], measure.Weekdays[1]
	assert.InDelta(t, 1.55, float64(saturday)/float64(tuesday), 0.1)
}

// In order of time there are the same rows as member after member; so there are cut off after so many events.
func TestBothOrdersHaveTheSameRows(t *testing.T) {
	shop := shippedProgram(t, "shop/shop.scheme")
	for _, events := range []int64{0, 5000} {
		asked := options(400)
		asked.Events = events
		var byMember, byTime bytes.Buffer
		written(t, &byMember, shop, asked, tabular.CSV, false)
		measure := written(t, &byTime, shop, asked, tabular.CSV, true)
		if events > 0 {
			assert.Equal(t, events, measure.Events)
		}
		inTime := rows(t, byTime.String())
		assert.True(t, slices.IsSortedFunc(inTime, func(a, b map[string]string) int {
			return strings.Compare(a["time"]+a["member"], b["time"]+b["member"])
		}))
		sort.SliceStable(inTime, func(i, j int) bool { return inTime[i]["member"] < inTime[j]["member"] })
		assert.Equal(t, rows(t, byMember.String()), inTime)
	}
}

// Another seed is another history; the same seed with more members has the same lives and more.
func TestSeeds(t *testing.T) {
	shop := shippedProgram(t, "shop/shop.scheme")
	var few, more, other bytes.Buffer
	asked := options(20)
	asked.Only = []string{"purchase", "refund"}
	written(t, &few, shop, asked, tabular.CSV, false)
	asked.Members = 40
	written(t, &more, shop, asked, tabular.CSV, false)
	asked.Seed++
	written(t, &other, shop, asked, tabular.CSV, false)
	assert.True(t, strings.HasPrefix(more.String(), few.String()))
	assert.NotEqual(t, more.String(), other.String())
}

// A refund is of an earlier order of the member, once as a whole, and of no more than is left; all is within the dates,
// one thing after the other.
func TestLivesArePlausible(t *testing.T) {
	var text bytes.Buffer
	written(t, &text, shippedProgram(t, "shop/shop.scheme"), options(3000), tabular.CSV, false)
	left := map[string]int64{}
	joined := map[string]bool{}
	last, refunds, partly := map[string]string{}, 0, 0
	for _, row := range rows(t, text.String()) {
		member, at := row["member"], row["time"]
		require.Less(t, last[member], at, member)
		require.True(t, "2024-01-01" < at && at < "2026-01-01", at)
		last[member] = at
		amount, _ := value.ParseDecimal(row["amount"], 2)
		switch row["event"] {
		case "join":
			if row["referrer"] != "" {
				require.True(t, row["referrer"] != member, member)
			}
			require.False(t, joined[member])
			joined[member] = true
		case "purchase":
			require.True(t, joined[member])
			require.Positive(t, amount)
			require.Contains(t, row["items"], `"sku":`)
			left[row["id"]] = amount
		case "refund":
			refunds++
			if row["amount"] == "" {
				require.Positive(t, left[row["of"]], row)
				left[row["of"]] = 0
			} else {
				partly++
				require.True(t, 0 < amount && amount < left[row["of"]], row)
				left[row["of"]] -= amount
			}
			require.Equal(t, member[1:], strings.Split(row["of"], "-")[0][1:])
		}
	}
	assert.Len(t, joined, 3000)
	assert.Greater(t, partly, refunds/10)
}

// The fields of an event's own are filled with what the scheme knows.
func TestOwnEventsAndFields(t *testing.T) {
	const text = `scheme own "Own"
language 1
currency JPY
timezone "UTC"
member { sex text optional one of "f", "m"  friend member optional  activated flag = no }
event activate {}
event review { stars number  text text optional  seen date  gift flag  worth money  at time }
event purchase { category text  executor member optional  items list { code text  kind text  cost money  pieces number } }
table menu by code { cost money; row "latte" 300; row "mocha" 450 }
wallet points {}
rule base on purchase { when category == "coffee"  earn 1 points every 10 of amount }
rule tea on purchase { earn points by category { "tea" 5  otherwise 1 } }
test "coffee" {
  2026-01-01 lily purchase amount 100 category "coffee"
  expect lily points 11
}`
	own := program(t, strings.ReplaceAll(text, "; row", "\n row"))
	var history bytes.Buffer
	measure := written(t, &history, own, options(500), tabular.CSV, false)
	seen := map[string]bool{}
	for _, row := range rows(t, history.String()) {
		seen[row["event"]] = true
		if row["event"] == "purchase" {
			seen[row["category"]] = true
			require.NotContains(t, row["amount"], ".")
			for _, code := range []string{"latte", "mocha"} {
				seen[code] = seen[code] || strings.Contains(row["items"], `{"code":"`+code+`","kind":`)
			}
		}
		if row["event"] == "review" {
			require.NotEmpty(t, row["stars"])
			require.Regexp(t, `^\d{4}-\d\d-\d\d$`, row["seen"])
		}
	}
	for _, name := range []string{"join", "purchase", "refund", "redeem", "activate", "review", "coffee", "tea", "latte", "mocha"} {
		assert.True(t, seen[name], name)
	}
	assert.Contains(t, measure.Names, "review")
}

// What lines are of is taken from wherever the scheme compares it; a text that is compared with nothing is the product.
func TestTextsOfLines(t *testing.T) {
	const plain = "items list { category text  price money  quantity number = 1 }"
	for _, one := range []struct{ fields, clause, want string }{
		{plain, `voucher free { worth 15 CNY  for price of items when category == "tea" }`, `"category":"tea","price"`},
		{plain, `rule tea on each item of purchase { when category == "tea"  earn 5 points }`, `"category":"tea","price"`},
		{plain, `rule tea on each item of purchase { earn points by category { "tea" 5  otherwise 1 } }`, `"category":"tea","price"`},
		{plain, `rule tea on purchase { when any(items, .category == "tea")  earn 5 points }`, `"category":"tea","price"`},
		{plain, `rule tea on each item of purchase { when category startsWith "tea"  earn 5 points }`, `"category":"tea","price"`},
		{plain, `param wanted = "tea"
rule tea on each item of purchase { when category == wanted  earn 5 points }`, `"category":"tea","price"`},
		{plain, `metric cups { sum quantity on each item of purchase when category == "tea" }`, `"category":"tea","price"`},
		{plain, `rule set on purchase { discount sets of items when category == "tea", items when category == "cake" to 20 CNY }`, `"category":"tea","price"`},
		{plain, `challenge ten { begin on join  goal sum quantity >= 10 on each item of purchase when category == "tea"  done earn 5 points }`, `"category":"tea","price"`},
		{plain, `rule tea on each item of purchase { when category in ["tea", "milk"]  earn 5 points }`, `"category":"milk","price"`},
		{plain, `rule tea on purchase { earn 5 points every 10 of sum(items, .category == "tea" ? .price : 0) }`, `"category":"tea","price"`},
		{plain, ``, `"category":"A001","price"`},
		{plain, `rule any on each item of purchase { when category != ""  earn 5 points }`, `"category":"A001","price"`},
		{`items list { category text one of "tea"  sku text  price money }`, ``, `"sku":"A001","category":"tea"`},
		{`items list { category text  sku text  price money }`, `rule tea on each item of purchase { when category == "tea"  earn 5 points }`, `"sku":"A001","category":"`},
	} {
		own := program(t, "scheme own \"Own\"\nlanguage 1\ncurrency CNY\ntimezone \"UTC\"\nevent purchase { "+one.fields+" }\nwallet points {}\n"+one.clause+"\n")
		var history bytes.Buffer
		written(t, &history, own, options(100), tabular.CSV, false)
		assert.Contains(t, strings.ReplaceAll(history.String(), `""`, `"`), one.want, one.clause)
	}
}

func TestWhatCannotBeGenerated(t *testing.T) {
	shop := shippedProgram(t, "shop/shop.scheme")
	asked := options(1)
	asked.Only = []string{"purchase", "opening"}
	_, err := generate.New(shop.Plan(), asked)
	assert.ErrorContains(t, err, `"opening" is no event that can be generated`)
	asked = options(1)
	asked.Until = asked.From
	_, err = generate.New(shop.Plan(), asked)
	assert.ErrorContains(t, err, "ends before it begins")
}

// A history costs nothing per event but its bytes.
func TestNoAllocationPerEvent(t *testing.T) {
	shop := shippedProgram(t, "shop/shop.scheme")
	allocations := func(members int) float64 {
		return testing.AllocsPerRun(1, func() { written(t, io.Discard, shop, options(members), tabular.CSV, false) })
	}
	assert.InDelta(t, allocations(200), allocations(2000), 100)
}

// The integer shapes are those of the formulas.
func TestShapes(t *testing.T) {
	exponential, normal, powers := generate.Shapes()
	for i := range 256 {
		assert.InDelta(t, -1000*math.Log(1-float64(i)/256), exponential[i], 0.51)
		assert.InDelta(t, 65536*math.Pow(2, float64(i)/256), powers[i], 0.51)
		if i > 0 {
			assert.InDelta(t, 1000*math.Sqrt2*math.Erfinv(2*float64(i)/256-1), normal[i], 0.51)
		}
	}
	assert.InDelta(t, 1000*math.Log(2048), exponential[256], 0.51)
	assert.InDelta(t, 1000*math.Sqrt2*math.Erfinv(1-2.0/4096), normal[256], 0.51)
	assert.Equal(t, -normal[256], normal[0])
	assert.EqualValues(t, 131072, powers[256])
}

func BenchmarkByMember(b *testing.B) { benchmark(b, tabular.CSV, false) }
func BenchmarkByTime(b *testing.B)   { benchmark(b, tabular.CSV, true) }
func BenchmarkParquet(b *testing.B)  { benchmark(b, tabular.Parquet, false) }

func benchmark(b *testing.B, format tabular.Format, byTime bool) {
	shop := shippedProgram(b, "shop/shop.scheme")
	var events int64
	for b.Loop() {
		events += written(b, io.Discard, shop, options(20_000), format, byTime).Events
	}
	b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
}

// Where products cost thirty times as much, so do orders and what is paid in; what happens stays the same.
func TestPrice(t *testing.T) {
	club := shippedProgram(t, "air-tickets/air-tickets.scheme")
	usual := options(500)
	dear := usual
	dear.Price = 900
	var cheapRows, dearRows bytes.Buffer
	cheap, expensive := written(t, &cheapRows, club, usual, tabular.CSV, false), written(t, &dearRows, club, dear, tabular.CSV, false)
	assert.InDelta(t, 30, float64(expensive.Revenue)/float64(cheap.Revenue), 2)
	assert.Contains(t, cheapRows.String(), ",recharge,")
	for _, row := range rows(t, dearRows.String()) {
		if row["event"] == "recharge" {
			assert.Regexp(t, `^[0-9]+000\.00$`, row["amount"], "30 times a hundred or more")
		}
	}
	dear.Price = -1
	_, err := generate.New(club.Plan(), dear)
	assert.ErrorContains(t, err, "the price is outside")
}
