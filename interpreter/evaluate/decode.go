package evaluate

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Mismatch is a part of an encoded state that the scheme has no place for.
type Mismatch struct {
	Kind  string // attribute, wallet, voucher, tier, metric, rule, limit, cap, event, money
	Name  string // in the encoded state; of a cap or limit that of its rule or wallet, of an event that is remembered its id
	Value string // what is left out, as it was written
}

// Decode reads a state that was written under this scheme or another version of it. What is new in this scheme begins
// empty, what it has no place for is left out and listed. A text that Encode can't have written is an error that
// names the place.
func Decode(plan *compile.Plan, text []byte) (*State, []Mismatch, error) {
	written, err := parse(text)
	if err != nil {
		return nil, nil, fmt.Errorf("decode a state: %w", err)
	}
	r := newDecoder(plan, written)
	r.read()
	if r.err != nil {
		return nil, nil, fmt.Errorf("decode the state of member %q: %w", written.Member, r.err)
	}
	return r.state, sorted(r.mismatches), nil
}

// sorted lists each mismatch once. A rule may be named by a lot, without a value, and have counters of its own.
func sorted(mismatches []Mismatch) []Mismatch {
	slices.SortFunc(mismatches, func(a, b Mismatch) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(b.Value, a.Value))
	})
	return slices.CompactFunc(mismatches, func(a, b Mismatch) bool {
		return a.Kind == b.Kind && a.Name == b.Name && (a.Value == b.Value || a.Value == "" || b.Value == "")
	})
}

// sortedKeys are the names of an object, in an order that is always the same.
func sortedKeys[V any](object map[string]V) []string { return slices.Sorted(maps.Keys(object)) }

// parse reads the JSON.
func parse(text []byte) (*document, error) {
	reader := json.NewDecoder(bytes.NewReader(text))
	reader.DisallowUnknownFields()
	var written document
	if err := reader.Decode(&written); err != nil {
		return nil, placed(err, len(text))
	}
	if _, err := reader.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("byte %d: nothing follows a state", reader.InputOffset())
	}
	if written.Format != formatVersion {
		return nil, fmt.Errorf("format: this is format %d, not %d", formatVersion, written.Format)
	}
	return &written, nil
}

// placed says where the JSON is wrong.
func placed(err error, length int) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind):
		return fmt.Errorf("byte %d: %s: a %s stands where a %s belongs", kind.Offset, kind.Field, kind.Value, kind.Type)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("byte %d: the state ends too soon", length)
	}
	return err
}

// decoder reads one state. The first error stays; what is read after it means nothing.
type decoder struct {
	plan       *compile.Plan
	evaluator  *Evaluator // knows the windows
	written    *document
	state      *State
	mismatches []Mismatch
	err        error

	wallets  map[string]int // that were carried over
	vouchers map[string]int // likewise
	metrics  map[string]int // that were carried over
	rules    map[string]int32
	events   map[string]int32
}

func newDecoder(plan *compile.Plan, written *document) *decoder {
	r := &decoder{plan: plan, evaluator: New(plan), written: written, state: NewState(plan, written.Member),
		wallets: map[string]int{}, vouchers: map[string]int{}, metrics: map[string]int{}, rules: map[string]int32{}, events: map[string]int32{}}
	for i := range plan.Rules {
		r.rules[plan.Rules[i].Name] = int32(i)
	}
	for i := range plan.Events {
		r.events[plan.Events[i].Name] = int32(i)
	}
	return r
}

func (r *decoder) read() {
	r.readMember()
	r.readAttributes()
	r.readWallets()
	r.readVouchers()
	r.readTiers()
	r.readSegments()
	r.readChallenges()
	r.readMetrics()
	r.readRules()
	r.readApplied()
	for i := range r.written.Remembered {
		r.readRecord(fmt.Sprintf("remembered[%d]", i), &r.written.Remembered[i])
	}
	r.state.memory.forget(r.state.Now)
	r.evaluator.reschedule(r.state)
}

func (r *decoder) readMember() {
	d, s := r.written, r.state
	s.Now, s.last = r.instantOr("now", d.Now, Beginning), r.instantOr("last", d.Last, Beginning)
	s.purchased = r.instantOr("purchased", d.Purchased, Beginning)
	s.Joined = r.instantOr("joined", d.Joined, 0)
	s.Living, s.Left, s.sequence = d.Living, d.Left, d.Next
	r.require(s.last <= s.Now, "last", "it is later than `now`")
	r.require(s.purchased <= s.Now, "purchased", "it is later than `now`")
	r.require(d.Next >= 0 && d.Next <= ledger.Most, "next", "it is no count")
	s.Discounted, s.Charged = r.money("discounted", d.Discounted), r.money("charged", d.Charged)
	if s.Living {
		r.evaluator.scheduleTiers(s, max(s.Now, s.Joined))
	}
}

// money reads what was added up over a member's life.
func (r *decoder) money(at, text string) int64 {
	number, fits := r.decimal(at, text, r.plan.MoneyPlaces)
	r.require(number >= 0, at, "it is below 0")
	if text == "" || fits && r.written.Currency == r.plan.Currency {
		return number
	}
	r.mismatch("money", at, text+" "+r.written.Currency)
	return 0
}

