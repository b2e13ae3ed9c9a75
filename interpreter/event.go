package interpreter

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Events are filled through fields that are looked up once, by name. The zero value of a field is none: what is set
// through it makes the event one that Apply turns away, so that a lookup whose error was passed over is not a number in
// some other field.

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
func (k EventKind) field(name string, kinds ...compile.Kind) (place, int, error) {
	what := fmt.Sprintf("event %q", k.program.plan.Events[k.slot].Name)
	return fieldAmong(k.program.plan.Events[k.slot].Fields, what, name, kinds)
}

// place is 1 + a slot: the zero place is none.
type place int

// cell is the cell at a place; a none place flaws the event and gives one that nobody looks at.
func (p place) cell(event *Event) *evaluate.Cell {
	if p <= 0 || int(p) > len(event.Cells) {
		event.Flaw()
		return &evaluate.Cell{}
	}
	return &event.Cells[p-1]
}

func fieldAmong(fields []compile.Field, of, name string, kinds []compile.Kind) (place, int, error) {
	english, _ := dsl.Canonical(dsl.ClassField, dsl.Identifier(name))
	for slot := range fields {
		if fields[slot].Name != name && fields[slot].Written != name && fields[slot].Name != english {
			continue
		}
		for _, kind := range kinds {
			if fields[slot].Kind == kind {
				return place(slot + 1), fields[slot].Places, nil
			}
		}
		return 0, 0, fmt.Errorf("field %q of %s holds something else", name, of)
	}
	return 0, 0, fmt.Errorf("%s has no field %q", of, name)
}

// NumberField is a field of numbers or money.
type NumberField struct {
	place  place
	Places int // decimal places: 2 means that 10.50 is set as 1050
}

// Number finds a field of plain numbers, money, or units of a wallet (`points` of `redeem`, `redeem.points` of
// `purchase`).
func (k EventKind) Number(name string) (NumberField, error) {
	at, places, err := k.field(name, compile.Number, compile.Money, compile.Points)
	return NumberField{at, places}, err
}

// Set gives the field a number at its places.
func (f NumberField) Set(event *Event, number int64) {
	*f.place.cell(event) = evaluate.Cell{Number: number, Present: true}
}

// TextField is a field of text, or of another member's id.
type TextField struct{ place place }

// Text finds a field of text, or of another member's id.
func (k EventKind) Text(name string) (TextField, error) {
	at, _, err := k.field(name, compile.Text, compile.Link)
	return TextField{at}, err
}

// Set gives the field a text.
func (f TextField) Set(event *Event, text string) {
	*f.place.cell(event) = evaluate.Cell{Text: text, Present: true}
}

// FlagField is a field of yes or no.
type FlagField struct{ place place }

// Flag finds a field of yes or no.
func (k EventKind) Flag(name string) (FlagField, error) {
	at, _, err := k.field(name, compile.Flag)
	return FlagField{at}, err
}

// Set gives the field yes or no.
func (f FlagField) Set(event *Event, yes bool) { *f.place.cell(event) = flagCell(yes) }

func flagCell(yes bool) evaluate.Cell {
	if yes {
		return evaluate.Cell{Number: 1, Present: true}
	}
	return evaluate.Cell{Present: true}
}

// DateField is a field of dates.
type DateField struct{ place place }

// Date finds a field of dates.
func (k EventKind) Date(name string) (DateField, error) {
	at, _, err := k.field(name, compile.Date)
	return DateField{at}, err
}

// Set gives the field a date.
func (f DateField) Set(event *Event, date value.Date) {
	*f.place.cell(event) = evaluate.Cell{Number: int64(date), Present: true}
}

// TimeField is a field of times.
type TimeField struct{ place place }

// Time finds a field of times.
func (k EventKind) Time(name string) (TimeField, error) {
	at, _, err := k.field(name, compile.Instant)
	return TimeField{at}, err
}

// Set gives the field an instant.
func (f TimeField) Set(event *Event, instant value.Instant) {
	*f.place.cell(event) = evaluate.Cell{Number: int64(instant), Present: true}
}

// VoucherField is the list of vouchers that an order uses.
type VoucherField struct{ slot int }

// Vouchers finds the list of vouchers of a purchase. A scheme without vouchers has none.
func (k EventKind) Vouchers() (VoucherField, error) {
	event := &k.program.plan.Events[k.slot]
	if event.Vouchers == compile.None {
		return VoucherField{}, fmt.Errorf("event %q uses no vouchers", event.Name)
	}
	return VoucherField{event.Vouchers}, nil
}

// Use adds a voucher to the list, by its name in the scheme.
func (f VoucherField) Use(event *Event, voucher string) {
	event.AddLine(f.slot)[0] = compile.Cell{Text: voucher, Present: true}
}
