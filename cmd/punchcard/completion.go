package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/schemes"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand(std streams) *cobra.Command {
	command := &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Let the shell complete commands, flags and file names",
		Long: `Completion writes what a shell needs to complete punchcard's commands, flags, their choices, schemes and the names of
ready-made schemes. To have it in every session:

  bash        punchcard completion bash > /etc/bash_completion.d/punchcard
  zsh         punchcard completion zsh > "${fpath[1]}/_punchcard"
  fish        punchcard completion fish > ~/.config/fish/completions/punchcard.fish
  powershell  punchcard completion powershell >> $PROFILE`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 1 && slices.Contains(shells, arguments[0]) {
				return nil
			}
			return misuse("completion takes the name of a shell: %s", "completion 后面要写 shell 的名称：%s", strings.Join(shells, ", "))
		},
		ValidArgs: shells,
		RunE: func(command *cobra.Command, arguments []string) error {
			root := command.Root()
			switch arguments[0] {
			case "bash":
				return root.GenBashCompletionV2(std.out, true)
			case "zsh":
				return root.GenZshCompletion(std.out)
			case "fish":
				return root.GenFishCompletion(std.out, true)
			}
			return root.GenPowerShellCompletionWithDesc(std.out)
		},
	}
	return command
}

// completeFlags lets the shell complete the flags that are a choice.
func completeFlags(root *cobra.Command) {
	choices := map[string][]string{
		"lang": {"zh", "en"}, "format": {"text", "json"}, "on-bad": {"stop", "skip"}, "encoding": {"utf-8", "gb18030"},
		"ledger": {"csv", "jsonl", "parquet"}, "out-format": {"csv", "jsonl", "parquet"}, "order": {"member", "time"},
	}
	for _, command := range root.Commands() {
		for flag, words := range choices {
			if command.Name() == "explain" && flag == "format" {
				words = []string{"md", "html"}
			}
			if command.Name() == "generate" && flag == "format" {
				words = choices["out-format"]
			}
			if command.Flags().Lookup(flag) != nil {
				_ = command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
			}
		}
	}
}

// completeFiles completes the names of files that end like this, and of folders, as often as a command takes them.
func completeFiles(most int, endings ...string) cobra.CompletionFunc {
	return func(_ *cobra.Command, given []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(given) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return endings, cobra.ShellCompDirectiveFilterFileExt
	}
}

const anyNumber = 1 << 20

var (
	completeScheme  = completeFiles(1, "scheme")
	completeSchemes = completeFiles(anyNumber, "scheme")
	completeSources = completeFiles(anyNumber, "scheme", "source")
)

// completeNew completes the name of a ready-made scheme, then a folder.
func completeNew(_ *cobra.Command, given []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	var names []cobra.Completion
	for _, ready := range schemes.List {
		if strings.HasPrefix(ready.Name, begun) {
			names = append(names, cobra.CompletionWithDesc(ready.Name, ready.Line.In(tongueOf(""))))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// isCompleting tells whether a shell asks for completions.
func isCompleting(arguments []string) bool {
	return len(arguments) > 0 && slices.Contains([]string{cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}, arguments[0])
}
