package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// planMetrics works out what the event adds to metrics, and asks that it fits.
func (e *Evaluator) planMetrics(state *State, event *Event) {
	for i := range e.plan.Events[event.Kind].Metrics {
		e.planMetric(&e.plan.Events[event.Kind].Metrics[i])
	}
	for i := range e.planned {
		if credit := &e.planned[i]; credit.source == ledger.Earned {
			for _, metric := range e.plan.Wallets[credit.wallet].Metrics {
				if !state.Metrics[metric].fits(e.earnedAt(metric, credit.wallet, credit.amount)) {
					e.tooLarge(credit.rule)
				}
			}
		}
	}
	for i := range e.adds {
		if !state.Metrics[e.adds[i].metric].fits(e.adds[i].amount) {
			e.tooLarge(None)
		}
	}
}

func (e *Evaluator) planMetric(on *compile.MetricOn) {
	if on.When != nil && !e.frame.holds(on.When) {
		return
	}
	metric := &e.plan.Metrics[on.Metric]
	addition := contribution{metric: int32(on.Metric), count: on.Of == nil}
	if addition.count {
		addition.amount, _ = value.PowerOfTen(metric.Places)
	} else {
		addition.amount = e.whole(None, e.frame.calculate(on.Of))
	}
	if addition.amount != 0 {
		e.adds = append(e.adds, addition)
	}
}

// earnedAt brings what a wallet earned to the places of a metric that adds it up: a value that fades has more.
func (e *Evaluator) earnedAt(metric, wallet int, amount int64) int64 {
	scale, _ := value.PowerOfTen(max(0, e.plan.Metrics[metric].Places-e.plan.Wallets[wallet].Places))
	scaled, _ := value.Multiply(amount, scale)
	return scaled
}

// addMetrics writes stage 9.
func (e *Evaluator) addMetrics(state *State, number int64) {
	now := e.frame.now
	for i := range e.adds {
		addition := &e.adds[i]
		state.Metrics[addition.metric].add(e.metricSpan(int(addition.metric)), now, number, addition.amount)
		state.memory.contributions = append(state.memory.contributions, *addition)
	}
	for wallet := range e.plan.Wallets {
		earned := int64(0)
		for i := range e.planned {
			if credit := &e.planned[i]; credit.wallet == wallet && credit.source == ledger.Earned {
				earned += credit.amount
			}
		}
		for _, metric := range e.plan.Wallets[wallet].Metrics {
			if earned != 0 {
				state.Metrics[metric].add(e.metricSpan(metric), now, number, e.earnedAt(metric, wallet, earned))
			}
		}
	}
}

// marks are where the lists of what events moved ended before an event.
type marks struct{ credits, spends, contributions int }

func (e *Evaluator) mark(state *State) marks {
	return marks{len(state.memory.credits), len(state.memory.spends), len(state.memory.contributions)}
}

// remember keeps a record of an event that has an id; what one without moved is forgotten at once.
func (e *Evaluator) remember(state *State, event *Event, number int64, since marks) {
	m := &state.memory
	if event.ID == "" {
		m.credits, m.spends, m.contributions = m.credits[:since.credits], m.spends[:since.spends], m.contributions[:since.contributions]
		return
	}
	one := record{id: event.ID, hash: hashOf(event.ID), digest: event.digest(), event: number, kind: int32(event.Kind), at: event.At, closes: event.At,
		net:     e.frame.net,
		credits: stretch{since.credits, len(m.credits)}, spends: stretch{since.spends, len(m.spends)},
		additions: stretch{since.contributions, len(m.contributions)}}
	if term := e.plan.Events[event.Kind].Refundable; term != nil {
		one.closes = e.frame.end(term, event.At)
	}
	// Ids are remembered for 365 days. A record stays as long again after its refund window, so that who comes late
	// is told so.
	year := value.Duration{Days: rememberDays}
	one.forget = e.plan.Zone.Add(max(one.closes, e.plan.Zone.Add(event.At, year)), year)
	m.add(one)
}

// rememberDays is how long an id is remembered.
const rememberDays = 365
