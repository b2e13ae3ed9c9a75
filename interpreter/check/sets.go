package check

import "github.com/punchcard-lang/punchcard/dsl"

// The arguments of OperationSets: the list, what a set costs, what a piece of a line costs, how many pieces the line has,
// and of every part of a set how many pieces, and of which lines.
const (
	SetList = iota
	SetPrice
	SetPiece
	SetPieces
	SetParts
)

// mostSetParts is how many parts a set may have.
const mostSetParts = 8

// sets reads goods that cost a set price together: what they cost less is the discount.
func (c *checker) sets(in scope, part *dsl.RuleDiscount) *Effect {
	if in.line != nil {
		c.fail(part, "sets", dsl.Say("a set is made of several lines, so its rule judges the whole order", "成套要看整单，规则不能按每件商品来写"), dsl.Say("put it on the event: on purchase", "请写在整个事件上：当 消费"))
		return nil
	}
	list := c.listOf(part, in.event)
	if list == nil {
		return nil
	}
	money := Type{Kind: Money, Places: c.scheme.MoneyPlaces}
	price := c.notNegative(part.Sets.Price.Tree, c.exact(part.Sets.Price.Tree, c.unit(part.Sets.Price.Tree, c.operand(in, &part.Sets.Price), money), money))
	lines := &Expression{Operation: OperationField, Type: list.Type, Reference: list, Span: c.file.Span(part), Text: list.Written}
	piece, pieces := c.pieces(part, list)
	typed := c.typedPart(part.Sets, OperationSets, money, lines, price, piece, pieces)
	if len(part.Sets.Parts) > mostSetParts {
		c.fail(part.Sets.Parts[mostSetParts], "sets", dsl.Sayf("a set has at most %d parts", "一套最多 %d 种", mostSetParts), dsl.Say("make two rules of it", "请拆成两条规则"))
		return nil
	}
	for _, one := range part.Sets.Parts {
		count, when := c.setPart(in, list, one)
		typed.Arguments = append(typed.Arguments, count, when)
	}
	if anyBroken(typed.Arguments...) {
		return nil
	}
	return &Effect{Kind: Discount, Amount: typed}
}

// setPart reads how many pieces a part of a set has, and of which lines.
func (c *checker) setPart(in scope, list *Field, part *dsl.SetPart) (count, when *Expression) {
	number, condition := part.Parts()
	count = &Expression{Operation: OperationConstant, Type: Type{Kind: Number}, Constant: Constant{Number: wideOfFlag(true)}, Text: "1"}
	if number != nil {
		count = c.wholePieces(number)
	}
	in.line = list
	when = c.condition(condition.Tree, c.expression(in, condition))
	return count, c.judged(condition, when)
}

// wholePieces reads how many pieces of some goods a set has: whole ones, one at least.
func (c *checker) wholePieces(number *dsl.Operand) *Expression {
	typed := c.unit(number.Tree, c.operand(scope{}, number), Type{Kind: Number})
	isWhole := typed.Type.Places == 0
	if typed.IsConstant() && !isWhole {
		_, isWhole = atPlaces(typed.Constant.Number, typed.Type.Places, 0)
	}
	if typed.broken() || isWhole && typed.isPositive() {
		return typed
	}
	return c.wrong(number.Tree, "sets", dsl.Say("a set has a whole number of pieces, one at least", "一套里的件数要写大于 0 的整数"), dsl.Say("for example: 3 items when …", "例如：3件 … 的商品"))
}

// pieces finds what a piece of a line costs, and how many there are: the only money and the only number that a line has.
func (c *checker) pieces(part dsl.Noded, list *Field) (price, count *Expression) {
	count = &Expression{Operation: OperationConstant, Type: Type{Kind: Number}, Constant: Constant{Number: wideOfFlag(true)}, Text: "1"}
	prices, counts := 0, 0
	for _, field := range list.List.Fields {
		typed := &Expression{Operation: OperationLineField, Type: field.Type, Reference: field, Span: c.file.Span(part), Text: field.Written}
		switch field.Type.Kind {
		case Money:
			price, prices = typed, prices+1
		case Number:
			count, counts = typed, counts+1
		}
	}
	if prices == 1 && counts <= 1 {
		return price, count
	}
	c.fail(part, "sets", dsl.Sayf("for sets a line of `%s` has one amount of money, which a piece costs, and at most one number, how many pieces there are", "成套减价要求 `%s` 的每行只有一个金额（单价），最多一个数字（件数）", list.Written),
		dsl.Say("declare the list so: items list { sku text  price money  quantity number = 1 }", "请这样声明：商品 列表 { 货号 文字  价格 金额  数量 数字 = 1 }"))
	return &Expression{}, &Expression{}
}
