package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// Document is a scheme as terms and conditions.
type Document struct {
	Title    dsl.Words
	Sections []Section
}

// Section is a numbered part of a document; its parts have titles of their own.
type Section struct {
	Title  dsl.Words
	Blocks []Block
	Parts  []Section
}

// Block is a Paragraph, Points, a phrase.Table or an Example.
type Block any

// Paragraph is a sentence, or some.
type Paragraph dsl.Words

// Points is a list of short statements.
type Points []Point

// Point is one of them, with what it is about.
type Point struct{ About, Says dsl.Words }

// Example is a short history and what it comes to.
type Example struct {
	Known []dsl.Words // of the members
	Steps []Step
	Gives []dsl.Words
}

// Step is something that happens, and when.
type Step struct{ When, What dsl.Words }

// exampleTitle stands above an example.
var exampleTitle = dsl.Say("Example", "例")

// text is a step in one tongue.
func (s Step) text(tongue dsl.Tongue) string {
	return tidy(phrase.Say("%s: %s", "%s，%s", s.When, s.What).In(tongue), tongue)
}

func (s *Section) add(block Block) { s.Blocks = append(s.Blocks, block) }

func (s *Section) say(english, chinese string, arguments ...any) {
	s.add(Paragraph(phrase.Say(english, chinese, arguments...)))
}

// isEmpty tells whether there is nothing to print.
func (s *Section) isEmpty() bool { return len(s.Blocks) == 0 && len(s.Parts) == 0 }

// point adds a statement to a list.
func (p *Points) point(english, chinese string, says dsl.Words) {
	*p = append(*p, Point{dsl.Say(english, chinese), says})
}
