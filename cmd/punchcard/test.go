package main

import (
	"fmt"
	"os"
	"regexp"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

func testCommand(std streams) *cobra.Command {
	var pattern, lang string
	command := &cobra.Command{
		Use:   "test [FILE|DIR…]",
		Short: "Run the tests of schemes",
		Long: `Test runs the tests that stand in schemes and in the files beside them (x.test.scheme tests x.scheme). Without a
file it takes all schemes of this folder and below. A test that fails shows what was expected, what came, and the
entries that led there. The last line counts: N passed, N failed.`,
		RunE: func(command *cobra.Command, paths []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			wanted, err := regexp.Compile(pattern)
			if err != nil {
				return misuse("--run: %v", err)
			}
			return testFiles(std, paths, wanted, tongueOf(lang))
		},
	}
	command.Flags().StringVar(&pattern, "run", "", "run only tests whose name matches this regular expression")
	command.Flags().StringVar(&lang, "lang", "", langHelp)
	return command
}

func testFiles(std streams, paths []string, wanted *regexp.Regexp, tongue dsl.Tongue) error {
	schemes, err := schemesOf(paths)
	if err != nil {
		return err
	}
	passed, failed, broken := 0, 0, false
	for _, path := range schemes {
		loaded, err := loadSuite(path)
		if err != nil {
			return err
		}
		if loaded.program == nil || loaded.problems.Failed() {
			show(std, loaded.problems, loaded.sources, tongue)
			broken = true
			continue
		}
		results := scenario.Run(loaded.program, matching(loaded.tests, wanted))
		for i := range results {
			if results[i].Passed() {
				passed++
				continue
			}
			failed++
			showFailures(std, &results[i], loaded.sources, tongue)
		}
	}
	if tongue == dsl.Chinese {
		fmt.Fprintf(std.out, "通过 %d，失败 %d\n", passed, failed)
	}
	fmt.Fprintf(std.out, "%d passed, %d failed\n", passed, failed) // in every tongue: scripts read the last line
	if failed > 0 || broken {
		return errFindings
	}
	return nil
}

// schemesOf lists the schemes that files and folders name.
func schemesOf(paths []string) ([]string, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var schemes []string
	for _, path := range paths {
		information, err := os.Stat(path)
		switch {
		case err != nil:
			return nil, misuse("%v", err)
		case information.IsDir():
			found, err := schemesIn(path)
			if err != nil {
				return nil, err
			}
			schemes = append(schemes, found...)
		case isTestFile(path):
			schemes = append(schemes, schemeBeside(path))
		default:
			schemes = append(schemes, path)
		}
	}
	return schemes, nil
}

func matching(tests []*check.Test, wanted *regexp.Regexp) []*check.Test {
	var matching []*check.Test
	for _, test := range tests {
		if wanted.MatchString(test.Label) {
			matching = append(matching, test)
		}
	}
	return matching
}

// showFailures prints what was expected, what came, and what led there.
func showFailures(std streams, result *scenario.Result, sources map[string]string, tongue dsl.Tongue) {
	for _, failure := range result.Failures {
		problem := dsl.Diagnostic{Code: "test", Span: failure.Span,
			Rule: dsl.Sayf("%[1]q expected %[2]s", "%[1]q 预期 %[3]s", result.Test.Label, failure.Expected.English, failure.Expected.Chinese)}
		fmt.Fprint(std.out, problem.Render(sources[failure.Span.File], tongue))
		fmt.Fprintln(std.out, dsl.Say("  came: "+failure.Came.English, "  实际："+failure.Came.Chinese).In(tongue))
		for _, moment := range failure.Trail {
			fmt.Fprintf(std.out, "    %s  %s  %s\n", moment.At, moment.Amount, moment.Reason.In(tongue))
		}
		fmt.Fprintln(std.out)
	}
}
