package dsl

// What a rule waits for.

func (p *printer) triggers(triggers []*Trigger) {
	p.word(roleOn)
	for i, trigger := range triggers {
		if i > 0 {
			p.glue().write(",")
		}
		trigger.print(p)
	}
}

func (t *Trigger) print(p *printer) {
	switch {
	case t.Start != nil:
		p.between(roleStartOf, t.Start, roleStartOfEnd)
	case t.Upgrade != nil:
		p.between(roleUpgradeOf, t.Upgrade, roleUpgradeOfEnd)
	case t.Downgrade != nil:
		p.between(roleDowngradeOf, t.Downgrade, roleDowngradeOfEnd)
	case t.Enter != nil:
		p.word(roleEnter)
		p.operand(t.Enter)
	case t.Date != nil:
		p.operand(t.Date)
		p.word(roleDayOf)
	default:
		p.occasion(&t.Event, t.PerItem())
	}
}

// between writes a name of the scheme's own with a word before it in English, and one behind it in Chinese.
func (p *printer) between(before role, name *Name, behind role) {
	p.word(before)
	p.name(name, ClassOwn)
	p.word(behind)
}

// every writes `every month` or `every 2 weeks`.
func (p *printer) every(every *Every) {
	switch {
	case every.Length != nil:
		p.word(roleEveryTime)
		p.operand(every.Length)
	case p.chinese():
		p.choice("per " + string(every.Period()))
	default:
		p.word(roleEveryTime)
		p.write(string(every.Period()))
	}
}
