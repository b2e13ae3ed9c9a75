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

// load loads a shipped scheme and source.
func load(t *testing.T, scheme, source string) (*interpreter.Program, *compile.Source) {
	text, err := schemes.Files.ReadFile(scheme)
	require.NoError(t, err)
	program, problems := interpreter.Load(interpreter.Source{Name: scheme, Text: string(text)})
	require.Empty(t, problems)
	text, err = schemes.Files.ReadFile(source)
	require.NoError(t, err)
	file, problems := dsl.ParseSource(source, string(text))
	require.Empty(t, problems)
	checked, problems := check.ForSource(program.Checked(), file)
	require.Empty(t, problems)
	return program, compile.ForSource(checked)
}

func TestCDNOW(t *testing.T) {
	data := filepath.Join(realData(t, "cdnow"), "cdnow_master.csv")
	program, source := load(t, "histories/cdnow.scheme", "histories/cdnow.source")
	result, err := simulate.Population(context.Background(), simulate.Options{Program: program, Inputs: []simulate.Input{{Source: source, Paths: []string{data}}}})
	require.NoError(t, err)
	summary := report.Summarize(result, "")
	assert.EqualValues(t, 69_659, summary.Events.Applied)
	assert.Equal(t, 23_570, summary.Members)
	assert.Equal(t, "2500315.63", summary.Metrics["spend"])
	assert.Equal(t, "214614", summary.Wallets["points"]["earned"])

	// Member by member: what adding up ⌊amount ÷ 10⌋ by hand gives.
	text, err := os.ReadFile(data)
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err)
	wanted := map[string]int64{}
	for _, row := range rows[1:] {
		yuan, _, _ := strings.Cut(row[3], ".")
		whole, err := strconv.ParseInt(yuan, 10, 64)
		require.NoError(t, err)
		wanted[row[0]] += whole / 10
	}
	require.Len(t, result.States, len(wanted))
	for _, state := range result.States {
		if wanted[state.Member] != state.Wallets[0].Totals.Earned {
			assert.Equal(t, wanted[state.Member], state.Wallets[0].Totals.Earned, state.Member)
		}
	}
}
