package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
)

// TestVouchers holds what vouchers do, worked out by hand from the language.
func TestVouchers(t *testing.T) {
	const tens = `
voucher ten_off "ten yuan off" { worth 10 CNY  valid 30 days  minimum spend 50 CNY }
voucher free_coffee { our cost 6 CNY }
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
rule welcome on join { issue ten_off }
rule coffee on join { issue 2 free_coffee }
`
	play(t, []played{
		{name: "issued, used, once", clauses: tens, steps: `
2026-05-01 lily join
expect lily issued ten_off, issued 2 free_coffee, ten_off 1, free_coffee 2
2026-05-02 lily purchase amount 105 vouchers ten_off
expect lily due 95, points 9, ten_off 0, discount 0
lily purchase amount 105 vouchers ten_off
expect lily refused "voucher-none", points 9`},
		{name: "good through its last day", clauses: tens, steps: `
2026-05-01 12:00 lily join
2026-05-31 23:59:59 lily purchase amount 60 vouchers ten_off, free_coffee as o1
expect lily due 50, ten_off 0, free_coffee 1
2026-05-31 23:59:59 lily refund o1
2026-06-01
expect lily ten_off 0, free_coffee 2`},
		{name: "an order of the minimum, not less", clauses: tens, steps: `
2026-05-01 lily join
lily purchase amount 49.99 vouchers ten_off
expect lily refused "voucher-minimum", ten_off 1
lily purchase amount 50 vouchers ten_off
expect lily due 40, points 4`},
		{name: "the minimum is of what discounts leave", clauses: tens + "rule off on purchase { discount 10% of amount }\n", steps: `
2026-05-01 lily join
lily purchase amount 55 vouchers ten_off
expect lily refused "voucher-minimum"  # 49.50
lily purchase amount 60 vouchers ten_off
expect lily due 44, discount 6, points 4  # 60 - 6 - 10`},
		{name: "never twice on an order", clauses: tens, steps: `
2026-05-01 lily join
lily purchase amount 100 vouchers free_coffee free_coffee
expect lily refused "voucher-twice", free_coffee 2`},
		{name: "worth more than what is left", clauses: "voucher big { worth 100 CNY }\nvoucher ten { worth 10 CNY }\nrule gift on join { issue big  issue ten }\nwallet points { redeem 1 for 1 CNY }\nrule base on purchase { earn 1 points every 10 of net }\n", steps: `
2026-05-01 lily opening 20 points
lily join
lily purchase amount 60 vouchers ten, big redeem 1 points
expect lily refused "redeem-bounds"  # 10 and 50 have paid it all
lily purchase amount 60 vouchers ten, big as o1
expect lily due 0, ten 0, big 0, points 20
lily refund o1
expect lily ten 1, big 1`},
		{name: "points pay what vouchers leave", clauses: "voucher ten { worth 10 CNY }\nrule gift on join { issue ten }\nwallet points { redeem 1 for 1 CNY or less }\nrule base on purchase { earn 1 points every 10 of net }\n", steps: `
2026-05-01 lily opening 100 points
lily join
lily purchase amount 60 vouchers ten redeem 90 points
expect lily due 0, points 50`},
		{name: "as many as there are steps, rows or a formula", clauses: `
voucher each { worth 1 CNY }
voucher kind { worth 1 CNY }
voucher worked { worth 1 CNY }
voucher pair { worth 1 CNY }
event purchase { category text optional }
rule every on purchase { issue each every 50 of amount }
rule rows on purchase { issue kind by category { "tea" 2  otherwise 0 } }
rule formula on purchase { issue worked = amount / 30 }
rule pairs on purchase { issue 2 pair every 50 of amount }
`, steps: `
2026-05-01 lily purchase amount 149.99 category "tea"
expect lily issued 2 each, issued 2 kind, issued 4 worked, issued 4 pair
2026-05-02 lily purchase amount 29
expect lily issued 0 each, issued 0 kind, issued 0 worked
expect lily each 2, kind 2, worked 4, pair 4`},
		{name: "worth a share; the soonest to expire goes first, then the oldest", clauses: `
voucher rebate { valid 10 days }
rule back on purchase { issue rebate worth 10% of amount }
`, steps: `
2026-05-01 lily purchase amount 105.55
2026-05-01 12:00 lily purchase amount 200
2026-05-02 lily purchase amount 300
2026-05-03 lily purchase amount 50 vouchers rebate
expect lily due 39.45, rebate 3  # 10.555: 10.55 off
2026-05-03 lily purchase amount 50 vouchers rebate
expect lily due 30, rebate 3  # 20 of the same day's
2026-05-12
expect lily rebate 3
2026-05-13
expect lily rebate 2
2026-05-14
expect lily rebate 0`},
		{name: "one event's: the one worth most goes first", clauses: `
event purchase { items list { price money } }
voucher rebate {}
rule back on each item of purchase { issue rebate worth 10% of price }
`, steps: `
2026-05-01 lily purchase amount 300 items { price 100 } { price 200 }
expect lily issued 2 rebate
2026-05-02 lily purchase amount 50 vouchers rebate
expect lily due 30
lily purchase amount 50 vouchers rebate
expect lily due 40`},
		{name: "terms: a param's months, to an end, hours", clauses: `
param life = 2
voucher a { valid life months }
voucher b { valid 30 days to end of next month }
voucher c { valid 36 hours }
voucher d { valid life weeks to end of week }
rule gift on join { issue a  issue b  issue c  issue d }
`, steps: `
2026-05-04 12:00 lily join
2026-05-05 23:59:59
expect lily c 1
2026-05-06
expect lily c 0
2026-05-24 23:59:59  # 18 May is a Monday
expect lily d 1
2026-05-25
expect lily d 0
2026-07-04 23:59:59
expect lily a 1
2026-07-05
expect lily a 0
2026-07-31 23:59:59  # 30 days on it is June
expect lily b 1
2026-08-01
expect lily b 0`},
		{name: "refunds: a part gives no voucher back, all of it does", clauses: tens, steps: `
2026-05-01 lily join
2026-05-02 lily purchase amount 110 vouchers ten_off as o1
expect lily points 10
2026-05-03 lily refund o1 amount 50
expect lily ten_off 0, points 5
2026-05-04 lily refund o1
expect lily ten_off 1, points 0
2026-05-05 lily purchase amount 100 vouchers ten_off
expect lily due 90`},
		{name: "what a refunded order issued dies if it is unused", clauses: "voucher rebate { worth 5 CNY }\nrule back on purchase { issue rebate every 100 of amount }\n", steps: `
2026-05-01 lily purchase amount 300 as o1
2026-05-01 lily purchase amount 100 as o2
expect lily rebate 4
2026-05-02 lily purchase amount 50 vouchers rebate  # one of the first order's
2026-05-03 lily refund o1 amount 100
expect lily rebate 3
2026-05-03 lily refund o1
expect lily rebate 1`},
		{name: "an order that vouchers pay wholly is refunded at once", clauses: tens + "rule off on purchase { discount 40 CNY }\n", steps: `
2026-05-01 lily join
2026-05-02 lily purchase amount 90 vouchers ten_off as o1
expect lily due 40
2026-05-03 lily refund o1
expect lily ten_off 1`},
		{name: "a voucher that comes back dies if what gave it has been refunded meanwhile", clauses: "voucher rebate { worth 5 CNY }\nrule back on purchase { issue rebate every 100 of amount }\n", steps: `
2026-05-01 lily purchase amount 100 as o1
2026-05-02 lily purchase amount 50 vouchers rebate as o2
2026-05-03 lily refund o1
2026-05-04 lily refund o2
expect lily rebate 0`},
		{name: "a rule reads how many there are", clauses: "voucher ten { worth 10 CNY }\nrule gift on recharge { when ten == 0  issue ten }\n", steps: `
2026-05-01 lily recharge 1
expect lily ten 1
lily recharge 1
expect lily ten 1`},
		{name: "stored value pays what a voucher leaves", clauses: "voucher ten { worth 10 CNY }\nwallet balance { unit CNY  filled by recharge }\nevent purchase { paid money from balance }\nrule gift on recharge { issue ten }\n", steps: `
2026-05-01 lily recharge 100
lily purchase amount 60 vouchers ten paid 51
expect lily refused "paid-more"
lily purchase amount 60 vouchers ten paid 50 as o1
expect lily due 0, balance 50
lily refund o1
expect lily balance 100, ten 1`},
		{name: "who leaves loses them", clauses: tens, steps: `
2026-05-01 lily join
lily leave
expect lily ten_off 0, free_coffee 0`},
	})
}

