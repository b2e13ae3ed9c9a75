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
	last     token // the one before
	depth    int   // of braces
	brackets int   // that are open: a list of names may go on in the next line only in brackets
	listing  bool  // values may stand in a row, parted by commas
}

// mostBlocks is how deep blocks may stand in each other: reading them recurses.
const mostBlocks = 32

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
		if (token.Type == KindName || isLiteral(token.Type)) && start.Line > s.last.Pos.Line && s.closed(token.Type) {
			token.Type += fresh
		}
		s.count(token)
		s.lists(token)
		s.last = token
	}
	s.ends = append(s.ends, s.offset)
	return token, nil
}

// closed tells whether what stands before a token of this kind, on another line, does not wait for it.
func (s *scanner) closed(kind Kind) bool {
	return !isOpen(s.last) || kind == KindName && isSign(&s.last, ",") && s.brackets == 0
}

// count keeps how many brackets are open; a brace ends them all.
func (s *scanner) count(token token) {
	if token.Type != KindSign {
		return
	}
	switch token.Value {
	case "(", "[":
		s.brackets++
	case ")", "]":
		s.brackets = max(0, s.brackets-1)
	case "{", "}":
		s.brackets = 0
	}
}

// narrow returns the ASCII form of a character that a Chinese keyboard types wide.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r != ' ' && unicode.Is(unicode.Zs, r):
		return ' '
	}
	if ascii, ok := wide[r]; ok {
		return ascii
	}
	return r
}

// wide holds the signs of a Chinese keyboard that lie outside the block of full-width forms.
var wide = map[rune]rune{
	'。': '.', '、': ',', '×': '*', '÷': '/', '−': '-', '–': '-', '【': '[', '】': ']', '《': '<', '》': '>', '〈': '<', '〉': '>', '￥': '¥', '￡': '£',
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
	comment := Comment{Offset: s.offset, Line: s.line, Alone: s.last.Pos.Line != s.line}
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
		return nameKind(s.name())
	case r == '`':
		return s.quotedName()
	case closing(r) != "":
		return s.text()
	case strings.ContainsRune("'‘’", r):
		return s.singleQuoted()
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

// nameKind tells an operator's word from a name.
func nameKind(name string) (Kind, string) {
	if isOperatorWord(name) {
		return KindWord, name
	}
	return KindName, name
}

// name reads letters and digits. A keyword of Han letters ends before digits: 满100 is 满 and 100, 双11 is a name.
func (s *scanner) name() string {
	start := s.offset
	var name strings.Builder
	for r, _ := s.peek(); isNamePart(r); r, _ = s.peek() {
		if isDigit(r) && s.offset > start && name.Len() <= longestKeyword && endsBeforeDigits(name.String()) && !s.namesNumber() {
			break
		}
		name.WriteRune(s.advance())
	}
	return norm.NFC.String(name.String())
}

// namesNumber tells whether the digits at the cursor belong to a name: letters stand right behind them that are no unit
// and begin with no word of the language, and digits again. 满20减5 is a name, 送1积分 and 满100起用 are not.
func (s *scanner) namesNumber() bool {
	offset := s.offset
	for r, size := s.peekAt(offset); isDigit(r) || r == '_' || r == '.' && s.digitAt(offset+size) || r == '万' || r == '亿'; r, size = s.peekAt(offset) {
		offset += size
	}
	r, _ := s.peekAt(offset)
	if !isLetter(r) || r < utf8.RuneSelf {
		return false
	}
	rest := s.source[offset:min(len(s.source), offset+longestKeyword)]
	for _, unit := range hanUnits {
		if strings.HasPrefix(rest, unit.written) {
			return false
		}
	}
	for end := range rest {
		if endsBeforeDigits(rest[:end]) {
			return false
		}
	}
	for r, size := s.peekAt(offset); isLetter(r); r, size = s.peekAt(offset) {
		offset += size
	}
	return s.digitAt(offset)
}

// quotedName reads a name in backticks, which may hold any letters, signs and spaces but a backtick (or U+1FEF,
// which becomes one in NFC). The value keeps its backticks, so that it never passes for a keyword.
func (s *scanner) quotedName() (Kind, string) {
	start := s.mark()
	s.advance()
	from := s.offset
	r, _ := s.peek()
	for ; r == ' ' || unicode.IsPrint(r) && r != '`' && r != '\u1fef'; r, _ = s.peek() {
		s.advance()
	}
	name := s.source[from:s.offset]
	if r != '`' {
		s.fail(start, "name-open", Say("a name in backticks ends on its line with a backtick", "反引号里的名称要在同一行用反引号结束"),
			Say("add the closing backtick", "补上结尾的反引号"))
		return KindBad, "`"
	}
	s.advance()
	if strings.TrimSpace(name) == "" {
		s.fail(start, "name-empty", Say("a name has at least one letter", "名称不能是空的"),
			Say("write the name between the backticks", "在反引号之间写上名称"))
		return KindBad, "`"
	}
	return KindName, "`" + norm.NFC.String(name) + "`"
}

// signs are the operators of more than one character, and their normal form.
var signs = []struct{ written, normal string }{
	{"==", "=="}, {"!=", "!="}, {">=", ">="}, {"<=", "<="}, {"&&", "and"}, {"||", "or"},
	{"**", "**"}, {"??", "??"}, {"?.", "?."}, {"..", ".."}, {"//", "//"}, {"/*", "/*"},
	{"<>", "<>"}, {"=>", "=>"}, {"=<", "=<"},
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
				return KindWord, sign.normal
			}
			return KindSign, sign.normal
		}
	}
	s.advance()
	switch {
	case r == '≥':
		return KindSign, ">="
	case r == '≤':
		return KindSign, "<="
	case r == '≠':
		return KindSign, "!="
	case r == '{' || r == '}':
		return s.brace(r, start)
	case isSignRune(r):
		return KindSign, string(r)
	}
	return s.badCharacters(r, start)
}

