package evaluate

import (
	"fmt"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A rule may serve another member than the event's own: what it earns is then a message to that member, who is brought
// to the event's instant before, and reviewed after it. Everything in the rule reads the event's own member, but for
// what it reads by path.

// receiver is a member whose books the event at hand moves: its own, and those its rules serve.
type receiver struct {
	state  *State
	number int64 // of the event among the receiver's own; None while nothing is credited
}

// Needs says that an event needs the state of another member too; see Touches.
type Needs struct{ Member string }

// Error names the member.
func (n *Needs) Error() string {
	return fmt.Sprintf("the event needs the state of member %q too: Touches names whom an event needs", n.Member)
}

// find returns the state of a member, of those that the caller has given; nil if it is not among them.
func (e *Evaluator) find(member string) *State {
	for _, state := range e.states {
		if state.Member == member {
			return state
		}
	}
	return nil
}

// need is find for a state that the event can't do without.
func (e *Evaluator) need(member string) *State {
	state := e.find(member)
	if state == nil && e.needs == nil {
		e.needs = &Needs{member}
	}
	return state
}

// receiverOf finds whom a rule serves: the first of its links that names a member who has not left.
func (e *Evaluator) receiverOf(body *compile.Body) *State {
	if len(body.To) == 0 {
		return e.frame.state
	}
	for _, step := range body.To {
		named := e.frame.calculate(step)
		if named.missing || named.text == "" {
			continue
		}
		if state := e.need(named.text); state != nil && !state.Left {
			return state
		}
	}
	return nil
}

// receives notes that the event moves a member's books, and returns the note.
func (e *Evaluator) receives(state *State) *receiver {
	for i := range e.receivers {
		if e.receivers[i].state == state {
			return &e.receivers[i]
		}
	}
	e.receivers = append(e.receivers, receiver{state, None})
	return &e.receivers[len(e.receivers)-1]
}

// side says whose entries are written from here on: of another member the event's own stands on the other side.
func (e *Evaluator) side(state *State) {
	own := e.receivers[0].state // noted before anything is planned
	if e.owner, e.other = state.Member, ""; state != own {
		e.other = own.Member
	}
}

// numbered gives the event its number among a receiver's own.
func (e *Evaluator) numbered(state *State) int64 {
	one := e.receives(state)
	if one.number == None {
		one.number = state.sequence
		state.sequence++
	}
	return one.number
}

// advanceOthers brings the other members that the event needs to its instant. None of them may be further already.
func (e *Evaluator) advanceOthers(at value.Instant) {
	for _, other := range e.states[1:] {
		e.advance(other, at)
	}
}

// othersInOrder asks that nobody whom the event needs has gone on in time beyond it.
func (e *Evaluator) othersInOrder(at value.Instant) error {
	for _, other := range e.states[1:] {
		if at < other.Now {
			return &OutOfOrder{other.Member, at, other.Now, e.plan.Zone}
		}
	}
	return nil
}

// reviewOthers looks at the tiers of members whose books the event of another has moved. Who receives something lives.
func (e *Evaluator) reviewOthers(own *State, event *Event) {
	for i := range e.receivers {
		state := e.receivers[i].state
		if state == own {
			continue
		}
		e.Live(state, event.At)
		e.begin(state, nil, event.At)
		e.expireAtOnce(state, event.At)
		e.reviewEach(state, event.At, stageReview)
		e.sortMember(state, event.At, stageReview)
	}
}

// rememberMessage lets a receiver know, for as long as the event can be refunded, what it was credited for another's
// event: what of it expires then counts as taken.
func (e *Evaluator) rememberMessage(one *receiver, event *Event, closes value.Instant) {
	m := &one.state.memory
	since := m.mark()
	for i := range e.planned {
		if planned := &e.planned[i]; planned.to == one.state && planned.amount > 0 {
			m.credits = append(m.credits, credit{wallet: int32(planned.wallet), rule: int32(planned.rule), amount: planned.amount})
		}
	}
	e.recallEarned(one.state)
	record := record{event: one.number, kind: int32(event.Kind), at: event.At, closes: closes, forget: closes}
	m.since(&record, since)
	m.add(record)
}

// reverseMessage takes back what a refunded event credited to another member.
func (e *Evaluator) reverseMessage(c *credit, one *record, now value.Instant) {
	other, taken := e.need(c.to), e.takenNow(c, one)
	if other == nil || taken <= 0 {
		return
	}
	e.receives(other)
	owner := e.owner
	e.owner, e.other = other.Member, owner
	message := credit{wallet: c.wallet, rule: c.rule}
	known := &message // the receiver has forgotten it
	if found := other.memory.credit(c.number, c.wallet, c.rule); found != nil {
		known = found
	}
	key := ledgerKey(c.number, int(c.rule))
	from := sourcesOf(other, key, known, taken)
	known.expired -= from.expired
	known.reversed += taken
	c.reversed += taken
	for _, metric := range e.plan.Wallets[c.wallet].Metrics {
		if e.countedThen(other, other.memory.numbered(c.number), metric) {
			amount, _ := e.earnedAt(metric, int(c.wallet), taken) // it fitted when it was earned
			other.Metrics[metric].takeBack(e.metricSpan(other, metric), one.at, now, c.number, amount)
		}
	}
	e.reversePending(other, int(c.wallet), int(c.rule), key, from.pending)
	e.reverseUnits(other, int(c.wallet), int(c.rule), key, from.available)
	e.owner, e.other = owner, ""
}

// other reads something of the state of another member. Of nobody everything is missing.
func (f *frame) other(step *compile.Step) quantity {
	named := f.calculate(step.Arguments[0])
	if named.missing || named.text == "" {
		return missing
	}
	state := f.evaluator.need(named.text)
	if state == nil {
		return missing
	}
	own := f.state
	f.state = state
	result := f.calculate(step.Arguments[1])
	f.state = own
	return result
}

// Touches appends the members whose states an event needs, its own first, as far as the own state and lookup tell;
// lookup returns the member that an attribute of another member names, by the attribute's name.
func (e *Evaluator) Touches(members []string, state *State, event *Event, lookup func(member, link string) (string, bool)) []string {
	first := len(members)
	members = append(members, event.Member)
	planned := &e.plan.Events[event.Kind]
	add := func(member string, ok bool) {
		for _, known := range members[first:] {
			ok = ok && known != member
		}
		if ok && member != "" {
			members = append(members, member)
		}
	}
	for _, link := range planned.Links {
		add(e.linked(state, event, link, lookup))
	}
	if planned.Role == compile.RoleTransfer {
		add(e.transferee(event), true)
	}
	if planned.Role == compile.RoleRefund {
		id, _ := e.refunds(event)
		if position := state.memory.find(id); position != None {
			one := &state.memory.records[position]
			for i := one.credits.from; i < one.credits.to; i++ {
				add(state.memory.credits[i].to, true)
			}
			for i := one.vouchers.from; i < one.vouchers.to; i++ {
				add(state.memory.vouchers[i].to, true)
			}
		}
	}
	return members
}

// linked tells whom a link names, without the states of others.
func (e *Evaluator) linked(state *State, event *Event, link *compile.Step, lookup func(member, link string) (string, bool)) (string, bool) {
	switch link.Operation {
	case compile.OperationField:
		return event.Cells[link.Slot].Text, event.Cells[link.Slot].Present
	case compile.OperationAttribute:
		return state.Attributes[link.Slot].Text, state.Attributes[link.Slot].Present
	case compile.OperationOther:
		other, ok := e.linked(state, event, link.Arguments[0], lookup)
		if !ok || lookup == nil {
			return "", false
		}
		return lookup(other, e.plan.Attributes[link.Arguments[1].Slot].Name)
	}
	return event.Member, true
}
