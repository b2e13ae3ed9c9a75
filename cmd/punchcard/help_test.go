package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/stretchr/testify/assert"
)

// Every command and every flag has its Chinese words, in help.go.
func TestHelpHasTwins(t *testing.T) {
	root := rootCommand(streams{})
	for _, command := range append(root.Commands(), root) {
		words, ok := chineseCommands[command.Name()]
		assert.True(t, ok && words.short != "" && words.long != "", "help.go lacks `%s` in Chinese", command.Name())
		command.Flags().VisitAll(func(flag *pflag.Flag) {
			assert.NotEmpty(t, chineseFlags[flag.Usage], "help.go lacks --%s of `%s` in Chinese", flag.Name, command.Name())
		})
	}
	used := map[string]bool{}
	for _, command := range append([]*cobra.Command{root}, root.Commands()...) {
		command.Flags().VisitAll(func(flag *pflag.Flag) { used[flag.Usage] = true })
	}
	for english := range chineseFlags {
		assert.True(t, used[english], "no flag says %q any more", english)
	}
}

func TestHelpSpeaksTheLanguageAskedFor(t *testing.T) {
	for _, one := range []struct{ arguments, locale, has, hasNot string }{
		{"check --help --lang zh", "en", "用法：\n  punchcard check", "Usage"},
		{"--lang zh", "en", "命令：\n  check       找出", "Available"},
		{"help simulate", "zh_CN", "重放一个方案", "Simulate"},
		{"trace --help --lang en", "zh_CN", "Usage:\n  punchcard trace", "用法"},
	} {
		var out bytes.Buffer
		t.Setenv("PUNCHCARD_LANG", one.locale)
		assert.Zero(t, run(context.Background(), strings.Fields(one.arguments), streams{strings.NewReader(""), &out, &out}))
		assert.Contains(t, out.String(), one.has)
		assert.NotContains(t, out.String(), one.hasNot)
	}
}
