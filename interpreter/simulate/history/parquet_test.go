package history

import (
	"bytes"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// writeParquet writes rows as a Parquet file.
func writeParquet[Row any](t require.TestingT, rows []Row, options ...parquet.WriterOption) string {
	var file bytes.Buffer
	writer := parquet.NewGenericWriter[Row](&file, options...)
	_, err := writer.Write(rows)
	require.NoError(t, err)
	require.NoError(t, writer.Close())
	return file.String()
}

// typedRow has a column of every type that is read.
type typedRow struct {
	Text      string           `parquet:"text"`
	Word      string           `parquet:"word,dict"`
	Maybe     *string          `parquet:"maybe,optional,dict"`
	Raw       []byte           `parquet:"raw"`
	Int32     int32            `parquet:"int32"`
	Int64     *int64           `parquet:"int64,optional"`
	Unsigned  uint64           `parquet:"unsigned"`
	Cents32   int32            `parquet:"cents32,decimal(2:9)"`
	Cents64   int64            `parquet:"cents64,decimal(4:18),dict"`
	Fixed     [16]byte         `parquet:"fixed,decimal(2:38)"`
	Double    float64          `parquet:"double"`
	Single    float32          `parquet:"single,dict"`
	Flag      bool             `parquet:"flag"`
	MaybeFlag *bool            `parquet:"maybe_flag,optional"`
	Day       int32            `parquet:"day,date"`
	Millis    int64            `parquet:"millis,timestamp(millisecond)"`
	Micros    int64            `parquet:"micros,timestamp(microsecond)"`
	Nanos     *int64           `parquet:"nanos,optional,timestamp(nanosecond)"`
	Wall      int64            `parquet:"wall,timestamp(microsecond:local)"`
	Julian    deprecated.Int96 `parquet:"julian"`
	UUID      [16]byte         `parquet:"uuid,uuid"`
	Group     struct {
		Inner *string `parquet:"inner,optional"`
	} `parquet:"group,optional"`
}

var moment = time.Date(2026, 1, 31, 0, 5, 6, 789_000_000, time.UTC)

func typedSample() typedRow {
	text, number, flag := "x", int64(-7), true
	nanos := moment.UnixNano()
	midnight := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)
	day := int32(midnight.Unix() / 86400)
	nanoseconds := uint64(moment.Sub(midnight).Nanoseconds())
	row := typedRow{Text: "张三", Word: "a \"b\"", Maybe: &text, Raw: []byte("12.50"), Int32: 12, Int64: &number, Unsigned: math.MaxUint64,
		Cents32: 1250, Cents64: -1_250_000, Double: 12.5, Single: 0.1, Flag: true, MaybeFlag: &flag,
		Day: day, Millis: moment.UnixMilli(), Micros: moment.UnixMicro(), Nanos: &nanos, Wall: midnight.UnixMicro(),
		Julian: deprecated.Int96{uint32(nanoseconds), uint32(nanoseconds >> 32), uint32(day + julianDayOf1970)}, UUID: [16]byte{0x12, 0xab, 15: 1}}
	for i := range row.Fixed {
		row.Fixed[i] = 0xff
	}
	row.Fixed[14], row.Fixed[15] = 0xfb, 0x1e // -1250
	row.Group.Inner = &text
	return row
}

