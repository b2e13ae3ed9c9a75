package interpreter_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// yardstick is scheme W of the design's yardstick: see its page for what every step has to come to.
const yardstick = `
boosts multiply
member { birthday date optional }
event purchase { category text optional  refundable within 365 days to the second }
wallet points { expire 365 days after earned to the second  spend oldest }
wallet value { unit CNY  filled by recharge }
metric rolling { sum earned points over last 365 days }
tiers level by rolling { Silver  Gold from 1000  Diamond from 5000  review on every event }
rule base on purchase { earn 1 points every 10 of amount }
rule birthday_month on purchase { when month(member.birthday) == month(today)  boost base 2x }
rule rate on purchase { boost base by level { Silver 1x  Gold 1.2x  Diamond 1.5x } }
rule gift on recharge { earn value by amount { from 500 2%  from 1000 5%  from 5000 8% } }
`

// timed is the yardstick's scheme, and time does something of its own.
const timed = yardstick + `
calendar member_day { every Wednesday  day 8, 31 of every month  1 week in every 3 from 2026-01-05 }
rule daily every day during member_day { earn 3 points }
rule weekly every week { charge 1 points }
rule fortnight every 2 weeks from 2026-01-07 20:00 { limit 2 per month  earn 2 points }
rule start on start of member_day, member.joined { earn points by level { Silver 1  Gold 2  Diamond 3 } }
rule today on purchase during member_day { when today in member_day and time in member_day  earn 1 points }
`

// crowded is a scheme that does a bit of everything on a purchase.
const crowded = `
boosts add
param step = 10 then 8 from 2026-07-01
member { birthday date optional  tag text = "a" }
event purchase { category text optional  paid money from value  items list { sku text  price money  quantity number = 1 }  refundable within 30 days }
event recharge { refundable within 30 days }
table sale by sku { price money  row "a" 8 until 2027-01-01  row "b" 3 }
wallet points { decimals 2  expire 90 days after earned to end of month  redeem 100 for 1 CNY up to 50% of amount or less  round half-up each item }
wallet value { unit CNY  filled by recharge  expire 1 year after earned }
metric spent { sum net on purchase over last 30 days }
metric visits { count on purchase over this month }
metric faded { sum amount on purchase decay half-life 30 days }
metric dear { sum price * quantity on each item of purchase when price > 4 over last 30 days }
metric dearest { largest price on each item of purchase over last 30 days }
metric favourite { top sku by sum quantity on each item of purchase over last 30 days }
metric kinds { count distinct sku on each item of purchase over this month }
tiers level by spent { silver  gold from 100  diamond from 300 }
rule base on purchase { earn 1 points every step of net  cap 400 per month }
rule line on each item of purchase { when price > sale[sku].price  earn points 1% of price  discount = (price - sale[sku].price) * quantity }
rule often on purchase { when visits > 3  boost base 2x  cap 30 per 10 days }
rule rate on purchase { boost base by level { silver 1x  gold 1.2x  diamond 1.5x } }
rule sets on purchase { discount sets of 2 items when price > 2, items when quantity > 1 to 7 CNY }
rule tag on purchase { when category == "tea" or any(items, .price > 5)  set member.tag = category }
rule fee on purchase { limit 5 per month  charge = amount * 0.001 }
rule gift on recharge { earn value 2% of amount }
voucher ten { worth 10 CNY  valid 20 days }
voucher back { valid 10 days to end of month }
wallet stars { expire 40 days after earned  spend oldest }
wallet idle { expire later of 20 days after earned, 10 days after last purchase  cap 500 }
rule idle on purchase { earn 2 idle }
rule ten on purchase { issue ten every 200 of amount  notify "ten: {points} points, {member.tag} {category}, {level} {spent} {net}" }
rule back on each item of purchase { when price > 10  issue back worth 10% of price }
rule stars on purchase { earn stars 1% of net  after 7 days }
rule soon on purchase { earn stars 2% of net  expire 15 days after earned }
`

