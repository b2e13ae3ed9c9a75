package history

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const benchmarkRows = 100_000

// benchmarkColumns are those of the yardstick's events.
var benchmarkColumns = []Column{
	{Name: "id", Type: Text, Identifier: true}, {Name: "member", Type: Text, Identifier: true},
	{Name: "ts", Type: Instant, Zone: value.UTC}, {Name: "type", Type: Text},
	{Name: "amount", Type: Number}, {Name: "category", Type: Text}, {Name: "ref", Type: Text},
}

// benchmarkEvents makes rows like those of the yardstick, each printed in a
// form.
func benchmarkEvents(form, header string, rows int) []byte {
	var file bytes.Buffer
	file.WriteString(header)
	categories := []string{"coffee", "bakery", "grocery", "books", "toys", "garden"}
	for i := range rows {
		date := value.Date(19_000 + i%1000)
		fmt.Fprintf(&file, form, i, i/20, date, i%24, i%60, i*7%60, i*7919%50_000, categories[i%len(categories)])
	}
	return file.Bytes()
}

const (
	benchmarkHeader = "id,member,ts,type,amount,category,ref\n"
	plainForm       = "E%08d,M%07d,%s %02d:%02d:%02d,purchase,%d,%s,\n"
	quotedForm      = "\"E%08d\",\"M%07d\",\"%s %02d:%02d:%02d\",\"purchase\",%d,\"%s\",\"\"\n"
	chineseForm     = "E%08d,M%07d,%s %02d:%02d:%02d,消费,%d,%s会员咖啡,\n"
	jsonForm        = `{"id":"E%08d","member":"M%07d","ts":"%s %02d:%02d:%02d","type":"purchase","amount":%d,"category":"%s"}` + "\n"
)

func benchmarkReading(b *testing.B, name string, content []byte) {
	b.Helper()
	columns := append([]Column(nil), benchmarkColumns...)
	columns[6].Optional = true
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	var batch Batch
	for b.Loop() {
		reader, err := Open(name, Options{Input: bytes.NewReader(content)})
		require.NoError(b, err)
		require.NoError(b, reader.Bind(columns))
		rows := 0
		for err = reader.Next(&batch); err == nil; err = reader.Next(&batch) {
			rows += batch.Rows
		}
		if err != io.EOF || rows != benchmarkRows {
			b.Fatal(rows, err)
		}
	}
	b.ReportMetric(float64(benchmarkRows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

func BenchmarkCSV(b *testing.B) {
	benchmarkReading(b, "events.csv", benchmarkEvents(plainForm, benchmarkHeader, benchmarkRows))
}

func BenchmarkCSVQuoted(b *testing.B) {
	benchmarkReading(b, "events.csv", benchmarkEvents(quotedForm, benchmarkHeader, benchmarkRows))
}

func BenchmarkChineseCSV(b *testing.B) {
	benchmarkReading(b, "events.csv", benchmarkEvents(chineseForm, benchmarkHeader, benchmarkRows))
}

func BenchmarkGB18030(b *testing.B) {
	benchmarkReading(b, "events.csv", inEncoding(b, simplifiedchinese.GB18030, string(benchmarkEvents(chineseForm, benchmarkHeader, benchmarkRows))))
}

func BenchmarkJSONLines(b *testing.B) {
	benchmarkReading(b, "events.jsonl", benchmarkEvents(jsonForm, "", benchmarkRows))
}

func BenchmarkGzip(b *testing.B) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, err := writer.Write(benchmarkEvents(plainForm, benchmarkHeader, benchmarkRows))
	require.NoError(b, err)
	require.NoError(b, writer.Close())
	benchmarkReading(b, "events.csv.gz", packed.Bytes())
}

func BenchmarkZstd(b *testing.B) {
	writer, err := zstd.NewWriter(nil)
	require.NoError(b, err)
	benchmarkReading(b, "events.csv.zst", writer.EncodeAll(benchmarkEvents(plainForm, benchmarkHeader, benchmarkRows), nil))
}

// BenchmarkStandardCSV reads the same rows with encoding/csv, as texts: what a
// reader of our own is measured by.
func BenchmarkStandardCSV(b *testing.B) {
	content := benchmarkEvents(plainForm, benchmarkHeader, benchmarkRows)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		reader := csv.NewReader(bytes.NewReader(content))
		reader.ReuseRecord = true
		for {
			if _, err := reader.Read(); err == io.EOF {
				break
			}
		}
	}
	b.ReportMetric(float64(benchmarkRows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

// parquetEvent is a row of the benchmarks as Parquet has it.
type parquetEvent struct {
	ID       string  `parquet:"id"`
	Member   string  `parquet:"member,dict"`
	Time     int64   `parquet:"ts,timestamp(microsecond)"`
	Type     string  `parquet:"type,dict"`
	Amount   int64   `parquet:"amount,decimal(0:18)"`
	Category string  `parquet:"category,dict"`
	Ref      *string `parquet:"ref,optional,dict"`
}

// parquetEvents are the rows of benchmarkEvents.
func parquetEvents(rows int) []parquetEvent {
	events := make([]parquetEvent, rows)
	categories := []string{"coffee", "bakery", "grocery", "books", "toys", "garden"}
	for i := range events {
		clock := int64(i%24)*value.MicrosecondsPerHour + int64(i%60)*value.MicrosecondsPerMinute + int64(i*7%60)*value.MicrosecondsPerSecond
		events[i] = parquetEvent{fmt.Sprintf("E%08d", i), fmt.Sprintf("M%07d", i/20), int64(value.UTC.At(value.Date(19_000+i%1000), 0)) + clock,
			"purchase", int64(i * 7919 % 50_000), categories[i%len(categories)], nil}
	}
	return events
}

func BenchmarkParquet(b *testing.B) {
	benchmarkReading(b, "events.parquet", []byte(writeParquet(b, parquetEvents(benchmarkRows), parquet.Compression(&parquet.Snappy))))
}
