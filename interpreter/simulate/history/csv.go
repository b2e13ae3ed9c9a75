package history

import (
	"bytes"
	"encoding/binary"
	"io"
	"math/bits"
)

// csvRows takes apart what RFC 4180 describes: cells between separators, quoted
// where a separator, a quote or a line end is in them. A quote in a cell that
// doesn't begin with one is an ordinary character.
type csvRows struct {
	text      *window
	separator byte
	header    []string
	headLine  int64
	bound     []int // the field of each bound column, or absent

	fields []field // of one row, as many as the header has names
	count  int     // how many the row has
	open   int     // where a quote was opened that isn't closed, or -1
	broken int     // where a quoted cell begins that doesn't end as it should
}

// field is where a cell stands in its row.
type field struct {
	start, end int32
	escaped    bool
}

// absent is the field of a column that the file doesn't have.
const absent = -1

func (c *csvRows) names() []string { return c.header }

func (c *csvRows) nameLine() int64 { return c.headLine }

func (c *csvRows) medium() medium { return inSpreadsheet }

func (c *csvRows) raw(row *row) []byte { return row.raw }

func (c *csvRows) next(row *row) error {
	for {
		length, err := c.text.lineLength()
		if err != nil {
			return err
		}
		row.line = c.text.line
		line := c.text.unread()[:length]
		switch {
		case len(withoutReturn(line)) == 0:
			c.text.takeLine(length)
		case c.text.hasWrong(length):
			c.rejectLine(row, c.text.wrongBytes())
			return nil
		case c.text.hasQuote(length):
			return c.nextQuoted(row)
		default:
			c.text.takeLine(length)
			c.splitLine(withoutReturn(line))
			c.deliver(row, withoutReturn(line))
			return nil
		}
	}
}

const (
	everyByte = 0x0101_0101_0101_0101
	lowBits   = 0x7f7f_7f7f_7f7f_7f7f
)

// splitLine finds the fields of a line without quotes, eight bytes at a time:
// a byte of the word is zero where the separator is, and its high bit is set
// when what follows is zero in that byte alone (Warren, Hacker's Delight, 6-1).
// The line stands in a window, so that slack bytes lie behind it.
func (c *csvRows) splitLine(line []byte) {
	pattern := everyByte * uint64(c.separator)
	padded := line[:len(line)+slack]
	start, count := 0, 0
	for base := 0; base < len(line); base += 8 {
		word := binary.LittleEndian.Uint64(padded[base:]) ^ pattern
		found := ^((word&lowBits + lowBits) | word | lowBits)
		if rest := len(line) - base; rest < 8 {
			found &= 1<<(8*rest) - 1
		}
		for ; found != 0; found &= found - 1 {
			end := base + bits.TrailingZeros64(found)/8
			if count < len(c.fields) {
				c.fields[count] = field{start: int32(start), end: int32(end)}
			}
			start, count = end+1, count+1
		}
	}
	if count < len(c.fields) {
		c.fields[count] = field{start: int32(start), end: int32(len(line))}
	}
	c.count = count + 1
}

// nextQuoted reads a row in whose first line there is a quote: it may go on over
// several.
func (c *csvRows) nextQuoted(row *row) error {
	length, state, err := c.cutRow()
	switch {
	case err != nil:
		return err
	case state == quoteBroken:
		c.rejectLine(row, c.brokenQuote())
	case c.text.hasWrong(length):
		bad := c.text.wrongBytes()
		c.finishQuoted(row, length)
		row.bad = bad
	default:
		c.finishQuoted(row, length)
	}
	return nil
}

// cutRow finds the fields of the row that the unread text begins with, and where
// it ends, reading on as far as it goes.
func (c *csvRows) cutRow() (length int, state state, err error) {
	for ended := false; ; {
		length, state = c.splitRow(c.text.unread(), ended)
		switch {
		case state != unfinished:
			return length, state, nil
		case c.open >= 0 && (ended || c.text.full()):
			return 0, state, c.neverClosed()
		}
		if err := c.text.more(); err == io.EOF {
			ended = true
		} else if err != nil {
			return 0, state, err
		}
	}
}

// finishQuoted takes a row whose line end stands at length, or that the file
// ends with.
func (c *csvRows) finishQuoted(row *row, length int) {
	raw := c.text.unread()[:length]
	lines := int64(bytes.Count(raw, newline))
	raw = withoutReturn(raw)
	c.deliver(row, raw)
	if row.bad != nil && row.bad.Code == CodeCellLength {
		// A cell that long is more often a quote too many than a text, so the
		// lines after the first are read as rows again.
		c.rejectLine(row, row.bad)
		return
	}
	c.text.take(min(length+1, len(c.text.unread())), lines+1)
}

// rejectLine makes a bad row of no more than the line that the unread text
// begins with: what looks like a cell of many lines may be many rows and one
// quote too many.
func (c *csvRows) rejectLine(row *row, bad *BadRow) {
	text := c.text.unread()
	length := bytes.IndexByte(text, '\n')
	if length < 0 {
		length = len(text)
	}
	row.raw, row.bad = withoutReturn(text[:length]), bad
	c.text.takeLine(length)
}

// deliver gives the cells of the columns that were bound.
func (c *csvRows) deliver(row *row, raw []byte) {
	row.raw = raw
	if c.count != len(c.header) {
		row.bad = badRow(wrongCount(c.count, len(c.header), c.separator))
		return
	}
	if len(raw) > longestCell {
		if row.bad = c.longCell(raw); row.bad != nil {
			return
		}
	}
	for i, index := range c.bound {
		if index == absent {
			continue // the cell is missing in every row
		}
		field := c.fields[index]
		row.cells[i].text = raw[field.start:field.end]
		row.cells[i].kind = cellPlain
		if field.escaped {
			row.cells[i].kind = cellEscaped
		}
	}
}

// longCell finds a cell that is longer than cells may be.
func (c *csvRows) longCell(raw []byte) *BadRow {
	for i, field := range c.fields {
		if field.end-field.start > longestCell {
			bad := badRow(cellTooLong())
			bad.Column, bad.Value = c.header[i], excerpt(raw[field.start:field.end], valueBytes)
			return bad
		}
	}
	return nil
}

var (
	oneQuote  = []byte{'"'}
	twoQuotes = []byte{'"', '"'}
)

// unescape takes a quoted cell's quotes for what they stand for.
func (c *csvRows) unescape(dst, cell []byte) []byte {
	for {
		before, after, found := bytes.Cut(cell, twoQuotes)
		dst = append(dst, before...)
		if !found {
			return dst
		}
		dst, cell = append(dst, oneQuote...), after
	}
}
