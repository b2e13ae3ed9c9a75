package words_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func schemeIn(t *testing.T, currency string) *check.Scheme {
	source := "scheme club\nlanguage 1\ncurrency " + currency + "\ntimezone \"Asia/Shanghai\"\n" + `
member { birthday date optional  channel text optional  level2 flag = no }
event visit { amount money  note text optional }
wallet points "积分" { decimals 1 }
wallet stars {}
wallet bonus { unit ` + currency + ` }
wallet gift "返现" { unit ` + currency + ` }
wallet growth "what counts towards the next tier and nothing else" {}
voucher ten "10元代金券" { valid 30 days }
voucher coffee { valid 30 days }
metric spend { sum amount on purchase }
tiers level by spend { basic  gold from 100 }
rule base on purchase { earn 1 stars every 10 of amount }
`
	file, problems := dsl.ParseScheme("club.scheme", source)
	scheme, more := check.File(file)
	require.False(t, append(problems, more...).Failed(), "%v", append(problems, more...))
	return scheme
}

func TestMoney(t *testing.T) {
	for _, row := range []struct {
		currency         string
		amount           int64
		english, chinese string
	}{
		{"CNY", 10500, "105 CNY", "105 元"},
		{"CNY", 1050, "10.50 CNY", "10.50 元"},
		{"CNY", 160000, "1,600 CNY", "1600 元"},
		{"CNY", 10000000, "100,000 CNY", "10 万元"},
		{"CNY", 12500000, "125,000 CNY", "12.5 万元"},
		{"CNY", 12550000, "125,500 CNY", "125500 元"},
		{"CNY", -2100, "-21 CNY", "-21 元"},
		{"CNY", 0, "0 CNY", "0 元"},
		{"USD", 2500, "$25", "$25"},
		{"USD", 2550, "$25.50", "$25.50"},
		{"USD", -123456789, "-$1,234,567.89", "-$1234567.89"},
		{"EUR", 2500, "25 EUR", "25 EUR"},
		{"JPY", 2500, "2,500 JPY", "2500 JPY"},
	} {
		came := words.Of(schemeIn(t, row.currency)).Money(row.amount)
		assert.Equal(t, dsl.Say(row.english, row.chinese), came)
	}
	assert.Equal(t, dsl.Say("0.125 CNY", "0.125 元"), words.Of(schemeIn(t, "CNY")).Sum(value.WideOf(125), 3))
	assert.Equal(t, dsl.Say("0.10 CNY", "0.10 元"), words.Of(schemeIn(t, "CNY")).Sum(value.WideOf(100), 3))
}

func TestUnits(t *testing.T) {
	scheme := schemeIn(t, "CNY")
	writer := words.Of(scheme)
	for _, row := range []struct {
		wallet           int
		amount           int64
		english, chinese string
	}{
		{0, 400, "40 points", "40 积分"},
		{0, 405, "40.5 points", "40.5 积分"},
		{1, 1, "1 star", "1 stars"},
		{1, 1600, "1,600 stars", "1600 stars"},
		{2, 500, "5 CNY bonus", "5 元 bonus"},
		{3, 500, "5 CNY gift", "5 元返现"},
		{4, 7, "7 growth", "7 growth"},
	} {
		assert.Equal(t, dsl.Say(row.english, row.chinese), writer.Units(scheme.Wallets[row.wallet], row.amount))
	}
	assert.Equal(t, dsl.Say("2 × “ten”", "2 张“10元代金券”"), writer.Vouchers(scheme.Vouchers[0], 2))
	assert.Equal(t, dsl.Say("1 × “coffee”", "1 张“coffee”"), writer.Vouchers(scheme.Vouchers[1], 1))
}

