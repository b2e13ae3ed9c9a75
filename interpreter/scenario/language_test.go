package scenario_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/report"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// The reference of the language is held by these tests: every example in it is run. What a fence says:
//
//	punchcard              a scheme with tests; what does not begin with `scheme` stands behind the page's header
//	punchcard header       that header; `punchcard header twin` is the one in Chinese
//	punchcard wild         is not written in the one style
//	punchcard awaits       is run, and waits for a fault of the interpreter to be mended
//	punchcard twin         the block before it in Chinese: the same but for its names and texts
//	punchcard-error CODE   gives this diagnostic and no other; a third word says what is read: source, tests, set, try
//	text                   how the error of the block before it is shown; behind `zh`, to a Chinese reader
//	source, csv, jsonl     a source, and files for the scheme before them; their second word is the file's name
//	csv result             what a simulation of them writes of members; refused and skipped likewise
const referencePath = "../../dsl/LANGUAGE.md"

// block is a fenced block of the reference.
type block struct {
	kind string // the first word behind the fence
	rest []string
	text string
	line int
}

func (b *block) says(word string) bool { return slices.Contains(b.rest, word) }

func (b *block) isHeader() bool { return b.kind == "punchcard" && b.says("header") }

// at names the block in a failure.
func (b *block) at() string { return fmt.Sprintf("LANGUAGE.md:%d", b.line) }

func readReference(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(referencePath)
	require.NoError(t, err)
	return string(text)
}

// blocksOf takes the fenced blocks out of a page.
func blocksOf(t *testing.T, page string) []*block {
	t.Helper()
	var blocks []*block
	var open *block
	for i, line := range strings.Split(page, "\n") {
		words, isFence := strings.CutPrefix(line, "```")
		switch {
		case !isFence && open != nil:
			open.text += line + "\n"
		case isFence && open != nil:
			blocks, open = append(blocks, open), nil
		case isFence:
			fields := strings.Fields(words)
			require.NotEmpty(t, fields, "LANGUAGE.md:%d: a fence says what its block is", i+1)
			open = &block{kind: fields[0], rest: fields[1:], line: i + 1}
		}
	}
	require.Nil(t, open, "a fence is not closed")
	return blocks
}

// reference is the page as its tests want it.
type reference struct {
	blocks  []*block
	headers map[dsl.Tongue]string
}

func openReference(t *testing.T) *reference {
	t.Helper()
	r := &reference{blocks: blocksOf(t, readReference(t)), headers: map[dsl.Tongue]string{}}
	for _, one := range r.blocks {
		if one.isHeader() {
			r.headers[one.tongue()] = one.text
		}
	}
	require.Len(t, r.headers, 2, "the page has a header in each language")
	return r
}

// tongue is the keyword language that a block is written in, by its first word.
func (b *block) tongue() dsl.Tongue {
	for _, line := range strings.Split(b.text, "\n") {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			if line[0] >= 0x80 {
				return dsl.Chinese
			}
			return dsl.English
		}
	}
	return dsl.English
}

var wholeScheme = regexp.MustCompile(`(?m)^(scheme|方案)\b|^方案 `)

// source is the text of a block as a whole scheme.
func (r *reference) source(b *block) string {
	if wholeScheme.MatchString(b.text) {
		return b.text
	}
	return r.headers[b.tongue()] + b.text
}

// load loads a block's scheme, of which nothing may be said.
func load(t *testing.T, b *block, source string) *interpreter.Program {
	t.Helper()
	program, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: source})
	for _, problem := range problems {
		t.Errorf("%s:\n%s", b.at(), problem.Render(source, dsl.English))
	}
	return program
}

// runs runs the tests of a block's scheme, of which there is one at least.
func runs(t *testing.T, b *block, program *interpreter.Program) {
	t.Helper()
	tests := program.Checked().Tests
	assert.NotEmpty(t, tests, "%s: an example has a test", b.at())
	for _, result := range scenario.Run(program, tests) {
		for _, failure := range result.Failures {
			t.Errorf("%s: %s: expected %s, came %s", b.at(), result.Test.Label, failure.Expected.English, failure.Came.English)
			for _, moment := range failure.Trail {
				t.Log(moment.At, moment.Amount, moment.Reason.English)
			}
		}
	}
}

