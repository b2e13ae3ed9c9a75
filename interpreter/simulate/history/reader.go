package history

import (
	"errors"
	"io"
	"io/fs"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Reader reads one file. It is not safe for concurrent use, but for Progress.
type Reader struct {
	name     string
	file     *countedFile
	release  func() // lets go of the decompressor
	text     *window
	rows     rows
	keepRaw  bool
	keepTorn bool
	strange  func(name string) (dsl.Words, bool) // may be nil

	columns []binding
	row     row
	scratch []byte // texts without their escapes

	// failure is why there are no more rows: io.EOF or a *DataError.
	failure error
}

// rows is a format: it takes a text apart into rows and rows into cells.
type rows interface {
	// names are those of the columns, as the file has them.
	names() []string

	// nameLine is the line that they stand in, 0 if in none.
	nameLine() int64

	// bind says which columns the cells of rows are to be of.
	bind(columns []Column) *DataError

	// next reads a row. It returns io.EOF when there is none, or a *DataError.
	next(row *row) error

	// medium is what a remedy speaks of.
	medium() medium

	// raw gives the row at hand as it stood.
	raw(row *row) []byte

	// unescape appends the text that an escaped cell stands for.
	unescape(dst []byte, cell []byte) []byte
}

// row is one row. Its texts are those of the window, until the next is read.
type row struct {
	line    int64
	raw     []byte  // without its line end; nil where there are no lines
	weight  int     // of what takes memory otherwise
	cells   []cell  // parallel to the columns that were bound
	numbers []int64 // of cells that are typed already
	bad     *BadRow
}

// cell is the text of one column of one row.
type cell struct {
	text []byte
	kind cellKind
}

// cellKind is how a cell stands in a row.
type cellKind uint8

const (
	cellMissing cellKind = iota
	cellPlain            // as it is meant
	cellEscaped          // with escapes
	cellNested           // a list or an object of JSON
	cellTyped            // a number of the column's type, without a text
	cellNotText          // bytes that are no text
)

// beginText reads the header of a file of text.
func (r *Reader) beginText(form format) *DataError {
	if err := r.text.more(); err != nil && err != io.EOF {
		return asDataError(err)
	}
	r.text.take(len(r.text.unread())-len(withoutMark(r.text.unread())), 0)
	if form == formatJSON {
		lines := newJSONLines(r.text)
		lines.strange = r.strange
		r.rows = lines
		return lines.survey()
	}
	table := &csvRows{text: r.text}
	r.rows = table
	return table.readHeader(form)
}

// beginParquet reads the schema of a Parquet file.
func (r *Reader) beginParquet(content io.Reader, packed packing) *DataError {
	at, size, err := contentAt(r.file, content, packed)
	if err != nil {
		return readFailure(r.name, 0, err)
	}
	parquet, failure := openParquet(r.name, at, size)
	r.rows = parquet
	return failure
}

// asDataError gives a failure of a window, which is none but at the end.
func asDataError(err error) *DataError {
	var failure *DataError
	if errors.As(err, &failure) {
		return failure
	}
	return nil
}

// Header gives the names of the columns as they are written, without a byte
// order mark and the spaces around them. In JSON lines they are the keys of the
// first row.
func (r *Reader) Header() []string { return r.rows.names() }

// Bind says which columns batches are to have. A column is found by its name,
// else by its first alias that the file has. In JSON lines that is decided row
// by row; there a column counts as lacking when no row of the beginning of the
// file has it, and a strange one is an error of the row that has it first.
// Errors are *DataError.
func (r *Reader) Bind(columns []Column) error {
	bindings := make([]binding, len(columns))
	for i := range columns {
		bound, found := bindingOf(columns[i])
		if found != nil {
			return &DataError{File: r.name, Column: columns[i].Name, Value: columns[i].Layout, Reason: found.reason, Code: found.code}
		}
		bindings[i] = bound
	}
	for _, name := range r.rows.names() {
		if failure := strangeColumn(r.strange, r.name, r.rows.nameLine(), name); failure != nil {
			return failure
		}
	}
	if failure := r.rows.bind(columns); failure != nil {
		return failure
	}
	for i := range bindings {
		bindings[i].Name = nameIn(r.rows.names(), &columns[i])
	}
	r.columns, r.row.cells = bindings, make([]cell, len(columns))
	r.row.numbers = make([]int64, len(columns))
	return nil
}

// nameIn is what a column is called in a file, for messages: the first of its names that is there, else its own.
func nameIn(file []string, column *Column) string {
	for _, name := range column.names() {
		for _, spelt := range spellings(name) {
			if slices.Contains(file, spelt) {
				return spelt
			}
		}
	}
	return column.Name
}

// Name is what a bound column is called in the file. In JSON lines, where each row has its own keys, it is that of the
// first row.
func (r *Reader) Name(column int) string { return r.columns[column].Name }

// strangeColumn is the error of a column that nobody knows.
func strangeColumn(strange func(name string) (dsl.Words, bool), file string, line int64, name string) *DataError {
	if strange == nil {
		return nil
	}
	reason, wrong := strange(name)
	if !wrong {
		return nil
	}
	return &DataError{File: file, Line: line, Column: name, Reason: reason, Code: CodeStrange}
}

// Next fills a batch with the next rows, as many as fit. It returns io.EOF when
// there are none left, else a *DataError, and then the batch is empty: rows that
// stand before what cannot be read come first, by themselves.
func (r *Reader) Next(batch *Batch) error {
	batch.empty(r.columns)
	size := 0
	for r.failure == nil && !batch.full() && size < bytesPerBatch {
		r.row.bad = nil
		if r.failure = r.rows.next(&r.row); r.failure == nil {
			size += len(r.row.raw) + r.row.weight
			r.add(batch)
		}
	}
	batch.close()
	if batch.Rows+len(batch.Bad) > 0 {
		return nil
	}
	return r.failure
}

// add types the row that was read.
func (r *Reader) add(batch *Batch) {
	if r.row.bad != nil {
		batch.Bad = append(batch.Bad, r.place(*r.row.bad))
		return
	}
	for i := range r.columns {
		text := r.textOf(&r.row.cells[i])
		if r.row.cells[i].kind == cellTyped {
			batch.Columns[i].set(batch.Rows, r.row.numbers[i])
		} else if !r.columns[i].store(&batch.Columns[i], batch.Rows, text, r.row.cells[i].kind) {
			batch.dropRow()
			bad := r.place(r.columns[i].reject(text, r.row.cells[i].kind, r.rows.medium()))
			if r.keepTorn {
				bad.Cells = r.torn()
			}
			batch.Bad = append(batch.Bad, bad)
			return
		}
	}
	if r.keepRaw {
		batch.Raw.Append(r.rows.raw(&r.row))
	}
	batch.Lines[batch.Rows] = r.row.line
	batch.Rows++
}

// textOf is the text that a cell stands for.
func (r *Reader) textOf(cell *cell) []byte {
	if cell.kind != cellEscaped {
		return cell.text
	}
	r.scratch = r.rows.unescape(r.scratch[:0], cell.text)
	return r.scratch
}

// place says of a bad row where it stands.
func (r *Reader) place(bad BadRow) BadRow {
	bad.File, bad.Line, bad.Raw = r.name, r.row.line, asText(excerpt(r.rows.raw(&r.row), rawBytes))
	return bad
}

// Progress gives how many bytes of the file have been read, as they lie on the
// disk, and how many it has; 0 if that is unknown. It may be called at any time
// from anywhere.
func (r *Reader) Progress() (read, size int64) { return r.file.read.Load(), r.file.size }

// Close closes the file. Nothing can be read after it.
func (r *Reader) Close() error {
	if errors.Is(r.failure, fs.ErrClosed) {
		return nil
	}
	r.failure = &DataError{File: r.name, Reason: dsl.Say("is closed", "已关闭"), Code: CodeRead, cause: fs.ErrClosed}
	if parquet, ok := r.rows.(*parquetRows); ok {
		parquet.close()
	}
	r.release()
	return r.file.close()
}
