package schemes_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
	"github.com/punchcard-lang/punchcard/schemes"
)

// each calls visit for every scheme there is.
func each(t *testing.T, visit func(t *testing.T, path, text string)) {
	paths, err := fs.Glob(schemes.Files, "*/*.scheme")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		text, err := fs.ReadFile(schemes.Files, path)
		require.NoError(t, err)
		t.Run(path, func(t *testing.T) { visit(t, path, string(text)) })
	}
}

func TestEverySchemePassesItsTests(t *testing.T) {
	each(t, func(t *testing.T, path, text string) {
		program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text})
		require.Empty(t, problems)
		require.NotEmpty(t, program.Checked().Tests)
		for _, result := range scenario.Run(program, program.Checked().Tests) {
			assert.Empty(t, result.Failures, result.Test.Label)
		}
	})
}

// Every folder stands in the list, in order, in a line in both languages.
func TestEveryFolderIsListed(t *testing.T) {
	folders, err := fs.ReadDir(schemes.Files, ".")
	require.NoError(t, err)
	require.Len(t, schemes.List, len(folders), "schemes.List names every folder")
	for i, ready := range schemes.List {
		assert.Equal(t, folders[i].Name(), ready.Name)
		assert.NotEmpty(t, ready.Line.English)
		assert.NotEmpty(t, ready.Line.Chinese)
	}
}

// The tests of every scheme come past all of it.
func TestEverySchemeIsCovered(t *testing.T) {
	each(t, func(t *testing.T, path, text string) {
		program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text})
		require.Empty(t, problems)
		_, coverage := scenario.Cover(program, program.Checked().Tests)
		assert.Empty(t, coverage.Missing)
	})
}

func TestEverySchemeIsFormatted(t *testing.T) {
	each(t, func(t *testing.T, path, text string) {
		file, problems := dsl.ParseScheme(path, text)
		require.Empty(t, problems)
		assert.Equal(t, text, dsl.Format(file))
	})
}

// A source stands beside the scheme that its name begins with: completejourney-coupons.source feeds completejourney.
func TestEverySourceFitsItsScheme(t *testing.T) {
	paths, err := fs.Glob(schemes.Files, "*/*.source")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, name := range paths {
		text, err := fs.ReadFile(schemes.Files, name)
		require.NoError(t, err)
		fits := 0
		each(t, func(t *testing.T, scheme, source string) {
			if !strings.HasPrefix(name, strings.TrimSuffix(scheme, ".scheme")) {
				return
			}
			fits++
			program, _ := interpreter.Load(interpreter.Source{Name: scheme, Text: source})
			for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
				file, problems := dsl.ParseSource(name, string(text))
				require.Empty(t, problems)
				assert.Equal(t, string(text), dsl.Format(file))
				file, problems = dsl.ParseSource(name, dsl.Translate(file, tongue))
				require.Empty(t, problems)
				_, problems = check.ForSource(program.Checked(), file)
				require.Empty(t, problems)
			}
		})
		assert.Equal(t, 1, fits, name)
	}
}

// In the other keyword language a scheme passes the same tests.
func TestEverySchemePassesTranslated(t *testing.T) {
	each(t, func(t *testing.T, path, text string) {
		for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
			file, _ := dsl.ParseScheme(path, text)
			program, problems := interpreter.Load(interpreter.Source{Name: path, Text: dsl.Translate(file, tongue)})
			require.Empty(t, problems)
			for _, result := range scenario.Run(program, program.Checked().Tests) {
				assert.Empty(t, result.Failures, result.Test.Label)
			}
		}
	})
}
