package mapping

import (
	"context"
	"errors"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// foreign reads a file by a source.
type foreign struct {
	reading
	plan    *compile.Plan
	columns []compile.Column
	zone    *value.Zone
	options Options
	row     *evaluate.Row
	event   evaluate.Event

	optional bool                                // all columns but the first may lack
	twins    bool                                // names of the prelude may be written in Chinese
	strange  func(name string) (dsl.Words, bool) // of columns that nobody knows; may be nil
}

// ReadSource appends the events of a source's files, which are read as one. Errors are *history.DataError.
func ReadSource(ctx context.Context, log *Log, account *Account, source *compile.Source, paths []string, options Options) error {
	f := newForeign(log, account, source.Columns, source.Zone, options)
	take := func(line int64) error { return f.makeEvent(source, line) }
	var groups *groups
	if len(source.Group) > 0 {
		groups = newGroups(source)
		f.torn = func(row *history.BadRow) { f.tear(groups, row) }
		take = func(line int64) error { return f.gather(groups, line) }
	}
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.readFile(path, take); err != nil {
			return err
		}
	}
	if groups == nil {
		return nil
	}
	return f.makeEvents(ctx, groups)
}

func newForeign(log *Log, account *Account, columns []compile.Column, zone *value.Zone, options Options) *foreign {
	return &foreign{plan: log.plan, columns: columns, zone: zone, options: options, row: evaluate.NewRow(len(columns), zone),
		reading: reading{log: log, account: account, onBad: options.OnBad}}
}

// bound are the columns as a reader wants them.
func (f *foreign) bound() []history.Column {
	types := map[compile.Kind]history.Type{compile.Text: history.Text, compile.Number: history.Number, compile.Date: history.Date,
		compile.Instant: history.Instant, compile.Flag: history.Flag}
	columns := make([]history.Column, len(f.columns))
	for i, column := range f.columns {
		columns[i] = history.Column{Name: column.Name, Type: types[column.Kind], Places: column.Places, Layout: column.Layout, Zone: f.zone, Source: column.Place,
			Optional: f.optional && i > 0}
		if chinese, ok := dsl.Twin(dsl.ClassField, column.Name); ok && f.twins {
			columns[i].Aliases = []string{chinese}
		}
	}
	return columns
}

// readFile reads one file, and takes its rows.
func (f *foreign) readFile(path string, take func(line int64) error) error {
	f.file, f.name = f.log.file(path), path
	opened := f.fileOptions(f.options)
	opened.Strange = f.strange
	opened.KeepRaw = opened.KeepRaw || f.account.skipped != nil
	reader, err := history.Open(path, opened)
	if err != nil {
		return err
	}
	defer reader.Close()
	if err := reader.Bind(f.bound()); err != nil {
		return f.atSource(err)
	}
	return f.read(reader, f.options, func(row int, line int64) error {
		f.fill(row)
		return take(line)
	})
}

// atSource adds to an error about a column where the source names it.
func (f *foreign) atSource(err error) error {
	var failure *history.DataError
	if !errors.As(err, &failure) {
		return err
	}
	for i := range f.columns {
		if column := &f.columns[i]; column.Name == failure.Column && column.Place != "" {
			failure.Reason = dsl.Say(failure.Reason.English+" ("+column.Place+" reads it)", failure.Reason.Chinese+"（"+column.Place+" 要读这一列）")
		}
	}
	return failure
}

// fill puts a row of the batch before the expressions.
func (f *foreign) fill(row int) {
	for i := range f.columns {
		vector := &f.batch.Columns[i]
		cell := evaluate.Cell{Present: vector.Present[row]}
		if f.columns[i].Kind == compile.Text {
			cell.Text = f.log.names.text(vector.Texts.At(row))
		} else {
			cell.Number = vector.Numbers[row]
		}
		f.row.Cells[i] = cell
	}
}

// skipped tells whether a source leaves the row out, and counts it.
func (f *foreign) skipped(skips []compile.Skip, line int64) (bool, error) {
	for i := range skips {
		if f.row.Holds(skips[i].When) {
			return true, f.leave(line, skipWhen+skips[i].Text)
		}
	}
	return false, nil
}

// makeEvent makes the event of a row: the first of the source's that is for it.
func (f *foreign) makeEvent(source *compile.Source, line int64) error {
	if skipped, err := f.skipped(source.Skips, line); skipped {
		return err
	}
	event := f.eventFor(source)
	if event == nil {
		return f.leave(line, NoEvent)
	}
	return f.rejected(line, f.take(event, line, nil))
}

// eventFor is the first of a source's events that the row at hand is for; nil if none is.
func (f *foreign) eventFor(source *compile.Source) *compile.SourceEvent {
	for i := range source.Events {
		if event := &source.Events[i]; event.When == nil || f.row.Holds(event.When) {
			return event
		}
	}
	return nil
}
