package compile

import (
	"fmt"

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
	Group   []GroupKey // rows with the same values are one event; empty if each row is one
	Events  []SourceEvent
	Members *SourceMembers // nil if members come from nowhere
	Tables  []SourceTable
}

// Column is a column of a foreign file.
type Column struct {
	Name   string
	Kind   Kind
	Places int
	Layout string // of dates and times; empty for the standard forms
	Place  string // where the source first names it
}

// Skip leaves rows out, and counts them by its text.
type Skip struct {
	When *Step
	Text string
}

// GroupKey is what the rows of a group have in common, and how the source writes it.
type GroupKey struct {
	Value *Step
	Text  string
}

// SourceEvent makes an event of each row, or group of rows, that it is for. The rows of a group stand before its
// steps as a list, in the slot behind the columns; the columns are those of the group's first row.
type SourceEvent struct {
	Event  int
	When   *Step // nil is for every row
	Member *Step
	Time   *Step
	IsDate bool  // the time is a date: it begins at its midnight
	ID     *Step // nil if events have none
	Fields []SourceField
}

// SourceField gives a field, or an attribute, its value at its places; or a list its lines.
type SourceField struct {
	Slot  int
	Value *Step
	Lines []SourceField // of a list: the fields of the line that each row of the group is
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

// SourceTable reads the rows of a table of reference.
type SourceTable struct {
	Table     int
	Files     []string
	Columns   []Column
	Skips     []Skip
	Key       *Step
	From      *Step // nil if rows hold for all time
	Until     *Step
	FromDate  bool // from is a date
	UntilDate bool
	Values    []SourceField
}

// ForSource makes the plan of a checked source.
func ForSource(source *check.Source) *Source {
	planned := &Source{Name: source.Name, Files: source.Files, Zone: source.Zone, Columns: planColumns(source.Columns), Skips: planSkips(source.Skips)}
	for _, by := range source.Group {
		planned.Group = append(planned.Group, GroupKey{lower(by), by.Text})
	}
	for _, event := range source.Events {
		planned.Events = append(planned.Events, SourceEvent{Event: event.Event.Index, When: lower(event.When), Member: lower(event.Member),
			Time: lower(event.Time), IsDate: isDate(event.Time), ID: lower(event.ID), Fields: planAssignments(event.Fields)})
	}
	if source.Members != nil {
		planned.Members = planMembers(source.Members)
	}
	for _, table := range source.Tables {
		planned.Tables = append(planned.Tables, SourceTable{Table: table.Table.Index, Files: table.Files, Columns: planColumns(table.Columns),
			Skips: planSkips(table.Skips), Key: lower(table.Key), From: lower(table.From), Until: lower(table.Until),
			FromDate: isDate(table.From), UntilDate: isDate(table.Until), Values: planAssignments(table.Values)})
	}
	return planned
}

func isDate(time *check.Expression) bool { return time != nil && time.Type.Kind == Date }

func planAssignments(fields []check.SourceField) []SourceField {
	planned := make([]SourceField, len(fields))
	for i, field := range fields {
		planned[i].Slot = field.Field.Index
		if field.Value == nil {
			planned[i].Lines = planAssignments(field.Lines)
			continue
		}
		planned[i].Value = atPlaces(lower(field.Value), field.Field.Type.Places)
	}
	return planned
}

func planMembers(members *check.SourceMembers) *SourceMembers {
	planned := &SourceMembers{Files: members.Files, Columns: planColumns(members.Columns), Skips: planSkips(members.Skips),
		Member: lower(members.Member), Joined: lower(members.Joined), IsDate: isDate(members.Joined)}
	for _, one := range members.Values {
		planned.Values = append(planned.Values, SourceField{Slot: one.Attribute.Index, Value: atPlaces(lower(one.Value), one.Attribute.Type.Places)})
	}
	return planned
}

// planColumns takes the columns over. The list of a group's rows gets the slot behind them.
func planColumns(of *check.Columns) []Column {
	columns := make([]Column, len(of.Row.Fields))
	for i, field := range of.Row.Fields {
		columns[i] = Column{Name: field.Name, Kind: field.Type.Kind, Places: field.Type.Places, Layout: of.Layouts[field],
			Place: fmt.Sprintf("%s:%d:%d", field.Span.File, field.Span.Line, field.Span.Column)}
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
