package dsl

// Source files.

func (c *Source) print(p *printer) {
	p.word(roleSource)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
}

func (c *SourceFile) print(p *printer) {
	p.word(roleFile)
	p.label(&c.Path)
}

func (c *SourceColumn) print(p *printer) {
	p.word(roleColumn)
	p.name(&c.Name, ClassOwn)
	c.Type.print(p)
	p.label(c.Layout)
}

func (c *SourceSkip) print(p *printer) {
	p.word(roleSkip)
	p.columns(p.when, &c.Condition)
}

func (c *SourceEvent) print(p *printer) {
	p.word(roleEvent)
	p.name(&c.Name, ClassEvent)
	p.columns(p.when, c.Condition)
	p.block(&c.Body.Block)
}

func (c *SourceMembers) print(p *printer) {
	p.word(roleMembers)
	p.block(&c.Body.Block)
}

func (c *Assignment) print(p *printer) {
	p.name(&c.Name, ClassField)
	if len(c.Value.Tokens) > 1 || c.Value.Tokens[0].Type != KindName {
		p.write("=")
	}
	p.columns(p.expression, &c.Value)
}

// columns writes an expression whose names are columns of somebody else's file, which nobody translates.
func (p *printer) columns(write func(*Expression), expression *Expression) {
	p.foreign = true
	write(expression)
	p.foreign = false
}
