package value

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// on gives the date of a text that must be right.
func on(t require.TestingT, text string) Date {
	date, err := ParseDate(text)
	require.NoError(t, err)
	return date
}

// Every day of 800 years, against the standard library.
func TestDatesAgainstTime(t *testing.T) {
	first, last := on(t, "1600-01-01"), on(t, "2400-12-31")
	for date := first; date <= last; date++ {
		wantYear, wantMonth, wantDay := time.Unix(int64(date)*86_400, 0).UTC().Date()
		year, month, day := date.Civil()
		if year != wantYear || month != int(wantMonth) || day != wantDay {
			t.Fatalf("day %d is %d-%d-%d, not %d-%d-%d", int32(date), wantYear, wantMonth, wantDay, year, month, day)
		}
		if again, ok := DateOf(year, month, day); !ok || again != date {
			t.Fatalf("%v is day %d, not %d", date, int32(date), int32(again))
		}
		// 1600-01-01 was a Saturday.
		if want := (int(date-first)+5)%7 + 1; date.Weekday() != want {
			t.Fatalf("%v is weekday %d, not %d", date, want, date.Weekday())
		}
	}
}

func TestDateRows(t *testing.T) {
	rows := []struct {
		text    string
		days    Date
		weekday int
	}{
		{"1970-01-01", 0, 4},
		{"1969-12-31", -1, 3},
		{"2000-02-29", 11_016, 2},
		{"2026-05-10", 20_583, 7},
		{"2026-01-05", 20_458, 1},
		{"0001-01-01", FirstDate, 1},
		{"9999-12-31", LastDate, 5},
	}
	for _, row := range rows {
		date := on(t, row.text)
		assert.Equal(t, row.days, date, row.text)
		assert.Equal(t, row.weekday, date.Weekday(), row.text)
		assert.Equal(t, row.text, date.String())
		assert.Equal(t, "on "+row.text, string(date.AppendTo([]byte("on "))))
	}
	date := on(t, "2026-05-10")
	assert.Equal(t, []int{2026, 5, 10}, []int{date.Year(), date.Month(), date.Day()})
}

func TestDateOfKnowsOnlyRealDays(t *testing.T) {
	for _, day := range [][3]int{
		{2026, 2, 29}, {1900, 2, 29}, {2026, 4, 31}, {2026, 0, 1}, {2026, 13, 1}, {2026, 1, 0}, {2026, 1, 32},
		{0, 1, 1}, {10_000, 1, 1}, {-1, 1, 1}, {math.MaxInt, 1, 1}, {2026, math.MinInt, math.MaxInt},
	} {
		_, ok := DateOf(day[0], day[1], day[2])
		assert.False(t, ok, "%v", day)
	}
}

func TestDaysInMonth(t *testing.T) {
	days := []int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0}
	for month, want := range days {
		assert.Equal(t, want, DaysInMonth(2026, month))
	}
	assert.Equal(t, []int{29, 29, 28}, []int{DaysInMonth(2028, 2), DaysInMonth(2000, 2), DaysInMonth(1900, 2)})
}

// Dates beyond the calendar's years come from extreme instants.
func TestExtremeDatesAreWritten(t *testing.T) {
	assert.Equal(t, "0000-12-31", (FirstDate - 1).String())
	assert.Equal(t, "10000-01-01", (LastDate + 1).String())
	assert.Equal(t, "5881580-07-11", Date(math.MaxInt32).String())
	assert.Equal(t, "-5877641-06-23", Date(math.MinInt32).String())
	assert.Equal(t, "-0001-12-31", (FirstDate - 367).String())
}

func TestAddMonthsRows(t *testing.T) {
	rows := []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2028-01-31", 1, "2028-02-29"},
		{"2026-01-31", 2, "2026-03-31"},
		{"2026-03-31", 1, "2026-04-30"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-10-31", 4, "2027-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-31", -2, "2025-11-30"},
		{"2026-12-01", 1, "2027-01-01"},
		{"2026-05-10", 0, "2026-05-10"},
		{"2026-05-10", 1200, "2126-05-10"},
		{"0001-01-31", 0, "0001-01-31"},
		{"9999-11-30", 1, "9999-12-30"},
	}
	for _, row := range rows {
		got, ok := on(t, row.from).AddMonths(row.months)
		assert.True(t, ok)
		assert.Equal(t, row.want, got.String(), "%s + %d months", row.from, row.months)
	}
}

