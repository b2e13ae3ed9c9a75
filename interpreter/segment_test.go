package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func TestSegments(t *testing.T) {
	life := points + `
		metric recency { days since last purchase }
		metric visits { count on purchase over last 10 days }
		segment stage {
			fresh when days_since(join) < 3
			lost when recency > 9
			busy when visits >= 3
			calm otherwise
		}
		segment half { seen when recency < 2 }
		`
	play(t, []played{
		{name: "the first line that holds, after every event and at each 00:00", clauses: life, steps: `
			2026-05-01 10:00 lily join
			expect lily stage fresh
			2026-05-02 10:00 lily purchase amount 1
			expect lily stage fresh, half seen
			2026-05-03 23:59:59
			expect lily stage fresh, half seen
			2026-05-04
			expect lily stage calm
			2026-05-11 23:59:59
			expect lily stage calm
			2026-05-12
			expect lily stage lost                         # 10 days after the 2nd
			2026-05-20 lily purchase amount 1
			expect lily stage calm
			2026-05-20 lily purchase amount 1
			2026-05-20 12:00 lily purchase amount 1
			expect lily stage busy
			2026-05-30
			expect lily stage lost                         # 10 days since: lost comes before busy`},
		{name: "a window slides out at noon: seen at the next 00:00", clauses: points + `
			metric visits { count on purchase over last 36 hours }
			segment stage { here when visits > 0  gone otherwise }`, steps: `
			2026-05-01 10:00 lily purchase amount 1
			2026-05-02 23:00
			expect lily stage here
			2026-05-03
			expect lily stage gone`},
		{name: "in conditions and tables", clauses: points + `
			metric recency { days since last purchase }
			segment stage { lost when recency > 9  active when recency <= 9 }
			rule base on purchase { earn points by stage { lost 10  otherwise 1 } }
			rule more on purchase { when stage == active or stage in [lost]  earn 100 points }
			rule none on purchase { when not stage  earn 1000 points }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 1001, stage active
			2026-05-05 lily purchase amount 1
			expect lily points 1102
			2026-05-20 lily purchase amount 1
			expect lily points 1212`},
	})
}

func TestRounds(t *testing.T) {
	play(t, []played{
		{name: "once a review, however many steps; on the state behind it", clauses: points + `
			metric growth { sum amount on purchase over last 30 days }
			tiers level by growth { a  b from 100  c from 200 }
			rule up on upgrade of level { earn points by level { a 1  b 10  c 100 } }
			rule down on downgrade of level { notify "we miss you"  earn 5 points }`, steps: `
			2026-05-01 lily purchase amount 250
			expect lily level c, points 100 (up 100)
			2026-06-30 lily purchase amount 1
			expect lily level a, points 105, notified "we miss you"`},
		{name: "reviews by the calendar start their rules at once", clauses: points + `
			metric growth { sum amount on purchase over this month }
			tiers level by growth { a  b from 100  review monthly }
			rule up on upgrade of level { earn 7 points }`, steps: `
			2026-05-01 lily purchase amount 250
			expect lily points 0
			2026-06-01
			expect lily points 7, level b`},
		{name: "on enter, at 00:00", clauses: points + `
			metric recency { days since last purchase }
			segment stage { lost when recency > 9  active otherwise }
			rule back on enter stage.lost { earn 3 points }
			rule welcome on enter active { once  earn 50 points }`, steps: `
			2026-05-01 10:00 lily purchase amount 1
			expect lily points 50, stage active
			2026-05-10 23:59:59
			expect lily points 50
			2026-05-11
			expect lily points 53
			2026-05-12 lily purchase amount 1
			expect lily points 53, stage active
			2026-07-01
			expect lily points 56`},
		{name: "in rounds: what an upgrade earns can lead to the next", clauses: points + `
			metric growth { sum earned points }
			tiers level by growth { a  b from 10  c from 20  d from 1000 }
			rule base on purchase { earn points = amount }
			rule up on upgrade of level { earn 10 points }`, steps: `
			2026-05-01 lily purchase amount 10
			expect lily level c, points 30                 # b by 10, c by 10 more; the last 10 lead nowhere
			2026-05-02 lily purchase amount 970
			expect lily level d, points 1010`},
		{name: "rules that start each other for ever refuse the event, and nothing of it has happened", clauses: points + `
			member { odd flag = no }
			event flip {}
			segment parity { odd when member.odd  even otherwise }
			rule flip on flip { earn 10 points  set member.odd = yes }
			rule to_even on enter odd { set member.odd = no }
			rule to_odd on enter even { when points > 0  set member.odd = yes }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily parity even, points 0
			2026-05-02 lily flip
			expect lily refused "rounds", points 0, parity even, odd no
			2026-05-03 lily purchase amount 1
			expect lily parity even, points 0`},
		{name: "reviews and segments of one midnight", clauses: points + `
			member { odd flag = no }
			metric recency { days since last purchase }
			segment parity { odd when member.odd or recency > 9  even otherwise }
			segment far { off when recency > 9  near otherwise }
			tiers level by recency { a  b from 10  c from 20  review daily }
			rule first on upgrade of level { earn 10 points  set member.odd = yes }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily parity even, far near
			2026-05-11
			expect lily points 10, level b, odd yes, parity odd, far off
			2026-05-21
			expect lily points 20, level c`},
		{name: "what is due goes on for ever: nothing of the rounds has happened, and time goes on", clauses: points + `
			member { odd flag = no }
			tiers level by member.odd ? 100 : 0 { a  b from 50 }
			rule monthly every month { set member.odd = yes  earn 7 points }
			rule up on upgrade of level { set member.odd = no  earn 1 points }
			rule down on downgrade of level { set member.odd = yes  earn 1 points }`, steps: `
			2026-05-10 lily purchase amount 1
			2026-06-02
			expect lily points 7, odd yes, level b`},
	})
}

