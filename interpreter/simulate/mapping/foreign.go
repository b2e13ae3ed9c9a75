package mapping

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// foreign reads a file by a source.
type foreign struct {
	reading
	plan    *compile.Plan
	columns []compile.Column
	zone    *value.Zone
	options Options
	row     *evaluate.Row
	event   evaluate.Event

	optional bool                        // all columns but the first may lack
	twins    bool                        // names of the prelude may be written in Chinese
	header   func(header []string) error // looks at a file's header; may be nil
}

// ReadSource appends the events of one of a source's files. Errors are *history.DataError.
func ReadSource(log *Log, account *Account, source *compile.Source, path string, options Options) error {
	f := newForeign(log, account, source.Columns, source.Zone, path, options)
	return f.readFile(path, func(line int64) error { return f.makeEvent(source, line) })
}

// ReadSourceMembers reads what one of a source's files says of members.
func ReadSourceMembers(log *Log, account *Account, source *compile.Source, path string, options Options) error {
	f := newForeign(log, account, source.Members.Columns, source.Zone, path, options)
	return f.readFile(path, func(line int64) error { return f.makeMember(source.Members, line) })
}

func newForeign(log *Log, account *Account, columns []compile.Column, zone *value.Zone, path string, options Options) *foreign {
	return &foreign{plan: log.plan, columns: columns, zone: zone, options: options, row: evaluate.NewRow(len(columns), zone),
		reading: reading{log: log, account: account, onBad: options.OnBad, file: log.file(path), name: path}}
}

// bound are the columns as a reader wants them.
func (f *foreign) bound() []history.Column {
	types := map[compile.Kind]history.Type{compile.Text: history.Text, compile.Number: history.Number, compile.Date: history.Date,
		compile.Instant: history.Instant, compile.Flag: history.Flag}
	columns := make([]history.Column, len(f.columns))
	for i, column := range f.columns {
		columns[i] = history.Column{Name: column.Name, Type: types[column.Kind], Places: column.Places, Layout: column.Layout, Zone: f.zone,
			Optional: f.optional && i > 0}
		if chinese, ok := dsl.Twin(dsl.ClassField, column.Name); ok && f.twins {
			columns[i].Aliases = []string{chinese}
		}
	}
	return columns
}

// readFile reads one file, and takes its rows.
func (f *foreign) readFile(path string, take func(line int64) error) error {
	reader, err := history.Open(path, f.fileOptions(f.options))
	if err != nil {
		return err
	}
	defer reader.Close()
	if f.header != nil {
		if err := f.header(reader.Header()); err != nil {
			return err
		}
	}
	if err := reader.Bind(f.bound()); err != nil {
		return err
	}
	return f.read(reader, f.options, func(row int, line int64) error {
		f.fill(row)
		return take(line)
	})
}

// fill puts a row of the batch before the expressions.
func (f *foreign) fill(row int) {
	for i := range f.columns {
		vector := &f.batch.Columns[i]
		cell := evaluate.Cell{Present: vector.Present[row]}
		if f.columns[i].Kind == compile.Text {
			cell.Text = f.log.names.text(vector.Texts.At(row))
		} else {
			cell.Number = vector.Numbers[row]
		}
		f.row.Cells[i] = cell
	}
}

// skipped tells whether a source leaves the row out, and counts it.
func (f *foreign) skipped(skips []compile.Skip) bool {
	for i := range skips {
		if f.row.Holds(skips[i].When) {
			f.account.Left["skip when "+skips[i].Text]++
			return true
		}
	}
	return false
}

// noEvent is the reason of rows that no event of the source is for.
const noEvent = "no event of the source is for it"

// makeEvent makes the event of a row: the first of the source's that is for it.
func (f *foreign) makeEvent(source *compile.Source, line int64) error {
	if f.skipped(source.Skips) {
		return nil
	}
	for i := range source.Events {
		if event := &source.Events[i]; event.When == nil || f.row.Holds(event.When) {
			return f.take(event, line)
		}
	}
	f.account.Left[noEvent]++
	return nil
}

