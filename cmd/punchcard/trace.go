package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// trace is what `trace` is asked to do.
type trace struct {
	simulation
	member string
	event  string
}

func traceCommand(std streams) *cobra.Command {
	t := &trace{simulation: simulation{std: std, sources: map[string]string{}, format: "text"}}
	command := &cobra.Command{
		Use:   "trace SCHEME --history FILE --member ID",
		Short: "A member's account statement: every movement with its reason",
		Long: `Trace replays a history as simulate does and prints the account of one member: each event with what it moved, by which
rule and why, the balance after it, what expired in between, and what was refused; at the end what the member has:
balances, vouchers, how far its open challenges are. With --event it tells of one event alone, and of each rule that did
nothing on it the condition that failed, with its values; of each challenge why it did not count, or how far it is. For SCHEME a folder may stand that has
one scheme.`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			return t.run(command, arguments[0])
		},
	}
	flags := command.Flags()
	t.inputFlags(flags)
	flags.StringVar(&t.member, "member", "", "whose account")
	flags.StringVar(&t.event, "event", "", "the id of one event, to be explained rule by rule")
	return command
}

func (t *trace) run(command *cobra.Command, scheme string) error {
	if t.member == "" {
		return misuse("--member says whose account", "请用 --member 写明看谁的账单")
	}
	if err := t.checkFlags(); err != nil {
		return err
	}
	t.tongue = tongueOf(t.lang)
	scheme, err := schemeAt(scheme)
	if err != nil {
		return err
	}
	program, err := t.load(scheme)
	if err != nil {
		return err
	}
	options, err := t.options(program)
	if err != nil {
		return err
	}
	statement := report.NewStatement(options.Program, t.member, t.event, t.tongue)
	options.Observer, options.Explain = statement, t.event != ""
	bar := newProgress(t.std.err, t.tongue)
	options.Progress = bar.tell
	_, err = simulate.Population(command.Context(), options)
	bar.end()
	switch {
	case err != nil:
		return t.failed(err)
	case !statement.Found() && t.event != "":
		return misuse("the history has no event %[1]q of member %[2]q", "历史里没有会员 %[2]q 的事件 %[1]q", t.event, t.member)
	case !statement.Found():
		return misuse("the history has no member %q", "历史里没有会员 %q", t.member)
	}
	fmt.Fprint(t.std.out, statement)
	return nil
}
