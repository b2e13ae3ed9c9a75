package dsl

import (
	"strings"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// TrialStep is one step of a line that is tried: words and values, of which package check finds out who is meant, what
// happens, and when.
type TrialStep struct {
	Node
	Words []*TestArgument
}

// ParseTrial reads a line to be tried: steps in the language of tests, with `;` between them. What is written without a
// space, as a Chinese keyboard invites to, is parted where the name before the digits is known, such as that of an event.
func ParseTrial(name, source string, known func(name string) bool) (*File, []*TrialStep, Diagnostics) {
	source = parted(name, source, known)
	file := &File{Name: name, Source: source, grammar: schemeClauses}
	if problem, ok := unfit(name, source); ok {
		return file, nil, Diagnostics{problem}
	}
	scan := newScanner(name, source)
	lex, err := lexer.Upgrade(scan)
	if err != nil { // our scanner never fails
		panic(err)
	}
	file.tokens, file.ends = lex.Range(0, lexer.RawCursor(len(scan.ends))), scan.ends
	for i := range file.tokens {
		begin(&file.tokens[i])
	}
	problems := scan.problems
	var steps []*TrialStep
	for !lex.Peek().EOF() && !problems.Failed() {
		step, err := readTrialStep(lex)
		if err != nil {
			problems = append(problems, file.unreadable(lex, err))
		}
		if len(step.Words) > 0 {
			steps = append(steps, step)
		}
	}
	return file, steps, problems.Sorted()
}

func readTrialStep(lex *lexer.PeekingLexer) (*TrialStep, error) {
	step, start := &TrialStep{}, lex.RawCursor()
	var err error
	for err == nil && !lex.Peek().EOF() && !isSign(lex.Peek(), ";") {
		if isSign(lex.Peek(), ",") {
			lex.Next()
			continue
		}
		var word *TestArgument
		if word, err = readArgument(lex, 0); err == nil {
			step.Words = append(step.Words, word)
		}
	}
	step.Tokens = lex.Range(start, lex.RawCursor())
	if isSign(lex.Peek(), ";") {
		lex.Next()
	}
	return step, err
}

// unreadable is what is said of a word that has no place in a step.
func (f *File) unreadable(lex *lexer.PeekingLexer, err error) Diagnostic {
	span := f.span(lex.Range(max(lex.RawCursor()-1, 0), lex.RawCursor()))
	text := f.Source[span.Offset:span.End]
	wanted := ""
	if err, ok := err.(participle.Error); ok {
		wanted = err.Message()
	}
	if wanted == "}" {
		return Diagnostic{Code: "brace", Span: span, Rule: Say("every `{` is closed by a `}`", "每个 `{` 都要用 `}` 结束"),
			Help: Say("add the `}` that ends this line of a list", "补上结束这一行的 `}`")}
	}
	return Diagnostic{Code: "trial", Span: span, Rule: Sayf("a step has names and values, no `%s`", "步骤里只写名称和值，不能写 `%s`", text),
		Help: Say("for example: lily purchase 105; lily refund 50", "例如：小李 消费 105；小李 退款 50")}
}

// parted puts a space between a known name and the digits behind it: 消费105元 becomes 消费 105元.
func parted(name, source string, known func(name string) bool) string {
	if len(source) > mostBytes {
		return source
	}
	scan := newScanner(name, source)
	var text strings.Builder
	from := 0
	for {
		token, _ := scan.Next()
		if token.EOF() {
			break
		}
		digits := strings.IndexFunc(token.Value, isDigit)
		if plain(token.Type) != KindName || digits <= 0 || token.Value[0] == '`' || known(token.Value) || !known(token.Value[:digits]) {
			continue
		}
		at := token.Pos.Offset + digits
		if scan.source[token.Pos.Offset:at] == token.Value[:digits] { // not where the source is written in another form
			text.WriteString(source[from:at] + " ")
			from = at
		}
	}
	return text.String() + source[from:]
}
