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
		event.Begins = append(event.Begins, ChallengeOn{challenge.Index, None, nil, lower(on.When)})
	}
	for _, on := range challenge.Goals {
		one := ChallengeOn{challenge.Index, listOf(on), nil, lower(on.When)}
		if on.Of != nil {
			one.Of = atPlaces(lower(on.Of), planned.Places)
		}
		event := &plan.Events[on.Event.Index]
		event.Goals = append(event.Goals, one)
	}
	plan.Challenges = append(plan.Challenges, planned)
}
