package scenario_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

const coverageHeader = `scheme club
language 1
currency CNY
timezone "UTC"
event visit {}
wallet points {}
wallet stars {}
`

// What a scheme's tests did not come past.
func TestCoverage(t *testing.T) {
	for _, one := range []struct {
		name, source, steps string
		missing             []string
		percents            string // rules, conditions, rows
	}{
		{"a rule that nothing starts", `rule base on purchase { earn 1 points }
rule seen on visit { earn 1 stars }`, `2026-01-01 lily purchase 1`,
			[]string{"9:6 rule `seen` never did anything"}, "50 100 100"},
		{"a rule whose amount comes to nothing", `rule base on purchase { earn 1 points every 10 of amount }`, `2026-01-01 lily purchase 9`,
			[]string{"8:6 rule `base` never did anything"}, "0 100 100"},
		{"a rule that refuses has done something", `rule no on purchase { reject "no" }`, "2026-01-01 lily purchase 9\nexpect lily refused", nil, "100 100 100"},
		{"a condition on one side only", `rule base on purchase { when amount >= 10  earn 1 points }`, `2026-01-01 lily purchase 10`,
			[]string{"8:30 `amount >= 10` was never false"}, "100 50 100"},
		{"a condition on both sides", `rule base on purchase { when amount >= 10  earn 1 points }`, "2026-01-01 lily purchase 10\nlily purchase 9", nil, "100 100 100"},
		{"a condition behind one that never holds", `rule base on purchase { when amount >= 10  when amount < 20  earn 1 points }`, `2026-01-01 lily purchase 1`,
			[]string{"8:6 rule `base` never did anything", "8:30 `amount >= 10` was never true", "8:49 `amount < 20` was never asked"}, "0 25 100"},
		{"a condition that is always true can't be covered", `rule base on purchase { when 1 < 2  earn 1 points }`, "2026-01-01 lily purchase 10\nlily purchase 9",
			[]string{"8:30 `1 < 2` was never false"}, "100 50 100"},
		{"one condition of two events", `rule base on purchase, visit { when points < 1  earn 1 points }`, "2026-01-01 lily visit\nlily purchase 1", nil, "100 100 100"},
		{"rows by a number", `rule base on purchase { earn points by amount { from 10 1  from 20 2 } }`, `2026-01-01 lily purchase 19`,
			[]string{"8:60 row `from 20 2` was never taken"}, "100 100 50"},
		{"slices", `rule base on purchase { earn points by slices of amount { from 0 10%  from 100 20% } }`, `2026-01-01 lily purchase 101`, nil, "100 100 100"},
		{"rows by a text", `event buy { kind text one of "tea", "milk" }
rule base on buy { earn points by kind { "tea" 1  "milk" 2 } }`, `2026-01-01 lily buy kind "milk"`,
			[]string{"9:42 row `\"tea\" 1` was never taken"}, "100 100 50"},
		{"otherwise", `event buy { kind text optional }
rule base on buy { earn points by kind { "tea" 1  otherwise 2 } }`, "2026-01-01 lily buy\nlily buy kind \"tea\"", nil, "100 100 100"},
		{"a metric's condition", `metric big { count on purchase when amount >= 10 }
rule base on purchase { earn 1 points }`, "2026-01-01 lily purchase 10\n",
			[]string{"8:37 `amount >= 10` was never false"}, "100 50 100"},
		{"tiers", `metric spent { sum amount on purchase }
tiers level by spent { plain  silver from 10  gold from 20 }
rule base on purchase { earn 1 points }`, "2026-01-01 lily purchase 10\n",
			[]string{"9:47 tier `gold` of `level` was never reached"}, "100 100 50"},
		{"other ways to a tier, and to keep it", `metric spent { sum amount on purchase }
tiers level by spent { plain  gold from 20 or when points > 1 keep when stars > 1 }
rule base on purchase { earn 1 points }`, "2026-01-01 lily purchase 10\n",
			[]string{"9:31 tier `gold` of `level` was never reached", "9:52 `points > 1` was never true", "9:73 `stars > 1` was never asked"}, "100 25 0"},
		{"segments", `metric spent { sum amount on purchase }
segment stage { rich when spent > 5  poor when spent >= 0  none otherwise }
rule base on purchase { earn 1 points }`, "2026-01-01 lily purchase 10\n",
			[]string{"9:27 `spent > 5` was never false", "9:48 `spent >= 0` was never asked"}, "100 25 100"},
		{"rules by time", `rule base on purchase { earn 1 points }
rule gift every month { when points > 100  earn 1 points }`, "2026-01-01 lily purchase 10\n2026-02-02\n",
			[]string{"9:6 rule `gift` never did anything", "9:30 `points > 100` was never true"}, "50 50 100"},
		{"challenges", `rule base on purchase { earn 1 points }
voucher gift {}
challenge tenth {
  begin on visit when points < 5
  goal count 1 on purchase when amount > 5
  done issue gift
}`, "2026-01-01 lily visit\n2026-01-02 lily purchase 3\n",
			[]string{"10:11 challenge `tenth` was never done", "11:23 `points < 5` was never false", "12:33 `amount > 5` was never true"}, "50 50 100"},
	} {
		t.Run(one.name, func(t *testing.T) {
			text := coverageHeader + one.source + "\ntest \"all\" {\n" + one.steps + "\nexpect lily stars 0\n}\n"
			program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
			require.NotNil(t, program, "%v", problems)
			results, coverage := scenario.Cover(program, program.Checked().Tests)
			require.Empty(t, results[0].Failures)
			var missing []string
			for _, each := range coverage.Missing {
				missing = append(missing, fmt.Sprintf("%d:%d %s", each.Span.Line, each.Span.Column, each.Text.English))
			}
			assert.Equal(t, one.missing, missing)
			assert.Equal(t, one.percents, fmt.Sprint(coverage.Rules.Percent(), coverage.Conditions.Percent(), coverage.Rows.Percent()))
		})
	}
}

// What is seen in one test counts for all, and a part of a percent is none.
func TestCoverageAddsUp(t *testing.T) {
	text := coverageHeader + `rule base on purchase { when amount >= 10  earn 1 points }
test "much" { 2026-01-01 lily purchase 10  expect lily points 1 }
test "little" { 2026-01-01 lily purchase 9  expect lily points 0 }
`
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
	require.NotNil(t, program, "%v", problems)
	_, coverage := scenario.Cover(program, program.Checked().Tests)
	assert.Empty(t, coverage.Missing)
	assert.True(t, coverage.Reaches(100))
	assert.Equal(t, 99, scenario.Covered{Seen: 299, Total: 300}.Percent())
	_, coverage = scenario.Cover(program, nil)
	assert.False(t, coverage.Reaches(1))
}
