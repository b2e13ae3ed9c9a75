package mapping

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// lineProblem is what is wrong with one row of a group; the row is 0 where it is the one at hand.
type lineProblem struct {
	problem
	file string
	line int64
}

// rejected is bad, or an end, for a row or group that makes no event.
func (f *foreign) rejected(line int64, found *lineProblem) error {
	if found == nil {
		return nil
	}
	if found.line != 0 {
		f.name, line = found.file, found.line
	}
	return f.reject(line, found.column, found.value, found.code, found.reason)
}

// here is a problem of the row at hand.
func here(found *problem) *lineProblem {
	if found == nil {
		return nil
	}
	return &lineProblem{problem: *found}
}

// take makes the event of the row at hand, or of the group whose first row that is.
func (f *foreign) take(event *compile.SourceEvent, line int64, group *group) *lineProblem {
	kind := &f.plan.Events[event.Event]
	member, at, problem := f.whoAndWhen(event, group)
	if problem != nil {
		return problem
	}
	f.event.Reset(f.plan, event.Event, member, at)
	f.event.Origin.Line = line
	if event.ID != nil {
		cell, _ := f.row.Value(event.ID)
		f.event.ID = cell.Text
	}
	for i := range event.Fields {
		if problem := f.give(kind, &event.Fields[i], group); problem != nil {
			return problem
		}
	}
	if problem := complete(kind, &f.event); problem != nil {
		return here(problem)
	}
	f.log.add(&f.event, f.file)
	return nil
}

// whoAndWhen is the member and the instant of an event. A group has one member, and the earliest time of its rows.
func (f *foreign) whoAndWhen(event *compile.SourceEvent, group *group) (string, value.Instant, *lineProblem) {
	id, _ := f.row.Value(event.Member)
	at, isKnown := f.when(event)
	if group != nil && len(group.rows) > 1 {
		for i := range group.rows {
			group.load(f.row.Cells, i)
			if other, _ := f.row.Value(event.Member); other.Text != id.Text {
				return "", 0, f.twoMembers(group, i, id.Text, other.Text)
			}
			if other, ok := f.when(event); ok && (!isKnown || other < at) {
				at, isKnown = other, true
			}
		}
		group.load(f.row.Cells, 0)
	}
	switch {
	case id.Text == "":
		return "", 0, here(&problem{"member", "", "member-missing", dsl.Say("is empty: expected the id of a member; `skip when` leaves such rows out, `member = customer or \"anonymous\"` gives them one", "为空：应为会员编号；这类行可用 `跳过` 略去，或写 `会员 = 客户 或 \"匿名\"`")})
	case !isKnown:
		return "", 0, here(&problem{"time", "", "time-missing", dsl.Say("is empty: expected when it happened", "为空：应为发生的时间")})
	}
	return f.log.Members.interned([]byte(id.Text)), at, nil
}

// when is the time that the row at hand gives; false if it gives none.
func (f *foreign) when(event *compile.SourceEvent) (value.Instant, bool) {
	at, fits := f.row.Value(event.Time)
	if !at.Present || !fits {
		return 0, false
	}
	if event.IsDate {
		return f.zone.Midnight(value.Date(at.Number)), true
	}
	return value.Instant(at.Number), true
}

func (f *foreign) twoMembers(group *group, i int, first, other string) *lineProblem {
	file, line := group.place(i)
	before, beforeLine := group.place(0)
	return &lineProblem{problem{"member", other, "group-members", dsl.Sayf("is another member than %[1]q, whom the first row of the group has (%[2]s:%[3]d): the rows of a group are one member's",
		"和同组首行（%[2]s:%[3]d）的 %[1]q 不是同一会员：一组的各行应属于同一会员", first, before, beforeLine)}, file, line}
}

// give gives one field its value, or a list its lines.
func (f *foreign) give(kind *compile.Event, field *compile.SourceField, group *group) *lineProblem {
	if field.Value == nil {
		return f.lines(&kind.Fields[field.Slot], field, group)
	}
	cell, problem := f.value(kind.Fields[field.Slot].Name, field.Value)
	if problem != nil {
		return here(problem)
	}
	if cell.Present {
		f.event.Cells[field.Slot] = cell
	}
	return nil
}

// value works out what a field is given. An empty text is no value.
func (f *foreign) value(name string, step *compile.Step) (evaluate.Cell, *problem) {
	cell, fits := f.row.Value(step)
	if !fits {
		return cell, &problem{name, "", "overflow", dsl.Say("becomes larger than 18 digits", "超过 18 位")}
	}
	if step.IsText() && cell.Text == "" {
		return evaluate.Cell{}, nil
	}
	return cell, nil
}

// lines gives a list a line for each row of the group, or one for the row at hand.
func (f *foreign) lines(list *compile.Field, field *compile.SourceField, group *group) *lineProblem {
	if group == nil {
		return here(f.line(list, field))
	}
	for i := range group.rows {
		group.load(f.row.Cells, i)
		if problem := f.line(list, field); problem != nil {
			file, line := group.place(i)
			return &lineProblem{*problem, file, line}
		}
	}
	group.load(f.row.Cells, 0)
	return nil
}

// line adds the line that the row at hand is.
func (f *foreign) line(list *compile.Field, field *compile.SourceField) *problem {
	if list.Vouchers {
		return f.voucherLine(list, field)
	}
	cells := f.event.AddLine(field.Slot)
	for i := range field.Lines {
		one := &field.Lines[i]
		cell, problem := f.value(list.List[one.Slot].Name, one.Value)
		if problem != nil {
			return problem
		}
		if cell.Present {
			cells[one.Slot] = cell
		}
	}
	for i := range list.List {
		one := &list.List[i]
		if !cells[i].Present && !one.Optional {
			return &problem{list.Name + "." + one.Name, "", "field-missing", dsl.Sayf("is empty: every line of `%[1]s` says its `%[2]s`", "为空：`%[1]s` 的每一行都要写明 `%[2]s`", list.Written, one.Written)}
		}
		if cells[i].Present && one.OneOf != nil {
			if problem := amongChoices(list.Name+"."+one.Name, one.OneOf, cells[i].Text); problem != nil {
				return problem
			}
		}
	}
	return nil
}
