package interpreter_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
)

// grown is a scheme that leaves something in every corner of a state.
const grown = `
member { birthday date optional  activated flag = no  score number with 2 decimals = 1.50  tag text optional one of "x", "y"  joined_at time optional  friend member optional  credit money optional }
event purchase { paid money from balance  items list { sku text  quantity number = 1 } }
event ask {}
wallet points { decimals 2  expire 1 year after earned  redeem 100 for 1 CNY  cap 500 per month }
wallet balance { unit CNY  filled by recharge }
metric spent { sum net on purchase over last 12 months }
metric visits { count on purchase over this year }
metric before { sum amount on purchase over previous month }
metric faded { sum amount on purchase decay half-life 30 days }
metric life { sum earned points over lifetime }
tiers level by spent { silver  gold from 100  diamond from 1000 }
rule activation on join { once  set member.activated = yes  set member.tag = "x"  set member.credit = 12.5  earn 40 points  charge 10 CNY }
rule base on purchase { earn points 10% of net  cap 300 per 10 days }
rule double on purchase { boost base 2x  limit 3 per day }
rule off on purchase { when amount >= 100  discount 5 CNY  cap 20 per year }
`

// grownMember lives through a history that leaves something in every corner.
func grownMember(t *testing.T, clauses string) *member {
	program := load(t, clauses)
	m := newMember(program)
	refund := partOf(program, "o1", instant(t, program, "2026-02-02 11:00"), 40_00)
	refund.ID = "f1"
	type numbers = map[string]int64
	for _, event := range []*interpreter.Event{
		numbersOf(t, program, "join", "2026-01-05 09:30", "", nil),
		numbersOf(t, program, "recharge", "2026-01-05 10:00", "r1", numbers{"amount": 50_00}),
		numbersOf(t, program, "purchase", "2026-01-05 11:00", "o1", numbers{"amount": 120_00, "redeem.points": 10_00, "paid": 30_00}),
		numbersOf(t, program, "ask", "2026-01-06 11:00", "a1", nil),
		numbersOf(t, program, "purchase", "2026-02-01 11:00", "o2", numbers{"amount": 33_33}),
		refund,
	} {
		m.live(&happening{event: event})
		require.NoError(t, m.err)
	}
	return m
}

// TestEncoding shows the whole of an encoded state. By hand: the order of 120 is 5 less for the discount and 0.10 for the
// 10 points: net 114.90, and 11.49 points twice. Of 40 that are refunded, 114.90 − 40 = 74.90 stay, 65.19%: of 22.98
// points 14.98, so that 8.00 are taken; of the 10 points 6.51, so that 3.49 come back; of the balance's 30 yuan 19.55.
func TestEncoding(t *testing.T) {
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, []byte(grownMember(t, grown).text(t)), "", "  "))
	indented.WriteByte('\n')
	path := filepath.Join("testdata", "state.json")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, indented.Bytes(), 0o644))
	}
	golden, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(golden), indented.String())
}

var update = flag.Bool("update", false, "write the golden files anew")

