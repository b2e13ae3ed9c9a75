package value

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPeriodRows(t *testing.T) {
	rows := []struct {
		zone, at   string
		period     Period
		start, end string
	}{
		{"Asia/Shanghai", "2026-05-10 08:05", Hour, "2026-05-10T08:00:00+08:00", "2026-05-10T09:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Day, "2026-05-10T00:00:00+08:00", "2026-05-11T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Week, "2026-05-04T00:00:00+08:00", "2026-05-11T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-11", Week, "2026-05-11T00:00:00+08:00", "2026-05-18T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Month, "2026-05-01T00:00:00+08:00", "2026-06-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-12-31 23:59", Month, "2026-12-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Quarter, "2026-04-01T00:00:00+08:00", "2026-07-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-12-31 08:05", Quarter, "2026-10-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Year, "2026-01-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-01-01", Year, "2026-01-01T00:00:00+08:00", "2027-01-01T00:00:00+08:00"},
		{"UTC", "0001-01-01", Week, "0001-01-01T00:00:00Z", "0001-01-08T00:00:00Z"},
		{"UTC", "9999-12-31 12:00", Year, "9999-01-01T00:00:00Z", "10000-01-01T00:00:00Z"},
		// A day of 23 hours, one of 25, and one that begins at 01:00.
		{"America/New_York", "2026-03-08 12:00", Day, "2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"},
		{"America/New_York", "2026-11-01 12:00", Day, "2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"},
		{"America/Sao_Paulo", "2018-11-04 12:00", Day, "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-03 12:00", Day, "2018-11-03T00:00:00-03:00", "2018-11-04T01:00:00-02:00"},
		// The day that never was: the day before ends where the day after begins.
		{"Pacific/Apia", "2011-12-29 12:00", Day, "2011-12-29T00:00:00-10:00", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-31 12:00", Day, "2011-12-31T00:00:00+14:00", "2012-01-01T00:00:00+14:00"},
		// Clocks went back at 00:01 to 23:01: the new day had begun, and goes on.
		{"America/St_Johns", "2010-11-06 12:00", Day, "2010-11-06T00:00:00-02:30", "2010-11-07T00:00:00-02:30"},
		{"America/St_Johns", "2010-11-06T23:30:00-03:30", Day, "2010-11-07T00:00:00-02:30", "2010-11-08T00:00:00-03:30"},
		{"America/St_Johns", "2010-11-06T23:30:00-03:30", Hour, "2010-11-07T00:00:00-02:30", "2010-11-07T00:00:00-03:30"},
		// The hour that clocks show twice is two, the hour that they skip is none.
		{"America/New_York", "2026-11-01T01:30:00-04:00", Hour, "2026-11-01T01:00:00-04:00", "2026-11-01T01:00:00-05:00"},
		{"America/New_York", "2026-11-01T01:30:00-05:00", Hour, "2026-11-01T01:00:00-05:00", "2026-11-01T02:00:00-05:00"},
		{"America/New_York", "2026-03-08 01:30", Hour, "2026-03-08T01:00:00-05:00", "2026-03-08T03:00:00-04:00"},
		{"Asia/Kathmandu", "2026-05-10 08:05", Hour, "2026-05-10T08:00:00+05:45", "2026-05-10T09:00:00+05:45"},
		// Clocks change by half an hour, 02:00 to 01:30 and 02:00 to 02:30.
		{"Australia/Lord_Howe", "2026-04-05T01:45:00+11:00", Hour, "2026-04-05T01:00:00+11:00", "2026-04-05T01:30:00+10:30"},
		{"Australia/Lord_Howe", "2026-04-05T01:45:00+10:30", Hour, "2026-04-05T01:30:00+10:30", "2026-04-05T02:00:00+10:30"},
		{"Australia/Lord_Howe", "2026-10-04T02:45:00+11:00", Hour, "2026-10-04T02:30:00+11:00", "2026-10-04T03:00:00+11:00"},
	}
	for _, row := range rows {
		zone := zoneOf(t, row.zone)
		instant := at(t, row.at, zone)
		assert.Equal(t, row.start, InstantString(zone.StartOf(instant, row.period), zone), "start of %+v", row)
		assert.Equal(t, row.end, InstantString(zone.EndOf(instant, row.period), zone), "end of %+v", row)
	}
}

func TestPreviousStartRows(t *testing.T) {
	rows := []struct {
		zone, at string
		period   Period
		want     string
	}{
		{"Asia/Shanghai", "2026-05-10 08:05", Hour, "2026-05-10T07:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Day, "2026-05-09T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Week, "2026-04-27T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-03-31", Month, "2026-02-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-03-31", Quarter, "2025-10-01T00:00:00+08:00"},
		{"Asia/Shanghai", "2026-03-31", Year, "2025-01-01T00:00:00+08:00"},
		{"Pacific/Apia", "2011-12-31 12:00", Day, "2011-12-29T00:00:00-10:00"},
	}
	for _, row := range rows {
		zone := zoneOf(t, row.zone)
		got := zone.PreviousStartOf(at(t, row.at, zone), row.period)
		assert.Equal(t, row.want, InstantString(got, zone), "%+v", row)
	}
}

// The periods of a kind cover all time, each instant once.
func TestPeriodsFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, instant := drawZoned(t)
		for period := Hour; period <= Year; period++ {
			start, end := zone.StartOf(instant, period), zone.EndOf(instant, period)
			require.LessOrEqual(t, start, instant, "%v", period)
			require.Less(t, instant, end, "%v", period)
			if start <= EarliestInstant || end >= LatestInstant {
				continue // beyond them instants count as the bounds
			}
			require.Equal(t, start, zone.StartOf(start, period), "%v", period)
			require.Equal(t, end, zone.EndOf(start, period), "%v", period)
			require.Equal(t, start, zone.StartOf(end-1, period), "%v", period)
			require.Equal(t, end, zone.StartOf(end, period), "%v", period)
			require.Equal(t, start, zone.PreviousStartOf(end, period), "%v", period)
		}
	})
}

