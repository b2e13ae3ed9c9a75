package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

// encodings are the choices of --encoding.
var encodings = map[string]history.Encoding{"": history.Noticed, "utf-8": history.UTF8, "gb18030": history.GB18030}

// onceStandardInput asks that standard input, which can be read once, be given once.
func (s *simulation) onceStandardInput() error {
	count := 0
	for _, path := range append(append([]string{}, s.histories...), s.members...) {
		if path == history.StandardInput {
			count++
		}
	}
	for _, table := range s.tables {
		if strings.HasSuffix(table, "="+history.StandardInput) {
			count++
		}
	}
	if count > 1 {
		return misuse("standard input, '-', can be read once, not as %d files", count)
	}
	return nil
}

// pathsOf gives the files that a flag names, those of a pattern in the order of their names. A file whose own name
// looks like a pattern is that file.
func pathsOf(flag string, given []string) ([]string, error) {
	var paths []string
	for _, pattern := range given {
		if _, err := os.Lstat(pattern); err == nil || !strings.ContainsAny(pattern, "*?[") {
			paths = append(paths, pattern)
			continue
		}
		found, err := filepath.Glob(pattern)
		if err != nil {
			return nil, misuse("--%s %q: %v", flag, pattern, err)
		}
		if len(found) == 0 {
			return nil, misuse("--%s %q: there is no such file", flag, pattern)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}

// input is a history in the standard form, or what a source reads.
func (s *simulation) input(program *interpreter.Program, path string) (simulate.Input, error) {
	if !strings.HasSuffix(path, sourceEnding) {
		return simulate.Input{Paths: []string{path}}, nil
	}
	text, err := readFile(path)
	if err != nil {
		return simulate.Input{}, err
	}
	s.sources[path] = text
	file, problems := dsl.ParseSource(path, text)
	checked, more := check.ForSource(program.Checked(), file)
	if problems = append(problems, more...).Sorted(); problems.Failed() {
		show(s.std, problems, s.sources, s.tongue)
		return simulate.Input{}, errFindings
	}
	source := compile.ForSource(checked)
	input := simulate.Input{Source: source}
	if input.Paths, err = s.find(path, source.Files); err == nil && source.Members != nil {
		input.Members, err = s.find(path, source.Members.Files)
	}
	return input, err
}

// find finds the files that a source names: beside it, or in --data.
func (s *simulation) find(source string, patterns []string) ([]string, error) {
	folder := s.data
	if folder == "" {
		folder = filepath.Dir(source)
	}
	var paths []string
	for _, pattern := range patterns {
		full := pattern
		if !filepath.IsAbs(pattern) {
			full = filepath.Join(folder, pattern)
		}
		found, err := filepath.Glob(full)
		if err != nil {
			return nil, misuse("%s: file %q: %v", source, pattern, err)
		}
		if len(found) == 0 {
			return nil, misuse("%s reads %s, which isn't there; --data says in which folder it is", source, full)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}
