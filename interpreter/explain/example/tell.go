package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
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

// mostNamed is how many members an example names one by one.
const mostNamed = 6

// steps are the history's events, and time that passes behind them.
func (t *teller) steps() []Step {
	var list []Step
	crowd := map[dsl.Words]int{} // by what they do, all but whom it is about, where there are many
	counts := map[dsl.Words]int{}
	for i := range t.history.events {
		step := &t.history.events[i]
		if step.Event.Role == check.RoleOpening && len(step.Values) > 0 {
			continue
		}
		one := Step{At: step.At, Date: t.Instant(step.At), Member: t.name(step.Member), Words: t.happens(step)}
		if len(t.names) > mostNamed && step.Member != t.own() {
			if at, ok := crowd[one.Words]; ok {
				counts[one.Words]++
				list[at].Member = dsl.Sayf("%[1]d others, each", "另外 %[1]d 位会员各", counts[one.Words])
				continue
			}
			crowd[one.Words], counts[one.Words] = len(list), 1
			one.Member = dsl.Say("another member", "另 1 位会员")
		}
		list = append(list, one)
	}
	list = repeated(list)
	if t.history.until != none {
		list = append(list, Step{At: t.history.until, Date: t.Instant(t.history.until), Member: t.whose(), Words: t.passes()})
	}
	if moves := t.moves(); moves.English != "" && len(list) > 0 {
		last := &list[len(list)-1]
		last.Words = joined([]dsl.Words{last.Words, moves}, ", ", "，")
	}
	return list
}

// mostRepeated is how often a member does the same, one after the other, before it is told in one step.
const mostRepeated = 3

// repeated puts steps into one in which a member does the same again and again; the last one stands for itself.
func repeated(steps []Step) []Step {
	var list []Step
	for first := 0; first < len(steps); {
		last := first + 1
		for last < len(steps)-1 && steps[last].Member == steps[first].Member && steps[last].Words == steps[first].Words {
			last++
		}
		if last-first < mostRepeated {
			list = append(list, steps[first])
			first++
			continue
		}
		one, until := steps[first], steps[last-1].Date
		one.Date = dsl.Sayf("%[1]s to %[2]s", "%[3]s至%[4]s", one.Date.English, until.English, one.Date.Chinese, until.Chinese)
		one.Words = dsl.Sayf("%[1]s, %[3]d times", "%[2]s，共 %[3]d 次", one.Words.English, one.Words.Chinese, last-first)
		list = append(list, one)
		first = last
	}
	return list
}

// whose is whom time passes for, where that has to be said.
func (t *teller) whose() dsl.Words {
	if len(t.names) > 1 {
		return t.name(t.own())
	}
	return dsl.Words{}
}

// passes says what time brings: the day that the rule waits for, or how long nothing has happened.
func (t *teller) passes() dsl.Words {
	for _, body := range t.rule.Bodies {
		if body.Timing != nil {
			return t.timed(body.Timing)
		}
	}
	last := t.history.last()
	if last == none {
		return dsl.Say("the day comes", "到了这一天")
	}
	from, _ := t.scheme.Zone.Civil(last)
	to, _ := t.scheme.Zone.Civil(t.history.until)
	days := words.Days(int64(to - from))
	return dsl.Say(days.English+" later", days.Chinese+"后")
}

var beginnings = map[value.Period]dsl.Words{
	value.Hour: dsl.Say("a new hour begins", "新的一小时开始"), value.Day: dsl.Say("a new day begins", "新的一天开始"), value.Week: dsl.Say("a new week begins", "新的一周开始"),
	value.Month: dsl.Say("a new month begins", "新的一个月开始"), value.Quarter: dsl.Say("a new quarter begins", "新的一季开始"), value.Year: dsl.Say("a new year begins", "新的一年开始"),
}

func (t *teller) timed(timing *check.Timing) dsl.Words {
	switch {
	case timing.Kind == check.EveryPeriod:
		return beginnings[timing.Period]
	case timing.Kind == check.AtStart:
		name := t.Calendar(timing.Calendar)
		return dsl.Say(name.English+" begins", name.Chinese+"开始")
	case timing.Kind == check.EveryYear && timing.Attribute == nil:
		return dsl.Say("the anniversary of joining", "入会周年")
	case timing.Kind == check.EveryYear:
		name := t.Attribute(timing.Attribute)
		return dsl.Say("the day of the "+name.English, name.Chinese+"当天")
	case timing.Step != nil && timing.Step.IsConstant():
		length := t.Value(timing.Step.Type, timing.Step.Constant)
		return dsl.Say("the day that comes every "+length.English, "到了每"+length.Chinese+"一次的日子")
	}
	return dsl.Say("the day comes", "到了这一天")
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
