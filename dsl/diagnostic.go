package dsl

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Tongue is the language a person reads: of messages, and of the keywords that the printer writes.
type Tongue uint8

// The two tongues of the house.
const (
	English Tongue = iota
	Chinese
)

// Words is one sentence in every tongue.
type Words struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
}

// Say is one sentence in both tongues.
func Say(english, chinese string) Words { return Words{english, chinese} }

// Sayf puts the same arguments into both formats (index them, `%[2]s`, where the order differs).
func Sayf(english, chinese string, arguments ...any) Words {
	return Words{fmt.Sprintf(english, arguments...), fmt.Sprintf(chinese, arguments...)}
}

// In returns the sentence in one tongue.
func (w Words) In(tongue Tongue) string {
	if tongue == Chinese && w.Chinese != "" {
		return w.Chinese
	}
	return w.English
}

// Severity tells whether a file can be used.
type Severity uint8

// An Error stops a scheme from being loaded; a Warning is legal and surely not meant.
const (
	Error Severity = iota
	Warning
)

func (s Severity) in(tongue Tongue) string {
	return Words{[]string{"error", "warning"}[s], []string{"错误", "提醒"}[s]}.In(tongue)
}

// Span is a stretch of a file: byte offsets, and the line and column (both from 1, columns in characters) at
// which it begins.
type Span struct {
	File   string
	Line   int
	Column int
	Offset int
	End    int
}

// Diagnostic is one thing that is wrong with a file: the rule that was broken, where, and what would be right.
type Diagnostic struct {
	Severity Severity
	Code     string
	Span     Span
	Rule     Words
	Help     Words
	Related  []Related
}

// Related is another place that has to do with a diagnostic, such as the first of two declarations.
type Related struct {
	Span Span
	Note Words
}

// Diagnostics of one or more files.
type Diagnostics []Diagnostic

// most is how many diagnostics a file may have; a file with more is not worth reading to its end.
const most = 100

// Failed tells whether one of them is an error.
func (d Diagnostics) Failed() bool {
	return slices.ContainsFunc(d, func(one Diagnostic) bool { return one.Severity == Error })
}

// Sorted returns them by file and place, without repeats, at most a hundred.
func (d Diagnostics) Sorted() Diagnostics {
	sorted := slices.Clone(d)
	slices.SortStableFunc(sorted, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Span.File, b.Span.File), cmp.Compare(a.Span.Offset, b.Span.Offset),
			cmp.Compare(a.Severity, b.Severity))
	})
	sorted = slices.CompactFunc(sorted, func(a, b Diagnostic) bool {
		return a.Span == b.Span && a.Rule == b.Rule
	})
	return sorted[:min(len(sorted), most)]
}

// Render writes one diagnostic for a terminal: `file:line:column: error[code]: rule`, the line with the part
// underlined, and the help. source is the text of the diagnostic's file.
func (d Diagnostic) Render(source string, tongue Tongue) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s:%d:%d: %s[%s]: %s\n", d.Span.File, d.Span.Line, d.Span.Column,
		d.Severity.in(tongue), d.Code, d.Rule.In(tongue))
	underline(&text, source, d.Span)
	if help := d.Help.In(tongue); help != "" {
		fmt.Fprintf(&text, "  %s: %s\n", Words{"help", "建议"}.In(tongue), help)
	}
	for _, related := range d.Related {
		fmt.Fprintf(&text, "  %s:%d:%d: %s\n", related.Span.File, related.Span.Line, related.Span.Column,
			related.Note.In(tongue))
	}
	return text.String()
}

// widest is how many columns of a source line a diagnostic shows.
const widest = 120

// underline shows the line a span begins on, with carets under it. Tabs become spaces and a long line is shown
// around its span, so that the carets stay under what they mean.
func underline(text *strings.Builder, source string, span Span) {
	if span.Offset > len(source) {
		return
	}
	start := strings.LastIndexByte(source[:span.Offset], '\n') + 1
	end := len(source)
	if length := strings.IndexByte(source[span.Offset:], '\n'); length >= 0 {
		end = span.Offset + length
	}
	behind := min(max(span.End, span.Offset), end)
	before := readable(nearEnd(source[start:span.Offset]))
	within := readable(nearStart(source[span.Offset:behind]))
	after := readable(nearStart(source[behind:end]))
	before = columns.TruncateLeft(before, max(0, columns.StringWidth(before)-widest/2), "")
	within = columns.Truncate(within, widest, "…")
	after = columns.Truncate(after, max(0, widest-columns.StringWidth(before+within)), "…")
	number := fmt.Sprintf("%5d", span.Line)
	fmt.Fprintf(text, "%s | %s%s%s\n", number, before, within, after)
	fmt.Fprintf(text, "%s | %s%s\n", strings.Repeat(" ", len(number)),
		strings.Repeat(" ", columns.StringWidth(before)), strings.Repeat("^", max(1, columns.StringWidth(within))))
}

// nearStart and nearEnd cut a long piece of source to more than a diagnostic shows of it, between characters.
func nearStart(text string) string {
	if len(text) <= 8*widest {
		return text
	}
	return strings.ToValidUTF8(text[:8*widest], "")
}

func nearEnd(text string) string {
	if len(text) <= 8*widest {
		return text
	}
	return strings.ToValidUTF8(text[len(text)-8*widest:], "")
}

// readable makes a piece of source fit for a terminal: nothing in it can move the cursor.
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0):
			return '�'
		}
		return r
	}, text)
}
