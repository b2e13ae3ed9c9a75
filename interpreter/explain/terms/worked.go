package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// worked adds a worked example to a section, if there is one.
func (b *builder) worked(s *Section, found *example.Example) {
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
	told.Gives = b.gives(found)
	if found.Pays != nil && found.Pays.Words.English != "" {
		told.Gives = append(told.Gives, found.Pays.Words)
	}
	s.add(told)
}

// gives says what the last step gives: of several rules first what they come to together, where it is one thing.
func (b *builder) gives(found *example.Example) []dsl.Words {
	var parts, lines []dsl.Words
	for _, line := range found.Gives {
		parts = append(parts, given(line))
	}
	if len(found.Others) == 0 {
		return parts
	}
	for _, line := range found.Others {
		name := line.Name
		if line.Rule != nil {
			name = b.RuleBriefly(line.Rule)
		}
		lines = append(lines, phrase.Say("besides, by “%s”: %s", "“%s”另给：%s", name, given(line)))
	}
	lines = append(parts, lines...)
	for _, line := range found.Total {
		lines = append(lines, phrase.Say("in all %s", "共 %s", given(line)))
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
