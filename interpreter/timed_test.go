package interpreter_test

import "testing"

// TestEvery: rules that come again and again. Instants are worked out by hand.
func TestEvery(t *testing.T) {
	play(t, []played{
		{name: "month, at its first instant, from when the member lives", clauses: points + `rule a every month { earn 10 points }`, steps: `
			2026-01-01 lily join  # at the very instant: the month's rule has been, nobody lived
			2026-01-31 23:59:59
			expect lily points 0
			2026-02-01
			expect lily points 10
			2026-12-31 23:59:59
			expect lily points 110
			2027-01-01
			expect lily points 120`},
		{name: "day, week from Monday, quarter, year", clauses: `wallet d {}
			wallet w {}
			wallet q {}
			wallet y {}
			rule a every day { earn 1 d }
			rule b every week { earn 1 w }
			rule c every quarter { earn 1 q }
			rule e every year { earn 1 y }`, steps: `
			2026-05-10 12:00 lily join  # a Sunday
			2026-05-11
			expect lily d 1, w 1, q 0, y 0
			2026-07-01
			expect lily d 52, w 8, q 1, y 0  # 21 days of May, 30 of June, and 1 July; Mondays 11 May to 29 June
			2027-01-01
			expect lily d 236, w 34, q 3, y 1  # 184 days and 26 Mondays more (6 July to 28 December)`},
		{name: "2 weeks from a date", clauses: points + `rule a every 2 weeks from 2026-01-05 { earn 10 points }`, steps: `
			2025-12-01 lily join
			2026-01-04 23:59:59
			expect lily points 0
			2026-01-05
			expect lily points 10
			2026-01-18 23:59:59
			expect lily points 10
			2026-01-19
			expect lily points 20
			2026-12-31
			expect lily points 260  # day 365 is 360 after the 5th: turns 0 to 25`},
		{name: "month from the 31st: the last of shorter ones, and never drifts", clauses: points + `rule a every month from 2026-01-31 until 2026-04-30 { earn 10 points }`, steps: `
			2026-01-01 lily join
			2026-01-31
			expect lily points 10
			2026-02-27 23:59:59
			expect lily points 10
			2026-02-28
			expect lily points 20
			2026-03-30 23:59:59
			expect lily points 20
			2026-03-31
			expect lily points 30
			2026-12-31
			expect lily points 30  # until is half-open`},
		{name: "week from a Wednesday, at 20:00", clauses: points + `rule a every week from 2026-01-07 20:00 { earn 10 points }`, steps: `
			2026-01-01 lily join
			2026-01-07 19:59:59
			expect lily points 0
			2026-01-07 20:00
			expect lily points 10
			2026-01-14 20:00
			expect lily points 20`},
		{name: "a param says how often", clauses: points + "param pace = 3 days\n" + `rule a every pace from 2026-01-01 { earn 10 points }`, steps: `
			2026-01-01 lily join
			2026-01-04
			expect lily points 10
			2026-01-10
			expect lily points 30`},
		{name: "36 hours are hours", clauses: points + `rule a every 36 hours from 2026-01-01 { earn 10 points }`, steps: `
			2025-12-01 lily join
			2026-01-02 11:59:59
			expect lily points 10
			2026-01-02 12:00
			expect lily points 20
			2026-01-04
			expect lily points 30`},
		{name: "during a calendar", clauses: points + "calendar c { every Monday  every year 12-25 }\n" + `rule a every day during c { earn 10 points }`, steps: `
			2026-12-20 lily join
			2026-12-28
			expect lily points 30  # Mondays 21 and 28, Friday 25`},
		{name: "not before joining, not after leaving, again after joining again", clauses: points + `rule a every day { earn 10 points }`, steps: `
			2026-05-10 lily join
			2026-05-12
			expect lily points 20
			2026-05-12 12:00 lily leave
			2026-05-20
			expect lily points 0
			2026-05-20 12:00 lily join
			2026-05-21
			expect lily points 10`},
	})
}

