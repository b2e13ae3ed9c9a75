package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Metrics that are no plain sum: values one by one, sums by value, and what is earned on a condition.

// sumPlaces is how many decimal places has what a metric adds up.
func sumPlaces(metric *compile.Metric) int {
	if metric.Tally != None {
		return metric.Sums
	}
	return metric.Places
}

// planValue works out the value that an event gives to a metric which keeps them one by one: of its lines the one that
// counts. What is missing is none.
func (e *Evaluator) planValue(metric *compile.Metric, on *compile.MetricOn, from int) {
	addition := contribution{metric: int32(on.Metric), count: true}
	if on.Of != nil {
		result := e.frame.calculate(on.Of)
		if result.missing {
			return
		}
		addition.amount, addition.text = e.whole(None, result), result.text
		addition.count = metric.Unit < compile.Number || metric.Unit > compile.Days
	}
	switch {
	case len(e.adds) == from:
		e.adds = append(e.adds, addition)
	case metric.Kind == compile.MetricLatest || isBetter(metric.Kind, addition.amount, e.adds[from].amount):
		e.adds[from] = addition
	}
}

// planKey works out the value that a sum is for. Where it is missing there is nothing to add.
func (e *Evaluator) planKey(on *compile.MetricOn, addition *contribution) bool {
	key := e.frame.calculate(on.Key)
	if !key.missing {
		addition.number, addition.text = e.whole(None, key), key.text
	}
	return !key.missing
}

// usedBy is what has been added up where more is to be added.
func usedBy(state *State, metric *compile.Metric, addition *contribution) *Accumulator {
	if metric.Tally != None {
		if known := state.tallies[metric.Tally].find(addition.number, addition.text); known != nil {
			return known
		}
	}
	return &state.Metrics[addition.metric] // nothing is added up there for a value
}

// addContribution adds what an event brings to a metric.
func (e *Evaluator) addContribution(state *State, addition *contribution, number int64) {
	slot, now := int(addition.metric), e.frame.now
	metric, window := &e.plan.Metrics[slot], e.metricSpan(state, int(addition.metric))
	switch {
	case metric.Series != None:
		state.series[metric.Series].add(metric.Kind, window, kept{event: number, at: now, settles: e.settles(e.frame.event), number: addition.amount, text: addition.text})
	case metric.Tally != None:
		state.tallies[metric.Tally].of(window, now, addition.number, addition.text).add(window, now, number, addition.amount)
	default:
		state.Metrics[slot].add(window, now, number, addition.amount)
	}
}

// settles is from when on an event can't be refunded.
func (e *Evaluator) settles(event *Event) value.Instant {
	if event == nil || event.ID == "" || e.plan.Events[event.Kind].Refundable == nil {
		return e.frame.now
	}
	return e.frame.end(e.plan.Events[event.Kind].Refundable, event.At)
}

// takeBackOf takes back what an event added to a metric, or some of it.
func (e *Evaluator) takeBackOf(state *State, c *contribution, one *record, now value.Instant, taken int64) {
	metric, window := &e.plan.Metrics[c.metric], e.metricSpan(state, int(c.metric))
	switch {
	case metric.Series != None:
		state.series[metric.Series].takeBack(one.event, taken, e.order.refund.whole)
	case taken == 0:
	case metric.Tally != None:
		state.tallies[metric.Tally].of(window, now, c.number, c.text).takeBack(window, one.at, now, one.event, taken)
	default:
		state.Metrics[c.metric].takeBack(window, one.at, now, one.event, taken)
	}
}

// conditional is a metric that adds up what is earned on a condition, and whether that holds for a member now.
type conditional struct {
	state  *State
	metric int
	holds  bool
}

// countsEarned asks the condition of a metric that adds up what is earned, once an event.
func (e *Evaluator) countsEarned(state *State, metric int) bool {
	when := e.plan.Metrics[metric].When
	if when == nil {
		return true
	}
	for i := range e.asked {
		if known := &e.asked[i]; known.state == state && known.metric == metric {
			return known.holds
		}
	}
	own := e.frame.state
	e.frame.state = state
	holds := e.frame.holds(when)
	e.frame.state = own
	e.asked = append(e.asked, conditional{state, metric, holds})
	return holds
}

// counted tells what countsEarned found before anything was written.
func (e *Evaluator) counted(state *State, metric int) bool {
	if e.plan.Metrics[metric].When == nil {
		return true
	}
	for i := range e.asked {
		if known := &e.asked[i]; known.state == state && known.metric == metric {
			return known.holds
		}
	}
	return false
}

// noteEarned remembers that what was earned counts, so that a refund takes back what was counted.
func (e *Evaluator) noteEarned(state *State, metric int, amount int64) {
	if e.plan.Metrics[metric].When != nil && state == e.frame.state {
		state.memory.contributions = append(state.memory.contributions, contribution{metric: int32(metric), amount: amount, earned: true})
	}
}

// recallEarned lets another member's record remember the same.
func (e *Evaluator) recallEarned(state *State) {
	for i := range e.asked {
		if known := &e.asked[i]; known.state == state && known.holds {
			state.memory.contributions = append(state.memory.contributions, contribution{metric: int32(known.metric), earned: true})
		}
	}
}

// countedThen tells whether what an event earned was counted.
func (e *Evaluator) countedThen(state *State, one *record, metric int) bool {
	if e.plan.Metrics[metric].When == nil {
		return true
	}
	if one == nil {
		return false
	}
	for i := one.additions.from; i < one.additions.to; i++ {
		if c := &state.memory.contributions[i]; c.earned && int(c.metric) == metric {
			return true
		}
	}
	return false
}
