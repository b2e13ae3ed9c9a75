package dsl

// Challenges.

func (c *Challenge) print(p *printer) {
	p.word(roleChallenge)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *ChallengeBegin) print(p *printer) {
	p.word(roleBegin)
	p.triggers(c.On)
	if c.As != nil {
		p.word(roleAs)
		p.name(c.As, ClassOwn)
	}
	p.when(c.When)
}

func (c *ChallengeGoal) print(p *printer) {
	p.word(roleGoal)
	if c.Sum != nil {
		p.word(roleSum)
		p.expression(c.Sum)
	} else {
		p.word(roleCount)
		p.operand(c.Count)
	}
	p.on(c.On)
	p.when(c.When)
}

func (c *ChallengeAgain) print(p *printer) { p.word(roleAgain) }

func (c *ChallengeWithin) print(p *printer) {
	p.word(roleChallengeWithin)
	p.term(&c.Lasts)
}

func (c *ChallengeDone) print(p *printer) {
	p.word(roleDone)
	c.Effect().print(p)
}
