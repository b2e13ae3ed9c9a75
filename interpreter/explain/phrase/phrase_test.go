package phrase_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

const header = `scheme club
language 1
currency CNY
timezone "Asia/Shanghai"
param step = 10
param line = 100 then 80 from 2026-07-01
member { birthday date optional  activated flag = no  channel text optional  referrer member optional }
event visit { kind text one of "web", "shop"  adopted flag = no }
event purchase { items list { sku text  price money  quantity number = 1 } }
table products by sku { price money  row "A1" 20 }
wallet points "积分" { redeem 20 for 1 CNY }
wallet balance { unit CNY }
voucher ten "十元券" { worth 10 CNY }
calendar off_season { every year 03-01 to 04-30 }
metric spent { sum amount on purchase over last 12 months }
metric place { rank by spent every month }
tiers level by spent { plain  gold from 1000 }
segment stage { lost when days_since(purchase) > 90  active otherwise }
`

func checked(t *testing.T, more string) *check.Scheme {
	file, problems := dsl.ParseScheme("club.scheme", header+more)
	require.Empty(t, problems)
	scheme, problems := check.File(file)
	require.False(t, problems.Failed(), "%v", problems)
	return scheme
}

// Conditions as clauses.
func TestConditions(t *testing.T) {
	for _, row := range []struct{ condition, english, chinese string }{
		{`member.activated`, "the member is “activated”", "会员的“activated”为是"},
		{`not member.activated`, "the member is not “activated”", "会员的“activated”为否"},
		{`member.referrer`, "the member has a referrer", "会员有推荐人"},
		{`not member.birthday`, "the member has no birthday", "会员没有birthday"},
		{`month(member.birthday) == month(today)`, "the member's birthday falls in the current month", "会员的birthday在当月"},
		{`net >= 100`, "the net amount is at least 100 CNY", "净额不低于 100 元"},
		{`amount < line`, "the amount is below line", "金额低于 line"},
		{`spent > 5000`, "spent is above 5,000", "spent高于 5000"},
		{`level == gold`, "level is gold", "level是 gold"},
		{`level in [plain, gold]`, "level is plain or gold", "level是plain或gold"},
		{`place <= 1%`, "place is among the top 1%", "place在前 1%"},
		{`first(purchase)`, "it is the member's first purchase", "是会员的首次消费"},
		{`days_since(join) < 90`, "the days since joining is below 90 days", "入会天数低于 90天"},
		{`today in off_season`, "today falls in “off season”", "当天在“off season”期间"},
		{`amount > 5 and (stage == lost or points > 3)`, "the amount is above 5 CNY and (stage is lost or the balance of points is above 3 points)", "金额高于 5 元，且（stage是 lost，或积分余额高于 3 积分）"},
		{`any(items, .sku == "A1")`, "for at least one line of the items, the sku is “A1”", "items中至少有一行sku是 “A1”"},
		{`not (amount > 5 or today in off_season)`, "it does not hold that (the amount is above 5 CNY or today falls in “off season”)", "不满足“金额高于 5 元，或当天在“off season”期间”"},
		{`not (amount > 5)`, "it does not hold that the amount is above 5 CNY", "不满足“金额高于 5 元”"},
		{`ten > 0`, "the number of “ten” held is above 0", "持有的“十元券”张数高于 0"},
	} {
		scheme := checked(t, "rule base on purchase { when "+row.condition+"  earn 1 points }")
		assert.Equal(t, dsl.Say(row.english, row.chinese), phrase.Of(scheme).Conditions(scheme.Rules[0].Bodies[0].When), row.condition)
	}
}

