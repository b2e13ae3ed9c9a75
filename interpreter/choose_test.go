package interpreter_test

import "testing"

// TestChoose holds what rules do that exclude each other, worked out by hand from the language.
func TestChoose(t *testing.T) {
	const sales = `
event purchase { items list { sku text  price money  quantity number = 1 } }
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
rule flash on purchase { discount 20% of amount }
rule third on each item of purchase { discount = price * floor(quantity / 3)  limit 3 per month }
`
	const earns = `
wallet points {}
rule a on purchase { earn points 10% of amount  cap 12 per month }
rule b on purchase { earn 8 points  limit 2 }
rule c on purchase { when amount > 100  earn 8 points }
`
	play(t, []played{
		{name: "the best discount", clauses: sales + "choose best of flash, third\n", steps: `
2026-05-01 lily purchase amount 100 items { sku "x" price 25 quantity 4 }
expect lily discount 25, due 75, points 7
2026-05-02 lily purchase amount 200 items { sku "x" price 25 quantity 4 }
expect lily discount 40, due 160`},
		{name: "of equals the first that is named, which alone uses anything up", clauses: sales + "choose best of flash, third\n", steps: `
2026-05-01 lily purchase amount 100 items { sku "x" price 20 quantity 3 }
2026-05-01 lily purchase amount 100 items { sku "x" price 20 quantity 3 }
2026-05-01 lily purchase amount 100 items { sku "x" price 20 quantity 3 }
2026-05-01 lily purchase amount 100 items { sku "x" price 50 quantity 3 }
expect lily discount 50`},
		{name: "the first that takes something off", clauses: sales + "choose first of third, flash\n", steps: `
2026-05-01 lily purchase amount 100 items { sku "x" price 5 quantity 3 }
expect lily discount 5
2026-05-02 lily purchase amount 100 items { sku "x" price 5 quantity 2 }
expect lily discount 20`},
		{name: "the best credit, as it would be credited", clauses: earns + "choose best of b, a, c\n", steps: `
2026-05-01 lily purchase amount 90
expect lily points 9 (a 9)
2026-05-02 lily purchase amount 90  # of a's cap 3 are left
expect lily points 17 (b 8)
2026-05-03 lily purchase amount 200
expect lily points 25 (b 8)
2026-05-04 lily purchase amount 200  # b's limit is used up
expect lily points 33 (c 8)
2026-05-05 lily purchase amount 50
expect lily points 36 (a 3)`},
		{name: "with what boosts add, of which nothing is used up for the others", clauses: `
wallet points {}
rule a on purchase { earn 10 points }
rule b on purchase { earn 9 points }
rule more on purchase { boost a 1.2x  boost b 3x  cap 18 }
choose best of a, b
`, steps: `
2026-05-01 lily purchase amount 1
expect lily points 27 (b 9, more 18)
2026-05-02 lily purchase amount 1
expect lily points 37 (a 10)`},
		{name: "other rules are none of it", clauses: "wallet points {}\nwallet stars {}\nrule a on purchase { earn 1 points }\nrule b on purchase { earn 2 points }\nrule c on purchase { earn 4 points  earn 4 stars }\nchoose best of a, b\n", steps: `
2026-05-01 lily purchase amount 1
expect lily points 6 (b 2, c 4), stars 4`},
		{name: "of none that gives anything none is chosen", clauses: earns + "choose first of a, b\n", steps: `
2026-05-01 lily purchase amount 9
expect lily points 8 (b 8)
2026-05-01 lily purchase amount 9
expect lily points 16
2026-05-01 lily purchase amount 9
expect lily points 16`},
		{name: "rounded over the event, of what was chosen", clauses: "wallet points { round up each event }\nrule a on purchase { earn points 3% of amount }\nrule b on purchase { earn points 2% of amount }\nrule c on purchase { earn points 1% of amount }\nchoose best of a, b\n", steps: `
2026-05-01 lily purchase amount 110
expect lily points 5  # 3.3 and 1.1`},
		{name: "a refund takes back what was chosen", clauses: earns + "choose best of b, a, c\n", steps: `
2026-05-01 lily purchase amount 90 as o1
2026-05-02 lily refund o1 amount 45
expect lily points 4  # 9 x 45/90 = 4.5`},
	})
}

// TestCompound holds what discounts do that come one behind the other.
func TestCompound(t *testing.T) {
	const two = `
wallet points {}
rule flash on purchase { discount to 80% of amount }
rule coupon on purchase { when amount >= 80  discount 10% of amount }
rule base on purchase { earn points 10% of amount }
`
	play(t, []played{
		{name: "each by itself without it", clauses: two, steps: `
2026-05-01 lily purchase amount 100
expect lily discount 30, due 70, points 10`},
		{name: "the second of what the first left", clauses: two + "compound flash then coupon\n", steps: `
2026-05-01 lily purchase amount 100
expect lily discount 28, due 72, points 10  # 20, and a tenth of 80
2026-05-02 lily purchase amount 99
expect lily discount 19.80, due 79.20  # 79.20 are left: below 80`},
		{name: "the other way round", clauses: two + "compound coupon then flash\n", steps: `
2026-05-01 lily purchase amount 100
expect lily discount 28, due 72  # 10, and a fifth of 90
2026-05-02 lily purchase amount 79
expect lily discount 15.80`},
		{name: "three, the last of which earns", clauses: two + "compound flash then coupon then base\n", steps: `
2026-05-01 lily purchase amount 100
expect lily discount 28, points 7
2026-05-02 lily purchase amount 50
expect lily discount 10, points 11`},
		{name: "behind a choice", clauses: two + "rule minus on purchase { discount 25 CNY }\nchoose best of flash, minus\ncompound flash then coupon\ncompound minus then coupon\n", steps: `
2026-05-01 lily purchase amount 120
expect lily discount 34.50, due 85.50  # 25 rather than 24, and a tenth of 95
2026-05-01 lily purchase amount 200
expect lily discount 56  # 40, and a tenth of 160
2026-05-01 lily purchase amount 100
expect lily discount 25  # 75 are left`},
		{name: "in a choice", clauses: two + "rule minus on purchase { discount 9 CNY }\nchoose best of coupon, minus\ncompound flash then coupon\n", steps: `
2026-05-01 lily purchase amount 100
expect lily discount 29  # 20, and 9 rather than a tenth of 80
2026-05-01 lily purchase amount 200
expect lily discount 56`},
		{name: "never more than is left", clauses: "rule a on purchase { discount 60 CNY }\nrule b on purchase { discount 50 CNY }\nrule c on purchase { discount 50% of amount }\ncompound a then b\n", steps: `
2026-05-01 lily purchase amount 100
expect lily discount 100, due 0`},
		{name: "lines, and what the order's discount left", clauses: `
event purchase { items list { price money } }
rule line on each item of purchase { discount 10% of price }
rule whole on purchase { discount 10% of amount }
compound line then whole
`, steps: `
2026-05-01 lily purchase amount 100 items { price 30 } { price 70 }
expect lily discount 19`},
	})
}
