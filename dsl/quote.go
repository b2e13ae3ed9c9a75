package dsl

import (
	"strconv"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// A message shows a token as it was written, full-width signs and all. The parser does not know the file, so it
// leaves the token's offset between two marks, and the file puts its text there.
const quoteMark = "\x00"

// shown stands for a token in a message.
func shown(token lexer.Token) string {
	return quoteMark + strconv.Itoa(token.Pos.Offset) + quoteMark
}

// quote puts the text of the file for the tokens that a message shows.
func (f *File) quote(words Words) Words {
	return Words{f.quoteText(words.English), f.quoteText(words.Chinese)}
}

func (f *File) quoteText(text string) string {
	parts := strings.Split(text, quoteMark)
	for i := 1; i < len(parts); i += 2 {
		offset, _ := strconv.Atoi(parts[i])
		parts[i] = shorten(strings.Trim(f.Source[offset:f.endOf(offset)], "`"))
	}
	return strings.Join(parts, "")
}

// shorten keeps a message readable whatever was written.
func shorten(text string) string {
	text = nearStart(text)
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:40]) + "…"
	}
	return readable(text)
}
