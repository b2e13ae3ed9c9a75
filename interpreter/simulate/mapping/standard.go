package mapping

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Options say how files are read.
type Options struct {
	OnBad         OnBad
	IgnoreColumns bool                   // columns that the scheme has no field for are passed over
	Encoding      history.Encoding       // of their characters
	Input         io.Reader              // of the path "-"
	Progress      func(read, size int64) // bytes of the file that is being read; may be nil
}

// wanted is a column of a history in the standard form, and the fields it fills.
type wanted struct {
	column history.Column
	fields []int // by event: the slot of the field, or None
	mixed  bool  // events disagree about its type: it is read as text, and then by the event's field
	list   bool  // it holds lists as JSON
}

// The columns that every row has come first.
const (
	columnMember = iota
	columnTime
	columnEvent
	columnID
	firstField
)

// standard reads files in the standard form.
type standard struct {
	reading
	plan    *compile.Plan
	options Options
	columns []wanted
	kinds   map[string]int // by the name of an event
	event   evaluate.Event
}

// ReadStandard appends the events of a file in the standard form: `member,time,event`, perhaps `id`, then the fields
// of the events by their names. Errors are *history.DataError.
func ReadStandard(log *Log, account *Account, path string, options Options) error {
	s := &standard{plan: log.plan, options: options, kinds: map[string]int{},
		reading: reading{log: log, account: account, onBad: options.OnBad, file: log.file(path), name: path}}
	s.wantedColumns()
	opened := s.fileOptions(options)
	if !options.IgnoreColumns {
		opened.Strange = s.strangeColumn
	}
	reader, err := history.Open(path, opened)
	if err != nil {
		return err
	}
	defer reader.Close()
	if err := reader.Bind(columnsOf(s.columns)); err != nil {
		return err
	}
	s.callColumns(reader, columnsOf(s.columns))
	return s.read(reader, options, s.row)
}

func columnsOf(columns []wanted) []history.Column {
	bound := make([]history.Column, len(columns))
	for i := range columns {
		bound[i] = columns[i].column
	}
	return bound
}

// wantedColumns lists the columns that a history of this scheme can have.
func (s *standard) wantedColumns() {
	s.columns = []wanted{
		columnMember: {column: history.Column{Name: "member", Aliases: []string{"会员"}, Identifier: true}},
		columnTime:   {column: history.Column{Name: "time", Aliases: []string{"时间"}, Type: history.Instant, Zone: s.plan.Zone}},
		columnEvent:  {column: history.Column{Name: "event", Aliases: []string{"事件"}}},
		columnID:     {column: history.Column{Name: "id", Aliases: []string{"单号"}, Identifier: true, Optional: true}},
	}
	for kind := range s.plan.Events {
		for slot := range s.plan.Events[kind].Fields {
			s.want(kind, slot, &s.plan.Events[kind].Fields[slot])
		}
	}
}

// want adds a field to the column of its name.
func (s *standard) want(kind, slot int, field *compile.Field) {
	column := columnOf(field, s.plan.Zone)
	for i := firstField; i < len(s.columns); i++ {
		if one := &s.columns[i]; one.column.Name == field.Name {
			if one.column.Type != column.Type {
				one.mixed = true
				one.column.Type = history.Text
			}
			one.column.Places = max(one.column.Places, column.Places)
			one.fields[kind] = slot
			return
		}
	}
	one := wanted{column: column, fields: make([]int, len(s.plan.Events)), list: field.List != nil}
	for i := range one.fields {
		one.fields[i] = compile.None
	}
	one.fields[kind] = slot
	s.columns = append(s.columns, one)
}

// redeemed stands before a wallet in the name of the column that says what of it pays for an order.
const redeemed = "redeem."

// columnOf is the column that holds a field.
func columnOf(field *compile.Field, zone *value.Zone) history.Column {
	column := history.Column{Name: field.Name, Optional: true, Places: field.Places, Zone: zone}
	if field.Written != field.Name {
		column.Aliases = append(column.Aliases, field.Written)
	}
	if chinese, ok := dsl.Twin(dsl.ClassField, field.Name); ok {
		column.Aliases = append(column.Aliases, chinese)
	}
	if wallet, ok := strings.CutPrefix(field.Name, redeemed); ok && field.Units != compile.None {
		redeem, _ := dsl.Twin(dsl.ClassField, strings.TrimSuffix(redeemed, "."))
		column.Aliases = append(column.Aliases, redeem+"."+wallet)
	}
	switch field.Kind {
	case compile.Text, compile.Link, compile.Lines:
		column.Identifier = field.Kind == compile.Link || field.Name == "of"
	case compile.Date:
		column.Type = history.Date
	case compile.Instant:
		column.Type = history.Instant
	case compile.Flag:
		column.Type = history.Flag
	default:
		column.Type = history.Number
	}
	return column
}

