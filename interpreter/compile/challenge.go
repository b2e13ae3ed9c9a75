package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

func planChallenge(plan *Plan, challenge *check.Challenge) {
	planned := Challenge{Name: challenge.Name, Label: challenge.Label, Offer: None, Places: challenge.Least.Type.Places, Again: challenge.Again,
		Within: planTerm(challenge.Within), Rule: challenge.Done.Index}
	if challenge.Offer != nil {
		planned.Offer = challenge.Offer.Index
		planned.Fields = plan.Events[planned.Offer].Fields
	}
	for _, on := range challenge.Goals {
		if on.Of != nil {
			planned.Places = max(planned.Places, on.Of.Type.Places)
		}
	}
	planned.Least = atPlaces(lower(challenge.Least), planned.Places)
	for _, on := range challenge.Begins {
		event := &plan.Events[on.Event.Index]
		event.Begins = append(event.Begins, ChallengeOn{challenge.Index, None, nil, planCondition(on.When, false)})
	}
	for _, on := range challenge.Goals {
		one := ChallengeOn{challenge.Index, listOf(on), nil, planCondition(on.When, on.List != nil)}
		if on.Of != nil {
			one.Of = atPlaces(lower(on.Of), planned.Places)
		}
		event := &plan.Events[on.Event.Index]
		event.Goals = append(event.Goals, one)
	}
	plan.Challenges = append(plan.Challenges, planned)
}

// planCondition plans a condition that may be left out; line tells whether it is asked of a line.
func planCondition(when *check.Expression, line bool) Condition {
	if when == nil {
		return Condition{}
	}
	return Condition{Step: lower(when), Text: when.Text, Leaves: leavesOf(when, line)}
}
