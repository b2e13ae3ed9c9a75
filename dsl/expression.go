package dsl

import (
	"slices"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Expression is a calculation or a condition, in the syntax of expr-lang/expr. It ends where, outside brackets,
// an operand is followed by anything but an operator, or with its line where no operator is open.
type Expression struct {
	Node
	Tree     Tree // nil where the text makes no sense; a diagnostic says why
	unread   bool // the tree has still to be made
	problems []problem
}

// Operand is a single literal, name, path or cell of a table, where an expression would be too much.
type Operand struct {
	Expression
}

// troubles makes the tree before it returns what is wrong. The parser tries expressions in places where it then
// finds another way to read the clause; only those that stay are worth a tree.
func (e *Expression) troubles() []problem {
	if e.unread {
		e.unread = false
		e.Tree, e.problems = parseExpression(e.Tokens)
	}
	return e.problems
}

// Parse takes the tokens of one expression.
func (e *Expression) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	scan := &expressionScan{lex: lex, start: start}
	scan.run()
	e.Tokens = lex.Range(start, lex.RawCursor())
	if len(e.Tokens) == 0 {
		return participle.NextMatch
	}
	e.problems = scan.problems
	e.unread = len(e.problems) == 0 && lex.Peek().Type != KindBad // a bad character has been reported
	return nil
}

// Parse takes a literal, a name, a path or a cell of a table: `10`, `step`, `offer.days`, `-5`, `offers[offer.id].days`.
func (o *Operand) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	token := lex.Peek()
	negative := isSign(token, "-")
	checkpoint := lex.MakeCheckpoint()
	if negative {
		lex.Next()
		token = lex.Peek()
	}
	if token.Type == KindName && beginsClause(lex) {
		return participle.NextMatch
	}
	if negative && !isQuantity(token.Type) || !isLiteral(token.Type) && token.Type != KindName {
		lex.LoadCheckpoint(checkpoint)
		return participle.NextMatch
	}
	lex.Next()
	if token.Type != KindName {
		o.Tokens = lex.Range(start, lex.RawCursor())
		o.Tree = &Literal{Node: o.Node, Negative: negative, Value: token.Value}
		return nil
	}
	if next := lex.Peek(); isSign(next, "[") && next.Pos.Line == token.Pos.Line {
		o.cell(lex, start)
		return nil
	}
	path := &Path{Names: []Name{nameOf(*token)}}
	for isSign(lex.Peek(), ".") {
		before := lex.MakeCheckpoint()
		lex.Next()
		if lex.Peek().Type != KindName {
			lex.LoadCheckpoint(before)
			break
		}
		path.Names = append(path.Names, nameOf(*lex.Next()))
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	path.Node = o.Node
	o.Tree = path
	return nil
}

// cell takes the rest of a table's cell behind the table's name: `[offer.id].days`. Its tree is that of an expression.
func (o *Operand) cell(lex *lexer.PeekingLexer, start lexer.RawCursor) {
	for open := 0; ; {
		token := lex.Next()
		switch {
		case isSign(token, "["):
			open++
		case isSign(token, "]"):
			open--
		}
		if next := lex.Peek(); open == 0 || next.EOF() || next.Pos.Line > token.Pos.Line {
			break
		}
	}
	for isSign(lex.Peek(), ".") {
		lex.Next()
		if lex.Peek().Type == KindName {
			lex.Next()
		}
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	o.problems = scanned(o.Tokens)
	isBad := func(token lexer.Token) bool { return token.Type == KindBad } // has been reported
	o.unread = len(o.problems) == 0 && !slices.ContainsFunc(o.Tokens, isBad)
}

// scanned returns what our own reading of an expression finds wrong with some tokens.
func scanned(tokens []lexer.Token) []problem {
	lex, err := lexer.Upgrade(&replay{tokens})
	if err != nil { // it never fails
		panic(err)
	}
	scan := &expressionScan{lex: lex}
	scan.run()
	return scan.problems
}

// replay is a lexer of tokens that are there already.
type replay struct{ tokens []lexer.Token }

// Next returns the next token; it never fails.
func (r *replay) Next() (lexer.Token, error) {
	if len(r.tokens) == 0 {
		return lexer.Token{Type: KindEnd}, nil
	}
	token := r.tokens[0]
	r.tokens = r.tokens[1:]
	return token, nil
}

func isSign(token *lexer.Token, sign string) bool {
	return token.Type == KindSign && token.Value == sign
}

func nameOf(token lexer.Token) Name {
	name := Name{Node: Node{Tokens: []lexer.Token{token}}}
	_ = name.Text.Capture([]string{token.Value})
	return name
}