// Amounts with the verb that gives them.
func TestAmounts(t *testing.T) {
	for _, row := range []struct{ amount, english, chinese string }{
		{`40 points`, "you get 40 points", "得 40 积分"},
		{`1 points every step of net`, "you get 1 point for each full 10 CNY of the net amount", "净额每满 10 元得 1 积分"},
		{`1 points per 10 of amount`, "you get 1 point for each 10 CNY of the amount, parts of it in proportion", "金额每 10 元得 1 积分，不足的按比例"},
		{`points 5% of amount`, "you get 5% of the amount in points", "按金额的 5%得积分"},
		{`points = floor(amount / 10) * 2`, "you get points equal to (the amount ÷ 10, rounded down) × 2", "得 积分，数量为（金额 ÷ 10，舍去小数） × 2"},
		{`balance = max(5, amount / 10)`, "you get balance equal to the larger of 5 CNY and the amount ÷ 10", "得 balance，数量为5 元与 金额 ÷ 10中较大的"},
		{`points = sum(items, .price * .quantity)`, "you get points equal to the sum of the price × the quantity over the lines of the items", "得 积分，数量为items各行price × quantity之和"},
	} {
		scheme := checked(t, "rule base on purchase { earn "+row.amount+" }")
		effect := scheme.Rules[0].Bodies[0].Effects[0]
		writer := phrase.Of(scheme)
		assert.Equal(t, dsl.Say(row.english, row.chinese), writer.Given(effect.Amount, writer.In(effect.Wallet), dsl.Say("you get", "得")), row.amount)
	}
}

// Rows as a table: each says where it ends, and what holds below the first.
func TestTables(t *testing.T) {
	scheme := checked(t, `rule base on purchase { earn points by amount { from 100 5  from 500 7 } }`)
	writer, effect := phrase.Of(scheme), scheme.Rules[0].Bodies[0].Effects[0]
	assert.Equal(t, [][]dsl.Words{
		{dsl.Say("below 100 CNY", "不满 100 元"), dsl.Say("none", "无")},
		{dsl.Say("from 100 CNY, below 500 CNY", "满 100 元、不满 500 元"), dsl.Say("5 points", "5 积分")},
		{dsl.Say("from 500 CNY", "满 500 元"), dsl.Say("7 points", "7 积分")},
	}, writer.TableOf(effect.Amount, writer.In(effect.Wallet), dsl.Say("none", "无")).Rows)
}

// Where a row holds for some days only, none can say where it ends.
func TestDatedTables(t *testing.T) {
	scheme := checked(t, `rule base on purchase { earn points by amount { from 100 5  from 500 2% of amount from 2026-05-01 until 2026-06-01 } }`)
	writer, effect := phrase.Of(scheme), scheme.Rules[0].Bodies[0].Effects[0]
	table := writer.TableOf(effect.Amount, writer.In(effect.Wallet), dsl.Say("none", "无"))
	assert.Equal(t, []dsl.Words{dsl.Say("the amount", "金额"), dsl.Say("points", "积分")}, table.Head)
	assert.Equal(t, [][]dsl.Words{
		{dsl.Say("from 100 CNY", "满 100 元"), dsl.Say("5 points", "5 积分")},
		{dsl.Say("from 500 CNY (from 1 May 2026 through 31 May 2026)", "满 500 元（2026年5月1日 至 2026年5月31日）"), dsl.Say("2% of the amount", "金额的 2%")},
	}, table.Rows)
}

// How long things last.
func TestTerms(t *testing.T) {
	for _, row := range []struct{ expire, english, chinese string }{
		{`never`, "never", "永久有效"},
		{`1 year after earned`, "1 year after being earned", "自获得起 1年"},
		{`365 days after earned to the second`, "365 days after being earned, to the second", "自获得起 365天（精确到秒）"},
		{`1 year after earned to end of month`, "1 year after being earned, to the end of that month", "自获得起 1年，延到期满那月月底"},
		{`to end of next year`, "to the end of the next year, counted from when it was earned", "到次年年底（从获得时算）"},
		{`to end of year + 2 years`, "to the end of the year, plus 2 years, counted from when it was earned", "到当年年底，再加 2年（从获得时算）"},
		{`to next 02-28`, "to the next 28 February, counted from when it was earned", "到下一个 2月28日（从获得时算）"},
		{`later of 1 year after earned, 90 days after last purchase`, "the later of two ends: 1 year after being earned; 90 days after the last purchase", "两个期限取较晚的：自获得起 1年；自最近一次消费起 90天"},
	} {
		scheme := checked(t, "wallet stars { expire "+row.expire+" }")
		assert.Equal(t, dsl.Say(row.english, row.chinese), phrase.Of(scheme).Expiry(scheme.Wallets[2].Expiry), row.expire)
	}
}

