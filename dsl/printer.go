package dsl

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// lineWidth is how many columns a block may have that stays on one line.
const lineWidth = 100

// columns measures text the same on every machine, whatever its locale: a Chinese character has two columns.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// Format writes a file in the one style there is: a clause a line, but a block that was written on one line and
// fits stays on it; comments and single blank lines stay. Each clause keeps the keyword language it begins in. What
// could not be read is not there to be written: a file with errors is not to be overwritten with its format.
func Format(file *File) string {
	return safely(file, func(quoting quoting) string { return write(file, printer{quoting: quoting}) })
}

// Translate is Format with the keywords, and the names of the prelude, in one language. Names that the file
// declares stay as they are.
func Translate(file *File, tongue Tongue) string {
	return safely(file, func(quoting quoting) string { return translation(file, tongue, quoting) })
}

func translation(file *File, tongue Tongue, quoting quoting) string {
	return write(file, printer{translating: true, tongue: tongue, quoting: quoting, declared: declaredNames(file), currency: currencyOf(file)})
}

func write(file *File, p printer) string {
	p.file, p.comments = file, file.Comments
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
	foreign  bool // names in expressions are columns of somebody else's file
	quoting  quoting
	lastLine int // of the source: where what was written last ended

	tongue      Tongue
	translating bool
	declared    map[Identifier]bool
	currency    string
}

// lines writes the clauses of a block, each on a line of its own, and the comments before an offset.
func (p *printer) lines(block *Block, end int) {
	for i, clause := range block.Clauses {
		tokens := clause.node().Tokens
		p.commentsBefore(tokens[0].Pos.Offset)
		p.blankLine(tokens[0].Pos.Line)
		p.commentsInside(headEnd(clause))
		p.clause(clause)
		p.lastLine = tokens[len(tokens)-1].Pos.Line
		if next := i + 1; next < len(block.Clauses) {
			p.trailing(block.Clauses[next].node().Tokens[0].Pos.Offset)
		} else {
			p.trailing(end)
		}
		p.newLine()
	}
	p.commentsBefore(end)
}

// headEnd returns the offset before which comments inside a clause belong in front of it: that of the brace of its
// block, else its end.
func headEnd(clause Clause) int {
	tokens := clause.node().Tokens
	_, isStep := clause.(*TestStep)
	_, isBudget := clause.(*Budget)
	if !isStep && !isBudget {
		for _, token := range tokens {
			if isSign(&token, "{") {
				return token.Pos.Offset
			}
		}
	}
	return tokens[len(tokens)-1].Pos.Offset
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
	case *Field, *Tier, *AmountRow, *TestStep, *TestAttribute, *Assignment, *LineValue, *CalendarSpan, *SegmentRow:
		return false
	}
	return true
}

// commentsBefore writes the comments that stand before an offset, each on a line of its own.
func (p *printer) commentsBefore(offset int) {
	for len(p.comments) > 0 && p.comments[0].Offset < offset {
		line := p.comments[0].Line
		p.blankLine(line)
		p.comment()
		p.lastLine = line
	}
}

// commentsInside writes the comments that stand inside a clause in front of it.
func (p *printer) commentsInside(end int) {
	for len(p.comments) > 0 && p.comments[0].Offset < end {
		p.comment()
	}
}

// comment writes the next comment on a line of its own.
func (p *printer) comment() {
	p.write(p.comments[0].Text)
	p.comments = p.comments[1:]
	p.newLine()
}

// trailing writes a comment that stands behind what was just written, on its line and before an offset.
func (p *printer) trailing(before int) {
	if len(p.comments) > 0 && p.comments[0].Line == p.lastLine && p.comments[0].Offset < before {
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
	p.write(p.nameText(written, class))
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
	first := len(p.file.Source) + 1
	if len(block.Clauses) > 0 {
		first = block.Clauses[0].node().Tokens[0].Pos.Offset
	}
	p.lastLine = block.Tokens[0].Pos.Line
	p.trailing(first)
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
	line := &printer{file: p.file, oneLine: true, quoting: p.quoting, foreign: p.foreign, tongue: p.tongue, translating: p.translating, declared: p.declared, currency: p.currency}
	line.write("{")
	for i, clause := range block.Clauses {
		if i > 0 {
			line.out.WriteByte(' ')
		}
		line.clause(clause)
	}
	line.write("}")
	text := line.out.String()
	return text, p.oneLine || p.column()+1+columns.StringWidth(text) <= lineWidth
}

// column returns how wide the line is so far.
func (p *printer) column() int {
	text := p.out.String()
	return columns.StringWidth(text[strings.LastIndexByte(text, '\n')+1:])
}

// operand writes a literal or a path.
func (p *printer) operand(operand *Operand) {
	if operand != nil {
		p.expression(&operand.Expression)
	}
}

// measured writes an operand behind which, in Chinese, a word stands like a unit: 30天内, 2张.
func (p *printer) measured(operand *Operand) {
	p.operand(operand)
	if _, ok := operand.Tree.(*Literal); ok && p.chinese() {
		p.glue()
	}
}

// list writes names with commas between them.
func (p *printer) list(names []*Name, class Class) {
	for i, name := range names {
		if i > 0 {
			p.glue().write(",")
		}
		p.name(name, class)
	}
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
