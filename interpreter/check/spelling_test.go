package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every value of the kinds that a printed stage shows has its name in spelling.go.
func TestEveryKindIsSpelt(t *testing.T) {
	names := map[string][]string{
		"Kind": kindNames[:], "Role": roleNames[:], "Scope": scopeNames[:], "BelowZero": belowZeroNames[:], "BoundPeriod": boundPeriodNames[:],
		"MetricKind": metricKindNames[:], "WindowKind": windowKindNames[:], "Lapse": lapseNames[:], "Review": reviewNames[:],
		"EffectKind": effectKindNames[:], "Since": sinceNames[:], "BoostMode": boostModeNames[:], "TimingKind": timingKindNames[:], "MoveKind": moveKindNames[:],
	}
	counts := constants(t)
	for kind, spelt := range names {
		assert.Len(t, spelt, counts[kind], "spelling.go has the names of %s", kind)
		assert.NotContains(t, spelt, "", kind)
	}
}

// constants counts the constants of each type that are numbered from 0.
func constants(t *testing.T) map[string]int {
	counts := map[string]int{}
	parsed, err := parser.ParseDir(token.NewFileSet(), ".", func(file fs.FileInfo) bool { return !strings.HasSuffix(file.Name(), "_test.go") }, 0)
	require.NoError(t, err)
	ast.Inspect(parsed["check"], func(node ast.Node) bool {
		block, ok := node.(*ast.GenDecl)
		if !ok || block.Tok != token.CONST {
			return true
		}
		if first, ok := block.Specs[0].(*ast.ValueSpec); ok {
			if kind, ok := first.Type.(*ast.Ident); ok {
				counts[kind.Name] += len(block.Specs)
			}
		}
		return true
	})
	return counts
}
