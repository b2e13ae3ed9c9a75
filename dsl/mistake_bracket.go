package dsl

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// A block in round brackets is read as the block that was meant: its brackets become braces, and are reported when the
// file has been read, so that nothing else is wrong because of them.

// farBracket is how many tokens are looked at for where a bracket closes, and how deep it stands.
const farBracket = 4096

// roundBlock makes braces of the round brackets of a clause's block, and tells whether it had such.
func (r *reading) roundBlock(token lexer.Token) bool {
	return isSign(&token, "(") && r.kind.body != nil && r.beginsBlock(r.kind.body) && brace(r.lex)
}

// beginsBlock tells whether what stands behind a bracket, which comes next, is how a block begins.
func (r *reading) beginsBlock(body *blockGrammar) bool {
	next := behindBracket(r.lex)
	if len(next) < 2 {
		return false
	}
	switch first := plain(next[0].Type); {
	case body.row == nil || body.find(&next[0]) != nil:
		return body.find(&next[0]) != nil
	case len(body.row.heads) > 0: // behind an amount, a bracket may be a calculation's
		return slices.Contains(body.row.heads, next[0].Value)
	case first == KindDate || first == KindMoment:
		return true
	}
	return sideBySide(next)
}

// opensRows tells whether a bracket behind the key of a table, which comes next, holds its rows: no function has two
// values side by side.
func (s *expressionScan) opensRows() bool {
	if s.start == 0 || s.lex.RawCursor()-s.start != 1 {
		return false
	}
	if by := s.lex.Range(s.start-1, s.start)[0].Value; by != words[roleBy].english && by != words[roleBy].chinese && by != "of" {
		return false
	}
	next := behindBracket(s.lex)
	return len(next) == 2 && sideBySide(next)
}

// behindBracket are the two tokens behind the next.
func behindBracket(lex *lexer.PeekingLexer) []lexer.Token {
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	lex.Next()
	first := *lex.Peek()
	lex.Next()
	return []lexer.Token{first, *lex.Peek()}
}

func sideBySide(pair []lexer.Token) bool {
	second := plain(pair[1].Type)
	return plain(pair[0].Type) == KindName && (second == KindName || isLiteral(second))
}

// brace makes braces of the bracket that comes next and its partner.
func brace(lex *lexer.PeekingLexer) bool {
	if !shallow(lex) {
		return false
	}
	at := lex.RawCursor()
	here := lex.MakeCheckpoint()
	defer lex.LoadCheckpoint(here)
	depth := 0
	for range farBracket {
		token := lex.Peek()
		switch {
		case token.EOF() || declares(lex, token):
			depth = 0
		case isSign(token, "(") || isSign(token, "{"):
			depth++
		case isSign(token, ")") || isSign(token, "}"):
			depth--
		}
		if depth == 0 {
			if isSign(token, ")") {
				token.Value = "}"
			}
			break
		}
		lex.Next()
	}
	lex.Range(at, at+1)[0].Value = "{"
	return true
}

// endsRound takes a round bracket that no other begins, and behind which nothing of a declaration follows, for the brace
// that ends its block.
func endsRound(lex *lexer.PeekingLexer) bool {
	token, next := lex.Peek(), peekBehind(lex)
	ends := isSign(token, ")") && (next.EOF() || declares(lex, &next))
	if ends {
		token.Value = "}"
	}
	return ends
}

// shallow tells whether a block may stand here: the lexer, which bounds how deep they stand, saw none.
func shallow(lex *lexer.PeekingLexer) bool {
	cursor := lex.RawCursor()
	tokens := lex.Range(max(0, cursor-farBracket), cursor)
	depth, deepest := 0, 0
	for i := len(tokens) - 1; i >= 0; i-- {
		switch token := &tokens[i]; {
		case isSign(token, "{"):
			depth++
		case isSign(token, "}"):
			depth--
		case declares(lex, token):
			return deepest < mostBlocks
		}
		deepest = max(deepest, depth)
	}
	return deepest < mostBlocks && len(tokens) < farBracket
}

// declares tells whether a declaration begins at a token.
func declares(lex *lexer.PeekingLexer, token *lexer.Token) bool {
	return atLeft(lex, token) && schemeClauses.find(token) != nil
}

// roundBlocks reports the brackets that were made braces: of a block in round brackets the first.
func (f *File) roundBlocks() Diagnostics {
	var problems Diagnostics
	var open []bool // by block: whether it begins with a round bracket
	for _, token := range f.tokens {
		switch {
		case isSign(&token, "{"):
			open = append(open, f.isRound(token))
			if f.isRound(token) {
				problems = append(problems, f.inBraces(token, Say("write { and, at its end, }", "请写 {，结尾写 }")))
			}
		case isSign(&token, "}"):
			begun := len(open) > 0 && open[len(open)-1]
			open = open[:max(0, len(open)-1)]
			if f.isRound(token) && !begun {
				problems = append(problems, f.inBraces(token, Say("write }", "请写 }")))
			}
		}
	}
	return problems
}

func (f *File) isRound(token lexer.Token) bool {
	written, _ := utf8.DecodeRuneInString(f.Source[token.Pos.Offset:])
	return strings.ContainsRune("()", narrow(written))
}

func (f *File) inBraces(token lexer.Token, help Words) Diagnostic {
	return Diagnostic{Code: "brace", Span: f.span([]lexer.Token{token}), Rule: Say("a block stands in braces", "块要放在花括号里"), Help: help}
}
