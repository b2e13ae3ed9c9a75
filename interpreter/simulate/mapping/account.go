package mapping

import (
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
	Read    int64
	Skipped []history.BadRow // those that were skipped as bad, in the order they were read
	Left    map[string]int64 // left out by a source's `skip`, or as no event, by reason
}

// NewAccount makes an empty account.
func NewAccount() *Account { return &Account{Left: map[string]int64{}} }

// reading is one file being read.
type reading struct {
	log     *Log
	account *Account
	onBad   OnBad
	file    int16
	name    string
}

// bad skips a row, or stops.
func (r *reading) bad(row history.BadRow) error {
	if r.onBad == Stop {
		return row.DataError()
	}
	r.account.Skipped = append(r.account.Skipped, row)
	return nil
}

// reject is bad for a row that was typed, but makes no event.
func (r *reading) reject(line int64, column, value, code string, reason dsl.Words) error {
	return r.bad(history.BadRow{File: r.name, Line: line, Column: column, Value: value, Code: code, Reason: reason})
}
