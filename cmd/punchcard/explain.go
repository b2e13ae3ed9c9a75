package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain"
)

func explainCommand(std streams) *cobra.Command {
	var lang string
	var tokens, tree, checked, plan bool
	command := &cobra.Command{
		Use:   "explain SCHEME",
		Short: "What a scheme leaves unsaid, and how far members depend on each other",
		Long: `Explain says what a scheme is: of every wallet, voucher, ladder and rule what it leaves unsaid, and what holds therefore;
and whether members can be worked out apart (local), rules serve other members (linked), read their state (joint), or
all members depend on each other (global), with the places that make it so.

A flag prints a stage on the way from the text to what is run: --tokens, --tree, --checked, --plan.`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			path := arguments[0]
			text, err := readFile(path)
			if err != nil {
				return err
			}
			tongue := tongueOf(lang)
			file, _ := dsl.ParseScheme(path, text)
			switch {
			case tokens: // also of a file that can't be read further
				fmt.Fprint(std.out, dsl.Tokens(file))
				return nil
			case tree:
				fmt.Fprint(std.out, explain.Tree(file))
				return nil
			}
			program, problems := interpreter.Load(interpreter.Source{Name: path, Text: text})
			show(std, problems, map[string]string{path: text}, tongue)
			switch {
			case program == nil:
				return errFindings
			case checked:
				fmt.Fprint(std.out, explain.Checked(program.Checked()))
			case plan:
				fmt.Fprint(std.out, explain.Plan(program.Plan()))
			default:
				fmt.Fprint(std.out, explain.Summary(program.Checked(), tongue))
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.BoolVar(&tokens, "tokens", false, "print the tokens")
	flags.BoolVar(&tree, "tree", false, "print the tree")
	flags.BoolVar(&checked, "checked", false, "print the checked scheme, names resolved and expressions typed")
	flags.BoolVar(&plan, "plan", false, "print the plan, as it is run")
	command.MarkFlagsMutuallyExclusive("tokens", "tree", "checked", "plan")
	flags.StringVar(&lang, "lang", "", langHelp)
	return command
}
