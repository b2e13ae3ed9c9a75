package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

func (s *sourceChecker) event(part *dsl.SourceEvent) *SourceEvent {
	target := s.target.names.event(string(part.Name.Text))
	if target == nil {
		s.unknown(&part.Name, dsl.Sayf("event in scheme `%[1]s`", "方案 `%[1]s` 里没有事件 "+nameMark, s.target.Name), string(part.Name.Text), s.target.names.eventNames())
		return nil
	}
	event := &SourceEvent{Event: target, Span: s.file.Span(&part.Name)}
	if part.Condition != nil {
		event.When = s.condition(part.Condition.Tree, s.over(part.Condition, firstRow))
	}
	given := map[*Field]bool{}
	s.meant = map[string]bool{}
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
	canonical, _ := dsl.Canonical(dsl.ClassField, part.Name.Text)
	switch {
	case part.Lines != nil:
	case canonical == "member" && event.Member == nil:
		event.Member = s.ofKind(part, firstRow, Text)
		return
	case canonical == "time" && event.Time == nil:
		event.Time = s.ofKind(part, firstRow, Instant, Date)
		return
	case canonical == "id" && event.ID == nil:
		event.ID = s.ofKind(part, firstRow, Text)
		return
	}
	field := s.field(part, &part.Name, event.Event.Fields, event.Event.Written, given)
	switch {
	case field == nil:
	case part.Lines != nil:
		s.list(event, part, field)
	default:
		typed := s.over(part.Value, allRows)
		event.Fields = append(event.Fields, SourceField{Field: field, Value: s.fits(&part.Name, part.Value, typed, field)})
	}
}

