package example_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
)

const head = "scheme club\nlanguage 1\ncurrency CNY\ntimezone \"Asia/Shanghai\"\n"

// worths writes what rules are worth: `base gold 1000 points 50 CNY 0.5%`, `* 0.5%` for all together.
func worths(t *testing.T, text string) []string {
	var list []string
	for _, one := range example.Worths(load(t, "club.scheme", text)) {
		parts := []string{"*"}
		if one.Rule != nil {
			parts[0] = one.Rule.Name
		}
		if one.Tier != nil {
			parts = append(parts, one.Tier.Name)
		}
		parts = append(parts, one.Got.English, one.Pays.English, one.Percent.English)
		if one.Capped {
			parts = append(parts, "capped")
		}
		assert.Equal(t, "10,000 CNY", one.Spent.English)
		list = append(list, strings.Join(strings.Fields(strings.Join(parts, " ")), " "))
	}
	return list
}

func TestWorth(t *testing.T) {
	for _, row := range []struct {
		name, source string
		want         []string
	}{
		{"points that pay", `
wallet points { redeem 20 for 1 CNY }
rule base on purchase { earn 1 points every 10 of net }`, []string{"base 1,000 points 50 CNY 0.5%", "* 50 CNY 0.5%"}},
		{"points that pay nothing", `
wallet points {}
rule base on purchase { earn 1 points every 10 of net }`, nil},
		{"once a flag is set by something free", `
member { active flag = no }
event activate {}
wallet points { redeem 100 for 1 CNY }
rule on_line on activate { set member.active = yes }
rule base on purchase { when member.active earn 1 points every 3 of net }`, []string{"base 3,333 points 33.33 CNY 0.33%", "* 33.33 CNY 0.33%"}},
		{"not in the month of the birthday, not for what was bought first", `
member { birthday date optional }
wallet bonus { unit CNY }
rule base on purchase { earn bonus 2% of net }
rule twice on purchase { when month(member.birthday) == month(today) boost base 2x }
rule hello on purchase { when first(purchase) earn bonus 10% of net }`, []string{"base 200 CNY bonus 200 CNY 2%", "* 200 CNY 2%"}},
		{"by tier, and what is taken off", `
wallet points { redeem 100 for 1 CNY }
metric spend { sum amount on purchase }
tiers level by spend { plain  gold from 100000 }
rule base on purchase { earn 1 points every 1 of net }
rule rate on purchase { boost base by level { plain 1x  gold 1.5x } }
rule off on purchase { discount by level { plain 0  gold 10% of amount } }
rule same on purchase { earn 100 points }`, []string{
			"base plain 10,000 points 100 CNY 1%", "base gold 13,500 points 135 CNY 1.35%", "same 100 points 1 CNY 0.01%",
			"* plain 101 CNY 1.01%", "* gold 1,136 CNY 11.36%"}},
		{"before caps", `
wallet bonus { unit CNY  cap 50 per month }
rule base on purchase { earn bonus 5% of net }`, []string{"base 500 CNY bonus 500 CNY 5% capped", "* 500 CNY 5% capped"}},
		{"what arrives later", `
wallet bonus { unit CNY }
rule base on purchase { earn bonus 5% of net after 7 days }`, []string{"base 500 CNY bonus 500 CNY 5%", "* 500 CNY 5%"}},
		{"out of a budget that is a share of sales", `
wallet bonus { unit CNY }
rule base on purchase { earn bonus 5% of net }
budget per month 1% of previous month sales { base }`, []string{"base 500 CNY bonus 500 CNY 5%", "* 500 CNY 5%"}},
	} {
		assert.Equal(t, row.want, worths(t, head+row.source), row.name)
	}
}

func evens(t *testing.T, text string, tongue dsl.Tongue) []string {
	var list []string
	for _, one := range example.BreakEven(load(t, "club.scheme", text)) {
		list = append(list, fmt.Sprintf("%s: %s", one.Rule.Name, one.Words.In(tongue)))
	}
	return list
}

func TestBreakEven(t *testing.T) {
	for _, row := range []struct {
		name, source string
		want         []string
	}{
		{"no fee", `
wallet points { redeem 20 for 1 CNY }
rule base on purchase { earn 1 points every 10 of net }`, nil},
		{"a fee each year, on an event", `
event renew {}
wallet bonus { unit CNY }
rule base on purchase { earn bonus 2% of net }
rule yearly on renew { charge 60 CNY }`, []string{"yearly: the fee is 60 CNY; it comes back with 60 CNY bonus, for purchases of 3,000 CNY"}},
		{"what comes with joining pays for joining only", `
event renew {}
wallet bonus { unit CNY }
voucher ten { worth 10 CNY  valid 30 days }
rule base on purchase { earn bonus 1.5% of net }
rule welcome on join { charge 25 CNY  issue ten }
rule yearly on renew { charge 30 CNY  earn 5 bonus }`, []string{
			"welcome: the fee is 25 CNY; 1 × “ten” come with it, worth 10 CNY; the other 15 CNY come back with 15 CNY bonus, for purchases of 1,000 CNY",
			"yearly: the fee is 30 CNY; 5 CNY bonus come with it, worth 5 CNY; the other 25 CNY come back with 25 CNY bonus, for purchases of 1,667 CNY"}},
		{"members pay less", `
event open {}
rule fee on open { charge 100 CNY }
rule off on purchase { discount 5% of amount }`, []string{"fee: the fee is 100 CNY; it comes back with 100 CNY off, for purchases of 2,000 CNY"}},
		{"it comes back at once", `
wallet bonus { unit CNY }
rule fee on join { charge 10 CNY  earn 10 bonus }`, []string{"fee: the fee is 10 CNY; 10 CNY bonus come with it, worth 10 CNY; it has come back at once"}},
		{"never", `
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
rule fee on join { charge 10 CNY }`, []string{"fee: the fee is 10 CNY; no order of any size brings back the rest"}},
		{"what has to be filled in is no card", `
event swap { to text }
wallet points { redeem 100 for 1 CNY }
rule base on purchase { earn 1 points every 1 of net }
rule fee on swap { charge 10 CNY }`, nil},
	} {
		assert.Equal(t, row.want, evens(t, head+row.source, dsl.English), row.name)
	}
}

// The drugstore's own sum: fee 10, activation worth 2, so 8 yuan = 160 points = 1,600 yuan.
func TestTheDrugstoresSum(t *testing.T) {
	for file, want := range map[string]dsl.Words{
		"drugstore-card": dsl.Say("", "办卡: 费用 10 元；先得 40 积分，值 2 元；还差 8 元，消费满 1600 元得 160 积分，就回本"),
		"drugstore-card-english": dsl.Say("card_fee: the fee is 10 CNY; 40 points come with it, worth 2 CNY; the other 8 CNY come back with 160 points, for purchases of 1,600 CNY",
			"card_fee: 费用 10 元；先得 40 points，值 2 元；还差 8 元，消费满 1600 元得 160 points，就回本"),
	} {
		text, err := os.ReadFile("../../../schemes/drugstore-card/" + file + ".scheme")
		require.NoError(t, err)
		assert.Equal(t, []string{want.Chinese}, evens(t, string(text), dsl.Chinese))
		if want.English != "" {
			assert.Equal(t, []string{want.English}, evens(t, string(text), dsl.English))
		}
		even := example.BreakEven(load(t, file, string(text)))[0]
		assert.Equal(t, []int64{1000, 200, 800, 160000}, []int64{even.Fee, even.Worth, even.Left, even.Spend})
		assert.True(t, even.Reached)
	}
}
