package interpreter_test

import (
	"fmt"
	"testing"
	"time"
	_ "time/tzdata" // the model's zones

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// The second opinion on when rules by time come: the standard library's time, half an hour a step. It knows nothing of
// periods, cycles or calendars; it looks at clocks.

const half = 30 * time.Minute

// clocks are what the clocks of a place show.
type clocks struct{ *time.Location }

// startOf is the first instant at which clocks show a date and a time of day, or later ones.
func (c clocks) startOf(year int, month time.Month, day, minutes int) time.Time {
	wanted := fmt.Sprintf("%04d-%02d-%02d %02d:%02d", year, month, day, minutes/60, minutes%60)
	at := time.Date(year, month, day, minutes/60, minutes%60, 0, 0, time.UTC).Add(-30 * time.Hour)
	for at.In(c.Location).Format("2006-01-02 15:04") < wanted {
		at = at.Add(half)
	}
	return at
}

// beginsDay tells whether a local day begins at an instant: clocks show a date that they have not shown before.
func (c clocks) beginsDay(at time.Time) bool {
	day := at.In(c.Location).Format(time.DateOnly)
	return at.Add(-half).In(c.Location).Format(time.DateOnly) < day
}

// lastDay is the last day of a month.
func lastDay(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// coming is a rule's head, what it needs, and when it comes: the instants after one up to another.
type coming struct {
	clauses, head string
	from          time.Time // of the birthday, or of what is counted from a date
	count         func(after, to time.Time) int
}

// scan counts the half hours at which something holds.
func scan(holds func(at time.Time) bool) func(after, to time.Time) int {
	return func(after, to time.Time) int {
		count := 0
		for at := after.Truncate(half).Add(half); !at.After(to); at = at.Add(half) {
			if holds(at) {
				count++
			}
		}
		return count
	}
}

// drawPeriod draws a rule at the beginning of the calendar's periods.
func (c clocks) drawPeriod(t *rapid.T) coming {
	periods := []string{"day", "week", "month", "quarter", "year"}
	period := rapid.SampledFrom(periods).Draw(t, "period")
	return coming{head: "every " + period, count: scan(func(at time.Time) bool {
		local := at.In(c.Location)
		begins := map[string]bool{"day": true, "week": local.Weekday() == time.Monday, "month": local.Day() == 1,
			"quarter": local.Day() == 1 && local.Month()%3 == 1, "year": local.YearDay() == 1}[period]
		return begins && c.beginsDay(at)
	})}
}

// drawStep draws a rule that is counted from a date.
func (c clocks) drawStep(t *rapid.T) coming {
	first := time.Date(2026, 1, rapid.IntRange(1, 366).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
	minutes := 30 * rapid.IntRange(0, 47).Draw(t, "half hours")
	number, unit := rapid.IntRange(1, 20).Draw(t, "number"), rapid.SampledFrom([]string{"days", "weeks", "months", "hours"}).Draw(t, "unit")
	head := fmt.Sprintf("every %d %s from %s %02d:%02d", number, unit, first.Format(time.DateOnly), minutes/60, minutes%60)
	turn := func(k int) time.Time {
		switch unit {
		case "hours":
			return c.startOf(first.Year(), first.Month(), first.Day(), minutes).Add(time.Duration(k*number) * time.Hour)
		case "months":
			month := time.Date(first.Year(), first.Month()+time.Month(k*number), 1, 0, 0, 0, 0, time.UTC)
			return c.startOf(month.Year(), month.Month(), min(first.Day(), lastDay(month.Year(), month.Month())), minutes)
		case "weeks":
			return c.startOfDay(first.AddDate(0, 0, 7*k*number), minutes)
		}
		return c.startOfDay(first.AddDate(0, 0, k*number), minutes)
	}
	return coming{head: head, count: func(after, to time.Time) int {
		count := 0
		for k := 0; !turn(k).After(to); k++ {
			if turn(k).After(after) {
				count++
			}
		}
		return count
	}}
}

func (c clocks) startOfDay(day time.Time, minutes int) time.Time {
	return c.startOf(day.Year(), day.Month(), day.Day(), minutes)
}

// drawBirthday draws a rule on a date of the member's.
func (c clocks) drawBirthday(t *rapid.T) coming {
	born := time.Date(rapid.IntRange(1988, 2028).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
	return coming{clauses: "member { birthday date = " + born.Format(time.DateOnly) + " }\n", head: "on member.birthday", count: func(after, to time.Time) int {
		count := 0
		for year := max(2025, born.Year()); year < 2032; year++ {
			at := c.startOf(year, born.Month(), min(born.Day(), lastDay(year, born.Month())), 0)
			if at.After(after) && !at.After(to) {
				count++
			}
		}
		return count
	}}
}

// drawCalendar draws a rule at the start of a calendar, or every day during one.
func (c clocks) drawCalendar(t *rapid.T) coming {
	weekday, number := rapid.IntRange(0, 6).Draw(t, "weekday"), rapid.IntRange(1, 31).Draw(t, "number")
	first, length := rapid.IntRange(1, 300).Draw(t, "first"), rapid.IntRange(0, 60).Draw(t, "length")
	begin := time.Date(2026, 1, first, 0, 0, 0, 0, time.UTC)
	end := begin.AddDate(0, 0, length)
	clauses := fmt.Sprintf("calendar c { every %s  day %d of every month  every year %s to %s }\n", time.Weekday(weekday), number, begin.Format("01-02"), end.Format("01-02"))
	holds := func(at time.Time) bool {
		local := at.In(c.Location)
		day := local.Format("01-02")
		inYear := day >= begin.Format("01-02") && day <= end.Format("01-02")
		if begin.Format("01-02") > end.Format("01-02") {
			inYear = day >= begin.Format("01-02") || day <= end.Format("01-02")
		}
		return local.Weekday() == time.Weekday(weekday) || local.Day() == min(number, lastDay(local.Year(), local.Month())) || inYear
	}
	if rapid.Bool().Draw(t, "during") {
		return coming{clauses: clauses, head: "every day during c", count: scan(func(at time.Time) bool { return c.beginsDay(at) && holds(at) })}
	}
	return coming{clauses: clauses, head: "on start of c", count: scan(func(at time.Time) bool { return holds(at) && !holds(at.Add(-half)) })}
}

// TestWhenRulesByTimeCome counts how often a rule comes in a stretch of a member's life.
func TestWhenRulesByTimeCome(t *testing.T) {
	zones := []string{"Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "UTC"}
	rapid.Check(t, func(t *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(t, "zone")
		location, err := time.LoadLocation(zone)
		require.NoError(t, err)
		c := clocks{location}
		one := rapid.SampledFrom([]func(*rapid.T) coming{c.drawPeriod, c.drawStep, c.drawBirthday, c.drawCalendar}).Draw(t, "kind")(t)
		program := loadIn(t, zone, one.clauses+points+"rule a "+one.head+" { earn 1 points }\n")
		joined := time.Date(2026, 1, 1, 0, 30*rapid.IntRange(0, 48*365).Draw(t, "joined"), 0, 0, location)
		end := joined.Add(half * time.Duration(rapid.IntRange(0, 48*500).Draw(t, "until")))
		m := newMember(program)
		m.program.Live(&m.outcome, m.state, value.Instant(joined.UnixMicro()))
		m.live(&happening{to: value.Instant(end.UnixMicro())})
		require.NoError(t, m.err)
		require.EqualValues(t, one.count(joined, end), m.state.Balance(0), "rule a %s%s, from %s to %s", one.clauses, one.head, joined, end)
	})
}
