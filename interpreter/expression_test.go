package interpreter_test

import (
	"testing"
)

// TestExpressions works out one expression a row, on an order of 105.50 at noon of Tuesday 10 March 2026 with three
// lines, by a member who was born on 29 February 1992 and joined on 1 March.
func TestExpressions(t *testing.T) {
	const clauses = `
		param rate = 2.5
		member { birthday date optional  nothing number optional  channel text = "web"  friend member optional }
		event purchase { sent time optional  note text optional  items list { sku text  price money  quantity number = 1  kind text optional } }
		wallet points { decimals 8 }
		wallet spare {}
		metric count { count on purchase }
		tiers level by count { low  high from 1 }
		rule early on join { earn 7 spare }
		`
	for _, row := range []struct{ formula, wanted string }{
		{"amount + 1", "106.5"}, {"amount - 5.5", "100"}, {"amount * 2", "211"}, {"amount / 4", "26.375"}, {"10 / 3", "3.33333333"}, {"2 / 3", "0.66666667"},
		{"-amount + 200", "94.5"}, {"rate * 2", "5"}, {"1 - 0.25", "0.75"}, {"5% * amount", "5.275"}, {"0.00000001 * 0.5 * 100", "0.0000005"},
		{"floor(amount)", "105"}, {"ceil(amount)", "106"}, {"round(amount)", "106"}, {"round(amount / 7, 2)", "15.07"}, {"abs(5 - amount)", "100.5"},
		{"floor(0 - 1.5) + 10", "8"}, {"ceil(0 - 1.5) + 10", "9"}, {"round(0 - 1.5) + 10", "8"}, {"abs(3)", "3"},
		{"min(amount, 50)", "50"}, {"max(amount, 50)", "105.5"}, {"min(3, 1, 2)", "1"}, {"max(1, 3, 2)", "3"}, {"mod(amount, 10)", "5.5"}, {"mod(0 - 3, 10)", "7"}, {"mod(5, 0)", "0"},
		{"amount > 100 ? 1 : 2", "1"}, {"amount > 106 ? 1 : 2", "2"}, {"amount == 105.5 and not (amount != 105.5) ? 1 : 2", "1"},
		{"amount >= 105.5 and amount <= 105.5 and not (amount < 105.5) ? 1 : 2", "1"}, {"amount < 1 or rate == 2.50 ? 1 : 2", "1"},
		{"year(today)", "2026"}, {"month(today)", "3"}, {"day(today)", "10"}, {"weekday(today)", "2"}, {"year(member.birthday)", "1992"},
		{"month(time)", "3"}, {"day(date(time))", "10"}, {"days_since(join) / 1 days", "9"}, {"days_since(member.birthday) / 1 days", "12428"},
		{"(today - member.birthday) / 1 days", "12428"}, {"day(today + 30 days)", "9"}, {"month(today + 1 month)", "4"}, {"day(today - 10 days)", "28"}, {"month(today - 1 quarter)", "12"},
		{"day(member.birthday + 1 year)", "28"}, {"month(member.birthday + 1 year)", "2"}, {"date(time + 13 hours) > today ? 1 : 2", "1"}, {"date(time - 13 hours) < today ? 1 : 2", "1"}, {"day(date(time - 2 days))", "8"},
		{"day(date(time + hours(13)))", "11"}, {"day(date(time - minutes(780)))", "9"}, {"date(time + seconds(43200)) > today ? 1 : 2", "1"}, {"date(time + seconds(43199)) > today ? 1 : 2", "2"},
		{`member.channel == "web" ? 1 : 2`, "1"}, {`member.channel contains "e" ? 1 : 2`, "1"}, {`member.channel startsWith "w" ? 1 : 2`, "1"}, {`member.channel endsWith "w" ? 1 : 2`, "2"},
		{`member.channel in ["store", "web"] ? 1 : 2`, "1"}, {`note == "" ? 1 : 2`, "2"}, {`note != "x" ? 1 : 2`, "1"}, {`note contains "x" ? 1 : 2`, "2"},
		{"member.nothing + 1", "0"}, {"member.nothing > 0 ? 1 : 2", "2"}, {"min(member.nothing, 3)", "0"}, {"floor(member.nothing)", "0"}, {"month(sent) + 1", "0"},
		{"count(items)", "3"}, {"count(items, .price > 10)", "2"}, {"sum(items, .price * .quantity)", "95"}, {"any(items, .price > 60) ? 1 : 2", "2"}, {"any(items, .price > 40) ? 1 : 2", "1"},
		{"all(items, .price >= 5) ? 1 : 2", "1"}, {"all(items, .price > 5) ? 1 : 2", "2"}, {"none(items, .price > 60) ? 1 : 2", "1"}, {"none(items, .price > 5) ? 1 : 2", "2"},
		{"one(items, .price > 40) ? 1 : 2", "1"}, {"one(items, .price > 5) ? 1 : 2", "2"}, {`count(items, .kind == "x")`, "0"}, {`count(items, .kind != "x")`, "3"},
		{"level == low ? 1 : 2", "1"}, {"level != level.high ? 1 : 2", "1"}, {"first(purchase) ? 1 : 2", "1"}, {"first(join) ? 1 : 2", "2"},
		{"count + 1", "1"}, {"spare == 7 ? 14 : 0", "14"}, {"net / amount", "1"}, {"due", "105.5"},
	} {
		t.Run(row.formula, func(t *testing.T) {
			for _, failure := range failuresOf(t, clauses+"rule a on purchase { earn points = "+row.formula+" }", `
				member lily { birthday 1992-02-29 }
				2026-03-01 lily join
				2026-03-10 12:00:00 lily purchase amount 105.5 items { sku "a" price 50 } { sku "b" price 20 quantity 2 } { sku "c" price 5 }
				expect lily points `+row.wanted) {
				t.Error(failure)
			}
		})
	}
}
