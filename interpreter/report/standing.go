package report

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

func tierCounts(result *simulate.Result, ladder int) map[string]int {
	counts := map[string]int{}
	for _, tier := range result.Program.Plan().Ladders[ladder].Tiers {
		counts[tier.Name] = 0
	}
	for _, state := range result.States {
		counts[result.Program.Plan().Ladders[ladder].Tiers[state.Tiers[ladder].Tier].Name]++
	}
	return counts
}

// lineCounts counts the members in each line of a segment; those in none are left out.
func lineCounts(result *simulate.Result, segment int) map[string]int {
	lines, counts := result.Program.Plan().Segments[segment].Lines, map[string]int{}
	for _, line := range lines {
		counts[line.Name] = 0
	}
	for _, state := range result.States {
		if line := state.Segments[segment]; line != compile.None {
			counts[lines[line].Name]++
		}
	}
	return counts
}

func (p *page) tiers(ladder *compile.Ladder, summary *Summary) {
	rows := p.standing(ladder.Name, ladder.Label)
	for _, tier := range ladder.Tiers {
		rows = append(rows, sharing(tier.Name, summary.Tiers[ladder.Name][tier.Name], summary.Members))
	}
	p.grid(grid{rows: rows})
}

// segment counts the members in each line; those in none come last.
func (p *page) segment(segment *compile.Segment, summary *Summary) {
	rows, none := p.standing(segment.Name, segment.Label), summary.Members
	for _, line := range segment.Lines {
		count := summary.Segments[segment.Name][line.Name]
		rows, none = append(rows, sharing(line.Name, count, summary.Members)), none-count
	}
	if none > 0 {
		rows = append(rows, sharing(p.word("in none", "不在其中"), none, summary.Members))
	}
	p.grid(grid{rows: rows})
}

// standing is the head of a table that counts members.
func (p *page) standing(name, label string) [][]string {
	return [][]string{{titled(name, label), p.word("members", "人数"), p.word("share", "占比")}}
}

// sharing is how many members are somewhere, and which part of all.
func sharing(name string, count, all int) []string {
	return []string{name, grouped(int64(count)), percentOf(int64(count), int64(all))}
}
