package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestNotices: what names in words for a member stand for, and when they are read.
func TestNotices(t *testing.T) {
	play(t, []played{
		{name: "as a customer reads values", clauses: `
			member { city text optional  born date = 1990-05-02  friend member optional  size number with 3 decimals = 1.500 }
			param share = 2.5%
			param days = 30 days
			wallet points { decimals 2 }
			metric third = points / 3
			metric paid = net_sum / 3
			metric net_sum { sum net on purchase }
			metric last { latest time on purchase }
			tiers level by net_sum { basic  gold from 100 }
			segment size { big when net_sum >= 100  small otherwise }
			voucher ten { worth 10 CNY }
			rule base on purchase { earn points 5% of net  issue 2 ten }
			rule a on purchase { notify "{points} {third} {paid} {last} {level} {size} {ten}" }
			rule b on purchase { notify "{member.city} {member.born} {member.friend} {member.size} {share} {days} {today}" }`, steps: `
			member lily { friend tom }
			member tom
			2026-05-10 12:30:59 lily purchase amount 10
			expect lily notified "0.5 0.17 3.33 2026-05-10 12:30 basic small 2"
			expect lily notified "– 1990-05-02 tom 1.5 2.5% 30 2026-05-10"
			2026-05-11 lily purchase amount 90.50
			expect lily notified "5.02 1.67 33.50 2026-05-11 00:00 gold big 4"`},
		{name: "what the event gave is there, what belongs to it is its own", clauses: points + `
			voucher ten { worth 10 CNY }
			rule welcome on join { issue ten }
			rule base on purchase { earn 1 points every 10 of amount }
			rule tell on purchase { notify "{amount} {net} {due}: {points}" }`, steps: `
			2026-05-10 lily join
			lily purchase amount 120 vouchers ten
			expect lily notified "120.00 110.00 110.00: 12"`},
		{name: "lines with different values are each told, with the same once", clauses: `
			event purchase { items list { sku text  price money } }
			rule tell on each item of purchase { when price > 2  notify "{sku} for {price}" }`, steps: `
			2026-05-10 lily purchase amount 12 items { sku "a" price 3 } { sku "b" price 4 } { sku "a" price 3 } { sku "c" price 2 }
			expect lily notified "a for 3.00", notified "b for 4.00"`},
		{name: "moves, time and challenges", clauses: points + `
			event receive { prize text }
			metric growth { sum earned points }
			tiers level by growth { basic  gold from 10 }
			challenge three { begin on receive as offer  goal count 2 on purchase  done notify "{offer.prize} is yours" }
			rule base on purchase { earn 1 points every 10 of amount }
			rule up on upgrade of level { notify "{level} with {points}" }
			rule monthly every month { notify "{points} on {today}" }`, steps: `
			2026-05-10 lily receive prize "a cup"
			lily receive prize "a pot"
			lily purchase amount 60
			lily purchase amount 60
			expect lily notified "a cup is yours", notified "a pot is yours", notified "gold with 12"
			2026-06-01
			expect lily notified "12 on 2026-06-01"`},
		{name: "what rules on moves give behind the event is there", clauses: points + `
			metric growth { sum earned points }
			tiers level by growth { basic  silver from 100 }
			rule base on purchase { earn 1 points every 1 of amount }
			rule tell on purchase { notify "{points} {level} {amount}" }
			rule gift on upgrade of level { earn 50 points  notify "now {points}" }
			rule monthly every month { earn 30 points  notify "{points} on {today}" }
			rule bye on leave { notify "{points} are lost" }`, steps: `
			2026-05-10 lily purchase amount 120
			expect lily notified "170 silver 120.00", notified "now 170"
			tom purchase amount 80
			expect tom notified "80 basic 80.00"
			2026-06-01
			expect tom notified "160 on 2026-06-01", notified "now 160"
			2026-06-02 tom leave
			expect tom notified "160 are lost"`},
		{name: "another member's", clauses: `
			member { referrer member optional }
			wallet points {}
			rule base on purchase { earn 1 points every 10 of amount }
			rule thanks on purchase to member.referrer { notify "thanks: {amount}, {member.referrer.points}" }`, steps: `
			member lily { referrer tom }
			member tom
			2026-05-10 tom purchase amount 50
			2026-05-11 lily purchase amount 20
			expect tom notified "thanks: 20.00, 5"`},
		{name: "words by a formula", clauses: points + `
			table gifts by word {
				gift text
				row "regular" "a cup"
				row "guest" "a leaf"
			}
			metric visits { count on purchase }
			metric word = visits >= 2 ? "regular" : "guest"
			rule base on purchase { when word == "regular"  earn points by word { "regular" 5  otherwise 0 } }
			rule tell on purchase { notify "{word}: {gifts[word].gift}" }`, steps: `
			2026-05-10 lily purchase amount 1
			expect lily notified "guest: a leaf", word "guest"
			lily purchase amount 1
			expect lily notified "regular: a cup", word "regular", points 0
			lily purchase amount 1
			expect lily points 5`},
		{name: "reasons of a refusal", clauses: points + `
			metric spent { sum amount on purchase }
			rule base on purchase { earn 1 points }
			rule bound on purchase { when spent + amount > 100  reject "{spent} of 100 are used, {amount} is too much" }`, steps: `
			2026-05-10 lily purchase amount 60
			lily purchase amount 60
			expect lily refused "60.00 of 100 are used, 60.00 is too much"`},
	})
}

// TestNothing: what an event, or a step of time, did not tell and did not give.
func TestNothing(t *testing.T) {
	clauses := points + `
		member { friend member optional }
		voucher ten { worth 10 CNY }
		rule base on purchase { when amount > 10  earn 1 points  issue 2 ten  notify "big" }
		rule monthly every month { when points > 1  notify "monthly" }
		rule thanks on purchase to member.friend { when amount > 50  issue ten }`
	for _, row := range []struct {
		steps string
		want  []string // what stands in the failures
	}{
		{`2026-05-10 lily purchase amount 5
		expect lily notified nothing, issued nothing`, nil},
		{`2026-05-10 lily purchase amount 11
		expect lily notified nothing`, []string{"expected told nothing, came told: big"}},
		{`2026-05-10 lily purchase amount 11
		expect lily issued nothing`, []string{"expected issued nothing, came issued 2 ten"}},
		{`2026-05-10 lily purchase amount 11
		lily purchase amount 5
		expect lily notified nothing, issued nothing`, nil},
		{`2026-05-10 lily purchase amount 11
		2026-06-01
		expect lily notified nothing, issued nothing
		lily purchase amount 11
		2026-06-30 tom purchase amount 5
		expect lily notified nothing
		2026-08-02 tom purchase amount 5
		expect lily notified nothing`, []string{"expected told nothing, came told: monthly; told: monthly"}},
		{`member lily { friend tom }
		member tom
		2026-05-10 tom purchase amount 5
		lily purchase amount 51
		expect tom issued nothing`, []string{"expected issued nothing, came issued 1 ten"}},
	} {
		failures := failuresOf(t, clauses, row.steps)
		if !assert.Len(t, failures, len(row.want), row.steps) {
			continue
		}
		for i := range failures {
			assert.Contains(t, failures[i], row.want[i], row.steps)
		}
	}
}
