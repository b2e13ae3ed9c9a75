package value

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// at gives the instant of a text that must be right.
func at(t require.TestingT, text string, zone *Zone) Instant {
	instant, err := ParseInstant(text, zone)
	require.NoError(t, err)
	return instant
}

func TestParseInstantRows(t *testing.T) {
	shanghai := zoneOf(t, "Asia/Shanghai")
	rows := []struct{ text, want string }{
		{"2026-05-10", "2026-05-10T00:00:00+08:00"},
		{"2026-05-10 08:05", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T08:05", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10 08:05:07", "2026-05-10T08:05:07+08:00"},
		{"2026-05-10T23:59:59.5", "2026-05-10T23:59:59.5+08:00"},
		{"2026-05-10 08:05:07.000001", "2026-05-10T08:05:07.000001+08:00"},
		{"2026-05-10 08:05:07.123456000", "2026-05-10T08:05:07.123456+08:00"},
		{"2026-05-10 08:05:07.000000000", "2026-05-10T08:05:07+08:00"},
		{"2026-05-10T00:05:00Z", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10t00:05:00z", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T00:05Z", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T00:05:00.25Z", "2026-05-10T08:05:00.25+08:00"},
		{"2026-05-10T08:05:00+08:00", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10 08:05:00.1+08:00", "2026-05-10T08:05:00.1+08:00"},
		{"2026-05-09T19:05:00-05:00", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T05:50:00+05:45", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T08:10:43+08:05:43", "2026-05-10T08:05:00+08:00"},
		{"2026-05-10T00:05:00-00:00", "2026-05-10T08:05:00+08:00"},
		{"0001-01-01", "0001-01-01T00:00:00+08:05:43"},
		{"9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999+08:00"},
	}
	for _, row := range rows {
		instant, err := ParseInstant(row.text, shanghai)
		assert.NoError(t, err)
		assert.Equal(t, row.want, InstantString(instant, shanghai), row.text)
		twin, err := ParseInstantBytes([]byte(row.text), shanghai)
		assert.NoError(t, err)
		assert.Equal(t, instant, twin, row.text)
	}
	assert.Equal(t, Instant(1_778_371_500_000_000), at(t, "2026-05-10 08:05", shanghai))
	assert.Equal(t, "2026-05-10T00:05:00Z", Instant(1_778_371_500_000_000).String())
}

func TestParseInstantErrors(t *testing.T) {
	rows := []struct {
		text string
		kind func(string) error
	}{
		{"", notInstant}, {"soon", notInstant}, {"2026-05", notInstant}, {"2026/05/10", notInstant},
		{"2026-05-10 ", notInstant}, {"2026-05-10 08", notInstant}, {"2026-05-10 8:05", notInstant},
		{"2026-05-10 08:5", notInstant}, {"2026-05-10 08.05", notInstant}, {"2026-05-10x08:05", notInstant},
		{"2026-05-10 08:05:", notInstant}, {"2026-05-10 08:05:7", notInstant}, {"2026-05-10 08:05:07.", notInstant},
		{"2026-05-10 08:05:07,5", notInstant}, {"2026-05-10 08:05.5", notInstant},
		{"2026-05-10 08:05:07.1234560000", notInstant}, {"2026-05-10 08:05:07 ", notInstant},
		{"2026-05-10Z", notInstant}, {"2026-05-10+08:00", notInstant}, {"2026-05-10 08:05:07ZZ", notInstant},
		{"2026-05-10 08:05:07+0800", notInstant}, {"2026-05-10 08:05:07+08", notInstant},
		{"2026-05-10 08:05:07+08:0a", notInstant}, {"2026-05-10 08:05:07+08:00:0", notInstant},
		{"2026-05-10 08:05:07+08:00x00", notInstant}, {"2026-05-10 08:05:07 CST", notInstant},
		{"2026-05-10 -1:05", notInstant},
		{"2026-02-29", noDay}, {"2026-02-29 08:05", noDay}, {"2026-13-01 08:05", noDay},
		{"2026-05-10 24:00", noTime}, {"2026-05-10 08:60", noTime}, {"2026-05-10 08:05:60", noTime},
		{"2026-05-10 08:05:07+24:00", noTime}, {"2026-05-10 08:05:07-08:60", noTime},
		{"2026-05-10 08:05:07.1234567", tooFine}, {"2026-05-10 08:05:07.000000001Z", tooFine},
		{"0000-05-10 08:05", tooEarly},
	}
	for _, row := range rows {
		instant, err := ParseInstant(row.text, UTC)
		assert.Equal(t, row.kind(row.text), err, row.text)
		assert.Zero(t, instant)
		_, err = ParseInstantBytes([]byte(row.text), UTC)
		assert.Equal(t, row.kind(row.text), err, row.text)
	}
	assert.EqualError(t, noTime("2026-05-10 24:00"), `"2026-05-10 24:00" names a time of day that does not exist`)
	assert.EqualError(t, notInstant("soon"), `"soon" is not a time; a time is written 2026-01-31, `+
		`2026-01-31 08:05:00 or 2026-01-31T08:05:00+08:00`)
}

func notInstant(text string) error { return NotAnInstant{text} }
func noDay(text string) error      { return NoSuchDay{text} }
func noTime(text string) error     { return NoSuchTime{text} }
func tooFine(text string) error    { return TooManyPlaces{text, 6} }
func tooEarly(text string) error   { return OutOfRange{text} }

// Every year that can be written can be read in every zone.
func TestInstantBoundsHoldEveryZone(t *testing.T) {
	for _, zone := range loadTwentyZones() {
		assert.GreaterOrEqual(t, at(t, "0001-01-01", zone), EarliestInstant)
		assert.LessOrEqual(t, at(t, "9999-12-31 23:59:59.999999", zone), LatestInstant)
	}
	assert.GreaterOrEqual(t, at(t, "0001-01-01T00:00:00+23:59", UTC), EarliestInstant)
	assert.LessOrEqual(t, at(t, "9999-12-31T23:59:59-23:59", UTC), LatestInstant)
}

func TestInstantRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		zone, instant := drawZoned(t)
		if year := instantYear(zone, instant); year < firstYear || year > lastYear {
			return
		}
		text := InstantString(instant, zone)
		require.Equal(t, instant, at(t, text, UTC), text)
		require.Equal(t, instant, at(t, text, zone), text)
	})
}

