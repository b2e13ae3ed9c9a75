package dsl

import "github.com/alecthomas/participle/v2/lexer"

// Bounds of one expression. expr's parser recurses, so its text is bounded before it sees it.
const (
	mostTokens  = 2000
	mostNesting = 64
)

// expressionScan finds where an expression ends: it reads operands and operators in turn, without a tree, and
// knows what can be wrong with them better than expr's parser does.
type expressionScan struct {
	lex      *lexer.PeekingLexer
	start    lexer.RawCursor
	brackets []bracket
	part     part // what stands outside brackets, or in the last that is open
	before   lexer.Token
	operand  bool // an operand is complete: what may follow is an operator, or the end
	callable bool // and it is a name, so that a bracket behind it makes a call
	problems []problem
}

// bracket is an open bracket and the part that stands around it.
type bracket struct {
	token   lexer.Token
	closing string
	call    bool   // it holds the arguments of a function
	list    string // the function over lists whose arguments it holds, in English
	commas  int
	around  part
}

// part is a stretch of an expression between brackets.
type part struct {
	compared bool           // a comparison stands in it already
	choices  []*lexer.Token // every `?` without its `:`
	lines    bool           // it looks at the lines of a list, so that `.price` has a meaning
}

func (s *expressionScan) run() {
	for s.step(s.lex.Peek()) {
		if int(s.lex.RawCursor()-s.start) > mostTokens {
			s.fail("expression-long", s.before, Sayf("an expression has at most %d words and signs", "一个算式最多 %d 个词和符号", mostTokens),
				Say("give parts of it names as metrics", "把其中的部分写成指标"))
			s.skipLine()
			return
		}
	}
	if s.before.Type != 0 && s.lex.Peek().Type != KindBad {
		s.finish()
	}
}

// finish reports what is still open where an expression ends.
func (s *expressionScan) finish() {
	switch {
	case !s.operand:
		s.missingOperand()
	case len(s.brackets) > 0:
		s.openBracket()
	default:
		s.openChoice()
	}
}

func (s *expressionScan) missingOperand() {
	if s.before.Value == "(" || s.before.Value == "[" {
		s.openBracket()
		return
	}
	s.fail("expression-operand", s.before, Say("an operator stands between two values", "运算符两边都要有值"),
		Sayf("write what comes after `%s`", "写出 `%s` 后面的值", shown(s.before)))
}

func (s *expressionScan) openBracket() {
	last := s.brackets[len(s.brackets)-1]
	s.fail("expression-bracket", last.token, Say("every bracket of an expression is closed", "算式里的括号要成对"),
		Sayf("add the missing `%s`", "补上缺少的 `%s`", last.closing))
}

func (s *expressionScan) openChoice() {
	if count := len(s.part.choices); count > 0 {
		s.fail("expression-choice", *s.part.choices[count-1], Say("a choice has two sides", "二选一要写出两边"),
			Say("write it so: condition ? this : that", "写法如：条件 ? 这个 : 那个"))
	}
}

// take moves over a token.
func (s *expressionScan) take(token *lexer.Token, operand, callable bool) bool {
	s.lex.Next()
	s.before = *token
	s.operand, s.callable = operand, callable
	return true
}

// skipLine moves past an expression that is too much, and ends the scan.
func (s *expressionScan) skipLine() bool {
	for token := s.lex.Peek(); !token.EOF() && token.Pos.Line == s.before.Pos.Line; token = s.lex.Peek() {
		s.lex.Next()
	}
	return false
}

// fail reports the first problem; what follows it is most often its echo.
func (s *expressionScan) fail(code string, token lexer.Token, rule, help Words) {
	if len(s.problems) == 0 {
		s.problems = append(s.problems, problem{code, []lexer.Token{token}, rule, help})
	}
}

// refuse reports a sign that expr knows and the language does not.
func (s *expressionScan) refuse(token lexer.Token, help Words) {
	s.fail("expression-not-allowed", token, Sayf("`%s` is not part of the language", "语言里没有 `%s`", shown(token)), help)
}

