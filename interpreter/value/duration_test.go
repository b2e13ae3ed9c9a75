package value

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAddDurationRows(t *testing.T) {
	rows := []struct {
		zone, from string
		duration   Duration
		want       string
	}{
		{"Asia/Shanghai", "2026-05-10 08:05", Duration{Months: 12}, "2027-05-10T08:05:00+08:00"},
		{"Asia/Shanghai", "2026-01-31 08:05", Duration{Months: 1}, "2026-02-28T08:05:00+08:00"},
		{"Asia/Shanghai", "2028-02-29 08:05", Duration{Months: 12}, "2029-02-28T08:05:00+08:00"},
		{"Asia/Shanghai", "2026-05-10 08:05", Duration{Days: 14}, "2026-05-24T08:05:00+08:00"},
		{"Asia/Shanghai", "2026-01-31 23:00", Duration{1, 1, 2 * MicrosecondsPerHour}, "2026-03-02T01:00:00+08:00"},
		{"America/New_York", "2026-03-07 02:30", Duration{Days: 1}, "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-03-07 12:00", Duration{Days: 1}, "2026-03-08T12:00:00-04:00"},
		{"America/New_York", "2026-03-07 12:00", Duration{Microseconds: MicrosecondsPerDay}, "2026-03-08T13:00:00-04:00"},
		{"America/New_York", "2026-10-31 01:30", Duration{Days: 1}, "2026-11-01T01:30:00-04:00"},
		{"America/New_York", "2026-11-01T01:30:00-05:00", Duration{}, "2026-11-01T01:30:00-05:00"},
		{"America/New_York", "2026-11-01T01:30:00-05:00", Duration{Microseconds: 1}, "2026-11-01T01:30:00.000001-05:00"},
		{"Pacific/Apia", "2011-12-29 12:00", Duration{Days: 1}, "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-29 12:00", Duration{Days: 2}, "2011-12-31T12:00:00+14:00"},
		{"America/Sao_Paulo", "2018-11-03", Duration{Days: 1}, "2018-11-04T01:00:00-02:00"},
	}
	for _, row := range rows {
		zone := zoneOf(t, row.zone)
		got := zone.Add(at(t, row.from, zone), row.duration)
		assert.Equal(t, row.want, InstantString(got, zone), "%s + %v in %s", row.from, row.duration, row.zone)
	}
}

func TestSubtractDurationRows(t *testing.T) {
	rows := []struct {
		from     string
		duration Duration
		want     string
	}{
		{"2026-03-31 08:05", Duration{Months: 1}, "2026-02-28T08:05:00-05:00"},
		{"2026-03-09 02:30", Duration{Days: 1}, "2026-03-08T03:00:00-04:00"},
		{"2027-05-10 08:05", Duration{Months: 12}, "2026-05-10T08:05:00-04:00"},
		{"2026-03-31 01:00", Duration{1, 1, 2 * MicrosecondsPerHour}, "2026-02-26T23:00:00-05:00"},
	}
	zone := zoneOf(t, "America/New_York")
	for _, row := range rows {
		got := zone.Subtract(at(t, row.from, zone), row.duration)
		assert.Equal(t, row.want, InstantString(got, zone), "%s - %v", row.from, row.duration)
	}
}

func TestDurationsEndWithTheCalendar(t *testing.T) {
	late, early := at(t, "9999-12-31", UTC), at(t, "0001-01-01", UTC)
	for _, duration := range []Duration{
		{Months: 1}, {Days: 2}, {Months: math.MaxInt32}, {Days: math.MaxInt32}, {Microseconds: math.MaxInt64},
		{math.MaxInt32, math.MaxInt32, math.MaxInt64}, {Microseconds: 3 * MicrosecondsPerDay},
	} {
		assert.Equal(t, LatestInstant, UTC.Add(late, duration), "%v", duration)
		assert.Equal(t, EarliestInstant, UTC.Subtract(early, duration), "%v", duration)
	}
	for _, duration := range []Duration{
		{Months: math.MinInt32}, {Days: math.MinInt32}, {Microseconds: math.MinInt64},
		{math.MinInt32, math.MinInt32, math.MinInt64},
	} {
		assert.Equal(t, EarliestInstant, UTC.Add(early, duration), "%v", duration)
		assert.Equal(t, LatestInstant, UTC.Subtract(late, duration), "%v", duration)
	}
	assert.Equal(t, LatestInstant, UTC.Add(math.MaxInt64, Duration{}))
	assert.Equal(t, EarliestInstant, UTC.Add(math.MinInt64, Duration{}))
}

func TestDurationsOfCounts(t *testing.T) {
	rows := []struct {
		of    func(int64) (Duration, bool)
		count int64
		want  Duration
		words string
	}{
		{Years, 1, Duration{Months: 12}, "1 year"},
		{Months, 14, Duration{Months: 14}, "1 year 2 months"},
		{Weeks, 2, Duration{Days: 14}, "14 days"},
		{Days, 1, Duration{Days: 1}, "1 day"},
		{Hours, 36, Duration{Microseconds: 36 * 3600 * 1_000_000}, "36 hours"},
		{Minutes, 90, Duration{Microseconds: 90 * 60 * 1_000_000}, "1 hour 30 minutes"},
		{Seconds, -1, Duration{Microseconds: -1_000_000}, "-1 seconds"},
		{Days, 0, Duration{}, "0 days"},
	}
	for _, row := range rows {
		got, ok := row.of(row.count)
		assert.True(t, ok)
		assert.Equal(t, row.want, got)
		assert.Equal(t, row.words, got.String())
		assert.Equal(t, row.want.Months == 0 && row.want.Days == 0, got.IsClock())
		for _, count := range []int64{math.MaxInt64, math.MinInt64} {
			_, ok = row.of(count)
			assert.False(t, ok, "%d of %v", count, row.words)
		}
	}
	assert.Equal(t, "2 microseconds", Duration{Microseconds: 2}.String())
}

// Clock time is exact in every zone; days keep the time of day unless it falls
// into a gap.
func TestDurationProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, instant := drawZoned(t)
		clock := Duration{Microseconds: rapid.Int64Range(0, 1_000*MicrosecondsPerHour).Draw(t, "clock")}
		later := zone.Add(instant, clock)
		if later < LatestInstant {
			require.Equal(t, instant+Instant(clock.Microseconds), later)
			require.Equal(t, instant, zone.Subtract(later, clock))
		}
		days := Duration{Days: rapid.Int32Range(1, 1_000).Draw(t, "days")}
		date, timeOfDay := zone.Civil(instant)
		if moved, ok := date.AddDays(int(days.Days)); ok {
			require.Equal(t, zone.At(moved, timeOfDay), zone.Add(instant, days))
		}
	})
}

func BenchmarkZoneAddYear(b *testing.B) {
	for _, name := range []string{"Asia/Shanghai", "America/New_York"} {
		b.Run(name, func(b *testing.B) {
			zone := zoneOf(b, name)
			for b.Loop() {
				_ = zone.Add(1_778_371_500_000_000, Duration{Months: 12})
			}
		})
	}
}
