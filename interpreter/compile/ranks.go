package compile

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

func planRank(rank *check.Rank) *Rank {
	if rank == nil {
		return nil
	}
	planned := &Rank{By: lower(rank.By), LowestFirst: rank.LowestFirst, Fifths: rank.Fifths, IsPeriodic: rank.Every != nil}
	for _, group := range rank.Within {
		planned.Within = append(planned.Within, lower(group))
	}
	if rank.Every != nil {
		planned.Period = *rank.Every
	}
	return planned
}

// orderRanks lists the metrics that are worked out over all members, each after those that it reads.
func orderRanks(metrics []*check.Metric) []int {
	var order []int
	seen := map[*check.Metric]bool{}
	var enter func(metric *check.Metric)
	read := func(part *check.Expression) {
		if other, ok := part.Reference.(*check.Metric); ok {
			enter(other)
		}
	}
	enter = func(metric *check.Metric) {
		if seen[metric] {
			return
		}
		seen[metric] = true
		visit(metric.Formula, read)
		if metric.Rank == nil {
			return
		}
		visit(metric.Rank.By, read)
		for _, group := range metric.Rank.Within {
			visit(group, read)
		}
		order = append(order, metric.Index)
	}
	for _, metric := range metrics {
		enter(metric)
	}
	return slices.Clip(order)
}
