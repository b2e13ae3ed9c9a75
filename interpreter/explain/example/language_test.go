package example_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
)

var (
	fenced = regexp.MustCompile("(?ms)^```punchcard([^\n]*)\n(.*?)^```$")
	whole  = regexp.MustCompile(`(?m)^(scheme|方案) `)
)

// languageExamples are the schemes that the users' reference shows, their tests cut off.
func languageExamples(t *testing.T) []string {
	page, err := os.ReadFile("../../../dsl/LANGUAGE.md")
	require.NoError(t, err)
	headers, texts := map[bool]string{}, []string{}
	for _, block := range fenced.FindAllStringSubmatch(string(page), -1) {
		kind, text := strings.TrimSpace(block[1]), block[2]
		isChinese := strings.HasSuffix(kind, "twin")
		switch {
		case strings.HasPrefix(kind, "header"):
			headers[isChinese] = text
		case strings.HasPrefix(block[1], "-"): // a mistake
		case whole.MatchString(text):
			texts = append(texts, withoutTests(text))
		default:
			texts = append(texts, headers[isChinese]+withoutTests(text))
		}
	}
	return texts
}

// All that the language has comes past: nothing of it is too much for the search, and nearly every rule gets an example.
func TestTheLanguageHasExamples(t *testing.T) {
	rules, found, loaded := 0, 0, 0
	for i, text := range languageExamples(t) {
		program, _ := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
		if program == nil || isRace && i%8 != 0 {
			continue
		}
		loaded++
		set := example.Examples(program)
		example.Worths(program)
		example.BreakEven(program)
		rules += len(program.Checked().Rules)
		found += len(set.Rules) + len(set.Challenges)
	}
	t.Logf("%d of %d rules of %d schemes", found, rules, loaded)
	assert.Greater(t, found*100, rules*90)
}
