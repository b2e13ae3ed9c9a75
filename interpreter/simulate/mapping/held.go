package mapping

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// held keeps rows by columns: numbers as they are, texts as numbers of words, each of which is kept once.
type held struct {
	columns []heldColumn
	files   []int16
	lines   []int64
}

type heldColumn struct {
	isText  bool
	present []bool
	numbers []int64
	texts   []uint32 // in words
	words   []string
	known   map[string]uint32
}

func newHeld(columns []compile.Column) *held {
	h := &held{columns: make([]heldColumn, len(columns))}
	for i := range columns {
		if columns[i].Kind == compile.Text {
			h.columns[i] = heldColumn{isText: true, known: map[string]uint32{}}
		}
	}
	return h
}

// add keeps a row, and returns its number.
func (h *held) add(cells []evaluate.Cell, file int16, line int64) int32 {
	for i := range h.columns {
		column, cell := &h.columns[i], &cells[i]
		column.present = append(column.present, cell.Present)
		if column.isText {
			column.texts = append(column.texts, column.word(cell.Text))
		} else {
			column.numbers = append(column.numbers, cell.Number)
		}
	}
	h.files, h.lines = append(h.files, file), append(h.lines, line)
	return int32(len(h.lines) - 1)
}

func (c *heldColumn) word(text string) uint32 {
	if number, ok := c.known[text]; ok {
		return number
	}
	number := uint32(len(c.words))
	c.words = append(c.words, text)
	c.known[text] = number
	return number
}

// load puts a row into cells.
func (h *held) load(cells []evaluate.Cell, row int32) {
	for i := range h.columns {
		column := &h.columns[i]
		cells[i] = evaluate.Cell{Present: column.present[row]}
		if column.isText {
			cells[i].Text = column.words[column.texts[row]]
		} else {
			cells[i].Number = column.numbers[row]
		}
	}
}
