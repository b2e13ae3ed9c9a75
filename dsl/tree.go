package dsl

import (
	"sort"
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// File is one scheme, test or source file as a tree. Clauses stand in it in the order they were written in.
type File struct {
	Name         string
	Source       string
	Declarations []Clause
	Comments     []Comment

	grammar *blockGrammar
	tokens  []lexer.Token
	ends    []int
	inside  map[int]int // of what stands in the braces of words for members: the end by the beginning
}

// Clause is anything that begins with a word of the language and stands on a line of its own: a declaration, or a
// clause of its block.
type Clause interface {
	node() *Node
	print(*printer)
}

// Node is what every part of the tree has: the tokens it was read from.
type Node struct {
	Tokens []lexer.Token
}

func (n *Node) node() *Node { return n }

// Noded is any part of a tree.
type Noded interface{ node() *Node }

// Span returns where a part of the tree stands in the file.
func (f *File) Span(part Noded) Span {
	return f.span(part.node().Tokens)
}

func (f *File) span(tokens []lexer.Token) Span {
	if len(tokens) == 0 {
		return Span{File: f.Name, Line: 1, Column: 1}
	}
	first, last := tokens[0].Pos, tokens[len(tokens)-1].Pos
	return Span{File: f.Name, Line: first.Line, Column: first.Column, Offset: first.Offset, End: f.endOf(last.Offset)}
}

// endOf returns the offset behind the token that begins at one.
func (f *File) endOf(offset int) int {
	if end, ok := f.inside[offset]; ok {
		return end
	}
	i := sort.Search(len(f.tokens), func(i int) bool { return f.tokens[i].Pos.Offset >= offset })
	if i < len(f.ends) {
		return f.ends[i]
	}
	return len(f.Source)
}

// Text returns the part of the source that a part of the tree was read from.
func (f *File) Text(part Noded) string {
	span := f.Span(part)
	return f.Source[span.Offset:span.End]
}

// Identifier is a name without its backticks.
type Identifier string

// Capture takes a name's token.
func (i *Identifier) Capture(values []string) error {
	*i = Identifier(strings.Trim(values[0], "`"))
	return nil
}

// Name is a name that a scheme declares or refers to.
type Name struct {
	Node
	Text Identifier `parser:"@Name"`
}

// Quoted is a text without its quotes.
type Quoted string

// Capture takes a text's token.
func (q *Quoted) Capture(values []string) error {
	*q = Quoted(Unquote(values[0]))
	return nil
}

// Text is a text in quotes: a label, or words for a member.
type Text struct {
	Node
	Value Quoted `parser:"@Text"`
}

// Word is a choice among words of the language, in English whatever it was written in.
type Word string

// Capture takes one or more tokens: half-up, `each rule`.
func (w *Word) Capture(values []string) error {
	if len(values) == 1 {
		if english, ok := chineseChoices[values[0]]; ok {
			*w = Word(english)
			return nil
		}
	}
	*w = Word(strings.ReplaceAll(strings.Join(values, " "), " - ", "-"))
	return nil
}

// Literal is a value written out: a number with its unit, a date, a text, or a name that stands for one (`yes`, a
// tier, a member). A minus sign may stand before a number.
type Literal struct {
	Node
	Negative bool
	Value    string // a name without its backticks, a text with its quotes
}

// Parse takes a value.
func (l *Literal) Parse(lex *lexer.PeekingLexer) error {
	start, checkpoint := lex.RawCursor(), lex.MakeCheckpoint()
	if isSign(lex.Peek(), "-") {
		lex.Next()
		l.Negative = true
	}
	token := lex.Peek()
	if l.Negative && !isQuantity(token.Type) || !isLiteral(token.Type) && token.Type != KindName {
		lex.LoadCheckpoint(checkpoint)
		return participle.NextMatch
	}
	l.Value = strings.Trim(lex.Next().Value, "`")
	l.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

// Kind returns what kind of token the value is.
func (l *Literal) Kind() Kind {
	return l.Tokens[len(l.Tokens)-1].Type
}
