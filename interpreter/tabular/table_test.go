package tabular_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/punchcard-lang/punchcard/interpreter/tabular"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

var shanghai, _ = value.LoadZone("Asia/Shanghai")

// columns are one of each kind, not in the order of their names.
var columns = []tabular.Column{{Name: "member", Repeats: true}, {Name: "id"}, {Name: "count", Kind: tabular.Whole},
	{Name: "积分.earned", Kind: tabular.Decimal, Places: 2}, {Name: "points", Kind: tabular.Decimal}, {Name: "born", Kind: tabular.Date},
	{Name: "at", Kind: tabular.Instant, Zone: shanghai}, {Name: "sold", Kind: tabular.Civil}, {Name: "items", Kind: tabular.List}}

var full = []tabular.Cell{tabular.OfText(`li"ly, 李`), tabular.OfText("P1"), tabular.Of(-3), tabular.Of(-1205), tabular.Of(7), tabular.Of(-1),
	tabular.Of(1_767_225_600_000_000), tabular.Of(1_767_225_600_000_000), tabular.OfText(`[{"sku":"A"}]`)}

func write(t require.TestingT, format tabular.Format, columns []tabular.Column, rows ...[]tabular.Cell) []byte {
	var out bytes.Buffer
	table, err := tabular.New(&out, format, columns)
	require.NoError(t, err)
	for _, row := range rows {
		require.NoError(t, table.Write(row))
	}
	require.NoError(t, table.Close())
	return out.Bytes()
}

func TestText(t *testing.T) {
	empty := make([]tabular.Cell, len(columns))
	assert.Equal(t, `member,id,count,积分.earned,points,born,at,sold,items
"li""ly, 李",P1,-3,-12.05,7,1969-12-31,2026-01-01T08:00:00+08:00,2026-01-01 00:00:00,"[{""sku"":""A""}]"
,,,,,,,,
`, string(write(t, tabular.CSV, columns, full, empty)))
	assert.Equal(t, `{"member":"li\"ly, 李","id":"P1","count":-3,"积分.earned":-12.05,"points":7,"born":"1969-12-31","at":"2026-01-01T08:00:00+08:00","sold":"2026-01-01 00:00:00","items":[{"sku":"A"}]}
{}
`, string(write(t, tabular.JSON, columns, full, empty)))
}

// Parquet has the columns in our order, with the types that analysts' tools know.
func TestParquet(t *testing.T) {
	written := write(t, tabular.Parquet, columns, full, make([]tabular.Cell, len(columns)))
	file, err := parquet.OpenFile(bytes.NewReader(written), int64(len(written)))
	require.NoError(t, err)
	assert.Equal(t, `message table {
	optional binary member (STRING);
	optional binary id (STRING);
	optional int64 count (INT(64,true));
	optional int64 积分.earned (DECIMAL(18,2));
	optional int64 points (INT(64,true));
	optional int32 born (DATE);
	optional int64 at (TIMESTAMP(isAdjustedToUTC=true,unit=MICROS));
	optional int64 sold (TIMESTAMP(isAdjustedToUTC=false,unit=MICROS));
	optional binary items (STRING);
}`, file.Schema().String())
	assert.Equal(t, "punchcard version 1(build )", file.Metadata().CreatedBy)
	rows := make([]parquet.Row, 3)
	count, err := file.RowGroups()[0].Rows().ReadRows(rows)
	if err != io.EOF {
		require.NoError(t, err)
	}
	require.Equal(t, 2, count)
	for i, cell := range full {
		assert.True(t, rows[1][i].IsNull(), columns[i].Name)
		switch columns[i].Kind {
		case tabular.Text, tabular.List:
			assert.Equal(t, string(cell.Text), string(rows[0][i].ByteArray()))
		default:
			assert.Equal(t, cell.Number, rows[0][i].Int64())
		}
	}
	assert.Equal(t, written, write(t, tabular.Parquet, columns, full, make([]tabular.Cell, len(columns))), "the same bytes")
}

