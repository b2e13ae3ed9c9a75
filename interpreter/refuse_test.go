package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func TestRefusals(t *testing.T) {
	play(t, []played{
		{name: "two rules set one attribute", clauses: points + `member { tag text optional  level number = 0 }
			rule a on purchase { when amount > 10  set member.tag = "x" }
			rule b on purchase { when amount > 20  set member.tag = "y" }
			rule c on purchase { set member.level = 3 }
			rule d on purchase { set member.level = 3  earn 1 points }`, steps: `
			2026-05-10 lily purchase amount 11
			expect lily tag "x", level 3, points 1
			2026-05-10 lily purchase amount 21
			expect lily refused "set", tag "x", points 1`},
		{name: "stored value", clauses: "event purchase { paid money from balance }\n" + `wallet balance { unit CNY  filled by recharge }`, steps: `
			2026-05-10 lily recharge amount 50
			2026-05-10 lily purchase amount 60 paid 50.01
			expect lily refused "short", balance 50
			2026-05-10 lily purchase amount 40 paid 40.01
			expect lily refused "paid-more", balance 50`},
		{name: "two fields draw on one wallet", clauses: "event purchase { card money from balance  coupon money from balance then bonus }\n" + `
			wallet balance { unit CNY  filled by recharge }
			wallet bonus { unit CNY }
			rule gift on recharge { earn 10 bonus }`, steps: `
			2026-05-10 lily recharge amount 50
			2026-05-10 lily purchase amount 60 card 45 coupon 8
			expect lily balance 0, bonus 7, due 7`},
		{name: "redeeming: least, steps, share", clauses: "wallet points { redeem 20 for 1 CNY minimum 100 in steps of 20 up to 50% of amount }\n" + `rule a on join { earn 1000 points }`, steps: `
			2026-05-10 lily join
			2026-05-10 lily purchase amount 100 redeem 99 points
			expect lily refused "redeem-bounds"
			2026-05-10 lily purchase amount 100 redeem 110 points
			expect lily refused "redeem-bounds"
			2026-05-10 lily purchase amount 9.99 redeem 100 points
			expect lily refused "redeem-bounds"  # 5 yuan of 9.99
			2026-05-10 lily purchase amount 10 redeem 100 points
			expect lily due 5, points 900
			2026-05-10 lily redeem 60 points
			expect lily refused "redeem-bounds", points 900`},
		{name: "redeeming: or less", clauses: "wallet points { redeem 20 for 1 CNY minimum 100 in steps of 20 up to 50% of amount or less }\n" + `rule a on join { earn 1000 points }`, steps: `
			2026-05-10 lily join
			2026-05-10 lily purchase amount 15 redeem 250 points
			expect lily due 8, points 860  # 7.50 yuan would be 150: 140 in steps, 7 yuan
			2026-05-10 lily purchase amount 9.99 redeem 250 points
			expect lily due 9.99, points 860  # 4.99 yuan would be 99: less than the least
			2026-05-10 lily purchase amount 100 redeem 110 points
			expect lily due 95, points 760
			2026-05-10 lily purchase amount 100 redeem 800 points
			expect lily refused "short"`},
		{name: "a charge of units that are not there", clauses: points + `event ask {}
			rule pay on ask { charge 5 points  charge 2 CNY }
			rule a on join { earn 9 points }`, steps: `
			2026-05-10 lily join
			2026-05-10 lily ask
			expect lily points 4, due 2
			2026-05-10 lily ask
			expect lily refused "short", points 4`},
	})
}

