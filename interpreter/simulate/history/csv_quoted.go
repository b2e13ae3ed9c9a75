package history

import "bytes"

// state is what comes after a cell, or why nothing does.
type state uint8

const (
	cellEnds    state = iota // another cell, behind a separator
	rowEnds                  // a line end or the end of the file
	unfinished               // more text is needed to tell
	quoteBroken              // a closing quote with something behind it
)

// splitRow finds the fields of a row that may have quoted ones, and where its
// line end or the end of the file is. ended says that no text follows.
func (c *csvRows) splitRow(text []byte, ended bool) (length int, state state) {
	c.count, c.open = 0, -1
	for at := 0; ; at++ {
		if at < len(text) && text[at] == '"' {
			at, state = c.splitQuoted(text, at, ended)
		} else {
			at, state = c.splitPlain(text, at, ended)
		}
		if state != cellEnds {
			return at, state
		}
	}
}

// splitPlain finds the end of a cell that is not quoted.
func (c *csvRows) splitPlain(text []byte, start int, ended bool) (int, state) {
	for at := start; at < len(text); at++ {
		switch text[at] {
		case c.separator:
			c.addField(start, at, false)
			return at, cellEnds
		case '\n':
			c.addField(start, start+len(withoutReturn(text[start:at])), false)
			return at, rowEnds
		}
	}
	if !ended {
		return start, unfinished
	}
	c.addField(start, start+len(withoutReturn(text[start:])), false)
	return len(text), rowEnds
}

// splitQuoted finds the end of a quoted cell.
func (c *csvRows) splitQuoted(text []byte, start int, ended bool) (int, state) {
	end, escaped := closingQuote(text, start+1)
	if end < 0 {
		c.open = start
		return start, unfinished
	}
	if end+2 >= len(text) && !ended {
		return start, unfinished
	}
	c.addField(start+1, end, escaped)
	after := text[end+1:]
	switch {
	case len(after) == 0:
		return end + 1, rowEnds
	case after[0] == c.separator:
		return end + 1, cellEnds
	case after[0] == '\n':
		return end + 1, rowEnds
	case after[0] == '\r' && len(after) == 1, after[0] == '\r' && after[1] == '\n':
		return end + 2, rowEnds
	}
	c.broken = start
	return start, quoteBroken
}

// closingQuote finds the first quote from a place on that is not one of two,
// -1 where there is none.
func closingQuote(text []byte, from int) (end int, escaped bool) {
	for {
		next := bytes.IndexByte(text[from:], '"')
		if next < 0 {
			return -1, escaped
		}
		end = from + next
		if end+1 == len(text) || text[end+1] != '"' {
			return end, escaped
		}
		from, escaped = end+2, true
	}
}

// addField notes a field; those beyond the header are only counted.
func (c *csvRows) addField(start, end int, escaped bool) {
	if c.count < len(c.fields) {
		c.fields[c.count] = field{int32(start), int32(end), escaped}
	}
	c.count++
}

// brokenQuote words a quoted cell that doesn't end as it should.
func (c *csvRows) brokenQuote() *BadRow {
	bad := badRow(strayQuote())
	if c.count <= len(c.header) {
		bad.Column = c.header[c.count-1]
	}
	cell, _, _ := bytes.Cut(c.text.unread()[c.broken:], newline)
	bad.Value = excerpt(withoutReturn(cell), valueBytes)
	return bad
}

// neverClosed is the error of a quote that is open at the end of the file, or
// for longer than a row may be.
func (c *csvRows) neverClosed() *DataError {
	text := c.text.unread()
	failure := c.text.unreadable(c.text.line+int64(bytes.Count(text[:c.open], newline)), openQuote())
	if c.count < len(c.header) {
		failure.Column = c.header[c.count]
	}
	cell, _, _ := bytes.Cut(text[c.open:], newline)
	failure.Value = excerpt(withoutReturn(cell), valueBytes)
	return failure
}
