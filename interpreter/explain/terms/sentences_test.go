package terms_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain/terms"
)

const header = `scheme club
language 1
currency CNY
timezone "Asia/Shanghai"
member { city text optional  friend member optional }
event purchase { items list { sku text  price money  quantity number = 1 } }
metric spent { sum amount on purchase }
metric visits { count on purchase }
`

// What the terms say of a clause, and what they would say if it did not stand there.
func TestSentences(t *testing.T) {
	for _, row := range []struct{ clauses, english, chinese, not string }{
		{`wallet points {}  rule base on purchase { earn points by amount { from 10 1  from 50 5  otherwise 2 } }`,
			"| from 50 CNY | 5 points |\n| otherwise | 2 points |", "| 其他 | 2 points |", "below 10"},
		{`wallet points {}  rule base on purchase { earn points by amount { from 10 1  from 50 5 } }`,
			"| below 10 CNY | none |\n| from 10 CNY, below 50 CNY | 1 point |", "| 不满 10 元 | 无 |", "otherwise |"},
		{`wallet points { redeem 20 for 1 CNY minimum 50 in steps of 10 }  rule base on purchase { earn 1 points }`,
			"Also without an order, up to the balance, from 50 points on, in steps of 10 points", "也可以不下单直接兑换，在余额以内，满 50 points 起用，按 10 points 的整数倍用", "any quantity"},
		{`wallet points { redeem 20 for 1 CNY }  rule base on purchase { earn 1 points }`,
			"Also without an order, in any quantity up to the balance", "也可以不下单直接兑换，在余额以内，数量不限", "in steps"},
		{`wallet points {}  rule base on each item of purchase { earn 1 points  limit 3 per month }`,
			"3 times a calendar month; an order is one time, whatever number of its lines it is for.", "每个自然月最多 3 次；一笔算一次，不论有几行商品。", ""},
		{`wallet points {}  rule base on each item of purchase { earn 1 points  once }`,
			"Once a member, for life; an order is one time", "每位会员终身一次；一笔算一次", ""},
		{`wallet points {}  rule base on each item of purchase { earn 1 points  limit 2 per event }`,
			"On an order no more lines than 2, the first ones.", "每笔只算排在前面的，最多 2 行。", "2 times"},
		{`wallet points {}  rule base on purchase { earn 1 points  limit 3 per month }`,
			"3 times a calendar month.", "每个自然月最多 3 次。", "an order is one time"},
		{"tiers level by spent {\n  basic\n  gold from 100\n  review monthly\n  hold 90 days\n}",
			"- **Moving up**: On the first of every month", "- **升级**：每月 1 日零点评", "**Review**"},
		{"tiers level by spent {\n  basic\n  gold from 100\n  review up on every event\n  review down monthly\n  hold 90 days\n}",
			"- **Moving up**: At once, with every purchase", "- **升级**：每次消费", "**Moving down**"},
		{"tiers level by spent {\n  basic\n  gold from 100\n  review monthly\n}",
			"- **Review**: On the first of every month", "- **评定**：每月 1 日零点评", "**Moving up**"},
		{"tiers level by spent {\n  basic\n  gold from 100 or when visits > 3 and when visits < 9 or member.city == \"x\"\n}",
			"| (spent is at least 100, or visits is above 3), and (visits is below 9 or the member's city is “x”) |", "| （spent 满 100；或者 visits 高于 3），并且（visits 低于 9，或会员的 city 是“x”） |", ""},
		{`wallet points { decimals 1 }  rule base on purchase { earn 1 points }`, "To 1 decimal place;", "保留 1 位小数，", "1 decimal places"},
		{`rule off on purchase { discount 10% of amount  cap 5 per day }`,
			"5 CNY a calendar day for each member who gets it, by the day on which it comes about; what goes beyond", "每位得到的会员每个自然日最多 5 元，按发生当天算，超出的不给", "credited"},
		{`rule off on purchase { discount 10% of amount  cap 5 per event }`, "5 CNY an order; what goes beyond", "每笔最多 5 元，超出的不给", "each member"},
		{`rule off on purchase { discount 10% of amount  cap 5 }`, "5 CNY in all for each member who gets it; what goes beyond", "每位得到的会员累计最多 5 元，超出的不给", "the day on which"},
		{`wallet points { cap 5 per 10 days }  rule base on purchase { earn 1 points }`,
			"5 points in any 10 days of all rules together for each member who gets it, by the day", "每位得到的会员任意 10 天内最多 5 points（各条规则合计），按发生当天算", ""},
		{`wallet points { cap 5 per event }  rule base on purchase { earn 1 points }`,
			"5 points an order of all rules together; what goes beyond", "每笔最多 5 points（各条规则合计），超出的不给", "each member"},
		{"rule sale on purchase { discount 10% of amount }\nrule more on purchase { discount 5% of amount }\ncompound sale then more",
			"“more” is worked out of what “sale” left of the order", "“more”按“sale”优惠后的金额计算", ""},
		{"rule sale on purchase { discount 10% of amount }\nrule more on purchase { discount 5 }\ncompound sale then more",
			"Each is worked out of the full amount", "各按原金额计算", "left of the order"},
		{`wallet points {}  rule base every 2 weeks from 2026-02-01 until 2026-05-01 { earn 1 points }`,
			"- **In force**: Through 30 April 2026.", "- **起止**：至 2026年4月30日。", "In force**: From"},
		{`wallet points {}  rule base every 2 weeks from 2026-02-01 { earn 1 points }`, "Every 2 weeks from 1 February 2026 on", "从 2026年2月1日起每", "In force"},
		{`wallet points {}  rule base on purchase from 2026-02-01 until 2026-05-01 { earn 1 points }`,
			"- **In force**: From 1 February 2026 through 30 April 2026.", "2026年2月1日至 2026年4月30日", ""},
		{`wallet points {}  rule base on purchase to member.friend { earn 1 points  limit 2 per month }`,
			"2 times a calendar month for each member who brings it about", "同一位会员带来的每个自然月最多 2 次；得到的人次数不限", ""},
		{`wallet points {}  wallet stars {}  rule base on purchase { earn 1 points  earn 1 stars  expire 9 days after earned }`,
			"### Stars\n\n- **Rounding**: In whole units; what is left over is dropped, each rule by itself.\n- **Expires**: Never.\n- **Order of use**: What expires soonest", "先到期的先用", ""},
		{`wallet points { cap 5 per month }  rule base on purchase { earn 1 points }`, "**What is not restored**", "**不恢复**", ""},
		{`wallet points {}  rule base on purchase { earn 1 points }`, "**What is taken back**", "**收回**", "**What is not restored**"},
	} {
		program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: header + row.clauses + "\n"})
		require.NotNil(t, program, "%v\n%s", problems, row.clauses)
		document := terms.Build(program)
		english := terms.Markdown(document, dsl.English)
		assert.Contains(t, english, row.english, row.clauses)
		assert.Contains(t, terms.Markdown(document, dsl.Chinese), row.chinese, row.clauses)
		if row.not != "" {
			assert.NotContains(t, english, row.not, row.clauses)
		}
	}
}

// A currency without decimals is counted in whole ones.
func TestWholeMoney(t *testing.T) {
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: "scheme club\nlanguage 1\ncurrency JPY\ntimezone \"Asia/Tokyo\"\n"})
	require.NotNil(t, program, "%v", problems)
	document := terms.Build(program)
	assert.Contains(t, terms.Markdown(document, dsl.English), "Japanese yen (JPY), in whole ones")
	assert.Contains(t, terms.Markdown(document, dsl.Chinese), "以日元计，取整数")
}
