package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// Even is when a fee has come back: what the card costs, what comes with it for nothing, and what has to be spent until
// the rest has been earned. Money is in the currency's smallest unit.
type Even struct {
	Rule    *check.Rule  // that charges the fee
	Event   *check.Event // on which it does
	Fee     int64
	Free    []Gift // what a plain member gets without spending anything
	Worth   int64  // of it
	Left    int64  // still to be earned
	Reached bool   // else no order is large enough, and Spend is nothing
	Spend   int64  // the smallest order in whole units of the currency that pays the rest; 0 where nothing is left
	Earned  []Gift // what that order gives
	Words   dsl.Words
}

// Gift is something given, and what it is worth.
type Gift struct {
	Words dsl.Words // `40 积分`, `1 张 10元代金券`, `优惠 5 元`
	Worth int64
}

// BreakEven tells of each fee for joining or holding the card, which is money charged on an event that needs nothing
// filled in, at which spend in plain orders it has come back.
func BreakEven(program *interpreter.Program) []Even {
	b := &balancer{plainly: (&stage{program: program}).plainly(), Writer: words.Of(program.Checked())}
	b.scheme = program.Checked()
	var list []Even
	for _, rule := range b.scheme.Rules {
		for _, body := range rule.Bodies {
			if !b.charges(body) {
				continue
			}
			if even := b.even(rule, body.Event); even != nil {
				list = append(list, *even)
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Even) int { return x.Rule.Span.Offset - y.Rule.Span.Offset })
	return list
}

type balancer struct {
	*plainly
	*words.Writer
	scheme *check.Scheme
	from   int // the first event of which what it gives counts
}

// begin says from which event on gifts count: what comes with joining pays the fee for joining, if there is one, and no
// other.
func (b *balancer) begin(event *check.Event) {
	b.from = 0
	joining := slices.ContainsFunc(b.scheme.Rules, func(rule *check.Rule) bool {
		return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool {
			return body.Event != nil && body.Event.Role == check.RoleJoin && b.charges(body)
		})
	})
	if joining && event.Role != check.RoleJoin {
		b.from = len(b.start)
	}
}

// charges tells whether a rule takes money for something that the member does without spending.
func (b *balancer) charges(body *check.Body) bool {
	return body.Event != nil && (body.Event.Role == check.RoleJoin || needsNothing(body.Event)) &&
		slices.ContainsFunc(body.Effects, func(effect *check.Effect) bool { return effect.Kind == check.ChargeMoney })
}

// even works one fee out.
func (b *balancer) even(rule *check.Rule, event *check.Event) *Even {
	var paid []check.TestStep
	if event.Role != check.RoleJoin {
		paid = append(paid, b.step(event, -5, nil))
	}
	b.begin(event)
	even := &Even{Rule: rule, Event: event}
	run := b.after(paid...)
	if run == nil {
		return nil
	}
	for i := range run.moments {
		for j := range run.moments[i].entries {
			if entry := &run.moments[i].entries[j]; entry.Kind == evaluate.EntryCharge && entry.Rule == rule.Index {
				even.Fee += entry.Amount
			}
		}
	}
	if even.Fee == 0 {
		return nil
	}
	even.Free, even.Worth = b.gifts(run.moments)
	even.Left = max(even.Fee-even.Worth, 0)
	if even.Left > 0 {
		b.search(even, paid)
	} else {
		even.Reached = true
	}
	even.Words = b.say(even)
	return even
}

// mostSpent is the largest order that is tried, in whole units of the currency.
const mostSpent = 1 << 30

