package dsl

import (
	"fmt"
	"strings"
)

// kindNames are the kinds of tokens as a person reads them.
var kindNames = map[Kind]string{
	KindName: "name", KindNumber: "number", KindPercent: "percent", KindFactor: "factor", KindMoney: "money", KindDuration: "duration",
	KindDate: "date", KindMoment: "moment", KindClock: "clock", KindMonthDay: "month-day", KindText: "text", KindSign: "sign", KindBad: "bad",
	KindWord: "word",
}

// Tokens writes what the lexer made of a file, a token a line: place, kind, value in its normal form, and how it was
// written where that is something else. Comments stand behind.
func Tokens(file *File) string {
	var text strings.Builder
	for i, token := range file.tokens {
		if token.EOF() {
			break
		}
		written := file.Source[token.Pos.Offset:file.ends[i]]
		fmt.Fprintf(&text, "%d:%d\t%s\t%s", token.Pos.Line, token.Pos.Column, kindNames[plain(token.Type)], token.Value)
		if written != token.Value {
			text.WriteString("\t← " + written)
		}
		text.WriteString("\n")
	}
	for _, comment := range file.Comments {
		fmt.Fprintf(&text, "%d\tcomment\t%s\n", comment.Line, comment.Text)
	}
	return text.String()
}
