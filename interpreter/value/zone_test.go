package value

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// twentyZones are drawn from: common ones, and those with odd changes.
var twentyZones = []string{
	"UTC", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Beirut",
	"Asia/Gaza", "Africa/Casablanca", "Africa/Cairo", "Europe/London", "Europe/Dublin", "America/New_York",
	"America/Sao_Paulo", "America/St_Johns", "America/Nuuk", "America/Juneau", "Australia/Lord_Howe",
	"Pacific/Apia", "Antarctica/Troll",
}

// zoneOf gives a zone that must exist.
func zoneOf(t require.TestingT, name string) *Zone {
	zone, err := LoadZone(name)
	require.NoError(t, err)
	return zone
}

// loadTwentyZones is done once: properties draw from them a hundred times.
var loadTwentyZones = sync.OnceValue(func() (zones []*Zone) {
	for _, name := range twentyZones {
		zone, err := LoadZone(name)
		if err != nil {
			panic(err)
		}
		zones = append(zones, zone)
	}
	return zones
})

// drawZoned draws a zone and an instant, half of them near a change of clocks.
func drawZoned(t *rapid.T) (*Zone, Instant) {
	zone := rapid.SampledFrom(loadTwentyZones()).Draw(t, "zone")
	anywhere := Instant(rapid.Int64Range(int64(EarliestInstant), int64(LatestInstant)).Draw(t, "instant"))
	if len(zone.ranges) <= 2 || rapid.Bool().Draw(t, "anywhere") {
		return zone, anywhere
	}
	changes := zone.ranges[1 : len(zone.ranges)-1]
	change := rapid.SampledFrom(changes).Draw(t, "change").start
	return zone, change + Instant(rapid.Int64Range(-3*MicrosecondsPerHour, 3*MicrosecondsPerHour).Draw(t, "beside"))
}

func TestZoneReleaseIsTheArchives(t *testing.T) {
	assert.Equal(t, "2025c", ZoneRelease)
	digest := sha256.Sum256([]byte(zoneArchive))
	assert.Equal(t, "8f55634d05f8bca1f7bc7c69c5933428c69357e0bdf565e5ba224e3f88ff12e8", hex.EncodeToString(digest[:]))

	// The news of 2025c: Baja California put its clocks forward in 1961 to 1975.
	zone := zoneOf(t, "America/Tijuana")
	july := zone.At(on(t, "1965-07-01"), 0)
	assert.Equal(t, int64(-7*MicrosecondsPerHour), zone.Offset(july))
}