// search finds the smallest order that pays what is left: by doubling, then by halving the rest.
func (b *balancer) search(even *Even, paid []check.TestStep) {
	unit := scaled(1, b.scheme.MoneyPlaces)
	enough := func(whole int64) bool {
		_, worth := b.order(paid, whole*unit)
		return worth >= even.Fee
	}
	high := int64(1)
	for !enough(high) {
		if high *= 2; high > mostSpent {
			return
		}
	}
	low := high / 2
	for high-low > 1 {
		if middle := low + (high-low)/2; enough(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	even.Reached, even.Spend = true, high*unit
	even.Earned = b.last(paid, even.Spend)
}

// order is what the member has been given once it has placed an order.
func (b *balancer) order(paid []check.TestStep, amount int64) ([]Gift, int64) {
	run := b.after(slices.Concat(paid, []check.TestStep{b.purchase(amount, 0)})...)
	if run == nil {
		return nil, 0
	}
	return b.gifts(run.moments)
}

// last is what the order itself gives.
func (b *balancer) last(paid []check.TestStep, amount int64) []Gift {
	run := b.after(slices.Concat(paid, []check.TestStep{b.purchase(amount, 0)})...)
	list, _ := b.gifts(run.moments[len(run.moments)-1:])
	return list
}

// gifts adds up what moments gave the member: units that are worth money, vouchers, and what was taken off.
func (b *balancer) gifts(moments []moment) (list []Gift, total int64) {
	units, off := make([]int64, len(b.scheme.Wallets)), int64(0)
	counts, faces := make([]int64, len(b.scheme.Vouchers)), make([]int64, len(b.scheme.Vouchers))
	for i := range moments {
		for j := range moments[i].entries {
			entry := &moments[i].entries[j]
			if entry.Member != self || entry.Rule == evaluate.None || moments[i].event < b.from {
				continue
			}
			switch entry.Kind {
			case evaluate.EntryEarned:
				units[entry.Wallet] += entry.Amount
			case evaluate.EntryReversed, evaluate.EntrySpent:
				units[entry.Wallet] -= entry.Amount
			case evaluate.EntryDiscount:
				off += entry.Amount
			case evaluate.EntryIssued:
				counts[entry.Voucher] += entry.Amount
				faces[entry.Voucher] += entry.Amount * entry.Worth
			}
		}
	}
	put := func(said dsl.Words, worth int64) {
		list = append(list, Gift{said, worth})
		total += worth
	}
	for i, wallet := range b.scheme.Wallets {
		if units[i] > 0 && isMoney(wallet) {
			put(b.Units(wallet, units[i]), b.worth(wallet, units[i]))
		}
	}
	for i, voucher := range b.scheme.Vouchers {
		if counts[i] > 0 && faces[i] > 0 {
			put(b.Vouchers(voucher, counts[i]), faces[i])
		}
	}
	if off > 0 {
		money := b.Money(off)
		put(dsl.Say(money.English+" off", "优惠 "+money.Chinese), off)
	}
	return list, total
}

// say is the sum in words: `费用 10 元；先得 40 积分，值 2 元；还差 8 元，消费满 1600 元得 160 积分，正好回本`.
func (b *balancer) say(even *Even) dsl.Words {
	fee := b.Money(even.Fee)
	parts := []dsl.Words{dsl.Say("the fee is "+fee.English, "费用 "+fee.Chinese)}
	if len(even.Free) > 0 {
		free, worth := b.named(even.Free), b.Money(even.Worth)
		parts = append(parts, dsl.Sayf("%[1]s come with it, worth %[2]s", "先得 %[3]s，值 %[4]s", free.English, worth.English, free.Chinese, worth.Chinese))
	}
	left, spend, earned := b.Money(even.Left), b.Money(even.Spend), b.named(even.Earned)
	switch {
	case !even.Reached:
		parts = append(parts, dsl.Say("no order of any size brings back the rest", "消费再多也回不了本"))
	case even.Left == 0:
		parts = append(parts, dsl.Say("it has come back at once", "当场回本"))
	case even.Worth == 0:
		parts = append(parts, dsl.Sayf("it comes back with %[2]s, for purchases of %[1]s", "消费满 %[3]s得 %[4]s，就回本", spend.English, earned.English, spend.Chinese, earned.Chinese))
	default:
		parts = append(parts, dsl.Sayf("the other %[1]s come back with %[3]s, for purchases of %[2]s", "还差 %[4]s，消费满 %[5]s得 %[6]s，就回本",
			left.English, spend.English, earned.English, left.Chinese, spend.Chinese, earned.Chinese))
	}
	return joined(parts, "; ", "；")
}

func (b *balancer) named(gifts []Gift) dsl.Words {
	var list []dsl.Words
	for _, gift := range gifts {
		list = append(list, gift.Words)
	}
	return joined(list, ", ", "、")
}
