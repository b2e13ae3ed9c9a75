package simulate_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/schemes"
)

// realData returns the folder with the files of NAME.tar.gz, which lies in the folder that PUNCHCARD_DATA names. Real
// histories are not part of the project: where they aren't, their tests are skipped.
func realData(t *testing.T, name string) string {
	archive, err := os.Open(filepath.Join(os.Getenv("PUNCHCARD_DATA"), name+".tar.gz"))
	if os.Getenv("PUNCHCARD_DATA") == "" || errors.Is(err, os.ErrNotExist) {
		t.Skip("data not present")
	}
	require.NoError(t, err)
	defer archive.Close()
	unpacked, err := gzip.NewReader(archive)
	require.NoError(t, err)
	folder := t.TempDir()
	for files := tar.NewReader(unpacked); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return folder
		}
		require.NoError(t, err)
		if header.Typeflag != tar.TypeReg {
			continue
		}
		file, err := os.Create(filepath.Join(folder, path.Base(header.Name)))
		require.NoError(t, err)
		_, err = io.Copy(file, files)
		require.NoError(t, err)
		require.NoError(t, file.Close())
	}
}

// shipped is the text of a shipped scheme or source.
func shipped(t *testing.T, name string) string {
	text, err := schemes.Files.ReadFile("histories/" + name)
	require.NoError(t, err)
	return string(text)
}

// tried runs a scheme over the files of a folder that sources read, and asks that every row be accounted for.
func tried(t *testing.T, folder string, onBad mapping.OnBad, scheme string, sources ...string) (*simulate.Result, *report.Summary) {
	program, problems := interpreter.Load(interpreter.Source{Name: "scheme", Text: scheme})
	require.Empty(t, problems)
	options := simulate.Options{OnBad: onBad}
	for _, text := range sources {
		file, problems := dsl.ParseSource("source", text)
		require.Empty(t, problems)
		checked, problems := check.ForSource(program.Checked(), file)
		require.Empty(t, problems)
		source := compile.ForSource(checked)
		input := simulate.Input{Source: source, Paths: inFolder(folder, source.Files)}
		if source.Members != nil {
			input.Members = inFolder(folder, source.Members.Files)
		}
		for i := range source.Tables {
			table := &source.Tables[i]
			rows, err := mapping.ReadSourceTable(program.Plan(), source, table, inFolder(folder, table.Files), mapping.Options{})
			require.NoError(t, err)
			program, err = program.WithTable(program.Plan().Tables[table.Table].Name, rows)
			require.NoError(t, err)
		}
		options.Inputs = append(options.Inputs, input)
	}
	options.Program = program
	result, err := simulate.Population(context.Background(), options)
	require.NoError(t, err)
	summary := report.Summarize(result, scheme)
	events := &summary.Events
	assert.Equal(t, events.Read, events.Grouped+events.Applied+events.RefusedTotal+events.SkippedTotal, "every row is accounted for")
	return result, summary
}

func inFolder(folder string, names []string) []string {
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = filepath.Join(folder, name)
	}
	return paths
}

// rowsOf reads a file for a second opinion: each row by the names of its columns.
func rowsOf(t *testing.T, path string, visit func(row map[string]string)) {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err)
	row := map[string]string{}
	for _, record := range records[1:] {
		for i, name := range records[0] {
			row[name] = record[i]
		}
		visit(row)
	}
}

// decimal reads a number of at most so many places, as whole units of the last.
func decimal(t *testing.T, text string, places int) int64 {
	whole, fraction, _ := strings.Cut(text, ".")
	require.LessOrEqual(t, len(fraction), places, text)
	number, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
	require.NoError(t, err)
	return number
}

// metricOf is what a metric measures of a member.
func metricOf(t *testing.T, result *simulate.Result, state *interpreter.State, metric int) int64 {
	var outcome interpreter.Outcome
	measured, ok := result.Program.Metric(&outcome, state, metric)
	require.True(t, ok)
	return measured
}
