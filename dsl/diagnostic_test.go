package dsl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// at makes a diagnostic of the part of a source that stands between two marks.
func at(marked string) (Diagnostic, string) {
	offset := strings.Index(marked, "⟦")
	end := strings.Index(marked, "⟧") - len("⟦")
	source := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
	line := source[strings.LastIndexByte(source[:offset], '\n')+1 : offset]
	return Diagnostic{Code: "code", Rule: Say("rule", "规则"), Help: Say("help", "办法"),
		Span: Span{File: "f", Line: 1 + strings.Count(source[:offset], "\n"), Column: 1 + len([]rune(line)), Offset: offset, End: end}}, source
}

func TestRender(t *testing.T) {
	for _, one := range []struct{ name, marked, want string }{
		{"plain", "a ⟦b⟧ c", "f:1:3: error[code]: rule\n    1 | a b c\n      |   ^\n  help: help\n"},
		{"Chinese is two columns wide", "会员 ⟦活动⟧ c", "f:1:4: error[code]: rule\n    1 | 会员 活动 c\n      |      ^^^^\n  help: help\n"},
		{"full-width signs too", "（⟦＋⟧）", "f:1:2: error[code]: rule\n    1 | （＋）\n      |   ^^\n  help: help\n"},
		{"tabs are one", "\ta\t⟦b⟧", "f:1:4: error[code]: rule\n    1 |  a b\n      |    ^\n  help: help\n"},
		{"nothing at the end", "ab⟦⟧", "f:1:3: error[code]: rule\n    1 | ab\n      |   ^\n  help: help\n"},
		{"several lines", "x\na ⟦b\nc⟧ d", "f:2:3: error[code]: rule\n    2 | a b\n      |   ^\n  help: help\n"},
		{"no cursor moves", "\x1b[2J\r⟦b⟧\x07", "f:1:6: error[code]: rule\n    1 | �[2J b�\n      |      ^\n  help: help\n"},
	} {
		t.Run(one.name, func(t *testing.T) {
			problem, source := at(one.marked)
			assert.Equal(t, one.want, problem.Render(source, English))
		})
	}
}

// Wherever in a long line a part stands, the carets stand under it.
func TestRenderLongLines(t *testing.T) {
	for _, filler := range []string{"a", "会", "＋ ", "e\u0301", "\t"} {
		for _, before := range []int{0, 1, 59, 60, 61, 500, 10_000} {
			for _, after := range []int{0, 1, 60, 10_000} {
				problem, source := at(strings.Repeat(filler, before) + "⟦here⟧" + strings.Repeat(filler, after))
				lines := strings.Split(problem.Render(source, Chinese), "\n")
				shown, carets := lines[1], lines[2]
				part := strings.Index(shown, "here")
				if assert.Positive(t, part) {
					assert.Equal(t, columns.StringWidth(shown[:part]), strings.IndexByte(carets, '^'), "%q %d %d", filler, before, after)
					assert.Equal(t, 4, strings.Count(carets, "^"))
					assert.LessOrEqual(t, columns.StringWidth(shown), widest+widest/2)
				}
			}
		}
	}
}

func TestRenderInChinese(t *testing.T) {
	problem, source := at("a ⟦b⟧")
	problem.Severity = Warning
	problem.Related = []Related{{Span: Span{File: "g", Line: 7, Column: 2}, Note: Say("here first", "先在这里")}}
	assert.Equal(t, "f:1:3: 提醒[code]: 规则\n    1 | a b\n      |   ^\n  建议: 办法\n  g:7:2: 先在这里\n", problem.Render(source, Chinese))
	problem.Help = Words{}
	assert.Equal(t, "f:1:3: warning[code]: rule\n    1 | a b\n      |   ^\n  g:7:2: here first\n", problem.Render(source, English))
	assert.Contains(t, problem.Render("", English), "f:1:3", "the source may be gone")
}

func TestSorted(t *testing.T) {
	one := func(file string, offset int, severity Severity, rule string) Diagnostic {
		return Diagnostic{Severity: severity, Span: Span{File: file, Offset: offset}, Rule: Say(rule, rule)}
	}
	sorted := Diagnostics{one("b", 1, Error, "x"), one("a", 9, Error, "x"), one("a", 2, Warning, "x"), one("a", 2, Error, "y"), one("a", 9, Error, "x")}.Sorted()
	assert.Equal(t, Diagnostics{one("a", 2, Error, "y"), one("a", 2, Warning, "x"), one("a", 9, Error, "x"), one("b", 1, Error, "x")}, sorted)
	assert.True(t, sorted.Failed())
	assert.False(t, Diagnostics{one("a", 1, Warning, "x")}.Failed())
}

func TestNearest(t *testing.T) {
	for _, one := range []struct{ written, want string }{
		{"evry", "every"}, {"onn", "on"}, {"Every", "every"}, {"LIMIT", "limit"}, {"lmit", "limit"}, {"ilmit", "limit"}, {"xyz", ""}, {"e", ""}, {"", ""},
		{"仅现", "仅限"}, {"现限", "仅限"}, {"现先", ""}, {"每条规责", "每条规则"}, {"送", ""}, {"消", ""}, {"refundible", "refundable"}, {"rfndable", "refundable"}, {"refund", ""},
	} {
		assert.Equal(t, one.want, Nearest(one.written, []string{"every", "on", "limit", "refundable", "仅限", "每条规则", "送"}), one.written)
	}
}
