package dsl

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// lineWidth is how many columns a block may have that stays on one line.
const lineWidth = 100

// Format writes a file in the one style there is: a clause a line, but a block that was written on one line and
// fits stays on it; comments and single blank lines stay. Each clause keeps the keyword language it begins in.
func Format(file *File) string {
	p := &printer{file: file, comments: file.Comments}
	p.lines(file.block(), len(file.Source)+1)
	return p.out.String()
}

// Translate is Format with the keywords, and the names of the prelude, in one language. Names that the file
// declares stay as they are.
func Translate(file *File, tongue Tongue) string {
	p := &printer{file: file, comments: file.Comments, translating: true, tongue: tongue,
		declared: declaredNames(file), currency: currencyOf(file)}
	p.lines(file.block(), len(file.Source)+1)
	return p.out.String()
}

func currencyOf(file *File) string {
	for _, clause := range file.Declarations {
		if currency, ok := clause.(*Currency); ok {
			return string(currency.Code.Text)
		}
	}
	return ""
}

// printer writes a tree as text.
type printer struct {
	file     *File
	comments []Comment // not yet written
	out      strings.Builder
	indent   int
	glued    bool // the next word follows without a space
	inLine   bool // something stands on the line already
	oneLine  bool // a block is being written on one line
	lastLine int  // of the source: where what was written last ended

	tongue      Tongue
	translating bool
	declared    map[Identifier]bool
	currency    string
}

// lines writes the clauses of a block, each on a line of its own, and the comments before an offset.
func (p *printer) lines(block *Block, end int) {
	for _, clause := range block.Clauses {
		tokens := clause.node().Tokens
		span := p.file.span(tokens)
		p.commentsBefore(p.headEnd(clause, span))
		p.blankLine(span.Line)
		p.clause(clause)
		p.lastLine = p.lineOf(span.End)
		p.trailing(p.lastLine)
		p.newLine()
	}
	p.commentsBefore(end)
}

// headEnd returns the offset before which comments belong in front of a clause: its first brace, else its end.
func (p *printer) headEnd(clause Clause, span Span) int {
	for _, token := range clause.node().Tokens {
		if isSign(&token, "{") {
			return token.Pos.Offset
		}
	}
	return span.End
}

func (p *printer) lineOf(offset int) int {
	return 1 + strings.Count(p.file.Source[:min(offset, len(p.file.Source))], "\n")
}

// clause writes one clause in the keyword language it begins in.
func (p *printer) clause(clause Clause) {
	before := p.tongue
	if first := clause.node().Tokens[0]; !p.translating && beginsWithKeyword(clause) {
		p.tongue = English
		if first.Value[0] >= 0x80 {
			p.tongue = Chinese
		}
	}
	clause.print(p)
	p.tongue = before
}

// beginsWithKeyword tells whether a clause begins with a word of the language, rather than a name.
func beginsWithKeyword(clause Clause) bool {
	switch clause.(type) {
	case *Field, *Tier, *AmountRow, *TestStep, *TestAttribute, *Assignment:
		return false
	}
	return true
}

// commentsBefore writes the comments that stand before an offset, each on a line of its own.
func (p *printer) commentsBefore(offset int) {
	for len(p.comments) > 0 && p.comments[0].Offset < offset {
		comment := p.comments[0]
		p.comments = p.comments[1:]
		p.blankLine(comment.Line)
		p.write(comment.Text)
		p.lastLine = comment.Line
		p.newLine()
	}
}

// trailing writes a comment that stands behind what was just written.
func (p *printer) trailing(line int) {
	if len(p.comments) > 0 && p.comments[0].Line == line {
		p.out.WriteString("  " + p.comments[0].Text)
		p.comments = p.comments[1:]
	}
}

// blankLine keeps one blank line where the source has some.
func (p *printer) blankLine(line int) {
	if p.lastLine > 0 && line > p.lastLine+1 {
		p.out.WriteByte('\n')
	}
}

func (p *printer) newLine() {
	p.out.WriteByte('\n')
	p.inLine = false
}

// write puts one word on the line, after a space where one belongs.
func (p *printer) write(word string) {
	if word == "" {
		return
	}
	switch {
	case !p.inLine && !p.oneLine:
		p.out.WriteString(strings.Repeat("  ", p.indent))
	case p.inLine && !p.glued:
		p.out.WriteByte(' ')
	}
	p.out.WriteString(word)
	p.inLine, p.glued = true, false
}

// glue lets the next word follow without a space.
func (p *printer) glue() *printer {
	p.glued = true
	return p
}

// word writes a word of the language by its role.
func (p *printer) word(role role) {
	if p.tongue == Chinese {
		p.write(words[role].chinese)
		return
	}
	p.write(words[role].english)
}

// choice writes a word that was chosen among others.
func (p *printer) choice(english string) {
	if chinese := englishChoices[english]; p.tongue == Chinese && chinese != "" {
		p.write(chinese)
		return
	}
	p.write(english)
}

// name writes a name. Where it could be read as something else it keeps its backticks.
func (p *printer) name(name *Name, class Class) {
	if name == nil {
		return
	}
	written := name.Tokens[0].Value
	if p.translating && class != ClassOwn && !strings.HasPrefix(written, "`") {
		written = translate(class, written, p.tongue, p.declared)
	}
	p.write(written)
}

func (p *printer) label(text *Text) {
	if text != nil {
		p.write(Quote(string(text.Value)))
	}
}

