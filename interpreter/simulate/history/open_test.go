package history

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const smallFile = "a,b\n1,2\n3,4\n"

var smallRows = []string{"2: '1' | '2'", "3: '3' | '4'"}

func inFolder(t *testing.T, name string, content []byte) string {
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o600))
	return path
}

func TestCompression(t *testing.T) {
	half := len(smallFile) / 2
	members := append(packGzip(t, smallFile[:half]), packGzip(t, smallFile[half:])...)
	frames := append(packZstd(t, smallFile[:half]), packZstd(t, smallFile[half:])...)
	skippable := append([]byte{0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'x', 'y'}, frames...)
	rows := []struct {
		name    string
		content []byte
	}{
		{"a.csv", []byte(smallFile)}, {"a.csv.gz", packGzip(t, smallFile)}, {"a.csv.zst", packZstd(t, smallFile)},
		{"plain.csv.gz", []byte(smallFile)}, {"gzip.csv", packGzip(t, smallFile)}, {"A.CSV.GZ", packZstd(t, smallFile)}, {"a", packGzip(t, smallFile)},
		{"members.csv.gz", members}, {"frames.csv.zst", frames}, {"skippable.csv.zst", skippable},
		{"empty members.csv.gz", append(packGzip(t, ""), append(members, packGzip(t, "")...)...)},
	}
	for _, row := range rows {
		path := inFolder(t, row.name, row.content)
		got := readWith(path, Options{}, text("a"), text("b"))
		assert.NoError(t, got.failure, row.name)
		assert.Equal(t, smallRows, got.rows, row.name)
	}
}

// However a compressed file is cut short, the rows before the cut are read, none
// is made up, and the end is an error.
func TestTruncation(t *testing.T) {
	var content strings.Builder
	content.WriteString("a,b\n")
	for i := range 30_000 {
		fmt.Fprintf(&content, "%d,%d\n", i*i, i*7919%10_007)
	}
	whole := readText("a.csv", content.String(), text("a"), text("b"))
	for i, packed := range [][]byte{packGzip(t, content.String()), packZstd(t, content.String())} {
		longest := 0
		for length := 2 + i*2; length < len(packed); length += 1 + len(packed)/20 {
			got := readText("a.csv", string(packed[:length]), text("a"), text("b"))
			failure := asDataError(got.failure)
			if assert.NotNil(t, failure, length) {
				assert.Equal(t, CodeTruncated, failure.Code, length)
				assert.ErrorIs(t, failure, io.ErrUnexpectedEOF)
			}
			require.True(t, slices.Equal(whole.rows[:len(got.rows)], got.rows), length)
			assert.Empty(t, got.bad)
			longest = max(longest, len(got.rows))
		}
		assert.Greater(t, longest, len(whole.rows)/2)
	}
}

// Bytes that were changed are noticed, or the file is read as it was.
func TestDamagedCompression(t *testing.T) {
	content := smallFile + strings.Repeat("5,6\n", 500)
	whole := readText("a.csv", content, text("a"), text("b"))
	for _, packed := range [][]byte{packGzip(t, content), packZstd(t, content)} {
		for at := range packed {
			damaged := bytes.Clone(packed)
			damaged[at] ^= 0x10
			got := readText("a.csv", string(damaged), text("a"), text("b"))
			if got.failure == nil && len(got.bad) == 0 {
				assert.Equal(t, whole.rows, got.rows, at)
			}
		}
	}
}

func TestStandardInput(t *testing.T) {
	file, err := os.Open(inFolder(t, "input", packGzip(t, smallFile)))
	require.NoError(t, err)
	saved := os.Stdin
	defer func() { os.Stdin = saved }()
	os.Stdin = file
	assert.Equal(t, smallRows, readWith("-", Options{}, text("a"), text("b")).rows)
	assert.NoError(t, file.Close(), "the reader leaves standard input open")
}

// Where a pipe cuts what it hands over makes no difference.
func TestSlowInput(t *testing.T) {
	content := strings.NewReader(smallFile)
	got := readWith("a.csv", Options{Input: iotest.OneByteReader(content)}, text("a"), text("b"))
	assert.Equal(t, smallRows, got.rows)
	got = readWith("a.csv", Options{Input: iotest.DataErrReader(strings.NewReader(smallFile))}, text("a"), text("b"))
	assert.Equal(t, smallRows, got.rows)
	got = readWith("a.csv", Options{Input: stuck{}}, text("a"))
	assert.ErrorIs(t, got.failure, io.ErrNoProgress)
}

// stuck never gets on and never says so.
type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// An error of the disk is one also where the reader forgets it after once.
func TestReadErrors(t *testing.T) {
	gone := errors.New("gone")
	for _, content := range []string{smallFile + "5,", string(packGzip(t, smallFile)[:20])} {
		input := io.MultiReader(strings.NewReader(content), iotest.ErrReader(gone))
		got := readWith("a.csv", Options{Input: input}, text("a"), text("b"))
		assert.ErrorIs(t, got.failure, gone)
		assert.Equal(t, []string{CodeRead}, got.codes())
	}
	folder := readWith(t.TempDir(), Options{}, text("a"))
	assert.Equal(t, []string{CodeOpen}, folder.codes())
	missing := readWith(filepath.Join(t.TempDir(), "none.csv"), Options{}, text("a"))
	assert.ErrorIs(t, missing.failure, fs.ErrNotExist)
}

func TestProgress(t *testing.T) {
	content := []byte("a,b\n" + strings.Repeat("1,2\n", 70_000))
	for _, packed := range [][]byte{content, packGzip(t, string(content))} {
		reader, err := Open(inFolder(t, "a.csv", packed), Options{})
		require.NoError(t, err)
		require.NoError(t, reader.Bind([]Column{text("a")}))
		read, size := reader.Progress()
		assert.Equal(t, int64(len(packed)), size)
		assert.LessOrEqual(t, read, size)
		assert.Len(t, drain(reader).rows, 70_000)
		read, size = reader.Progress()
		assert.Equal(t, size, read)
		assert.NoError(t, reader.Close())
	}
	reader, err := Open("-", Options{Input: strings.NewReader(smallFile)})
	require.NoError(t, err)
	read, size := reader.Progress()
	assert.Equal(t, int64(len(smallFile)), read)
	assert.Zero(t, size)
}

func TestClose(t *testing.T) {
	for _, content := range [][]byte{[]byte(smallFile), packGzip(t, smallFile), packZstd(t, smallFile)} {
		reader, err := Open(inFolder(t, "a.csv", content), Options{})
		require.NoError(t, err)
		require.NoError(t, reader.Bind([]Column{text("a")}))
		assert.NoError(t, reader.Close())
		assert.NoError(t, reader.Close())
		assert.ErrorIs(t, reader.Next(&Batch{}), fs.ErrClosed)
	}
}

func TestFormatByName(t *testing.T) {
	object := `{"a":1}`
	rows := []struct {
		name string
		want []string
	}{
		{"a.csv", []string{object}}, {"a.TXT", []string{object}}, {"a.tsv.gz", []string{object}},
		{"a.jsonl", []string{"a"}}, {"a.ndjson.zst", []string{"a"}}, {"-", []string{"a"}}, {"a.json", []string{"a"}}, {"a.gz", []string{"a"}},
	}
	for _, row := range rows {
		reader, err := Open(row.name, Options{Input: strings.NewReader(object)})
		require.NoError(t, err, row.name)
		assert.Equal(t, row.want, reader.Header(), row.name)
	}
}
