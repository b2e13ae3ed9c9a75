package interpreter_test

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const family = `
scheme family
language 1
currency CNY
timezone "Asia/Shanghai"
member { birthday date optional  referrer member optional }
event purchase { items list { sku text  price money  quantity number = 1 } }
wallet points {}
voucher ten_off { worth 10 CNY }
rule base on each item of purchase { earn 1 points every 10 of price * quantity }
rule referral on purchase to member.referrer { earn 5 points }
rule greeting on member.birthday { issue ten_off }
`

// An event may need other members than its own: Touches says whom, so that a service can lock their states in order.
func ExampleProgram_Touches() {
	program, _ := interpreter.Load(interpreter.Source{Name: "family.scheme", Text: family})
	states := map[string]*interpreter.State{"lily": program.NewState("lily"), "tom": program.NewState("tom")}
	var outcome interpreter.Outcome
	referrer, _ := program.Attribute("referrer")
	_ = referrer.SetText(&outcome, states["tom"], "lily")

	purchase, _ := program.Event("purchase")
	amount, _ := purchase.Number("amount")
	var order interpreter.Event
	at, _ := value.ParseInstant("2026-05-10 09:30", program.Plan().Zone)
	purchase.Begin(&order, "tom", "o1", at)
	amount.Set(&order, 50_00)

	var touched []*interpreter.State
	for _, member := range program.Touches(nil, &outcome, states["tom"], &order, nil) {
		touched = append(touched, states[member])
	}
	fmt.Println(program.Apply(&outcome, touched, &order))
	for _, entry := range outcome.Entries {
		fmt.Println(entry.Member, entry.Amount, "by", entry.Other)
	}
	// Output:
	// <nil>
	// lily 5 by tom
}

// Lists are filled line by line, attributes are set by name, and vouchers are named where they are used.
func ExampleListField() {
	program, _ := interpreter.Load(interpreter.Source{Name: "family.scheme", Text: family})
	lily := program.NewState("lily")
	var outcome interpreter.Outcome
	birthday, _ := program.Attribute("birthday")
	born, _ := value.DateOf(1990, 5, 11)
	_ = birthday.SetDate(&outcome, lily, born)

	purchase, _ := program.Event("purchase")
	amount, _ := purchase.Number("amount")
	items, _ := purchase.List("items")
	sku, _ := items.Text("sku")
	price, _ := items.Number("price")
	vouchers, _ := purchase.List("vouchers")
	voucher, _ := vouchers.Text("voucher")

	zone := program.Plan().Zone
	at, _ := value.ParseInstant("2026-05-10 09:30", zone)
	var order interpreter.Event
	purchase.Begin(&order, "lily", "o1", at)
	amount.Set(&order, 85_00)
	for _, one := range []struct {
		sku   string
		price int64
	}{{"tea", 35_00}, {"coffee", 50_00}} {
		line := items.Add(&order)
		sku.Set(line, one.sku)
		price.Set(line, one.price)
	}
	fmt.Println(program.Apply(&outcome, []*interpreter.State{lily}, &order), "points:", lily.Balance(0))

	at, _ = value.ParseInstant("2026-05-11 09:30", zone) // her birthday, with a voucher
	purchase.Begin(&order, "lily", "o2", at)
	amount.Set(&order, 30_00)
	voucher.Set(vouchers.Add(&order), "ten_off")
	fmt.Println(program.Apply(&outcome, []*interpreter.State{lily}, &order), "to pay:", outcome.Due)
	// Output:
	// <nil> points: 8
	// <nil> to pay: 2000
}