func (r *decoder) readAttributes() {
	slots := map[string]int{}
	for i := range r.plan.Attributes {
		slots[r.plan.Attributes[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Attributes) {
		text := r.written.Attributes[name]
		slot, known := slots[name]
		switch {
		case known && text == nil:
			r.state.Attributes[slot] = Cell{}
		case text == nil: // nothing is left out
		case !known || text.Kind != kindWords(r.plan, r.plan.Attributes[slot].Kind):
			r.mismatch("attribute", name, text.Value)
		default:
			r.readAttribute(name, slot, text.Value)
		}
	}
}

func (r *decoder) readAttribute(name string, slot int, text string) {
	attribute, at := &r.plan.Attributes[slot], "attributes."+name
	cell, fits := Cell{Present: true}, true
	switch attribute.Kind {
	case compile.Text, compile.Link:
		cell.Text, fits = text, len(attribute.OneOf) == 0 || slices.Contains(attribute.OneOf, text)
	case compile.Date:
		cell.Number = int64(r.date(at, text))
	case compile.Instant:
		cell.Number = int64(r.instant(at, text))
	case compile.Flag:
		cell.Number = int64(slices.Index(flagWords[:], text))
		r.require(cell.Number >= 0, at, "a flag is yes or no")
	default:
		cell.Number, fits = r.decimal(at, text, attribute.Places)
	}
	if !fits {
		r.mismatch("attribute", name, text)
		return
	}
	r.state.Attributes[slot] = cell
}

func (r *decoder) readTiers() {
	slots := map[string]int{}
	for i := range r.plan.Ladders {
		slots[r.plan.Ladders[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Tiers) {
		text, at := r.written.Tiers[name], "tiers."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		r.require(text.Ups >= 0 && text.Ups <= ledger.Most && text.Downs >= 0 && text.Downs <= ledger.Most, at, "`ups` or `downs` is no count")
		slot, known := slots[name]
		tier := -1
		if known {
			tier = slices.IndexFunc(r.plan.Ladders[slot].Tiers, func(tier compile.Tier) bool { return tier.Name == text.Tier })
		}
		if tier < 0 {
			r.mismatch("tier", name, text.Tier)
			continue
		}
		standing := &r.state.Tiers[slot]
		standing.Tier, standing.own, standing.Ups, standing.Downs = tier, tier, text.Ups, text.Downs
		r.readStanding(at, text, slot)
	}
}

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

func (r *decoder) readApplied() {
	for _, name := range sortedKeys(r.written.Applied) {
		count := r.written.Applied[name]
		r.require(count >= 0 && count <= ledger.Most, "applied."+name, "it is no count")
		if slot, known := r.events[name]; known {
			r.state.Applied[slot] = count
		} else {
			r.mismatch("event", name, strconv.FormatInt(count, 10))
		}
	}
}

// rule finds a rule's slot. One that the scheme has no more keeps its name: units that it gave are still there.
func (r *decoder) rule(name string) int32 {
	if name == "" {
		return None
	}
	slot, known := r.rules[name]
	if !known {
		slot = r.gone(name)
		r.rules[name] = slot
	}
	if slot < 0 {
		r.mismatch("rule", name, "")
	}
	return slot
}

func (r *decoder) event(name string) int32 {
	slot, known := r.events[name]
	if !known {
		slot = r.gone(name)
		r.events[name] = slot
	}
	if slot < 0 {
		r.mismatch("event", name, "")
	}
	return slot
}

func (r *decoder) gone(name string) int32 {
	r.state.gone = append(r.state.gone, name)
	return goneSlot(len(r.state.gone) - 1)
}

func (r *decoder) mismatch(kind, name, text string) {
	r.mismatches = append(r.mismatches, Mismatch{kind, name, text})
}

func (r *decoder) fail(at, what string) {
	if r.err == nil {
		r.err = fmt.Errorf("%s: %s", at, what)
	}
}

func (r *decoder) require(holds bool, at, otherwise string) {
	if !holds {
		r.fail(at, otherwise)
	}
}

// decimal reads a number; one that is left out is 0. It does not fit where it has more places than there are, or
// becomes larger than can be kept.
func (r *decoder) decimal(at, text string, places int) (number int64, fits bool) {
	if text == "" {
		return 0, true
	}
	number, err := value.ParseDecimal(text, places)
	var notANumber value.NotANumber
	if errors.As(err, &notANumber) {
		r.fail(at, err.Error())
	}
	return number, err == nil && number <= ledger.Most && number >= -ledger.Most
}

func (r *decoder) date(at, text string) value.Date {
	date, err := value.ParseDate(text)
	if err != nil {
		r.fail(at, err.Error())
	}
	return date
}

// instant reads an instant. What ends with the calendar itself is written as the first day after it.
func (r *decoder) instant(at, text string) value.Instant {
	rest, isBeyond := strings.CutPrefix(text, "10000-01-01")
	if isBeyond {
		text = value.LastDate.String() + rest
	}
	instant, err := value.ParseInstant(text, value.UTC)
	if err != nil {
		r.fail(at, err.Error())
	}
	if isBeyond {
		instant += value.MicrosecondsPerDay
	}
	r.require(instant >= firstInstant && instant <= value.LatestInstant, at, "the calendar has the years 1 to 9999")
	return instant
}

func (r *decoder) instantOr(at, text string, otherwise value.Instant) value.Instant {
	if text == "" {
		return otherwise
	}
	return r.instant(at, text)
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
