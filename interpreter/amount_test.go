package interpreter_test

import "testing"

// The wallets that most rows use.
const (
	points  = "wallet points {}\n"
	points2 = "wallet points { decimals 2 }\n"
)

const a105 = `
	2026-05-10 lily purchase amount 105`

func TestAmounts(t *testing.T) {
	play(t, []played{
		{name: "fixed", clauses: points2 + `rule a on purchase { earn 40 points }`, steps: a105 + `
			expect lily points 40`},
		{name: "for every complete ten", clauses: points2 + `rule a on purchase { earn 1 points every 10 of amount }`, steps: a105 + `
			expect lily points 10  # 105 / 10 = 10 complete tens
			2026-05-11 lily purchase amount 9.99
			expect lily points 10  # none
			2026-05-12 lily purchase amount 10
			expect lily points 11`},
		{name: "two for every complete 0.30", clauses: points2 + `rule a on purchase { earn 2 points every 0.3 of amount }`, steps: `
			2026-05-10 lily purchase amount 1
			expect lily points 6  # 1 / 0.3 = 3 complete, 2 each`},
		{name: "per ten in proportion", clauses: points2 + `rule a on purchase { earn 1 points per 10 of amount }`, steps: a105 + `
			expect lily points 10.5
			2026-05-11 lily purchase amount 0.99
			expect lily points 10.59  # 0.099, rounded down to 0.09`},
		{name: "per seven, rounded", clauses: points2 + `rule a on purchase { earn 1 points per 7 of amount }`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 14.28  # 14.2857…`},
		{name: "a share", clauses: points2 + `rule a on purchase { earn points 5% of amount }`, steps: a105 + `
			expect lily points 5.25`},
		{name: "the row that holds decides for the whole", clauses: points2 + `rule a on purchase { earn points by amount { from 50 1%  from 100 2% } }`, steps: a105 + `
			expect lily points 2.1  # 2% of 105
			2026-05-11 lily purchase amount 100
			expect lily points 4.1  # a threshold is reached at it
			2026-05-12 lily purchase amount 99.99
			expect lily points 5.09  # 1% of 99.99 = 0.9999
			2026-05-13 lily purchase amount 49.99
			expect lily points 5.09  # below the first row nothing`},
		{name: "rows hold any form", clauses: points2 + `rule a on purchase { earn points by amount { from 10 7  from 50 1 every 20 of amount  from 100 = amount * 2 } }`, steps: `
			2026-05-10 lily purchase amount 49
			expect lily points 7
			2026-05-11 lily purchase amount 99
			expect lily points 11  # 7 + 4
			2026-05-12 lily purchase amount 100
			expect lily points 211`},
		{name: "rows of tiers hold any form, a table too", clauses: points2 + `
			event purchase { n number = 3 }
			metric spent { sum amount on purchase }
			tiers level by spent { plain  silver from 100  gold from 200 }
			rule a on purchase {
				earn points by level {
					plain = net * 2% + 5 from 2026-01-01 until 2027-01-01
					silver 1 per 10 of net
					gold by net {
						from 0 = min(n, net)
						from 50 n
						otherwise 0
					}
				}
			}`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 7
			lily purchase amount 105
			expect lily points 17.5
			lily purchase amount 2
			expect lily points 19.5
			lily purchase amount 60
			expect lily points 22.5`},
		{name: "rows of boosts, discounts, vouchers hold formulas", clauses: points2 + `
			event purchase { kind text one of "a", "b"  n number = 3 }
			voucher ten {}
			rule base on purchase { earn 10 points }
			rule boosted on purchase { boost base by kind { "a" = 1 + n / 10  "b" 2x } }
			rule off on purchase { discount by kind { "a" = n * 2  "b" 10% of amount } }
			rule gift on purchase { issue ten by kind { "a" = n - 1  "b" 1 every 50 of amount } }
			rule worthy on purchase { issue ten worth by kind { "a" = n * 3 "b" 1 CNY } }`, steps: `
			2026-05-10 lily purchase amount 100 kind "a"
			expect lily points 13, discount 6, issued 3 ten
			lily purchase amount 100 kind "b"
			expect lily points 33, discount 10, issued 3 ten`},
		{name: "rows that are dated", clauses: points2 + `rule a on purchase { earn points by amount { from 0 1 until 2026-06-01  from 0 2 from 2026-06-01 } }`, steps: `
			2026-05-31 23:59:59 lily purchase amount 10
			expect lily points 1
			2026-06-01 lily purchase amount 10
			expect lily points 3`},
		{name: "each slice at its own rate", clauses: points2 + `rule a on purchase { earn points by slices of amount { from 0 1%  from 100 2% } }`, steps: a105 + `
			expect lily points 1.1  # 1% of 100 = 1, 2% of 5 = 0.1`,
			awaits: "check.rowValue gives a slice's rate the places of its result, so that it is 100 times too small"},
		{name: "by tier", clauses: points2 + `
			metric spent { sum amount on purchase over lifetime }
			tiers level by spent { silver  gold from 100 }
			rule a on purchase { earn points by level { gold 50  otherwise 1% of amount } }`, steps: a105 + `
			expect lily points 1.05, level gold  # was silver: 1% of 105; then gold
			2026-05-11 lily purchase amount 1
			expect lily points 51.05`},
		{name: "by text", clauses: points2 + `event purchase { category text optional }
			rule a on purchase { earn points by category { "tea", "coffee" 3  otherwise 1 } }`, steps: `
			2026-05-10 lily purchase amount 1 category "coffee"
			expect lily points 3
			2026-05-11 lily purchase amount 1 category "cake"
			expect lily points 4
			2026-05-12 lily purchase amount 1
			expect lily points 5  # missing takes otherwise`},
		{name: "a formula", clauses: points2 + `rule a on purchase { earn points = floor(amount / 10) * 2 }`, steps: a105 + `
			expect lily points 20`},
		{name: "a formula in money: 1 yuan is 1", clauses: points2 + `rule a on purchase { earn points = amount - 100 }`, steps: a105 + `
			expect lily points 5
			2026-05-11 lily purchase amount 50
			expect lily points 5  # below 0 gives nothing`},
		{name: "a dated param", clauses: points2 + `param step = 10 then 8 from 2026-07-01
			rule a on purchase { earn 1 points every step of amount }`, steps: `
			2026-06-30 23:59:59 lily purchase amount 80
			expect lily points 8
			2026-07-01 lily purchase amount 80
			expect lily points 18`},
		{name: "lines of a list", clauses: points2 + `event purchase { items list { sku text  price money  quantity number = 1 } }
			rule a on purchase { earn points = sum(items, .price * .quantity) }
			rule b on each item of purchase { when sku == "tea"  earn 1 points per 10 of price }`, steps: `
			2026-05-10 lily purchase amount 50 items { sku "tea" price 12.5 quantity 2 } { sku "cake" price 25 }
			expect lily points 51.25 (a 50, b 1.25)`},
		{name: "earns of a rule add up before they are rounded", clauses: points + `rule a on purchase { earn points 5% of amount  earn points 0.6% of amount }`, steps: `
			2026-05-10 lily purchase amount 107
			expect lily points 5  # 5.35 + 0.642 = 5.992, down
			2026-05-11 lily purchase amount 108
			expect lily points 11  # 5.4 + 0.648 = 6.048`},
	})
}

func TestRounding(t *testing.T) {
	items := `event purchase { items list { price money } }
		`
	rules := `
		rule a on each item of purchase { earn points 10% of price }
		rule b on purchase { earn points 5% of amount }`
	// Lines of 15 and 16: 1.5 and 1.6. The order of 31: 1.55.
	steps := func(sum string) string {
		return `
		2026-05-10 lily purchase amount 31 items { price 15 } { price 16 }
		expect lily points ` + sum
	}
	play(t, []played{
		{name: "down each rule", clauses: items + `wallet points {}` + rules, steps: steps("4 (a 3, b 1)")},                                 // 3.1, 1.55
		{name: "up each rule", clauses: items + `wallet points { round up each rule }` + rules, steps: steps("6 (a 4, b 2)")},               // 3.1, 1.55
		{name: "half-up each rule", clauses: items + `wallet points { round half-up each rule }` + rules, steps: steps("5 (a 3, b 2)")},     // 3.1, 1.55
		{name: "down each item", clauses: items + `wallet points { round down each item }` + rules, steps: steps("3 (a 2, b 1)")},           // 1.5, 1.6; 1.55
		{name: "up each item", clauses: items + `wallet points { round up each item }` + rules, steps: steps("6 (a 4, b 2)")},               // 2 + 2; 2
		{name: "half-up each item", clauses: items + `wallet points { round half-up each item }` + rules, steps: steps("6 (a 4, b 2)")},     // 2 + 2; 2
		{name: "half-even each item", clauses: items + `wallet points { round half-even each item }` + rules, steps: steps("6 (a 4, b 2)")}, // 1.5 → 2, 1.6 → 2; 1.55 → 2
		{name: "down each event", clauses: items + `wallet points { round down each event }` + rules, steps: steps("4 (a 3, b 1)")},         // 4.65 → 4
		{name: "half-up each event", clauses: items + `wallet points { round half-up each event }` + rules, steps: steps("5 (a 3, b 2)")},   // 4.65 → 5: b takes the rest
		{name: "half-even, a half", clauses: `wallet points { round half-even }
			rule a on purchase { earn points 10% of amount }`, steps: `
			2026-05-10 lily purchase amount 25
			expect lily points 2  # 2.5 to the even neighbour
			2026-05-11 lily purchase amount 35
			expect lily points 6  # 3.5 to 4`},
		{name: "two earns for one line are one amount of that line", clauses: `event purchase { items list { price money } }
			wallet points { round down each item }
			rule a on each item of purchase { earn points 5% of price  earn points 5% of price }`, steps: `
			2026-05-10 lily purchase amount 20 items { price 10 } { price 10 }
			expect lily points 2  # 0.5 + 0.5 for each line`},
	})
}
