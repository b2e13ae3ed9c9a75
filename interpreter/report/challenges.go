package report

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// ChallengeSummary counts a challenge over all members: how often it was done, and how many of it are open in the end.
type ChallengeSummary struct {
	Done int64 `json:"done"`
	Open int64 `json:"open"`
}

func challengeCounts(result *simulate.Result, challenge int) ChallengeSummary {
	var counts ChallengeSummary
	for _, state := range result.States {
		counts.Done += state.Done[challenge]
		counts.Open += state.Open(challenge)
	}
	return counts
}

// challenges counts what was done of each challenge; of several all together too.
func (p *page) challenges(plan *compile.Plan, summary *Summary) {
	if len(plan.Challenges) == 0 {
		return
	}
	rows, sum := [][]string{{p.word("challenge", "任务"), p.word("done", "达成"), p.word("open", "进行中")}}, ChallengeSummary{}
	for i := range plan.Challenges {
		counts := summary.Challenges[plan.Challenges[i].Name]
		rows = append(rows, []string{titled(plan.Challenges[i].Name, plan.Challenges[i].Label), grouped(counts.Done), grouped(counts.Open)})
		sum.Done, sum.Open = sum.Done+counts.Done, sum.Open+counts.Open
	}
	if len(plan.Challenges) > 1 {
		rows = append(rows, []string{p.word("in sum", "合计"), grouped(sum.Done), grouped(sum.Open)})
	}
	p.grid(grid{rows: rows})
}
