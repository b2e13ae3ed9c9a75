package interpreter_test

import "testing"

func TestValuesOneByOne(t *testing.T) {
	play(t, []played{
		{name: "largest, smallest, latest; a refund counts what is kept, and forgets what is wholly refunded", clauses: points + `
			metric biggest { largest amount on purchase }
			metric least { smallest amount on purchase }
			metric recent { latest amount on purchase }`, steps: `
			2026-05-01 lily purchase amount 80 as o1
			2026-05-02 lily purchase amount 120 as o2
			2026-05-03 lily purchase amount 30 as o3
			expect lily biggest 120, least 30, recent 30
			2026-05-04 lily refund o2 amount 50
			expect lily biggest 80, least 30       # 120 × 70/120 = 70
			2026-05-04 lily refund o3
			expect lily biggest 80, least 70, recent 70
			2026-05-04 lily refund o1
			expect lily biggest 70, least 70, recent 70`},
		{name: "an old record that was overtaken comes back when what overtook it is refunded", clauses: points + `
			metric biggest { largest amount on purchase over last 30 days }`, steps: `
			2026-05-01 12:00 lily purchase amount 100 as o1
			2026-05-02 12:00 lily purchase amount 200 as o2
			2026-05-03 lily refund o2
			expect lily biggest 100
			2026-05-31 11:59:59
			expect lily biggest 100
			2026-05-31 12:00 lily purchase amount 5
			expect lily biggest 5`},
		{name: "of this and of the previous month", clauses: points + `
			metric now_most { largest amount on purchase over this month }
			metric then_least { smallest amount on purchase over previous month }`, steps: `
			2026-05-10 lily purchase amount 40 as o1
			2026-05-11 lily purchase amount 60
			2026-06-01 00:00:01 lily purchase amount 7
			expect lily now_most 7, then_least 40
			2026-06-02 lily refund o1
			expect lily then_least 60`},
		{name: "a text, a date, a flag", clauses: points + `
			event purchase { shop text  delivered date  gift flag }
			metric where { latest shop on purchase }
			metric soonest { smallest delivered on purchase }
			metric wrapped { latest gift on purchase }
			rule again on purchase { when shop == where  earn 1 points }`, steps: `
			2026-05-01 lily purchase amount 1 shop "A" delivered 2026-05-09 gift yes
			expect lily where "A", soonest 2026-05-09, wrapped yes, points 0
			2026-05-02 lily purchase amount 1 shop "A" delivered 2026-05-08 gift no as o2
			expect lily where "A", soonest 2026-05-08, wrapped no, points 1
			2026-05-03 lily refund o2
			expect lily soonest 2026-05-09, wrapped yes, points 0`},
		{name: "an average is missing without an event", clauses: points + `
			metric mean { average amount on purchase over last 10 days }
			rule low on purchase { when mean < 50  earn 1 points }
			rule none on purchase { when not mean  earn 7 points }`, steps: `
			2026-05-01 lily purchase amount 40 as o1
			expect lily mean 40, points 7
			2026-05-02 lily purchase amount 60 as o2
			expect lily mean 50, points 8
			2026-05-03 lily purchase amount 0
			expect lily mean 33.33333333, points 8
			2026-05-03 lily refund o2 amount 30
			expect lily mean 23.33333333           # (40 + 30 + 0) ÷ 3
			2026-05-03 lily refund o2
			expect lily mean 20
			2026-05-20 lily purchase amount 9
			expect lily mean 9, points 14`}, // 7 + 1 − 1 that goes back with o2 + 7
		{name: "an average that fades: 100 is half gone after 30 days, and so is that it was", clauses: points + `
			metric mean { average amount on purchase decay half-life 30 days }`, steps: `
			2026-05-01 lily purchase amount 100
			2026-05-31 lily purchase amount 40
			expect lily mean 60                    # (50 + 40) ÷ (0.5 + 1)`},
	})
}

