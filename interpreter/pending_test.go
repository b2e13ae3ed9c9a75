package interpreter_test

import "testing"

// TestPending holds what `after` does, worked out by hand from the language.
func TestPending(t *testing.T) {
	const week = "wallet points {}\nrule base on purchase { earn 1 points every 10 of net  after 7 days }\n"
	play(t, []played{
		{name: "it is there to the instant, seven days on", clauses: week, steps: `
2026-05-01 12:00 lily purchase amount 105
expect lily points 0 (base 10), points pending 10
2026-05-08 11:59:59
expect lily points 0, points pending 10
2026-05-08 12:00
expect lily points 10, points pending 0`},
		{name: "an event at that very instant can spend it", clauses: week, steps: `
2026-05-01 12:00 lily purchase amount 105
2026-05-08 12:00 lily redeem 10 points
expect lily points 0`},
		{name: "a refund takes from what is pending", clauses: week, steps: `
2026-05-01 lily purchase amount 200 as o1
2026-05-01 lily purchase amount 100 as o2
2026-05-02 lily refund o1 amount 50
expect lily points 0, points pending 25  # 20 x 150/200 = 15 are kept, and the other order's 10
2026-05-08
expect lily points 25
2026-05-09 lily refund o1
expect lily points 10`},
		{name: "what is pending pays a debt when it is there", clauses: week + "rule gift on recharge { earn 20 points }\nevent recharge { refundable within 9 days }\n", steps: `
2026-05-01 lily recharge 1 as r1
2026-05-01 lily redeem 20 points
2026-05-02 lily refund r1
expect lily points -20, points debt 20
2026-05-03 lily purchase amount 300
expect lily points -20, points pending 30
2026-05-10
expect lily points 10, points debt 0, points pending 0`},
		{name: "it expires while it is pending", clauses: "wallet points { expire 3 days after earned }\nrule base on purchase { earn 5 points  after 7 days }\n", steps: `
2026-05-01 12:00 lily purchase amount 1 as o1
2026-05-04 23:59:59
expect lily points pending 5
2026-05-05
expect lily points 0, points pending 0
2026-05-06 lily refund o1
expect lily points 0, points debt 0`},
		{name: "counted from when it is available", clauses: "wallet points { expire 3 days after available }\nwallet stars { expire 9 days after earned }\nrule base on purchase { earn 5 points  earn 5 stars  after 7 days }\n", steps: `
2026-05-01 12:00 lily purchase amount 1
2026-05-10 23:59:59  # 1 May and nine days
expect lily points 5, stars 5
2026-05-11 23:59:59  # 8 May and three days
expect lily points 5, stars 0
2026-05-12
expect lily points 0`},
		{name: "capped when it is earned, counted when it is earned", clauses: `
wallet points { cap 15 per month }
metric growth { sum earned points }
tiers level by growth { low  high from 15 }
rule base on purchase { earn 10 points  after 10 days }
`, steps: `
2026-05-28 lily purchase amount 1
2026-05-29 lily purchase amount 1
expect lily points 0, points pending 15, growth 15, level high
2026-06-08
expect lily points 15
2026-06-09 lily purchase amount 1
expect lily points pending 10`},
		{name: "who leaves loses it", clauses: week, steps: `
2026-05-01 lily purchase amount 100
2026-05-02 lily leave
expect lily points 0, points pending 0
2026-05-09
expect lily points 0`},
		{name: "hours, and a length that is dated", clauses: "param wait = 36 hours then 1 month from 2026-05-02\nwallet points {}\nrule base on purchase { earn 5 points  after wait }\n", steps: `
2026-05-01 12:00 lily purchase amount 1
2026-05-02 12:00 lily purchase amount 1
2026-05-02 23:59:59
expect lily points 0
2026-05-03
expect lily points 5
2026-06-02 12:00
expect lily points 10`},
		{name: "what boosts add is pending with it", clauses: "wallet points {}\nrule base on purchase { earn 5 points  after 1 day }\nrule double on purchase { boost base 2x }\nrule now on purchase { earn 1 points }\n", steps: `
2026-05-01 lily purchase amount 1
expect lily points 1 (base 5, double 5, now 1), points pending 10`},
	})
}

