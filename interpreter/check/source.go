package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Source is a checked source file: how the rows of a foreign file read as events and members of a scheme.
type Source struct {
	Name    string
	Files   []string
	Zone    *value.Zone
	Row     *Event // the columns of the file, as the fields of a row
	Layouts map[*Field]string
	Skips   []Skip
	Events  []*SourceEvent
	Members *SourceMembers
}

// Skip leaves rows out, and counts them by its text.
type Skip struct {
	When *Expression
	Text string
}

// SourceEvent makes an event of each row that it is for.
type SourceEvent struct {
	Event  *Event
	When   *Expression // nil is for every row
	Member *Expression
	Time   *Expression
	ID     *Expression // nil if events have none
	Fields []SourceField
	Span   dsl.Span
}

// SourceField gives a field its value.
type SourceField struct {
	Field *Field
	Value *Expression
}

// SourceMembers reads what is known of members.
type SourceMembers struct {
	Files   []string
	Row     *Event
	Layouts map[*Field]string
	Skips   []Skip
	Member  *Expression
	Joined  *Expression // nil if it is not said
	Values  []SourceAttribute
}

// SourceAttribute gives an attribute its value.
type SourceAttribute struct {
	Attribute *Attribute
	Value     *Expression
}

// sourceChecker reads expressions over the columns of a file. A column that is not declared is text.
type sourceChecker struct {
	*checker
	target  *Scheme
	row     *Event
	layouts map[*Field]string
}

// ForSource checks a source file against the scheme that it feeds. The source is nil where something is wrong.
func ForSource(scheme *Scheme, file *dsl.File) (*Source, dsl.Diagnostics) {
	// A source's expressions know the columns of its file and nothing of the scheme.
	plain := &Scheme{Currency: scheme.Currency, MoneyPlaces: scheme.MoneyPlaces, Zone: scheme.Zone, names: newNames()}
	s := &sourceChecker{checker: &checker{file: file, scheme: plain}, target: scheme}
	source := &Source{Zone: scheme.Zone}
	s.header(source)
	s.begin()
	for _, clause := range file.Declarations {
		if column, ok := clause.(*dsl.SourceColumn); ok {
			s.column(column)
		}
	}
	for _, clause := range file.Declarations {
		switch clause := clause.(type) {
		case *dsl.SourceSkip:
			source.Skips = append(source.Skips, s.skip(clause))
		case *dsl.SourceEvent:
			if event := s.event(clause); event != nil {
				source.Events = append(source.Events, event)
			}
		}
	}
	source.Row, source.Layouts = s.row, s.layouts
	for _, clause := range file.Declarations {
		if members, ok := clause.(*dsl.SourceMembers); ok {
			source.Members = s.members(members)
		}
	}
	s.required(source)
	if s.problems.Failed() {
		return nil, s.problems.Sorted()
	}
	return source, s.problems.Sorted()
}

func (s *sourceChecker) begin() {
	s.row, s.layouts = &Event{Name: "row", Written: "row"}, map[*Field]string{}
}

func (s *sourceChecker) header(source *Source) {
	seen := map[string]dsl.Clause{}
	for _, clause := range s.file.Declarations {
		switch clause := clause.(type) {
		case *dsl.Source:
			if s.once(seen, "source", clause) {
				source.Name = string(clause.Name.Text)
			}
		case *dsl.SourceFile:
			source.Files = append(source.Files, string(clause.Path.Value))
		case *dsl.Timezone:
			if s.once(seen, "timezone", clause) {
				source.Zone = s.zone(&clause.Zone)
				s.scheme.Zone = source.Zone
			}
		case *dsl.SourceMembers:
			s.once(seen, "members", clause)
		}
	}
}

// required reports what every source has to say.
func (s *sourceChecker) required(source *Source) {
	top := dsl.Span{File: s.file.Name, Line: 1, Column: 1}
	if len(source.Files) == 0 {
		s.failAt(top, "source", dsl.Say("a source names its file", "来源要写明文件"), dsl.Say(`write: file "sales.csv"`, `请写：文件 "sales.csv"`))
	}
	if len(source.Events) == 0 {
		s.failAt(top, "source", dsl.Say("a source makes events of rows", "来源要把数据行变成事件"), dsl.Say("write: event purchase { member customer  time date  amount = total }", "请写：事件 消费 { 会员 客户  时间 日期  金额 = 总额 }"))
	}
}