func TestMetricsOfLines(t *testing.T) {
	baskets := points + `event purchase { items list { sku text optional  category text optional  price money  quantity number = 1 } }
		event return { amount money  goods list { sku text  price money } }
		`
	play(t, []played{
		{name: "what all lines add up to, those of a category, and how many", clauses: baskets + `
			metric all { sum price * quantity on each item of purchase }
			metric coffee { sum price * quantity on each item of purchase when category == "coffee" over last 30 days }
			metric cups { sum quantity on each item of purchase when category == "coffee" }
			metric lines { count on each item of purchase }
			metric dear { count on each item of purchase when price >= amount / 2 }`, steps: `
			2026-05-01 lily purchase amount 50 items { category "coffee" price 10 quantity 3 } { category "tea" price 20 } as o1
			expect lily all 50, coffee 30, cups 3, lines 2, dear 0
			2026-05-02 lily purchase amount 20 items { category "coffee" price 12 } { price 8 }
			expect lily all 70, coffee 42, cups 4, lines 4, dear 1
			2026-05-03 lily purchase amount 99
			expect lily all 70, lines 4
			2026-05-04 lily refund o1 amount 25         # half of each
			expect lily all 45, coffee 27, cups 3, lines 4   # of 3 cups 1.5 are kept, half-even 2
			2026-05-05 lily refund o1
			expect lily all 20, coffee 12, cups 1, lines 2
			2026-06-01
			expect lily all 20, coffee 0`},
		{name: "one by one: of the lines of an order the one that counts", clauses: baskets + `
			metric dearest { largest price on each item of purchase }
			metric cheapest { smallest price on each item of purchase when quantity > 0 }
			metric recent { latest sku on each item of purchase }
			metric mean { average price on each item of purchase }`, steps: `
			2026-05-01 lily purchase amount 10
			2026-05-02 lily purchase amount 60 items { sku "a" price 10 } { sku "b" price 30 } { price 20 } as o2
			expect lily dearest 30, cheapest 10, recent "b", mean 20   # what is missing is no value
			2026-05-03 lily purchase amount 15 items { sku "c" price 15 } { sku "d" price 2 quantity 0 }
			expect lily dearest 30, cheapest 10, recent "d", mean 15.4
			2026-05-04 lily refund o2 amount 30
			expect lily dearest 15, cheapest 5                         # the 15 of the day after is as much
			2026-05-05 lily refund o2
			expect lily dearest 15, cheapest 15, mean 8.5`},
		{name: "by value: lines of one order with the same value are added up together", clauses: baskets + `
			metric favourite { top category by sum price * quantity on each item of purchase }
			metric often { top category by count on each item of purchase }
			metric variety { count distinct category on each item of purchase }`, steps: `
			2026-05-01 lily purchase amount 60 items { category "tea" price 15 } { category "coffee" price 25 } { category "tea" price 15 } { price 99 } as o1
			expect lily favourite "tea", often "tea", variety 2
			2026-05-02 lily purchase amount 10 items { category "coffee" price 4 } { category "coffee" price 3 }
			expect lily favourite "coffee", often "coffee", variety 2
			2026-05-03 lily refund o1
			expect lily favourite "coffee", variety 1`},
		{name: "of several events, each with a list of its own, or without", clauses: baskets + `
			metric moved { count on each item of purchase, each item of return, recharge }
			metric worth_of { sum amount on recharge, each item of return }`, steps: `
			2026-05-01 lily purchase amount 10 items { price 5 } { price 5 }
			lily return amount 5 goods { sku "a" price 5 } { sku "b" price 1 }
			expect lily moved 4, worth_of 10                           # the order's amount, once a line
			lily recharge amount 100
			expect lily moved 5, worth_of 110`},
		{name: "lines are added up before a refund takes its part: of two cents one is kept, not twice half of one", clauses: baskets + `
			metric all { sum price on each item of purchase over last 30 days }
			metric favourite { top category by sum price on each item of purchase }`, steps: `
			2026-05-01 lily purchase amount 2 items { category "tea" price 0.01 } { category "tea" price 0.01 } { category "milk" price 0.01 } as o1
			2026-05-02 lily refund o1 amount 1
			expect lily all 0.02, favourite "tea"                      # 0.03 ÷ 2 is 0.015; of the tea 0.01, of the milk nothing`},
		{name: "a line among all of them: .price is each line's, price that of the line at hand", clauses: baskets + `
			metric cheaper { count on each item of purchase when any(items, .price > price) }
			metric others { sum (sum(items, .price) - price) on each item of purchase }
			rule bargain on each item of purchase { when any(items, .price > price)  earn 1 points }`, steps: `
			2026-05-01 lily purchase amount 10 items { price 1 } { price 3 } { price 5 }
			expect lily cheaper 2, others 18, points 2`},
		{name: "a challenge counts cups, not orders", clauses: baskets + `
			event visit {}
			challenge cups { begin on visit  goal sum quantity >= 10 on each item of purchase when category == "coffee"  again  done earn 1 points }
			challenge lines { begin on visit  goal count 3 on each item of purchase  done earn 100 points }`, steps: `
			2026-05-01 lily visit
			lily purchase amount 10 items { category "coffee" price 1 quantity 4 } { category "tea" price 1 quantity 9 }
			expect lily points 0
			lily purchase amount 10 items { category "coffee" price 1 quantity 4 } { category "coffee" price 1 quantity 13 }
			expect lily points 102`},
	})
}

