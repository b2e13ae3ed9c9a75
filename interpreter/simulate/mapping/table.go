package mapping

import (
	"errors"
	"io"
	"math"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ReadTable reads the rows of a table of reference from a file: the key, then the columns by their names, and perhaps
// `from` and `until` for rows that hold for a time. Bad rows stop it: a table with a hole would give wrong amounts.
func ReadTable(plan *compile.Plan, table *compile.Table, path string, options Options) (map[string][]compile.TableRow, error) {
	key := compile.Field{Name: table.Key, Written: table.Key, Kind: compile.Text}
	columns := []history.Column{columnOf(&key, plan.Zone)}
	columns[0].Optional = false
	for i := range table.Columns {
		column := columnOf(&table.Columns[i], plan.Zone)
		column.Optional = table.Columns[i].Optional
		columns = append(columns, column)
	}
	columns = append(columns, history.Column{Name: "from", Type: history.Instant, Zone: plan.Zone, Optional: true},
		history.Column{Name: "until", Type: history.Instant, Zone: plan.Zone, Optional: true})
	reader, err := history.Open(path, history.Options{Input: options.tableInput(path), Encoding: options.Encoding})
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	if err := reader.Bind(columns); err != nil {
		return nil, err
	}
	return readTable(table, path, reader)
}

func (o Options) tableInput(path string) io.Reader {
	if path == history.StandardInput {
		return o.Input
	}
	return nil
}

func readTable(table *compile.Table, path string, reader *history.Reader) (map[string][]compile.TableRow, error) {
	rows := map[string][]compile.TableRow{}
	var batch history.Batch
	for {
		err := reader.Next(&batch)
		if len(batch.Bad) > 0 {
			return nil, batch.Bad[0].DataError()
		}
		for i := range batch.Rows {
			key, row := tableRow(table, &batch, i)
			if standsTwice(rows[key], row) {
				return nil, rowTwice(table, path, batch.Lines[i], key)
			}
			rows[key] = append(rows[key], row)
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				return rows, nil
			}
			return nil, err
		}
	}
}

// standsTwice tells whether a row holds at a time at which another row of its key holds.
func standsTwice(rows []compile.TableRow, row compile.TableRow) bool {
	return slices.ContainsFunc(rows, func(other compile.TableRow) bool {
		return other.Validity.From < row.Validity.Until && row.Validity.From < other.Validity.Until
	})
}

func rowTwice(table *compile.Table, path string, line int64, key string) error {
	return &history.DataError{File: path, Line: line, Column: table.Key, Value: key, Code: "row-twice",
		Reason: dsl.Say("stands twice at the same time: at any time a table has one row of a key", "同一时间出现两次：同一时间一个键只能有一行")}
}

func tableRow(table *compile.Table, batch *history.Batch, row int) (string, compile.TableRow) {
	made := compile.TableRow{Cells: make([]compile.Cell, len(table.Columns)), Validity: compile.Validity{From: math.MinInt64, Until: math.MaxInt64}}
	for i := range table.Columns {
		vector := &batch.Columns[i+1]
		cell := compile.Cell{Present: vector.Present[row]}
		if vector.Texts.Len() > row {
			cell.Text = vector.Texts.String(row)
			cell.Present = cell.Present && cell.Text != ""
		} else if cell.Present {
			cell.Number = vector.Numbers[row]
		}
		if !cell.Present {
			cell = table.Columns[i].Default
		}
		made.Cells[i] = cell
	}
	from, until := &batch.Columns[len(table.Columns)+1], &batch.Columns[len(table.Columns)+2]
	if from.Present[row] {
		made.Validity.From = value.Instant(from.Numbers[row])
	}
	if until.Present[row] {
		made.Validity.Until = value.Instant(until.Numbers[row])
	}
	return batch.Columns[0].Texts.String(row), made
}
