package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// draft is a history that is being made up: what is chosen for each of its parts.
type draft struct {
	pool   *pool
	at     value.Instant // of the event that is to start the rule, or of the last before time passes
	event  *check.Event  // nil where time passes
	values variant
	start  earlier // before all others, if there is one
	lead   earlier // so many times before the event, if there is one
	many   int
	apart  value.Duration
	known  []check.AttributeValue
	theirs []check.AttributeValue // of the other member
	places []check.Place
	opens  variant
	passes value.Duration // behind the last event
}

// earlier is an event that happens some time before.
type earlier struct {
	event  *check.Event
	values variant
	member string
	id     string
}

// option is one choice for a part of a draft.
type option func(*draft)

func leave(*draft) {}

// horizons are for how long time goes on where a rule waits for it; where a move may come at once, it is asked for that
// first.
var horizons = []value.Duration{{Days: 2}, {Days: 62}, {Days: 200}, {Days: 800}}

func passing(body *check.Body) []value.Duration {
	if body.Move != nil {
		return horizons
	}
	return horizons[1:]
}

// history is what a draft comes to.
func (d *draft) history() *history {
	h := &history{members: []check.TestMember{{Name: self, Values: d.known}}, places: d.places, until: none}
	if d.names(other) {
		h.members = append(h.members, check.TestMember{Name: other, Values: d.theirs})
	}
	at := d.at
	if d.event != nil {
		h.events = append(h.events, check.TestStep{At: at, Member: self, Event: d.event, Values: d.values})
	} else {
		h.until = d.pool.later(at, d.passes)
	}
	for _, one := range slices.Backward(d.before()) {
		at = d.pool.scheme.Zone.Subtract(at, d.apart)
		h.events = append(h.events, check.TestStep{At: at, Member: one.member, Event: one.event, Values: one.values, ID: one.id})
	}
	if len(d.opens) > 0 {
		h.events = append(h.events, check.TestStep{At: at, Member: self, Event: d.pool.event(check.RoleOpening), Values: d.opens})
	}
	slices.Reverse(h.events)
	d.give(h)
	return h
}

// before is what happens before.
func (d *draft) before() []earlier {
	var list []earlier
	if d.start.event != nil {
		list = append(list, d.start)
	}
	if d.lead.event != nil {
		list = append(list, slices.Repeat([]earlier{d.lead}, d.many)...)
	}
	return list
}

// isRepeat tells whether a choice makes no difference: how often nothing happens.
func (d *draft) isRepeat() bool {
	return d.lead.event == nil && (d.many != 1 || d.start.event == nil && d.apart != gaps[0])
}

// names tells whether an event of the draft names a member.
func (d *draft) names(member string) bool {
	names := func(given []check.FieldValue) bool {
		return slices.ContainsFunc(given, func(one check.FieldValue) bool { return one.Field.Type.Kind == check.Link && one.Value.Text == member })
	}
	return names(d.values) || slices.ContainsFunc(d.before(), func(one earlier) bool { return one.member == member || names(one.values) }) ||
		slices.ContainsFunc(d.known, func(one check.AttributeValue) bool {
			return one.Value.Text == member && one.Attribute.Type.Kind == check.Link
		})
}

// give lets the member hold the vouchers that its orders use.
func (d *draft) give(h *history) {
	for i := range h.events {
		for _, given := range h.events[i].Values {
			if !given.Field.Vouchers {
				continue
			}
			for _, line := range given.Lines {
				h.hold(d.pool.scheme, h.events[i].Member, line[0].Text)
			}
		}
	}
}

func (h *history) hold(scheme *check.Scheme, member, name string) {
	for _, voucher := range scheme.Vouchers {
		if voucher.Name == name {
			h.held = append(h.held, check.HeldVoucher{Member: member, Voucher: voucher, Count: 1})
		}
	}
}

// event is the prelude's event of a role.
func (p *pool) event(role check.Role) *check.Event {
	for _, event := range p.scheme.Events {
		if event.Role == role {
			return event
		}
	}
	return nil
}