func TestAddYearsRows(t *testing.T) {
	rows := []struct {
		from  string
		years int
		want  string
	}{
		{"2028-02-29", 1, "2029-02-28"},
		{"2028-02-29", 4, "2032-02-29"},
		{"2028-02-29", -128, "1900-02-28"},
		{"2027-02-28", 1, "2028-02-28"},
		{"2026-05-10", 10, "2036-05-10"},
	}
	for _, row := range rows {
		got, ok := on(t, row.from).AddYears(row.years)
		assert.True(t, ok)
		assert.Equal(t, row.want, got.String(), "%s + %d years", row.from, row.years)
	}
}

func TestDateArithmeticEndsWithTheCalendar(t *testing.T) {
	for _, count := range []int{1, 4_000_000, math.MaxInt32, math.MaxInt} {
		for _, add := range []func(Date, int) (Date, bool){Date.AddDays, Date.AddMonths, Date.AddYears} {
			_, ok := add(LastDate, count)
			assert.False(t, ok, "%d", count)
			_, ok = add(FirstDate, -count)
			assert.False(t, ok, "%d", -count)
		}
	}
	_, ok := LastDate.AddYears(math.MinInt)
	assert.False(t, ok)
	first, ok := LastDate.AddDays(int(FirstDate - LastDate))
	assert.True(t, ok)
	assert.Equal(t, FirstDate, first)
}

func TestAddMonthsAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := Date(rapid.Int32Range(-200_000, 200_000).Draw(t, "date"))
		months := rapid.IntRange(-2_000, 2_000).Draw(t, "months")
		year, month, day := date.Civil()
		got, ok := date.AddMonths(months)
		require.True(t, ok)
		first := time.Date(year, time.Month(month+months), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day()
		require.Equal(t, first.AddDate(0, 0, min(day, last)-1).Format(time.DateOnly), got.String())
	})
}

func TestParseDateErrors(t *testing.T) {
	rows := []struct {
		text string
		want error
	}{
		{"", NotADate{""}},
		{"2026-5-10", NotADate{"2026-5-10"}},
		{"2026/05/10", NotADate{"2026/05/10"}},
		{"2026-05-10 ", NotADate{"2026-05-10 "}},
		{"+026-05-10", NotADate{"+026-05-10"}},
		{"20260510ab", NotADate{"20260510ab"}},
		{"2026-02-29", NoSuchDay{"2026-02-29"}},
		{"2026-13-01", NoSuchDay{"2026-13-01"}},
		{"2026-00-10", NoSuchDay{"2026-00-10"}},
		{"0000-01-01", OutOfRange{"0000-01-01"}},
	}
	for _, row := range rows {
		_, err := ParseDate(row.text)
		assert.Equal(t, row.want, err)
		_, err = ParseDateBytes([]byte(row.text))
		assert.Equal(t, row.want, err)
	}
	assert.EqualError(t, NoSuchDay{"2026-02-29"}, `"2026-02-29" names a day that does not exist`)
	assert.EqualError(t, NotADate{"soon"}, `"soon" is not a date; a date is written 2026-01-31`)
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2026-05-10", "2026-02-29", "0000-01-01", "9999-12-31", "2026-5-1", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, err := ParseDate(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		if wantErr != nil || want.Year() < 1 {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.Equal(t, want.Unix(), int64(date)*86_400)
		require.Equal(t, text, date.String())
	})
}

func BenchmarkDateCivil(b *testing.B) {
	date := Date(20_583)
	for b.Loop() {
		_, _, _ = date.Civil()
		date++
	}
}

func BenchmarkDateOf(b *testing.B) {
	day := 0
	for b.Loop() {
		_, _ = DateOf(2026, 5, day&15+1)
		day++
	}
}

func BenchmarkParseDate(b *testing.B) {
	text := []byte("2026-05-10")
	for b.Loop() {
		_, _ = ParseDateBytes(text)
	}
}
