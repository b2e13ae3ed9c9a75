package dsl

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/alecthomas/participle/v2/lexer"
)

// Habits are words that newcomers bring along from spreadsheets, flyers and other languages, with what to write here.
var habits = map[string]Words{
	"大于":   Say("write `>`", "请写 `>`"),
	"超过":   Say("write `>`", "请写 `>`"),
	"小于":   Say("write `<`", "请写 `<`"),
	"低于":   Say("write `<`", "请写 `<`"),
	"不足":   Say("write `<`", "请写 `<`"),
	"大于等于": Say("write `>=`", "请写 `>=`"),
	"不低于":  Say("write `>=`", "请写 `>=`"),
	"不少于":  Say("write `>=`", "请写 `>=`"),
	"不小于":  Say("write `>=`", "请写 `>=`"),
	"达到":   Say("write `>=`", "请写 `>=`"),
	"小于等于": Say("write `<=`", "请写 `<=`"),
	"不超过":  Say("write `<=`", "请写 `<=`"),
	"不高于":  Say("write `<=`", "请写 `<=`"),
	"不大于":  Say("write `<=`", "请写 `<=`"),
	"等于":   Say("write `==`", "请写 `==`"),
	"不等于":  Say("write `!=`", "请写 `!=`"),
	"并且":   Say("write `and`", "请写 `且`"),
	"而且":   Say("write `and`", "请写 `且`"),
	"同时":   Say("write `and`", "请写 `且`"),
	"或者":   Say("write `or`", "请写 `或`"),
	"如果":   Say("a condition is written: when amount > 100", "条件写作：仅限 金额 > 100"),
	"假如":   Say("a condition is written: when amount > 100", "条件写作：仅限 金额 > 100"),
	"只有":   Say("a condition is written: when amount > 100", "条件写作：仅限 金额 > 100"),
	"if":   Say("a condition is written: when amount > 100", "条件写作：仅限 金额 > 100"),
	"每件":   Say("write `each item of purchase`", "请写 `每件商品`：当 消费 每件商品"),
	"最近":   Say("write `over last 12 months`", "请写 `近`：近 12个月"),
	"过去":   Say("write `over last 12 months`", "请写 `近`：近 12个月"),
	"赠送":   Say("write `earn`", "请写 `送`"),
	"期望":   Say("write `expect`", "请写 `预期`"),
	"应该":   Say("write `expect`", "请写 `预期`"),
}

var priceCut = regexp.MustCompile(`^打(\d+(?:\.\d+)?)折$`)

// habit says what to write instead of a word that newcomers bring along, and whether it is one.
func habit(word string) (Words, bool) {
	if help, ok := habits[word]; ok {
		return help, true
	}
	if match := priceCut.FindStringSubmatch(word); match != nil {
		return cutPrice(match[1])
	}
	return InDigits(word)
}

// cutPrice words 打9折, 打8.5折 and 打85折 as this language does.
func cutPrice(written string) (Words, bool) {
	tenths, err := strconv.ParseFloat(written, 64)
	if err != nil || tenths <= 0 || tenths >= 100 {
		return Words{}, false
	}
	if tenths < 10 {
		tenths *= 10
	}
	return Sayf("write: discount to %[1]s%% of amount", "请写：减至 金额 的 %[1]s%%", strconv.FormatFloat(tenths, 'f', -1, 64)), true
}

// framed are words of the language that stand before and behind something.
var framed = map[string]role{"于": roleDuringEnd, "自": roleDateFromEnd, "到": roleDateUntilEnd}

// unframed says which word is missing behind something that a word such as 自 begins.
func (r *reading) unframed(token lexer.Token) (Words, bool) {
	end, ok := framed[token.Value]
	if !ok {
		return Words{}, false
	}
	behind := r.restOfLine()
	if len(behind) < 2 || slices.ContainsFunc(behind, func(one lexer.Token) bool { return one.Value == words[end].chinese }) {
		return Words{}, false
	}
	return Sayf("`%[1]s` ends with `%[3]s`: %[1]s %[2]s %[3]s", "`%[1]s` 后面要以 `%[3]s` 结束：%[1]s %[2]s %[3]s", token.Value, shown(behind[1]), words[end].chinese), true
}

// restOfLine are the next tokens up to the end of the line or a brace.
func (r *reading) restOfLine() []lexer.Token {
	from := r.lex.RawCursor()
	here := r.lex.MakeCheckpoint()
	for line := r.lex.Peek().Pos.Line; !r.lex.Peek().EOF() && r.lex.Peek().Pos.Line == line && !isSign(r.lex.Peek(), "{") && !isSign(r.lex.Peek(), "}"); {
		r.lex.Next()
	}
	tokens := r.lex.Range(from, r.lex.RawCursor())
	r.lex.LoadCheckpoint(here)
	return tokens
}
