package evaluate

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Reason words an entry: what happened, by which rule, and the arithmetic. It is the one place where entries become
// words.
func Reason(plan *compile.Plan, entry *Entry) dsl.Words {
	words := reason(plan, entry)
	switch {
	case entry.Other == "":
		return words
	case entry.Kind == EntrySent:
		return dsl.Sayf("transferred to %s", "转赠给 %s", entry.Other)
	case entry.Kind == EntryReceived:
		return dsl.Sayf("transferred by %s", "由 %s 转赠", entry.Other)
	}
	return dsl.Say(words.English+"; from "+entry.Other, words.Chinese+"；来自 "+entry.Other)
}

func reason(plan *compile.Plan, entry *Entry) dsl.Words {
	switch entry.Kind {
	case EntryEarned:
		return earnedWords(plan, entry)
	case EntryDiscount:
		worked := workedOut(plan, entry)
		return dsl.Sayf("%[2]s taken off by rule `%[1]s`%[3]s%[4]s", "规则 `%[1]s` 优惠 %[2]s%[3]s%[5]s", ruleName(plan, entry.Rule),
			value.DecimalString(entry.Amount, plan.MoneyPlaces), cappedFrom(entry, plan.MoneyPlaces), worked.English, worked.Chinese)
	case EntryCharge:
		worked := workedOut(plan, entry)
		by := ruleWords(plan, entry.Rule)
		return dsl.Sayf("%[2]s charged by %[1]s%[3]s", "%[5]s 收取 %[2]s%[4]s", by.English, value.DecimalString(entry.Amount, plan.MoneyPlaces),
			worked.English, worked.Chinese, by.Chinese)
	case EntrySet:
		return setWords(plan, entry)
	case EntryFailed:
		return failedWords(plan, entry)
	case EntryDone:
		return doneWords(plan, entry)
	case EntryEntered:
		return enteredWords(plan, entry)
	case EntryTierUp, EntryTierDown:
		return tierWords(plan, entry)
	case EntryPending:
		until := value.InstantString(entry.Available, plan.Zone)
		return dsl.Sayf("of it pending until %s", "其中待生效，到账时间 %s", until)
	case EntryIssued, EntryUsed, EntryVoucherReturned, EntryVoucherExpired, EntryWithdrawn:
		return voucherWords(plan, entry)
	case EntryNotified:
		by, notice := ruleWords(plan, entry.Rule), Notice(plan, entry)
		return dsl.Say(by.English+" says: "+notice, by.Chinese+" 通知："+notice)
	}
	return movementWords(plan, entry)
}

var movements = map[EntryKind]dsl.Words{
	EntryReceived: dsl.Say("paid in", "存入"),
	EntryOpening:  dsl.Say("brought over", "期初转入"),
	EntryReturned: dsl.Say("given back by a refund", "退款退回"),
	EntrySpent:    dsl.Say("spent", "使用"),
	EntrySent:     dsl.Say("taken away by an adjustment", "调整扣减"),
	EntryExpired:  dsl.Say("expired", "过期"),
	EntryReversed: dsl.Say("taken back", "收回"),
	EntryDebt:     dsl.Say("owed, as they are gone", "已用掉，记为欠"),
	EntryDebtPaid: dsl.Say("of it paid what was owed", "其中抵还所欠"),
	EntryForgiven: dsl.Say("gone and forgiven", "已用掉，不再追回"),
	EntryEarned:   dsl.Say("earned", "获得"),
	EntryDiscount: dsl.Say("taken off", "优惠"),
	EntryCharge:   dsl.Say("charged", "收取"),
	EntrySet:      dsl.Say("set", "设置"),
	EntryTierUp:   dsl.Say("moved up", "升级"),
	EntryTierDown: dsl.Say("moved down", "降级"),

	EntryVoucherReturned: dsl.Say("given back by a refund", "退款退回"),
	EntryVoucherExpired:  dsl.Say("expired", "过期"),
	EntryCovered:         dsl.Say("gone, and made good by another wallet", "已用掉，由另一账户补扣"),
	EntryWithdrawn:       dsl.Say("taken back unused", "未使用，收回"),

	EntryPending:     dsl.Say("of it pending", "其中待生效"),
	EntryMatured:     dsl.Say("no longer pending", "到账"),
	EntryPendingGone: dsl.Say("of it was still pending", "其中尚未生效"),
}