// strangeColumn says what is wrong with a column that no event has a field for.
func (s *standard) strangeColumn(name string) (dsl.Words, bool) {
	return strange(name, namesOf(columnsOf(s.columns)), dsl.Say("is no field of the scheme's events: ", "不是方案里事件的字段："),
		dsl.Say("pass over such columns with --ignore-columns, or say what they mean in a source file", "可用 --ignore-columns 忽略这类列，或用来源文件说明它们的含义"))
}

// namesOf lists the names that columns may have.
func namesOf(columns []history.Column) []string {
	var names []string
	for i := range columns {
		names = append(append(names, columns[i].Name), columns[i].Aliases...)
	}
	return names
}

// strange says what is wrong with a column that is none of those that are known.
func strange(name string, known []string, found, remedy dsl.Words) (dsl.Words, bool) {
	if slices.Contains(known, name) {
		return dsl.Words{}, false
	}
	if name == "" {
		return dsl.Say("the header has a column without a name: name it, take it out (a spreadsheet leaves empty columns behind), or pass over it with --ignore-columns",
			"表头中有一列没有名字：请写上列名，或去掉这一列（表格软件常留下空列），或用 --ignore-columns 忽略"), true
	}
	if nearest := dsl.Nearest(name, known); nearest != "" {
		remedy = dsl.Sayf("did you mean %[1]q? Else pass over such columns with --ignore-columns", "是不是 %[1]q？否则可用 --ignore-columns 忽略这类列", nearest)
	}
	return dsl.Say(found.English+remedy.English, found.Chinese+remedy.Chinese), true
}

func (s *standard) text(column, row int) []byte { return s.batch.Columns[column].Texts.At(row) }

// row makes an event of a row.
func (s *standard) row(row int, line int64) error {
	member := s.text(columnMember, row)
	if len(member) == 0 {
		return s.reject(line, "member", "", "member-missing", dsl.Say("is empty: expected the id of a member; take rows without one out of the file", "为空：应为会员编号；请去掉没有会员的行"))
	}
	if !s.batch.Columns[columnTime].Present[row] {
		return s.reject(line, "time", "", "time-missing", dsl.Say("is empty: expected when it happened, such as 2026-01-31 08:05:00", "为空：应为发生的时间，如 2026-01-31 08:05:00"))
	}
	kind, known := s.kind(s.text(columnEvent, row))
	if !known {
		return s.unknownEvent(line, string(s.text(columnEvent, row)))
	}
	s.event.Reset(s.plan, kind, s.log.Members.interned(member), value.Instant(s.batch.Columns[columnTime].Numbers[row]))
	s.event.ID = string(s.text(columnID, row))
	s.event.Origin.Line = line
	for column := firstField; column < len(s.columns); column++ {
		if problem := s.cell(kind, column, row); problem != nil {
			return s.reject(line, problem.column, problem.value, problem.code, problem.reason)
		}
	}
	if problem := complete(&s.plan.Events[kind], &s.event); problem != nil {
		return s.reject(line, problem.column, problem.value, problem.code, problem.reason)
	}
	s.log.add(&s.event, s.file)
	return nil
}

// kind finds the event of a name.
func (s *standard) kind(name []byte) (int, bool) {
	if kind, ok := s.kinds[string(name)]; ok {
		return kind, kind != compile.None
	}
	found := compile.None
	english, _ := dsl.Canonical(dsl.ClassEvent, dsl.Identifier(name))
	for kind := range s.plan.Events {
		if event := &s.plan.Events[kind]; event.Name == string(name) || event.Written == string(name) || event.Name == english {
			found = kind
		}
	}
	s.kinds[string(name)] = found
	return found, found != compile.None
}

func (s *standard) unknownEvent(line int64, name string) error {
	var english, chinese []string
	for kind := range s.plan.Events {
		event := &s.plan.Events[kind]
		twin, ok := dsl.Twin(dsl.ClassEvent, event.Name)
		if !ok {
			twin = event.Written
		}
		english, chinese = append(english, event.Name), append(chinese, twin)
	}
	reason := dsl.Say("is no event of the scheme: expected one of "+strings.Join(english, ", "), "不是方案里的事件：应为 "+strings.Join(chinese, "、")+" 之一")
	if nearest := dsl.Nearest(name, append(english, chinese...)); nearest != "" {
		reason = dsl.Sayf("is no event of the scheme: did you mean %[1]q?", "不是方案里的事件：是不是 %[1]q？", nearest)
	}
	return s.reject(line, "event", name, "event-unknown", reason)
}

// problem is what is wrong with a row that was typed.
type problem struct {
	column, value, code string
	reason              dsl.Words
}

