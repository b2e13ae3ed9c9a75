package example_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
)

// Schemes without tests, and the example of the rule named x.
var rows = []struct{ name, source, english, chinese string }{
	{"what is left over of complete steps", `
wallet points {}
rule x on purchase { earn 1 points every 10 of net }`, `
10 June 2026 Lily buys for 105 CNY
=> +10 points (105 CNY, 1 point for every complete 10 CNY)`, `
2026年6月10日 小李 消费 105 元
=> +10 points (105 元，每满 10 元得 1 points)`},
	{"the row that decides", `
wallet bonus "赠金" { unit CNY  filled by recharge }
rule x on recharge { earn bonus by amount { from 500 25  from 1000 8% } }`, `
10 June 2026 Lily tops up 500 CNY
=> +25 CNY bonus (from 500 CNY: 25 CNY bonus)`, `
2026年6月10日 小李 充值 500 元
=> +25 元赠金 (满 500 元：25 元赠金)`},
	{"pending until a day", `
wallet bonus "返现" { unit CNY }
rule x on purchase { earn bonus 5% of net after 7 days }`, `
10 June 2026 Lily buys for 100 CNY
=> +5 CNY bonus (5% of 100 CNY; available from 17 June 2026)`, `
2026年6月10日 小李 消费 100 元
=> +5 元返现 (100 元的 5%；2026年6月17日到账)`},
	{"the words of a refusal", `
rule x on purchase { when net > 5000 reject "too much at once" }`, `
10 June 2026 Lily buys for 10,000 CNY
=> refused: too much at once`, `
2026年6月10日 小李 消费 10000 元
=> 不能办理：too much at once`},
	{"charges, with a balance to begin with", `
event swap {}
wallet points {}
rule base on purchase { earn 1 points every 10 of net }
rule x on swap { charge 50 points  charge 5 CNY }`, `
Lily: has 100 points
10 June 2026 Lily “swap”
=> -50 points
=> 5 CNY to pay`, `
小李: 已有 100 points
2026年6月10日 小李 “swap”
=> 扣 50 points
=> 收取 5 元`},
	{"what is taken back", `
event bring { amount money }
wallet points { below zero allowed }
rule base on purchase { earn 1 points every 10 of net }
rule x on bring { take 1 points every 10 of amount }`, `
10 June 2026 Lily “bring” 105 CNY
=> -10 points`, `
2026年6月10日 小李 “bring” 105 元
=> 扣 10 points`},
	{"a boost during a calendar, without and with it", `
wallet points "积分" {}
calendar sale { 2026-11-11 to 2026-11-11 }
rule base on purchase { earn 1 points every 10 of net }
rule x on purchase during sale { boost base 2x }`, `
11 November 2026 Lily buys for 105 CNY
=> +10 points (2 times: 20 points instead of 10 points)
+ +10 points (105 CNY, 1 point for every complete 10 CNY) [base]
= +20 points`, `
2026年11月11日 小李 消费 105 元
=> +10 积分 (2 倍：原来 10 积分，现在 20 积分)
+ +10 积分 (105 元，每满 10 元得 1 积分) [base]
= +20 积分`},
	{"a boost by tier: the member is put on it", `
wallet points "积分" {}
metric spend { sum amount on purchase }
tiers level "等级" by spend { plain  gold from 5000 }
rule base on purchase { earn 1 points every 10 of net }
rule x on purchase { boost base by level { plain 1x  gold 1.5x } }`, `
Lily: level gold
10 June 2026 Lily buys for 105 CNY
=> +5 points (gold: 1.5 times: 15 points instead of 10 points)
+ +10 points (105 CNY, 1 point for every complete 10 CNY) [base]
= +15 points`, `
小李: 等级 gold
2026年6月10日 小李 消费 105 元
=> +5 积分 (gold：1.5 倍：原来 10 积分，现在 15 积分)
+ +10 积分 (105 元，每满 10 元得 1 积分) [base]
= +15 积分`},
	{"a birthday, by the month of the order", `
member { birthday date optional }
wallet points {}
rule x on purchase { when month(member.birthday) == month(today) earn 5 points }`, `
Lily: birthday 20 June 1990
10 June 2026 Lily buys for 100 CNY
=> +5 points`, `
小李: birthday 1990年6月20日
2026年6月10日 小李 消费 100 元
=> +5 points`},
	{"by time, on the day", `
member { birthday date optional }
rule x on member.birthday { notify "many happy returns" }`, `
Lily: birthday 20 June 1990
19 June 2026 Lily joins
20 June 2026 the day of the birthday
=> is told “many happy returns”`, `
小李: birthday 1990年6月20日
2026年6月19日 小李 入会
2026年6月20日 birthday当天
=> 收到通知“many happy returns”`},
	{"an anniversary", `
voucher ten { worth 10 CNY  valid 30 days }
rule x on member.joined { issue 2 ten }`, `
9 June 2025 Lily joins
9 June 2026 the anniversary of joining
=> +2 × “ten”`, `
2025年6月9日 小李 入会
2026年6月9日 入会周年
=> 送 2 张“ten”`},
	{"a move, and what made it", `
wallet points {}
metric visits { count on purchase }
segment stage { often when visits >= 3  other otherwise }
rule x on enter often { earn 10 points }`, `
7 June 2026 Lily buys for 100 CNY
8 June 2026 Lily buys for 100 CNY
9 June 2026 Lily buys for 100 CNY, is now in “often”
=> +10 points`, `
2026年6月7日 小李 消费 100 元
2026年6月8日 小李 消费 100 元
2026年6月9日 小李 消费 100 元，进入“often”
=> +10 points`},
	{"a move that time makes", `
voucher ten "10元券" { worth 10 CNY  valid 30 days }
metric idle { days since last purchase }
segment stage { lost when idle >= 90  other otherwise }
rule x on enter lost { issue ten }`, `
9 June 2026 Lily buys for 100 CNY
7 September 2026 90 days later, is now in “lost”
=> +1 × “ten”`, `
2026年6月9日 小李 消费 100 元
2026年9月7日 90天后，进入“lost”
=> 送 1 张“10元券”`},
	{"whom it serves", `
member { referrer member optional }
wallet points {}
rule x on purchase to member.referrer { when first(purchase) earn 10 points }`, `
Lily: referrer Tom
10 June 2026 Lily buys for 100 CNY
=> Tom: +10 points`, `
小李: 推荐人 小王
2026年6月10日 小李 消费 100 元
=> 小王: +10 points`},
	{"what is read of another member", `
member { vip flag = no  brought member optional }
wallet points {}
rule x on purchase { when member.brought and member.brought.vip earn 1 points }`, `
Lily: brought Tom
Tom: vip yes
10 June 2026 Lily buys for 100 CNY
=> +1 point`, `
小李: brought 小王
小王: vip 是
2026年6月10日 小李 消费 100 元
=> +1 points`},
	{"an order line by line", `
event purchase { items list { sku text  price money  quantity number = 1 } }
rule x on each item of purchase { when sku == "tea" and quantity >= 3 discount price }`, `
10 June 2026 Lily buys for 300 CNY, items: “tea”, price 100 CNY, quantity 3
=> 100 CNY off
to pay: 200 CNY instead of 300 CNY`, `
2026年6月10日 小李 消费 300 元，items：“tea”，price 100 元，quantity 3
=> 减 100 元
原价 300 元，应付 200 元`},
	{"the better of two", `
rule ten on purchase { discount 10% of amount }
rule x on purchase { when amount >= 500 discount 20% of amount }
choose best of ten, x`, `
10 June 2026 Lily buys for 500 CNY
=> 100 CNY off (20% of 500 CNY)
to pay: 400 CNY instead of 500 CNY`, `
2026年6月10日 小李 消费 500 元
=> 减 100 元 (500 元的 20%)
原价 500 元，应付 400 元`},
	{"slices, each at its rate", `
wallet points {}
rule x on purchase { when net > 1500 earn points by slices of net { from 0 1%  from 1000 2% } }`, `
10 June 2026 Lily buys for 2,000 CNY
=> +30 points (1% of 1,000 CNY, 2% of 1,000 CNY)`, `
2026年6月10日 小李 消费 2000 元
=> +30 points (1000 元的 1%，1000 元的 2%)`},
	{"the values of a formula", `
event flight { distance number  factor number with 2 decimals }
wallet miles {}
rule x on flight { when distance >= 500 and factor >= 1.5 earn miles = distance * factor }`, `
10 June 2026 Lily “flight”, distance 500, factor 1.5
=> +750 miles (distance 500, factor 1.5)`, `
2026年6月10日 小李 “flight”，distance 500，factor 1.5
=> +750 miles (distance 500，factor 1.5)`},
	{"stored value that pays", `
wallet balance { unit CNY  filled by recharge }
wallet points {}
event purchase { paid money from balance }
rule x on purchase { when paid > 0 earn 1 points every 10 of paid }`, `
Lily: has 105 CNY balance
10 June 2026 Lily buys for 105 CNY, paid 105 CNY
=> +10 points (105 CNY, 1 point for every complete 10 CNY)
to pay: 0 CNY instead of 105 CNY`, `
小李: 已有 105 元 balance
2026年6月10日 小李 消费 105 元，paid 105 元
=> +10 points (105 元，每满 10 元得 1 points)
原价 105 元，应付 0 元`},
	{"a rule on refunds", `
rule x on refund { notify "what a pity" }`, `
9 June 2026 Lily buys for 100 CNY
10 June 2026 Lily gives it all back
=> is told “what a pity”`, `
2026年6月9日 小李 消费 100 元
2026年6月10日 小李 全部退货
=> 收到通知“what a pity”`},
	{"a challenge", `
wallet points {}
challenge x { begin on join  goal count 3 on purchase  done earn 5 points }`, `
6 June 2026 Lily joins
7 June 2026 Lily buys for 100 CNY
8 June 2026 Lily buys for 100 CNY
9 June 2026 Lily buys for 100 CNY
=> +5 points`, `
2026年6月6日 小李 入会
2026年6月7日 小李 消费 100 元
2026年6月8日 小李 消费 100 元
2026年6月9日 小李 消费 100 元
=> +5 points`},
	{"a tier for a time", `
event buy {}
metric spend { sum amount on purchase }
tiers level by spend { plain  gold from 5000 }
rule x on buy { charge 99 CNY  grant gold 1 year }`, `
10 June 2026 Lily “buy”
=> 99 CNY to pay
=> becomes gold for 1 year`, `
2026年6月10日 小李 “buy”
=> 收取 99 元
=> 升到 gold，1年`},
	{"a rule that no history reaches", `
wallet points {}
rule x on purchase { when net < 100 and net > 100 earn 1 points }`, `
-`, `
-`},
}

func TestRows(t *testing.T) {
	for _, row := range rows {
		assert.Equal(t, strings.TrimSpace(row.english), of(t, row.source, dsl.English), row.name)
		if row.chinese != "" {
			assert.Equal(t, strings.TrimSpace(row.chinese), of(t, row.source, dsl.Chinese), row.name)
		}
	}
}

// of is the example of the rule or challenge x.
func of(t *testing.T, source string, tongue dsl.Tongue) string {
	program := load(t, "club.scheme", head+source)
	scheme, set := program.Checked(), example.Examples(program)
	for _, challenge := range scheme.Challenges {
		if one := set.Challenges[challenge]; one != nil {
			return flush(told(one, tongue))
		}
	}
	for _, rule := range scheme.Rules {
		if rule.Name == "x" && set.Rules[rule] != nil {
			return flush(told(set.Rules[rule], tongue))
		}
	}
	return "-"
}

// flush puts all lines at the left.
func flush(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "\n")
}
