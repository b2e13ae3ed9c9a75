package history

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScanner reads one line of JSON (RFC 8259).
type jsonScanner struct {
	text   []byte
	at     int
	failed jsonFault
	key    []byte // one without its escapes
}

const (
	// deepest is how far lists and objects may be nested.
	deepest = 100

	// longestKey bounds what remembering keys may cost.
	longestKey = 1 << 10
)

// fault notes what is wrong where the scanner stands.
func (s *jsonScanner) fault(problem jsonProblem) jsonFault {
	s.failed = jsonFault{problem, s.at}
	return s.failed
}

// fail is fault for methods that only tell whether they got on.
func (s *jsonScanner) fail(problem jsonProblem) bool {
	s.fault(problem)
	return false
}

func (s *jsonScanner) skipSpaces() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		default:
			return
		}
	}
}

// peek is the character at hand, 0 at the end.
func (s *jsonScanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// accept takes a character if it is at hand.
func (s *jsonScanner) accept(character byte) bool {
	if s.peek() != character || s.at >= len(s.text) {
		return false
	}
	s.at++
	return true
}

// scanKey reads a string as a key, without its escapes.
func (s *jsonScanner) scanKey() ([]byte, bool) {
	if s.peek() != '"' {
		return nil, s.fail(jsonNoKey)
	}
	start := s.at
	key, ok := s.scanString()
	if len(key.text) > longestKey {
		s.at = start
		return nil, s.fail(jsonTooLong)
	}
	if key.kind != cellEscaped {
		return key.text, ok
	}
	s.key = unescapeJSON(s.key[:0], key.text)
	return s.key, ok
}

// scanValue reads any value.
func (s *jsonScanner) scanValue() (cell, bool) {
	start := s.at
	found, ok := cell{}, false
	switch character := s.peek(); {
	case character == '"':
		found, ok = s.scanString()
	case character == '{', character == '[':
		ok = s.skipNested(1)
		found = cell{text: s.text[start:s.at], kind: cellNested}
	case character == '-', character-'0' <= 9:
		ok = s.skipNumber()
		found = cell{text: s.text[start:s.at], kind: cellPlain}
	default:
		found, ok = s.scanWord()
	}
	if ok && len(found.text) > longestCell {
		s.at = start
		ok = s.fail(jsonTooLong)
	}
	return found, ok
}

var (
	wordTrue  = []byte("true")
	wordFalse = []byte("false")
	wordNull  = []byte("null")
)

func (s *jsonScanner) scanWord() (cell, bool) {
	rest := s.text[s.at:]
	switch {
	case bytes.HasPrefix(rest, wordTrue):
		s.at += len(wordTrue)
		return cell{text: wordTrue, kind: cellPlain}, true
	case bytes.HasPrefix(rest, wordFalse):
		s.at += len(wordFalse)
		return cell{text: wordFalse, kind: cellPlain}, true
	case bytes.HasPrefix(rest, wordNull):
		s.at += len(wordNull)
		return cell{}, true
	}
	return cell{}, s.fail(jsonNoValue)
}

// scanString reads a string; its text is what stands between the quotes.
func (s *jsonScanner) scanString() (cell, bool) {
	s.at++
	start, kind := s.at, cellPlain
	for {
		s.at += plainLength(s.text[s.at:])
		switch {
		case s.at >= len(s.text):
			return cell{}, s.fail(jsonOpenString)
		case s.text[s.at] == '"':
			s.at++
			return cell{text: s.text[start : s.at-1], kind: kind}, true
		case s.text[s.at] < ' ':
			return cell{}, s.fail(jsonControl)
		}
		kind = cellEscaped
		if !s.skipEscape() {
			return cell{}, false
		}
	}
}

// plainLength gives how many bytes stand before the first quote, backslash or
// control character, eight at a time. A byte's high bit is set in the masks
// where it is one of them; above the first, they may err, and aren't looked at.
func plainLength(text []byte) int {
	at := 0
	for ; at+8 <= len(text); at += 8 {
		word := binary.LittleEndian.Uint64(text[at:])
		quotes, backslashes := word^everyByte*'"', word^everyByte*'\\'
		found := (quotes-everyByte)&^quotes | (backslashes-everyByte)&^backslashes | (word-everyByte*' ')&^word
		if found &= everyByte << 7; found != 0 {
			return at + bits.TrailingZeros64(found)/8
		}
	}
	for at < len(text) && text[at] != '"' && text[at] != '\\' && text[at] >= ' ' {
		at++
	}
	return at
}

// skipEscape goes past a backslash and what belongs to it.
func (s *jsonScanner) skipEscape() bool {
	rest := s.text[s.at:]
	if len(rest) < 2 {
		return s.fail(jsonOpenString)
	}
	if rest[1] != 'u' {
		if strings.IndexByte(`"\/bfnrt`, rest[1]) < 0 {
			return s.fail(jsonBadEscape)
		}
		s.at += 2
		return true
	}
	_, length := decodeEscape(rest)
	if length == 0 {
		return s.fail(jsonBadEscape)
	}
	s.at += length
	return true
}

// decodeEscape reads \uXXXX, or two of them that make one character; its length
// is 0 where they make none.
func decodeEscape(text []byte) (character rune, length int) {
	first, ok := hexadecimal(text)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(first) {
		return first, 6
	}
	second, ok := hexadecimal(text[6:])
	if character = utf16.DecodeRune(first, second); !ok || character == utf8.RuneError {
		return 0, 0
	}
	return character, 12
}

// hexadecimal reads one \uXXXX.
func hexadecimal(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	number := rune(0)
	for _, digit := range text[2:6] {
		switch {
		case digit-'0' <= 9:
			number = number<<4 | rune(digit-'0')
		case digit|0x20 >= 'a' && digit|0x20 <= 'f':
			number = number<<4 | rune(digit|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return number, true
}

// unescapeJSON appends what a string means that has been scanned.
func unescapeJSON(dst, text []byte) []byte {
	for {
		before, after, found := bytes.Cut(text, []byte{'\\'})
		dst = append(dst, before...)
		if !found || len(after) == 0 {
			return dst
		}
		if after[0] == 'u' {
			character, length := decodeEscape(text[len(before):])
			dst, text = utf8.AppendRune(dst, character), text[len(before)+max(length, 2):]
			continue
		}
		dst, text = append(dst, escaped(after[0])), after[1:]
	}
}

// escaped is the character that a letter stands for behind a backslash.
func escaped(letter byte) byte {
	switch letter {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return letter
}

func (j *jsonLines) unescape(dst, cell []byte) []byte { return unescapeJSON(dst, cell) }

// skipNumber goes past a number.
func (s *jsonScanner) skipNumber() bool {
	s.accept('-')
	if !s.accept('0') && !s.skipDigits() {
		return s.fail(jsonBadNumber)
	}
	if s.accept('.') && !s.skipDigits() {
		return s.fail(jsonBadNumber)
	}
	if s.accept('e') || s.accept('E') {
		_ = s.accept('+') || s.accept('-')
		if !s.skipDigits() {
			return s.fail(jsonBadNumber)
		}
	}
	if s.peek()-'0' <= 9 {
		return s.fail(jsonBadNumber)
	}
	return true
}

// skipDigits goes past digits, of which there must be one.
func (s *jsonScanner) skipDigits() bool {
	start := s.at
	for s.at < len(s.text) && s.text[s.at]-'0' <= 9 {
		s.at++
	}
	return s.at > start
}

// skipNested goes past a list or an object.
func (s *jsonScanner) skipNested(depth int) bool {
	if depth > deepest {
		return s.fail(jsonTooDeep)
	}
	isObject, end := s.peek() == '{', byte(']')
	if isObject {
		end = '}'
	}
	s.at++
	s.skipSpaces()
	for first := true; !s.accept(end); first = false {
		if !first {
			if !s.accept(',') {
				return s.fail(jsonNoComma)
			}
			s.skipSpaces()
		}
		if isObject && !s.skipNestedKey() || !s.skipNestedValue(depth) {
			return false
		}
		s.skipSpaces()
	}
	return true
}

// skipNestedKey goes past a key and its colon.
func (s *jsonScanner) skipNestedKey() bool {
	if s.peek() != '"' {
		return s.fail(jsonNoKey)
	}
	if _, ok := s.scanString(); !ok {
		return false
	}
	s.skipSpaces()
	if !s.accept(':') {
		return s.fail(jsonNoColon)
	}
	s.skipSpaces()
	return true
}

// skipNestedValue goes past a value in a list or an object.
func (s *jsonScanner) skipNestedValue(depth int) bool {
	switch character := s.peek(); {
	case character == '{', character == '[':
		return s.skipNested(depth + 1)
	case character == '"':
		_, ok := s.scanString()
		return ok
	case character == '-', character-'0' <= 9:
		return s.skipNumber()
	}
	_, ok := s.scanWord()
	return ok
}