func movementWords(plan *compile.Plan, entry *Entry) dsl.Words {
	words := movements[entry.Kind]
	if entry.Rule == None {
		return words
	}
	by := ruleWords(plan, entry.Rule)
	return dsl.Say(words.English+" ("+by.English+")", words.Chinese+"（"+by.Chinese+"）")
}

// ruleWords names a rule, or the challenge of which it is what is done.
func ruleWords(plan *compile.Plan, rule int) dsl.Words {
	name := ruleName(plan, rule)
	if name != "" && plan.Rules[rule].Done {
		return dsl.Sayf("challenge `%s`", "任务 `%s`", name)
	}
	return dsl.Sayf("rule `%s`", "规则 `%s`", name)
}

func ruleName(plan *compile.Plan, rule int) string {
	if rule < 0 || rule >= len(plan.Rules) {
		return ""
	}
	return plan.Rules[rule].Name
}

// earnedWords is the arithmetic of what a rule gave: `1 points every 10 of net, net 105.00: 10; with boosts 20`.
func earnedWords(plan *compile.Plan, entry *Entry) dsl.Words {
	if entry.Of != None {
		words := dsl.Sayf("boost of rule `%[1]s` by `%[2]s`", "规则 `%[2]s` 对 `%[1]s` 的翻倍", ruleName(plan, entry.Of), ruleName(plan, entry.Rule))
		return beforeCaps(plan, entry, words)
	}
	words, raw := arithmetic(plan, entry), decimal(entry.Raw, entry.Places)
	english, chinese := words.English, words.Chinese
	if english != raw {
		english, chinese = english+": "+raw, chinese+"："+raw
	}
	if boosted := decimal(entry.Factor, entry.FactorPlaces); boosted != raw {
		english += "; with boosts " + boosted
		chinese += "；翻倍后 " + boosted
	}
	return beforeCaps(plan, entry, dsl.Say(english, chinese))
}

// beforeCaps adds what a rule gave before caps took some of it.
func beforeCaps(plan *compile.Plan, entry *Entry, words dsl.Words) dsl.Words {
	if entry.Before <= entry.Amount {
		return words
	}
	before := value.DecimalString(entry.Before, plan.Wallets[entry.Wallet].Places)
	return dsl.Say(words.English+"; before caps "+before, words.Chinese+"；上限之前 "+before)
}

// workedOut is the arithmetic behind an amount, where there is more to say than the amount itself.
func workedOut(plan *compile.Plan, entry *Entry) dsl.Words {
	if words := arithmetic(plan, entry); words.English != "" {
		return dsl.Say(": "+words.English, "："+words.Chinese)
	}
	return dsl.Words{}
}

// arithmetic is an effect as it is written, and the values that went into it.
func arithmetic(plan *compile.Plan, entry *Entry) dsl.Words {
	if entry.Effect == None {
		return dsl.Words{}
	}
	effect := &plan.Rules[entry.Rule].Bodies[entry.Body].Effects[entry.Effect]
	words := dsl.Say(effect.Text, effect.Text)
	for i, leaf := range effect.Leaves {
		operand := operandWords(plan, leaf.Step, &entry.Operands[i])
		words.English += ", " + leaf.Name + " " + operand.English
		words.Chinese += "，" + leaf.Name + " " + operand.Chinese
	}
	return words
}

// cappedFrom tells what an amount would have been without a cap.
func cappedFrom(entry *Entry, places int) string {
	if entry.Before <= entry.Amount {
		return ""
	}
	return " (" + value.DecimalString(entry.Before, places) + ")"
}