// knowing is a scheme that measures, sorts and moves members in every way.
const knowing = `
event purchase { category text optional  refundable within 30 days }
wallet points { expire 90 days after earned to end of month }
metric biggest { largest amount on purchase over last 30 days }
metric least { smallest net on purchase over membership year }
metric mean { average amount on purchase over last 30 days }
metric kinds { count distinct amount on purchase over last 40 days }
metric favourite { top category by sum amount on purchase over last 30 days }
metric recency { days since last purchase }
metric grown { sum earned points when points < 9000 over last 60 days }
segment stage { busy when mean > 50 and kinds > 1  lost when recency > 5  calm otherwise }
tiers level by grown { low  high from 100 keep when biggest > 10  higher from 9000  hold 20 days  lapse one step after 5 days }
challenge tenth { begin on purchase  goal count 10 on purchase  again  done earn 5 points }
rule base on purchase { earn 1 points every 10 of net }
rule up on upgrade of level { earn 2 points }
rule busy on enter busy { earn 1 points }
`

// treadmill lives a life that goes on and on: a purchase a day with a line or two, every third day units are redeemed,
// every fifth something is refunded, in part and then in whole.
type treadmill struct {
	m       *member
	states  []*interpreter.State
	event   interpreter.Event
	fields  map[string]slot
	ids     []string
	day     int
	began   value.Instant
	refused int
}

// slot is where a field of an event lies.
type slot struct{ kind, field int }

func newTreadmill(t tester, clauses string) *treadmill {
	program := load(t, clauses)
	m := newMember(program)
	mill := &treadmill{m: m, states: []*interpreter.State{m.state}, fields: map[string]slot{}, began: instant(t, program, "2026-01-01 10:00")}
	for kind := range program.Plan().Events {
		planned := &program.Plan().Events[kind]
		mill.fields[planned.Name] = slot{kind, compile.None}
		for field := range planned.Fields {
			mill.fields[planned.Name+"."+planned.Fields[field].Name] = slot{kind, field}
		}
	}
	for i := range 3000 {
		mill.ids = append(mill.ids, fmt.Sprint("o", i))
	}
	return mill
}

func (m *treadmill) begin(name string, hour int) {
	at := m.began + value.Instant(m.day)*value.MicrosecondsPerDay + value.Instant(hour)*value.MicrosecondsPerHour
	m.event.Reset(m.m.program.Plan(), m.fields[name].kind, "lily", at)
}

func (m *treadmill) set(name string, number int64) {
	if at, ok := m.fields[name]; ok {
		m.event.SetNumber(at.field, number)
	}
}

func (m *treadmill) apply() {
	if err := m.m.program.Apply(&m.m.outcome, m.states, &m.event); err != nil {
		m.refused++
	}
}

// id is an id that has not been used for eight years.
func (m *treadmill) id(back int) string { return m.ids[(m.day-back)%len(m.ids)] }

func (m *treadmill) purchase() {
	m.begin("purchase", 0)
	m.event.ID = m.id(0)
	m.set("purchase.amount", int64(20_000+m.day%7*12_345))
	if m.day%2 == 0 && m.m.program.Plan().Wallets[0].Redeem != nil {
		m.set("purchase.redeem.points", 500)
		m.set("purchase.paid", 300)
	}
	if at, ok := m.fields["purchase.category"]; ok {
		m.event.SetText(at.field, "tea")
	}
	if at, ok := m.fields["purchase.vouchers"]; ok && m.m.state.Vouchers[0].Totals.Held > 0 {
		m.event.AddLine(at.field)[0] = compile.Cell{Text: "ten", Present: true}
	}
	if at, ok := m.fields["purchase.items"]; ok {
		for line := range m.day%3 + 1 {
			cells := m.event.AddLine(at.field)
			cells[0].Text, cells[0].Present = m.ids[0][:1], true
			cells[1].Number, cells[1].Present = int64(700+line*300), true
		}
	}
	m.apply()
}