// cell gives the event's field the row's value.
func (s *standard) cell(kind, column, row int) *problem {
	vector := &s.batch.Columns[column]
	wanted := &s.columns[column]
	isText := wanted.column.Type == history.Text
	if !vector.Present[row] || isText && vector.Texts.Len() > row && len(vector.Texts.At(row)) == 0 {
		return nil
	}
	slot := wanted.fields[kind]
	if slot == compile.None {
		if s.options.IgnoreColumns {
			return nil
		}
		return &problem{wanted.column.Name, s.shown(column, row), "field-unknown",
			dsl.Sayf("is for a field that `%[1]s` has not: leave the cell empty, or pass over such columns with --ignore-columns", "填了 `%[1]s` 没有的字段：请留空，或用 --ignore-columns 忽略", s.plan.Events[kind].Written)}
	}
	field := &s.plan.Events[kind].Fields[slot]
	switch {
	case wanted.mixed:
		return s.mixed(field, slot, vector.Texts.At(row))
	case field.Vouchers:
		return s.vouchers(field, slot, vector.Texts.At(row))
	case field.List != nil:
		return s.lines(field, slot, vector.Texts.At(row))
	case isText:
		s.event.SetText(slot, s.log.names.text(vector.Texts.At(row)))
		return nil
	case wanted.column.Type == history.Number && wanted.column.Places != field.Places:
		return s.scaled(field, slot, vector.Numbers[row], wanted.column.Places)
	}
	s.event.SetNumber(slot, vector.Numbers[row])
	return nil
}

// shown is a cell's value for a message.
func (s *standard) shown(column, row int) string {
	if wanted := &s.columns[column]; wanted.column.Type == history.Number {
		return value.DecimalString(s.batch.Columns[column].Numbers[row], wanted.column.Places)
	} else if wanted.column.Type == history.Text {
		return string(s.text(column, row))
	}
	return ""
}

// scaled brings a number to the places of the event's own field.
func (s *standard) scaled(field *compile.Field, slot int, number int64, places int) *problem {
	scaled, ok := value.Rescale(number, places, field.Places, value.Down)
	if back, fits := value.Rescale(scaled, field.Places, places, value.Down); !ok || !fits || back != number {
		return tooManyPlaces(field, value.DecimalString(number, places))
	}
	s.event.SetNumber(slot, scaled)
	return nil
}

func tooManyPlaces(field *compile.Field, written string) *problem {
	return &problem{field.Name, written, "places", dsl.Sayf("has too many decimals: expected at most %d; round it", "小数位太多：最多 %d 位；请取整", field.Places)}
}

// mixed reads a text as the event's own field wants it.
func (s *standard) mixed(field *compile.Field, slot int, text []byte) *problem {
	cell, reason := readCell(field, s.plan.Zone, text)
	if reason != nil {
		return &problem{field.Name, string(text), "value", *reason}
	}
	s.event.Cells[slot] = cell
	return nil
}

// readCell reads a text as a value of a field.
func readCell(field *compile.Field, zone *value.Zone, text []byte) (evaluate.Cell, *dsl.Words) {
	number, err := int64(0), error(nil)
	switch field.Kind {
	case compile.Text, compile.Link:
		return evaluate.Cell{Text: string(text), Present: true}, nil
	case compile.Date:
		var date value.Date
		date, err = value.ParseDateBytes(text)
		number = int64(date)
	case compile.Instant:
		var instant value.Instant
		instant, err = value.ParseInstantBytes(text, zone)
		number = int64(instant)
	case compile.Flag:
		yes, ok := dsl.Canonical(dsl.ClassValue, dsl.Identifier(text))
		switch {
		case ok && yes == "yes", string(text) == "true", string(text) == "1":
			number = 1
		case !ok && string(text) != "false" && string(text) != "0":
			err = errors.New("expected yes or no")
		}
	default:
		number, err = value.ParseDecimalBytes(text, field.Places)
	}
	if err != nil {
		reason := dsl.Sayf("is no value of the field: %[1]s", "不是该字段的值：%[1]s", err.Error())
		return evaluate.Cell{}, &reason
	}
	return evaluate.Cell{Number: number, Present: true}, nil
}

// complete asks an event to have what it must, and its values to be such as its fields allow.
func complete(kind *compile.Event, event *evaluate.Event) *problem {
	for slot := range kind.Fields {
		field, cell := &kind.Fields[slot], &event.Cells[slot]
		if !cell.Present {
			if !field.Optional && field.List == nil {
				return &problem{field.Name, "", "field-missing", dsl.Sayf("is empty: every `%[1]s` says its `%[2]s`", "为空：每个 `%[1]s` 都要写明 `%[2]s`", kind.Written, field.Written)}
			}
			continue
		}
		if field.OneOf != nil && !slices.Contains(field.OneOf, cell.Text) {
			return &problem{field.Name, cell.Text, "one-of", dsl.Sayf("is not among the choices: expected one of %[1]s", "不在可选值里：应为 %[1]s 之一", strings.Join(field.OneOf, ", "))}
		}
		if isAmount := field.Kind == compile.Money || field.Units != compile.None; isAmount && !field.Signed && cell.Number < 0 {
			return &problem{field.Name, value.DecimalString(cell.Number, field.Places), "negative",
				dsl.Say("is below 0: what goes back to the member is an event of its own, such as refund", "小于 0：退回会员的要用单独的事件，如退款")}
		}
	}
	return nil
}
