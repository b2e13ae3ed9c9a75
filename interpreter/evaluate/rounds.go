package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Rules on moves start when an event, or what is due, has moved a member: up or down a ladder, into a line of a segment,
// to the end of a challenge. They do so in rounds, each on the state after the last, as what they do may move it again.

// move is a move that has been made and that rules may wait for.
type move struct {
	state *State
	kind  compile.MoveKind
	slot  int    // of the ladder, the segment or the challenge
	line  int    // of the segment
	offer []Cell // of a challenge: the fields that it was opened by
}

// start is a rule's body that starts without an event.
type start struct {
	compile.Reference
	offer []Cell // of a challenge that is done
}

// mostRounds is how many rounds there are at most.
const mostRounds = 16

const stageRounds uint8 = 11

// ladderMoved notes where a review or a grant has led, once for all that happens in a round: however many steps it is
// one move, and none where it leads back.
func (e *Evaluator) ladderMoved(state *State, ladder, from, to int) {
	if len(e.plan.Moved) == 0 {
		return
	}
	for i := range e.moves {
		if one := &e.moves[i]; one.state == state && one.slot == ladder && (one.kind == compile.MoveUp || one.kind == compile.MoveDown) {
			from = one.line
			e.moves = slices.Delete(e.moves, i, i+1)
			break
		}
	}
	switch {
	case to > from:
		e.moves = append(e.moves, move{state: state, kind: compile.MoveUp, slot: ladder, line: from})
	case to < from:
		e.moves = append(e.moves, move{state: state, kind: compile.MoveDown, slot: ladder, line: from})
	}
}

// starts tells whether a move is one that a rule's body waits for.
func (m *move) starts(moved *compile.Moved) bool {
	return m.kind == moved.Kind && m.slot == moved.Slot && (m.kind != compile.MoveEnter || m.line == moved.Line)
}

// roundsOf starts the rules that wait for what has moved of members, and tells whether all could be done: a 17th round
// can't. Rules of what is due that fail by themselves are left out and reported.
func (e *Evaluator) roundsOf(state *State, at value.Instant, stage uint8) bool {
	if len(e.moves) == 0 {
		return true
	}
	watching := e.watching
	e.watching = false
	defer func() { e.watching = watching }()
	for round := 1; ; round++ {
		e.started = e.started[:0]
		for i := 0; i < len(e.moves); {
			if e.moves[i].state != state {
				i++
				continue
			}
			e.started = append(e.started, e.moves[i])
			e.moves = slices.Delete(e.moves, i, i+1)
		}
		e.starting = e.starting[:0]
		for i := range e.plan.Moved {
			e.startOn(&e.plan.Moved[i])
		}
		if len(e.starting) == 0 {
			return true
		}
		if round > mostRounds {
			by := ruleWords(e.plan, e.starting[0].Rule)
			e.refuse("rounds", e.starting[0].Rule, dsl.Sayf("%[1]s would start a %[2]dth round of rules that start each other", "%[3]s 会引起第 %[2]d 轮连锁触发", by.English, round, by.Chinese))
			return false
		}
		if !e.round(state, at, stage) {
			return false
		}
	}
}

// startOn starts a rule's body, where anything has moved that it waits for: on moves once, on challenges for each.
func (e *Evaluator) startOn(moved *compile.Moved) {
	for i := range e.started {
		if one := &e.started[i]; one.starts(moved) {
			e.starting = append(e.starting, start{moved.Reference, one.offer})
			if one.kind != compile.MoveDone {
				return
			}
		}
	}
}

// round does the rules of one round.
func (e *Evaluator) round(state *State, at value.Instant, stage uint8) bool {
	e.failed, e.reasons = e.failed[:0], e.reasons[:0]
	for !e.planStarting(state, at) {
		if stage != stageDue {
			return false
		}
		e.reasons = e.reasons[:0]
	}
	if e.doesSomething() {
		e.writeByTime(state, at, stage)
	}
	return true
}

// roundsWhenDue does the rounds of what is due. Where they go on for ever nothing of them has happened, which is
// reported, and time goes on.
func (e *Evaluator) roundsWhenDue(state *State, at value.Instant) {
	if len(e.moves) > 0 {
		e.tryRounds(state, at)
	}
	e.finishNotices(at)
}

func (e *Evaluator) tryRounds(state *State, at value.Instant) {
	receivers := len(e.receivers)
	e.before.save(e, state)
	entries := len(e.Entries)
	if !e.roundsOf(state, at, stageDue) {
		e.before.restore(e, state)
		e.Entries = e.Entries[:min(entries, len(e.Entries))]
		e.dropNotices()
		e.begin(state, nil, at)
		e.leaveOut(e.reasons[0].Rule)
		e.reasons, e.moves = e.reasons[:0], e.moves[:0]
	}
	e.receivers = e.receivers[:min(receivers, len(e.receivers))]
}

// roundsOfEvent does the rounds of an event, of its own member and of those whom its rules served.
func (e *Evaluator) roundsOfEvent(at value.Instant) bool {
	for i := 0; i < len(e.states); i++ {
		if !e.roundsOf(e.states[i], at, stageRounds) {
			e.moves = e.moves[:0]
			return false
		}
	}
	return true
}

// saved are states as they were, to be had back.
type saved struct {
	states []*State
	shared *Shared
}

// save keeps states as they are.
func (s *saved) save(e *Evaluator, states ...*State) {
	for len(s.states) < len(states) {
		s.states = append(s.states, &State{})
	}
	for i, state := range states {
		state.CopyTo(s.states[i])
	}
	s.shared = e.Shared.Clone()
}

// restore gives the states back what they were.
func (s *saved) restore(e *Evaluator, states ...*State) {
	for i, state := range states {
		s.states[i].CopyTo(state)
	}
	if e.Shared != nil {
		*e.Shared = *s.shared
	}
}
