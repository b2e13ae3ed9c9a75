package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// Build writes the terms of a scheme.
func Build(program *interpreter.Program) *Document {
	scheme := program.Checked()
	b := &builder{used: usedBy(scheme), Writer: phrase.Of(scheme), scheme: scheme, program: program, examples: example.Examples(program)}
	document := &Document{Title: b.Scheme()}
	for _, section := range []func() Section{
		b.glance, b.members, b.rules, b.challenges, b.wallets, b.vouchers, b.ladders, b.segments, b.meetings, b.refunds, b.definitions, b.general,
	} {
		if one := section(); !one.isEmpty() {
			document.Sections = append(document.Sections, one)
		}
	}
	return document
}

type builder struct {
	*phrase.Writer
	scheme   *check.Scheme
	program  *interpreter.Program
	examples *example.Set
	used     used
	before   bool // what is being said is of an event, which tiers and groups are of before
}

// section begins a section.
func section(english, chinese string) Section { return Section{Title: dsl.Say(english, chinese)} }
