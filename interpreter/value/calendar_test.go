package value

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// calendarOf builds a calendar by one function, in a zone.
func calendarOf(t *testing.T, zone string, build func(c *Calendar)) *Calendar {
	c := NewCalendar(zoneOf(t, zone))
	build(c)
	return c
}

func dateOn(t *testing.T, text string) Date {
	date, err := ParseDate(text)
	require.NoError(t, err)
	return date
}

// model is a calendar as a few lines of the standard library's time say it: the second opinion.
type model func(at time.Time) bool

// calendars are calendars and their models, which share no code.
var calendars = []struct {
	name  string
	zone  string
	year  int
	build func(c *Calendar)
	model model
}{
	{"some days", "Asia/Shanghai", 2026, func(c *Calendar) {
		c.AddDays(20_499, 20_507) // 2026-02-15 to 2026-02-23
	}, func(at time.Time) bool { return at.Month() == 2 && at.Day() >= 15 && at.Day() <= 23 }},
	{"every year", "Europe/London", 2026, func(c *Calendar) { c.AddYearly(MonthDay{3, 1}, MonthDay{4, 30}) },
		func(at time.Time) bool { return at.Month() == 3 || at.Month() == 4 }},
	{"every year, over new year", "America/New_York", 2027, func(c *Calendar) { c.AddYearly(MonthDay{11, 15}, MonthDay{2, 29}) },
		func(at time.Time) bool {
			return at.Month() == 12 || at.Month() <= 2 || at.Month() == 11 && at.Day() >= 15
		}},
	{"29 February, in a year without it", "Asia/Shanghai", 2027, func(c *Calendar) { c.AddYearly(MonthDay{2, 29}, MonthDay{2, 29}) },
		func(at time.Time) bool { return at.Month() == 2 && at.Day() == 28 }},
	{"29 February, in a year with it", "Asia/Shanghai", 2028, func(c *Calendar) { c.AddYearly(MonthDay{2, 29}, MonthDay{2, 29}) },
		func(at time.Time) bool { return at.Month() == 2 && at.Day() == 29 }},
	{"every Wednesday", "America/New_York", 2026, func(c *Calendar) { c.AddWeekdays(3) },
		func(at time.Time) bool { return at.Weekday() == time.Wednesday }},
	{"weekends of two lines", "Europe/London", 2026, func(c *Calendar) { c.AddWeekdays(6); c.AddWeekdays(7) },
		func(at time.Time) bool { return at.Weekday() == time.Saturday || at.Weekday() == time.Sunday }},
	{"every day of the week", "Europe/London", 2026, func(c *Calendar) { c.AddWeekdays(1, 2, 3, 4, 5, 6, 7) },
		func(time.Time) bool { return true }},
	{"days of the month", "Asia/Shanghai", 2026, func(c *Calendar) { c.AddMonthDays(8, 18, 28) },
		func(at time.Time) bool { return at.Day()%10 == 8 }},
	{"the 31st is the last of a shorter month", "Europe/London", 2026, func(c *Calendar) { c.AddMonthDays(31) },
		func(at time.Time) bool { return at.AddDate(0, 0, 1).Day() == 1 }},
	{"from the 30th over the 1st", "Europe/London", 2028, func(c *Calendar) { c.AddMonthDays(30, 31, 1) },
		func(at time.Time) bool {
			return at.Day() >= 30 || at.Day() == 1 || at.Month() == 2 && at.Day() == 29
		}},
	{"1 week in every 3", "America/New_York", 2026, func(c *Calendar) {
		c.AddCycle(NewCycle(c.zone, 20_458, 0, Duration{Days: 21}), Duration{Days: 7}) // from 2026-01-05
	}, func(at time.Time) bool {
		days := at.YearDay() - 5
		return days >= 0 && days%21 < 7
	}},
	{"1 month in every 3, from the 31st", "Asia/Shanghai", 2026, func(c *Calendar) {
		c.AddCycle(NewCycle(c.zone, 20_484, 0, Duration{Months: 3}), Duration{Months: 1}) // from 2026-01-31
	}, func(at time.Time) bool {
		day := int(at.Month())*100 + at.Day()
		return day >= 131 && day < 228 || day >= 430 && day < 531 || day >= 731 && day < 831 || day >= 1031 && day < 1130
	}},
	{"an hour of the evening, every day", "America/New_York", 2026, func(c *Calendar) {
		c.AddCycle(NewCycle(c.zone, 20_458, 20*MicrosecondsPerHour, Duration{Days: 1}), Duration{Microseconds: MicrosecondsPerHour})
	}, func(at time.Time) bool { return at.YearDay() >= 5 && at.Hour() == 20 }},
	{"6 hours in every 36, by the clock", "America/New_York", 2026, func(c *Calendar) {
		c.AddCycle(NewCycle(c.zone, 20_458, 0, Duration{Microseconds: 36 * MicrosecondsPerHour}), Duration{Microseconds: 6 * MicrosecondsPerHour})
	}, func(at time.Time) bool {
		since := at.Unix() - time.Date(2026, 1, 5, 5, 0, 0, 0, time.UTC).Unix() // 00:00 of New York
		return since >= 0 && since%(36*3600) < 6*3600
	}},
	{"times", "Asia/Shanghai", 2026, func(c *Calendar) {
		start := c.zone.At(20_768, 20*MicrosecondsPerHour) // 2026-11-11
		c.AddTimes(start, start+90*MicrosecondsPerMinute)
	}, func(at time.Time) bool {
		clock := at.Hour()*60 + at.Minute()
		return at.Month() == 11 && at.Day() == 11 && clock >= 20*60 && clock < 21*60+30
	}},
	{"days and times that meet", "Asia/Shanghai", 2026, func(c *Calendar) {
		c.AddDays(20_768, 20_768)
		start := c.zone.Midnight(20_769)
		c.AddTimes(start, start+MicrosecondsPerHour)
	}, func(at time.Time) bool {
		return at.Month() == 11 && (at.Day() == 11 || at.Day() == 12 && at.Hour() == 0)
	}},
	{"over the day that never was", "Pacific/Apia", 2011, func(c *Calendar) { c.AddMonthDays(30, 31) },
		func(at time.Time) bool {
			return at.Day() >= 30 || at.Month() == 2 && at.Day() == 28
		}},
	{"the day that never was", "Pacific/Apia", 2011, func(c *Calendar) { c.AddDays(15_338, 15_338) }, // 2011-12-30
		func(time.Time) bool { return false }},
	{"a summer time of old", "Asia/Shanghai", 1986, func(c *Calendar) { c.AddWeekdays(7) }, // on from Sunday 4 May, off from Sunday 14 September
		func(at time.Time) bool { return at.Weekday() == time.Sunday }},
	{"days that begin at 01:00", "America/Sao_Paulo", 2018, func(c *Calendar) { c.AddDays(17_839, 17_839) }, // 2018-11-04
		func(at time.Time) bool { return at.Month() == 11 && at.Day() == 4 }},
	{"nothing", "Asia/Shanghai", 2026, func(*Calendar) {}, func(time.Time) bool { return false }},
}