// field finds the field that is given a value, which it is given once.
func (s *sourceChecker) field(part dsl.Noded, name *dsl.Name, fields []*Field, of string, given map[*Field]bool) *Field {
	field := fieldNamed(fields, name.Text)
	if field == nil {
		s.unknown(name, dsl.Sayf("field of `%[1]s`", "`%[1]s` 没有字段 "+nameMark, of), string(name.Text), allFieldNames(fields))
		s.meant[nearestOf(string(name.Text), allFieldNames(fields))] = true
		return nil
	}
	if given[field] {
		s.fail(part, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", field.Written), dsl.Say("keep one of the two", "两处只留一处"))
		return nil
	}
	given[field] = true
	return field
}

func allFieldNames(fields []*Field) []dsl.Words {
	names := preludeNames(dsl.ClassField, "member", "time", "id")
	for _, field := range fields {
		names = append(names, preludeNames(dsl.ClassField, field.Written)...)
	}
	return names
}

// nearestOf returns the English of the name that was most likely meant, in whatever tongue it is near.
func nearestOf(written string, known []dsl.Words) string {
	var names []string
	for _, one := range known {
		names = append(names, one.English, one.Chinese)
	}
	nearest := dsl.Nearest(written, names)
	for _, one := range known {
		if one.Chinese == nearest {
			return one.English
		}
	}
	return nearest
}

// list gives a list its lines: one for each row of the group, or one for the row.
func (s *sourceChecker) list(event *SourceEvent, part *dsl.Assignment, field *Field) {
	if field.List == nil {
		s.failAt(s.file.Span(&part.Name), "type", dsl.Sayf("`%s` is no list", "`%s` 不是列表", field.Written), dsl.Sayf("write: %[1]s = …", "请写：%[1]s = …", field.Written), declaredAt(field)...)
		return
	}
	lines, given := SourceField{Field: field}, map[*Field]bool{}
	for _, clause := range part.Lines.Clauses {
		line, ok := clause.(*dsl.LineValue)
		if !ok {
			continue
		}
		typed := s.over(&line.Value, eachRow)
		if one := fieldOf(s, line, field, given); one != nil {
			lines.Lines = append(lines.Lines, SourceField{Field: one, Value: s.fits(&line.Name, &line.Value, typed, one)})
		}
	}
	for _, one := range field.List.Fields {
		if !one.Optional && !given[one] && one.Default == nil && !part.Lines.Broken() && !s.meant[field.Written+"."+one.Written] {
			s.lacks(&part.Name, field.Written, one.Written, one.Written+" = …")
		}
	}
	event.Fields = append(event.Fields, lines)
}

// fieldOf finds the field of a list's line.
func fieldOf(s *sourceChecker, line *dsl.LineValue, list *Field, given map[*Field]bool) *Field {
	if known := fieldNames(list.List.Fields); fieldNamed(list.List.Fields, line.Name.Text) == nil {
		s.unknown(&line.Name, dsl.Sayf("field of `%[1]s`", "`%[1]s` 没有字段 "+nameMark, list.Written), string(line.Name.Text), known)
		s.meant[list.Written+"."+nearestOf(string(line.Name.Text), known)] = true
		return nil
	}
	return s.field(line, &line.Name, list.List.Fields, list.Written, given)
}

// ofKind asks an assignment to be of one of some kinds.
func (s *sourceChecker) ofKind(part *dsl.Assignment, view int, kinds ...Kind) *Expression {
	if part.Lines != nil {
		return s.onlyValue(part)
	}
	typed := s.over(part.Value, view)
	if typed.broken() || slices.Contains(kinds, typed.Type.Kind) {
		return typed
	}
	before := len(s.problems)
	typed = s.mismatch(part.Value.Tree, typed.Type, Type{Kind: kinds[0]})
	s.suggestType(s.problems[before:], part.Value)
	return typed
}

// onlyValue reports lines where a single value belongs.
func (s *sourceChecker) onlyValue(part *dsl.Assignment) *Expression {
	s.fail(part, "type", dsl.Sayf("`%s` is one value", "`%s` 是单个值", part.Name.Text), dsl.Sayf("write: %[1]s = …", "请写：%[1]s = …", part.Name.Text))
	return &Expression{}
}

// fits asks an expression to fit a field: numbers are plain and have no more places than it.
func (s *sourceChecker) fits(name *dsl.Name, given *dsl.Expression, typed *Expression, field *Field) *Expression {
	wanted := field.Type
	switch {
	case typed.broken():
		return typed
	case wanted.Kind == Lines:
		s.failAt(s.file.Span(name), "type", dsl.Sayf("`%s` is a list", "`%s` 是列表", field.Written),
			dsl.Sayf("say what its lines hold: %[1]s { %[2]s = … }", "请写明每行的字段：%[1]s { %[2]s = … }", field.Written, field.List.Fields[0].Written), declaredAt(field)...)
		return &Expression{}
	case wanted.IsNumeric() && (typed.Type.Kind == Number || typed.Type.sameUnit(wanted)):
		if typed.Type.Places <= wanted.Places {
			return typed
		}
		s.failAt(s.file.Span(given), "places", dsl.Sayf("`%[1]s` has %[2]d decimals, this has %[3]d", "`%[1]s` 有 %[2]d 位小数，这里有 %[3]d 位", name.Text, wanted.Places, typed.Type.Places),
			dsl.Sayf("write round(…, %[1]d)", "请写 四舍五入(…, %[1]d)", wanted.Places), declaredAt(field)...)
		return &Expression{}
	case wanted.Kind == typed.Type.Kind, wanted.Kind == Link && typed.Type.Kind == Text:
		return typed
	case wanted.Kind == Date && typed.Type.Kind == Instant:
		return s.node(given.Tree, OperationDate, Type{Kind: Date}, typed)
	}
	before := len(s.problems)
	s.mismatch(given.Tree, typed.Type, wanted)
	s.suggestType(s.problems[before:], given)
	if len(s.problems) > before {
		s.problems[before].Related = declaredAt(field)
	}
	return &Expression{}
}

// declaredAt shows where the scheme declares a field; those of the prelude stand nowhere.
func declaredAt(field *Field) []dsl.Related {
	if field.Span.File == "" {
		return nil
	}
	return []dsl.Related{{Span: field.Span, Note: dsl.Say("the field is declared here", "字段在这里声明")}}
}

// complete reports what an event lacks.
func (s *sourceChecker) complete(event *SourceEvent, part *dsl.SourceEvent, given map[*Field]bool) {
	if part.Body.Broken() {
		return
	}
	if event.Member == nil && !s.meant["member"] {
		s.lacks(&part.Name, event.Event.Written, "member", "member customer")
	}
	if event.Time == nil && !s.meant["time"] {
		s.lacks(&part.Name, event.Event.Written, "time", "time date")
	}
	for _, field := range event.Event.Fields {
		if !field.Optional && !given[field] && field.Default == nil && field.List == nil && !s.meant[field.Written] {
			s.lacks(&part.Name, event.Event.Written, field.Written, field.Written+" = …", declaredAt(field)...)
		}
	}
}

func (s *sourceChecker) lacks(at dsl.Noded, of, name, help string, related ...dsl.Related) {
	s.failAt(s.file.Span(at), "field", dsl.Sayf("`%[1]s` says its `%[2]s`", "`%[1]s` 要写明 `%[2]s`", of, name), dsl.Sayf("add: %[1]s", "请加上：%[1]s", help), related...)
}