// What metrics measure.
func TestMetrics(t *testing.T) {
	for _, row := range []struct{ metric, english, chinese string }{
		{`{ sum amount on purchase over last 12 months }`, "the sum of the amount of each purchase, over the last 12 months", "最近 12个月每次消费的金额之和"},
		{`{ count on purchase when amount > 5 over this month }`, "the number of times of purchase, where the amount is above 5 CNY, in this calendar month", "本月消费的次数（只计金额高于 5 元的）"},
		{`{ sum earned points over previous year }`, "the points earned, in the previous calendar year", "上年获得的积分之和"},
		{`{ average amount on purchase }`, "the average of the amount of each purchase, since joining", "入会以来每次消费的金额的平均值"},
		{`{ sum amount on purchase decay half-life 180 days }`, "the sum of the amount of each purchase; what is 180 days old counts half, and so on, fading day by day", "每次消费的金额之和，随时间逐日衰减，每过 180天减半"},
		{`{ days since last purchase }`, "the days since the last purchase; before the first there is none", "距上次消费的天数，还没有消费过的没有这一项"},
		{`{ top kind by count on visit }`, "that the kind of visit which came up most often, since joining", "入会以来visit中出现次数最多的kind"},
		{`{ count distinct month(today) on purchase }`, "how many different values the month had on purchase, since joining", "入会以来消费中不同的月份有几个"},
		{`{ sum price * quantity on each item of purchase when sku == "A1" }`, "the sum of the price × the quantity of each line of a purchase, where the sku is “A1”, since joining", "入会以来每次消费的每行商品的price × quantity之和（只计sku是 “A1”的）"},
		{`{ count on each item of purchase when price > 5 }`, "the number of lines of a purchase, where the price is above 5 CNY, since joining", "入会以来消费的商品行数（只计price高于 5 元的）"},
		{`{ count distinct sku on each item of purchase }`, "how many different values the sku had on each line of a purchase, since joining", "入会以来消费的每行商品中不同的sku有几个"},
		{`{ top sku by sum quantity on each item of purchase }`, "that the sku of each line of a purchase for which the sum of the quantity is largest, since joining", "入会以来消费的每行商品中quantity合计最高的sku"},
		{`{ share of spent every month }`, "the member's share of what all members have together of spent; worked out anew every month", "会员的spent占全体会员合计的百分之几；每月重算一次"},
		{`{ fifth by spent every month }`, "the fifth in which the member stands among all members by spent, the highest first: 5 is the best, 1 the last; worked out anew every month", "全体会员按spent从高到低排队、平均分成五份，最好的一份 5 分，最后的 1 分；每月重算一次"},
		{`= 2 * spent`, "2 × spent", "2 × spent"},
	} {
		scheme := checked(t, "metric it "+row.metric)
		for _, metric := range scheme.Metrics {
			if metric.Name == "it" {
				assert.Equal(t, dsl.Say(row.english, row.chinese), phrase.Of(scheme).Measures(metric), row.metric)
			}
		}
	}
}

// Calendars, a line each.
func TestCalendars(t *testing.T) {
	scheme := checked(t, `calendar all {
  2026-02-15 to 2026-02-23
  every year 03-01 to 04-30
  every Wednesday, Friday
  day 8, 18 of every month
  2026-11-11 20:00:00 to 20:01:00
  1 week in every 3 from 2026-01-05
}`)
	assert.Equal(t, []dsl.Words{
		dsl.Say("15 February 2026 to 23 February 2026", "2026年2月15日 至 2026年2月23日"),
		dsl.Say("every year from 1 March to 30 April", "每年 3月1日 至 4月30日"),
		dsl.Say("every Wednesday and Friday", "每周三、周五"),
		dsl.Say("day 8 and 18 of every month", "每月 8 号、18 号"),
		dsl.Say("11 November 2026, 20:00:00 to 20:01:00", "2026年11月11日 20:00:00 至 20:01:00"),
		dsl.Say("the first 1 week of every 3 weeks from 5 January 2026 on", "从 2026年1月5日 起，每 3周中的头 1周"),
	}, phrase.Of(scheme).Times(scheme.Calendars[1]))
}
