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

// testRun is what `test` is asked to do, and what came of it.
type testRun struct {
	std       streams
	pattern   string
	lang      string
	format    string
	cover     bool
	threshold int

	wanted *regexp.Regexp
	tongue dsl.Tongue
	report testReport
	below  bool // a scheme is covered less than is asked for
}

func testCommand(std streams) *cobra.Command {
	t := &testRun{std: std}
	command := &cobra.Command{
		Use:   "test [FILE|DIR…]",
		Short: "Run the tests of schemes",
		Long: `Test runs the tests that stand in schemes and in the files beside them (x.test.scheme tests x.scheme). Without a
file it takes all schemes of this folder and below. A test that fails shows what was expected, what came, and the
entries that led there. The last line counts: N passed, N failed.

With --cover it tells of each scheme how much of it the tests came past, and lists what they did not, with its place:
rules that did something; conditions seen true and seen false; rows of amounts taken and tiers reached. A condition
that is always true, and a rule that can't do anything, can't be covered. --threshold N ends with exit code 1 where one
of the three is below N percent in any scheme.`,
		ValidArgsFunction: completeSchemes,
		RunE: func(command *cobra.Command, paths []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			return t.run(paths)
		},
	}
	flags := command.Flags()
	flags.StringVar(&t.pattern, "run", "", "run only tests whose name matches this regular expression")
	flags.BoolVar(&t.cover, "cover", false, "tell how much of each scheme the tests came past, and what they did not")
	flags.IntVar(&t.threshold, "threshold", 0, "percentage that every scheme must be covered to (with --cover)")
	flags.StringVar(&t.format, "format", "text", "text or json")
	flags.StringVar(&t.lang, "lang", "", langHelp)
	return command
}

func (t *testRun) run(paths []string) (err error) {
	if err = oneOf("format", t.format, "text", "json"); err != nil {
		return err
	}
	if t.threshold < 0 || t.threshold > 100 {
		return misuse("--threshold is a percentage from 0 to 100, not %d", "--threshold 要写 0 到 100 的百分比，不是 %d", t.threshold)
	}
	if t.wanted, err = regexp.Compile(t.pattern); err != nil {
		return misuse("--run %[1]q: %[2]v", "--run %[1]q 不是正则表达式", t.pattern, err)
	}
	t.tongue, t.cover = tongueOf(t.lang), t.cover || t.threshold > 0
	schemes, err := schemesOf(paths)
	if err != nil {
		return err
	}
	for _, path := range schemes {
		if err := t.scheme(path); err != nil {
			return err
		}
	}
	if t.pattern != "" && t.report.Passed+t.report.Failed == 0 && len(t.report.Broken) == 0 {
		t.report.Unmatched = true
		fmt.Fprintln(t.std.err, dsl.Sayf("punchcard: no test matches %s", "punchcard: 没有名称匹配 %s 的测试", t.pattern).In(t.tongue))
	}
	return t.conclude()
}

// scheme runs the tests of one scheme.
func (t *testRun) scheme(path string) error {
	loaded, err := loadSuite(path)
	if err != nil {
		return err
	}
	if loaded.program == nil || loaded.problems.Failed() {
		show(t.std, loaded.problems, loaded.sources, t.tongue)
		t.report.Broken = append(t.report.Broken, path)
		return nil
	}
	results, coverage := t.results(loaded)
	for i := range results {
		if results[i].Passed() {
			t.report.Passed++
			continue
		}
		t.report.Failed++
		t.report.addFailures(&results[i])
		if t.format == "text" {
			showFailures(t.std, &results[i], loaded.sources, t.tongue)
		}
	}
	if coverage == nil {
		return nil
	}
	t.below = t.below || !coverage.Reaches(t.threshold)
	t.report.addCoverage(path, coverage)
	if t.format == "text" {
		showCoverage(t.std, path, coverage, t.threshold, t.tongue)
	}
	return nil
}

// results of the tests that are wanted, and what they came past if that is asked for.
func (t *testRun) results(loaded *suite) ([]scenario.Result, *scenario.Coverage) {
	wanted := matching(loaded.tests, t.wanted)
	if t.cover {
		return scenario.Cover(loaded.program, wanted)
	}
	return scenario.Run(loaded.program, wanted), nil
}

func (t *testRun) conclude() error {
	if t.format == "json" {
		if err := t.report.write(t.std); err != nil {
			return failedError{err}
		}
	} else {
		if t.tongue == dsl.Chinese {
			fmt.Fprintf(t.std.out, "通过 %d，失败 %d\n", t.report.Passed, t.report.Failed)
		}
		fmt.Fprintf(t.std.out, "%d passed, %d failed\n", t.report.Passed, t.report.Failed) // in every tongue: scripts read the last line
	}
	if t.report.Failed > 0 || t.report.Unmatched || len(t.report.Broken) > 0 || t.below {
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
			return nil, unusable(path, err)
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
		for _, idle := range failure.Idle {
			fmt.Fprintln(std.out, "    "+idleWords(&idle).In(tongue))
		}
		fmt.Fprintln(std.out)
	}
}

// idleWords says why a rule did nothing, or how far a challenge is.
func idleWords(idle *scenario.Idle) dsl.Words {
	if idle.Challenge {
		return dsl.Sayf("challenge `%[1]s`: %[2]s", "任务 `%[1]s`：%[3]s", idle.Rule, idle.Why.English, idle.Why.Chinese)
	}
	return dsl.Sayf("not `%[1]s`: %[2]s", "`%[1]s` 没有执行：%[3]s", idle.Rule, idle.Why.English, idle.Why.Chinese)
}