// block writes a block, on one line if it was on one and fits.
func (p *printer) block(block *Block) {
	if len(block.Clauses) == 0 && !p.commentWithin(block) {
		p.write("{}")
		return
	}
	if line, ok := p.onOneLine(block); ok {
		p.write(line)
		return
	}
	p.write("{")
	open := block.Tokens[0].Pos.Line
	first := len(p.file.Source)
	if len(block.Clauses) > 0 {
		first = block.Clauses[0].node().Tokens[0].Pos.Offset
	}
	if len(p.comments) > 0 && p.comments[0].Offset < first {
		p.trailing(open)
	}
	p.newLine()
	p.indent++
	p.lastLine = 0
	p.lines(block, p.file.span(block.Tokens).End)
	p.indent--
	p.write("}")
}

func (p *printer) commentWithin(block *Block) bool {
	return len(p.comments) > 0 && len(block.Tokens) > 0 && p.comments[0].Offset < p.file.span(block.Tokens).End
}

// onOneLine writes a block on one line, if that is how it came and it fits.
func (p *printer) onOneLine(block *Block) (string, bool) {
	if !block.OneLine || p.commentWithin(block) {
		return "", false
	}
	line := &printer{file: p.file, oneLine: true, tongue: p.tongue, translating: p.translating, declared: p.declared, currency: p.currency}
	line.write("{")
	for i, clause := range block.Clauses {
		if i > 0 {
			line.out.WriteByte(' ')
		}
		line.clause(clause)
	}
	line.write("}")
	text := line.out.String()
	return text, p.oneLine || p.column()+1+runewidth.StringWidth(text) <= lineWidth
}

// column returns how wide the line is so far.
func (p *printer) column() int {
	text := p.out.String()
	return runewidth.StringWidth(text[strings.LastIndexByte(text, '\n')+1:])
}

// operand writes a literal or a path.
func (p *printer) operand(operand *Operand) {
	if operand != nil {
		p.expression(&operand.Expression)
	}
}

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
		operand = isLiteral(token.Type) || token.Type == KindName && !isOperatorWord(token.Value) || isSign(token, ")") || isSign(token, "]")
	}
}

// gluesNext tells whether the token is one behind which no space stands: an open bracket, a dot, a sign before its
// number.
func gluesNext(tokens []token, i int) bool {
	token := &tokens[i]
	switch token.Value {
	case "(", "[", ".", "!":
		return token.Type == KindSign
	case "-", "+":
		if token.Type != KindSign {
			return false
		}
		return i == 0 || isOpenEnded(&tokens[i-1])
	}
	return false
}

// isOpenEnded tells whether behind a token an operand must come.
func isOpenEnded(token *token) bool {
	if token.Type == KindSign {
		return token.Value != ")" && token.Value != "]"
	}
	return token.Type == KindName && isOperatorWord(token.Value)
}

// expressionToken writes one token of an expression in the tongue of the clause.
func (p *printer) expressionToken(tokens []token, i int) string {
	token := tokens[i]
	if isLiteral(token.Type) {
		return p.literalText(token.Type, token.Value)
	}
	if token.Type != KindName {
		return token.Value
	}
	if operator := operatorWord(token.Value); operator != "" {
		for _, one := range operators {
			if one.english == operator && p.tongue == Chinese && one.chinese != "" && (p.translating || token.Value != operator) {
				return one.chinese
			}
		}
		if p.translating || p.tongue == English {
			return operator
		}
		return token.Value
	}
	if !p.translating || i > 0 && isSign(&tokens[i-1], ".") {
		return token.Value
	}
	class := ClassField
	if i+1 < len(tokens) && isSign(&tokens[i+1], "(") {
		class = ClassFunction
	} else if _, ok := Canonical(ClassValue, Identifier(token.Value)); ok {
		class = ClassValue
	} else if i > 0 && isSign(&tokens[i-1], "(") && i > 1 && isEventFunction(tokens[i-2].Value) {
		class = ClassEvent
	}
	return translate(class, token.Value, p.tongue, p.declared)
}

// isEventFunction tells whether a function takes an event: first(purchase).
func isEventFunction(written string) bool {
	english, _ := Canonical(ClassFunction, Identifier(written))
	return english == "first" || english == "days_since"
}

// literal writes a value.
func (p *printer) literal(literal *Literal, class Class) {
	if literal == nil {
		return
	}
	if literal.Kind() == KindName {
		name := nameOf(literal.Tokens[len(literal.Tokens)-1])
		p.name(&name, class)
		return
	}
	sign := ""
	if literal.Negative {
		sign = "-"
	}
	p.write(sign + p.literalText(literal.Kind(), literal.Value))
}

// literalText writes a literal with its unit in the tongue of the clause.
func (p *printer) literalText(kind Kind, value string) string {
	switch kind {
	case KindDuration:
		return p.duration(value)
	case KindFactor:
		if p.tongue == Chinese {
			return strings.TrimSuffix(value, "x") + "倍"
		}
	case KindMoney:
		return p.money(value)
	}
	return value
}

func (p *printer) duration(value string) string {
	if p.tongue == English {
		return value
	}
	digits, unit, _ := strings.Cut(value, " ")
	for _, one := range hanUnits {
		if one.kind == KindDuration && strings.TrimSuffix(strings.TrimSpace(one.normal), "s") == strings.TrimSuffix(unit, "s") {
			return digits + one.written
		}
	}
	return value
}

// money writes yuan as the tongue does, where the scheme's currency is theirs.
func (p *printer) money(value string) string {
	if !p.translating || p.currency != "CNY" {
		return value
	}
	digits := strings.TrimSuffix(strings.TrimSuffix(value, "元"), " CNY")
	switch {
	case digits == value:
		return value
	case p.tongue == Chinese:
		return digits + "元"
	}
	return digits + " CNY"
}
