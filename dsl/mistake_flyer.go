package dsl

import (
	"regexp"
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// A table of amounts is often written as a flyer has it, `满200送20，满500送60`: one mistake in all its rows, which is
// said once.

// flyer is such a table being read.
type flyer struct {
	grammar *blockGrammar
	row     []string // its rows as they should be written
	plain   bool     // nothing stands in it that the help could not show
	verb    string
	sign    Words       // what parts its rows
	keyed   bool        // a name such as 满200减20 is the key of a row
	at      lexer.Token // what is first wrong with it
}

// joined is a row in one word, 满200减20, which reads as a name.
var joined = regexp.MustCompile(`^(满|from)([\d._]+[万亿]?)(\p{Han}+)([\d._]+.*)$`)

// flyer reads a table that is written so, from behind its brace, and tells whether it was.
func (b *Block) flyer(lex *lexer.PeekingLexer, grammar *blockGrammar) bool {
	if grammar != amountRowClauses {
		return false
	}
	here := lex.MakeCheckpoint()
	table := &flyer{grammar: grammar, plain: true}
	for !isSign(lex.Peek(), "}") {
		if lex.Peek().EOF() || isSign(lex.Peek(), "{") || declares(lex, lex.Peek()) {
			lex.LoadCheckpoint(here)
			return false
		}
		table.take(lex)
	}
	if table.at.Type == 0 || table.keyed {
		lex.LoadCheckpoint(here)
		return false
	}
	lex.Next()
	b.fail("syntax", []lexer.Token{table.at}, table.rule(), table.help())
	return true
}

// take looks at the next token, and at those before it.
func (f *flyer) take(lex *lexer.PeekingLexer) {
	cursor := lex.RawCursor()
	before := lex.Range(max(0, cursor-2), cursor)
	token, next := *lex.Next(), *lex.Peek()
	parts := joined.FindStringSubmatch(token.Value)
	switch {
	case token.Type == KindSign && strings.Contains(",;.", token.Value) && f.begins(next):
		f.sign = Say("commas", "逗号")
		if token.Value != "," {
			f.sign = Say("signs", "标点")
		}
		f.mark(token)
	case isSign(&token, ",") && isSign(&next, "}"): // a habit of its own
	case parts != nil && isLiteral(plain(next.Type)):
		f.keyed = true
	case plain(token.Type) == KindName && parts != nil:
		f.verb = parts[3]
		f.mark(token)
		f.row = append(f.row, " "+parts[1], parts[2], parts[4])
	case token.Type == KindName && f.starts(before[0]) && isQuantity(plain(before[1].Type)) && isQuantity(next.Type) && !slices.Contains(f.grammar.row.terms(), token.Value):
		f.verb = token.Value
		f.mark(token)
	case f.starts(token):
		f.row = append(f.row, " "+shown(token))
	default:
		f.plain = f.plain && token.Type != KindSign && token.Type != KindBad
		f.row = append(f.row, shown(token))
	}
}

func (f *flyer) mark(token lexer.Token) {
	if f.at.Type == 0 {
		f.at = token
	}
}

// starts tells whether a token is the word that a row of numbers begins with.
func (f *flyer) starts(token lexer.Token) bool {
	return plain(token.Type) == KindName && (token.Value == words[roleRowFrom].english || token.Value == words[roleRowFrom].chinese)
}

// begins tells whether a row begins at a token, be it in one word.
func (f *flyer) begins(token lexer.Token) bool {
	return f.starts(token) || plain(token.Type) == KindName && joined.MatchString(token.Value)
}

func (f *flyer) rule() Words {
	switch {
	case f.verb == "":
		return Sayf("rows of a table have no %[1]s between them", "分档之间不写%[2]s", f.sign.English, f.sign.Chinese)
	case f.sign == Words{}:
		return Sayf("a row of a table has no `%[1]s` in it", "分档里不写 `%[1]s`", f.verb)
	}
	return Sayf("rows of a table have no `%[1]s` in them, and no %[2]s between", "分档里不写 `%[1]s` 和%[3]s", f.verb, f.sign.English, f.sign.Chinese)
}

// mostShown is how many words of a table a help shows.
const mostShown = 24

func (f *flyer) help() Words {
	if !f.plain || len(f.row) > mostShown {
		return Say("it is written so: { from 200 20  from 500 60 }", "写法如：{ 满 200 20  满 500 60 }")
	}
	table := "{" + strings.TrimPrefix(" "+strings.Join(f.row, " "), " ") + " }"
	return Sayf("write %s", "请写 %s", table)
}