// TestOrderOfTheOrdersMoney: what rules charge is in what is due, and no rule sees what another charges.
func TestOrderOfTheOrdersMoney(t *testing.T) {
	play(t, []played{
		{name: "due", clauses: points + `event purchase { paid money from balance }
			wallet balance { unit CNY  filled by recharge }
			wallet stars { redeem 1 for 1 CNY }
			metric dues { sum due on purchase }
			rule a on purchase { charge = due * 10% }
			rule b on purchase { charge = due * 10% }
			rule c on purchase { discount 20 CNY  charge 1 CNY }
			rule d on purchase { earn points = due }
			rule e on recharge { earn 30 stars }`, steps: `
			2026-05-10 lily recharge amount 50
			expect lily due 50
			2026-05-10 lily purchase amount 150 redeem 30 stars paid 50
			# net 150 - 20 - 30 = 100; due 100 + 1 - 50 = 51, of which two rules charge 5.10 each
			expect lily discount 20, due 61.2, points 51, dues 61.2`},
		{name: "what charges nothing uses up nothing", clauses: points + `member { rate number optional }
			rule a on purchase { once  charge = member.rate * amount }
			rule b on purchase { when amount > 50  set member.rate = 1 }
			rule c on purchase { once  take points = amount - 60 }`, steps: `
			2026-05-10 lily purchase amount 60
			expect lily due 60, points 0
			2026-05-10 lily purchase amount 70
			expect lily due 140, points -10
			2026-05-10 lily purchase amount 70
			expect lily due 70, points -10`},
	})
}

// TestForeign: a state or event of another scheme is an error, not a crash.
func TestForeign(t *testing.T) {
	here, there := load(t, points+earnTenth), load(t, "wallet points {}\nwallet stars {}\nmetric m { count on purchase }\nevent purchase { more text optional }"+earnTenth)
	m := newMember(here)
	m.live(&happening{event: purchaseOf(t, there, "2026-05-10", "o1", 100)})
	require.ErrorContains(t, m.err, "belongs to another scheme")
	m.program = there
	m.live(&happening{to: instant(t, there, "2026-05-10")})
	require.ErrorContains(t, m.err, "belongs to another scheme")
}

// refusalOf applies an event and returns the reasons for which it is refused.
func refusalOf(t *testing.T, m *member, event *interpreter.Event) *interpreter.Refused {
	t.Helper()
	m.live(&happening{event: event})
	var refused *interpreter.Refused
	require.ErrorAs(t, m.err, &refused)
	return refused
}

// purchaseOf makes a purchase, with an amount in the smallest unit.
func purchaseOf(t tester, program *interpreter.Program, at, id string, amount int64) *interpreter.Event {
	t.Helper()
	return numbersOf(t, program, "purchase", at, id, map[string]int64{"amount": amount})
}

func instant(t tester, program *interpreter.Program, text string) value.Instant {
	t.Helper()
	at, err := value.ParseInstant(text, program.Plan().Zone)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return at
}

// TestRejectGivesAllReasons: of a rule that discounts too, and nothing of what the others would have done is done.
func TestRejectGivesAllReasons(t *testing.T) {
	program := load(t, points+`
		rule base on purchase { earn 10 points }
		rule a on purchase { reject "not today" }
		rule b on purchase { discount 1 CNY  reject "nor with a discount" }
		rule c on purchase { when amount > 5  reject }
		rule d on purchase { when amount > 500  reject "too much" }`)
	m := newMember(program)
	refused := refusalOf(t, m, purchaseOf(t, program, "2026-05-10", "o1", 100_00))
	var words []string
	for _, reason := range refused.Reasons {
		require.Equal(t, "rejected", reason.Code)
		words = append(words, program.Plan().Rules[reason.Rule].Name+": "+reason.Words.English)
	}
	require.ElementsMatch(t, []string{"a: not today", "b: nor with a discount", "c: rule `c` refuses it"}, words)
	require.Equal(t, "refused: nor with a discount; not today; rule `c` refuses it", refused.Error())
	require.Zero(t, m.state.Balance(0))
	require.Empty(t, m.outcome.Entries)
}