func TestDifferentValues(t *testing.T) {
	shops := points + `event purchase { shop text optional }
		`
	play(t, []played{
		{name: "how many different shops", clauses: shops + `
			metric shops { count distinct shop on purchase over last 30 days }`, steps: `
			2026-05-01 lily purchase amount 1 shop "A" as o1
			2026-05-02 lily purchase amount 1 shop "B" as o2
			2026-05-03 lily purchase amount 1 shop "A" as o3
			2026-05-04 lily purchase amount 1
			expect lily shops 2
			2026-05-05 lily refund o1
			expect lily shops 2
			2026-05-05 lily refund o3
			expect lily shops 1
			2026-06-01
			expect lily shops 0`},
		{name: "a favourite, by money and by visits; equals in their order", clauses: shops + `
			metric loved { top shop by sum amount on purchase }
			metric habit { top shop by count on purchase }
			rule at_home on purchase { when shop == loved  earn 1 points }`, steps: `
			2026-05-01 lily purchase amount 50 shop "B" as o1
			expect lily loved "B", habit "B", points 0
			2026-05-02 lily purchase amount 50 shop "A" as o2
			expect lily loved "A", habit "A"
			2026-05-03 lily purchase amount 10 shop "B"
			expect lily loved "B", habit "B", points 0
			2026-05-04 lily refund o1 amount 20
			expect lily loved "A", habit "B"       # 30 + 10 against 50
			2026-05-05 lily purchase amount 1 shop "A"
			expect lily points 1`},
		{name: "a favourite that fades: 100 of January is 25 two half-lives later", clauses: shops + `
			metric loved { top shop by sum amount on purchase decay half-life 30 days }`, steps: `
			2026-01-01 lily purchase amount 100 shop "A"
			2026-03-02 lily purchase amount 24 shop "B"
			expect lily loved "A"
			2026-03-02 lily purchase amount 2 shop "B"
			expect lily loved "B"`},
	})
}

func TestSinceTheLast(t *testing.T) {
	play(t, []played{
		{name: "whole days by the calendar; the event's own is not counted yet", clauses: points + `
			metric recency { days since last purchase when amount >= 20 }
			rule back on purchase { when days_since(purchase) > 9  earn 5 points }
			rule new on purchase { when not days_since(purchase)  earn 1 points }`, steps: `
			2026-05-01 23:00 lily purchase amount 100
			expect lily recency 0, points 1
			2026-05-02 01:00
			expect lily recency 1
			2026-05-10 lily purchase amount 19 as o2
			expect lily recency 9, points 1
			2026-05-20 lily purchase amount 20 as o3
			expect lily recency 0, points 6        # 10 days after the 10th
			2026-05-21 lily refund o3
			expect lily recency 20, points 1
			2026-05-21 lily refund o2
			2026-05-21 lily purchase amount 1
			expect lily points 6                   # the last that stands is of the 1st`},
	})
}

func TestMembershipYears(t *testing.T) {
	play(t, []played{
		{name: "from the day of joining", clauses: points + `
			metric year { sum amount on purchase over membership year }
			metric before { count on purchase over previous membership year }
			metric most { largest amount on purchase over membership year }`, steps: `
			2026-05-10 15:00 lily join
			2026-06-01 lily purchase amount 100 as o1
			2027-05-09 23:59:59 lily purchase amount 10
			expect lily year 110, before 0, most 100
			2027-05-10 lily purchase amount 7
			expect lily year 7, before 2, most 7
			2027-05-11 lily refund o1
			expect lily year 7, before 1`},
		{name: "who joined on 29 February begins on the 28th in other years", clauses: points + `
			metric year { count on purchase over membership year }`, steps: `
			2024-02-29 lily join
			2025-02-27 lily purchase amount 1
			expect lily year 1
			2025-02-28 lily purchase amount 1
			expect lily year 1
			2028-02-28 lily purchase amount 1
			expect lily year 1
			2028-02-28 23:59:59 lily purchase amount 1
			expect lily year 2
			2028-02-29 lily purchase amount 1
			expect lily year 1`},
		{name: "who comes back begins anew", clauses: points + `
			metric year { count on purchase over membership year }
			metric before { count on purchase over previous membership year }`, steps: `
			2026-05-10 lily purchase amount 1
			2026-08-01 lily leave
			2026-09-01 lily join
			2026-09-02 lily purchase amount 1
			expect lily year 1, before 1
			2027-08-31 lily purchase amount 1
			expect lily year 2
			2027-09-01 lily purchase amount 1
			expect lily year 1, before 2`},
	})
}

func TestEarnedOnACondition(t *testing.T) {
	play(t, []played{
		{name: "asked of the member before the event; a refund takes back what was counted", clauses: points + `
			member { activated flag = no }
			event activate {}
			metric growth { sum earned points when member.activated }
			rule base on purchase { earn 1 points every 10 of amount }
			rule on_activate on activate { set member.activated = yes  earn 3 points }`, steps: `
			2026-05-01 lily purchase amount 100 as o1
			expect lily growth 0
			2026-05-02 lily activate
			expect lily growth 0, points 13
			2026-05-03 lily purchase amount 50 as o2
			expect lily growth 5
			2026-05-04 lily refund o1
			expect lily growth 5, points 8
			2026-05-04 lily refund o2 amount 20
			expect lily growth 3, points 6`},
		{name: "of the receiver, where another's event earns", clauses: points + `
			member { friend member optional  vip flag = no }
			metric growth { sum earned points when member.vip }
			rule gift on purchase to member.friend { earn 1 points every 10 of amount }`, steps: `
			member tom { friend lily }
			member lily { vip yes }
			member ann { friend joe }
			2026-05-01 tom purchase amount 100 as o1
			expect lily growth 10, points 10
			expect tom growth 0
			2026-05-01 ann purchase amount 100 as o2
			expect joe growth 0, points 10
			2026-05-02 tom refund o1 amount 50
			expect lily growth 5, points 5
			2026-05-02 ann refund o2
			expect joe growth 0, points 0`},
	})
}