func TestTimes(t *testing.T) {
	writer := words.Of(schemeIn(t, "CNY"))
	day, err := value.ParseDate("2026-05-10")
	require.NoError(t, err)
	assert.Equal(t, dsl.Say("10 May 2026", "2026年5月10日"), words.Date(day))
	assert.Equal(t, dsl.Say("28 February", "2月28日"), words.MonthDay(2, 28))
	assert.Equal(t, dsl.Say("Sunday", "周日"), words.Weekday(day.Weekday()))
	for _, row := range []struct{ at, english, chinese, untilEnglish, untilChinese string }{
		{"2026-05-10T00:00:00+08:00", "10 May 2026", "2026年5月10日", "through 9 May 2026", "至 2026年5月9日"},
		{"2026-05-10T20:00:00+08:00", "10 May 2026, 20:00", "2026年5月10日 20:00", "until 10 May 2026, 20:00", "至 2026年5月10日 20:00"},
		{"2026-05-10T16:00:05Z", "11 May 2026, 00:00:05", "2026年5月11日 00:00:05", "until 11 May 2026, 00:00:05", "至 2026年5月11日 00:00:05"},
	} {
		at, err := value.ParseInstant(row.at, value.UTC)
		require.NoError(t, err)
		assert.Equal(t, dsl.Say(row.english, row.chinese), writer.Instant(at))
		assert.Equal(t, dsl.Say(row.untilEnglish, row.untilChinese), writer.Until(at))
	}
	for _, row := range []struct {
		length           value.Duration
		english, chinese string
	}{
		{value.Duration{Months: 12}, "1 year", "1年"},
		{value.Duration{Months: 18}, "1 year 6 months", "1年6个月"},
		{value.Duration{Days: 14}, "14 days", "14天"},
		{value.Duration{Microseconds: 36 * value.MicrosecondsPerHour}, "36 hours", "36小时"},
		{value.Duration{}, "0 days", "0天"},
	} {
		assert.Equal(t, dsl.Say(row.english, row.chinese), words.Length(row.length))
	}
}

func TestSharesAndFactors(t *testing.T) {
	for _, row := range []struct {
		number int64
		places int
		want   string
	}{{5, 2, "5%"}, {125, 3, "12.5%"}, {1, 0, "100%"}, {5, 1, "50%"}, {10000, 4, "100%"}, {-5, 2, "-5%"}} {
		assert.Equal(t, dsl.Say(row.want, row.want), words.Percent(value.WideOf(row.number), row.places))
	}
	assert.Equal(t, dsl.Say("1.5 times", "1.5 倍"), words.Times(value.WideOf(150), 2))
}

func TestNames(t *testing.T) {
	scheme := schemeIn(t, "CNY")
	writer := words.Of(scheme)
	for _, event := range scheme.Events {
		if event.Role == check.RolePurchase {
			assert.Equal(t, dsl.Say("purchase", "消费"), writer.Event(event))
			assert.Equal(t, dsl.Say("amount", "金额"), writer.Field(event.Amount))
		}
		if event.Name == "visit" {
			assert.Equal(t, dsl.Say("visit", "visit"), writer.Event(event))
			assert.Equal(t, dsl.Say("note", "note"), writer.Field(event.Fields[1]))
		}
	}
	assert.Equal(t, dsl.Say("channel", "channel"), writer.Attribute(scheme.Attributes[1]))
	assert.Equal(t, dsl.Say("gold", "gold"), writer.Tier(scheme.Ladders[0].Tiers[1]))
	assert.Equal(t, dsl.Say("base", "base"), writer.Rule(scheme.Rules[0]))
}

func TestValues(t *testing.T) {
	scheme := schemeIn(t, "CNY")
	writer := words.Of(scheme)
	for _, row := range []struct {
		kind             check.Type
		constant         check.Constant
		english, chinese string
	}{
		{check.Type{Kind: check.Money, Places: 2}, check.Constant{Number: value.WideOf(1050)}, "10.50 CNY", "10.50 元"},
		{check.Type{Kind: check.Points, Wallet: scheme.Wallets[1]}, check.Constant{Number: value.WideOf(3)}, "3 stars", "3 stars"},
		{check.Type{Kind: check.Percent, Places: 3}, check.Constant{Number: value.WideOf(25)}, "2.5%", "2.5%"},
		{check.Type{Kind: check.Days}, check.Constant{Number: value.WideOf(30)}, "30 days", "30天"},
		{check.Type{Kind: check.Flag}, check.Constant{Number: value.WideOf(1)}, "yes", "是"},
		{check.Type{Kind: check.Text}, check.Constant{Text: "coffee"}, "“coffee”", "“coffee”"},
		{check.Type{Kind: check.Label, Ladder: scheme.Ladders[0]}, check.Constant{Number: value.WideOf(1)}, "gold", "gold"},
		{check.Type{Kind: check.Number, Places: 1}, check.Constant{Number: value.WideOf(12345)}, "1,234.5", "1234.5"},
	} {
		assert.Equal(t, dsl.Say(row.english, row.chinese), writer.Value(row.kind, row.constant))
	}
}
