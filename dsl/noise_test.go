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
	for _, name := range []string{"watsons.scheme", "屈臣氏.scheme"} {
		source, err := os.ReadFile("testdata/good/" + name)
		require.NoError(t, err)
		file, _ := ParseScheme(name, string(source))
		for i, token := range file.tokens[:len(file.tokens)-1] {
			for _, change := range []string{"", "zzqx", "+"} {
				changed := string(source[:token.Pos.Offset]) + change + string(source[file.ends[i]:])
				broken, problems := ParseScheme(name, changed)
				assert.GreaterOrEqual(t, len(broken.Declarations), len(file.Declarations)-1, "%q for %q: what follows is read", change, token.Value)
				if token.Value == "{" || token.Value == "}" {
					assert.LessOrEqual(t, len(problems), 8)
					continue
				}
				assert.LessOrEqual(t, len(problems), 1, "%q for %q: %s", change, token.Value, rendered(problems, changed, English))
				for _, problem := range problems {
					assert.Equal(t, token.Pos.Line, problem.Span.Line, "%q for %q: %s", change, token.Value, problem.Render(changed, English))
				}
			}
		}
	}
}
