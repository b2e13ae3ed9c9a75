package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// members says what is known of members, as far as something depends on it.
func (b *builder) members() Section {
	s := section("What we know of you", "会员资料")
	var points Points
	for _, attribute := range b.scheme.Attributes {
		if b.used[attribute] {
			points = append(points, Point{b.Attribute(attribute), b.attribute(attribute)})
		}
	}
	if len(points) > 0 {
		s.add(points)
	}
	return s
}

var kinds = map[check.Kind]dsl.Words{
	check.Date: dsl.Say("a date", "日期"), check.Flag: dsl.Say("yes or no", "是或否"), check.Text: dsl.Say("a text", "文字"), check.Link: dsl.Say("another member", "另一位会员"),
	check.Instant: dsl.Say("a time", "时间"), check.Money: dsl.Say("an amount of money", "金额"), check.Number: dsl.Say("a number", "数字"),
}

func (b *builder) attribute(attribute *check.Attribute) dsl.Words {
	said := kinds[attribute.Type.Kind]
	if len(attribute.OneOf) > 0 {
		var choices []dsl.Words
		for _, choice := range attribute.OneOf {
			choices = append(choices, words.Quoted(choice))
		}
		said = phrase.Say("one of %s", "%s之一", phrase.Join(choices, ", ", "、"))
	}
	if attribute.Default != nil {
		usual := b.Writer.Writer.Value(attribute.Type, *attribute.Default)
		if attribute.Type.Kind == check.Flag {
			usual = phrase.Say("“%s”", "“%s”", usual)
		}
		return phrase.Say("%s; %s to begin with", "%s，起初为%s", said, usual)
	}
	if attribute.Optional {
		return phrase.Say("%s; need not be given", "%s，选填", said)
	}
	return said
}
