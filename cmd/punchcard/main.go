// Command punchcard checks, formats, tests and simulates membership schemes.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
)

// The exit codes: scripts rely on them.
const (
	exitFine     = 0 // warnings too
	exitFindings = 1 // something is wrong with a scheme, a test or the data
	exitMisuse   = 2 // the command was called wrongly
)

// errFindings ends a command that has said what it found.
var errFindings = errors.New("findings")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// streams are where a command reads and writes.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// rootCommand is the whole command line.
func rootCommand(std streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "punchcard",
		Short:         "A language for membership schemes: check, test and simulate them",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true // ours speaks Chinese too
	root.AddCommand(checkCommand(std), formatCommand(std), testCommand(std), simulateCommand(std), traceCommand(std), generateCommand(std),
		explainCommand(std), tryCommand(std), newCommand(std), completionCommand(std))
	for _, command := range root.Commands() {
		command.SetFlagErrorFunc(flagMisuse)
	}
	completeFlags(root)
	speakHelp(root)
	return root
}

// run runs one command line and returns its exit code.
func run(ctx context.Context, arguments []string, std streams) int {
	root := rootCommand(std)
	root.SetIn(std.in)
	root.SetOut(std.out)
	root.SetErr(std.err)
	root.SetArgs(arguments)
	if isCompleting(arguments) && tongueOf("") == dsl.Chinese {
		root.InitDefaultHelpCmd()
		inChinese(root)
	}
	command, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, errFindings):
		return exitFindings
	}
	fmt.Fprintln(std.err, "punchcard:", sayError(err, tongueAsked(command, arguments)))
	var failure failedError
	if errors.As(err, &failure) {
		return exitFindings
	}
	return exitMisuse
}

// failedError is a run that could not be brought to its end, for no fault of the command line.
type failedError struct{ error }
