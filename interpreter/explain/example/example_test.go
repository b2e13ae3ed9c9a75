package example_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
)

var update = flag.Bool("update", false, "write the goldens")

// Every rule of the ready-made schemes has an example; and of nearly all of them one is found where the schemes have no
// tests to take it from.
func TestReadyMadeSchemesHaveExamples(t *testing.T) {
	files, texts := readyMade(t)
	rules, alone := 0, 0
	for _, file := range files {
		program := load(t, file, texts[file])
		set := example.Examples(program)
		assert.Len(t, set.Challenges, len(program.Checked().Challenges), file)
		assert.Equal(t, len(program.Checked().Rules), len(set.Rules)+len(set.Challenges), "%s\n%s", file, printed(program.Checked(), set, dsl.English))
		for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} { // customers read them: nothing is an engineer's
			text := printed(program.Checked(), set, tongue)
			for _, mark := range []string{"`", ".scheme", "%!", "()", "（）", "<nil>"} {
				assert.NotContains(t, text, mark, file)
			}
		}

		cut := load(t, file, withoutTests(texts[file]))
		require.Empty(t, cut.Checked().Tests, file)
		found := example.Examples(cut)
		rules += len(cut.Checked().Rules)
		alone += len(found.Rules) + len(found.Challenges)
	}
	t.Logf("without tests: %d of %d rules", alone, rules)
	assert.Greater(t, alone*100, rules*90)
}

// The schemes of the goldens are three of the ready-made ones as they once were, so that these can be bettered freely.
func TestGoldens(t *testing.T) {
	for _, name := range []string{"drugstore-card", "growth-and-points", "air-tickets"} {
		text, err := os.ReadFile(filepath.Join("testdata", name+".scheme"))
		require.NoError(t, err)
		program := load(t, name, string(text))
		set := example.Examples(program)
		for tongue, suffix := range map[dsl.Tongue]string{dsl.English: "en", dsl.Chinese: "zh"} {
			golden(t, name+"."+suffix, printed(program.Checked(), set, tongue))
		}
	}
}

func golden(t *testing.T, name, came string) {
	path := filepath.Join("testdata", name+".golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(came), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), came, path)
}

// Nothing depends on the order of maps: the same scheme gives the same bytes.
func TestTheSameSchemeGivesTheSameBytes(t *testing.T) {
	files, texts := readyMade(t)
	for i, file := range files {
		if i%4 != 0 {
			continue
		}
		text := texts[file]
		if i%8 == 0 {
			text = withoutTests(text)
		}
		first, second := load(t, file, text), load(t, file, text)
		assert.Equal(t, printed(first.Checked(), example.Examples(first), dsl.Chinese), printed(second.Checked(), example.Examples(second), dsl.Chinese), file)
	}
}

// What counts the lines of an order, and reads no field of them, has an example with lines.
func TestLinesAreFilledToBeCounted(t *testing.T) {
	program := load(t, "club.scheme", `scheme club
language 1
currency CNY
timezone "Asia/Shanghai"
event purchase { items list { sku text  price money } }
wallet points {}
metric bought { count on each item of purchase }
rule many on purchase { when bought >= 2  earn 1 points }
challenge three { begin on join  goal count 3 on each item of purchase  done earn 5 points }
`)
	set := example.Examples(program)
	assert.Len(t, set.Challenges, 1)
	assert.Len(t, set.Rules, 1)
}
