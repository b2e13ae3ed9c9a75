package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

var (
	nothing = dsl.Say("none", "无")
	unmoved = dsl.Say("unchanged", "1 倍")
)

// effects says what a rule does, and the tables that its amounts are looked up in.
func (b *builder) effects(effects []*check.Effect) (plain []dsl.Words, tables []phrase.Table) {
	for _, effect := range effects {
		said, rows := b.effect(effect)
		plain, tables = append(plain, said), append(tables, rows...)
	}
	return plain, tables
}

func (b *builder) effect(effect *check.Effect) (dsl.Words, []phrase.Table) {
	switch effect.Kind {
	case check.Earn:
		return b.amount(effect.Amount, b.In(effect.Wallet), dsl.Say("you get", "得"), b.Wallet(effect.Wallet))
	case check.Take:
		return b.amount(effect.Amount, b.In(effect.Wallet), dsl.Say("you give back", "扣回"), b.Wallet(effect.Wallet))
	case check.ChargeUnits:
		said, tables := b.amount(effect.Amount, b.In(effect.Wallet), dsl.Say("you are charged", "扣"), b.Wallet(effect.Wallet))
		return phrase.Say("%s (refused where the balance is too small)", "%s（余额不够的不予受理）", said), tables
	case check.Discount:
		return b.amount(effect.Amount, b.InMoney(), dsl.Say("the order is reduced by", "立减"), dsl.Say("an amount", "一笔金额"))
	case check.DiscountTo:
		if said, ok := b.percentOff(effect.Amount); ok {
			return said, nil
		}
		return b.amount(effect.Amount, b.InMoney(), dsl.Say("the order is reduced to", "减至"), dsl.Say("an amount", "一笔金额"))
	case check.ChargeMoney:
		return b.amount(effect.Amount, b.InMoney(), dsl.Say("you pay", "收取"), dsl.Say("an amount", "一笔金额"))
	case check.Boost:
		return b.boost(effect)
	case check.Issue:
		return b.issue(effect)
	}
	return b.deed(effect), nil
}

// amount is what an effect gives; one that is looked up says by what, and the rows are a table of their own.
func (b *builder) amount(e *check.Expression, unit phrase.Unit, verb, of dsl.Words) (dsl.Words, []phrase.Table) {
	if !phrase.IsTable(e) {
		return b.Given(e, unit, verb), nil
	}
	tables := []phrase.Table{b.TableOf(e, unit, nothing)}
	key := b.key(e.Arguments[0])
	if e.Operation == check.OperationSlices {
		return phrase.Say("%[3]s %[1]s by %[2]s, each slice of it at its own rate", "按%[2]s分段%[3]s%[1]s，每一段用自己的比例，见下表", of, key, verb), tables
	}
	return phrase.Say("%[3]s %[1]s by %[2]s", "按%[2]s%[3]s%[1]s，见下表", of, key, verb), tables
}

// key is what an amount is looked up by. A tier is that of before the event.
func (b *builder) key(e *check.Expression) dsl.Words {
	said := b.Value(e)
	if b.before && (e.Operation == check.OperationTier || e.Operation == check.OperationSegment) {
		return phrase.Say("%s as it was before", "这一笔之前的%s", said)
	}
	return said
}

func (b *builder) boost(effect *check.Effect) (dsl.Words, []phrase.Table) {
	target := b.RuleBriefly(effect.Target)
	if phrase.IsTable(effect.Amount) {
		tables := []phrase.Table{b.TableOf(effect.Amount, b.AsFactor(), unmoved)}
		return phrase.Say("what “%s” gives is multiplied, by %s", "“%s”所得乘以倍数，倍数看%s，见下表", target, b.key(effect.Amount.Arguments[0])), tables
	}
	return phrase.Say("what “%s” gives counts %s", "“%s”所得按 %s计", target, b.Amount(effect.Amount, b.AsFactor())), nil
}

func (b *builder) issue(effect *check.Effect) (dsl.Words, []phrase.Table) {
	said, tables := b.amount(effect.Amount, b.OfVoucher(effect.Voucher), dsl.Say("you get", "发"), phrase.Say("“%s”", "“%s”", b.Voucher(effect.Voucher)))
	switch {
	case effect.Worth == nil:
		return said, tables
	case !phrase.IsTable(effect.Worth):
		return phrase.Say("%s, each worth %s", "%s，每张面额 %s", said, b.Amount(effect.Worth, b.InMoney())), tables
	}
	key := b.Value(effect.Worth.Arguments[0])
	return phrase.Say("%s, what each is worth by %s", "%s，每张的面额看%s，见下表", said, key), append(tables, b.TableOf(effect.Worth, b.InMoney(), nothing))
}

// percentOff is `discount to 90% of amount` as it is said in Chinese: 打 9 折.
func (b *builder) percentOff(e *check.Expression) (dsl.Words, bool) {
	if e.Operation != check.OperationMultiply || !e.Arguments[0].IsConstant() || e.Arguments[0].Type.Kind != check.Percent {
		return dsl.Words{}, false
	}
	tenths := words.Number(e.Arguments[0].Constant.Number, e.Arguments[0].Type.Places-1)
	if e.Arguments[0].Type.Places < 1 {
		return dsl.Words{}, false
	}
	of := e.Arguments[1]
	return phrase.Say("the order is reduced to %[1]s of %[2]s", "%[2]s打 %[3]s 折", b.Value(e.Arguments[0]), b.Value(of), tenths), true
}

// deed is an effect that has no amount.
func (b *builder) deed(effect *check.Effect) dsl.Words {
	switch effect.Kind {
	case check.Set:
		if number, _ := effect.Amount.Constant.Number.Int64(); effect.Amount.IsConstant() && effect.Attribute.Type.Kind == check.Flag && number == 1 {
			return phrase.Say("from then on %s", "从此%s", b.IsSo(effect.Attribute))
		}
		return phrase.Say("the member's %s becomes %s", "会员的%s改为%s", b.Attribute(effect.Attribute), b.Value(effect.Amount))
	case check.Reject:
		if effect.Words == "" && len(effect.Names) == 0 {
			return dsl.Say("it is refused", "不予受理")
		}
		return phrase.Say("it is refused: “%s”", "不予受理：“%s”", b.message(effect))
	case check.Notify:
		return phrase.Say("you are told: “%s”", "通知会员：“%s”", b.message(effect))
	}
	return phrase.Say("you are “%[1]s” at least, %[2]s; several such grants run side by side", "等级不低于“%[1]s”，%[2]s；多次授予的同时计时，不累加", b.Tier(effect.Tier), b.Lasting(effect.Lasts))
}

// message is what a member is told, the names in it between brackets.
func (b *builder) message(effect *check.Effect) dsl.Words {
	if len(effect.Names) == 0 {
		return dsl.Say(effect.Words, effect.Words)
	}
	said := dsl.Say(effect.Texts[0], effect.Texts[0])
	for i, name := range effect.Names {
		said = phrase.Say("%s[%s]%s", "%s【%s】%s", said, b.Value(name), effect.Texts[i+1])
	}
	return said
}
