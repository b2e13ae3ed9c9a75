package evaluate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

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
