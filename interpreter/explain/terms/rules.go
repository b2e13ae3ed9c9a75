package terms

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// rules says what every rule gives, in the order of the file.
func (b *builder) rules() Section {
	s := section("What you get, and when", "什么时候得什么")
	rules := slices.SortedFunc(slices.Values(b.scheme.Rules), func(one, other *check.Rule) int { return cmp.Compare(one.Span.Offset, other.Span.Offset) })
	for _, rule := range rules {
		if !b.isOfChallenge(rule) {
			s.Parts = append(s.Parts, b.rule(rule))
		}
	}
	return s
}

func (b *builder) isOfChallenge(rule *check.Rule) bool {
	return slices.ContainsFunc(b.scheme.Challenges, func(challenge *check.Challenge) bool { return challenge.Done == rule })
}

// rule is what one rule gives.
func (b *builder) rule(rule *check.Rule) Section {
	s := Section{Title: b.titleOf(rule)}
	body := rule.Bodies[0]
	b.before = body.Event != nil
	plain, tables := b.effects(body.Effects)
	b.before = false
	s.say("%s: %s", "%s，%s", b.occasion(rule), phrase.Join(plain, "; ", "；"))
	for _, table := range tables {
		s.add(table)
	}
	if points := b.rulePoints(rule, body); len(points) > 0 {
		s.add(points)
	}
	b.worked(&s, rule, b.examples.Rules[rule])
	return s
}

// titleOf is what a rule is called elsewhere in the terms, and its label where that says more.
func (b *builder) titleOf(rule *check.Rule) dsl.Words {
	name, label := b.RuleBriefly(rule), b.Rule(rule)
	title := phrase.Say("%s: %s", "%s：%s", name, label)
	if strings.HasPrefix(label.Chinese, name.Chinese) {
		title.Chinese = label.Chinese
	}
	if name.English == label.English {
		title.English = name.English
	}
	if name.Chinese == label.Chinese {
		title.Chinese = name.Chinese
	}
	return title
}

// rulePoints are the conditions and bounds of a rule, as far as it has some.
func (b *builder) rulePoints(rule *check.Rule, body *check.Body) Points {
	var points Points
	if len(body.When) > 0 {
		points.point("Condition", "条件", b.Conditions(body.When))
	}
	if len(body.To) > 0 {
		points.point("Who gets it", "给谁", b.receivers(body.To))
	}
	switch {
	case rule.Once && len(body.To) > 0:
		points.point("How often", "次数", dsl.Say("once for each member who brings it about; whoever gets it may get it from any number", "同一位会员带来的只算一次；得到的人次数不限"))
	case rule.Once:
		points.point("How often", "次数", b.ofLines(body, dsl.Say("once a member, for life", "每位会员终身一次")))
	case rule.Limit != nil && rule.Limit.Period == check.PerEvent && body.List != nil:
		points.point("How often", "次数", phrase.Say("on an order no more lines than %s, the first ones", "每笔只算排在前面的，最多 %s行", b.Amount(rule.Limit.Amount, b.Plain())))
	case rule.Limit != nil && len(body.To) > 0:
		points.point("How often", "次数", b.ofLines(body, phrase.Say("%s for each member who brings it about; whoever gets it may get it from any number", "同一位会员带来的%s；得到的人次数不限", b.Bound(rule.Limit, b.InTimes()))))
	case rule.Limit != nil:
		points.point("How often", "次数", b.ofLines(body, b.Bound(rule.Limit, b.InTimes())))
	}
	if body.Move != nil && body.Move.Kind == check.MoveUp {
		points.point("Several tiers at once", "连升几级", dsl.Say("count once, as the tier that was reached", "只算一次，按最后升到的等级"))
	}
	b.creditPoints(&points, rule, body)
	if valid := b.Validity(inForce(rule, body)); valid.English != "" {
		points.point("In force", "起止", valid)
	}
	return points
}

// inForce is from when until when a rule holds. Of turns that are counted from a day it is said above when they begin.
func inForce(rule *check.Rule, body *check.Body) check.Validity {
	valid := rule.Validity
	if body.Timing != nil && body.Timing.Kind == check.EveryStep {
		valid.From = math.MinInt64
	}
	return valid
}

// ofLines adds to how often a rule holds that the lines of one order are one time.
func (b *builder) ofLines(body *check.Body, said dsl.Words) dsl.Words {
	if body.List == nil {
		return said
	}
	return phrase.Say("%s; an order is one time, whatever number of its lines it is for", "%s；一笔算一次，不论有几行商品", said)
}

// receivers says whom a rule serves: the first of them that is there, else nobody.
func (b *builder) receivers(to []*check.Expression) dsl.Words {
	var receivers []dsl.Words
	for _, one := range to {
		receivers = append(receivers, b.Value(one))
	}
	said := phrase.Join(receivers, ", else ", "；没有的给")
	if to[len(to)-1].Operation == check.OperationSelf {
		return said
	}
	return phrase.Say("%s; nobody, if there is none", "%s；没有的不给", said)
}

