package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
)

const (
	schemeEnding = ".scheme"
	testEnding   = ".test.scheme"
	sourceEnding = ".source"
)

// readFile reads a file that the command line names.
func readFile(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", unusable(path, err)
	}
	return string(text), nil
}

// isTestFile tells whether a file holds tests of the scheme beside it.
func isTestFile(path string) bool { return strings.HasSuffix(path, testEnding) }

// schemeBeside is the scheme that a test file tests: x.scheme for x.test.scheme.
func schemeBeside(path string) string { return strings.TrimSuffix(path, testEnding) + schemeEnding }

// testsBeside is the test file of a scheme, if it has one.
func testsBeside(path string) (string, bool) {
	tests := strings.TrimSuffix(path, schemeEnding) + testEnding
	_, err := os.Stat(tests)
	return tests, err == nil
}

// suite is a scheme with all its tests.
type suite struct {
	path     string
	program  *interpreter.Program
	tests    []*check.Test
	problems dsl.Diagnostics
	sources  map[string]string // by file name: for showing lines
}

// loadSuite loads a scheme and the tests in it and beside it.
func loadSuite(path string) (*suite, error) {
	text, err := readFile(path)
	if err != nil {
		return nil, err
	}
	s := &suite{path: path, sources: map[string]string{path: text}}
	s.program, s.problems = interpreter.Load(interpreter.Source{Name: path, Text: text})
	if s.program == nil {
		return s, nil
	}
	s.tests = s.program.Checked().Tests
	if tests, ok := testsBeside(path); ok {
		err = s.addTests(tests)
	}
	return s, err
}

func (s *suite) addTests(path string) error {
	text, err := readFile(path)
	if err != nil {
		return err
	}
	s.sources[path] = text
	file, problems := dsl.ParseScheme(path, text)
	tests, more := check.Tests(s.program.Checked(), file)
	s.problems = append(append(s.problems, problems...), more...)
	s.tests = append(s.tests, tests...)
	return nil
}

// schemesIn finds the schemes of a folder, its folders among it.
func schemesIn(folder string) ([]string, error) {
	return filesIn(folder, func(path string) bool { return strings.HasSuffix(path, schemeEnding) && !isTestFile(path) })
}

// shownSchemes is how many schemes of a folder an error names.
const shownSchemes = 8

// schemeAt is the scheme that a path means: of a folder the only one in it and below. A path that isn't there is left
// to whoever reads it.
func schemeAt(path string) (string, error) {
	if information, err := os.Stat(path); err != nil || !information.IsDir() {
		return path, nil
	}
	found, err := schemesIn(path)
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", misuse("%[1]s is a folder without a scheme (x.scheme)", "%[1]s：这是目录，里面没有方案（x.scheme）", path)
	case len(found) == 1:
		return found[0], nil
	}
	return "", severalSchemes(path, found)
}

// severalSchemes asks which of a folder's schemes is meant.
func severalSchemes(folder string, found []string) error {
	var names []string
	for _, path := range found[:min(len(found), shownSchemes)] {
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return unusable(folder, err)
		}
		names = append(names, name)
	}
	english, chinese := strings.Join(names, ", "), strings.Join(names, "、")
	if more := len(found) - len(names); more > 0 {
		english, chinese = fmt.Sprintf("%s and %d more", english, more), fmt.Sprintf("%s 等 %d 个", chinese, len(found))
	}
	return misuse("%[1]s is a folder with %[2]s: say which one", "%[1]s：这是目录，里面有 %[3]s：请写明哪一个", folder, english, chinese)
}

// filesOf lists files, and of folders what can be checked in them.
func filesOf(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		information, err := os.Stat(path)
		if err != nil {
			return nil, unusable(path, err)
		}
		if !information.IsDir() {
			files = append(files, path)
			continue
		}
		found, err := filesIn(path, func(path string) bool {
			return strings.HasSuffix(path, schemeEnding) || strings.HasSuffix(path, sourceEnding)
		})
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	return files, nil
}

// filesIn finds files of a folder and those below it.
func filesIn(folder string, wanted func(path string) bool) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && wanted(path) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return nil, unusable(folder, err)
	}
	return paths, nil
}

// show prints diagnostics with the lines they are about.
func show(std streams, problems dsl.Diagnostics, sources map[string]string, tongue dsl.Tongue) {
	for _, problem := range problems {
		fmt.Fprintln(std.err, problem.Render(sources[problem.Span.File], tongue))
	}
}

// isFinding tells an error in the data from one in the call.
func isFinding(err error) bool {
	var data *history.DataError
	return errors.As(err, &data)
}

const setHelp = "another value for a param: name=value (repeatable)"

// settingsOf reads what --set says.
func settingsOf(given []string) ([]interpreter.Setting, error) {
	var settings []interpreter.Setting
	for _, one := range given {
		name, value, ok := strings.Cut(one, "=")
		if !ok {
			return nil, misuse("--set is written name=value, not %q", "--set 要写成 名称=值，不是 %q", one)
		}
		settings = append(settings, interpreter.Setting{Name: name, Value: value})
	}
	return settings, nil
}
