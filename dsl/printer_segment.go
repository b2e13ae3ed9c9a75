package dsl

// Segments.

func (c *Segment) print(p *printer) {
	p.word(roleSegment)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *SegmentRow) print(p *printer) {
	p.name(&c.Name, ClassOwn)
	switch {
	case c.When != nil:
		p.word(roleSegmentWhen)
		p.expression(c.When)
	case c.Top != nil:
		p.topShare(c.Top.Parts())
	default:
		p.word(roleOtherwise)
	}
}

// topShare writes `top 1% of place`, in Chinese `名次 前 1%`.
func (p *printer) topShare(share, of *Operand) {
	if p.chinese() {
		p.operand(of)
		p.word(roleTopShareOf)
		p.operand(share)
		return
	}
	p.word(roleTopShare)
	p.operand(share)
	p.word(roleTopShareOf)
	p.operand(of)
}
