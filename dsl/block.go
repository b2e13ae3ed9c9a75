package dsl

import (
	"slices"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Blocks are read clause by clause, each clause by a parser of its own, so that an error costs one clause.

// blockGrammar says what may stand in a block.
type blockGrammar struct {
	title   Words // what has such a block
	clauses []*clauseGrammar
	row     *clauseGrammar // what a line is that begins with none of the words
}

// clauseGrammar is one kind of clause.
type clauseGrammar struct {
	words []string      // it begins with one of these
	heads []string      // or, where it is a row, with these
	forms []Words       // examples, shown where it can't be read
	body  *blockGrammar // of the block it ends with, where that is read though the clause can't be
	read  func(lex *lexer.PeekingLexer, options ...participle.ParseOption) (Clause, error)
	terms func() []string // the words of its grammar
}

// clause makes the grammar of the clause T, which begins with one of some words.
func clause[T any, P interface {
	*T
	Clause
}](words []string, forms ...Words) *clauseGrammar {
	build := sync.OnceValue(func() *participle.Parser[T] {
		return participle.MustBuild[T](participle.Lexer(definition{}), participle.UseLookahead(participle.MaxLookahead))
	})
	return &clauseGrammar{words: words, forms: forms,
		read: func(lex *lexer.PeekingLexer, options ...participle.ParseOption) (Clause, error) {
			tree, err := build().ParseFromLexer(lex, options...)
			if err != nil {
				return nil, err
			}
			return P(tree), nil
		},
		terms: sync.OnceValue(func() []string { return termsOf[T]() }),
	}
}

// headed says with which words a row may begin, if not with a name or value.
func (c *clauseGrammar) headed(words ...string) *clauseGrammar {
	c.heads = words
	return c
}

// holding says what the block of a clause holds.
func (c *clauseGrammar) holding(body *blockGrammar) *clauseGrammar {
	c.body = body
	return c
}

func (g *blockGrammar) find(token *lexer.Token) *clauseGrammar {
	if plain(token.Type) == KindName {
		return g.named(token.Value)
	}
	return nil
}

func (g *blockGrammar) named(word string) *clauseGrammar {
	for _, clause := range g.clauses {
		if slices.Contains(clause.words, word) {
			return clause
		}
	}
	return nil
}

func (g *blockGrammar) words() []string {
	var words []string
	for _, clause := range g.clauses {
		words = append(words, clause.words...)
	}
	return words
}

// clauseWords are the words that begin a clause in some block.
var clauseWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, grammar := range allGrammars() {
		for _, word := range grammar.words() {
			words[word] = true
		}
	}
	return words
})

// Block is the clauses between two braces.
type Block struct {
	Node
	Clauses  []Clause
	OneLine  bool // it was written on one line
	flush    bool // its clauses stand at the very left
	problems []problem
}

func (b *Block) troubles() []problem { return b.problems }

// Broken tells whether a clause of the block could not be read: what it lacks may stand in that.
func (b *Block) Broken() bool { return len(b.problems) > 0 }

// fail adds a problem. The file shows no more than its first ones.
func (b *Block) fail(code string, tokens []lexer.Token, rule, help Words) {
	if len(b.problems) < most {
		b.problems = append(b.problems, problem{code, tokens, rule, help})
	}
}

// top reads a whole file, until its problems are more than anybody reads, and returns them.
func (b *Block) top(lex *lexer.PeekingLexer, grammar *blockGrammar) []problem {
	var problems []problem
	for !lex.Peek().EOF() && len(problems)+len(b.problems) < most {
		if token := lex.Peek(); isSign(token, "}") {
			b.fail("brace", []lexer.Token{*token}, Say("`}` closes a block, and none is open", "这个 `}` 没有对应的 `{`"),
				Say("take it out", "删去它"))
			lex.Next()
			continue
		}
		count := len(b.Clauses)
		b.clause(lex, grammar)
		for _, clause := range b.Clauses[min(count, len(b.Clauses)):] {
			problems = append(problems, collect(clause)...)
		}
	}
	return append(problems, b.problems...)
}

