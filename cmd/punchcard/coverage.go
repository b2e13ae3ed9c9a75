package main

import (
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

// showCoverage prints how much of a scheme its tests came past, and what they did not.
func showCoverage(std streams, path string, coverage *scenario.Coverage, threshold int, tongue dsl.Tongue) {
	separator, colon := dsl.Say(", ", "，").In(tongue), dsl.Say(": ", "：").In(tongue)
	parts := []string{
		coveredWords(dsl.Say("rules", "规则"), coverage.Rules, tongue),
		coveredWords(dsl.Say("conditions", "条件"), coverage.Conditions, tongue),
		coveredWords(dsl.Say("rows", "分档"), coverage.Rows, tongue),
	}
	fmt.Fprintln(std.out, path+colon+strings.Join(parts, separator))
	for _, missing := range coverage.Missing {
		fmt.Fprintf(std.out, "  %s:%d:%d: %s\n", missing.Span.File, missing.Span.Line, missing.Span.Column, missing.Text.In(tongue))
	}
	if !coverage.Reaches(threshold) {
		fmt.Fprintln(std.out, dsl.Sayf("  below the threshold of %d%%", "  未达到要求的 %d%%", threshold).In(tongue))
	}
}

// coveredWords says one of the three shares: `rules 67% (2 of 3)`.
func coveredWords(name dsl.Words, covered scenario.Covered, tongue dsl.Tongue) string {
	if covered.Total == 0 {
		return name.In(tongue) + " –"
	}
	return dsl.Sayf("%[1]s %[3]d%% (%[4]d of %[5]d)", "%[2]s %[3]d%%（%[4]d/%[5]d）", name.English, name.Chinese, covered.Percent(), covered.Seen, covered.Total).In(tongue)
}