// TestVouchersForSomeGoods holds what vouchers do that are good for some lines only.
func TestVouchersForSomeGoods(t *testing.T) {
	const goods = `
event purchase { items list { sku text  kind text  price money  quantity number = 1 } }
table products by sku {
  fresh flag
  row "F" yes
  row "S" no
}
voucher meat { worth 3 CNY  minimum spend 10 CNY  for price * quantity of items when kind == "meat" }
voucher fresh { worth 8 CNY  for price * quantity of items when products[sku].fresh }
voucher any { worth 4 CNY }
voucher bone "a bone for the dog" { for price of items when kind == "meat" and quantity > 1 }
rule gift on join { issue 3 meat  issue 3 fresh  issue any  issue bone }
`
	play(t, []played{
		{name: "no line of it", clauses: goods, steps: `
2026-05-01 lily join
lily purchase amount 20 vouchers meat items { sku "S" kind "tea" price 20 }
expect lily refused "voucher-goods", meat 3
lily purchase amount 20 vouchers meat
expect lily refused "voucher-goods"
lily purchase amount 20 vouchers bone items { sku "S" kind "meat" price 20 }
expect lily refused "voucher-goods", bone 1
lily purchase amount 20 vouchers bone items { sku "S" kind "meat" price 10 quantity 2 }
expect lily due 20, bone 0`},
		{name: "the minimum is of its lines, whatever discounts leave", clauses: goods + "rule off on purchase { discount 50% of amount }\n", steps: `
2026-05-01 lily join
lily purchase amount 100 vouchers meat items { sku "S" kind "meat" price 4.99 quantity 2 } { sku "S" kind "tea" price 90.02 }
expect lily refused "voucher-minimum"
lily purchase amount 100 vouchers meat items { sku "S" kind "meat" price 5 quantity 2 } { sku "S" kind "tea" price 90 }
expect lily due 47  # 100 - 50 - 3`},
		{name: "at most what its lines cost, and what is left of the order", clauses: goods, steps: `
2026-05-01 lily join
lily purchase amount 100 vouchers fresh items { sku "F" kind "tea" price 2.50 quantity 2 } { sku "S" kind "tea" price 95 }
expect lily due 95
lily purchase amount 3 vouchers fresh items { sku "F" kind "tea" price 50 }
expect lily due 0`},
		{name: "two for the same lines take off no more than these cost", clauses: goods, steps: `
2026-05-01 lily join
lily purchase amount 100 vouchers meat fresh any items { sku "F" kind "meat" price 10 } { sku "S" kind "tea" price 90 }
expect lily due 86  # 3, then 7 of the 10, then 4
lily purchase amount 100 vouchers fresh meat items { sku "F" kind "meat" price 10 } { sku "S" kind "meat" price 90 }
expect lily due 89  # 8 of the first line, and 2 of it and 1 of the second`},
		{name: "lines below 0 give nothing", clauses: goods, steps: `
2026-05-01 lily join
lily purchase amount 90 vouchers meat items { sku "S" kind "meat" price 10 } { sku "S" kind "meat" price -5 } { sku "S" kind "tea" price 85 }
expect lily due 87`},
		{name: "the only money of a list that has no number", clauses: "event purchase { items list { sku text  paid money } }\nvoucher tea { worth 5 CNY  for items when sku == \"tea\" and amount > 10 }\nrule gift on join { issue 2 tea }\n", steps: `
2026-05-01 lily join
lily purchase amount 20 vouchers tea items { sku "tea" paid 4 } { sku "cup" paid 16 } as o1
expect lily due 16, tea 1
lily purchase amount 10 vouchers tea items { sku "tea" paid 4 } { sku "cup" paid 6 }
expect lily refused "voucher-goods"
lily refund o1
expect lily tea 2`},
		{name: "what the lines cost together is too large", clauses: goods, steps: `
2026-05-01 lily join
lily purchase amount 20 vouchers meat items { sku "S" kind "meat" price 9999999999999999 quantity 99 } { sku "S" kind "meat" price 9999999999999999 quantity 99 }
expect lily refused "overflow", meat 3`},
	})
}

