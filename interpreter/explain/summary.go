package explain

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// columns measures text the same on every machine: a Chinese character has two columns.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// Summary says what a scheme is: how far its members depend on each other and why, and what it leaves unsaid, with what
// holds therefore.
func Summary(scheme *check.Scheme, tongue dsl.Tongue) string {
	var text strings.Builder
	text.WriteString(scheme.Name)
	if scheme.Label != "" && scheme.Label != scheme.Name {
		text.WriteString(" " + scheme.Label)
	}
	text.WriteString(dsl.Say(" ("+scheme.Currency+", "+scheme.Zone.Name()+")", "（"+scheme.Currency+"，"+scheme.Zone.Name()+"）").In(tongue) + "\n\n")
	writeLocality(&text, scheme, tongue)
	sections := Defaults(scheme)
	if len(sections) == 0 {
		return text.String()
	}
	text.WriteString("\n" + dsl.Say("Left unsaid, and what holds therefore:", "没有写明、按默认处理的：").In(tongue) + "\n")
	for i := range sections {
		sections[i].write(&text, tongue)
	}
	return text.String()
}

// localities are the kinds of schemes in words.
var localities = map[check.Locality]dsl.Words{
	check.Local:  dsl.Say("local: every rule looks at the event's own member alone, so members can be worked out apart", "各自独立：每条规则只看会员自己，会员之间可以分开计算"),
	check.Linked: dsl.Say("linked: rules serve other members, but read nothing of them; who gives is worked out before who receives", "单向关联：规则会给到其他会员，但不读取他们的情况；先算给出的，再算收到的"),
	check.Joint:  dsl.Say("joint: rules read the state of other members, who are worked out together in order of time", "相互关联：规则会读取其他会员的情况，有关联的会员要按时间一起计算"),
	check.Global: dsl.Say("global: what one member gets depends on all the others", "全体相关：一位会员得到什么，取决于全体会员"),
}

func writeLocality(text *strings.Builder, scheme *check.Scheme, tongue dsl.Tongue) {
	locality, reasons := scheme.Locality()
	text.WriteString(localities[locality].In(tongue) + "\n")
	for _, reason := range reasons {
		fmt.Fprintf(text, "  %s:%d:%d: %s\n", reason.Span.File, reason.Span.Line, reason.Span.Column, reason.Words.In(tongue))
	}
}

// Section is what one declaration leaves unsaid.
type Section struct {
	Name  string
	Title dsl.Words
	Span  dsl.Span
	More  []dsl.Span // of the others of which the same is true
	Lines []Line
}

// Line is one thing that is left unsaid, and what holds therefore.
type Line struct{ Name, Holds dsl.Words }

func (s *Section) add(name, holds dsl.Words) { s.Lines = append(s.Lines, Line{name, holds}) }

// write writes a section, the names of its lines one under the other.
func (s *Section) write(text *strings.Builder, tongue dsl.Tongue) {
	text.WriteString("\n" + s.Title.In(tongue))
	if s.Span.Line > 0 { // else it is the prelude's
		fmt.Fprintf(text, "  %s:%d", s.Span.File, s.Span.Line)
	}
	for _, span := range s.More {
		fmt.Fprintf(text, ", %d", span.Line)
	}
	text.WriteString("\n")
	width := 0
	for _, line := range s.Lines {
		width = max(width, columns.StringWidth(line.Name.In(tongue)))
	}
	for _, line := range s.Lines {
		text.WriteString("  " + columns.FillRight(line.Name.In(tongue), width) + "  " + line.Holds.In(tongue) + "\n")
	}
}
