package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// definitions says what the terms mean that stand in the rules.
func (b *builder) definitions() Section {
	s := section("What the words mean", "名词解释")
	points := Points{
		{dsl.Say("Net amount", "净额"), b.net()},
	}
	if b.hasDue() {
		points.point("Amount due", "应付金额", dsl.Say("the net amount, less what stored value pays, plus charges: what is left to pay", "净额减去储值支付的部分，加上另收的费用，就是还要付的钱"))
	}
	for _, metric := range b.scheme.Metrics {
		if !metric.Hidden {
			points = append(points, Point{b.Metric(metric), b.measuring(metric)})
		}
	}
	for _, param := range b.scheme.Params {
		if len(param.Values) > 1 {
			points = append(points, Point{b.Param(param), b.changing(param)})
		}
	}
	for _, calendar := range b.scheme.Calendars {
		points = append(points, Point{b.Calendar(calendar), phrase.Join(b.Times(calendar), "; ", "；")})
	}
	s.add(points)
	for _, table := range b.scheme.Tables {
		if len(table.Rows) == 0 {
			continue
		}
		s.Parts = append(s.Parts, Section{Title: b.Table(table), Blocks: []Block{b.rows(table)}})
	}
	return s
}

// measuring says what a metric measures, and what its label tells of it.
func (b *builder) measuring(metric *check.Metric) dsl.Words {
	said := b.Measures(metric)
	if label := words.Named(metric.Label, metric.Name); metric.Label != "" {
		if label.English != b.Metric(metric).English {
			said.English = label.English + ". It is " + said.English
		}
		if label.Chinese != b.Metric(metric).Chinese {
			said.Chinese = label.Chinese + "。算法：" + said.Chinese
		}
	}
	return said
}

// net says what the net amount of an order is, as far as the scheme takes something off.
func (b *builder) net() dsl.Words {
	var less []dsl.Words
	if b.discounts() {
		less = append(less, dsl.Say("discounts", "优惠"))
	}
	if len(b.scheme.Vouchers) > 0 {
		less = append(less, dsl.Say("vouchers", "用券"))
	}
	for _, wallet := range b.scheme.Wallets {
		if wallet.Redeem != nil {
			less = append(less, phrase.Say("what %s paid", "%s抵扣", b.Wallet(wallet)))
		}
	}
	if len(less) == 0 {
		return dsl.Say("the amount of the order: nothing is taken off it here", "就是消费金额，本方案没有从中减去的")
	}
	return phrase.Say("the amount of the order less %s", "消费金额减去%s以后的部分", phrase.List(less, "and", "、"))
}

func (b *builder) discounts() bool {
	for _, rule := range b.scheme.Rules {
		for _, effect := range rule.Bodies[0].Effects {
			if effect.Kind == check.Discount || effect.Kind == check.DiscountTo {
				return true
			}
		}
	}
	return false
}

// hasDue tells whether what is to be paid differs from the net amount.
func (b *builder) hasDue() bool {
	for _, rule := range b.scheme.Rules {
		for _, effect := range rule.Bodies[0].Effects {
			if effect.Kind == check.ChargeMoney {
				return true
			}
		}
	}
	for _, event := range b.scheme.Events {
		for _, field := range event.Fields {
			if len(field.Draws) > 0 {
				return true
			}
		}
	}
	return false
}

// changing is a param that has other values from other days on.
func (b *builder) changing(param *check.Param) dsl.Words {
	var values []dsl.Words
	for i, one := range param.Values {
		said := b.Writer.Writer.Value(param.Type, one.Value)
		if i > 0 {
			said = phrase.Say("%[2]s from %[1]s on", "%[1]s 起为 %[2]s", b.Instant(one.From), said)
		}
		values = append(values, said)
	}
	return phrase.Join(values, ", ", "，")
}

// rows are those of a table of the scheme.
func (b *builder) rows(table *check.Table) phrase.Table {
	printed := phrase.Table{Head: []dsl.Words{keyOf(table)}}
	dated := false
	for i := range table.Rows {
		dated = dated || b.Validity(table.Rows[i].Validity).English != ""
	}
	for _, column := range table.Columns {
		printed.Head = append(printed.Head, b.Field(column))
	}
	if dated {
		printed.Head = append(printed.Head, dsl.Say("In force", "起止"))
	}
	for i := range table.Rows {
		row := &table.Rows[i]
		cells := []dsl.Words{dsl.Say(row.Key, row.Key)}
		for j, cell := range row.Cells {
			if cell == nil {
				cells = append(cells, dsl.Say("–", "–"))
				continue
			}
			cells = append(cells, b.cell(table.Columns[j], cell))
		}
		if dated {
			cells = append(cells, b.Validity(row.Validity))
		}
		printed.Rows = append(printed.Rows, cells)
	}
	return printed
}

// cell writes a cell; a text without quotes.
func (b *builder) cell(column *check.Field, constant *check.Constant) dsl.Words {
	if column.Type.Kind == check.Text {
		return dsl.Say(constant.Text, constant.Text)
	}
	return b.Writer.Writer.Value(column.Type, *constant)
}

func keyOf(table *check.Table) dsl.Words {
	return words.Named("", table.Key)
}

// general says what holds for everything: time, money, order, what is missing.
func (b *builder) general() Section {
	s := section("In general", "通则")
	var points Points
	points.point("Currency", "币种", phrase.Say("all money is in %s; what is worked out is rounded down to its smallest unit", "金额都是%s，算出来的金额按最小货币单位舍去零头", currency(b.scheme.Currency)))
	points.point("Time", "时间", phrase.Say("dates and days are those of the time zone %s; a day begins at 0:00. A term in days, months or years is good through its last day; one in hours ends at the very minute and second. Where a month has no such day, its last day counts",
		"日期和时刻按时区 %s，一天从零点开始。按天、月、年计的期限到最后一天结束为止，按小时计的到那一刻为止；碰到没有那一天的月份，算到当月最后一天", b.scheme.Zone.Name()))
	points.point("Unless said otherwise", "没有另外写明的", dsl.Say("a rule holds at all times, every time, for the member whom the event is about; what it gives arrives at once; a cap or limit without a period is for life; several conditions must all hold",
		"规则一直有效、每次都算、给会员本人、立即到账；上限和次数没有写周期的，是终身合计；几个条件要同时满足"))
	points.point("Thresholds", "门槛", dsl.Say("“from” and “at least” include the number itself, “below” and “above” don't", "“满”“不低于”含本数，“不满”“低于”“高于”不含本数"))
	points.point("What is missing", "缺的资料", dsl.Say("a condition on something that isn't known doesn't hold, unless it says “is not” or “no”; an amount worked out of it gives nothing", "条件里用到的资料没有时，条件不成立，写明“不是”“没有”的除外；用它来算的不给"))
	points.point("Order", "先后", dsl.Say("an order is judged by what holds before it: its own points and its own visit don't count for itself. What is due by then is done first: expiry, then reviews, then the order", "每一笔按它之前的情况算：这一笔得的积分、这一次的次数不算在自己头上。到期、评定等到点的事先办，再算这一笔"))
	points.point("Leaving", "退会", dsl.Say("who leaves loses what is available and the tiers that were granted; what is owed stays owed", "退会时余额作废，授予的等级取消；欠的仍然欠着"))
	points.point("Whole or not at all", "要么全算要么不算", dsl.Say("an order that is refused changes nothing. The same record (by its number, within 365 days) counts once", "不予受理的一笔不产生任何变动；同一单号 365 天内重复送来只算一次"))
	s.add(points)
	return s
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
