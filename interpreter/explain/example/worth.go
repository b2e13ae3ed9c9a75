package example

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// spent is the order on which worth is measured, in whole units of the currency: large, so that rounding to whole units
// of a wallet hardly shows.
const spent = 10_000

// Worth is what a plain member gets back of a plain order, in money: what rule gives in which wallet, with the boosts of
// a member on a tier and before caps, and what that pays.
type Worth struct {
	Rule   *check.Rule   // nil for all rules on an order together, and what they take off it
	Wallet *check.Wallet // nil where Rule is
	Ladder *check.Ladder // by whose tiers, or a segment by whose lines, it differs; nil for none
	Tier   *check.Tier
	Spend  int64 // in the currency's smallest unit, likewise Money
	Units  int64 // at the wallet's places
	Money  int64
	Capped bool // a cap would let less through

	Spent, Got, Pays dsl.Words // `10000 元`, `1000 积分`, `50 元`; Got is empty where Wallet is nil
	Percent          dsl.Words // `0.5%`
}

// Worths tells for each rule that gives something worth money on an order what it comes to in percent of what was spent,
// for members of each tier where that changes it, and for all rules together. It is empty for a scheme in which nothing
// is worth money, or nothing is given for an order. Vouchers are not among it: what they come to depends on how often
// they are used.
func Worths(program *interpreter.Program) []Worth {
	w := &weigher{plainly: (&stage{program: program}).plainly(), Writer: words.Of(program.Checked())}
	w.scheme = program.Checked()
	if !w.gives() {
		return nil
	}
	plain := w.weigh(nil, nil)
	var list []Worth
	kept := map[*check.Rule]bool{}
	for _, ladder := range w.ladders() {
		differs := w.byTier(ladder)
		for _, one := range differs {
			kept[one.Rule] = true
		}
		list = append(list, differs...)
	}
	for _, one := range plain {
		if !kept[one.Rule] {
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, w.compare)
	return list
}

type weigher struct {
	*plainly
	*words.Writer
	scheme *check.Scheme
}

// compare puts rules in the order of the scheme's text, all together behind them.
func (w *weigher) compare(a, b Worth) int {
	place := func(one Worth) int {
		if one.Rule == nil {
			return len(w.scheme.File.Source)
		}
		return one.Rule.Span.Offset
	}
	return cmp.Compare(place(a), place(b))
}

// gives tells whether any rule gives something worth money for an order.
func (w *weigher) gives() bool {
	return slices.ContainsFunc(w.scheme.Rules, func(rule *check.Rule) bool {
		return onPurchase(rule) && slices.ContainsFunc(rule.Effects(), func(effect *check.Effect) bool {
			return effect.Kind == check.Earn && isMoney(effect.Wallet)
		})
	})
}

func onPurchase(rule *check.Rule) bool {
	return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool { return body.Event != nil && body.Event.Role == check.RolePurchase })
}

// ladders are the ladders and segments that rules on orders read.
func (w *weigher) ladders() []*check.Ladder {
	f := &facts{}
	for _, rule := range w.scheme.Rules {
		if onPurchase(rule) {
			f.rule(w.scheme, rule)
		}
	}
	slices.SortStableFunc(f.ladders, func(a, b *check.Ladder) int { return cmp.Compare(a.Span.Offset, b.Span.Offset) })
	return f.ladders
}

// byTier weighs what members of each tier get, of the rules whose worth is not the same for all of them.
func (w *weigher) byTier(ladder *check.Ladder) []Worth {
	var all []Worth
	for _, tier := range ladder.Tiers {
		all = append(all, w.weigh(ladder, tier)...)
	}
	var differs []Worth
	for _, one := range all {
		same := func(other Worth) bool { return other.Rule == one.Rule && other.Wallet == one.Wallet }
		if slices.ContainsFunc(differs, same) {
			continue
		}
		row := w.row(ladder, one, all)
		if slices.ContainsFunc(row, func(other Worth) bool { return other.Units != row[0].Units || other.Money != row[0].Money }) {
			differs = append(differs, row...)
		}
	}
	return differs
}

