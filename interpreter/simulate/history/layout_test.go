package history

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func parsed(t require.TestingT, written string) *layout {
	form, found := parseLayout(written)
	require.Nil(t, found, written)
	return form
}

func TestLayoutRows(t *testing.T) {
	zone := shanghai(t)
	rows := []struct {
		layout, text, want string
		fit                fit
	}{
		{"2006-01-02 15:04:05", "2026-01-31 08:05:06", "2026-01-31T08:05:06+08:00", fitting},
		{"2006-01-02 15:04:05", "2026-01-31 8:05:06", "2026-01-31T08:05:06+08:00", fitting},
		{"2006-01-02 15:04:05", "2026-01-31 08:05", "", unlikeLayout},
		{"2006-01-02 15:04:05", "2026-01-31 08:05:06 ", "", unlikeLayout},
		{"2006-01-02 15:04:05", "2026-01-31 08:05:06.5", "", unlikeLayout},
		{"2006-01-02 15:04:05", "2026-01-31T08:05:06", "", unlikeLayout},
		{"2006-01-02 15:04:05", "2026-01-3a 08:05:06", "", unlikeLayout},
		{"2006-01-02 15:04:05", "2026-02-29 08:05:06", "", noSuchDay},
		{"2006-01-02 15:04:05", "2026-13-01 08:05:06", "", noSuchDay},
		{"2006-01-02 15:04:05", "0000-01-01 08:05:06", "", noSuchDay},
		{"2006-01-02 15:04:05", "2026-01-31 24:00:00", "", noSuchTime},
		{"2006-01-02 15:04:05", "2026-01-31 08:60:00", "", noSuchTime},
		{"20060102", "20260131", "2026-01-31T00:00:00+08:00", fitting},
		{"20060102", "2026013", "", unlikeLayout},
		{"2006/1/2 15:04", "2026/1/31 8:05", "2026-01-31T08:05:00+08:00", fitting},
		{"2006/1/2 15:04", "2026/01/31 08:05", "2026-01-31T08:05:00+08:00", fitting},
		{"2006/1/2 15:04", "2026/1/ 8:05", "", unlikeLayout},
		{"2006年1月2日 15时", "2026年1月31日 8时", "2026-01-31T08:00:00+08:00", fitting},
		{"02.01.06", "31.01.26", "2026-01-31T00:00:00+08:00", fitting},
		{"02.01.06", "31.01.68", "2068-01-31T00:00:00+08:00", fitting},
		{"02.01.06", "31.01.69", "1969-01-31T00:00:00+08:00", fitting},
		{"Jan _2 2006 3:04 PM", "feb  1 2026 12:05 am", "2026-02-01T00:05:00+08:00", fitting},
		{"Jan _2 2006 3:04 PM", "Feb 11 2026 12:05 PM", "2026-02-11T12:05:00+08:00", fitting},
		{"Jan _2 2006 3:04 PM", "Feb 11 2026 13:05 PM", "", noSuchTime},
		{"Jan _2 2006 3:04 PM", "Feb 11 2026 3:05", "", unlikeLayout},
		{"Monday, 2 January 2006 03:04:05pm", "Sunday, 1 March 2026 11:05:06PM", "2026-03-01T23:05:06+08:00", fitting},
		{"2006-01-02T15:04:05Z07:00", "2026-01-31T08:05:06Z", "2026-01-31T16:05:06+08:00", fitting},
		{"2006-01-02T15:04:05Z07:00", "2026-01-31T08:05:06-05:30", "2026-01-31T21:35:06+08:00", fitting},
		{"2006-01-02T15:04:05-07:00", "2026-01-31T08:05:06Z", "", unlikeLayout},
		{"2006-01-02 15:04:05 -0700", "2026-01-31 08:05:06 +0000", "2026-01-31T16:05:06+08:00", fitting},
		{"2006-01-02T15:04:05-07:00", "2026-01-31T08:05:06+08-00", "", unlikeLayout},
		{"2006-01-02 15:04:05 -0700", "2026-01-31 08:05:06 +0099", "", unlikeLayout},
		{"2006-01-02 15:04:05 -070000", "2026-01-31 08:05:06 +080543", "2026-01-31T07:59:23+08:00", fitting},
		{"2006-01-02 15:04:05-07", "2026-01-31 08:05:06+08", "2026-01-31T08:05:06+08:00", fitting},
		{"2006-01-02 15:04:05.000", "2026-01-31 08:05:06.120", "2026-01-31T08:05:06.12+08:00", fitting},
		{"2006-01-02 15:04:05.000", "2026-01-31 08:05:06.12", "", unlikeLayout},
		{"2006-01-02 15:04:05,999", "2026-01-31 08:05:06,123456", "2026-01-31T08:05:06.123456+08:00", fitting},
		{"2006-01-02 15:04:05.999", "2026-01-31 08:05:06", "2026-01-31T08:05:06+08:00", fitting},
		{"2006-01-02 15:04:05.999", "2026-01-31 08:05:06.", "", unlikeLayout},
		{"2006-01-02 15:04:05.000000000", "2026-01-31 08:05:06.123456000", "2026-01-31T08:05:06.123456+08:00", fitting},
		{"2006-01-02 15:04:05.000000000", "2026-01-31 08:05:06.123456001", "", unlikeLayout},
	}
	for _, row := range rows {
		instant, found := parsed(t, row.layout).instant([]byte(row.text), zone)
		assert.Equal(t, row.fit, found, row.text)
		if found == fitting {
			assert.Equal(t, row.want, value.InstantString(instant, zone), "%s as %s", row.text, row.layout)
		}
		date, dateFound := parsed(t, row.layout).date([]byte(row.text))
		assert.Equal(t, row.fit, dateFound, row.text)
		if dateFound == fitting && row.layout[len(row.layout)-1] != '0' {
			assert.NotZero(t, date)
		}
	}
}

