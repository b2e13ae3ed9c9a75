package dsl

import (
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// mostBytes is how long a file may be: a scheme of a thousand rules has a tenth of it.
const mostBytes = 1 << 20

// ParseScheme reads a scheme file, or the tests that stand beside one.
func ParseScheme(name, source string) (*File, Diagnostics) { return parse(name, source, schemeClauses) }

// ParseSource reads a source file: how a foreign file reads as a history.
func ParseSource(name, source string) (*File, Diagnostics) { return parse(name, source, sourceClauses) }

func parse(name, source string, grammar *blockGrammar) (*File, Diagnostics) {
	file := &File{Name: name, Source: source, grammar: grammar}
	if problem, ok := unfit(name, source); ok {
		if len(source) > mostBytes {
			file.Source = ""
		}
		return file, Diagnostics{problem}
	}
	scan := newScanner(name, source)
	lex, err := lexer.Upgrade(scan)
	if err != nil { // our scanner never fails
		panic(err)
	}
	file.tokens, file.ends, file.Comments = lex.Range(0, lexer.RawCursor(len(scan.ends))), scan.ends, scan.comments
	var block Block
	found := block.top(lex, grammar)
	for i := range file.tokens {
		begin(&file.tokens[i])
	}
	file.Declarations = block.Clauses
	found = append(found, file.readMessages()...)
	problems := append(scan.problems, file.roundBlocks()...)
	for _, one := range found {
		if one.code == "brace" && file.isRound(one.tokens[0]) { // has been reported
			continue
		}
		problems = append(problems, Diagnostic{Code: one.code, Span: file.span(one.tokens), Rule: file.quote(one.rule), Help: file.quote(one.help)})
	}
	return file, problems.Sorted()
}

// unfit reports a file that is not worth reading: what is too long, or no text.
func unfit(name, source string) (Diagnostic, bool) {
	if len(source) > mostBytes {
		return Diagnostic{Code: "file-long", Span: Span{File: name, Line: 1, Column: 1},
			Rule: Sayf("a file has at most %d bytes, this one has %d", "一个文件最多 %d 字节，这个有 %d 字节", mostBytes, len(source)),
			Help: Say("is it a scheme? Data belongs into tables of their own", "这是方案文件吗？数据请放进单独的表")}, true
	}
	if utf8.ValidString(source) {
		return Diagnostic{}, false
	}
	scan := newScanner(name, source)
	for {
		r, size := utf8.DecodeRuneInString(source[scan.offset:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		scan.advance()
	}
	return Diagnostic{Code: "file-encoding", Span: Span{File: name, Line: scan.line, Column: scan.column, Offset: scan.offset, End: scan.offset + 1},
		Rule: Say("a scheme is text in UTF-8", "方案文件要用 UTF-8 编码"),
		Help: Say("save the file again as UTF-8", "请把文件另存为 UTF-8")}, true
}

// problem is a diagnostic before its place in the file is worked out. Problems hang on the part of the tree where
// they were found, so that a way of reading that the parser gives up takes its problems with it.
type problem struct {
	code   string
	tokens []lexer.Token
	rule   Words
	help   Words
}

// troubled is a part of the tree on which problems hang.
type troubled interface{ troubles() []problem }

// collect gathers all problems of a tree.
func collect(part any) []problem {
	var problems []problem
	Walk(part, func(part any) {
		if part, ok := part.(troubled); ok {
			problems = append(problems, part.troubles()...)
		}
	})
	return problems
}
