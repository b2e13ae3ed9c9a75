package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// TestWhatTimeDoesNotDo: mistakes in rules by time and calendars are told, each by its code and nothing else.
func TestWhatTimeDoesNotDo(t *testing.T) {
	start := "member { birthday date optional  referrer member optional  tag text optional }\nevent purchase { sku text optional  items list { price money } }\n" +
		"wallet points {}\nrule base on purchase { earn 1 points }\n"
	rows := []struct{ clauses, code string }{
		{"rule a every month { discount 1 }", "by-time"},
		{"rule a every month { boost base 2x }", "by-time"},
		{`rule a every month { reject "no" }`, "by-time"},
		{"rule a every month { charge 10 CNY }", "by-time"},
		{"rule a every month { earn points = amount }", "by-time"},
		{"rule a every month { when net > 5  earn 1 points }", "by-time"},
		{`rule a every month { when sku == "a"  earn 1 points }`, "by-time"},
		{"rule a on member.birthday { earn points = sum(items, .price) }", "by-time"},
		{"rule a every month to member.referrer { earn 1 points }", "by-time"},
		{"rule a every month { earn points = member.referrer.points }", "link"},
		{"rule a every 2 weeks { earn 1 points }", "by-time"},
		{"rule a every 30 minutes from 2026-01-01 { earn 1 points }", "by-time"},
		{"rule a every 0 days from 2026-01-01 { earn 1 points }", "by-time"},
		{"rule a on member.tag { earn 1 points }", "by-time"},
		{"rule a on member.birth { earn 1 points }", "unknown-name"},
		{"rule a on member.birthday, member.birthday { earn 1 points }", "twice"},
		{"rule a on start of festival { earn 1 points }", "unknown-name"},
		{"rule a on purchase during festival { earn 1 points }", "unknown-name"},
		{"calendar c {}", "calendar"},
		{"calendar c { 2026-11-11 20:00 }", "calendar"},
		{"calendar c { 3 weeks in every 2 from 2026-01-05 }", "calendar"},
		{"calendar c { every Monday }\nrule a on purchase { earn points = c }", "calendar"},
		{"calendar c { 2026-11-11 20:00 to 21:00 }\nrule a on purchase { when today in c  earn 1 points }", "calendar"},
		{"calendar c { every Monday }\nrule a on purchase { when 5 in c  earn 1 points }", "type"},
		{"calendar c { 2026-02-17 to 2026-02-15 }", "validity"},
		{"calendar c { 2026-11-11 22:00 to 02:00 }", "validity"},
		{"calendar c { every year 02-30 to 03-01 }", "date"},
		{"calendar c { 2026-02-30 }", "date"},
		{"calendar c { day 0 of every month }", "date"},
		{"calendar c { day 32 of every month }", "number"},
		{"calendar c { every Monday }\ncalendar c { every Tuesday }", "name-taken"},
	}
	for _, row := range rows {
		text := header + start + row.clauses + "\n"
		_, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
		var codes []string
		shown := ""
		for _, problem := range problems {
			codes = append(codes, problem.Code)
			shown += problem.Render(text, dsl.English)
		}
		assert.Equal(t, []string{row.code}, codes, "%s\n%s", row.clauses, shown)
	}
}

// TestLeftOut: an entry says which rule by time could not be done, when, and why.
func TestLeftOut(t *testing.T) {
	program := load(t, points+`rule base on purchase { earn 1 points every 10 of amount }
		rule fee every month { charge 7 points }`)
	m := newMember(program)
	m.live(&happening{event: purchaseOf(t, program, "2026-05-10", "o1", 100_00)})
	require.NoError(t, m.err)
	m.live(&happening{to: instant(t, program, "2026-07-15")})
	require.NoError(t, m.err)
	require.Len(t, m.outcome.Entries, 2)
	failed := &m.outcome.Entries[1]
	require.Equal(t, evaluate.EntryFailed, failed.Kind)
	require.Equal(t, instant(t, program, "2026-07-01"), failed.At)
	require.Equal(t, dsl.Say("rule `fee` is left out: there are too few units", "规则 `fee` 未执行：余额不足"), evaluate.Reason(program.Plan(), failed))
	require.EqualValues(t, 3, m.state.Balance(0))
}

// TestRanksComeFirst: at one instant members are ranked before rules by time see their places.
func TestRanksComeFirst(t *testing.T) {
	play(t, []played{{name: "the first half", clauses: points + `metric spent { sum amount on purchase }
		metric place { rank by spent every month }
		rule a every month { when place <= 50%  earn 10 points }`, steps: `
		2026-01-10 lily purchase amount 10
		2026-01-10 tom purchase amount 20
		2026-02-01
		expect tom points 10
		expect lily points 0
		2026-02-10 lily purchase amount 20
		2026-03-01
		expect tom points 10
		expect lily points 10`}})
}
