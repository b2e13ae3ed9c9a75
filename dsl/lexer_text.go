package dsl

import (
	"strings"
	"unicode/utf8"
)

// Texts: people's keyboards mix straight, curly and corner quotes; the value of a text is always written with
// straight ones.

// closing returns what may end a text that begins with this character.
func closing(r rune) string {
	switch r {
	case '"', '“', '”':
		return `"“”`
	case '「':
		return "」"
	}
	return ""
}

// text reads a quoted text, which ends on its line.
func (s *scanner) text() (Kind, string) {
	start := s.mark()
	open := s.advance()
	text, end := s.textUntil(closing(open), open == '"')
	if end < 0 && open == '"' {
		// A pair of curly quotes was opened inside and never closed: the keyboard meant one of them to end it.
		text, end = s.textUntil(closing(open), false)
	}
	if end < 0 {
		s.advanceTo(s.lineEnd())
		s.fail(start, "text-open", Say("a text ends on its line with a quote", "文字要在同一行用引号结束"),
			Say(`add the closing "`, "补上结尾的引号"))
		return KindBad, `"`
	}
	s.advanceTo(end)
	return KindText, Quote(text)
}

// textUntil reads up to one of some closing characters on this line, without moving; the end is negative if there
// is none. With pairs, a pair of curly quotes within belongs to the text.
func (s *scanner) textUntil(closers string, pairs bool) (string, int) {
	var text strings.Builder
	inner := false
	for offset := s.offset; ; {
		r, size := utf8.DecodeRuneInString(s.source[offset:])
		offset += size
		wide := r
		if r == '＂' {
			wide = '"'
		}
		switch {
		case size == 0 || r == '\n':
			return "", -1
		case pairs && r == '“':
			inner = true
		case pairs && inner && r == '”':
			inner = false
		case strings.ContainsRune(closers, wide):
			return text.String(), offset
		case r == '\\':
			r, size = utf8.DecodeRuneInString(s.source[offset:])
			if size == 0 || r == '\n' {
				return "", -1
			}
			offset += size
			r = unescape(r)
		}
		text.WriteRune(r)
	}
}

func (s *scanner) lineEnd() int {
	if length := strings.IndexByte(s.source[s.offset:], '\n'); length >= 0 {
		return s.offset + length
	}
	return len(s.source)
}

// singleQuoted reads a text in single quotes as the text that was meant, and says that those are not the quotes.
func (s *scanner) singleQuoted() (Kind, string) {
	start := s.mark()
	s.advance()
	text, end := s.textUntil("'‘’", false)
	kind := KindText
	if end < 0 {
		text, end, kind = "", s.offset, KindBad
	}
	s.advanceTo(end)
	s.fail(start, "text-quotes", Say("a text stands in double quotes", "文字要用双引号"),
		Sayf("write %s", "请写 %s", shorten(Quote(text))))
	return kind, Quote(text)
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

// Quote writes a text as the language writes it: in straight quotes, with what would end it escaped.
func Quote(text string) string {
	var quoted strings.Builder
	quoted.WriteByte('"')
	inner := false // a pair of curly quotes within needs no escape
	for _, r := range text {
		switch {
		case r == '\n':
			quoted.WriteString(`\n`)
			continue
		case r == '\t':
			quoted.WriteString(`\t`)
			continue
		case r == '“':
			inner = true
		case r == '”' && inner:
			inner = false
		case r == '\\' || r == '"' || r == '”' || r == '＂':
			quoted.WriteByte('\\')
		}
		quoted.WriteRune(r)
	}
	quoted.WriteByte('"')
	return quoted.String()
}

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