// The same beside every change of clocks of the odd zones.
func TestPeriodsBesideChanges(t *testing.T) {
	for _, zone := range loadTwentyZones() {
		for _, change := range zone.ranges[1 : len(zone.ranges)-1] {
			for period := Hour; period <= Week; period++ {
				for beside := Instant(-MicrosecondsPerHour); beside <= MicrosecondsPerHour; beside += MicrosecondsPerHour / 2 {
					instant := change.start + beside
					start, end := zone.StartOf(instant, period), zone.EndOf(instant, period)
					if start > instant || instant >= end || zone.StartOf(end, period) != end || zone.StartOf(end-1, period) != start {
						t.Fatalf("%v of %s in %v", period, InstantString(instant, zone), zone)
					}
				}
			}
		}
	}
}

func TestPeriodsTakeAnything(t *testing.T) {
	for _, zone := range loadTwentyZones() {
		for _, instant := range []Instant{math.MinInt64, math.MaxInt64} {
			for _, period := range []Period{Hour, Day, Week, Month, Quarter, Year, 200} {
				assert.Less(t, zone.StartOf(instant, period), zone.EndOf(instant, period))
				_ = zone.PreviousStartOf(instant, period)
			}
		}
	}
	assert.Equal(t, "quarter", Quarter.String())
	assert.Equal(t, "period(200)", Period(200).String())
}

func BenchmarkStartOfMonth(b *testing.B) {
	for _, name := range []string{"Asia/Shanghai", "America/New_York"} {
		b.Run(name, func(b *testing.B) {
			zone := zoneOf(b, name)
			for b.Loop() {
				_ = zone.StartOf(1_778_371_500_000_000, Month)
			}
		})
	}
}
