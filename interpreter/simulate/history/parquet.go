package history

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/parquet-go/parquet-go"
	schema "github.com/parquet-go/parquet-go/format"
	"golang.org/x/text/unicode/norm"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// parquetRows takes a Parquet file apart: row groups into the pages of the
// columns that are wanted, pages into values, never rows into structs. Rows have
// numbers where those of texts have lines.
type parquetRows struct {
	name   string
	file   *parquet.File
	fields []parquetField

	columns []Column
	cursors []*parquetCursor // parallel to the columns; nil where the file has none
	counter *parquetCursor   // counts the rows where no column is wanted

	groups  []parquet.RowGroup // not yet begun
	left    int64              // rows of the row group at hand
	number  int64              // of the row at hand
	scratch []byte             // what cells of the row at hand stand in
	written []byte             // the row at hand as JSON
}

// parquetMark begins a Parquet file and ends it.
var parquetMark = []byte("PAR1")

// openParquet reads what a Parquet file says of itself at its end.
func openParquet(name string, content io.ReaderAt, size int64) (*parquetRows, *DataError) {
	p := &parquetRows{name: name}
	var tail [8]byte
	if size < 12 {
		return nil, p.failed(0, truncated(parquetName), io.ErrUnexpectedEOF)
	}
	if _, err := content.ReadAt(tail[:], size-8); err != nil && err != io.EOF {
		return nil, readFailure(name, 0, err)
	}
	if !bytes.Equal(tail[4:], parquetMark) {
		return nil, p.failed(0, truncated(parquetName), io.ErrUnexpectedEOF)
	}
	// The library believes the length of what the file says of itself.
	if footer := int64(tail[0]) | int64(tail[1])<<8 | int64(tail[2])<<16 | int64(tail[3])<<24; footer > size-12 {
		return nil, p.failed(0, damaged(parquetName, fmt.Errorf("its footer has %d bytes", footer)), nil)
	}
	err := guarded(func() (err error) {
		p.file, err = parquet.OpenFile(content, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
		if err != nil {
			return err
		}
		p.fields, err = parquetFields(p.file.Root())
		p.groups = p.file.RowGroups()
		return err
	})
	if err == nil {
		err = p.checkCount()
	}
	if err != nil {
		return nil, p.failed(0, damaged(parquetName, err), err)
	}
	return p, nil
}

const parquetName = "Parquet"

// checkCount compares how many rows the file says it has with its row groups.
func (p *parquetRows) checkCount() error {
	count := int64(0)
	for i, group := range p.groups {
		if columns := len(p.file.Metadata().RowGroups[i].Columns); columns != len(leavesOf(p.file.Root())) {
			return fmt.Errorf("a row group of %d columns", columns)
		}
		rows := group.NumRows()
		if rows < 0 || rows > 1<<40 {
			return fmt.Errorf("a row group of %d rows", rows)
		}
		count += rows
	}
	if count != p.file.NumRows() {
		return fmt.Errorf("%d rows are promised, the row groups have %d", p.file.NumRows(), count)
	}
	return nil
}

// guarded makes an error of a panic: the library trusts what files say.
func guarded(call func() error) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%v", problem)
		}
	}()
	return call()
}

func (p *parquetRows) failed(row int64, found flaw, cause error) *DataError {
	return &DataError{File: p.name, Line: row, Reason: found.reason, Code: found.code, cause: cause}
}

// broken is the error of a file whose pages can't be read.
func (p *parquetRows) broken(err error) *DataError {
	return p.failed(p.number, damaged(parquetName, err), err)
}

func (p *parquetRows) names() []string {
	names := make([]string, len(p.fields))
	for i := range p.fields {
		names[i] = p.fields[i].name
	}
	return names
}

func (p *parquetRows) nameLine() int64 { return 0 }

func (p *parquetRows) medium() medium { return inProgram }

func (p *parquetRows) unescape(dst, _ []byte) []byte { return dst }

// bind finds the columns in the schema.
func (p *parquetRows) bind(columns []Column) *DataError {
	p.columns = slices.Clone(columns)
	p.cursors = make([]*parquetCursor, len(columns))
	for i := range p.columns {
		column := &p.columns[i]
		if column.Zone == nil {
			column.Zone = value.UTC
		}
		field, failure := p.find(column)
		if failure != nil {
			return failure
		}
		if field == nil {
			continue
		}
		if p.isLZ4(field) {
			return p.unfit(field.name, compressedByLZ4())
		}
		p.cursors[i] = newParquetCursor(field, column)
	}
	for i := range p.fields {
		if p.fields[i].unread == "" && !p.isLZ4(&p.fields[i]) {
			p.counter = newParquetCursor(&p.fields[i], &Column{Zone: value.UTC})
			break
		}
	}
	return nil
}

// isLZ4 tells whether a field is compressed by LZ4, which the library
// decompresses into memory that it then doesn't look at.
func (p *parquetRows) isLZ4(field *parquetField) bool {
	for _, group := range p.file.Metadata().RowGroups {
		for i := range field.leaves {
			if codec := group.Columns[field.leaves[i].index].MetaData.Codec; codec == schema.Lz4Raw || codec == schema.Lz4 {
				return true
			}
		}
	}
	return false
}