// step takes one token, or says that the expression ended before it.
func (s *expressionScan) step(token *lexer.Token) bool {
	switch {
	case token.EOF() || token.Type == KindBad || isSign(token, "{") || isSign(token, "}"):
		return false
	case len(s.problems) > 0 && token.Pos.Line != s.before.Pos.Line:
		return false
	case s.operand:
		return s.afterOperand(token)
	}
	return s.beforeOperand(token)
}

// beforeOperand takes an operand, or what may stand before one.
func (s *expressionScan) beforeOperand(token *lexer.Token) bool {
	switch {
	case isLiteral(token.Type):
		s.refuseLiteral(token)
		return s.take(token, true, false)
	case token.Type == KindName:
		return !s.beginsClause(token) && s.take(token, true, true)
	case token.Type == KindWord:
		return s.wordBeforeOperand(token)
	case token.Type != KindSign:
		return false
	}
	switch token.Value {
	case "(", "[":
		return s.open(token, false)
	case "-", "+", "!":
		return s.take(token, false, false)
	case ".":
		return s.lineField(token)
	case ")", "]":
		return len(s.brackets) > 0 && s.closeEmpty(token)
	}
	return s.signBeforeOperand(token)
}

func (s *expressionScan) wordBeforeOperand(token *lexer.Token) bool {
	if operatorWord(token.Value) == "not" {
		return s.take(token, false, false)
	}
	if s.before.Type == 0 {
		return false
	}
	s.missingOperand()
	return s.take(token, false, false)
}

// signBeforeOperand reports an operator without the value before it, and goes on behind it.
func (s *expressionScan) signBeforeOperand(token *lexer.Token) bool {
	if s.before.Type == 0 || token.Value == ";" {
		return false
	}
	if help, ok := forbidden[token.Value]; ok {
		s.refuse(*token, help)
	}
	s.missingOperand()
	return s.take(token, false, false)
}

// beginsClause tells whether a name behind an open operator is the next line's clause: no operand has another
// one beside it.
func (s *expressionScan) beginsClause(token *lexer.Token) bool {
	if s.before.Type == 0 || token.Pos.Line == s.before.Pos.Line || !clauseWords()[token.Value] {
		return false
	}
	next := s.peekBehind()
	return next.Pos.Line == token.Pos.Line && (isLiteral(next.Type) || next.Type == KindName)
}

// peekBehind looks at the token behind the next.
func (s *expressionScan) peekBehind() lexer.Token {
	here := s.lex.MakeCheckpoint()
	s.lex.Next()
	next := *s.lex.Peek()
	s.lex.LoadCheckpoint(here)
	return next
}

// refuseLiteral reports literals that only the clauses of calendars and expiries know.
func (s *expressionScan) refuseLiteral(token *lexer.Token) {
	switch token.Type {
	case KindClock:
		s.fail("expression-literal", *token, Say("a time of day does not stand in an expression", "算式里不能写时刻"),
			Say("for a choice, write spaces around the `:`", "如果是二选一，请在 `:` 两边留空格"))
	case KindMonthDay:
		s.fail("expression-literal", *token, Say("a day of the year does not stand in an expression", "算式里不能写月日"),
			Say("for a subtraction, write spaces around the `-`", "如果是减法，请在 `-` 两边留空格"))
	}
}

// lineField takes `.price`, which is a field of the line that a function over a list looks at.
func (s *expressionScan) lineField(token *lexer.Token) bool {
	if s.before.Type == 0 && s.peekBehind().Type != KindName {
		return false
	}
	if !s.part.lines {
		s.fail("expression-line", *token, Say("`.` alone is a field of a list's lines, in sum, count, any, all, none or one", "单独的 `.` 是明细的字段，只能写在 求和、计数、任一、全部、没有、恰一 里"),
			Say("for example: sum(items, .price * .quantity)", "例如：求和(items, .price * .quantity)"))
	}
	return s.dot(token)
}

