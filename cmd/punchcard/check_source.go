package main

import (
	"path/filepath"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// schemesAmong loads the schemes that sources may feed.
func schemesAmong(paths []string) ([]*interpreter.Program, error) {
	var programs []*interpreter.Program
	for _, path := range paths {
		if strings.HasSuffix(path, schemeEnding) && !isTestFile(path) {
			program, err := loadScheme(path)
			if err != nil {
				return nil, err
			}
			if program != nil {
				programs = append(programs, program)
			}
		}
	}
	return programs, nil
}

func loadScheme(path string) (*interpreter.Program, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	program, _ := interpreter.Load(interpreter.Source{Name: path, Text: text})
	return program, nil
}

// checkSource checks a source against the scheme that it fits, else against the one of those named with it that it
// fits best; without any it is only read.
func checkSource(path, text string, schemes []*interpreter.Program) (dsl.Diagnostics, error) {
	file, problems := dsl.ParseSource(path, text)
	if fitting := schemeFor(path); fitting != "" {
		program, err := loadScheme(fitting)
		if err != nil || program == nil { // what is wrong with that scheme is said where it is checked
			return problems, err
		}
		schemes = []*interpreter.Program{program}
	}
	var fewest dsl.Diagnostics
	for i, program := range schemes {
		if _, more := check.ForSource(program.Checked(), file); i == 0 || len(more) < len(fewest) {
			fewest = more
		}
	}
	return append(problems, fewest...).Sorted(), nil
}

// schemeFor finds the scheme that a source fits: the one beside it with whose name its own begins, the longest of
// several.
func schemeFor(source string) string {
	beside, _ := filepath.Glob(filepath.Join(filepath.Dir(source), "*"+schemeEnding))
	fitting, name := "", strings.TrimSuffix(filepath.Base(source), sourceEnding)
	for _, path := range beside {
		if isTestFile(path) {
			continue
		}
		if scheme := strings.TrimSuffix(filepath.Base(path), schemeEnding); strings.HasPrefix(name, scheme) && len(path) > len(fitting) {
			fitting = path
		}
	}
	return fitting
}
