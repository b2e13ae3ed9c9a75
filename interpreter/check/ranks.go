package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// rankPlaces is at how many places ranks and shares stand: a rank of 0.01 is the best hundredth.
const rankPlaces = 8

// metricRank reads where a member stands among all others.
func (c *checker) metricRank(metric *Metric, part *dsl.MetricRank) {
	metric.Kind, metric.Type = MetricRank, Type{Kind: Number, Places: rankPlaces}
	if part.Fifth {
		metric.Type.Places = 0
	}
	metric.Rank = c.compared(&part.By, part.Within)
	metric.Rank.LowestFirst, metric.Rank.Fifths = part.LowestFirst, part.Fifth
	metric.Rank.Every = c.comparedEvery(part.Every, dsl.Say("for example: rank by spend every month", "例如：排名 按 消费额 每月"))
}

// metricShare reads how much of what all have together is a member's.
func (c *checker) metricShare(metric *Metric, part *dsl.MetricShare) {
	metric.Kind, metric.Type = MetricShare, Type{Kind: Number, Places: rankPlaces}
	metric.Rank = c.compared(&part.Of, part.Within)
	metric.Rank.Every = c.comparedEvery(part.Every, dsl.Say("for example: share of spend every month", "例如：占比 按 消费额 每月"))
}

// compared reads the number by which members are compared, and among whom.
func (c *checker) compared(by *dsl.Expression, within []*dsl.Operand) *Rank {
	rank := &Rank{By: c.expression(scope{}, by)}
	if !rank.By.broken() && !rank.By.Type.IsNumeric() {
		c.mismatch(by.Tree, rank.By.Type, Type{Kind: Number})
	}
	for _, operand := range within {
		group := c.operand(scope{}, operand)
		if kind := group.Type.Kind; !group.broken() && kind != Text && kind != Label && kind != Flag {
			c.mismatch(operand.Tree, group.Type, Type{Kind: Text})
		}
		rank.Within = append(rank.Within, group)
	}
	return rank
}

// comparedEvery reads when members are compared: at the start of a period of the calendar, the same for all.
func (c *checker) comparedEvery(every *dsl.Every, help dsl.Words) *value.Period {
	if every == nil {
		return nil
	}
	period, ok := periods[every.Period()]
	if !ok {
		c.fail(every, "rank", dsl.Say("ranks and shares are worked out every day, week, month, quarter or year", "排名和占比按 每天、每周、每月、每季 或 每年 更新"), help)
		return nil
	}
	return &period
}
