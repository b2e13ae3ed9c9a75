package schemes_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/punchcard-lang/punchcard/schemes"
)

var update = flag.Bool("update", false, "write the generated histories anew")

// The shipped histories are what `punchcard generate SCHEME --seed 20260105 --from 2025-01-01 --until 2026-07-01` writes
// with these --members and --price, and --members-out where something is known of members; run with -update after a
// change of the generator.
func TestShippedHistoriesAreGenerated(t *testing.T) {
	for _, shipped := range []struct {
		scheme, ending string
		members        int
		price          int64
	}{
		{"drugstore-card/drugstore-card", "", 200, 30},
		{"drugstore-card/drugstore-card", "-english", 200, 30},
		{"air-tickets/air-tickets", "", 100, 900},
		{"coffee-offers/coffee-offers", "", 60, 8},
		{"fixed-points/fixed-points", "", 60, 30},
		{"full-quantification/full-quantification", "", 60, 30},
		{"points-as-money/points-as-money", "", 60, 30},
		{"pyramid/pyramid", "", 200, 30},
		{"rfm/rfm", "", 60, 30},
		{"cashback/cashback", "", 60, 80},
		{"growth-and-points/growth-and-points", "", 60, 300},
		{"hotel-nights/hotel-nights", "", 60, 900},
		{"household/household", "", 60, 30},
		{"stamp-card/stamp-card", "", 60, 20},
		{"stored-value/stored-value", "", 60, 80},
		{"tiered-rates/tiered-rates", "", 60, 30},
		{"value-over-time/value-over-time", "", 60, 80},
		{"till-promotions/till-promotions", "", 60, 30},
		{"lifecycle/lifecycle", "", 60, 30},
		{"loyalty-by-value/loyalty-by-value", "", 60, 300},
		{"weekly-list/weekly-list", "", 60, 40},
		{"lifetime-value/lifetime-value", "", 60, 300},
		{"gift-budget/gift-budget", "", 60, 100},
		{"retailer-rating/retailer-rating", "", 60, 2000},
		{"key-accounts/key-accounts", "", 60, 9000},
	} {
		path := shipped.scheme + shipped.ending + ".scheme"
		t.Run(path, func(t *testing.T) {
			text, err := fs.ReadFile(schemes.Files, path)
			require.NoError(t, err)
			shop := generated(t, load(t, path, string(text)), shipped.members, shipped.price)
			folder := filepath.Dir(path)
			assertShipped(t, filepath.Join(folder, "history"+shipped.ending+".csv"), history(t, shop))
			members := filepath.Join(folder, "members"+shipped.ending+".csv")
			if len(shop.MemberColumns()) == 1 {
				assert.NoFileExists(t, members)
				return
			}
			assertShipped(t, members, written(t, shop.MemberColumns(), shop.WriteMembers))
		})
	}
}

func load(t *testing.T, path, text string) *interpreter.Program {
	program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text})
	require.Empty(t, problems)
	return program
}

// generated is the made-up shop of a scheme, from the seed that all shipped histories have.
func generated(t *testing.T, program *interpreter.Program, members int, price int64) *generate.Shop {
	from, _ := value.DateOf(2025, 1, 1)
	until, _ := value.DateOf(2026, 7, 1)
	shop, err := generate.New(program.Plan(), generate.Options{Seed: 20260105, Members: members, Price: price, From: from, Until: until})
	require.NoError(t, err)
	return shop
}

func history(t *testing.T, shop *generate.Shop) []byte {
	return written(t, shop.Columns(), func(table *tabular.Table) error { return shop.ByMember(t.Context(), table, shop.NewMeasure()) })
}

func written(t *testing.T, columns []tabular.Column, rows func(*tabular.Table) error) []byte {
	var text bytes.Buffer
	table, err := tabular.New(&text, tabular.CSV, columns)
	require.NoError(t, err)
	require.NoError(t, rows(table))
	require.NoError(t, table.Close())
	return text.Bytes()
}

func assertShipped(t *testing.T, path string, generated []byte) {
	if *update {
		require.NoError(t, os.WriteFile(path, generated, 0o600))
	}
	shipped, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.True(t, bytes.Count(shipped, []byte("\n")) > 50 && bytes.Equal(shipped, generated), path)
}

// In either keyword language a scheme makes the same of a history generated for it, byte for byte: of every member, and
// of every month.
func TestEverySchemeEvaluatesTheSameTranslated(t *testing.T) {
	each(t, func(t *testing.T, path, text string) {
		file, problems := dsl.ParseScheme(path, text)
		require.Empty(t, problems)
		shop, folder := generated(t, load(t, path, text), 100, 0), t.TempDir()
		english, chinese := filepath.Join(folder, "english"), filepath.Join(folder, "chinese")
		options := simulate.Options{Inputs: []simulate.Input{{Paths: []string{filepath.Join(folder, "history.csv")}}},
			Members: []string{filepath.Join(folder, "members.csv")}}
		require.NoError(t, os.WriteFile(options.Inputs[0].Paths[0], history(t, shop), 0o600))
		require.NoError(t, os.WriteFile(options.Members[0], written(t, shop.MemberColumns(), shop.WriteMembers), 0o600))
		evaluate(t, options, path, dsl.Translate(file, dsl.English), english)
		evaluate(t, options, path, dsl.Translate(file, dsl.Chinese), chinese)
		for _, name := range []string{"members.csv", "months.csv"} {
			inEnglish, err := os.ReadFile(filepath.Join(english, name))
			require.NoError(t, err)
			inChinese, err := os.ReadFile(filepath.Join(chinese, name))
			require.NoError(t, err)
			assert.Equal(t, string(inEnglish), string(inChinese))
			if name == "months.csv" && path == "airline-miles/airline-miles.scheme" {
				continue // made-up flights are of 1 to 3 miles
			}
			if name == "members.csv" || bytes.Contains([]byte(text), []byte("账户 ")) || bytes.Contains([]byte(text), []byte("wallet ")) {
				assert.Greater(t, bytes.Count(inEnglish, []byte("\n")), 10, "%s is not empty", name)
			}
		}
	})
}

// evaluate runs a scheme over a history and writes its tables into a folder.
func evaluate(t *testing.T, options simulate.Options, path, text, folder string) {
	options.Program = load(t, path, text)
	result, err := simulate.Population(t.Context(), options)
	require.NoError(t, err)
	tables, err := report.NewFolder(folder, tabular.CSV)
	require.NoError(t, err)
	require.NoError(t, report.Write(tables, result, report.Summarize(result, text), dsl.English))
	require.NoError(t, tables.Commit())
}
