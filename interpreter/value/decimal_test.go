package value

import (
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseDecimalRows(t *testing.T) {
	rows := []struct {
		text   string
		places int
		want   int64
		err    error
	}{
		{"0", 0, 0, nil},
		{"12.34", 2, 1234, nil},
		{"-12.34", 2, -1234, nil},
		{"+12.3", 2, 1230, nil},
		{"12", 2, 1200, nil},
		{"12.", 2, 1200, nil},
		{".5", 2, 50, nil},
		{"-.5", 1, -5, nil},
		{"-0.00", 2, 0, nil},
		{"12.3400000000000000000000000", 2, 1234, nil},
		{"000000000000000000000000000001.5", 1, 15, nil},
		{"9223372036854775807", 0, math.MaxInt64, nil},
		{"-9223372036854775808", 0, math.MinInt64, nil},
		{"-9.223372036854775808", 18, math.MinInt64, nil},
		{"9223372036854775808", 0, 0, OutOfRange{"9223372036854775808"}},
		{"-9223372036854775809", 0, 0, OutOfRange{"-9223372036854775809"}},
		{"99999999999999999999999", 0, 0, OutOfRange{"99999999999999999999999"}},
		{"92233720368547758.08", 2, 0, OutOfRange{"92233720368547758.08"}},
		{"10", 18, 0, OutOfRange{"10"}},
		{"1", 19, 0, OutOfRange{"1"}},
		{"1", -1, 0, OutOfRange{"1"}},
		{"1.234", 2, 0, TooManyPlaces{"1.234", 2}},
		{"1.0000000000000000000000001", 2, 0, TooManyPlaces{"1.0000000000000000000000001", 2}},
		{"1.5", 0, 0, TooManyPlaces{"1.5", 0}},
		{"", 2, 0, NotANumber{""}},
		{"-", 2, 0, NotANumber{"-"}},
		{".", 2, 0, NotANumber{"."}},
		{"+.", 2, 0, NotANumber{"+."}},
		{"1.2.3", 2, 0, NotANumber{"1.2.3"}},
		{"1,000", 2, 0, NotANumber{"1,000"}},
		{"1e3", 2, 0, NotANumber{"1e3"}},
		{" 1", 2, 0, NotANumber{" 1"}},
		{"1 ", 2, 0, NotANumber{"1 "}},
		{"--1", 2, 0, NotANumber{"--1"}},
		{"1-", 2, 0, NotANumber{"1-"}},
		{"0x10", 2, 0, NotANumber{"0x10"}},
		{"1_000", 2, 0, NotANumber{"1_000"}},
		{"NaN", 2, 0, NotANumber{"NaN"}},
		{"１２", 2, 0, NotANumber{"１２"}},
		{"99999999999999999999.123x", 2, 0, NotANumber{"99999999999999999999.123x"}},
	}
	for _, row := range rows {
		got, err := ParseDecimal(row.text, row.places)
		assert.Equal(t, row.err, err, "%q", row.text)
		assert.Equal(t, row.want, got, "%q", row.text)
		twin, err := ParseDecimalBytes([]byte(row.text), row.places)
		assert.Equal(t, row.err, err, "%q", row.text)
		assert.Equal(t, row.want, twin, "%q", row.text)
	}
}

func TestDecimalErrorsAreWorded(t *testing.T) {
	rows := []struct {
		text   string
		places int
		want   string
	}{
		{"abc", 2, `"abc" is not a number`},
		{"1.234", 2, `"1.234" has more than 2 decimal places`},
		{"1.23", 1, `"1.23" has more than 1 decimal place`},
		{"1.5", 0, `"1.5" must be whole, without decimal places`},
		{"1e\n", 0, `"1e\n" is not a number`},
		{strings.Repeat("9", 63) + "万元", 0, `"` + strings.Repeat("9", 63) + `…" is not a number`},
		{strings.Repeat("9", 20), 0, `"99999999999999999999" is out of range`},
	}
	for _, row := range rows {
		_, err := ParseDecimal(row.text, row.places)
		assert.EqualError(t, err, row.want)
	}
}

func TestAppendDecimalRows(t *testing.T) {
	rows := []struct {
		number int64
		places int
		want   string
	}{
		{0, 0, "0"},
		{0, 2, "0.00"},
		{5, 2, "0.05"},
		{-5, 2, "-0.05"},
		{-1050, 2, "-10.50"},
		{12, 0, "12"},
		{12, -1, "12"},
		{1, 18, "0.000000000000000001"},
		{1, 99, "0.000000000000000001"},
		{math.MaxInt64, 0, "9223372036854775807"},
		{math.MinInt64, 0, "-9223372036854775808"},
		{math.MinInt64, 18, "-9.223372036854775808"},
	}
	for _, row := range rows {
		assert.Equal(t, "= "+row.want, string(AppendDecimal([]byte("= "), row.number, row.places)))
		assert.Equal(t, row.want, DecimalString(row.number, row.places))
	}
}

func TestDecimalRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := drawInt64().Draw(t, "number")
		places := rapid.IntRange(0, MaximumPlaces).Draw(t, "places")
		text := DecimalString(number, places)
		require.Equal(t, text, string(WideOf(number).AppendDecimal(nil, places)))
		parsed, err := ParseDecimal(text, places)
		require.NoError(t, err)
		require.Equal(t, number, parsed)
	})
}