// Every type of Parquet as every type of ours that it may be read as.
func TestParquetTypes(t *testing.T) {
	file := writeParquet(t, []typedRow{typedSample(), {Raw: []byte("0"), Day: -1}})
	zone := shanghai(t)
	at := func(name string) Column { return Column{Name: name, Type: Instant, Zone: zone} }
	for _, row := range []struct {
		column      Column
		first, next string
	}{
		{text("text"), "'张三'", "''"}, {text("word"), "'a \"b\"'", "''"}, {text("maybe"), "'x'", "-"}, {text("raw"), "'12.50'", "'0'"},
		{number("raw", 2), "12.50", "0.00"},
		{number("int32", 0), "12", "0"}, {number("int32", 2), "12.00", "0.00"}, {text("int32"), "'12'", "'0'"},
		{number("int64", 0), "-7", "-"}, {text("int64"), "'-7'", "-"}, {text("unsigned"), "'18446744073709551615'", "'0'"},
		{number("cents32", 2), "12.50", "0.00"}, {number("cents32", 1), "12.5", "0.0"}, {number("cents32", 3), "12.500", "0.000"}, {text("cents32"), "'12.50'", "'0.00'"},
		{number("cents64", 2), "-125.00", "0.00"}, {number("fixed", 2), "-12.50", "0.00"}, {number("fixed", 1), "-12.5", "0.0"}, {text("fixed"), "'-12.50'", "'0.00'"},
		{number("double", 2), "12.50", "0.00"}, {text("double"), "'12.5'", "'0'"}, {number("single", 1), "0.1", "0.0"},
		{yesNo("flag"), "yes", "no"}, {text("flag"), "'true'", "'false'"}, {yesNo("maybe_flag"), "yes", "-"},
		{date("day", ""), "2026-01-31", "1969-12-31"}, {date("day", "2006/1/2"), "2026-01-31", "1969-12-31"}, {text("day"), "'2026-01-31'", "'1969-12-31'"},
		{at("day"), "2026-01-31T00:00:00+08:00", "1969-12-31T00:00:00+08:00"},
		{at("millis"), "2026-01-31T08:05:06.789+08:00", "1970-01-01T08:00:00+08:00"}, {at("micros"), "2026-01-31T08:05:06.789+08:00", "1970-01-01T08:00:00+08:00"},
		{at("nanos"), "2026-01-31T08:05:06.789+08:00", "-"}, {at("wall"), "2026-01-31T00:00:00+08:00", "1970-01-01T00:00:00+08:00"},
		{date("wall", ""), "2026-01-31", "1970-01-01"}, {text("wall"), "'2026-01-31T00:00:00'", "'1970-01-01T00:00:00'"}, {text("micros"), "'2026-01-31T00:05:06.789Z'", "'1970-01-01T00:00:00Z'"},
		{text("uuid"), "'12ab0000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000000'"},
		{text("group.inner"), "'x'", "-"},
	} {
		got := readText("a.parquet", file, row.column)
		assert.NoError(t, got.failure, "%v", row.column)
		assert.Empty(t, got.messages(0), "%v", row.column)
		assert.Equal(t, []string{"1: " + row.first, "2: " + row.next}, got.rows, "%v", row.column)
	}
	got := readText("a.parquet", file, at("julian"))
	assert.Equal(t, []string{"1: 2026-01-31T08:05:06.789+08:00"}, got.rows)
	assert.Equal(t, []string{CodeTime}, got.codes(), "day 0 was 6,700 years ago")
}

// What of Parquet can't be read as it is wanted is bad data, and told with what
// stood there.
func TestParquetBadData(t *testing.T) {
	type badRow struct {
		Double  float64 `parquet:"double"`
		Day     int32   `parquet:"day,date"`
		Nanos   int64   `parquet:"nanos,timestamp(nanosecond)"`
		Micros  int64   `parquet:"micros,timestamp(microsecond)"`
		Decimal int64   `parquet:"decimal,decimal(4:18)"`
		Name    string  `parquet:"name,dict"`
		Plain   string  `parquet:"plain"`
		Epoch   int64   `parquet:"epoch"`
	}
	file := writeParquet(t, []badRow{
		{Double: 12.5, Name: "12", Plain: "12"},
		{Double: 0.30000000000000004, Day: math.MaxInt32, Nanos: 1, Micros: math.MaxInt64, Decimal: 1, Name: "1,234.50", Plain: "x\xff", Epoch: 1769818000},
		{Double: math.NaN(), Day: 1, Micros: 1_000_000, Decimal: 100, Name: "\xffx", Plain: strings.Repeat("x", longestCell+1)},
		{Double: 1 << 60, Name: "1", Plain: "1"},
	})
	for _, row := range []struct {
		column Column
		want   []string
	}{
		{number("double", 2), []string{`2: column double: "0.30000000000000004" has more than 2 decimals`, `3: column double: "NaN" is a word for nothing`, `4: column double: "1152921504606847000" is too large`}},
		{Column{Name: "double", Identifier: true}, []string{`4: column double: "1.152921504606847E+18" was shortened, its digits are lost`}},
		{date("day", ""), []string{`2: column day: "2147483647" counts from 1970`}},
		{instant("nanos", ""), []string{`2: column nanos: "1" is not a time`}},
		{instant("micros", ""), []string{`2: column micros: "9223372036854775807" `}},
		{date("micros", ""), []string{`2: column micros: "9223372036854775807" `, `3: column micros: "1970-01-01T00:00:01Z" is not a date`}},
		{number("decimal", 2), []string{`2: column decimal: "0.0001" has more than 2 decimals`}},
		{number("name", 2), []string{`2: column name: "1,234.50" has thousands separators`, `3: column name: "\xffx" is not UTF-8`}},
		{text("plain"), []string{`2: column plain: "x\xff" is not UTF-8`, `3: column plain: "xxx`}},
		{instant("epoch", ""), []string{`1: column epoch: "0" is not a time`, `2: column epoch: "1769818000" counts from 1970`, `3: `, `4: `}},
	} {
		got := readText("a.parquet", file, row.column)
		assert.NoError(t, got.failure)
		assert.Equal(t, 4, len(got.rows)+len(got.bad), "%v", row.column)
		if assert.Len(t, got.bad, len(row.want), "%v", got.messages(0)) {
			for i, message := range got.messages(0) {
				assert.True(t, strings.HasPrefix(message, "a.parquet:"+row.want[i]), "%s", message)
			}
		}
	}
}

