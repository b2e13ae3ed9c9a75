package terms_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain/terms"
)

var update = flag.Bool("update", false, "write the golden files anew")

func load(t *testing.T, path string) *interpreter.Program {
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	program, problems := interpreter.Load(interpreter.Source{Name: path, Text: string(text)})
	require.NotNil(t, program, "%v", problems)
	return program
}

// What is printed of some schemes, word for word.
func TestGolden(t *testing.T) {
	for _, row := range []struct {
		scheme, golden string
		tongue         dsl.Tongue
	}{
		{"drugstore-card/drugstore-card.scheme", "drugstore-card.zh.md", dsl.Chinese},
		{"drugstore-card/drugstore-card-english.scheme", "drugstore-card.en.md", dsl.English},
		{"shop/shop.scheme", "shop.en.html", dsl.English},
		{"growth-and-points/growth-and-points.scheme", "growth-and-points.zh.md", dsl.Chinese},
	} {
		document := terms.Build(load(t, filepath.Join("../../../schemes", row.scheme)))
		text := terms.Markdown(document, row.tongue)
		if filepath.Ext(row.golden) == ".html" {
			var err error
			text, err = terms.HTML(document, row.tongue)
			require.NoError(t, err)
		}
		golden := filepath.Join("testdata", row.golden)
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(text), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), text, row.golden)
	}
}

// Every ready-made scheme can be printed in both tongues, whole: each of its rules, wallets, vouchers, ladders and
// segments has its place.
func TestReadyMadeSchemes(t *testing.T) {
	paths, err := filepath.Glob("../../../schemes/*/*.scheme")
	require.NoError(t, err)
	require.Greater(t, len(paths), 20)
	for _, path := range paths {
		program := load(t, path)
		document := terms.Build(program)
		for _, tongue := range []dsl.Tongue{dsl.Chinese, dsl.English} {
			text := terms.Markdown(document, tongue)
			page, err := terms.HTML(document, tongue)
			require.NoError(t, err)
			assert.NotContains(t, text, "%!", path)
			assert.NotContains(t, text, "： 。", path)
			assert.Equal(t, strings.Count(text, "\n### ")+strings.Count(text, "\n## "), strings.Count(page, "<h3>")+strings.Count(page, "<h2>"), path)
		}
		scheme := program.Checked()
		titles := map[string]int{}
		for _, section := range document.Sections {
			for _, part := range section.Parts {
				titles[section.Title.English]++
				assert.NotEmpty(t, part.Title.English, path)
				assert.NotEmpty(t, part.Blocks, "%s: %s", path, part.Title.English)
			}
		}
		assert.Equal(t, len(scheme.Rules), titles["What you get, and when"]+titles["Challenges"], path)
		assert.Equal(t, len(scheme.Wallets), titles["What you collect, and how you use it"], path)
		assert.Equal(t, len(scheme.Ladders), titles["Tiers"], path)
		reported := map[string]int{"lifecycle.scheme": 1}[filepath.Base(path)] // which no rule asks for
		assert.Equal(t, len(scheme.Segments)-reported, titles["Groups of members"], path)
	}
}
