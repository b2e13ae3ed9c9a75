package terms

import (
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// Markdown writes a document in one tongue.
func Markdown(document *Document, tongue dsl.Tongue) string {
	m := &markdown{tongue: tongue}
	m.line("# " + escaped(document.Title.In(tongue)))
	for i := range document.Sections {
		m.section(&document.Sections[i], 2, fmt.Sprintf("%d. ", i+1))
	}
	return strings.TrimRight(m.text.String(), "\n") + "\n"
}

type markdown struct {
	text   strings.Builder
	tongue dsl.Tongue
}

func (m *markdown) line(text string) { m.text.WriteString(text + "\n") }

func (m *markdown) section(section *Section, depth int, number string) {
	m.line("\n" + strings.Repeat("#", depth) + " " + number + escaped(capital(section.Title.In(m.tongue))))
	for _, block := range section.Blocks {
		m.line("")
		m.block(block)
	}
	for i := range section.Parts {
		m.section(&section.Parts[i], depth+1, "")
	}
}

func (m *markdown) block(block Block) {
	switch block := block.(type) {
	case Paragraph:
		m.line(escaped(sentence(dsl.Words(block), m.tongue)))
	case Points:
		for _, point := range block {
			m.line("- " + m.point(point))
		}
	case phrase.Table:
		m.row(capitals(block.Head))
		m.line("|" + strings.Repeat(" --- |", len(block.Head)))
		for _, row := range block.Rows {
			m.row(row)
		}
	case Example:
		m.example(&block)
	}
}

func (m *markdown) point(point Point) string {
	about := capital(tidy(point.About.In(m.tongue), m.tongue))
	if m.tongue == dsl.Chinese {
		return "**" + escaped(about) + "**：" + escaped(sentence(point.Says, m.tongue))
	}
	return "**" + escaped(about) + "**: " + escaped(sentence(point.Says, m.tongue))
}

func (m *markdown) row(cells []dsl.Words) {
	text := "|"
	for _, cell := range cells {
		text += " " + escaped(tidy(cell.In(m.tongue), m.tongue)) + " |"
	}
	m.line(text)
}

// capitals are the heads of a table.
func capitals(heads []dsl.Words) []dsl.Words {
	var list []dsl.Words
	for _, head := range heads {
		list = append(list, dsl.Say(capital(head.English), head.Chinese))
	}
	return list
}

// separators stand before what is known of the first member, and of others.
var separators = map[bool]dsl.Words{true: dsl.Say(" – ", "　"), false: dsl.Say("; ", "；")}

// example is a quotation: what is known, what happens, what comes of it.
func (m *markdown) example(example *Example) {
	head := "> **" + exampleTitle.In(m.tongue) + "**"
	for i, known := range example.Known {
		head += separators[i == 0].In(m.tongue) + escaped(tidy(known.In(m.tongue), m.tongue))
	}
	m.line(head)
	m.line(">")
	for _, step := range example.Steps {
		m.line("> - " + escaped(step.text(m.tongue)))
	}
	for _, gives := range example.Gives {
		m.line("> - → " + escaped(tidy(gives.In(m.tongue), m.tongue)))
	}
}

// markup are the characters that Markdown reads as marks.
var markup = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "|", `\|`, "<", "&lt;", ">", "&gt;", "`", "\\`", "[", `\[`, "]", `\]`)

func escaped(text string) string { return markup.Replace(text) }
