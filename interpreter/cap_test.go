package interpreter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// TestBeforeCaps: an entry says what its rule gave before caps took some of it.
func TestBeforeCaps(t *testing.T) {
	program := load(t, `wallet points { cap 19 per day }
		rule base on purchase { earn 1 points every 10 of amount  cap 18 }
		rule double on purchase { boost base 3x  cap 15 }
		rule other on purchase { earn 5 points }
		rule sale on purchase { discount 20% of amount  cap 3 }`)
	m := newMember(program)
	m.live(&happening{event: purchaseOf(t, program, "2026-05-10", "o1", 105_00)})
	require.NoError(t, m.err)
	var came []string
	for i := range m.outcome.Entries {
		entry := &m.outcome.Entries[i]
		came = append(came, fmt.Sprintf("%s %d of %d: %s", program.Plan().Rules[entry.Rule].Name, entry.Amount, entry.Before, evaluate.Reason(program.Plan(), entry).English))
	}
	require.Equal(t, []string{
		"sale 300 of 2100: 3.00 taken off by rule `sale` (21.00): 20% of amount, amount 105.00",
		"base 10 of 10: 1 points every 10 of amount, amount 105.00: 10; with boosts 30",
		"double 8 of 20: boost of rule `base` by `double`; before caps 20", // its own cap leaves 15, base's 18 for both
		"other 1 of 5: 5; before caps 5",                                   // 19 - 18 for the wallet's day
	}, came)
}

