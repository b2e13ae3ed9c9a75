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
	for _, also := range c.Also {
		if also.Or {
			p.word(roleOrWhen)
		} else {
			p.word(roleAndWhen)
		}
		p.expression(&also.Condition)
	}
	if c.Keep != nil {
		p.word(roleKeepWhen)
		p.expression(c.Keep)
	}
}

func (c *TierReview) print(p *printer) {
	p.word(roleReview)
	if c.Up {
		p.word(roleReviewUp)
	}
	if c.Down {
		p.word(roleReviewDown)
	}
	p.choice(string(c.Moment))
}

func (c *TierHold) print(p *printer) {
	p.word(roleHold)
	p.term(&c.Lasts)
}

func (c *TierLapse) print(p *printer) {
	p.word(roleLapse)
	p.choice(string(c.How))
	if c.Grace != nil {
		p.word(roleGrace)
		p.operand(c.Grace)
	}
}

func (c *TierReset) print(p *printer) { p.word(roleReset) }

func (c *TierCarry) print(p *printer) {
	p.word(roleCarry)
	if c.UpTo != nil {
		p.word(roleCarryUpTo)
		p.operand(c.UpTo)
	}
}
