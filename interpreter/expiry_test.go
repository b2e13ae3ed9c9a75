package interpreter_test

import "testing"

func TestExpiry(t *testing.T) {
	ten := "\nrule a on purchase { earn 10 points }\n"
	play(t, []played{
		{name: "a year, good through its last day", clauses: "wallet points { expire 1 year after earned }" + ten, steps: `
			2026-05-10 12:00:00 lily purchase amount 1
			2027-05-10 23:59:59 lily redeem 4 points
			expect lily points 6
			2027-05-11
			expect lily points 0`},
		{name: "of 29 February", clauses: "wallet points { expire 1 year after earned }" + ten, steps: `
			2028-02-29 lily purchase amount 1
			2029-02-28 23:59:59
			expect lily points 10
			2029-03-01
			expect lily points 0`},
		{name: "a month from the 31st", clauses: "wallet points { expire 1 month after earned }" + ten, steps: `
			2026-01-31 lily purchase amount 1
			2026-02-28 23:59:59
			expect lily points 10
			2026-03-01
			expect lily points 0`},
		{name: "to the second, half-open", clauses: "wallet points { expire 365 days after earned to the second }" + ten, steps: `
			2026-05-10 12:00:00 lily purchase amount 1
			2027-05-10 11:59:59
			expect lily points 10
			2027-05-10 12:00:00 lily redeem 1 points
			expect lily refused "short", points 0  # what is due at an event's instant is done before it`},
		{name: "in hours", clauses: "wallet points { expire 36 hours after earned }" + ten, steps: `
			2026-05-10 12:00:00 lily purchase amount 1
			2026-05-11 23:59:59
			expect lily points 10
			2026-05-12
			expect lily points 0`},
		{name: "in hours that a param says", clauses: "param lasts = 36 hours\nwallet points { expire lasts after earned }" + ten, steps: `
			2026-05-10 12:00:00 lily purchase amount 1
			2026-05-11 23:59:59
			expect lily points 10
			2026-05-12
			expect lily points 0`},
		{name: "to end of month", clauses: "wallet points { expire 3 months after earned to end of month }" + ten, steps: `
			2026-01-31 lily purchase amount 1
			2026-04-30 23:59:59
			expect lily points 10
			2026-05-01
			expect lily points 0`},
		{name: "to end of year, and a year more", clauses: "wallet points { expire to end of year + 1 year }" + ten, steps: `
			2026-03-05 lily purchase amount 1
			2027-12-31 23:59:59
			expect lily points 10
			2028-01-01
			expect lily points 0`},
		{name: "to a day of the year, good through it", clauses: "wallet points { expire to next 02-29 }" + ten, steps: `
			2026-02-28 12:00:00 lily purchase amount 1
			2026-02-28 23:59:59
			expect lily points 10  # 29 February is 28 in 2026
			2026-03-01 lily purchase amount 1
			expect lily points 10
			2027-03-01
			expect lily points 0`},
		{name: "a dated param holds for what is earned under it", clauses: "param lasts = 10 days then 20 days from 2026-06-01\nwallet points { expire lasts after earned }" + ten, steps: `
			2026-05-31 lily purchase amount 1
			2026-06-01 lily purchase amount 1
			2026-06-11
			expect lily points 10
			2026-06-22
			expect lily points 0`},
		{name: "an opening says when", clauses: "wallet points { expire 1 year after earned }" + ten, steps: `
			2026-05-10 lily opening 5 points expires 2026-06-30
			2026-05-10 lily opening 7 points
			2026-06-30 23:59:59
			expect lily points 12
			2026-07-01
			expect lily points 7
			2027-05-11
			expect lily points 0`},
		{name: "what is brought in too late is not there", clauses: "wallet points {}" + ten, steps: `
			2026-05-10 lily opening 5 points expires 2026-05-09
			expect lily points 0`},
		{name: "the soonest goes first", clauses: "wallet points {}" + ten, steps: `
			2026-05-10 lily opening 5 points expires 2027-01-01
			2026-05-11 lily opening 5 points expires 2026-12-01
			2026-05-12 lily redeem 5 points
			2026-12-02
			expect lily points 5
			2027-01-02
			expect lily points 0`},
		{name: "the oldest goes first", clauses: "wallet points { spend oldest }" + ten, steps: `
			2026-05-10 lily opening 5 points expires 2027-01-01
			2026-05-11 lily opening 5 points expires 2026-12-01
			2026-05-12 lily redeem 5 points
			2026-12-02
			expect lily points 0`},
	})
}

// TestMissing: what is not there gives nothing, and refuses nothing.
func TestMissing(t *testing.T) {
	member := "member { birthday date optional  score number optional  channel text optional }\n"
	ten := "rule base on purchase { earn 10 points }\n"
	play(t, []played{
		{name: "no birthday, no boost", clauses: member + points + ten + `
			rule month on purchase { when month(member.birthday) == month(today)  boost base 2x }
			rule there on purchase { when member.birthday  earn 1 points }`, steps: `
			member lily {}
			member tom { birthday 1990-05-02 }
			2026-05-10 lily purchase amount 1
			expect lily points 10 (base 10)
			2026-05-10 tom purchase amount 1
			expect tom points 21 (base 10, month 10, there 1)`},
		{name: "divided by nothing", clauses: member + points + ten + `
			rule ratio on purchase { earn points = amount / (amount - 5) }
			rule boost on purchase { boost base by amount / (amount - 5) { from 0 2x } }`, steps: `
			2026-05-10 lily purchase amount 5
			expect lily points 10 (base 10)
			2026-05-10 lily purchase amount 10
			expect lily points 32 (base 10, boost 10, ratio 2)`},
		{name: "a comparison with it is false, `!=` true", clauses: member + points + `
			rule a on purchase { when member.score < 5  earn 1 points }
			rule b on purchase { when member.score >= 5  earn 2 points }
			rule c on purchase { when not (member.score >= 5)  earn 4 points }
			rule d on purchase { when member.channel != "store"  earn 8 points }
			rule e on purchase { when member.channel == "store" or member.score == 0  earn 16 points }`, steps: `
			2026-05-10 lily purchase amount 1
			expect lily points 12 (c 4, d 8)`},
		{name: "arithmetic with it is missing", clauses: member + points + `rule a on purchase { earn points = member.score + 5 }
			rule b on purchase { earn points = max(member.score, 3) }
			rule c on purchase { discount = member.score + 1 }
			rule d on purchase { discount to member.score }`, steps: `
			member lily {}
			member tom { score 2 }
			2026-05-10 lily purchase amount 10
			expect lily points 0, discount 0
			2026-05-10 tom purchase amount 10
			expect tom points 10 (a 7, b 3), discount 10  # 3, and then to 2: 8 more, of which 7 are left`},
		{name: "no row of a table", clauses: `event purchase { sku text optional }
			table worth by sku { points number  row "a" 3 until 2026-06-01 }
			wallet stars {}
			rule a on purchase { earn stars = worth[sku].points }`, steps: `
			2026-05-10 lily purchase amount 1 sku "a"
			expect lily stars 3
			2026-05-11 lily purchase amount 1 sku "b"
			2026-05-12 lily purchase amount 1
			2026-06-01 lily purchase amount 1 sku "a"
			expect lily stars 3`},
	})
}
