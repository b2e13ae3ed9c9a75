package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// Voucher is what can be given away and used on an order.
type Voucher struct {
	Name    string
	Label   string
	Worth   *Expression // money; nil where it is goods or a service, or said where it is issued
	Cost    *Expression // what it costs the shop; nil is its worth
	Minimum *Expression // what an order must come to; nil for any
	Valid   *Term       // nil for ever
	Goods   *Field      // the list whose lines it is good for, where
	When    *Expression // this holds,
	Price   *Expression // and what each of them costs; nil for all that is bought
	Index   int
	Span    dsl.Span
}

// declareVouchers names the vouchers.
func (c *checker) declareVouchers(declared []*dsl.Voucher) {
	for _, clause := range declared {
		voucher := &Voucher{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Vouchers), Span: c.file.Span(&clause.Name)}
		c.scheme.Vouchers = append(c.scheme.Vouchers, voucher)
		c.declare(&clause.Name, voucher)
	}
}

// defineVouchers reads the vouchers' clauses.
func (c *checker) defineVouchers(declared []*dsl.Voucher) {
	for i, clause := range declared {
		voucher, seen := c.scheme.Vouchers[i], map[string]dsl.Clause{}
		for _, part := range clause.Body.Clauses {
			c.voucherClause(voucher, part, seen)
		}
	}
}

func (c *checker) voucherClause(voucher *Voucher, part dsl.Clause, seen map[string]dsl.Clause) {
	money := Type{Kind: Money, Places: c.scheme.MoneyPlaces}
	switch part := part.(type) {
	case *dsl.VoucherWorth:
		if c.once(seen, "worth", part) {
			voucher.Worth = c.positive(&part.Worth, money)
		}
	case *dsl.VoucherCost:
		if c.once(seen, "cost", part) {
			typed := c.exact(part.Cost.Tree, c.unit(part.Cost.Tree, c.operand(scope{}, &part.Cost), money), money)
			voucher.Cost = c.notNegative(part.Cost.Tree, typed)
		}
	case *dsl.VoucherMinimum:
		if c.once(seen, "minimum", part) {
			voucher.Minimum = c.positive(&part.Spend, money)
		}
	case *dsl.VoucherGoods:
		c.once(seen, "for", part)
	case *dsl.VoucherValid:
		if c.once(seen, "valid", part) {
			voucher.Valid = c.lasting(scope{}, &part.Lasts)
		}
	}
}

// voucherField is the field of a purchase that names the vouchers used on it. A scheme without vouchers has none.
func (c *checker) voucherField() []*Field {
	if len(c.scheme.Vouchers) == 0 {
		return nil
	}
	name := &Field{Name: "voucher", Written: "voucher", Type: Type{Kind: Text}}
	for _, voucher := range c.scheme.Vouchers {
		name.OneOf = append(name.OneOf, voucher.Name)
	}
	list := &List{Fields: []*Field{name}}
	return []*Field{{Name: "vouchers", Written: "vouchers", Type: Type{Kind: Lines, List: list}, List: list, Optional: true, Vouchers: true}}
}

// voucher finds a voucher by name; nil where an error was reported.
func (c *checker) voucher(name *dsl.Name) *Voucher {
	if voucher, ok := c.scheme.names.things[string(name.Text)].(*Voucher); ok {
		return voucher
	}
	c.unknown(name, dsl.Say("voucher", "优惠券"), string(name.Text), ownNames(of[*Voucher](c.scheme.names)))
	return nil
}

// issue reads how many vouchers a rule gives, and what each is worth.
func (c *checker) issue(in scope, part *dsl.RuleIssue) *Effect {
	voucher := c.voucher(&part.Voucher)
	if voucher == nil {
		return nil
	}
	effect := &Effect{Kind: Issue, Voucher: voucher, Amount: c.issueCount(in, part)}
	if effect.Amount.broken() {
		return nil
	}
	if kind := effect.Amount.Type.Kind; kind != Number && kind != Money {
		c.mismatch(part, effect.Amount.Type, Type{Kind: Number})
		return nil
	}
	if part.Worth != nil {
		effect.Worth = c.amount(in, part.Worth)
		if effect.Worth.broken() {
			return nil
		}
		if kind := effect.Worth.Type.Kind; kind != Money && kind != Number {
			c.mismatch(part.Worth, effect.Worth.Type, Type{Kind: Money})
			return nil
		}
	}
	return effect
}

// issueCount is how many: one, a number, so many for each complete step, or an amount of any form.
func (c *checker) issueCount(in scope, part *dsl.RuleIssue) *Expression {
	amount := &dsl.PlainAmount{Node: part.Node, Form: part.Many, Each: part.Each}
	if part.Many != nil {
		if part.Count != nil {
			c.fail(part.Count, "twice", dsl.Say("how many there are is said once", "张数只写一次"), dsl.Say("keep one of the two", "两处只留一处"))
		}
		return c.amount(in, amount)
	}
	if part.Count != nil {
		amount.Quantity = &part.Count.Number
		return c.quantity(in, amount)
	}
	one := &Expression{Operation: OperationConstant, Type: Type{Kind: Number}, Constant: Constant{Number: wideOfFlag(true)}, Text: "1"}
	if part.Each == nil {
		return one
	}
	return c.each(in, part.Each, one, part.Each)
}

// voucherNames reads the vouchers that a purchase in a test names.
func (r *argumentReader) voucherNames(argument *dsl.TestArgument, field *Field) bool {
	given := FieldValue{Field: field}
	for len(r.arguments) > 0 && r.arguments[0].Value != nil && r.arguments[0].Value.Kind() == dsl.KindName {
		name := captured(r.arguments[0].Value.Value)
		if _, isVoucher := r.scheme.names.things[string(name)].(*Voucher); !isVoucher && len(given.Lines) > 0 {
			break // the name of the next field
		}
		part := r.take()
		voucher := r.voucher(&dsl.Name{Node: part.Node, Text: name})
		if voucher == nil {
			return false
		}
		given.Lines = append(given.Lines, []*Constant{{Text: voucher.Name}})
	}
	if len(given.Lines) == 0 {
		return r.lacks(argument)
	}
	r.given[field] = true
	r.values = append(r.values, given)
	return true
}

// issuedExpectation reads how many vouchers the last event is expected to have issued; without a number, any.
func (t *testChecker) issuedExpectation(e *Expectation, part *dsl.Issued) bool {
	e.Aspect, e.Type, e.Any = AspectIssued, Type{Kind: Number}, part.Count == nil
	if e.Voucher = t.voucher(&part.Voucher); e.Voucher == nil {
		return false
	}
	if part.Count == nil {
		return true
	}
	var ok bool
	e.Value, ok = t.valueOf(e.Type, part.Count)
	return ok
}
