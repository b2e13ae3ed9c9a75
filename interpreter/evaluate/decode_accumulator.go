package evaluate

import (
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// readMetrics reads what was measured. A metric that is new has counted nothing yet, and is never taken back from what
// happened before it.
func (r *decoder) readMetrics() {
	slots := map[string]int{}
	for i := range r.plan.Metrics {
		r.state.Metrics[i].since = r.state.sequence
		if r.plan.Metrics[i].Kind != compile.MetricFormula {
			slots[r.plan.Metrics[i].Name] = i
		}
	}
	for _, name := range sortedKeys(r.written.Metrics) {
		text, at := r.written.Metrics[name], "metrics."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		slot, known := slots[name]
		if known && text.Measures == measureWords(r.plan, &r.plan.Metrics[slot]) &&
			r.readAccumulator(at, &text.accumulatorText, r.evaluator.metricSpan(r.state, slot), &r.state.Metrics[slot], r.plan.Metrics[slot].Places) &&
			r.readValues(at, text, slot) && r.readKeys(at, text, slot) {
			r.state.Metrics[slot].known = r.plan.Metrics[slot].Kind == compile.MetricShare && text.Sum != ""
			r.metrics[name] = slot
			continue
		}
		r.mismatch("metric", name, text.allWords())
	}
}

func (r *decoder) readRules() {
	for _, name := range sortedKeys(r.written.Rules) {
		text, at := r.written.Rules[name], "rules."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		slot, known := r.rules[name]
		if !known || slot < 0 {
			r.mismatch("rule", name, text.words())
			continue
		}
		rule, state := &r.plan.Rules[slot], &r.state.rules[slot]
		state.fired = text.Fired
		spans := &r.evaluator.rules[slot]
		r.readBound(at+".limit", "limit", name, text.Limit, rule.Limit, &spans.limit, &state.limit)
		if text.Cap != nil && text.Cap.Unit != capWords(r.plan, rule) {
			r.mismatch("cap", name, text.Cap.words())
			continue
		}
		r.readBound(at+".cap", "cap", name, text.Cap, rule.Cap, &spans.cap, &state.cap)
	}
}

// readBound reads what counts against a cap or limit.
func (r *decoder) readBound(at, kind, name string, text *accumulatorText, bound *compile.Bound, window *span, used *Accumulator) {
	if text == nil {
		return
	}
	if !isCounted(bound) || !r.readAccumulator(at, text, window, used, bound.Amount.Places) {
		r.mismatch(kind, name, text.words())
	}
}

// readAccumulator reads what was added up over a window. It tells whether there is room for it: the window is the same,
// and no number has more places.
func (r *decoder) readAccumulator(at string, text *accumulatorText, window *span, a *Accumulator, places int) bool {
	if text.Window != windowWords(window) {
		return false
	}
	read, fits, previousFits := Accumulator{since: text.Since}, true, true
	r.require(text.Since >= 0 && text.Since <= r.state.sequence, at+".since", "there is no such event")
	read.sum, fits = r.decimal(at+".sum", text.Sum, places)
	read.previous, previousFits = r.decimal(at+".previous", text.Previous, places)
	switch window.kind {
	case compile.OverLast:
		r.require(text.Sum == "", at+".sum", "it is that of the parts")
		fits = r.readParts(at, text, &read, places)
	case compile.ThisPeriod, compile.PreviousPeriod:
		r.require(text.Start != "" || text.Sum == "" && text.Previous == "", at+".start", "it is missing")
		if text.Start != "" {
			read.start = r.instant(at+".start", text.Start)
			read.end = window.endOf(read.start)
			fits = fits && window.startOf(read.start) == read.start // in another zone it is none
		}
	case compile.Decay:
		r.require(text.Day != "" || text.Sum == "", at+".day", "it is missing")
		if text.Day != "" {
			read.day = r.date(at+".day", text.Day)
		}
	}
	if fits && previousFits {
		*a = read
	}
	return fits && previousFits
}

func (r *decoder) readParts(at string, text *accumulatorText, a *Accumulator, places int) bool {
	allFit := true
	for i := range text.Parts {
		one := &text.Parts[i]
		at := at + ".parts[" + strconv.Itoa(i) + "]"
		amount, fits := r.decimal(at+".amount", one.Amount, places)
		allFit = allFit && fits
		leaves := r.instant(at+".leaves", one.Leaves)
		r.require(leaves > r.state.Now, at+".leaves", "it has left the window")
		r.require(one.Event >= 0 && one.Event < r.state.sequence, at+".event", "there is no such event")
		r.require(!fits || amount != 0, at+".amount", "it is 0")
		if sum, ok := value.Add(a.sum, amount); ok {
			a.sum = sum
		} else {
			allFit = false
		}
		a.insert(part{one.Event, leaves, amount})
	}
	return allFit
}

// words is what is left out of a document where an accumulator is.
func (a *accumulatorText) words() string {
	amounts := []string{a.Window}
	for _, part := range a.Parts {
		amounts = append(amounts, part.Amount)
	}
	for _, amount := range []string{a.Sum, a.Previous} {
		if amount != "" {
			amounts = append(amounts, amount)
		}
	}
	return strings.Join(amounts, " ")
}

func (t *ruleText) words() string {
	var words []string
	if t.Fired {
		words = append(words, "fired")
	}
	if t.Limit != nil {
		words = append(words, "limit "+t.Limit.words())
	}
	if t.Cap != nil {
		words = append(words, "cap "+t.Cap.words())
	}
	return strings.Join(words, ", ")
}
