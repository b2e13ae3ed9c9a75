package history

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCSVRows(t *testing.T) {
	ab := []Column{text("a"), text("b")}
	rows := []struct {
		name, file string
		columns    []Column
		want       []string
		codes      []string
	}{
		{"plain", "a,b\n1,2\n3,4\n", ab, []string{"2: '1' | '2'", "3: '3' | '4'"}, nil},
		{"columns in any order", "a,b\n1,2\n", []Column{text("b"), text("a")}, []string{"2: '2' | '1'"}, nil},
		{"one column read twice", "a,b\n1,2\n", []Column{text("a"), number("a", 0)}, []string{"2: '1' | 1"}, nil},
		{"some columns", "a,b,c\n1,2,3\n", []Column{text("c")}, []string{"2: '3'"}, nil},
		{"no columns", "a,b\n1,2\n", nil, []string{"2: "}, nil},
		{"no rows", "a,b\n", ab, nil, nil},
		{"no newline at the end", "a,b\n1,2", ab, []string{"2: '1' | '2'"}, nil},
		{"header only, no newline", "a,b", ab, nil, nil},
		{"CRLF", "a,b\r\n1,2\r\n\"3\",\"4\"\r\n", ab, []string{"2: '1' | '2'", "3: '3' | '4'"}, nil},
		{"CR at the end", "a,b\r\n1,2\r", ab, []string{"2: '1' | '2'"}, nil},
		{"quote and CR at the end", "a,b\r\n1,\"2\"\r", ab, []string{"2: '1' | '2'"}, nil},
		{"CR in a cell", "a,b\n1\r1,2\n", ab, []string{"2: '1\r1' | '2'"}, nil},
		{"mark", "\ufeffa,b\n1,2\n", ab, []string{"2: '1' | '2'"}, nil},
		{"mark and quotes", "\ufeff\"a\",\"b\"\n1,2\n", ab, []string{"2: '1' | '2'"}, nil},
		{"names with spaces", " a ,\tb\u3000\n1,2\n", ab, []string{"2: '1' | '2'"}, nil},
		{"cells with spaces", "a,b\n 1 , 2\n", ab, []string{"2: ' 1 ' | ' 2'"}, nil},
		{"semicolons", "a;b\n1,5;2\n", ab, []string{"2: '1,5' | '2'"}, nil},
		{"a declared separator", "SEP=;\r\n\r\na;b,c\r\n1;2\r\n", []Column{text("a"), text("b,c")}, []string{"4: '1' | '2'"}, nil},
		{"a name like a declaration", "sep=|\n1\n", []Column{text("sep=|")}, []string{"2: '1'"}, nil},
		{"a declaration and nothing else", "sep=;", nil, nil, []string{CodeHeader}},
		{"tabs", "a\tb\n1,5\t2;3\n", ab, []string{"2: '1,5' | '2;3'"}, nil},
		{"separators in quoted names", "\"a;;\",b\n1,2\n", []Column{text("a;;"), text("b")}, []string{"2: '1' | '2'"}, nil},
		{"one column", "a\n1\n\n2\n", []Column{text("a")}, []string{"2: '1'", "4: '2'"}, nil},
		{"blank lines", "\n\r\na,b\n\n1,2\n\r\n\n3,4\n\n", ab, []string{"5: '1' | '2'", "8: '3' | '4'"}, nil},
		{"quotes", "a,b\n\"1,1\",\"2\"\"2\"\"\"\n\"\",\"\"\"\"\n", ab, []string{`2: '1,1' | '2"2"'`, `3: '' | '"'`}, nil},
		{"lines in quotes", "a,b\n\"1\n1\r\n\n1\",2\n3,4\n", ab, []string{"2: '1\n1\r\n\n1' | '2'", "6: '3' | '4'"}, nil},
		{"lines in a quoted name", "\"a\n\",b\n1,2\n", ab, []string{"3: '1' | '2'"}, nil},
		{"quotes within cells", "a,b\n5\" pipe,he said \"no\"\n", ab, []string{`2: '5" pipe' | 'he said "no"'`}, nil},
		{"empty cells", "a,b\n,\n\"\",\"\"\n", []Column{text("a"), number("b", 0)}, []string{"2: '' | -", "3: '' | -"}, nil},
		{"Chinese", "会员,金额\n张三,12\n", []Column{text("会员"), number("金额", 2)}, []string{"2: '张三' | 12.00"}, nil},
		{"too few fields", "a,b\n1\n3,4\n", ab, []string{"3: '3' | '4'"}, []string{CodeFields}},
		{"too many fields", "a,b\n1,2,3\n,,,,,,\n3,4\n", ab, []string{"4: '3' | '4'"}, []string{CodeFields, CodeFields}},
		{"too many quoted fields", "a,b\n\"1\",2,\"3\"\n3,4\n", ab, []string{"3: '3' | '4'"}, []string{CodeFields}},
		{"stray quote", "a,b\n\"1\"1,2\n3,4\n", ab, []string{"3: '3' | '4'"}, []string{CodeQuote}},
		{"a stray quote costs one line", "a,b\n1,\"2\n3,4\n5,6\n7,\"8\"\n", ab,
			[]string{"3: '3' | '4'", "4: '5' | '6'", "5: '7' | '8'"}, []string{CodeQuote}},
		{"a quote too many in the last field", "a,b\n1,\"2\"x\"\n3,4", ab, []string{"3: '3' | '4'"}, []string{CodeQuote}},
		{"a quote too many at the end", "a,b\n1,\"2\"x", ab, nil, []string{CodeQuote}},
		{"never closed", "a,b\n1,2\n3,\"4\n5,6\n", ab, []string{"2: '1' | '2'"}, []string{CodeOpenQuote}},
		{"never closed at once", "a,b\n\"", ab, nil, []string{CodeOpenQuote}},
		{"escaped and never closed", "a,b\n1,\"\"\"", ab, nil, []string{CodeOpenQuote}},
		{"an alias", "A,b\n1,2\n", []Column{{Name: "a", Aliases: []string{"z", "A"}}}, []string{"2: '1'"}, nil},
		{"the name before an alias", "z,a\n1,2\n", []Column{{Name: "a", Aliases: []string{"z"}}}, []string{"2: '2'"}, nil},
		{"optional", "a\n1\n", []Column{text("a"), {Name: "b", Optional: true}, {Name: "c", Type: Number, Optional: true}},
			[]string{"2: '1' | - | -"}, nil},
		{"two spellings of a letter", "Pre\u0301nom\nx\n", []Column{text("Pr\u00e9nom")}, []string{"2: 'x'"}, nil},
		{"no names", ",\n1,2\n", nil, []string{"2: "}, nil},
		{"a zero byte far in", "a,b\n" + strings.Repeat("1,2\n", 400) + "\x00,4\n", nil, nil, nil},
	}
	for _, row := range rows {
		got := readText("file.csv", row.file, row.columns...)
		if row.name == "a zero byte far in" {
			assert.Len(t, got.rows, 400)
			assert.Equal(t, []string{CodeNUL}, got.codes())
			continue
		}
		assert.Equal(t, row.want, got.rows, row.name)
		assert.Equal(t, row.codes, got.codes(), row.name)
		for _, block := range []int{8, 16, 19} {
			again := readWith("file.csv", Options{Input: strings.NewReader(row.file), blockBytes: block}, row.columns...)
			assert.Equal(t, got, again, "%s, in blocks of %d", row.name, block)
		}
	}
}