// TestOwnExpiry holds what a rule's own `expire` does.
func TestOwnExpiry(t *testing.T) {
	const two = `
wallet points { expire 1 year after earned }
rule base on purchase { earn 10 points }
rule gift on purchase { earn 4 points  expire 30 days after earned }
`
	play(t, []played{
		{name: "the rule's before the wallet's", clauses: two, steps: `
2026-05-01 lily purchase amount 1
2026-05-31 23:59:59
expect lily points 14
2026-06-01
expect lily points 10
2027-05-02
expect lily points 0`},
		{name: "soonest to expire is spent first, whatever the names", clauses: two, steps: `
2026-05-01 lily purchase amount 1
2026-05-02 lily purchase amount 1
2026-05-03 lily redeem 6 points
2026-06-02  # of 4 and 4 that would go there were 2 left
expect lily points 20`},
		{name: "oldest first: the name decides at one instant", clauses: "wallet points { spend oldest }\nrule base on purchase { earn 10 points }\nrule gift on purchase { earn 4 points  expire 30 days after earned }\n", steps: `
2026-05-01 lily purchase amount 1
2026-05-02 lily redeem 11 points
2026-06-01
expect lily points 0  # of gift 3 were left`},
		{name: "a wallet's cap lets through what expires first", clauses: "wallet points { cap 12 per day }\nrule base on purchase { earn 10 points }\nrule gift on purchase { earn 4 points  expire 30 days after earned }\n", steps: `
2026-05-01 lily purchase amount 1
expect lily points 12 (base 8, gift 4)`},
		{name: "what expires first pays the debt", clauses: two + "rule back on recharge { take 6 points }\n", steps: `
2026-05-01 lily recharge 1
expect lily points debt 6
2026-05-02 lily purchase amount 1
expect lily points 8
2026-06-02
expect lily points 8  # all 4 of gift paid, and 2 of base`},
		{name: "never, where the wallet's expire", clauses: "wallet points { expire 3 days after earned }\nrule base on purchase { earn 10 points  expire never }\n", steps: `
2026-05-01 lily purchase amount 1
2036-05-01
expect lily points 10`},
		{name: "the end of the next month, of the next year", clauses: "wallet points { expire to end of next month }\nwallet stars { expire 3 months after earned to end of next year }\nrule base on purchase { earn 1 points  earn 1 stars }\n", steps: `
2026-11-15 lily purchase amount 1
2026-12-31 23:59:59
expect lily points 1, stars 1
2027-01-01
expect lily points 0, stars 1
2028-12-31 23:59:59  # three months on it is February 2027, the year after that ends with 2028
expect lily stars 1
2029-01-01
expect lily stars 0`},
		{name: "a refund knows which lot was whose", clauses: two, steps: `
2026-05-01 lily purchase amount 100 as o1
2026-05-02 lily refund o1 amount 50
expect lily points 7  # 5 and 2
2026-06-01
expect lily points 5`},
	})
}

// TestAfterLastPurchase holds the expiry that a purchase carries on.
func TestAfterLastPurchase(t *testing.T) {
	const idle = "wallet points { expire 90 days after last purchase }\nrule base on purchase { earn 10 points }\n"
	play(t, []played{
		{name: "each purchase carries all on", clauses: idle, steps: `
2026-01-01 12:00 lily purchase amount 1
2026-03-31 lily purchase amount 1  # 89 days on
2026-06-29 23:59:59  # 90 days on, that day among it
expect lily points 20
2026-06-30
expect lily points 0`},
		{name: "nothing else does", clauses: idle, steps: `
2026-01-01 lily purchase amount 1
2026-03-01 lily redeem 1 points
2026-04-02
expect lily points 0`},
		{name: "from earning, as long as there is no purchase", clauses: idle + "rule welcome on join { earn 5 points }\n", steps: `
2026-01-01 lily join
2026-04-01 23:59:59
expect lily points 5
2026-04-02
expect lily points 0`},
		{name: "from the purchase, when it comes", clauses: idle + "rule welcome on join { earn 5 points }\n", steps: `
2026-01-01 lily join
2026-01-31 lily purchase amount 1
2026-05-01 23:59:59
expect lily points 15
2026-05-02
expect lily points 0`},
		{name: "what comes long after the last purchase is lost at once", clauses: idle + "rule gift on recharge { earn 5 points }\n", steps: `
2026-01-01 lily purchase amount 1
2026-03-02 lily recharge 1  # good through 1 April
2026-04-01 23:59:59
expect lily points 15
2026-04-02
expect lily points 0
2026-04-03 lily recharge 1
expect lily points 0 (gift 5)`},
		{name: "the later of two", clauses: "wallet points { expire later of 1 year after earned, 90 days after last purchase }\nrule base on purchase { earn 10 points }\n", steps: `
2026-01-01 lily purchase amount 1
2026-12-01 lily purchase amount 1
2027-01-02
expect lily points 20
2027-03-01 23:59:59  # 90 days after 1 December
expect lily points 20
2027-03-02
expect lily points 10
2027-12-02
expect lily points 0`},
		{name: "a rule's own: what it gave moves, the rest does not", clauses: "wallet points { expire 100 days after earned }\nrule base on purchase { earn 10 points }\nrule gift on join { earn 3 points  expire 30 days after last purchase }\n", steps: `
2026-01-01 lily join
2026-01-31 lily purchase amount 1
2026-03-02 23:59:59
expect lily points 13
2026-03-03
expect lily points 10`},
		{name: "what is for another member goes by that member's last purchase", clauses: "member { referrer member optional }\nwallet points { expire 90 days after last purchase }\nrule base on purchase { earn 10 points }\nrule brought on purchase to member.referrer { earn 5 points }\n", steps: `
member tom
member lily { referrer tom }
2026-01-01 tom purchase amount 1
2026-02-01 lily purchase amount 1
expect tom points 15
2026-04-01 23:59:59
expect tom points 15
2026-04-02
expect tom points 0`},
		{name: "units spent come back with their old expiry", clauses: idle + "event purchase { refundable within 200 days }\n", steps: `
2026-01-01 lily opening 20 points
2026-01-02 lily purchase amount 100 redeem 20 points as o1
2026-03-20 lily purchase amount 1
2026-04-02 lily refund o1
expect lily points 10  # the 20 were good through 1 April`},
	})
}
