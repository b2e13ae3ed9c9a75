package dsl

// Tests.

func (c *Test) print(p *printer) {
	p.word(roleTest)
	p.label(&c.Label)
	p.block(&c.Body.Block)
}

func (c *TestMember) print(p *printer) {
	p.word(roleMember)
	p.name(&c.Name, ClassOwn)
	if c.Attributes != nil {
		p.block(&c.Attributes.Block)
	}
}

func (c *TestAttribute) print(p *printer) {
	p.name(&c.Name, ClassField)
	p.literal(&c.Value, ClassValue)
}

func (c *TestStep) print(p *printer) {
	p.literal(c.At, ClassOwn)
	p.name(c.Member, ClassOwn)
	p.name(c.Event, ClassEvent)
	p.arguments(c.Arguments)
	if c.As != nil {
		p.word(roleAs)
		p.name(c.As, ClassOwn)
	}
}

func (p *printer) arguments(arguments []*TestArgument) {
	for _, argument := range arguments {
		if argument.Value != nil {
			class := ClassField
			if _, ok := Canonical(ClassValue, Identifier(argument.Value.Value)); ok {
				class = ClassValue
			}
			p.literal(argument.Value, class)
			continue
		}
		p.write("{")
		p.arguments(argument.Item)
		p.write("}")
	}
}

func (c *TestExpect) print(p *printer) {
	p.word(roleExpect)
	p.name(&c.Member, ClassOwn)
	for i, wanted := range c.Wanted {
		if i > 0 {
			p.glue().write(",")
		}
		p.expectation(wanted)
	}
}

func (p *printer) expectation(wanted *Expectation) {
	switch {
	case wanted.Nothing != nil && wanted.Nothing.Notified:
		p.word(roleNotifiedNothing)
		return
	case wanted.Nothing != nil:
		p.word(roleIssuedNothing)
		return
	case wanted.Issued != nil:
		p.issued(wanted.Issued)
		return
	}
	p.name(&wanted.Subject, ClassSubject)
	if wanted.Aspect != "" {
		p.choice(string(wanted.Aspect))
	}
	p.literal(wanted.Value, ClassValue)
	for i, part := range wanted.Breakdown {
		if i == 0 {
			p.write("(")
			p.glue()
		} else {
			p.glue().write(",")
		}
		p.name(&part.Rule, ClassOwn)
		p.literal(&part.Value, ClassOwn)
	}
	if len(wanted.Breakdown) > 0 {
		p.glue().write(")")
	}
}

func (p *printer) issued(issued *Issued) {
	p.word(roleIssued)
	if issued.Count != nil {
		p.literal(issued.Count, ClassOwn)
		if p.chinese() {
			p.glue().word(roleSheets)
		}
	}
	p.name(&issued.Voucher, ClassOwn)
}