func (s *expressionScan) open(token *lexer.Token, call bool) bool {
	closing := map[string]string{"(": ")", "[": "]"}[token.Value]
	opened := bracket{token: *token, closing: closing, call: call, around: s.part}
	if call && token.Value == "(" {
		opened.list = listFunction(s.before.Value)
	}
	s.brackets = append(s.brackets, opened)
	s.part = part{lines: s.part.lines}
	if len(s.brackets) > mostNesting {
		s.fail("expression-deep", *token, Sayf("brackets nest at most %d deep", "括号最多嵌套 %d 层", mostNesting),
			Say("give parts of it names as metrics", "把其中的部分写成指标"))
		s.take(token, true, false)
		s.brackets = nil
		return s.skipLine()
	}
	return s.take(token, false, false)
}

// closeEmpty closes a bracket behind which no value is complete: only the arguments of a function and the values
// of a list may be none.
func (s *expressionScan) closeEmpty(token *lexer.Token) bool {
	last := s.brackets[len(s.brackets)-1]
	switch {
	case s.before.Value != "(" && s.before.Value != "[":
		s.missingOperand()
	case last.closing == ")" && !last.call:
		s.fail("expression-operand", *token, Say("a value stands between brackets", "括号里要有值"),
			Say("write it, or take the brackets out", "写上值，或删去括号"))
	}
	return s.closeBracket(token)
}

func (s *expressionScan) closeBracket(token *lexer.Token) bool {
	last := s.brackets[len(s.brackets)-1]
	if last.closing != token.Value {
		s.fail("expression-bracket", *token, Say("every bracket of an expression is closed by its own kind", "括号要用同一种括号结束"),
			Sayf("write `%s` here", "这里应写 `%s`", last.closing))
	}
	s.openChoice()
	if most, least := listArguments(last.list); last.list != "" && (last.commas > most-1 || last.commas < least-1) {
		s.fail("expression-list", last.token, Say("a function over a list takes the list, and what is looked at in each of its lines", "列表函数先写列表，再写对每一行的要求"),
			Say("for example: any(items, .sku == \"A1\")", "例如：任一(items, .sku == \"A1\")"))
	}
	s.brackets = s.brackets[:len(s.brackets)-1]
	s.part = last.around
	return s.take(token, true, false)
}

// listArguments returns how many arguments a function over lists has at most and at least: lines can be counted,
// and numbers added up, without looking into them.
func listArguments(function string) (most, least int) {
	if function == "count" || function == "sum" {
		return 2, 1
	}
	return 2, 2
}

// afterOperand takes an operator, or ends the expression.
func (s *expressionScan) afterOperand(token *lexer.Token) bool {
	inside := len(s.brackets) > 0
	switch {
	case !inside && token.Pos.Line != s.before.Pos.Line:
		return false
	case token.Type == KindWord:
		return s.operatorWord(token)
	case token.Type == KindSign:
		return s.operatorSign(token, inside)
	case !inside || clauseWords()[token.Value] && token.Pos.Line != s.before.Pos.Line:
		return false
	}
	s.fail("expression-operator", *token, Say("an operator stands between two values", "两个值之间要有运算符"),
		Sayf("write an operator or a comma before `%s`", "在 `%s` 前面写运算符或逗号", shown(*token)))
	return s.take(token, true, plain(token.Type) == KindName)
}

// operatorWord takes `and`, `or`, `in` and the like. `or when` begins a clause, `or less` ends one.
func (s *expressionScan) operatorWord(token *lexer.Token) bool {
	next := s.peekBehind()
	switch operatorWord(token.Value) {
	case "and", "or":
		if len(s.brackets) == 0 && next.Type == KindName && (next.Value == "when" || next.Value == "less") {
			return false
		}
		s.part.compared = false
	case "matches":
		s.refuse(*token, Say("use contains, startsWith or endsWith", "请用 包含、开头是 或 结尾是"))
	case "not":
		if next.Type != KindWord {
			return false
		}
		s.take(token, false, false)
		token = s.lex.Peek()
	}
	return s.take(token, false, false)
}

