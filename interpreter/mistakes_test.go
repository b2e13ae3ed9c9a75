package interpreter_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
)

// What newcomers get wrong, and what they are told. A clause that is wrong has a line of its own, a clause that is
// right says so in a comment, and has nothing said about it.
func TestMistakes(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "mistakes", "*.scheme"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			source, err := os.ReadFile(path)
			require.NoError(t, err)
			_, problems := interpreter.Load(interpreter.Source{Name: filepath.Base(path), Text: string(source)})
			require.NotEmpty(t, problems)
			for tongue, ending := range map[dsl.Tongue]string{dsl.English: ".en.golden", dsl.Chinese: ".zh.golden"} {
				var told strings.Builder
				for _, problem := range problems {
					told.WriteString(problem.Render(string(source), tongue))
				}
				compareGolden(t, strings.TrimSuffix(path, ".scheme")+ending, told.String())
			}
		})
	}
}

// compareGolden compares a text with a file, or writes it there.
func compareGolden(t *testing.T, path, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, path)
}
