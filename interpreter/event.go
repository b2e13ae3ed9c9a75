package interpreter

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// EventKind is one of the events that a scheme knows. It is looked up once, by name; its fields likewise.
type EventKind struct {
	program *Program
	slot    int
}

// Event finds an event by its name, for those of the prelude in English or Chinese.
func (p *Program) Event(name string) (EventKind, error) {
	english, _ := dsl.Canonical(dsl.ClassEvent, dsl.Identifier(name))
	for slot := range p.plan.Events {
		if event := &p.plan.Events[slot]; event.Name == name || event.Written == name || event.Name == english {
			return EventKind{p, slot}, nil
		}
	}
	return EventKind{}, fmt.Errorf("scheme %q has no event %q", p.plan.Name, name)
}

// Begin makes an event an empty one of this kind, at an instant. The id may be empty; an event that is to be refunded,
// or that may be sent twice, has one.
func (k EventKind) Begin(event *Event, member, id string, at value.Instant) {
	event.Reset(k.program.plan, k.slot, member, at)
	event.ID = id
}

// field finds a field of one of some kinds.
func (k EventKind) field(name string, kinds ...compile.Kind) (int, int, error) {
	english, _ := dsl.Canonical(dsl.ClassField, dsl.Identifier(name))
	fields := k.program.plan.Events[k.slot].Fields
	for slot := range fields {
		if fields[slot].Name != name && fields[slot].Written != name && fields[slot].Name != english {
			continue
		}
		for _, kind := range kinds {
			if fields[slot].Kind == kind {
				return slot, fields[slot].Places, nil
			}
		}
		return 0, 0, fmt.Errorf("field %q of event %q holds something else", name, k.program.plan.Events[k.slot].Name)
	}
	return 0, 0, fmt.Errorf("event %q has no field %q", k.program.plan.Events[k.slot].Name, name)
}

// NumberField is a field of numbers or money.
type NumberField struct {
	slot   int
	Places int // decimal places: 2 means that 10.50 is set as 1050
}

// Number finds a field of plain numbers, money, or units of a wallet (`points` of `redeem`, `redeem.points` of
// `purchase`).
func (k EventKind) Number(name string) (NumberField, error) {
	slot, places, err := k.field(name, compile.Number, compile.Money, compile.Points)
	return NumberField{slot, places}, err
}

// Set gives the field a number at its places.
func (f NumberField) Set(event *Event, number int64) { event.SetNumber(f.slot, number) }

// TextField is a field of text, or of another member's id.
type TextField struct{ slot int }

// Text finds a field of text.
func (k EventKind) Text(name string) (TextField, error) {
	slot, _, err := k.field(name, compile.Text, compile.Link)
	return TextField{slot}, err
}

// Set gives the field a text.
func (f TextField) Set(event *Event, text string) { event.SetText(f.slot, text) }

// FlagField is a field of yes or no.
type FlagField struct{ slot int }

// Flag finds a field of yes or no.
func (k EventKind) Flag(name string) (FlagField, error) {
	slot, _, err := k.field(name, compile.Flag)
	return FlagField{slot}, err
}

// Set gives the field yes or no.
func (f FlagField) Set(event *Event, yes bool) {
	if yes {
		event.SetNumber(f.slot, 1)
		return
	}
	event.SetNumber(f.slot, 0)
}

// DateField is a field of dates.
type DateField struct{ slot int }

// Date finds a field of dates.
func (k EventKind) Date(name string) (DateField, error) {
	slot, _, err := k.field(name, compile.Date)
	return DateField{slot}, err
}

// Set gives the field a date.
func (f DateField) Set(event *Event, date value.Date) { event.SetNumber(f.slot, int64(date)) }

// TimeField is a field of times.
type TimeField struct{ slot int }

// Time finds a field of times.
func (k EventKind) Time(name string) (TimeField, error) {
	slot, _, err := k.field(name, compile.Instant)
	return TimeField{slot}, err
}

// Set gives the field an instant.
func (f TimeField) Set(event *Event, instant value.Instant) { event.SetNumber(f.slot, int64(instant)) }