// TestSegmentsMissNoMidnight: they are judged only where they can have changed; a close judges them anyway, and at a
// midnight that has been reached it finds nothing new.
func TestSegmentsMissNoMidnight(t *testing.T) {
	for _, lines := range []string{
		"one when recency > far  two otherwise",
		"one when 3 >= recency  two when recency == 5",
		"one when days_since(join) == 12  two when recency != 9",
		"one when visits >= 2  two otherwise",
		"one when month > 60  two otherwise",
		"one when before > 1",
		"one when most > 20",
		"one when kinds > 1",
		"one when loved == \"a\"",
		"one when fading < 30",
		"one when points > 20",
		"one when mixed > 13",
		"one when today >= 2026-02-10 and today < 2026-02-20",
		"one when weekday(today) > 5",
		"one when recency * 2 > 9",
	} {
		t.Run(lines, func(t *testing.T) {
			program := load(t, observed+"segment a { "+lines+" }\n")
			rapid.Check(t, func(t *rapid.T) { missesNoMidnight(t, program) })
		})
	}
}

const observed = `
param far = 4 then 7 from 2026-02-20
event purchase { category text optional one of "a", "b"  refundable within 40 days }
wallet points { expire 6 days after earned }
metric recency { days since last purchase when amount > 5 }
metric visits { count on purchase over last 36 hours }
metric month { sum amount on purchase over this month }
metric before { count on purchase over previous week }
metric most { largest amount on purchase over last 5 days }
metric kinds { count distinct category on purchase over last 3 days }
metric loved { top category by count on purchase over membership year }
metric fading { sum amount on purchase decay half-life 4 days }
metric mixed = recency * 2 + visits
rule base on purchase { earn 1 points every 2 of net  after 2 days }
`

func missesNoMidnight(t *rapid.T, program *interpreter.Program) {
	m, d := newMember(program), newDraw(t, program)
	for range rapid.IntRange(1, 8).Draw(t, "steps") {
		m.live(d.next(m.state))
		if !m.state.Living {
			continue
		}
		for day := range rapid.IntRange(0, 12).Draw(t, "days") {
			midnight := program.Plan().Zone.EndOf(m.state.Now, value.Day)
			m.live(&happening{to: midnight})
			require.NoError(t, m.err)
			other := m.twin()
			other.live(&happening{to: midnight, close: true})
			require.Equal(t, other.state.Segments, m.state.Segments, "%d midnights later", day+1)
		}
	}
}
