package interpreter_test

import (
	"math/big"
	"slices"
	"strings"
)

// The second opinion on metrics that look at each line of an order.

// modelLine is a line of a purchase.
type modelLine struct {
	kind     string
	price    int64 // in fen
	quantity int64
}

// keptOf is what of an amount of a purchase counts when some of it has been refunded: half-even.
func (b *modelled) keptOf(amount int64) int64 {
	if b.whole {
		return 0
	}
	if b.amount == 0 {
		return amount
	}
	left := new(big.Int).Mul(big.NewInt(amount), big.NewInt(2*(b.amount-b.refunded)))
	rounded, rest := new(big.Int).DivMod(left.Add(left, big.NewInt(b.amount)), big.NewInt(2*b.amount), new(big.Int))
	if rest.Sign() == 0 && rounded.Bit(0) == 1 {
		rounded.Sub(rounded, big.NewInt(1))
	}
	return rounded.Int64()
}

// spentOn adds up the lines of a purchase that a condition lets through.
func (b *modelled) spentOn(counts func(line modelLine) bool) (sum int64) {
	for _, line := range b.lines {
		if counts(line) {
			sum += line.price * line.quantity
		}
	}
	return sum
}

// best is the price that goes before all others of a purchase; not ok where it has no line.
func (b *modelled) best(before func(a, b int64) bool) (best int64, ok bool) {
	for _, line := range b.lines {
		if !ok || before(line.price, best) {
			best, ok = line.price, true
		}
	}
	return b.keptOf(best), ok
}

func bestOfLines(before func(a, b int64) bool) func(in []*modelled) (int64, string, bool) {
	return func(in []*modelled) (best int64, _ string, ok bool) {
		for _, one := range in {
			if price, has := one.best(before); has && !one.whole && (!ok || before(price, best)) {
				best, ok = price, true
			}
		}
		return best, "", ok
	}
}

// topOfLines is the kind for which most comes together.
func topOfLines(of func(one *modelled, kind string) int64) func(in []*modelled) (int64, string, bool) {
	return func(in []*modelled) (most int64, best string, _ bool) {
		for _, kind := range []string{"A", "B", "C"} {
			sum := int64(0)
			for _, one := range in {
				sum += of(one, kind)
			}
			if sum > most {
				most, best = sum, kind
			}
		}
		return 0, best, best != ""
	}
}

func (b *modelled) linesOf(kind string) (count int64) {
	for _, line := range b.lines {
		if line.kind == kind && !b.whole {
			count++
		}
	}
	return count
}

// lineMetrics are what the model works out of the lines of the purchases in a window.
var lineMetrics = map[string]func(in []*modelled) (number int64, text string, ok bool){
	`sum price * quantity on each item of purchase when kind != "C" and price < amount`: func(in []*modelled) (sum int64, _ string, _ bool) {
		for _, one := range in {
			sum += one.keptOf(one.spentOn(func(line modelLine) bool { return line.kind != "C" && line.price < one.amount }))
		}
		return sum, "", true
	},
	"count on each item of purchase when quantity > 1": func(in []*modelled) (count int64, _ string, _ bool) {
		for _, one := range in {
			for _, line := range one.lines {
				if line.quantity > 1 && !one.whole {
					count++
				}
			}
		}
		return count, "", true
	},
	"largest price on each item of purchase":  bestOfLines(func(a, b int64) bool { return a > b }),
	"smallest price on each item of purchase": bestOfLines(func(a, b int64) bool { return a < b }),
	"latest kind on each item of purchase": func(in []*modelled) (_ int64, last string, ok bool) {
		for _, one := range in {
			if !one.whole && len(one.lines) > 0 {
				last, ok = one.lines[len(one.lines)-1].kind, true
			}
		}
		return 0, last, ok
	},
	"count distinct kind on each item of purchase": func(in []*modelled) (int64, string, bool) {
		kinds := map[string]bool{}
		for _, one := range in {
			for _, line := range one.lines {
				if !one.whole {
					kinds[line.kind] = true
				}
			}
		}
		return int64(len(kinds)), "", true
	},
	"top kind by sum price * quantity on each item of purchase": topOfLines(func(one *modelled, kind string) int64 {
		return one.keptOf(one.spentOn(func(line modelLine) bool { return line.kind == kind }))
	}),
	"top kind by count on each item of purchase": topOfLines((*modelled).linesOf),
}

// lineWindows are the windows that lines are looked at over: they are no other than those of events.
var lineWindows = []string{"over lifetime", "over last 20 days", "over this month", "over previous quarter"}

// isModelled tells whether the model has a metric over a window.
func isModelled(metric, window string) bool {
	return !strings.Contains(metric, "each item") || slices.Contains(lineWindows, window)
}