func isSignRune(r rune) bool { return strings.ContainsRune("{}()[],.:?+-*/%<>=!;|^@&$~≥≤≠", r) }

// brace counts how deep blocks stand in each other: too deep, and they are none.
func (s *scanner) brace(r rune, start Span) (Kind, string) {
	if r == '}' {
		s.depth = max(0, s.depth-1)
		if s.depth >= mostBlocks {
			return KindBad, "}"
		}
		return KindSign, "}"
	}
	s.depth++
	if s.depth <= mostBlocks {
		return KindSign, "{"
	}
	if s.depth == mostBlocks+1 {
		s.fail(start, "block-deep", Sayf("blocks stand at most %d deep in each other", "块最多嵌套 %d 层", mostBlocks),
			Say("is a `}` missing before it?", "前面是不是少了 `}`？"))
	}
	return KindBad, "{"
}

// badCharacters reads what has no business in a scheme, as one mistake.
func (s *scanner) badCharacters(r rune, start Span) (Kind, string) {
	for next, _ := s.peek(); isBad(next); next, _ = s.peek() {
		s.advance()
	}
	shown := string(r)
	if !unicode.IsPrint(r) {
		shown = fmt.Sprintf("U+%04X", r)
	}
	help := Say("take it out, or put it between quotes", "删去它，或放进引号里")
	if isDash(r) {
		help = Say("write `-`", "请写 `-`")
	}
	s.fail(start, "bad-character", Sayf("a scheme has no character %s outside a text", "引号外面不能有字符 %s", shown), help)
	return KindBad, string(r)
}

// isBad tells whether a character can begin no token.
func isBad(r rune) bool {
	return r > ' ' && !isNamePart(r) && !isSignRune(r) && closing(r) == "" && !strings.ContainsRune("`#'‘’¥$€£", r)
}

// mark remembers where the cursor stands, for a diagnostic.
func (s *scanner) mark() Span {
	return Span{File: s.file, Line: s.line, Column: s.column, Offset: s.offset}
}

// fail reports what stands between a mark and the cursor.
func (s *scanner) fail(from Span, code string, rule, help Words) {
	if len(s.problems) >= most {
		return
	}
	from.End = s.offset
	s.problems = append(s.problems, Diagnostic{Code: code, Span: from, Rule: rule, Help: help})
}
