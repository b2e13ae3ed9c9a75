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
	return loadIn(t, "", clauses)
}

// headerIn is the header in a zone, its own if it is empty.
func headerIn(zone string) string {
	if zone == "" {
		return header
	}
	return strings.Replace(header, "Asia/Shanghai", zone, 1)
}

// loadIn makes a program of a scheme's clauses in a zone, the header's if it is empty.
func loadIn(t tester, zone, clauses string) *interpreter.Program {
	t.Helper()
	text := headerIn(zone) + clauses
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: text})
	if program == nil {
		var all strings.Builder
		for _, problem := range problems {
			all.WriteString(problem.Render(text, dsl.English) + "\n")
		}
		t.Fatalf("the scheme does not load:\n%s\n%s", all.String(), clauses)
	}
	return program
}

// played is a scheme's clauses and what is to happen under them, in the language's own tests. Sums are worked out by
// hand in the steps' comments.
type played struct {
	name    string
	zone    string // the header's if it is empty
	clauses string
	steps   string
	awaits  string // a fault of another room that still stands in the way
}

// play plays rows of a table.
func play(t *testing.T, rows []played) {
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			failures := failuresIn(t, row.zone, row.clauses, row.steps)
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
	return failuresIn(t, "", clauses, steps)
}

func failuresIn(t *testing.T, zone, clauses, steps string) []string {
	t.Helper()
	program := loadIn(t, zone, clauses+"\ntest \"played\" {\n"+steps+"\n}\n")
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
