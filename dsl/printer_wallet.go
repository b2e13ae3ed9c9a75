package dsl

// Wallets.

func (c *Wallet) print(p *printer) {
	p.word(roleWallet)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *WalletUnit) print(p *printer) {
	p.word(roleUnit)
	p.name(&c.Code, ClassOwn)
}

func (c *WalletFilled) print(p *printer) {
	p.word(roleFilledBy)
	p.name(&c.Event, ClassEvent)
	p.word(roleFilledByEnd)
}

func (c *WalletDecimals) print(p *printer) {
	p.word(roleDecimals)
	p.literal(&c.Places, ClassOwn)
}

func (c *WalletRound) print(p *printer) {
	p.word(roleRound)
	p.choice(string(c.Mode))
	if c.Scope != "" {
		p.choice("each " + string(c.Scope))
	}
}

func (c *WalletExpire) print(p *printer) {
	p.word(roleExpire)
	switch {
	case c.Never:
		p.word(roleNever)
	case c.Later != nil:
		p.word(roleLaterOf)
		c.Later[0].print(p)
		p.glue().write(",")
		c.Later[1].print(p)
	default:
		c.Term.print(p)
	}
}

func (e *Expiry) print(p *printer) {
	if e.Lasts != nil {
		length, since := e.Lasts.Parts()
		if p.chinese() {
			p.choice(string(since))
			p.operand(length)
		} else {
			p.operand(length)
			p.word(roleAfter)
			p.choice(string(since))
		}
	}
	p.tails(e.Tails)
}

func (p *printer) tails(tails []*Tail) {
	for _, tail := range tails {
		switch {
		case tail.Second:
			p.word(roleToSecond)
		case tail.Period() != "" && p.chinese():
			p.choice("end of " + string(tail.Period()))
		case tail.Period() != "":
			p.write("to end of " + string(tail.Period()))
		case tail.NextDay != "":
			p.word(roleToNext)
			p.write(tail.NextDay)
		default:
			p.word(roleAddition)
			p.operand(tail.Addition)
		}
	}
}

func (c *WalletSpend) print(p *printer) {
	p.word(roleSpend)
	p.choice(string(c.Order))
}

func (c *WalletRedeem) print(p *printer) {
	p.word(roleRedeem)
	p.operand(&c.Quantity)
	p.word(roleRedeemFor)
	p.operand(&c.Worth)
	if c.Minimum != nil {
		p.word(roleMinimum)
		p.operand(c.Minimum)
		p.word(roleMinimumEnd)
	}
	if c.Steps != nil {
		p.word(roleSteps)
		p.operand(c.Steps)
		p.word(roleStepsEnd)
	}
	if c.Share != nil {
		p.word(roleUpTo)
		p.share(c.Share.Parts())
	}
	if c.OrLess {
		p.word(roleOrLess)
	}
}

func (c *WalletCap) print(p *printer) {
	p.word(roleCap)
	p.bound(c.Parts())
}

// bound writes `200 per month`, in Chinese `每月 200`.
func (p *printer) bound(amount *Operand, per *Per) {
	if p.chinese() {
		p.per(per)
		p.operand(amount)
		return
	}
	p.operand(amount)
	p.per(per)
}

func (p *printer) per(per *Per) {
	switch {
	case per == nil:
	case per.Rolling != nil:
		p.word(rolePer)
		p.operand(per.Rolling)
	case p.chinese():
		p.choice(map[Word]string{"event": "each event", "item": "each item"}[per.Period()])
		p.choice(englishPer(per.Period()))
	default:
		p.write("per " + string(per.Period()))
	}
}

func englishPer(period Word) string {
	if period == "event" || period == "item" {
		return ""
	}
	return "per " + string(period)
}

func (c *WalletBelowZero) print(p *printer) {
	p.word(roleBelowZero)
	if c.Wallet != nil {
		p.word(roleBelowZeroFrom)
		p.name(c.Wallet, ClassOwn)
		return
	}
	p.choice(string(c.Mode))
}
