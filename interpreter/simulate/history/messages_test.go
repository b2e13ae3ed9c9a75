package history

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
)

var update = flag.Bool("update", false, "write the golden file anew")

const messagesFile = "testdata/messages.golden"

// damagedFile is a file with something wrong, and a column to read of it.
type damagedFile struct {
	name, content string
	column        Column
}

var (
	amount  = number("amount", 2)
	whole   = number("count", 0)
	id      = Column{Name: "id", Identifier: true}
	when    = instant("time", "")
	day     = date("born", "")
	invoice = instant("InvoiceDate", "2006-01-02 15:04:05")
)

var damagedFiles = []damagedFile{
	{"numbers.csv", "amount\n\"1,234.50\"\n1 234\n1'234'567\n\"1,23,456.7\"\n\"12,5\"\n\"1.234,5\"\n¥12\n￥１２\n$5\n12元\n\"-¥1,234.50\"\n12 CNY\n", amount},
	{"numbers.csv", "amount\n１２\n12。5\n(12.00)\n12-\n−12\n5%\n1.5万\n 12\n\"  \"\n1.23E+15\n1e-7\n12.345\n99999999999999999999\n", amount},
	{"numbers.csv", "amount\nabc\n1..2\n#N/A\n####\nNULL\n-\n" + strings.Repeat("九", 40) + "\n", amount},
	{"counts.csv", "count\n1.5\n12件\n", whole},
	{"tenths.csv", "count\n1.55\n", number("count", 1)},
	{"ids.csv", "id\n1.23E+15\n", id},
	{"flags.csv", "open\nmaybe\nY\n", Column{Name: "open", Type: Flag}},
	{"times.csv", "time\n2026/1/31 8:05\n2026/1/31\n31/01/2026\n1/2/2026\n2026年1月31日\n20260131\n46053.33611\n1769818000\n2026-02-30\n2026-01-31 25:00\nsoon\n 2026-01-31\n0000-00-00\n\"Jan 2, 2026 3:04 PM\"\n", when},
	{"times.csv", "is it\n2026/1/31 8:05\n", instant("is it", "")},
	{"dates.csv", "born\n2026/1/31\n1987-03-14 00:00:00\n46053\n19870314\n1987-02-29\n", day},
	{"layouts.csv", "InvoiceDate\n2026/1/31 8:05\nsoon\n2026-02-30 00:00:00\n2026-01-31 10:61:00\n 2026-01-31 10:01:00\n", invoice},
	{"layouts.csv", "born\n2026/1/31\n", date("born", "20060102")},
	{"rows.csv", "a,amount\n1\n1,2,3\n\"1\"x,2\n1,\"2", amount},
	{"rows.csv", "a;amount\n1;2;3\n", amount},
	{"rows.tsv", "a\tamount\n1\t2\t3\n", amount},
	{"rows.csv", "a,amount\n\"" + strings.Repeat("x", longestCell+1) + "\",2\n", amount},
	{"rows.csv", "a,amount\n1," + strings.Repeat("2", longestLine) + "\n", amount},
	{"rows.jsonl", `{"amount":"1,234.50"}` + "\n" + `{"amount":"¥12"}` + "\n" + `{"amount":1.23E+15}` + "\n" + `{"amount":[1]}` + "\n" + `{"amount":true}` + "\n" + `{"amount":"NULL"}` + "\n" + `{"amount":1.234}`, amount},
	{"rows.jsonl", `{"time":1769818000}` + "\n" + `{"time":"2026/1/31"}` + "\n" + `{"time":{"$date":0}}`, when},
	{"rows.jsonl", `{"id":"1.23E+15"}`, id},
	{"broken.jsonl", "{\"amount\":1}\n1\n{a:1}\n{\"a\" 1}\n{\"a\":1 \"b\":2}\n{\"a\":NaN}\n{\"a\":1},\n{\"a\":\"x\n{\"a\":\"\t\"}\n{\"a\":\"\\x\"}\n{\"会员\":007}\n{\"a\":1,\"a\":2}\n{\"a\":" + strings.Repeat("[", deepest+1), amount},
	{"broken.jsonl", "{\"amount\":1}\n{\"" + strings.Repeat("k", longestKey+1) + "\":1}\n", amount},
	{"header.csv", "", amount},
	{"header.csv", "a,amuont\n1,2\n", amount},
	{"header.csv", "a|b\n1|2\n", Column{Name: "amount", Aliases: []string{"sum", "total"}}},
	{"header.csv", "a,b,c,d,e,f,g,h,i,j,k,l,m\n", amount},
	{"header.csv", "amount,amount\n1,2\n", amount},
	{"header.csv", "a\rb\r", amount},
	{"header.csv", "\"a\"b\n", amount},
	{"header.csv", strings.Repeat(",", mostColumns), amount},
	{"header.jsonl", `{"amuont":1}`, amount},
	{"header.jsonl", `{"a":1}`, amount},
	{"latin.csv", "amount,name\n1,x\n2,Ren\xe9e\n3,y\n", amount},
	{"mixed.csv", "amount,name\n1,王小明\n2,李雷\n3,\xd5\xc5\xc8\xfd\n", amount},
	{"gb18030.csv", "amount,\xd0\xd5\xc3\xfb\n1,\xd5\xc5\xc8\xfd\n2,\xc0\xee\xff\n3,\xcd\xf5\n", amount},
	{"gb18030.csv", "amount,\xd0\xd5\xc3\xfb\n1,\xd5\xc5\xc8\xfd\n\xa3\xa41,\xd5\xc5\xc8\xfd\n", amount},
	{"utf16.csv", "\xff\xfea\x00m\x00o\x00u\x00n\x00t\x00\n\x001\x00\n\x00\x00\xd8\n\x00", amount},
	{"utf16.csv", "a\x00m\x00o\x00u\x00n\x00t\x00\n\x00", amount},
	{"broken off.csv", "amount\n" + strings.Repeat("1\n", 600) + "2\n\x00\x00\x00", amount},
	{"sheet.csv", "PK\x03\x04", amount}, {"table.parquet", "PAR1\x15\x00", amount}, {"table.parquet", "amount\n1\n", amount}, {"list", "\n [ {\"a\":1}]", amount}, {"list.jsonl", "[{\"a\":1}]", amount},
	{"page.csv", "<html", amount}, {"table", "a\x00", amount}, {"table.csv.bz2", "BZh91AY&SY", amount}, {"table", "SQLite format 3\x00", amount},
	{"layout.csv", "time\n", instant("time", "yyyy-mm-dd")}, {"layout.csv", "time\n", instant("time", "2006-01-02 15:01:05")},
	{"layout.csv", "time\n", instant("time", "2006-01-02T15:04:05Z")}, {"layout.csv", "time\n", instant("time", "2006-01-02 03:04:05")},
}

