package mapping

import (
	"context"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ReadSourceMembers reads what a source's files say of members.
func ReadSourceMembers(ctx context.Context, log *Log, account *Account, source *compile.Source, paths []string, options Options) error {
	f := newForeign(log, account, source.Members.Columns, source.Zone, options)
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.readFile(path, func(line int64) error { return f.makeMember(source.Members, line) }); err != nil {
			return err
		}
	}
	return nil
}

// makeMember takes what a row says of a member.
func (f *foreign) makeMember(members *compile.SourceMembers, line int64) error {
	if skipped, err := f.skipped(members.Skips, line); skipped {
		return err
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
	return amongChoices(attribute.Name, attribute.OneOf, cell.Text)
}

// amongChoices asks a text to be one of some.
func amongChoices(name string, choices []string, text string) *problem {
	if slices.Contains(choices, text) {
		return nil
	}
	return &problem{name, text, "one-of", dsl.Sayf("is not among the choices: expected one of %[1]s", "不在可选值里：应为 %[1]s 之一", strings.Join(choices, ", "))}
}
