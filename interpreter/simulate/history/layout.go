package history

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
)

// layout is how dates or times of a column are written, as package time would
// have it: the way that 2006-01-02 15:04:05 is.
//
// Unlike package time it reads into civil dates and zones of package value, makes
// nothing, and is strict: what the layout doesn't show isn't there (but hours may
// have one digit, as there).
type layout struct {
	written string
	steps   []layoutStep
	has     [partCount]bool

	// Where every step has a fixed width, a text is read by its places.
	fixed    bool
	length   int
	numbers  []fixedNumber
	literals []fixedLiteral
}

// layoutStep is one element of a layout.
type layoutStep struct {
	part   part
	style  partStyle
	digits int    // of a number of fixed width
	text   string // as it stands in the layout
}

// part is what an element tells.
type part uint8

const (
	partLiteral part = iota
	partYear
	partMonth
	partDay
	partHour
	partMinute
	partSecond
	partMicrosecond
	partAfternoon // 1 before noon, 2 after
	partOffset    // seconds
	partWeekday
	partCount
)

// partStyle is how an element tells it.
type partStyle uint8

const (
	styleDigits   partStyle = iota // a number of fixed width
	styleShort                     // a number of one or two digits
	styleSpaced                    // a number of two, the first perhaps a space
	styleYear                      // the last two digits of a year
	styleName                      // an English name
	styleFraction                  // a point, or a comma, and digits
	styleLoose                     // such a fraction that may be missing
	styleOffset                    // +08:00 or another form
	styleLetterZ                   // the same, or Z
)

// element is how a layout writes a part.
type element struct {
	text   string
	part   part
	style  partStyle
	digits int
}

// elements are those of package time, each before those that it begins with.
// Names of zones and days of a year are not among them: CST is three zones.
var elements = []element{
	{"January", partMonth, styleName, 0}, {"Jan", partMonth, styleName, 3},
	{"Monday", partWeekday, styleName, 0}, {"Mon", partWeekday, styleName, 3},
	{"2006", partYear, styleDigits, 4}, {"06", partYear, styleYear, 2},
	{"01", partMonth, styleDigits, 2}, {"02", partDay, styleDigits, 2}, {"_2", partDay, styleSpaced, 2},
	{"15", partHour, styleDigits, 2}, {"03", partHour, styleDigits, 2},
	{"04", partMinute, styleDigits, 2}, {"05", partSecond, styleDigits, 2},
	{"PM", partAfternoon, styleName, 0}, {"pm", partAfternoon, styleName, 0},
	{"Z07:00:00", partOffset, styleLetterZ, 0}, {"Z07:00", partOffset, styleLetterZ, 0},
	{"Z070000", partOffset, styleLetterZ, 0}, {"Z0700", partOffset, styleLetterZ, 0}, {"Z07", partOffset, styleLetterZ, 0},
	{"-07:00:00", partOffset, styleOffset, 0}, {"-07:00", partOffset, styleOffset, 0},
	{"-070000", partOffset, styleOffset, 0}, {"-0700", partOffset, styleOffset, 0}, {"-07", partOffset, styleOffset, 0},
	{"1", partMonth, styleShort, 0}, {"2", partDay, styleShort, 0}, {"3", partHour, styleShort, 0},
	{"4", partMinute, styleShort, 0}, {"5", partSecond, styleShort, 0},
}

type fixedNumber struct {
	part   part
	at     int
	digits int
}

type fixedLiteral struct {
	at        int
	character byte
}

// CheckLayout says what is wrong with a layout, if anything is.
func CheckLayout(written string) (reason dsl.Words, ok bool) {
	if _, found := parseLayout(written); found != nil {
		return found.reason, false
	}
	return dsl.Words{}, true
}

// parseLayout takes a layout apart, or says what is wrong with it.
func parseLayout(written string) (*layout, *flaw) {
	form := &layout{written: written}
	for rest := written; rest != ""; {
		step := nextStep(rest)
		rest = rest[len(step.text):]
		if step.part != partLiteral && form.has[step.part] {
			return nil, partTwice(step.part)
		}
		form.has[step.part] = true
		form.steps = append(form.steps, step)
	}
	if lacking := form.lacking(); lacking != partLiteral {
		return nil, partLacking(lacking)
	}
	if form.hasTime() && strings.HasSuffix(written, "Z") {
		return nil, letterZ()
	}
	form.fix()
	return form, nil
}

// lacking is a part that a layout needs and hasn't got, or partLiteral.
func (l *layout) lacking() part {
	needs := []struct {
		part part
		need bool
	}{
		{partYear, true}, {partMonth, true}, {partDay, true},
		{partHour, l.has[partMinute] || l.has[partAfternoon]},
		{partAfternoon, l.hasStep("03") || l.hasStep("3")},
		{partMinute, l.has[partSecond]},
		{partSecond, l.has[partMicrosecond]},
	}
	for _, one := range needs {
		if one.need && !l.has[one.part] {
			return one.part
		}
	}
	return partLiteral
}

// hasTime tells whether a layout tells more than a date.
func (l *layout) hasTime() bool { return l.has[partHour] }

// hasStep tells whether an element stands in a layout.
func (l *layout) hasStep(text string) bool {
	for _, step := range l.steps {
		if step.part != partLiteral && step.text == text {
			return true
		}
	}
	return false
}

// nextStep takes the first element of a layout, or one character that is none.
func nextStep(rest string) layoutStep {
	if length := fractionElement(rest); length > 0 {
		style := styleFraction
		if rest[1] == '9' {
			style = styleLoose
		}
		return layoutStep{partMicrosecond, style, length - 1, rest[:length]}
	}
	for _, one := range elements {
		if strings.HasPrefix(rest, one.text) {
			return layoutStep{one.part, one.style, one.digits, one.text}
		}
	}
	return layoutStep{part: partLiteral, text: rest[:1]}
}

// fractionElement gives the length of ".000" or ".999" at the beginning of a
// layout, 0 where there is none.
func fractionElement(rest string) int {
	if len(rest) < 2 || rest[0] != '.' && rest[0] != ',' || rest[1] != '0' && rest[1] != '9' {
		return 0
	}
	length := 2
	for length < len(rest) && rest[length] == rest[1] {
		length++
	}
	if length < len(rest) && rest[length]-'0' <= 9 || length > 1+longestFraction {
		return 0 // "02.01.2006"
	}
	return length
}

// longestFraction is how many digits a fraction of a second may have.
const longestFraction = 9

// fix notes the places of a layout whose parts have a fixed width.
func (l *layout) fix() {
	for _, step := range l.steps {
		switch {
		case step.part == partLiteral:
			l.literals = append(l.literals, fixedLiteral{l.length, step.text[0]})
		case step.style == styleDigits && !strings.HasPrefix(step.text, "03"):
			l.numbers = append(l.numbers, fixedNumber{step.part, l.length, step.digits})
		default:
			return
		}
		l.length += len(step.text)
	}
	l.fixed = true
}
