package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// sortAt is what an instant at which something was done means for segments: at 00:00 they are judged, else at the next.
func (e *Evaluator) sortAt(state *State, at value.Instant) {
	switch {
	case len(e.plan.Segments) == 0:
	case e.plan.Zone.StartOf(at, value.Day) == at:
		e.sortMember(state, at, stageDue)
	default:
		e.sortSoon(state, at)
	}
}

// sortSoon lets segments be judged at the first 00:00 after an instant.
func (e *Evaluator) sortSoon(state *State, at value.Instant) {
	if len(e.plan.Segments) > 0 && state.Living {
		state.sorted = min(state.sorted, e.plan.Zone.EndOf(at, value.Day))
	}
}

// sortMember judges which line of each segment a member is in. All are judged by what they were before.
func (e *Evaluator) sortMember(state *State, at value.Instant, stage uint8) {
	if len(e.plan.Segments) == 0 || !state.Living {
		return
	}
	e.begin(state, nil, at)
	e.lines = e.lines[:0]
	changes := never
	for i := range e.plan.Segments {
		line := e.lineOf(&e.plan.Segments[i], &changes)
		if e.frame.overflow { // a number that becomes too large moves nobody
			e.frame.overflow = false
			line = state.Segments[i]
		}
		if slices.Contains(state.pinned, i) {
			line = state.Segments[i]
		}
		e.lines = append(e.lines, line)
	}
	state.sorted = e.midnightFrom(changes)
	for i, line := range e.lines {
		if line == state.Segments[i] {
			continue
		}
		state.Segments[i] = line
		state.sorted = min(state.sorted, e.plan.Zone.EndOf(at, value.Day)) // what reads it has not seen it yet
		entry := e.entry(EntryEntered, stage, None, 0)
		entry.Of, entry.Tier = i, line
		if line != None {
			e.moves = append(e.moves, move{state: state, kind: compile.MoveEnter, slot: i, line: line})
		}
	}
}

// lineOf is the first line that holds, or None; changes becomes when that can be another without anything happening.
func (e *Evaluator) lineOf(segment *compile.Segment, changes *value.Instant) int {
	for line := range segment.Lines {
		when := segment.Lines[line].When
		if when == nil {
			return line
		}
		*changes = min(*changes, e.frame.horizon(when))
		if e.frame.holds(when) {
			return line
		}
	}
	return None
}

// midnightFrom is the first 00:00 at or after an instant.
func (e *Evaluator) midnightFrom(at value.Instant) value.Instant {
	if at == never || e.plan.Zone.StartOf(at, value.Day) == at {
		return at
	}
	return later(e.plan.Zone.EndOf(at, value.Day), at)
}
