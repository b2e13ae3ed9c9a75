package terms

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
)

// ladders says of every ladder who reaches and keeps which tier.
func (b *builder) ladders() Section {
	s := section("Tiers", "等级")
	for _, ladder := range b.scheme.Ladders {
		part := Section{Title: b.Ladder(ladder)}
		part.add(b.tiers(ladder))
		part.add(b.ladderPoints(ladder))
		s.Parts = append(s.Parts, part)
	}
	return s
}

// tiers are the lines of a ladder as a table; who keeps a tier has a column where any tier says so.
func (b *builder) tiers(ladder *check.Ladder) phrase.Table {
	keeps := false
	for _, tier := range ladder.Tiers {
		keeps = keeps || tier.Keep != nil
	}
	table := phrase.Table{Head: []dsl.Words{dsl.Say("Tier", "等级"), dsl.Say("Reached", "达到条件")}}
	if keeps {
		table.Head = append(table.Head, dsl.Say("Kept", "保级条件"))
	}
	for i, tier := range ladder.Tiers {
		row := []dsl.Words{b.Tier(tier), b.reached(ladder, tier, i)}
		if keeps {
			row = append(row, b.kept(tier, i))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (b *builder) reached(ladder *check.Ladder, tier *check.Tier, index int) dsl.Words {
	var said dsl.Words
	switch {
	case tier.From != nil:
		said = phrase.Say("%s is at least %s", "%s满 %s", b.measure(ladder), b.Like(tier.From, ladder.Measure))
	case index == 0 && len(tier.Also) == 0:
		return dsl.Say("everybody", "所有会员")
	}
	for i, also := range tier.Also {
		condition := b.Condition(also.When)
		if len(tier.Also) > 1 || tier.From != nil {
			condition = b.Joined(also.When)
		}
		if i > 0 && tier.Also[i-1].Or && !also.Or { // they are taken in turn
			said = phrase.Say("(%s)", "（%s）", said)
		}
		switch {
		case said.English == "":
			said = condition
		case also.Or:
			said = phrase.Say("%s, or %s", "%s；或者%s", said, condition)
		default:
			said = phrase.Say("%s, and %s", "%s，并且%s", said, condition)
		}
	}
	return said
}

// measure is what a ladder goes by; of one that keeps a count of its own it says what that is.
func (b *builder) measure(ladder *check.Ladder) dsl.Words {
	said := b.Value(ladder.Measure)
	if ladder.Own != nil {
		said = dsl.Say(ladder.By, ladder.By)
		for _, metric := range b.scheme.Metrics {
			if metric.Name == ladder.By {
				said = b.Metric(metric)
			}
		}
	}
	switch {
	case ladder.Carry:
		return phrase.Say("%s with what was carried over", "%s（含结转的）", said)
	case ladder.Reset:
		return phrase.Say("%s since the last move up", "%s（升级后重新累计的）", said)
	}
	return said
}

func (b *builder) kept(tier *check.Tier, index int) dsl.Words {
	switch {
	case tier.Keep != nil:
		return phrase.Say("%s", "%s", b.Condition(tier.Keep))
	case index == 0:
		return dsl.Say("–", "–")
	}
	return dsl.Say("as reached", "同达到条件")
}

var reviews = map[check.Review]dsl.Words{
	check.OnEveryEvent:  dsl.Say("at once, with every purchase, refund or other event", "每次消费、退款等发生时立即评定"),
	check.Daily:         dsl.Say("every day at midnight", "每天零点评"),
	check.Monthly:       dsl.Say("on the first of every month at midnight, for the month that has ended", "每月 1 日零点评，看刚结束的那个月"),
	check.Yearly:        dsl.Say("every year on 1 January at midnight, for the year that has ended", "每年 1 月 1 日零点评，看刚结束的那一年"),
	check.OnAnniversary: dsl.Say("on each anniversary of joining, at midnight", "每年入会周年当天零点评"),
}

func (b *builder) ladderPoints(ladder *check.Ladder) Points {
	var points Points
	switch {
	case ladder.Lapse == check.LapseNever:
		points.point("Review", "评定", reviews[ladder.Up])
	case ladder.Hold != nil: // while a tier is held no review takes it away: when the hold is over is said below
		points.point("Moving up", "升级", reviews[ladder.Up])
	case ladder.Up == ladder.Down:
		points.point("Review", "评定", reviews[ladder.Up])
	default:
		points.point("Moving up", "升级", reviews[ladder.Up])
		points.point("Moving down", "降级", reviews[ladder.Down])
	}
	b.staying(&points, ladder)
	if ladder.Reset {
		points.point("After moving up", "升级以后", dsl.Say("the count begins again at zero", "归零重新累计"))
	}
	if ladder.Carry {
		most := dsl.Words{}
		if ladder.Most != nil {
			most = phrase.Say(", %s at most", "，最多 %s", b.Like(ladder.Most, ladder.Measure))
		}
		points.point("Carried over", "结转", phrase.Say("what exceeds the line of the tier held at a period's end, with what was carried into it, counts on into the next period%s; the lowest tier carries nothing over", "期末评定后，超出所在等级门槛的部分（连同上次结转来的）计入下一期%s；最低一级不结转", most))
	}
	return points
}

// staying says how long a tier is held, and what becomes of one whose condition no longer holds.
func (b *builder) staying(points *Points, ladder *check.Ladder) {
	switch {
	case ladder.Lapse == check.LapseNever:
		points.point("Staying", "降级", dsl.Say("nobody moves down", "只升不降"))
		return
	case ladder.Hold == nil:
		points.point("Staying", "保级", phrase.Say("whoever still fulfils the condition at a review that looks down stays; others move %s", "评定降级时仍够条件的保持原级；不够的%s", b.lapse(ladder)))
		return
	}
	points.point("Held", "保留", phrase.Say("a tier that was reached, kept or fallen to is held %s; being reached again meanwhile does not prolong it", "升到、保住或降到的等级都保留%s；其间再次达到同一等级，保留期不延长", b.Lasting(ladder.Hold)))
	condition := dsl.Say("its condition", "达到条件")
	if slices.ContainsFunc(ladder.Tiers, func(tier *check.Tier) bool { return tier.Keep != nil }) {
		condition = dsl.Say("the condition to reach or to keep it", "达到条件或保级条件")
	}
	points.point("When that is over", "保留期满", phrase.Say("whoever fulfils %s holds it anew; others move %s", "够%s的，重新保留一期；不够的%s", condition, b.lapse(ladder)))
}

func (b *builder) lapse(ladder *check.Ladder) dsl.Words {
	said := dsl.Say("down to the tier whose condition holds", "降到够条件的等级")
	if ladder.Lapse == check.LapseOneStep {
		said = dsl.Say("one tier down", "降一级")
	}
	if ladder.Grace != nil {
		return phrase.Say("%s, after a grace of %s in which it can still be made up for", "先宽限 %[2]s，期内补够就不降，仍不够的%[1]s", said, b.Value(ladder.Grace))
	}
	return said
}

// segments says who belongs to which group.
func (b *builder) segments() Section {
	s := section("Groups of members", "会员分群")
	for _, segment := range b.scheme.Segments {
		if !b.used[segment] {
			continue // for reports only
		}
		part := Section{Title: b.Ladder(segment)}
		table := phrase.Table{Head: []dsl.Words{dsl.Say("Group", "分群"), dsl.Say("Who", "符合条件")}}
		for _, line := range segment.Tiers {
			who := dsl.Say("everybody else", "其余的会员")
			if line.When != nil {
				who = b.Condition(line.When)
			}
			table.Rows = append(table.Rows, []dsl.Words{b.Tier(line), who})
		}
		part.add(table)
		part.say("The first line that holds counts, from above. It is judged after every event and every day at midnight.", "同时符合几行的，按最上面的一行；有变动时立即重分，每天零点也重分一次。")
		s.Parts = append(s.Parts, part)
	}
	return s
}

// challenges says what has to be done, in which time, and what it gives.
func (b *builder) challenges() Section {
	s := section("Challenges", "任务")
	for _, challenge := range b.scheme.Challenges {
		part := Section{Title: b.Challenge(challenge)}
		part.add(b.challengePoints(challenge))
		_, tables := b.effects(challenge.Done.Bodies[0].Effects)
		for _, table := range tables {
			part.add(table)
		}
		b.worked(&part, challenge.Done, b.examples.Challenges[challenge])
		s.Parts = append(s.Parts, part)
	}
	return s
}

func (b *builder) challengePoints(challenge *check.Challenge) Points {
	var points Points
	begins := b.happenings(challenge.Begins)
	if challenge.Offer != nil {
		points.point("Begins", "开始", phrase.Say("%s, once for each time; any number may be open at once", "%s，每发生一次单独算一次，可以同时进行", begins))
	} else {
		points.point("Begins", "开始", phrase.Say("%s; one is open at a time", "%s，同一时间只进行一个", begins))
	}
	points.point("Goal", "目标", b.goal(challenge))
	if challenge.Within != nil {
		points.point("Time", "时限", phrase.Say("%s; what is not done by then is over", "%s，到时没达成就作废", b.Lasting(challenge.Within)))
	} else {
		points.point("Time", "时限", dsl.Say("without limit", "不限"))
	}
	plain, _ := b.effects(challenge.Done.Bodies[0].Effects)
	points.point("When it is done", "达成后", phrase.Join(plain, "; ", "；"))
	if challenge.Again {
		points.point("Again", "重复", dsl.Say("it begins anew with what exceeds the goal", "达成后重新开始，超出的部分计入下一轮"))
	}
	return points
}

// happenings says of which events something is made.
func (b *builder) happenings(events []*check.MetricEvent) dsl.Words {
	var said []dsl.Words
	for _, one := range events {
		if one.When == nil {
			said = append(said, phrase.Say("on each %s", "每次%s", b.Occasion(one)))
			continue
		}
		said = append(said, phrase.Say("on each %s where %s", "每次%s（%s的）", b.Occasion(one), b.Condition(one.When)))
	}
	return phrase.List(said, "or", "或")
}

func (b *builder) goal(challenge *check.Challenge) dsl.Words {
	first := challenge.Goals[0]
	events := b.happenings(challenge.Goals)
	if first.Of == nil {
		return phrase.Say("%[2]s times, counted %[1]s", "%[1]s算一次，满 %[2]s 次", events, b.Value(challenge.Least))
	}
	return phrase.Say("%[2]s in all reach %[3]s, counted %[1]s", "%[1]s的%[2]s累计达到%[3]s", events, b.Value(first.Of), b.Like(challenge.Least, first.Of))
}