func (s *sourceChecker) column(part *dsl.SourceColumn) {
	field := &Field{Name: string(part.Name.Text), Written: string(part.Name.Text), Type: Type{Kind: fieldKinds[part.Type.Word]},
		Optional: true, Span: s.file.Span(&part.Name)}
	switch field.Type.Kind {
	case Lines, Link:
		s.fail(&part.Type, "type", dsl.Say("a column is text, number, money, date, time or flag", "列的类型是 文字、数字、金额、日期、时间 或 是否"), dsl.Say("take one of these", "请选一种"))
	default:
		s.fieldType(field, &part.Type)
	}
	if field.Type.Kind == Money {
		field.Type = Type{Kind: Number, Places: s.scheme.MoneyPlaces} // numbers of a source are plain
	}
	if part.Layout != nil && field.Type.Kind != Date && field.Type.Kind != Instant {
		s.fail(part.Layout, "type", dsl.Say("only dates and times have a layout", "只有日期和时间有格式"), dsl.Say("leave it out", "请去掉"))
	}
	for _, other := range s.row.Fields {
		if other.Name == field.Name {
			s.taken(&part.Name, other.Span)
			return
		}
	}
	s.layouts[field] = textOf(part.Layout)
	s.add(field)
}

func (s *sourceChecker) add(field *Field) {
	field.Index = len(s.row.Fields)
	s.row.Fields = append(s.row.Fields, field)
}

// over types an expression over the columns. Names that no column has yet become columns of text.
func (s *sourceChecker) over(expression *dsl.Expression) *Expression {
	if expression.Tree != nil {
		dsl.Walk(expression.Tree, func(part any) {
			if path, ok := part.(*dsl.Path); ok && len(path.Names) == 1 {
				s.undeclared(path.Names[0].Text)
			}
		})
	}
	return s.expression(scope{event: s.row}, expression)
}

func (s *sourceChecker) undeclared(name dsl.Identifier) {
	if _, isValue := dsl.Canonical(dsl.ClassValue, name); isValue || name == "true" || name == "false" {
		return
	}
	for _, field := range s.row.Fields {
		if field.Name == string(name) {
			return
		}
	}
	s.add(&Field{Name: string(name), Written: string(name), Type: Type{Kind: Text}, Optional: true})
}

func (s *sourceChecker) skip(part *dsl.SourceSkip) Skip {
	return Skip{When: s.condition(part.Condition.Tree, s.over(&part.Condition)), Text: s.file.Text(&part.Condition)}
}

func (s *sourceChecker) event(part *dsl.SourceEvent) *SourceEvent {
	target := s.target.names.event(string(part.Name.Text))
	if target == nil {
		s.unknown(&part.Name, dsl.Sayf("event in scheme `%[1]s`", "事件（方案 `%[1]s` 中）", s.target.Name), string(part.Name.Text), slices.Sorted(maps.Keys(s.target.names.events)))
		return nil
	}
	event := &SourceEvent{Event: target, Span: s.file.Span(&part.Name)}
	if part.Condition != nil {
		event.When = s.condition(part.Condition.Tree, s.over(part.Condition))
	}
	given := map[*Field]bool{}
	for _, clause := range part.Body.Clauses {
		if assignment, ok := clause.(*dsl.Assignment); ok {
			s.assign(event, assignment, given)
		}
	}
	s.complete(event, part, given)
	return event
}