// passes tells whether all tests of a program pass.
func passes(program *interpreter.Program) bool {
	return !slices.ContainsFunc(scenario.Run(program, program.Checked().Tests), func(result scenario.Result) bool { return !result.Passed() })
}

func TestEveryExampleRuns(t *testing.T) {
	r := openReference(t)
	count := 0
	for _, one := range r.blocks {
		if one.kind != "punchcard" || one.isHeader() {
			continue
		}
		count++
		t.Run(fmt.Sprintf("line %d", one.line), func(t *testing.T) {
			program := load(t, one, r.source(one))
			if program == nil {
				return
			}
			if one.says("awaits") && !passes(program) {
				t.Skip("awaits a fault of the interpreter to be mended")
			}
			assert.False(t, one.says("awaits"), "%s: it awaits nothing any more", one.at())
			runs(t, one, program)
			file, _ := dsl.ParseScheme("example", one.text)
			assert.Equal(t, !one.says("wild"), one.text == dsl.Format(file), "%s: in the one style it is\n%s", one.at(), dsl.Format(file))
			for _, tongue := range []dsl.Tongue{dsl.English, dsl.Chinese} {
				whole, _ := dsl.ParseScheme("example", r.source(one))
				if translated := load(t, one, dsl.Translate(whole, tongue)); translated != nil {
					runs(t, one, translated)
				}
			}
		})
	}
	assert.Greater(t, count, 50)
}

// kinds are what a fence may say.
var kinds = []string{"punchcard", "punchcard-error", "text", "source", "csv", "jsonl"}

func TestEveryFenceIsKnown(t *testing.T) {
	for _, one := range openReference(t).blocks {
		assert.Contains(t, kinds, one.kind, one.at())
	}
}

func TestEveryErrorIsReported(t *testing.T) {
	r := openReference(t)
	var last *block
	for _, one := range r.blocks {
		switch one.kind {
		case "punchcard-error":
			last = one
			t.Run(fmt.Sprintf("line %d", one.line), func(t *testing.T) {
				source, problems := r.problems(one)
				require.NotEmpty(t, one.rest, one.at())
				var codes []string
				shown := ""
				for _, problem := range problems {
					codes = append(codes, problem.Code)
					shown += problem.Render(source, dsl.English)
				}
				assert.Equal(t, []string{one.rest[0]}, codes, "%s\n%s", one.at(), shown)
			})
		case "text":
			require.NotNil(t, last, one.at())
			source, problems := r.problems(last)
			require.NotEmpty(t, problems, one.at())
			tongue := dsl.English
			if one.says("zh") {
				tongue = dsl.Chinese
			}
			assert.Equal(t, one.text, problems[0].Render(source, tongue), one.at())
		}
	}
}

// problems are what is said of an error's block, and the text that it is said of.
func (r *reference) problems(b *block) (string, dsl.Diagnostics) {
	source := r.source(b)
	switch {
	case slices.Contains(b.rest[1:], "source"):
		file, problems := dsl.ParseSource("shop.source", b.text)
		_, more := check.ForSource(r.standard(dsl.English).Checked(), file)
		return b.text, append(problems, more...).Sorted()
	case slices.Contains(b.rest[1:], "tests"):
		file, problems := dsl.ParseScheme("club.test.scheme", b.text)
		_, more := check.Tests(r.standard(dsl.English).Checked(), file)
		return b.text, append(problems, more...).Sorted()
	case slices.Contains(b.rest[1:], "try"):
		_, file, problems := check.ReadTrial(r.standard(dsl.English).Checked(), strings.TrimSpace(b.text))
		return file.Source, problems
	case slices.Contains(b.rest[1:], "set"):
		name, value, _ := strings.Cut(strings.TrimSpace(b.text), "=")
		_, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: r.headers[dsl.English] + standardClauses},
			interpreter.Setting{Name: name, Value: value})
		return b.text, problems
	}
	_, problems := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: source})
	return source, problems
}

// standardClauses are what the scheme has that errors in sources, tests and settings are shown with.
const standardClauses = `param step = 10
wallet points {}
rule base on purchase { earn 1 points every step of amount }
`

func (r *reference) standard(tongue dsl.Tongue) *interpreter.Program {
	program, _ := interpreter.Load(interpreter.Source{Name: "club.scheme", Text: r.headers[tongue] + standardClauses})
	return program
}

