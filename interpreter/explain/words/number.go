package words

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Number writes a number without zeros at its end: `1,600` in English, `1600` and `12 万` in Chinese.
func Number(number value.Wide, places int) dsl.Words {
	return written(trimmed(number, places))
}

// Count writes a whole number.
func Count(count int64) dsl.Words { return Number(value.WideOf(count), 0) }

// written writes a decimal as each tongue groups its digits.
func written(text string) dsl.Words { return dsl.Say(grouped(text), inMyriads(text)) }

// trimmed is a decimal without zeros behind its point.
func trimmed(number value.Wide, places int) string {
	text := string(number.AppendDecimal(nil, places))
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// grouped puts a comma between thousands.
func grouped(text string) string {
	sign, digits := "", text
	if strings.HasPrefix(text, "-") {
		sign, digits = "-", text[1:]
	}
	digits, fraction, hasFraction := strings.Cut(digits, ".")
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	if hasFraction {
		digits += "." + fraction
	}
	return sign + digits
}

// myriad is how many digits a Chinese reader counts at a time.
const myriad = 4

// inMyriads writes a whole number of six digits or more, all zeros but a few at its head, with 万: 120000 is 12 万,
// 125000 is 12.5 万. Others stay as they are.
func inMyriads(text string) string {
	digits := strings.TrimPrefix(text, "-")
	if len(digits) < myriad+2 || strings.Contains(digits, ".") || !strings.HasSuffix(digits, "000") {
		return text
	}
	head := text[:len(text)-myriad]
	if tenths := text[len(text)-myriad]; tenths != '0' {
		head += "." + string(tenths)
	}
	return head + " 万"
}

// Percent writes a share: 5%. Its places are those of the ratio: 0.05 has two.
func Percent(share value.Wide, places int) dsl.Words {
	if places < 2 {
		share, _ = share.Rescale(places, 2, value.Down)
		places = 2
	}
	text := trimmed(share, places-2)
	return dsl.Say(grouped(text)+"%", text+"%")
}

// Times writes a factor: `2 times`, `2 倍`.
func Times(factor value.Wide, places int) dsl.Words {
	text := trimmed(factor, places)
	if text == "1" {
		return dsl.Say("unchanged", "1 倍")
	}
	return dsl.Say(grouped(text)+" times", text+" 倍")
}

// Flag writes yes or no.
func Flag(yes bool) dsl.Words {
	if yes {
		return dsl.Say("yes", "是")
	}
	return dsl.Say("no", "否")
}

// Quoted writes a text in the quotes of each tongue.
func Quoted(text string) dsl.Words { return dsl.Say("“"+text+"”", "“"+text+"”") }
