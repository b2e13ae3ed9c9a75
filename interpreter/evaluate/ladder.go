package evaluate

import (
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ways are those in which a review may move a member.
type ways struct{ up, down bool }

// reviewLadder moves a member to the highest tier that it reaches, or lets a tier lapse that it keeps no more. However
// many steps that is, it is one move. A number that becomes too large moves nobody.
func (e *Evaluator) reviewLadder(state *State, ladder int, stage uint8, may ways) {
	standing := &state.Tiers[ladder]
	fits, measure := e.reached(ladder)
	switch {
	case e.frame.overflow:
		e.frame.overflow = false
		return
	case fits > standing.own && may.up:
		e.reach(state, ladder, fits)
	case may.down && standing.hold == never:
		e.judgeTier(state, ladder, fits)
	}
	e.settle(state, ladder, stage, None, measure)
}

// reached is the highest tier that the member reaches: the lowest where the measure is missing and no other way leads
// to one.
func (e *Evaluator) reached(ladder int) (tier int, measure quantity) {
	planned := &e.plan.Ladders[ladder]
	measure = e.frame.calculate(planned.Measure)
	for i := len(planned.Tiers) - 1; i > 0; i-- {
		if e.reaches(&planned.Tiers[i], measure) {
			return i, measure
		}
	}
	return 0, measure
}

// reaches tells whether a tier is reached: by its line, and then as each condition in turn says.
func (e *Evaluator) reaches(tier *compile.Tier, measure quantity) bool {
	holds := false
	if tier.From != nil {
		line := e.frame.calculate(tier.From)
		holds = !line.missing && !measure.missing && measure.number.Compare(line.number) >= 0
	} else if len(tier.Also) > 0 {
		holds = !tier.Also[0].Or
	}
	for i := range tier.Also {
		switch also := &tier.Also[i]; {
		case also.Or:
			holds = holds || e.frame.holds(also.When)
		default:
			holds = holds && e.frame.holds(also.When)
		}
	}
	return holds
}

// reach moves a member up. The time for which the tier lasts begins, and where the ladder says so its measure.
func (e *Evaluator) reach(state *State, ladder, tier int) {
	standing := &state.Tiers[ladder]
	standing.own, standing.grace = tier, never
	e.holdTier(standing, ladder)
	if planned := &e.plan.Ladders[ladder]; planned.Reset {
		state.Metrics[planned.Own].beginAgain(state.sequence)
	}
}

// holdTier lets the time begin for which a tier lasts at least. What is kept at a period's end counts from there.
func (e *Evaluator) holdTier(standing *Standing, ladder int) {
	standing.hold = never
	term := e.plan.Ladders[ladder].Hold
	if term == nil || standing.own == 0 {
		return
	}
	if standing.hold = e.frame.end(term, e.frame.period); standing.hold <= e.frame.now {
		standing.hold = later(e.frame.end(term, e.frame.now), e.frame.now)
	}
}

// judgeTier asks whether a tier is kept: by its line, or by `keep when` where that is not reached. If it isn't it
// lapses, at once or when its grace is over.
func (e *Evaluator) judgeTier(state *State, ladder, fits int) {
	standing, planned := &state.Tiers[ladder], &e.plan.Ladders[ladder]
	switch {
	case standing.own == 0:
	case e.keeps(ladder, standing.own, fits):
		if standing.grace != never {
			standing.grace = never
			e.holdTier(standing, ladder)
		}
	case planned.Lapse == compile.LapseNever || standing.grace != never:
	case planned.Grace != nil:
		standing.lapse = e.lapsesTo(ladder, standing.own, fits)
		standing.grace = later(e.plan.Zone.Add(e.frame.now, e.frame.length(planned.Grace.Length, planned.Grace.Packed)), e.frame.now)
		if standing.grace == never {
			e.fall(standing, ladder, standing.lapse)
		}
	default:
		e.fall(standing, ladder, e.lapsesTo(ladder, standing.own, fits))
	}
}

// keeps tells whether a member keeps a tier.
func (e *Evaluator) keeps(ladder, tier, fits int) bool {
	keep := e.plan.Ladders[ladder].Tiers[tier].Keep
	return fits >= tier || keep != nil && e.frame.holds(keep)
}

// lapsesTo is where a tier leads that is not kept: one step down, or to the highest that is reached or kept.
func (e *Evaluator) lapsesTo(ladder, from, fits int) int {
	if e.plan.Ladders[ladder].Lapse == compile.LapseOneStep {
		return from - 1
	}
	for tier := from - 1; tier > fits; tier-- {
		if e.keeps(ladder, tier, fits) {
			return tier
		}
	}
	return fits
}

// fall moves a member down. The lower tier lasts as one that is reached does.
func (e *Evaluator) fall(standing *Standing, ladder, tier int) {
	standing.own, standing.grace = tier, never
	e.holdTier(standing, ladder)
}

// endHolds judges the tiers whose time is over: what is kept begins anew, what isn't lapses.
func (e *Evaluator) endHolds(state *State, at value.Instant) {
	for i := range state.Tiers {
		standing := &state.Tiers[i]
		if standing.hold != at {
			continue
		}
		standing.hold = never
		e.begin(state, nil, at).period = at - 1
		fits, measure := e.reached(i)
		if e.frame.overflow {
			e.frame.overflow = false
			e.holdTier(standing, i)
			continue
		}
		if e.keeps(i, standing.own, fits) {
			e.holdTier(standing, i)
		} else {
			e.judgeTier(state, i, fits)
		}
		e.settle(state, i, stageDue, None, measure)
	}
}

// endGraces lets the tiers lapse whose grace is over and that have not been kept meanwhile: to where they would have
// lapsed at once, or to what is reached by now.
func (e *Evaluator) endGraces(state *State, at value.Instant) {
	for i := range state.Tiers {
		standing := &state.Tiers[i]
		if standing.grace != at {
			continue
		}
		e.begin(state, nil, at).period = at - 1
		fits, measure := e.reached(i)
		switch {
		case e.frame.overflow:
			e.frame.overflow = false
			e.fall(standing, i, standing.lapse)
		case e.keeps(i, standing.own, fits):
			standing.grace = never
			e.holdTier(standing, i)
		default:
			e.fall(standing, i, max(standing.lapse, e.lapsesTo(i, standing.own, fits)))
		}
		e.settle(state, i, stageDue, None, measure)
	}
}

// settle gives a member the tier that is due to it: its own, or a higher one that it was granted.
func (e *Evaluator) settle(state *State, ladder int, stage uint8, rule int, measure quantity) {
	standing := &state.Tiers[ladder]
	tier := max(standing.own, standing.floor())
	if tier == standing.Tier {
		return
	}
	kind := EntryTierUp
	if tier < standing.Tier {
		kind = EntryTierDown
		standing.Downs++
	} else {
		standing.Ups++
	}
	e.ladderMoved(state, ladder, standing.Tier, tier)
	standing.Tier = tier
	entry := e.entry(kind, stage, None, 0)
	entry.Ladder, entry.Tier, entry.Rule, entry.Raw, entry.Places = ladder, tier, rule, measure.number, e.plan.Ladders[ladder].Measure.Places
}

// turnMeasures carries on what exceeds the line of the tier that a member has reached, where the period of a measure is
// over.
func (e *Evaluator) turnMeasures(state *State, at value.Instant) {
	for i := range state.Tiers {
		standing, planned := &state.Tiers[i], &e.plan.Ladders[i]
		if standing.turn != at {
			continue
		}
		window, own := e.metricSpan(state, planned.Own), &state.Metrics[planned.Own]
		e.begin(state, nil, at).period = at - 1
		excess := e.excess(i, standing.own)
		own.turn(window, at)
		if own.fits(excess) {
			own.sum += excess
		}
		standing.turn = later(window.endOf(at), at)
	}
}

// excess is what a ladder's own measure exceeds a tier's line by, as far as it may be carried on. The lowest tier has no
// line.
func (e *Evaluator) excess(ladder, tier int) int64 {
	planned := &e.plan.Ladders[ladder]
	measure := e.frame.calculate(planned.Measure)
	if tier == 0 || planned.Tiers[tier].From == nil || measure.missing {
		return 0
	}
	line := e.frame.calculate(planned.Tiers[tier].From)
	over, ok := measure.number.Subtract(line.number)
	if line.missing || !ok || over.Sign() < 0 {
		return 0
	}
	if planned.Most != nil {
		if most := e.frame.calculate(planned.Most); !most.missing && most.number.Compare(over) < 0 {
			over = most.number
		}
	}
	return max(0, e.whole(None, e.frame.fit(over.Rescale(planned.Measure.Places, e.plan.Metrics[planned.Own].Places, value.Down))))
}

// beginAgain forgets what was added up, so that nothing of it can be taken back.
func (a *Accumulator) beginAgain(next int64) {
	*a = Accumulator{start: a.start, end: a.end, day: a.day, since: next, parts: a.parts[:0]}
}
