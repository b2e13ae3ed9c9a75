package interpreter_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A second opinion on metrics: every event of a life is kept, and what a metric comes to is worked out from all of them
// by nothing but the time package. It shares no code with the interpreter.

// modelled is a purchase as the model remembers it.
type modelled struct {
	at       time.Time
	amount   int64 // in fen
	refunded int64
	whole    bool
	shop     string
	lines    []modelLine
}

// kept is what of its amount counts.
func (b *modelled) kept() int64 { return b.amount - b.refunded }

var shanghai = time.FixedZone("CST", 8*3600)

// addMonths adds months, the last day of the month where there is no such day.
func addMonths(at time.Time, months int) time.Time {
	year, month, day := at.Date()
	first := time.Date(year, month+time.Month(months), 1, at.Hour(), at.Minute(), at.Second(), at.Nanosecond(), shanghai)
	last := time.Date(first.Year(), first.Month()+1, 0, 0, 0, 0, 0, shanghai).Day()
	return first.AddDate(0, 0, min(day, last)-1)
}

// windows are the windows of the model: whether what happened at an instant is in one as of now; told is the instant by
// which the calendar is told.
var modelWindows = map[string]func(at, now, told, joined time.Time) bool{
	"over lifetime":      func(_, _, _, _ time.Time) bool { return true },
	"over last 20 days":  func(at, now, _, _ time.Time) bool { return now.Before(at.AddDate(0, 0, 20)) },
	"over last 3 months": func(at, now, _, _ time.Time) bool { return now.Before(addMonths(at, 3)) },
	"over last 36 hours": func(at, now, _, _ time.Time) bool { return now.Before(at.Add(36 * time.Hour)) },
	"over this month":    func(at, _, told, _ time.Time) bool { return at.Year() == told.Year() && at.Month() == told.Month() },
	"over previous month": func(at, _, told, _ time.Time) bool {
		then := addMonths(at, 1)
		return then.Year() == told.Year() && then.Month() == told.Month()
	},
	"over this year": func(at, _, told, _ time.Time) bool { return at.Year() == told.Year() },
	"over previous quarter": func(at, _, told, _ time.Time) bool {
		return 4*at.Year()+int(at.Month()-1)/3+1 == 4*told.Year()+int(told.Month()-1)/3
	},
	"over membership year": func(at, _, told, joined time.Time) bool {
		return yearsSince(joined, at) == yearsSince(joined, told)
	},
	"over previous membership year": func(at, _, told, joined time.Time) bool {
		return yearsSince(joined, at)+1 == yearsSince(joined, told)
	},
}

func yearsSince(joined, at time.Time) int {
	years := at.Year() - joined.Year()
	if addMonths(dayOf(joined), 12*years).After(at) {
		years--
	}
	return years
}

func dayOf(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, shanghai)
}

// modelMetrics are what the model works out of the purchases in a window; not ok is missing.
var modelMetrics = map[string]func(in []*modelled) (number int64, text string, ok bool){
	"sum amount on purchase": func(in []*modelled) (sum int64, _ string, _ bool) {
		for _, one := range in {
			sum += one.kept()
		}
		return sum, "", true
	},
	"count on purchase": func(in []*modelled) (count int64, _ string, _ bool) {
		for _, one := range in {
			if !one.whole {
				count++
			}
		}
		return count, "", true
	},
	"largest amount on purchase": func(in []*modelled) (best int64, _ string, ok bool) {
		for _, one := range in {
			if !one.whole && (!ok || one.kept() > best) {
				best, ok = one.kept(), true
			}
		}
		return best, "", ok
	},
	"smallest amount on purchase": func(in []*modelled) (best int64, _ string, ok bool) {
		for _, one := range in {
			if !one.whole && (!ok || one.kept() < best) {
				best, ok = one.kept(), true
			}
		}
		return best, "", ok
	},
	"latest shop on purchase": func(in []*modelled) (_ int64, last string, ok bool) {
		for _, one := range in {
			if !one.whole {
				last, ok = one.shop, true
			}
		}
		return 0, last, ok
	},
	"count distinct shop on purchase": func(in []*modelled) (int64, string, bool) {
		shops := map[string]bool{}
		for _, one := range in {
			if !one.whole {
				shops[one.shop] = true
			}
		}
		return int64(len(shops)), "", true
	},
	"top shop by sum amount on purchase": func(in []*modelled) (most int64, best string, _ bool) {
		for _, shop := range []string{"A", "B", "C"} {
			sum := int64(0)
			for _, one := range in {
				if one.shop == shop {
					sum += one.kept()
				}
			}
			if sum > most {
				most, best = sum, shop
			}
		}
		return 0, best, best != ""
	},
}