// unshown are codes that no block can show, and why.
var unshown = map[string]string{
	"file-long":       "a file of more than a megabyte",
	"file-encoding":   "a page is UTF-8, so that it can't hold what is not",
	"expression-long": "an expression of more than two thousand words",
	"expression":      "a guard: what the scan of an expression lets through, the parser reads",
	"operator":        "a guard: the scan of an expression knows all operators",
	"item":            "a guard: a `.field` outside a list's function is an expression-line before",
}

var codeShape = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// codesIn finds the codes that the Go files of a folder report through some functions, or put into a diagnostic.
func codesIn(t *testing.T, folder string, reporters ...string) map[string]bool {
	t.Helper()
	codes := map[string]bool{}
	note := func(value ast.Expr) {
		if literal, ok := value.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil && codeShape.MatchString(text) {
				codes[text] = true
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.CallExpr:
				if slices.Contains(reporters, calledName(node)) {
					for _, argument := range node.Args {
						note(argument)
					}
				}
			case *ast.CompositeLit:
				noteLiteral(node, note)
			}
			return true
		})
	}
	return codes
}

func calledName(call *ast.CallExpr) string {
	switch function := call.Fun.(type) {
	case *ast.Ident:
		return function.Name
	case *ast.SelectorExpr:
		return function.Sel.Name
	}
	return ""
}

// noteLiteral notes the codes of problem{…}, []problem{{…}} and Diagnostic{Code: …}.
func noteLiteral(literal *ast.CompositeLit, note func(ast.Expr)) {
	first := func(literal *ast.CompositeLit) {
		if len(literal.Elts) > 0 {
			note(literal.Elts[0])
		}
	}
	isProblem := func(expression ast.Expr) bool {
		name, ok := expression.(*ast.Ident)
		return ok && name.Name == "problem"
	}
	if isProblem(literal.Type) {
		first(literal)
	}
	if list, ok := literal.Type.(*ast.ArrayType); ok && isProblem(list.Elt) {
		for _, element := range literal.Elts {
			if one, ok := element.(*ast.CompositeLit); ok {
				first(one)
			}
		}
	}
	for _, element := range literal.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if name, ok := pair.Key.(*ast.Ident); ok && name.Name == "Code" {
				note(pair.Value)
			}
		}
	}
}

func TestEveryDiagnosticIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, one := range openReference(t).blocks {
		if one.kind == "punchcard-error" {
			shown[one.rest[0]] = true
		}
	}
	codes := codesIn(t, "../../dsl", "fail", "failAt", "wrong", "warn")
	for code := range codesIn(t, "../check", "fail", "failAt", "wrong", "warn") {
		codes[code] = true
	}
	assert.Greater(t, len(codes), 60)
	page := readReference(t)
	for code := range codes {
		assert.True(t, strings.Contains(page, "`"+code+"`"), "the reference names %s", code)
		if _, exception := unshown[code]; !exception {
			assert.True(t, shown[code], "the reference shows no %s", code)
		}
	}
	for code := range unshown {
		assert.True(t, codes[code] && !shown[code], "%s is no exception any more", code)
	}
	for code := range shown {
		assert.True(t, codes[code], "nothing reports %s", code)
	}
}

// unseen are refusals that no test of the language can show: its checker does not let such an event through.
var unseen = []string{"field", "one-of", "negative", "range", "time", "overflow"}

func TestEveryRefusalIsShown(t *testing.T) {
	r := openReference(t)
	page := readReference(t)
	examples := ""
	for _, one := range r.blocks {
		if one.kind == "punchcard" {
			examples += one.text
		}
	}
	codes := codesIn(t, "../evaluate", "refuse", "refuseField")
	assert.Greater(t, len(codes), 12)
	for code := range codes {
		assert.True(t, strings.Contains(page, "`"+code+"`"), "the reference names %s", code)
		if !slices.Contains(unseen, code) {
			assert.True(t, strings.Contains(examples, `refused "`+code+`"`), "no example is refused as %s", code)
		}
	}
}

var (
	heading  = regexp.MustCompile(`(?m)^#+ (.+)$`)
	link     = regexp.MustCompile(`\]\(#([^)]+)\)`)
	unlinked = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	page := readReference(t)
	var anchors []string
	for _, one := range heading.FindAllStringSubmatch(page, -1) {
		anchors = append(anchors, strings.ReplaceAll(unlinked.ReplaceAllString(strings.ToLower(one[1]), ""), " ", "-"))
	}
	links := link.FindAllStringSubmatch(page, -1)
	require.NotEmpty(t, links)
	for _, one := range links {
		assert.True(t, slices.Contains(anchors, one[1]), "no section is called #%s", one[1])
	}
}

