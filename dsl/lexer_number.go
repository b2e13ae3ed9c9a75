package dsl

import (
	"strings"

	"golang.org/x/text/currency"
)

// Numbers and what hangs on them: a number and its unit are one token, so that nowhere two operands stand side
// by side. Values are normalised to ASCII digits and one space before a unit that is a word.

// number reads a token that begins with a digit.
func (s *scanner) number() (Kind, string) {
	if kind, value, ok := s.date(); ok {
		return kind, value
	}
	if kind, value, ok := s.clock(); ok {
		return kind, value
	}
	start := s.mark()
	digits := s.digits(start)
	if r, _ := s.peek(); isDigit(r) {
		return s.splitNumber(start)
	}
	return s.unit(digits)
}

// splitNumber reports 10万5000, which would read as two numbers side by side.
func (s *scanner) splitNumber(start Span) (Kind, string) {
	for r, _ := s.peek(); isNamePart(r); r, _ = s.peek() {
		s.advance()
	}
	s.fail(start, "number", Say("a number ends with its 万 or 亿", "万、亿 后面不能再接数字"),
		Say("write 10.5万 or 105000", "请写 10.5万 或 105000"))
	return KindBad, "0"
}

// digits reads 1_000.50 and the signs for ten thousand and a hundred million behind it.
func (s *scanner) digits(start Span) string {
	var digits strings.Builder
	take := func() {
		for r, size := s.peek(); isDigit(r) || r == '_' && s.digitAt(s.offset+size); r, size = s.peek() {
			digits.WriteRune(s.advance())
		}
	}
	take()
	if whole := s.thousands(start, digits.String()); whole != digits.String() {
		digits.Reset()
		digits.WriteString(whole)
	}
	if r, size := s.peek(); r == '.' && s.digitAt(s.offset+size) {
		digits.WriteRune(s.advance())
		take()
	}
	if r, _ := s.peek(); r == '万' || r == '亿' {
		digits.WriteRune(s.advance())
	}
	return digits.String()
}

func (s *scanner) digitAt(offset int) bool {
	r, _ := s.peekAt(offset)
	return isDigit(r)
}

// hanUnits are units written right behind a number, longest first: what they are, and how they are written.
var hanUnits = []struct {
	written string
	kind    Kind
	normal  string
}{
	{"小时", KindDuration, " hours"}, {"分钟", KindDuration, " minutes"}, {"个月", KindDuration, " months"},
	{"季度", KindDuration, " quarters"}, {"秒", KindDuration, " seconds"}, {"天", KindDuration, " days"},
	{"日", KindDuration, " days"}, {"周", KindDuration, " weeks"}, {"年", KindDuration, " years"},
	{"倍", KindFactor, "x"}, {"元", KindMoney, "元"},
}

// unit reads the unit behind a number, if there is one.
func (s *scanner) unit(digits string) (Kind, string) {
	r, size := s.peek()
	switch {
	case r == '%':
		s.advance()
		return KindPercent, digits + "%"
	case r == 'x' && !s.namePartAt(s.offset+size):
		s.advance()
		return KindFactor, digits + "x"
	}
	for _, unit := range hanUnits {
		if strings.HasPrefix(s.source[s.offset:], unit.written) {
			s.advanceTo(s.offset + len(unit.written))
			return unit.kind, digits + singular(digits, unit.normal)
		}
	}
	return s.wordUnit(digits)
}

func (s *scanner) namePartAt(offset int) bool {
	r, _ := s.peekAt(offset)
	return isNamePart(r)
}