// modelScheme declares every metric over every window.
func modelScheme() (clauses string, names [][2]string) {
	clauses = "event purchase { shop text  items list { kind text  price money  quantity number }  refundable within 25 days to the second }\n"
	for _, metric := range slices.Concat(namesOfMap(modelMetrics), namesOfMap(lineMetrics)) {
		for _, window := range namesOfMap(modelWindows) {
			if !isModelled(metric, window) {
				continue
			}
			clauses += fmt.Sprintf("metric m%d { %s %s }\n", len(names), metric, window)
			names = append(names, [2]string{metric, window})
		}
	}
	return clauses, names
}

func TestMetricsAreAsTheModelSays(t *testing.T) {
	clauses, names := modelScheme()
	program := load(t, clauses)
	purchase, err := program.Event("purchase")
	require.NoError(t, err)
	amountField, err := purchase.Number("amount")
	require.NoError(t, err)
	shopField, err := purchase.Text("shop")
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		m := newMember(program)
		var life []*modelled
		now, last := time.Date(2024, 1, 29, 10, 0, 0, 0, shanghai), time.Time{}
		instantAt := func() value.Instant { return value.Instant(now.UnixMicro()) }
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			now = now.Add(rapid.SampledFrom([]time.Duration{0, time.Microsecond, time.Hour, 14 * time.Hour, 36 * time.Hour, 240 * time.Hour, 25 * 24 * time.Hour, 2000 * time.Hour}).Draw(t, "passes"))
			if rapid.IntRange(0, 3).Draw(t, "midnight") == 0 {
				now = dayOf(now).AddDate(0, 0, 1)
			}
			switch what := rapid.IntRange(0, 9).Draw(t, "what"); {
			case what < 6:
				one := &modelled{at: now, amount: rapid.SampledFrom([]int64{0, 100, 500, 501, 2500}).Draw(t, "amount"), shop: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "shop")}
				var event interpreter.Event
				purchase.Begin(&event, "lily", fmt.Sprint("o", len(life)), instantAt())
				amountField.Set(&event, one.amount)
				shopField.Set(&event, one.shop)
				for range rapid.IntRange(0, 4).Draw(t, "lines") {
					line := modelLine{rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "kind"), rapid.Int64Range(0, 600).Draw(t, "price"), rapid.Int64Range(0, 3).Draw(t, "quantity")}
					one.lines = append(one.lines, line)
					addLine(program, &event, line)
				}
				m.live(&happening{event: &event})
				require.NoError(t, m.err)
				life, last = append(life, one), now
			case what < 8 && len(life) > 0:
				number := rapid.IntRange(0, len(life)-1).Draw(t, "of")
				one := life[number]
				amount := min(one.amount-one.refunded, rapid.SampledFrom([]int64{100, 250, 5000}).Draw(t, "refund"))
				refund := partOf(program, fmt.Sprint("o", number), instantAt(), amount)
				m.live(&happening{event: refund})
				if m.err == nil {
					one.refunded += amount
					one.whole, last = one.refunded == one.amount, now
				}
			case m.state.Living:
				m.live(&happening{to: instantAt()})
			}
			if !m.state.Living {
				continue
			}
			m.state = decoded(t, program, m.text(t))
			told := now
			if last.Before(now) {
				told = now.Add(-time.Microsecond)
			}
			compareWithModel(t, m, names, life, now, told)
		}
	})
}

func compareWithModel(t *rapid.T, m *member, names [][2]string, life []*modelled, now, told time.Time) {
	for i, name := range names {
		var in []*modelled
		for _, one := range life {
			if modelWindows[name[1]](one.at, now, told, life[0].at) {
				in = append(in, one)
			}
		}
		of, isOfEvents := modelMetrics[name[0]]
		if !isOfEvents {
			of = lineMetrics[name[0]]
		}
		number, text, ok := of(in)
		came := m.program.Measured(&m.outcome, m.state, i)
		require.Equal(t, ok, came.Present, "%s %s at %s", name[0], name[1], now)
		require.Equal(t, number, came.Number, "%s %s at %s", name[0], name[1], now)
		require.Equal(t, text, came.Text, "%s %s at %s", name[0], name[1], now)
	}
}

// addLine adds a line to a purchase, in the order in which the scheme declares its fields.
func addLine(program *interpreter.Program, event *interpreter.Event, line modelLine) {
	slot := slices.IndexFunc(program.Plan().Events[event.Kind].Fields, func(field compile.Field) bool { return field.Name == "items" })
	cells := event.AddLine(slot)
	cells[0] = compile.Cell{Text: line.kind, Present: true}
	cells[1] = compile.Cell{Number: line.price, Present: true}
	cells[2] = compile.Cell{Number: line.quantity, Present: true}
}

func namesOfMap[V any](of map[string]V) []string { return slices.Sorted(maps.Keys(of)) }
