package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// lists are the ways to fill a list: one line, or one of each kind.
func (p *pool) lists(event *check.Event, field *check.Field, isRelevant bool) []variant {
	if !isRelevant && !slices.ContainsFunc(field.List.Fields, func(one *check.Field) bool { return slices.Contains(p.facts.items, one) }) {
		return nil
	}
	lines := p.lines(field.List)
	mixed := p.mixed(field.List, lines)
	list := []variant{}
	for i, line := range lines {
		list = append(list, variant{{Field: field, Lines: [][]*check.Constant{line}}})
		if i < len(mixed) {
			list = append(list, variant{{Field: field, Lines: mixed[i]}})
		}
	}
	return list
}

// lines are the ways to fill a line.
func (p *pool) lines(list *check.List) [][]*check.Constant {
	dimensions := make([][]*check.Constant, len(list.Fields))
	for i, column := range list.Fields {
		isRelevant := slices.Contains(p.facts.items, column) || column.Type.Kind == check.Money || column.Type.Kind == check.Text
		needed := !column.Optional && column.Default == nil
		if !isRelevant && !needed || column.Default != nil && column.Type.Kind != check.Number {
			dimensions[i] = []*check.Constant{column.Default}
			continue
		}
		if column.Default != nil {
			dimensions[i] = append(dimensions[i], column.Default)
		}
		values := p.values(&column.Type, column.OneOf)
		for j := range values {
			dimensions[i] = append(dimensions[i], &values[j])
		}
		if len(dimensions[i]) == 0 {
			dimensions[i] = []*check.Constant{nil}
		}
		if !isRelevant {
			dimensions[i] = dimensions[i][:1]
		}
	}
	var all [][]*check.Constant
	eachOf(dimensions, mostLines, func(chosen []*check.Constant) bool {
		all = append(all, slices.Clone(chosen))
		return true
	})
	return all
}

// mixed are orders with a line for each text that a column can have.
func (p *pool) mixed(list *check.List, lines [][]*check.Constant) [][][]*check.Constant {
	var orders [][][]*check.Constant
	for at, column := range list.Fields {
		if column.Type.Kind != check.Text || len(lines) == 0 {
			continue
		}
		for _, model := range lines {
			if model[at] == nil || *model[at] != *lines[0][at] {
				continue // it would come to the same order as another
			}
			var order [][]*check.Constant
			for _, text := range p.texts(column.OneOf) {
				line := slices.Clone(model)
				line[at] = &check.Constant{Text: text}
				order = append(order, line)
			}
			orders = append(orders, order[:min(len(order), mostInList)])
		}
	}
	return orders
}

// summed lets the amount of an event be what its lines come to, where they have a price.
func (p *pool) summed(event *check.Event, chosen variant) variant {
	for _, given := range chosen {
		if given.Lines == nil || given.Field.Vouchers || event.Amount == nil {
			continue
		}
		total, ok := totalOf(given.Field.List, given.Lines)
		if !ok {
			continue
		}
		for i := range chosen {
			if chosen[i].Field == event.Amount {
				chosen[i].Value.Number = value.WideOf(total)
			}
		}
	}
	return chosen
}

// totalOf is what lines come to: price times quantity, by the kinds of the columns.
func totalOf(list *check.List, lines [][]*check.Constant) (int64, bool) {
	price, quantity := -1, -1
	for i, column := range list.Fields {
		switch {
		case column.Type.Kind == check.Money && price < 0:
			price = i
		case column.Type.Kind == check.Number && column.Type.Places == 0 && quantity < 0:
			quantity = i
		}
	}
	if price < 0 {
		return 0, false
	}
	total := int64(0)
	for _, line := range lines {
		if line[price] == nil {
			return 0, false
		}
		one, _ := line[price].Number.Int64()
		many := int64(1)
		if quantity >= 0 && line[quantity] != nil {
			many, _ = line[quantity].Number.Int64()
		}
		total += one * many
	}
	return total, total < scaled(1_000_000_000, 2)
}
