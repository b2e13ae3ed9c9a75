package terms

import (
	_ "embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

//go:embed page.html
var page string

// HTML writes a document in one tongue as a page of its own, which loads nothing and prints on A4.
func HTML(document *Document, tongue dsl.Tongue) (string, error) {
	say := func(words dsl.Words) string { return tidy(words.In(tongue), tongue) }
	parsed, err := template.New("page").Funcs(template.FuncMap{
		"say":      say,
		"title":    func(words dsl.Words) string { return capital(words.In(tongue)) },
		"sentence": func(words dsl.Words) string { return sentence(words, tongue) },
		"about":    func(words dsl.Words) string { return capital(say(words)) + dsl.Say(":", "：").In(tongue) },
		"asWords":  func(paragraph Paragraph) dsl.Words { return dsl.Words(paragraph) },
		"kind":     kindOf,
		"capitals": capitals,
		"example":  func() string { return exampleTitle.In(tongue) },
		"step":     func(step Step) string { return step.text(tongue) },
		"number":   func(index int) string { return fmt.Sprintf("%d.", index+1) },
	}).Parse(page)
	if err != nil {
		return "", fmt.Errorf("the page of the terms: %w", err)
	}
	var text strings.Builder
	language := map[dsl.Tongue]string{dsl.Chinese: "zh-CN", dsl.English: "en"}[tongue]
	err = parsed.Execute(&text, struct {
		Language string
		*Document
	}{language, document})
	return text.String(), err
}

// kindOf names the kind of a block for the template.
func kindOf(block Block) string {
	switch block.(type) {
	case Paragraph:
		return "paragraph"
	case Points:
		return "points"
	case phrase.Table:
		return "table"
	}
	return "example"
}
