package scenario_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/explain/terms"
)

// Every example can be written as terms and conditions, in both tongues.
func TestEveryExampleHasTerms(t *testing.T) {
	r := openReference(t)
	for _, one := range r.blocks {
		if one.kind != "punchcard" || one.isHeader() {
			continue
		}
		t.Run(fmt.Sprintf("line %d", one.line), func(t *testing.T) {
			program := load(t, one, r.source(one))
			if program == nil {
				return
			}
			document := terms.Build(program)
			for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
				text := terms.Markdown(document, tongue)
				for _, wrong := range []string{"%!", "<nil>", "()", "（）", "“”", ": .", "：。"} {
					assert.NotContains(t, text, wrong, one.at())
				}
				_, err := terms.HTML(document, tongue)
				assert.NoError(t, err, one.at())
			}
		})
	}
}
