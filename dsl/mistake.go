package dsl

import (
	"errors"
	"slices"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// What can be wrong with a clause, said in the words of a scheme's author; participle's own messages speak of its
// grammar.

// reading is one clause being read.
type reading struct {
	block   *Block
	lex     *lexer.PeekingLexer
	grammar *blockGrammar
	kind    *clauseGrammar
	start   lexer.Checkpoint
	first   lexer.Token
	behind  lexer.Token // the token before the clause
}

// continues tells whether the clause begins right behind another, on its line.
func (r *reading) continues() bool {
	if len(r.block.Clauses) == 0 || r.behind.Pos.Line != r.first.Pos.Line || isSign(&r.behind, "}") {
		return false
	}
	tokens := r.block.Clauses[len(r.block.Clauses)-1].node().Tokens
	return tokens[len(tokens)-1].Pos == r.behind.Pos
}

// last returns the clause that was read before, and its kind.
func (r *reading) last() (Clause, *clauseGrammar) {
	last := r.block.Clauses[len(r.block.Clauses)-1]
	kind := r.grammar.find(&last.node().Tokens[0])
	if kind == nil {
		kind = r.grammar.row
	}
	return last, kind
}

// unknown reports a token that begins no clause of the block.
func (r *reading) unknown() {
	defer r.resume()
	switch {
	case r.first.Type == KindBad: // has been reported
	case r.continues():
		last, kind := r.last()
		r.trailing(last, kind)
	default:
		r.noClause(r.first, r.helpUnknown())
	}
}

func (r *reading) noClause(token lexer.Token, help Words) {
	r.fail(token, Words{"no clause of " + r.grammar.title.English + " begins with `" + shown(token) + "`",
		r.grammar.title.Chinese + "里没有以 `" + shown(token) + "` 开头的写法"}, help)
}

// misplaced reports a token that does not fit into a clause.
func (r *reading) misplaced(token, clause lexer.Token, help Words) {
	r.fail(token, Sayf("`%[1]s` can't stand here in `%[2]s`", "`%[1]s` 不能用在 `%[2]s` 这句的这个位置", shown(token), shown(clause)), help)
}

// trailing reports what stands behind a clause that is complete.
func (r *reading) trailing(clause Clause, kind *clauseGrammar) {
	tokens := clause.node().Tokens
	if !r.wrongWord(tokens[len(tokens)-1], tokens[0], kind, r.first) {
		help := r.help(r.first, kind, r.grammar.words()...)
		if help == r.example(kind) && r.first.Type != KindSign && endsInExpression(clause) {
			help = Sayf("write an operator before `%s`, or put it on a line of its own", "在 `%s` 前面写运算符，或者另起一行", shown(r.first))
		}
		r.misplaced(r.first, tokens[0], help)
	}
}

// endsInExpression tells whether the last part of a clause is an expression.
func endsInExpression(clause Clause) bool {
	tokens, ends := clause.node().Tokens, false
	Walk(clause, func(part any) {
		if expression, ok := part.(*Expression); ok {
			ends = len(expression.Tokens) > 0 && expression.Tokens[len(expression.Tokens)-1].Pos == tokens[len(tokens)-1].Pos
		}
	})
	return ends
}

// unreadable reports where a clause could not be read on.
func (r *reading) unreadable(err error) {
	token := r.advanceTo(err)
	if r.roundBlock(token) {
		r.lex.LoadCheckpoint(r.start)
		r.block.clause(r.lex, r.grammar)
		return
	}
	begun := r.begun()
	defer r.resume()
	switch {
	case token.Type == KindBad: // has been reported
	case r.kind == r.grammar.row && r.suspect(token):
	case token.Pos == r.first.Pos:
		r.noClause(token, r.help(token, r.kind))
	case len(begun) > 0 && !r.onLine(token):
		r.unfinished(begun)
	case isSign(&token, "{") && r.kind.body != nil:
		r.fail(token, Sayf("this clause of `%s` is not finished before its `{`", "`%s` 这句在 `{` 前面还没写完", shown(r.first)), r.example(r.kind))
	case !r.wrongWord(before(r.lex), r.first, r.kind, token):
		r.misplaced(token, r.first, r.help(token, r.kind))
	}
}

// tookNext tells whether the last word of an unreadable clause begins the next one: in `grant gold  after 7 days` the
// time is missing, and `after` was taken for it.
func (r *reading) tookNext(begun []lexer.Token) bool {
	if len(begun) < 2 {
		return false
	}
	last := begun[len(begun)-1]
	return r.grammar.find(&last) != nil && !slices.Contains(r.inner(), last.Value)
}

// backTo moves back to a token of the clause.
func (r *reading) backTo(token lexer.Token) {
	r.lex.LoadCheckpoint(r.start)
	for r.lex.Peek().Pos.Offset < token.Pos.Offset {
		r.lex.Next()
	}
}

// begun are the tokens of the clause so far.
func (r *reading) begun() []lexer.Token {
	return r.lex.Range(r.start.RawCursor(), r.lex.RawCursor())
}

// wrongWord reports the word before the one that does not fit into a clause, where it was taken for a name and a
// word of the clause is near.
func (r *reading) wrongWord(word, clause lexer.Token, kind *clauseGrammar, token lexer.Token) bool {
	terms := kind.terms()
	if word.Pos == clause.Pos || word.Type != KindName || slices.Contains(terms, word.Value) || inPrelude(word.Value) ||
		token.Type == KindName && Nearest(token.Value, terms) != "" {
		return false
	}
	near := nearest(word.Value, terms)
	if len(near) > 0 {
		r.misplaced(word, clause, didYouMean(near))
	}
	return len(near) > 0
}

// rest reports what stands behind a clause on its line and neither belongs to it nor begins another.
func (r *reading) rest(tree Clause) {
	token := *r.lex.Peek()
	if r.grammar.find(&token) != nil || !r.onLine(token) || len(r.block.Tokens) > 0 && endsRound(r.lex) || token.Type == KindBad {
		return
	}
	if len(collect(tree)) > 0 { // what went wrong has been said
		r.resume()
		return
	}
	if r.grammar.row != nil && token.Type != KindSign {
		return
	}
	r.reportRest(token, tree)
	if r.grammar == ruleClauses { // half a condition or an amount would be wrong in ways of its own
		r.block.Clauses = r.block.Clauses[:len(r.block.Clauses)-1]
	}
	r.resume()
}

func (r *reading) reportRest(token lexer.Token, tree Clause) {
	if begun := r.begun(); r.tookNext(begun) {
		r.backTo(begun[len(begun)-1])
		r.unfinished(begun[:len(begun)-1])
		return
	}
	deepest := token
	if token.Type != KindSign || token.Value == "(" {
		deepest = r.deepest(tree)
	}
	switch {
	case deepest.Pos != token.Pos && !r.onLine(deepest):
		r.unfinished(r.begun())
	case deepest.Pos != token.Pos:
		if !r.wrongWord(before(r.lex), r.first, r.kind, deepest) {
			r.misplaced(deepest, r.first, r.help(deepest, r.kind))
		}
	default:
		next := *r
		next.first = token
		next.trailing(tree, r.kind)
	}
}

// deepest moves to where reading really came to a halt, which may be behind the end of what could be read: in
// `redeem 20 for 1 CNY minimum` the minimum is left out because its number is missing.
func (r *reading) deepest(tree Clause) lexer.Token {
	for _, token := range tree.node().Tokens {
		if isSign(&token, "{") { // blocks are read once: they may stand deep in each other
			return *r.lex.Peek()
		}
	}
	again := *r.lex
	again.LoadCheckpoint(r.start)
	_, err := r.kind.read(&again)
	return r.advanceTo(err)
}

// advanceTo moves to where an error stands.
func (r *reading) advanceTo(err error) lexer.Token {
	var located participle.Error
	if errors.As(err, &located) {
		for token := r.lex.Peek(); !token.EOF() && token.Pos.Offset < located.Position().Offset; token = r.lex.Peek() {
			r.lex.Next()
		}
	}
	return *r.lex.Peek()
}

// onLine tells whether a token stands on the line that has been read so far, and in the block.
func (r *reading) onLine(token lexer.Token) bool {
	return !token.EOF() && !isSign(&token, "}") && token.Pos.Line == before(r.lex).Pos.Line
}

func (r *reading) unfinished(begun []lexer.Token) {
	help := r.example(r.kind)
	if instead, ok := habit(begun[len(begun)-1].Value); ok {
		help = instead
	}
	r.block.fail("syntax", begun, Sayf("this clause of `%s` is not finished", "`%s` 这句还没写完", shown(r.first)), help)
}

func (r *reading) fail(token lexer.Token, rule, help Words) {
	r.block.fail("syntax", []lexer.Token{token}, rule, help)
}

// resume moves on to where the next clause may begin: a new line, or in a block on one line a clause's word. The
// block of a clause that could not be read is read for its own mistakes.
func (r *reading) resume() {
	depth, moved := 0, r.lex.RawCursor() > r.start.RawCursor()
	for ; ; moved = true {
		token := r.lex.Peek()
		if token.EOF() || moved && r.block.beginsDeclaration(r.lex, r.grammar) {
			return
		}
		if moved && depth == 0 && r.mayBegin(token) {
			r.readOpenBody(token)
			return
		}
		switch {
		case isSign(token, "{") && depth == 0 && r.readBody():
			continue
		case isSign(token, "{"):
			depth++
		case isSign(token, "}"):
			depth--
		}
		r.lex.Next()
	}
}

func (r *reading) mayBegin(token *lexer.Token) bool {
	behind := before(r.lex)
	oneLine := len(r.block.Tokens) > 0 && r.block.Tokens[0].Pos.Line == token.Pos.Line
	return isSign(token, "}") || behind.Pos.Line != token.Pos.Line && !isSign(token, "{") ||
		oneLine && !isOpen(behind) && r.grammar.find(token) != nil && !(r.kind != nil && slices.Contains(r.inner(), token.Value))
}

// inner are the words of the clause but for those that it begins with: on one line they begin no other.
func (r *reading) inner() []string {
	return slices.DeleteFunc(slices.Clone(r.kind.terms()), func(word string) bool { return slices.Contains(r.kind.words, word) })
}

// body returns the grammar of the block that a clause should have, though it can't be read.
func (r *reading) body() *blockGrammar {
	kind := r.kind
	if kind == nil {
		kind = r.grammar.named(Nearest(r.first.Value, r.grammar.words()))
	}
	if kind == nil {
		return nil
	}
	return kind.body
}

// readBody reads the block of a clause that could not be read, for the mistakes in it.
func (r *reading) readBody() bool {
	body := r.body()
	if body == nil {
		return false
	}
	var block Block
	_ = block.read(r.lex, body)
	r.adopt(&block)
	return true
}

// readOpenBody reads the block of a clause whose brace is missing: lines that stand deeper than it, up to a brace.
// On one line, what is left of such a block is the brace that closes it.
func (r *reading) readOpenBody(token *lexer.Token) {
	body, behind := r.body(), before(r.lex)
	switch {
	case body == nil || isSign(&behind, "}"):
	case isSign(token, "}"):
		if len(r.block.Tokens) == 0 && token.Pos.Line == behind.Pos.Line {
			r.lex.Next()
		}
	case token.Pos.Line > behind.Pos.Line && token.Pos.Column > r.first.Pos.Column && r.first.Pos.Line == behind.Pos.Line:
		block := Block{Node: Node{Tokens: []lexer.Token{r.first}}}
		block.readClauses(r.lex, body)
		r.adopt(&block)
	}
}

// adopt takes over the mistakes of a block that is not part of the tree, but not that it has no brace.
func (r *reading) adopt(block *Block) {
	for _, problem := range collect(block) {
		if problem.tokens[0].Pos != r.first.Pos {
			r.block.fail(problem.code, problem.tokens, problem.rule, problem.help)
		}
	}
}
