package interpreter_test

import "testing"

// earnTenth earns a point for every ten of what is paid.
const earnTenth = `
	rule base on purchase { earn 1 points every 10 of net }
	`

func TestRefunds(t *testing.T) {
	play(t, []played{
		{name: "in parts, rounded as the wallet rounds", clauses: points + earnTenth, steps: `
			2026-05-10 lily purchase amount 105 as o1
			expect lily points 10
			2026-05-12 lily refund o1 amount 50
			expect lily points 5  # kept 10 × 55/105 = 5.24 → 5
			2026-05-12 lily refund o1 amount 50
			expect lily points 0  # kept 10 × 5/105 = 0.48 → 0
			2026-05-12 lily refund o1
			expect lily points 0
			2026-05-12 lily refund o1
			expect lily refused "refund-done"`},
		{name: "rounded up, what is kept is more", clauses: "wallet points { round up each rule }" + earnTenth, steps: `
			2026-05-10 lily purchase amount 105 as o1
			expect lily points 10
			2026-05-12 lily refund o1 amount 50
			expect lily points 6  # kept 5.24 → 6
			2026-05-12 lily refund o1 amount 54.99
			expect lily points 1  # kept 10 × 0.01/105 → 1
			2026-05-12 lily refund o1 amount 0.01
			expect lily points 0`},
		{name: "each rule for itself, boosts with the rule they boost", clauses: "wallet points {}" + earnTenth + `
			rule double on purchase { boost base 2x }
			rule flat on purchase { earn 5 points }`, steps: `
			2026-05-10 lily purchase amount 100 as o1
			expect lily points 25 (base 10, double 10, flat 5)
			2026-05-12 lily refund o1 amount 30
			expect lily points 17  # base 20 × 70/100 = 14, flat 5 × 70/100 = 3.5 → 3`},
		{name: "more than is left", clauses: points + earnTenth, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-10 lily refund o1 amount 60
			2026-05-10 lily refund o1 amount 40.01
			expect lily refused "refund-more", points 4
			2026-05-10 lily refund o1 amount 40
			expect lily points 0`},
		{name: "of net, not of amount", clauses: "wallet points { redeem 1 for 1 CNY }" + earnTenth, steps: `
			2026-05-01 lily opening 50 points
			2026-05-10 lily purchase amount 100 redeem 50 points as o1
			expect lily due 50, points 5
			2026-05-10 lily refund o1 amount 50.01
			expect lily refused "refund-more"
			2026-05-10 lily refund o1 amount 25
			expect lily points 27  # earned 5 × 25/50 = 2.5 → 2 are kept; 25 of 50 come back`},
		{name: "unknown, and of an event that can't be refunded", clauses: points + earnTenth, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-10 lily redeem 5 points as r1
			2026-05-10 lily refund o2
			expect lily refused "refund-unknown"
			2026-05-10 lily refund r1
			expect lily refused "refund-unknown"`},
		{name: "an order of 0 is wholly refunded at once", clauses: points + `rule gift on purchase { earn 3 points }`, steps: `
			2026-05-10 lily purchase amount 0 as o1
			expect lily points 3
			2026-05-10 lily refund o1
			expect lily points 0
			2026-05-10 lily refund o1
			expect lily refused "refund-done"`},
		{name: "an order of 0, refunded 0", clauses: points + `rule gift on purchase { earn 3 points }`, steps: `
			2026-05-10 lily purchase amount 0 as o1
			2026-05-10 lily refund o1 amount 0
			expect lily points 0`},
		{name: "nothing of an order is refunded", clauses: points + earnTenth, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-10 lily refund o1 amount 0
			expect lily points 10
			2026-05-10 lily refund o1
			expect lily points 0`},
		{name: "a recharge goes back", clauses: "event recharge { refundable within 30 days }\n" + `
			wallet balance { unit CNY  filled by recharge }
			wallet bonus { unit CNY }
			rule gift on recharge { earn bonus 10% of amount }`, steps: `
			2026-05-10 lily recharge amount 100 as r1
			expect lily balance 100, bonus 10
			2026-05-11 lily refund r1 amount 50
			expect lily balance 50, bonus 5
			2026-05-11 lily refund r1
			expect lily balance 0, bonus 0`},
		{name: "what rules see of a refund", clauses: points + `wallet stars { decimals 2 }
			rule a on refund { earn stars = amount }
			rule b on refund { earn 1 points every 10 of net }`, steps: `
			2026-05-10 lily purchase amount 100 as o1
			2026-05-10 lily refund o1 amount 30
			expect lily stars 30, points 3, due 0
			2026-05-10 lily refund o1
			expect lily stars 100, points 10, due 0  # left out, the amount is all that is left`},
	})
}

// TestRefundWindows: the window is good through its last day, or to the very instant.
func TestRefundWindows(t *testing.T) {
	play(t, []played{
		{name: "365 days where nothing is said", clauses: points + earnTenth, steps: `
			2026-05-10 12:00:00 lily purchase amount 100 as o1
			2026-05-10 12:00:00 lily purchase amount 100 as o2
			2027-05-10 23:59:59 lily refund o1
			expect lily points 10
			2027-05-11 lily refund o2
			expect lily refused "refund-closed", points 10`},
		{name: "to the second", clauses: "event purchase { refundable within 30 days to the second }\n" + points + earnTenth, steps: `
			2026-05-10 12:00:00 lily purchase amount 100 as o1
			2026-05-10 12:00:00 lily purchase amount 100 as o2
			2026-06-09 11:59:59 lily refund o1
			expect lily points 10
			2026-06-09 12:00:00 lily refund o2
			expect lily refused "refund-closed"`},
		{name: "in hours", clauses: "event purchase { refundable within 36 hours }\n" + points + earnTenth, steps: `
			2026-05-10 12:00:00 lily purchase amount 100 as o1
			2026-05-10 12:00:00 lily purchase amount 100 as o2
			2026-05-11 23:59:59 lily refund o1
			expect lily points 10
			2026-05-12 lily refund o2
			expect lily refused "refund-closed"`},
		{name: "in hours that a param says", clauses: "param window = 36 hours\nevent purchase { refundable within window }\n" + points + earnTenth, steps: `
			2026-05-10 12:00:00 lily purchase amount 100 as o1
			2026-05-12 lily refund o1
			expect lily refused "refund-closed"`},
		{name: "to end of month", clauses: "event purchase { refundable within 7 days to end of month }\n" + points + earnTenth, steps: `
			2026-05-10 12:00:00 lily purchase amount 100 as o1
			2026-05-26 lily purchase amount 100 as o2
			2026-05-31 23:59:59 lily refund o1
			expect lily points 10
			2026-06-30 23:59:59 lily refund o2
			expect lily points 0`},
	})
}

func TestDebts(t *testing.T) {
	play(t, []played{
		{name: "made and paid", clauses: points + earnTenth, steps: `
			2026-03-01 lily purchase amount 200 as o1
			2026-03-02 lily redeem 15 points
			2026-03-03 lily refund o1
			expect lily points -15, points debt 15  # 5 were left, 15 are owed
			2026-03-04 lily purchase amount 100 as o2
			expect lily points -5, points debt 5
			2026-03-05 lily purchase amount 100 as o3
			expect lily points 5, points debt 0`},
		{name: "what paid a debt counts as used by a later refund", clauses: points + earnTenth, steps: `
			2026-03-01 lily purchase amount 200 as o1
			2026-03-02 lily redeem 20 points
			2026-03-03 lily refund o1
			expect lily points debt 20
			2026-03-04 lily purchase amount 300 as o2
			expect lily points 10, points debt 0  # 20 of 30 paid the debt
			2026-03-05 lily refund o2
			expect lily points -20, points debt 20  # 10 were left of 30`},
		{name: "other lots, oldest first, before a debt", clauses: "wallet points { expire 30 days after earned  spend oldest }" + earnTenth, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-10 lily purchase amount 100
			2026-03-12 lily purchase amount 100 as o3
			2026-03-13 lily redeem 25 points  # 10 + 10 + 5
			2026-03-13 lily purchase amount 100
			expect lily points 15
			2026-03-14 lily refund o3
			expect lily points 5  # 5 of its own, 5 of the youngest`},
		{name: "forgiven", clauses: "wallet points { below zero forgiven }" + earnTenth, steps: `
			2026-03-01 lily purchase amount 200 as o1
			2026-03-02 lily redeem 15 points
			2026-03-03 lily refund o1
			expect lily points 0, points debt 0
			2026-03-04 lily purchase amount 100
			expect lily points 10`},
		{name: "refused", clauses: "wallet points { below zero refused }" + earnTenth, steps: `
			2026-03-01 lily purchase amount 200 as o1
			2026-03-02 lily redeem 15 points
			2026-03-03 lily refund o1 amount 60
			expect lily refused "below-zero", points 5  # kept 20 × 140/200 = 14: 6 are wanted, 5 are there
			2026-03-03 lily refund o1 amount 50
			expect lily points 0  # kept 15
			2026-03-04 lily purchase amount 150
			2026-03-05 lily refund o1
			expect lily points 0`},
		{name: "a rule takes back", clauses: points + earnTenth + `event giveback { amount money }
			rule back on giveback { take 1 points every 10 of amount }`, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-01 lily giveback amount 50
			expect lily points 5
			2026-03-01 lily giveback amount 80
			expect lily points -3, points debt 3`},
		{name: "a rule takes back, and is refused", clauses: "wallet points { below zero refused }" + earnTenth + `event giveback { amount money }
			rule back on giveback { take 1 points every 10 of amount }`, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-01 lily giveback amount 110
			expect lily refused "below-zero", points 10
			2026-03-01 lily giveback amount 100
			expect lily points 0`},
		{name: "a charge on a refund finds what the refund leaves", clauses: points + earnTenth + `rule fee on refund { charge 3 points }`, steps: `
			2026-03-01 lily purchase amount 100 as o1
			2026-03-01 lily purchase amount 20
			2026-03-01 lily refund o1
			expect lily refused "short", points 12  # 12 - 10 leaves 2
			2026-03-01 lily purchase amount 10
			2026-03-01 lily refund o1
			expect lily points 0  # 13 - 10 - 3`},
		{name: "a charge beside an adjustment", clauses: points + earnTenth + `rule fee on adjust { charge 3 points }`, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-01 lily adjust -8 points
			expect lily refused "short", points 10
			2026-03-01 lily adjust -7 points
			expect lily points 0`},
	})
}

// TestReturnedUnits: units that an order was paid with come back with their old expiry.
func TestReturnedUnits(t *testing.T) {
	wallet := "wallet points { expire 30 days after earned  redeem 1 for 1 CNY }\n" + "rule base on purchase { when amount >= 100  earn 1 points every 10 of net }\n"
	play(t, []played{
		{name: "with their old expiry", clauses: wallet, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-20 lily purchase amount 50 redeem 10 points as o2
			expect lily points 0, due 40
			2026-03-25 lily refund o2
			expect lily points 10
			2026-03-31 lily purchase amount 1 redeem 10 points
			expect lily refused, points 10  # of 1 yuan 10 can't be paid
			2026-04-01
			expect lily points 0  # 1 March and 30 days`},
		{name: "expired meanwhile", clauses: wallet, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-20 lily purchase amount 50 redeem 10 points as o2
			2026-04-01 lily refund o2
			expect lily points 0`},
		{name: "in parts, of two lots, last drawn first back", clauses: wallet, steps: `
			2026-03-01 lily purchase amount 100
			2026-03-11 lily purchase amount 100
			2026-03-20 lily purchase amount 40 redeem 15 points as o3
			expect lily points 5, due 25  # 10 of the one, 5 of the other
			2026-03-21 lily refund o3 amount 10
			expect lily points 11  # kept 15 × 15/25 = 9: 6 come back, 5 to the younger lot
			2026-04-01
			expect lily points 10  # the older lot's 1 expired
			2026-04-02 lily refund o3
			expect lily points 10  # 9 more come back and expire at once`},
		{name: "what has expired of a refunded order's points counts as taken", clauses: wallet, steps: `
			2026-03-01 lily purchase amount 200 as o1
			2026-03-02 lily redeem 5 points
			2026-04-01 lily purchase amount 100
			expect lily points 10  # 15 of the 20 expired
			2026-04-02 lily refund o1
			expect lily points 5  # 15 count as taken, 5 are taken from the other lot`},
		{name: "they pay a debt", clauses: wallet, steps: `
			2026-03-01 lily purchase amount 100 as o1
			2026-03-02 lily purchase amount 50 redeem 10 points as o2
			2026-03-03 lily refund o1
			expect lily points debt 10
			2026-03-04 lily refund o2
			expect lily points 0, points debt 0`},
		{name: "stored value of two wallets", clauses: "event purchase { paid money from balance then bonus }\n" + `
			wallet balance { unit CNY  filled by recharge }
			wallet bonus { unit CNY }
			rule gift on recharge { earn bonus 10% of amount }`, steps: `
			2026-03-01 lily recharge amount 50
			2026-03-02 lily purchase amount 60 paid 53 as o1
			expect lily balance 0, bonus 2, due 7
			2026-03-03 lily refund o1 amount 30
			expect lily balance 25, bonus 3.5  # half of 50, half of 3
			2026-03-03 lily refund o1
			expect lily balance 50, bonus 5`},
	})
}
