package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

var fenced = regexp.MustCompile("(?s)```(\\w*)\n(.*?)```")

// blocks returns the README's fenced blocks of a kind.
func blocks(t *testing.T, kind string) (readme string, found []string) {
	text, err := os.ReadFile("../../README.md")
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
	readme, commands := blocks(t, "sh")
	_, outputs := blocks(t, "text")
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
		require.NoError(t, os.WriteFile("README.md", []byte(changed), 0o600))
		return
	}
	assert.Equal(t, out.String(), outputs[0])
}

// The schemes that the README shows load, and pass their tests.
func TestReadmeSchemes(t *testing.T) {
	_, plain := blocks(t, "")
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
	assert.Equal(t, 2, count)
}
