package value

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDecayFactorRows(t *testing.T) {
	rows := []struct {
		days, halfLife int64
		want           int64
	}{
		{0, 180, 1_000_000_000_000_000_000},
		{-5, 180, 1_000_000_000_000_000_000},
		{180, 180, 500_000_000_000_000_000},
		{360, 180, 250_000_000_000_000_000},
		{1, 2, 707_106_781_186_547_524}, // 1 ÷ √2 = 0.707106781186547524|40
		{1, 3, 793_700_525_984_099_737}, // 1 ÷ ∛2 = 0.793700525984099737|37
		{2, 3, 629_960_524_947_436_582}, // 1 ÷ ∛4 = 0.629960524947436582|38
		{19, 1, 1_907_348_632_812},      // 5^18 ÷ 2 ends in .5: to the even neighbour
		{20, 1, 953_674_316_406},        // .25
		{21, 1, 476_837_158_203},        // .125
		{59, 1, 2},                      // 1.73
		{60, 1, 1},                      // 0.87
		{61, 1, 0},                      // 0.43
		{121, 2, 1},                     // 0.61
		{math.MaxInt64, 1, 0},
		{math.MaxInt64, math.MaxInt64, 500_000_000_000_000_000},
		{1, math.MaxInt64, 1_000_000_000_000_000_000},
		{5, 0, 0},
		{5, -1, 0},
		{0, 0, 1_000_000_000_000_000_000},
		{math.MinInt64, 7, 1_000_000_000_000_000_000},
	}
	for _, row := range rows {
		assert.Equal(t, row.want, DecayFactor(row.days, row.halfLife), "%d days of %d", row.days, row.halfLife)
	}
}

// requireFactor proves a factor f without computing a root: f is the nearest
// to 10^18 × 2^(-n/h) exactly when (2f-1)^h × 2^n < (2×10^18)^h < (2f+1)^h × 2^n.
func requireFactor(t require.TestingT, days, halfLife, factor int64) {
	h := big.NewInt(halfLife)
	bound := new(big.Int).Exp(big.NewInt(2*wholeFactor), h, nil)
	scaled := func(doubled int64) *big.Int {
		power := new(big.Int).Exp(big.NewInt(doubled), h, nil)
		return power.Lsh(power, uint(days))
	}
	if factor > 0 {
		require.Negative(t, scaled(2*factor-1).Cmp(bound), "%d days of %d", days, halfLife)
	}
	require.Positive(t, scaled(2*factor+1).Cmp(bound), "%d days of %d", days, halfLife)
}

func TestDecayFactorIsTheNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		halfLife := rapid.Int64Range(2, 400).Draw(t, "halfLife")
		days := rapid.Int64Range(1, 62*halfLife).Draw(t, "days")
		if days%halfLife != 0 { // the exact powers, where ties are, are rows above
			requireFactor(t, days, halfLife, DecayFactor(days, halfLife))
		}
	})
}

// The loop that asks for more precision is never entered by any half-life of
// interest, so its bounds are held at precisions where they do matter.
func TestEnclosePowerEncloses(t *testing.T) {
	for _, precision := range []uint{16, 24, 64, firstPrecision, 2 * firstPrecision} {
		for _, power := range [][2]int64{{1, 2}, {1, 3}, {99, 100}, {179, 180}, {1, 3650}} {
			low, high := enclosePower(power[0], power[1], precision)
			finerLow, finerHigh := enclosePower(power[0], power[1], 4*precision)
			finerLow.Rsh(finerLow, 3*precision)
			finerHigh.Rsh(finerHigh, 3*precision)
			assert.LessOrEqual(t, low.Cmp(finerLow), 0)
			assert.GreaterOrEqual(t, high.Cmp(finerHigh), 0)
		}
	}
}

func TestDecayKeepsFactors(t *testing.T) {
	decay := NewDecay(30)
	assert.Equal(t, int64(30), decay.HalfLife())
	for _, days := range []int64{-1, 0, 1, 30, 29, 1, 3000, 3000, keptDays - 1, keptDays, math.MaxInt64} {
		assert.Equal(t, DecayFactor(days, 30), decay.Factor(days), "%d days", days)
	}
	assert.LessOrEqual(t, len(decay.kept), keptDays)
	assert.Zero(t, testing.AllocsPerRun(10, func() { decay.Factor(29) }))
}

func BenchmarkDecayFactor(b *testing.B) {
	days := int64(0)
	for b.Loop() {
		days++
		_ = DecayFactor(days%3000, 180)
	}
}

func BenchmarkDecayKept(b *testing.B) {
	decay := NewDecay(180)
	days := int64(0)
	for b.Loop() {
		days++
		_ = decay.Factor(days & 1023)
	}
}
