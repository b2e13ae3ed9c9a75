package explain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/explain"
)

const header = `scheme club
language 1
currency CNY
timezone "UTC"
member { referrer member optional }
wallet points {}
metric spent { sum amount on purchase }
tiers level by spent { plain  gold from 1000 }
`

func checked(t *testing.T, text string) *check.Scheme {
	file, problems := dsl.ParseScheme("club.scheme", text)
	require.Empty(t, problems)
	scheme, problems := check.File(file)
	require.False(t, problems.Failed(), "%v", problems)
	return scheme
}

// How far members depend on each other, and every place that makes it so.
func TestLocality(t *testing.T) {
	for _, one := range []struct {
		source   string
		locality check.Locality
		reasons  []string
	}{
		{`rule base on purchase { earn 1 points }`, check.Local, nil},
		{`rule base on purchase to member { earn 1 points }`, check.Local, nil},
		{`rule base on purchase to member.referrer { earn 1 points }`, check.Linked, []string{"9:6 rule `base` serves `member.referrer`"}},
		{`rule base on purchase, recharge to member.referrer or member { earn 1 points }`, check.Linked, []string{"9:6 rule `base` serves `member.referrer`"}},
		{`rule base on purchase { when member.referrer.points > 5  earn 1 points }`, check.Joint,
			[]string{"9:30 rule `base` reads `member.referrer.points`, which is another member's"}},
		{`rule base on purchase { earn points by member.referrer.level { plain 1  gold 2 } }`, check.Joint,
			[]string{"9:40 rule `base` reads `member.referrer.level`, which is another member's"}},
		{`rule base on purchase to member.referrer.referrer { earn 1 points }`, check.Joint,
			[]string{"9:26 rule `base` reads `member.referrer.referrer`, which is another member's", "9:6 rule `base` serves `member.referrer.referrer`"}},
		{`metric place { rank by spent every month }
rule base on purchase to member.referrer { earn 1 points }`, check.Global,
			[]string{"9:8 metric `place` puts all members in order", "10:6 rule `base` serves `member.referrer`"}},
		{`metric part { share of spent every month }`, check.Global, []string{"9:8 metric `part` adds up what all members have"}},
		{`rule base on purchase { earn 1 points }
budget per month 100 CNY { base }
wallet other { redeem 20 for 1 CNY }`, check.Global, nil},
	} {
		if strings.Contains(one.source, "budget") { // what a rule costs must be money
			one.source = "wallet money { unit CNY }\nrule base on purchase { earn 1 money }\nbudget per month 100 CNY { base }"
			one.reasons = []string{"11:1 a budget is what all members may get together"}
		}
		locality, reasons := checked(t, header+one.source+"\n").Locality()
		assert.Equal(t, one.locality, locality, one.source)
		var said []string
		for _, reason := range reasons {
			said = append(said, fmt.Sprintf("%d:%d %s", reason.Span.Line, reason.Span.Column, reason.Words.English))
		}
		assert.Equal(t, one.reasons, said, one.source)
	}
}

// What is said is no default any more.
func TestDefaults(t *testing.T) {
	for _, one := range []struct{ source, section, absent string }{
		{"wallet a { decimals 2 }", "wallet a", "decimals"},
		{"wallet a { round up each event }", "wallet a", "round"},
		{"wallet a { expire 1 year after earned }", "wallet a", "expire"},
		{"wallet a { spend oldest }", "wallet a", "spend"},
		{"wallet a { cap 5 per month }", "wallet a", "cap"},
		{"wallet a { below zero refused }", "wallet a", "below zero"},
		{"voucher v { worth 10 CNY }", "voucher v", "worth"},
		{"voucher v { valid 30 days }", "voucher v", "valid"},
		{"metric m { sum amount on purchase over last 30 days }", "", ""},
		{"tiers l by spent { a  b from 5  review yearly }", "tiers l", "review"},
		{"tiers l by spent { a  b from 5  hold 1 year }", "tiers l", "hold"},
		{"rule r on purchase { limit 1 per day  earn 1 points }", "rule r", "limit"},
		{"rule r on purchase from 2026-01-01 { earn 1 points }", "rule r", "from, until"},
		{"rule r on purchase { earn 1 points  after 7 days }", "rule r", "after"},
		{"rule r on purchase to member.referrer { earn 1 points }", "rule r", "to"},
		{"rule r on purchase { cap 5 per day  earn 1 points }", "rule r", "cap"},
	} {
		found := one.section == ""
		for _, section := range explain.Defaults(checked(t, header+one.source+"\n")) {
			if section.Title.English != one.section {
				continue
			}
			found = true
			for _, line := range section.Lines {
				assert.NotEqual(t, one.absent, line.Name.English, one.source)
			}
		}
		assert.True(t, found, one.source)
	}
}

// What a challenge does when it is done is no rule that leaves anything unsaid.
func TestChallengesAreNoRules(t *testing.T) {
	source := "event visit {}\nvoucher gift {}\nchallenge tenth {\n  begin on visit\n  goal count 1 on purchase\n  done issue gift\n}\n"
	scheme := checked(t, header+source)
	for _, section := range explain.Defaults(scheme) {
		assert.NotContains(t, section.Title.English, "tenth")
	}
	assert.Contains(t, explain.Checked(scheme), "tenth")
}

// Rules that leave the same unsaid stand together, with all their places.
func TestRulesStandTogether(t *testing.T) {
	sections := explain.Defaults(checked(t, header+"rule b on purchase { earn 1 points }\nrule a on recharge { earn 2 points }\n"))
	last := sections[len(sections)-1]
	assert.Equal(t, "rule b, a", last.Title.English)
	assert.Equal(t, "规则 b、a", last.Title.Chinese)
	assert.Len(t, last.More, 1)
}

// A stage is printed the same every time.
func TestStagesAreStable(t *testing.T) {
	text := header + "table prices by sku { price money  \n  row \"a\" 1\n  row \"b\" 2\n  row \"c\" 3\n}\nrule base on purchase { earn points by level { plain 1  gold 2 } }\n"
	stages := func() string {
		scheme := checked(t, text)
		return dsl.Tokens(scheme.File) + explain.Tree(scheme.File) + explain.Checked(scheme) + explain.Plan(compile.Scheme(scheme))
	}
	first := stages()
	for range 20 {
		require.Equal(t, first, stages())
	}
}
