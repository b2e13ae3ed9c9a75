package dsl

// Rules.

func (c *Rule) print(p *printer) {
	p.word(roleRule)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	if c.Every != nil {
		p.every(c.Every)
	} else {
		p.triggers(c.Triggers)
	}
	if c.During != nil {
		p.word(roleDuring)
		p.name(c.During, ClassOwn)
		p.word(roleDuringEnd)
	}
	c.Validity.print(p)
	for i, receiver := range c.To {
		if i == 0 {
			p.word(roleTo)
		} else {
			p.word(roleToElse)
		}
		p.operand(receiver)
	}
	p.block(&c.Body.Block)
}

func (c *RuleWhen) print(p *printer) { p.when(&c.Condition) }

func (c *RuleOnce) print(p *printer) { p.word(roleOnce) }

func (c *RuleLimit) print(p *printer) {
	p.word(roleLimit)
	p.bound(c.Parts())
	p.word(roleLimitEnd)
}

func (c *RuleEarn) print(p *printer) {
	p.word(roleEarn)
	p.walletAmount(&c.Amount)
}

func (c *RuleTake) print(p *printer) {
	p.word(roleTake)
	p.walletAmount(&c.Amount)
}

func (c *RuleBoost) print(p *printer) {
	p.word(roleBoost)
	p.name(&c.Rule, ClassOwn)
	p.plainAmount(&c.Amount)
}

func (c *RuleDiscount) print(p *printer) {
	if c.Sets != nil {
		p.sets(c.Sets)
		return
	}
	if c.To {
		p.word(roleDiscountTo)
	} else {
		p.word(roleDiscount)
	}
	p.plainAmount(&c.Amount)
}

func (c *RuleCharge) print(p *printer) {
	p.word(roleCharge)
	if c.Wallet != nil {
		p.walletAmount(c.Wallet)
		return
	}
	p.plainAmount(c.Amount())
}

func (c *RuleSet) print(p *printer) {
	p.word(roleSet)
	p.operand(&c.Attribute)
	p.write("=")
	p.expression(&c.Value)
}

func (c *RuleReject) print(p *printer) {
	p.word(roleReject)
	p.message(c.Words)
}

func (c *RuleCap) print(p *printer) {
	p.word(roleCap)
	p.bound(c.Parts())
}

func (c *RuleGrant) print(p *printer) {
	p.word(roleGrant)
	p.operand(&c.Tier)
	if c.Lasts.Length != nil {
		p.word(roleGrantFor)
	}
	p.term(&c.Lasts)
}

func (c *RuleNotify) print(p *printer) {
	p.word(roleNotify)
	p.message(&c.Words)
}

func (c *RuleAfter) print(p *printer) {
	p.word(roleRuleAfter)
	p.measured(&c.Wait)
	p.word(roleRuleAfterEnd)
}

func (c *RuleExpire) print(p *printer) { (*WalletExpire)(c).print(p) }
