package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

// defineGoods reads which lines of an order vouchers are good for, now that it is known what a purchase has.
func (c *checker) defineGoods(declared []*dsl.Voucher) {
	purchase := c.scheme.names.event("purchase")
	for i, clause := range declared {
		for _, part := range clause.Body.Clauses {
			if goods, ok := part.(*dsl.VoucherGoods); ok && c.scheme.Vouchers[i].Goods == nil && purchase != nil {
				c.goods(c.scheme.Vouchers[i], goods, purchase)
			}
		}
	}
}

func (c *checker) goods(voucher *Voucher, part *dsl.VoucherGoods, purchase *Event) {
	list := c.listOf(part, purchase)
	if list == nil {
		return
	}
	in := scope{event: purchase, line: list}
	when, cost := part.Parts()
	condition := c.condition(when.Tree, c.expression(in, when))
	price := c.price(in, part, cost)
	if anyBroken(condition, price) || c.readsOther(when, condition) || cost != nil && c.readsOther(cost, price) {
		return
	}
	condition.Text = c.file.Text(when)
	voucher.Goods, voucher.When, voucher.Price = list, c.judged(when, condition), price
}

// price is what a line costs: as it is said, else its only amount of money, where no number could be how many there are.
func (c *checker) price(in scope, part *dsl.VoucherGoods, cost *dsl.Expression) *Expression {
	if cost != nil {
		typed := c.expression(in, cost)
		if !typed.broken() && typed.Type.Kind != Money && typed.Type.Kind != Number {
			return c.mismatch(cost.Tree, typed.Type, Type{Kind: Money})
		}
		return typed
	}
	fields := in.line.List.Fields
	number := slices.IndexFunc(fields, func(field *Field) bool { return field.Type.Kind == Number })
	money := slices.IndexFunc(fields, func(field *Field) bool { return field.Type.Kind == Money })
	if money >= 0 && number < 0 && !slices.ContainsFunc(fields[money+1:], func(field *Field) bool { return field.Type.Kind == Money }) {
		return &Expression{Operation: OperationLineField, Type: fields[money].Type, Reference: fields[money], Span: c.file.Span(part), Text: fields[money].Written}
	}
	price, quantity := "price", "quantity"
	if money >= 0 {
		price = fields[money].Written
	}
	if number >= 0 {
		quantity = fields[number].Written
	}
	when, _ := part.Parts()
	c.fail(part, "goods", dsl.Say("what a line costs is said, where the list doesn't have just one amount of money and no number", "商品行里不是只有一个金额、没有数字时，要写明每行多少钱"),
		dsl.Sayf("write: for %[1]s * %[2]s of items when %[3]s", "请写：限 %[3]s 的商品 按 %[1]s * %[2]s", price, quantity, c.file.Text(when)))
	return &Expression{}
}

// readsOther reports an expression that reads another member: who uses a voucher uses it alone.
func (c *checker) readsOther(part dsl.Noded, e *Expression) bool {
	if e.Operation != OperationOther && !slices.ContainsFunc(e.Arguments, func(argument *Expression) bool { return argument.reachesOther() }) {
		return false
	}
	c.fail(part, "goods", dsl.Say("the goods of a voucher do not depend on another member", "优惠券限定的商品不能取决于其他会员"), dsl.Say("read the line, the order or the member itself", "请只看商品、订单和会员本人"))
	return true
}

func (e *Expression) reachesOther() bool {
	return e.Operation == OperationOther || slices.ContainsFunc(e.Arguments, (*Expression).reachesOther)
}
