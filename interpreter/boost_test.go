package interpreter_test

import "testing"

func TestBoosts(t *testing.T) {
	base := `
		rule base on purchase { earn 1 points every 10 of amount }
		rule c on purchase { boost base 2x }
		rule d on purchase { boost base 1.5x }
		`
	play(t, []played{
		{name: "they multiply", clauses: "boosts multiply\n" + points + base, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 30 (base 10, c 13, d 7)  # 10 × 2 × 1.5 = 30: 20 more, shared as 1 to 0.5: 13.33 down, d the rest`},
		{name: "they add", clauses: "boosts add\n" + points + base, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 25 (base 10, c 10, d 5)  # 10 × (1 + 1 + 0.5): 15 more, 10 and 5`},
		{name: "the best one takes all", clauses: "boosts best\n" + points + base, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 20 (base 10, c 10)`},
		{name: "of equals the first by name is the best", clauses: "boosts best\n" + points + base + `rule b on purchase { boost base 2x }`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 20 (base 10, b 10)`},
		{name: "each line has its own best", clauses: "boosts best\n" + `event purchase { items list { sku text price money } }
			wallet points { decimals 2 }
			rule base on each item of purchase { earn points 10% of price }
			rule cake on each item of purchase { when sku == "cake"  boost base 2x }
			rule tea on each item of purchase { when sku == "tea"  boost base 3x }
			rule all on purchase { boost base 1.5x }`, steps: `
			2026-05-10 lily purchase amount 110 items { sku "tea" price 50 } { sku "cake" price 50 } { sku "jam" price 10 }
			# 5 × 3 + 5 × 2 + 1 × 1.5 = 26.5
			expect lily points 26.5 (base 11, all 0.5, cake 5, tea 10)`},
		{name: "one rule's own mode", clauses: "boosts add\nboosts of base multiply\n" + points + base, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 30 (base 10, c 13, d 7)`},
		{name: "the sum is rounded once", clauses: "boosts multiply\n" + points + `
			rule base on purchase { earn points 10% of amount }
			rule c on purchase { boost base 1.5x }`, steps: `
			2026-05-10 lily purchase amount 17
			expect lily points 2 (base 1, c 1)  # 1.7 × 1.5 = 2.55 → 2; without the boost 1.7 → 1`},
		{name: "three share, rounded down, the last by name takes the rest", clauses: "boosts add\n" + points + `
			rule base on purchase { earn 1 points every 10 of amount }
			rule a on purchase { boost base 1.1x }
			rule b on purchase { boost base 1.1x }
			rule c on purchase { boost base 1.1x }`, steps: `
			2026-05-10 lily purchase amount 50
			expect lily points 6 (base 5, c 1)  # 5 × 1.3 = 6.5 → 6: 1 more, a third each is 0`},
		{name: "below 1 it takes away", clauses: "boosts multiply\n" + points + `
			rule base on purchase { earn 1 points every 10 of amount }
			rule half on purchase { boost base 0.5x }`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 5 (base 10, half -5)`},
		{name: "below the first row it is 1x", clauses: points + `
			rule base on purchase { earn 1 points every 10 of amount }
			rule rate on purchase { boost base by amount { from 100 2x } }`, steps: `
			2026-05-10 lily purchase amount 99
			expect lily points 9 (base 9)
			2026-05-11 lily purchase amount 100
			expect lily points 29 (base 10, rate 10)`},
		{name: "of one line only", clauses: `event purchase { items list { sku text  price money } }
			wallet points { decimals 2 }
			rule base on each item of purchase { earn points 10% of price }
			rule tea on each item of purchase { when sku == "tea"  boost base 3x }
			rule all on purchase { boost base 2x }
			boosts multiply`, steps: `
			2026-05-10 lily purchase amount 30 items { sku "tea" price 10 } { sku "cake" price 20 }
			# tea 1 × 2 × 3 = 6, cake 2 × 2 = 4: 7 more. Shares: all (1 + 2) × 1 = 3, tea 1 × 2 = 2: 7 × 3/5 = 4.2 and 2.8
			expect lily points 10 (base 3, all 4.2, tea 2.8)`},
		{name: "two wallets of one rule", clauses: points + `wallet stars {}
			rule base on purchase { earn 1 points every 10 of amount  earn 2 stars every 10 of amount }
			rule double on purchase { boost base 2x }`, steps: `
			2026-05-10 lily purchase amount 100
			expect lily points 20 (base 10, double 10), stars 40 (base 20, double 20)`},
		{name: "a rule that discounts may earn and boost", clauses: points + `
			rule base on purchase { earn 1 points every 10 of net }
			rule sale on purchase { discount 10 CNY  earn 3 points  boost base 2x }`, steps: `
			2026-05-10 lily purchase amount 110
			expect lily discount 10, due 100, points 23 (base 10, sale 13)`},
		{name: "also then the names decide", clauses: "boosts add\nwallet points { cap 14 per day }" + `
			rule base on purchase { earn 11 points }
			rule more on purchase { boost base 1.2x }
			rule sale on purchase { discount 1 CNY  boost base 1.2x  earn 5 points }
			rule tea on purchase { boost base 1.1x }`, steps: `
			2026-05-10 lily purchase amount 110
			# 11 × 1.5 = 16.5 → 16: 5 more, of which more 2, sale 2, tea the rest. 14 are let through: base comes first,
			# of what boosts add the last by name goes first: tea 1, sale 1; of sale's own 5 nothing is left
			expect lily points 14 (base 11, more 2, sale 1)`},
		{name: "every rounding shares what the boosts add", clauses: "boosts multiply\nwallet points { round half-up each event }\n" + `
			rule base on purchase { earn points 10% of amount }
			rule other on purchase { earn points 10% of amount }
			rule twice on purchase { boost base 2x }`, steps: `
			2026-05-10 lily purchase amount 17
			# base 3.4 → 3, of which 1.7 → 1 its own; other 1.7 → 1; the sum 5.1 → 5: other takes the missing 1
			expect lily points 5 (base 1, twice 2, other 2)`},
	})
}