func instantYear(zone *Zone, instant Instant) int {
	date, _ := zone.Civil(instant)
	return date.Year()
}

func TestInstantsAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, last := at(t, "1000-01-01", UTC), at(t, "3000-01-01", UTC)
		instant := Instant(rapid.Int64Range(int64(first), int64(last)).Draw(t, "instant"))
		want := time.UnixMicro(int64(instant)).UTC().Format(time.RFC3339Nano)
		require.Equal(t, want, instant.String())
	})
}

func FuzzParseInstant(f *testing.F) {
	for _, text := range []string{"2026-05-10", "2026-05-10 08:05", "2026-05-10T08:05:07.123456000+08:00",
		"2026-03-08 02:30", "2026-05-10T00:05:00Z", "0001-01-01 00:00:00-23:59", "2026-05-10T08:10:43+08:05:43"} {
		f.Add(text)
	}
	zone := zoneOf(f, "America/New_York")
	f.Fuzz(func(t *testing.T, text string) {
		instant, err := ParseInstant(text, zone)
		twin, twinErr := ParseInstantBytes([]byte(text), zone)
		require.Equal(t, err, twinErr)
		require.Equal(t, instant, twin)
		if want, wantErr := time.Parse(time.RFC3339Nano, text); wantErr == nil && err == nil {
			require.Equal(t, want.UnixMicro(), int64(instant))
		}
		if year := instantYear(UTC, instant); err == nil && year >= firstYear && year <= lastYear {
			require.Equal(t, instant, at(t, instant.String(), zone))
		}
	})
}

func BenchmarkParseInstant(b *testing.B) {
	for _, text := range []string{"2026-05-10", "2026-05-10 08:05:07", "2026-05-10T08:05:07.123456+08:00"} {
		b.Run(text, func(b *testing.B) {
			zone, in := zoneOf(b, "Asia/Shanghai"), []byte(text)
			for b.Loop() {
				_, _ = ParseInstantBytes(in, zone)
			}
		})
	}
}

func BenchmarkAppendInstant(b *testing.B) {
	zone := zoneOf(b, "Asia/Shanghai")
	buffer := make([]byte, 0, 64)
	for b.Loop() {
		buffer = AppendInstant(buffer[:0], 1_778_371_500_000_000, zone)
	}
}
