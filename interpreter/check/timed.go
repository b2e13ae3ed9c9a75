package check

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Timing is what a rule by time waits for.
type Timing struct {
	Kind      TimingKind
	Period    value.Period // EveryPeriod
	Step      *Expression  // EveryStep: Days or a Duration
	Date      value.Date   // EveryStep: from when on, as clocks show it
	TimeOfDay int64
	Attribute *Attribute // EveryYear; nil is the day of joining
	Calendar  *Calendar  // AtStart
}

// TimingKind is how a rule by time is timed.
type TimingKind uint8

// The ways rules are timed.
const (
	EveryPeriod TimingKind = iota // of the calendar, at its beginning
	EveryStep                     // from a date on
	EveryYear                     // on a date of the member's
	AtStart                       // of a calendar
)

// timedRule reads the triggers of a rule that wait for time.
func (c *checker) timedRule(rule *Rule, clause *dsl.Rule) {
	if clause.Every != nil {
		if timing := c.every(clause.Every, &clause.Validity); timing != nil {
			c.timedBody(rule, clause, &Body{Timing: timing})
		}
	}
	var known []*Timing
	var moves []*Move
	for _, trigger := range clause.Triggers {
		if move := c.move(trigger); move != nil {
			if slices.ContainsFunc(moves, func(other *Move) bool { return *other == *move }) {
				c.fail(trigger, "twice", dsl.Sayf("a rule names `%s` once", "一条规则里 `%s` 只写一次", c.file.Text(trigger)), dsl.Say("take one of them out", "请去掉一个"))
				continue
			}
			moves = append(moves, move)
			c.timedBody(rule, clause, &Body{Move: move})
			continue
		}
		timing := c.timing(trigger)
		if timing == nil {
			continue
		}
		if slices.ContainsFunc(known, func(other *Timing) bool { return *other == *timing }) {
			c.fail(trigger, "twice", dsl.Sayf("a rule names `%s` once", "一条规则里 `%s` 只写一次", c.file.Text(trigger)), dsl.Say("take one of them out", "请去掉一个"))
			continue
		}
		known = append(known, timing)
		c.timedBody(rule, clause, &Body{Timing: timing})
	}
}

// timing reads a date of the member's, or the start of a calendar; nil is none of these, or wrong.
func (c *checker) timing(trigger *dsl.Trigger) *Timing {
	switch {
	case trigger.Start != nil:
		if calendar := c.calendar(trigger.Start); calendar != nil {
			return &Timing{Kind: AtStart, Calendar: calendar}
		}
	case trigger.Date != nil:
		return c.memberDate(trigger.Date)
	}
	return nil
}

// memberDate reads `member.birthday`, or `member.joined`.
func (c *checker) memberDate(operand *dsl.Operand) *Timing {
	typed := c.operand(scope{timed: true}, operand)
	if typed.broken() {
		return nil
	}
	attribute, _ := typed.Reference.(*Attribute)
	if typed.Operation == OperationJoined || typed.Operation == OperationAttribute && typed.Type.Kind == Date {
		return &Timing{Kind: EveryYear, Attribute: attribute}
	}
	c.fail(operand, "by-time", dsl.Sayf("a rule waits for an event, or for a date of the member's; `%s` is none", "规则等待的是事件，或会员资料里的日期；`%s` 都不是", c.file.Text(operand)),
		dsl.Say("for example: on member.birthday", "例如：当 会员.生日 当天"))
	return nil
}

// stepOfPeriod is a period as a length of time, for what is counted from a date.
var stepOfPeriod = map[dsl.Word]value.Duration{
	"day": {Days: 1}, "week": {Days: 7}, "month": {Months: 1}, "quarter": {Months: 3}, "year": {Months: 12},
}

