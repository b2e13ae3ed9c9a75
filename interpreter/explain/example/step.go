package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

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