// TestCalendarsByTheHalfHour goes through a year and a month, half an hour a step, and holds each calendar against its
// model: what it holds, and when it begins to hold.
func TestCalendarsByTheHalfHour(t *testing.T) {
	for _, row := range calendars {
		t.Run(row.name, func(t *testing.T) {
			c := calendarOf(t, row.zone, row.build)
			location := locationOf(t, row.zone)
			const step = 30 * time.Minute
			begin, end := time.Date(row.year, 1, 2, 0, 0, 0, 0, location), time.Date(row.year, 12, 31, 0, 0, 0, 0, location)
			begins := startsOf(c, Instant(begin.UnixMicro()), Instant(end.UnixMicro()))
			before := row.model(begin)
			for at := begin.Add(step); at.Before(end); at = at.Add(step) {
				instant, holds := Instant(at.UnixMicro()), row.model(at)
				require.Equal(t, holds, c.Contains(instant), "%s", at)
				require.Equal(t, holds && !before, begins[instant], "it begins at %s", at)
				if c.IsOfDays() {
					require.Equal(t, holds, c.ContainsDay(c.zone.DayOf(instant)), "%s", at)
				}
				before = holds
			}
		})
	}
}

// startsOf lists when a calendar begins after an instant, up to another.
func startsOf(c *Calendar, after, to Instant) map[Instant]bool {
	starts := map[Instant]bool{}
	for {
		next, ok := c.NextLine(after)
		if !ok || next > to {
			return starts
		}
		if next <= after {
			panic("NextLine stands still")
		}
		if c.BeginsAt(next) {
			starts[next] = true
		}
		after = next
	}
}

