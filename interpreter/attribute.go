package interpreter

import (
	"fmt"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Attribute is something known of a member besides its history: a birthday, a channel, who brought it. It is looked up
// once, by name.
type Attribute struct {
	program *Program
	slot    int
}

// Attribute finds an attribute of the scheme.
func (p *Program) Attribute(name string) (Attribute, error) {
	for slot := range p.plan.Attributes {
		if p.plan.Attributes[slot].Name == name {
			return Attribute{p, slot}, nil
		}
	}
	return Attribute{}, fmt.Errorf("scheme %q knows nothing called %q of a member", p.plan.Name, name)
}

// SetText gives a member a text, or the id of another member. A text that is not among the attribute's choices is an
// error.
func (a Attribute) SetText(outcome *Outcome, state *State, text string) error {
	if err := a.holds(compile.Text, compile.Link); err != nil {
		return err
	}
	if choices := a.program.plan.Attributes[a.slot].OneOf; len(choices) > 0 && !slices.Contains(choices, text) {
		return fmt.Errorf("%q is not among the choices of %q: %q", text, a.program.plan.Attributes[a.slot].Name, choices)
	}
	return a.set(outcome, state, evaluate.Cell{Text: text, Present: true})
}

// SetNumber gives a member a number or money, at the attribute's decimal places.
func (a Attribute) SetNumber(outcome *Outcome, state *State, number int64) error {
	if err := a.holds(compile.Number, compile.Money); err != nil {
		return err
	}
	return a.set(outcome, state, evaluate.Cell{Number: number, Present: true})
}

// SetFlag gives a member yes or no.
func (a Attribute) SetFlag(outcome *Outcome, state *State, yes bool) error {
	if err := a.holds(compile.Flag); err != nil {
		return err
	}
	return a.set(outcome, state, flagCell(yes))
}

// SetDate gives a member a date.
func (a Attribute) SetDate(outcome *Outcome, state *State, date value.Date) error {
	if err := a.holds(compile.Date); err != nil {
		return err
	}
	return a.set(outcome, state, evaluate.Cell{Number: int64(date), Present: true})
}

// SetTime gives a member an instant.
func (a Attribute) SetTime(outcome *Outcome, state *State, instant value.Instant) error {
	if err := a.holds(compile.Instant); err != nil {
		return err
	}
	return a.set(outcome, state, evaluate.Cell{Number: int64(instant), Present: true})
}

// Clear takes away what is known.
func (a Attribute) Clear(outcome *Outcome, state *State) error {
	if a.program == nil {
		return errNoAttribute
	}
	return a.set(outcome, state, evaluate.Cell{})
}

var errNoAttribute = fmt.Errorf("the attribute was not found: the lookup's error was passed over")

func (a Attribute) holds(kinds ...compile.Kind) error {
	if a.program == nil {
		return errNoAttribute
	}
	if attribute := &a.program.plan.Attributes[a.slot]; !slices.Contains(kinds, attribute.Kind) {
		return fmt.Errorf("attribute %q holds something else", attribute.Name)
	}
	return nil
}

func (a Attribute) set(outcome *Outcome, state *State, cell evaluate.Cell) error {
	return outcome.prepare(a.program).SetAttribute(state, a.slot, cell)
}
