package schemes_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/punchcard-lang/punchcard/schemes"
)

var update = flag.Bool("update", false, "write the generated histories anew")

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

// The shipped histories are what `punchcard generate SCHEME --seed 20260105 --members 200 --from 2025-01-01 --until
// 2026-07-01` writes; run with -update after a change of the generator.
func TestShippedHistoriesAreGenerated(t *testing.T) {
	from, _ := value.DateOf(2025, 1, 1)
	until, _ := value.DateOf(2026, 7, 1)
	for _, ending := range []string{"", "-english"} {
		path := "drugstore-card/drugstore-card" + ending + ".scheme"
		text, err := fs.ReadFile(schemes.Files, path)
		require.NoError(t, err)
		program, problems := interpreter.Load(interpreter.Source{Name: path, Text: string(text)})
		require.Empty(t, problems)
		shop, err := generate.New(program.Plan(), generate.Options{Seed: 20260105, Members: 200, From: from, Until: until})
		require.NoError(t, err)
		assertShipped(t, "history"+ending+".csv", shop.Columns(), func(table *tabular.Table) error {
			return shop.ByMember(t.Context(), table, shop.NewMeasure())
		})
		assertShipped(t, "members"+ending+".csv", shop.MemberColumns(), shop.WriteMembers)
	}
}

func assertShipped(t *testing.T, name string, columns []tabular.Column, rows func(*tabular.Table) error) {
	path := filepath.Join("drugstore-card", name)
	var generated bytes.Buffer
	table, err := tabular.New(&generated, tabular.CSV, columns)
	require.NoError(t, err)
	require.NoError(t, rows(table))
	require.NoError(t, table.Close())
	if *update {
		require.NoError(t, os.WriteFile(path, generated.Bytes(), 0o600))
	}
	shipped, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Count(shipped, []byte("\n")) > 200 && bytes.Equal(shipped, generated.Bytes()), path)
}
