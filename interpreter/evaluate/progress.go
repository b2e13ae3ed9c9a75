package evaluate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Attempt is a challenge that is open for a member, and how far it is. Numbers are at the challenge's places.
type Attempt struct {
	Challenge int
	Progress  int64
	Goal      int64
	HasGoal   bool // else the goal is missing, and can't be reached
	Ends      value.Instant
}

// Attempts appends the challenges that are open for a member as of its last instant, in the order of the scheme.
func (e *Evaluator) Attempts(dst []Attempt, state *State) []Attempt {
	for i := range e.plan.Challenges {
		for j := range state.attempts {
			if one := &state.attempts[j]; one.challenge == i {
				goal, ok := e.goal(state, one)
				dst = append(dst, Attempt{i, one.progress, goal, ok, one.ends})
			}
		}
	}
	return dst
}

// goal is what has to be reached.
func (e *Evaluator) goal(state *State, one *attempt) (int64, bool) {
	f := e.begin(state, nil, state.Now)
	f.offer = one.offer
	result := f.calculate(e.plan.Challenges[one.challenge].Least)
	number, ok := result.number.Int64()
	ok = ok && !result.missing && !f.overflow
	f.offer, f.overflow = nil, false
	return number, ok
}

// AttemptWords says how far an open challenge is: `card progress 5/6 (ends 2026-05-31 00:00:00)`.
func AttemptWords(plan *compile.Plan, one *Attempt) dsl.Words {
	name, said := plan.Challenges[one.Challenge].Name, ProgressWords(plan, one)
	return dsl.Say(name+" "+said.English, name+" "+said.Chinese)
}

// ProgressWords is AttemptWords without the name.
func ProgressWords(plan *compile.Plan, one *Attempt) dsl.Words {
	said := progressWords(progressText(&plan.Challenges[one.Challenge], one.Progress, one.Goal, one.HasGoal))
	if one.Ends != never {
		until := ClockWords(plan, one.Ends)
		said = dsl.Say(said.English+" (ends "+until+")", said.Chinese+"（"+until+" 截止）")
	}
	return said
}

func progressWords(text string) dsl.Words { return dsl.Say("progress "+text, "进度 "+text) }

// progressText is a part and the whole: 5/6.
func progressText(challenge *compile.Challenge, progress, goal int64, hasGoal bool) string {
	whole := "–"
	if hasGoal {
		whole = decimal(value.WideOf(goal), challenge.Places)
	}
	return decimal(value.WideOf(progress), challenge.Places) + "/" + whole
}