// forbidden are signs that expr knows and the language does not, with what to write instead.
var forbidden = map[string]Words{
	"**": Say("multiply instead", "请改用乘法"),
	"^":  Say("multiply instead", "请改用乘法"),
	"??": Say("a missing value is false as a condition: use `a ? a : b`", "没有的值作条件时为假：请写 `a ? a : b`"),
	"?.": Say("write `.`: what is missing stays missing", "请写 `.`：没有的值仍是没有"),
	"..": Say("compare with >= and <=", "请用 >= 和 <= 比较"),
	"//": Say("a comment begins with #; to divide write one /", "注释以 # 开头；除法只写一个 /"),
	"/*": Say("a comment begins with #", "注释以 # 开头"),
	"|":  Say("write `or`", "请写 `或`"),
	"&":  Say("write `and`", "请写 `且`"),
	"<>": Say("write `!=`", "请写 `!=`"),
	"=>": Say("write `>=`", "请写 `>=`"),
	"=<": Say("write `<=`", "请写 `<=`"),
	"%":  Say("`%` is percent, right behind its number; for the rest of a division write mod(a, b)", "`%` 表示百分比，要紧跟数字；求余数请写 余数(a, b)"),
	"$":  Say("write the name alone", "只写名称即可"),
	"@":  Say("write the name alone", "只写名称即可"),
	"~":  Say("write `not`", "请写 `非`"),
}

// operatorSign takes `+`, `==`, `?` and the like.
func (s *expressionScan) operatorSign(token *lexer.Token, inside bool) bool {
	switch token.Value {
	case ")", "]":
		return inside && s.closeBracket(token)
	case "(":
		return s.callable && s.open(token, true)
	case "[":
		return s.open(token, true)
	case ".":
		return s.peekBehind().Type == KindName && s.dot(token)
	case "+", "-", "*", "/":
		return s.take(token, false, false)
	case "==", "!=", "<", "<=", ">", ">=", "=":
		return s.comparison(token)
	case "?", ":", ",":
		return s.separator(token, inside)
	}
	if help, ok := forbidden[token.Value]; ok {
		s.refuse(*token, help)
		return s.take(token, false, false)
	}
	return false
}

func (s *expressionScan) comparison(token *lexer.Token) bool {
	if s.part.compared {
		s.fail("expression-chain", *token, Say("one comparison has two sides", "一次只能比较两个值"),
			Say("join two comparisons with `and`", "请用 `且` 连接两个比较"))
	}
	if token.Value == "=" {
		s.fail("expression-equals", *token, Say("`=` gives a value, `==` compares", "`=` 是赋值，`==` 才是比较"),
			Say("write `==`", "请写 `==`"))
	}
	s.part.compared = true
	return s.take(token, false, false)
}

// separator takes what parts an expression into several, each with comparisons of its own.
func (s *expressionScan) separator(token *lexer.Token, inside bool) bool {
	switch token.Value {
	case "?":
		s.part.choices = append(s.part.choices, token)
	case ":":
		if len(s.part.choices) == 0 {
			return false
		}
		s.part.choices = s.part.choices[:len(s.part.choices)-1]
	case ",":
		if !inside {
			return false
		}
		s.openChoice()
		last := &s.brackets[len(s.brackets)-1]
		last.commas++
		s.part.lines = s.part.lines || last.list != ""
	}
	s.part.compared = false
	return s.take(token, false, false)
}

// dot takes `.` and the name behind it.
func (s *expressionScan) dot(token *lexer.Token) bool {
	s.take(token, false, false)
	if next := s.lex.Peek(); next.Type == KindName {
		return s.take(next, true, true)
	}
	s.fail("expression-operand", *token, Say("a name stands behind a `.`", "`.` 后面要有名称"),
		Say("write the field's name", "写出字段的名称"))
	return false
}