// Words of the language and names of the prelude: both languages are in the reference's code.

var pairOfWords = regexp.MustCompile(`\{"([^"]*)",\s*"([^"]*)"\}`)

func TestEveryWordIsThere(t *testing.T) {
	code := codeOf(readReference(t))
	for _, path := range []string{"../../dsl/keywords.go", "../../dsl/choices.go", "../../dsl/names.go"} {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		pairs := pairOfWords.FindAllStringSubmatch(string(text), -1)
		require.NotEmpty(t, pairs, path)
		for _, pair := range pairs {
			for _, word := range strings.Fields(pair[1]) {
				isThere := regexp.MustCompile(`(^|[^a-z_])` + regexp.QuoteMeta(word) + `($|[^a-z_])`).MatchString(code)
				assert.True(t, isThere, "%s of %s", word, path)
			}
			assert.True(t, strings.Contains(code, pair[2]), "%s of %s", pair[2], path)
		}
	}
}

var codeSpan = regexp.MustCompile("`([^`\n]+)`")

// codeOf is all code of a page: its blocks, and what stands in backticks.
func codeOf(page string) string {
	var code strings.Builder
	inside := false
	for _, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "```") {
			inside = !inside
			continue
		}
		if inside {
			code.WriteString(line + "\n")
			continue
		}
		for _, span := range codeSpan.FindAllStringSubmatch(line, -1) {
			code.WriteString(span[1] + "\n")
		}
	}
	return code.String()
}

// Twins: what stands side by side in two languages means the same.

// glossary reads the names that the examples use, from the table of the page that lists them.
func glossary(t *testing.T, page string) map[string]string {
	t.Helper()
	names := map[string]string{}
	for _, row := range tableRows(page, "in English", "用中文") {
		english, chinese := codeSpan.FindAllStringSubmatch(row[0], -1), codeSpan.FindAllStringSubmatch(row[1], -1)
		require.Len(t, chinese, len(english), row)
		for i := range english {
			names[english[i][1]] = chinese[i][1]
		}
	}
	require.NotEmpty(t, names)
	return names
}

// tableRows returns the rows of the tables whose header begins with two cells.
func tableRows(page, first, second string) [][]string {
	var rows [][]string
	inside := false
	for _, line := range strings.Split(page, "\n") {
		cells, isRow := cellsOf(line)
		switch {
		case !isRow:
			inside = false
		case len(cells) >= 2 && cells[0] == first && cells[1] == second:
			inside = true
		case inside && !strings.HasPrefix(cells[0], "---"):
			rows = append(rows, cells)
		}
	}
	return rows
}

func cellsOf(line string) ([]string, bool) {
	if !strings.HasPrefix(line, "|") {
		return nil, false
	}
	cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells, true
}

var (
	quoted    = regexp.MustCompile(`"[^"]*"`)
	commented = regexp.MustCompile(`(?m)#.*$`)
	named     = regexp.MustCompile("`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_]*")
	spaced    = regexp.MustCompile(`\s+`)
)

// bare is a text without its own names, texts, comments and layout, so that twins are equal.
func bare(text string, names map[string]string) string {
	text = commented.ReplaceAllString(quoted.ReplaceAllString(text, `""`), "")
	text = named.ReplaceAllStringFunc(text, func(name string) string {
		if chinese, ok := names[name]; ok {
			return chinese
		}
		return name
	})
	return strings.TrimSpace(spaced.ReplaceAllString(text, " "))
}

func TestTwinsSayTheSame(t *testing.T) {
	r := openReference(t)
	names := glossary(t, readReference(t))
	count := 0
	var english *block
	for _, one := range r.blocks {
		if !one.says("twin") {
			english = cmp.Or(map[bool]*block{true: one}[one.kind == "punchcard" || one.kind == "source"], english)
			continue
		}
		count++
		require.Equal(t, one.kind, english.kind, one.at())
		left, right, parse := r.source(english), r.source(one), dsl.ParseScheme
		if one.kind == "source" {
			left, right, parse = english.text, one.text, dsl.ParseSource
		}
		file, problems := parse("english", left)
		require.Empty(t, problems, one.at())
		assert.Equal(t, bare(dsl.Translate(file, dsl.Chinese), names), bare(right, nil), one.at())
	}
	assert.Greater(t, count, 10)
}