func TestZoneOffsets(t *testing.T) {
	rows := []struct {
		zone, at, want string
	}{
		{"Asia/Shanghai", "1986-05-03T17:59:59Z", "1986-05-04T01:59:59+08:00"},
		{"Asia/Shanghai", "1986-05-03T18:00:00Z", "1986-05-04T03:00:00+09:00"},
		{"Asia/Shanghai", "1988-07-01T00:00:00Z", "1988-07-01T09:00:00+09:00"},
		{"Asia/Shanghai", "1991-09-14T16:59:59Z", "1991-09-15T01:59:59+09:00"},
		{"Asia/Shanghai", "1991-09-14T17:00:00Z", "1991-09-15T01:00:00+08:00"},
		{"Asia/Shanghai", "1992-07-01T00:00:00Z", "1992-07-01T08:00:00+08:00"},
		{"Asia/Shanghai", "2026-05-10T00:05:00Z", "2026-05-10T08:05:00+08:00"},
		{"Asia/Shanghai", "1900-01-01T00:00:00Z", "1900-01-01T08:05:43+08:05:43"},
		{"Asia/Shanghai", "9999-12-31T00:00:00Z", "9999-12-31T08:00:00+08:00"},
		{"America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"},
		{"America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-11-01T06:00:00Z", "2026-11-01T01:00:00-05:00"},
		{"America/New_York", "1800-01-01T00:00:00Z", "1799-12-31T19:03:58-04:56:02"},
		{"America/New_York", "1944-01-01T00:00:00Z", "1943-12-31T20:00:00-04:00"}, // war time
		{"America/New_York", "2100-03-14T06:59:59Z", "2100-03-14T01:59:59-05:00"},
		{"America/New_York", "2100-03-14T07:00:00Z", "2100-03-14T03:00:00-04:00"},
		{"America/New_York", "2500-07-01T00:00:00Z", "2500-06-30T20:00:00-04:00"},
		{"America/New_York", "2501-01-01T00:00:00Z", "2500-12-31T19:00:00-05:00"},
		{"America/New_York", "9999-07-01T00:00:00Z", "9999-06-30T20:00:00-04:00"},
		{"Europe/London", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"},
		{"Europe/London", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00+01:00"},
		{"Europe/London", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00"}, // British Standard Time
		{"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00"},
		{"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00"},
		{"Africa/Casablanca", "2026-01-15T00:00:00Z", "2026-01-15T01:00:00+01:00"},
		{"Africa/Casablanca", "2026-02-20T00:00:00Z", "2026-02-20T00:00:00+00:00"}, // Ramadan
		{"Africa/Casablanca", "2026-03-30T00:00:00Z", "2026-03-30T01:00:00+01:00"},
		{"Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01T05:45:00+05:45"},
		{"UTC", "2026-05-10T08:05:00Z", "2026-05-10T08:05:00Z"},
		{"Etc/UTC", "2026-05-10T08:05:00Z", "2026-05-10T08:05:00Z"},
		{"Etc/GMT+8", "2026-05-10T08:05:00Z", "2026-05-10T00:05:00-08:00"},
	}
	for _, row := range rows {
		instant, err := ParseInstant(row.at, UTC)
		require.NoError(t, err)
		zone := zoneOf(t, row.zone)
		assert.Equal(t, row.want, InstantString(instant, zone), row.zone)
		again, err := ParseInstant(row.want, zone)
		require.NoError(t, err)
		assert.Equal(t, instant, again, row.want)
	}
}

func TestGapsAndOverlaps(t *testing.T) {
	rows := []struct {
		zone, local, want string
	}{
		{"America/New_York", "2026-03-08 02:00", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-03-08 02:30", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-03-08 02:59:59.999999", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-03-08 03:00", "2026-03-08T03:00:00-04:00"},
		{"America/New_York", "2026-03-08 01:59:59.999999", "2026-03-08T01:59:59.999999-05:00"},
		{"America/New_York", "2026-11-01 01:00", "2026-11-01T01:00:00-04:00"},
		{"America/New_York", "2026-11-01 01:59:59.999999", "2026-11-01T01:59:59.999999-04:00"},
		{"America/New_York", "2026-11-01 02:00", "2026-11-01T02:00:00-05:00"},
		{"America/New_York", "2900-07-01 12:00", "2900-07-01T12:00:00-04:00"},
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-04 00:30", "2018-11-04T01:00:00-02:00"},
		{"Asia/Beirut", "2026-03-29", "2026-03-29T01:00:00+03:00"},
		{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-30 18:00", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00"},
		{"Pacific/Apia", "2011-12-29 23:59", "2011-12-29T23:59:00-10:00"},
		{"Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04T02:30:00+11:00"},
		{"America/St_Johns", "2010-11-07", "2010-11-07T00:00:00-02:30"},
		{"America/St_Johns", "2010-11-07 00:02", "2010-11-07T00:02:00-03:30"},
		{"Asia/Shanghai", "1991-09-15 01:30", "1991-09-15T01:30:00+09:00"},
	}
	for _, row := range rows {
		zone := zoneOf(t, row.zone)
		instant, err := ParseInstant(row.local, zone)
		require.NoError(t, err)
		assert.Equal(t, row.want, InstantString(instant, zone), "%s in %s", row.local, row.zone)
	}
}

// localTime orders what clocks show, in microseconds.
func localTime(zone *Zone, instant Instant) int64 {
	date, timeOfDay := zone.Civil(instant)
	return int64(date)*MicrosecondsPerDay + timeOfDay
}

func TestAtOfCivil(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, instant := drawZoned(t)
		date, timeOfDay := zone.Civil(instant)
		first := zone.At(date, timeOfDay)
		if first == instant {
			return
		}
		require.Less(t, first, instant, "only an overlap has an earlier instant")
		require.Equal(t, localTime(zone, instant), localTime(zone, first))
		require.NotEqual(t, zone.Offset(instant), zone.Offset(first))
	})
}

func TestAtIsTheFirstInstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, near := drawZoned(t)
		local := localTime(zone, near) + rapid.Int64Range(-MicrosecondsPerDay, MicrosecondsPerDay).Draw(t, "beside")
		date, timeOfDay := splitDay(Instant(local), 0)
		instant := zone.At(date, timeOfDay)
		require.GreaterOrEqual(t, localTime(zone, instant), local)
		require.Less(t, localTime(zone, instant-1), local)
	})
}

func TestZonesTakeAnything(t *testing.T) {
	for _, zone := range loadTwentyZones() {
		for _, instant := range []Instant{math.MinInt64, math.MinInt64 + 1, -1, 0, math.MaxInt64 - 1, math.MaxInt64} {
			date, timeOfDay := zone.Civil(instant)
			assert.True(t, timeOfDay >= 0 && timeOfDay < MicrosecondsPerDay)
			want := time.UnixMicro(int64(instant)).UTC().Year()
			assert.InDelta(t, want, date.Year(), 1)
			_ = InstantString(instant, zone)
		}
		for _, date := range []Date{math.MinInt32, FirstDate, LastDate, math.MaxInt32} {
			for _, timeOfDay := range []int64{math.MinInt64, 0, math.MaxInt64} {
				_ = zone.At(date, timeOfDay)
			}
		}
		assert.Equal(t, zone.Midnight(1), zone.At(0, MicrosecondsPerDay))
	}
}

// locationOf gives the standard library's view of the same data.
func locationOf(t *testing.T, name string) *time.Location {
	archive, err := openZoneArchive()
	require.NoError(t, err)
	file, err := archive.Open(name)
	require.NoError(t, err)
	defer file.Close()
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	location, err := time.LoadLocationFromTZData(name, data)
	require.NoError(t, err)
	return location
}