func TestPowerOfTen(t *testing.T) {
	for n := range MaximumPlaces + 1 {
		power, ok := PowerOfTen(n)
		assert.True(t, ok)
		assert.Equal(t, "1"+strings.Repeat("0", n), DecimalString(power, 0))
	}
	for _, n := range []int{-1, 19, math.MinInt, math.MaxInt} {
		_, ok := PowerOfTen(n)
		assert.False(t, ok)
	}
}

// exactDecimal reads a text with math/big, by the words of ParseDecimal.
func exactDecimal(text string, places int) (int64, fault) {
	for _, character := range text {
		if !strings.ContainsRune("+-.0123456789", character) {
			return 0, notANumber
		}
	}
	unsigned := strings.TrimLeft(text, "+-")
	exact, ok := new(big.Rat).SetString(text)
	if !ok || len(text)-len(unsigned) > 1 {
		return 0, notANumber
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	exact.Mul(exact, new(big.Rat).SetInt(scale))
	truncated := new(big.Int).Quo(exact.Num(), exact.Denom())
	switch {
	case !truncated.IsInt64():
		return 0, outOfRange
	case !exact.IsInt():
		return 0, tooManyPlaces
	}
	return truncated.Int64(), noFault
}

func FuzzParseDecimal(f *testing.F) {
	for _, text := range []string{"", "0", "-12.340", "+.5", "5.", "9223372036854775808", "1.2.3", "12345678901234567.8", "."} {
		f.Add(text, uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, places uint8) {
		if len(text) > 1000 {
			return
		}
		within := int(places) % (MaximumPlaces + 1)
		want, found := exactDecimal(text, within)
		got, err := ParseDecimal(text, within)
		require.Equal(t, worded(found, text, within), err)
		require.Equal(t, want, got)
		twin, err := ParseDecimalBytes([]byte(text), within)
		require.Equal(t, worded(found, text, within), err)
		require.Equal(t, want, twin)
	})
}

func BenchmarkParseDecimal(b *testing.B) {
	texts := [4][]byte{[]byte("105.00"), []byte("12.5"), []byte("99999"), []byte("-1234567.89")}
	i := 0
	for b.Loop() {
		_, _ = ParseDecimalBytes(texts[i&3], 2)
		i++
	}
}

func BenchmarkAppendDecimal(b *testing.B) {
	buffer := make([]byte, 0, 64)
	for b.Loop() {
		buffer = AppendDecimal(buffer[:0], 1234567, 2)
	}
}
