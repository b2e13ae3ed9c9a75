package dsl

import (
	"regexp"
	"strconv"
)

// Numbers in Chinese characters: to the language they are names.

// hanNumber is a number in Chinese characters and what is counted by it.
var hanNumber = regexp.MustCompile(`^([零一二两三四五六七八九十百千万]+)(年|个月|季度|天|日|周|小时|分钟|秒|张|倍|元|次|个|件|分|点|积分)?$`)

// InDigits says how a number that is written in Chinese characters, such as 两张 or 三个月, is written in digits, and
// whether a word is one.
func InDigits(word string) (Words, bool) {
	match := hanNumber.FindStringSubmatch(word)
	if match == nil {
		return Words{}, false
	}
	number, ok := arabic(match[1])
	if !ok {
		return Words{}, false
	}
	written := strconv.Itoa(number) + match[2]
	if match[2] == "积分" {
		written = strconv.Itoa(number) + " " + match[2]
	}
	return Sayf("write %[1]s", "请写 %[1]s", written), true
}

var (
	hanDigits = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	hanTens   = map[rune]int{'十': 10, '百': 100, '千': 1000, '万': 10000}
)

// arabic reads a number in Chinese characters. What is said in short, as 三五天 and 一百二, is left to its author.
func arabic(han string) (int, bool) {
	total, digit, smallest := 0, 0, hanTens['万']*10
	for _, r := range han {
		ten := hanTens[r]
		switch {
		case r == '零':
			smallest = hanTens['十']
		case ten == 0 && digit > 0:
			return 0, false
		case ten == 0:
			digit = hanDigits[r]
		case ten >= smallest || digit == 0 && ten != hanTens['十']:
			return 0, false
		default:
			total, digit, smallest = total+max(digit, 1)*ten, 0, ten
		}
	}
	if digit > 0 && total > 0 && smallest > hanTens['十'] {
		return 0, false
	}
	return total + digit, total+digit > 0
}
