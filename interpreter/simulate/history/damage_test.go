package history

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// writtenRow is a row as a test writes it, and what should become of it: a row,
// or a bad one with a code, or nothing.
type writtenRow struct {
	text string
	want string // without its line
	code string
}

var damagedColumns = []Column{text("a"), number("n", 2), instant("t", "")}

// drawCSV draws a row for a file with the columns a, n and t.
func drawCSV(t *rapid.T) writtenRow {
	a := rapid.StringMatching(`[a-z会员 '%;]{0,12}`).Draw(t, "a")
	n := rapid.Int64Range(-1e12, 1e12).Draw(t, "n")
	number := fmt.Sprintf("%d.%02d", n, rapid.IntRange(0, 99).Draw(t, "cents"))
	const moment = "2026-01-31 08:05"
	good := writtenRow{text: a + "," + number + "," + moment, want: fmt.Sprintf("'%s' | %s | 2026-01-31T08:05:00Z", a, number)}
	switch rapid.IntRange(0, 11).Draw(t, "damage") {
	case 0:
		return writtenRow{text: a + ",x," + moment, code: CodeNumber}
	case 1:
		return writtenRow{text: a + "," + number + ",2026/1/31", code: CodeTime}
	case 2:
		return writtenRow{text: "x" + a, code: CodeFields}
	case 3:
		return writtenRow{text: good.text + ",", code: CodeFields}
	case 4:
		return writtenRow{text: `"` + a + `"x,` + number + "," + moment, code: CodeQuote}
	case 5:
		return writtenRow{}
	case 6:
		inner := rapid.StringMatching(`[a-z,"]{0,6}(\n|\r\n)[a-z,"会]{0,6}`).Draw(t, "inner")
		return writtenRow{
			text: `"` + strings.ReplaceAll(inner, `"`, `""`) + `",` + number + `,"` + moment + `"`,
			want: fmt.Sprintf("'%s' | %s | 2026-01-31T08:05:00Z", inner, number),
		}
	}
	return good
}

// drawJSON draws a row with the keys a, n and t.
func drawJSON(t *rapid.T) writtenRow {
	a := rapid.StringMatching(`[a-z会员 '%;,{}]{0,12}`).Draw(t, "a")
	n := rapid.Int64Range(-1e12, 1e12).Draw(t, "n")
	line := fmt.Sprintf(`{"a":"%s","n":%d,"t":"2026-01-31"}`, a, n)
	switch rapid.IntRange(0, 8).Draw(t, "damage") {
	case 0:
		return writtenRow{text: strings.ToValidUTF8(line[:rapid.IntRange(1, len(line)-1).Draw(t, "cut")], ""), code: CodeJSON}
	case 1:
		return writtenRow{text: line + ",", code: CodeJSON}
	case 2:
		return writtenRow{text: strings.Replace(line, `"t":`, `"a":`, 1), code: CodeKeyTwice}
	case 3:
		return writtenRow{text: strings.Replace(line, `2026-01-31`, `31.1.2026`, 1), code: CodeTime}
	case 4:
		return writtenRow{text: " \t"}
	}
	return writtenRow{text: line, want: fmt.Sprintf("'%s' | %d.00 | 2026-01-31T00:00:00Z", a, n)}
}

// Whatever is wrong with rows, each is among the rows or the bad rows, at its
// line, and none is lost or made up.
func TestNoRowIsLost(t *testing.T) {
	formats := []struct {
		name, header string
		draw         func(*rapid.T) writtenRow
	}{{"a.csv", "a,n,t", drawCSV}, {"a.jsonl", `{"a":"","n":0,"t":""}`, drawJSON}}
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.SampledFrom(formats).Draw(t, "format")
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end")
		file, line := format.header+end, int64(2)
		var rows []string
		var bad []BadRow
		for range rapid.IntRange(0, 30).Draw(t, "rows") {
			row := format.draw(t)
			switch {
			case row.code != "":
				bad = append(bad, BadRow{Line: line, Code: row.code, Raw: row.text})
			case row.want != "":
				rows = append(rows, fmt.Sprintf("%d: %s", line, row.want))
			}
			file += row.text + end
			line += 1 + int64(strings.Count(row.text, "\n"))
		}
		if rapid.Bool().Draw(t, "cut the last line end") {
			file = strings.TrimSuffix(file, end)
		}
		options := Options{Input: strings.NewReader(file), blockBytes: rapid.IntRange(8, 200).Draw(t, "block")}
		got := readWith(format.name, options, damagedColumns...)
		if format.name == "a.jsonl" {
			require.NotEmpty(t, got.rows)
			got.rows = got.rows[1:] // the one that stands for a header
		}
		require.NoError(t, got.failure)
		require.Equal(t, len(rows), len(got.rows))
		for i := range rows {
			require.Equal(t, rows[i], got.rows[i])
		}
		require.Equal(t, len(bad), len(got.bad))
		for i := range bad {
			require.Equal(t, bad[i], BadRow{Line: got.bad[i].Line, Code: got.bad[i].Code, Raw: got.bad[i].Raw})
		}
	})
}