// The row as it stood is what was read of it, as JSON.
func TestParquetRawRows(t *testing.T) {
	file := writeParquet(t, []typedRow{typedSample()})
	columns := []Column{text("word"), number("cents32", 2), yesNo("flag"), date("day", ""), instant("micros", ""), {Name: "none", Optional: true}, text("maybe"), number("text", 0)}
	got := readWith("a.parquet", Options{Input: strings.NewReader(file), KeepRaw: true}, columns...)
	require.Len(t, got.bad, 1)
	assert.Equal(t, `{"word":"a \"b\"","cents32":12.50,"flag":true,"day":"2026-01-31","micros":"2026-01-31T00:05:06.789Z","maybe":"x","text":"张三"}`, got.bad[0].Raw)
}

type itemRow struct {
	ID    string      `parquet:"id"`
	Items []itemEntry `parquet:"items,list"`
	Tags  []string    `parquet:"tags"`
}

type itemEntry struct {
	SKU   string  `parquet:"sku,dict"`
	Price int64   `parquet:"price,decimal(2:18)"`
	Count float64 `parquet:"count"`
	Note  *string `parquet:"note,optional"`
}

// Lists are JSON, whether their pages end within them or not.
func TestParquetLists(t *testing.T) {
	note := "a\t\"会\""
	rows := []itemRow{
		{ID: "1", Items: []itemEntry{{"A", 1250, 2, nil}, {"B", -5, 0.5, &note}}, Tags: []string{"x", ""}},
		{ID: "2"},
		{ID: "3", Items: []itemEntry{{"C", 0, 1, nil}}, Tags: []string{"y"}},
	}
	want := []string{
		`1: '1' | '[{"sku":"A","price":12.50,"count":2},{"sku":"B","price":-0.05,"count":0.5,"note":"a\u0009\"会\""}]' | '["x",""]'`,
		`2: '2' | '[]' | '[]'`,
		`3: '3' | '[{"sku":"C","price":0.00,"count":1}]' | '["y"]'`,
	}
	for _, options := range [][]parquet.WriterOption{nil, {parquet.PageBufferSize(1)}, {parquet.DataPageVersion(1)}, {parquet.MaxRowsPerRowGroup(1)}} {
		got := readText("a.parquet", writeParquet(t, rows, options...), text("id"), text("items"), text("tags"))
		require.NoError(t, got.failure)
		assert.Equal(t, want, got.rows)
	}
	reader, err := Open("a.parquet", Options{Input: strings.NewReader(writeParquet(t, rows))})
	require.NoError(t, err)
	assert.Equal(t, []string{"id", "items", "tags"}, reader.Header())
}

// Types that aren't read are an error where they are wanted, and else none.
func TestParquetUnreadTypes(t *testing.T) {
	type unreadRow struct {
		Map   map[string]string `parquet:"map"`
		Lists [][]string        `parquet:"lists,list"`
		Clock time.Duration     `parquet:"clock,time(microsecond)"`
		ID    string            `parquet:"id"`
	}
	file := writeParquet(t, []unreadRow{{Lists: [][]string{{"x"}}, ID: "1"}})
	assert.Equal(t, []string{"1: '1'"}, readText("a.parquet", file, text("id")).rows)
	assert.Equal(t, []string{"1: "}, readText("a.parquet", file).rows)
	for name, want := range map[string]string{"map": "MAP", "lists": "LIST in LIST", "clock": "TIME"} {
		got := readText("a.parquet", file, text(name))
		require.Error(t, got.failure)
		assert.Contains(t, got.failure.Error(), "a.parquet: column "+name+": is of the type "+want)
	}
}

