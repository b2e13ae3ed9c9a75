package mapping

import (
	"math"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ReadSourceTable reads the rows of a table of reference by a source. Bad rows stop it: a table with a hole would give
// wrong amounts.
func ReadSourceTable(plan *compile.Plan, source *compile.Source, from *compile.SourceTable, paths []string, options Options) (map[string][]compile.TableRow, error) {
	options.OnBad = Stop
	f := newForeign(NewLog(plan), NewAccount(nil), from.Columns, source.Zone, options)
	rows := map[string][]compile.TableRow{}
	table := &plan.Tables[from.Table]
	for _, path := range paths {
		err := f.readFile(path, func(line int64) error {
			if skipped, err := f.skipped(from.Skips, line); skipped {
				return err
			}
			key, row, problem := f.tableRow(table, from)
			switch {
			case problem != nil:
				return f.rejected(line, here(problem))
			case standsTwice(rows[key], row):
				return rowTwice(table, path, line, key)
			}
			rows[key] = append(rows[key], row)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// tableRow makes a row of a table out of the row at hand.
func (f *foreign) tableRow(table *compile.Table, from *compile.SourceTable) (string, compile.TableRow, *problem) {
	row := compile.TableRow{Cells: make([]compile.Cell, len(table.Columns)), Validity: compile.Validity{From: math.MinInt64, Until: math.MaxInt64}}
	key, problem := f.value(table.Key, from.Key)
	if problem != nil {
		return "", row, problem
	}
	for i := range table.Columns {
		row.Cells[i] = table.Columns[i].Default
	}
	for i := range from.Values {
		cell, problem := f.value(table.Columns[from.Values[i].Slot].Name, from.Values[i].Value)
		if problem != nil {
			return "", row, problem
		}
		if cell.Present {
			row.Cells[from.Values[i].Slot] = cell
		}
	}
	f.validBound(&row.Validity.From, from.From, from.FromDate)
	f.validBound(&row.Validity.Until, from.Until, from.UntilDate)
	return key.Text, row, f.completeRow(table, key.Text, row)
}

// completeRow asks a row to have its key and its cells, and these to be such as its columns allow.
func (f *foreign) completeRow(table *compile.Table, key string, row compile.TableRow) *problem {
	if key == "" {
		return &problem{table.Key, "", "field-missing", dsl.Sayf("is empty: every row of `%[1]s` has its key", "为空：`%[1]s` 的每一行都要有键", table.Name)}
	}
	for i := range table.Columns {
		column, cell := &table.Columns[i], &row.Cells[i]
		switch {
		case !cell.Present && !column.Optional:
			return &problem{column.Name, "", "field-missing", dsl.Sayf("is empty: every row of `%[1]s` says its `%[2]s`", "为空：`%[1]s` 的每一行都要写明 `%[2]s`", table.Name, column.Written)}
		case cell.Present && column.OneOf != nil:
			if found := amongChoices(column.Name, column.OneOf, cell.Text); found != nil {
				return found
			}
		}
	}
	return nil
}

// validBound reads from or until when a row holds, if it says so.
func (f *foreign) validBound(into *value.Instant, step *compile.Step, isDate bool) {
	if step == nil {
		return
	}
	at, _ := f.row.Value(step)
	switch {
	case !at.Present:
	case isDate:
		*into = f.zone.Midnight(value.Date(at.Number))
	default:
		*into = value.Instant(at.Number)
	}
}
