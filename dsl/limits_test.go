package dsl

import (
	"flag"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// survive names what was read where reading it panics. Something that takes for ever ends with the run's own patience:
// how long it may take is a benchmark's matter.
func survive(t *testing.T, what string, do func()) {
	t.Helper()
	defer func() {
		if panicked := recover(); panicked != nil {
			t.Fatalf("%s: %v", what, panicked)
		}
	}()
	do()
}

var brim = flag.Bool("brim", false, "fill the files of TestNothingIsTooLong to the brim, which takes minutes")

// fill repeats a text behind a beginning until a file has a size.
func fill(beginning, text string, size int) string {
	return beginning + strings.Repeat(text, (size-len(beginning))/len(text))
}

// repeated are texts that, repeated a million times, have brought parsers down.
var repeated = []string{
	"(", "{", "[", "-", "!", "not ", "and ", "a.", "a,", "?", "? a : ", ".", ",", ";", "=", "\"", "'", "`", "“", "「", "\\", "#", "§",
	"1", "1 ", "1_", "a", "a ", "满", "满1", "万", "1万", "2026-01-01 ", "2026-1-1 ", "10:", "1,200,", ",000", "2026—", "by a (from 0 ", "by a (from 0\n", "rule a on b ( once )\n", "rule a on b ( once ) ", "from 1 送 2, ", "\u0301", "}", ")", "{}", "()", "{ a", "\"a\n", "(\n", "{\n", "a\n", "-\n", "not\n", "a and\n",
	"row 1 ", "row 1\n", "scheme a ", "scheme a\n", "scheme a # c\n", "rule ", "rule a on b {", "rule a on b {}", "rule a on b {}\n", "rule a onn b { whn }\n",
	"member { a list ", "a list {", "a list { b text }", "a text ", "a text\n", "gold from 5 ", "from 0 by a { ", "from 0 by a {\n", "from 0 1 ", "earn 5 points ", "earn a by b { from 0 ",
	"when ", "when (a\n", "when a b\n", "expect a b 5 ", "expect a b 5 (c 5\n", "2026-01-01 a b { ", "2026-01-01 a b c 5, ", "f(", "sum(a, ", "a[", "a ? ", "a in [", "x = ",
	"redeem 1 for 1 minimum ", "redeem 1 for 1 in steps ", "voucher a {}\n", "voucher a { ", "issue a ", "issue 2 a\n", "choose best of a, ", "choose best of a,\n", "compound a then b ", "a then ", "budget 5 { a, ", "budget 5 { a\n",
	"rule a on b, ", "rule a every ", "start of a, ", "to a or ", "or b ", "calendar a { ", "2026-01-01 to ", "every Monday, ", "day 8, ", "1 week in every 3 from 2026-01-05 ",
	"a or when b ", "or when a\n", "and when ", "keep when a ", "segment a { b when ", "a top 1% of b ", "challenge a { done earn b by c { ", "begin on a, ", "rank by a every ", "share of a within ", "top a by sum b on ", "ab cd\n", "  ", "\n", "\r", "\u3000", "5 %", "5 天 ",
}

func TestNothingIsTooLong(t *testing.T) {
	size := 1 << 13
	if *brim {
		size = mostBytes
	}
	for _, beginning := range []string{"", "rule a on b {\n", "rule a on b { when ", "rule a on b { earn c by d { from 0 ", "member { ", "tiers a by b {\n", "test \"a\" {\n", "table a by b {", "param p = "} {
		for _, text := range repeated {
			source := fill(beginning, text, size)
			survive(t, "reading "+beginning+text, func() {
				file, problems := ParseScheme("long", source)
				if len(problems) == 0 {
					Format(file)
					return
				}
				assert.LessOrEqual(t, len(problems), most)
				for _, problem := range problems {
					problem.Render(source, Chinese)
				}
			})
		}
	}
}

// What kills other parsers: a million of them in one file.
func TestMillions(t *testing.T) {
	if raced {
		t.Skip("nothing here runs beside anything else")
	}
	for _, beginning := range []string{"", "rule a on b {\n  when ", "rule a on b { earn c = "} {
		for _, text := range []string{"(", "{", "[", "-", "!", "not ", "\"", "a.", "a?", "f("} {
			source := fill(beginning, text, mostBytes)
			survive(t, beginning+text, func() {
				_, problems := ParseScheme("million", source)
				assert.NotEmpty(t, problems, beginning+text)
			})
		}
	}
}

func TestFileIsTooLong(t *testing.T) {
	source := strings.Repeat("a ", 5_000_000)
	survive(t, "a line of 10 MB", func() {
		_, problems := ParseScheme("long", source)
		require.Len(t, problems, 1)
		assert.Equal(t, "file-long", problems[0].Code)
		assert.Contains(t, problems[0].Render(source, English), "at most")
	})
}

func TestUnclosedQuotes(t *testing.T) {
	source := strings.Repeat("\"a\n", 100_000)
	survive(t, "100,000 unclosed quotes", func() {
		_, problems := ParseScheme("quotes", source)
		assert.Len(t, problems, most)
	})
}

// The longest expression that there may be is read and written.
func TestLongestExpression(t *testing.T) {
	for _, text := range []string{"a + ", "not ", "a ? b : ", "- ", "a and ", "a."} {
		parts := (mostTokens - 1) / len(strings.Fields(strings.ReplaceAll(text, ".", " .")))
		for _, count := range []int{parts, 10 * parts} {
			source := "metric m = " + strings.Repeat(text, count) + "b\n"
			survive(t, text, func() {
				file, problems := ParseScheme("long", source)
				if count == parts {
					require.Empty(t, problems, text)
					again, problems := ParseScheme("long", Format(file))
					require.Empty(t, problems, text)
					assert.Equal(t, Format(file), Format(again))
					return
				}
				require.Len(t, problems, 1, text)
				assert.Equal(t, "expression-long", problems[0].Code)
			})
		}
	}
}
