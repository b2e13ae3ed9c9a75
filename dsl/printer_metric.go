package dsl

// Metrics.

func (c *Metric) print(p *printer) {
	p.word(roleMetric)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	if c.Formula != nil {
		p.write("=")
		p.expression(c.Formula)
		return
	}
	p.block(&c.Body.Block)
}

// on writes the events that a metric looks at.
func (p *printer) on(occasions []*Occasion) {
	p.word(roleOn)
	for i, one := range occasions {
		if i > 0 {
			p.glue().write(",")
		}
		p.occasion(&one.Event, one.PerItem())
	}
}

// occasion writes an event, or each line of one.
func (p *printer) occasion(event *Name, perItem bool) {
	if perItem {
		p.word(roleEachItem)
	}
	p.name(event, ClassEvent)
	if perItem {
		p.word(roleEachItemEnd)
	}
}

func (p *printer) when(condition *Expression) {
	if condition != nil {
		p.word(roleWhen)
		p.expression(condition)
	}
}

func (c *MetricSum) print(p *printer) {
	p.word(roleSum)
	if c.Earned != nil {
		p.word(roleEarned)
		p.name(c.Earned, ClassOwn)
	} else {
		p.expression(c.Of)
		p.on(c.On)
	}
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricCount) print(p *printer) {
	if c.Distinct != nil {
		p.word(roleCountDistinct)
		p.expression(c.Distinct)
	} else {
		p.word(roleCount)
	}
	p.on(c.On)
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricSince) print(p *printer) {
	p.word(roleDaysSince)
	p.name(&c.Event, ClassEvent)
	p.word(roleDaysSinceEnd)
	p.when(c.When)
}

func (c *MetricValue) print(p *printer) {
	p.choice(string(c.Kind))
	p.expression(&c.Of)
	p.on(c.On)
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricTop) print(p *printer) {
	p.word(roleTop)
	p.operand(&c.Field)
	p.word(roleBy)
	if c.Sum != nil {
		p.word(roleSum)
		p.expression(c.Sum)
	} else {
		p.word(roleCount)
	}
	p.on(c.On)
	p.when(c.When)
	p.window(c.Window)
}

func (c *MetricRank) print(p *printer) {
	if c.Fifth {
		p.word(roleFifth)
	} else {
		p.word(roleRank)
	}
	p.word(roleBy)
	p.expression(&c.By)
	if c.Every != nil {
		p.every(c.Every)
	}
	if c.LowestFirst {
		p.word(roleLowestFirst)
	}
	p.within(c.Within)
}

func (c *MetricShare) print(p *printer) {
	p.word(roleShare)
	p.expression(&c.Of)
	if c.Every != nil {
		p.every(c.Every)
	}
	p.within(c.Within)
}

// within writes what members are grouped by.
func (p *printer) within(groups []*Operand) {
	if len(groups) == 0 {
		return
	}
	p.word(roleGroupedBy)
	for i, group := range groups {
		if i > 0 {
			p.glue().write(",")
		}
		p.operand(group)
	}
	p.word(roleGroupedByEnd)
}

func (p *printer) window(window *Window) {
	switch {
	case window == nil:
	case window.Last != nil:
		p.word(roleOverLast)
		p.operand(window.Last)
	case window.Lifetime:
		p.word(roleLifetime)
	case window.HalfLife != nil:
		p.word(roleHalfLife)
		p.operand(window.HalfLife)
	case p.chinese():
		p.choice(string(window.Calendar()))
	default:
		p.write("over " + string(window.Calendar()))
	}
}