// Every zone of the archive, through all years and beside every change.
func TestZonesAgainstTime(t *testing.T) {
	for _, name := range ZoneNames() {
		zone, location := zoneOf(t, name), locationOf(t, name)
		require.Equal(t, name, zone.Name())
		compare := func(instant Instant) {
			_, seconds := time.UnixMicro(int64(instant)).In(location).Zone()
			if want := int64(seconds) * MicrosecondsPerSecond; zone.Offset(instant) != want {
				t.Fatalf("%s at %v: offset %d, not %d", name, instant, zone.Offset(instant), want)
			}
		}
		const stride = 500*MicrosecondsPerDay + 12_345_678_901
		for instant := EarliestInstant; instant < LatestInstant; instant += stride {
			compare(instant)
		}
		for _, change := range zone.ranges[1 : len(zone.ranges)-1] {
			compare(change.start - 1)
			compare(change.start)
			compare(change.start + 5*cycleLength)
		}
	}
}

func TestLoadZoneKnowsOnlyTheArchive(t *testing.T) {
	rows := []struct {
		name    string
		nearest []string
	}{
		{"", nil},
		{"Local", nil},
		{"Asia/", nil},
		{"../../etc/passwd", nil},
		{"Atlantis/Poseidonis_the_golden", nil},
		{"asia/shanghai", []string{"Asia/Shanghai"}},
		{"Asia/Shangai", []string{"Asia/Shanghai"}},
		{"Shanghai", []string{"Asia/Shanghai"}},
		{"Asia/Beijing", []string{"Asia/Shanghai"}},
		{"北京时间", []string{"Asia/Shanghai"}},
		{"GMT+8", []string{"Asia/Shanghai"}},
		{"America/New York", []string{"America/New_York"}},
		{"Europe/Londn", []string{"Europe/London"}},
	}
	for _, row := range rows {
		_, err := LoadZone(row.name)
		var unknown UnknownZone
		require.ErrorAs(t, err, &unknown, row.name)
		assert.Equal(t, row.name, unknown.Name)
		if row.nearest != nil {
			assert.Equal(t, row.nearest[0], unknown.Nearest[0], "%s: %v", row.name, unknown.Nearest)
		}
		assert.LessOrEqual(t, len(unknown.Nearest), nearestNames)
	}
	_, err := LoadZone("Asia/Shangai")
	assert.EqualError(t, err, `unknown time zone "Asia/Shangai"; the nearest are Asia/Shanghai`)
	_, err = LoadZone("Atlantis/Poseidonis_the_golden")
	assert.EqualError(t, err, `unknown time zone "Atlantis/Poseidonis_the_golden"`)
	_, err = LoadZone(strings.Repeat("Asia/Shanghai", 1_000))
	assert.Less(t, len(err.Error()), 200)
}

func TestZoneNames(t *testing.T) {
	names := ZoneNames()
	assert.True(t, slices.IsSorted(names))
	assert.Contains(t, names, "Asia/Shanghai")
	utc := zoneOf(t, "UTC")
	assert.Same(t, UTC, utc)
	assert.Equal(t, "UTC", utc.String())
}

// Run with -race: one zone serves many goroutines.
func TestZoneIsShared(t *testing.T) {
	zone := zoneOf(t, "America/New_York")
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 1_000 {
				instant := Instant(worker*i) * MicrosecondsPerDay
				date, timeOfDay := zone.Civil(instant)
				_ = zone.At(date, timeOfDay)
			}
		})
	}
	group.Wait()
}

func FuzzLoadZone(f *testing.F) {
	for _, name := range []string{"Asia/Shanghai", "asia/shanghai", "GMT+8", "../UTC", "", "中国"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		zone, err := LoadZone(name)
		if err == nil {
			require.Equal(t, name, zone.Name())
			return
		}
		require.ErrorAs(t, err, &UnknownZone{})
	})
}

func BenchmarkZoneCivil(b *testing.B) {
	for _, name := range []string{"UTC", "Asia/Shanghai", "America/New_York"} {
		b.Run(name, func(b *testing.B) {
			zone := zoneOf(b, name)
			step := Instant(0)
			for b.Loop() {
				_, _ = zone.Civil(1_778_371_500_000_000 + step&0xfff*7*MicrosecondsPerHour)
				step++
			}
		})
	}
}

func BenchmarkZoneAt(b *testing.B) {
	for _, name := range []string{"UTC", "Asia/Shanghai", "America/New_York"} {
		b.Run(name, func(b *testing.B) {
			zone := zoneOf(b, name)
			date := Date(20_583)
			for b.Loop() {
				_ = zone.At(date&0x7fff, 30_000_000_000)
				date++
			}
		})
	}
}

func BenchmarkLoadZone(b *testing.B) {
	for _, name := range []string{"Asia/Shanghai", "America/New_York"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, _ = LoadZone(name)
			}
		})
	}
}