// TestMemberDates: rules on dates of the member's, every year.
func TestMemberDates(t *testing.T) {
	birthday := "member { birthday date optional }\n" + points + "rule a on member.birthday { earn 10 points }\n"
	play(t, []played{
		{name: "every year", clauses: birthday, steps: `
			member lily { birthday 1990-05-02 }
			member tom {}
			2026-01-01 lily join
			2026-01-01 tom join
			2026-05-01 23:59:59
			expect lily points 0
			2026-05-02
			expect lily points 10
			2029-05-02
			expect lily points 40
			expect tom points 0`},
		{name: "29 February is 28 in other years", clauses: birthday, steps: `
			member lily { birthday 1992-02-29 }
			2026-01-01 lily join
			2026-02-27 23:59:59
			expect lily points 0
			2026-02-28
			expect lily points 10
			2028-02-28 23:59:59
			expect lily points 20
			2028-02-29
			expect lily points 30`},
		{name: "not before the date itself, and on it", clauses: birthday, steps: `
			member lily { birthday 2028-05-02 }
			2026-01-01 lily join
			2028-05-01
			expect lily points 0
			2028-05-02
			expect lily points 10`},
		{name: "joined in the night of the birthday", clauses: birthday, steps: `
			member lily { birthday 1990-05-02 }
			2026-05-02 lily join
			expect lily points 0  # rules by time come before events
			2027-05-02
			expect lily points 10`},
		{name: "a date that is set", clauses: birthday + `event tell { day date }
			rule b on tell { set member.birthday = day }`, steps: `
			2026-01-01 lily join
			2026-05-01 lily tell day 1990-05-02
			2026-05-02
			expect lily points 10
			2026-05-03 lily tell day 1990-05-03  # its first instant is over
			2026-12-31
			expect lily points 10
			2027-05-03
			expect lily points 20
			2027-05-03 12:00 lily tell day 1990-12-31
			2027-12-31
			expect lily points 30`},
		{name: "a date that a field of join names", clauses: birthday + "event join { birthday date optional }", steps: `
			2026-01-01 lily join birthday 1990-05-02
			2026-05-02
			expect lily points 10`},
		{name: "anniversaries of joining", clauses: points + `rule a on member.joined { earn 10 points }`, steps: `
			2024-02-29 12:00 lily join
			2025-02-27 23:59:59
			expect lily points 0
			2025-02-28
			expect lily points 10
			2028-02-29
			expect lily points 40`},
		{name: "on an event and on a date; a day that is both is one", clauses: `member { birthday date optional }
			calendar c { every year 05-02 }
			wallet points {}
			rule a on purchase, member.birthday, start of c { earn 10 points }`, steps: `
			member lily { birthday 1990-05-02 }
			2026-01-01 lily purchase amount 1
			expect lily points 10
			2026-05-02
			expect lily points 20
			2026-05-02 lily purchase amount 1
			expect lily points 30`},
	})
}

// TestStartsOfCalendars: a rule on the start of a calendar comes when it begins to hold.
func TestStartsOfCalendars(t *testing.T) {
	play(t, []played{
		{name: "each of its stretches; those that touch or overlap are one", clauses: points + `calendar c { 2026-02-15 to 2026-02-17  2026-02-18 to 2026-02-20  2026-02-19  2026-03-01 }
			rule a on start of c { earn 10 points }`, steps: `
			2026-01-01 lily join
			2026-02-14 23:59:59
			expect lily points 0
			2026-02-15
			expect lily points 10
			2026-02-28
			expect lily points 10
			2026-03-01
			expect lily points 20
			2027-03-01
			expect lily points 20`},
		{name: "to the second", clauses: points + `calendar c { 2026-11-11 20:00:00 to 20:01:00 }
			rule a on start of c { earn 10 points }`, steps: `
			2026-11-11 19:59:59 lily join
			expect lily points 0
			2026-11-11 20:00:00
			expect lily points 10`},
		{name: "who joins meanwhile waits for the next", clauses: points + `calendar c { every year 12-20 to 01-10 }
			rule a on start of c { earn 10 points }`, steps: `
			2026-12-20 lily join
			2027-12-19 23:59:59
			expect lily points 0
			2027-12-20
			expect lily points 10`},
		{name: "weekends", clauses: points + `calendar c { every Saturday, Sunday }
			rule a on start of c { earn 10 points }`, steps: `
			2026-05-04 lily join
			2026-05-31
			expect lily points 40  # Saturdays 9, 16, 23, 30`},
		{name: "always: it never begins", clauses: points + `calendar c { every Monday, Tuesday, Wednesday  every Thursday, Friday, Saturday, Sunday }
			rule a on start of c { earn 10 points }`, steps: `
			2026-05-04 lily join
			2027-05-31
			expect lily points 0`},
	})
}

