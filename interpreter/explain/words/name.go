package words

import (
	"strings"
	"unicode"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// Named is what customers call a thing: its label, else its name. Of a Chinese and another one each tongue has its own.
func Named(label, name string) dsl.Words {
	name = strings.ReplaceAll(name, "_", " ")
	switch {
	case label == "":
		return dsl.Say(name, name)
	case isChinese(label) && !isChinese(name):
		return dsl.Say(name, label)
	case isChinese(name) && !isChinese(label):
		return dsl.Say(label, name)
	}
	return dsl.Say(label, label)
}

// isChinese tells whether a name has Chinese characters.
func isChinese(text string) bool {
	return strings.ContainsFunc(text, func(letter rune) bool { return unicode.Is(unicode.Han, letter) })
}

// brief is the label of a thing that is named amid a sentence, where it is a name itself; one that is a sentence of its
// own does not fit there, and the name stands for it.
func brief(label, name string) dsl.Words {
	if columns(label) > mostColumns {
		label = ""
	}
	return Named(label, name)
}

// mostColumns is how wide a label may be amid a sentence.
const mostColumns = 16

// columns is how wide a text is: a Chinese character has two columns.
func columns(text string) int {
	width := 0
	for _, letter := range text {
		width++
		if letter >= 0x1100 {
			width++
		}
	}
	return width
}

// ofPrelude is the name of a thing that may be the prelude's, in both tongues.
func ofPrelude(class dsl.Class, written string, label string) dsl.Words {
	if label != "" {
		return Named(label, written)
	}
	if english, ok := dsl.Canonical(class, dsl.Identifier(written)); ok {
		chinese, _ := dsl.Twin(class, english)
		return dsl.Say(english, chinese)
	}
	return Named("", written)
}

// Scheme names a scheme.
func (w *Writer) Scheme() dsl.Words { return Named(w.scheme.Label, w.scheme.Name) }

// Wallet names what a wallet holds: `积分`.
func (w *Writer) Wallet(wallet *check.Wallet) dsl.Words { return brief(wallet.Label, wallet.Name) }

// Voucher names a voucher.
func (w *Writer) Voucher(voucher *check.Voucher) dsl.Words {
	return Named(voucher.Label, voucher.Name)
}

// Rule names a rule by its label, which is a sentence more often than not.
func (w *Writer) Rule(rule *check.Rule) dsl.Words { return Named(rule.Label, rule.Name) }

// RuleBriefly names a rule amid a sentence.
func (w *Writer) RuleBriefly(rule *check.Rule) dsl.Words { return brief(rule.Label, rule.Name) }

// Challenge names a challenge.
func (w *Writer) Challenge(challenge *check.Challenge) dsl.Words {
	return Named(challenge.Label, challenge.Name)
}

// Ladder names a ladder or a segment.
func (w *Writer) Ladder(ladder *check.Ladder) dsl.Words { return brief(ladder.Label, ladder.Name) }

// Tier names a tier, or a line of a segment.
func (w *Writer) Tier(tier *check.Tier) dsl.Words { return Named("", tier.Name) }

// Metric names what is measured by its name: a label tells what it means.
func (w *Writer) Metric(metric *check.Metric) dsl.Words { return Named("", metric.Name) }

// Param names a param.
func (w *Writer) Param(param *check.Param) dsl.Words { return Named("", param.Name) }

// Attribute names what is known of a member.
func (w *Writer) Attribute(attribute *check.Attribute) dsl.Words {
	return ofPrelude(dsl.ClassField, attribute.Name, attribute.Label)
}

// Event names an event: `purchase`, `消费`.
func (w *Writer) Event(event *check.Event) dsl.Words {
	return ofPrelude(dsl.ClassEvent, event.Written, "")
}

// Field names a field of an event: `amount`, `金额`.
func (w *Writer) Field(field *check.Field) dsl.Words {
	return ofPrelude(dsl.ClassField, field.Written, field.Label)
}

// Calendar names a calendar.
func (w *Writer) Calendar(calendar *check.Calendar) dsl.Words {
	return Named(calendar.Label, calendar.Name)
}
