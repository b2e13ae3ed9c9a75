package interpreter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A second opinion on ladders: a member's tier day by day, from purchases at noon and what the ladder's clauses say, in
// whole days. It shares no code with the interpreter.

// stairs is a ladder as the model knows it.
type stairs struct {
	lines   []int64 // of the tiers, lowest first; the lowest has 0
	keep    int64   // a tier is kept from so many tenths of its line
	window  int     // days that the measure looks back
	hold    int     // days; 0 is none
	grace   int     // days; 0 is none
	lapse   string  // one step, to fit, never
	upAtOne bool    // up on every event, down each day; else both each day
}

func (s *stairs) scheme() string {
	text := fmt.Sprintf("metric growth { sum amount on purchase over last %d days }\ntiers level by growth {\n  t0\n", s.window)
	for i, line := range s.lines[1:] {
		text += fmt.Sprintf("  t%d from %d keep when growth >= %d.%d\n", i+1, line, line*s.keep/10, line*s.keep%10)
	}
	text += "  lapse " + s.lapse
	if s.grace > 0 {
		text += fmt.Sprintf(" after %d days", s.grace)
	}
	if s.hold > 0 {
		text += fmt.Sprintf("\n  hold %d days", s.hold)
	}
	if s.upAtOne {
		return text + "\n  review up on every event\n  review down daily\n}\n"
	}
	return text + "\n  review daily\n}\n"
}

// climber is where a member stands as of a day. Days that are none are -1.
type climber struct {
	*stairs
	tier, held, grace, lapse int
	spent                    map[int]int64 // by day, at noon
}

// measure is what was spent within the window; noon tells whether it is noon of the day rather than its beginning.
func (c *climber) measure(day int, noon bool) int64 {
	sum := int64(0)
	for at, amount := range c.spent {
		isIn := at < day && day <= at+c.window
		if noon {
			isIn = at <= day && day < at+c.window
		}
		if isIn {
			sum += amount
		}
	}
	return sum
}

func (c *climber) reached(sum int64) (tier int) {
	for i, line := range c.lines {
		if sum >= line {
			tier = i
		}
	}
	return tier
}

func (c *climber) keeps(tier int, sum int64) bool {
	return sum >= c.lines[tier] || 10*sum >= c.lines[tier]*c.keep
}

func (c *climber) lowerTier(sum int64) int {
	if c.stairs.lapse == "one step" {
		return c.tier - 1
	}
	for tier := c.tier - 1; ; tier-- {
		if c.keeps(tier, sum) {
			return tier
		}
	}
}

// stand puts the member on a tier, which lasts from a day on: through that day and so many more.
func (c *climber) stand(tier, from int) {
	c.tier, c.grace, c.held = tier, -1, -1
	if c.stairs.hold > 0 && tier > 0 {
		c.held = from + c.stairs.hold + 1
	}
}

func (c *climber) fail(day int, sum int64) {
	switch {
	case c.stairs.lapse == "never":
	case c.stairs.grace > 0:
		c.grace, c.lapse = day+c.stairs.grace, c.lowerTier(sum)
	default:
		c.stand(c.lowerTier(sum), day-1)
	}
}

// begin does what is due at the beginning of a day: what is kept or lost then counts from the day before.
func (c *climber) begin(day int) {
	sum := c.measure(day, false)
	if c.held == day {
		if c.held = -1; c.keeps(c.tier, sum) {
			c.stand(c.tier, day-1)
		} else {
			c.fail(day, sum)
		}
	}
	if c.grace == day {
		if c.keeps(c.tier, sum) {
			c.stand(c.tier, day-1)
		} else {
			c.stand(max(c.lapse, c.lowerTier(sum)), day-1)
		}
	}
	switch reached := c.reached(sum); {
	case reached > c.tier && !c.upAtOne:
		c.stand(reached, day-1)
	case c.held >= 0 || c.tier == 0:
	case c.keeps(c.tier, sum):
		if c.grace >= 0 {
			c.stand(c.tier, day-1)
		}
	case c.grace < 0:
		c.fail(day, sum)
	}
}

// buy is a purchase at noon: reviewed before and after, where it moves up at once.
func (c *climber) buy(day int, amount int64) {
	for range 2 {
		if reached := c.reached(c.measure(day, true)); c.upAtOne && reached > c.tier {
			c.stand(reached, day)
		}
		c.spent[day], amount = c.spent[day]+amount, 0
	}
	if reached := c.reached(c.measure(day, true)); c.upAtOne && reached > c.tier {
		c.stand(reached, day)
	}
}

func TestTiersAreAsTheModelSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ladder := &stairs{lines: []int64{0, 100, 250, 600}, keep: rapid.SampledFrom([]int64{5, 8, 10}).Draw(t, "keep"),
			window: rapid.SampledFrom([]int{3, 7, 20}).Draw(t, "window"), hold: rapid.SampledFrom([]int{0, 1, 5, 12}).Draw(t, "hold"),
			grace: rapid.SampledFrom([]int{0, 1, 4}).Draw(t, "grace"), lapse: rapid.SampledFrom([]string{"one step", "to fit", "never"}).Draw(t, "lapse"),
			upAtOne: rapid.Bool().Draw(t, "up at once")}
		program := load(t, ladder.scheme())
		purchase, err := program.Event("purchase")
		require.NoError(t, err)
		m, model := newMember(program), &climber{stairs: ladder, held: -1, grace: -1, spent: map[int]int64{}}
		first := instant(t, program, "2026-01-30")
		m.live(&happening{event: numbersOf(t, program, "purchase", "2026-01-30", "", nil)})
		days := rapid.IntRange(10, 90).Draw(t, "days")
		for day := 1; day < days; day++ {
			midnight := first + value.Instant(day)*value.MicrosecondsPerDay
			model.begin(day)
			m.live(&happening{to: midnight})
			require.NoError(t, m.err)
			require.Equal(t, model.tier, m.state.Tiers[0].Tier, "at the beginning of day %d\n%s", day, ladder.scheme())
			if rapid.IntRange(0, 3).Draw(t, "buys") == 0 {
				amount := rapid.SampledFrom([]int64{1, 50, 100, 300, 700}).Draw(t, "amount")
				event := numbersOf(t, program, "purchase", "2026-01-30", "", map[string]int64{"amount": amount * 100})
				purchase.Begin(event, "lily", "", midnight+12*value.MicrosecondsPerHour)
				field, _ := purchase.Number("amount")
				field.Set(event, amount*100)
				m.live(&happening{event: event})
				require.NoError(t, m.err)
				model.buy(day, amount)
				require.Equal(t, model.tier, m.state.Tiers[0].Tier, "after noon of day %d\n%s", day, ladder.scheme())
			}
		}
	})
}
