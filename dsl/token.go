package dsl

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// token is one token of a source.
type token = lexer.Token

// Kind is what a token is. A literal keeps its unit: `10 CNY`, `30 days`, `5%` are one token each.
type Kind = lexer.TokenType

// The kinds of tokens. KindEnd is the end of the file.
const (
	KindEnd      Kind = lexer.EOF
	KindName     Kind = iota
	KindNumber        // 1_000   10万   0.05
	KindPercent       // 5%
	KindFactor        // 2x   2倍
	KindMoney         // 10 CNY   10元   ¥10   $25
	KindDuration      // 30 days   1年
	KindDate          // 2026-01-31   2026年1月31日
	KindMoment        // 2026-11-11 20:00:00
	KindClock         // 20:00   20:01:00
	KindMonthDay      // 02-28
	KindText          // "…"   “…”   「…」
	KindSign          // brackets, operators, commas
	KindBad           // a character that has no business in a scheme
	KindWord          // an operator that is a word: and, or, not, in
)

// fresh is added to the kind of a name or value that stands first on its line with nothing open before it. The
// grammar's tags ask for plain kinds, so such a token is never taken for the rest of a clause that was left
// unfinished on the line before: only a clause that begins there makes it plain again.
const fresh Kind = 100

// plain returns the kind of a token wherever it stands.
func plain(kind Kind) Kind {
	if kind > fresh {
		return kind - fresh
	}
	return kind
}

// begin lets a clause begin at a token.
func begin(token *token) *token {
	token.Type = plain(token.Type)
	return token
}

// isOpen tells whether something must follow a token, be it on the next line.
func isOpen(token token) bool {
	return token.Type == KindWord || token.Type == KindSign && !strings.Contains(")]}.;=", token.Value)
}

// symbols names the kinds as the grammar's tags write them.
var symbols = map[string]Kind{
	"EOF": KindEnd, "Name": KindName, "Number": KindNumber, "Percent": KindPercent, "Factor": KindFactor,
	"Money": KindMoney, "Duration": KindDuration, "Date": KindDate, "Moment": KindMoment, "Clock": KindClock,
	"MonthDay": KindMonthDay, "Text": KindText, "Sign": KindSign, "Bad": KindBad, "Word": KindWord,
}

// isLiteral tells whether a token of this kind stands for a value by itself.
func isLiteral(kind Kind) bool {
	return kind >= KindNumber && kind <= KindText
}

// isQuantity tells whether a minus sign may stand before a value of this kind.
func isQuantity(kind Kind) bool { return kind >= KindNumber && kind <= KindDuration }

// Comment is a `#` and what follows it on its line.
type Comment struct {
	Offset int
	Line   int
	Text   string
	Alone  bool // nothing but space stands before it on its line
}
