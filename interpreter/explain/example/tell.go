package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// teller puts a history into words.
type teller struct {
	*stage
	*words.Writer
	scheme  *check.Scheme
	rule    *check.Rule
	history *history
	run     *run
	moment  *moment
	names   map[string]dsl.Words
}

// people are what members are called in examples, whatever they are called in the scheme's tests.
var people = []dsl.Words{
	dsl.Say("Lily", "小李"), dsl.Say("Tom", "小王"), dsl.Say("Ann", "小张"), dsl.Say("Max", "小赵"), dsl.Say("Eva", "小陈"), dsl.Say("Ben", "小刘"),
	dsl.Say("Mia", "小周"), dsl.Say("Leo", "小吴"), dsl.Say("Zoe", "小徐"), dsl.Say("Sam", "小孙"),
}

// tell makes the example of a history in whose last moment a rule does something.
func (s *stage) tell(rule *check.Rule, h *history) *Example {
	scheme := s.program.Checked()
	t := &teller{stage: s, Writer: words.Of(scheme), scheme: scheme, rule: rule, history: h, names: map[string]dsl.Words{}}
	t.run = s.play(h)
	t.moment = t.first(t.run, rule)
	t.nameMembers()
	example := &Example{Members: t.known(), Steps: t.steps(), Pays: t.pays()}
	example.Gives, example.Others = t.lines()
	example.Total = t.totals(slices.Concat(example.Gives, example.Others))
	return example
}

// own is the member to whom the last step happens.
func (t *teller) own() string { return t.moment.happened.State.Member }

// nameMembers calls them by the order in which they come in: first whom it is about.
func (t *teller) nameMembers() {
	t.name(t.own())
	for i := range t.history.events {
		t.name(t.history.events[i].Member)
		for _, given := range t.history.events[i].Values {
			if given.Field.Type.Kind == check.Link && given.Value.Text != "" {
				t.name(given.Value.Text)
			}
		}
	}
	for i := range t.history.members {
		t.name(t.history.members[i].Name)
	}
}

func (t *teller) name(member string) dsl.Words {
	called, ok := t.names[member]
	if !ok {
		number := len(t.names)
		if number < len(people) {
			called = people[number]
		} else {
			called = dsl.Sayf("member %d", "会员 %d", number+1)
		}
		t.names[member] = called
	}
	return called
}

// known is what is known of members to begin with, and what they have.
func (t *teller) known() []Known {
	var list []Known
	for i := range t.history.members {
		one := &t.history.members[i]
		for _, given := range one.Values {
			list = append(list, Known{t.name(one.Name), t.Attribute(given.Attribute), t.value(given.Attribute.Type, given.Value)})
		}
	}
	for _, place := range t.history.places {
		list = append(list, Known{t.name(place.Member), t.Ladder(place.Ladder), t.Tier(place.Tier)})
	}
	for _, held := range t.history.held {
		list = append(list, Known{t.name(held.Member), dsl.Say("has", "持有"), t.Vouchers(held.Voucher, held.Count)})
	}
	for i := range t.history.events {
		step := &t.history.events[i]
		if step.Event.Role != check.RoleOpening {
			continue
		}
		for _, given := range step.Values {
			if number, _ := given.Value.Number.Int64(); given.Field.Units != nil {
				list = append(list, Known{t.name(step.Member), dsl.Say("has", "已有"), t.Units(given.Field.Units, number)})
			}
		}
	}
	return list
}

// value writes a value; members are called by their names.
func (t *teller) value(kind check.Type, constant check.Constant) dsl.Words {
	if kind.Kind == check.Link {
		return t.name(constant.Text)
	}
	return t.Value(kind, constant)
}

// pays is what is to be paid, where the last step is an order.
func (t *teller) pays() *Pays {
	if t.moment.isTime || t.moment.happened.Refused != nil {
		return nil
	}
	step := &t.history.events[len(t.history.events)-1]
	if step.Event.Amount == nil && t.moment.happened.Due == 0 || step.Event.Role == check.RoleRefund || step.Event.Filled != nil {
		return nil
	}
	pays := &Pays{Discount: t.moment.happened.Discount, Due: t.moment.happened.Due}
	for _, given := range step.Values {
		if given.Field == step.Event.Amount {
			pays.Amount, _ = given.Value.Number.Int64()
		}
	}
	switch due, amount := t.Money(pays.Due), t.Money(pays.Amount); {
	case pays.Due == pays.Amount || pays.Amount == 0 && t.charges() < 2: // what is charged says it
	case pays.Amount == 0:
		pays.Words = dsl.Sayf("to pay: %[1]s", "应付 %[2]s", due.English, due.Chinese)
	default:
		pays.Words = dsl.Sayf("to pay: %[1]s instead of %[2]s", "原价 %[4]s，应付 %[3]s", due.English, amount.English, due.Chinese, amount.Chinese)
	}
	return pays
}

// charges is how many rules charge money in the last step.
func (t *teller) charges() int {
	count := 0
	for i := range t.moment.entries {
		if t.moment.entries[i].Kind == evaluate.EntryCharge {
			count++
		}
	}
	return count
}

// totals add up what several lines give of one thing to one member.
func (t *teller) totals(lines []Line) []Line {
	if len(lines) < 2 {
		return nil
	}
	var list []Line
	for _, wallet := range t.scheme.Wallets {
		sums, counts := map[string]int64{}, map[string]int{}
		var order []string
		for i := range t.moment.entries {
			entry := &t.moment.entries[i]
			if entry.Kind == evaluate.EntryEarned && entry.Wallet == wallet.Index && entry.Amount > 0 {
				if counts[entry.Member]++; counts[entry.Member] == 1 {
					order = append(order, entry.Member)
				}
				sums[entry.Member] += entry.Amount
			}
		}
		for _, member := range order {
			if counts[member] > 1 {
				list = append(list, Line{Member: t.receiver(member), What: plus(t.Units(wallet, sums[member]))})
			}
		}
	}
	return list
}

// receiver is whom something goes to, where it is not the step's own member.
func (t *teller) receiver(member string) dsl.Words {
	if member == t.own() {
		return dsl.Words{}
	}
	return t.name(member)
}

func plus(amount dsl.Words) dsl.Words { return dsl.Say("+"+amount.English, "+"+amount.Chinese) }

// joined puts words one behind the other.
func joined(list []dsl.Words, english, chinese string) dsl.Words {
	var all dsl.Words
	for i, one := range list {
		if i > 0 {
			all.English, all.Chinese = all.English+english, all.Chinese+chinese
		}
		all.English, all.Chinese = all.English+one.English, all.Chinese+one.Chinese
	}
	return all
}