// assign gives the event its member, time, id, or a field.
func (s *sourceChecker) assign(event *SourceEvent, part *dsl.Assignment, given map[*Field]bool) {
	typed := s.over(&part.Value)
	canonical, _ := dsl.Canonical(dsl.ClassField, part.Name.Text)
	switch {
	case canonical == "member" && event.Member == nil:
		event.Member = s.ofKind(part, typed, Text)
		return
	case canonical == "time" && event.Time == nil:
		event.Time = s.ofKind(part, typed, Instant, Date)
		return
	case canonical == "id" && event.ID == nil:
		event.ID = s.ofKind(part, typed, Text)
		return
	}
	field := fieldNamed(event.Event.Fields, part.Name.Text)
	if field == nil {
		s.unknown(&part.Name, dsl.Sayf("field of `%[1]s`", "`%[1]s` 的字段", event.Event.Written), string(part.Name.Text), allFieldNames(event.Event.Fields))
		return
	}
	if given[field] {
		s.fail(part, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", field.Written), dsl.Say("keep one of the two", "两处只留一处"))
		return
	}
	given[field] = true
	event.Fields = append(event.Fields, SourceField{field, s.fits(part, typed, field.Type)})
}

func allFieldNames(fields []*Field) []string {
	names := []string{"member", "time", "id"}
	for _, field := range fields {
		names = append(names, field.Written)
	}
	return names
}

// ofKind asks an expression to be of one of some kinds.
func (s *sourceChecker) ofKind(part *dsl.Assignment, typed *Expression, kinds ...Kind) *Expression {
	if typed.broken() || slices.Contains(kinds, typed.Type.Kind) {
		return typed
	}
	return s.mismatch(part.Value.Tree, typed.Type, Type{Kind: kinds[0]})
}

// fits asks an expression to fit a field: numbers are plain and have no more places than it.
func (s *sourceChecker) fits(part *dsl.Assignment, typed *Expression, wanted Type) *Expression {
	switch {
	case typed.broken():
		return typed
	case wanted.Kind == Lines:
		s.notYet(part)
		return &Expression{}
	case wanted.IsNumeric() && (typed.Type.Kind == Number || typed.Type.sameUnit(wanted)):
		if typed.Type.Places <= wanted.Places {
			return typed
		}
		return s.wrong(part.Value.Tree, "places", dsl.Sayf("`%[1]s` has %[2]d decimals, this has %[3]d", "`%[1]s` 有 %[2]d 位小数，这里有 %[3]d 位", part.Name.Text, wanted.Places, typed.Type.Places),
			dsl.Sayf("write round(…, %[1]d)", "请写 四舍五入(…, %[1]d)", wanted.Places))
	case wanted.Kind == typed.Type.Kind, wanted.Kind == Link && typed.Type.Kind == Text:
		return typed
	case wanted.Kind == Date && typed.Type.Kind == Instant:
		return s.node(part.Value.Tree, OperationDate, Type{Kind: Date}, typed)
	}
	return s.mismatch(part.Value.Tree, typed.Type, wanted)
}

// complete reports what an event lacks.
func (s *sourceChecker) complete(event *SourceEvent, part *dsl.SourceEvent, given map[*Field]bool) {
	lacks := func(name, help string) {
		s.fail(&part.Name, "field", dsl.Sayf("`%[1]s` says its `%[2]s`", "`%[1]s` 要写明 `%[2]s`", event.Event.Written, name), dsl.Sayf("add: %[1]s", "请加上：%[1]s", help))
	}
	if event.Member == nil {
		lacks("member", "member customer")
	}
	if event.Time == nil {
		lacks("time", "time date")
	}
	for _, field := range event.Event.Fields {
		if !field.Optional && !given[field] && field.Default == nil && field.List == nil {
			lacks(field.Written, field.Written+" = …")
		}
	}
}

func (s *sourceChecker) members(part *dsl.SourceMembers) *SourceMembers {
	s.begin()
	members := &SourceMembers{}
	for _, clause := range part.Body.Clauses {
		if column, ok := clause.(*dsl.SourceColumn); ok {
			s.column(column)
		}
	}
	for _, clause := range part.Body.Clauses {
		switch clause := clause.(type) {
		case *dsl.SourceFile:
			members.Files = append(members.Files, string(clause.Path.Value))
		case *dsl.SourceSkip:
			members.Skips = append(members.Skips, s.skip(clause))
		case *dsl.Assignment:
			s.memberValue(members, clause)
		}
	}
	if members.Member == nil || len(members.Files) == 0 {
		s.fail(part, "field", dsl.Say("`members` names its file and the column of the member's id", "`会员资料` 要写明文件和会员编号所在的列"), dsl.Say(`write: members { file "members.csv"  member id }`, `请写：会员资料 { 文件 "members.csv"  会员 编号 }`))
	}
	members.Row, members.Layouts = s.row, s.layouts
	return members
}

func (s *sourceChecker) memberValue(members *SourceMembers, part *dsl.Assignment) {
	typed := s.over(&part.Value)
	canonical, _ := dsl.Canonical(dsl.ClassField, part.Name.Text)
	switch {
	case canonical == "member" && members.Member == nil:
		members.Member = s.ofKind(part, typed, Text)
		return
	case canonical == "joined" && members.Joined == nil:
		members.Joined = s.ofKind(part, typed, Instant, Date)
		return
	}
	attribute, ok := s.target.names.attributes[string(part.Name.Text)]
	if !ok {
		known := slices.Sorted(maps.Keys(s.target.names.attributes))
		s.unknown(&part.Name, dsl.Say("attribute of a member", "会员资料"), string(part.Name.Text), append(known, "member", "joined"))
		return
	}
	for _, given := range members.Values {
		if given.Attribute == attribute {
			s.fail(part, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", attribute.Name), dsl.Say("keep one of the two", "两处只留一处"))
			return
		}
	}
	members.Values = append(members.Values, SourceAttribute{attribute, s.fits(part, typed, attribute.Type)})
}
