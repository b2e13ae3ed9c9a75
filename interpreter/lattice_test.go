package interpreter_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/punchcard-lang/punchcard/"

// rooms are the packages of the house, and which of its packages each may import: arrows point one way. A package that
// stands in no row has no room.
var rooms = map[string][]string{
	"dsl":                           {},
	"interpreter/value":             {},
	"interpreter/ledger":            {"interpreter/value"},
	"interpreter/check":             {"dsl", "interpreter/value"},
	"interpreter/compile":           {"interpreter/check", "interpreter/value"},
	"interpreter/evaluate":          {"dsl", "interpreter/compile", "interpreter/ledger", "interpreter/value"},
	"interpreter":                   {"dsl", "interpreter/check", "interpreter/compile", "interpreter/evaluate", "interpreter/value"},
	"interpreter/scenario":          {"dsl", "interpreter", "interpreter/check", "interpreter/compile", "interpreter/evaluate", "interpreter/value"},
	"interpreter/simulate/history":  {"dsl", "interpreter/value"},
	"interpreter/simulate/mapping":  {"dsl", "interpreter/compile", "interpreter/evaluate", "interpreter/simulate/history", "interpreter/value"},
	"interpreter/tabular":           {"interpreter/value"},
	"interpreter/simulate/generate": {"dsl", "interpreter/compile", "interpreter/tabular", "interpreter/value"},
	"interpreter/simulate": {"dsl", "interpreter", "interpreter/compile", "interpreter/evaluate", "interpreter/simulate/history",
		"interpreter/simulate/mapping", "interpreter/value"},
	"interpreter/explain":        {"dsl", "interpreter/check", "interpreter/compile", "interpreter/value"},
	"interpreter/explain/words":  {"dsl", "interpreter/check", "interpreter/value"},
	"interpreter/explain/phrase": {"dsl", "interpreter/check", "interpreter/explain/words", "interpreter/value"},
	"interpreter/explain/terms":  {"dsl", "interpreter", "interpreter/check", "interpreter/explain/example", "interpreter/explain/phrase", "interpreter/explain/words", "interpreter/value"},
	"interpreter/explain/example": {"dsl", "interpreter", "interpreter/check", "interpreter/compile", "interpreter/evaluate", "interpreter/explain/words",
		"interpreter/scenario", "interpreter/value"},
	"interpreter/report": {"dsl", "interpreter", "interpreter/check", "interpreter/compile", "interpreter/evaluate", "interpreter/ledger", "interpreter/scenario", "interpreter/simulate",
		"interpreter/simulate/generate", "interpreter/simulate/history", "interpreter/tabular", "interpreter/value"},
	"schemes": {"dsl"},
	"cmd/punchcard": {"dsl", "interpreter", "interpreter/check", "interpreter/compile", "interpreter/explain", "interpreter/explain/terms", "interpreter/report", "interpreter/scenario",
		"interpreter/simulate", "interpreter/simulate/generate", "interpreter/simulate/history", "interpreter/simulate/mapping",
		"interpreter/tabular", "interpreter/value", "schemes"},
}

// core are the rooms from the text to the door: they see no files, no network, no clock, no randomness.
var core = []string{"dsl", "interpreter/value", "interpreter/ledger", "interpreter/check", "interpreter/compile", "interpreter/evaluate", "interpreter"}

// forbidden imports of the core.
var forbidden = []string{"os", "net", "math/rand", "math/rand/v2", "crypto/rand", "os/exec", "net/http", "path/filepath"}

// forbiddenCalls are functions that depend on the clock, the machine's zone files or the processor.
var forbiddenCalls = []string{"time.Now", "time.Since", "time.LoadLocation", "time.Local", "math.Pow", "math.Exp", "math.Log", "math.Sqrt", "maphash.String"}

// onlyIn names the rooms that a library belongs to.
var onlyIn = map[string][]string{
	"github.com/spf13/viper":              {"cmd/punchcard"},
	"github.com/spf13/cobra":              {"cmd/punchcard"},
	"github.com/alecthomas/participle/v2": {"dsl"},
	"github.com/expr-lang/expr":           {"dsl"},
	"github.com/klauspost/compress":       {"interpreter/simulate/history", "interpreter/tabular"},
	"github.com/parquet-go/parquet-go":    {"interpreter/simulate/history", "interpreter/tabular"},
	"github.com/schollz/progressbar/v3":   {"cmd/punchcard"},
}

// sourceFiles calls visit for every Go file of the house that is no test.
func sourceFiles(t *testing.T, visit func(room, file, text string, imports []string)) {
	root := ".."
	require.NoError(t, filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && entry.Name() != ".." {
			return cmpSkip(err)
		}
		if entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
		require.NoError(t, err)
		var imports []string
		for _, one := range parsed.Imports {
			name, err := strconv.Unquote(one.Path.Value)
			require.NoError(t, err)
			imports = append(imports, name)
		}
		relative, err := filepath.Rel(root, filepath.Dir(file))
		require.NoError(t, err)
		visit(filepath.ToSlash(relative), file, string(text), imports)
		return nil
	}))
}

func cmpSkip(err error) error {
	if err != nil {
		return err
	}
	return fs.SkipDir
}

func TestArrowsPointOneWay(t *testing.T) {
	sourceFiles(t, func(room, file, _ string, imports []string) {
		allowed, known := rooms[room]
		assert.True(t, known, "%s stands in no room", file)
		for _, name := range imports {
			if inside, ours := strings.CutPrefix(name+"/", module); ours {
				assert.Contains(t, allowed, path.Clean(inside), "%s must not import it", file)
			}
			for library, home := range onlyIn {
				if name == library || strings.HasPrefix(name, library+"/") {
					assert.Contains(t, home, room, "%s imports %s, which belongs to %s", file, name, home)
				}
			}
		}
	})
}

func TestTheCoreSeesNoWorld(t *testing.T) {
	sourceFiles(t, func(room, file, text string, imports []string) {
		if !slices.Contains(core, room) {
			return
		}
		for _, name := range imports {
			assert.NotContains(t, forbidden, name, file)
		}
		for _, call := range forbiddenCalls {
			assert.NotContains(t, text, call+"(", file)
		}
	})
}

// The arrows have no circle: every room's allowed imports come before it in some order.
func TestTheHouseHasNoCircle(t *testing.T) {
	done := map[string]bool{}
	for range rooms {
		for room, imports := range rooms {
			if !slices.ContainsFunc(imports, func(name string) bool { return !done[name] }) {
				done[room] = true
			}
		}
	}
	assert.Len(t, done, len(rooms))
}
