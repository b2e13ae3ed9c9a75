package example

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// lines are what the rule gives in the last moment, and what other rules give there.
func (t *teller) lines() (gives, others []Line) {
	if refused := t.moment.happened.Refused; !t.moment.isTime && refused != nil {
		return t.refusals(refused.Reasons), nil
	}
	var seen []*evaluate.Entry
	for _, entry := range t.ordered() {
		if first := slices.IndexFunc(seen, func(other *evaluate.Entry) bool { return isSame(other, entry) }); first >= 0 {
			continue // it has been told with the first of its kind
		}
		seen = append(seen, entry)
		line := t.line(entry)
		if entry.Rule == t.rule.Index {
			gives = append(gives, line)
		} else {
			others = append(others, line)
		}
	}
	return gives, others
}

// ordered are the entries that say what rules do: what is given, then what is taken, set and said.
func (t *teller) ordered() []*evaluate.Entry {
	var list []*evaluate.Entry
	for i := range t.moment.entries {
		if entry := &t.moment.entries[i]; fires(t.moment, entry) {
			list = append(list, entry)
		}
	}
	slices.SortStableFunc(list, func(a, b *evaluate.Entry) int { return cmp.Compare(behind(a.Kind), behind(b.Kind)) })
	return list
}

// behind is how far behind an entry is told.
func behind(kind evaluate.EntryKind) int {
	switch kind {
	case evaluate.EntryNotified:
		return 3
	case evaluate.EntrySet:
		return 2
	case evaluate.EntryTierUp:
		return 1
	}
	return 0
}

// isSame tells whether two entries are one thing that a rule gives: of several lines of an order, or out of several lots.
func isSame(a, b *evaluate.Entry) bool {
	return a.Rule == b.Rule && a.Kind == b.Kind && a.Member == b.Member && a.Wallet == b.Wallet && a.Of == b.Of && a.Effect == b.Effect &&
		a.Voucher == b.Voucher && a.Worth == b.Worth
}

// amount is how much of one thing a rule gives, and in how many entries.
func (t *teller) amount(entry *evaluate.Entry) (sum int64, parts int) {
	for i := range t.moment.entries {
		if one := &t.moment.entries[i]; fires(t.moment, one) && isSame(one, entry) {
			sum += one.Amount
			parts++
		}
	}
	return sum, parts
}

func (t *teller) refusals(reasons []evaluate.Refusal) []Line {
	var list []Line
	for _, reason := range reasons {
		if reason.Rule != t.rule.Index {
			continue
		}
		what := dsl.Say("it is refused", "不能办理")
		if t.saysWhy() {
			what = dsl.Sayf("refused: %[1]s", "不能办理：%[2]s", reason.Words.English, reason.Words.Chinese)
		}
		list = append(list, Line{Rule: t.rule, Name: t.Rule(t.rule), What: what})
		break
	}
	return list
}

// saysWhy tells whether the rule has words for a member whom it refuses.
func (t *teller) saysWhy() bool {
	return slices.ContainsFunc(t.rule.Effects(), func(effect *check.Effect) bool {
		return effect.Kind == check.Reject && (effect.Words != "" || len(effect.Names) > 0)
	})
}

// line says what an entry gives, and how it comes to it.
func (t *teller) line(entry *evaluate.Entry) Line {
	rule := t.scheme.Rules[entry.Rule]
	amount, parts := t.amount(entry)
	line := Line{Rule: rule, Name: t.Rule(rule), Member: t.receiver(entry.Member), What: t.what(entry, amount)}
	if parts == 1 || entry.Kind == evaluate.EntryDiscount {
		line.How = t.how(entry, amount)
	}
	return line
}

func (t *teller) effect(entry *evaluate.Entry) *check.Effect {
	if entry.Effect == evaluate.None {
		return nil
	}
	return t.scheme.Rules[entry.Rule].Bodies[entry.Body].Effects[entry.Effect]
}

func (t *teller) what(entry *evaluate.Entry, amount int64) dsl.Words {
	said := func(english, chinese string, what dsl.Words) dsl.Words {
		return dsl.Say(english+what.English, chinese+what.Chinese)
	}
	switch entry.Kind {
	case evaluate.EntryEarned:
		return plus(t.Units(t.scheme.Wallets[entry.Wallet], amount))
	case evaluate.EntrySpent, evaluate.EntryReversed:
		return said("-", "扣 ", t.Units(t.scheme.Wallets[entry.Wallet], amount))
	case evaluate.EntryDiscount:
		money := t.Money(amount)
		return dsl.Say(money.English+" off", "减 "+money.Chinese)
	case evaluate.EntryCharge:
		money := t.Money(amount)
		return dsl.Say(money.English+" to pay", "收取 "+money.Chinese)
	case evaluate.EntryIssued:
		return t.issued(entry, amount)
	case evaluate.EntryTierUp:
		return t.granted(entry)
	case evaluate.EntrySet:
		attribute := t.scheme.Attributes[entry.Of]
		constant := check.Constant{Number: entry.Operands[0].Number, Text: entry.Operands[0].Text}
		name, to := t.Attribute(attribute), t.value(attribute.Type, constant)
		return dsl.Say(name.English+": "+to.English, name.Chinese+"："+to.Chinese)
	}
	notice := dsl.Say(evaluate.Notice(t.program.Plan(), entry), evaluate.Notice(t.program.Plan(), entry))
	return dsl.Sayf("is told “%[1]s”", "收到通知“%[2]s”", notice.English, notice.Chinese)
}

func (t *teller) issued(entry *evaluate.Entry, amount int64) dsl.Words {
	vouchers := t.Vouchers(t.scheme.Vouchers[entry.Voucher], amount)
	said := dsl.Say("+"+vouchers.English, "送 "+vouchers.Chinese)
	if effect := t.effect(entry); effect != nil && effect.Worth != nil {
		worth := t.Money(entry.Worth)
		said = dsl.Say(said.English+" of "+worth.English, said.Chinese+"（面额 "+worth.Chinese+"）")
	}
	return said
}

func (t *teller) granted(entry *evaluate.Entry) dsl.Words {
	tier := t.Tier(t.scheme.Ladders[entry.Ladder].Tiers[entry.Tier])
	said := dsl.Say("becomes "+tier.English, after("升到", tier.Chinese))
	for _, effect := range t.scheme.Rules[entry.Rule].Effects() {
		if effect.Kind != check.Grant || effect.Ladder.Index != entry.Ladder || effect.Tier.Index != entry.Tier || effect.Lasts == nil ||
			!effect.Lasts.Length.IsConstant() || len(effect.Lasts.Tails) > 0 {
			continue
		}
		lasts := t.Value(effect.Lasts.Length.Type, effect.Lasts.Length.Constant)
		said = dsl.Say(said.English+" for "+lasts.English, said.Chinese+"，"+lasts.Chinese)
	}
	return said
}

// after puts a name behind Chinese words, apart where it is not Chinese itself.
func after(words, name string) string {
	if name != "" && name[0] < 0x80 {
		return words + " " + name
	}
	return words + name
}
