package terms

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/dsl"
)

// sentence ends a sentence, and begins it as its tongue does.
func sentence(words dsl.Words, tongue dsl.Tongue) string {
	text := tidy(words.In(tongue), tongue)
	if text == "" || strings.ContainsAny(text[max(0, len(strings.TrimRight(text, "”"))-len("。")):], ".。！？!?:：") {
		return capital(text)
	}
	if tongue == dsl.Chinese {
		return text + "。"
	}
	return capital(text) + "."
}

// capital makes the first letter a capital.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// tidy sets Chinese as it is printed: a space between Chinese and Latin letters or digits, none beside Chinese
// punctuation or between two Chinese characters. What stands in quotes is left as it is.
func tidy(text string, tongue dsl.Tongue) string {
	if tongue != dsl.Chinese {
		return strings.Join(strings.Fields(text), " ")
	}
	letters := []rune(strings.Join(strings.Fields(text), " "))
	var out []rune
	quoted := 0
	for i, letter := range letters {
		switch letter {
		case '“':
			quoted++
		case '”':
			quoted--
		}
		if quoted > 0 || letter == '”' {
			out = append(out, letter)
			continue
		}
		if letter == ' ' && i > 0 && i < len(letters)-1 && isWide(letters[i-1]) && (isWide(letters[i+1]) || isMark(letters[i-1])) {
			continue
		}
		if letter == ' ' && i < len(letters)-1 && isMark(letters[i+1]) {
			continue
		}
		if i > 0 && (isHan(letters[i-1]) && isLatin(letter) || isLatin(letters[i-1]) && isHan(letter)) {
			out = append(out, ' ')
		}
		out = append(out, letter)
	}
	return days.ReplaceAllString(years.ReplaceAllString(string(out), "${1}年$2"), "${1}月${2}日")
}

// Dates are written close: 2026年1月5日, 12月31日.
var (
	years = regexp.MustCompile(`(\d+) 年 (\d+ 月)`)
	days  = regexp.MustCompile(`(\d+) 月 (\d+) 日`)
)

func isHan(letter rune) bool { return unicode.Is(unicode.Han, letter) }

// isMark tells whether a character is Chinese punctuation.
func isMark(letter rune) bool {
	return strings.ContainsRune("，。；：（）、“”！？《》", letter)
}

func isWide(letter rune) bool { return isHan(letter) || isMark(letter) }

func isLatin(letter rune) bool {
	return letter < utf8.RuneSelf && (unicode.IsLetter(letter) || unicode.IsDigit(letter)) || strings.ContainsRune("$%¥", letter)
}