func (m *treadmill) recharge() {
	m.begin("recharge", 1)
	m.set("recharge.amount", 800_00)
	m.apply()
}

func (m *treadmill) redeem() {
	m.begin("redeem", 2)
	m.set("redeem.points", 7)
	m.apply()
}

func (m *treadmill) refund(back int, amount int64) {
	m.begin("refund", 3)
	m.event.SetText(m.fields["refund.of"].field, m.id(back))
	if amount > 0 {
		m.set("refund.amount", amount)
	}
	m.apply()
}

// step lives a day.
func (m *treadmill) step() {
	m.day++
	m.purchase()
	switch {
	case m.day%3 == 0:
		m.redeem()
	case m.day%5 == 0:
		m.refund(4, 500)
		m.refund(4, 0)
	case m.day%7 == 0:
		m.recharge()
	}
}

// TestSteadyStateAllocatesNothing: once a member's state has grown, events allocate nothing, refused ones aside.
func TestSteadyStateAllocatesNothing(t *testing.T) {
	for name, clauses := range map[string]string{"yardstick": yardstick, "crowded": crowded, "knowing": knowing, "timed": timed} {
		t.Run(name, func(t *testing.T) {
			mill := newTreadmill(t, clauses)
			for range 1500 {
				mill.step()
			}
			before := mill.refused
			require.Zero(t, testing.AllocsPerRun(400, mill.step))
			require.Equal(t, before, mill.refused)
			require.NoError(t, mill.m.state.Wallets[0].Check())
		})
	}
}

// TestManyGoroutines lets members of one program live at the same time: each comes to what it comes to alone.
func TestManyGoroutines(t *testing.T) {
	program := newTreadmill(t, crowded).m.program
	texts := make([]string, 8)
	var group sync.WaitGroup
	for i := range texts {
		group.Go(func() {
			mill := newTreadmill(t, crowded)
			mill.m.program, mill.states[0] = program, program.NewState("lily")
			for range 120 {
				mill.step()
			}
			text, _ := program.Encode(mill.states[0])
			texts[i] = string(text)
		})
	}
	group.Wait()
	for _, text := range texts {
		require.Equal(t, texts[0], text)
	}
}

// BenchmarkApply applies events of a grown member: under the yardstick's scheme a purchase, a redemption and an average
// day, under the crowded one an average day.
func BenchmarkApply(b *testing.B) {
	for _, one := range []struct {
		name, clauses string
		apply         func(*treadmill)
	}{
		{"yardstick/purchase", yardstick, func(m *treadmill) { m.day++; m.purchase() }},
		{"yardstick/redeem", yardstick, func(m *treadmill) { m.redeem() }},
		{"yardstick/day", yardstick, (*treadmill).step},
		{"crowded/day", crowded, (*treadmill).step},
	} {
		b.Run(one.name, func(b *testing.B) {
			mill := newTreadmill(b, one.clauses)
			for range 1500 {
				mill.step()
			}
			mill.day++
			mill.begin("opening", 0) // so much that it lasts
			mill.set("opening.points", 1<<60)
			mill.apply()
			mill.purchase()
			refused := mill.refused
			b.ReportAllocs()
			for b.Loop() {
				one.apply(mill)
			}
			require.Equal(b, refused, mill.refused)
		})
	}
}

// BenchmarkEncode writes and reads the state of a grown member.
func BenchmarkEncode(b *testing.B) {
	mill := newTreadmill(b, crowded)
	for range 1500 {
		mill.step()
	}
	text := encode(b, mill.m.program, mill.m.state)
	b.Run(fmt.Sprint("write ", len(text)/1024, " KiB"), func(b *testing.B) {
		for b.Loop() {
			encode(b, mill.m.program, mill.m.state)
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			_, _, err := mill.m.program.Decode([]byte(text))
			require.NoError(b, err)
		}
	})
}
