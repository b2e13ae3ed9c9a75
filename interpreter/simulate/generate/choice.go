package generate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

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
	for _, text := range s.comparedTexts(event, slot, operations) {
		found[text] = true
	}
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

// comparedTexts are the texts that the scheme compares a field of an event, or of its lines, with.
func (s *Shop) comparedTexts(event *compile.Event, slot int, operations []compile.Operation) []string {
	var found []string
	s.compared(event, func(step *compile.Step) { found = append(found, s.comparedWith(step, operations, slot)...) })
	return slices.DeleteFunc(found, func(text string) bool { return text == "" }) // asks whether it is there
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
				walk(body.Effects[i].Worth, visit)
			}
		}
	}
	for i := range event.Metrics {
		walk(event.Metrics[i].When, visit)
		walk(event.Metrics[i].Of, visit)
		walk(event.Metrics[i].Key, visit)
	}
	for _, steps := range [][]compile.ChallengeOn{event.Begins, event.Goals} {
		for i := range steps {
			walk(steps[i].When.Step, visit)
			walk(steps[i].Of, visit)
		}
	}
	if event.Role == compile.RolePurchase {
		s.comparedByVouchers(visit)
	}
}

// comparedByVouchers visits what vouchers ask of the lines of a purchase.
func (s *Shop) comparedByVouchers(visit func(*compile.Step)) {
	for i := range s.plan.Vouchers {
		walk(s.plan.Vouchers[i].When.Step, visit)
		walk(s.plan.Vouchers[i].Price, visit)
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
func (s *Shop) comparedWith(step *compile.Step, operations []compile.Operation, slot int) []string {
	reads := slices.ContainsFunc(step.Arguments, func(argument *compile.Step) bool {
		return argument.Slot == slot && slices.Contains(operations, argument.Operation)
	})
	if !reads {
		return nil
	}
	var found []string
	switch step.Operation {
	case compile.OperationTextEqual, compile.OperationTextNotEqual, compile.OperationContains, compile.OperationStartsWith,
		compile.OperationEndsWith:
		for _, argument := range step.Arguments {
			found = append(found, s.textsOf(argument)...)
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

// textsOf are the texts that a step stands for: a constant, or what a param is worth in its times.
func (s *Shop) textsOf(step *compile.Step) []string {
	switch step.Operation {
	case compile.OperationConstant:
		return []string{step.Text}
	case compile.OperationParam:
		var found []string
		for _, value := range s.plan.Params[step.Slot].Values {
			found = append(found, value.Text)
		}
		return found
	}
	return nil
}
