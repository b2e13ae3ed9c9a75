package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// standing writes where a member stands on a ladder.
func (w *encoder) standing(ladder *compile.Ladder, s *Standing) *standingText {
	text := &standingText{Tier: ladder.Tiers[s.Tier].Name, Ups: s.Ups, Downs: s.Downs, Hold: instantOf(s.hold), Grace: instantOf(s.grace)}
	if s.own != s.Tier {
		text.Own = ladder.Tiers[s.own].Name
	}
	if s.grace != never {
		text.Lapse = ladder.Tiers[s.lapse].Name
	}
	for tier, until := range s.granted {
		if until != never {
			if text.Granted == nil {
				text.Granted = map[string]string{}
			}
			text.Granted[ladder.Tiers[tier].Name] = instantOf(until)
		}
	}
	return text
}

// readStanding reads what is due to where a member stands. What the ladder has no room for any more is listed; where
// the tier was another than the member's own, its own is the lowest if it is gone.
func (r *decoder) readStanding(at string, text *standingText, slot int) {
	standing, ladder := &r.state.Tiers[slot], &r.plan.Ladders[slot]
	tierOf := func(name string) int {
		tier := slices.IndexFunc(ladder.Tiers, func(tier compile.Tier) bool { return tier.Name == name })
		if tier < 0 {
			r.mismatch("tier", ladder.Name, name)
		}
		return max(tier, 0)
	}
	if text.Own != "" {
		standing.own = tierOf(text.Own)
	}
	if text.Hold != "" && ladder.Hold != nil {
		standing.hold = r.dueAt(at+".hold", text.Hold)
	}
	if text.Grace != "" && ladder.Grace != nil {
		standing.grace, standing.lapse = r.dueAt(at+".grace", text.Grace), tierOf(text.Lapse)
		r.require(standing.lapse < standing.own || r.mismatches != nil, at+".lapse", "it is no lower tier")
	}
	for _, name := range sortedKeys(text.Granted) {
		until := r.dueAt(at+".granted."+name, text.Granted[name])
		if !ladder.Granted {
			r.mismatch("tier", ladder.Name, name)
		} else if tier := tierOf(name); tier > 0 {
			standing.granted[tier] = until
		}
	}
	standing.Tier = max(standing.own, standing.floor())
}

// dueAt reads an instant at which something is due.
func (r *decoder) dueAt(at, text string) value.Instant {
	due := r.instant(at, text)
	r.require(due > r.state.Now, at, "it has passed")
	return due
}
