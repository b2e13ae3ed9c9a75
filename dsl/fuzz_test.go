package dsl

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Both fuzzers begin with every row of the table and every file of testdata, and read a text as a scheme and as a
// source file. What they once brought down stands in fuzzRows.

// seeds adds everything there is to a fuzzer.
func seeds(f *testing.F) {
	for _, row := range rows {
		f.Add(row.inFrame(row.source, row.tongue()))
		if row.twin != "" {
			f.Add(row.inFrame(row.twin, Chinese))
		}
	}
	for _, one := range shapes {
		f.Add("rule r on visit { when " + one.source + " }")
	}
	for _, source := range found {
		f.Add(source)
	}
	for _, pattern := range []string{"good/*", "bad/*.s*", "format/*.input"} {
		paths, _ := filepath.Glob(filepath.Join("testdata", pattern))
		for _, path := range paths {
			source, err := os.ReadFile(path)
			require.NoError(f, err)
			f.Add(string(source))
		}
	}
}

// found are texts that a fuzzer found: they must never again do what they once did.
var found = []string{
	"0'00\x000000'",
	"wallet a {\n cap b[",
	"allet0\n cap A[",
	"allet0\n cap A[\"",
	"wallet a {\n cap b\n[",
	"rule r on visit { notify \"{a[\" }",
	"rule r on visit { notify \"{a[b]}{a[}{a[b + ]}\" }",
}

func TestFound(t *testing.T) {
	for _, source := range found {
		t.Run(source, func(t *testing.T) {
			parses(t, source)
			formats(t, source)
		})
	}
}

// FuzzParse holds that parsing never panics, always ends, and that its problems have places inside the file.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) { parses(t, source) })
}

// FuzzFormat holds that a file without problems is written as one without problems, that writing it again changes
// nothing, that both translations are read and lead back, and that nothing of an expression is lost.
func FuzzFormat(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) { formats(t, source) })
}

func parses(t require.TestingT, source string) {
	for _, parse := range []func(string, string) (*File, Diagnostics){ParseScheme, ParseSource} {
		file, problems := parse("fuzz", source)
		for _, problem := range problems {
			placed(t, source, problem)
		}
		spanned(t, file)
		if len(problems) == 0 {
			Walk(file.block(), func(part any) {
				if expression, ok := part.(*Expression); ok {
					assert.NotNil(t, expression.Tree)
				}
			})
		}
	}
}

// placed holds that a problem says something and stands inside the file, where its line and column say.
func placed(t require.TestingT, source string, problem Diagnostic) {
	span := problem.Span
	require.LessOrEqual(t, 0, span.Offset)
	require.LessOrEqual(t, span.Offset, span.End)
	require.LessOrEqual(t, span.End, len(source))
	before := strings.TrimPrefix(source[:span.Offset], "\ufeff")
	line := before[strings.LastIndexByte(before, '\n')+1:]
	assert.Equal(t, 1+strings.Count(before, "\n"), span.Line)
	assert.Equal(t, 1+utf8.RuneCountInString(line), span.Column)
	for _, words := range []Words{problem.Rule, problem.Help} {
		for _, text := range []string{words.English, words.Chinese} {
			assert.NotEmpty(t, text, "%s: %s", problem.Code, problem.Rule.English)
			assert.NotContains(t, text, quoteMark)
			assert.NotContains(t, text, "%!")
		}
	}
	assert.NotEqual(t, "expression", problem.Code, "our own reading of expressions knows better: %s", source)
	for _, tongue := range []Tongue{English, Chinese} {
		assert.True(t, utf8.ValidString(problem.Render(source, tongue)))
	}
}

// spanned holds that every part of a tree stands inside the file and inside the part it belongs to.
func spanned(t require.TestingT, file *File) {
	Walk(file.block(), func(part any) {
		if part, ok := part.(Noded); ok && len(part.node().Tokens) > 0 {
			span := file.Span(part)
			require.LessOrEqual(t, span.Offset, span.End)
			require.LessOrEqual(t, span.End, len(file.Source))
			for _, token := range part.node().Tokens {
				require.Less(t, token.Type, fresh)
			}
		}
	})
}

func formats(t require.TestingT, source string) {
	for _, parse := range []func(string, string) (*File, Diagnostics){ParseScheme, ParseSource} {
		file, problems := parse("fuzz", source)
		if len(problems) > 0 {
			continue
		}
		again := func(text string) *File {
			file, problems := parse("again", text)
			require.Empty(t, rendered(problems, text, English), text)
			return file
		}
		formatted := Format(file)
		require.Equal(t, formatted, Format(again(formatted)), "formatted again")
		require.Equal(t, expressionTokens(file), expressionTokens(again(formatted)))
		require.Len(t, again(formatted).Comments, len(file.Comments))
		require.Equal(t, meaning(file), meaning(again(formatted)))
		require.Equal(t, meaning(file), meaning(again(Translate(file, English))))
		require.Equal(t, meaning(file), meaning(again(Translate(file, Chinese))))
		english, chinese := Translate(file, English), Translate(file, Chinese)
		require.Equal(t, english, Translate(again(english), English), "English again")
		require.Equal(t, chinese, Translate(again(chinese), Chinese), "Chinese again")
		require.Equal(t, wordsOf(english), wordsOf(Translate(again(chinese), English)), "English by way of Chinese")
		require.Equal(t, wordsOf(chinese), wordsOf(Translate(again(english), Chinese)), "Chinese by way of English")
	}
}

// wordsOf are the words of a text without its lines: a block that fits on one line in one language may not in the
// other.
func wordsOf(text string) string { return strings.Join(strings.Fields(text), " ") }

// expressionTokens are the tokens of all expressions of a file, with operators in English and names without
// backticks.
func expressionTokens(file *File) string {
	var tokens []string
	Walk(file.block(), func(part any) {
		if expression, ok := part.(*Expression); ok {
			for _, token := range expression.Tokens {
				value := strings.Trim(token.Value, "`")
				if operator := operatorWord(value); token.Type == KindWord {
					value = operator
				}
				if isSign(&token, "!") {
					value = "not"
				}
				tokens = append(tokens, value)
			}
			tokens = append(tokens, ";")
		}
	})
	return strings.Join(tokens, " ")
}
