package interpreter_test

import "testing"

func TestMetrics(t *testing.T) {
	play(t, []played{
		{name: "after partial and whole refunds", clauses: points + earnTenth + `
			metric spent { sum amount on purchase over last 30 days }
			metric visits { count on purchase over this year }
			metric grown { sum earned points over lifetime }
			rule first on purchase { when first(purchase)  earn 5 points }`, steps: `
			2026-05-10 lily purchase amount 100 as o1
			expect lily spent 100, visits 1, grown 15
			2026-05-11 lily refund o1 amount 33.33
			expect lily spent 66.67, visits 1, grown 9  # 100 × 66.67/100; 10 → 6, 5 → 3
			2026-05-12 lily refund o1
			expect lily spent 0, visits 0, grown 0
			2026-05-13 lily purchase amount 10
			expect lily points 6, grown 6  # first again: what is wholly refunded is forgotten`},
		{name: "a refund counts at the time of what it reverses", clauses: points + `
			metric month { sum amount on purchase over this month }
			metric before { sum amount on purchase over previous month }
			metric rolling { sum amount on purchase over last 30 days }`, steps: `
			2026-05-20 lily purchase amount 100 as o1
			2026-06-02 lily purchase amount 10
			expect lily month 10, before 100, rolling 110
			2026-06-03 lily refund o1 amount 40
			expect lily month 10, before 60, rolling 70
			2026-06-18 23:59:59
			expect lily rolling 70
			2026-06-19
			expect lily rolling 10`},
		{name: "a window of days is half-open, to the instant", clauses: points + `metric rolling { count on purchase over last 10 days }`, steps: `
			2026-05-10 12:00:00 lily purchase amount 1
			2026-05-20 11:59:59
			expect lily rolling 1
			2026-05-20 12:00:00
			expect lily rolling 0`},
		{name: "calendar windows turn with the zone's day", clauses: points + `
			metric week { count on purchase over this week }
			metric last { count on purchase over previous week }
			metric quarter { count on purchase over this quarter }`, steps: `
			2026-06-28 23:59:59 lily purchase amount 1  # a Sunday
			expect lily week 1, last 0, quarter 1
			2026-06-29 lily purchase amount 1
			expect lily week 1, last 1, quarter 2
			2026-07-08 lily purchase amount 1
			expect lily week 1, last 1, quarter 1  # 29 June was in the week before
			2026-07-20 lily purchase amount 1
			expect lily week 1, last 0, quarter 2`},
		{name: "when", clauses: points + `metric big { count on purchase, recharge when amount >= 20 over lifetime }`, steps: `
			2026-05-10 lily purchase amount 19.99
			2026-05-10 lily purchase amount 20
			2026-05-10 lily recharge amount 30
			expect lily big 2`},
		{name: "decay, and a refund", clauses: points + `metric lively { sum amount on purchase decay half-life 10 days }`, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-20 lily purchase amount 100 as o2
			expect lily lively 150
			2026-05-30
			expect lily lively 75
			2026-05-30 lily refund o1 amount 50
			expect lily lively 62.5  # of 100 × 1/4 half
			2026-06-09 lily refund o2
			expect lily lively 6.25  # 31.25 less 100 × 1/4
			2026-06-09 lily refund o1
			expect lily lively 0`},
		{name: "a formula of metrics", clauses: points + `
			metric a { count on purchase }
			metric b { sum amount on purchase }
			metric mean = b / a
			metric mixed = 0.5 * a + (b > 50 ? 10 : 0)`, steps: `
			2026-05-10 lily purchase amount 40
			2026-05-10 lily purchase amount 60
			expect lily mean 50, mixed 11`},
		{name: "the event's own is not counted yet", clauses: points + `
			metric visits { count on purchase }
			rule third on purchase { when visits == 2  earn 5 points }`, steps: `
			2026-05-10 lily purchase amount 1
			2026-05-10 lily purchase amount 1
			expect lily points 0
			2026-05-10 lily purchase amount 1
			expect lily points 5`},
	})
}

func TestTiers(t *testing.T) {
	growth := points + `rule a on purchase { earn points = amount }
		`
	play(t, []played{
		{name: "on every event: up after it, down when the window has slid", clauses: growth + `
			metric grown { sum earned points over last 30 days }
			tiers level by grown { silver  gold from 100  diamond from 300 }
			rule note on purchase { when level == gold  earn 1 points }`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily level gold
			2026-05-11 lily purchase amount 250
			expect lily level diamond, points 351 (a 250, note 1)
			2026-06-30
			expect lily level diamond  # nobody has looked
			2026-06-30 lily redeem 1 points
			expect lily level silver`},
		{name: "yearly: at new year the year that ended is judged", clauses: growth + `
			metric year { sum earned points over this year }
			tiers level by year { silver  gold from 100  review yearly }`, steps: `
			2026-05-10 lily purchase amount 150
			expect lily level silver
			2026-12-31 23:59:59
			expect lily level silver
			2027-01-01
			expect lily level gold, year 150
			2027-01-01 lily purchase amount 1
			expect lily level gold, year 1
			2028-01-01
			expect lily level silver`},
		{name: "daily, and a close", clauses: growth + `
			metric grown { sum earned points over last 1 days }
			tiers level by grown { silver  gold from 100  review daily }`, steps: `
			2026-05-10 12:00:00 lily purchase amount 150
			2026-05-10 12:00:00 lily close
			expect lily level gold
			2026-05-11
			expect lily level gold
			2026-05-12
			expect lily level silver`},
		{name: "a refund moves down", clauses: growth + `
			metric grown { sum earned points over last 30 days }
			tiers level by grown { silver  gold from 100 }`, steps: `
			2026-05-10 lily purchase amount 100 as o1
			expect lily level gold
			2026-05-10 lily refund o1 amount 1
			expect lily level silver`},
		{name: "a close at new year judges the year that ended", clauses: growth + `
			metric year { sum earned points over this year }
			tiers level by year { silver  gold from 100 }`, steps: `
			2026-05-10 lily purchase amount 150
			expect lily level gold
			2027-01-01 lily close
			expect lily level gold
			2027-01-01 lily redeem 1 points
			expect lily level silver`},
	})
}

func TestCloseAndLeave(t *testing.T) {
	play(t, []played{
		{name: "leaving lets everything expire, and nothing more happens", clauses: points + earnTenth, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-11 lily leave
			expect lily points 0
			2026-05-12 lily purchase amount 100
			expect lily refused "left"
			2026-05-12 lily refund o1
			expect lily refused "left"
			2026-05-13 lily join
			2026-05-13 lily purchase amount 100
			expect lily points 10`},
		{name: "a close before anything is no life", clauses: points + `
			rule since on purchase { earn points = days_since(join) / 1 days }`, steps: `
			2026-05-01 lily close
			2026-05-11 lily purchase amount 100
			2026-05-21 lily purchase amount 100
			expect lily points 10`},
	})
}
