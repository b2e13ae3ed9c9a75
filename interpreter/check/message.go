package check

import (
	"regexp"

	"github.com/punchcard-lang/punchcard/dsl"
)

// MostNames is how many names in braces the words of one clause may have: as many values as an entry keeps.
const MostNames = 8

// message reads words for a member into an effect: the texts around its names, and what the names stand for.
func (c *checker) message(in scope, kind EffectKind, message *dsl.Message) *Effect {
	effect, text, sound := &Effect{Kind: kind}, "", true
	if message == nil {
		return effect
	}
	for _, part := range message.Parts {
		if part.Name == nil {
			text += part.Words
			c.warnOfBraces(in, message, part.Words)
			continue
		}
		typed := c.said(in, part.Name)
		if sound = sound && !typed.broken(); !sound {
			continue
		}
		if len(effect.Names) == MostNames {
			c.fail(part.Name, "message", dsl.Sayf("words for a member have at most %d names in braces", "一条通知最多写 %d 个花括号", MostNames), dsl.Say("make two clauses of it", "请拆成两条"))
			return nil
		}
		effect.Texts, effect.Names, text = append(effect.Texts, text), append(effect.Names, typed), ""
	}
	if !sound {
		return nil
	}
	if len(effect.Names) == 0 {
		effect.Words = text
		return effect
	}
	effect.Texts = append(effect.Texts, text)
	return effect
}

// said reads one name in braces. What no customer could read is none.
func (c *checker) said(in scope, name *dsl.Operand) *Expression {
	typed := c.operand(in, name)
	if typed.broken() {
		return typed
	}
	switch typed.Type.Kind {
	case Flag, Duration, Lines:
		return c.wrong(name.Tree, "message", dsl.Sayf("words for a member hold numbers, money, dates, texts and tiers, this is %[1]s", "通知里可以写数字、金额、日期、文字和等级，这里是%[2]s", typed.Type.words().English, typed.Type.measured()),
			dsl.Say("write a rule for each case, with words of its own", "请按不同情况各写一条规则，用各自的文字"))
	}
	return typed
}

var bracedName = regexp.MustCompile(`\{(\pL[\pL\pN_]*)\}`)

// warnOfBraces warns of a name in two pairs of braces, as other systems write it: here it is no name.
func (c *checker) warnOfBraces(in scope, message *dsl.Message, words string) {
	for _, braced := range bracedName.FindAllStringSubmatch(words, -1) {
		name := braced[1]
		if _, known := c.scheme.names.things[name]; known || in.field(dsl.Identifier(name)) != nil {
			c.warn(c.file.Span(message), "braces", dsl.Sayf("the member reads {%[1]s}, not what `%[1]s` is", "会员看到的是 {%[1]s}，不是 `%[1]s` 的值", name), dsl.Sayf("write one pair: {%s}", "请只写一对花括号：{%s}", name))
		}
	}
}
