package generate_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/schemes"
)

// Every ready-made scheme runs over a history generated for it: no row is bad, and next to none is refused.
func TestSchemesRunOverTheirHistories(t *testing.T) {
	paths, err := fs.Glob(schemes.Files, "*/*.scheme")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		program := shippedProgram(t, path)
		for format, ending := range map[tabular.Format]string{tabular.CSV: "csv", tabular.JSON: "jsonl", tabular.Parquet: "parquet"} {
			history, members := filepath.Join(t.TempDir(), "history."+ending), filepath.Join(t.TempDir(), "members."+ending)
			file, err := os.Create(history)
			require.NoError(t, err)
			measure := written(t, file, program, options(300), format, false)
			require.NoError(t, file.Close())
			writeMembers(t, members, program.Plan(), format)
			result, err := simulate.Population(t.Context(), simulate.Options{Program: program, Inputs: []simulate.Input{{Paths: []string{history}}},
				Members: []string{members}})
			require.NoError(t, err, path)
			assert.Equal(t, measure.Events, result.Account.Read, path)
			assert.LessOrEqual(t, result.Refused(), measure.Events/500, path)
			assert.Len(t, result.States, 300, path)
		}
	}
}

func writeMembers(t *testing.T, path string, plan *compile.Plan, format tabular.Format) {
	shop, err := generate.New(plan, options(300))
	require.NoError(t, err)
	file, err := os.Create(path)
	require.NoError(t, err)
	table, err := tabular.New(file, format, shop.MemberColumns())
	require.NoError(t, err)
	require.NoError(t, shop.WriteMembers(table))
	require.NoError(t, table.Close())
	require.NoError(t, file.Close())
}