// damagedReadings are those of all damaged files.
func damagedReadings(t *testing.T) []reading {
	var readings []reading
	for _, file := range damagedFiles {
		readings = append(readings, readText(file.name, file.content, file.column))
	}
	content := "amount\n" + strings.Repeat("1\n", 50_000)
	packed := packGzip(t, content)
	twice := packGzip(t, string(packed))
	squeezed := packZstd(t, content)
	flipped := bytes.Clone(packed)
	flipped[len(flipped)-6] ^= 1
	torn := bytes.Clone(squeezed)
	torn[len(torn)-1] ^= 1
	for _, file := range []struct {
		name    string
		content []byte
	}{
		{"short.csv.gz", packed[:len(packed)-20]}, {"short.csv.gz", packed[:5]}, {"short.csv.zst", squeezed[:len(squeezed)-10]},
		{"wrong.csv.gz", flipped}, {"wrong.csv.zst", torn}, {"twice.csv.gz", twice},
	} {
		readings = append(readings, readText(file.name, string(file.content), amount))
	}
	readings = append(readings, damagedParquet(t)...)
	strange := Options{Input: strings.NewReader(`{"amount":1}` + "\n" + `{"amount":1,"amuont":2}`), Strange: func(name string) (dsl.Words, bool) {
		return dsl.Say("is strange", "很陌生"), name != "amount"
	}}
	readings = append(readings, readWith("strange.jsonl", strange, amount))
	failing := iotest.ErrReader(errors.New("the disk is gone"))
	readings = append(readings, readWith("-", Options{Input: failing}, amount))
	readings = append(readings, readWith("gone.csv", Options{}, amount))
	return readings
}