func TestCSVRawRows(t *testing.T) {
	rows := []struct {
		file string
		want []BadRow
	}{
		{"a,b\r\n1\r\n", []BadRow{{Line: 2, Raw: "1"}}},
		{"a,b\n1,2\n\n\"1\n1\"\n", []BadRow{{Line: 4, Raw: "\"1\n1\""}}},
		{"a,b\n\"1\n2\"x,3\n", []BadRow{{Line: 2, Raw: "\"1"}, {Line: 3, Raw: `2"x,3`, Column: "a"}}},
	}
	for _, row := range rows {
		got := readText("file.csv", row.file, number("a", 0), number("b", 0))
		for i := range got.bad {
			assert.Equal(t, "file.csv", got.bad[i].File)
			assert.Equal(t, row.want[i].Line, got.bad[i].Line, row.file)
			assert.Equal(t, row.want[i].Raw, got.bad[i].Raw, row.file)
		}
		assert.Len(t, got.bad, len(row.want), row.file)
	}
}

// A separator at any place of a word of eight bytes.
func TestSplitLine(t *testing.T) {
	for width := range 20 {
		cells := []string{strings.Repeat("x", width), "", strings.Repeat("é", width), "\x2d\x2b", strings.Repeat("y", 20-width)}
		line := strings.Join(cells, ",")
		window := newWindow("", strings.NewReader(line), 64, Noticed)
		assert.NoError(t, window.more())
		rows := csvRows{text: window, separator: ',', fields: make([]field, 5)}
		rows.splitLine(window.unread())
		assert.Equal(t, 5, rows.count)
		for i, field := range rows.fields {
			assert.Equal(t, cells[i], line[field.start:field.end], line)
		}
	}
}

func TestHeader(t *testing.T) {
	rows := []struct {
		name, file string
		want       []string
	}{
		{"a.csv", "\ufeff a ,\"b \"\"c\"\"\"\n", []string{"a", `b "c"`}},
		{"a.tsv", "a,x,y\tb\n", []string{"a,x,y", "b"}},
		{"a.tsv", "a,b\n", []string{"a", "b"}},
		{"a.txt", "a;b;c,d\n", []string{"a", "b", "c,d"}},
		{"a", "a,b", []string{"a", "b"}},
		{"a.data", "[a],[b]\n", []string{"[a]", "[b]"}},
		{"a.jsonl", "\n{\"b\":1,\"a\":{\"c\":2}}\n{\"d\":1}\n", []string{"b", "a"}},
		{"a.jsonl", "{\"b\":\n{\"\\u0061\":1}", []string{"a"}},
		{"a.jsonl", "", nil},
		{"a", "\ufeff\n {\"a\":1}", []string{"a"}},
	}
	for _, row := range rows {
		reader, err := Open(row.name, Options{Input: strings.NewReader(row.file)})
		if assert.NoError(t, err, row.file) {
			assert.Equal(t, row.want, reader.Header(), row.file)
		}
	}
}
