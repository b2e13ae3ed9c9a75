package history

// TornCell is a cell of a bad row. What could be read of such a row still tells what the row belongs to.
type TornCell struct {
	Unread  bool // it is what is bad, or can't be told
	Present bool
	Number  int64
	Text    string
}

// torn reads what can be read of the row at hand, in which a cell is bad.
func (r *Reader) torn() []TornCell {
	cells := make([]TornCell, len(r.columns))
	for i := range r.columns {
		if r.row.cells[i].kind == cellTyped {
			cells[i] = TornCell{Present: true, Number: r.row.numbers[i]}
			continue
		}
		cells[i] = r.columns[i].torn(r.textOf(&r.row.cells[i]), r.row.cells[i].kind)
	}
	return cells
}

func (b *binding) torn(text []byte, kind cellKind) TornCell {
	switch {
	case kind == cellNotText || b.Identifier && isShortened(text):
		return TornCell{Unread: true}
	case b.Type == Text:
		return TornCell{Present: kind != cellMissing, Text: string(text)}
	case len(text) == 0:
		return TornCell{}
	}
	number, ok := b.number(text)
	return TornCell{Unread: !ok, Present: ok, Number: number}
}
