package dsl

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// What would be right instead: the nearest word, the block where a word belongs, or an example.

// didYouMean suggests the words that are nearest.
func didYouMean(near []string) Words {
	quoted := make([]string, len(near))
	for i, word := range near {
		quoted[i] = "`" + word + "`"
	}
	last := len(quoted) - 1
	if last == 0 {
		return Sayf("did you mean %s?", "是不是想写 %s？", quoted[0])
	}
	return Words{"did you mean " + strings.Join(quoted[:last], ", ") + " or " + quoted[last] + "?",
		"是不是想写 " + strings.Join(quoted[:last], "、") + " 或 " + quoted[last] + "？"}
}

// help says what would be right instead of a token that does not fit into a clause, or into those that may follow.
func (r *reading) help(token lexer.Token, kind *clauseGrammar, following ...string) Words {
	if plain(token.Type) != KindName {
		return r.helpSign(token, kind)
	}
	terms := kind.terms()
	if help, ok := r.unframed(token); ok {
		return help
	}
	if slices.Contains(terms, token.Value) || inPrelude(token.Value) {
		return r.example(kind)
	}
	if help, ok := habit(token.Value); ok {
		return help
	}
	words := append(slices.Clone(terms), following...)
	if near := nearest(token.Value, words); len(near) > 0 {
		return didYouMean(near)
	}
	if help, ok := spaced(token.Value, words); ok {
		return help
	}
	if help, ok := r.belongs(token.Value); ok {
		return help
	}
	return r.example(kind)
}

// helpUnknown says what would be right instead of a token that begins no clause.
func (r *reading) helpUnknown() Words {
	if r.first.Type != KindName {
		return r.helpSign(r.first, nil)
	}
	words := r.grammar.words()
	if help, ok := habit(r.first.Value); ok {
		return help
	}
	if help, ok := r.belongs(r.first.Value); ok {
		return help
	}
	if near := nearest(r.first.Value, words); len(near) > 0 {
		return didYouMean(near)
	}
	if help, ok := spaced(r.first.Value, words); ok {
		return help
	}
	return r.list()
}

// helpSign says what would be right instead of a sign or a value.
func (r *reading) helpSign(token lexer.Token, kind *clauseGrammar) Words {
	switch {
	case token.Value == ":":
		return Say("take it out: a clause has no colon", "删去它：这里不用冒号")
	case token.Type == KindWord && (kind == nil || !r.onLine(token)) || token.Type == KindSign && kind == nil && strings.Contains("+-*/==!=<=>=?:", token.Value):
		return Say("a calculation goes on in the next line only behind an operator: write it at the end of the line before", "算式要换行，请把运算符写在上一行末尾")
	case token.Value == "," && isLiteral(r.adjoins(token)) && isLiteral(before(r.lex).Type):
		return Say("write the number without a comma", "数字里不用逗号")
	case token.Value == "." && r.adjoins(token) == KindNumber && !isLiteral(before(r.lex).Type):
		return Say("write a 0 before the point", "小数点前要写 0")
	case token.Type == KindSign && strings.Contains(".,;", token.Value) && !r.onLine(peekBehind(r.lex)):
		return Say("take it out: a clause ends with its line", "删去它：一行写一句，句末不用标点")
	case token.Value == ";" || token.Value == "," && r.beginsBehind():
		return Say("take it out, and write what follows on a line of its own", "删去它，后面的内容另起一行")
	case token.Value == ")" || token.Value == "]":
		return Say("take it out: it closes a bracket, and none is open", "删去它：前面没有对应的左括号")
	case token.Value == "%":
		return Say("write the % right behind its number", "% 要紧跟在数字后面")
	case forbidden[token.Value] != Words{}:
		return forbidden[token.Value]
	case kind == nil:
		return r.list()
	case strings.Contains("+-*/", token.Value) && slices.Contains(kind.words, "discount"):
		return Say("a calculation stands behind `=`: discount = price * 0.5", "算式要写在 `=` 后面：立减 = 价格 * 0.5")
	case strings.Contains("+-*/(", token.Value):
		return r.example(kind, "=")
	}
	return r.example(kind)
}