// damagedParquet are readings of Parquet files with something wrong.
func damagedParquet(t *testing.T) []reading {
	type row struct {
		Amount float64           `parquet:"amount"`
		Price  string            `parquet:"price"`
		Map    map[string]string `parquet:"map"`
		ID     float64           `parquet:"id"`
		Born   int64             `parquet:"born,timestamp(microsecond)"`
	}
	rows := []row{{Amount: 0.30000000000000004, Price: "¥12", ID: 1 << 60, Born: 1}, {Price: "x\xff"}}
	whole := writeParquet(t, rows)
	torn := whole[:4] + strings.Repeat("\x00", 30) + whole[34:]
	long := whole[:len(whole)-8] + "\xff\xff\xff\x7fPAR1"
	packed := writeParquet(t, rows, parquet.Compression(&parquet.Lz4Raw))
	return []reading{
		readText("rows.parquet", whole, amount), readText("rows.parquet", whole, number("price", 2)), readText("rows.parquet", whole, Column{Name: "id", Identifier: true}),
		readText("rows.parquet", whole, day), readText("rows.parquet", whole, text("map")), readText("rows.parquet", whole, text("prize")),
		readText("cut.parquet", whole[:len(whole)-20], amount), readText("torn.parquet", torn, amount), readText("torn.parquet", long, amount),
		readText("lz4.parquet", packed, amount),
	}
}

// Every kind of damage and what is said of it, in both tongues, stand in the
// golden file.
func TestMessages(t *testing.T) {
	var text strings.Builder
	said := map[string]bool{}
	for _, reading := range damagedReadings(t) {
		chinese, codes := reading.messages(dsl.Chinese), reading.codes()
		for i, message := range reading.messages(dsl.English) {
			fmt.Fprintf(&text, "[%s]\n%s\n%s\n\n", codes[i], message, chinese[i])
			said[codes[i]] = true
		}
	}
	for _, code := range declaredCodes(t) {
		assert.Contains(t, said, code, "no damage shows it")
	}
	if *update {
		require.NoError(t, os.WriteFile(messagesFile, []byte(text.String()), 0o600))
	}
	golden, err := os.ReadFile(messagesFile)
	require.NoError(t, err)
	assert.Equal(t, string(golden), text.String(), "go test -update writes the file anew")
}

func TestBadRowAsError(t *testing.T) {
	got := readText("a\tb.csv", "x\x1b[2J\nno\n", number("x\x1b[2J", 0))
	err := got.bad[0].DataError()
	assert.Equal(t, got.bad[0].Say(dsl.English), err.Error())
	assert.Equal(t, got.bad[0].Say(dsl.Chinese), err.Say(dsl.Chinese))
	assert.Contains(t, err.Error(), `column "x\x1b[2J": "no" is not a number`, "nothing moves the cursor")
}

// declaredCodes lists the values of the Code constants.
func declaredCodes(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "reasons.go", nil, 0)
	require.NoError(t, err)
	var codes []string
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok && strings.HasPrefix(spec.Names[0].Name, "Code") {
			code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			codes = append(codes, code)
		}
		return true
	})
	assert.Greater(t, len(codes), 30)
	return codes
}

func packGzip(t require.TestingT, content string) []byte {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, err := writer.Write([]byte(content))
	require.NoError(t, err)
	require.NoError(t, writer.Close())
	return packed.Bytes()
}

func packZstd(t require.TestingT, content string) []byte {
	writer, err := zstd.NewWriter(nil)
	require.NoError(t, err)
	return writer.EncodeAll([]byte(content), nil)
}
