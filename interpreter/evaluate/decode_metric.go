package evaluate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
)

// readValues reads what a metric keeps one by one; it tells whether there is room for every value.
func (r *decoder) readValues(at string, text *metricText, slot int) bool {
	metric := &r.plan.Metrics[slot]
	if metric.Series == None {
		return text.Values == nil
	}
	read, window, allFit := series{}, r.evaluator.metricSpan(r.state, slot), true
	for i := range text.Values {
		one, at := &text.Values[i], at+".values["+strconv.Itoa(i)+"]"
		value := kept{event: one.Event, at: r.instant(at+".at", one.At)}
		value.settles = r.instantOr(at+".settles", one.Settles, value.at)
		r.require(one.Event >= 0 && one.Event < r.state.sequence, at+".event", "there is no such event")
		r.require(value.at <= r.state.Now, at+".at", "it is later than `now`")
		r.require(i == 0 || one.Event > text.Values[i-1].Event, at+".event", "it is not later than the one before")
		if metric.Kind != compile.MetricSince {
			var fits bool
			value.number, value.text, fits = r.cell(at+".value", metric.Unit, metric.Places, one.Value)
			allFit = allFit && fits
		}
		if r.err != nil {
			return false
		}
		read.add(metric.Kind, window, value)
	}
	if allFit {
		read.copyTo(&r.state.series[metric.Series])
	}
	return allFit
}

// readKeys reads what a metric adds up by value; it tells whether there is room for all of it.
func (r *decoder) readKeys(at string, text *metricText, slot int) bool {
	metric := &r.plan.Metrics[slot]
	if metric.Tally == None {
		return text.Keys == nil
	}
	read, window := tally{}, r.evaluator.metricSpan(r.state, slot)
	for i := range text.Keys {
		one, at := &text.Keys[i], at+".keys["+strconv.Itoa(i)+"]"
		number, word, fits := r.cell(at+".value", metric.Key, metric.KeyPlaces, one.Value)
		if !fits {
			return false
		}
		r.require(read.find(number, word) == nil, at+".value", "it stands there already")
		if !r.readAccumulator(at, &one.accumulatorText, window, read.of(window, r.state.Now, number, word), metric.Sums) || r.err != nil {
			return false
		}
	}
	read.copyTo(&r.state.tallies[metric.Tally])
	return true
}

// cell reads a value by its kind; it tells whether it fits.
func (r *decoder) cell(at string, kind compile.Kind, places int, text string) (number int64, word string, fits bool) {
	switch kind {
	case compile.Text, compile.Link:
		return 0, text, true
	case compile.Date:
		return int64(r.date(at, text)), "", true
	case compile.Instant:
		return int64(r.instant(at, text)), "", true
	case compile.Flag:
		number = int64(slices.Index(flagWords[:], text))
		r.require(number >= 0, at, "a flag is yes or no")
		return max(number, 0), "", true
	}
	number, fits = r.decimal(at, text, places)
	return number, "", fits
}

// contribution reads what an event added to a metric; it tells whether it fits.
func (r *decoder) contribution(at string, c *contributionText, metric *compile.Metric, read *contribution) bool {
	places, fits := sumPlaces(metric), true
	switch {
	case metric.Series != None && metric.Kind != compile.MetricSince:
		read.amount, read.text, fits = r.cell(at+".amount", metric.Unit, metric.Places, c.Amount)
	default:
		read.amount, fits = r.decimal(at+".amount", c.Amount, places)
	}
	taken, takenFits := r.decimal(at+".taken", c.Taken, places)
	read.taken = taken
	if metric.Tally != None {
		var keyFits bool
		read.number, read.text, keyFits = r.cell(at+".value", metric.Key, metric.KeyPlaces, c.Value)
		fits = fits && keyFits
	}
	return fits && takenFits
}

// allWords is what is left out of a document where a metric is.
func (m *metricText) allWords() string {
	words := []string{m.Measures, m.words()}
	for _, one := range m.Values {
		words = append(words, one.Value)
	}
	for _, one := range m.Keys {
		words = append(words, one.Value)
	}
	return strings.TrimSpace(strings.Join(words, " "))
}
