package phrase

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Measures says what a metric measures: `the sum of the net amount of each purchase over the last 12 months`.
func (w *Writer) Measures(metric *check.Metric) dsl.Words {
	switch metric.Kind {
	case check.MetricFormula:
		return w.formula(metric)
	case check.MetricRank:
		return w.rank(metric)
	case check.MetricShare:
		return w.shareOfAll(metric)
	case check.MetricLatest:
		return w.eachOf(metric, dsl.Say("%s, the latest one", "%s，只看最近一次"))
	case check.MetricSince:
		return Say("the days since the last %[1]s; before the first there is none", "距上次%[1]s的天数，还没有%[1]s过的没有这一项", w.events(metric))
	case check.MetricEarned:
		said := Say("the %s earned", "获得的%s之和", w.Wallet(metric.Wallet))
		return w.over(metric, w.where(said, metric.When))
	}
	return w.over(metric, w.tally(metric))
}

// formula is what a metric is worked out from. An average has no formula of its own in the scheme.
func (w *Writer) formula(metric *check.Metric) dsl.Words {
	formula := metric.Formula
	if formula.Operation == check.OperationDivide && len(formula.Arguments) == 2 {
		if summed, ok := formula.Arguments[0].Reference.(*check.Metric); ok && summed.Hidden && summed.Kind == check.MetricSum {
			return w.over(summed, w.eachOf(summed, dsl.Say("the average of %s", "%s的平均值")))
		}
	}
	return w.Value(formula)
}

// tally is a metric without the time over which it is taken.
func (w *Writer) tally(metric *check.Metric) dsl.Words {
	switch metric.Kind {
	case check.MetricSum:
		return w.eachOf(metric, dsl.Say("the sum of %s", "%s之和"))
	case check.MetricLargest:
		return w.eachOf(metric, dsl.Say("the largest of %s", "%s的最大值"))
	case check.MetricSmallest:
		return w.eachOf(metric, dsl.Say("the smallest of %s", "%s的最小值"))
	case check.MetricCount:
		return w.where(w.count(metric), w.when(metric))
	case check.MetricDistinct:
		return w.where(Say("how many different values %[2]s had on %[1]s", "%[1]s中不同的%[2]s有几个", w.all(metric), w.Value(metric.On[0].Key)), w.when(metric))
	}
	return w.where(w.top(metric), w.when(metric))
}

// count is how often something happened, or how many lines there were of it.
func (w *Writer) count(metric *check.Metric) dsl.Words {
	if len(metric.On) == 1 && metric.On[0].List != nil {
		return Say("the number of lines of a %s", "%s的商品行数", w.Event(metric.On[0].Event))
	}
	return Say("the number of times of %s", "%s的次数", w.events(metric))
}

// top is the value for which most was counted or added up.
func (w *Writer) top(metric *check.Metric) dsl.Words {
	key := w.Value(metric.On[0].Key)
	if of := metric.On[0].Of; of != nil {
		return Say("that %[2]s of %[1]s for which the sum of %[3]s is largest", "%[1]s中%[3]s合计最高的%[2]s", w.all(metric), key, w.Value(of))
	}
	return Say("that %[2]s of %[1]s which came up most often", "%[1]s中出现次数最多的%[2]s", w.all(metric), key)
}

// eachOf puts `the net amount of each purchase` into a form.
func (w *Writer) eachOf(metric *check.Metric, form dsl.Words) dsl.Words {
	if len(metric.On) == 0 {
		return dsl.Words{}
	}
	each := metric.On[0].Of
	of := Say("%[2]s of each %[1]s", "每次%[1]s的%[2]s", w.events(metric), w.value(each, product))
	if each.Operation == check.OperationListSum && metric.Kind == check.MetricSum {
		form = dsl.Say("%s", "%s") // it is a sum already
	}
	return w.where(Say(form.English, form.Chinese, of), w.when(metric))
}

func (w *Writer) events(metric *check.Metric) dsl.Words {
	var events []dsl.Words
	for _, on := range metric.On {
		events = append(events, w.Occasion(on))
	}
	return List(events, "or", "或")
}

