package history

import (
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// civil is what a text says of a date and a time, by parts.
type civil [partCount]int

// fit is how a text fits a layout.
type fit uint8

const (
	fitting fit = iota
	unlikeLayout
	noSuchDay
	noSuchTime
)

// date reads a text as a date.
func (l *layout) date(text []byte) (value.Date, fit) {
	var read civil
	if !l.read(text, &read) {
		return 0, unlikeLayout
	}
	date, ok := value.DateOf(read[partYear], read[partMonth], read[partDay])
	if !ok {
		return 0, noSuchDay
	}
	if _, ok := read.timeOfDay(); !ok {
		return 0, noSuchTime
	}
	return date, fitting
}

// instant reads a text as an instant, in a zone where it has no offset.
func (l *layout) instant(text []byte, zone *value.Zone) (value.Instant, fit) {
	var read civil
	if !l.read(text, &read) {
		return 0, unlikeLayout
	}
	date, ok := value.DateOf(read[partYear], read[partMonth], read[partDay])
	if !ok {
		return 0, noSuchDay
	}
	timeOfDay, ok := read.timeOfDay()
	switch {
	case !ok:
		return 0, noSuchTime
	case !l.has[partOffset]:
		return zone.At(date, timeOfDay), fitting
	}
	offset := int64(read[partOffset]) * value.MicrosecondsPerSecond
	return value.Instant(int64(date)*value.MicrosecondsPerDay + timeOfDay - offset), fitting
}

// timeOfDay gives a time in microseconds, false if no clock shows it.
func (c *civil) timeOfDay() (int64, bool) {
	hour := c[partHour]
	if half := c[partAfternoon]; half != 0 {
		if hour < 1 || hour > 12 {
			return 0, false
		}
		hour = hour%12 + 12*(half-1)
	}
	seconds := int64(hour*60+c[partMinute])*60 + int64(c[partSecond])
	ok := hour <= 23 && c[partMinute] <= 59 && c[partSecond] <= 59
	return seconds*value.MicrosecondsPerSecond + int64(c[partMicrosecond]), ok
}

// read takes a text apart, false if it is not written like the layout.
func (l *layout) read(text []byte, into *civil) bool {
	if l.fixed && len(text) == l.length {
		return l.readPlaces(text, into)
	}
	for i := range l.steps {
		rest, ok := l.steps[i].read(text, into)
		if !ok {
			return false
		}
		text = rest
	}
	return len(text) == 0
}

// readPlaces reads a text whose parts stand at fixed places.
func (l *layout) readPlaces(text []byte, into *civil) bool {
	for _, literal := range l.literals {
		if text[literal.at] != literal.character {
			return false
		}
	}
	wrong := byte(0)
	for _, number := range l.numbers {
		read := 0
		for _, digit := range text[number.at : number.at+number.digits] {
			digit -= '0'
			wrong = max(wrong, digit)
			read = read*10 + int(digit)
		}
		into[number.part] = read
	}
	return wrong <= 9
}

// read takes an element off a text.
func (s *layoutStep) read(text []byte, into *civil) ([]byte, bool) {
	switch s.style {
	case styleShort:
		return s.readNumber(text, 1, 2, into)
	case styleSpaced:
		if len(text) > 0 && text[0] == ' ' {
			return s.readNumber(text[1:], 1, 1, into)
		}
		return s.readNumber(text, 1, 2, into)
	case styleYear:
		rest, ok := s.readNumber(text, 2, 2, into)
		into[partYear] += 1900
		if into[partYear] < 1969 { // as package time has it
			into[partYear] += 100
		}
		return rest, ok
	case styleName:
		return s.readName(text, into)
	case styleFraction, styleLoose:
		return s.readFraction(text, into)
	case styleOffset, styleLetterZ:
		return s.readOffset(text, into)
	}
	switch {
	case s.part == partLiteral:
		return text[min(1, len(text)):], len(text) > 0 && text[0] == s.text[0]
	case s.text == "15":
		return s.readNumber(text, 1, 2, into)
	}
	return s.readNumber(text, s.digits, s.digits, into)
}

// readNumber takes so many digits off a text.
func (s *layoutStep) readNumber(text []byte, least, most int, into *civil) ([]byte, bool) {
	length, number := 0, 0
	for length < min(most, len(text)) && text[length]-'0' <= 9 {
		number = number*10 + int(text[length]-'0')
		length++
	}
	into[s.part] = number
	return text[length:], length >= least
}

var (
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
	weekdayNames = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	halfNames    = []string{"AM", "PM"}
)

// readName takes an English name off a text.
func (s *layoutStep) readName(text []byte, into *civil) ([]byte, bool) {
	names := monthNames
	switch s.part {
	case partWeekday:
		names = weekdayNames
	case partAfternoon:
		names = halfNames
	}
	for i, name := range names {
		if s.digits > 0 {
			name = name[:s.digits]
		}
		if len(text) >= len(name) && strings.EqualFold(string(text[:len(name)]), name) {
			into[s.part] = i + 1
			return text[len(name):], true
		}
	}
	return text, false
}

// readFraction takes a point and digits off a text. What is finer than a
// microsecond must be 0.
func (s *layoutStep) readFraction(text []byte, into *civil) ([]byte, bool) {
	if len(text) == 0 || text[0] != '.' && text[0] != ',' {
		return text, s.style == styleLoose
	}
	length, number := 1, 0
	for ; length < len(text) && text[length]-'0' <= 9; length++ {
		switch digit := int(text[length] - '0'); {
		case length <= 6:
			number = number*10 + digit
		case digit != 0 || length > longestFraction:
			return text, false
		}
	}
	for i := length; i <= 6; i++ {
		number *= 10
	}
	into[partMicrosecond] = number
	return text[length:], length-1 == s.digits || s.style == styleLoose && length > 1
}

// readOffset takes an offset off a text.
func (s *layoutStep) readOffset(text []byte, into *civil) ([]byte, bool) {
	form := s.text
	if s.style == styleLetterZ && len(text) > 0 && text[0] == 'Z' {
		into[partOffset] = 0
		return text[1:], true
	}
	if len(text) < len(form) || text[0] != '+' && text[0] != '-' {
		return text, false
	}
	seconds, unit := 0, 3600
	for at := 1; at < len(form); {
		if form[at] == ':' {
			if text[at] != ':' {
				return text, false
			}
			at++
			continue
		}
		tens, ones := text[at]-'0', text[at+1]-'0'
		number := int(tens)*10 + int(ones)
		if tens > 9 || ones > 9 || number > 59 || unit == 3600 && number > 23 {
			return text, false
		}
		seconds, unit, at = seconds+number*unit, unit/60, at+2
	}
	if text[0] == '-' {
		seconds = -seconds
	}
	into[partOffset] = seconds
	return text[len(form):], true
}
