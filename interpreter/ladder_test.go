package interpreter_test

import "testing"

func TestTierConditions(t *testing.T) {
	play(t, []played{
		{name: "or when, and when, keep when", clauses: points + `
			metric growth { sum amount on purchase over last 30 days }
			metric visits { count on purchase over last 30 days }
			metric most { largest amount on purchase over last 30 days }
			tiers level by growth {
				silver
				gold from 500 or when most >= 300 keep when growth >= 200
				diamond from 1000 and when visits >= 4
				star or when visits >= 9
			}`, steps: `
			2026-05-01 lily purchase amount 299
			expect lily level silver
			2026-05-02 lily purchase amount 300            # one of 300: gold though 599 would do too
			expect lily level gold
			2026-05-03 lily purchase amount 500            # 1099, but three visits
			expect lily level gold
			2026-05-04 lily purchase amount 1
			expect lily level diamond
			2026-06-03 00:00:00 lily purchase amount 1     # left: 1 of the 4th and 1 of today
			expect lily level silver
			2026-06-04 lily purchase amount 350
			expect lily level gold
			2026-07-03 lily purchase amount 250
			2026-07-04 lily purchase amount 1              # 250 and 251 do not reach, and no largest does: kept
			expect lily level gold
			2026-08-03 lily purchase amount 199
			expect lily level silver`},
		{name: "a line and conditions in turn: (100 or 3 visits) and a birthday that is known", clauses: points + `
			member { birthday date optional }
			metric growth { sum amount on purchase }
			metric visits { count on purchase }
			tiers level by growth { low  high from 100 or when visits >= 3 and when member.birthday }`, steps: `
			member tom { birthday 1990-05-02 }
			member lily { }
			2026-05-01 lily purchase amount 200
			expect lily level low
			2026-05-01 tom purchase amount 1
			2026-05-01 tom purchase amount 1
			expect tom level low
			2026-05-01 tom purchase amount 1
			expect tom level high`},
		{name: "who falls from above keeps what it would have kept", clauses: points + `
			metric growth { sum amount on purchase over this month }
			tiers level by growth { low  middle from 100 keep when growth >= 50  high from 200  review monthly }`, steps: `
			2026-05-01 lily purchase amount 250
			2026-06-01
			expect lily level high
			2026-06-10 lily purchase amount 60
			2026-07-01
			expect lily level middle
			2026-07-02 lily purchase amount 49
			2026-08-01
			expect lily level low`},
	})
}

func TestHolds(t *testing.T) {
	yearly := points + `metric growth { sum amount on purchase over this year }
		`
	play(t, []played{
		{name: "to the end of next year; what is kept counts from the year that was judged", clauses: yearly + `
			tiers level by growth { low  gold from 1000  diamond from 2000  hold to end of next year }`, steps: `
			2026-05-10 lily purchase amount 1000
			expect lily level gold
			2027-06-01 lily purchase amount 1000           # the year 2027 will be judged by it
			2027-12-31 23:59:59
			expect lily level gold
			2028-01-01
			expect lily level gold                         # kept to the end of 2028
			2028-07-01 lily purchase amount 999
			2028-12-31 23:59:59
			expect lily level gold
			2029-01-01
			expect lily level low`},
		{name: "a higher tier begins its own time", clauses: yearly + `
			tiers level by growth { low  gold from 1000  diamond from 2000  hold 6 months  lapse one step }`, steps: `
			2026-05-10 15:00 lily purchase amount 1000     # gold through 10 November
			2026-08-20 10:00 lily purchase amount 1000     # diamond through 20 February
			2027-02-20 23:59:59
			expect lily level diamond
			2027-02-21
			expect lily level gold                         # one step, and that lasts through 20 August
			2027-08-20 23:59:59
			expect lily level gold
			2027-08-21
			expect lily level low`},
		{name: "a hold ends between reviews and judges by itself; the yearly review goes up", clauses: yearly + `
			tiers level by growth { low  gold from 1000  review yearly  hold 90 days to the second }`, steps: `
			2026-05-10 lily purchase amount 1000
			expect lily level low
			2027-01-01
			expect lily level gold
			2027-03-31 23:59:59
			expect lily level gold
			2027-04-01                                     # 90 days from the end of 2026
			expect lily level low`},
		{name: "the window slides, nobody looks; held, nothing is lost", clauses: points + `
			metric growth { sum amount on purchase over last 10 days }
			tiers level by growth { low  gold from 100  hold 1 month }`, steps: `
			2026-05-10 lily purchase amount 100
			2026-05-25 lily purchase amount 1
			expect lily level gold
			2026-06-10 23:59:59 lily purchase amount 1
			expect lily level gold
			2026-06-11
			expect lily level low`},
	})
}

