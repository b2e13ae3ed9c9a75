package history

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// countingFile has so many rows, each with its number; every so manieth is bad.
func countingFile(rows, bad int) string {
	var file strings.Builder
	file.WriteString("n,t\n")
	for i := range rows {
		if bad > 0 && i%bad == bad-1 {
			file.WriteString("?,x\n")
		} else {
			fmt.Fprintf(&file, "%d,t%d\n", i, i)
		}
	}
	return file.String()
}

func TestBatchBoundaries(t *testing.T) {
	for _, rows := range []int{0, 1, rowsPerBatch - 1, rowsPerBatch, rowsPerBatch + 1, 3*rowsPerBatch + 7} {
		for _, bad := range []int{0, 1, 3} {
			reader, err := Open("n.csv", Options{Input: strings.NewReader(countingFile(rows, bad))})
			require.NoError(t, err)
			require.NoError(t, reader.Bind([]Column{number("n", 0), text("t")}))
			checkCounting(t, reader, rows, bad)
		}
	}
}

// checkCounting reads a counting file and checks every cell of it.
func checkCounting(t *testing.T, reader *Reader, rows, bad int) {
	next := 0
	var batch Batch
	err := reader.Next(&batch)
	for ; err == nil; err = reader.Next(&batch) {
		require.Equal(t, min(rowsPerBatch, rows-next), batch.Rows+len(batch.Bad))
		require.Len(t, batch.Lines, batch.Rows)
		require.Len(t, batch.Columns[0].Numbers, batch.Rows)
		require.Len(t, batch.Columns[0].Present, batch.Rows)
		require.Equal(t, batch.Rows, batch.Columns[1].Texts.Len())
		for row := range batch.Rows {
			line := batch.Lines[row]
			require.Equal(t, line-2, batch.Columns[0].Numbers[row])
			require.Equal(t, fmt.Sprintf("t%d", line-2), batch.Columns[1].Texts.String(row))
		}
		for _, one := range batch.Bad {
			require.Zero(t, (int(one.Line)-1)%bad)
		}
		next += batch.Rows + len(batch.Bad)
	}
	assert.Equal(t, io.EOF, err)
	assert.Equal(t, io.EOF, reader.Next(&batch), "the end stays the end")
	assert.Equal(t, rows, next)
	assert.Zero(t, batch.Rows+len(batch.Bad))
}

// One batch may serve files of other columns in turn.
func TestBatchIsReused(t *testing.T) {
	var batch Batch
	next := func(file string, columns ...Column) []string {
		reader, err := Open("a.csv", Options{Input: strings.NewReader(file)})
		require.NoError(t, err)
		require.NoError(t, reader.Bind(columns))
		require.NoError(t, reader.Next(&batch))
		var rows []string
		for row := range batch.Rows {
			rows = append(rows, showRow(reader.columns, &batch, row))
		}
		require.Len(t, batch.Columns, len(columns))
		return rows
	}
	assert.Equal(t, []string{"2: 'x' | 5"}, next("a,b\nx,5\n", text("a"), number("b", 0)))
	assert.Equal(t, []string{"2: 5 | 'x'"}, next("b,a\n5,x\n", number("b", 0), text("a")))
	assert.Len(t, next("a\n?\n", number("a", 0)), 0)
	assert.Len(t, batch.Bad, 1)
	assert.Equal(t, []string{"2: -"}, next("a,b\n,\n", number("a", 0)))
	assert.Empty(t, batch.Bad)
}

// A bad cell behind good ones leaves nothing of its row.
func TestBadRowsLeaveNothing(t *testing.T) {
	got := readText("a.csv", "a,n,b\nx,1,y\nxxx,?,yyy\nz,2,w\n", text("a"), text("b"), number("n", 0), text("a"))
	assert.Equal(t, []string{"2: 'x' | 'y' | 1 | 'x'", "4: 'z' | 'w' | 2 | 'z'"}, got.rows)
	assert.Equal(t, []string{CodeNumber}, got.codes())
	assert.Equal(t, "xxx,?,yyy", got.bad[0].Raw)
}

