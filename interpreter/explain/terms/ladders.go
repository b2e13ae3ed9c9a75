package terms

import (
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
		return dsl.Say("everybody", "入会即是")
	}
	for _, also := range tier.Also {
		condition := b.Condition(also.When)
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

func (b *builder) measure(ladder *check.Ladder) dsl.Words {
	if ladder.Own != nil && ladder.By != "" { // as it is written: the ladder keeps a count of its own of it
		for _, metric := range b.scheme.Metrics {
			if metric.Name == ladder.By {
				return b.Metric(metric)
			}
		}
		return dsl.Say(ladder.By, ladder.By)
	}
	return b.Value(ladder.Measure)
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
	check.OnEveryEvent:  dsl.Say("at once, with every event", "随时评定，有消费等变动当场就评"),
	check.Daily:         dsl.Say("every day at midnight", "每天零点评定"),
	check.Monthly:       dsl.Say("on the first of every month, at midnight", "每月 1 日零点评定"),
	check.Yearly:        dsl.Say("every year on 1 January, at midnight", "每年 1 月 1 日零点评定"),
	check.OnAnniversary: dsl.Say("on each anniversary of joining, at midnight", "每年入会周年当天零点评定"),
}

func (b *builder) ladderPoints(ladder *check.Ladder) Points {
	var points Points
	if ladder.Up == ladder.Down {
		points.point("Review", "评定时间", reviews[ladder.Up])
	} else {
		points.point("Moving up", "升级评定", reviews[ladder.Up])
		points.point("Moving down", "降级评定", reviews[ladder.Down])
	}
	if ladder.Hold != nil {
		points.point("At least", "保留", phrase.Say("a tier reached or kept lasts %s at least", "达到或保住的等级至少保留%s", b.Lasting(ladder.Hold)))
	} else {
		points.point("At least", "保留", dsl.Say("a tier lasts as long as its condition holds at the review", "不另外保留，评定时够条件就在"))
	}
	points.point("No longer reached", "不再达到时", b.lapse(ladder))
	if ladder.Reset {
		points.point("After moving up", "升级以后", phrase.Say("the count of %s begins again at zero", "%s归零重新累计", b.measure(ladder)))
	}
	if ladder.Carry {
		if ladder.Most != nil {
			points.point("Carried over", "结转", phrase.Say("what exceeds the line of the tier held counts on into the next period, %s at most", "超出所在等级门槛的部分结转到下一期，最多 %s", b.Like(ladder.Most, ladder.Measure)))
		} else {
			points.point("Carried over", "结转", dsl.Say("what exceeds the line of the tier held counts on into the next period", "超出所在等级门槛的部分结转到下一期"))
		}
	}
	return points
}

func (b *builder) lapse(ladder *check.Ladder) dsl.Words {
	var said dsl.Words
	switch ladder.Lapse {
	case check.LapseNever:
		return dsl.Say("the tier stays all the same: nobody moves down", "等级不降")
	case check.LapseOneStep:
		said = dsl.Say("one tier down", "降一级")
	default:
		said = dsl.Say("down to the tier whose condition holds", "降到够条件的等级")
	}
	if ladder.Grace != nil {
		return phrase.Say("%s, after a grace of %s in which it can still be made up for", "先宽限 %[2]s，期间补足就不降；还不够的%[1]s", said, b.Value(ladder.Grace))
	}
	return phrase.Say("%s, without a grace", "%s，没有宽限", said)
}

// segments says who belongs to which group.
func (b *builder) segments() Section {
	s := section("Groups of members", "会员分群")
	for _, segment := range b.scheme.Segments {
		part := Section{Title: b.Ladder(segment)}
		table := phrase.Table{Head: []dsl.Words{dsl.Say("Group", "分群"), dsl.Say("Who", "谁在里面")}}
		for _, line := range segment.Tiers {
			who := dsl.Say("everybody else", "其余的会员")
			if line.When != nil {
				who = b.Condition(line.When)
			}
			table.Rows = append(table.Rows, []dsl.Words{b.Tier(line), who})
		}
		part.add(table)
		part.say("The first line that holds counts, from above. It is judged after every event and every day at midnight.", "从上往下看，先符合哪一行就算哪一行；每次有变动和每天零点各判一次。")
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
		b.worked(&part, b.examples.Challenges[challenge])
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
