package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// Challenge is something that a member works towards.
type Challenge struct {
	Name   string
	Label  string
	Begins []*MetricEvent // the events that open it
	Offer  *Event         // whose fields are kept, one open challenge for each; nil where one at most is open
	Goals  []*MetricEvent // what leads towards the goal; a count has no Of
	Least  *Expression    // the goal
	Again  bool
	Within *Term // nil is for ever
	Done   *Rule // what the member gets
	Index  int
	Span   dsl.Span

	as dsl.Identifier // the name by which the fields are read
}

// declareChallenges names the challenges. What one gives is given by a rule of its name.
func (c *checker) declareChallenges(declared []*dsl.Challenge) {
	for _, clause := range declared {
		challenge := &Challenge{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Challenges), Span: c.file.Span(&clause.Name)}
		challenge.Done = &Rule{Name: challenge.Name, Label: challenge.Label, Span: challenge.Span, Validity: always}
		c.scheme.Challenges = append(c.scheme.Challenges, challenge)
		c.declare(&clause.Name, challenge)
		if _, taken := c.scheme.names.rules[challenge.Name]; !taken {
			c.scheme.names.rules[challenge.Name] = challenge.Done
			c.scheme.Rules = append(c.scheme.Rules, challenge.Done)
		}
	}
}

func (c *checker) defineChallenges(declared []*dsl.Challenge) {
	for i, clause := range declared {
		challenge, seen := c.scheme.Challenges[i], map[string]dsl.Clause{}
		for _, part := range clause.Body.Clauses { // first what opens it: the others may read its fields
			if begin, ok := part.(*dsl.ChallengeBegin); ok && c.once(seen, "begin", begin) {
				c.challengeBegin(challenge, begin)
			}
		}
		for _, part := range clause.Body.Clauses {
			c.challengeClause(challenge, part, seen)
		}
		if !clause.Body.Broken() && (seen["begin"] == nil || seen["goal"] == nil || seen["done"] == nil) {
			c.fail(clause, "challenge", dsl.Say("a challenge says when it begins, what its goal is, and what is done then", "任务要写明何时开始、目标是什么、达成后给什么"),
				dsl.Say("for example: { begin on join  goal count 10 on purchase  done earn 50 points }", "例如：{ 开始 当 入会  目标 次数 10 当 消费  达成 送 50 积分 }"))
		}
	}
}

func (c *checker) challengeClause(challenge *Challenge, part dsl.Clause, seen map[string]dsl.Clause) {
	in := scope{timed: true, offer: challenge}
	switch part := part.(type) {
	case *dsl.ChallengeGoal:
		if c.once(seen, "goal", part) {
			c.challengeGoal(challenge, part)
		}
	case *dsl.ChallengeAgain:
		challenge.Again = c.once(seen, "again", part) || challenge.Again
	case *dsl.ChallengeWithin:
		if c.once(seen, "within", part) {
			challenge.Within = c.lasting(in, &part.Lasts)
		}
	case *dsl.ChallengeDone:
		seen["done"] = part
		if len(challenge.Done.Bodies) == 0 {
			challenge.Done.Bodies = []*Body{{Move: &Move{Kind: MoveDone, Challenge: challenge}}}
		}
		if effect := c.effect(in, part.Effect()); effect != nil {
			effect.Span = c.file.Span(part)
			challenge.Done.Bodies[0].Effects = append(challenge.Done.Bodies[0].Effects, effect)
		}
	}
}

// challengeBegin reads what opens a challenge.
func (c *checker) challengeBegin(challenge *Challenge, part *dsl.ChallengeBegin) {
	for _, trigger := range part.On {
		if !trigger.IsEvent() || trigger.PerItem() {
			c.fail(trigger, "challenge", dsl.Say("a challenge begins with an event", "任务要由事件开始"), dsl.Say("for example: begin on join", "例如：开始 当 入会"))
			continue
		}
		if event := c.event(&trigger.Event); event != nil {
			begin := &MetricEvent{Event: event}
			if part.When != nil {
				begin.When = c.metricWhen(begin, part.When)
			}
			challenge.Begins = append(challenge.Begins, begin)
		}
	}
	if part.As == nil || len(challenge.Begins) == 0 {
		return
	}
	if len(part.On) > 1 {
		c.fail(part.As, "challenge", dsl.Say("a challenge whose fields are read begins with one event", "要读取事件字段的任务只能由一种事件开始"), dsl.Say("keep one of the events, or take `as` out", "请只留一种事件，或去掉 `记为`"))
	}
	challenge.Offer, challenge.as = challenge.Begins[0].Event, part.As.Text
}

// challengeGoal reads what has to be reached, and by what.
func (c *checker) challengeGoal(challenge *Challenge, part *dsl.ChallengeGoal) {
	of, least, ok := part.SumParts()
	if part.Sum != nil && !ok {
		c.fail(part.Sum, "challenge", dsl.Say("a sum reaches a number: >=", "合计要达到一个数：>="), dsl.Say("for example: goal sum amount >= 500 on purchase", "例如：目标 合计 金额 >= 500 当 消费"))
		return
	}
	wanted := Type{Kind: Number}
	for _, goal := range c.occasions(part.On) {
		in := goal.scope()
		in.offer = challenge
		if part.When != nil {
			goal.When = c.judged(part.When, c.condition(part.When.Tree, c.expression(in, part.When)))
		}
		if part.Sum != nil {
			if goal.Of = c.tree(in, of); goal.Of.broken() {
				continue
			}
			wanted = goal.Of.Type
			if !wanted.IsNumeric() {
				c.mismatch(of, wanted, Type{Kind: Number})
				continue
			}
		}
		challenge.Goals = append(challenge.Goals, goal)
	}
	in := scope{timed: true, offer: challenge}
	if part.Sum != nil {
		challenge.Least = c.unit(least, c.tree(in, least), wanted)
	} else {
		challenge.Least = c.unit(part.Count.Tree, c.operand(in, part.Count), wanted)
	}
}

// offered reads offer.difficulty: a field of the event that opened a challenge; nil where the name is another.
func (c *checker) offered(in scope, path *dsl.Path) *Expression {
	if in.offer == nil || in.offer.Offer == nil || len(path.Names) != 2 || path.Names[0].Text != in.offer.as {
		return nil
	}
	field := fieldNamed(in.offer.Offer.Fields, path.Names[1].Text)
	if field == nil || field.List != nil {
		c.unknown(&path.Names[1], dsl.Sayf("field of `%[1]s`", "`%[1]s` 的字段", in.offer.Offer.Written), string(path.Names[1].Text), fieldNames(in.offer.Offer.Fields))
		return &Expression{}
	}
	typed := c.node(path, OperationOffer, field.Type)
	typed.Reference = field
	return typed
}
