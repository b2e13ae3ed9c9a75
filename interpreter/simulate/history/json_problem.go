package history

import (
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/dsl"
)

// jsonProblem is what is wrong with a line.
type jsonProblem uint8

const (
	jsonFine jsonProblem = iota
	jsonNotObject
	jsonNoKey
	jsonNoColon
	jsonNoComma
	jsonNoValue
	jsonMoreBehind
	jsonOpenString
	jsonControl
	jsonBadEscape
	jsonBadNumber
	jsonTooDeep
	jsonTooLong
	jsonTooManyKeys
	jsonKeyTwice
)

// jsonFault is a problem and the byte of the line that it is noticed at.
type jsonFault struct {
	problem jsonProblem
	at      int
}

// jsonWords say what is expected where there is a problem, and what to do.
var jsonWords = [...]struct{ expected, remedy dsl.Words }{
	jsonNotObject: {dsl.Say("an object, {…}", "一个对象 {…}"), dsl.Say("write one object a line", "请每行写一个对象")},
	jsonNoKey: {dsl.Say("a key in quotes", "带引号的键"),
		dsl.Say("put keys in quotes, and no comma behind the last value", "键要加引号，最后一个值后面不要逗号")},
	jsonNoColon: {dsl.Say("a colon", "冒号"), dsl.Say("write a colon between key and value", "键和值之间要有冒号")},
	jsonNoComma: {dsl.Say("a comma or the end of the object", "逗号或对象的结尾"),
		dsl.Say("separate values by commas, and write the object on one line", "值之间用逗号分隔，整个对象写在一行")},
	jsonNoValue: {dsl.Say("a value", "一个值"),
		dsl.Say("write a number, a text in quotes, true, false or null", "请写数字、带引号的文字、true、false 或 null")},
	jsonMoreBehind: {dsl.Say("the end of the line", "行尾"),
		dsl.Say("write one object a line, without commas between them", "请每行写一个对象，行间不要逗号")},
	jsonOpenString: {dsl.Say("a closing quote", "闭合的引号"),
		dsl.Say(`close the text, and write line ends in it as \n`, `请补上右引号，文字中的换行写作 \n`)},
	jsonControl: {dsl.Say("a printable character", "可打印字符"), dsl.Say(`write it as \t, \n or \u0000`, `请写成 \t、\n 或 \u0000`)},
	jsonBadEscape: {dsl.Say(`\" \\ \/ \b \f \n \r \t or \u with four hexadecimal digits that make a character`,
		`\" \\ \/ \b \f \n \r \t 或能组成字符的 \u 加四位十六进制数`), dsl.Say(`write a backslash as \\`, `反斜杠要写作 \\`)},
	jsonBadNumber: {dsl.Say("a number such as 12 or 0.5", "数字，如 12 或 0.5"),
		dsl.Say("put ids that begin with 0 in quotes", "以 0 开头的编号请加引号")},
	jsonTooDeep:     {dsl.Sayf("at most %d lists in lists", "至多 %d 层嵌套", deepest), dsl.Say("write it flatter", "请减少嵌套层数")},
	jsonTooLong:     {dsl.Say("a text of at most 1 MiB, a key of at most 1 KiB", "至多 1 MiB 的值、至多 1 KiB 的键"), dsl.Say("shorten it", "请缩短")},
	jsonTooManyKeys: {dsl.Sayf("at most %d keys", "至多 %d 个键", mostKeys), dsl.Say("are keys data? Put them into values", "键是数据吗？请放进值里")},
	jsonKeyTwice:    {dsl.Say("each key once", "每个键只出现一次"), dsl.Say("take one of them out", "请去掉其中一个")},
}

// jsonExcerpt is how much of a broken line is shown.
const jsonExcerpt = 24

// badRow words a fault.
func (f jsonFault) badRow(line []byte) *BadRow {
	character := utf8.RuneCount(line[:f.at]) + 1
	found := dsl.Sayf("breaks the JSON at character %d", "处 JSON 有误（第 %d 个字符）", character)
	code := CodeJSON
	if f.at >= len(line) {
		found = dsl.Say("the JSON ends too soon", "JSON 没有写完")
	}
	switch f.problem {
	case jsonKeyTwice:
		code, found = CodeKeyTwice, dsl.Say("is a key that the object has twice", "这个键出现了两次")
	case jsonTooLong:
		code, found = CodeCellLength, dsl.Sayf("is too long, from character %d on", "过长（从第 %d 个字符起）", character)
	case jsonTooDeep, jsonTooManyKeys:
		found = dsl.Sayf("is too much, from character %d on", "过多（从第 %d 个字符起）", character)
	}
	words := jsonWords[f.problem]
	bad := badRow(flawed(code, found, words.expected, words.remedy))
	bad.Value = excerpt(line[f.at:], jsonExcerpt)
	return bad
}
