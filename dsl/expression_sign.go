package dsl

import "github.com/alecthomas/participle/v2/lexer"

// Operators, and the signs that are none.

// refuse reports a sign that expr knows and the language does not.
func (s *expressionScan) refuse(token lexer.Token, help Words) {
	s.fail("expression-not-allowed", token, Sayf("`%s` is not part of the language", "没有 `%s` 这种写法", shown(token)), help)
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

// operatorWord takes `and`, `or`, `in` and the like. `or when` begins a clause, `or less` ends one.
func (s *expressionScan) operatorWord(token *lexer.Token) bool {
	next, word := peekBehind(s.lex), operatorWord(token.Value)
	if word == "not" { // before `in` and the like
		if !isOperatorWord("not " + operatorWord(next.Value)) {
			return false
		}
		s.take(token, false, false)
		return s.take(s.lex.Peek(), false, false)
	}
	switch word {
	case "and", "or":
		if len(s.brackets) == 0 && next.Type == KindName && (next.Value == "when" || next.Value == "less") {
			return false
		}
		s.part.compared = false
	case "matches":
		s.refuse(*token, Say("use contains, startsWith or endsWith", "请用 包含、开头是 或 结尾是"))
	}
	return s.take(token, false, false)
}

// forbidden are signs that expr knows and the language does not, with what to write instead.
var forbidden = map[string]Words{
	"**": Say("multiply instead", "请改用乘法"),
	"^":  Say("multiply instead", "请改用乘法"),
	"??": Say("a missing value is false as a condition: use `a ? a : b`", "缺失的值作条件时按假处理：请写 `a ? a : b`"),
	"?.": Say("write `.`: what is missing stays missing", "请写 `.`：缺失的值仍按缺失处理"),
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
		if s.dotted {
			s.fail("expression-not-allowed", s.before, Say("a function is called by its name alone", "函数前面不带点"),
				Say("for example: floor(amount / 10)", "例如：向下取整(金额 / 10)"))
		}
		if s.callable && s.opensRows() && brace(s.lex) {
			return false
		}
		return s.callable && s.open(token, true)
	case "[":
		return s.open(token, true)
	case ".":
		return peekBehind(s.lex).Type == KindName && s.dot(token)
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
		switch {
		case last.key():
			s.oneKey(*last)
		case last.closing == ")" && !last.call:
			s.fail("expression-comma", *token, Say("values to choose among stand in square brackets", "几个值供选择时要用方括号"),
				Say("for example: category in [\"tea\", \"coffee\"]", "例如：品类 属于 [\"茶\", \"咖啡\"]"))
		}
		s.part.lines = s.part.lines || last.list != ""
	}
	s.part.compared = false
	return s.take(token, false, false)
}

// dot takes `.` and the name behind it.
func (s *expressionScan) dot(token *lexer.Token) bool {
	s.take(token, false, false)
	if next := s.lex.Peek(); next.Type == KindName {
		s.take(next, true, true)
		s.dotted = true
		return true
	}
	s.fail("expression-operand", *token, Say("a name stands behind a `.`", "`.` 后面要有名称"),
		Say("write the field's name", "写出字段的名称"))
	return false
}
