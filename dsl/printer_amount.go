package dsl

// Amounts.

// share writes `5% of amount`, in Chinese `金额 的 5%`.
func (p *printer) share(share *Operand, of *Expression) {
	if p.chinese() {
		p.expression(of)
		p.word(roleShareOf)
		p.operand(share)
		return
	}
	p.operand(share)
	p.word(roleShareOf)
	p.expression(of)
}

func (p *printer) walletAmount(amount *WalletAmount) {
	if amount.Formed != nil {
		p.name(&amount.Formed.Wallet, ClassOwn)
		p.form(&amount.Formed.Form)
		return
	}
	p.operand(amount.Quantity)
	p.name(amount.Trailing, ClassOwn)
	p.each(amount.Each)
}

func (p *printer) plainAmount(amount *PlainAmount) {
	if amount.Form != nil {
		p.form(amount.Form)
		return
	}
	p.operand(amount.Quantity)
	p.each(amount.Each)
}

func (p *printer) each(each *Each) {
	if each == nil {
		return
	}
	if each.Complete {
		p.word(roleEvery)
	} else {
		p.word(rolePerAmount)
	}
	p.operand(&each.Step)
	p.word(roleAmountOf)
	p.expression(&each.Of)
}

func (p *printer) form(form *Form) {
	switch {
	case form.Formula != nil:
		p.write("=")
		p.expression(form.Formula)
	case form.Table != nil:
		p.table(form.Table)
	default:
		p.share(form.Share())
	}
}

func (p *printer) table(table *AmountTable) {
	p.word(roleBy)
	if table.BySlices() {
		p.word(roleSlices)
	}
	p.expression(&table.Key)
	if table.BySlices() {
		p.word(roleSlicesEnd)
	}
	p.block(&table.Rows.Block)
}

func (c *AmountRow) print(p *printer) {
	switch {
	case c.From != nil:
		p.word(roleRowFrom)
		p.operand(c.From)
	case c.Otherwise:
		p.word(roleOtherwise)
	}
	for i, key := range c.Keys {
		if i > 0 {
			p.glue().write(",")
		}
		p.literal(key, ClassOwn)
	}
	p.plainAmount(&c.Amount)
	c.Validity.print(p)
}
