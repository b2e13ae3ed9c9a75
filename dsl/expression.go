package dsl

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// Expression is a calculation or a condition, in the syntax of expr-lang/expr. It ends where, outside brackets,
// an operand is followed by anything but an operator, or with its line where no operator is open.
type Expression struct {
	Node
	Tree     Tree // nil where the text makes no sense; a diagnostic says why
	problems []problem
}

// Operand is a single literal, name or path, where an expression would be too much.
type Operand struct {
	Expression
}

func (e *Expression) troubles() []problem { return e.problems }

// Bounds of one expression. expr's parser recurses, so its text is bounded before it sees it.
const (
	mostTokens  = 2000
	mostNesting = 64
)

// Parse takes the tokens of one expression.
func (e *Expression) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	scan := &expressionScan{lex: lex}
	scan.run()
	e.Tokens = lex.Range(start, lex.RawCursor())
	if len(e.Tokens) == 0 {
		return participle.NextMatch
	}
	e.problems = scan.problems
	if len(e.problems) == 0 {
		e.Tree, e.problems = parseExpression(e.Tokens)
	}
	return nil
}

// Parse takes a literal, a name or a path: `10`, `step`, `offer.days`, `-5`.
func (o *Operand) Parse(lex *lexer.PeekingLexer) error {
	start := lex.RawCursor()
	token := lex.Peek()
	negative := token.Type == KindSign && token.Value == "-"
	checkpoint := lex.MakeCheckpoint()
	if negative {
		lex.Next()
		token = lex.Peek()
	}
	if !isLiteral(token.Type) && (token.Type != KindName || negative) {
		lex.LoadCheckpoint(checkpoint)
		return participle.NextMatch
	}
	lex.Next()
	if token.Type != KindName {
		o.Tokens = lex.Range(start, lex.RawCursor())
		o.Tree = &Literal{Node: o.Node, Negative: negative, Value: token.Value}
		return nil
	}
	path := &Path{Names: []Name{nameOf(*token)}}
	for isSign(lex.Peek(), ".") {
		before := lex.MakeCheckpoint()
		lex.Next()
		if lex.Peek().Type != KindName {
			lex.LoadCheckpoint(before)
			break
		}
		path.Names = append(path.Names, nameOf(*lex.Next()))
	}
	o.Tokens = lex.Range(start, lex.RawCursor())
	path.Node = o.Node
	o.Tree = path
	return nil
}

func isSign(token *lexer.Token, sign string) bool {
	return token.Type == KindSign && token.Value == sign
}

func nameOf(token lexer.Token) Name {
	name := Name{Node: Node{Tokens: []lexer.Token{token}}}
	_ = name.Text.Capture([]string{token.Value})
	return name
}

// expressionScan finds where an expression ends: it reads operands and operators in turn, without a tree.
type expressionScan struct {
	lex      *lexer.PeekingLexer
	brackets []bracket
	count    int
	line     int  // of the token before
	operand  bool // an operand is complete: what may follow is an operator, or the end
	name     bool // and it is a name, so that a bracket behind it makes a call
	compared bool // a comparison stands in this part already
	choices  int  // `?` without their `:`, outside brackets
	problems []problem
}

// bracket is an open bracket and what stood around it.
type bracket struct {
	closing  string
	compared bool
	choices  int
}

func (s *expressionScan) run() {
	for {
		token := s.lex.Peek()
		if token.EOF() || token.Type == KindBad || !s.step(token) {
			break
		}
	}
	if s.count == 0 || len(s.problems) > 0 {
		return
	}
	if last := s.last(); len(s.brackets) > 0 {
		s.fail("expression-bracket", last, Say("every bracket of an expression is closed", "算式里的括号要成对"),
			Sayf("add the missing %s", "补上缺少的 %s", s.brackets[len(s.brackets)-1].closing))
	} else if !s.operand {
		s.fail("expression-operand", last, Say("an operator stands between two values", "运算符两边都要有值"),
			Sayf("write what comes after `%s`", "写出 `%s` 后面的值", last.Value))
	}
}

func (s *expressionScan) last() lexer.Token {
	tokens := s.lex.Range(0, s.lex.RawCursor())
	return tokens[len(tokens)-1]
}

// take moves over a token.
func (s *expressionScan) take(token *lexer.Token, operand, name bool) bool {
	s.lex.Next()
	s.count++
	s.line = token.Pos.Line
	s.operand, s.name = operand, name
	if s.count > mostTokens {
		s.fail("expression-long", *token, Sayf("an expression has at most %d words and signs", "一个算式最多 %d 个词和符号", mostTokens),
			Say("give parts of it names as metrics", "把其中的部分写成指标"))
		return s.skipRest()
	}
	return true
}

