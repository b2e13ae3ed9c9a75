package tabular

import (
	"bytes"
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// parquetEncoder writes row groups of a bounded number of rows, so that a table of any size needs the memory of one.
type parquetEncoder struct {
	writer  *parquet.GenericWriter[any]
	columns []Column
	rows    []parquet.Row
	filled  int
	texts   []byte // of the rows that are gathered
}

// replacement stands for what is no UTF-8: readers of Parquet refuse a text with it.
var replacement = []byte("\uFFFD")

const (
	rowsPerGroup = 1 << 17
	rowsAtOnce   = 1 << 8
)

func newParquet(w io.Writer, columns []Column) *parquetEncoder {
	// Zstandard, as its packer has one way for all processors. The writer's name would else hold the build's.
	writer := parquet.NewGenericWriter[any](w, schemaOf(columns), parquet.Compression(&zstd.Codec{Level: zstd.DefaultLevel}),
		parquet.CreatedBy("punchcard", "1", ""), parquet.MaxRowsPerRowGroup(rowsPerGroup))
	encoder := &parquetEncoder{writer: writer, columns: columns, rows: make([]parquet.Row, rowsAtOnce)}
	for i := range encoder.rows {
		encoder.rows[i] = make(parquet.Row, len(columns))
	}
	return encoder
}

func (e *parquetEncoder) write(row []Cell) error {
	values := e.rows[e.filled]
	for i := range row {
		number, ok := row[i].scaled()
		if !ok {
			return fmt.Errorf("column %s: %d has no room with %d places", e.columns[i].Name, row[i].Number, e.columns[i].Places)
		}
		values[i] = e.value(&e.columns[i], &row[i], number, i)
	}
	if e.filled++; e.filled == len(e.rows) {
		return e.flush()
	}
	return nil
}

// value is a cell as Parquet has it. Every column may miss, which is level 0.
func (e *parquetEncoder) value(column *Column, cell *Cell, number int64, index int) parquet.Value {
	if !cell.Present {
		return parquet.NullValue().Level(0, 0, index)
	}
	switch column.Kind {
	case Text, List:
		start := len(e.texts)
		e.texts = append(e.texts, bytes.ToValidUTF8(cell.Text, replacement)...)
		return parquet.ByteArrayValue(e.texts[start:len(e.texts):len(e.texts)]).Level(0, 1, index)
	case Date:
		return parquet.Int32Value(int32(number)).Level(0, 1, index)
	}
	return parquet.Int64Value(number).Level(0, 1, index)
}

func (e *parquetEncoder) flush() error {
	_, err := e.writer.WriteRows(e.rows[:e.filled])
	e.filled, e.texts = 0, e.texts[:0]
	return err
}

func (e *parquetEncoder) close() error {
	if err := e.flush(); err != nil {
		return err
	}
	return e.writer.Close()
}
