package scenario

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// Trial is what came of a line that was tried.
type Trial struct {
	Happened []Happening
	States   []*interpreter.State // of the members in the order in which they came in
	Failures []Failure            // what no event may do: an id that stands twice, a mismatch of the books

	outcome *interpreter.Outcome
	program *interpreter.Program
}

// Happening is what an event came to, or what time did to a member.
type Happening struct {
	State    *interpreter.State
	Event    *interpreter.Event // nil for what time did
	Entries  []evaluate.Entry
	Verdicts []evaluate.Verdict
	Refused  *interpreter.Refused // nil if it was applied
	Due      int64
	Discount int64
}

// Try plays a line on a program, and asks of rules that did nothing why not.
func Try(program *interpreter.Program, line *check.Trial) *Trial {
	return new(Stage).play(program, line, true)
}

// Stage plays one line after another without asking why rules did nothing, and keeps what it needs for it: for who looks
// for a line that does something among many. The zero value is ready.
type Stage struct{ outcome interpreter.Outcome }

// Play plays a line. The trial is valid until the next one is played.
func (s *Stage) Play(program *interpreter.Program, line *check.Trial) *Trial {
	return s.play(program, line, false)
}

func (s *Stage) play(program *interpreter.Program, line *check.Trial, explain bool) *Trial {
	trial := &Trial{program: program}
	p := &player{program: program, members: map[string]*member{}, result: Result{Test: &line.Test}, trial: trial, outcome: &s.outcome}
	p.outcome.Shared, p.outcome.Explain = program.NewShared(), explain
	p.begin(&line.Test)
	for _, place := range line.Places {
		state := p.member(place.Member).state
		if place.Ladder.Segment {
			program.PlaceIn(p.outcome, state, place.Ladder.Index, place.Tier.Index)
		} else {
			program.Place(p.outcome, state, place.Ladder.Index, place.Tier.Index)
		}
	}
	for _, held := range line.Held {
		program.Give(p.outcome, p.member(held.Member).state, held.Voucher.Index, held.Count, line.From)
	}
	for i := range line.Steps {
		p.step(&line.Steps[i])
	}
	for _, one := range p.order {
		trial.States = append(trial.States, one.state)
	}
	trial.Failures, trial.outcome = p.result.Failures, p.outcome
	return trial
}

// Worth is what a wallet's available units would pay.
func (t *Trial) Worth(state *interpreter.State, wallet int) int64 {
	return t.program.Worth(t.outcome, state, wallet)
}

// Attempts are the challenges that are open for a member.
func (t *Trial) Attempts(state *interpreter.State) []evaluate.Attempt {
	return t.program.Attempts(nil, t.outcome, state)
}

// note keeps what an event came to, or what time did.
func (t *Trial) note(state *interpreter.State, event *interpreter.Event, outcome *interpreter.Outcome, refused *interpreter.Refused) {
	if t == nil || event == nil && len(outcome.Entries) == 0 {
		return
	}
	one := Happening{State: state, Event: event, Entries: slices.Clone(outcome.Entries)}
	if event != nil {
		one.Verdicts, one.Due, one.Discount = slices.Clone(outcome.Verdicts), outcome.Due, outcome.Discount
	}
	if refused != nil {
		one.Refused = &interpreter.Refused{Reasons: slices.Clone(refused.Reasons)}
	}
	t.Happened = append(t.Happened, one)
}
