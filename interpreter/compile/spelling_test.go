package compile

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every operation has its name in spelling.go.
func TestEveryOperationIsSpelt(t *testing.T) {
	parsed, err := parser.ParseFile(token.NewFileSet(), "step.go", nil, 0)
	require.NoError(t, err)
	count := 0
	ast.Inspect(parsed, func(node ast.Node) bool {
		if block, ok := node.(*ast.GenDecl); ok && block.Tok == token.CONST {
			count += len(block.Specs)
		}
		return true
	})
	assert.Len(t, operationNames, count, "spelling.go has the names of all operations")
	assert.NotContains(t, operationNames, "")
}
