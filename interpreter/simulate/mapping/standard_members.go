package mapping

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

// ReadStandardMembers reads a members' file in the standard form: `member`, perhaps `joined`, then the attributes by
// their names. Errors are *history.DataError.
func ReadStandardMembers(log *Log, account *Account, path string, options Options) error {
	columns := []compile.Column{{Name: "member", Kind: compile.Text}, {Name: "joined", Kind: compile.Instant}}
	members := &compile.SourceMembers{Member: columnStep(0, &columns[0]), Joined: columnStep(1, &columns[1])}
	for i, attribute := range log.plan.Attributes {
		column := compile.Column{Name: attribute.Name, Kind: attribute.Kind, Places: attribute.Places}
		if attribute.Kind == compile.Link {
			column.Kind = compile.Text
		} else if attribute.Kind == compile.Money {
			column.Kind = compile.Number
		}
		columns = append(columns, column)
		members.Values = append(members.Values, compile.SourceField{Slot: i, Value: columnStep(len(columns)-1, &column)})
	}
	f := newForeign(log, account, columns, log.plan.Zone, options)
	f.optional, f.twins = true, true
	f.header = func(header []string) error { return f.unknownAttributes(header) }
	return f.readFile(path, func(line int64) error { return f.makeMember(members, line) })
}

func columnStep(slot int, column *compile.Column) *compile.Step {
	return &compile.Step{Operation: compile.OperationField, Kind: column.Kind, Places: column.Places, Slot: slot}
}

// unknownAttributes reports a column that is no attribute, unless such are to be passed over.
func (f *foreign) unknownAttributes(header []string) error {
	if f.options.IgnoreColumns {
		return nil
	}
	var known []string
	for _, column := range f.bound() {
		known = append(append(known, column.Name), column.Aliases...)
	}
	for _, name := range header {
		if !slices.Contains(known, name) {
			reason := dsl.Say("is no attribute of the scheme's members: pass over such columns with --ignore-columns", "不是方案里的会员资料：可用 --ignore-columns 忽略这类列")
			if nearest := dsl.Nearest(name, known); nearest != "" {
				reason = dsl.Sayf("is no attribute of the scheme's members: did you mean %[1]q? Else pass over such columns with --ignore-columns",
					"不是方案里的会员资料：是不是 %[1]q？否则可用 --ignore-columns 忽略这类列", nearest)
			}
			return &history.DataError{File: f.name, Line: 1, Column: name, Code: "column-unknown", Reason: reason}
		}
	}
	return nil
}
