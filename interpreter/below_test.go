package interpreter_test

import "testing"

// TestBelowZeroFrom holds what another wallet makes good, worked out by hand from the language.
func TestBelowZeroFrom(t *testing.T) {
	const stars = `
wallet points { below zero from stars }
wallet stars { decimals 2 }
rule base on purchase { earn 1 points every 10 of amount }
`
	const cash = `
wallet points { redeem 20 for 1 CNY  below zero from balance }
wallet balance { unit CNY  filled by recharge }
event purchase { paid money from balance }
rule base on purchase { earn 1 points every 1 of amount }
`
	play(t, []played{
		{name: "a unit for a unit", clauses: stars, steps: `
2026-05-01 lily opening 7.50 stars
2026-05-01 lily purchase amount 100 as o1
2026-05-02 lily redeem 6 points
2026-05-03 lily refund o1
expect lily points 0, points debt 0, stars 1.50`},
		{name: "what it lacks is owed", clauses: stars, steps: `
2026-05-01 lily opening 2.75 stars
2026-05-01 lily purchase amount 100 as o1
2026-05-02 lily redeem 6 points
2026-05-03 lily refund o1
expect lily points -4, points debt 4, stars 0.75  # 2 of 6; the 0.75 are no whole point`},
		{name: "in parts it comes to the same", clauses: stars, steps: `
2026-05-01 lily opening 2.75 stars
2026-05-01 lily purchase amount 100 as o1
2026-05-02 lily redeem 6 points
2026-05-03 lily refund o1 amount 50
expect lily points 0, stars 1.75  # 5 of 10, 4 were there
lily refund o1
expect lily points -4, stars 0.75`},
		{name: "points in money, at the rate at which they are redeemed", clauses: cash, steps: `
2026-05-01 lily recharge 100
2026-05-01 lily purchase amount 50 as o1
2026-05-02 lily redeem 45 points
2026-05-03 lily refund o1
expect lily points 0, balance 97.75  # 5 are there; 45 are worth 2.25`},
		{name: "first out of what comes back", clauses: cash, steps: `
2026-05-01 lily recharge 30
2026-05-01 lily purchase amount 30 paid 30 as o1
expect lily balance 0, points 30
2026-05-02 lily redeem 30 points
2026-05-03 lily refund o1
expect lily points 0, balance 28.50`},
		{name: "as far as the money goes", clauses: cash, steps: `
2026-05-01 lily recharge 1
2026-05-01 lily purchase amount 50 as o1
2026-05-02 lily redeem 50 points
2026-05-03 lily refund o1
expect lily points -30, balance 0  # 1 is worth 20 of 50`},
		{name: "take, too", clauses: stars + "rule back on recharge { take 5 points }\n", steps: `
2026-05-01 lily opening 3 stars
2026-05-02 lily recharge 1
expect lily points -2, stars 0`},
		{name: "what the refund takes of the other wallet goes first", clauses: "wallet points { below zero from stars }\nwallet stars {}\nrule base on purchase { earn 10 points  earn 4 stars }\n", steps: `
2026-05-01 lily purchase amount 1 as o1
2026-05-01 lily opening 3 stars
2026-05-02 lily redeem 10 points
2026-05-03 lily refund o1
expect lily stars 0, points -7, stars debt 0`},
	})
}

// TestCapPerItem holds caps that bound what a rule gives for each line.
func TestCapPerItem(t *testing.T) {
	const items = "event purchase { items list { price money } }\n"
	play(t, []played{
		{name: "each line by itself", clauses: items + "wallet points {}\nrule base on each item of purchase { earn points 10% of price  cap 5 per item }\n", steps: `
2026-05-01 lily purchase amount 160 items { price 34 } { price 39 } { price 87 }
expect lily points 12  # 3.4, 3.9 and 5`},
		{name: "each line rounded by itself", clauses: items + "wallet points { round up each item }\nrule base on each item of purchase { earn points 10% of price  cap 5 per item }\n", steps: `
2026-05-01 lily purchase amount 160 items { price 34 } { price 49.50 } { price 87 }
expect lily points 14  # 4, 5 and 5`},
		{name: "boosts among it", clauses: items + "wallet points {}\nrule base on each item of purchase { earn points 10% of price  cap 5 per item }\nrule double on each item of purchase { when price > 20  boost base 2x }\n", steps: `
2026-05-01 lily purchase amount 160 items { price 20 } { price 30 } { price 60 }
expect lily points 12 (base 10, double 2)  # 2, 5 of 6, 5 of 12; without the boost 2, 3 and 5`},
		{name: "money off", clauses: items + "rule sale on each item of purchase { discount 50% of price  cap 10 per item }\n", steps: `
2026-05-01 lily purchase amount 100 items { price 15 } { price 30 } { price 20 }
expect lily discount 27.50`},
	})
}
