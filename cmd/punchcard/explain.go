package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/explain"
	"github.com/punchcard-lang/punchcard/interpreter/explain/terms"
)

func explainCommand(std streams) *cobra.Command {
	var lang, format string
	var defaults, tokens, tree, checked, plan bool
	command := &cobra.Command{
		Use:   "explain SCHEME",
		Short: "A scheme as terms and conditions for customers, with worked examples",
		Long: `Explain writes a scheme as terms and conditions that can be printed for customers, in Chinese or in English (--lang), as
Markdown or as a page of HTML (--format): every rule, rounding, expiry, cap, the order of spending, refunds, and what
holds where nothing is said; a worked example for each rule, what a unit is worth and where a member breaks even, all
of it computed.

  punchcard explain club.scheme --lang zh --format html > terms.html

A folder means the only scheme in it.

--defaults says for whoever writes the scheme what it leaves unsaid, declaration by declaration, and what holds
therefore; and whether members can be worked out apart (local), rules serve other members (linked), read their state
(joint), or all members depend on each other (global), with the places that make it so.

Other flags print a stage on the way from the text to what is run: --tokens, --tree, --checked, --plan.`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeScheme,
		RunE: func(command *cobra.Command, arguments []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			if err := oneOf("format", format, "md", "html"); err != nil {
				if command.Flags().Changed("format") {
					return err
				}
				format = "md" // a setting that is meant for other commands
			}
			path, err := schemeAt(arguments[0])
			if err != nil {
				return err
			}
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
			case defaults:
				fmt.Fprint(std.out, explain.Summary(program.Checked(), tongue))
			default:
				return writeTerms(std, program, tongue, format)
			}
			return nil
		},
	}
	flags := command.Flags()
	flags.StringVar(&format, "format", "md", "md or html")
	flags.BoolVar(&defaults, "defaults", false, "print what the scheme leaves unsaid, and how far members depend on each other")
	flags.BoolVar(&tokens, "tokens", false, "print the tokens")
	flags.BoolVar(&tree, "tree", false, "print the tree")
	flags.BoolVar(&checked, "checked", false, "print the checked scheme, names resolved and expressions typed")
	flags.BoolVar(&plan, "plan", false, "print the plan, as it is run")
	command.MarkFlagsMutuallyExclusive("format", "defaults", "tokens", "tree", "checked", "plan")
	flags.StringVar(&lang, "lang", "", langHelp)
	return command
}

// writeTerms prints a scheme as terms and conditions.
func writeTerms(std streams, program *interpreter.Program, tongue dsl.Tongue, format string) error {
	document := terms.Build(program)
	if format == "html" {
		page, err := terms.HTML(document, tongue)
		fmt.Fprint(std.out, page)
		return err
	}
	fmt.Fprint(std.out, terms.Markdown(document, tongue))
	return nil
}
