package dsl

// Vouchers, and what orders the rules that meet on an event.

// Voucher declares what can be given away and used on an order: `voucher ten_off "10元代金券" { worth 10 CNY }`.
type Voucher struct {
	Node
	Name  Name         `parser:"('voucher' | '优惠券') @@"`
	Label *Text        `parser:"@@?"`
	Body  VoucherBlock `parser:"@@"`
}

// VoucherWorth is what a voucher takes off: `worth 10 CNY`. Without it a voucher is goods, a service or a
// privilege, or its worth is said where it is issued.
type VoucherWorth struct {
	Node
	Worth Operand `parser:"('worth' | '面额') @@"`
}

// VoucherCost is what a voucher costs the shop, where that is not its worth: `our cost 6 CNY`.
type VoucherCost struct {
	Node
	Cost Operand `parser:"( 'our' 'cost' | '成本' ) @@"`
}

// VoucherValid is how long a voucher can be used, from when it was issued: `valid 30 days to end of month`.
type VoucherValid struct {
	Node
	Lasts Term `parser:"('valid' | '有效期') @@"`
}

// VoucherMinimum is how much an order must come to: `minimum spend 50 CNY`.
type VoucherMinimum struct {
	Node
	Spend Operand `parser:"( 'minimum' 'spend' @@ | '满' @@ '可用' )"`
}

// VoucherGoods says which lines of an order a voucher is good for, and where it does not go without saying what each of
// them costs: `for items when category == "meat"`, `for price * quantity of items when category == "meat"`.
type VoucherGoods struct {
	Node
	English *GoodsEnglish `parser:"(  'for' @@"`
	Chinese *GoodsChinese `parser:"| '限' @@ )"`
}

// GoodsEnglish is `price * quantity of items when category == "meat"`.
type GoodsEnglish struct {
	Cost *GoodsCost `parser:"@@?"`
	When Expression `parser:"'items' 'when' @@"`
}

// GoodsCost is what a line costs, in a struct of its own for the parser's sake: see WalletForm.
type GoodsCost struct {
	Of Expression `parser:"@@ 'of'"`
}

// GoodsChinese is `品类 == "肉类" 的商品 按 价格 * 数量`.
type GoodsChinese struct {
	When Expression  `parser:"@@ '的商品'"`
	Cost *Expression `parser:"( '按' @@ )?"`
}

// Parts returns the condition of the lines, and what each of them costs; nil where that goes without saying.
func (g *VoucherGoods) Parts() (when, cost *Expression) {
	switch {
	case g.Chinese != nil:
		return &g.Chinese.When, g.Chinese.Cost
	case g.English.Cost != nil:
		return &g.English.When, &g.English.Cost.Of
	}
	return &g.English.When, nil
}

// Term is how long something lasts: `90 days`, `offer.days days to end of hour`, `to end of next year`.
type Term struct {
	Node
	Length *Operand `parser:"( ( (?! 'to' ( 'end' | 'next' | 'the' ) | '精确到秒' | '至下个' | '再加' | '至小时末' | '至当日末' | '至周末' | '至月底' | '至季末' | '至年底' | '至次周周末' | '至次月月底' | '至次季季末' | '至次年年底' ) @@"`
	Unit   Word     `parser:"    @( 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'quarters' | 'years' | '秒' | '分钟' | '小时' | '天' | '周' | '个月' | '季度' | '年' )? )?"`
	Tails  []*Tail  `parser:"  @@* )!"`
}

// RuleIssue gives vouchers: `issue ten_off`, `issue 2 ten_off`, `issue ten_off every 50 of amount`,
// `issue ten_off by level { gold 2  otherwise 1 }`, `issue ten_off worth 10% of amount`.
type RuleIssue struct {
	Node
	Count   *IssueCount  `parser:"('issue' | '发放') @@?"`
	Voucher Name         `parser:"@@"`
	Many    *Form        `parser:"( (?= '=' | 'by' | '按' ) @@"`
	Each    *Each        `parser:"| @@ )?"`
	Worth   *PlainAmount `parser:"( ( 'worth' | '面额' ) @@ )?"`
}

// IssueCount is how many vouchers: `2`, `member.children`, in Chinese `2张`.
type IssueCount struct {
	Node
	Number Operand `parser:"@@"`
	Sheets bool    `parser:"@'张'"`
}

// Choose makes rules exclude each other: of those that would give something, the one that is best for the member,
// or the first in this list, does: `choose best of flash, third_free`, `choose first of flash, third_free`.
type Choose struct {
	Node
	Best  bool    `parser:"( 'choose' ( @'best' | 'first' ) 'of' | @'互斥取优' | '互斥取先' )"`
	Rules []*Name `parser:"@@ ( ',' @@ )*"`
}

// Compound lets a rule see what the discount of the rule before it left: `compound flash then coupon`.
type Compound struct {
	Node
	Rules []*Name `parser:"( 'compound' @@ ( 'then' @@ )+ | '叠加' @@ ( '再' @@ )+ )"`
}
