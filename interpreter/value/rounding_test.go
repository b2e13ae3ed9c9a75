package value

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Every rounding of the same tenths, worked by hand.
func TestRoundingRows(t *testing.T) {
	tenths := []int64{-25, -21, -20, -15, -9, -5, -4, 0, 4, 5, 9, 15, 20, 21, 25}
	rows := []struct {
		mode Rounding
		want []int64
	}{
		{Down, []int64{-2, -2, -2, -1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2}},
		{Up, []int64{-3, -3, -2, -2, -1, -1, -1, 0, 1, 1, 1, 2, 2, 3, 3}},
		{HalfUp, []int64{-3, -2, -2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2, 2, 3}},
		{HalfEven, []int64{-2, -2, -2, -2, -1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2}},
		{Floor, []int64{-3, -3, -2, -2, -1, -1, -1, 0, 0, 0, 0, 1, 2, 2, 2}},
		{Ceiling, []int64{-2, -2, -2, -1, 0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 3}},
		{Rounding(99), []int64{-2, -2, -2, -1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2}},
	}
	for _, row := range rows {
		for i, number := range tenths {
			narrow, ok := Divide(number, 10, row.mode)
			assert.True(t, ok)
			assert.Equal(t, row.want[i], narrow, "%d tenths %v", number, row.mode)

			wide, ok := WideOf(number).Divide(WideOf(10), row.mode)
			assert.True(t, ok)
			assert.Equal(t, WideOf(row.want[i]), wide, "%d tenths %v", number, row.mode)
		}
	}
}

func TestRoundingNames(t *testing.T) {
	for mode := Down; mode <= Ceiling; mode++ {
		parsed, err := ParseRounding(mode.String())
		assert.NoError(t, err)
		assert.Equal(t, mode, parsed)
	}
	assert.Equal(t, "half-up", HalfUp.String())
	assert.Equal(t, "rounding(9)", Rounding(9).String())
	_, err := ParseRounding("bankers")
	assert.Equal(t, UnknownRounding{"bankers"}, err)
	assert.EqualError(t, err, `"bankers" is not a rounding; there are down, up, half-up, half-even, floor, ceiling`)
}
