package example

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

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
