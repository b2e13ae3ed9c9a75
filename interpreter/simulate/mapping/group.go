package mapping

import (
	"context"
	"encoding/binary"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// groups gathers the rows that are one event together. They need not follow each other, so all are held until the
// files are read; groups come in the order of their first rows.
type groups struct {
	source  *compile.Source
	held    *held
	numbers map[string]int32 // by key
	first   []int32          // by group: its first row
	last    []int32
	next    []int32        // by row: the next of its group, or none
	torn    map[int32]bool // the groups that lack a row, as it is bad
	key     []byte
	group   group
}

// none stands for no row.
const none = -1

// group is the rows of one event.
type group struct {
	rows  []int32
	held  *held
	files []string
	lines []evaluate.Cell
}

func newGroups(source *compile.Source) *groups {
	g := &groups{source: source, held: newHeld(source.Columns), numbers: map[string]int32{}, torn: map[int32]bool{}}
	g.group.held = g.held
	return g
}

// gather puts the row at hand into its group. What is skipped is skipped before.
func (f *foreign) gather(g *groups, line int64) error {
	if skipped, err := f.skipped(g.source.Skips, line); skipped {
		return err
	}
	if problem := f.keyOf(g); problem != nil {
		return f.reject(line, problem.column, problem.value, problem.code, problem.reason)
	}
	number, known := g.number()
	row := g.held.add(f.row.Cells, f.file, line)
	g.next = append(g.next, none)
	if g.first[number] == none {
		g.first[number] = row
	} else {
		g.next[g.last[number]] = row
	}
	g.last[number] = row
	if known {
		f.account.Grouped++
	}
	return nil
}

// number is the number of the group of the key at hand; known tells whether a row had that key before.
func (g *groups) number() (number int32, known bool) {
	if number, known = g.numbers[string(g.key)]; known {
		return number, true
	}
	number = int32(len(g.first))
	g.numbers[string(g.key)] = number
	g.first, g.last = append(g.first, none), append(g.last, none)
	return number, false
}

// keyOf writes what the row at hand is grouped by: texts with their lengths before them, so that no two keys meet.
func (f *foreign) keyOf(g *groups) *problem {
	g.key = g.key[:0]
	for _, by := range g.source.Group {
		cell, fits := f.row.Value(by.Value)
		if !fits || !cell.Present || by.Value.IsText() && cell.Text == "" {
			return &problem{by.Text, "", "group-missing", dsl.Say("is empty: rows are grouped by it; `skip when` leaves such rows out", "为空：数据行按它分组；这类行可用 `跳过` 略去")}
		}
		if by.Value.IsText() {
			g.key = binary.AppendUvarint(g.key, uint64(len(cell.Text)))
			g.key = append(g.key, cell.Text...)
			continue
		}
		g.key = binary.BigEndian.AppendUint64(g.key, uint64(cell.Number))
	}
	return nil
}

// makeEvents makes the event of each group.
func (f *foreign) makeEvents(ctx context.Context, g *groups) error {
	f.batch.Raw.Truncate(0) // rows of the last batch are not those of a group
	g.group.files = f.log.files
	for number, first := range g.first {
		if number%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if g.torn[int32(number)] {
			continue
		}
		g.open(number)
		f.row.Group(g.group.lines)
		g.group.load(f.row.Cells, 0)
		f.file = g.held.files[first]
		f.name = f.log.files[f.file]
		event := f.eventFor(g.source)
		if event == nil {
			if err := f.leave(g.held.lines[first], NoEvent); err != nil {
				return err
			}
			continue
		}
		line := g.held.lines[first]
		if err := f.rejected(line, f.take(event, line, &g.group)); err != nil {
			return err
		}
	}
	return nil
}

// open brings the rows of a group together.
func (g *groups) open(number int) {
	g.group.rows = g.group.rows[:0]
	for row := g.first[number]; row != none; row = g.next[row] {
		g.group.rows = append(g.group.rows, row)
	}
	width := len(g.held.columns)
	g.group.lines = g.group.lines[:0]
	for i, row := range g.group.rows {
		for range width {
			g.group.lines = append(g.group.lines, evaluate.Cell{})
		}
		g.held.load(g.group.lines[i*width:], row)
	}
}

// load puts the i-th row of the group into cells.
func (g *group) load(cells []evaluate.Cell, i int) {
	copy(cells, g.lines[i*len(cells):(i+1)*len(cells)])
}

// place is where the i-th row of the group stands.
func (g *group) place(i int) (file string, line int64) {
	row := g.rows[i]
	return g.files[g.held.files[row]], g.held.lines[row]
}