// The library reads LZ4 wrong, without a word.
func TestParquetLZ4(t *testing.T) {
	got := readText("a.parquet", writeParquet(t, []itemRow{{ID: "1"}}, parquet.Compression(&parquet.Lz4Raw)), text("id"))
	require.Error(t, got.failure)
	assert.Contains(t, got.failure.Error(), "a.parquet: column id: is compressed by LZ4")
}

// Names, aliases, optional columns, row groups, pages, compressions.
func TestParquetReading(t *testing.T) {
	rows := make([]typedRow, 3*rowsPerBatch+5)
	for i := range rows {
		rows[i] = typedSample()
		rows[i].Int32, rows[i].Word = int32(i), []string{"a", "b", "c"}[i%3]
	}
	var want []string
	for _, options := range [][]parquet.WriterOption{
		nil, {parquet.MaxRowsPerRowGroup(1000)}, {parquet.PageBufferSize(100)}, {parquet.DataPageVersion(1)},
		{parquet.Compression(&parquet.Snappy)}, {parquet.Compression(&parquet.Gzip)}, {parquet.Compression(&parquet.Zstd)}, {parquet.Compression(&parquet.Brotli)},
	} {
		file := writeParquet(t, rows, options...)
		got := readText("a", file, number("int32", 0), Column{Name: "nothing", Aliases: []string{"word"}}, Column{Name: "x", Optional: true}, text("int32"))
		require.NoError(t, got.failure)
		require.Len(t, got.rows, len(rows))
		if want == nil {
			want = got.rows
		}
		assert.Equal(t, want, got.rows)
		assert.Equal(t, "4098: 4097 | 'c' | - | '4097'", got.rows[4097])
		assert.Len(t, readText("a", file).rows, len(rows), "no column wanted")
	}
}

func TestParquetFromElsewhere(t *testing.T) {
	file := writeParquet(t, []typedRow{typedSample()})
	path := filepath.Join(t.TempDir(), "a.parquet")
	require.NoError(t, os.WriteFile(path, []byte(file), 0o600))
	reader, err := Open(path, Options{})
	require.NoError(t, err)
	require.NoError(t, reader.Bind([]Column{text("word")}))
	assert.Len(t, drain(reader).rows, 1)
	read, size := reader.Progress()
	assert.Equal(t, int64(len(file)), size)
	assert.Positive(t, read)
	assert.NoError(t, reader.Close())
	assert.NoError(t, reader.Close())
	for _, packed := range []string{file, string(packGzip(t, file)), string(packZstd(t, file))} {
		assert.Len(t, readText("-", packed, text("word")).rows, 1)
	}
}

// However a Parquet file is cut short or changed, it is an error or read as far
// as it is whole: nothing panics, and no row is made up.
func TestParquetDamage(t *testing.T) {
	rows := []typedRow{typedSample(), {Raw: []byte("0")}, typedSample()}
	file := writeParquet(t, rows, parquet.Compression(&parquet.Snappy))
	columns := []Column{text("word"), number("int32", 0), text("maybe"), number("cents64", 4), instant("micros", ""), yesNo("flag"), number("double", 2), text("fixed")}
	for length := 4; length < len(file); length += 1 + len(file)/300 {
		got := readText("a.parquet", file[:length], columns...)
		failure := asDataError(got.failure)
		require.NotNil(t, failure, length)
		assert.Equal(t, CodeTruncated, failure.Code)
		assert.ErrorIs(t, failure, io.ErrUnexpectedEOF)
	}
	for at := 4; at < len(file); at++ {
		changed := []byte(file)
		changed[at] ^= 0x15
		got := readText("a.parquet", string(changed), columns...)
		if got.failure == nil {
			assert.Equal(t, len(rows), len(got.rows)+len(got.bad), at)
		}
		checkFailure(t, got.failure)
	}
}
