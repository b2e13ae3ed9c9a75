package evaluate

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// added is what happened: the model of an accumulator is all of it, added up anew whenever it is read.
type added struct {
	event  int64
	at     value.Instant
	amount int64
}

// modelSum adds up what counts at an instant.
func modelSum(window *span, all []added, now value.Instant) int64 {
	sum := int64(0)
	for _, one := range all {
		counts := false
		switch window.kind {
		case compile.Lifetime:
			counts = true
		case compile.OverLast:
			counts = now < window.zone.Add(one.at, window.length)
		case compile.ThisPeriod:
			counts = window.zone.StartOf(one.at, window.period) == window.zone.StartOf(now, window.period)
		case compile.PreviousPeriod:
			counts = window.zone.EndOf(one.at, window.period) == window.zone.StartOf(now, window.period)
		}
		if counts {
			sum += one.amount
		}
	}
	return sum
}

func zoneOf(t require.TestingT, name string) *value.Zone {
	zone, err := value.LoadZone(name)
	require.NoError(t, err)
	return zone
}

func instantAt(t require.TestingT, text string, zone *value.Zone) value.Instant {
	instant, err := value.ParseInstant(text, zone)
	require.NoError(t, err)
	return instant
}

// TestWindowsAreTheirModel adds, takes back and reads at random times. Berlin's days have 23 and 25 hours, and windows
// of months end early in short ones.
func TestWindowsAreTheirModel(t *testing.T) {
	zone := zoneOf(t, "Europe/Berlin")
	windows := []span{{kind: compile.Lifetime, zone: zone}}
	for _, length := range []value.Duration{{Days: 1}, {Months: 1}, {Months: 1, Days: 3}, {Microseconds: 36 * value.MicrosecondsPerHour}} {
		windows = append(windows, span{kind: compile.OverLast, length: length, zone: zone})
	}
	for _, period := range []value.Period{value.Day, value.Week, value.Month, value.Quarter, value.Year} {
		windows = append(windows, span{kind: compile.ThisPeriod, period: period, zone: zone}, span{kind: compile.PreviousPeriod, period: period, zone: zone})
	}
	rapid.Check(t, func(t *rapid.T) {
		window := rapid.SampledFrom(windows).Draw(t, "window")
		var a, copied Accumulator
		var all []added
		now := instantAt(t, rapid.SampledFrom([]string{"2026-01-27 09:30", "2026-03-28 22:00", "2026-10-24 23:10"}).Draw(t, "begin"), zone)
		for event := range int64(rapid.IntRange(1, 60).Draw(t, "events")) {
			now += value.Instant(rapid.Int64Range(0, 60).Draw(t, "hours")) * value.MicrosecondsPerHour / 2
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0, 1:
				one := added{event, now, rapid.SampledFrom([]int64{-3, 1, 2, 5, 20}).Draw(t, "amount")}
				all = append(all, one)
				a.add(&window, now, event, one.amount)
			case 2:
				if len(all) > 0 {
					one := rapid.SampledFrom(all).Draw(t, "one")
					all = append(all, added{one.event, one.at, -1})
					a.takeBack(&window, one.at, now, one.event, 1)
				}
			}
			a.copyTo(&copied)
			require.Equal(t, modelSum(&window, all, now), a.read(&window, now), "%s", windowWords(&window))
			require.Equal(t, modelSum(&window, all, now), copied.read(&window, now), "%s, copied", windowWords(&window))
			next := now + value.Instant(rapid.Int64Range(0, 2000).Draw(t, "later"))*value.MicrosecondsPerHour
			require.Equal(t, modelSum(&window, all, next), copied.read(&window, next), "%s, later", windowWords(&window))
		}
	})
}

// TestReviewsReadThePeriodThatEnded: at the first instant of a month the one that has ended is read as of just before,
// also where the member's events have begun the new one.
func TestReviewsReadThePeriodThatEnded(t *testing.T) {
	window := span{kind: compile.ThisPeriod, period: value.Month, zone: value.UTC}
	january, february := instantAt(t, "2026-01-20", value.UTC), instantAt(t, "2026-02-01", value.UTC)
	var a Accumulator
	a.add(&window, january, 1, 7)
	require.EqualValues(t, 7, a.read(&window, february-1))
	require.EqualValues(t, 0, a.read(&window, february))
	require.EqualValues(t, 7, a.read(&window, february-1), "looking changes nothing")
	a.add(&window, february, 2, 5)
	require.EqualValues(t, 7, a.read(&window, february-1))
	require.EqualValues(t, 5, a.read(&window, february))
}

