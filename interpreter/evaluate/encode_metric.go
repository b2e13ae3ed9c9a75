package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// values writes what a metric keeps one by one: what can still matter, so that one state has one text.
func (w *encoder) values(metric *compile.Metric, window *span) []valueText {
	if metric.Series == None {
		return nil
	}
	var texts []valueText
	now := w.state.Now
	for _, one := range dropped(slices.Clone(w.state.series[metric.Series].values), metric.Kind, window, now, w.state.judged(now)) {
		text := valueText{Event: one.event, At: instantOf(one.at)}
		if one.settles > one.at {
			text.Settles = instantOf(one.settles)
		}
		if metric.Kind != compile.MetricSince {
			text.Value = w.cell(metric.Unit, metric.Places, one.number, one.text)
		}
		texts = append(texts, text)
	}
	return texts
}

// keys writes what a metric adds up by value.
func (w *encoder) keys(metric *compile.Metric, window *span) []keyText {
	if metric.Tally == None {
		return nil
	}
	var texts []keyText
	for i := range w.state.tallies[metric.Tally].keys {
		one := &w.state.tallies[metric.Tally].keys[i]
		if one.total.isOver(window, w.state.judged(w.state.Now)) {
			continue
		}
		text := w.accumulator(window, &one.total, metric.Sums)
		if text.Sum != "" || text.Previous != "" || text.Parts != nil {
			texts = append(texts, keyText{w.key(metric, one.number, one.text), text})
		}
	}
	return texts
}

// key writes a value that is counted.
func (w *encoder) key(metric *compile.Metric, number int64, text string) string {
	return w.cell(metric.Key, metric.KeyPlaces, number, text)
}

// cell writes a value by its kind.
func (w *encoder) cell(kind compile.Kind, places int, number int64, text string) string {
	switch kind {
	case compile.Text, compile.Link:
		return w.text(text)
	case compile.Date:
		return value.Date(number).String()
	case compile.Instant:
		return instantOf(value.Instant(number))
	case compile.Flag:
		return flagWords[number&1]
	}
	return decimalOf(number, places)
}

func (w *encoder) contribution(metric *compile.Metric, c *contribution) contributionText {
	places := sumPlaces(metric)
	text := contributionText{Metric: metric.Name, Amount: decimalOf(c.amount, places), Taken: nonZero(c.taken, places), Count: c.count, Earned: c.earned}
	switch {
	case metric.Tally != None:
		text.Value = w.key(metric, c.number, c.text)
	case metric.Series != None && metric.Kind != compile.MetricSince:
		text.Amount = w.cell(metric.Unit, metric.Places, c.amount, c.text)
	}
	return text
}