func decimal(number value.Wide, places int) string {
	text := string(number.AppendDecimal(nil, places))
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// operandWords writes a value as its step's kind is written.
func operandWords(plan *compile.Plan, step *compile.Step, operand *Operand) dsl.Words {
	if step.Kind == compile.Flag && !operand.Missing {
		return yesNo[operand.Number.Low&1]
	}
	text := operandText(plan, step, operand)
	return dsl.Say(text, text)
}

var yesNo = [2]dsl.Words{dsl.Say("no", "否"), dsl.Say("yes", "是")}

// operandText writes a value that reads the same in every language.
func operandText(plan *compile.Plan, step *compile.Step, operand *Operand) string {
	number, _ := operand.Number.Int64()
	switch {
	case operand.Missing:
		return "–"
	case step.IsText():
		return dsl.Quote(operand.Text)
	case step.Kind == compile.Date:
		return value.Date(number).String()
	case step.Kind == compile.Instant:
		return value.InstantString(value.Instant(number), plan.Zone)
	case step.Kind == compile.Label && step.Operation == compile.OperationTier:
		return plan.Ladders[step.Slot].Tiers[number].Name
	case step.Operation == compile.OperationSegment:
		return plan.Segments[step.Slot].Lines[number].Name
	}
	return string(operand.Number.AppendDecimal(nil, step.Places))
}

func setWords(plan *compile.Plan, entry *Entry) dsl.Words {
	attribute := &plan.Attributes[entry.Of]
	step := &compile.Step{Kind: attribute.Kind, Places: attribute.Places}
	to := operandWords(plan, step, &entry.Operands[0])
	by := ruleWords(plan, entry.Rule)
	return dsl.Sayf("%[1]s set `%[2]s` to %[3]s", "%[5]s 把 `%[2]s` 设为 %[4]s", by.English, attribute.Name, to.English, to.Chinese, by.Chinese)
}

// doneWords says which challenge is done, and by which fields it was opened.
func doneWords(plan *compile.Plan, entry *Entry) dsl.Words {
	challenge := &plan.Challenges[entry.Of]
	said := dsl.Sayf("challenge `%s` is done", "任务 `%s` 达成", challenge.Name)
	if challenge.Offer == None {
		return said
	}
	for i := range min(len(challenge.Fields), len(entry.Operands)) {
		field := &challenge.Fields[i]
		if field.List != nil || entry.Operands[i].Missing {
			continue
		}
		operand := operandWords(plan, &compile.Step{Kind: field.Kind, Places: field.Places}, &entry.Operands[i])
		said.English += ", " + field.Name + " " + operand.English
		said.Chinese += "，" + field.Written + " " + operand.Chinese
	}
	return said
}

// enteredWords says which line of a segment a member is in now.
func enteredWords(plan *compile.Plan, entry *Entry) dsl.Words {
	segment := &plan.Segments[entry.Of]
	if entry.Tier == None {
		return dsl.Sayf("%[1]s: in no line", "%[1]s：不属于任何一行", segment.Name)
	}
	return dsl.Sayf("%[1]s: entered %[2]s", "%[1]s：进入 %[2]s", segment.Name, segment.Lines[entry.Tier].Name)
}

func tierWords(plan *compile.Plan, entry *Entry) dsl.Words {
	ladder := &plan.Ladders[entry.Ladder]
	words := movements[entry.Kind]
	if entry.Rule != None {
		name, by := ladder.Tiers[entry.Tier].Name, ruleWords(plan, entry.Rule)
		return dsl.Sayf("%[1]s: granted %[2]s by %[3]s", "%[1]s：%[4]s 授予 %[2]s", ladder.Name, name, by.English, by.Chinese)
	}
	measure := decimal(entry.Raw, entry.Places)
	return dsl.Words{
		English: ladder.Name + ": " + words.English + " to " + ladder.Tiers[entry.Tier].Name + ", " + ladder.By + " " + measure,
		Chinese: ladder.Name + "：" + words.Chinese + "到 " + ladder.Tiers[entry.Tier].Name + "，" + ladder.By + " " + measure,
	}
}

// voucherWords is how many vouchers came or went, what they are worth, and why.
func voucherWords(plan *compile.Plan, entry *Entry) dsl.Words {
	worth := value.DecimalString(entry.Worth, plan.MoneyPlaces)
	switch entry.Kind {
	case EntryIssued:
		worked := workedOut(plan, entry)
		by := ruleWords(plan, entry.Rule)
		words := dsl.Say("issued by "+by.English+worked.English, by.Chinese+" 发放"+worked.Chinese)
		if entry.Worth > 0 {
			words = dsl.Say(words.English+"; worth "+worth, words.Chinese+"；面额 "+worth)
		}
		return words
	case EntryUsed:
		return dsl.Sayf("used: %s off", "使用，抵 %s", worth)
	}
	return movements[entry.Kind]
}
