package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// plainLines leaves out lines of orders, and what they needn't say.
func (s *shrinker) plainLines() {
	for i := 0; i < len(s.best.events); i++ {
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); at++ {
			if given := &s.best.events[i].Values[at]; given.Lines != nil && !given.Field.Vouchers {
				s.plainList(i, at)
			}
		}
	}
}

func (s *shrinker) plainList(event, at int) {
	lines := func() [][]*check.Constant {
		if event < len(s.best.events) && at < len(s.best.events[event].Values) {
			return s.best.events[event].Values[at].Lines
		}
		return nil
	}
	s.toTotal(event, at)
	for i := 0; i < len(lines()); {
		if !s.relist(event, at, func(lines [][]*check.Constant) [][]*check.Constant { return slices.Delete(lines, i, i+1) }) {
			i++
		}
	}
	for i := 0; i < len(lines()); i++ {
		for column, field := range s.best.events[event].Values[at].Field.List.Fields {
			set := func(to *check.Constant) bool {
				return i < len(lines()) && s.relist(event, at, func(lines [][]*check.Constant) [][]*check.Constant {
					lines[i] = slices.Clone(lines[i])
					lines[i][column] = to
					return lines
				})
			}
			if i >= len(lines()) || lines()[i][column] == nil || field.Default == nil && !field.Optional && !field.Type.IsNumeric() {
				continue
			}
			if (field.Default != nil || field.Optional) && set(field.Default) {
				continue
			}
			if field.Type.IsNumeric() {
				for _, one := range s.pool.values(&field.Type, nil) {
					set(&one)
				}
			}
		}
	}
}

// relist changes the lines of an order, and its amount where that is what they come to.
func (s *shrinker) relist(event, at int, change func([][]*check.Constant) [][]*check.Constant) bool {
	return s.alter(func(h *history) {
		step := &h.events[event]
		step.Values = slices.Clone(step.Values)
		given := &step.Values[at]
		before, _ := totalOf(given.Field.List, given.Lines)
		given.Lines = change(slices.Clone(given.Lines))
		after, ok := totalOf(given.Field.List, given.Lines)
		for i := range step.Values {
			amount := &step.Values[i]
			if number, _ := amount.Value.Number.Int64(); amount.Field == step.Event.Amount && ok && number == before {
				amount.Value.Number = value.WideOf(after)
			}
		}
	})
}

// plainNumbers makes numbers rounder, or such as show how the rule counts. What the lines of an order come to stays.
func (s *shrinker) plainNumbers() {
	for i := len(s.best.events) - 1; i >= 0; i-- {
		if i >= len(s.best.events) {
			continue
		}
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); at++ {
			given := &s.best.events[i].Values[at]
			if !given.Field.Type.IsNumeric() || s.isTotal(&s.best.events[i], given) {
				continue
			}
			for _, one := range s.pool.values(&given.Field.Type, nil) {
				if i < len(s.best.events) && at < len(s.best.events[i].Values) {
					s.alter(func(h *history) {
						h.events[i].Values = slices.Clone(h.events[i].Values)
						h.events[i].Values[at].Value = one
					})
				}
			}
		}
	}
}

// toTotal lets the amount of an order be what its lines come to.
func (s *shrinker) toTotal(event, at int) {
	total, ok := totalOf(s.best.events[event].Values[at].Field.List, s.best.events[event].Values[at].Lines)
	if !ok {
		return
	}
	s.alter(func(h *history) {
		step := &h.events[event]
		step.Values = slices.Clone(step.Values)
		for i := range step.Values {
			if step.Values[i].Field == step.Event.Amount {
				step.Values[i].Value.Number = value.WideOf(total)
			}
		}
	})
}

func (s *shrinker) isTotal(step *check.TestStep, given *check.FieldValue) bool {
	if given.Field != step.Event.Amount {
		return false
	}
	number, _ := given.Value.Number.Int64()
	return slices.ContainsFunc(step.Values, func(list check.FieldValue) bool {
		if list.Lines == nil || list.Field.Vouchers {
			return false
		}
		total, ok := totalOf(list.Field.List, list.Lines)
		return ok && total == number
	})
}

// plainCrowd lets all members but the one whom it is about order the same, and that one ten times as much.
func (s *shrinker) plainCrowd() {
	if len(s.best.members) < crowded {
		return
	}
	s.reprice(func(step *check.TestStep, _ int64) int64 {
		amount := scaled(plain[0], s.program.Checked().MoneyPlaces)
		if step.Member == s.about {
			amount *= 10
		}
		return amount
	})
}

// roundAll leaves of every amount its first digit.
func (s *shrinker) roundAll() {
	s.reprice(func(_ *check.TestStep, amount int64) int64 {
		size := int64(1)
		for amount/size >= 10 {
			size *= 10
		}
		return amount / size * size
	})
}

// reprice gives all events other amounts at once; what the lines of an order come to stays.
func (s *shrinker) reprice(price func(step *check.TestStep, amount int64) int64) {
	s.alter(func(h *history) {
		for i := range h.events {
			step := &h.events[i]
			step.Values = slices.Clone(step.Values)
			for at := range step.Values {
				given := &step.Values[at]
				if amount, _ := given.Value.Number.Int64(); given.Field == step.Event.Amount && !s.isTotal(step, given) {
					given.Value.Number = value.WideOf(price(step, amount))
				}
			}
		}
	})
}