// versions are how the grown scheme may change, and what of its member's state then has no place.
var versions = []struct {
	name    string
	change  func(clauses string) string
	missing []string
}{
	{name: "declared in another order", change: func(clauses string) string {
		lines := strings.Split(strings.TrimSpace(clauses), "\n")
		slices.Reverse(lines)
		return strings.Join(lines, "\n")
	}},
	{name: "more is declared", change: func(clauses string) string {
		return replaced(clauses, "wallet points", "wallet afore { cap 3 per day }\nwallet points", "metric spent", "metric again { sum earned points over lifetime }\nmetric spent",
			"birthday date", "age number = 5  birthday date", "silver  gold", "silver  bronze from 5  gold", "event ask {}", "event early { n number = 1 }\nevent ask {}", "event purchase { paid", "event purchase { till number = 3  paid",
			"rule base", "rule another on purchase { earn 1 afore }\nrule base", "quantity number = 1", "quantity number = 1  colour text = \"red\"")
	}},
	{name: "more decimal places", change: func(clauses string) string {
		return replaced(clauses, "decimals 2 ", "decimals 4 ", "score number with 2 decimals", "score number with 5 decimals")
	}},
	{name: "fewer decimal places", change: func(clauses string) string {
		return replaced(clauses, "decimals 2 ", "decimals 1 ", "score number with 2 decimals = 1.50", "score number = 1")
	}, missing: []string{"attribute score 1.50", "cap base last 10 days 6.66", "metric life earned points lifetime 61.64", "wallet points 55.13"}},
	{name: "things are gone", change: func(clauses string) string {
		return replaced(clauses, "activated flag = no ", "", "event ask {}", "", "metric visits { count on purchase over this year }", "",
			"tag text optional one of \"x\", \"y\" ", "", "  set member.activated = yes  set member.tag = \"x\"", "", "gold from 100", "golden from 100",
			"rule double on purchase { boost base 2x  limit 3 per day }", "", "rule activation", "rule welcome", "cap 20 per year", "", "  cap 500 per month", "")
	}, missing: []string{"attribute activated yes", "attribute tag x", "cap off this year 5.00", "cap points this month 6.66 62.98", "event ask 1", "metric visits count this year 2",
		"rule activation fired", "rule double fired, limit this day 1", "tier level gold"}},
	{name: "a wallet is gone", change: func(clauses string) string {
		return replaced(clauses, "paid money from balance", "paid money optional", "wallet balance { unit CNY  filled by recharge }", "wallet cash { unit CNY  filled by recharge }")
	}, missing: []string{"wallet balance 30.45"}},
	{name: "kinds and windows have changed", change: func(clauses string) string {
		return replaced(clauses, "activated flag = no", "activated number = 0", "set member.activated = yes", "set member.activated = 1", "credit money optional", "credit number with 2 decimals = 0",
			"over last 12 months", "over last 11 months", "count on purchase over this year", "count on purchase over this quarter", "over previous month", "over this month",
			"half-life 30 days", "half-life 31 days", "sum earned points over lifetime", "sum amount on purchase", "cap 500 per month", "cap 500 per week",
			"cap 300 per 10 days", "cap 300 per 11 days", "limit 3 per day", "limit 3", "one of \"x\", \"y\"", "one of \"y\", \"z\"", "member.tag = \"x\"", "member.tag = \"y\"")
	}, missing: []string{"attribute activated yes", "attribute credit 12.50", "attribute tag x", "cap base last 10 days 6.66", "cap points this month 6.66 62.98", "limit double this day 1",
		"metric before sum of CNY previous month 33.33 78.22", "metric faded sum of CNY half-life 30 days 73.53079386", "metric life earned points lifetime 61.64",
		"metric spent sum of CNY last 1 year 74.90 33.33", "metric visits count this year 2"}},
	{name: "a rule's cap counts something else", change: func(clauses string) string {
		return replaced(clauses, "discount 5 CNY", "earn 5 points")
	}, missing: []string{"cap off this year 5.00"}},
}

