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
	Names    []*Name
	problems []problem
}

func (b *BudgetRules) troubles() []problem { return b.problems }

// Parse reads the names, which may go over several lines. What is wrong costs what stands between the braces.
func (b *BudgetRules) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	if !isSign(lex.Peek(), "{") {
		return participle.NextMatch
	}
	for separator := "{"; isSign(lex.Peek(), separator); separator = "," {
		lex.Next()
		if begin(lex.Peek()).Type != KindName {
			break
		}
		name := nameOf(*lex.Next())
		b.Names = append(b.Names, &name)
	}
	if token := *lex.Peek(); !isSign(&token, "}") || isSign(&lex.Range(lex.RawCursor()-1, lex.RawCursor())[0], ",") || len(b.Names) == 0 {
		b.problems = append(b.problems, problem{"syntax", []lexer.Token{token},
			Say("between the braces of a budget stand names of rules, with commas between them", "预算的花括号里写规则名称，用逗号隔开"),
			Say("for example: { welcome, fortnight }", "例如：{ 迎新, 双周发券 }")})
	}
	for token := lex.Peek(); !isSign(token, "}") && !token.EOF() && !atLeft(lex, token); token = lex.Peek() {
		begin(lex.Next())
	}
	if isSign(lex.Peek(), "}") {
		lex.Next()
	}
	b.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}
