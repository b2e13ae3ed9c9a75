package history

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// mostColumns bounds a header; spreadsheets have no more.
const mostColumns = 1 << 14

// readHeader reads the first row that is not blank as the names of the columns.
func (c *csvRows) readHeader(form format) *DataError {
	for {
		length, err := c.text.lineLength()
		if failure := asDataError(err); failure != nil {
			return failure
		}
		if err != nil {
			return c.text.unreadable(0, emptyFile())
		}
		line := withoutReturn(c.text.unread()[:length])
		declared := declaredSeparator(line)
		if declared == 0 && len(line) > 0 {
			c.separator = cmp.Or(c.separator, noticeSeparator(line, form))
			c.headLine = c.text.line
			return c.readNames()
		}
		c.separator = cmp.Or(declared, c.separator)
		c.text.takeLine(length)
	}
}

// declaredSeparator reads a line such as "sep=;", with which a spreadsheet tells
// another what separates cells; 0 for any other.
func declaredSeparator(line []byte) byte {
	const declaration = "sep="
	if len(line) != len(declaration)+1 || !bytes.EqualFold(line[:len(declaration)], []byte(declaration)) {
		return 0
	}
	separator := line[len(declaration)]
	if bytes.IndexByte(separators, separator) < 0 {
		return 0
	}
	return separator
}

// separators are those that are noticed, the likelier first.
var separators = []byte{',', ';', '\t'}

// readNames takes the header apart.
func (c *csvRows) readNames() *DataError {
	c.fields = make([]field, mostColumns)
	length, state, err := c.cutRow()
	switch {
	case err != nil:
		return asDataError(err)
	case state == quoteBroken:
		failure := c.text.unreadable(c.headLine, strayQuote())
		failure.Value = c.brokenQuote().Value
		return failure
	case c.count > mostColumns:
		return c.text.unreadable(c.headLine, tooManyColumns(c.count))
	}
	if c.text.hasWrong(length) {
		failure, bad := c.text.unreadable(c.headLine, flaw{}), c.text.wrongBytes()
		failure.Value, failure.Reason, failure.Code = bad.Value, bad.Reason, bad.Code
		return failure
	}
	raw := c.text.unread()[:length]
	for _, field := range c.fields[:c.count] {
		name := strings.TrimSpace(string(c.unescape(nil, raw[field.start:field.end])))
		if strings.Contains(strings.ReplaceAll(name, "\r\n", ""), "\r") {
			return c.text.unreadable(c.headLine, oldLineEnds())
		}
		c.header = append(c.header, name)
	}
	c.fields = slices.Clone(c.fields[:c.count])
	c.text.take(min(length+1, len(c.text.unread())), int64(bytes.Count(raw, newline))+1)
	return nil
}

// noticeSeparator takes the separator that the header has most of, outside
// quotes. A file that calls itself one of tabs has tabs if it has any.
func noticeSeparator(header []byte, form format) byte {
	counts := map[byte]int{}
	quoted := false
	for _, character := range header {
		if character == '"' {
			quoted = !quoted
		} else if !quoted {
			counts[character]++
		}
	}
	if form == formatTabs && counts['\t'] > 0 {
		return '\t'
	}
	return slices.MaxFunc(separators, func(a, b byte) int { return counts[a] - counts[b] })
}

// bind finds the columns in the header.
func (c *csvRows) bind(columns []Column) *DataError {
	normal := make([]string, len(c.header))
	for i, name := range c.header {
		normal[i] = norm.NFC.String(name)
	}
	bound := make([]int, len(columns))
	for i := range columns {
		index, failure := c.find(&columns[i], normal)
		if failure != nil {
			return failure
		}
		bound[i] = index
	}
	c.bound = bound
	return nil
}

// find gives the field of a column, or absent.
func (c *csvRows) find(column *Column, header []string) (int, *DataError) {
	for _, name := range column.names() {
		name = norm.NFC.String(name)
		index := slices.Index(header, name)
		if index < 0 {
			continue
		}
		if slices.Contains(header[index+1:], name) {
			failure := c.text.unreadable(c.headLine, sameColumnTwice())
			failure.Column = name
			return absent, failure
		}
		return index, nil
	}
	if column.Optional {
		return absent, nil
	}
	failure := c.text.unreadable(c.headLine, noSuchColumn(column.names(), c.header))
	failure.Column = column.Name
	return absent, failure
}
