package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// attempt is a challenge that is open.
type attempt struct {
	challenge int
	began     value.Instant
	ends      value.Instant // never where nothing ends it
	progress  int64
	offer     []Cell // the fields of the event that opened it, where they can be read
}

// progress is what an event adds to an open challenge.
type progress struct {
	attempt int
	amount  int64
	least   int64
}

// opening is a challenge that an event opens.
type opening struct {
	challenge int
	ends      value.Instant
}

// mostTimes is how often one event can do one open challenge.
const mostTimes = 100

// planChallenges works out which challenges the event opens, and what it adds to those that are open already: it adds
// nothing to one that it opens.
func (e *Evaluator) planChallenges(state *State, event *Event) {
	planned := &e.plan.Events[event.Kind]
	for i := range planned.Goals {
		on := &planned.Goals[i]
		for j := range state.attempts {
			if one := &state.attempts[j]; one.challenge == on.Challenge {
				e.planProgress(one, j, event, on)
			}
		}
		if e.watching && !state.isOpen(on.Challenge) {
			e.noteChallenge(VerdictClosed, on.Challenge, None)
		}
	}
	for i := range planned.Begins {
		e.planOpening(state, event, &planned.Begins[i])
	}
	e.frame.offer = nil
}

func (e *Evaluator) planProgress(one *attempt, position int, event *Event, on *compile.ChallengeOn) {
	e.frame.offer = one.offer
	challenge := &e.plan.Challenges[on.Challenge]
	added := progress{attempt: position}
	if !e.addProgress(challenge, &added, event, on) {
		return
	}
	least := e.frame.calculate(challenge.Least)
	if added.least = e.whole(challenge.Rule, least); least.missing {
		added.least = int64(never) // a goal that is missing is not reached
	}
	sum, ok := value.Add(one.progress, added.amount)
	if !ok || sum > 1<<61 || challenge.Again && added.least > 0 && sum/added.least > mostTimes {
		e.tooLarge(challenge.Rule)
		return
	}
	e.advances = append(e.advances, added)
}

// addProgress adds up what the event, or each line of it, brings; it tells whether any of it counts.
func (e *Evaluator) addProgress(challenge *compile.Challenge, added *progress, event *Event, on *compile.ChallengeOn) (counts bool) {
	one, _ := value.PowerOfTen(challenge.Places)
	for line := range lineCount(event, on.List) {
		e.enterLine(event, on.List, line)
		if on.When.Step != nil && !e.frame.holds(on.When.Step) {
			e.noteUncounted(on, line)
			continue
		}
		amount := one
		if on.Of != nil {
			amount = e.whole(challenge.Rule, e.frame.calculate(on.Of))
		}
		sum, ok := value.Add(added.amount, amount)
		if !ok {
			e.tooLarge(challenge.Rule)
		}
		added.amount, counts = sum, true
	}
	e.frame.line = nil
	return counts
}

func (e *Evaluator) planOpening(state *State, event *Event, on *compile.ChallengeOn) {
	challenge := &e.plan.Challenges[on.Challenge]
	e.frame.offer = event.Cells
	if on.When.Step != nil && !e.frame.holds(on.When.Step) {
		return
	}
	ends := never
	if challenge.Within != nil {
		ends = e.frame.end(challenge.Within, e.frame.now)
	}
	if ends > e.frame.now {
		e.openings = append(e.openings, opening{on.Challenge, ends})
	}
}

// writeChallenges writes what the event adds to challenges: those that are done start what is done then.
func (e *Evaluator) writeChallenges(state *State, event *Event) {
	for i := range e.advances {
		added := &e.advances[i]
		one := &state.attempts[added.attempt]
		one.progress += added.amount
		e.noteProgress(one, added)
		for one.progress >= added.least && one.ends != Beginning {
			e.done(state, one)
			if !e.plan.Challenges[one.challenge].Again {
				one.ends = Beginning // it is over
				break
			}
			if one.progress -= added.least; added.least <= 0 {
				one.progress = 0
				break
			}
		}
	}
	if len(e.advances) > 0 {
		state.closeAttempts(e.frame.now)
	}
	for _, opened := range e.openings {
		if e.plan.Challenges[opened.challenge].Offer != None || !state.isOpen(opened.challenge) {
			state.open(opened, event)
		}
	}
}

// done notes that a challenge is done, with the fields that it was opened by.
func (e *Evaluator) done(state *State, one *attempt) {
	from := len(e.offered)
	e.offered = append(e.offered, one.offer...)
	state.Done[one.challenge]++
	e.moves = append(e.moves, move{state: state, kind: compile.MoveDone, slot: one.challenge, offer: e.offered[from:len(e.offered):len(e.offered)]})
	entry := e.entry(EntryDone, stageMetrics, None, 0)
	entry.Of = one.challenge
	if e.plan.Challenges[one.challenge].Offer != None {
		for i := range min(len(one.offer), len(entry.Operands)) {
			cell := &one.offer[i]
			entry.Operands[i] = Operand{Number: value.WideOf(cell.Number), Text: cell.Text, Missing: !cell.Present}
		}
	}
}

// isOpen tells whether a challenge is open.
func (s *State) isOpen(challenge int) bool {
	for i := range s.attempts {
		if s.attempts[i].challenge == challenge {
			return true
		}
	}
	return false
}

// open opens a challenge.
func (s *State) open(opened opening, event *Event) {
	last := len(s.attempts)
	s.attempts = slices.Grow(s.attempts, 1)[:last+1]
	one := &s.attempts[last]
	*one = attempt{challenge: opened.challenge, began: event.At, ends: opened.ends, offer: append(one.offer[:0], event.Cells...)}
	s.closes = min(s.closes, opened.ends)
}

// closeAttempts drops the challenges that are over, and keeps their memory.
func (s *State) closeAttempts(now value.Instant) {
	live := 0
	s.closes = never
	for i := range s.attempts {
		if s.attempts[i].ends > now {
			s.closes = min(s.closes, s.attempts[i].ends)
			s.attempts[live], s.attempts[i] = s.attempts[i], s.attempts[live]
			live++
		}
	}
	s.attempts = s.attempts[:live]
}

func (a *attempt) copyTo(other *attempt) {
	offer := append(other.offer[:0], a.offer...)
	*other = *a
	other.offer = offer
}

// Open counts the challenges of a kind that are open.
func (s *State) Open(challenge int) int64 {
	count := int64(0)
	for i := range s.attempts {
		if s.attempts[i].challenge == challenge {
			count++
		}
	}
	return count
}