// creditPoints are the bounds of what a rule credits.
func (b *builder) creditPoints(points *Points, rule *check.Rule, body *check.Body) {
	wallet := creditedBy(body)
	if rule.Cap != nil {
		unit := b.InMoney()
		if wallet != nil {
			unit = b.In(wallet)
		}
		points.point("At most", "上限", b.capped(rule.Cap, unit, dsl.Words{}))
	}
	if rule.After != nil {
		points.point("When it arrives", "到账", phrase.Say("%s later, to the very moment; until then it can't be spent", "满 %s的同一时刻到账，到账前不能用", b.Value(rule.After)))
	}
	if rule.Expiry != nil {
		points.point("Expires", "有效期", b.Expiry(rule.Expiry))
	}
}

// capped is the most that something gives: in a time it is counted of who gets it, by the day on which that comes about.
func (b *builder) capped(most *check.Bound, unit phrase.Unit, of dsl.Words) dsl.Words {
	said := phrase.Say("%s%s", "%s%s", b.Bound(most, unit), of)
	switch most.Period {
	case check.PerEvent, check.PerItem:
	case check.ForLife:
		said = phrase.Say("%s for each member who gets it", "每位得到的会员%s", said)
	default:
		said = phrase.Say("%s for each member who gets it, by the day on which it comes about", "每位得到的会员%s，按发生当天算", said)
	}
	return phrase.Say("%s; what goes beyond is not given later either", "%s，超出的不给，也不留到以后", said)
}

// creditedBy is the wallet that a rule credits.
func creditedBy(body *check.Body) *check.Wallet {
	for _, effect := range body.Effects {
		switch {
		case effect.Wallet != nil:
			return effect.Wallet
		case effect.Kind == check.Boost:
			return creditedBy(effect.Target.Bodies[0])
		}
	}
	return nil
}

// occasion says what a rule waits for.
func (b *builder) occasion(rule *check.Rule) dsl.Words {
	var occasions []dsl.Words
	for _, body := range rule.Bodies {
		occasions = append(occasions, b.waitsFor(body))
	}
	said := phrase.List(occasions, "or", "或")
	if rule.During != nil {
		return phrase.Say("%s, during “%s”", "“%[2]s”期间%[1]s", said, b.Calendar(rule.During))
	}
	return said
}

func (b *builder) waitsFor(body *check.Body) dsl.Words {
	switch {
	case body.Timing != nil:
		return b.timing(body.Timing)
	case body.Move != nil:
		return b.move(body.Move)
	case body.List != nil:
		return phrase.Say("on each line of a %s, line by line", "%s的每行商品，逐行计算", b.Event(body.Event))
	case body.Event.Role == check.RoleJoin:
		return dsl.Say("on joining", "入会时")
	case body.Event.Role == check.RoleLeave:
		return dsl.Say("on leaving", "退会时")
	case body.Event.Role == check.RoleOwn:
		return phrase.Say("each time “%s” happens", "%s时", b.Event(body.Event))
	case body.Event.Amount == nil:
		return phrase.Say("on each %s", "%s时", b.Event(body.Event))
	}
	return phrase.Say("on each %s", "每次%s", b.Event(body.Event))
}

func (b *builder) timing(timing *check.Timing) dsl.Words {
	switch timing.Kind {
	case check.EveryPeriod:
		return startOf(timing.Period)
	case check.EveryStep:
		from := b.Instant(b.scheme.Zone.At(timing.Date, timing.TimeOfDay))
		return phrase.Say("every %s from %s on", "从 %[2]s起每 %[1]s一次", b.Value(timing.Step), from)
	case check.AtStart:
		return phrase.Say("when “%s” begins", "“%s”开始时", b.Calendar(timing.Calendar))
	}
	if timing.Attribute == nil {
		return dsl.Say("on each anniversary of joining", "每年入会周年当天")
	}
	return phrase.Say("every year on the member's %s", "每年%s当天", b.Attribute(timing.Attribute))
}

func (b *builder) move(move *check.Move) dsl.Words {
	switch move.Kind {
	case check.MoveUp:
		return phrase.Say("on moving up in “%s”", "%s升级时", b.Ladder(move.Ladder))
	case check.MoveDown:
		return phrase.Say("on moving down in “%s”", "%s降级时", b.Ladder(move.Ladder))
	case check.MoveEnter:
		return phrase.Say("on entering “%s”", "进入“%s”时", b.Tier(move.Tier))
	}
	return phrase.Say("when “%s” is done", "“%s”达成时", b.Challenge(move.Challenge))
}

// startOf is the beginning of each period, when rules by time are judged.
func startOf(period value.Period) dsl.Words {
	return map[value.Period]dsl.Words{
		value.Day: dsl.Say("every day at midnight", "每天零点"), value.Week: dsl.Say("every Monday at midnight", "每周一零点"),
		value.Month: dsl.Say("on the first of every month at midnight", "每月 1 日零点"), value.Quarter: dsl.Say("on the first day of every quarter at midnight", "每季度第一天零点"),
		value.Year: dsl.Say("every year on 1 January at midnight", "每年 1 月 1 日零点"),
	}[period]
}
