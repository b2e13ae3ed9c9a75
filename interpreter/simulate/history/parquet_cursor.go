package history

import (
	"errors"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// parquetCursor reads a column of the rows, one row after the other.
type parquetCursor struct {
	leaves []parquetLeaf
	list   bool
	keys   [][]byte // of the leaves in a list's objects, as JSON

	buffer []byte // what a value of a list stands in
	kind   cellKind
}

func newParquetCursor(field *parquetField, column *Column) *parquetCursor {
	cursor := &parquetCursor{list: field.list}
	wanted := column
	if cursor.list {
		wanted = &Column{Zone: column.Zone} // the elements, as texts
	}
	for i := range field.leaves {
		cursor.leaves = append(cursor.leaves, parquetLeaf{parquetColumn: &field.leaves[i], column: wanted})
		cursor.keys = append(cursor.keys, append(appendQuoted(nil, []byte(field.leaves[i].key)), ':'))
	}
	return cursor
}

func (c *parquetCursor) begin(group parquet.RowGroup) error {
	for i := range c.leaves {
		if err := c.leaves[i].begin(group); err != nil {
			return err
		}
	}
	return nil
}

func (c *parquetCursor) finish() error {
	for i := range c.leaves {
		if err := c.leaves[i].finish(); err != nil {
			return err
		}
	}
	return nil
}

func (c *parquetCursor) close() {
	for i := range c.leaves {
		c.leaves[i].close()
	}
}

// next gives the cell of the next row.
func (c *parquetCursor) next(scratch []byte) (parquetCell, []byte, error) {
	if !c.list {
		return c.leaves[0].next(scratch)
	}
	return c.nextList(scratch)
}

var errUneven = errors.New("the columns of a list have not the same rows")

// nextList writes the list of the next row as JSON.
func (c *parquetCursor) nextList(scratch []byte) (parquetCell, []byte, error) {
	start, elements := len(scratch), 0
	c.kind = cellNested
	scratch = append(scratch, '[')
	for {
		state, err := c.look(elements)
		if err != nil {
			return parquetCell{}, scratch, err
		}
		if state == listEnds {
			scratch = append(scratch, ']')
			return parquetCell{text: scratch[start:len(scratch):len(scratch)], kind: c.kind}, scratch, nil
		}
		if elements > 0 && state != listElement {
			return parquetCell{}, scratch, errUneven
		}
		if elements > 0 {
			scratch = append(scratch, ',')
		}
		before := len(scratch)
		if scratch, err = c.appendElement(scratch); err != nil {
			return parquetCell{}, scratch, err
		}
		elements++
		switch {
		case state == listMissing:
			return parquetCell{}, scratch[:start], nil
		case state == listEmpty:
			scratch = append(scratch[:before], ']')
			return parquetCell{text: scratch[start:len(scratch):len(scratch)], kind: cellNested}, scratch, nil
		}
	}
}

// listState is what comes next of a list.
type listState uint8

const (
	listElement listState = iota
	listEmpty
	listMissing
	listEnds
)

// look tells what comes behind so many elements, on which all leaves agree.
func (c *parquetCursor) look(elements int) (listState, error) {
	agreed := listElement
	for i := range c.leaves {
		state, err := c.leaves[i].lookAt(elements)
		if err != nil {
			return 0, err
		}
		if i > 0 && state != agreed {
			return 0, errUneven
		}
		agreed = state
	}
	return agreed, nil
}

// lookAt is look for one leaf: the first value of a row has the repetition 0, the
// others have 1; one that is there has the definition of an element.
func (l *parquetLeaf) lookAt(elements int) (listState, error) {
	more, err := l.more()
	switch {
	case err != nil:
		return 0, err
	case !more && elements == 0:
		return 0, errTooFewValues
	case !more, elements > 0 && l.repeated && l.repetitions[l.at] == 0, elements > 0 && !l.repeated:
		return listEnds, nil
	case elements == 0 && l.repeated && l.repetitions[l.at] != 0:
		return 0, errUneven
	case !l.repeated || l.definition == 0 || l.definitions[l.at] >= l.element:
		return listElement, nil
	case l.definitions[l.at]+1 >= l.element:
		return listEmpty, nil
	}
	return listMissing, nil
}

// appendElement takes a value of each leaf and writes them as one element.
func (c *parquetCursor) appendElement(dst []byte) ([]byte, error) {
	object := len(c.leaves) > 1 || c.leaves[0].key != ""
	if object {
		dst = append(dst, '{')
	}
	written := 0
	for i := range c.leaves {
		one, buffer, err := c.leaves[i].next(c.buffer[:0])
		if c.buffer = buffer; err != nil {
			return dst, err
		}
		if one.kind == cellNotText {
			c.kind = cellNotText
		}
		if object && one.kind == cellMissing {
			continue
		}
		if written++; written > 1 {
			dst = append(dst, ',')
		}
		if object {
			dst = append(dst, c.keys[i]...)
		}
		dst = c.leaves[i].appendJSON(dst, &one)
	}
	if object {
		dst = append(dst, '}')
	}
	return dst, nil
}

// appendJSON writes a value of a list: numbers and flags as such, all others as
// texts.
func (l *parquetLeaf) appendJSON(dst []byte, one *parquetCell) []byte {
	switch {
	case one.kind == cellMissing:
		return append(dst, "null"...)
	case l.nature == natureWhole, l.nature == natureDecimal, l.nature == natureFlag, l.nature == natureDouble && isFinite(one.text):
		return append(dst, one.text...)
	}
	return appendQuoted(dst, one.text)
}

// isFinite tells whether what was written of a number is one.
func isFinite(text []byte) bool { return text[len(text)-1]-'0' <= 9 }

// appendCell writes a cell as JSON.
func appendCell(dst []byte, column *Column, one parquetCell) []byte {
	switch {
	case one.kind == cellNested:
		return append(dst, one.text...)
	case one.kind != cellTyped:
		return appendQuoted(dst, one.text)
	}
	switch column.Type {
	case Number:
		return value.AppendDecimal(dst, one.number, column.Places)
	case Flag:
		return append(dst, map[bool]string{true: "true", false: "false"}[one.number == 1]...)
	case Date:
		return append(value.Date(one.number).AppendTo(append(dst, '"')), '"')
	}
	return append(value.AppendInstant(append(dst, '"'), value.Instant(one.number), column.Zone), '"')
}

// appendQuoted writes a text as a string of JSON.
func appendQuoted(dst, text []byte) []byte {
	dst = append(dst, '"')
	for at := 0; at < len(text); {
		character, length := utf8.DecodeRune(text[at:])
		switch {
		case character == '"' || character == '\\':
			dst = append(dst, '\\', byte(character))
		case character < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hexadecimals[character>>4], hexadecimals[character&15])
		default:
			dst = utf8.AppendRune(dst, character)
		}
		at += length
	}
	return append(dst, '"')
}
