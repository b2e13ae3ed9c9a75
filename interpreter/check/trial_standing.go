package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// standing reads how the member is to begin with, up to the event, which it returns; nil if there is none.
func (r *trialReader) standing() *Event {
	for len(r.words) > 0 {
		name, isName := r.peekName()
		if isName {
			if event := r.scheme.names.event(string(name)); event != nil {
				r.take()
				return event
			}
		}
		if !r.date() && !r.balance() && !(isName && r.known(name)) {
			r.lost()
			return nil
		}
	}
	return nil
}

// known reads a tier or an attribute.
func (r *trialReader) known(name dsl.Identifier) bool {
	text, names := string(name), r.scheme.names
	if ladder, ok := names.things[text].(*Ladder); ok {
		word := r.take()
		label, ok := r.peekName()
		for _, tier := range ladder.Tiers {
			if ok && tier.Name == string(label) {
				r.take()
				r.place(ladder, tier)
				return true
			}
		}
		r.fail(word, "trial", dsl.Sayf("behind `%s` stands a tier", "`%s` 后面要写等级", text), dsl.Sayf("there are: %[1]s", "现有：%[1]s", joined(tierNames(ladder))))
		r.words = nil
		return true
	}
	if tiers := names.labels[text]; len(tiers) > 0 {
		word := r.take()
		if len(tiers) > 1 {
			r.fail(word, "trial", dsl.Sayf("`%[1]s` is a tier of several ladders", "`%[1]s` 在几个等级体系里都有", text),
				dsl.Sayf("say which: %[2]s %[1]s", "请写明：%[2]s %[1]s", text, names.ladderOf[tiers[0]].Name))
		}
		r.place(names.ladderOf[tiers[0]], tiers[0])
		return true
	}
	if attribute := names.attributes[text]; attribute != nil {
		r.attribute(attribute)
		return true
	}
	return false
}

func (r *trialReader) place(ladder *Ladder, tier *Tier) {
	r.trial.Places = append(r.trial.Places, Place{r.member, tier, ladder})
}

// attribute reads what is known of the member. A flag alone is yes.
func (r *trialReader) attribute(attribute *Attribute) {
	name := r.take()
	given := AttributeValue{Attribute: attribute}
	next, isName := r.peekName()
	_, isValue := dsl.Canonical(dsl.ClassValue, next)
	switch {
	case attribute.Type.Kind == Flag && !(isName && isValue):
		given.Value.Number = value.WideOf(1)
	case len(r.words) == 0 || r.words[0].Value == nil:
		r.fail(name, "trial", dsl.Sayf("behind `%s` stands its value", "`%s` 后面要写值", attribute.Name), r.example())
		return
	default:
		literal := r.take().Value
		constant, ok := r.valueOf(attribute.Type, literal)
		if !ok {
			r.words = nil
			return
		}
		r.oneOfValue(attribute.OneOf, literal, constant)
		given.Value = constant
	}
	for i := range r.test.Members {
		if r.test.Members[i].Name == r.member {
			r.test.Members[i].Values = append(r.test.Members[i].Values, given)
		}
	}
}

// balance reads units or vouchers to begin with: `200 points`, `points 200`, `2 ten_off`, `ten_off`.
func (r *trialReader) balance() bool {
	number, name := 0, 1
	if _, isName := r.peekName(); isName {
		number, name = 1, 0
	}
	text, isName := r.nameAt(name)
	if !isName {
		return false
	}
	counted := number < len(r.words) && r.words[number].Value != nil && slices.Contains([]dsl.Kind{dsl.KindNumber, dsl.KindMoney}, r.words[number].Value.Kind())
	switch thing := r.scheme.names.things[string(text)].(type) {
	case *Wallet:
		if !counted {
			r.fail(r.take(), "trial", dsl.Sayf("a balance to begin with is a number: 200 %[1]s", "期初余额要写数量：200 %[1]s", thing.Name), r.example())
			r.words = nil
			return true
		}
		r.units(thing, r.words[number].Value)
		r.words = r.words[2:]
		return true
	case *Voucher:
		if number == 1 && counted { // `ten_off 2 …`: the number belongs to what follows, unless nothing does
			counted = false
		}
		r.vouchers(thing, number == 0 && counted)
		return true
	}
	return false
}

// units are what a wallet holds to begin with: an `opening` brings them.
func (r *trialReader) units(wallet *Wallet, literal *dsl.Literal) {
	constant, ok := r.valueOf(wallet.Type, literal)
	if !ok {
		return
	}
	if constant.Number.Sign() < 0 {
		r.fail(literal, "number", dsl.Sayf("`%s` is not below 0", "`%s` 不能小于 0", wallet.Name), dsl.Say("take out the minus sign", "请去掉负号"))
		return
	}
	for _, field := range r.scheme.names.events["opening"].Fields {
		if field.Units == wallet {
			r.balances, r.owners = append(r.balances, FieldValue{Field: field, Value: constant}), append(r.owners, r.member)
		}
	}
}

func (r *trialReader) vouchers(voucher *Voucher, counted bool) {
	held := HeldVoucher{Member: r.member, Voucher: voucher, Count: 1}
	if counted {
		literal := r.take().Value
		constant, ok := r.valueOf(Type{Kind: Number}, literal)
		if held.Count, _ = constant.Number.Int64(); ok && held.Count < 1 {
			r.fail(literal, "number", dsl.Say("vouchers to begin with are one or more", "期初的券至少 1 张"), r.example())
		}
	}
	r.take()
	r.trial.Held = append(r.trial.Held, held)
}

// lost reports a word that means nothing here.
func (r *trialReader) lost() {
	word := r.words[0]
	known := slices.Concat(r.eventNames(), slices.Sorted(maps.Keys(r.scheme.names.labels)), slices.Sorted(maps.Keys(r.scheme.names.attributes)), of[*Wallet](r.scheme.names))
	if word.Value != nil && word.Value.Kind() == dsl.KindName {
		r.unknown(word, dsl.Say("event, tier, attribute or wallet", "事件、等级、资料或账户"), r.file.Text(word), ownNames(known))
	} else {
		r.fail(word, "trial", dsl.Sayf("`%s` stands before any event", "`%s` 前面没有写发生了什么", r.file.Text(word)), r.example())
	}
	r.words = nil
}

// eventNames are the events of the scheme, those of the prelude in both languages.
func (r *trialReader) eventNames() []string {
	names := slices.Sorted(maps.Keys(r.scheme.names.events))
	for _, name := range slices.Clone(names) {
		if twin, ok := dsl.Twin(dsl.ClassEvent, name); ok {
			names = append(names, twin)
		}
	}
	return names
}
