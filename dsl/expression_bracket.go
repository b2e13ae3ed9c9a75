package dsl

import "github.com/alecthomas/participle/v2/lexer"

// Brackets, and what must stand in them.

// bracket is an open bracket and the part that stands around it.
type bracket struct {
	token   lexer.Token
	closing string
	call    bool   // it holds the arguments of a function, or the key of a row
	list    string // the function over lists whose arguments it holds, in English
	commas  int
	around  part
}

// key tells whether a bracket holds the key of a row.
func (b bracket) key() bool { return b.call && b.closing == "]" }

// part is a stretch of an expression between brackets.
type part struct {
	compared bool           // a comparison stands in it already
	choices  []*lexer.Token // every `?` without its `:`
	lines    bool           // it looks at the lines of a list, so that `.price` has a meaning
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

// lineField takes `.price`, which is a field of the line that a function over a list looks at.
func (s *expressionScan) lineField(token *lexer.Token) bool {
	if s.before.Type == 0 && peekBehind(s.lex).Type != KindName {
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
	case last.list != "":
		s.listNeeds(last)
	case last.key():
		s.oneKey(last)
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
		s.listNeeds(last)
	}
	s.brackets = s.brackets[:len(s.brackets)-1]
	s.part = last.around
	return s.take(token, true, false)
}

func (s *expressionScan) listNeeds(last bracket) {
	s.fail("expression-list", last.token, Say("a function over a list takes the list, and what is looked at in each of its lines", "列表函数先写列表，再写逐行怎么判断"),
		Say("for example: any(items, .sku == \"A1\")", "例如：任一(items, .sku == \"A1\")"))
}

// listArguments returns how many arguments a function over lists has at most and at least: lines can be counted,
// and numbers added up, without looking into them.
func listArguments(function string) (most, least int) {
	if function == "count" || function == "sum" {
		return 2, 1
	}
	return 2, 2
}

func (s *expressionScan) oneKey(last bracket) {
	s.fail("expression-key", last.token, Say("a row of a table is found by one key", "查表只用一个键"),
		Say("for example: products[sku].margin", "例如：商品[货号].毛利"))
}
