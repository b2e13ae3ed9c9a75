package generate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// product is something that baskets hold. The price is at the currency's places.
type product struct {
	sku   []byte
	price int64
	kind  int // the number of its category, or of whatever else a text says of it
}

// assortment is how many products a shop has.
const assortment = 200

// line is a line of a basket.
type line struct {
	product  *product
	quantity int64
}

// stock fills the shelves with the products that the scheme's tables know, and others. A product that a table has a
// price for costs a third more in the shop, as such prices are for members.
func (s *Shop) stock(key string) {
	r := stream(s.options.Seed, -1, 0)
	known := map[string]int64{}
	for i := range s.plan.Tables {
		if table := &s.plan.Tables[i]; table.Key == key {
			tablePrices(table, known)
		}
	}
	names := slices.Sorted(maps.Keys(known))
	for number := range max(assortment, len(names)) {
		one := product{kind: int(r.below(1 << 16)), price: s.pretty(r.logNormal(s.unit*s.options.Price, 1100))}
		if number < len(names) {
			one.sku = []byte(names[number])
			if price := known[names[number]]; price > 0 {
				one.price = s.pretty(price*4/3 + s.unit/2)
			}
		} else {
			one.sku = fmt.Appendf(nil, "A%03d", number+1)
		}
		s.products = append(s.products, one)
	}
}

// pretty rounds a price as shops do: 29.90.
func (s *Shop) pretty(price int64) int64 { return max(price/s.unit, 2)*s.unit - s.unit/10 }

// tablePrices finds the keys of a table, and the highest price that it has of each.
func tablePrices(table *compile.Table, known map[string]int64) {
	for key, rows := range table.Rows {
		known[key] = max(known[key], 0)
		for i := range rows {
			for j := range table.Columns {
				if cell := &rows[i].Cells[j]; cell.Present && table.Columns[j].Kind == compile.Money {
					known[key] = max(known[key], cell.Number)
				}
			}
		}
	}
}

// basket fills a basket: popular products, which come first, more often.
func (s *Shop) basket(r *random, lines int64, into []line) (basket []line, amount int64) {
	basket = into[:0]
	lines = min(max(r.logNormal(lines, 700)/100, 1), mostLines)
	for range lines {
		place := r.below(1000)
		index := place * r.below(1000) * int64(len(s.products)) / 1_000_000
		one := line{product: &s.products[index], quantity: 1}
		if r.percent(15) {
			one.quantity = r.between(2, 4)
		}
		basket = append(basket, one)
		amount += one.product.price * one.quantity
	}
	return basket, amount
}

// mostLines is how many lines a basket has at most.
const mostLines = 40
