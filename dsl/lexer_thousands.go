package dsl

import (
	"slices"
	"strings"
)

// Thousands commas: `1,000` would read as two values, so it is taken for the number that was meant, and reported.

// mostGroups is how many groups a number can have: it has at most 18 digits.
const mostGroups = 6

// thousands takes the groups behind up to three digits, `,000` in `1,000`, and returns the number without commas.
func (s *scanner) thousands(start Span, digits string) string {
	end, whole := s.offset, digits
	for range mostGroups {
		group, after, ok := s.groupAt(end)
		if !ok {
			break
		}
		whole, end = whole+group, after
	}
	if end == s.offset || len(digits) > 3 || strings.Contains(digits, "_") || !s.meansThousands(end) {
		return digits
	}
	s.advanceTo(end)
	s.fail(start, "number", Say("a number has no thousands commas", "数字里不用逗号"),
		Sayf("write %[1]s or %[2]s", "请写 %[1]s 或 %[2]s", whole, grouped(whole)))
	return whole
}

// groupAt reads a comma and exactly three digits right behind it. The sign 、 parts the values of a list, never a number.
func (s *scanner) groupAt(offset int) (string, int, bool) {
	comma, ok := s.signAt(offset, ',')
	if !ok || s.source[offset:comma] == "、" {
		return "", 0, false
	}
	return s.digitsAt(comma, 3)
}

// meansThousands tells a number with commas from values in a row, `[100,200]`: those do not begin with a 0.
func (s *scanner) meansThousands(end int) bool {
	if s.brackets == 0 && !s.listing && !isSign(&s.last, ",") {
		return true
	}
	for offset := s.offset; offset < end; offset += s.sizeAt(offset) {
		if r, size := s.peekAt(offset); r == ',' {
			if first, _ := s.peekAt(offset + size); first == '0' {
				return true
			}
		}
	}
	return false
}

// lists keeps whether values in a row may stand in what follows: in a row of a table, or behind `one of`.
func (s *scanner) lists(next token) {
	if next.Pos.Line != s.last.Pos.Line || isSign(&next, "{") || isSign(&next, "}") {
		s.listing = false
	}
	if plain(next.Type) == KindName {
		s.listing = s.listing || slices.Contains([]string{"row", "行", "可选"}, next.Value) || next.Value == "of" && s.last.Value == "one"
	}
}

// grouped writes a whole number as 1_000.
func grouped(whole string) string {
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "_" + whole[i:]
	}
	return whole
}
