package history

import (
	"errors"
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetLeaf reads the values of one stored column, page after page.
type parquetLeaf struct {
	*parquetColumn
	column *Column // what is wanted of it

	pages parquet.Pages // of the row group at hand
	page  parquet.Page

	// Of the page at hand: how many values it has, those that are null among
	// them, with their levels, and how many are taken.
	count       int
	definitions []byte
	repetitions []byte
	at          int

	// The values that aren't null; of a page with a dictionary, which of its
	// entries they are.
	values  parquetValues
	indexes []int32
	taken   int

	// The entries of a dictionary are made cells of once for all its pages.
	dictionary parquet.Dictionary
	entries    []parquetCell
	arena      []byte // that texts of entries stand in
}

var (
	errTooFewValues = errors.New("a column has fewer values than rows")
	errTooManyRows  = errors.New("a column has more rows than its row group")
	errNoSuchEntry  = errors.New("a value is in no dictionary")
	errNoSuchValue  = errors.New("a page has fewer values than it says")
	errLevels       = errors.New("a page has fewer levels than values")
	errKind         = errors.New("a page has values of another type than its column")
)

// begin goes to a row group.
func (l *parquetLeaf) begin(group parquet.RowGroup) error {
	l.close()
	return guarded(func() error {
		l.pages = group.ColumnChunks()[l.index].Pages()
		return nil
	})
}

func (l *parquetLeaf) close() {
	l.letGo()
	if l.pages != nil {
		_ = guarded(l.pages.Close)
		l.pages = nil
	}
	l.dictionary, l.entries = nil, nil
}

// letGo of the page at hand.
func (l *parquetLeaf) letGo() {
	if l.page != nil {
		parquet.Release(l.page)
	}
	l.page, l.at, l.count, l.taken = nil, 0, 0, 0
}

// more makes sure that there is a value at hand, false at the end of the row
// group.
func (l *parquetLeaf) more() (bool, error) {
	for l.at == l.count {
		if l.pages == nil {
			return false, nil
		}
		l.letGo()
		err := guarded(l.load)
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// load reads a page.
func (l *parquetLeaf) load() (err error) {
	if l.page, err = l.pages.ReadPage(); err != nil {
		l.page = nil
		return err
	}
	l.definitions, l.repetitions = l.page.DefinitionLevels(), l.page.RepetitionLevels()
	count := int(l.page.NumValues())
	if l.definition > 0 && len(l.definitions) < count || l.repeated && len(l.repetitions) < count {
		return errLevels
	}
	data := l.page.Data()
	dictionary := l.page.Dictionary()
	if dictionary == nil {
		l.indexes, l.dictionary = nil, nil
		l.values = valuesOf(data)
	} else {
		l.indexes = data.Int32()
		if l.indexes == nil {
			l.indexes = []int32{}
		}
		l.look(dictionary)
	}
	if !l.values.fit(l.nature) {
		return errKind
	}
	l.count = count
	return nil
}

// look makes cells of a dictionary that is new.
func (l *parquetLeaf) look(dictionary parquet.Dictionary) {
	if dictionary == l.dictionary {
		return
	}
	l.dictionary, l.values = dictionary, valuesOf(dictionary.Page().Data())
	l.entries, l.arena = l.entries[:0], l.arena[:0]
	if !l.values.fit(l.nature) {
		return
	}
	for i := range min(l.values.count, dictionary.Len()) {
		var entry parquetCell
		if entry, l.arena, _ = l.cellOf(i, l.arena); entry.kind == cellMissing {
			break // no more values that are whole
		}
		l.entries = append(l.entries, entry)
	}
}

// next gives the next value as a cell; text that isn't the page's own is
// appended to scratch.
func (l *parquetLeaf) next(scratch []byte) (parquetCell, []byte, error) {
	if l.at == l.count {
		if more, err := l.more(); err != nil {
			return parquetCell{}, scratch, err
		} else if !more {
			return parquetCell{}, scratch, errTooFewValues
		}
	}
	at := l.at
	l.at++
	if l.definition > 0 && l.definitions[at] != l.definition {
		return parquetCell{}, scratch, nil
	}
	index := l.taken
	l.taken++
	if l.indexes == nil {
		return l.cellOf(index, scratch)
	}
	if index >= len(l.indexes) || uint(l.indexes[index]) >= uint(len(l.entries)) {
		return parquetCell{}, scratch, errNoSuchEntry
	}
	return l.entries[l.indexes[index]], scratch, nil
}

// finish asks that nothing is left of the row group.
func (l *parquetLeaf) finish() error {
	more, err := l.more()
	if more {
		err = errTooManyRows
	}
	return err
}
