package scenario_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
)

// designIsEvaluated is to become true with the last construct of the design that gets its meaning. Until then the
// page that shows the whole language is read, and what is missing is said in so many words; from then on it loads
// without a word and its test passes. TestDesignPage fails if this is not what it should be, either way.
const designIsEvaluated = true

func TestDesignPage(t *testing.T) {
	page, err := os.ReadFile("../../dsl/testdata/format/design.golden")
	require.NoError(t, err)
	for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
		file, problems := dsl.ParseScheme("design.scheme", string(page))
		require.Empty(t, problems)
		text := dsl.Translate(file, tongue)
		program, problems := interpreter.Load(interpreter.Source{Name: "design.scheme", Text: text})
		if !designIsEvaluated {
			assert.True(t, problems.Failed(), "the whole design is evaluated: let designIsEvaluated be true")
			continue
		}
		for _, problem := range problems {
			t.Error(problem.Render(text, tongue))
		}
		require.NotNil(t, program)
		runs(t, &block{line: 1}, program)
	}
}