// wordUnit reads `days` or `CNY` behind a number, after a space or none.
func (s *scanner) wordUnit(digits string) (Kind, string) {
	offset := s.offset
	for r, size := s.peekAt(offset); r == ' ' || r == '\t'; r, size = s.peekAt(offset) {
		offset += size
	}
	var word strings.Builder
	end := offset
	for r, size := s.peekAt(end); isNamePart(r); r, size = s.peekAt(end) {
		if end-offset > 16 {
			return KindNumber, digits
		}
		word.WriteRune(r)
		end += size
	}
	kind, normal := wordUnit(word.String())
	for _, role := range []role{roleRefundableEnd, roleRuleAfterEnd} { // 30 天内, 7 天后到账
		if before, ok := strings.CutSuffix(word.String(), words[role].chinese); ok && kind == KindNumber {
			kind, normal = wordUnit(before)
			end -= len(words[role].chinese)
		}
	}
	if kind == KindNumber {
		return KindNumber, digits
	}
	s.advanceTo(end)
	return kind, digits + singular(digits, " "+normal)
}

// wordUnit tells what kind of unit a word is, and how it is written; KindNumber if none.
func wordUnit(word string) (Kind, string) {
	switch word {
	case "second", "minute", "hour", "day", "week", "month", "quarter", "year":
		return KindDuration, word + "s"
	case "seconds", "minutes", "hours", "days", "weeks", "months", "quarters", "years":
		return KindDuration, word
	case "天", "周", "年", "秒", "小时", "分钟", "个月", "季度":
		for _, unit := range hanUnits {
			if unit.written == word {
				return unit.kind, unit.normal[1:]
			}
		}
	case "元":
		return KindMoney, "元"
	}
	if isCurrency(word) {
		return KindMoney, word
	}
	return KindNumber, ""
}

// isCurrency tells whether a word is an ISO 4217 code in use, so that a wallet may be called PTS.
func isCurrency(word string) bool {
	if len(word) != 3 || strings.ToUpper(word) != word {
		return false
	}
	_, err := currency.ParseISO(word)
	return err == nil && word != "XXX" && word != "XTS"
}

// singular writes `1 day` rather than `1 days`.
func singular(digits, unit string) string {
	if digits == "1" && strings.HasSuffix(unit, "s") && strings.HasPrefix(unit, " ") {
		return strings.TrimSuffix(unit, "s")
	}
	return strings.Replace(unit, " 元", "元", 1)
}

// signedMoney reads ¥10 and $25.
func (s *scanner) signedMoney() (Kind, string) {
	start := s.mark()
	sign := s.advance()
	digits := s.digits(start)
	if r, _ := s.peek(); isDigit(r) {
		return s.splitNumber(start)
	}
	return KindMoney, string(sign) + digits
}

// digitsAt reads exactly so many digits at an offset.
func (s *scanner) digitsAt(offset, count int) (string, int, bool) {
	var digits strings.Builder
	for range count {
		r, size := s.peekAt(offset)
		if !isDigit(r) {
			return "", 0, false
		}
		digits.WriteRune(r)
		offset += size
	}
	return digits.String(), offset, !s.digitAt(offset)
}

func (s *scanner) signAt(offset int, sign rune) (int, bool) {
	r, size := s.peekAt(offset)
	return offset + size, r == sign
}

// date reads 2026-01-31, 2026年1月31日, a date with a time behind it, or 02-28.
func (s *scanner) date() (Kind, string, bool) {
	if date, end, ok := s.hanDate(); ok {
		return s.moment(date, end)
	}
	year, end, ok := s.digitsAt(s.offset, 4)
	if !ok {
		return s.monthDay()
	}
	for _, sign := range "-/.—―" {
		if date, after, ok := s.monthAndDay(year, end, sign); ok {
			if sign != '-' || after-s.offset < len("2026-01-31") {
				s.misspeltDate(date, after)
			}
			return s.moment(date, after)
		}
	}
	return 0, "", false
}

