package yardstick_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/punchcard-lang/punchcard/schemes"
)

// columns maps the names of the yardstick's page to ours. What the page counts in cents is told in cents here too.
var columns = []struct {
	page string
	ours func(row map[string]string) string
}{
	{"member", column("member")},
	{"tier", column("tier")},
	{"balance", column("points.available")},
	{"rolling", column("rolling")},
	{"earned", column("points.earned")},
	{"expired", column("points.expired")},
	{"redeemed", column("points.spent")},
	{"clawed", column("points.reversed")},
	{"debt", column("points.debt")},
	{"rejected", column("refused")},
	{"ups", column("tier.ups")},
	{"downs", column("tier.downs")},
	{"wallet", func(row map[string]string) string { return cents(row["balance.received"], row["bonus.earned"]) }},
	{"gifts", func(row map[string]string) string { return cents(row["bonus.earned"]) }},
}

func column(name string) func(map[string]string) string {
	return func(row map[string]string) string { return row[name] }
}

// cents adds amounts with two decimals up, in cents.
func cents(amounts ...string) string {
	sum := int64(0)
	for _, amount := range amounts {
		number, err := strconv.ParseInt(strings.ReplaceAll(amount, ".", ""), 10, 64)
		if err != nil {
			return err.Error()
		}
		sum += number
	}
	return strconv.FormatInt(sum, 10)
}

// simulated runs the shipped scheme through the shipped source, and returns members.csv.
func simulated(t *testing.T, membersCSV, eventsCSV []byte) []byte {
	folder := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(folder, "members.csv"), membersCSV, 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "events.csv"), eventsCSV, 0o600))
	program, source := shipped(t)
	until, err := value.ParseInstant("2026-01-01", value.UTC)
	require.NoError(t, err)
	result, err := simulate.Population(context.Background(), simulate.Options{Program: program, Until: &until, Inputs: []simulate.Input{{
		Source: source, Paths: []string{filepath.Join(folder, source.Files[0])}, Members: []string{filepath.Join(folder, source.Members.Files[0])}}}})
	require.NoError(t, err)
	out, err := report.NewFolder(filepath.Join(folder, "out"), tabular.CSV)
	require.NoError(t, err)
	require.NoError(t, report.Write(out, result, report.Summarize(result, ""), dsl.English))
	require.NoError(t, out.Commit())
	text, err := os.ReadFile(filepath.Join(folder, "out", "members.csv"))
	require.NoError(t, err)
	return text
}

func shipped(t *testing.T) (*interpreter.Program, *compile.Source) {
	scheme, err := schemes.Files.ReadFile("yardstick/yardstick.scheme")
	require.NoError(t, err)
	program, problems := interpreter.Load(interpreter.Source{Name: "yardstick.scheme", Text: string(scheme)})
	require.Empty(t, problems)
	text, err := schemes.Files.ReadFile("yardstick/yardstick.source")
	require.NoError(t, err)
	file, problems := dsl.ParseSource("yardstick.source", string(text))
	require.Empty(t, problems)
	source, problems := check.ForSource(program.Checked(), file)
	require.Empty(t, problems)
	return program, compile.ForSource(source)
}

func rowsOf(t *testing.T, text []byte) []map[string]string {
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err)
	rows := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// Every member is equal to the oracle's in every column of the page, on 100,000 events in which everything hard occurs
// (TestGeneratedHistoriesAreHard asserts how often).
func TestEqualToTheOracle(t *testing.T) {
	for seed := uint64(1); seed <= 2; seed++ {
		membersCSV, eventsCSV := generate(seed, 4000, 100_000, seed%2 == 0)
		wanted, _, err := oracle(bytes.NewReader(membersCSV), bytes.NewReader(eventsCSV), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		rows := rowsOf(t, simulated(t, membersCSV, eventsCSV))
		require.Len(t, rows, len(wanted))
		differences := 0
		for i, row := range rows {
			record := wanted[i].record()
			for j, one := range columns {
				require.Equal(t, oracleResultColumns[j], one.page)
				if came := one.ours(row); came != record[j] && differences < 10 {
					differences++
					assert.Equal(t, record[j], came, "member %s, %s", record[0], one.page)
				}
			}
		}
	}
}

// The order in which members stand in the file does not matter: the same bytes come out.
func TestOrderOfMembersDoesNotMatter(t *testing.T) {
	membersCSV, byMember := generate(7, 300, 8000, false)
	_, byTime := generate(7, 300, 8000, true)
	assert.Equal(t, string(simulated(t, membersCSV, byMember)), string(simulated(t, membersCSV, byTime)))
}
