package dsl

// Budgets.

func (c *Budget) print(p *printer) {
	p.word(roleBudget)
	p.per(c.Per)
	if c.Share != nil {
		p.budgetShare(c.Share.Parts())
	} else {
		p.operand(c.Amount)
	}
	p.write("{")
	p.list(c.Rules.Names, ClassOwn)
	p.write("}")
}

// budgetShare writes `3% of previous month sales`, in Chinese `上月 销售额 的 3%`.
func (p *printer) budgetShare(share *Operand, sales Word) {
	if p.chinese() {
		p.choice(string(sales))
		p.word(roleSales)
		p.word(roleShareOf)
		p.operand(share)
		return
	}
	p.operand(share)
	p.word(roleShareOf)
	p.write(string(sales))
	p.word(roleSales)
}
