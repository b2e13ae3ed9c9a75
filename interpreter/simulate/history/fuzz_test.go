package history

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/punchcard-lang/punchcard/dsl"
)

// FuzzCSV reads anything as a table: nothing panics, every byte is accounted
// for, where blocks end makes no difference, and encoding/csv agrees on what it
// can read.
func FuzzCSV(f *testing.F) {
	for _, file := range damagedFiles {
		if len(file.content) < 1000 && strings.Contains(file.name, ".csv") {
			f.Add([]byte(file.content))
		}
	}
	f.Add([]byte("\ufeffa;b\r\n\"1\r\n1\";\"\"\"\"\r\n\r\n2;3"))
	f.Add([]byte("a,b\n\"1,\n2,\"3\"\n4,5\r"))
	f.Add(packGzip(f, smallFile))
	f.Add(packZstd(f, smallFile))
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, "a.csv", content)
		if isPlainUTF8(content) {
			got := accountForRows(t, "a.csv", content)
			compareWithStandardCSV(t, content, got)
		}
	})
}

// FuzzJSONLines does the same for JSON lines.
func FuzzJSONLines(f *testing.F) {
	for _, file := range damagedFiles {
		if len(file.content) < 1000 && strings.Contains(file.name, ".jsonl") {
			f.Add([]byte(file.content))
		}
	}
	f.Add([]byte("{\"a\":\"\\u4f1a\\ud83d\\ude00\\\"\",\"b\":[1,{\"c\":null}]}\r\n\n{\"a\":-1.5e+3}"))
	f.Add([]byte("{\"a\":{\"a\":[[]]}}\n{\"a\":tru}\n{\"a\":1,\"\\u0061\":2}"))
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, "a.jsonl", content)
		if isPlainUTF8(content) {
			accountForRows(t, "a.jsonl", content)
			compareWithStandardJSON(t, content)
		}
	})
}

// isPlainUTF8 tells whether the rows of a file stand in it as they are read.
func isPlainUTF8(content []byte) bool {
	return noticePacking(content) == unpacked && utf8.Valid(content)
}

// FuzzGB18030 reads anything in other encodings: nothing panics, where blocks
// end makes no difference, and what is UTF-8 gives the same rows, the same bad
// ones and the same end in GB18030 and UTF-16.
func FuzzGB18030(f *testing.F) {
	for _, file := range damagedFiles {
		if len(file.content) < 1000 {
			f.Add([]byte(file.content))
		}
	}
	f.Add(inEncoding(f, simplifiedchinese.GB18030, "会员,金额\n张三,12\n𠀀,\ufffd\n"))
	f.Add([]byte("a,b\n1,2\n\xd5\xc5\xc8\xfd,\x81\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		for _, name := range []string{"a.csv", "a.jsonl"} {
			checkEncoding(t, name, content)
		}
	})
}

func checkEncoding(t *testing.T, name string, content []byte) {
	read := func(content []byte, options Options) reading {
		options.Input = bytes.NewReader(content)
		return readWith(name, options, Column{Name: "会员", Aliases: []string{"a"}, Optional: true}, Column{Name: "b", Type: Number, Places: 2, Optional: true})
	}
	for _, encoding := range []Encoding{Noticed, GB18030} {
		got := read(content, Options{Encoding: encoding})
		checkFailure(t, got.failure)
		require.Equal(t, got, read(content, Options{Encoding: encoding, blockBytes: 16}))
	}
	if !isPlainUTF8(content) || !utf8.Valid(content) || len(content) < 4 {
		return
	}
	plain := read(content, Options{Encoding: UTF8})
	if encoded, err := simplifiedchinese.GB18030.NewEncoder().Bytes(content); err == nil && noticePacking(encoded) == unpacked {
		require.Equal(t, plain, read(encoded, Options{Encoding: GB18030}))
	}
}

func inEncoding(t require.TestingT, encoding encoding.Encoding, text string) []byte {
	encoded, err := encoding.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	return encoded
}

// checkReading reads a file as every type, in long blocks and short ones.
func checkReading(t *testing.T, name string, content []byte) {
	reader, err := Open(name, Options{Input: bytes.NewReader(content)})
	if err != nil {
		checkFailure(t, err)
		return
	}
	var columns []Column
	for i, header := range reader.Header()[:min(len(reader.Header()), 20)] {
		columns = append(columns, text(header))
		columns = append(columns, []Column{number(header, 2), date(header, ""), instant(header, ""), yesNo(header), instant(header, "2006/1/2 15:04")}[i%5])
	}
	got := readWith(name, Options{Input: bytes.NewReader(content)}, columns...)
	again := readWith(name, Options{Input: bytes.NewReader(content), blockBytes: 16}, columns...)
	if !strings.HasSuffix(name, ".jsonl") || got.failure == nil {
		// What JSON lines survey differs with the blocks, but no row does.
		require.Equal(t, got, again)
	}
	for i := range got.bad {
		require.NotEmpty(t, got.bad[i].Say(dsl.English)+got.bad[i].Say(dsl.Chinese))
		require.NotEmpty(t, got.bad[i].Code)
		require.True(t, utf8.ValidString(got.bad[i].Raw))
		require.True(t, utf8.ValidString(got.bad[i].Value) || got.bad[i].Code == CodeEncoding)
	}
	checkFailure(t, got.failure)
}

