package history

import (
	"fmt"
	"io"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
	"github.com/stretchr/testify/require"
)

// reading is what a file gave, as text: rows as "line: cell | cell", bad rows
// and the failure as their messages.
type reading struct {
	rows    []string
	bad     []BadRow
	failure error
}

// messages are those of the bad rows and of the failure, in order.
func (r reading) messages(tongue dsl.Tongue) []string {
	var messages []string
	for i := range r.bad {
		messages = append(messages, r.bad[i].Say(tongue))
	}
	if failure := asDataError(r.failure); failure != nil {
		messages = append(messages, failure.Say(tongue))
	}
	return messages
}

// codes are those of the bad rows and of the failure, in order.
func (r reading) codes() []string {
	var codes []string
	for i := range r.bad {
		codes = append(codes, r.bad[i].Code)
	}
	if failure := asDataError(r.failure); failure != nil {
		codes = append(codes, failure.Code)
	}
	return codes
}

// readText reads a file that is in memory, whatever is wrong with it.
func readText(name, content string, columns ...Column) reading {
	return readWith(name, Options{Input: strings.NewReader(content)}, columns...)
}

func readWith(name string, options Options, columns ...Column) reading {
	reader, err := Open(name, options)
	if err != nil {
		return reading{failure: err}
	}
	defer reader.Close()
	if err := reader.Bind(columns); err != nil {
		return reading{failure: err}
	}
	return drain(reader)
}

// drain reads all rows that are left.
func drain(reader *Reader) reading {
	var all reading
	for batch := (&Batch{}); ; {
		if all.failure = reader.Next(batch); all.failure != nil {
			if all.failure == io.EOF {
				all.failure = nil
			}
			return all
		}
		for row := range batch.Rows {
			all.rows = append(all.rows, showRow(reader.columns, batch, row))
		}
		all.bad = append(all.bad, batch.Bad...)
	}
}

func showRow(columns []binding, batch *Batch, row int) string {
	var cells []string
	for i := range columns {
		cells = append(cells, showCell(&columns[i], &batch.Columns[i], row))
	}
	return fmt.Sprintf("%d: %s", batch.Lines[row], strings.Join(cells, " | "))
}

func showCell(column *binding, vector *Vector, row int) string {
	switch {
	case !vector.Present[row]:
		return "-"
	case column.Type == Text:
		return "'" + vector.Texts.String(row) + "'"
	case column.Type == Number:
		return value.DecimalString(vector.Numbers[row], column.Places)
	case column.Type == Date:
		return value.Date(vector.Numbers[row]).String()
	case column.Type == Instant:
		return value.InstantString(value.Instant(vector.Numbers[row]), column.Zone)
	}
	return map[int64]string{0: "no", 1: "yes"}[vector.Numbers[row]]
}

func shanghai(t require.TestingT) *value.Zone {
	zone, err := value.LoadZone("Asia/Shanghai")
	require.NoError(t, err)
	return zone
}

func text(name string) Column               { return Column{Name: name, Type: Text} }
func number(name string, places int) Column { return Column{Name: name, Type: Number, Places: places} }
func yesNo(name string) Column              { return Column{Name: name, Type: Flag} }
func date(name, layout string) Column       { return Column{Name: name, Type: Date, Layout: layout} }
func instant(name, layout string) Column    { return Column{Name: name, Type: Instant, Layout: layout} }
