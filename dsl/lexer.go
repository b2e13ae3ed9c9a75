package dsl

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
	"golang.org/x/text/unicode/norm"
)

// definition is our lexer as participle wants to see it. It has no modes: a word is a keyword only where the
// grammar asks for one, so every word is a Name here.
type definition struct{}

func (definition) Symbols() map[string]lexer.TokenType { return symbols }

func (definition) Lex(filename string, reader io.Reader) (lexer.Lexer, error) {
	source, err := io.ReadAll(reader)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", filename, err)
	}
	return newScanner(filename, string(source)), nil
}

// scanner cuts a source into tokens. What it meets is normalised as it goes: a full-width form has the value of
// its ASCII form, a name is in NFC. A bad character becomes a token of its own and a diagnostic, never a stop.
type scanner struct {
	file     string
	source   string
	offset   int
	line     int
	column   int
	ends     []int // by token: the offset behind it
	comments []Comment
	problems Diagnostics
	lastLine int // of the last token
}

func newScanner(file, source string) *scanner {
	s := &scanner{file: file, source: source, line: 1, column: 1}
	if strings.HasPrefix(source, "\ufeff") {
		s.offset = len("\ufeff")
	}
	return s
}

// Next returns the next token; it never fails.
func (s *scanner) Next() (lexer.Token, error) {
	s.skipSpace()
	start := lexer.Position{Filename: s.file, Offset: s.offset, Line: s.line, Column: s.column}
	token := lexer.Token{Type: KindEnd, Pos: start}
	if s.offset < len(s.source) {
		token.Type, token.Value = s.scan()
		s.lastLine = s.line
	}
	s.ends = append(s.ends, s.offset)
	return token, nil
}

// narrow returns the ASCII form of a character that a Chinese keyboard types wide.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '\u3000' || r == '\u00a0':
		return ' '
	}
	if ascii, ok := wide[r]; ok {
		return ascii
	}
	return r
}

// wide holds the signs of a Chinese keyboard that lie outside the block of full-width forms.
var wide = map[rune]rune{
	'。': '.', '、': ',', '×': '*', '÷': '/', '−': '-', '【': '[', '】': ']', '￥': '¥', '￡': '£',
}

// peek returns the character at the cursor in its narrow form, and how many bytes it has in the source; it is
// negative at the end.
func (s *scanner) peek() (rune, int) { return s.peekAt(s.offset) }

func (s *scanner) peekAt(offset int) (rune, int) {
	if offset >= len(s.source) {
		return -1, 0
	}
	if c := s.source[offset]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, size := utf8.DecodeRuneInString(s.source[offset:])
	if r == utf8.RuneError && size <= 1 {
		return utf8.RuneError, size
	}
	return narrow(r), size
}

// advance moves the cursor over one character.
func (s *scanner) advance() rune {
	r, size := s.peek()
	s.offset += size
	s.column++
	if r == '\n' {
		s.line++
		s.column = 1
	}
	return r
}

// advanceTo moves the cursor to an offset further on in the same line.
func (s *scanner) advanceTo(offset int) {
	for s.offset < offset {
		s.advance()
	}
}

