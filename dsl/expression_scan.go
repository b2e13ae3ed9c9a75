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
	dotted   bool // but one behind a dot, which is no function's
	problems []problem
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

// take moves over a token.
func (s *expressionScan) take(token *lexer.Token, operand, callable bool) bool {
	s.lex.Next()
	s.before = *token
	s.operand, s.callable, s.dotted = operand, callable, false
	return true
}

// skipLine moves past an expression that is too much, and ends the scan.
func (s *expressionScan) skipLine() bool {
	for token := s.lex.Peek(); token.Pos.Line == s.before.Pos.Line && !token.EOF() && !isSign(token, "}"); token = s.lex.Peek() {
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
	switch {
	case token.EOF() || token.Type == KindBad || isSign(token, "{") || isSign(token, "}"):
		return false
	case len(s.problems) > 0 && len(s.brackets) == 0 && token.Pos.Line != s.before.Pos.Line:
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
		return !beginsClause(s.lex) && s.take(token, true, true)
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