func checkFailure(t *testing.T, err error) {
	var failure *DataError
	if err == nil {
		return
	}
	require.True(t, errors.As(err, &failure), err)
	require.NotEmpty(t, failure.Say(dsl.English)+failure.Say(dsl.Chinese))
	require.NotEmpty(t, failure.Code)
	require.NotPanics(t, func() { _ = failure.Error() })
}

// foundRow is a row of text cells.
type foundRow struct {
	line  int64
	cells []string
	bad   bool
}

// accountForRows takes a file apart and checks that rows and blank lines are all
// there is in it.
func accountForRows(t *testing.T, name string, content []byte) []foundRow {
	reader, err := Open(name, Options{Input: bytes.NewReader(content)})
	if err != nil {
		return nil
	}
	var columns []Column
	for _, header := range reader.Header() {
		columns = append(columns, text(header))
	}
	if reader.Bind(columns) != nil {
		return nil
	}
	at := reader.text.start
	blank := []string{"\n", "\r\n"}
	if strings.HasSuffix(name, ".jsonl") {
		blank = []string{"\n", "\r", " ", "\t"}
	}
	skipBlank := func() {
		for i := 0; i < len(blank); i++ {
			if bytes.HasPrefix(content[at:], []byte(blank[i])) {
				at, i = at+len(blank[i]), -1
			}
		}
	}
	var found []foundRow
	for {
		reader.row.bad = nil
		err := reader.rows.next(&reader.row)
		if err == io.EOF {
			skipBlank()
			require.Empty(t, strings.TrimSuffix(string(content[at:]), "\r"), "not accounted for")
			return found
		}
		if err != nil {
			return found
		}
		lineStart := bytes.LastIndexByte(content[:at], '\n') + 1
		skipBlank()
		if strings.HasSuffix(name, ".jsonl") { // spaces belong to the row
			at = max(bytes.LastIndexByte(content[:at], '\n')+1, lineStart)
		}
		require.True(t, bytes.HasPrefix(content[at:], reader.row.raw), "%q is not at %d", reader.row.raw, at)
		require.Equal(t, int64(bytes.Count(content[:at], newline))+1, reader.row.line)
		at += len(reader.row.raw)
		one := foundRow{line: reader.row.line, bad: reader.row.bad != nil}
		for i := range reader.row.cells {
			if !one.bad {
				one.cells = append(one.cells, string(reader.textOf(&reader.row.cells[i])))
			}
		}
		found = append(found, one)
	}
}

// compareWithStandardCSV compares with encoding/csv where that reads a file.
func compareWithStandardCSV(t *testing.T, content []byte, got []foundRow) {
	reader, err := Open("a.csv", Options{Input: bytes.NewReader(content)})
	if err != nil || drainRows(reader) != io.EOF {
		return
	}
	header := reader.Header()
	for i, name := range header {
		if slices.Contains(header[i+1:], name) || strings.TrimSpace(name) != name {
			return // not bound by name above
		}
	}
	standard := csv.NewReader(bytes.NewReader(withoutMark(content)))
	standard.FieldsPerRecord, standard.Comma = -1, rune(reader.rows.(*csvRows).separator)
	records, err := standard.ReadAll()
	if err != nil || len(records) == 0 {
		return
	}
	records = records[1:]
	require.Len(t, got, len(records))
	for i, record := range records {
		require.Equal(t, len(record) != len(header), got[i].bad)
		if !got[i].bad {
			for j := range record {
				require.Equal(t, record[j], strings.ReplaceAll(got[i].cells[j], "\r\n", "\n"))
			}
		}
	}
}

// drainRows reads all rows and tells what ended them.
func drainRows(reader *Reader) error {
	var batch Batch
	for {
		if err := reader.Next(&batch); err != nil {
			return err
		}
	}
}

// compareWithStandardJSON compares every line with encoding/json.
func compareWithStandardJSON(t *testing.T, content []byte) {
	if !utf8.Valid(content) {
		return
	}
	lines := newJSONLines(nil)
	slot := lines.keys.find([]byte("a"))
	for _, line := range bytes.Split(content, newline) {
		found := lines.scan(line)
		if beyondStandard(found.problem) || bytes.Contains(line, []byte(`\u`)) || bytes.Contains(line, []byte("\ufffd")) {
			continue
		}
		var standard map[string]json.RawMessage
		err := json.Unmarshal(line, &standard)
		if found.problem != jsonFine {
			require.True(t, err != nil || standard == nil, "%q is an object", line)
			continue
		}
		require.NoError(t, err, "%q", line)
		got := lines.cellOf([]int{slot})
		want, present := standard["a"]
		require.Equal(t, present && string(want) != "null", got.kind != cellMissing, "%q", line)
		if got.kind == cellMissing {
			continue
		}
		if want[0] != '"' {
			require.Equal(t, string(want), string(got.text))
			continue
		}
		var unquoted string
		require.NoError(t, json.Unmarshal(want, &unquoted))
		meant := string(got.text)
		if got.kind == cellEscaped {
			meant = string(unescapeJSON(nil, got.text))
		}
		require.Equal(t, unquoted, meant)
	}
}

// beyondStandard tells whether a problem is none to encoding/json.
func beyondStandard(problem jsonProblem) bool {
	switch problem {
	case jsonKeyTwice, jsonTooDeep, jsonTooLong, jsonTooManyKeys:
		return true
	}
	return false
}