// read reads a block with its braces.
func (b *Block) read(lex *lexer.PeekingLexer, grammar *blockGrammar) error {
	start := lex.RawCursor()
	open := lex.Peek()
	if !isSign(open, "{") {
		return participle.NextMatch
	}
	lex.Next()
	b.Tokens = lex.Range(start, lex.RawCursor())
	b.flush = lex.Peek().Pos.Line > open.Pos.Line && atLeft(lex, lex.Peek())
	if !b.flyer(lex, grammar) {
		b.readClauses(lex, grammar)
	}
	b.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

func (b *Block) readClauses(lex *lexer.PeekingLexer, grammar *blockGrammar) {
	for !b.ends(lex, grammar) {
		b.clause(lex, grammar)
	}
}

// ends takes the brace that closes the block, or sees that it was forgotten.
func (b *Block) ends(lex *lexer.PeekingLexer, grammar *blockGrammar) bool {
	open, token := b.Tokens[0], lex.Peek()
	switch {
	case isSign(token, "}") || endsRound(lex):
		lex.Next()
		b.OneLine = token.Pos.Line == open.Pos.Line
		return true
	case len(b.problems) >= most:
		b.skip(lex)
		return true
	case token.EOF() || b.beginsDeclaration(lex, grammar):
		b.fail("brace", []lexer.Token{open}, Say("every `{` is closed by a `}`", "每个 `{` 都要用 `}` 结束"),
			Say("add the `}` that ends this block", "补上结束这个块的 `}`"))
		return true
	}
	return false
}

// skip moves behind the brace that closes the block.
func (b *Block) skip(lex *lexer.PeekingLexer) {
	for depth := 1; depth > 0 && !lex.Peek().EOF(); {
		switch token := lex.Next(); {
		case isSign(token, "{"):
			depth++
		case isSign(token, "}"):
			depth--
		}
	}
}

// beginsDeclaration tells whether the next declaration begins here: blocks are indented, so a word of a declaration
// at the very left means that a `}` was forgotten.
func (b *Block) beginsDeclaration(lex *lexer.PeekingLexer, grammar *blockGrammar) bool {
	token := lex.Peek()
	return atLeft(lex, token) && (schemeClauses.find(token) != nil || sourceClauses.find(token) != nil) &&
		!(b.flush && grammar.find(token) != nil)
}

// atLeft tells whether a token stands no deeper than the file's first.
func atLeft(lex *lexer.PeekingLexer, token *lexer.Token) bool {
	return token.Pos.Column <= lex.Range(0, 1)[0].Pos.Column
}

// beginsClause tells whether the next token, though something open stands before it, is the clause of a new line:
// no operand has another one beside it.
func beginsClause(lex *lexer.PeekingLexer) bool {
	token := lex.Peek()
	if lex.RawCursor() == 0 || token.Pos.Line == before(lex).Pos.Line || !clauseWords()[token.Value] {
		return false
	}
	next := peekBehind(lex)
	return next.Pos.Line == token.Pos.Line && (isLiteral(next.Type) || next.Type == KindName || isSign(&next, "="))
}

// peekBehind looks at the token behind the next.
func peekBehind(lex *lexer.PeekingLexer) lexer.Token {
	here := lex.MakeCheckpoint()
	lex.Next()
	next := *lex.Peek()
	lex.LoadCheckpoint(here)
	return next
}

// before returns the token before the next one.
func before(lex *lexer.PeekingLexer) lexer.Token {
	if lex.RawCursor() == 0 {
		return lexer.Token{}
	}
	return lex.Range(lex.RawCursor()-1, lex.RawCursor())[0]
}

// clause reads one clause. Whatever happens, it moves on.
func (b *Block) clause(lex *lexer.PeekingLexer, grammar *blockGrammar) {
	reading := &reading{block: b, lex: lex, grammar: grammar, start: lex.MakeCheckpoint(), behind: before(lex)}
	reading.first = *begin(lex.Peek())
	reading.kind = grammar.find(&reading.first)
	if reading.kind == nil && (reading.first.Type == KindName || isLiteral(reading.first.Type)) {
		reading.kind = grammar.row
	}
	if reading.kind == nil {
		reading.unknown()
		return
	}
	tree, err := reading.kind.read(lex, participle.AllowTrailing(true))
	if err != nil {
		reading.unreadable(err)
		return
	}
	if reading.bare(tree) {
		return
	}
	b.Clauses = append(b.Clauses, tree)
	reading.rest(tree)
}
