package terms

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// general says what holds for everything: money, time, what is unsaid or unknown, what comes first.
func (b *builder) general() Section {
	s := section("In general", "通则")
	var points Points
	points.point("Money", "金额", b.money())
	points.point("Days", "日期", phrase.Say("days and times of day are those of %s", "日期和时刻按%s", zone(b.scheme.Zone.Name())))
	points.point("Terms", "期限", b.terms())
	points.point("Order of things", "先后", b.judged())
	points.point("Thresholds", "门槛", dsl.Say("“from” and “at least” include the number itself, “below” and “above” don't", "“满”“不低于”含本数，“不满”“低于”“高于”不含本数"))
	points.point("Unless said otherwise", "没有另外写明的", b.unsaid())
	if b.asks() {
		points.point("What isn't known", "资料不全", dsl.Say("a condition on something that isn't known does not hold, unless it says “is not” or “no”; what is worked out of it is not given", "没有填写或没有记录所需资料的，按不符合条件处理（条件写的是“不是”“没有”的除外），要用它计算的不给"))
	}
	points.point("Refused", "不予受理", dsl.Say("what is refused changes nothing: no points, no charges. What is sent twice under one number counts once", "不予受理的一笔不产生任何变动；同一单号重复提交的只算一次"))
	if len(b.scheme.Wallets) > 0 {
		points.point("Leaving", "退会", dsl.Say("balances lapse when a member leaves; what is owed stays owed", "退会时余额作废，欠的仍要还"))
	}
	s.add(points)
	return s
}

// money says what money is counted in, and how finely.
func (b *builder) money() dsl.Words {
	if b.scheme.MoneyPlaces == 0 {
		return phrase.Say("all money is in %s, in whole ones; what is worked out is rounded down to them", "以%s计，取整数，算出来的金额小数舍去", currency(b.scheme.Currency))
	}
	return phrase.Say("all money is in %s, with %d decimal places; what is worked out is rounded down to them", "以%s计，保留 %d 位小数，算出来的金额多余的小数舍去", currency(b.scheme.Currency), b.scheme.MoneyPlaces)
}

// terms says when a term ends, and what a window leaves out, where there is one.
func (b *builder) terms() dsl.Words {
	said := dsl.Say("a term in days, months or years begins on the next day and is good through its last day: 30 days from 1 March end on 31 March at midnight; where a month has no such day, on its last. A term in hours ends to the second",
		"按天、月、年计的期限从次日算起，最后一天全天有效：3 月 1 日起 30 天，到 3 月 31 日 24 点为止；当月没有那一天的，到当月最后一天。按小时计的到那一刻为止")
	for thing := range b.used {
		if metric, ok := thing.(*check.Metric); ok && metric.Window.Kind == check.OverLast {
			return phrase.Say("%s. “Over the last 12 months” and the like leave out what happened exactly so long ago and before", "%s。“最近 12 个月”一类的，不含正好满期的那一刻和更早的", said)
		}
	}
	return said
}

// judged says what counts for an order, and what for the next one only.
func (b *builder) judged() dsl.Words {
	later := []dsl.Words{dsl.Say("what it gives", "这一笔得到的")}
	if b.counts() {
		later = append(later, dsl.Say("the visit it is", "这一次的次数"))
	}
	if len(b.scheme.Ladders) > 0 {
		later = append(later, dsl.Say("the tier it leads to", "因它升到的等级"))
	}
	return phrase.Say("an order is judged by what holds before it: from the next one on there counts %s. What is due by then, such as expiry, comes first", "每一笔按它之前的情况计算：%s，都从下一笔起才算。到期和定时的，先于这一笔处理", phrase.List(later, "and", "、"))
}

// unsaid is what holds of rules that say nothing else.
func (b *builder) unsaid() dsl.Words {
	said := dsl.Say("a rule holds at all times and every time, for the member who acts; what it gives arrives at once; of several conditions all must hold", "规则一直有效、每次都算，给会员本人，立即到账；有几个条件的要同时符合")
	forLife := func(bound *check.Bound) bool { return bound != nil && bound.Period == check.ForLife }
	if slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool { return forLife(rule.Cap) || forLife(rule.Limit) }) {
		return phrase.Say("%s; a bound without a period is for life", "%s；没有写周期的上限是终身累计", said)
	}
	return said
}

// asks tells whether something may not be known that a rule asks for.
func (b *builder) asks() bool {
	for thing := range b.used {
		switch thing := thing.(type) {
		case *check.Attribute:
			if thing.Optional {
				return true
			}
		case *check.Table, *check.Metric:
			return true
		}
	}
	return false
}

var currencies = map[string]dsl.Words{
	"CNY": dsl.Say("Chinese yuan (CNY)", "人民币"), "USD": dsl.Say("US dollars (USD)", "美元"), "EUR": dsl.Say("euros (EUR)", "欧元"), "GBP": dsl.Say("pounds sterling (GBP)", "英镑"),
	"HKD": dsl.Say("Hong Kong dollars (HKD)", "港元"), "JPY": dsl.Say("Japanese yen (JPY)", "日元"),
}

func currency(code string) dsl.Words {
	if said, ok := currencies[code]; ok {
		return said
	}
	return dsl.Say(code, code)
}

// zones are time zones as their people call them.
var zones = map[string]dsl.Words{
	"Asia/Shanghai": dsl.Say("Beijing time (Asia/Shanghai)", "北京时间"), "Asia/Hong_Kong": dsl.Say("Hong Kong time", "香港时间"), "Asia/Taipei": dsl.Say("Taipei time", "台北时间"),
	"Asia/Tokyo": dsl.Say("Tokyo time", "东京时间"), "UTC": dsl.Say("universal time (UTC)", "世界时（UTC）"),
}

func zone(name string) dsl.Words {
	if said, ok := zones[name]; ok {
		return said
	}
	return dsl.Say("the time zone "+name, "时区 "+name)
}