// beginsBehind tells whether the token behind the next begins a clause of the block.
func (r *reading) beginsBehind() bool {
	next := peekBehind(r.lex)
	return r.onLine(next) && r.grammar.find(&next) != nil
}

// adjoins returns the kind of what stands right behind a sign, without a space between; 0 if nothing does.
func (r *reading) adjoins(sign lexer.Token) Kind {
	if next := peekBehind(r.lex); next.Pos.Line == sign.Pos.Line && next.Pos.Column == sign.Pos.Column+1 {
		return plain(next.Type)
	}
	return 0
}

// spaced finds a Chinese word with which another was written together: 送1积分 needs spaces between words.
func spaced(written string, words []string) (Words, bool) {
	best := ""
	for _, word := range words {
		if word[0] >= 0x80 && len(word) > len(best) && strings.HasPrefix(written, word) && utf8.RuneCountInString(written[len(word):]) > 1 {
			best = word
		}
	}
	if best == "" {
		return Words{}, false
	}
	return Sayf("write a space between words: `%s %s`", "词与词之间要有空格：`%s %s`", best, written[len(best):]), true
}

// belongs says in which block a word begins a clause.
func (r *reading) belongs(word string) (Words, bool) {
	var english, chinese []string
	for _, grammar := range allGrammars() {
		if grammar == r.grammar || grammar.named(word) == nil {
			continue
		}
		if grammar == schemeClauses && len(r.block.Tokens) > 0 {
			return Sayf("`%[1]s` stands at the top of a scheme: end the block before it with `}`", "`%[1]s` 要写在方案最外层：请先用 `}` 结束前面的块", word), true
		}
		english, chinese = append(english, grammar.title.English), append(chinese, grammar.title.Chinese)
	}
	if len(english) == 0 {
		return Words{}, false
	}
	return Words{"`" + word + "` belongs in " + strings.Join(english, " or "),
		"`" + word + "` 要写在" + strings.Join(chinese, "或") + "里"}, true
}

// list names the words that may begin a clause here.
func (r *reading) list() Words {
	var words []string
	for _, clause := range r.grammar.clauses {
		for _, word := range clause.words {
			if tongueOf(word) == r.written(nil) {
				words = append(words, word)
			}
		}
	}
	if len(words) == 0 {
		return r.example(r.grammar.row)
	}
	return Say("here may stand: "+strings.Join(words, ", "), "这里可以写："+strings.Join(words, "、"))
}

// example shows how a clause is written: the example that has most of its words, and before all some others.
func (r *reading) example(kind *clauseGrammar, wanted ...string) Words {
	var begun []string
	for _, token := range r.begun() {
		begun = append(begun, token.Value)
		if token.Type == KindSign && strings.Contains("+-*/(", token.Value) {
			wanted = append(wanted, "=") // a calculation has begun
		}
	}
	best, most := "", -1
	for _, form := range kind.forms {
		text := form.In(r.written(kind))
		if count := sharedWords(text, begun) + 10*sharedWords(text, wanted); count > most {
			best, most = text, count
		}
	}
	return Sayf("it is written so: %s", "写法如：%s", best)
}

// sharedWords counts the words that a text has of some.
func sharedWords(text string, words []string) int {
	count := 0
	for _, word := range strings.Fields(text) {
		if slices.Contains(words, word) {
			count++
		}
	}
	return count
}

// written returns the keyword language of a clause, or else of the file: that in which examples are shown, whatever
// language the reader has.
func (r *reading) written(kind *clauseGrammar) Tongue {
	if kind != nil && slices.Contains(kind.words, r.first.Value) {
		return tongueOf(r.first.Value)
	}
	return tongueOf(r.lex.Range(0, 1)[0].Value)
}

func tongueOf(word string) Tongue {
	if word != "" && word[0] >= 0x80 {
		return Chinese
	}
	return English
}
