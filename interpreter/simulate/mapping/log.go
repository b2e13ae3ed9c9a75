package mapping

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Log is the events of many members as columns: what an event has is stored by the fields of its kind, so that a row
// costs what its values cost.
type Log struct {
	plan    *compile.Plan
	kinds   []kindColumns
	rows    []logRow
	names   interner
	files   []string
	Members *Members
}

// logRow is one event: where in time and whose it is, and where its values lie.
type logRow struct {
	at     value.Instant
	line   int64
	member int32
	row    int32 // in the columns of its kind
	kind   int16
	file   int16
}

// kindColumns are the values of one kind of event.
type kindColumns struct {
	fields []fieldColumn
	ids    []string
}

// fieldColumn is the values of one field. Only what the field's type needs is filled.
type fieldColumn struct {
	numbers []int64
	texts   []string
	lines   [][]evaluate.Cell
	present []bool
}

// NewLog makes an empty log of a scheme's events.
func NewLog(plan *compile.Plan) *Log {
	log := &Log{plan: plan, kinds: make([]kindColumns, len(plan.Events)), names: newInterner()}
	for i := range plan.Events {
		log.kinds[i].fields = make([]fieldColumn, len(plan.Events[i].Fields))
	}
	log.Members = newMembers(plan)
	return log
}

// Len is the number of events.
func (l *Log) Len() int { return len(l.rows) }

// File returns the number under which a file's name is kept.
func (l *Log) file(name string) int16 {
	if i := slices.Index(l.files, name); i >= 0 {
		return int16(i)
	}
	l.files = append(l.files, name)
	return int16(len(l.files) - 1)
}

// add appends an event's values.
func (l *Log) add(event *evaluate.Event, file int16) {
	columns := &l.kinds[event.Kind]
	fields := l.plan.Events[event.Kind].Fields
	row := int32(len(columns.ids))
	for i := range fields {
		columns.fields[i].add(&fields[i], event, i)
	}
	columns.ids = append(columns.ids, event.ID)
	l.rows = append(l.rows, logRow{at: event.At, line: event.Origin.Line, member: l.Members.index(event.Member), row: row,
		kind: int16(event.Kind), file: file})
}

func (c *fieldColumn) add(field *compile.Field, event *evaluate.Event, slot int) {
	cell := &event.Cells[slot]
	c.present = append(c.present, cell.Present)
	switch {
	case field.List != nil:
		c.lines = append(c.lines, slices.Clone(event.Lines[slot]))
	case field.Kind == compile.Text || field.Kind == compile.Link:
		c.texts = append(c.texts, cell.Text)
	default:
		c.numbers = append(c.numbers, cell.Number)
	}
}

// Link makes members of those whom only links name, where the scheme reaches others by links: they may get something.
func (l *Log) Link() {
	for kind := range l.kinds {
		event := &l.plan.Events[kind]
		if !l.plan.IsLinked() && event.Role != compile.RoleTransfer {
			continue
		}
		for i := range event.Fields {
			if event.Fields[i].Kind == compile.Link {
				l.linkAll(l.kinds[kind].fields[i].texts)
			}
		}
	}
	if l.plan.IsLinked() {
		l.linkKnown()
	}
}

// linkKnown makes members of those whom the attributes of members name.
func (l *Log) linkKnown() {
	for number := range len(l.Members.ids) { // not of those who are added here: nothing is known of them
		known, ok := l.Members.Known(number)
		for slot := range l.plan.Attributes {
			if ok && l.plan.Attributes[slot].Kind == compile.Link && known.Cells[slot].Present {
				l.Members.index(known.Cells[slot].Text)
			}
		}
	}
}

func (l *Log) linkAll(members []string) {
	for _, member := range members {
		if member != "" {
			l.Members.index(member)
		}
	}
}

// Sort puts the events into their total order: instant, then member id by bytes, then position among the member's own
// rows as they were read.
func (l *Log) Sort() {
	rank := l.Members.ranks()
	slices.SortStableFunc(l.rows, func(a, b logRow) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(rank[a.member], rank[b.member]))
	})
}

// Last is the instant of the last event; false if there is none. The log must be sorted.
func (l *Log) Last() (value.Instant, bool) {
	if len(l.rows) == 0 {
		return 0, false
	}
	return l.rows[len(l.rows)-1].at, true
}

// Fill makes an event the i-th of the log, and returns the number of its member.
func (l *Log) Fill(i int, event *evaluate.Event) int {
	row := &l.rows[i]
	event.Reset(l.plan, int(row.kind), l.Members.ids[row.member], row.at)
	columns := &l.kinds[row.kind]
	event.ID = columns.ids[row.row]
	event.Origin = evaluate.Origin{File: l.files[row.file], Line: row.line}
	fields := l.plan.Events[row.kind].Fields
	for slot := range fields {
		column := &columns.fields[slot]
		if !column.present[row.row] {
			continue
		}
		switch {
		case fields[slot].List != nil:
			lines := column.lines[row.row]
			width := len(fields[slot].List)
			for start := 0; start < len(lines); start += width {
				copy(event.AddLine(slot), lines[start:start+width])
			}
		case fields[slot].Kind == compile.Text || fields[slot].Kind == compile.Link:
			event.SetText(slot, column.texts[row.row])
		default:
			event.SetNumber(slot, column.numbers[row.row])
		}
	}
	return int(row.member)
}

// At returns the instant of the i-th event.
func (l *Log) At(i int) value.Instant { return l.rows[i].at }

// interner keeps one copy of texts that come again and again. When there are too many different ones it keeps no more.
type interner struct{ known map[string]string }

const mostInterned = 1 << 16

func newInterner() interner { return interner{map[string]string{}} }

func (n interner) text(bytes []byte) string {
	if text, ok := n.known[string(bytes)]; ok {
		return text
	}
	text := string(bytes)
	if len(n.known) < mostInterned {
		n.known[text] = text
	}
	return text
}
