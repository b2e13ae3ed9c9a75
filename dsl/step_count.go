package dsl

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Parse reads how many vouchers are issued, if the voucher's own name follows: in `issue ten_off` there is nothing
// to read, and in `issue ten_off notify "…"` neither.
func (c *IssueCount) Parse(lex *lexer.PeekingLexer) error {
	start, checkpoint := lex.RawCursor(), lex.MakeCheckpoint()
	if err := c.Number.Parse(lex); err != nil {
		return err
	}
	if token := lex.Peek(); token.Type == KindName && token.Value == words[roleSheets].chinese && peekBehind(lex).Type == KindName {
		lex.Next()
		c.Sheets = true
	}
	if token := lex.Peek(); token.Type != KindName || !c.Sheets && !isLiteral(c.Number.Tokens[0].Type) && followsVoucher(token.Value) {
		lex.LoadCheckpoint(checkpoint)
		return participle.NextMatch
	}
	c.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// followsVoucher tells whether a word goes on behind a voucher's name, or begins the next clause of a rule.
func followsVoucher(word string) bool {
	for _, role := range []role{roleEvery, rolePerAmount, roleBy, roleVoucherWorth} {
		if word == words[role].english || word == words[role].chinese {
			return true
		}
	}
	return ruleClauses.named(word) != nil
}
