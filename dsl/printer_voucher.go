package dsl

// Vouchers, and what orders the rules that meet on an event.

func (c *Voucher) print(p *printer) {
	p.word(roleVoucher)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *VoucherWorth) print(p *printer) {
	p.word(roleVoucherWorth)
	p.operand(&c.Worth)
}

func (c *VoucherCost) print(p *printer) {
	p.word(roleVoucherCost)
	p.operand(&c.Cost)
}

func (c *VoucherValid) print(p *printer) {
	p.word(roleVoucherValid)
	p.term(&c.Lasts)
}

func (c *VoucherMinimum) print(p *printer) {
	p.word(roleVoucherMinimum)
	p.operand(&c.Spend)
	p.word(roleVoucherMinimumEnd)
}

func (c *VoucherGoods) print(p *printer) {
	when, cost := c.Parts()
	p.word(roleGoods)
	if p.chinese() {
		p.expression(when)
		p.word(roleGoodsItems)
	}
	if cost != nil {
		if p.chinese() {
			p.word(roleGoodsCost)
		}
		p.expression(cost)
		if !p.chinese() {
			p.word(roleGoodsCost)
		}
	}
	if !p.chinese() {
		p.word(roleGoodsItems)
		p.expression(when)
	}
}

// term writes how long something lasts.
func (p *printer) term(term *Term) {
	if term.Length != nil {
		p.operand(term.Length)
		p.choice(string(term.Unit))
	}
	p.tails(term.Tails)
}

func (c *RuleIssue) print(p *printer) {
	p.word(roleIssue)
	if c.Count != nil {
		p.measured(&c.Count.Number)
		p.word(roleSheets)
		p.glued = false
	}
	p.name(&c.Voucher, ClassOwn)
	if c.Many != nil {
		p.form(c.Many)
	}
	p.each(c.Each)
	if c.Worth != nil {
		p.word(roleVoucherWorth)
		p.plainAmount(c.Worth)
	}
}

func (c *Choose) print(p *printer) {
	if c.Best {
		p.word(roleChooseBest)
	} else {
		p.word(roleChooseFirst)
	}
	p.list(c.Rules, ClassOwn)
}

func (c *Compound) print(p *printer) {
	p.word(roleCompound)
	for i, rule := range c.Rules {
		if i > 0 {
			p.word(roleCompoundThen)
		}
		p.name(rule, ClassOwn)
	}
}