// all is what a metric looks at, where its events are not spoken of one by one.
func (w *Writer) all(metric *check.Metric) dsl.Words {
	if len(metric.On) > 0 && metric.On[0].List != nil {
		return Say("each %s", "%s", w.events(metric))
	}
	return w.events(metric)
}

// Occasion is an event that something looks at, or each line of it.
func (w *Writer) Occasion(on *check.MetricEvent) dsl.Words {
	if on.List == nil {
		return w.Event(on.Event)
	}
	return Say("line of a %s", "%s的每行商品", w.Event(on.Event))
}

func (w *Writer) when(metric *check.Metric) *check.Expression {
	if len(metric.On) == 0 {
		return nil
	}
	return metric.On[0].When
}

func (w *Writer) where(said dsl.Words, when *check.Expression) dsl.Words {
	if when == nil {
		return said
	}
	return Say("%s, where %s", "%s（只计%s的）", said, w.Condition(when))
}

// over adds the time over which a metric is taken.
func (w *Writer) over(metric *check.Metric, said dsl.Words) dsl.Words {
	window := &metric.Window
	switch window.Kind {
	case check.OverLast:
		return Say("%s, over the last %s", "最近 %[2]s%[1]s", said, w.Value(window.Length))
	case check.ThisPeriod:
		return Say("%s, in this %s", "%[2]s%[1]s", said, periodWords(window, "本"))
	case check.PreviousPeriod:
		return Say("%s, in the previous %s", "%[2]s%[1]s", said, periodWords(window, "上"))
	case check.Decay:
		return Say("%s; what is %s old counts half, and so on, fading day by day", "%s，随时间逐日衰减，每过 %s减半", said, words.Days(window.HalfLife))
	}
	return Say("%s, since joining", "入会以来%s", said)
}

func periodWords(window *check.Window, chinese string) dsl.Words {
	if window.Membership {
		return dsl.Say("membership year", chinese+"会员年度")
	}
	names := map[value.Period]string{value.Week: "周", value.Month: "月", value.Quarter: "季度", value.Year: "年"}
	return dsl.Say("calendar "+words.Period(window.Period).English, chinese+names[window.Period])
}

func (w *Writer) rank(metric *check.Metric) dsl.Words {
	rank := metric.Rank
	by := w.Value(rank.By)
	order := dsl.Say("the highest first", "从高到低")
	if rank.LowestFirst {
		order = dsl.Say("the lowest first", "从低到高")
	}
	said := Say("where the member stands among all members by %s, %s, as a share of them", "在全体会员中按%s%s排名，排在前百分之几", by, order)
	if rank.Fifths {
		said = Say("the fifth in which the member stands among all members by %s, %s: 5 is the best, 1 the last", "全体会员按%s%s排队、平均分成五份，最好的一份 5 分，最后的 1 分", by, order)
	}
	return w.compared(rank, said)
}

// shareOfAll is a member's part of what all have together.
func (w *Writer) shareOfAll(metric *check.Metric) dsl.Words {
	by := w.Value(metric.Rank.By)
	return w.compared(metric.Rank, Say("the member's share of what all members have together of %s", "会员的%s占全体会员合计的百分之几", by))
}

// compared says with whom a member is compared, and how often.
func (w *Writer) compared(rank *check.Rank, said dsl.Words) dsl.Words {
	if len(rank.Within) > 0 {
		var same []dsl.Words
		for _, one := range rank.Within {
			name := w.Value(one)
			if attribute, ok := one.Reference.(*check.Attribute); ok {
				name = w.Attribute(attribute)
			}
			same = append(same, name)
		}
		said = Say("%s, among those of the same %s only", "%s（只和%s相同的会员比）", said, List(same, "and", "、"))
	}
	if rank.Every != nil {
		return Say("%s; worked out anew every %s", "%s；每%s重算一次", said, words.Period(*rank.Every))
	}
	return said
}
