package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// worked adds a worked example to a section, if there is one.
func (b *builder) worked(s *Section, rule *check.Rule, found *example.Example) {
	if found == nil {
		return
	}
	told := Example{Known: known(found.Members)}
	for _, step := range found.Steps {
		what := step.Words
		if step.Member.English != "" {
			what = phrase.Say("%s %s", "%s %s", step.Member, step.Words)
		}
		told.Steps = append(told.Steps, Step{step.Date, what})
	}
	told.Gives = b.gives(rule, found)
	if found.Pays != nil && found.Pays.Amount > 0 && found.Pays.Words.English != "" {
		told.Gives = append(told.Gives, found.Pays.Words)
	}
	s.add(told)
}

// gives says what the last step gives: of several rules each by its name, a boost behind what it boosts, and the sum.
func (b *builder) gives(rule *check.Rule, found *example.Example) []dsl.Words {
	var own, others []dsl.Words
	for _, line := range found.Gives {
		own = append(own, given(line))
	}
	if len(found.Others) == 0 {
		return own
	}
	for i := range own {
		own[i] = phrase.Say("“%s”: %s", "“%s”：%s", b.RuleBriefly(rule), own[i])
	}
	for _, line := range found.Others {
		name := line.Name
		if line.Rule != nil {
			name = b.RuleBriefly(line.Rule)
		}
		others = append(others, phrase.Say("“%s”: %s", "“%s”：%s", name, given(line)))
	}
	lines := append(own, others...)
	if rule.Does(check.Boost) {
		lines = append(others, own...)
	}
	for _, line := range found.Total {
		lines = append(lines, phrase.Say("in all: %s", "合计：%s", given(line)))
	}
	return lines
}

// known is what is known of members, a line each.
func known(facts []example.Known) []dsl.Words {
	var lines []dsl.Words
	for i, fact := range facts {
		said := phrase.Say("%s %s", "%s %s", fact.Attribute, fact.Value)
		if fact.Value.Chinese == words.Flag(true).Chinese {
			said.Chinese = fact.Attribute.Chinese
		}
		if i > 0 && facts[i-1].Member == fact.Member {
			lines[len(lines)-1] = phrase.Say("%s, %s", "%s，%s", lines[len(lines)-1], said)
			continue
		}
		lines = append(lines, phrase.Say("%s: %s", "%s：%s", fact.Member, said))
	}
	return lines
}

// given is one thing that is given: to whom, what, and how it comes to it.
func given(line example.Line) dsl.Words {
	said := line.What
	if line.Member.English != "" {
		said = phrase.Say("%s: %s", "%s：%s", line.Member, said)
	}
	if line.How.English != "" {
		said = phrase.Say("%s (%s)", "%s（%s）", said, line.How)
	}
	return said
}