func (f *foreign) take(event *compile.SourceEvent, line int64) error {
	kind := &f.plan.Events[event.Event]
	member, at, problem := f.whoAndWhen(event.Member, event.Time, event.IsDate)
	if problem != nil {
		return f.reject(line, problem.column, problem.value, problem.code, problem.reason)
	}
	f.event.Reset(f.plan, event.Event, member, at)
	f.event.Origin.Line = line
	if event.ID != nil {
		cell, _ := f.row.Value(event.ID)
		f.event.ID = cell.Text
	}
	for i := range event.Fields {
		if problem := f.field(kind, &event.Fields[i]); problem != nil {
			return f.reject(line, problem.column, problem.value, problem.code, problem.reason)
		}
	}
	if problem := complete(kind, &f.event); problem != nil {
		return f.reject(line, problem.column, problem.value, problem.code, problem.reason)
	}
	f.log.add(&f.event, f.file)
	return nil
}

func (f *foreign) whoAndWhen(member, time *compile.Step, isDate bool) (string, value.Instant, *problem) {
	id, _ := f.row.Value(member)
	if id.Text == "" {
		return "", 0, &problem{"member", "", "member-missing", dsl.Say("is empty: expected the id of a member; `skip when` leaves such rows out", "为空：应为会员编号；这类行可用 `跳过` 略去")}
	}
	at, _ := f.row.Value(time)
	if !at.Present {
		return "", 0, &problem{"time", "", "time-missing", dsl.Say("is empty: expected when it happened", "为空：应为发生的时间")}
	}
	instant := value.Instant(at.Number)
	if isDate {
		instant = f.zone.Midnight(value.Date(at.Number))
	}
	return f.log.Members.interned([]byte(id.Text)), instant, nil
}

// field gives one field its value. An empty text is no value.
func (f *foreign) field(kind *compile.Event, field *compile.SourceField) *problem {
	cell, fits := f.row.Value(field.Value)
	name := kind.Fields[field.Slot].Name
	if !fits {
		return &problem{name, "", "overflow", dsl.Say("becomes larger than 18 digits", "超过 18 位")}
	}
	if field.Value.IsText() && cell.Text == "" {
		return nil
	}
	if cell.Present {
		f.event.Cells[field.Slot] = cell
	}
	return nil
}

// makeMember takes what a row says of a member.
func (f *foreign) makeMember(members *compile.SourceMembers, line int64) error {
	if f.skipped(members.Skips) {
		return nil
	}
	id, _ := f.row.Value(members.Member)
	if id.Text == "" {
		return f.reject(line, "member", "", "member-missing", dsl.Say("is empty: expected the id of a member", "为空：应为会员编号"))
	}
	known := Known{Cells: make([]evaluate.Cell, len(f.plan.Attributes))}
	for _, one := range members.Values {
		cell, fits := f.row.Value(one.Value)
		if !fits {
			return f.reject(line, f.plan.Attributes[one.Slot].Name, "", "overflow", dsl.Say("becomes larger than 18 digits", "超过 18 位"))
		}
		if one.Value.IsText() && cell.Text == "" {
			cell.Present = false
		}
		if problem := allowed(&f.plan.Attributes[one.Slot], cell); problem != nil {
			return f.reject(line, problem.column, problem.value, problem.code, problem.reason)
		}
		known.Cells[one.Slot] = cell
	}
	if members.Joined != nil {
		joined, _ := f.row.Value(members.Joined)
		if known.HasJoined = joined.Present; joined.Present {
			known.Joined = value.Instant(joined.Number)
			if members.IsDate {
				known.Joined = f.zone.Midnight(value.Date(joined.Number))
			}
		}
	}
	return f.know(line, id.Text, known)
}

// know keeps what is said of a member; a member stands in the file once.
func (r *reading) know(line int64, id string, known Known) error {
	number := r.log.Members.index(id)
	if _, again := r.log.Members.known[number]; again {
		return r.reject(line, "member", id, "member-twice", dsl.Say("stands twice: a member has one row in the members' file", "出现两次：会员资料里每个会员只有一行"))
	}
	r.log.Members.known[number] = known
	return nil
}

// allowed asks an attribute's value to be among its choices.
func allowed(attribute *compile.Attribute, cell evaluate.Cell) *problem {
	if !cell.Present || attribute.OneOf == nil {
		return nil
	}
	for _, choice := range attribute.OneOf {
		if choice == cell.Text {
			return nil
		}
	}
	return &problem{attribute.Name, cell.Text, "one-of", dsl.Sayf("is not among the choices: expected one of %[1]s", "不在可选值里：应为 %[1]s 之一", strings.Join(attribute.OneOf, ", "))}
}
