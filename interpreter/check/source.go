package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Source is a checked source file: how the rows of a foreign file read as events and members of a scheme.
type Source struct {
	Name    string
	Files   []string
	Zone    *value.Zone
	Columns *Columns
	Skips   []Skip
	Group   []*Expression // rows with the same values are one event; empty if each row is one
	Events  []*SourceEvent
	Members *SourceMembers
	Tables  []*SourceTable
}

// Skip leaves rows out, and counts them by its text.
type Skip struct {
	When *Expression
	Text string
}

// SourceEvent makes an event of each row, or group of rows, that it is for.
type SourceEvent struct {
	Event  *Event
	When   *Expression // nil is for every row
	Member *Expression
	Time   *Expression
	ID     *Expression // nil if events have none
	Fields []SourceField
	Span   dsl.Span
}

// SourceField gives a field its value, or a list its lines.
type SourceField struct {
	Field *Field
	Value *Expression
	Lines []SourceField // of a list: the fields of a line
}

// SourceMembers reads what is known of members.
type SourceMembers struct {
	Files   []string
	Columns *Columns
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

// SourceTable reads the rows of a table of reference.
type SourceTable struct {
	Table   *Table
	Files   []string
	Columns *Columns
	Skips   []Skip
	Key     *Expression
	From    *Expression // nil if rows hold for all time
	Until   *Expression
	Values  []SourceField
}

// sourceChecker reads expressions over the columns of a file.
type sourceChecker struct {
	*checker
	target  *Scheme
	source  *Source
	columns *Columns
	rows    *rows
	seen    map[string]dsl.Clause
	meant   map[string]bool // fields that a name which stands for nothing was probably to be
}

// ForSource checks a source file against the scheme that it feeds. The source is nil where something is wrong.
func ForSource(scheme *Scheme, file *dsl.File) (*Source, dsl.Diagnostics) {
	// A source's expressions know the columns of its file and nothing of the scheme.
	plain := &Scheme{Currency: scheme.Currency, MoneyPlaces: scheme.MoneyPlaces, Zone: scheme.Zone, names: newNames()}
	s := &sourceChecker{checker: &checker{file: file, scheme: plain}, target: scheme, source: &Source{Zone: scheme.Zone},
		seen: map[string]dsl.Clause{}, meant: map[string]bool{}}
	s.header()
	s.begin(file.Declarations)
	s.imply(file.Declarations)
	s.skips(&s.source.Skips, file.Declarations)
	s.group()
	for _, clause := range file.Declarations {
		if part, ok := clause.(*dsl.SourceEvent); ok {
			if event := s.event(part); event != nil {
				s.source.Events = append(s.source.Events, event)
			}
		}
	}
	s.source.Columns = s.columns
	if s.rows.lines != nil { // they stand behind the columns, all of which are known now
		s.rows.lines.Index = len(s.columns.Row.Fields)
	}
	for _, clause := range file.Declarations {
		switch clause := clause.(type) {
		case *dsl.SourceMembers:
			s.source.Members = s.members(clause)
		case *dsl.SourceTable:
			s.table(clause)
		}
	}
	s.required()
	if s.problems.Failed() {
		return nil, s.problems.Sorted()
	}
	return s.source, s.problems.Sorted()
}

func (s *sourceChecker) header() {
	for _, clause := range s.file.Declarations {
		switch clause := clause.(type) {
		case *dsl.Source:
			if s.once(s.seen, "source", clause) {
				s.source.Name = string(clause.Name.Text)
			}
		case *dsl.SourceFile:
			s.source.Files = append(s.source.Files, string(clause.Path.Value))
		case *dsl.Timezone:
			if s.once(s.seen, "timezone", clause) {
				s.source.Zone = s.zone(&clause.Zone)
				s.scheme.Zone = s.source.Zone
			}
		case *dsl.SourceMembers:
			s.once(s.seen, "members", clause)
		case *dsl.SourceGroup:
			s.once(s.seen, "group", clause)
		}
	}
}

// required reports what every source has to say. One that only fills tables or tells of members has no events.
func (s *sourceChecker) required() {
	top := dsl.Span{File: s.file.Name, Line: 1, Column: 1}
	if len(s.source.Events) == 0 && len(s.source.Files) == 0 && (s.source.Members != nil || len(s.source.Tables) > 0) {
		return
	}
	if len(s.source.Files) == 0 {
		s.failAt(top, "source", dsl.Say("a source names its file", "来源要写明文件"), dsl.Say(`write: file "sales.csv"`, `请写：文件 "sales.csv"`))
	}
	if len(s.source.Events) == 0 {
		s.failAt(top, "source", dsl.Say("a source makes events of rows", "来源要把数据行变成事件"), dsl.Say("write: event purchase { member customer  time date  amount = total }", "请写：事件 消费 { 会员 客户  时间 日期  金额 = 总额 }"))
	}
}

func (s *sourceChecker) skips(into *[]Skip, clauses []dsl.Clause) {
	for _, clause := range clauses {
		if part, ok := clause.(*dsl.SourceSkip); ok {
			condition := s.condition(part.Condition.Tree, s.over(&part.Condition, eachRow))
			*into = append(*into, Skip{When: condition, Text: s.file.Text(&part.Condition)})
		}
	}
}

// group reads what the rows of one event have in common.
func (s *sourceChecker) group() {
	part, ok := s.seen["group"].(*dsl.SourceGroup)
	if !ok {
		return
	}
	for _, by := range part.By {
		typed := s.over(by, eachRow)
		if !typed.broken() && !slices.Contains([]Kind{Text, Number, Date, Instant}, typed.Type.Kind) {
			typed = s.mismatch(by.Tree, typed.Type, Type{Kind: Text})
		}
		s.source.Group = append(s.source.Group, typed)
		if field, isField := typed.Reference.(*Field); isField && typed.Operation == OperationField {
			s.rows.keys[field] = true
		}
	}
	s.rows.lines = &Field{Name: "lines", Written: "lines", Type: Type{Kind: Lines}}
}