// frames are where a clause may stand.
var frames = []struct {
	isSource         bool
	english, chinese string
}{
	{false, "%", "%"}, {false, "member { % }", "会员 { % }"}, {false, "event visit { % }", "事件 visit { % }"},
	{false, "table t by k { % }", "表 t 按 k { % }"}, {false, "wallet w { % }", "账户 w { % }"}, {false, "metric m { % }", "指标 m { % }"},
	{false, "tiers l by m { % }", "等级 l 按 m { % }"}, {false, "rule r on e { % }", "规则 r 当 e { % }"},
	{false, "rule r on e { when % }", "规则 r 当 e { 仅限 % }"}, {false, "wallet w { expire 1 year after earned % }", "账户 w { 有效期 自获得 1年 % }"},
	{false, "wallet w { redeem 20 for 1 CNY % }", "账户 w { 抵扣 20 抵 1元 % }"}, {false, "metric m { count on e % }", "指标 m { 次数 当 e % }"},
	{false, "wallet w { cap 5 % }", ""}, {false, "segment s { % }", "分群 s { % }"}, {false, "challenge c { % }", "任务 c { % }"}, {false, "calendar c { % }", "日历 c { % }"}, {false, "voucher v { % }", "优惠券 v { % }"}, {false, `test "t" { % }`, `测试 "t" { % }`}, {false, "rule r on e { earn points by k { % } }", "规则 r 当 e { 送 积分 按 k { % } }"},
	{true, "%", "%"}, {true, "event purchase { % }", "事件 消费 { % }"}, {true, "members { % }", "会员资料 { % }"},
}

func TestTablesOfTwinsSayTheSame(t *testing.T) {
	page := readReference(t)
	names := glossary(t, page)
	rows := tableRows(page, "English", "中文")
	require.Greater(t, len(rows), 60)
	for _, row := range rows {
		english, chinese := codeSpan.FindAllStringSubmatch(row[0], -1), codeSpan.FindAllStringSubmatch(row[1], -1)
		require.NotEmpty(t, english, row)
		require.Len(t, chinese, len(english), row)
		for i := range english {
			assert.True(t, areTwins(english[i][1], chinese[i][1], names), "%s is not %s", english[i][1], chinese[i][1])
		}
	}
}

// areTwins tells whether two clauses are the same in some frame.
func areTwins(english, chinese string, names map[string]string) bool {
	for _, frame := range frames {
		parse := dsl.ParseScheme
		if frame.isSource {
			parse = dsl.ParseSource
		}
		left, problems := parse("english", "currency CNY\n"+strings.Replace(frame.english, "%", english, 1))
		right, more := parse("chinese", "币种 CNY\n"+strings.Replace(frame.chinese, "%", chinese, 1))
		if frame.isSource {
			left, problems = parse("english", strings.Replace(frame.english, "%", english, 1))
			right, more = parse("chinese", strings.Replace(frame.chinese, "%", chinese, 1))
		}
		if len(problems) == 0 && len(more) == 0 && bare(dsl.Translate(left, dsl.Chinese), names) == bare(dsl.Translate(right, dsl.Chinese), names) {
			return true
		}
	}
	return false
}

// preludeClasses are where a name of the prelude may stand.
var preludeClasses = []dsl.Class{dsl.ClassEvent, dsl.ClassField, dsl.ClassFunction, dsl.ClassValue, dsl.ClassSubject}

func TestTablesOfNamesAreThePrelude(t *testing.T) {
	rows := tableRows(readReference(t), "name", "名称")
	require.Greater(t, len(rows), 30)
	for _, row := range rows {
		english, chinese := codeSpan.FindStringSubmatch(row[0]), codeSpan.FindStringSubmatch(row[1])
		require.NotNil(t, english, row)
		require.NotNil(t, chinese, row)
		assert.True(t, slices.ContainsFunc(preludeClasses, func(class dsl.Class) bool {
			twin, ok := dsl.Twin(class, english[1])
			return ok && twin == chinese[1]
		}), row)
	}
}

// Histories are run as a simulation does.

// playground is a folder with the files of some blocks, and the program that they are for.
type playground struct {
	folder  string
	program *interpreter.Program
	text    string
	source  *compile.Source
	history []string
	members []string
}