// TestOverflowNamesTheRule: a number that does not fit refuses the event, by the name of the rule that it comes from.
func TestOverflowNamesTheRule(t *testing.T) {
	for name, clauses := range map[string]string{
		"multiplied": points + `rule small on purchase { earn 1 points }
			rule vast on purchase { earn points = amount * 1000000000000 * 1000000000000 }`,
		"too large to keep": points + `rule small on purchase { earn 1 points }
			rule vast on purchase { earn points = amount * 1000000 }`,
		"boosted": points + `rule vast on purchase { earn points = amount * 100 }
			rule more on purchase { boost vast 100000x }`,
		"in a condition":  points + `rule vast on purchase { when amount * 1000000000000 * 1000000000000 > 5  earn 1 points }`,
		"discounted":      points + `rule vast on purchase { discount = amount * 1000000000000 * 1000000000000 }`,
		"a discount's if": points + `rule vast on purchase { when amount * 1000000000000 * 1000000000000 > 5  discount 1 CNY }`,
		"charged":         points + `rule vast on purchase { charge = amount * 100000 }`,
		"charged points":  points + `rule vast on purchase { charge points = floor(amount) * 100000 }`,
		"taken":           points + `rule vast on purchase { take points = amount * 100000 }`,
		"a cap":           points + `rule vast on purchase { earn 1 points  cap 100 per day }` + "\nrule other on purchase { earn points = amount * 100 }\nmetric m { sum earned points decay half-life 3 days }",
	} {
		t.Run(name, func(t *testing.T) {
			program := load(t, clauses)
			m := newMember(program)
			refused := refusalOf(t, m, purchaseOf(t, program, "2026-05-10", "o1", 1_000_000_000_000_000_00))
			require.Equal(t, "overflow", refused.Reasons[0].Code)
			rule := "vast"
			if name == "a cap" {
				rule = "other"
			}
			require.Contains(t, refused.Reasons[0].Words.English, "`"+rule+"`")
			require.Empty(t, m.outcome.Entries)
			require.NoError(t, m.state.Wallets[0].Check())
		})
	}
}

// TestTooMuchForALife: what adds up over a life is bounded too.
func TestTooMuchForALife(t *testing.T) {
	const vast = 2_000_000_000_000_000_000
	program := load(t, `wallet balance { unit CNY  filled by recharge }
		rule sale on purchase { discount 100% of amount }
		metric spent { sum amount on purchase }`)
	m := newMember(program)
	m.live(&happening{event: purchaseOf(t, program, "2026-05-10", "o1", vast)})
	require.NoError(t, m.err)
	refused := refusalOf(t, m, purchaseOf(t, program, "2026-05-10", "o2", vast))
	require.Equal(t, "overflow", refused.Reasons[0].Code)
	refused = refusalOf(t, m, purchaseOf(t, program, "2026-05-10", "o3", vast*2))
	require.Equal(t, "range", refused.Reasons[0].Code)
}

// TestTooMuchToComeBack: what a refund gives back must fit the books too, else it would be lost.
func TestTooMuchToComeBack(t *testing.T) {
	program := load(t, points+earnTenth)
	m := newMember(program)
	opening := numbersOf(t, program, "opening", "2026-05-10", "", map[string]int64{"points": 2_000_000_000_000_000_000})
	order := numbersOf(t, program, "purchase", "2026-05-10", "o1", map[string]int64{"amount": 0, "redeem.points": 1_000_000_000_000_000_000})
	for _, event := range []*interpreter.Event{opening, order} {
		m.live(&happening{event: event})
		require.NoError(t, m.err)
	}
	before := m.state.Balance(0)
	refused := refusalOf(t, m, refundOf(program, "o1", m.state.Now))
	require.Equal(t, "overflow", refused.Reasons[0].Code)
	require.Equal(t, before, m.state.Balance(0))
}

// numbersOf makes an event of a kind, with numbers by name.
func numbersOf(t tester, program *interpreter.Program, kind, at, id string, numbers map[string]int64) *interpreter.Event {
	t.Helper()
	known, err := program.Event(kind)
	if err != nil {
		t.Fatalf("%v", err)
	}
	event := &interpreter.Event{}
	known.Begin(event, "lily", id, instant(t, program, at))
	for name, number := range numbers {
		field, err := known.Number(name)
		if err != nil {
			t.Fatalf("%v", err)
		}
		field.Set(event, number)
	}
	return event
}
