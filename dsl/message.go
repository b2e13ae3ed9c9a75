package dsl

import (
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Message is words for a member: `"happy birthday"`. A name in braces stands for what it then is, `"you have {points}
// points"`; a brace that is one is written twice.
type Message struct {
	Node
	Written Quoted // the text with its braces
	Parts   []*MessagePart
}

// MessagePart is some words, or what stands in a pair of braces.
type MessagePart struct {
	Words string
	Name  *Operand // nil for words
}

// Parse takes the text. What stands in its braces is read when the file is known: see readMessages.
func (m *Message) Parse(lex *lexer.PeekingLexer) error {
	token := lex.Peek()
	if token.Type != KindText {
		return participle.NextMatch
	}
	m.Tokens = []lexer.Token{*lex.Next()}
	m.Written = Quoted(Unquote(token.Value))
	return nil
}

// readMessages reads what stands in the braces of all words for members.
func (f *File) readMessages() []problem {
	f.inside = map[int]int{}
	var problems []problem
	for _, declaration := range f.Declarations {
		switch declaration := declaration.(type) {
		case *Rule:
			for _, part := range declaration.Body.Clauses {
				problems = append(problems, f.readMessage(part)...)
			}
		case *Challenge:
			for _, part := range declaration.Body.Clauses {
				if done, ok := part.(*ChallengeDone); ok {
					problems = append(problems, f.readMessage(done.Effect())...)
				}
			}
		}
	}
	return problems
}

func (f *File) readMessage(clause Clause) []problem {
	var message *Message
	switch clause := clause.(type) {
	case *RuleNotify:
		message = &clause.Words
	case *RuleReject:
		message = clause.Words
	}
	if message == nil {
		return nil
	}
	reader := newMessageReader(f, message)
	reader.run()
	if len(reader.problems) == 0 {
		return collect(message)
	}
	return reader.problems
}

// messageReader goes through a text as it stands in the file, so that what is wrong inside it has its place.
type messageReader struct {
	file     *File
	message  *Message
	scan     *scanner // at the next character
	end      int      // of the text, before its quote
	words    strings.Builder
	problems []problem
}

func newMessageReader(file *File, message *Message) *messageReader {
	token := message.Tokens[0]
	scan := &scanner{file: file.Name, source: file.Source, offset: token.Pos.Offset, line: token.Pos.Line, column: token.Pos.Column, last: token}
	scan.advance()
	end := file.endOf(token.Pos.Offset)
	_, quote := utf8.DecodeLastRuneInString(file.Source[:end])
	return &messageReader{file: file, message: message, scan: scan, end: end - quote}
}

func (r *messageReader) run() {
	for r.scan.offset < r.end {
		written, size := utf8.DecodeRuneInString(r.file.Source[r.scan.offset:])
		brace := r.brace(r.scan.offset)
		switch {
		case brace != 0 && r.brace(r.scan.offset+size) == brace:
			r.words.WriteRune(brace)
			r.scan.advance()
			r.scan.advance()
		case brace == '{':
			r.name()
		case brace == '}':
			r.fail(r.sign(), Say("a `}` in words for a member closes a `{`", "通知里的 `}` 前面要有 `{`"),
				Say("for a brace as such, write it twice: }}", "如果就是要写花括号，请写两个：}}"))
			r.scan.advance()
		case written == '\\':
			r.scan.advance()
			escaped, _ := utf8.DecodeRuneInString(r.file.Source[r.scan.offset:])
			r.words.WriteRune(unescape(escaped))
			r.scan.advance()
		default:
			r.words.WriteRune(written)
			r.scan.advance()
		}
	}
	r.closeWords()
}

// brace returns the brace at an offset, wide or narrow; 0 for anything else.
func (r *messageReader) brace(offset int) rune {
	if offset >= r.end {
		return 0
	}
	if sign, _ := r.scan.peekAt(offset); sign == '{' || sign == '}' {
		return sign
	}
	return 0
}

// sign is the character at the cursor as a token.
func (r *messageReader) sign() token {
	at := r.scan.mark()
	r.file.inside[at.Offset] = at.Offset + r.scan.sizeAt(at.Offset)
	return token{Type: KindSign, Value: "{", Pos: lexer.Position{Filename: at.File, Offset: at.Offset, Line: at.Line, Column: at.Column}}
}

func (r *messageReader) fail(at token, rule, help Words) {
	r.problems = append(r.problems, problem{"message", []lexer.Token{at}, rule, help})
}

func (r *messageReader) closeWords() {
	if r.words.Len() > 0 {
		r.message.Parts = append(r.message.Parts, &MessagePart{Words: r.words.String()})
		r.words.Reset()
	}
}

// name reads what stands in braces: a name, a path or a cell of a table.
func (r *messageReader) name() {
	open := r.sign()
	r.scan.advance()
	end := r.nameEnd()
	if end < 0 {
		r.fail(open, Say("a `{` in words for a member is closed by a `}`", "通知里的 `{` 要用 `}` 结束"),
			Say("for a brace as such, write it twice: {{", "如果就是要写花括号，请写两个：{{"))
		return
	}
	inner := &scanner{file: r.file.Name, source: r.file.Source[:end], offset: r.scan.offset, line: r.scan.line, column: r.scan.column, last: open}
	lex, err := lexer.Upgrade(inner)
	if err != nil { // our scanner never fails
		panic(err)
	}
	tokens := lex.Range(0, lexer.RawCursor(len(inner.ends)))
	for i, token := range tokens {
		r.file.inside[token.Pos.Offset] = inner.ends[i]
	}
	name := &Operand{}
	sound := name.Parse(lex) == nil && lex.Peek().EOF() && isNamed(tokens) && len(inner.problems)+len(inner.comments) == 0
	if !sound {
		r.fail(open, Say("in braces stands a name, a path or a cell of a table, whose value is then read there", "花括号里写名称、路径或表的一格，通知里就是它的值"),
			Say("for example: {points}, {member.channel}, {offers[favourite].words}; give a formula a name as a metric", "例如：{积分}、{会员.渠道}、{推荐语[首选品类].文案}；算式请先写成指标"))
	}
	r.scan.advanceTo(end)
	r.scan.advance()
	r.closeWords()
	if sound {
		r.message.Parts = append(r.message.Parts, &MessagePart{Name: name})
	}
}

// nameEnd finds the brace that closes the one before the cursor, on which nothing in backticks has a say.
func (r *messageReader) nameEnd() int {
	quoted := false
	for offset := r.scan.offset; offset < r.end; offset += r.scan.sizeAt(offset) {
		switch {
		case r.file.Source[offset] == '`':
			quoted = !quoted
		case !quoted && r.brace(offset) == '}':
			return offset
		case !quoted && r.brace(offset) == '{':
			return -1
		}
	}
	return -1
}

// isNamed tells whether what stands in braces begins with a name and holds no text, whose quotes would not fit into the
// words'.
func isNamed(tokens []lexer.Token) bool {
	for _, token := range tokens {
		if token.Type == KindText {
			return false
		}
	}
	return plain(tokens[0].Type) == KindName
}

// message writes words for a member, with what stands in braces in the tongue of the clause.
func (p *printer) message(message *Message) {
	if message == nil {
		return
	}
	var words strings.Builder
	for _, part := range message.Parts {
		if part.Name == nil {
			words.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(part.Words))
			continue
		}
		name := &printer{file: p.file, oneLine: true, quoting: p.quoting, tongue: p.tongue, translating: p.translating, declared: p.declared, currency: p.currency}
		name.expression(&part.Name.Expression)
		words.WriteString("{" + name.out.String() + "}")
	}
	p.write(Quote(words.String()))
}
