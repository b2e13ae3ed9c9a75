package evaluate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Encode writes all of a state by names and decimals. One state gives one text, whoever has read it and however often
// it was advanced to where it is. A text that is not UTF-8 can't be written.
func Encode(plan *compile.Plan, state *State) ([]byte, error) {
	w := &encoder{plan: plan, state: state, evaluator: New(plan)}
	written := w.document()
	if w.bad != "" {
		return nil, fmt.Errorf("encode the state of member %q: %q is not UTF-8", state.Member, w.bad)
	}
	var text bytes.Buffer
	writer := json.NewEncoder(&text)
	writer.SetEscapeHTML(false)
	if err := writer.Encode(written); err != nil {
		return nil, fmt.Errorf("encode the state of member %q: %w", state.Member, err)
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}

// encoder writes one state.
type encoder struct {
	plan      *compile.Plan
	state     *State
	evaluator *Evaluator // knows the windows
	bad       string     // a text that is not UTF-8
}

func (w *encoder) document() *document {
	s := w.state
	d := &document{Format: formatVersion, Scheme: w.plan.Name, Currency: w.plan.Currency, Member: w.text(s.Member),
		Now: instantOf(s.Now), Last: instantOf(s.last), Purchased: instantOf(s.purchased), Living: s.Living, Left: s.Left, Next: s.sequence,
		Discounted: nonZero(s.Discounted, w.plan.MoneyPlaces), Charged: nonZero(s.Charged, w.plan.MoneyPlaces),
		Attributes: map[string]*attributeText{}, Wallets: map[string]*walletText{}, Tiers: map[string]*standingText{},
		Metrics: map[string]*metricText{}, Rules: map[string]*ruleText{}, Applied: map[string]int64{}}
	if s.Living || s.Joined != 0 {
		d.Joined = instantOf(s.Joined)
	}
	for i := range s.Attributes {
		d.Attributes[w.plan.Attributes[i].Name] = w.attribute(&w.plan.Attributes[i], &s.Attributes[i])
	}
	for i := range s.Wallets {
		d.Wallets[w.plan.Wallets[i].Name] = w.wallet(i)
	}
	w.vouchers(d)
	for i := range s.Tiers {
		d.Tiers[w.plan.Ladders[i].Name] = w.standing(&w.plan.Ladders[i], &s.Tiers[i])
	}
	w.segments(d)
	w.challenges(d)
	w.metrics(d)
	w.rules(d)
	for i, count := range s.Applied {
		if count != 0 {
			d.Applied[w.plan.Events[i].Name] = count
		}
	}
	for i := s.memory.head; i < len(s.memory.records); i++ {
		d.Remembered = append(d.Remembered, w.record(&s.memory.records[i]))
	}
	return d
}

func (w *encoder) attribute(attribute *compile.Attribute, cell *Cell) *attributeText {
	if !cell.Present {
		return nil
	}
	text := attributeText{Kind: kindWords(w.plan, attribute.Kind)}
	switch attribute.Kind {
	case compile.Text, compile.Link:
		text.Value = w.text(cell.Text)
	case compile.Date:
		text.Value = value.Date(cell.Number).String()
	case compile.Instant:
		text.Value = instantOf(value.Instant(cell.Number))
	case compile.Flag:
		text.Value = flagWords[cell.Number&1]
	default:
		text.Value = decimalOf(cell.Number, attribute.Places)
	}
	return &text
}

var flagWords = [...]string{"no", "yes"}

func (w *encoder) wallet(slot int) *walletText {
	planned, account := &w.plan.Wallets[slot], &w.state.Wallets[slot]
	totals := &account.Totals
	number := func(total int64) string { return nonZero(total, planned.Places) }
	text := &walletText{Unit: kindWords(w.plan, planned.Kind), Opening: number(totals.Opening), Earned: number(totals.Earned),
		Received: number(totals.Received), Returned: number(totals.Returned), Debt: number(totals.Debt), Available: number(totals.Available),
		Pending: number(totals.Pending), Held: number(totals.Held), Spent: number(totals.Spent), Expired: number(totals.Expired),
		Reversed: number(totals.Reversed), Sent: number(totals.Sent)}
	account.Lots(func(lot *ledger.Lot) { text.Lots = append(text.Lots, w.lot(lot, planned.Places)) })
	account.EachWaiting(func(one *ledger.Waiting) {
		text.Waiting = append(text.Waiting, waitingText{w.lot(&one.Lot, planned.Places), instantOf(one.Available)})
	})
	if isCounted(planned.Cap) {
		text.Cap = w.bound(&w.evaluator.caps[slot], &w.state.caps[slot], planned.Places)
	}
	return text
}

func (w *encoder) lot(lot *ledger.Lot, places int) lotText {
	return lotText{lot.Key.Event, w.rule(lot.Key.Rule), instantOf(lot.Earned), instantOf(lot.Expires), decimalOf(lot.Left, places)}
}

func (w *encoder) metrics(d *document) {
	for i := range w.state.Metrics {
		metric := &w.plan.Metrics[i]
		if metric.Kind != compile.MetricFormula {
			window := w.evaluator.metricSpan(w.state, i)
			d.Metrics[metric.Name] = &metricText{Measures: measureWords(w.plan, metric), accumulatorText: w.accumulator(window, &w.state.Metrics[i], metric.Places),
				Values: w.values(metric, window), Keys: w.keys(metric, window)}
		}
	}
}

func (w *encoder) rules(d *document) {
	for i := range w.state.rules {
		rule, state := &w.plan.Rules[i], &w.state.rules[i]
		text := ruleText{Fired: state.fired}
		if isCounted(rule.Limit) {
			text.Limit = w.bound(&w.evaluator.rules[i].limit, &state.limit, 0)
		}
		if isCounted(rule.Cap) {
			if text.Cap = w.bound(&w.evaluator.rules[i].cap, &state.cap, rule.Cap.Amount.Places); text.Cap != nil {
				text.Cap.Unit = capWords(w.plan, rule)
			}
		}
		if text != (ruleText{}) {
			d.Rules[rule.Name] = &text
		}
	}
}

// bound writes what counts against a bound; nil where nothing does.
func (w *encoder) bound(window *span, used *Accumulator, places int) *accumulatorText {
	text := w.accumulator(window, used, places)
	if text.Sum == "" && text.Previous == "" && text.Parts == nil {
		return nil
	}
	return &text
}

func (w *encoder) accumulator(window *span, a *Accumulator, places int) accumulatorText {
	text := accumulatorText{Window: windowWords(window), Since: a.since}
	switch window.kind {
	case compile.OverLast:
		for i := a.head; i < len(a.parts); i++ {
			if one := &a.parts[i]; one.leaves > w.state.Now && one.amount != 0 {
				text.Parts = append(text.Parts, partText{one.event, instantOf(one.leaves), decimalOf(one.amount, places)})
			}
		}
		return text
	case compile.ThisPeriod, compile.PreviousPeriod:
		if a.sum != 0 || a.previous != 0 {
			text.Start = instantOf(a.start)
		}
	case compile.Decay:
		if a.sum != 0 {
			text.Day = a.day.String()
		}
	}
	text.Sum, text.Previous = nonZero(a.sum, places), nonZero(a.previous, places)
	if a.known {
		text.Sum = decimalOf(a.sum, places) // a share of 0 is one
	}
	return text
}

func (w *encoder) record(one *record) recordText {
	text := recordText{ID: w.text(one.id), Digest: fmt.Sprintf("%016x", one.digest), Event: w.event(one.kind), Number: one.event, At: instantOf(one.at),
		Net: nonZero(one.net, w.plan.MoneyPlaces), Refunded: nonZero(one.refunded, w.plan.MoneyPlaces), Whole: one.whole}
	if one.closes > one.at {
		text.Closes = instantOf(one.closes)
	}
	memory := &w.state.memory
	for _, c := range memory.credits[one.credits.from:one.credits.to] {
		wallet := &w.plan.Wallets[c.wallet]
		text.Credits = append(text.Credits, creditText{wallet.Name, w.rule(c.rule), decimalOf(c.amount, wallet.Places),
			nonZero(c.expired, wallet.Places), nonZero(c.reversed, wallet.Places), w.text(c.to), c.number})
	}
	for _, s := range memory.spends[one.spends.from:one.spends.to] {
		wallet := &w.plan.Wallets[s.wallet]
		text.Spends = append(text.Spends, spendText{wallet.Name, s.draw.Key.Event, w.rule(s.draw.Key.Rule), instantOf(s.draw.Earned), instantOf(s.draw.Expires),
			decimalOf(s.draw.Amount, wallet.Places), nonZero(s.returned, wallet.Places)})
	}
	for _, c := range memory.contributions[one.additions.from:one.additions.to] {
		metric := &w.plan.Metrics[c.metric]
		text.Metrics = append(text.Metrics, w.contribution(metric, &c))
	}
	for i := one.vouchers.from; i < one.vouchers.to; i++ {
		move := &memory.vouchers[i]
		moved := w.voucher(&move.one)
		moved.Voucher, moved.Used, moved.To = w.plan.Vouchers[move.voucher].Name, move.used, w.text(move.to)
		text.Vouchers = append(text.Vouchers, moved)
	}
	return text
}

// rule names a rule, also one that the scheme has no more.
func (w *encoder) rule(slot int32) string {
	switch {
	case slot == None:
		return ""
	case slot < None:
		return w.state.goneName(slot)
	}
	return w.plan.Rules[slot].Name
}

func (w *encoder) event(slot int32) string {
	if slot < 0 {
		return w.state.goneName(slot)
	}
	return w.plan.Events[slot].Name
}

// text notes a text that is not UTF-8, which JSON can't hold.
func (w *encoder) text(text string) string {
	if !utf8.ValidString(text) {
		w.bad = text
	}
	return text
}

func decimalOf(number int64, places int) string { return value.DecimalString(number, places) }

// nonZero leaves a zero out.
func nonZero(number int64, places int) string {
	if number == 0 {
		return ""
	}
	return decimalOf(number, places)
}

// instantOf writes an instant; before the beginning and never are left out.
func instantOf(at value.Instant) string {
	if at == Beginning || at == never {
		return ""
	}
	return value.InstantString(at, value.UTC)
}

// goneSlot is the slot of the i-th name that the scheme has no more. Slots of the plan are never below None.
func goneSlot(i int) int32 { return int32(None - 1 - i) }

func (s *State) goneName(slot int32) string {
	if i := int(None - 1 - slot); i < len(s.gone) {
		return s.gone[i]
	}
	return strconv.Itoa(int(slot))
}
