package interpreter_test

import "testing"

// together is a scheme with most of what an order's money can be made of.
const together = `
event purchase { paid money from balance then bonus }
wallet balance { unit CNY  filled by recharge }
wallet bonus { unit CNY  expire 30 days after earned }
wallet points { redeem 10 for 1 CNY  expire 1 year after available }
wallet stars { decimals 2  round half-up each rule  expire 20 days after earned  below zero forgiven }
voucher ten { worth 10 CNY  valid 60 days  minimum spend 50 CNY }
rule welcome on join { issue ten }
rule gift on recharge { earn bonus 10% of amount }
rule base on purchase { earn 1 points every 10 of net  after 7 days }
rule stars on purchase { earn stars 1.25% of due }
rule off on purchase { discount 10% of amount }
rule minus on purchase { discount 15 CNY }
rule fee on purchase { charge 2 CNY }
rule back on purchase { issue ten every 100 of net }
choose best of off, minus
`

// TestTogether lives through orders that are paid in every way, and refunded in parts and wholly. All numbers are worked
// out by hand from the language.
func TestTogether(t *testing.T) {
	const bought = `
2026-01-01 lily join
lily opening 200 points
lily recharge 100
expect lily balance 100, bonus 10, ten 1
2026-01-02 lily purchase amount 240 vouchers ten redeem 50 points paid 105 as o1
expect lily discount 24, due 98, balance 0, bonus 5  # 240 - 24 - 10 - 5 is 201 net; 105 of it paid; 2 charged
expect lily points 150, points pending 20, stars 1.20, ten 2  # 1.25% of 96
`
	const third = `
2026-01-05 lily refund o1 amount 67
expect lily points 167, points pending 13  # 20 x 134/201 = 13.3; 50 x 134/201 = 33.3: 17 come back
expect lily stars 0.80, balance 33.34, bonus 6.67, ten 2  # 0.80; 66.66 and 3.33 stay paid
`
	const second = `
2026-01-10 lily purchase amount 64 vouchers ten as o2
expect lily refused "voucher-minimum"  # 49 behind the discount
2026-01-10 lily purchase amount 70 vouchers ten as o2
expect lily discount 15, due 47, points 180, points pending 4, stars 1.36, ten 1  # 45 x 1.25% = 0.5625
`
	play(t, []played{
		{name: "in part, another order, then the rest", clauses: together, steps: bought + third + second + `
2026-02-01
expect lily points 184, points pending 0, stars 0, bonus 0  # 23 January, 31 January, 1 February
lily refund o1
expect lily points 204  # 13 go, 33 come back
expect lily stars 0, balance 100, bonus 0, ten 1  # 3.33 of bonus come back too late; one voucher back, one dead
2026-02-02 lily refund o2
expect lily points 200, ten 1  # its voucher was one of o1's`},
		{name: "wholly at once", clauses: together, steps: bought + `
2026-01-03 lily refund o1
expect lily points 200, points pending 0, stars 0, balance 100, bonus 10, ten 1`},
		{name: "wholly, when the points have been spent", clauses: together, steps: bought + `
2026-01-09 lily redeem 165 points
expect lily points 5
2026-01-10 lily refund o1
expect lily points 35, points debt 0  # 20 go, of which 15 are owed; 50 pay these`},
		{name: "the voucher is over", clauses: together, steps: bought + `
2026-03-03 lily refund o1
expect lily ten 0, points 200, stars 0, bonus 0, balance 100`},
		{name: "an order that vouchers and points pay", clauses: together, steps: `
2026-01-01 lily join
lily opening 800 points
lily purchase amount 80 vouchers ten redeem 550 points as o1
expect lily discount 15, due 2, points 250, points pending 0, ten 0
lily refund o1
expect lily points 800, ten 1`},
	})
}
