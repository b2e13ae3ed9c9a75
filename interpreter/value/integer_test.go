package value

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawInt64 draws numbers of every length, and the edges often.
func drawInt64() *rapid.Generator[int64] {
	edges := []int64{0, 1, -1, 2, -2, 3, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1}
	return rapid.OneOf(rapid.Int64(), rapid.Int64(), rapid.SampledFrom(edges))
}

func requireInt64(t require.TestingT, want *big.Int, got int64, ok bool) {
	require.Equal(t, want.IsInt64(), ok, "ok for %v", want)
	if ok {
		require.Equal(t, want.Int64(), got)
	}
}

func TestIntegersAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawInt64().Draw(t, "a"), drawInt64().Draw(t, "b")
		bigA, bigB := big.NewInt(a), big.NewInt(b)
		sum, ok := Add(a, b)
		requireInt64(t, new(big.Int).Add(bigA, bigB), sum, ok)
		difference, ok := Subtract(a, b)
		requireInt64(t, new(big.Int).Sub(bigA, bigB), difference, ok)
		product, ok := Multiply(a, b)
		requireInt64(t, new(big.Int).Mul(bigA, bigB), product, ok)
	})
}

func TestMultiplyDivideAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawInt64().Draw(t, "a"), drawInt64().Draw(t, "b")
		divisor := drawInt64().Draw(t, "divisor")
		product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		for mode := Down; mode <= Ceiling; mode++ {
			got, ok := MultiplyDivide(a, b, divisor, mode)
			if divisor == 0 {
				require.False(t, ok)
				continue
			}
			requireInt64(t, divideBig(product, big.NewInt(divisor), mode), got, ok)
		}
	})
}

func TestMultiplyDivideRows(t *testing.T) {
	rows := []struct {
		a, b, divisor int64
		mode          Rounding
		want          int64
		ok            bool
	}{
		{20, 55, 105, Down, 10, true}, // the language page's refund: 10.47
		{math.MaxInt64, math.MaxInt64, math.MaxInt64, Down, math.MaxInt64, true},
		{math.MinInt64, 1, -1, Down, 0, false},
		{math.MinInt64, 1, 1, Down, math.MinInt64, true},
		{math.MaxInt64, 2, 1, Down, 0, false},
		{1, 1, 0, Down, 0, false},
		{0, 5, -3, Floor, 0, true},
		{math.MaxInt64, 3, 2, Up, 0, false},
		// 274177 × 67280421310721 is 2^64 + 1, so this is half below -2^63.
		{274_177, 67_280_421_310_721, -2, Down, math.MinInt64, true},
		{274_177, 67_280_421_310_721, -2, HalfEven, math.MinInt64, true},
		{274_177, 67_280_421_310_721, -2, HalfUp, 0, false},
		{274_177, 67_280_421_310_721, -2, Floor, 0, false},
	}
	for _, row := range rows {
		got, ok := MultiplyDivide(row.a, row.b, row.divisor, row.mode)
		assert.Equal(t, row.ok, ok, "%+v", row)
		if ok {
			assert.Equal(t, row.want, got, "%+v", row)
		}
	}
}

func TestRescaleRows(t *testing.T) {
	rows := []struct {
		number   int64
		from, to int
		mode     Rounding
		want     int64
		ok       bool
	}{
		{1234, 2, 4, Down, 123400, true},
		{1234, 2, 1, HalfUp, 123, true},
		{1235, 2, 1, HalfUp, 124, true},
		{-1235, 2, 1, HalfEven, -124, true},
		{-1245, 2, 1, HalfEven, -124, true},
		{10, 0, 18, Down, 0, false},
		{9, 0, 18, Down, 9_000_000_000_000_000_000, true},
		{1, 19, 0, Down, 0, false},
		{1, 0, -1, Down, 0, false},
	}
	for _, row := range rows {
		got, ok := Rescale(row.number, row.from, row.to, row.mode)
		assert.Equal(t, row.ok, ok, "%+v", row)
		if ok {
			assert.Equal(t, row.want, got, "%+v", row)
		}
	}
}

func BenchmarkMultiplyDivide(b *testing.B) {
	numbers := [8]int64{10_500, 123_456, 99, -5_000_000, 7, 888_888, 31_415, 2_718_281}
	b.Run("narrow", func(b *testing.B) {
		i := 0
		for b.Loop() {
			_, _ = MultiplyDivide(numbers[i&7], 125, 10_000, HalfEven)
			i++
		}
	})
	b.Run("wide", func(b *testing.B) {
		i := 0
		for b.Loop() {
			_, _ = MultiplyDivide(numbers[i&7]*1_000_000_000_000, 125_000_000_000, 1_000_000_000_000_000, HalfEven)
			i++
		}
	})
	b.Run("down", func(b *testing.B) {
		i := 0
		for b.Loop() {
			_, _ = MultiplyDivide(numbers[i&7], 2, 1_000, Down)
			i++
		}
	})
}

func BenchmarkMultiply(b *testing.B) {
	product, i := int64(0), int64(0)
	for b.Loop() {
		product, _ = Multiply(i, 1000)
		i++
	}
	_ = product
}
