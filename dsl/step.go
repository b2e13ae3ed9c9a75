package dsl

import (
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Steps are read word by word: their shape depends on the event.

// Parse reads a step, which ends with its line or where an expectation begins.
func (t *TestStep) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	if token := lex.Peek(); token.Type == KindDate || token.Type == KindMoment {
		t.At = literalOf(*lex.Next())
	}
	if t.At == nil || !endsStep(lex) {
		if err := t.happening(lex); err != nil {
			return err
		}
	}
	t.Tokens = lex.Range(start, lex.RawCursor())
	return nil
}

func literalOf(token lexer.Token) *Literal {
	return &Literal{Node: Node{Tokens: []lexer.Token{token}}, Value: strings.Trim(token.Value, "`")}
}

// endsStep tells whether the next token begins something new: a line, or what is expected.
func endsStep(lex *lexer.PeekingLexer) bool {
	token := lex.Peek()
	return token.EOF() || token.Pos.Line != before(lex).Pos.Line || token.Type == KindBad || isSign(token, "}") ||
		token.Type == KindName && (token.Value == words[roleExpect].english || token.Value == words[roleExpect].chinese)
}

// happening reads whom something happens to, what, and its words and values.
func (t *TestStep) happening(lex *lexer.PeekingLexer) (err error) {
	if t.Member, err = readName(lex); err != nil {
		return err
	}
	if t.Event, err = readName(lex); err != nil {
		return err
	}
	for !endsStep(lex) {
		switch token := lex.Peek(); {
		case token.Type == KindName && (token.Value == words[roleAs].english || token.Value == words[roleAs].chinese):
			err = t.as(lex)
		case isSign(token, ",") && len(t.Arguments) > 0:
			err = skipComma(lex)
		default:
			err = t.argument(lex)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// as reads the name of the event, which it has once.
func (t *TestStep) as(lex *lexer.PeekingLexer) (err error) {
	if t.As != nil {
		return participle.Errorf(lex.Peek().Pos, "a value")
	}
	lex.Next()
	t.As, err = readName(lex)
	return err
}

func readName(lex *lexer.PeekingLexer) (*Name, error) {
	token := lex.Peek()
	if token.Type != KindName {
		return nil, participle.Errorf(token.Pos, "a name")
	}
	name := nameOf(*lex.Next())
	return &name, nil
}

// skipComma moves over a comma between two values.
func skipComma(lex *lexer.PeekingLexer) error {
	comma := *lex.Next()
	if endsStep(lex) || isSign(lex.Peek(), ",") {
		return participle.Errorf(comma.Pos, "a value")
	}
	return nil
}

func (t *TestStep) argument(lex *lexer.PeekingLexer) error {
	argument, err := readArgument(lex, 0)
	t.Arguments = append(t.Arguments, argument)
	return err
}

// readArgument reads a word or value behind an event, or a line of a list in braces.
func readArgument(lex *lexer.PeekingLexer, depth int) (*TestArgument, error) {
	start := lex.RawCursor()
	token := begin(lex.Next())
	argument := &TestArgument{}
	switch {
	case isLiteral(token.Type) || token.Type == KindName:
		argument.Value = literalOf(*token)
	case isSign(token, "-") && isQuantity(lex.Peek().Type):
		argument.Value = literalOf(*lex.Next())
		argument.Value.Negative = true
	case isSign(token, "{") && depth == 0:
		if err := argument.items(lex); err != nil {
			return argument, err
		}
	default:
		return argument, participle.Errorf(token.Pos, "a value")
	}
	argument.Tokens = lex.Range(start, lex.RawCursor())
	return argument, nil
}

// items reads what stands between braces, which may go over several lines.
func (a *TestArgument) items(lex *lexer.PeekingLexer) error {
	for inside := lex.Peek(); !isSign(inside, "}"); inside = lex.Peek() {
		if inside.EOF() || inside.Type > fresh && (inside.Type != fresh+KindName || clauseWords()[inside.Value]) {
			return participle.Errorf(inside.Pos, "}")
		}
		one, err := readArgument(lex, 1)
		if err != nil {
			return err
		}
		a.Item = append(a.Item, one)
	}
	lex.Next()
	return nil
}
