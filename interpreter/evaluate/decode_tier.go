package evaluate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
)

func (r *decoder) readTiers() {
	slots := map[string]int{}
	for i := range r.plan.Ladders {
		slots[r.plan.Ladders[i].Name] = i
	}
	for _, name := range sortedKeys(r.written.Tiers) {
		text, at := r.written.Tiers[name], "tiers."+name
		if text == nil {
			r.fail(at, "it is null")
			return
		}
		r.require(text.Ups >= 0 && text.Ups <= ledger.Most && text.Downs >= 0 && text.Downs <= ledger.Most, at, "`ups` or `downs` is no count")
		slot, known := slots[name]
		tier := -1
		if known {
			tier = slices.IndexFunc(r.plan.Ladders[slot].Tiers, func(tier compile.Tier) bool { return tier.Name == text.Tier })
		}
		if tier < 0 {
			r.mismatch("tier", name, text.Tier)
			continue
		}
		standing := &r.state.Tiers[slot]
		standing.Tier, standing.own, standing.Ups, standing.Downs = tier, tier, text.Ups, text.Downs
		r.readStanding(at, text, slot)
	}
}
