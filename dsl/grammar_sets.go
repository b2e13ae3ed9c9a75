package dsl

// Sets are goods that cost a set price together: `items when sku == "shampoo", items when sku == "balm" to 59 CNY`,
// `3 items when shelf == "pick" to 10 CNY`.
type Sets struct {
	Node
	Parts []*SetPart `parser:"@@ ( ',' @@ )*"`
	Price Operand    `parser:"( 'to' | '减至' ) @@"`
}

// SetPart is so many pieces of some lines of the order.
type SetPart struct {
	Node
	English *SetEnglish `parser:"(  @@"`
	Chinese *SetChinese `parser:"| @@ )"`
}

// SetEnglish is `3 items when shelf == "pick"`.
type SetEnglish struct {
	Count *Operand   `parser:"( (?! 'items' 'when' ) @@ )?"`
	When  Expression `parser:"'items' 'when' @@"`
}

// SetChinese is `3件 货架 == "任选" 的商品`.
type SetChinese struct {
	Count *SetCount  `parser:"@@?"`
	When  Expression `parser:"@@ '的商品'"`
}

// SetCount is how many pieces, in a struct of its own for the parser's sake: see WalletForm.
type SetCount struct {
	Number Operand `parser:"@@ '件'"`
}

// Parts returns how many pieces, nil for one, and of which lines.
func (s *SetPart) Parts() (count *Operand, when *Expression) {
	switch {
	case s.English != nil:
		return s.English.Count, &s.English.When
	case s.Chinese.Count != nil:
		return &s.Chinese.Count.Number, &s.Chinese.When
	}
	return nil, &s.Chinese.When
}

func (p *printer) sets(sets *Sets) {
	p.word(roleSets)
	for i, part := range sets.Parts {
		if i > 0 {
			p.glue().write(",")
		}
		count, when := part.Parts()
		if count != nil {
			p.measured(count)
			p.word(rolePieces)
			p.glued = false
		}
		if !p.chinese() {
			p.word(roleGoodsItems)
		}
		p.expression(when)
		if p.chinese() {
			p.word(roleGoodsItems)
		}
	}
	p.word(roleSetsTo)
	p.operand(&sets.Price)
}
