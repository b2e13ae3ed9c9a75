package dsl

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// One mistake is one diagnostic, on its line: whatever word of a good file is missing or wrong, nothing else is
// reported. (What a missing brace means can't be known; that it costs little is all that is asked.)
func TestOneMistakeIsOneDiagnostic(t *testing.T) {
	mistakes(t, 1, 0, true, "testdata/good/watsons.scheme", "testdata/good/watsons-chinese.scheme")
}

// Where a line of nothing but names and values follows, as in tiers, segments and calendars, a mistake may show on the
// line behind it, and in the clause that stands beside it.
func TestOneMistakeOnTheDesignPage(t *testing.T) {
	mistakes(t, 2, 1, *brim, "testdata/format/design.golden", "testdata/format/design.zh.golden")
}

// mistakes makes mistakes in some files, one at a time: every one there is, or of each three at a place one. Each is so many diagnostics at most,
// the first of them no more than some lines below it.
func mistakes(t *testing.T, atMost, below int, all bool, names ...string) {
	for _, name := range names {
		source, err := os.ReadFile(name)
		require.NoError(t, err)
		file, _ := ParseScheme(name, string(source))
		for i, token := range file.tokens[:len(file.tokens)-1] {
			for which, change := range []string{"", "zzqx", "+"} {
				if !all && which != i%3 {
					continue
				}
				changed := string(source[:token.Pos.Offset]) + change + string(source[file.ends[i]:])
				broken, problems := ParseScheme(name, changed)
				assert.GreaterOrEqual(t, len(broken.Declarations), len(file.Declarations)-1, "%q for %q: what follows is read", change, token.Value)
				if token.Value == "{" || token.Value == "}" {
					assert.LessOrEqual(t, len(problems), 8*atMost)
					continue
				}
				assert.LessOrEqual(t, len(problems), atMost, "%q for %q: %s", change, token.Value, rendered(problems, changed, English))
				for _, problem := range problems {
					assert.GreaterOrEqual(t, problem.Span.Line, token.Pos.Line)
					assert.LessOrEqual(t, problem.Span.Line, token.Pos.Line+below, "%q for %q: %s", change, token.Value, problem.Render(changed, English))
				}
			}
		}
	}
}
