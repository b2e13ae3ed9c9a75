package evaluate

import "github.com/punchcard-lang/punchcard/interpreter/compile"

// noteChallenge notes why a challenge is not done by the event at hand.
func (e *Evaluator) noteChallenge(kind VerdictKind, challenge, line int) *Verdict {
	e.noteVerdict(kind, compile.Reference{Rule: e.plan.Challenges[challenge].Rule}, line)
	last := &e.Verdicts[len(e.Verdicts)-1]
	last.Challenge = challenge
	return last
}

// noteUncounted notes that an event, or a line of it, does not count towards a challenge.
func (e *Evaluator) noteUncounted(on *compile.ChallengeOn, line int) {
	if !e.watching {
		return
	}
	if on.List == None {
		line = None
	}
	last := e.noteChallenge(VerdictUncounted, on.Challenge, line)
	last.When = &on.When
	e.operandsOf(last, on.When.Leaves)
}

// noteProgress notes how far a challenge is that the event leads towards its goal, and not to it.
func (e *Evaluator) noteProgress(one *attempt, added *progress) {
	if !e.watching || one.progress >= added.least {
		return
	}
	last := e.noteChallenge(VerdictProgress, one.challenge, None)
	last.Progress, last.Goal = one.progress, added.least
}
