package simulate_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

func TestCompleteJourney(t *testing.T) {
	folder := realData(t, "completejourney_sample")
	result, summary := tried(t, folder, mapping.Skip, shipped(t, "completejourney.scheme"),
		shipped(t, "completejourney.source"), shipped(t, "completejourney-coupons.source"))
	assert.EqualValues(t, 75_000+2_102, summary.Events.Read)
	assert.Equal(t, map[string]int64{"exponent": 1}, summary.Events.Skipped, "one price is 4.440892e-16")
	assert.Equal(t, "2102", summary.Metrics["coupons"])
	assert.Equal(t, 2_377, summary.Members)

	wanted := groceries(t, folder)
	for _, state := range result.States {
		if came := state.Wallets[0].Totals.Earned; came != wanted[state.Member] {
			assert.Equal(t, wanted[state.Member], came, state.Member)
		}
	}
}

// groceries does by hand what the scheme says: a point a dollar of a basket, another a dollar of a line of the grocer's
// own brand, and ten for each of two coupons a day. A basket one line of which can't be read is no purchase.
func groceries(t *testing.T, folder string) map[string]int64 {
	own := map[string]bool{}
	rowsOf(t, filepath.Join(folder, "products.csv"), func(row map[string]string) { own[row["product_id"]] = row["brand"] == "Private" })
	points, baskets, lines, households, coupons := map[string]int64{}, map[string]int64{}, map[string]int64{}, map[string]string{}, map[[2]string]int{}
	torn := map[string]bool{}
	rowsOf(t, filepath.Join(folder, "transactions_sample.csv"), func(row map[string]string) {
		basket := row["basket_id"]
		if strings.Contains(row["sales_value"], "e") {
			torn[basket] = true
			return
		}
		cents := decimal(t, row["sales_value"], 2)
		baskets[basket] += cents
		households[basket] = row["household_id"]
		if own[row["product_id"]] {
			lines[basket] += cents / 100
		}
	})
	for basket, cents := range baskets {
		if !torn[basket] {
			points[households[basket]] += cents/100 + lines[basket]
		}
	}
	rowsOf(t, filepath.Join(folder, "coupon_redemptions.csv"), func(row map[string]string) {
		key := [2]string{row["household_id"], row["redemption_date"]}
		if coupons[key]++; coupons[key] <= 2 {
			points[row["household_id"]] += 10
		}
	})
	return points
}
