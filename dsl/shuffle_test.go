package dsl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Bytes at random seldom make a scheme. Words at random do: every row of the table with some of its words replaced
// by others of the language, by names and by values.

// pool is what a word may be replaced by.
func pool() []string {
	words := []string{"a", "b.c", "`满100`", "双11", "5", "-5", "5%", "2x", "10元", "10 CNY", "¥5", "30 days", "1年", "2026-01-01", "2026-01-01 20:00", "02-28", `"t"`, "“t”",
		"(", ")", "[", "]", "{", "}", ",", ".", "=", "==", "+", "-", "*", "?", ":", "!", "&&", "\n", "# c\n", "", "`x`", "金额2"}
	words = append(words, tableWords()...)
	for _, names := range preludeNames {
		for _, one := range names {
			words = append(words, one.english, one.chinese)
		}
	}
	for _, one := range operators {
		words = append(words, one.english, one.chinese)
	}
	return words
}

// pieces cuts a source into its tokens as written.
func pieces(source string) []string {
	file, _ := ParseScheme("pieces", source)
	var pieces []string
	for i, token := range file.tokens[:len(file.tokens)-1] {
		pieces = append(pieces, source[token.Pos.Offset:file.ends[i]])
		if next := file.tokens[i+1]; next.Pos.Line > token.Pos.Line && !token.EOF() {
			pieces = append(pieces, "\n")
		}
	}
	return pieces
}

func TestShuffledWords(t *testing.T) {
	pool, sources := pool(), [][]string{}
	for _, row := range rows {
		for _, source := range []string{row.inFrame(row.source, row.tongue()), row.inFrame(row.twin, Chinese)} {
			if words := pieces(source); len(words) > 0 {
				sources = append(sources, words)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		words := append([]string{}, rapid.SampledFrom(sources).Draw(t, "row")...)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			at := rapid.IntRange(0, len(words)-1).Draw(t, "at")
			words[at] = rapid.SampledFrom(pool).Draw(t, "word")
		}
		source := strings.Join(words, " ")
		parses(t, source)
		formats(t, source)
	})
}

// A misspelt word of the language is corrected to that word: any letter of any word that begins a clause may be
// left out, doubled or swapped with the next.
func TestMisspeltClausesAreCorrected(t *testing.T) {
	for _, grammar := range allGrammars() {
		for _, word := range grammar.words() {
			if word[0] >= 0x80 || len(word) < 4 {
				continue
			}
			for i := range len(word) - 1 {
				for _, written := range []string{word[:i] + word[i+1:], word[:i] + word[i:i+1] + word[i:], word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]} {
					if grammar.named(written) != nil || written == word {
						continue
					}
					require.Contains(t, nearest(written, grammar.words()), word, written)
				}
			}
		}
	}
}
