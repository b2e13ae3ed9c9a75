package history

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// In steady state a batch costs no memory: neither rows nor cells do.
func TestRowsDoNotAllocate(t *testing.T) {
	escapedForm := `{"id":"\u0045%08d","member":"M%07d","ts":"%s %02d:%02d:%02d","type":"a \"b\"","amount":%d,"\u0063ategory":"%s","other":[1,{"x":null}]}` + "\n"
	doubledForm := "\"E%08d\",\"M\"\"%07d\",\"%s %02d:%02d:%02d\",\"a\nb\",%d,%s,\n"
	for _, file := range []struct{ name, form, header string }{
		{"a.csv", plainForm, benchmarkHeader}, {"a.csv", quotedForm, benchmarkHeader}, {"a.csv", doubledForm, benchmarkHeader},
		{"a.jsonl", jsonForm, ""}, {"a.jsonl", escapedForm, ""},
	} {
		content := benchmarkEvents(file.form, file.header, 7*rowsPerBatch)
		reader, err := Open(file.name, Options{Input: bytes.NewReader(content)})
		require.NoError(t, err)
		columns := append([]Column(nil), benchmarkColumns...)
		columns[2].Layout, columns[6].Optional = "2006-01-02 15:04:05", true
		require.NoError(t, reader.Bind(columns))
		var batch Batch
		require.NoError(t, reader.Next(&batch))
		require.NoError(t, reader.Next(&batch))
		average := testing.AllocsPerRun(3, func() {
			if err := reader.Next(&batch); err != nil {
				t.Error(err)
			}
		})
		assert.Zero(t, average, "a batch of %s", file.form)
		assert.Empty(t, batch.Bad)
	}
}
