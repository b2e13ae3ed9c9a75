package history

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/dsl"
)

const (
	// mostKeys is how many keys an object may have.
	mostKeys = 1 << 12

	// mostKnownKeys is how many keys are remembered from one row to the next.
	// Rows whose keys are data rather than names would fill the memory.
	mostKnownKeys = 1 << 16

	// surveyedRows is how many rows at the beginning tell which keys there are.
	surveyedRows = 1000
)

// jsonLines takes apart lines that hold one object each.
type jsonLines struct {
	text     *window
	scanner  jsonScanner
	header   []string
	headLine int64
	columns  []Column
	seen     []string // the keys of the rows at the beginning
	bound    [][]int  // of each bound column, the keys it may have, best first
	keys     keyTable

	strange func(name string) (dsl.Words, bool)
	fresh   bool // the row at hand has a key that strange wasn't asked about
}

func newJSONLines(text *window) *jsonLines {
	lines := &jsonLines{text: text}
	lines.keys.reset()
	return lines
}

func (j *jsonLines) names() []string { return j.header }

func (j *jsonLines) nameLine() int64 { return j.headLine }

func (j *jsonLines) medium() medium { return inProgram }

func (j *jsonLines) raw(row *row) []byte { return row.raw }

// skipBlank moves on to a line that is not blank and gives its length.
func (j *jsonLines) skipBlank() (int, error) {
	for {
		length, err := j.text.lineLength()
		if err != nil {
			return 0, err
		}
		if !isBlank(j.text.unread()[:length]) {
			return length, nil
		}
		j.text.takeLine(length)
	}
}

// isBlank tells whether a line is spaces and nothing else.
func isBlank(line []byte) bool {
	for _, character := range line {
		if character != ' ' && character != '\t' && character != '\r' {
			return false
		}
	}
	return true
}

// survey looks at the rows in memory, so that a key that no row has is noticed
// before any is read.
func (j *jsonLines) survey() *DataError {
	if _, err := j.skipBlank(); err != nil {
		return asDataError(err)
	}
	text := j.text.unread()
	for rows := 0; rows < surveyedRows && len(text) > 0; rows++ {
		line, rest, whole := bytes.Cut(text, newline)
		if !whole && j.text.failure != io.EOF {
			break
		}
		found := j.scan(line)
		if found.problem == jsonFine && j.header == nil && utf8.Valid(line) {
			j.header, j.headLine = j.keys.ofRow(), j.text.line+int64(rows)
		}
		text = rest
	}
	for _, slot := range j.keys.slots[1:] {
		j.seen = append(j.seen, slot.name)
	}
	return nil
}

// bind finds the keys of the columns.
func (j *jsonLines) bind(columns []Column) *DataError {
	for i := range columns {
		if j.lacks(&columns[i]) {
			failure := j.text.unreadable(0, noSuchKey(columns[i].names(), j.seen))
			failure.Column = columns[i].Name
			return failure
		}
	}
	j.columns = slices.Clone(columns)
	j.bindKeys()
	return nil
}

// lacks tells whether a column that must be there is in no row of the survey.
func (j *jsonLines) lacks(column *Column) bool {
	if column.Optional || j.header == nil {
		return false
	}
	for _, name := range column.names() {
		for _, spelling := range spellings(name) {
			if slices.Contains(j.seen, spelling) {
				return false
			}
		}
	}
	return true
}

// bindKeys gives the keys of the columns their slots.
func (j *jsonLines) bindKeys() {
	j.bound = make([][]int, len(j.columns))
	for i := range j.columns {
		for _, name := range j.columns[i].names() {
			for _, spelling := range spellings(name) {
				j.bound[i] = append(j.bound[i], j.keys.find([]byte(spelling)))
			}
		}
	}
}

func (j *jsonLines) next(row *row) error {
	length, err := j.skipBlank()
	if err != nil {
		return err
	}
	line := withoutReturn(j.text.unread()[:length])
	row.line, row.raw = j.text.line, line
	if j.text.hasWrong(length) {
		row.bad = j.text.wrongBytes()
	}
	j.text.takeLine(length)
	if row.bad != nil {
		return nil
	}
	if len(j.keys.slots) > mostKnownKeys {
		j.keys.reset()
		j.bindKeys()
	}
	if found := j.scan(line); found.problem != jsonFine {
		row.bad = found.badRow(line)
		return nil
	}
	if j.fresh {
		if failure := j.meet(row.line); failure != nil {
			return failure
		}
	}
	for i, slots := range j.bound {
		row.cells[i] = j.cellOf(slots)
	}
	return nil
}

// meet asks about the keys that the row at hand is the first to have.
func (j *jsonLines) meet(line int64) error {
	for at := 0; at != j.keys.last; {
		at = int(j.keys.slots[at].next)
		slot := &j.keys.slots[at]
		if slot.met {
			continue
		}
		slot.met = true
		if failure := strangeColumn(j.strange, j.text.file, line, slot.name); failure != nil {
			return failure
		}
	}
	return nil
}

// cellOf is the cell of the first of some keys that the row has.
func (j *jsonLines) cellOf(slots []int) cell {
	for _, index := range slots {
		if slot := &j.keys.slots[index]; slot.row == j.keys.row {
			return slot.cell
		}
	}
	return cell{}
}

// scan reads the object of a line into the slots of its keys.
func (j *jsonLines) scan(line []byte) jsonFault {
	s := &j.scanner
	s.text, s.at = line, 0
	j.keys.begin()
	j.fresh = false
	s.skipSpaces()
	if !s.accept('{') {
		return s.fault(jsonNotObject)
	}
	s.skipSpaces()
	for count := 0; !s.accept('}'); count++ {
		if count > 0 {
			if !s.accept(',') {
				return s.fault(jsonNoComma)
			}
			s.skipSpaces()
		}
		if found := j.scanPair(count); found.problem != jsonFine {
			return found
		}
		s.skipSpaces()
	}
	s.skipSpaces()
	if s.at < len(line) {
		return s.fault(jsonMoreBehind)
	}
	return jsonFault{}
}

// scanPair reads a key and its value.
func (j *jsonLines) scanPair(count int) jsonFault {
	s := &j.scanner
	start := s.at
	key, ok := s.scanKey()
	if !ok {
		return s.failed
	}
	if count >= mostKeys {
		return s.fault(jsonTooManyKeys)
	}
	slot := &j.keys.slots[j.keys.find(key)]
	if slot.row == j.keys.row {
		s.at = start
		return s.fault(jsonKeyTwice)
	}
	slot.row = j.keys.row
	j.fresh = j.fresh || !slot.met
	s.skipSpaces()
	if !s.accept(':') {
		return s.fault(jsonNoColon)
	}
	s.skipSpaces()
	if slot.cell, ok = s.scanValue(); !ok {
		return s.failed
	}
	return jsonFault{}
}
