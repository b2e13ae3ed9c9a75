package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Who stands in a history that was made up. The names are never shown.
const (
	self  = "a"
	other = "b"
)

// order is the id of an event that can be refunded.
const order = "o1"

// variant is one way to fill an event.
type variant []check.FieldValue

// mostVariants is how many ways to fill an event are tried.
const mostVariants = 400

// variants are ways to fill an event, the plainest first.
func (p *pool) variants(event *check.Event) []variant {
	var dimensions [][]variant
	amount, listed := -1, false
	for _, field := range event.Fields {
		if options := p.field(event, field); len(options) > 0 {
			listed = listed || field.List != nil && !field.Vouchers
			if field == event.Amount {
				amount = len(dimensions)
			}
			dimensions = append(dimensions, options)
		}
	}
	if listed && amount >= 0 { // it is what the lines come to
		dimensions[amount] = dimensions[amount][:1]
	}
	var list []variant
	eachOf(dimensions, mostVariants, func(chosen []variant) bool {
		list = append(list, p.summed(event, slices.Concat(chosen...)))
		return true
	})
	return list
}

// field are the ways to fill a field; none where it is left alone.
func (p *pool) field(event *check.Event, field *check.Field) []variant {
	isRelevant := slices.Contains(p.facts.fields, field)
	needed := !field.Optional && field.Default == nil && len(field.Draws) == 0
	switch {
	case field.Vouchers:
		return p.vouchers(field)
	case field.List != nil:
		return p.lists(event, field, isRelevant)
	case event.Role == check.RoleRefund && field.Name == "of":
		return []variant{{{Field: field, Value: check.Constant{Text: order}}}}
	case field.Type.Kind == check.Link:
		return p.links(field, needed)
	case field == event.Amount && event.Role != check.RoleRefund:
		return valued(field, p.values(&field.Type, nil), false)
	case len(field.Draws) > 0:
		return p.drawn(field, isRelevant)
	case field.Units != nil:
		return p.units(event, field, isRelevant)
	case !isRelevant && !needed:
		return nil
	case field.Type.Kind == check.Date && len(p.facts.dates) == 0:
		return p.near(field)
	}
	values := p.values(&field.Type, field.OneOf)
	if !isRelevant {
		values = values[:min(len(values), 1)]
	}
	return valued(field, values, !needed)
}

// valued are the ways to fill a field with values, or to leave it out.
func valued(field *check.Field, values []check.Constant, optional bool) []variant {
	var list []variant
	if optional {
		list = append(list, nil)
	}
	for _, one := range values {
		list = append(list, variant{{Field: field, Value: one}})
	}
	return list
}

func (p *pool) near(field *check.Field) []variant {
	var list []variant
	for _, days := range []int{0, 1, 30, 365, -1, -30} {
		day, _ := ordinary.AddDays(days)
		list = append(list, variant{{Field: field, Value: check.Constant{Number: value.WideOf(int64(day))}}})
	}
	return list
}

func (p *pool) links(field *check.Field, needed bool) []variant {
	someone := variant{{Field: field, Value: check.Constant{Text: other}}}
	if needed {
		return []variant{someone}
	}
	return []variant{nil, someone}
}

func (p *pool) drawn(field *check.Field, isRelevant bool) []variant {
	isRead := slices.ContainsFunc(field.Draws, func(wallet *check.Wallet) bool { return slices.Contains(p.facts.wallets, wallet) })
	if !isRelevant && !isRead && !p.facts.vouchers {
		return nil
	}
	half := check.Constant{Number: value.WideOf(scaled(50, field.Type.Places))}
	return []variant{nil, {{Field: field, Value: half}}}
}

// units are the ways to fill a field of units of a wallet.
func (p *pool) units(event *check.Event, field *check.Field, isRelevant bool) []variant {
	if field.Redeems {
		if !isRelevant && !p.facts.vouchers {
			return nil
		}
		return valued(field, p.values(&field.Units.Type, nil)[:4], true)
	}
	if len(event.Fields) > 0 && event.Role == check.RoleAdjust && !isRelevant {
		return nil
	}
	return valued(field, p.values(&field.Type, nil)[:4], field.Index > 0)
}

func (p *pool) vouchers(field *check.Field) []variant {
	if !p.facts.vouchers || len(p.scheme.Vouchers) == 0 {
		return nil
	}
	list := []variant{nil}
	for _, voucher := range p.scheme.Vouchers {
		list = append(list, variant{{Field: field, Lines: [][]*check.Constant{{{Text: voucher.Name}}}}})
	}
	return list
}

// mostLines is how many ways to fill one line are tried, and how many lines an order has.
const (
	mostLines  = 60
	mostInList = 12
)
