package mapping

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
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
	if !options.IgnoreColumns {
		f.strange = f.strangeAttribute
	}
	return f.readFile(path, func(line int64) error { return f.makeMember(members, line) })
}

func columnStep(slot int, column *compile.Column) *compile.Step {
	return &compile.Step{Operation: compile.OperationField, Kind: column.Kind, Places: column.Places, Slot: slot}
}

// strangeAttribute says what is wrong with a column that is no attribute.
func (f *foreign) strangeAttribute(name string) (dsl.Words, bool) {
	return strange(name, namesOf(f.bound()), dsl.Say("is no attribute of the scheme's members: ", "不是方案里的会员资料："),
		dsl.Say("pass over such columns with --ignore-columns", "可用 --ignore-columns 忽略这类列"))
}
