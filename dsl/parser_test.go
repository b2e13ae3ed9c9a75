package dsl

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rendered is a list of diagnostics as one text.
func rendered(problems Diagnostics, source string, tongue Tongue) string {
	var text strings.Builder
	for _, problem := range problems {
		text.WriteString(problem.Render(source, tongue))
	}
	return text.String()
}

// mustParse reads a source of a row that has nothing wrong.
func (r row) mustParse(t *testing.T, source string) *File {
	t.Helper()
	file, problems := r.parse(source)
	require.Empty(t, rendered(problems, source, English), source)
	return file
}

func TestRowsParse(t *testing.T) {
	for _, row := range rows {
		t.Run(row.source, func(t *testing.T) {
			file := row.mustParse(t, row.inFrame(row.source, row.tongue()))
			Walk(file.block(), func(part any) {
				if expression, ok := part.(*Expression); ok {
					assert.NotNil(t, expression.Tree, "%s has no tree", file.Text(expression))
				}
			})
		})
	}
}
