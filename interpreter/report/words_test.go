package report

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// codesIn finds the codes that the sources of a room give.
func codesIn(t *testing.T, folder, pattern string) []string {
	paths, err := filepath.Glob(filepath.Join("..", folder, "*.go"))
	require.NoError(t, err)
	var codes []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
			codes = append(codes, match[1])
		}
	}
	require.NotEmpty(t, codes)
	return codes
}

// Every code by which an event is refused or a row skipped is said in words, in both languages.
func TestEveryCodeHasWords(t *testing.T) {
	for _, code := range append(codesIn(t, "evaluate", `refuse(?:Field)?\("([a-z-]+)"`), rejected) {
		assert.Contains(t, refusalWords, code)
	}
	rows := codesIn(t, "simulate/history", `Code\w+ += "([a-z-]+)"`)
	rows = rows[indexOf(t, rows, "fields"):] // those before it are of whole files
	for _, code := range append(rows, codesIn(t, "simulate/mapping", `(?:problem\{|reject\().*?"([a-z]+-[a-z]+)", dsl`)...) {
		assert.Contains(t, skipWords, code)
	}
	for _, words := range []map[string]dsl.Words{refusalWords, skipWords} {
		for code, one := range words {
			assert.NotEmpty(t, one.English, code)
			assert.NotEqual(t, one.English, one.Chinese, code)
		}
	}
}

func indexOf(t *testing.T, codes []string, code string) int {
	for i, one := range codes {
		if one == code {
			return i
		}
	}
	t.Fatalf("no code %q", code)
	return 0
}

func TestReasonsOfSkippedRows(t *testing.T) {
	for _, row := range []struct{ code, english, chinese string }{
		{"places", "more decimal places than are kept (places)", "小数位过多（places）"},
		{simulate.AfterUntil, "after --until", "晚于 --until"},
		{`skip when customer == ""`, `the source skips when customer == ""`, `来源规定跳过：customer == ""`},
		{"new-code", "new-code", "new-code"},
	} {
		assert.Equal(t, row.english, skipReason(row.code, dsl.English))
		assert.Equal(t, row.chinese, skipReason(row.code, dsl.Chinese))
	}
}