// A local time that a zone skips, or has twice, is read as package value does.
func TestLayoutInGaps(t *testing.T) {
	zone, err := value.LoadZone("Europe/London")
	require.NoError(t, err)
	form := parsed(t, "2006-01-02 15:04:05")
	for _, text := range []string{"2026-03-29 01:30:00", "2026-10-25 01:30:00", "2026-07-01 12:00:00"} {
		want, err := value.ParseInstant(text, zone)
		require.NoError(t, err)
		got, found := form.instant([]byte(text), zone)
		assert.Equal(t, fitting, found)
		assert.Equal(t, want, got)
	}
}

// Every common layout reads what package time writes with it, as package time
// reads it.
func TestLayoutsAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written := rapid.SampledFrom(commonLayouts).Draw(t, "layout")
		offset := rapid.IntRange(-14*60, 14*60).Draw(t, "offset") * 60
		moment := time.Unix(rapid.Int64Range(0, 3_000_000_000).Draw(t, "second"), rapid.Int64Range(0, 999_999).Draw(t, "microsecond")*1000)
		text := moment.In(time.FixedZone("", offset)).Format(written)
		want, err := time.Parse(written, text)
		require.NoError(t, err)
		got, found := parsed(t, written).instant([]byte(text), value.UTC)
		require.Equal(t, fitting, found, text)
		require.Equal(t, want.UnixMicro(), int64(got), text)
	})
}

// Whatever a text is, a layout takes it as package time does or refuses it.
func FuzzLayout(f *testing.F) {
	for i, written := range commonLayouts {
		f.Add(uint8(i), written)
		f.Add(uint8(i), time.Date(2026, 11, 30, 21, 5, 6, 0, time.UTC).Format(written))
	}
	f.Fuzz(func(t *testing.T, index uint8, text string) {
		written := commonLayouts[int(index)%len(commonLayouts)]
		got, found := parsed(t, written).instant([]byte(text), value.UTC)
		want, err := time.Parse(written, text)
		if found == fitting && err == nil && want.UnixMicro() != int64(got) {
			t.Fatalf("%q as %q is %v, not %v", text, written, want, got)
		}
	})
}

func TestCheckLayout(t *testing.T) {
	for _, written := range commonLayouts {
		_, ok := CheckLayout(written)
		assert.True(t, ok, written)
	}
	for _, written := range []string{
		"", "x", "%Y-%m-%d", "yyyy-MM-dd", "2006-01", "01-02", "2006-01-02 04", "2006-01-02 15:05", "2006-01-02 3:04",
		"2006-01-02 PM", "2006-01-02 15:04 05.000 05", "2006-01-02 15:04.000", "2006-01-02T15:04Z", "2006-01-02 2",
	} {
		reason, ok := CheckLayout(written)
		assert.False(t, ok, written)
		assert.NotEmpty(t, reason.English)
		assert.NotEmpty(t, reason.Chinese)
	}
}
