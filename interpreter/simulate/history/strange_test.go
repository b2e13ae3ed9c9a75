package history

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/punchcard-lang/punchcard/dsl"
)

// A column that nobody knows is an error where it stands first: in the header,
// or in JSON lines in any row that is one.
func TestStrangeColumns(t *testing.T) {
	known := func(name string) (dsl.Words, bool) {
		return dsl.Say("is strange", "很陌生"), !strings.HasPrefix(name, "a")
	}
	many := strings.Repeat(`{"a":1}`+"\n", 3*surveyedRows)
	var keys strings.Builder
	for i := range 2 * mostKnownKeys {
		fmt.Fprintf(&keys, "{\"a%d\":1}\n", i)
	}
	rows := []struct {
		name, file, failure string
		rows                int
	}{
		{"a.csv", "a,ab\n1,2\n", "", 1}, {"a.csv", "\n\na,b\n1,2\n", "a.csv:3: column b: is strange", 0},
		{"a.csv", "a,\n1,2\n", "a.csv:1: is strange", 0},
		{"a.jsonl", "\n{\"b\":1}", "a.jsonl:2: column b: is strange", 0}, {"a.jsonl", `{"a":1}` + "\n\n" + `{"a":2,"b":3}`, "a.jsonl:3: column b: is strange", 1},
		{"a.jsonl", many + `{"a":{"b":1},"ab":1}` + "\n" + `{"\u0062":null}`, "a.jsonl:3002: column b: is strange", 3001},
		{"a.jsonl", "{\"a\":1}\n{\"b\":1,x\n{\"a\":1}\n", "", 2},
		{"a.jsonl", "{\"a\":1}\n{\"b\":1,x\n{\"a\":1}\n{\"b\":1}", "a.jsonl:4: column b: is strange", 2},
		{"a.jsonl", keys.String() + `{"b":1}`, "a.jsonl:131073: column b: is strange", 2 * mostKnownKeys},
		{"a.parquet", writeParquet(t, []itemRow{{ID: "1"}}), "a.parquet: column id: is strange", 0},
	}
	for _, row := range rows {
		got := readWith(row.name, Options{Input: strings.NewReader(row.file), Strange: known}, Column{Name: "a", Optional: true})
		assert.Len(t, got.rows, row.rows)
		if row.failure == "" {
			assert.NoError(t, got.failure)
		} else {
			assert.EqualError(t, got.failure, row.failure)
		}
		assert.NoError(t, readText(row.name, row.file, Column{Name: "a", Optional: true}).failure, "columns that nobody knows are passed over")
	}
}
