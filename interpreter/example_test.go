package interpreter_test

import (
	"errors"
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const coffee = `
scheme coffee "Coffee club"
language 1
currency CNY
timezone "Asia/Shanghai"

wallet points { expire 1 year after earned  redeem 20 for 1 CNY }

metric spent { sum net on purchase over last 12 months }
tiers level by spent { green  gold from 100 }

rule base "a point for every 10 yuan" on purchase { earn 1 points every 10 of net }
rule gold_rate "double for gold" on purchase { boost base by level { green 1x  gold 2x } }
`

// shop is a program of the coffee club, and a member's state under it.
type shop struct {
	program *interpreter.Program
	lily    *interpreter.State
	outcome interpreter.Outcome
}

func newShop() *shop {
	program, _ := interpreter.Load(interpreter.Source{Name: "coffee.scheme", Text: coffee})
	return &shop{program: program, lily: program.NewState("lily")}
}

// purchase makes an event; its kind and fields are looked up once in real life.
func (s *shop) purchase(id, at string, cents int64) *interpreter.Event {
	kind, _ := s.program.Event("purchase")
	amount, _ := kind.Number("amount")
	instant, _ := value.ParseInstant(at, s.program.Plan().Zone)
	event := &interpreter.Event{}
	kind.Begin(event, "lily", id, instant)
	amount.Set(event, cents)
	return event
}

func (s *shop) refund(of, at string) *interpreter.Event {
	kind, _ := s.program.Event("refund")
	order, _ := kind.Text("of")
	instant, _ := value.ParseInstant(at, s.program.Plan().Zone)
	event := &interpreter.Event{}
	kind.Begin(event, "lily", "", instant)
	order.Set(event, of)
	return event
}

func (s *shop) apply(event *interpreter.Event) {
	if err := s.program.Apply(&s.outcome, []*interpreter.State{s.lily}, event); err != nil {
		fmt.Println(err)
	}
}

// print shows what came of the last event, and why.
func (s *shop) print() {
	for i := range s.outcome.Entries {
		entry := &s.outcome.Entries[i]
		fmt.Printf("%s%d %s\n", entry.Kind.Sign(), entry.Amount, evaluate.Reason(s.program.Plan(), entry).English)
	}
}

// A scheme is loaded once and applied to the events of members, one by one. Every unit has a reason.
func Example() {
	club := newShop()
	club.apply(club.purchase("o1", "2026-05-10 09:30", 105_00))
	club.print()
	club.apply(club.purchase("o2", "2026-05-11 09:30", 38_00))
	club.print()
	fmt.Println("points:", club.lily.Balance(0))
	// Output:
	// +10 1 points every 10 of net, net 105.00: 10
	// 0 level: moved up to gold, spent 105
	// +3 1 points every 10 of net, net 38.00: 3; with boosts 6
	// +3 boost of rule `base` by `gold_rate`
	// points: 16
}

// Reasons are worded when they are printed, in either tongue.
func ExampleProgram_Apply_reasons() {
	club := newShop()
	club.apply(club.purchase("o1", "2026-05-10 09:30", 105_00))
	words := evaluate.Reason(club.program.Plan(), &club.outcome.Entries[1])
	fmt.Println(words.In(dsl.Chinese))
	// Output:
	// level：升级到 gold，spent 105
}

// A preview says what an event would do, as a till shows it before the customer pays. The state stays as it is.
func ExampleProgram_Preview() {
	club := newShop()
	order := club.purchase("o1", "2026-05-10 09:30", 250_00)
	if err := club.program.Preview(&club.outcome, []*interpreter.State{club.lily}, order); err != nil {
		fmt.Println(err)
	}
	club.print()
	fmt.Println("points:", club.lily.Balance(0))
	// Output:
	// +25 1 points every 10 of net, net 250.00: 25
	// 0 level: moved up to gold, spent 250
	// points: 0
}

// A refund takes back what was recorded. What was spent meanwhile is owed; a refund that may not be is refused, with
// its reasons.
func ExampleProgram_Apply_refund() {
	club := newShop()
	club.apply(club.purchase("o1", "2026-05-10 09:30", 105_00))
	club.apply(club.refund("o1", "2026-05-12 18:00"))
	club.print()
	err := club.program.Apply(&club.outcome, []*interpreter.State{club.lily}, club.refund("o1", "2026-05-12 18:05"))
	var refused *interpreter.Refused
	fmt.Println(errors.As(err, &refused), refused.Reasons[0].Code, err)
	// Output:
	// -10 taken back (rule `base`)
	// 0 level: moved down to green, spent 0
	// true refund-done refused: "o1" has been refunded wholly
}

// A state is kept as text that names what it speaks of, so that it outlives the scheme it was made under. What a later
// scheme has no place for is listed.
func ExampleProgram_Decode() {
	club := newShop()
	club.apply(club.purchase("o1", "2026-05-10 09:30", 105_00))
	text, _ := club.program.Encode(club.lily)
	lily, mismatches, err := club.program.Decode(text)
	fmt.Println(lily.Balance(0), mismatches, err)

	stars := `scheme coffee language 1 currency CNY timezone "Asia/Shanghai"
		wallet stars {}
		rule base on purchase { earn 1 stars every 10 of net }`
	later, _ := interpreter.Load(interpreter.Source{Name: "coffee.scheme", Text: stars})
	_, mismatches, err = later.Decode(text)
	fmt.Println(mismatches, err)
	// Output:
	// 10 [] <nil>
	// [{metric spent sum of CNY last 1 year 105.00} {tier level gold} {wallet points 10}] <nil>
}