// TestVouchersThroughTheDoor uses a voucher as a service does.
func TestVouchersThroughTheDoor(t *testing.T) {
	program := load(t, "voucher ten { worth 10 CNY }\nrule gift on recharge { issue ten }\n")
	recharge, err := program.Event("recharge")
	require.NoError(t, err)
	_, err = recharge.Vouchers()
	require.ErrorContains(t, err, "uses no vouchers")
	purchase, err := program.Event("purchase")
	require.NoError(t, err)
	used, err := purchase.Vouchers()
	require.NoError(t, err)
	amount, err := purchase.Number("amount")
	require.NoError(t, err)

	m, at := newMember(program), instant(t, program, "2026-05-01 10:00")
	apply := func(kind interpreter.EventKind, vouchers ...string) {
		var event interpreter.Event
		kind.Begin(&event, "lily", "", at)
		field, err := kind.Number("amount")
		require.NoError(t, err)
		field.Set(&event, 60_00)
		for _, voucher := range vouchers {
			used.Use(&event, voucher)
		}
		m.live(&happening{event: &event})
	}
	require.Equal(t, 2, amount.Places)
	apply(recharge)
	apply(purchase, "ten")
	require.NoError(t, m.err)
	require.EqualValues(t, 50_00, m.outcome.Due)
	apply(purchase, "eleven")
	require.ErrorContains(t, m.err, "choices")
	apply(purchase, "ten")
	require.ErrorContains(t, m.err, "has no `ten`")
}
