package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

func checkCommand(std streams) *cobra.Command {
	var format, lang string
	command := &cobra.Command{
		Use:   "check FILE|DIR…",
		Short: "Find what is wrong with schemes, their tests and sources",
		Long: `Check reads schemes (x.scheme), tests beside them (x.test.scheme) and sources (x.source), in a folder all there are
in it and below, and reports everything that is wrong with them, each with its place and a remedy. A source is judged
by the scheme beside it with whose name its own begins (club-till.source by club.scheme), else by one named with it.
Where nothing is wrong it prints nothing. It exits 0 if nothing is wrong (warnings too), 1 if something is, 2 if it was
called wrongly.`,
		Args:              takes(1, anyNumber),
		ValidArgsFunction: completeSources,
		RunE: func(command *cobra.Command, paths []string) error {
			if err := configure(command, std); err != nil {
				return err
			}
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			return checkFiles(std, paths, format, tongueOf(lang))
		},
	}
	command.Flags().StringVar(&format, "format", "text", "text or json")
	command.Flags().StringVar(&lang, "lang", "", langHelp)
	return command
}

func checkFiles(std streams, paths []string, format string, tongue dsl.Tongue) error {
	problems, sources := dsl.Diagnostics{}, map[string]string{}
	paths, err := filesOf(paths)
	if err != nil {
		return err
	}
	schemes, err := schemesAmong(paths)
	if err != nil {
		return err
	}
	for _, path := range paths {
		found, err := checkFile(path, schemes, sources)
		if err != nil {
			return err
		}
		problems = append(problems, found...)
	}
	if format == "json" {
		if err := showJSON(std, problems, tongue); err != nil {
			return err
		}
	} else {
		show(std, problems, sources, tongue)
	}
	if problems.Failed() {
		return errFindings
	}
	return nil
}

func checkFile(path string, schemes []*interpreter.Program, sources map[string]string) (dsl.Diagnostics, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	sources[path] = text
	switch {
	case isTestFile(path):
		return checkTests(path, text)
	case strings.HasSuffix(path, sourceEnding):
		return checkSource(path, text, schemes)
	}
	_, problems := interpreter.Load(interpreter.Source{Name: path, Text: text})
	return problems, nil
}

// checkTests checks a test file against the scheme beside it.
func checkTests(path, text string) (dsl.Diagnostics, error) {
	beside := schemeBeside(path)
	scheme, err := readFile(beside)
	if err != nil {
		return nil, misuse("%[1]s tests %[2]s, which isn't there", "%[1]s 测试的是 %[2]s，没有这个文件", path, beside)
	}
	file, problems := dsl.ParseScheme(path, text)
	program, _ := interpreter.Load(interpreter.Source{Name: beside, Text: scheme})
	if program == nil {
		return append(problems, dsl.Diagnostic{Code: "test-file", Span: dsl.Span{File: path, Line: 1, Column: 1},
			Rule: dsl.Sayf("%s, which this tests, has errors", "所测的方案 %s 有错误", beside),
			Help: dsl.Sayf("see punchcard check %[1]s", "请看 punchcard check %[1]s", beside)}), nil
	}
	_, more := check.Tests(program.Checked(), file)
	return append(problems, more...).Sorted(), nil
}

// finding is a diagnostic as JSON.
type finding struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Rule     string `json:"rule"`
	Help     string `json:"help,omitempty"`
}

func showJSON(std streams, problems dsl.Diagnostics, tongue dsl.Tongue) error {
	findings := make([]finding, len(problems))
	for i, problem := range problems {
		severity := "error"
		if problem.Severity == dsl.Warning {
			severity = "warning"
		}
		findings[i] = finding{problem.Span.File, problem.Span.Line, problem.Span.Column, severity, problem.Code, problem.Rule.In(tongue), problem.Help.In(tongue)}
	}
	text, err := json.MarshalIndent(findings, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, string(text))
	return err
}
