package history

const (
	// rowsPerBatch is how many rows, good and bad, a batch has at most: enough
	// to pay for a call, few enough for the columns to stay in the cache.
	rowsPerBatch = 4096

	// bytesPerBatch ends a batch of long rows early.
	bytesPerBatch = 8 << 20
)

// Batch is some rows of a file, by columns. Its memory is used again by the next
// call of Next that it is given to.
type Batch struct {
	Rows    int
	Lines   []int64  // the line of the file, from 1, at which each row begins
	Columns []Vector // parallel to the columns that were bound
	Raw     Texts    // each row without its line end, if Options say to keep it
	Bad     []BadRow // rows that cannot be typed; they are not among Rows
}

// Vector is one column of a batch. Where a row is not Present, its number is 0
// and its text empty.
type Vector struct {
	Numbers []int64 // of every type but Text
	Texts   Texts   // of type Text
	Present []bool
}

// Texts are the texts of a column, in one buffer.
type Texts struct {
	bytes []byte
	ends  []uint32 // where the text of each row ends; the next begins there
}

// Len is the number of texts.
func (t *Texts) Len() int { return len(t.ends) }

// At is the text of a row, valid until the batch is filled again.
func (t *Texts) At(row int) []byte {
	start := uint32(0)
	if row > 0 {
		start = t.ends[row-1]
	}
	return t.bytes[start:t.ends[row]:t.ends[row]]
}

// String is At as a string of its own.
func (t *Texts) String(row int) string { return string(t.At(row)) }

// Append adds a text behind the others.
func (t *Texts) Append(text []byte) {
	t.bytes = append(t.bytes, text...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
}

// Truncate keeps the first so many texts.
func (t *Texts) Truncate(length int) {
	if length >= len(t.ends) {
		return
	}
	t.ends = t.ends[:length]
	kept := uint32(0)
	if length > 0 {
		kept = t.ends[length-1]
	}
	t.bytes = t.bytes[:kept]
}

// empty makes a batch ready for the rows of some columns.
func (b *Batch) empty(columns []binding) {
	b.Rows = 0
	b.Lines = atLeast(b.Lines, rowsPerBatch)
	b.Bad = b.Bad[:0]
	b.Raw.Truncate(0)
	for len(b.Columns) < len(columns) {
		b.Columns = append(b.Columns, Vector{})
	}
	b.Columns = b.Columns[:len(columns)]
	for i := range columns {
		b.Columns[i].empty(columns[i].Type)
	}
}

func (v *Vector) empty(columnType Type) {
	v.Present = atLeast(v.Present, rowsPerBatch)
	v.Texts.Truncate(0)
	if columnType == Text {
		v.Numbers = v.Numbers[:0]
		return
	}
	v.Numbers = atLeast(v.Numbers, rowsPerBatch)
}

// set stores the number of a row.
func (v *Vector) set(row int, number int64) { v.Present[row], v.Numbers[row] = true, number }

// atLeast gives a slice of that length, in the memory it has where that is enough.
func atLeast[element any](slice []element, length int) []element {
	if cap(slice) >= length {
		return slice[:length]
	}
	return make([]element, length)
}

// close cuts all columns to the rows that were stored.
func (b *Batch) close() {
	b.Lines = b.Lines[:b.Rows]
	for i := range b.Columns {
		column := &b.Columns[i]
		column.Present = column.Present[:b.Rows]
		column.Numbers = column.Numbers[:min(b.Rows, len(column.Numbers))]
	}
}

// dropRow takes back what columns have stored of the row after the last.
func (b *Batch) dropRow() {
	for i := range b.Columns {
		b.Columns[i].Texts.Truncate(b.Rows)
	}
}

// full tells whether a batch takes no more rows.
func (b *Batch) full() bool { return b.Rows+len(b.Bad) >= rowsPerBatch }