// monthAndDay reads what follows the year of a date, with a sign before each part, and writes the date right.
func (s *scanner) monthAndDay(year string, end int, sign rune) (string, int, bool) {
	date := year
	for range 2 {
		next, ok := s.signAt(end, sign)
		if !ok {
			return "", 0, false
		}
		if twice, ok := s.signAt(next, sign); ok && isDash(sign) {
			next = twice
		}
		digits, after, ok := s.digitsAt(next, 2)
		if !ok {
			digits, after, ok = s.digitsAt(next, 1)
		}
		if !ok {
			return "", 0, false
		}
		date, end = date+"-"+("0" + digits)[len(digits)-1:], after
	}
	return date, end, true
}

// isDash tells whether a sign is the dash of a Chinese keyboard, which types two at once.
func isDash(sign rune) bool { return sign == '—' || sign == '―' }

// misspeltDate takes 2026/1/5 for the date that was meant, and says how dates are written.
func (s *scanner) misspeltDate(date string, end int) {
	start := s.mark()
	s.advanceTo(end)
	s.fail(start, "date", Say("a date is written 2026-01-31 or 2026年1月31日", "日期写作 2026-01-31 或 2026年1月31日"),
		Sayf("write %s", "请写 %s", date))
}

// hanDate reads 2026年1月31日, and 2026年1月31号.
func (s *scanner) hanDate() (string, int, bool) {
	parts, offset := [3]string{}, s.offset
	for i, sign := range []rune("年月日") {
		var digits string
		for count, ok := []int{4, 2, 2}[i], false; count > 0 && !ok; count-- {
			digits, _, ok = s.digitsAt(offset, count)
			if i == 0 && !ok {
				return "", 0, false
			}
		}
		if digits == "" {
			return "", 0, false
		}
		for range digits {
			offset += s.sizeAt(offset)
		}
		next, ok := s.signAt(offset, sign)
		if !ok && sign == '日' {
			next, ok = s.signAt(offset, '号')
		}
		if !ok {
			return "", 0, false
		}
		parts[i], offset = ("0" + digits)[1-len(digits)%2:], next
	}
	return strings.Join(parts[:], "-"), offset, true
}

// moment reads the time behind a date, if there is one.
func (s *scanner) moment(date string, end int) (Kind, string, bool) {
	next := end
	for r, size := s.peekAt(next); r == ' ' || r == '\t' || r == 'T' && next == end; r, size = s.peekAt(next) {
		next += size
	}
	if clock, after, ok := s.clockAt(next); ok && next > end {
		s.advanceTo(after)
		return KindMoment, date + " " + clock, true
	}
	s.advanceTo(end)
	return KindDate, date, true
}

func (s *scanner) clock() (Kind, string, bool) {
	clock, end, ok := s.clockAt(s.offset)
	if ok {
		s.advanceTo(end)
	}
	return KindClock, clock, ok
}

// clockAt reads 20:00, 20:00:00 or 20:00:00.500.
func (s *scanner) clockAt(offset int) (string, int, bool) {
	clock, end, ok := s.digitsAt(offset, 2)
	if !ok {
		return "", 0, false
	}
	for part := range 2 {
		next, colon := s.signAt(end, ':')
		digits, after, two := s.digitsAt(next, 2)
		if !colon || !two {
			return clock, end, part > 0
		}
		clock, end = clock+":"+digits, after
	}
	if next, dot := s.signAt(end, '.'); dot {
		for count := 6; count > 0; count-- {
			if digits, after, ok := s.digitsAt(next, count); ok {
				return clock + "." + digits, after, true
			}
		}
	}
	return clock, end, true
}

// monthDay reads 02-28: two digits, a dash and two digits that can be a day of a year.
func (s *scanner) monthDay() (Kind, string, bool) {
	month, end, ok := s.digitsAt(s.offset, 2)
	if !ok || month < "01" || month > "12" {
		return 0, "", false
	}
	next, dash := s.signAt(end, '-')
	day, after, two := s.digitsAt(next, 2)
	if !dash || !two || day < "01" || day > "31" {
		return 0, "", false
	}
	s.advanceTo(after)
	return KindMonthDay, month + "-" + day, true
}