// every reads `every month`, `every 2 weeks`. From a date on, turns are counted from it.
func (c *checker) every(part *dsl.Every, dates *dsl.Validity) *Timing {
	if part.Period() != "" && dates.From == nil {
		return &Timing{Kind: EveryPeriod, Period: periods[part.Period()]}
	}
	if dates.From == nil {
		c.fail(part, "by-time", dsl.Sayf("`%s` is counted from a day", "`%s` 要写明从哪天算起", c.file.Text(part)), dsl.Say("for example: every 2 weeks from 2026-01-05", "例如：每 2周 自 2026-01-05 起"))
		return nil
	}
	timing := &Timing{Kind: EveryStep}
	timing.Date, timing.TimeOfDay, _ = splitMoment(dates.From.Value) // what is wrong with it, validity reports
	if part.Length == nil {
		timing.Step = &Expression{Operation: OperationConstant, Type: Type{Kind: Duration}, Constant: Constant{Number: PackDuration(stepOfPeriod[part.Period()])}}
		return timing
	}
	timing.Step = c.length(part.Length)
	if timing.Step.broken() {
		return nil
	}
	for _, length := range c.lengthsOf(timing.Step) {
		if length.IsClock() && length.Microseconds < value.MicrosecondsPerHour {
			c.fail(part.Length, "by-time", dsl.Say("a rule by time comes at most once an hour", "定时规则最多每小时一次"), dsl.Say("take a longer time", "请换一个更长的间隔"))
			return nil
		}
	}
	return timing
}

// lengthsOf are the lengths of time that a constant or a param can be.
func (c *checker) lengthsOf(step *Expression) []value.Duration {
	if step.IsConstant() {
		return []value.Duration{DurationOf(step.Type, step.Constant.Number)}
	}
	param, ok := step.Reference.(*Param)
	if !ok {
		return nil
	}
	var lengths []value.Duration
	for _, dated := range param.Values {
		lengths = append(lengths, DurationOf(param.Type, dated.Value.Number))
	}
	return lengths
}

// timedBody reads a rule as it is when its time has come: no event is at hand.
func (c *checker) timedBody(rule *Rule, clause *dsl.Rule, body *Body) {
	for _, receiver := range clause.To {
		c.fail(receiver, "by-time", dsl.Say("a rule by time, or on a move, serves the member whose time or move it is", "定时规则、升降级和进入分群的规则只给会员本人"), dsl.Say("take `to` out", "请去掉 `给`"))
	}
	rule.Bodies = append(rule.Bodies, body)
	in := scope{timed: true}
	for _, part := range clause.Body.Clauses {
		if when, ok := part.(*dsl.RuleWhen); ok {
			if condition := c.condition(when.Condition.Tree, c.expression(in, &when.Condition)); !condition.broken() {
				condition.Text = c.file.Text(&when.Condition)
				body.When = append(body.When, c.judged(&when.Condition, condition))
			}
			continue
		}
		if !c.fitsTime(part) {
			continue
		}
		if effect := c.effect(in, part); effect != nil {
			effect.Span = c.file.Span(part)
			body.Effects = append(body.Effects, effect)
		}
	}
}

// fitsTime asks an effect to be one that makes sense where there is no event.
func (c *checker) fitsTime(part dsl.Clause) bool {
	switch part := part.(type) {
	case *dsl.RuleCharge:
		if part.Amount() == nil {
			return true
		}
	case *dsl.RuleBoost, *dsl.RuleDiscount, *dsl.RuleReject:
	default:
		return true
	}
	c.fail(part, "by-time", dsl.Sayf("`%s` is of an event, and this rule has none", "`%s` 针对的是事件，这条规则没有事件", c.word(part)),
		dsl.Say("what such rules do: earn, take, set, issue, grant, notify, charge units", "这样的规则可以：送、扣回、设、发放、授予、通知、收取积分等"))
	return false
}

// ofNoEvent reports a name of an event's where there is no event.
func (c *checker) ofNoEvent(path *dsl.Path, name dsl.Identifier) *Expression {
	canonical, _ := dsl.Canonical(dsl.ClassField, name)
	isOfEvent := slices.Contains([]string{"amount", "net", "due"}, canonical) ||
		slices.ContainsFunc(c.scheme.Events, func(event *Event) bool { return fieldNamed(event.Fields, name) != nil })
	if _, isThing := c.scheme.names.things[string(name)]; isThing || !isOfEvent {
		return nil
	}
	return c.wrong(path, "by-time", dsl.Sayf("`%s` is of an event, and this rule has none", "`%s` 针对的是事件，这条规则没有事件", name),
		dsl.Say("measure it: metric spent { sum amount on purchase over last 12 months }", "请用指标：指标 消费额 { 合计 金额 当 消费 近 12个月 }"))
}
