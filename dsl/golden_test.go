package dsl

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file, or writes it there.
func golden(t *testing.T, path, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, path)
}

// eachFile reads the files of a folder of testdata whose names match one of some patterns.
func eachFile(t *testing.T, folder string, check func(t *testing.T, path string, file *File, problems Diagnostics), patterns ...string) {
	t.Helper()
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join("testdata", folder, pattern))
		require.NoError(t, err)
		require.NotEmpty(t, paths, pattern)
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) {
				source, err := os.ReadFile(path)
				require.NoError(t, err)
				parse := ParseScheme
				if filepath.Ext(path) == ".source" {
					parse = ParseSource
				}
				file, problems := parse(filepath.Base(path), string(source))
				check(t, path, file, problems)
			})
		}
	}
}

// Good files stand as the formatter writes them, and mean the same in both keyword languages.
func TestGoodFiles(t *testing.T) {
	eachFile(t, "good", func(t *testing.T, path string, file *File, problems Diagnostics) {
		require.Empty(t, rendered(problems, file.Source, English))
		assert.Equal(t, file.Source, Format(file))
		for _, tongue := range []Tongue{English, Chinese} {
			parse := ParseScheme
			if filepath.Ext(path) == ".source" {
				parse = ParseSource
			}
			text := Translate(file, tongue)
			translated, problems := parse(path, text)
			require.Empty(t, rendered(problems, text, English))
			assert.Equal(t, Translate(file, English), Translate(translated, English))
		}
	}, "*.scheme", "*.source")
}

// design.input is the page that shows the language on one page, design-chinese.input its beginning in Chinese as a lead of member
// operations wrote it.
func TestFormatFiles(t *testing.T) {
	eachFile(t, "format", func(t *testing.T, path string, file *File, problems Diagnostics) {
		require.Empty(t, rendered(problems, file.Source, English))
		name := strings.TrimSuffix(path, ".input")
		formatted := Format(file)
		golden(t, name+".golden", formatted)
		golden(t, name+".en.golden", Translate(file, English))
		golden(t, name+".zh.golden", Translate(file, Chinese))
		again, problems := ParseScheme(path, formatted)
		require.Empty(t, rendered(problems, formatted, English))
		assert.Equal(t, formatted, Format(again), "formatted again")
		assert.Equal(t, meaning(file), meaning(again), "formatted, it means the same")
		for _, tongue := range []Tongue{English, Chinese} {
			translated, problems := ParseScheme(path, Translate(file, tongue))
			require.Empty(t, rendered(problems, translated.Source, English))
			assert.Equal(t, meaning(file), meaning(translated), "translated, it means the same")
			assert.Equal(t, translated.Source, Translate(translated, tongue))
			for _, back := range []Tongue{English, Chinese} {
				assert.Equal(t, wordsOf(Translate(file, back)), wordsOf(Translate(translated, back)), "and leads back")
			}
		}
	}, "*.input")
}

func TestBadFiles(t *testing.T) {
	eachFile(t, "bad", func(t *testing.T, path string, file *File, problems Diagnostics) {
		require.NotEmpty(t, problems)
		source, err := os.ReadFile(path)
		require.NoError(t, err)
		name := strings.TrimSuffix(path, filepath.Ext(path))
		golden(t, name+".en.golden", rendered(problems, string(source), English))
		golden(t, name+".zh.golden", rendered(problems, string(source), Chinese))
		for _, problem := range problems {
			assert.NotEmpty(t, problem.Code)
			assert.NotEmpty(t, problem.Rule.English)
			assert.NotEmpty(t, problem.Rule.Chinese)
			assert.NotEmpty(t, problem.Help.English, problem.Rule.English)
			assert.NotEmpty(t, problem.Help.Chinese, problem.Rule.English)
		}
	}, "*.scheme", "*.source")
}

// Seven mistakes in seven clauses are seven diagnostics.
func TestSevenMistakes(t *testing.T) {
	for _, name := range []string{"seven.scheme", "seven-chinese.scheme"} {
		source, err := os.ReadFile(filepath.Join("testdata", "bad", name))
		require.NoError(t, err)
		_, problems := ParseScheme(name, string(source))
		var lines []int
		for _, problem := range problems {
			lines = append(lines, problem.Span.Line)
		}
		assert.Equal(t, []int{2, 7, 11, 14, 15, 19, 20}, lines, name)
	}
}
