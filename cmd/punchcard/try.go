package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

func tryCommand(std streams) *cobra.Command {
	var lang string
	var params []string
	command := &cobra.Command{
		Use:   "try SCHEME 'lily gold purchase 105'",
		Short: "What would it give? With reasons, without any file",
		Long: `Try plays a line on a scheme and tells what each rule gives, with its arithmetic; which rules do nothing, and why; what is
to be paid; and what the member has in the end. The line is in the language of tests:

  lily purchase 105                                a member, an event, its amount
  lily gold birthday 1990-05-02 purchase 105       a member on a tier, with what is known of it
  lily 200 points purchase 105 redeem 100 points   with units, or vouchers, to begin with
  on 2026-05-10 lily purchase 105                  on a date; without one, on the first from which a dated rule or row of
                                                   the scheme is in force, else on 2026-01-01
  lily purchase 105; 2026-06-01 purchase 50; refund   step by step; a refund is of the last order

A member that is placed on a tier never falls below it in a trial. A folder means the only scheme in it.`,
		Args:              takes(2, anyNumber),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			return try(std, arguments[0], strings.Join(arguments[1:], " "), params, lang)
		},
	}
	command.Flags().StringArrayVar(&params, "set", nil, setHelp)
	command.Flags().StringVar(&lang, "lang", "", langHelp)
	return command
}

func try(std streams, path, line string, params []string, lang string) error {
	tongue := tongueOf(lang)
	path, err := schemeAt(path)
	if err != nil {
		return err
	}
	text, err := readFile(path)
	if err != nil {
		return err
	}
	settings, err := settingsOf(params)
	if err != nil {
		return err
	}
	program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text}, settings...)
	show(std, problems, map[string]string{path: text}, tongue)
	if program == nil {
		return errFindings
	}
	read, file, problems := check.ReadTrial(program.Checked(), line)
	show(std, problems, map[string]string{check.TrialFile: file.Source}, tongue)
	if read == nil {
		return errFindings
	}
	tried := scenario.Try(program, read)
	fmt.Fprint(std.out, report.Trial(program.Plan(), read, tried, tongue))
	for _, failure := range tried.Failures {
		fmt.Fprintln(std.err, "punchcard:", failure.Came.In(tongue))
	}
	if len(tried.Failures) > 0 {
		return errFindings
	}
	return nil
}
