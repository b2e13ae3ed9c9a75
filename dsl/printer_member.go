package dsl

// Members, events and tables.

func (c *Member) print(p *printer) {
	p.word(roleMember)
	p.block(&c.Fields.Block)
}

func (c *Event) print(p *printer) {
	p.word(roleEvent)
	p.name(&c.Name, ClassEvent)
	p.block(&c.Body.Block)
}

func (c *Refundable) print(p *printer) {
	p.word(roleRefundable)
	p.measured(&c.Within)
	p.word(roleRefundableEnd)
	p.tails(c.Tails)
}

func (c *Field) print(p *printer) {
	p.name(&c.Name, ClassField)
	p.label(c.Label)
	c.Type.print(p)
	if c.Optional {
		p.word(roleOptional)
	}
	for i, value := range c.OneOf {
		if i == 0 {
			p.word(roleOneOf)
		} else {
			p.glue().write(",")
		}
		p.literal(value, ClassValue)
	}
	if c.Default != nil {
		p.write("=")
		p.literal(c.Default, ClassValue)
	}
}

func (t *FieldType) print(p *printer) {
	p.choice(string(t.Word))
	if t.Places != nil {
		if p.chinese() {
			p.literal(t.Places, ClassOwn)
			p.glue().word(rolePlaces)
		} else {
			p.word(roleWithPlaces)
			p.literal(t.Places, ClassOwn)
			p.word(rolePlaces)
		}
	}
	for i, wallet := range t.Wallets {
		if i == 0 {
			p.word(roleDrawFirst)
		} else {
			p.word(roleDrawThen)
		}
		p.name(wallet, ClassOwn)
	}
	if t.Fields != nil {
		p.block(&t.Fields.Block)
	}
}

func (c *Table) print(p *printer) {
	p.word(roleTable)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.word(roleBy)
	p.name(&c.Key, ClassOwn)
	p.block(&c.Body.Block)
}

func (c *TableRow) print(p *printer) {
	p.word(roleRow)
	for _, value := range c.Values {
		p.literal(value, ClassValue)
	}
	c.Validity.print(p)
}
