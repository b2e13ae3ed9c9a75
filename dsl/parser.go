package dsl

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// mostBytes is how long a file may be: a scheme of a thousand rules has a tenth of it.
const mostBytes = 1 << 20

// ParseScheme reads a scheme file, or the tests that stand beside one.
func ParseScheme(name, source string) (*File, Diagnostics) { return parse(name, source, schemeClauses) }

// ParseSource reads a source file: how a foreign file reads as a history.
func ParseSource(name, source string) (*File, Diagnostics) { return parse(name, source, sourceClauses) }

func parse(name, source string, grammar *blockGrammar) (*File, Diagnostics) {
	file := &File{Name: name, Source: source}
	if len(source) > mostBytes {
		file.Source = ""
		return file, Diagnostics{{Code: "file-long", Span: Span{File: name, Line: 1, Column: 1},
			Rule: Sayf("a file has at most %d bytes, this one has %d", "一个文件最多 %d 字节，这个有 %d 字节", mostBytes, len(source)),
			Help: Say("is it a scheme? Data belongs into tables of their own", "这是方案文件吗？数据请放进单独的表")}}
	}
	scan := newScanner(name, source)
	lex, err := lexer.Upgrade(scan)
	if err != nil { // our scanner never fails
		panic(err)
	}
	file.tokens, file.ends, file.Comments = lex.Range(0, lexer.RawCursor(len(scan.ends))), scan.ends, scan.comments
	var block Block
	block.top(lex, grammar)
	file.Declarations = block.Clauses
	problems := scan.problems
	for _, one := range collect(&block) {
		problems = append(problems, Diagnostic{Code: one.code, Span: file.span(one.tokens), Rule: one.rule, Help: one.help})
	}
	return file, problems.Sorted()
}

// problem is a diagnostic before its place in the file is worked out. Problems hang on the part of the tree where
// they were found, so that a way of reading that the parser gives up takes its problems with it.
type problem struct {
	code   string
	tokens []lexer.Token
	rule   Words
	help   Words
}

// troubled is a part of the tree on which problems hang.
type troubled interface{ troubles() []problem }

// collect gathers all problems of a tree.
func collect(part any) []problem {
	var problems []problem
	Walk(part, func(part any) {
		if part, ok := part.(troubled); ok {
			problems = append(problems, part.troubles()...)
		}
	})
	return problems
}

// blockGrammar says what may stand in a block.
type blockGrammar struct {
	clauses []*clauseGrammar
	row     *clauseGrammar // what a line is that begins with none of the words
}

// clauseGrammar is one kind of clause.
type clauseGrammar struct {
	words []string // it begins with one of these
	form  Words    // an example, shown where it can't be read
	line  bool     // it ends with its line
	read  func(*lexer.PeekingLexer) (Clause, error)
	terms func() []string // the words of its grammar
}

// clause makes the grammar of the clause T, which begins with one of some words.
func clause[T any, P interface {
	*T
	Clause
}](words []string, form Words) *clauseGrammar {
	build := sync.OnceValue(func() *participle.Parser[T] {
		return participle.MustBuild[T](participle.Lexer(definition{}), participle.UseLookahead(participle.MaxLookahead))
	})
	return &clauseGrammar{words: words, form: form,
		read: func(lex *lexer.PeekingLexer) (Clause, error) {
			tree, err := build().ParseFromLexer(lex, participle.AllowTrailing(true))
			if err != nil {
				return nil, err
			}
			return P(tree), nil
		},
		terms: sync.OnceValue(func() []string { return termsOf[T]() }),
	}
}

// onOneLine makes a clause end with its line.
func (c *clauseGrammar) onOneLine() *clauseGrammar {
	c.line = true
	return c
}

