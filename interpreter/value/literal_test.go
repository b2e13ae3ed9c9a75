package value

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLiteralDecimalRows(t *testing.T) {
	rows := []struct {
		text   string
		want   string
		places int
		err    error
	}{
		{"0", "0", 0, nil},
		{"1_000", "1000", 0, nil},
		{"1_000_000.50", "100000050", 2, nil},
		{"0.05", "5", 2, nil},
		{"1.50", "150", 2, nil},
		{"10万", "100000", 0, nil},
		{"1.2亿", "120000000", 0, nil},
		{"1.23456万", "123456", 1, nil},
		{"1.50万", "15000", 0, nil},
		{"0.00005万", "5", 1, nil},
		{"5万", "50000", 0, nil},
		{"-1.5", "-15", 1, nil},
		{"+2", "2", 0, nil},
		{"0.000000000001", "1", 12, nil},
		{"1.0000000000000", "1000000000000", 12, nil},
		{"0.0000000000000001万", "1", 12, nil},
		{"170141183460469231731687303715884105727", "170141183460469231731687303715884105727", 0, nil},
		{"0.0000000000001", "0", 0, TooManyPlaces{"0.0000000000001", 12}},
		{"170141183460469231731687303715884105728", "0", 0, OutOfRange{"170141183460469231731687303715884105728"}},
		{"100000000000000000000000000000000亿", "0", 0, OutOfRange{"100000000000000000000000000000000亿"}},
		{"", "0", 0, NotANumber{""}},
		{"万", "0", 0, NotANumber{"万"}},
		{"1万亿", "0", 0, NotANumber{"1万亿"}},
		{"1万2", "0", 0, NotANumber{"1万2"}},
		{"_1", "0", 0, NotANumber{"_1"}},
		{"1_", "0", 0, NotANumber{"1_"}},
		{"1__0", "0", 0, NotANumber{"1__0"}},
		{"1_.5", "0", 0, NotANumber{"1_.5"}},
		{"1_万", "0", 0, NotANumber{"1_万"}},
		{"1e5", "0", 0, NotANumber{"1e5"}},
	}
	for _, row := range rows {
		wide, places, err := LiteralDecimal(row.text)
		assert.Equal(t, row.err, err, "%q", row.text)
		assert.Equal(t, row.want, wide.String(), "%q", row.text)
		assert.Equal(t, row.places, places, "%q", row.text)
	}
}

func FuzzLiteralDecimal(f *testing.F) {
	for _, text := range []string{"", "1_000", "0.05", "10万", "1.2亿", "1.50", "-3", "0.0000000000001", "1__0", "万"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		wide, places, err := LiteralDecimal(text)
		if err != nil {
			require.Zero(t, wide)
			require.Zero(t, places)
			return
		}
		require.LessOrEqual(t, places, MaximumLiteralPlaces)
		again, placesAgain, err := LiteralDecimal(string(wide.AppendDecimal(nil, places)))
		require.NoError(t, err)
		require.Equal(t, places, placesAgain)
		require.Equal(t, wide, again)
	})
}
