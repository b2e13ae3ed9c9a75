package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// The prelude is what every scheme finds declared. A declaration of the same event adds fields or replaces them.

// preludeEvents are in the order in which plans number them.
var preludeEvents = []struct {
	name string
	role Role
}{
	{"join", RoleJoin}, {"purchase", RolePurchase}, {"refund", RoleRefund}, {"recharge", RoleRecharge},
	{"redeem", RoleRedeem}, {"opening", RoleOpening}, {"adjust", RoleAdjust}, {"close", RoleClose}, {"leave", RoleLeave},
	{"transfer", RoleTransfer},
}

// refundableDays is how long a purchase can be refunded where nothing is said.
const refundableDays = 365

// preludeFields are the fields of an event of the prelude. Where units of a wallet are meant there is a field for
// every wallet, by its name: `redeem 200 points`.
func (c *checker) preludeFields(role Role) []*Field {
	money := Type{Kind: Money, Places: c.scheme.MoneyPlaces}
	field := func(name string, kind Type, optional bool) *Field {
		return &Field{Name: name, Written: name, Type: kind, Optional: optional}
	}
	switch role {
	case RoleJoin:
		return []*Field{field("referrer", Type{Kind: Link}, true)}
	case RolePurchase:
		fields := append([]*Field{field("amount", money, false)}, c.unitFields("redeem.", true)...)
		return append(fields, c.voucherField()...)
	case RoleRefund:
		return []*Field{field("of", Type{Kind: Text}, false), field("amount", money, true)}
	case RoleRecharge:
		return []*Field{field("amount", money, false)}
	case RoleRedeem:
		return c.unitFields("", false)
	case RoleTransfer:
		return append(c.unitFields("", false), field("to", Type{Kind: Link}, false))
	case RoleOpening:
		return append(c.unitFields("", false), field("expires", Type{Kind: Date}, true))
	case RoleAdjust:
		fields := append(c.unitFields("", false), field("reason", Type{Kind: Text}, true))
		for _, field := range fields {
			field.Signed = field.Units != nil
		}
		return fields
	}
	return nil
}

// unitFields makes a field for the units of every wallet.
func (c *checker) unitFields(prefix string, redeems bool) []*Field {
	var fields []*Field
	for _, wallet := range c.scheme.Wallets {
		fields = append(fields, &Field{Name: prefix + wallet.Name, Written: prefix + wallet.Name, Type: wallet.Type,
			Optional: true, Units: wallet, Redeems: redeems})
	}
	return fields
}

// declareEvents names the events: the prelude's first, then those of the file.
func (c *checker) declareEvents(declared []*dsl.Event) {
	for _, one := range preludeEvents {
		event := &Event{Name: one.name, Written: one.name, Role: one.role, Fields: c.preludeFields(one.role)}
		if one.role == RolePurchase {
			event.Refundable = &Term{Length: days(refundableDays)}
		}
		c.addEvent(event)
	}
	seen := map[string]*dsl.Event{}
	for _, clause := range declared {
		name := string(clause.Name.Text)
		event := c.scheme.names.event(name)
		if event == nil {
			event = &Event{Name: name, Written: name, Span: c.file.Span(&clause.Name)}
			c.addEvent(event)
		} else if first := seen[event.Name]; first != nil {
			c.taken(&clause.Name, c.file.Span(&first.Name))
			continue
		}
		event.Written, event.Span = name, c.file.Span(&clause.Name)
		seen[event.Name] = clause
	}
}

func (c *checker) addEvent(event *Event) {
	event.Index = len(c.scheme.Events)
	c.scheme.Events = append(c.scheme.Events, event)
	c.scheme.names.events[event.Name] = event
}

func days(count int64) *Expression {
	return &Expression{Operation: OperationConstant, Type: Type{Kind: Days}, Constant: Constant{Number: value.WideOf(count)}}
}

// defineEvents reads the fields of the declared events, and numbers all fields.
func (c *checker) defineEvents(declared []*dsl.Event) {
	for _, clause := range declared {
		if event := c.scheme.names.event(string(clause.Name.Text)); event != nil {
			c.eventBody(event, clause)
		}
	}
	for _, event := range c.scheme.Events {
		for i, field := range event.Fields {
			field.Index = i
			if event.Role == RoleJoin {
				field.Sets = c.attributeOf(field)
			}
			if field.Name == "amount" && field.Type.Kind == Money {
				event.Amount = field
			}
		}
	}
}

// attributeOf finds the attribute that a field of `join` is named as, in either keyword language for the prelude's.
func (c *checker) attributeOf(field *Field) *Attribute {
	names := []string{field.Written, field.Name}
	if chinese, ok := dsl.Twin(dsl.ClassField, field.Name); ok {
		names = append(names, chinese)
	}
	for _, name := range names {
		if attribute := c.scheme.names.attributes[name]; attribute != nil && attribute.Type == field.Type {
			return attribute
		}
	}
	return nil
}

func (c *checker) eventBody(event *Event, clause *dsl.Event) {
	seen := map[string]dsl.Clause{}
	names := map[string]dsl.Span{}
	for _, part := range clause.Body.Clauses {
		switch part := part.(type) {
		case *dsl.Refundable:
			if c.once(seen, "refundable", part) {
				event.Refundable = c.term(&part.Within, part.Tails)
			}
		case *dsl.Field:
			field := c.field(part, true)
			if first, again := names[field.Name]; again {
				c.taken(&part.Name, first)
				continue
			}
			names[field.Name] = field.Span
			c.fieldClash(part)
			event.replace(field)
		}
	}
}

// fieldClash reports a field named as a thing of the scheme: which of the two an expression means would be a guess.
func (c *checker) fieldClash(part *dsl.Field) {
	if first, taken := c.scheme.names.spans[string(part.Name.Text)]; taken {
		c.taken(&part.Name, first)
	}
}

// replace puts a field into an event, in place of the one of the same name.
func (e *Event) replace(field *Field) {
	for i, one := range e.Fields {
		if one.Name == field.Name {
			e.Fields[i] = field
			return
		}
	}
	e.Fields = append(e.Fields, field)
}