func (g *blockGrammar) find(token *lexer.Token) *clauseGrammar {
	if token.Type == KindName {
		for _, clause := range g.clauses {
			if slices.Contains(clause.words, token.Value) {
				return clause
			}
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

// Block is the clauses between two braces.
type Block struct {
	Node
	Clauses  []Clause
	OneLine  bool // it was written on one line
	problems []problem
}

func (b *Block) troubles() []problem { return b.problems }

func (b *Block) fail(code string, tokens []lexer.Token, rule, help Words) {
	b.problems = append(b.problems, problem{code, tokens, rule, help})
}

// top reads a whole file.
func (b *Block) top(lex *lexer.PeekingLexer, grammar *blockGrammar) {
	for !lex.Peek().EOF() {
		if token := lex.Peek(); isSign(token, "}") {
			b.fail("brace", []lexer.Token{*token}, Say("`}` closes a block, and none is open", "`}` 用来结束一个块，而这里没有打开的块"),
				Say("take it out", "删去它"))
			lex.Next()
			continue
		}
		b.clause(lex, grammar)
	}
}

// read reads a block with its braces.
func (b *Block) read(lex *lexer.PeekingLexer, grammar *blockGrammar) error {
	start := lex.RawCursor()
	open := lex.Peek()
	if !isSign(open, "{") {
		return participle.NextMatch
	}
	lex.Next()
	for {
		token := lex.Peek()
		if isSign(token, "}") {
			lex.Next()
			b.OneLine = token.Pos.Line == open.Pos.Line
			break
		}
		if token.EOF() || beginsDeclaration(token) {
			b.fail("brace", []lexer.Token{*open}, Say("every `{` is closed by a `}`", "每个 `{` 都要用 `}` 结束"),
				Say("add the `}` that ends this block", "补上结束这个块的 `}`"))
			break
		}
		b.clause(lex, grammar)
	}
	b.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// beginsDeclaration tells whether a token can only be the beginning of the next declaration: blocks are indented,
// so a word of a declaration at the very left means that a `}` was forgotten.
func beginsDeclaration(token *lexer.Token) bool {
	return token.Pos.Column == 1 && (schemeClauses.find(token) != nil || sourceClauses.find(token) != nil)
}

// clause reads one clause. Whatever happens, it moves on.
func (b *Block) clause(lex *lexer.PeekingLexer, grammar *blockGrammar) {
	start := lex.RawCursor()
	first := lex.Peek()
	kind := grammar.find(first)
	if kind == nil {
		kind = grammar.row
	}
	if kind == nil || kind == grammar.row && first.Type == KindSign {
		b.unknown(lex, grammar)
		return
	}
	view := lex
	if kind.line {
		view = lineOf(lex)
	}
	tree, err := kind.read(view)
	if kind.line {
		advance(lex, int(view.RawCursor()))
	}
	if err != nil {
		b.unreadable(lex, start, kind, err)
		b.resume(lex, grammar, start)
		return
	}
	b.Clauses = append(b.Clauses, tree)
	if kind.line {
		b.endOfLine(lex, grammar, kind)
	}
}

// lineOf returns the tokens up to the end of the line, as a stream of their own; brackets may carry it over
// several.
func lineOf(lex *lexer.PeekingLexer) *lexer.PeekingLexer {
	line := &lineLexer{lex: *lex, line: lex.Peek().Pos.Line}
	view, err := lexer.Upgrade(line)
	if err != nil { // it never fails
		panic(err)
	}
	return view
}

type lineLexer struct {
	lex   lexer.PeekingLexer
	line  int
	depth int
}

func (l *lineLexer) Next() (lexer.Token, error) {
	token := l.lex.Peek()
	if token.EOF() || l.depth == 0 && (token.Pos.Line != l.line || isSign(token, "}")) {
		return lexer.EOFToken(token.Pos), nil
	}
	l.lex.Next()
	switch {
	case isSign(token, "(") || isSign(token, "{"):
		l.depth++
	case isSign(token, ")") || isSign(token, "}"):
		l.depth--
	}
	l.line = token.Pos.Line
	return *token, nil
}

func advance(lex *lexer.PeekingLexer, count int) {
	for range count {
		lex.Next()
	}
}

// endOfLine reports what is left of a line behind a clause that ends with it.
func (b *Block) endOfLine(lex *lexer.PeekingLexer, grammar *blockGrammar, kind *clauseGrammar) {
	line := lineOf(lex)
	token := line.Peek()
	if token.EOF() || lex.RawCursor() == 0 {
		return
	}
	before := lex.Range(lex.RawCursor()-1, lex.RawCursor())[0]
	if before.Pos.Line != token.Pos.Line || grammar.find(token) != nil || kind == grammar.row && token.Type == KindName && kind.words != nil {
		return
	}
	b.fail("syntax", []lexer.Token{*token}, notHere(*token, kind), kind.help(*token, grammar))
	b.resume(lex, grammar, lex.RawCursor())
}

// resume moves on to where the next clause may begin: a new line or a clause's word, in this block.
func (b *Block) resume(lex *lexer.PeekingLexer, grammar *blockGrammar, start lexer.RawCursor) {
	if lex.RawCursor() == start {
		lex.Next()
	}
	depth := 0
	for {
		token := lex.Peek()
		if token.EOF() || beginsDeclaration(token) {
			return
		}
		before := lex.Range(lex.RawCursor()-1, lex.RawCursor())[0]
		if depth == 0 && (isSign(token, "}") || before.Pos.Line != token.Pos.Line || grammar.find(token) != nil) {
			return
		}
		switch {
		case isSign(token, "{"):
			depth++
		case isSign(token, "}"):
			depth--
		}
		lex.Next()
	}
}

// unknown reports a word that begins no clause of the block.
func (b *Block) unknown(lex *lexer.PeekingLexer, grammar *blockGrammar) {
	start := lex.RawCursor()
	token := *lex.Peek()
	words := grammar.words()
	var terms []string
	if len(b.Clauses) > 0 && start > 0 && lex.Range(start-1, start)[0].Pos.Line == token.Pos.Line {
		// On the line of the clause before, a word of that clause was meant as likely as a new one.
		for _, kind := range grammar.clauses {
			if begun := b.Clauses[len(b.Clauses)-1].node().Tokens; len(begun) > 0 && slices.Contains(kind.words, begun[0].Value) {
				terms = kind.terms()
			}
		}
	}
	if token.Type != KindBad { // a bad character has been reported
		b.fail("syntax", []lexer.Token{token}, Sayf("`%s` does not begin a clause here", "`%s` 不能作为这里一句的开头", token.Value),
			suggestWord(token.Value, append(slices.Clone(terms), words...), words))
	}
	b.resume(lex, grammar, start)
}

// unreadable reports where a clause could not be read on.
func (b *Block) unreadable(lex *lexer.PeekingLexer, start lexer.RawCursor, kind *clauseGrammar, err error) {
	offset := lex.Peek().Pos.Offset
	var located participle.Error
	if errors.As(err, &located) {
		offset = located.Position().Offset
	}
	for token := lex.Peek(); !token.EOF() && token.Pos.Offset < offset; token = lex.Peek() {
		lex.Next()
	}
	tokens := lex.Range(start, max(lex.RawCursor(), start+1))
	token := *lex.Peek()
	if token.Type == KindBad {
		return
	}
	last := tokens[len(tokens)-1]
	if lex.RawCursor() > start && (token.EOF() || isSign(&token, "}") || token.Pos.Line != last.Pos.Line) {
		b.fail("syntax", tokens, Sayf("the clause `%s` is not finished", "`%s` 这一句没有写完", tokens[0].Value), kind.example())
		return
	}
	b.fail("syntax", []lexer.Token{token}, notHere(token, kind), kind.help(token, nil))
}

func notHere(token lexer.Token, kind *clauseGrammar) Words {
	if len(kind.words) == 0 {
		return Sayf("`%s` can't stand here", "`%s` 不能写在这里", token.Value)
	}
	chinese := kind.words[len(kind.words)-1]
	return Words{fmt.Sprintf("`%s` can't stand here in `%s`", token.Value, kind.words[0]),
		fmt.Sprintf("`%s` 不能写在 `%s` 一句的这里", token.Value, chinese)}
}

func (c *clauseGrammar) example() Words {
	return Sayf("it is written so: %[1]s", "写法如：%[2]s", c.form.English, c.form.Chinese)
}

// help suggests the nearest word of a clause, or shows how the clause is written.
func (c *clauseGrammar) help(token lexer.Token, grammar *blockGrammar) Words {
	terms := slices.Clone(c.terms())
	if grammar != nil {
		terms = append(terms, grammar.words()...)
	}
	if token.Type == KindName {
		if nearest := Nearest(token.Value, terms); nearest != "" {
			return Sayf("did you mean `%s`?", "是不是想写 `%s`？", nearest)
		}
	}
	return c.example()
}

// suggestWord suggests the nearest of some words, or lists those that may stand here.
func suggestWord(written string, near, all []string) Words {
	if nearest := Nearest(written, near); nearest != "" {
		return Sayf("did you mean `%s`?", "是不是想写 `%s`？", nearest)
	}
	english, chinese := split(all)
	return Say("here may stand: "+strings.Join(english, ", "), "这里可以写："+strings.Join(chinese, "、"))
}

// split parts words into English and Chinese ones.
func split(words []string) (english, chinese []string) {
	for _, word := range words {
		if word[0] < 0x80 {
			english = append(english, word)
		} else {
			chinese = append(chinese, word)
		}
	}
	return english, chinese
}
