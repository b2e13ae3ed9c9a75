package interpreter_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain/terms"
)

// randomTerms is of how many random schemes the terms are written: the examples in them are searched for.
const randomTerms = 6

// TestRandomTerms: whatever loads can be written as terms and conditions, in both tongues, and the same each time.
func TestRandomTerms(t *testing.T) {
	clubs, written := rapid.Custom(randomClub), 0
	for seed := range randomTerms {
		text := header + clubs.Example(seed).clauses
		program, _ := interpreter.Load(interpreter.Source{Name: "random.scheme", Text: text})
		if program == nil {
			continue
		}
		written++
		document, again := terms.Build(program), terms.Build(program)
		for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
			came := terms.Markdown(document, tongue)
			assert.Equal(t, came, terms.Markdown(again, tongue), text)
			for _, wrong := range []string{"%!", "<nil>", "()", "（）", "“”", ": .", "：。"} {
				assert.NotContains(t, came, wrong, text)
			}
			_, err := terms.HTML(document, tongue)
			require.NoError(t, err, text)
		}
	}
	assert.Greater(t, written, randomTerms/2)
}
