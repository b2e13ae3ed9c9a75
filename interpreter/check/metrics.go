package check

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// progress of working out a metric's type, so that a circle of formulas is found.
type progress uint8

const (
	untouched progress = iota
	underway
	done
)

// declareMetrics names the metrics.
func (c *checker) declareMetrics(declared []*dsl.Metric) {
	for _, clause := range declared {
		metric := &Metric{Name: string(clause.Name.Text), Label: textOf(clause.Label), Index: len(c.scheme.Metrics), Span: c.file.Span(&clause.Name)}
		c.scheme.Metrics = append(c.scheme.Metrics, metric)
		c.metrics[metric] = clause
		c.declare(&clause.Name, metric)
	}
}

func (c *checker) defineMetrics() {
	for _, metric := range c.scheme.Metrics {
		c.metricType(metric, c.metrics[metric])
	}
}

// metricType works a metric out the first time it is asked for.
func (c *checker) metricType(metric *Metric, asked dsl.Noded) Type {
	switch c.measured[metric] {
	case done:
		return metric.Type
	case underway:
		c.fail(asked, "circle", dsl.Sayf("`%s` is measured by itself", "`%s` 用到了它自己", metric.Name), dsl.Say("take it out of one of the formulas", "请从其中一个公式里去掉"))
		return Type{}
	}
	c.measured[metric] = underway
	clause := c.metrics[metric]
	if clause.Formula != nil {
		metric.Formula = c.expression(scope{}, clause.Formula)
		metric.Type = metric.Formula.Type
		if !metric.Formula.broken() && !metric.Type.IsNumeric() && metric.Type.Kind != Text {
			c.mismatch(clause.Formula.Tree, metric.Type, Type{Kind: Number})
		}
	} else {
		c.metricBody(metric, clause)
	}
	c.measured[metric] = done
	return metric.Type
}

func (c *checker) metricBody(metric *Metric, clause *dsl.Metric) {
	if len(clause.Body.Clauses) != 1 {
		if clause.Body.Broken() {
			return // it was reported
		}
		c.fail(clause.Body, "metric", dsl.Say("a metric measures one thing", "一个指标只衡量一件事"), dsl.Say("for example: sum amount on purchase over last 12 months", "例如：合计 金额 当 消费 近 12个月"))
		return
	}
	switch part := clause.Body.Clauses[0].(type) {
	case *dsl.MetricSum:
		c.metricSum(metric, part)
	case *dsl.MetricCount:
		if part.Distinct != nil {
			c.metricDistinct(metric, part)
			return
		}
		metric.Kind, metric.Type = MetricCount, Type{Kind: Number}
		metric.On = c.occasions(part.On)
		c.onlyWhen(metric, part.When)
		c.window(metric, part.Window)
	case *dsl.MetricRank:
		c.metricRank(metric, part)
	case *dsl.MetricShare:
		c.metricShare(metric, part)
	case *dsl.MetricValue:
		c.metricValue(metric, part)
	case *dsl.MetricTop:
		c.metricTop(metric, part)
	case *dsl.MetricSince:
		c.metricSince(metric, part)
	default:
		c.notYet(part)
	}
}

// occasions finds the events that a metric looks at; of some, each line.
func (c *checker) occasions(on []*dsl.Occasion) []*MetricEvent {
	var found []*MetricEvent
	for _, one := range on {
		event := c.event(&one.Event)
		if event == nil {
			continue
		}
		looked := &MetricEvent{Event: event}
		if one.PerItem() {
			if looked.List = c.listOf(one, event); looked.List == nil {
				continue
			}
		}
		found = append(found, looked)
	}
	return found
}

// scope is what the expressions of a metric speak of.
func (m *MetricEvent) scope() scope { return scope{event: m.Event, line: m.List, order: true} }

// onlyWhen reads the condition of a metric, as it is of each of the events.
func (c *checker) onlyWhen(metric *Metric, when *dsl.Expression) {
	if when == nil {
		return
	}
	for _, on := range metric.On {
		on.When = c.metricWhen(on, when)
	}
}

func (c *checker) metricWhen(on *MetricEvent, when *dsl.Expression) *Expression {
	return c.judged(when, c.condition(when.Tree, c.expression(on.scope(), when)))
}

func (c *checker) metricSum(metric *Metric, part *dsl.MetricSum) {
	metric.Kind = MetricSum
	if part.Earned != nil {
		metric.Kind = MetricEarned
		if metric.Wallet = c.wallet(part.Earned); metric.Wallet != nil {
			metric.Type = metric.Wallet.Type
		}
		if part.When != nil { // it is of no event: rules on any of them earn
			metric.When = c.judged(part.When, c.condition(part.When.Tree, c.expression(scope{}, part.When)))
		}
		c.window(metric, part.Window)
		return
	}
	c.addUp(metric, part.Of, c.occasions(part.On), part.When)
	c.window(metric, part.Window)
}

// addUp reads what a metric adds up over which events: a number in one unit.
func (c *checker) addUp(metric *Metric, summed *dsl.Expression, on []*MetricEvent, when *dsl.Expression) {
	for _, one := range on {
		of := c.expression(one.scope(), summed)
		if of.broken() {
			continue
		}
		if kind, ok := adopt(metric.Type, of.Type); metric.Type.Kind == Unknown {
			metric.Type = of.Type
		} else if ok {
			metric.Type = kind
		} else {
			c.mismatch(summed.Tree, of.Type, metric.Type)
		}
		if !of.Type.IsNumeric() {
			c.mismatch(summed.Tree, of.Type, Type{Kind: Number})
		}
		one.Of = of
		metric.On = append(metric.On, one)
	}
	c.onlyWhen(metric, when)
}

// decayPlaces is how many places a value that fades is kept at.
const decayPlaces = 8

func (c *checker) window(metric *Metric, window *dsl.Window) {
	switch {
	case window == nil || window.Lifetime:
	case window.Last != nil:
		metric.Window = Window{Kind: OverLast, Length: c.length(window.Last)}
	case window.HalfLife != nil:
		metric.Window = Window{Kind: Decay, HalfLife: c.halfLife(window.HalfLife)}
		metric.Type.Places = decayPlaces
	default:
		calendar := string(window.Calendar())
		if membership, isMembership := strings.CutSuffix(calendar, "membership year"); isMembership {
			metric.Window = Window{Kind: ThisPeriod, Membership: true, Period: value.Year}
			if membership != "" {
				metric.Window.Kind = PreviousPeriod
			}
			return
		}
		metric.Window.Kind = ThisPeriod
		word := dsl.Word(calendar[len("this "):])
		if calendar[0] == 'p' {
			metric.Window.Kind, word = PreviousPeriod, dsl.Word(calendar[len("previous "):])
		}
		metric.Window.Period = periods[word]
	}
}

// halfLife reads the half-life of a value that fades: whole days, written out.
func (c *checker) halfLife(operand *dsl.Operand) int64 {
	typed := c.operand(scope{}, operand)
	if typed.broken() {
		return 1
	}
	days, ok := typed.Constant.Number.Int64()
	if !typed.IsConstant() || typed.Type.Kind != Days || !ok || days < 1 || days > 36_500 {
		c.fail(operand, "duration", dsl.Say("a half-life is written in days, from 1", "半衰期按天写，至少 1 天"), dsl.Say("for example: decay half-life 180 days", "例如：半衰期 180天"))
		return 1
	}
	return days
}
