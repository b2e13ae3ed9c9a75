package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/scenario"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// none is an instant that is not there.
const none = value.EarliestInstant - 1

// history is what happens to some members: a candidate for an example. It is never changed once it is made; what alters
// one alters a copy.
type history struct {
	members []check.TestMember
	places  []check.Place
	held    []check.HeldVoucher
	events  []check.TestStep // in order of time
	until   value.Instant    // how far time goes on behind them, or none
}

// copied returns a history of which anything but the values of its events may be changed.
func (h *history) copied() *history {
	other := *h
	other.members, other.places, other.held, other.events = slices.Clone(h.members), slices.Clone(h.places), slices.Clone(h.held), slices.Clone(h.events)
	return &other
}

// last is the instant of the last event; none where there is none.
func (h *history) last() value.Instant {
	if len(h.events) == 0 {
		return none
	}
	return h.events[len(h.events)-1].At
}

// line is the history as it is played.
func (h *history) line() *check.Trial {
	trial := &check.Trial{Places: h.places, Held: h.held}
	trial.Members, trial.Steps = h.members, h.events
	if len(h.events) > 0 {
		trial.From = h.events[0].At
	}
	if h.until != none {
		if len(h.events) == 0 {
			trial.From = h.until
		}
		trial.Steps = append(slices.Clip(h.events), check.TestStep{At: h.until})
	}
	return trial
}

// stage plays histories, and counts what that costs.
type stage struct {
	program *interpreter.Program
	scenario.Stage
	played int  // what it has cost, in events
	isLax  bool // whatever a rule does will do

	spotted map[*check.Rule]*history // that do something in histories made up for others
}

// run is a history that has been played.
type run struct {
	history *history
	trial   *scenario.Trial
	moments []moment
}

// moment is an event, or an instant at which time did something to a member.
type moment struct {
	event    int // of the history, or -1 where time passes
	before   int // how many events came before it
	at       value.Instant
	isTime   bool
	isRefund bool
	happened *scenario.Happening
	entries  []evaluate.Entry
}

// play plays a history. It is nil where something can't be as the history says.
func (s *stage) play(h *history) *run {
	s.played += s.price(h)
	trial := s.Play(s.program, h.line())
	if len(trial.Failures) > 0 {
		return nil
	}
	r := &run{history: h, trial: trial}
	events := 0
	for i := range trial.Happened {
		one := &trial.Happened[i]
		if one.Event != nil {
			r.moments = append(r.moments, moment{event: events, before: events, at: one.Event.At, happened: one, entries: one.Entries,
				isRefund: s.program.Checked().Events[one.Event.Kind].Role == check.RoleRefund})
			events++
			continue
		}
		r.moments = append(r.moments, instants(one, events)...)
	}
	return r
}

// instants takes apart what time did to a member.
func instants(happened *scenario.Happening, before int) []moment {
	var moments []moment
	for first := 0; first < len(happened.Entries); {
		last := first + 1
		for last < len(happened.Entries) && happened.Entries[last].At == happened.Entries[first].At {
			last++
		}
		moments = append(moments, moment{event: -1, before: before, at: happened.Entries[first].At, isTime: true, happened: happened, entries: happened.Entries[first:last]})
		first = last
	}
	return moments
}

// applied tells whether no event before a moment was refused.
func (r *run) applied(before int) bool {
	for i := range r.trial.Happened {
		one := &r.trial.Happened[i]
		if one.Event == nil {
			continue
		}
		if before == 0 {
			return true
		}
		if one.Refused != nil {
			return false
		}
		before--
	}
	return true
}

// A day on which members are sorted or put in order costs a fraction of an event, others nearly nothing.
// An event of a scheme of many rules costs as many times more.
const (
	daysSorted  = 4
	daysPlayed  = 64
	rulesPlayed = 16
)

// price is what playing a history costs, in events.
func (s *stage) price(h *history) int {
	plan, apart := s.program.Plan(), daysPlayed
	if len(plan.Segments) > 0 || len(plan.Ranks) > 0 {
		apart = daysSorted
	}
	price := len(h.events) + 1 + h.days()*max(len(h.members), 1)/apart
	return price * (1 + len(plan.Rules)/rulesPlayed)
}

// days is how long a history lasts.
func (h *history) days() int {
	if len(h.events) == 0 || h.until == none {
		return 0
	}
	return int((h.until - h.events[0].At) / value.MicrosecondsPerDay)
}

// cut cuts a run's history behind a moment.
func (r *run) cut(m *moment) *history {
	h := *r.history
	h.until = none
	if m.isTime {
		h.events, h.until = slices.Clip(h.events[:m.before]), m.at
	} else {
		h.events = slices.Clip(h.events[:m.event+1])
	}
	return &h
}
