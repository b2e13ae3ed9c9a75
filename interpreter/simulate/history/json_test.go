package history

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestJSONLines(t *testing.T) {
	ab := []Column{text("a"), {Name: "b", Type: Number, Places: 2, Optional: true}}
	rows := []struct {
		name, file string
		columns    []Column
		want       []string
		codes      []string
	}{
		{"plain", `{"a":"x","b":1}` + "\n" + `{"b":2.50,"a":"y"}`, ab, []string{"1: 'x' | 1.00", "2: 'y' | 2.50"}, nil},
		{"spaces", "\t{ \"a\" : \"x\" , \"b\" : 1 } \r\n", ab, []string{"1: 'x' | 1.00"}, nil},
		{"blank lines", "\n  \r\n{\"a\":\"x\"}\n\t\n{\"a\":\"y\"}\n", ab, []string{"3: 'x' | -", "5: 'y' | -"}, nil},
		{"null and absent", `{"a":null,"b":null}` + "\n{}\n" + `{"a":"","b":""}`, ab, []string{"1: - | -", "2: - | -", "3: '' | -"}, nil},
		{"numbers exactly", `{"a":12345678901234567890.10,"b":-90071992547409.93}`, ab, []string{"1: '12345678901234567890.10' | -90071992547409.93"}, nil},
		{"strings for any type", `{"a":"1","b":"1.5"}`, ab, []string{"1: '1' | 1.50"}, nil},
		{"words in text", `{"a":true}` + "\n" + `{"a":false}`, ab, []string{"1: 'true' | -", "2: 'false' | -"}, nil},
		{"flags", `{"a":true}` + "\n" + `{"a":0}` + "\n" + `{"a":"是"}`, []Column{yesNo("a")}, []string{"1: yes", "2: no", "3: yes"}, nil},
		{"nested", `{"a":[1, {"b":[]}],"b":1}` + "\n" + `{"a": {"x":"}"} }`, ab, []string{`1: '[1, {"b":[]}]' | 1.00`, `2: '{"x":"}"}' | -`}, nil},
		{"nested for a number", `{"a":1,"b":[1]}`, ab, nil, []string{CodeNested}},
		{"escapes", `{"a":"\" \\ \/ \b \f \n \r \t \u4f1a\u5458 \ud83d\ude00 \u00E9"}`, ab, []string{"1: '\" \\ / \b \f \n \r \t 会员 😀 é' | -"}, nil},
		{"escaped keys", `{"\u0061":"x","\u4f1a":1}`, []Column{text("a"), text("会")}, []string{"1: 'x' | '1'"}, nil},
		{"dates", `{"a":20260131,"b":"x"}`, []Column{date("a", "20060102")}, []string{"1: 2026-01-31"}, nil},
		{"aliases by row", `{"z":"1"}` + "\n" + `{"a":"2"}` + "\n" + `{"z":"3","a":"4"}`, []Column{{Name: "a", Aliases: []string{"z"}}},
			[]string{"1: '1'", "2: '2'", "3: '4'"}, nil},
		{"a column twice", `{"a":1}`, []Column{text("a"), number("a", 0)}, []string{"1: '1' | 1"}, nil},
		{"a key of later rows", `{"a":1}` + "\n" + `{"c":2}`, []Column{text("c")}, []string{"1: -", "2: '2'"}, nil},
		{"two spellings of a letter", "{\"Pre\u0301nom\":\"x\"}", []Column{text("Pr\u00e9nom")}, []string{"1: 'x'"}, nil},
		{"no rows", "\n\n", ab, nil, nil},
		{"exponents", `{"a":1e3,"b":1e3}`, ab, nil, []string{CodeExponent}},
		{"a key twice", `{"a":1,"b":2,"a":3}` + "\n" + `{"c":1,"\u0063":2}` + "\n" + `{"a":1}`, ab, []string{"3: '1' | -"}, []string{CodeKeyTwice, CodeKeyTwice}},
		{"a key twice, deeper", `{"a":{"x":1,"x":2}}`, ab, []string{`1: '{"x":1,"x":2}' | -`}, nil},
		{"broken lines", "{\"a\":1}\n{\"a\":\n}\n{\"a\":2}", ab, []string{"1: '1' | -", "4: '2' | -"}, []string{CodeJSON, CodeJSON}},
		{"only broken lines", "nothing\n{\"a\"\n", ab, nil, []string{CodeJSON, CodeJSON}},
	}
	for _, row := range rows {
		got := readText("file.jsonl", row.file, row.columns...)
		assert.Equal(t, row.want, got.rows, row.name)
		assert.Equal(t, row.codes, got.codes(), row.name)
	}
}

