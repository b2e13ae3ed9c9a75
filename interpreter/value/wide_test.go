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

var (
	maximumWide = Wide{math.MaxInt64, math.MaxUint64}
	minimumWide = Wide{math.MinInt64, 0}
)

// drawWide draws numbers of every length, the edges of the ranges among them.
func drawWide() *rapid.Generator[Wide] {
	return rapid.Custom(func(t *rapid.T) Wide {
		edges := []Wide{{}, WideOf(1), WideOf(-1), WideOf(math.MaxInt64), WideOf(math.MinInt64),
			{0, math.MaxUint64}, {0, 1 << 63}, {1, 0}, {-1, 0}, maximumWide, minimumWide}
		if rapid.IntRange(0, 9).Draw(t, "edge") == 0 {
			return rapid.SampledFrom(edges).Draw(t, "wide")
		}
		number := new(big.Int).SetUint64(rapid.Uint64().Draw(t, "high"))
		number.Lsh(number, 64).Add(number, new(big.Int).SetUint64(rapid.Uint64().Draw(t, "low")))
		number.Rsh(number, uint(rapid.IntRange(1, 128).Draw(t, "shift")))
		if rapid.Bool().Draw(t, "negative") {
			number.Neg(number)
		}
		wide, ok := wideOfBig(number)
		require.True(t, ok)
		return wide
	})
}

func drawRounding() *rapid.Generator[Rounding] {
	return rapid.Custom(func(t *rapid.T) Rounding {
		return Rounding(rapid.IntRange(int(Down), int(Ceiling)).Draw(t, "rounding"))
	})
}

func bigOf(w Wide) *big.Int {
	number := new(big.Int).Lsh(big.NewInt(w.High), 64)
	return number.Add(number, new(big.Int).SetUint64(w.Low))
}

// wideOfBig is false when the number has more than 128 bits.
func wideOfBig(number *big.Int) (Wide, bool) {
	low := new(big.Int).And(number, new(big.Int).SetUint64(math.MaxUint64))
	high := new(big.Int).Rsh(number, 64)
	return Wide{high.Int64(), low.Uint64()}, high.IsInt64()
}

// divideBig rounds a quotient by the words of the rounding's comments, with
// none of the code under test.
func divideBig(dividend, divisor *big.Int, mode Rounding) *big.Int {
	exact := new(big.Rat).SetFrac(dividend, divisor)
	floor := new(big.Int).Div(exact.Num(), exact.Denom()) // Euclidean: the floor, as Denom > 0
	if exact.IsInt() {
		return floor
	}
	ceiling := new(big.Int).Add(floor, big.NewInt(1))
	toward, away := floor, ceiling
	if exact.Sign() < 0 {
		toward, away = ceiling, floor
	}
	fraction := new(big.Rat).Sub(exact, new(big.Rat).SetInt(toward))
	half := fraction.Abs(fraction).Cmp(big.NewRat(1, 2))
	switch mode {
	case Down:
		return toward
	case Up:
		return away
	case Floor:
		return floor
	case Ceiling:
		return ceiling
	}
	if half > 0 || half == 0 && (mode == HalfUp || toward.Bit(0) == 1) {
		return away
	}
	return toward
}

func requireWide(t require.TestingT, want *big.Int, got Wide, ok bool) {
	expected, fits := wideOfBig(want)
	require.Equal(t, fits, ok, "ok for %v", want)
	if fits {
		require.Equal(t, expected, got, "want %v", want)
	}
}

func TestWideAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, v := drawWide().Draw(t, "w"), drawWide().Draw(t, "v")
		a, b := bigOf(w), bigOf(v)

		sum, ok := w.Add(v)
		requireWide(t, new(big.Int).Add(a, b), sum, ok)
		difference, ok := w.Subtract(v)
		requireWide(t, new(big.Int).Sub(a, b), difference, ok)
		product, ok := w.Multiply(v)
		requireWide(t, new(big.Int).Mul(a, b), product, ok)
		negated, ok := w.Negate()
		requireWide(t, new(big.Int).Neg(a), negated, ok)

		require.Equal(t, a.Cmp(b), w.Compare(v))
		require.Equal(t, a.Sign(), w.Sign())
		require.Equal(t, a.Sign() == 0, w.IsZero())
		narrow, ok := w.Int64()
		require.Equal(t, a.IsInt64(), ok)
		if ok {
			require.Equal(t, a.Int64(), narrow)
			require.Equal(t, w, WideOf(narrow))
		}
		require.Equal(t, a.String(), w.String())
	})
}

func TestWideDivideAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, v := drawWide().Draw(t, "w"), drawWide().Draw(t, "v")
		for mode := Down; mode <= Ceiling; mode++ {
			quotient, ok := w.Divide(v, mode)
			if v.IsZero() {
				require.False(t, ok)
				continue
			}
			requireWide(t, divideBig(bigOf(w), bigOf(v), mode), quotient, ok)
		}
	})
}

// Random quotients are rarely halves: here they always are, or next to one.
func TestWideDivideNearHalves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		divisor := bigOf(drawWide().Draw(t, "divisor"))
		if divisor.Sign() == 0 {
			return
		}
		quotient := big.NewInt(rapid.Int64().Draw(t, "quotient"))
		dividend := quotient.Mul(quotient, divisor)
		dividend.Add(dividend, new(big.Int).Rsh(divisor, 1))
		dividend.Add(dividend, big.NewInt(rapid.Int64Range(-1, 1).Draw(t, "beside")))
		w, fits := wideOfBig(dividend)
		v, _ := wideOfBig(divisor)
		if !fits {
			return
		}
		mode := drawRounding().Draw(t, "mode")
		rounded, ok := w.Divide(v, mode)
		requireWide(t, divideBig(dividend, divisor, mode), rounded, ok)
	})
}

func TestWideRescaleAgainstBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWide().Draw(t, "w")
		from := rapid.IntRange(0, MaximumWidePlaces).Draw(t, "from")
		to := rapid.IntRange(0, MaximumWidePlaces).Draw(t, "to")
		mode := drawRounding().Draw(t, "mode")
		power := func(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
		got, ok := w.Rescale(from, to, mode)
		requireWide(t, divideBig(new(big.Int).Mul(bigOf(w), power(to)), power(from), mode), got, ok)
	})
}

func TestWideRows(t *testing.T) {
	_, ok := minimumWide.Divide(WideOf(-1), Down)
	assert.False(t, ok, "2^127 does not fit")
	_, ok = minimumWide.Negate()
	assert.False(t, ok)
	_, ok = WideOf(1).Divide(Wide{}, HalfEven)
	assert.False(t, ok, "÷ 0")
	for _, places := range [][2]int{{-1, 0}, {0, -1}, {39, 0}, {0, 39}} {
		_, ok = WideOf(0).Rescale(places[0], places[1], Down)
		assert.False(t, ok, "places %v", places)
	}
	quotient, ok := WideOf(math.MinInt64).Divide(WideOf(-1), Down)
	assert.True(t, ok, "2^63 fits 128 bits")
	assert.Equal(t, Wide{0, 1 << 63}, quotient)
}

func TestWideAppendDecimal(t *testing.T) {
	rows := []struct {
		wide   Wide
		places int
		want   string
	}{
		{WideOf(0), 0, "0"},
		{WideOf(0), 2, "0.00"},
		{WideOf(5), 2, "0.05"},
		{WideOf(-5), 2, "-0.05"},
		{WideOf(123456), 2, "1234.56"},
		{WideOf(-123456), 0, "-123456"},
		{WideOf(7), -3, "7"},
		{WideOf(1), 38, "0." + strings.Repeat("0", 37) + "1"},
		{WideOf(1), 1000, "0." + strings.Repeat("0", 37) + "1"},
		{maximumWide, 0, "170141183460469231731687303715884105727"},
		{minimumWide, 0, "-170141183460469231731687303715884105728"},
		{maximumWide, 38, "1.70141183460469231731687303715884105727"},
		{minimumWide, 19, "-17014118346046923173.1687303715884105728"},
	}
	for _, row := range rows {
		assert.Equal(t, "is "+row.want, string(row.wide.AppendDecimal([]byte("is "), row.places)))
	}
}

func BenchmarkWideAdd(b *testing.B) {
	sum := Wide{}
	for b.Loop() {
		sum, _ = sum.Add(WideOf(12345))
	}
}

func BenchmarkWideMultiplyNarrow(b *testing.B) {
	w, v := WideOf(123456789), WideOf(987654321)
	for b.Loop() {
		_, _ = w.Multiply(v)
	}
}

func BenchmarkWideDivideNarrow(b *testing.B) {
	w, v := WideOf(123456789012345), WideOf(98765)
	for b.Loop() {
		_, _ = w.Divide(v, HalfEven)
	}
}

func BenchmarkWideDivideWide(b *testing.B) {
	w, v := Wide{123456789, 987654321}, WideOf(1_000_000)
	for b.Loop() {
		_, _ = w.Divide(v, HalfEven)
	}
}
