package generate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// itemNames are the names of a basket line's fields; the empty name is of one that is not there.
type itemNames struct {
	column   int
	sku      string
	price    string
	places   int
	quantity string
	texts    []string
	choices  [][][]byte // of each of the texts
	numbers  []string   // that have to be there
}

// layItems finds out which field of a list is which: the first text is the product, money its price, a number how many.
func (s *Shop) layItems(event *compile.Event, list *compile.Field) {
	items := &s.layout.items
	for slot := range list.List {
		of := &list.List[slot]
		switch of.Kind {
		case compile.Text:
			if items.sku == "" {
				items.sku, s.layout.productKey = of.Name, of.Name
				continue
			}
			items.texts = append(items.texts, of.Name)
			items.choices = append(items.choices, s.choices(of, event, slot, compile.OperationItemField, compile.OperationLineField))
		case compile.Money:
			if items.price == "" {
				items.price, items.places = of.Name, of.Places
			} else if !of.Optional && !of.Default.Present {
				items.numbers = append(items.numbers, of.Name)
			}
		case compile.Number:
			if items.quantity == "" {
				items.quantity = of.Name
			} else if !of.Optional && !of.Default.Present {
				items.numbers = append(items.numbers, of.Name)
			}
		}
	}
}

// inventedChoices is how many values a text has that the scheme says nothing of.
const inventedChoices = 8

// choices are the values of a text, the most common first: those that it may have; else those that the scheme compares
// it with or looks up by it, and some that it doesn't know.
func (s *Shop) choices(of *compile.Field, event *compile.Event, slot int, operations ...compile.Operation) [][]byte {
	if of.OneOf != nil {
		return texts(of.OneOf)
	}
	found := map[string]bool{}
	for i := range s.plan.Tables {
		if table := &s.plan.Tables[i]; table.Key == of.Name {
			for key := range table.Rows {
				found[key] = true
			}
		}
	}
	s.compared(event, func(step *compile.Step) {
		for _, text := range comparedWith(step, operations, slot) {
			found[text] = true
		}
	})
	choices := texts(slices.Sorted(maps.Keys(found)))
	for number := len(choices); number < max(inventedChoices, len(found)+2); number++ {
		choices = append(choices, fmt.Appendf(nil, "%s %d", of.Name, number+1))
	}
	return choices
}

func texts(words []string) [][]byte {
	var texts [][]byte
	for _, word := range words {
		texts = append(texts, []byte(word))
	}
	return texts
}

// compared visits all steps that are worked out on an event.
func (s *Shop) compared(event *compile.Event, visit func(*compile.Step)) {
	for _, references := range [][]compile.Reference{event.Discounts, event.Rules} {
		for _, reference := range references {
			body := &s.plan.Rules[reference.Rule].Bodies[reference.Body]
			for i := range body.When {
				walk(body.When[i].Step, visit)
			}
			for i := range body.Effects {
				walk(body.Effects[i].Amount, visit)
			}
		}
	}
	for i := range event.Metrics {
		walk(event.Metrics[i].When, visit)
		walk(event.Metrics[i].Of, visit)
		walk(event.Metrics[i].Key, visit)
	}
}

func walk(step *compile.Step, visit func(*compile.Step)) {
	if step == nil {
		return
	}
	visit(step)
	for _, argument := range step.Arguments {
		walk(argument, visit)
	}
	for i := range step.Rows {
		walk(step.Rows[i].Value, visit)
	}
}

// comparedWith are the texts that a step compares a field with.
func comparedWith(step *compile.Step, operations []compile.Operation, slot int) []string {
	reads := slices.ContainsFunc(step.Arguments, func(argument *compile.Step) bool {
		return argument.Slot == slot && slices.Contains(operations, argument.Operation)
	})
	if !reads {
		return nil
	}
	var found []string
	switch step.Operation {
	case compile.OperationTextEqual, compile.OperationTextNotEqual:
		for _, argument := range step.Arguments {
			if argument.Operation == compile.OperationConstant {
				found = append(found, argument.Text)
			}
		}
	case compile.OperationTextRows:
		for i := range step.Rows {
			for _, key := range step.Rows[i].Keys {
				found = append(found, key.Text)
			}
		}
	}
	return found
}
