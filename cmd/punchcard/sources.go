package main

import (
	"path/filepath"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
)

// input is a history in the standard form, or what a source reads; and the program with the tables that it fills.
func (s *simulation) input(program *interpreter.Program, path string) (simulate.Input, *interpreter.Program, error) {
	if !strings.HasSuffix(path, sourceEnding) {
		return simulate.Input{Paths: []string{path}}, program, nil
	}
	source, err := s.source(program, path)
	if err != nil {
		return simulate.Input{}, program, err
	}
	input := simulate.Input{Source: source}
	if input.Paths, err = s.find(path, source.Files); err == nil && source.Members != nil {
		input.Members, err = s.find(path, source.Members.Files)
	}
	if err != nil {
		return input, program, err
	}
	program, err = s.sourceTables(program, source, path)
	return input, program, err
}

// source reads a source file and checks it against the scheme.
func (s *simulation) source(program *interpreter.Program, path string) (*compile.Source, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	s.sources[path] = text
	file, problems := dsl.ParseSource(path, text)
	checked, more := check.ForSource(program.Checked(), file)
	if problems = append(problems, more...).Sorted(); problems.Failed() {
		show(s.std, problems, s.sources, s.tongue)
		return nil, errFindings
	}
	return compile.ForSource(checked), nil
}

// sourceTables fills the tables that a source reads.
func (s *simulation) sourceTables(program *interpreter.Program, source *compile.Source, path string) (*interpreter.Program, error) {
	for i := range source.Tables {
		paths, err := s.find(path, source.Tables[i].Files)
		if err != nil {
			return program, err
		}
		rows, err := mapping.ReadSourceTable(program.Plan(), source, &source.Tables[i], paths, mapping.Options{Encoding: encodings[s.encoding]})
		if err != nil {
			return program, s.failed(err)
		}
		if program, err = program.WithTable(program.Plan().Tables[source.Tables[i].Table].Name, rows); err != nil {
			return program, err
		}
	}
	return program, nil
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
			return nil, misuse("%[1]s: file %[2]q: %[3]v", "%[1]s：文件 %[2]q 的通配写得不对", source, pattern, err)
		}
		if len(found) == 0 {
			return nil, misuse("%[1]s reads %[2]s, which isn't there; --data says in which folder it is", "%[1]s 要读 %[2]s，没有这个文件；请用 --data 写明它在哪个目录", source, full)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}
