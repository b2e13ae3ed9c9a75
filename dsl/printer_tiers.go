package dsl

// Tiers.

func (c *Tiers) print(p *printer) {
	p.word(roleTiers)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.word(roleBy)
	p.expression(&c.By)
	p.block(&c.Body.Block)
}

func (c *Tier) print(p *printer) {
	p.name(&c.Name, ClassOwn)
	if c.From != nil {
		p.word(roleRowFrom)
		p.operand(c.From)
	}
}

func (c *TierReview) print(p *printer) {
	p.word(roleReview)
	p.choice(string(c.Moment))
}