// TestRollingWindowOfMonths: what happened on the 31st of January leaves a window of a month before what happened at
// noon of the 29th.
func TestRollingWindowOfMonths(t *testing.T) {
	window := span{kind: compile.OverLast, length: value.Duration{Months: 1}, zone: value.UTC}
	var a Accumulator
	a.add(&window, instantAt(t, "2026-01-29 12:00", value.UTC), 1, 100) // until 28 February 12:00
	a.add(&window, instantAt(t, "2026-01-31 10:00", value.UTC), 2, 7)   // until 28 February 10:00
	require.EqualValues(t, 107, a.read(&window, instantAt(t, "2026-02-28 09:59:59", value.UTC)))
	require.EqualValues(t, 100, a.read(&window, instantAt(t, "2026-02-28 10:00", value.UTC)))
	require.EqualValues(t, 0, a.read(&window, instantAt(t, "2026-02-28 12:00", value.UTC)))
}

// TestFading: 1.00 halves in ten days; on the tenth 1.00 more is 1.50, of which the first is then taken back.
func TestFading(t *testing.T) {
	window := span{kind: compile.Decay, zone: value.UTC, decay: value.NewDecay(10)}
	begin := instantAt(t, "2026-01-01 23:59", value.UTC)
	day := func(days int32) value.Instant { return value.UTC.Add(begin, value.Duration{Days: days}) }
	var a Accumulator
	a.add(&window, begin, 1, 1_00000000)
	require.EqualValues(t, 1_00000000, a.read(&window, begin+value.MicrosecondsPerSecond))
	require.EqualValues(t, 93303299, a.read(&window, begin+value.MicrosecondsPerMinute), "a new day has begun: 2^(-1/10)")
	require.EqualValues(t, 50000000, a.read(&window, day(10)))
	a.add(&window, day(10), 2, 1_00000000)
	require.EqualValues(t, 1_50000000, a.read(&window, day(10)))
	a.takeBack(&window, begin, day(20), 1, 1_00000000) // of 0.75 that is left, 0.25 was the first's
	require.EqualValues(t, 50000000, a.read(&window, day(20)))
	a.takeBack(&window, day(10), day(20), 2, 1_00000000)
	require.EqualValues(t, 0, a.read(&window, day(20)))
}

// TestSince: a window that is younger than an event gives nothing back of it.
func TestSince(t *testing.T) {
	window := span{kind: compile.Lifetime, zone: value.UTC}
	a := Accumulator{since: 5}
	a.add(&window, 0, 5, 10)
	a.takeBack(&window, 0, 0, 4, 3)
	require.EqualValues(t, 10, a.read(&window, 0))
	a.takeBack(&window, 0, 0, 5, 3)
	require.EqualValues(t, 7, a.read(&window, 0))
}

// TestNextLeaving: what was refunded wholly leaves nothing behind that could leave the window.
func TestNextLeaving(t *testing.T) {
	window := span{kind: compile.OverLast, length: value.Duration{Days: 30}, zone: value.UTC}
	var a Accumulator
	require.Equal(t, never, a.nextLeaving(0))
	a.add(&window, 0, 1, 10)
	a.add(&window, 5, 2, 10)
	require.EqualValues(t, 30*value.MicrosecondsPerDay, a.nextLeaving(6))
	a.takeBack(&window, 0, 6, 1, 10)
	require.EqualValues(t, 30*value.MicrosecondsPerDay+5, a.nextLeaving(6))
	a.takeBack(&window, 5, 6, 2, 10)
	require.Equal(t, never, a.nextLeaving(6))
}

func TestRollingWindowDoesNotAllocate(t *testing.T) {
	window := span{kind: compile.OverLast, length: value.Duration{Days: 30}, zone: value.UTC}
	var a Accumulator
	event, now := int64(0), value.Instant(0)
	step := func() {
		event++
		now += value.MicrosecondsPerDay / 3
		a.add(&window, now, event, 2)
		a.takeBack(&window, now, now, event, 1)
		a.read(&window, now)
	}
	for range 1000 {
		step()
	}
	require.Zero(t, testing.AllocsPerRun(1000, step))
}
