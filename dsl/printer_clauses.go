package dsl

// How each clause is written, in either keyword language. Where the languages order their words differently, both
// orders stand side by side. Here the declarations at the head of a scheme; the others stand in files of their own,
// as their grammar does.

func (p *printer) chinese() bool { return p.tongue == Chinese }

func (c *Scheme) print(p *printer) {
	p.word(roleScheme)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
}

func (c *Version) print(p *printer) {
	p.word(roleLanguage)
	p.literal(&c.Number, ClassOwn)
}

func (c *Currency) print(p *printer) {
	p.word(roleCurrency)
	p.name(&c.Code, ClassOwn)
}

func (c *Timezone) print(p *printer) {
	p.word(roleTimezone)
	p.label(&c.Zone)
}

func (c *Param) print(p *printer) {
	p.word(roleParam)
	p.name(&c.Name, ClassOwn)
	p.write("=")
	p.literal(&c.Value, ClassValue)
	for _, dated := range c.Values {
		value, from := dated.Parts()
		if p.chinese() {
			p.word(roleDateFrom)
			p.literal(from, ClassOwn)
			p.word(roleDateFromEnd)
			p.literal(value, ClassValue)
			continue
		}
		p.word(roleThen)
		p.literal(value, ClassValue)
		p.word(roleDateFrom)
		p.literal(from, ClassOwn)
	}
	p.label(c.Label)
}

func (c *Boosts) print(p *printer) {
	p.word(roleBoosts)
	if c.Rule != nil {
		p.word(roleBoostsOf)
		p.name(c.Rule, ClassOwn)
	}
	p.choice(string(c.Mode))
}

func (v *Validity) print(p *printer) {
	if v.From != nil {
		p.word(roleDateFrom)
		p.write(v.From.Value)
		p.word(roleDateFromEnd)
	}
	if v.Until != nil {
		p.word(roleDateUntil)
		p.write(v.Until.Value)
		p.word(roleDateUntilEnd)
	}
}
