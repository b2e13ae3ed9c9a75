package interpreter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
)

// tester is what *testing.T, *testing.B and *rapid.T have in common.
type tester interface {
	Helper()
	Fatalf(format string, arguments ...any)
}

// header is how every scheme of these tests begins. The scheme's clauses follow it.
const header = `scheme club "the scheme of a test"
language 1
currency CNY
timezone "Asia/Shanghai"
`

// load makes a program of a scheme's clauses.
func load(t tester, clauses string) *interpreter.Program {
	t.Helper()
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: header + clauses})
	if program == nil {
		var all strings.Builder
		for _, problem := range problems {
			all.WriteString(problem.Render(header+clauses, dsl.English) + "\n")
		}
		t.Fatalf("the scheme does not load:\n%s\n%s", all.String(), clauses)
	}
	return program
}

// played is a scheme's clauses and what is to happen under them, in the language's own tests. Sums are worked out by
// hand in the steps' comments.
type played struct {
	name    string
	clauses string
	steps   string
	awaits  string // a fault of another room that still stands in the way
}

// play plays rows of a table.
func play(t *testing.T, rows []played) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			failures := failuresOf(t, row.clauses, row.steps)
			if row.awaits != "" && len(failures) > 0 {
				t.Skip("awaits: " + row.awaits)
			}
			for _, failure := range failures {
				t.Error(failure)
			}
		})
	}
}

// failuresOf runs the steps and expectations of a test against a scheme.
func failuresOf(t *testing.T, clauses, steps string) []string {
	t.Helper()
	program := load(t, clauses+"\ntest \"played\" {\n"+steps+"\n}\n")
	var failures []string
	for _, result := range scenario.Run(program, program.Checked().Tests) {
		for _, failure := range result.Failures {
			failures = append(failures, fmt.Sprintf("line %d: expected %s, came %s%s", failure.Span.Line, failure.Expected.English, failure.Came.English, trail(failure)))
		}
	}
	return failures
}

// trail lists the entries that led to a failure.
func trail(failure scenario.Failure) string {
	var text strings.Builder
	for _, moment := range failure.Trail {
		text.WriteString("\n    " + moment.At + "  " + moment.Amount + "  " + moment.Reason.English)
	}
	return text.String()
}
