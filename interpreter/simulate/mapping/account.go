package mapping

import (
	"errors"
	"io"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

// OnBad says what is done about data that can't be read.
type OnBad uint8

// Bad data stops the run, or is skipped, counted and written out.
const (
	Stop OnBad = iota
	Skip
)

// Account says what became of the rows that were read.
type Account struct {
	Read     int64
	Grouped  int64            // rows that are part of an event whose first row is another
	Skipped  []history.BadRow // those that were skipped as bad, in the order they were read
	Left     map[string]int64 // left out by a source's `skip`, or as no event, by reason
	Unplaced int64            // bad rows of groups of which it can't be told whose they are

	skipped func(*history.BadRow) error // is told of every row that is skipped or left out; may be nil
}

// NewAccount makes an empty account. skipped is told of every row that is skipped or left out, and why; it may be nil.
func NewAccount(skipped func(*history.BadRow) error) *Account {
	return &Account{Left: map[string]int64{}, skipped: skipped}
}

// Skip counts a row as bad. Who is told of rows has what stood in them, so that it isn't kept here too.
func (a *Account) Skip(row history.BadRow) error {
	var err error
	if a.skipped != nil {
		err = a.skipped(&row)
		row.Raw = ""
	}
	row.Cells = nil
	a.Skipped = append(a.Skipped, row)
	return err
}

// Leave counts a row as left out for a reason that is no fault of its own; see LeftWords.
func (a *Account) Leave(row history.BadRow) error {
	a.Left[row.Code]++
	if a.skipped == nil {
		return nil
	}
	return a.skipped(&row)
}

// reading is one file being read.
type reading struct {
	log     *Log
	account *Account
	onBad   OnBad
	file    int16
	name    string
	batch   history.Batch
	current int                       // the row of the batch that is at hand
	torn    func(row *history.BadRow) // is told of bad rows that are skipped; may be nil
	called  map[string]string         // what columns are called in the file, where that is not their own name
}

// callColumns notes what a file calls its columns, so that messages call them so.
func (r *reading) callColumns(reader *history.Reader, columns []history.Column) {
	r.called = map[string]string{}
	for i := range columns {
		if name := reader.Name(i); name != columns[i].Name {
			r.called[columns[i].Name] = name
		}
	}
}

// fileOptions say how a file is opened. Rows are kept as they stood only where skipped ones are written out.
func (r *reading) fileOptions(options Options) history.Options {
	opened := history.Options{KeepRaw: r.onBad == Skip, KeepTorn: r.torn != nil && r.onBad == Skip, Encoding: options.Encoding}
	if r.name == history.StandardInput {
		opened.Input = options.Input
	}
	return opened
}

// read takes all rows of a file in the order of their lines, those that can't be typed among them.
func (r *reading) read(reader *history.Reader, options Options, take func(row int, line int64) error) error {
	for {
		err := reader.Next(&r.batch)
		r.account.Read += int64(r.batch.Rows + len(r.batch.Bad))
		if failure := r.rows(take); failure != nil {
			return failure
		}
		if options.Progress != nil {
			options.Progress(reader.Progress())
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// rows takes the rows of a batch.
func (r *reading) rows(take func(row int, line int64) error) error {
	bad := r.batch.Bad
	for row, line := range r.batch.Lines {
		for len(bad) > 0 && bad[0].Line < line {
			if err := r.bad(bad[0]); err != nil {
				return err
			}
			bad = bad[1:]
		}
		r.current = row
		if err := take(row, line); err != nil {
			return err
		}
	}
	for i := range bad {
		if err := r.bad(bad[i]); err != nil {
			return err
		}
	}
	return nil
}

// bad skips a row, or stops.
func (r *reading) bad(row history.BadRow) error {
	if r.onBad == Stop {
		return row.DataError()
	}
	if r.torn != nil {
		r.torn(&row)
	}
	return r.account.Skip(row)
}

// leave leaves a row out.
func (r *reading) leave(line int64, code string) error {
	reason, _ := LeftWords(code)
	return r.account.Leave(history.BadRow{File: r.name, Line: line, Code: code, Reason: reason, Raw: r.raw()})
}

// raw is the row at hand as it stood, where that was kept.
func (r *reading) raw() string {
	if r.batch.Raw.Len() > r.current {
		return r.batch.Raw.String(r.current)
	}
	return ""
}

// reject is bad for a row that was typed, but makes no event.
func (r *reading) reject(line int64, column, value, code string, reason dsl.Words) error {
	if called, ok := r.called[column]; ok {
		column = called
	}
	row := history.BadRow{File: r.name, Line: line, Column: column, Value: value, Code: code, Reason: reason, Raw: r.raw()}
	if r.onBad == Stop {
		return row.DataError()
	}
	return r.account.Skip(row)
}
