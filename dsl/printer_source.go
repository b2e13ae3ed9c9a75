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

func (c *SourceGroup) print(p *printer) {
	p.word(roleGroup)
	for i, by := range c.By {
		if i > 0 {
			p.glue().write(",")
		}
		p.columns(p.expression, by)
	}
	p.word(roleGroupEnd)
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

func (c *SourceTable) print(p *printer) {
	p.word(roleTable)
	p.name(&c.Name, ClassOwn)
	p.block(&c.Body.Block)
}

func (c *Assignment) print(p *printer) {
	p.name(&c.Name, ClassField)
	if c.Lines != nil {
		p.block(&c.Lines.Block)
		return
	}
	p.assigned(c.Value)
}

func (c *LineValue) print(p *printer) {
	p.name(&c.Name, ClassField)
	p.assigned(&c.Value)
}

// assigned writes what a field is given: a column stands beside it, a calculation behind `=`.
func (p *printer) assigned(value *Expression) {
	if len(value.Tokens) > 1 || value.Tokens[0].Type != KindName {
		p.write("=")
	}
	p.columns(p.expression, value)
}

// columns writes an expression whose names are columns of somebody else's file, which nobody translates.
func (p *printer) columns(write func(*Expression), expression *Expression) {
	p.foreign = true
	write(expression)
	p.foreign = false
}
