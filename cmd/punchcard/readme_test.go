package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

var fenced = regexp.MustCompile("(?s)```(\\w*)\n(.*?)```")

// readmes are the pages that begin with a scheme and a command, and how many schemes each shows.
var readmes = map[string]int{"README.md": 2, "README.zh.md": 1}

// blocks returns a README's fenced blocks of a kind.
func blocks(t *testing.T, page, kind string) (readme string, found []string) {
	text, err := os.ReadFile(filepath.Join("..", "..", page))
	require.NoError(t, err)
	for _, match := range fenced.FindAllStringSubmatch(string(text), -1) {
		if match[1] == kind {
			found = append(found, match[2])
		}
	}
	return string(text), found
}

// What the README shows is what its command prints; -update writes it anew.
func TestReadmeShowsRealOutput(t *testing.T) {
	for page := range readmes {
		t.Run(page, func(t *testing.T) { showsRealOutput(t, page) })
	}
}

func showsRealOutput(t *testing.T, page string) {
	readme, commands := blocks(t, page, "sh")
	_, outputs := blocks(t, page, "text")
	require.Len(t, commands, 1)
	require.Len(t, outputs, 1)
	command, _, _ := strings.Cut(commands[0], "\n")
	arguments, ok := strings.CutPrefix(command, "go run ./cmd/punchcard ")
	require.True(t, ok, command)
	t.Chdir("../..")
	t.Setenv("COLUMNS", "")
	t.Setenv("LANG", "C")
	t.Setenv("LC_ALL", "")
	var out, complaints bytes.Buffer
	code := run(context.Background(), strings.Fields(arguments), streams{nil, &out, &complaints})
	require.Equal(t, exitFine, code, complaints.String())
	if *update {
		changed := strings.Replace(readme, "```text\n"+outputs[0], "```text\n"+out.String(), 1)
		require.NoError(t, os.WriteFile(page, []byte(changed), 0o600))
		return
	}
	assert.Equal(t, out.String(), outputs[0])
}

// The schemes that the README shows load, and pass their tests.
func TestReadmeSchemes(t *testing.T) {
	for page, schemes := range readmes {
		t.Run(page, func(t *testing.T) { showsSchemes(t, page, schemes) })
	}
}

func showsSchemes(t *testing.T, page string, schemes int) {
	_, plain := blocks(t, page, "")
	count := 0
	for _, text := range plain {
		if !strings.HasPrefix(text, "scheme ") && !strings.HasPrefix(text, "方案 ") {
			continue
		}
		count++
		program, problems := interpreter.Load(interpreter.Source{Name: "README.md", Text: text})
		require.Empty(t, problems)
		results := scenario.Run(program, program.Checked().Tests)
		require.NotEmpty(t, results)
		for _, result := range results {
			assert.Empty(t, result.Failures)
		}
	}
	assert.Equal(t, schemes, count)
}
