package evaluate

import (
	"errors"
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Refusal is why an event was refused.
type Refusal struct {
	Code  string // a word that stays: short, redeem-bounds, refund-unknown, refund-closed, refund-done, refund-more …
	Rule  int    // the rule that refused it, or None
	Words dsl.Words
}

// Refused says that an event was not taken: nothing of it has happened. Reasons are valid until the evaluator is
// used again.
type Refused struct{ Reasons []Refusal }

// Error joins the reasons, in English.
func (r *Refused) Error() string {
	words := make([]string, len(r.Reasons))
	for i, reason := range r.Reasons {
		words[i] = reason.Words.English
	}
	return "refused: " + strings.Join(words, "; ")
}

// Duplicate says that an event with this id has been applied already.
type Duplicate struct {
	ID   string
	Same bool // with the same content: a repeat, which is no error in the data
}

// Error tells a repeat from a clash.
func (d *Duplicate) Error() string {
	if d.Same {
		return fmt.Sprintf("event %q has been applied already", d.ID)
	}
	return fmt.Sprintf("event %q has been applied already, with other content", d.ID)
}

// errForeign says that a state or an event was made under another scheme; see Decode.
var errForeign = errors.New("the state or the event belongs to another scheme, or to another version of it")

// errFlawed says that an event was filled through fields that were never found.
var errFlawed = errors.New("the event was filled through a field whose lookup failed, or one of another event: look at the lookup's error")

// OutOfOrder says that an event is earlier than the member's last.
type OutOfOrder struct {
	Member      string // whose last event is later: the event's own member, or another whom it needs
	Event, Last value.Instant
	Zone        *value.Zone
}

// Error names both instants.
func (o *OutOfOrder) Error() string {
	return fmt.Sprintf("an event at %s comes after member %q was at %s: events of a member are applied in order of time",
		value.InstantString(o.Event, o.Zone), o.Member, value.InstantString(o.Last, o.Zone))
}

// BrokenBooks says that the law of the books does not hold. It is never the data's fault.
type BrokenBooks struct {
	Member string
	Wallet string
	Err    error
}

// Error names the member and the wallet.
func (b *BrokenBooks) Error() string {
	return fmt.Sprintf("member %q, wallet %q: %v", b.Member, b.Wallet, b.Err)
}

// Unwrap returns what the ledger found.
func (b *BrokenBooks) Unwrap() error { return b.Err }

// codeRejected is the code of a rule's own refusal.
const codeRejected = "rejected"

// refuse adds a reason.
func (e *Evaluator) refuse(code string, rule int, words dsl.Words) {
	e.reasons = append(e.reasons, Refusal{code, rule, words})
}

// tooLarge refuses the event for a number that does not fit.
func (e *Evaluator) tooLarge(rule int) {
	if rule == None {
		e.refuse("overflow", None, dsl.Say("a number of this event becomes larger than 18 digits", "本事件的数字超过 18 位"))
		return
	}
	by := ruleWords(e.plan, rule)
	e.refuse("overflow", rule, dsl.Say("a number of "+by.English+" becomes larger than 18 digits", by.Chinese+" 的数字超过 18 位"))
}
