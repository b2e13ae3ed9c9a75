package tabular

import (
	"bytes"
	"io"
	"unicode"
	"unicode/utf8"
)

// csvEncoder writes RFC 4180 with a header; a missing cell is empty.
type csvEncoder struct {
	out     io.Writer
	columns []Column
	row     []byte
}

// bufferSize is how much is gathered before it is written.
const bufferSize = 1 << 16

func newCSV(w io.Writer, columns []Column) (*csvEncoder, error) {
	encoder := &csvEncoder{out: w, columns: columns, row: make([]byte, 0, bufferSize+4096)}
	for i := range columns {
		if i > 0 {
			encoder.row = append(encoder.row, ',')
		}
		encoder.row = appendQuoted(encoder.row, []byte(columns[i].Name))
	}
	encoder.row = append(encoder.row, '\n')
	return encoder, nil
}

func (e *csvEncoder) write(row []Cell) error {
	for i := range row {
		if i > 0 {
			e.row = append(e.row, ',')
		}
		column, cell := &e.columns[i], &row[i]
		switch {
		case !cell.Present:
		case column.Kind == Text || column.Kind == List:
			e.row = appendQuoted(e.row, cell.Text)
		default:
			e.row = column.append(e.row, cell)
		}
	}
	e.row = append(e.row, '\n')
	if len(e.row) >= bufferSize {
		return e.flush()
	}
	return nil
}

func (e *csvEncoder) flush() error {
	_, err := e.out.Write(e.row)
	e.row = e.row[:0]
	return err
}

func (e *csvEncoder) close() error { return e.flush() }

// appendQuoted writes a text, in quotes where it needs them.
func appendQuoted(dst, text []byte) []byte {
	if !needsQuotes(text) {
		return append(dst, text...)
	}
	dst = append(dst, '"')
	for len(text) > 0 {
		at := bytes.IndexByte(text, '"')
		if at < 0 {
			dst = append(dst, text...)
			break
		}
		dst = append(append(dst, text[:at+1]...), '"')
		text = text[at+1:]
	}
	return append(dst, '"')
}

// needsQuotes tells whether a reader could take a text for something else: as Go's encoding/csv does.
func needsQuotes(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	first, _ := utf8.DecodeRune(text)
	return unicode.IsSpace(first) || bytes.ContainsAny(text, ",\"\r\n") || string(text) == `\.`
}