func TestBrokenJSON(t *testing.T) {
	rows := []struct {
		line    string
		problem jsonProblem
		at      int
	}{
		{`1`, jsonNotObject, 0}, {`[{"a":1}]`, jsonNotObject, 0}, {`"a"`, jsonNotObject, 0},
		{`{`, jsonNoKey, 1}, {`{a:1}`, jsonNoKey, 1}, {`{"a":1,}`, jsonNoKey, 7}, {`{,}`, jsonNoKey, 1}, {`{'a':1}`, jsonNoKey, 1},
		{`{"a"}`, jsonNoColon, 4}, {`{"a" 1}`, jsonNoColon, 5}, {`{"a"`, jsonNoColon, 4},
		{`{"a":1 "b":2}`, jsonNoComma, 7}, {`{"a":1`, jsonNoComma, 6}, {`{"a":12x}`, jsonNoComma, 7}, {`{"a":[1 2]}`, jsonNoComma, 8},
		{`{"a":}`, jsonNoValue, 5}, {`{"a":NaN}`, jsonNoValue, 5}, {`{"a":[1,]}`, jsonNoValue, 8}, {`{"a":nul}`, jsonNoValue, 5}, {`{"a":'x'}`, jsonNoValue, 5},
		{`{"a":1},`, jsonMoreBehind, 7}, {`{"a":1}{"a":2}`, jsonMoreBehind, 7}, {`{}}`, jsonMoreBehind, 2},
		{`{"a":"x}`, jsonOpenString, 8}, {`{"a`, jsonOpenString, 3}, {`{"a":"\`, jsonOpenString, 6},
		{"{\"a\":\"x\ty\"}", jsonControl, 7}, {"{\"a\":\"\x01\"}", jsonControl, 6},
		{`{"a":"\x"}`, jsonBadEscape, 6}, {`{"a":"\u12g4"}`, jsonBadEscape, 6}, {`{"a":"\ud800"}`, jsonBadEscape, 6},
		{`{"a":"\ud800\u0061"}`, jsonBadEscape, 6}, {`{"a":"\udc00"}`, jsonBadEscape, 6}, {`{"a":"\u12"}`, jsonBadEscape, 6},
		{`{"a":007}`, jsonBadNumber, 6}, {`{"a":-}`, jsonBadNumber, 6}, {`{"a":1.}`, jsonBadNumber, 7}, {`{"a":1e}`, jsonBadNumber, 7},
		{`{"a":.5}`, jsonNoValue, 5}, {`{"a":+1}`, jsonNoValue, 5}, {`{"a":[01]}`, jsonBadNumber, 7},
		{`{"a":{"b" 1}}`, jsonNoColon, 10}, {`{"a":{b:1}}`, jsonNoKey, 6}, {`{"a":{"b`, jsonOpenString, 8},
		{`{"a":` + strings.Repeat("[", deepest) + strings.Repeat("]", deepest) + `}`, jsonFine, 0},
		{`{"a":` + strings.Repeat("[", deepest+1) + strings.Repeat("]", deepest+1) + `}`, jsonTooDeep, 5 + deepest},
		{`{"` + strings.Repeat("k", longestKey) + `":1}`, jsonFine, 0},
		{`{"` + strings.Repeat("k", longestKey+1) + `":1}`, jsonTooLong, 1},
		{`{"a":1,"b":2,"a":3}`, jsonKeyTwice, 13},
	}
	for _, row := range rows {
		lines := newJSONLines(nil)
		assert.Equal(t, jsonFault{row.problem, row.at}, lines.scan([]byte(row.line)), row.line)
	}
}

// A quote, a backslash and a control character at any place of a word of eight
// bytes.
func TestPlainLength(t *testing.T) {
	for length := range 20 {
		for _, end := range []string{"\"", "\\", "\n", "\x1f", "\x00", ""} {
			plain := strings.Repeat("\u00ff ", 7)[:length]
			assert.Equal(t, length, plainLength([]byte(plain+end)), "%q", plain+end)
			assert.Equal(t, length, plainLength([]byte(plain+end+"\"\\\n        ")), "%q", plain+end)
		}
	}
}

// Keys that are data would otherwise fill the memory, or be searched one by one.
func TestManyKeys(t *testing.T) {
	var file strings.Builder
	rows := mostKnownKeys/mostKeys + 3
	for row := range rows {
		file.WriteString(`{"a":"x"`)
		for key := range mostKeys - 1 {
			file.WriteString(`,"` + strings.Repeat("k", row+1) + string(rune('一'+key)) + `":1`)
		}
		file.WriteString("}\n")
	}
	reader, err := Open("file.jsonl", Options{Input: strings.NewReader(file.String())})
	assert.NoError(t, err)
	assert.NoError(t, reader.Bind([]Column{text("a")}))
	got := drain(reader)
	assert.Len(t, got.rows, rows)
	assert.Equal(t, "1: 'x'", got.rows[0])
	assert.Empty(t, got.messages(0))
	assert.LessOrEqual(t, len(reader.rows.(*jsonLines).keys.slots), mostKnownKeys+mostKeys)

	tooMany := `{"a":1` + strings.Repeat(`,"b":1`, mostKeys) + `}`
	for key := range mostKeys {
		tooMany = strings.Replace(tooMany, `"b"`, `"`+string(rune('一'+key))+`"`, 1)
	}
	assert.Equal(t, []string{CodeJSON}, readText("file.jsonl", tooMany, text("a")).codes())
}
