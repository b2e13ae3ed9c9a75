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
		said := t.rejection()
		list = append(list, Line{Rule: t.rule, Name: t.Rule(t.rule), What: dsl.Sayf("refused: %[1]s", "不能办理：%[2]s", said.English, said.Chinese)})
		break
	}
	return list
}

// rejection is what the rule says when it refuses.
func (t *teller) rejection() dsl.Words {
	for _, body := range t.rule.Bodies {
		for _, effect := range body.Effects {
			if effect.Kind == check.Reject && effect.Words != "" {
				return dsl.Say(effect.Words, effect.Words)
			}
		}
	}
	return t.Rule(t.rule)
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
	for _, effect := range effectsOf(t.scheme.Rules[entry.Rule]) {
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

// how says how an entry's amount is worked out, as far as there is more to say than the amount.
func (t *teller) how(entry *evaluate.Entry, amount int64) dsl.Words {
	var parts []dsl.Words
	if entry.Kind == evaluate.EntryEarned && entry.Of != evaluate.None {
		parts = append(parts, t.boosted(entry, amount))
	} else if effect := t.effect(entry); effect != nil && entry.Kind != evaluate.EntrySet && entry.Kind != evaluate.EntryNotified && entry.Kind != evaluate.EntryTierUp {
		if worked := t.worked(entry, effect); worked.English != "" {
			parts = append(parts, worked)
		}
	}
	if entry.Kind == evaluate.EntryDiscount && t.moment.happened.Discount != amount { // else what is to be paid says it
		if left := t.left(amount); left.English != "" {
			parts = append(parts, left)
		}
	}
	if capped := t.capped(entry, amount); capped.English != "" {
		parts = append(parts, capped)
	}
	if later := t.pending(entry); later.English != "" {
		parts = append(parts, later)
	}
	return joined(parts, "; ", "；")
}

// left says what the order came to without a rule's discount, and with it.
func (t *teller) left(amount int64) dsl.Words {
	due := t.moment.happened.Due
	without, with := t.Money(due+amount), t.Money(due)
	return dsl.Sayf("to pay %[2]s instead of %[1]s", "本来 %[3]s，应付 %[4]s", without.English, with.English, without.Chinese, with.Chinese)
}

// boosted says what the boosted rule gave without the boost, and with it.
func (t *teller) boosted(entry *evaluate.Entry, amount int64) dsl.Words {
	wallet, plain := t.scheme.Wallets[entry.Wallet], int64(0)
	for i := range t.moment.entries {
		if one := &t.moment.entries[i]; one.Kind == evaluate.EntryEarned && one.Rule == entry.Of && one.Of == evaluate.None && one.Wallet == entry.Wallet && one.Member == entry.Member {
			plain += one.Amount
		}
	}
	without, with := t.Units(wallet, plain), t.Units(wallet, plain+amount)
	said := dsl.Sayf("%[2]s instead of %[1]s", "原来 %[3]s，现在 %[4]s", without.English, with.English, without.Chinese, with.Chinese)
	effect := t.boost(entry)
	if effect == nil {
		return said
	}
	if factor := t.worked(entry, effect); factor.English != "" {
		return joined([]dsl.Words{factor, said}, ": ", "：")
	}
	return said
}

// boost is the effect of a rule that boosts another.
func (t *teller) boost(entry *evaluate.Entry) *check.Effect {
	for _, body := range t.scheme.Rules[entry.Rule].Bodies {
		for _, effect := range body.Effects {
			if effect.Target != nil && effect.Target.Index == entry.Of {
				return effect
			}
		}
	}
	return nil
}

// capped says what it would have been without a cap.
func (t *teller) capped(entry *evaluate.Entry, amount int64) dsl.Words {
	if entry.Before <= amount {
		return dsl.Words{}
	}
	before := t.Money(entry.Before)
	if entry.Wallet != evaluate.None {
		before = t.Units(t.scheme.Wallets[entry.Wallet], entry.Before)
	}
	return dsl.Sayf("%[1]s before the cap", "封顶之前 %[2]s", before.English, before.Chinese)
}

// pending says when it can be spent, where that is not at once.
func (t *teller) pending(entry *evaluate.Entry) dsl.Words {
	for i := range t.moment.entries {
		one := &t.moment.entries[i]
		if one.Kind == evaluate.EntryPending && one.Rule == entry.Rule && one.Wallet == entry.Wallet && one.Member == entry.Member && entry.Kind == evaluate.EntryEarned {
			day := t.Instant(one.Available)
			return dsl.Sayf("available from %[1]s", "%[2]s到账", day.English, day.Chinese)
		}
	}
	return dsl.Words{}
}

// moves says what a member came to in the last step, where the rule waits for that.
func (t *teller) moves() dsl.Words {
	if !slices.ContainsFunc(t.rule.Bodies, func(body *check.Body) bool { return body.Move != nil && body.Move.Challenge == nil }) {
		return dsl.Words{}
	}
	var list []dsl.Words
	for i := range t.moment.entries {
		entry := &t.moment.entries[i]
		if entry.Member != t.own() || entry.Rule != evaluate.None {
			continue
		}
		switch entry.Kind {
		case evaluate.EntryTierUp:
			tier := t.Tier(t.scheme.Ladders[entry.Ladder].Tiers[entry.Tier])
			list = append(list, dsl.Say("becomes "+tier.English, after("升到", tier.Chinese)))
		case evaluate.EntryTierDown:
			tier := t.Tier(t.scheme.Ladders[entry.Ladder].Tiers[entry.Tier])
			list = append(list, dsl.Say("falls to "+tier.English, after("降到", tier.Chinese)))
		case evaluate.EntryEntered:
			if entry.Tier != evaluate.None && t.waitsFor(entry.Of, entry.Tier) {
				tier := t.Tier(t.scheme.Segments[entry.Of].Tiers[entry.Tier])
				list = append(list, dsl.Say("is now in “"+tier.English+"”", "进入“"+tier.Chinese+"”"))
			}
		}
	}
	return joined(list, ", ", "，")
}

func (t *teller) waitsFor(segment, line int) bool {
	return slices.ContainsFunc(t.rule.Bodies, func(body *check.Body) bool {
		move := body.Move
		return move != nil && move.Ladder != nil && move.Ladder.Segment && move.Ladder.Index == segment && (move.Tier == nil || move.Tier.Index == line)
	})
}
