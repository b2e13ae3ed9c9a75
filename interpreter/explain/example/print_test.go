package example_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/example"
)

// load loads a scheme that must be right.
func load(t testing.TB, name, text string) *interpreter.Program {
	program, problems := interpreter.Load(interpreter.Source{Name: name, Text: text})
	require.NotNil(t, program, "%v", problems)
	return program
}

// readyMade are the texts of the ready-made schemes, by file; under the race detector a few of them.
func readyMade(t testing.TB) (files []string, texts map[string]string) {
	found, err := filepath.Glob("../../../schemes/*/*.scheme")
	require.NoError(t, err)
	require.Greater(t, len(found), 25)
	texts = map[string]string{}
	for i, file := range found {
		if isRace && i%8 != 0 {
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		files, texts[file] = append(files, file), string(text)
	}
	return files, texts
}

// withoutTests cuts the tests off a scheme.
func withoutTests(text string) string {
	var kept []string
	skip := false
	for _, line := range strings.Split(text, "\n") {
		skip = skip || strings.HasPrefix(line, "test ") || strings.HasPrefix(line, "测试 ")
		if !skip {
			kept = append(kept, line)
		}
		skip = skip && line != "}"
	}
	return strings.Join(kept, "\n")
}

// told writes an example as text, a thing a line.
func told(one *example.Example, tongue dsl.Tongue) string {
	var text strings.Builder
	for _, known := range one.Members {
		fmt.Fprintf(&text, "  %s: %s %s\n", known.Member.In(tongue), known.Attribute.In(tongue), known.Value.In(tongue))
	}
	for _, step := range one.Steps {
		text.WriteString("  " + strings.Join(strings.Fields(step.Date.In(tongue)+"  "+step.Member.In(tongue)+" "+step.Words.In(tongue)), " ") + "\n")
	}
	lines := func(mark string, list []example.Line, named bool) {
		for _, line := range list {
			parts := []string{mark}
			if line.Member.English != "" {
				parts = append(parts, line.Member.In(tongue)+":")
			}
			parts = append(parts, line.What.In(tongue))
			if line.How.English != "" {
				parts = append(parts, "("+line.How.In(tongue)+")")
			}
			if named {
				parts = append(parts, "["+line.Name.In(tongue)+"]")
			}
			text.WriteString("  " + strings.Join(parts, " ") + "\n")
		}
	}
	lines("=>", one.Gives, false)
	lines(" +", one.Others, true)
	lines(" =", one.Total, false)
	if one.Pays != nil && one.Pays.Words.English != "" {
		text.WriteString("  " + one.Pays.Words.In(tongue) + "\n")
	}
	return text.String()
}

// printed writes all examples of a scheme, in the order of its text.
func printed(scheme *check.Scheme, set *example.Set, tongue dsl.Tongue) string {
	var text strings.Builder
	for _, rule := range slices.SortedFunc(slices.Values(scheme.Rules), func(a, b *check.Rule) int { return cmp.Compare(a.Span.Offset, b.Span.Offset) }) {
		one := set.Rules[rule]
		for _, challenge := range scheme.Challenges {
			if challenge.Done == rule {
				one = set.Challenges[challenge]
			}
		}
		text.WriteString(rule.Name + "\n")
		if one == nil {
			text.WriteString("  -\n")
			continue
		}
		text.WriteString(told(one, tongue))
	}
	return text.String()
}