// row is what a rule is worth to members of each tier, nothing for those whom it gives nothing.
func (w *weigher) row(ladder *check.Ladder, one Worth, all []Worth) []Worth {
	var list []Worth
	for _, tier := range ladder.Tiers {
		at := slices.IndexFunc(all, func(other Worth) bool {
			return other.Rule == one.Rule && other.Wallet == one.Wallet && other.Tier == tier
		})
		if at >= 0 {
			list = append(list, all[at])
			continue
		}
		nothing := Worth{Rule: one.Rule, Wallet: one.Wallet, Ladder: ladder, Tier: tier, Spend: one.Spend}
		if one.Wallet != nil {
			nothing.Got = w.Units(one.Wallet, 0)
		}
		w.say(&nothing)
		list = append(list, nothing)
	}
	return list
}

// weigh plays the order of a member, on a tier if one is given. Another member's orders a month before fill budgets that
// are a share of what was sold.
func (w *weigher) weigh(ladder *check.Ladder, tier *check.Tier) []Worth {
	spend := scaled(spent, w.scheme.MoneyPlaces)
	h := &history{members: []check.TestMember{{Name: self}, {Name: other}}, until: none}
	if tier != nil {
		h.places = []check.Place{{Member: self, Tier: tier, Ladder: ladder}}
	}
	theirs := w.purchase(100*spend, -31)
	theirs.Member = other
	h.events = slices.Concat([]check.TestStep{theirs}, w.start, []check.TestStep{w.purchase(scaled(100, w.scheme.MoneyPlaces), -1), w.purchase(spend, 0)})
	run := w.playAll(h)
	if run == nil {
		return nil
	}
	m := &run.moments[len(run.moments)-1]
	var list []Worth
	total, isCapped := int64(0), false
	for i := range m.entries {
		entry := &m.entries[i]
		if entry.Rule == evaluate.None || entry.Member != self || !onPurchase(w.scheme.Rules[entry.Rule]) {
			continue
		}
		if entry.Kind == evaluate.EntryDiscount {
			total += entry.Amount
		}
		if entry.Kind != evaluate.EntryEarned || !isMoney(w.scheme.Wallets[entry.Wallet]) {
			continue
		}
		list = w.credit(list, entry)
	}
	for i := range list {
		one := &list[i]
		one.Ladder, one.Tier, one.Spend = ladder, tier, spend
		one.Money = w.worth(one.Wallet, one.Units)
		one.Got = w.Units(one.Wallet, one.Units)
		total += one.Money
		isCapped = isCapped || one.Capped
		w.say(one)
	}
	if total == 0 {
		return list
	}
	whole := Worth{Ladder: ladder, Tier: tier, Spend: spend, Money: total, Capped: isCapped}
	w.say(&whole)
	return append(list, whole)
}

// credit adds what a rule gave, boosts of it among it.
func (w *weigher) credit(list []Worth, entry *evaluate.Entry) []Worth {
	rule, wallet := w.scheme.Rules[entry.Rule], w.scheme.Wallets[entry.Wallet]
	if entry.Of != evaluate.None {
		rule = w.scheme.Rules[entry.Of]
	}
	at := slices.IndexFunc(list, func(one Worth) bool { return one.Rule == rule && one.Wallet == wallet })
	if at < 0 {
		list = append(list, Worth{Rule: rule, Wallet: wallet})
		at = len(list) - 1
	}
	list[at].Units += max(entry.Amount, entry.Before)
	list[at].Capped = list[at].Capped || entry.Before > entry.Amount
	return list
}

// sharePlaces are the decimal places of a share that is written as a percentage with two.
const sharePlaces = 4

func (w *weigher) say(one *Worth) {
	one.Spent, one.Pays = w.Money(one.Spend), w.Money(one.Money)
	share, _ := value.MultiplyDivide(one.Money, scaled(1, sharePlaces), one.Spend, value.HalfUp)
	one.Percent = words.Percent(value.WideOf(share), sharePlaces)
}
