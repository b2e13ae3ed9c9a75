package compile

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Source is how the rows of a foreign file read as events: steps over the columns of a row.
type Source struct {
	Name    string
	Files   []string
	Zone    *value.Zone
	Columns []Column
	Skips   []Skip
	Events  []SourceEvent
	Members *SourceMembers // nil if members come from nowhere
}

// Column is a column of a foreign file.
type Column struct {
	Name   string
	Kind   Kind
	Places int
	Layout string // of dates and times; empty for the standard forms
}

// Skip leaves rows out, and counts them by its text.
type Skip struct {
	When *Step
	Text string
}

// SourceEvent makes an event of each row that it is for.
type SourceEvent struct {
	Event  int
	When   *Step // nil is for every row
	Member *Step
	Time   *Step
	IsDate bool  // the time is a date: it begins at its midnight
	ID     *Step // nil if events have none
	Fields []SourceField
}

// SourceField gives a field, or an attribute, its value at its places.
type SourceField struct {
	Slot  int
	Value *Step
}

// SourceMembers reads what is known of members.
type SourceMembers struct {
	Files   []string
	Columns []Column
	Skips   []Skip
	Member  *Step
	Joined  *Step
	IsDate  bool // joined is a date
	Values  []SourceField
}

// ForSource makes the plan of a checked source.
func ForSource(source *check.Source) *Source {
	planned := &Source{Name: source.Name, Files: source.Files, Zone: source.Zone,
		Columns: planColumns(source.Row, source.Layouts), Skips: planSkips(source.Skips)}
	for _, event := range source.Events {
		one := SourceEvent{Event: event.Event.Index, When: lower(event.When), Member: lower(event.Member), Time: lower(event.Time),
			IsDate: event.Time.Type.Kind == Date, ID: lower(event.ID)}
		for _, field := range event.Fields {
			one.Fields = append(one.Fields, SourceField{field.Field.Index, atPlaces(lower(field.Value), field.Field.Type.Places)})
		}
		planned.Events = append(planned.Events, one)
	}
	if source.Members != nil {
		planned.Members = planMembers(source.Members)
	}
	return planned
}

func planMembers(members *check.SourceMembers) *SourceMembers {
	planned := &SourceMembers{Files: members.Files, Columns: planColumns(members.Row, members.Layouts), Skips: planSkips(members.Skips),
		Member: lower(members.Member), Joined: lower(members.Joined), IsDate: members.Joined != nil && members.Joined.Type.Kind == Date}
	for _, one := range members.Values {
		planned.Values = append(planned.Values, SourceField{one.Attribute.Index, atPlaces(lower(one.Value), one.Attribute.Type.Places)})
	}
	return planned
}

func planColumns(row *check.Event, layouts map[*check.Field]string) []Column {
	columns := make([]Column, len(row.Fields))
	for i, field := range row.Fields {
		columns[i] = Column{Name: field.Name, Kind: field.Type.Kind, Places: field.Type.Places, Layout: layouts[field]}
	}
	return columns
}

func planSkips(skips []check.Skip) []Skip {
	planned := make([]Skip, len(skips))
	for i, skip := range skips {
		planned[i] = Skip{lower(skip.When), skip.Text}
	}
	return planned
}
