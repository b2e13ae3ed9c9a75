package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// rankPlaces is at how many places a rank stands: 0.01 is the best hundredth.
const rankPlaces = 8

// metricRank reads where a member stands among all others.
func (c *checker) metricRank(metric *Metric, part *dsl.MetricRank) {
	rank := &Rank{By: c.expression(scope{}, &part.By), LowestFirst: part.LowestFirst, Fifths: part.Fifth}
	metric.Kind, metric.Rank, metric.Type = MetricRank, rank, Type{Kind: Number, Places: rankPlaces}
	if part.Fifth {
		metric.Type.Places = 0
	}
	if !rank.By.broken() && !rank.By.Type.IsNumeric() {
		c.mismatch(part.By.Tree, rank.By.Type, Type{Kind: Number})
	}
	if part.Within != nil {
		rank.Within = c.operand(scope{}, part.Within)
		if kind := rank.Within.Type.Kind; !rank.Within.broken() && kind != Text && kind != Label && kind != Flag {
			c.mismatch(part.Within.Tree, rank.Within.Type, Type{Kind: Text})
		}
	}
	if part.Every == nil {
		return
	}
	period, ok := periods[part.Every.Period()]
	if !ok {
		c.fail(part.Every, "rank", dsl.Say("ranks are worked out every day, week, month, quarter or year", "排名按 每天、每周、每月、每季 或 每年 更新"),
			dsl.Say("for example: rank by spend every month", "例如：排名 按 消费额 每月"))
		return
	}
	rank.Every = &period
}
