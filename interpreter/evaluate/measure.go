package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// planMetrics works out what the event adds to metrics, and asks that it fits.
func (e *Evaluator) planMetrics(state *State, event *Event) {
	for i := range e.plan.Events[event.Kind].Metrics {
		e.planMetric(state, event, &e.plan.Events[event.Kind].Metrics[i])
	}
	e.planEarnings(state)
}

// planEarnings asks all that is earned to fit the metrics that add it up.
func (e *Evaluator) planEarnings(state *State) {
	for i := range e.planned {
		if credit := &e.planned[i]; credit.source == ledger.Earned {
			e.planEarned(state, credit)
		}
	}
}

// planEarned asks what is earned to fit the metrics that add it up.
func (e *Evaluator) planEarned(state *State, credit *plannedCredit) {
	for _, metric := range e.plan.Wallets[credit.wallet].Metrics {
		if !e.countsEarned(credit.to, metric) {
			continue
		}
		if amount, ok := e.earnedAt(metric, credit.wallet, credit.amount); !ok || !credit.to.Metrics[metric].fits(amount) {
			e.tooLarge(credit.rule)
		}
	}
}

// planMetric works out what the event adds to one metric; of a metric that looks at each line, what they all add, once
// for each value where it is added up by value.
func (e *Evaluator) planMetric(state *State, event *Event, on *compile.MetricOn) {
	metric, from := &e.plan.Metrics[on.Metric], len(e.adds)
	for line := range lineCount(event, on.List) {
		e.enterLine(event, on.List, line)
		switch {
		case on.When != nil && !e.frame.holds(on.When):
		case metric.Series != None:
			e.planValue(metric, on, from)
		default:
			e.planSum(metric, on, from)
		}
	}
	e.frame.line = nil
	if metric.Series == None {
		e.askRoom(state, metric, from)
	}
}

// planSum works out what the event, or a line of it, adds to a sum or count.
func (e *Evaluator) planSum(metric *compile.Metric, on *compile.MetricOn, from int) {
	addition := contribution{metric: int32(on.Metric), count: on.Of == nil}
	if addition.count {
		addition.amount, _ = value.PowerOfTen(sumPlaces(metric))
	} else {
		addition.amount = e.whole(None, e.frame.calculate(on.Of))
	}
	if on.Key != nil && !e.planKey(on, &addition) {
		return
	}
	for i := from; i < len(e.adds); i++ {
		if one := &e.adds[i]; one.number == addition.number && one.text == addition.text {
			sum, ok := value.Add(one.amount, addition.amount)
			if one.amount = sum; !ok {
				e.frame.overflow = true
			}
			return
		}
	}
	e.adds = append(e.adds, addition)
}

// askRoom asks what the event adds to a sum to fit, and drops what comes to nothing.
func (e *Evaluator) askRoom(state *State, metric *compile.Metric, from int) {
	fits, left := !e.frame.overflow, e.adds[:from]
	for _, addition := range e.adds[from:] {
		fits = fits && usedBy(state, metric, &addition).fits(addition.amount)
		if addition.amount != 0 {
			left = append(left, addition)
		}
	}
	e.adds = left
	if !fits {
		e.frame.overflow = false
		e.tooLarge(None)
	}
}

// earnedAt brings what a wallet earned to the places of a metric that adds it up: a value that fades has more.
func (e *Evaluator) earnedAt(metric, wallet int, amount int64) (int64, bool) {
	scale, _ := value.PowerOfTen(max(0, e.plan.Metrics[metric].Places-e.plan.Wallets[wallet].Places))
	return value.Multiply(amount, scale)
}

// addMetrics writes stage 9.
func (e *Evaluator) addMetrics(state *State, number int64) {
	for i := range e.adds {
		addition := &e.adds[i]
		e.addContribution(state, addition, number)
		state.memory.contributions = append(state.memory.contributions, *addition)
	}
	for i := range e.receivers {
		e.addEarned(e.receivers[i].state)
	}
}

// addEarned adds what a member earned to the metrics that add it up.
func (e *Evaluator) addEarned(state *State) {
	for wallet := range e.plan.Wallets {
		if len(e.plan.Wallets[wallet].Metrics) == 0 {
			continue
		}
		earned := int64(0)
		for i := range e.planned {
			if credit := &e.planned[i]; credit.wallet == wallet && credit.to == state && credit.source == ledger.Earned {
				earned += credit.amount
			}
		}
		for _, metric := range e.plan.Wallets[wallet].Metrics {
			if amount, _ := e.earnedAt(metric, wallet, earned); amount != 0 && e.counted(state, metric) {
				state.Metrics[metric].add(e.metricSpan(state, metric), e.frame.now, e.numbered(state), amount)
				e.noteEarned(state, metric, amount)
			}
		}
	}
}

// remember keeps a record of an event that has an id. What an event moved is forgotten at once where it can't be
// refunded.
func (e *Evaluator) remember(state *State, event *Event, number int64, since marks) {
	m := &state.memory
	term := e.plan.Events[event.Kind].Refundable
	if event.ID == "" || term == nil {
		m.cut(since)
	}
	if event.ID == "" {
		return
	}
	one := record{id: event.ID, hash: hashOf(event.ID), digest: e.digest(event), event: number, kind: int32(event.Kind), at: event.At, closes: event.At,
		net: e.frame.net}
	m.since(&one, since)
	if term != nil {
		one.closes = e.frame.end(term, event.At)
	}
	one.forget = forgetAt(e.plan.Zone, one.at, one.closes)
	m.add(one)
	if one.closes <= one.at {
		return
	}
	for i := range e.receivers {
		if other := &e.receivers[i]; other.state != state && other.number != None {
			e.rememberMessage(other, event, one.closes)
		}
	}
}

// forgetAt is when a record goes. Ids are remembered for 365 days; a record stays as long again after its refund
// window, so that who comes late is told so.
func forgetAt(zone *value.Zone, at, closes value.Instant) value.Instant {
	year := value.Duration{Days: rememberDays}
	return zone.Add(max(closes, zone.Add(at, year)), year)
}

// rememberDays is how long an id is remembered.
const rememberDays = 365