// TestTimedBounds: once, limit and cap of rules by time; wallets' caps, lifetimes, metrics, tiers.
func TestTimedBounds(t *testing.T) {
	play(t, []played{
		{name: "once", clauses: points + `rule a every month { once  earn 10 points }`, steps: `
			2026-01-01 lily join
			2027-01-01
			expect lily points 10`},
		{name: "limit and cap", clauses: points + "wallet stars {}\n" + `rule a every day { limit 3 per month  earn 10 points }
			rule b every day { cap 25 per month  earn 10 stars }`, steps: `
			2026-05-10 lily join
			2026-05-31
			expect lily points 30, stars 25
			2026-06-01
			expect lily points 40, stars 35`},
		{name: "once is the rule's, whatever it waited for", clauses: points + `rule a on purchase { once  earn 10 points }
			rule b every month { when first(purchase)  limit 2  earn 1 points }`, steps: `
			2026-01-01 lily join
			2026-05-01
			expect lily points 2
			2026-05-02 lily purchase amount 1
			expect lily points 12`},
		{name: "the wallet's cap, by the rules' names", clauses: `wallet points { cap 15 per day }
			rule b every month { earn 10 points }
			rule a every month { earn 10 points }`, steps: `
			2026-01-01 lily join
			2026-02-01
			expect lily points 15 (a 10, b 5)
			2026-02-01 12:00
			expect lily points 15`},
		{name: "expiry, and what is pending", clauses: `wallet points { expire 10 days after earned }
			rule a every month { earn 10 points }
			rule b every month { earn 5 points  after 3 days }`, steps: `
			2026-01-01 lily join
			2026-02-01
			expect lily points 10, points pending 5
			2026-02-04
			expect lily points 15, points pending 0
			2026-02-12
			expect lily points 0`},
		{name: "one snapshot, and what is set is seen next time", clauses: `member { tag number = 0 }
			wallet points {}
			rule a every month { set member.tag = member.tag + 1 }
			rule b every month { earn points = member.tag * 10 + points }`, steps: `
			2026-01-01 lily join
			2026-02-01
			expect lily points 0, tag 1
			2026-03-01
			expect lily points 10, tag 2
			2026-04-01
			expect lily points 40, tag 3  # 10 are there: 2 × 10 + 10 more`},
		{name: "windows of the calendar are those of the rule's instant", clauses: `metric spent { sum amount on purchase over this month }
			metric before { sum amount on purchase over previous month }
			wallet points {}
			rule a every month { earn points = spent }
			rule b every month { earn points = before }`, steps: `
			2026-01-10 lily purchase amount 70
			2026-02-01
			expect lily points 70 (b 70)`},
		{name: "what is earned counts, and tiers are reviewed after it", clauses: `wallet points {}
			metric growth { sum earned points over this year }
			tiers level by growth { basic  gold from 20 }
			rule a every month { earn 10 points }
			rule b every month { when level == gold  earn 5 points }`, steps: `
			2026-01-15 lily join
			2026-02-01
			expect lily level basic, points 10
			2026-03-01
			expect lily level gold, points 20, growth 20
			2026-04-01
			expect lily level gold, points 35`},
		{name: "after a review of the same instant", clauses: `metric spent { sum amount on purchase over this month }
			tiers level by spent { basic  gold from 100  review monthly }
			wallet points {}
			rule a every month { earn points by level { basic 1  gold 10 } }`, steps: `
			2026-01-15 lily purchase amount 100
			2026-02-01
			expect lily level gold, points 10
			2026-03-01
			expect lily level basic, points 11`},
		{name: "after what expires at that instant", clauses: `wallet points { expire to end of month }
			wallet stars {}
			rule a on purchase { earn 10 points }
			rule b every month { when points == 0  earn 1 stars }`, steps: `
			2026-01-15 lily purchase amount 1
			2026-02-01
			expect lily points 0, stars 1`},
		{name: "notify, take, charge", clauses: `wallet points {}
			wallet stars {}
			rule a on purchase { earn 10 points  earn 10 stars }
			rule b every month { take 3 points }
			rule c every month { charge 4 stars }
			rule d every month { notify "a new month" }`, steps: `
			2026-01-15 lily purchase amount 1
			2026-02-01
			expect lily points 7, stars 6, notified "a new month"
			2026-05-01
			expect lily points -2, stars 2, points debt 2  # stars: 10 - 4 - 4, then too few`},
		{name: "who fails is left out whole, the others are done", clauses: `wallet points {}
			rule a on purchase { earn 10 points }
			rule b every month { earn 5 points  charge 8 points }
			rule c every month { charge 8 points }
			rule d every month { earn 1 points }`, steps: `
			2026-01-15 lily purchase amount 1
			2026-02-01
			expect lily points 8  # 10 - 8 + 5 + 1: b pays, c can't
			2026-03-01
			expect lily points 6  # 8 - 8 + 5 + 1
			2026-04-01
			expect lily points 7  # b can't, its 5 don't come`},
		{name: "a wallet that does not go below zero", clauses: `wallet points { below zero refused }
			rule a on purchase { earn 10 points }
			rule b every month { take 4 points }`, steps: `
			2026-01-15 lily purchase amount 1
			2026-12-01
			expect lily points 2`},
		{name: "two that set one attribute: the first by name does", clauses: `member { tag text = "x" }
			wallet points {}
			rule a every month { set member.tag = "a"  earn 1 points }
			rule b every month { set member.tag = "b"  earn 10 points }`, steps: `
			2026-01-15 lily join
			2026-02-01
			expect lily tag "a", points 1`},
	})
}