// replaced replaces pairs, each of which must be there.
func replaced(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			panic("the scheme of this test has no " + pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// TestAnotherVersion decodes a state under other versions of its scheme. What has a place is carried over, all else is
// listed; the state then goes on, and back under the old scheme what was left out has begun anew.
func TestAnotherVersion(t *testing.T) {
	old := grownMember(t, grown)
	for _, version := range versions {
		t.Run(version.name, func(t *testing.T) {
			program := load(t, version.change(grown))
			state, mismatches, err := program.Decode([]byte(old.text(t)))
			require.NoError(t, err)
			require.Equal(t, version.missing, listed(mismatches))
			state, _, err = program.Decode([]byte(encode(t, program, state))) // it is kept under the new version
			require.NoError(t, err)
			m := &member{program: program, state: state}
			m.live(&happening{event: refundOf(program, "o2", instant(t, program, "2026-02-03"))})
			require.NoError(t, m.err)
			for metric := range state.Metrics {
				number, _ := program.Metric(&m.outcome, state, metric)
				require.GreaterOrEqual(t, number, int64(0), "what was not counted is not taken back")
			}
			for wallet := range state.Wallets {
				require.NoError(t, state.Wallets[wallet].Check())
			}
			_, _, err = old.program.Decode([]byte(m.text(t)))
			require.NoError(t, err)
		})
	}
}

func listed(mismatches []interpreter.Mismatch) []string {
	var lines []string
	for _, one := range mismatches {
		lines = append(lines, strings.TrimSpace(one.Kind+" "+one.Name+" "+one.Value))
	}
	return lines
}

// TestAnotherOrderIsTheSameText: nothing of the order of declarations is in the text.
func TestAnotherOrderIsTheSameText(t *testing.T) {
	old := grownMember(t, grown)
	other := load(t, versions[0].change(grown))
	require.Equal(t, old.text(t), encode(t, other, decoded(t, other, old.text(t))))
}

// TestMorePlaces: with more places the numbers are the same, and with as many again the text is.
func TestMorePlaces(t *testing.T) {
	old := grownMember(t, grown)
	finer := load(t, versions[2].change(grown))
	state, _, err := finer.Decode([]byte(old.text(t)))
	require.NoError(t, err)
	require.EqualValues(t, 55_1300, state.Balance(0))
	back, mismatches, err := old.program.Decode([]byte(encode(t, finer, state)))
	require.NoError(t, err)
	require.Empty(t, mismatches)
	require.Equal(t, old.text(t), encode(t, old.program, back))
}

// TestRepeatUnderAnotherVersion: an event that comes again is known also where the scheme has more fields by now.
func TestRepeatUnderAnotherVersion(t *testing.T) {
	old := grownMember(t, grown)
	program := load(t, versions[1].change(grown))
	state, _, err := program.Decode([]byte(old.text(t)))
	require.NoError(t, err)
	m := &member{program: program, state: state}
	require.True(t, again(t, m, purchaseOf(t, program, "2026-02-01 11:00", "o2", 33_33)).Same)
	require.False(t, again(t, m, purchaseOf(t, program, "2026-02-01 11:00", "o2", 33_34)).Same)
}

// TestGoneRulesKeepTheirUnits: what a rule gave that is gone can be refunded, and has the rule's name again when the
// rule is back.
func TestGoneRulesKeepTheirUnits(t *testing.T) {
	first := `rule first on purchase { earn 10 points }
		rule second on purchase { earn 5 points }
		`
	m := applied(t, points+first)
	without := load(t, points+"rule third on purchase { earn 1 points }")
	state, mismatches, err := without.Decode([]byte(m.text(t)))
	require.NoError(t, err)
	require.Equal(t, []string{"rule first fired", "rule second fired"}, listed(mismatches))
	other := &member{program: without, state: state}
	middle := other.text(t)
	other.live(&happening{event: partOf(without, "o1", state.Now, 50_00)})
	require.NoError(t, other.err)
	require.EqualValues(t, 7, state.Balance(0)) // 5, and 2.5 rounded down
	back, mismatches, err := m.program.Decode([]byte(middle))
	require.NoError(t, err)
	require.Empty(t, mismatches)
	require.Equal(t, replaced(m.text(t), `"rules":{"first":{"fired":true},"second":{"fired":true}},`, ""), encode(t, m.program, back))
}

// TestAnotherCurrency: money of another currency has no place.
func TestAnotherCurrency(t *testing.T) {
	m := grownMember(t, grown)
	text := replaced(m.text(t), `"currency":"CNY"`, `"currency":"EUR"`, `"unit":"CNY"`, `"unit":"EUR"`, `"kind":"CNY"`, `"kind":"EUR"`, "sum of CNY", "sum of EUR")
	state, mismatches, err := m.program.Decode([]byte(text))
	require.NoError(t, err)
	require.Equal(t, []string{"attribute credit 12.50", "cap off this year 5.00", "event f1 40.00 EUR", "event o1 114.90 EUR", "event o2 33.33 EUR", "event r1 50.00 EUR",
		"metric before sum of EUR previous month 33.33 78.22", "metric faded sum of EUR half-life 30 days 73.53079386", "metric spent sum of EUR last 1 year 74.90 33.33",
		"money charged 10.00 EUR", "money discounted 5.00 EUR", "wallet balance 30.45"}, listed(mismatches))
	again(t, &member{program: m.program, state: state}, purchaseOf(t, m.program, "2026-02-01 11:00", "o2", 33_33))
}

// TestBadStates: what Encode can't have written is an error that names the place.
func TestBadStates(t *testing.T) {
	m := grownMember(t, grown)
	text := m.text(t)
	for _, bad := range []struct{ from, to, wanted string }{
		{text, "", "byte 0: the state ends too soon"},
		{text, "{", "byte 1: the state ends too soon"},
		{text, "null", "format: this is format 1, not 0"},
		{text, `{"format":2}`, "format: this is format 1, not 2"},
		{text, "[1]", "byte 1: : a array stands where"},
		{`"next":6`, `"next":"6"`, "next: a string stands where a int64 belongs"},
		{`"next":6`, `"next":6,"more":1`, `unknown field "more"`},
		{`"next":6`, `"next":-6`, "next: it is no count"},
		{`"next":6`, `"next":2`, "there is no such event"},
		{`"now":"2026-02-02T03:00:00Z"`, `"now":"yesterday"`, `now: "yesterday" is not a time`},
		{`"now":"2026-02-02T03:00:00Z"`, `"now":"2026-01-02T03:00:00Z"`, "last: it is later than `now`"},
		{`"available":"55.13"`, `"available":"55.12"`, "wallets.points: the books do not balance"},
		{`"available":"55.13"`, `"available":"x"`, `wallets.points.available: "x" is not a number`},
		{`"left":"6.66"`, `"left":"6.65"`, "wallets.points: lots hold 5512 of the 5513 that are available"},
		{`"left":"6.66"`, `"left":"0"`, "wallets.points.lots[2].left: it is not above 0"},
		{`"expires":"2027-02-01T16:00:00Z","left"`, `"expires":"2026-02-01T16:00:00Z","left"`, "wallets.points.lots[2].expires: it has passed"},
		{`"day":"2026-02-02"`, `"day":"2026-02-30"`, `metrics.faded.day: "2026-02-30" names a day that does not exist`},
		{`"ups":1`, `"ups":-1`, "tiers.level: `ups` or `downs` is no count"},
		{`"ask":1`, `"ask":-1`, "applied.ask: it is no count"},
		{`"number":4`, `"number":1`, "remembered[3]: it is not later than the one before"},
		{`"digest":"`, `"digest":"x`, "remembered[0].digest: it is not hexadecimal"},
		{`"refunded":"40.00"`, `"refunded":"140.00"`, "remembered[1].refunded: it is not between 0 and `net`"},
		{`"reversed":"8.00"}`, `"reversed":"28.00"}`, "remembered[1].credits[0]: more is gone than came"},
		{`{"id":"a1"`, `{"x":1,"id":"a1"`, "unknown field"},
		{`"value":"yes"`, `"value":"perhaps"`, "attributes.activated: a flag is yes or no"},
		{`"spent":{"measures"`, `"spent":null,"spend":{"measures"`, "metrics.spent: it is null"},
		{`"member":"lily"`, `"member":"lily","member":5`, "member: a number stands where a string belongs"},
		{text, text + "x", "nothing follows a state"},
	} {
		_, _, err := m.program.Decode([]byte(replaced(text, bad.from, bad.to)))
		require.ErrorContains(t, err, bad.wanted, "%s → %s", bad.from, bad.to)
	}
}

// TestTextsAreUTF8: JSON holds no other.
func TestTextsAreUTF8(t *testing.T) {
	program := load(t, points+earnTenth)
	_, err := program.Encode(program.NewState("lil\xffy"))
	require.EqualError(t, err, "encode the state of member \"lil\\xffy\": \"lil\\xffy\" is not UTF-8")
	state := program.NewState("小丽<&>\u2028\x00")
	require.Equal(t, state.Member, decoded(t, program, encode(t, program, state)).Member)
}
