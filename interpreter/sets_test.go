package interpreter_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
)

// TestSets holds what sets take off, worked out by hand.
func TestSets(t *testing.T) {
	const items = "event purchase { items list { sku text  price money  quantity number = 1 } }\n"
	const pair = items + `rule pair on purchase { discount sets of items when sku == "shampoo", items when sku == "balm" to 59 CNY }` + "\n"
	play(t, []played{
		{name: "as many sets as there are of either", clauses: pair, steps: `
2026-05-01 lily purchase amount 74.90 items { sku "shampoo" price 39.90 } { sku "balm" price 35 }
expect lily discount 15.90, due 59
lily purchase amount 149.80 items { sku "shampoo" price 39.90 quantity 2 } { sku "balm" price 35 } { sku "balm" price 35 }
expect lily discount 31.80
lily purchase amount 114.80 items { sku "shampoo" price 39.90 quantity 2 } { sku "balm" price 35 }
expect lily discount 15.90
lily purchase amount 79.80 items { sku "shampoo" price 39.90 quantity 2 } { sku "soap" price 10 }
expect lily discount 0
lily purchase amount 79.80
expect lily discount 0`},
		{name: "three for ten, the dearest first", clauses: items + `rule pick on purchase { discount sets of 3 items when sku == "pick" to 10 CNY }`, steps: `
2026-05-01 lily purchase amount 26 items { sku "pick" price 4 quantity 2 } { sku "pick" price 6 quantity 3 }
expect lily discount 8  # 6 + 6 + 6; 4 + 4 are left
lily purchase amount 30 items { sku "pick" price 4 quantity 3 } { sku "pick" price 6 quantity 3 }
expect lily discount 10  # 18 - 10, 12 - 10
lily purchase amount 8 items { sku "pick" price 4 quantity 2 }
expect lily discount 0`},
		{name: "no set is dearer than its pieces", clauses: pair, steps: `
2026-05-01 lily purchase amount 50 items { sku "shampoo" price 25 } { sku "balm" price 25 }
expect lily discount 0
lily purchase amount 130 items { sku "shampoo" price 25 } { sku "shampoo" price 40 } { sku "balm" price 25 } { sku "balm" price 40 }
expect lily discount 21  # 80 - 59; the other pair costs 50`},
		{name: "parts that fit the same lines take different pieces", clauses: items + `rule any on purchase { discount sets of items when price >= 20, items when price >= 5 to 22 CNY }`, steps: `
2026-05-01 lily purchase amount 60 items { sku "a" price 30 } { sku "b" price 20 } { sku "c" price 10 }
expect lily discount 28  # 30 + 20
lily purchase amount 40 items { sku "a" price 30 } { sku "c" price 10 }
expect lily discount 18`},
		{name: "numbers by params, with a cap and a condition", clauses: items + `
param many = 2
param together = 15 CNY
rule two on purchase {
  when amount >= 20
  discount sets of many items when sku == "a" to together
  cap 12 per day
}`, steps: `
2026-05-01 lily purchase amount 40 items { sku "a" price 10 quantity 4 }
expect lily discount 10
lily purchase amount 40 items { sku "a" price 10 quantity 4 }
expect lily discount 2
lily purchase amount 19 items { sku "a" price 10 quantity 4 }
expect lily discount 0`},
		{name: "very many pieces", clauses: items + `rule two on purchase { discount sets of 2 items when sku == "a", items when sku == "b" to 1 CNY }`, steps: `
2026-05-01 lily purchase amount 9000000000 items { sku "a" price 1 quantity 2000000001 } { sku "b" price 1 quantity 3000000000 }
expect lily discount 2000000000
lily purchase amount 20 items { sku "a" price 9999999999999999 quantity 99999999999999999 } { sku "b" price 9999999999999999 quantity 99999999999999999 }
expect lily refused "overflow"`},
	})
}

// TestSetsAgainstAModel holds what sets take off against a model that makes them piece by piece.
func TestSetsAgainstAModel(t *testing.T) {
	program := load(t, `event purchase { items list { kind text  price money  quantity number } }
rule sets on purchase { discount sets of 2 items when kind == "a", items when kind != "c" and price > 3 to 9 CNY }
`)
	kind, err := program.Event("purchase")
	require.NoError(t, err)
	amount, err := kind.Number("amount")
	require.NoError(t, err)
	list, err := kind.List("items")
	require.NoError(t, err)
	sort, err := list.Text("kind")
	require.NoError(t, err)
	price, err := list.Number("price")
	require.NoError(t, err)
	quantity, err := list.Number("quantity")
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		var event interpreter.Event
		m := newMember(program)
		kind.Begin(&event, "lily", "", instant(t, program, "2026-05-01 10:00"))
		amount.Set(&event, 10_000_00)
		var pieces []setPiece
		for range rapid.IntRange(0, 6).Draw(t, "lines") {
			one := setPiece{rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "kind"), rapid.Int64Range(0, 8).Draw(t, "price") * 100}
			count := rapid.Int64Range(0, 7).Draw(t, "quantity")
			line := list.Add(&event)
			sort.Set(line, one.kind)
			price.Set(line, one.price)
			quantity.Set(line, count)
			for range count {
				pieces = append(pieces, one)
			}
		}
		m.live(&happening{event: &event})
		require.NoError(t, m.err)
		require.Equal(t, setsOf(pieces), m.outcome.Discount)
	})
}

type setPiece struct {
	kind  string
	price int64
}

// setsOf makes sets of two of kind a and one that is dearer than 3 and not of kind c, the dearest first.
func setsOf(pieces []setPiece) (off int64) {
	slices.SortStableFunc(pieces, func(a, b setPiece) int { return int(b.price - a.price) })
	take := func(fits func(setPiece) bool) int64 {
		i := slices.IndexFunc(pieces, fits)
		if i < 0 {
			return -1
		}
		cost := pieces[i].price
		pieces = slices.Delete(pieces, i, i+1)
		return cost
	}
	isA := func(one setPiece) bool { return one.kind == "a" }
	for {
		first, second := take(isA), take(isA)
		third := take(func(one setPiece) bool { return one.kind != "c" && one.price > 300 })
		if first < 0 || second < 0 || third < 0 {
			return off
		}
		off += max(0, first+second+third-9_00)
	}
}