func (s *scanner) skipSpace() {
	for {
		r, _ := s.peek()
		switch {
		case r == ' ' || r == '\t' || r == '\r' || r == '\n':
			s.advance()
		case r == '#':
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) comment() {
	comment := Comment{Offset: s.offset, Line: s.line, Alone: s.lastLine != s.line}
	s.advance()
	start := s.offset
	for r, _ := s.peek(); r >= 0 && r != '\n'; r, _ = s.peek() {
		s.advance()
	}
	comment.Text = "#" + strings.TrimRight(strings.ToValidUTF8(s.source[start:s.offset], "�"), " \t\r\u3000")
	s.comments = append(s.comments, comment)
}

// scan reads one token that begins at the cursor.
func (s *scanner) scan() (Kind, string) {
	r, _ := s.peek()
	switch {
	case isDigit(r):
		return s.number()
	case isLetter(r):
		return KindName, s.name()
	case r == '`':
		return s.quotedName()
	case closing(r) != "":
		return s.text(closing(r))
	}
	if next, _ := s.peekAt(s.offset + s.sizeAt(s.offset)); strings.ContainsRune("¥$€£", r) && isDigit(next) {
		return s.signedMoney()
	}
	return s.sign(r)
}

func (s *scanner) sizeAt(offset int) int {
	_, size := s.peekAt(offset)
	return size
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r == '_' || r != utf8.RuneError && unicode.IsLetter(r) }

func isNamePart(r rune) bool {
	return isLetter(r) || isDigit(r) || r >= utf8.RuneSelf && (unicode.IsMark(r) && r != utf8.RuneError || unicode.IsDigit(r))
}

// name reads letters and digits. A keyword of Han letters ends before digits: 满100 is 满 and 100, 双11 is a name.
func (s *scanner) name() string {
	start := s.offset
	var name strings.Builder
	for r, _ := s.peek(); isNamePart(r); r, _ = s.peek() {
		if isDigit(r) && s.offset > start && isHanKeyword(name.String()) {
			break
		}
		name.WriteRune(s.advance())
	}
	return norm.NFC.String(name.String())
}

// quotedName reads a name in backticks, which may hold anything but a backtick or the line's end. The value keeps
// its backticks, so that it never passes for a keyword.
func (s *scanner) quotedName() (Kind, string) {
	start := s.mark()
	s.advance()
	from := s.offset
	for r, _ := s.peek(); r >= 0 && r != '\n'; r, _ = s.peek() {
		if r == '`' && s.offset > from && utf8.ValidString(s.source[from:s.offset]) {
			name := norm.NFC.String(s.source[from:s.offset])
			s.advance()
			return KindName, "`" + name + "`"
		}
		s.advance()
	}
	s.fail(start, "name-open", Say("a name in backticks ends on its line with a backtick", "反引号里的名称要在同一行用反引号结束"),
		Say("add the closing `", "补上结尾的 `"))
	return KindBad, "`"
}

// closing returns what may end a text that begins with this character: people's keyboards mix straight and curly
// quotes.
func closing(r rune) string {
	switch r {
	case '"', '“', '”':
		return `"“”`
	case '「':
		return "」"
	}
	return ""
}

// text reads a quoted text. Its value is always written with straight quotes.
func (s *scanner) text(closers string) (Kind, string) {
	start := s.mark()
	s.advance()
	var text strings.Builder
	for {
		r, size := utf8.DecodeRuneInString(s.source[s.offset:])
		switch {
		case size == 0 || r == '\n':
			s.fail(start, "text-open", Say("a text ends on its line with a quote", "文字要在同一行用引号结束"),
				Say(`add the closing "`, "补上结尾的引号"))
			return KindBad, `"`
		case strings.ContainsRune(closers, r):
			s.advance()
			return KindText, Quote(text.String())
		case r == '\\':
			s.advance()
			r, size = utf8.DecodeRuneInString(s.source[s.offset:])
			if size == 0 || r == '\n' {
				continue
			}
			s.advance()
			text.WriteRune(unescape(r))
		default:
			s.advance()
			text.WriteRune(r)
		}
	}
}

func unescape(r rune) rune {
	switch r {
	case 'n':
		return '\n'
	case 't':
		return '\t'
	}
	return r
}

var quoting = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`)

// Quote writes a text as the language writes it: in straight quotes, with what would end it escaped.
func Quote(text string) string { return `"` + quoting.Replace(text) + `"` }

// Unquote is the opposite of Quote.
func Unquote(quoted string) string {
	if len(quoted) < 2 {
		return ""
	}
	var text strings.Builder
	escaped := false
	for _, r := range quoted[1 : len(quoted)-1] {
		switch {
		case escaped:
			text.WriteRune(unescape(r))
			escaped = false
		case r == '\\':
			escaped = true
		default:
			text.WriteRune(r)
		}
	}
	return text.String()
}

// signs are the operators of more than one character, and their normal form.
var signs = []struct{ written, normal string }{
	{"==", "=="}, {"!=", "!="}, {">=", ">="}, {"<=", "<="}, {"&&", "and"}, {"||", "or"},
	{"**", "**"}, {"??", "??"}, {"?.", "?."}, {"..", ".."}, {"//", "//"}, {"/*", "/*"},
}

// sign reads an operator or a bracket.
func (s *scanner) sign(r rune) (Kind, string) {
	start := s.mark()
	size := s.sizeAt(s.offset)
	next, nextSize := s.peekAt(s.offset + size)
	for _, sign := range signs {
		if rune(sign.written[0]) == r && rune(sign.written[1]) == next {
			s.advanceTo(s.offset + size + nextSize)
			if isLetter(rune(sign.normal[0])) {
				return KindName, sign.normal
			}
			return KindSign, sign.normal
		}
	}
	s.advance()
	switch r {
	case '≥':
		return KindSign, ">="
	case '≤':
		return KindSign, "<="
	case '≠':
		return KindSign, "!="
	}
	if strings.ContainsRune("{}()[],.:?+-*/%<>=!;|^@&$~'", r) {
		return KindSign, string(r)
	}
	shown := string(r)
	if r == utf8.RuneError || !unicode.IsPrint(r) {
		shown = fmt.Sprintf("U+%04X", r)
	}
	s.fail(start, "bad-character", Sayf("a scheme has no character %s outside a text", "方案里文字之外不能有字符 %s", shown),
		Say(`take it out, or put it between quotes`, "删去它，或放进引号里"))
	return KindBad, string(r)
}

// mark remembers where the cursor stands, for a diagnostic.
func (s *scanner) mark() Span {
	return Span{File: s.file, Line: s.line, Column: s.column, Offset: s.offset}
}

// fail reports what stands between a mark and the cursor.
func (s *scanner) fail(from Span, code string, rule, help Words) {
	from.End = s.offset
	s.problems = append(s.problems, Diagnostic{Code: code, Span: from, Rule: rule, Help: help})
}