// skipRest moves past an expression that is too long, and ends the scan.
func (s *expressionScan) skipRest() bool {
	for token := s.lex.Peek(); !token.EOF() && token.Pos.Line == s.line; token = s.lex.Peek() {
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

// step takes one token, or says that the expression ended before it.
func (s *expressionScan) step(token *lexer.Token) bool {
	if s.operand {
		return s.afterOperand(token)
	}
	switch {
	case isLiteral(token.Type):
		s.refuseLiteral(token)
		return s.take(token, true, false)
	case token.Type == KindName && isOperatorWord(token.Value):
		if operatorWord(token.Value) == "not" {
			return s.take(token, false, false)
		}
		return false
	case token.Type == KindName:
		return s.take(token, true, true)
	case isSign(token, "(") || isSign(token, "["):
		return s.open(token)
	case isSign(token, "-") || isSign(token, "+") || isSign(token, "!"):
		return s.take(token, false, false)
	case isSign(token, ".") && len(s.brackets) > 0:
		return s.take(token, false, false)
	case s.closes(token):
		return s.closeBracket(token)
	}
	return false
}

// refuseLiteral reports literals that only the clauses of calendars and expiries know.
func (s *expressionScan) refuseLiteral(token *lexer.Token) {
	switch token.Type {
	case KindClock:
		s.fail("expression-literal", *token, Say("a time of day does not stand in an expression", "算式里不能写时刻"),
			Say("for a choice, write spaces around the `:`", "如果是选择，请在 `:` 两边留空格"))
	case KindMonthDay:
		s.fail("expression-literal", *token, Say("a day of the year does not stand in an expression", "算式里不能写月日"),
			Say("for a subtraction, write spaces around the `-`", "如果是减法，请在 `-` 两边留空格"))
	}
}

func (s *expressionScan) open(token *lexer.Token) bool {
	closing := map[string]string{"(": ")", "[": "]"}[token.Value]
	s.brackets = append(s.brackets, bracket{closing, s.compared, s.choices})
	s.compared, s.choices = false, 0
	if len(s.brackets) > mostNesting {
		s.fail("expression-deep", *token, Sayf("brackets nest at most %d deep", "括号最多嵌套 %d 层", mostNesting),
			Say("give parts of it names as metrics", "把其中的部分写成指标"))
		s.line = token.Pos.Line
		return s.skipRest()
	}
	return s.take(token, false, false)
}

func (s *expressionScan) closes(token *lexer.Token) bool {
	return len(s.brackets) > 0 && (isSign(token, ")") || isSign(token, "]"))
}

func (s *expressionScan) closeBracket(token *lexer.Token) bool {
	last := s.brackets[len(s.brackets)-1]
	if last.closing != token.Value {
		s.fail("expression-bracket", *token, Say("every bracket of an expression is closed by its own kind", "括号要用同一种括号结束"),
			Sayf("write `%s` here", "这里应写 `%s`", last.closing))
	}
	s.brackets = s.brackets[:len(s.brackets)-1]
	s.compared, s.choices = last.compared, last.choices
	return s.take(token, true, false)
}

// afterOperand takes an operator, or ends the expression.
func (s *expressionScan) afterOperand(token *lexer.Token) bool {
	inside := len(s.brackets) > 0
	switch {
	case s.closes(token):
		return s.closeBracket(token)
	case !inside && token.Pos.Line != s.line:
		return false
	case isSign(token, "(") && s.name, isSign(token, "["):
		return s.open(token)
	case token.Type == KindName && isOperatorWord(token.Value):
		return s.operatorWord(token)
	case token.Type == KindSign:
		return s.operatorSign(token, inside)
	case inside:
		s.fail("expression-operator", *token, Say("an operator stands between two values", "两个值之间要有运算符"),
			Sayf("write an operator or a comma before `%s`", "在 `%s` 前面写运算符或逗号", token.Value))
		return s.take(token, true, token.Type == KindName)
	}
	return false
}

// operatorWord takes `and`, `or`, `in` and the like. `or when` begins a clause, `or less` ends one.
func (s *expressionScan) operatorWord(token *lexer.Token) bool {
	word := operatorWord(token.Value)
	before := s.lex.MakeCheckpoint()
	s.lex.Next()
	next := s.lex.Peek()
	s.lex.LoadCheckpoint(before)
	switch word {
	case "and", "or":
		if len(s.brackets) == 0 && next.Type == KindName && (next.Value == "when" || next.Value == "less") {
			return false
		}
		s.compared = false
	case "matches":
		s.fail("expression-not-allowed", *token, Say("`matches` is not part of the language", "语言里没有 `matches`"),
			Say("use contains, startsWith or endsWith", "请用 包含、开头是 或 结尾是"))
	case "not":
		if next.Type != KindName || !isOperatorWord(next.Value) {
			return false
		}
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
	";":  Say("one expression has one value; write conditions as clauses of their own", "一个算式只有一个值；条件请分开写"),
	"%":  Say("`%` is percent; for the rest of a division write mod(a, b)", "`%` 表示百分比；求余数请写 余数(a, b)"),
	"$":  Say("write the name alone", "只写名称即可"),
	"@":  Say("write the name alone", "只写名称即可"),
	"~":  Say("write `not`", "请写 `非`"),
	"'":  Say("write texts in double quotes", "文字请用双引号"),
}

// operatorSign takes `+`, `==`, `?` and the like.
func (s *expressionScan) operatorSign(token *lexer.Token, inside bool) bool {
	switch token.Value {
	case "+", "-", "*", "/":
		return s.take(token, false, false)
	case ".":
		return s.dot(token)
	case "==", "!=", "<", "<=", ">", ">=":
		if s.compared {
			s.fail("expression-chain", *token, Say("one comparison has two sides", "一次只能比较两个值"),
				Say("join two comparisons with `and`", "请用 `且` 连接两个比较"))
		}
		s.compared = true
		return s.take(token, false, false)
	case "=":
		s.fail("expression-equals", *token, Say("`=` gives a value, `==` compares", "`=` 是赋值，`==` 才是比较"),
			Say("write `==`", "请写 `==`"))
		return s.take(token, false, false)
	case "?":
		s.choices++
		s.compared = false
		return s.take(token, false, false)
	case ":":
		if s.choices == 0 {
			return false
		}
		s.choices--
		s.compared = false
		return s.take(token, false, false)
	case ",":
		if !inside {
			return false
		}
		s.compared = false
		return s.take(token, false, false)
	}
	if help, ok := forbidden[token.Value]; ok {
		s.fail("expression-not-allowed", *token, Sayf("`%s` is not part of the language", "语言里没有 `%s`", token.Value), help)
		return s.take(token, false, false)
	}
	return false
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
