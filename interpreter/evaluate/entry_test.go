package evaluate

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The reference has a row for each kind of entry, in their order, with the sign that it has in a balance.
func TestTheReferenceHasAllKindsOfEntries(t *testing.T) {
	reference, err := os.ReadFile("../../dsl/LANGUAGE.md")
	require.NoError(t, err)
	rows := regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([+−]?) ?\\| ").FindAllStringSubmatch(string(reference), -1)
	signs := map[string]string{}
	for _, row := range rows {
		signs[row[1]] = map[string]string{"+": "+", "−": "-", "": ""}[row[2]]
	}
	known := map[string]bool{}
	for kind := range entryNames {
		name := EntryKind(kind).String()
		sign, ok := signs[name]
		assert.True(t, ok, "LANGUAGE.md doesn't tell what the entry %q is", name)
		assert.Equal(t, EntryKind(kind).Sign(), sign, name)
		known[name] = true
	}
	for name := range signs {
		assert.True(t, known[name], "there is no entry %q", name)
	}
}
