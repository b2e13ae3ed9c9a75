package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// Columns are those of a foreign file that a source reads, as the fields of a row.
type Columns struct {
	Row     *Event
	Layouts map[*Field]string
	implied map[string]Type // of columns that are not declared
}

// rows are how an expression of a source sees the rows of a file.
type rows struct {
	keys   map[*Field]bool // columns that the rows of a group share
	lines  *Field          // the rows of a group; nil if there are no groups
	strict bool            // of a group's rows, a column is only told of all at once
}

// How expressions see rows.
const (
	eachRow  = iota // one row at a time
	firstRow        // the first row of the group, and its lines
	allRows         // all rows of the group: their lines, what they share, and columns of the first where that is said
)

// differs tells whether a column stands for many values, one a row of the group.
func (r *rows) differs(field *Field) bool { return r != nil && r.strict && !r.keys[field] }

// begin starts on another file with the columns that are declared for it.
func (s *sourceChecker) begin(clauses []dsl.Clause) {
	s.columns = &Columns{Row: &Event{Name: "row", Written: "row"}, Layouts: map[*Field]string{}, implied: map[string]Type{}}
	s.rows = &rows{keys: map[*Field]bool{}}
	for _, clause := range clauses {
		if column, ok := clause.(*dsl.SourceColumn); ok {
			s.column(column)
		}
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
	for _, other := range s.columns.Row.Fields {
		if other.Name == field.Name {
			s.taken(&part.Name, other.Span)
			return
		}
	}
	s.columns.Layouts[field] = textOf(part.Layout)
	s.columns.add(field)
}

func (c *Columns) add(field *Field) {
	field.Index = len(c.Row.Fields)
	c.Row.Fields = append(c.Row.Fields, field)
}

func (c *Columns) has(name string) bool {
	return slices.ContainsFunc(c.Row.Fields, func(field *Field) bool { return field.Name == name })
}

// undeclared adds a column that is named and not declared: a text, unless it is only given to a field of another kind.
func (s *sourceChecker) undeclared(name *dsl.Name) {
	written := string(name.Text)
	if _, isValue := dsl.Canonical(dsl.ClassValue, name.Text); isValue || written == "true" || written == "false" || s.columns.has(written) {
		return
	}
	kind := s.columns.implied[written]
	if kind.Kind == Unknown {
		kind = Type{Kind: Text}
	}
	s.columns.add(&Field{Name: written, Written: written, Type: kind, Optional: true, Span: s.file.Span(name)})
}

// over types an expression over rows.
func (s *sourceChecker) over(expression *dsl.Expression, view int) *Expression {
	if expression == nil || expression.Tree == nil {
		return &Expression{}
	}
	s.columnsOf(expression.Tree, s.undeclared)
	before := len(s.problems)
	typed := s.fallback(s.scope(view), expression.Tree)
	if typed.Text == "" {
		typed.Text = s.file.Text(expression)
	}
	s.suggestType(s.problems[before:], expression)
	return typed
}

func (s *sourceChecker) scope(view int) scope {
	seen := &rows{keys: s.rows.keys}
	if view != eachRow && s.rows.lines != nil {
		s.rows.lines.Type.List = &List{Fields: s.columns.Row.Fields}
		seen.lines, seen.strict = s.rows.lines, view == allRows
	}
	return scope{event: s.columns.Row, rows: seen}
}

// fallback reads `customer or "anonymous"`: the second where the first is empty.
func (s *sourceChecker) fallback(in scope, tree dsl.Tree) *Expression {
	binary, ok := tree.(*dsl.Binary)
	if !ok || binary.Operator != "or" && binary.Operator != "||" {
		return s.tree(in, tree)
	}
	before := len(s.problems)
	left := s.fallback(in, binary.Left)
	if left.broken() || left.Type.Kind == Flag {
		s.problems = s.problems[:before]
		return s.tree(in, tree)
	}
	right := s.fallback(in, binary.Right)
	if right.broken() {
		return right
	}
	kind := left.Type
	if joint, isNumber := adopt(left.Type, right.Type); isNumber && left.Type.IsNumeric() && right.Type.IsNumeric() {
		kind = joint
	} else if left.Type.Kind != right.Type.Kind {
		return s.unlike(binary, left.Type, right.Type)
	}
	given := s.node(binary.Left, OperationPresent, Type{Kind: Flag}, left)
	if left.Type.Kind == Text {
		given = s.node(binary.Left, OperationNotEqual, Type{Kind: Flag}, left, s.node(binary.Left, OperationConstant, Type{Kind: Text}))
	}
	return s.node(binary, OperationChoose, kind, given, left, right)
}

// columnsOf finds the columns that an expression names.
func (s *sourceChecker) columnsOf(tree dsl.Tree, visit func(*dsl.Name)) {
	list := map[*dsl.Path]bool{} // what is no column but the lines of a group
	dsl.Walk(tree, func(part any) {
		switch part := part.(type) {
		case *dsl.ListCall:
			if path, ok := part.List.(*dsl.Path); ok {
				list[path] = true
			}
		case *dsl.ItemField:
			visit(&part.Name)
		case *dsl.Path:
			if len(part.Names) == 1 && !list[part] {
				visit(&part.Names[0])
			}
		}
	})
}

// suggestType says of values of the wrong kind which columns are texts only because nobody declared them.
func (s *sourceChecker) suggestType(problems dsl.Diagnostics, expression *dsl.Expression) {
	var texts []string
	s.columnsOf(expression.Tree, func(name *dsl.Name) {
		written := string(name.Text)
		field := fieldNamed(s.columns.Row.Fields, name.Text)
		if _, declared := s.columns.Layouts[field]; !declared && field != nil && field.Type.Kind == Text && !slices.Contains(texts, written) {
			texts = append(texts, written)
		}
	})
	for i := range problems {
		span := problems[i].Span
		within := slices.DeleteFunc(slices.Clone(texts), func(name string) bool { return !strings.Contains(s.file.Source[span.Offset:span.End], name) })
		if problem := &problems[i]; len(within) > 0 && (problem.Code == "type" || problem.Code == "units") {
			problem.Help = dsl.Sayf("`%[1]s` is not declared, so it is text; declare what it is: column %[1]s number with 2 decimals", "`%[1]s` 没有声明，按文字读；请声明类型：列 %[1]s 数字 2位小数", within[0])
		}
	}
}

// imply finds out what columns are that nobody declared: what the field is that they are given to, if they are used
// for nothing else.
func (s *sourceChecker) imply(clauses []dsl.Clause) {
	for _, clause := range clauses {
		switch clause := clause.(type) {
		case *dsl.SourceSkip:
			s.used(&clause.Condition, Type{Kind: Text})
		case *dsl.SourceGroup:
			for _, by := range clause.By {
				s.used(by, Type{Kind: Text})
			}
		case *dsl.SourceEvent:
			s.used(clause.Condition, Type{Kind: Text})
			if target := s.target.names.event(string(clause.Name.Text)); target != nil {
				s.implyEvent(target, clause)
			}
		}
	}
}

func (s *sourceChecker) implyEvent(target *Event, part *dsl.SourceEvent) {
	for _, clause := range part.Body.Clauses {
		assignment, ok := clause.(*dsl.Assignment)
		if !ok {
			continue
		}
		canonical, _ := dsl.Canonical(dsl.ClassField, assignment.Name.Text)
		field := fieldNamed(target.Fields, assignment.Name.Text)
		switch {
		case canonical == "time":
			s.used(assignment.Value, Type{Kind: Instant})
		case field == nil || canonical == "member" || canonical == "id":
			s.used(assignment.Value, Type{Kind: Text})
		case assignment.Lines == nil:
			s.used(assignment.Value, field.Type)
		case field.List != nil:
			for _, line := range assignment.Lines.Clauses {
				if line, ok := line.(*dsl.LineValue); ok {
					s.used(&line.Value, typeOf(fieldNamed(field.List.Fields, line.Name.Text)))
				}
			}
		}
	}
}

func typeOf(field *Field) Type {
	if field == nil {
		return Type{Kind: Text}
	}
	return field.Type
}

// used notes that columns are given to a field of some type, or used otherwise.
func (s *sourceChecker) used(expression *dsl.Expression, wanted Type) {
	if expression == nil || expression.Tree == nil {
		return
	}
	if _, bare := expression.Tree.(*dsl.Path); !bare {
		wanted = Type{Kind: Text}
	}
	switch wanted.Kind {
	case Number, Money, Points:
		wanted = Type{Kind: Number, Places: wanted.Places}
	case Date, Instant, Flag:
		wanted = Type{Kind: wanted.Kind}
	default:
		wanted = Type{Kind: Text}
	}
	s.columnsOf(expression.Tree, func(name *dsl.Name) {
		before, again := s.columns.implied[string(name.Text)]
		if again && before != wanted {
			wanted = Type{Kind: Text}
		}
		s.columns.implied[string(name.Text)] = cmp.Or(wanted, before)
	})
}
