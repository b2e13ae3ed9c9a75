package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

var valueKinds = map[dsl.Word]MetricKind{"largest": MetricLargest, "smallest": MetricSmallest, "latest": MetricLatest}

// metricValue reads `average amount on purchase`, `largest …`, `smallest …`, `latest …`.
func (c *checker) metricValue(metric *Metric, part *dsl.MetricValue) {
	if part.Kind == "average" {
		c.average(metric, part)
		return
	}
	metric.Kind = valueKinds[part.Kind]
	for _, one := range c.occasions(part.On) {
		one.Of = c.expression(one.scope(), &part.Of)
		if !one.Of.broken() && c.isValue(metric, part.Of.Tree, one.Of) {
			metric.On = append(metric.On, one)
		}
	}
	c.onlyWhen(metric, part.When)
	c.window(metric, part.Window)
	c.noDecay(metric, part.Window)
}

// isValue asks a value to be one that a metric can be: of one kind with those of the other events, and for the largest
// and the smallest one that has an order. Another member is told by its id.
func (c *checker) isValue(metric *Metric, tree dsl.Tree, of *Expression) bool {
	kind := of.Type
	switch {
	case kind.Kind == Link:
		kind = Type{Kind: Text}
	case kind.Kind == Lines, kind.Kind == Duration, kind.Kind == Label:
		c.mismatch(tree, kind, Type{Kind: Number})
		return false
	}
	hasOrder := kind.IsNumeric() || kind.Kind == Date || kind.Kind == Instant
	if !hasOrder && (metric.Kind == MetricLargest || metric.Kind == MetricSmallest) {
		c.mismatch(tree, kind, Type{Kind: Number})
		return false
	}
	joined, ok := kind, metric.Type.Kind == Unknown || metric.Type.Kind == kind.Kind && !kind.IsNumeric()
	if !ok && metric.Type.IsNumeric() && kind.IsNumeric() {
		joined, ok = adopt(metric.Type, kind)
	}
	if !ok {
		c.mismatch(tree, kind, metric.Type)
		return false
	}
	metric.Type = joined
	return true
}

// average is a sum divided by a count, both over the same events and the same window. Of no event it is missing.
func (c *checker) average(metric *Metric, part *dsl.MetricValue) {
	sum, count := c.hidden(metric.Name+".sum", MetricSum, metric.Span), c.hidden(metric.Name+".count", MetricCount, metric.Span)
	c.addUp(sum, &part.Of, c.occasions(part.On), part.When)
	count.Type = Type{Kind: Number}
	for _, on := range sum.On {
		count.On = append(count.On, &MetricEvent{Event: on.Event, List: on.List, When: on.When})
	}
	c.window(sum, part.Window)
	c.window(count, part.Window)
	metric.Kind, metric.Window = MetricFormula, sum.Window
	if sum.Type.Kind == Unknown {
		return // it was reported
	}
	metric.Type = sum.Type.withPlaces(max(quotientPlaces, sum.Type.Places))
	metric.Formula = &Expression{Operation: OperationDivide, Type: metric.Type, Arguments: []*Expression{c.metricValueOf(sum), c.metricValueOf(count)}, Span: metric.Span}
}

// hidden makes a metric that is a part of something else. Its name is none that could be declared.
func (c *checker) hidden(name string, kind MetricKind, span dsl.Span) *Metric {
	metric := &Metric{Name: name, Kind: kind, Hidden: true, Index: len(c.scheme.Metrics), Span: span}
	c.scheme.Metrics = append(c.scheme.Metrics, metric)
	c.measured[metric] = done
	return metric
}

func (c *checker) metricValueOf(metric *Metric) *Expression {
	return &Expression{Operation: OperationMetric, Type: metric.Type, Reference: metric, Span: metric.Span, Text: metric.Name}
}

// metricDistinct reads `count distinct store on purchase`.
func (c *checker) metricDistinct(metric *Metric, part *dsl.MetricCount) {
	metric.Kind, metric.Sum = MetricDistinct, Type{Kind: Number}
	c.keys(metric, part.Distinct, part.On, part.When)
	metric.Type, metric.Key = Type{Kind: Number}, metric.Type
	c.window(metric, part.Window)
	c.noDecay(metric, part.Window)
}

// metricTop reads `top category by sum amount on purchase`, `top store by count on purchase`.
func (c *checker) metricTop(metric *Metric, part *dsl.MetricTop) {
	metric.Kind, metric.Sum = MetricTop, Type{Kind: Number}
	c.keys(metric, &part.Field.Expression, part.On, part.When)
	if part.Sum != nil {
		summed := &Metric{Name: metric.Name, Span: metric.Span}
		c.addUp(summed, part.Sum, metric.On, nil)
		metric.Sum = summed.Type
	}
	metric.Key = metric.Type
	metric.Type = metric.Sum // what fades has more places
	c.window(metric, part.Window)
	metric.Sum, metric.Type = metric.Type, metric.Key
}

// keys reads the values that are counted, or added up by.
func (c *checker) keys(metric *Metric, counted *dsl.Expression, on []*dsl.Occasion, when *dsl.Expression) {
	for _, one := range c.occasions(on) {
		one.Key = c.expression(one.scope(), counted)
		if !one.Key.broken() && c.isValue(metric, counted.Tree, one.Key) {
			metric.On = append(metric.On, one)
		}
	}
	c.onlyWhen(metric, when)
}

// noDecay reports a fading window where nothing is added up.
func (c *checker) noDecay(metric *Metric, window *dsl.Window) {
	if metric.Window.Kind == Decay {
		c.fail(window, "window", dsl.Say("only what is added up can fade", "只有合计、次数和平均可以衰减"), dsl.Say("take another window: over last 12 months", "请换一个时间范围：近 12个月"))
	}
}

// metricSince reads `days since last purchase when amount >= 20`.
func (c *checker) metricSince(metric *Metric, part *dsl.MetricSince) {
	event := c.event(&part.Event)
	if event == nil {
		return
	}
	metric.Kind, metric.Type = MetricSince, Type{Kind: Days}
	metric.On = []*MetricEvent{{Event: event}}
	c.onlyWhen(metric, part.When)
}

// sinceLast is the metric behind days_since(purchase).
func (c *checker) sinceLast(event *Event) *Metric {
	name := "days_since(" + event.Name + ")"
	for _, metric := range c.scheme.Metrics {
		if metric.Hidden && metric.Name == name {
			return metric
		}
	}
	metric := c.hidden(name, MetricSince, event.Span)
	metric.Type = Type{Kind: Days}
	metric.On = []*MetricEvent{{Event: event}}
	return metric
}