func TestCaps(t *testing.T) {
	play(t, []played{
		{name: "in part, and per day of the scheme's zone", clauses: points + `rule a on purchase { earn 1 points every 1 of amount  cap 10 per day }`, steps: `
			2026-05-10 12:00:00 lily purchase amount 7
			expect lily points 7
			2026-05-10 23:59:59 lily purchase amount 7
			expect lily points 10  # 3 are left
			2026-05-11 lily purchase amount 7
			expect lily points 17`},
		{name: "per week, from Monday", clauses: points + `rule a on purchase { earn 10 points  cap 15 per week }`, steps: `
			2026-05-09 lily purchase amount 1
			2026-05-10 lily purchase amount 1  # a Sunday
			expect lily points 15
			2026-05-11 lily purchase amount 1
			expect lily points 25`},
		{name: "per month, quarter, year", clauses: points + `wallet q {}
			wallet y {}
			rule a on purchase { earn 10 points  cap 15 per month }
			rule b on purchase { earn 10 q  cap 15 per quarter }
			rule c on purchase { earn 10 y  cap 15 per year }`, steps: `
			2026-06-29 lily purchase amount 1
			2026-06-30 lily purchase amount 1
			expect lily points 15, q 15, y 15
			2026-07-01 lily purchase amount 1
			expect lily points 25, q 25, y 15
			2026-08-01 lily purchase amount 1
			expect lily points 35, q 30, y 15
			2027-01-01 lily purchase amount 1
			expect lily points 45, q 40, y 25`},
		{name: "per 30 days rolls to the instant", clauses: points + `rule a on purchase { earn 10 points  cap 15 per 30 days }`, steps: `
			2026-05-01 12:00:00 lily purchase amount 1
			2026-05-02 lily purchase amount 1
			expect lily points 15
			2026-05-31 11:59:59 lily purchase amount 1
			expect lily points 15
			2026-05-31 12:00:00 lily purchase amount 1
			expect lily points 25  # the first 10 have left the window, the 5 of 2 May have not`},
		{name: "a boost that takes away uses up its once", clauses: points + `rule a on purchase { earn 10 points }
			rule b on purchase { once  boost a 0.5x }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 5
			2026-05-02 lily purchase amount 1
			expect lily points 15`},
		{name: "a limit per event bounds the lines that give something", clauses: `event purchase { items list { price money } }
			wallet points {}
			rule a on each item of purchase { limit 2 per event  earn points = floor(price / 10) }`, steps: `
			2026-05-01 lily purchase amount 1 items { price 30 } { price 5 } { price 20 } { price 90 }
			expect lily points 5`},
		{name: "a member lives from its first event on, and in it", clauses: points + `rule a on purchase { when days_since(join) < 1  earn 10 points }`, steps: `
			2026-05-01 12:00:00 lily purchase amount 1
			expect lily points 10
			2026-05-02 lily purchase amount 1
			expect lily points 10`},
		{name: "for life", clauses: points + `rule a on purchase { earn 10 points  cap 15 }`, steps: `
			2026-05-01 lily purchase amount 1
			2029-05-02 lily purchase amount 1
			2036-05-02 lily purchase amount 1
			expect lily points 15`},
		{name: "per event, over all lines", clauses: `event purchase { items list { price money } }
			wallet points {}
			rule a on each item of purchase { earn 10 points  cap 15 per event }`, steps: `
			2026-05-01 lily purchase amount 1 items { price 1 } { price 1 }
			expect lily points 15
			2026-05-01 lily purchase amount 1 items { price 1 } { price 1 }
			expect lily points 30`},
		{name: "boosts go first", clauses: points + `
			rule base on purchase { earn 10 points  cap 15 }
			rule double on purchase { boost base 2x }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 15 (base 10, double 5)`},
		{name: "a boost's cap bounds what it adds", clauses: points + `
			rule base on purchase { earn 10 points }
			rule double on purchase { boost base 2x  cap 15 per month }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 20 (base 10, double 10)
			2026-05-01 lily purchase amount 1
			expect lily points 35 (base 10, double 5)
			2026-05-01 lily purchase amount 1
			expect lily points 45 (base 10)`},
		{name: "a boost of two rules has one cap", clauses: points + `
			rule base on purchase { earn 10 points }
			rule more on purchase { earn 10 points }
			rule double on purchase { boost base 2x  boost more 2x  cap 15 per month }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 35 (base 10, more 10, double 15)`},
		{name: "what a rule's cap takes of a boost is not used up at the boost's", clauses: points + `
			rule base on purchase { earn 10 points  cap 12 per event }
			rule more on purchase { earn 10 points }
			rule double on purchase { boost base 2x  boost more 2x  cap 15 per month }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 32 (base 10, more 10, double 12)  # 2 on base, 10 on more
			2026-05-01 lily purchase amount 1
			expect lily points 55 (base 10, more 10, double 3)`},
		{name: "a wallet's cap lets through by the rules' names", clauses: `wallet points { cap 25 per day }
			rule b on purchase { earn 20 points }
			rule a on purchase { earn 10 points }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 25 (a 10, b 15)
			2026-05-01 lily purchase amount 1
			expect lily points 25
			2026-05-02 lily purchase amount 1
			expect lily points 50 (a 10, b 15)`},
		{name: "what a wallet's cap took is not used up at the rule's", clauses: `wallet points { cap 10 per day }
			rule a on purchase { earn 10 points  cap 15 }`, steps: `
			2026-05-01 lily purchase amount 1
			2026-05-01 lily purchase amount 1
			expect lily points 10
			2026-05-02 lily purchase amount 1
			expect lily points 15  # of 15 for life 10 were given`},
		{name: "a wallet's cap is over rules, not over what is paid in", clauses: `wallet balance { unit CNY  filled by recharge  cap 5 }
			rule gift on recharge { earn balance 10% of amount }`, steps: `
			2026-05-01 lily recharge amount 100
			expect lily balance 105`},
		{name: "a cap on a discount", clauses: points + `rule sale on purchase { discount 20% of amount  cap 30 per month }`, steps: `
			2026-05-01 lily purchase amount 100
			expect lily discount 20, due 80
			2026-05-01 lily purchase amount 100
			expect lily discount 10, due 90
			2026-05-01 lily purchase amount 100
			expect lily discount 0, due 100`},
		{name: "a refund gives no cap back", clauses: points + `rule a on purchase { earn 10 points  cap 15 }`, steps: `
			2026-05-01 lily purchase amount 10 as o1
			2026-05-01 lily refund o1
			expect lily points 0
			2026-05-01 lily purchase amount 10
			expect lily points 5`},
		{name: "a limit counts firings that give something", clauses: points + `rule a on purchase { earn points = amount  limit 2 per day }`, steps: `
			2026-05-01 lily purchase amount 0
			2026-05-01 lily purchase amount 10
			2026-05-01 lily purchase amount 10
			expect lily points 20
			2026-05-01 lily purchase amount 10
			expect lily points 20
			2026-05-02 lily purchase amount 10
			expect lily points 30`},
		{name: "once, and a refund does not give it back", clauses: points + `rule a on purchase { once  earn points = amount }`, steps: `
			2026-05-01 lily purchase amount 0
			2026-05-01 lily purchase amount 10 as o1
			expect lily points 10
			2026-05-01 lily refund o1
			2026-05-01 lily purchase amount 10
			expect lily points 0`},
		{name: "a boost with once", clauses: points + `
			rule base on purchase { earn 10 points }
			rule first_time on purchase { once  boost base 2x }`, steps: `
			2026-05-01 lily purchase amount 1
			expect lily points 20
			2026-05-01 lily purchase amount 1
			expect lily points 30`},
	})
}