func TestEveryHistoryRuns(t *testing.T) {
	r := openReference(t)
	var p *playground
	count := 0
	for _, one := range r.blocks {
		switch one.kind {
		case "punchcard":
			if !one.isHeader() {
				p = &playground{folder: t.TempDir(), program: load(t, one, r.source(one)), text: r.source(one)}
			}
		case "source":
			p.read(t, one)
		case "csv", "jsonl":
			require.NotEmpty(t, one.rest, one.at())
			if strings.Contains(one.rest[0], ".") {
				p.write(t, one)
				continue
			}
			count++
			p.compare(t, one)
		}
	}
	assert.Greater(t, count, 3)
}

// read reads a source.
func (p *playground) read(t *testing.T, b *block) {
	t.Helper()
	file, problems := dsl.ParseSource("shop.source", b.text)
	checked, more := check.ForSource(p.program.Checked(), file)
	for _, problem := range append(problems, more...) {
		t.Fatalf("%s:\n%s", b.at(), problem.Render(b.text, dsl.English))
	}
	assert.Equal(t, b.text, dsl.Format(file), "%s: it is written in the one style", b.at())
	p.source, p.history, p.members = compile.ForSource(checked), nil, nil
}

// write writes a file; it is the history's, or of what is known of members.
func (p *playground) write(t *testing.T, b *block) {
	t.Helper()
	path := filepath.Join(p.folder, b.rest[0])
	require.NoError(t, os.WriteFile(path, []byte(b.text), 0o600))
	switch {
	case p.source != nil && slices.Contains(p.source.Files, b.rest[0]):
		p.history = append(p.history, path)
	case p.source != nil && p.fills(t, b.rest[0], path):
	case strings.HasPrefix(b.rest[0], "members") || strings.HasPrefix(b.rest[0], "会员"):
		p.members = append(p.members, path)
	default:
		p.history = append(p.history, path)
	}
}

// fills fills the table that a source reads from a file, if one does.
func (p *playground) fills(t *testing.T, name, path string) bool {
	t.Helper()
	for i := range p.source.Tables {
		if table := &p.source.Tables[i]; slices.Contains(table.Files, name) {
			rows, err := mapping.ReadSourceTable(p.program.Plan(), p.source, table, []string{path}, mapping.Options{})
			require.NoError(t, err)
			p.program, err = p.program.WithTable(p.program.Plan().Tables[table.Table].Name, rows)
			require.NoError(t, err)
			return true
		}
	}
	return false
}

// compare runs the simulation and compares the columns that a block shows of what it writes.
func (p *playground) compare(t *testing.T, b *block) {
	t.Helper()
	options := simulate.Options{Program: p.program, OnBad: mapping.Skip, Members: p.members,
		Inputs: []simulate.Input{{Paths: p.history, Source: p.source}}}
	if p.source != nil {
		options.Members, options.Inputs[0].Members = nil, p.members
	}
	folder, err := report.NewFolder(filepath.Join(p.folder, "out"), tabular.CSV)
	require.NoError(t, err)
	options.Skipped, err = report.NewSkipped(folder, dsl.English)
	require.NoError(t, err)
	result, err := simulate.Population(context.Background(), options)
	require.NoError(t, err, b.at())
	require.NoError(t, report.Write(folder, result, report.Summarize(result, p.text), dsl.English))
	require.NoError(t, folder.Commit())
	name := map[string]string{"result": "members.csv", "refused": "refused.csv", "skipped": "skipped.csv"}[b.rest[0]]
	require.NotEmpty(t, name, b.at())
	written, err := os.ReadFile(filepath.Join(p.folder, "out", name))
	require.NoError(t, err)
	wanted := recordsOf(t, []byte(b.text))
	came := recordsOf(t, bytes.ReplaceAll(written, []byte(p.folder+string(os.PathSeparator)), nil))
	assert.Equal(t, wanted, columnsOf(came, wanted[0]), b.at())
}

func recordsOf(t *testing.T, text []byte) [][]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	require.NoError(t, err)
	return records
}

// columnsOf takes some columns of a table.
func columnsOf(records [][]string, header []string) [][]string {
	var chosen [][]string
	for _, record := range records {
		var row []string
		for _, name := range header {
			if i := slices.Index(records[0], name); i >= 0 {
				row = append(row, record[i])
			}
		}
		chosen = append(chosen, row)
	}
	return chosen
}
