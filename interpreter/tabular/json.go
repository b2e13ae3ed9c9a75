package tabular

import (
	"encoding/json"
	"io"
)

// jsonEncoder writes an object a line; what is missing is left out. Decimals are numbers with all their places.
type jsonEncoder struct {
	out     io.Writer
	columns []Column
	keys    [][]byte
	row     []byte
}

func newJSON(w io.Writer, columns []Column) *jsonEncoder {
	encoder := &jsonEncoder{out: w, columns: columns, row: make([]byte, 0, bufferSize+4096)}
	for i := range columns {
		encoder.keys = append(encoder.keys, append(appendJSONText(nil, []byte(columns[i].Name)), ':'))
	}
	return encoder
}

func (e *jsonEncoder) write(row []Cell) error {
	e.row = append(e.row, '{')
	first := true
	for i := range row {
		cell := &row[i]
		if !cell.Present {
			continue
		}
		if !first {
			e.row = append(e.row, ',')
		}
		first = false
		e.row = append(e.row, e.keys[i]...)
		e.row = e.columns[i].appendJSON(e.row, cell)
	}
	e.row = append(e.row, '}', '\n')
	if len(e.row) >= bufferSize {
		return e.close()
	}
	return nil
}

func (e *jsonEncoder) close() error {
	_, err := e.out.Write(e.row)
	e.row = e.row[:0]
	return err
}

func (c *Column) appendJSON(dst []byte, cell *Cell) []byte {
	switch c.Kind {
	case Text:
		return appendJSONText(dst, cell.Text)
	case Whole, Decimal, List:
		return c.append(dst, cell)
	}
	return append(c.append(append(dst, '"'), cell), '"')
}

// appendJSONText writes a text as JSON.
func appendJSONText(dst, text []byte) []byte {
	for _, character := range text {
		if character < ' ' || character == '"' || character == '\\' || character >= 0x80 {
			quoted, _ := json.Marshal(string(text)) // a text always can be
			return append(dst, quoted...)
		}
	}
	return append(append(append(dst, '"'), text...), '"')
}