// More rows than a row group holds come back in their order.
func TestParquetGroups(t *testing.T) {
	const many = 1<<17 + 1000
	row := make([][]tabular.Cell, many)
	for i := range row {
		row[i] = []tabular.Cell{tabular.Of(int64(i))}
	}
	written := write(t, tabular.Parquet, []tabular.Column{{Name: "n", Kind: tabular.Whole}}, row...)
	file, err := parquet.OpenFile(bytes.NewReader(written), int64(len(written)))
	require.NoError(t, err)
	assert.Len(t, file.RowGroups(), 2)
	assert.EqualValues(t, many, file.NumRows())
	last := make([]parquet.Row, 1)
	_, _ = file.RowGroups()[1].Rows().ReadRows(last)
	assert.EqualValues(t, 1<<17, last[0][0].Int64())
}

// CSV is as encoding/csv writes it, and JSON is what encoding/json reads.
func TestTextsOfAllKinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching("[a,\" \n\r;\\\\.]{0,5}")).Draw(t, "text")
		column := []tabular.Column{{Name: "a"}, {Name: "b"}}
		row := []tabular.Cell{tabular.OfText(text), tabular.OfText("x")}
		var want bytes.Buffer
		other := csv.NewWriter(&want)
		_ = other.WriteAll([][]string{{"a", "b"}, {text, "x"}})
		assert.Equal(t, want.String(), string(write(t, tabular.CSV, column, row)))
		read := map[string]string{}
		require.NoError(t, json.Unmarshal(write(t, tabular.JSON, column, row), &read))
		assert.Equal(t, text, read["a"])
	})
}

func TestNoticedByName(t *testing.T) {
	for path, want := range map[string]tabular.Format{"a.csv": tabular.CSV, "b.csv.gz": tabular.CSV, "c.jsonl.zst": tabular.JSON, "d.ndjson": tabular.JSON,
		"e.parquet": tabular.Parquet} {
		format, ok := tabular.Noticed(path)
		assert.True(t, ok, path)
		assert.Equal(t, want, format, path)
	}
	_, ok := tabular.Noticed("-")
	assert.False(t, ok)
}

func TestPack(t *testing.T) {
	for path, unpack := range map[string]func(io.Reader) (io.Reader, error){
		"a.csv":     func(r io.Reader) (io.Reader, error) { return r, nil },
		"a.csv.gz":  func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"a.csv.zst": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	} {
		var out bytes.Buffer
		packed, err := tabular.Pack(&out, path, tabular.CSV)
		require.NoError(t, err)
		_, _ = packed.Write([]byte("a,b\n"))
		require.NoError(t, packed.Close())
		reader, err := unpack(&out)
		require.NoError(t, err)
		text, err := io.ReadAll(reader)
		require.NoError(t, err)
		assert.Equal(t, "a,b\n", string(text), path)
	}
	_, err := tabular.Pack(io.Discard, "a.parquet.gz", tabular.Parquet)
	assert.ErrorContains(t, err, "packed inside")
}

func TestARowHasACellForEachColumn(t *testing.T) {
	table, err := tabular.New(io.Discard, tabular.CSV, columns)
	require.NoError(t, err)
	assert.Error(t, table.Write(full[:2]))
}

// Amounts with fewer places than their column have those of their own where nothing tells the type.
func TestFewerPlaces(t *testing.T) {
	column := []tabular.Column{{Name: "amount", Kind: tabular.Decimal, Places: 2}}
	row := []tabular.Cell{tabular.OfPlaces(7, 0, &column[0])}
	assert.Equal(t, "amount\n7\n", string(write(t, tabular.CSV, column, row)))
	written := write(t, tabular.Parquet, column, row)
	rows := make([]parquet.Row, 1)
	file, err := parquet.OpenFile(bytes.NewReader(written), int64(len(written)))
	require.NoError(t, err)
	_, _ = file.RowGroups()[0].Rows().ReadRows(rows)
	assert.EqualValues(t, 700, rows[0][0].Int64())
	table, err := tabular.New(io.Discard, tabular.Parquet, column)
	require.NoError(t, err)
	assert.ErrorContains(t, table.Write([]tabular.Cell{tabular.OfPlaces(1e17, 0, &column[0])}), "no room")
}
