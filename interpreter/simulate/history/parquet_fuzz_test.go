package history

import (
	"bytes"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"
)

// FuzzParquet reads anything as Parquet: nothing panics, and a file that is read
// to its end has as many rows, good and bad, as it says.
func FuzzParquet(f *testing.F) {
	f.Add([]byte(writeParquet(f, []typedRow{typedSample(), {}}, parquet.Compression(&parquet.Snappy))))
	f.Add([]byte(writeParquet(f, []itemRow{{ID: "1", Items: []itemEntry{{SKU: "A"}, {SKU: "B"}}}, {ID: "2"}})))
	f.Add([]byte(writeParquet(f, []itemRow{{ID: "1"}, {Tags: []string{"x", "y"}}, {ID: "3"}}, parquet.DataPageVersion(1), parquet.PageBufferSize(1))))
	f.Add([]byte(writeParquet(f, parquetEvents(20), parquet.MaxRowsPerRowGroup(7), parquet.Compression(&parquet.Gzip))))
	f.Add([]byte("PAR1\x15\x00\x00\x00\x00\x00\x00\x00PAR1"))
	f.Fuzz(func(t *testing.T, content []byte) {
		reader, err := Open("a.parquet", Options{Input: bytes.NewReader(content)})
		if err != nil {
			checkFailure(t, err)
			return
		}
		rows, isParquet := reader.rows.(*parquetRows)
		if !isParquet || rows.file.NumRows() > 10_000 {
			return
		}
		for i, header := range reader.Header() {
			for _, column := range []Column{text(header), {Name: header, Identifier: true}, number(header, 2), date(header, ""), instant(header, ""), yesNo(header)} {
				if i > 20 {
					return
				}
				got := readWith("a.parquet", Options{Input: bytes.NewReader(content), KeepRaw: true}, column)
				checkFailure(t, got.failure)
				if got.failure == nil {
					require.Equal(t, rows.file.NumRows(), int64(len(got.rows)+len(got.bad)))
				}
			}
		}
	})
}
