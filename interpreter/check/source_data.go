package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// What a source says of members, and the rows of tables.

// data starts on the file of members or of a table.
func (s *sourceChecker) data(clauses []dsl.Clause, files *[]string, skips *[]Skip, wanted func(*dsl.Assignment) Type) {
	s.begin(clauses)
	for _, clause := range clauses {
		switch clause := clause.(type) {
		case *dsl.SourceFile:
			*files = append(*files, string(clause.Path.Value))
		case *dsl.SourceSkip:
			s.used(&clause.Condition, Type{Kind: Text})
		case *dsl.Assignment:
			s.used(clause.Value, wanted(clause))
		}
	}
	s.skips(skips, clauses)
}

func (s *sourceChecker) members(part *dsl.SourceMembers) *SourceMembers {
	members := &SourceMembers{}
	s.data(part.Body.Clauses, &members.Files, &members.Skips, func(given *dsl.Assignment) Type {
		if attribute, ok := s.target.names.attributes[string(given.Name.Text)]; ok {
			return attribute.Type
		} else if canonical, _ := dsl.Canonical(dsl.ClassField, given.Name.Text); canonical == "joined" {
			return Type{Kind: Instant}
		}
		return Type{Kind: Text}
	})
	for _, clause := range part.Body.Clauses {
		if assignment, ok := clause.(*dsl.Assignment); ok {
			s.memberValue(members, assignment)
		}
	}
	if members.Member == nil || len(members.Files) == 0 {
		s.fail(part, "field", dsl.Say("`members` names its file and the column of the member's id", "`会员资料` 要写明文件和会员编号所在的列"), dsl.Say(`write: members { file "members.csv"  member id }`, `请写：会员资料 { 文件 "members.csv"  会员 编号 }`))
	}
	members.Columns = s.columns
	return members
}

func (s *sourceChecker) memberValue(members *SourceMembers, part *dsl.Assignment) {
	canonical, _ := dsl.Canonical(dsl.ClassField, part.Name.Text)
	switch {
	case part.Lines != nil:
		s.onlyValue(part)
		return
	case canonical == "member" && members.Member == nil:
		members.Member = s.ofKind(part, eachRow, Text)
		return
	case canonical == "joined" && members.Joined == nil:
		members.Joined = s.ofKind(part, eachRow, Instant, Date)
		return
	}
	attribute, ok := s.target.names.attributes[string(part.Name.Text)]
	if !ok {
		known := ownNames(slices.Sorted(maps.Keys(s.target.names.attributes)))
		s.unknown(&part.Name, dsl.Say("attribute of a member", "会员资料"), string(part.Name.Text), append(known, preludeNames(dsl.ClassField, "member", "joined")...))
		return
	}
	for _, given := range members.Values {
		if given.Attribute == attribute {
			s.fail(part, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", attribute.Name), dsl.Say("keep one of the two", "两处只留一处"))
			return
		}
	}
	field := &Field{Name: attribute.Name, Written: attribute.Name, Type: attribute.Type, Span: attribute.Span}
	members.Values = append(members.Values, SourceAttribute{attribute, s.fits(&part.Name, part.Value, s.over(part.Value, eachRow), field)})
}

// table reads where the rows of a table come from.
func (s *sourceChecker) table(part *dsl.SourceTable) {
	target, ok := s.target.names.things[string(part.Name.Text)].(*Table)
	if !ok {
		s.unknown(&part.Name, dsl.Sayf("table in scheme `%[1]s`", "方案 `%[1]s` 里没有表 "+nameMark, s.target.Name), string(part.Name.Text), ownNames(of[*Table](s.target.names)))
		return
	}
	for _, other := range s.source.Tables {
		if other.Table == target {
			s.fail(&part.Name, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", target.Name), dsl.Say("name several files in one block", "请把几个文件写在一个块里"))
			return
		}
	}
	table, given := &SourceTable{Table: target}, map[*Field]bool{}
	s.data(part.Body.Clauses, &table.Files, &table.Skips, func(given *dsl.Assignment) Type {
		if name := string(given.Name.Text); !isKey(target, given.Name.Text) && isValidity(name) {
			return Type{Kind: Instant}
		}
		return typeOf(fieldNamed(target.Columns, given.Name.Text))
	})
	for _, clause := range part.Body.Clauses {
		if assignment, ok := clause.(*dsl.Assignment); ok {
			s.cell(table, assignment, given)
		}
	}
	if table.Key == nil || len(table.Files) == 0 {
		s.fail(&part.Name, "field", dsl.Sayf("`%[1]s` names its file and its key", "`%[1]s` 要写明文件和键", target.Name), dsl.Sayf(`write: table %[1]s { file "%[1]s.csv"  %[2]s code }`, `请写：表 %[1]s { 文件 "%[1]s.csv"  %[2]s 编码 }`, target.Name, target.Key))
	}
	for _, column := range target.Columns {
		if !column.Optional && !given[column] && column.Default == nil {
			s.lacks(&part.Name, target.Name, column.Written, column.Written+" = …", declaredAt(column)...)
		}
	}
	table.Columns = s.columns
	s.source.Tables = append(s.source.Tables, table)
}

// isKey tells whether a name is that of a table's key, which a translation may have put into the other language.
func isKey(table *Table, name dsl.Identifier) bool {
	english, ok := dsl.Canonical(dsl.ClassField, name)
	return string(name) == table.Key || ok && english == table.Key
}

func isValidity(name string) bool {
	return slices.Contains([]string{"from", "until", "自", "到"}, name)
}

// cell gives a row of a table its key, its time, or a cell.
func (s *sourceChecker) cell(table *SourceTable, part *dsl.Assignment, given map[*Field]bool) {
	name := string(part.Name.Text)
	switch {
	case part.Lines != nil:
		s.onlyValue(part)
	case isKey(table.Table, part.Name.Text) && table.Key == nil:
		table.Key = s.ofKind(part, eachRow, Text)
	case fieldNamed(table.Table.Columns, part.Name.Text) == nil && (name == "from" || name == "自") && table.From == nil:
		table.From = s.ofKind(part, eachRow, Instant, Date)
	case fieldNamed(table.Table.Columns, part.Name.Text) == nil && (name == "until" || name == "到") && table.Until == nil:
		table.Until = s.ofKind(part, eachRow, Instant, Date)
	default:
		column := fieldNamed(table.Table.Columns, part.Name.Text)
		if column == nil {
			s.unknown(&part.Name, dsl.Sayf("column of `%[1]s`", "`%[1]s` 没有列 "+nameMark, table.Table.Name), name, append(fieldNames(table.Table.Columns), dsl.Say(table.Table.Key, table.Table.Key), dsl.Say("from", "自"), dsl.Say("until", "到")))
			return
		}
		if column = s.field(part, &part.Name, table.Table.Columns, table.Table.Name, given); column != nil {
			table.Values = append(table.Values, SourceField{Field: column, Value: s.fits(&part.Name, part.Value, s.over(part.Value, eachRow), column)})
		}
	}
}
