package scenario_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

const trialScheme = `scheme club
language 1
currency CNY
timezone "Asia/Shanghai"
member { birthday date optional  activated flag = no  referrer member optional }
event purchase { items list { sku text  price money }  paid money from balance }
wallet points { redeem 20 for 1 CNY  expire 30 days after earned }
wallet balance { unit CNY  filled by recharge }
voucher ten_off { worth 10 CNY }
metric spent { sum amount on purchase }
tiers level by spent { plain  gold from 1000 }
rule base on purchase { when member.activated  earn 1 points every 10 of net }
rule thanks on purchase to member.referrer { earn 1 points }
`

// Whatever is tried, there is an answer or an error, and no member is left with broken books.
func FuzzTry(f *testing.F) {
	for _, line := range []string{
		"lily purchase 105", "lily gold birthday 1990-05-02 activated purchase 105", "小李，200 points 消费105元；2027-01-01；退款50",
		`on 2026-05-10 lily ten_off purchase amount 10 items { sku "a" price 3 } vouchers ten_off as o1; refund o1; refund`,
		"lily referrer tom join; lily level gold 3 ten_off 50 balance purchase 100 paid 20 redeem 20 points", "lily points 5 purchase -1",
		"purchase", ";;", "lily on on", "{", "lily level", "lily as", "2026-02-30", "purchase purchase purchase", "lily 99999999999999999999 points purchase 1",
	} {
		f.Add(line)
	}
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: trialScheme})
	require.NotNil(f, program, "%v", problems)
	f.Fuzz(func(t *testing.T, line string) {
		read, file, problems := check.ReadTrial(program.Checked(), line)
		for _, problem := range problems {
			problem.Render(file.Source, dsl.Chinese)
		}
		if read == nil {
			require.True(t, problems.Failed(), "an answer or an error")
			return
		}
		tried := scenario.Try(program, read)
		for _, failure := range tried.Failures {
			require.False(t, strings.Contains(failure.Came.English, "books"), failure.Came.English)
		}
		require.NotEmpty(t, report.Trial(program.Plan(), read, tried, dsl.English))
	})
}

// What stands on a line comes to the same in either tongue, and with or without spaces.
func TestTrySaysTheSame(t *testing.T) {
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: trialScheme})
	require.NotNil(t, program, "%v", problems)
	try := func(line string) string {
		read, _, problems := check.ReadTrial(program.Checked(), line)
		require.Empty(t, problems, line)
		return report.Trial(program.Plan(), read, scenario.Try(program, read), dsl.English)
	}
	for _, row := range [][]string{
		{"2026-05-10 lily gold activated purchase amount 105", "lily gold activated purchase 105 on 2026-05-10", "于2026年5月10日，lily，gold activated 消费105元", "on 2026-05-10 lily activated yes level gold purchase 105"},
		{"lily 200 points purchase 105 redeem 100 points; refund 50", "lily points 200 消费105 抵扣 100 points；退款 金额 50"},
		{"lily purchase 1; lily purchase 2", "lily purchase 1; purchase 2"},
		{"lily ten_off purchase 50 vouchers ten_off", "lily 1 ten_off 消费50元 用券 ten_off"},
	} {
		for _, other := range row[1:] {
			require.Equal(t, try(row[0]), try(other), other)
		}
	}
}

// A stage plays what Try does, one line after another, and asks for no verdicts.
func TestStagePlaysWhatTryDoes(t *testing.T) {
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: trialScheme})
	require.False(t, problems.Failed(), "%v", problems)
	var stage scenario.Stage
	for _, text := range []string{"lily gold activated purchase 105; purchase 50; 2027-01-01", "lily purchase 105 redeem 20 points", "lily activated purchase 105"} {
		line, _, problems := check.ReadTrial(program.Checked(), text)
		require.False(t, problems.Failed(), "%v", problems)
		want, came := scenario.Try(program, line), stage.Play(program, line)
		require.Len(t, came.Happened, len(want.Happened), text)
		for i := range want.Happened {
			require.Len(t, came.Happened[i].Entries, len(want.Happened[i].Entries), text)
			for j := range want.Happened[i].Entries {
				require.Equal(t, want.Happened[i].Entries[j], came.Happened[i].Entries[j], text)
			}
			require.Equal(t, want.Happened[i].Refused == nil, came.Happened[i].Refused == nil, text)
			require.Empty(t, came.Happened[i].Verdicts, text)
		}
		require.Equal(t, want.States[0].Wallets[0].Totals, came.States[0].Wallets[0].Totals, text)
	}
}
