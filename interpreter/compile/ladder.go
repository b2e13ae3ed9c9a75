package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

func planLadder(ladder *check.Ladder) Ladder {
	planned := Ladder{Name: ladder.Name, Label: ladder.Label, By: ladder.By, Own: None, Up: ladder.Up, Down: ladder.Down, Hold: planTerm(ladder.Hold), Lapse: ladder.Lapse,
		Grace: planWait(ladder.Grace), Reset: ladder.Reset, Carry: ladder.Carry}
	if ladder.Own != nil {
		planned.Own = ladder.Own.Index
	}
	places := ladder.Measure.Type.Places
	for _, tier := range ladder.Tiers {
		if tier.From != nil {
			places = max(places, tier.From.Type.Places)
		}
	}
	planned.Measure = atPlaces(lower(ladder.Measure), places)
	planned.Most = truncatedTo(lower(ladder.Most), places)
	for _, tier := range ladder.Tiers {
		one := Tier{Name: tier.Name}
		if tier.From != nil {
			one.From = atPlaces(lower(tier.From), places)
		}
		for _, also := range tier.Also {
			one.Also = append(one.Also, TierCondition{also.Or, lower(also.When)})
		}
		one.Keep = lower(tier.Keep)
		planned.Tiers = append(planned.Tiers, one)
	}
	return planned
}

func planSegment(segment *check.Ladder) Segment {
	planned := Segment{Name: segment.Name, Label: segment.Label}
	for _, line := range segment.Tiers {
		planned.Lines = append(planned.Lines, SegmentLine{line.Name, lower(line.When)})
	}
	return planned
}