// TestCycleRows: each turn is counted from the beginning itself.
func TestCycleRows(t *testing.T) {
	rows := []struct {
		name, zone, from, after string
		step                    Duration
		want                    []string
	}{
		{"every month from the 31st", "Asia/Shanghai", "2026-01-31", "2026-01-30", Duration{Months: 1},
			[]string{"2026-01-31T00:00:00+08:00", "2026-02-28T00:00:00+08:00", "2026-03-31T00:00:00+08:00", "2026-04-30T00:00:00+08:00"}},
		{"the turn at that instant is not after it", "Asia/Shanghai", "2026-01-31", "2026-02-28", Duration{Months: 1},
			[]string{"2026-03-31T00:00:00+08:00"}},
		{"every year from 29 February", "Asia/Shanghai", "2028-02-29", "2029-02-27", Duration{Months: 12},
			[]string{"2029-02-28T00:00:00+08:00", "2030-02-28T00:00:00+08:00", "2031-02-28T00:00:00+08:00", "2032-02-29T00:00:00+08:00"}},
		{"every 2 weeks over a summer time", "Europe/London", "2026-03-16", "2026-03-15", Duration{Days: 14},
			[]string{"2026-03-16T00:00:00+00:00", "2026-03-30T00:00:00+01:00", "2026-04-13T00:00:00+01:00"}},
		{"every day at a time that a day skips", "America/New_York", "2026-03-07 02:30", "2026-03-07", Duration{Days: 1},
			[]string{"2026-03-07T02:30:00-05:00", "2026-03-08T03:00:00-04:00", "2026-03-09T02:30:00-04:00"}},
		{"every day at a time that a day has twice", "America/New_York", "2026-10-31 01:30", "2026-10-31", Duration{Days: 1},
			[]string{"2026-10-31T01:30:00-04:00", "2026-11-01T01:30:00-04:00", "2026-11-02T01:30:00-05:00"}},
		{"every 12 hours are hours", "America/New_York", "2026-03-07 12:00", "2026-03-07 12:00", Duration{Microseconds: 12 * MicrosecondsPerHour},
			[]string{"2026-03-08T00:00:00-05:00", "2026-03-08T13:00:00-04:00", "2026-03-09T01:00:00-04:00"}},
		{"every day over the day that never was", "Pacific/Apia", "2011-12-01", "2011-12-28 12:00", Duration{Days: 1},
			[]string{"2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00", "2012-01-01T00:00:00+14:00"}},
		{"every day from one that begins at 01:00", "America/Sao_Paulo", "2018-11-04", "2018-11-03", Duration{Days: 1},
			[]string{"2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00"}},
		{"long after it began", "Asia/Shanghai", "1999-01-01", "2026-05-10 12:00", Duration{Days: 14},
			[]string{"2026-05-15T00:00:00+08:00"}}, // 9,996 days are 714 times 14; 2026-05-10 is day 9,991
	}
	for _, row := range rows {
		zone := zoneOf(t, row.zone)
		from, err := ParseDate(row.from[:10])
		require.NoError(t, err)
		timeOfDay := int64(0)
		if len(row.from) > 10 {
			noon := at(t, "2000-01-01"+row.from[10:], UTC) - at(t, "2000-01-01", UTC)
			timeOfDay = int64(noon)
		}
		cycle := NewCycle(zone, from, timeOfDay, row.step)
		after := at(t, row.after, zone)
		for _, want := range row.want {
			next, ok := cycle.Next(after)
			require.True(t, ok, row.name)
			assert.Equal(t, want, InstantString(next, zone), row.name)
			after = next
		}
	}
}

// TestCalendarsEnd: what has an end begins no more, also where the years do.
func TestCalendarsEnd(t *testing.T) {
	zone := zoneOf(t, "Asia/Shanghai")
	last := zone.Midnight(LastDate)
	for name, c := range map[string]*Calendar{
		"days":   calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddDays(10, 20) }),
		"yearly": calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddYearly(MonthDay{1, 1}, MonthDay{1, 2}) }),
		"weekly": calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddWeekdays(1) }),
		"months": calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddMonthDays(31) }),
		"cycle":  calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddCycle(NewCycle(c.zone, 0, 0, Duration{Months: 2}), Duration{Days: 1}) }),
		"hours":  calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddCycle(NewCycle(c.zone, 0, 0, Duration{Months: 2}), Duration{Microseconds: 1}) }),
		"once":   calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddCycle(NewCycle(c.zone, 0, 0, Duration{}), Duration{Days: 1}) }),
	} {
		next, ok := c.NextLine(last)
		assert.False(t, ok && next <= LatestInstant-MicrosecondsPerDay, "%s begins at %s", name, next)
		assert.NotPanics(t, func() { c.Contains(LatestInstant); c.Contains(EarliestInstant); c.NextLine(EarliestInstant) }, name)
	}
	once := calendarOf(t, "Asia/Shanghai", func(c *Calendar) { c.AddCycle(NewCycle(c.zone, 0, 0, Duration{}), Duration{Days: 1}) })
	assert.True(t, once.ContainsDay(0))
	assert.False(t, once.ContainsDay(1))
	first, ok := once.NextLine(zone.Midnight(-1))
	assert.True(t, ok)
	assert.Equal(t, zone.Midnight(0), first)
}

func TestMonthDays(t *testing.T) {
	birthday := MonthDay{2, 29}
	next, ok := birthday.Next(dateOn(t, "2027-02-28"))
	require.True(t, ok)
	assert.Equal(t, "2028-02-29", next.String())
	next, _ = birthday.Next(dateOn(t, "2027-02-27"))
	assert.Equal(t, "2027-02-28", next.String())
	assert.True(t, birthday.IsDay())
	assert.False(t, MonthDay{2, 30}.IsDay())
	assert.False(t, MonthDay{13, 1}.IsDay())
}