func TestRawRows(t *testing.T) {
	for name, file := range map[string]string{"a.csv": "a\n1\r\n?\n\"2\"\n", "a.jsonl": "{\"a\":1} \r\n{}}\n{\"a\": 2}"} {
		for _, keep := range []bool{true, false} {
			reader, err := Open(name, Options{Input: strings.NewReader(file), KeepRaw: keep})
			require.NoError(t, err)
			require.NoError(t, reader.Bind([]Column{number("a", 0)}))
			var batch Batch
			batch.Raw.Append([]byte("old"))
			require.NoError(t, reader.Next(&batch))
			require.Equal(t, 2, batch.Rows)
			if !keep {
				assert.Zero(t, batch.Raw.Len())
				continue
			}
			raw := batch.Raw.String(0) + "|" + batch.Raw.String(1)
			assert.Equal(t, map[string]string{"a.csv": "1|\"2\"", "a.jsonl": "{\"a\":1} |{\"a\": 2}"}[name], raw)
		}
	}
}

// Batches of long rows end early, so that they fit memory.
func TestLongRows(t *testing.T) {
	cell := strings.Repeat("x", longestCell)
	file := "a\n" + strings.Repeat(cell+"\n", 20)
	reader, err := Open("a.csv", Options{Input: strings.NewReader(file)})
	require.NoError(t, err)
	require.NoError(t, reader.Bind([]Column{text("a")}))
	var batch Batch
	rows := 0
	for reader.Next(&batch) == nil {
		assert.LessOrEqual(t, batch.Rows, bytesPerBatch/longestCell)
		rows += batch.Rows
	}
	assert.Equal(t, 20, rows)
}

func TestLongCells(t *testing.T) {
	cell := strings.Repeat("x", longestCell)
	rows := []struct {
		name, file string
		rows       int
		codes      []string
	}{
		{"a.csv", "a,b\n" + cell + "," + cell + "\n1,2\n", 2, nil},
		{"a.csv", "a,b\n" + cell + ",x" + cell + "\n1,2\n", 1, []string{CodeCellLength}},
		{"a.csv", "a,b\n\"" + cell + "\",\"x" + cell + "\"\n1,2\n", 1, []string{CodeCellLength}},
		{"a.csv", "a,b\n1,\"\n" + cell + "\"\n1,2\n", 1, []string{CodeCellLength, CodeFields}},
		{"a.csv", "a,b\n1,2\n" + strings.Repeat("x", longestLine+1), 1, []string{CodeLineLength}},
		{"a.csv", "a,b\n1,2\n3,\"" + strings.Repeat("4\n", longestLine/2+1), 1, []string{CodeOpenQuote}},
		{"a.jsonl", `{"a":"` + cell + `"}` + "\n" + `{"a":"x` + cell + `"}` + "\n" + `{"c":["x` + cell + `"]}`, 1, []string{CodeCellLength, CodeCellLength}},
		{"a.jsonl", `{"a":1}` + "\n" + strings.Repeat(" ", longestLine+1), 1, []string{CodeLineLength}},
	}
	for _, row := range rows {
		got := readText(row.name, row.file, text("a"))
		assert.Len(t, got.rows, row.rows)
		assert.Equal(t, row.codes, got.codes())
		for _, bad := range got.bad {
			assert.LessOrEqual(t, len(bad.Raw), rawBytes+len("…"))
			assert.LessOrEqual(t, len(bad.Value), valueBytes+len("…"))
		}
	}
}

func TestTexts(t *testing.T) {
	var texts Texts
	for _, one := range []string{"a", "", "bc"} {
		texts.Append([]byte(one))
	}
	assert.Equal(t, 3, texts.Len())
	assert.Equal(t, "a|"+"|bc", texts.String(0)+"|"+texts.String(1)+"|"+texts.String(2))
	assert.Equal(t, 1, cap(texts.At(0)), "appending to a text must not reach the next")
	texts.Truncate(5)
	texts.Truncate(1)
	texts.Append([]byte("x"))
	assert.Equal(t, "x", string(texts.At(1)))
	texts.Truncate(0)
	assert.Zero(t, texts.Len())
}