// find gives the field of a column, nil where the file has none.
func (p *parquetRows) find(column *Column) (*parquetField, *DataError) {
	for _, name := range column.names() {
		index := slices.IndexFunc(p.fields, func(field parquetField) bool {
			return norm.NFC.String(field.name) == norm.NFC.String(name)
		})
		if index < 0 {
			continue
		}
		field := &p.fields[index]
		if field.unread != "" {
			return nil, p.unfit(field.name, typeUnread(field.unread))
		}
		return field, nil
	}
	if column.Optional {
		return nil, nil
	}
	return nil, p.unfit(column.Name, noSuchField(column.names(), p.names()))
}

func (p *parquetRows) unfit(column string, found flaw) *DataError {
	failure := p.failed(0, found, nil)
	failure.Column = column
	return failure
}

func (p *parquetRows) next(row *row) error {
	for p.left == 0 {
		if err := p.nextGroup(); err != nil {
			return err
		}
	}
	p.left--
	p.number++
	p.scratch = p.scratch[:0]
	row.line, row.weight = p.number, 0
	for i, cursor := range p.cursors {
		if cursor == nil {
			continue // the cell is missing in every row
		}
		made, scratch, err := cursor.next(p.scratch)
		if p.scratch = scratch; err != nil {
			return p.broken(err)
		}
		row.cells[i], row.numbers[i] = cell{made.text, made.kind}, made.number
		p.look(row, i)
	}
	if p.counts() {
		if _, _, err := p.counter.next(p.scratch); err != nil {
			return p.broken(err)
		}
	}
	return nil
}

// counts tells whether no column is wanted that tells how many rows there are.
func (p *parquetRows) counts() bool {
	return p.counter != nil && !slices.ContainsFunc(p.cursors, func(cursor *parquetCursor) bool { return cursor != nil })
}

// look weighs a cell, and finds what makes its row bad whatever is wanted of it.
func (p *parquetRows) look(row *row, column int) {
	cell := &row.cells[column]
	row.weight += len(cell.text)
	var found flaw
	switch {
	case row.bad != nil:
		return
	case cell.kind == cellNotText:
		found = bytesForText()
	case len(cell.text) > longestCell:
		found = cellTooLong()
	default:
		return
	}
	row.bad = badRow(found)
	row.bad.Column, row.bad.Value = p.columns[column].Name, excerpt(cell.text, valueBytes)
}

// nextGroup begins the next row group, when the last is read to its end.
func (p *parquetRows) nextGroup() error {
	for _, cursor := range append(p.cursors, p.counter) {
		if cursor == nil {
			continue
		}
		if err := cursor.finish(); err != nil {
			return p.broken(err)
		}
	}
	if len(p.groups) == 0 {
		return io.EOF
	}
	group := p.groups[0]
	p.groups, p.left = p.groups[1:], group.NumRows()
	for i, cursor := range append(p.cursors, p.counter) {
		if cursor == nil || i == len(p.cursors) && !p.counts() {
			continue
		}
		if err := cursor.begin(group); err != nil {
			return p.broken(err)
		}
	}
	return nil
}

// raw writes the row at hand as JSON: the columns that were read of it, as they
// were read.
func (p *parquetRows) raw(row *row) []byte {
	dst := append(p.written[:0], '{')
	for i := range p.columns {
		if row.cells[i].kind == cellMissing {
			continue
		}
		if len(dst) > 1 {
			dst = append(dst, ',')
		}
		dst = append(appendQuoted(dst, []byte(p.columns[i].Name)), ':')
		dst = appendCell(dst, &p.columns[i], parquetCell{row.cells[i].text, row.numbers[i], row.cells[i].kind})
	}
	p.written = append(dst, '}')
	return p.written
}

func (p *parquetRows) close() {
	for _, cursor := range append(p.cursors, p.counter) {
		if cursor != nil {
			cursor.close()
		}
	}
}

// largestInMemory bounds a Parquet file that is no file on the disk: its end has
// to be read first.
const largestInMemory = 1 << 30

// contentAt gives a Parquet file at any place: as it lies on the disk, or else
// read into memory.
func contentAt(file *countedFile, content io.Reader, packed packing) (io.ReaderAt, int64, error) {
	if disk, ok := file.source.(*os.File); ok && packed == unpacked && file.size > 0 {
		return &countedAt{disk, file}, file.size, nil
	}
	whole, err := io.ReadAll(io.LimitReader(content, largestInMemory+1))
	if err == nil && len(whole) > largestInMemory {
		err = errTooLargeForMemory
	}
	return bytes.NewReader(whole), int64(len(whole)), err
}

// countedAt counts what is read of a file.
type countedAt struct {
	io.ReaderAt
	file *countedFile
}

func (c *countedAt) ReadAt(buffer []byte, offset int64) (int, error) {
	length, err := c.ReaderAt.ReadAt(buffer, offset)
	c.file.read.Store(min(c.file.size, c.file.read.Load()+int64(length)))
	return length, err
}