func TestLapses(t *testing.T) {
	monthly := points + `metric growth { sum amount on purchase over this month }
		`
	play(t, []played{
		{name: "one step a review", clauses: monthly + `
			tiers level by growth { a  b from 100  c from 200  d from 300  review monthly  lapse one step }`, steps: `
			2026-05-10 lily purchase amount 300
			2026-06-01
			expect lily level d
			2026-07-01
			expect lily level c
			2026-07-10 lily purchase amount 100
			2026-08-01
			expect lily level b
			2026-09-01
			expect lily level a`},
		{name: "never", clauses: monthly + `
			tiers level by growth { a  b from 100  review monthly  lapse never }`, steps: `
			2026-05-10 lily purchase amount 300
			2027-06-01
			expect lily level b`},
		{name: "with a grace of 10 days: who makes up for it stays, who doesn't lapses to where it would have", clauses: points + `
			metric growth { sum amount on purchase over last 30 days }
			tiers level by growth { a  b from 100  c from 200  review monthly  lapse to fit after 10 days }`, steps: `
			2026-05-10 lily purchase amount 200
			2026-06-01
			expect lily level c
			2026-06-20 lily purchase amount 150
			2026-07-01                                     # 150: b, but not before 11 July
			expect lily level c
			2026-07-10 23:59:59
			expect lily level c
			2026-07-11
			expect lily level b
			2026-08-01                                     # 0: a, but not before 11 August
			expect lily level b
			2026-08-10 lily purchase amount 120
			2026-08-11                                     # made up for
			expect lily level b
			2026-09-01
			expect lily level b
			2026-10-01
			expect lily level b
			2026-10-11
			expect lily level a`},
		{name: "on every event: the grace runs from the review that looked", clauses: points + `
			metric growth { sum amount on purchase over last 10 days }
			tiers level by growth { a  b from 100  lapse to fit after 36 hours }`, steps: `
			2026-05-01 lily purchase amount 100
			2026-05-20 10:00 lily purchase amount 1
			expect lily level b
			2026-05-21 21:59:59 lily purchase amount 1
			expect lily level b
			2026-05-21 22:00
			expect lily level a`},
		{name: "up at once, down at new year only", clauses: points + `
			metric growth { sum amount on purchase over last 30 days }
			tiers level by growth { a  b from 100  review up on every event  review down yearly }`, steps: `
			2026-05-01 lily purchase amount 100
			expect lily level b
			2026-10-01 lily purchase amount 1
			expect lily level b
			2027-01-01
			expect lily level a`},
		{name: "on the anniversary, judging the membership year that ended", clauses: points + `
			metric growth { sum amount on purchase over membership year }
			tiers level by growth { a  b from 100  review on anniversary }`, steps: `
			2024-02-29 12:00 lily join
			2024-03-01 lily purchase amount 100
			2025-02-27 23:59:59
			expect lily level a
			2025-02-28
			expect lily level b
			2026-02-28
			expect lily level a`},
	})
}

func TestResetAndCarry(t *testing.T) {
	play(t, []played{
		{name: "the measure begins again at each upgrade, the metric doesn't", clauses: points + `
			metric growth { sum amount on purchase }
			metric measured = level.measure
			tiers level by growth { a  b from 100  c from 200  reset on upgrade  lapse never }`, steps: `
			2026-05-01 lily purchase amount 130 as o1
			expect lily level b, growth 130, measured 0
			2026-05-02 lily purchase amount 199
			expect lily level b, growth 329, measured 199
			2026-05-03 lily refund o1 amount 60            # of before the upgrade: not of the measure
			expect lily growth 269, measured 199
			2026-05-04 lily purchase amount 1 as o4
			expect lily level c, measured 0
			2026-05-05 lily refund o4
			expect lily measured 0, growth 269`},
		{name: "what exceeds the line is carried on, up to 50, in proportion to nothing else", clauses: points + `
			metric growth { sum amount on purchase over this month }
			metric measured = level.measure
			tiers level by growth { a  b from 100  review monthly  carry excess up to 50 }`, steps: `
			2026-05-10 lily purchase amount 130
			2026-06-01
			expect lily level b
			2026-06-02 lily purchase amount 60
			expect lily measured 90, growth 60             # 30 of May
			2026-06-03 lily purchase amount 200
			2026-07-01                                     # 290 exceed by 190, of which 50
			2026-07-02 lily purchase amount 49
			expect lily measured 99, growth 49
			2026-08-01
			expect lily level a                            # nothing exceeds a line that is not reached
			2026-08-02 lily purchase amount 99
			expect lily measured 99
			2026-09-01
			2026-09-02 lily purchase amount 1
			expect lily measured 1, level a`},
		{name: "all of it, over the membership year", clauses: points + `
			metric growth { count on purchase over membership year }
			metric measured = level.measure
			tiers level by growth { a  b from 2  carry excess }`, steps: `
			2026-05-10 lily purchase amount 1
			2026-05-10 lily purchase amount 1
			2026-05-10 lily purchase amount 1
			expect lily level b
			2027-05-10 lily purchase amount 1
			expect lily measured 2, growth 1, level b`},
	})
}

func TestGrants(t *testing.T) {
	granted := points + `
		event invite { to text }
		metric growth { sum amount on purchase over last 30 days }
		tiers level by growth { a  b from 100  c from 200  d from 900 }
		tiers fame by growth { low  high from 50 }
		rule trial on invite { when to == "b"  grant b for 30 days }
		rule better on invite { when to == "d"  grant level.d for 10 days to the second }
		`
	play(t, []played{
		{name: "a floor: its own tier goes on beneath", clauses: granted, steps: `
			2026-05-01 10:00 lily invite to "b"
			expect lily level b, fame low                  # through 31 May
			2026-05-02 10:00 lily invite to "d"
			expect lily level d
			2026-05-03 lily purchase amount 200
			expect lily level d, fame high
			2026-05-12 10:00
			expect lily level c                            # its own by now
			2026-05-31 lily purchase amount 199
			expect lily level c
			2026-06-30 lily purchase amount 1
			expect lily level a`},
		{name: "through its last day, and over once", clauses: granted, steps: `
			2026-05-01 10:00 lily invite to "b"
			2026-05-10 10:00 lily invite to "b"            # the longer counts: through 9 June
			2026-06-09 23:59:59
			expect lily level b
			2026-06-10
			expect lily level a`},
		{name: "who leaves has no more than its own", clauses: granted, steps: `
			2026-05-01 lily purchase amount 100
			2026-05-02 lily invite to "d"
			expect lily level d
			2026-05-03 lily leave
			expect lily level b
			2026-06-10 lily join
			expect lily level a`},
	})
}
