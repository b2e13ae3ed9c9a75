package dsl

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Budget bounds what some rules together give to all members: `budget per month 3% of previous month sales { welcome,
// fortnight }`, `budget 10万 CNY { welcome }`.
type Budget struct {
	Node
	Per    *Per         `parser:"('budget' | '预算') @@?"` // none is for good
	Share  *BudgetShare `parser:"(  @@"`
	Amount *Operand     `parser:"| @@ )"` // fixed
	Rules  BudgetRules  `parser:"@@"`
}

// BudgetShare is a budget that follows what was sold: `3% of previous month sales`.
type BudgetShare struct {
	Node
	English *BudgetEnglish `parser:"  @@"`
	Chinese *BudgetChinese `parser:"| @@"`
}

// BudgetEnglish is `3% of previous month sales`.
type BudgetEnglish struct {
	Share Operand `parser:"@@"`
	Sales Word    `parser:"'of' @( 'previous' ( 'week' | 'month' | 'quarter' | 'year' ) ) 'sales'"`
}

// BudgetChinese is `上月 销售额 的 3%`.
type BudgetChinese struct {
	Sales Word    `parser:"@( '上周' | '上月' | '上季' | '上年' ) '销售额' '的'"`
	Share Operand `parser:"@@"`
}

// Parts returns the share, and of which period's sales it is one: `previous month`.
func (s *BudgetShare) Parts() (*Operand, Word) {
	if s.English != nil {
		return &s.English.Share, s.English.Sales
	}
	return &s.Chinese.Share, s.Chinese.Sales
}

// BudgetRules are the rules that share a budget, in braces, with commas between them: `{ welcome, fortnight }`.
type BudgetRules struct {
	Node
	Names []*Name
}

// Parse reads the names, which may go over several lines.
func (b *BudgetRules) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	if !isSign(lex.Peek(), "{") {
		return participle.NextMatch
	}
	for separator := "{"; isSign(lex.Peek(), separator); separator = "," {
		lex.Next()
		token := begin(lex.Peek())
		if token.Type != KindName {
			return participle.Errorf(token.Pos, "a name")
		}
		name := nameOf(*lex.Next())
		b.Names = append(b.Names, &name)
	}
	if token := lex.Peek(); !isSign(token, "}") {
		return participle.Errorf(token.Pos, "}")
	}
	lex.Next()
	b.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}
