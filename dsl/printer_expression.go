package dsl

import "strings"

// expression writes an expression from its tokens, so that nothing in it is lost.
func (p *printer) expression(expression *Expression) {
	tokens := expression.Tokens
	operand := false // what stands before completes an operand
	for i := range tokens {
		token := &tokens[i]
		written := p.expressionToken(tokens, i)
		binary := operand && token.Type == KindSign && strings.Contains("+ - * / == != < <= > >= ? :", token.Value)
		switch {
		case i == 0 || binary || isSign(token, "=") && operand:
			p.write(written)
		case isSign(token, ".") && operand, isSign(token, ","), isSign(token, ")"), isSign(token, "]"),
			operand && (isSign(token, "(") || isSign(token, "[")), gluesNext(tokens, i-1):
			p.glue().write(written)
		default:
			p.write(written)
		}
		operand = isLiteral(token.Type) || token.Type == KindName || isSign(token, ")") || isSign(token, "]")
	}
}

// gluesNext tells whether the token is one behind which no space stands: an open bracket, a dot, a sign before its
// number.
func gluesNext(tokens []token, i int) bool {
	token := &tokens[i]
	switch token.Value {
	case "(", "[", ".":
		return token.Type == KindSign
	case "-", "+":
		if token.Type != KindSign {
			return false
		}
		return i == 0 || isOpen(tokens[i-1])
	}
	return false
}

// expressionToken writes one token of an expression in the tongue of the clause.
func (p *printer) expressionToken(tokens []token, i int) string {
	token := tokens[i]
	switch {
	case isLiteral(token.Type):
		return p.literalText(token.Type, token.Value)
	case token.Type == KindWord:
		return operatorIn(negated(tokens, i), p.tongue)
	case isSign(&token, "!"):
		return operatorIn("not", p.tongue)
	case token.Type != KindName:
		return token.Value
	}
	class := classAt(tokens, i)
	if p.foreign {
		class = foreignClass(tokens, i, class)
	}
	return p.nameText(token.Value, class)
}

// negated returns the English form of an operator: with the `not` before it, which then stands for nothing itself.
func negated(tokens []token, i int) string {
	operator := operatorWord(tokens[i].Value)
	if operator != "not" && i > 0 && tokens[i-1].Type == KindWord && operatorWord(tokens[i-1].Value) == "not" {
		return "not " + operator
	}
	if next := i + 1; operator == "not" && next < len(tokens) && tokens[next].Type == KindWord && operatorWord(tokens[next].Value) != "not" {
		return ""
	}
	return operator
}

// classAt tells what a name of an expression stands for, by where it stands.
func classAt(tokens []token, i int) Class {
	is := func(at int, sign string) bool { return at >= 0 && at < len(tokens) && isSign(&tokens[at], sign) }
	_, value := Canonical(ClassValue, Identifier(tokens[i].Value))
	switch {
	case is(i-1, "."):
		return ClassField
	case is(i+1, "("):
		return ClassFunction
	case value:
		return ClassValue
	case is(i-1, "(") && i > 1 && isEventFunction(tokens[i-2].Value):
		return ClassEvent
	}
	return ClassField
}

// foreignClass tells what a name stands for among the columns of somebody else's file, which nobody translates.
func foreignClass(tokens []token, i int, class Class) Class {
	switch {
	case class == ClassValue:
		return class
	case class == ClassFunction:
		if _, ok := Canonical(ClassLines, Identifier(tokens[i].Value)); ok {
			return ClassLines
		}
		return class
	case i > 1 && isSign(&tokens[i-1], "(") && listFunction(tokens[i-2].Value) != "":
		return ClassLines
	}
	return ClassOwn
}

// isEventFunction tells whether a function takes an event: first(purchase).
func isEventFunction(written string) bool {
	english, _ := Canonical(ClassFunction, Identifier(written))
	return english == "first" || english == "days_since"
}
