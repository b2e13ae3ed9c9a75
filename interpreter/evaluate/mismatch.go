package evaluate

import (
	"cmp"
	"slices"
)

// Mismatch is a part of an encoded state that the scheme has no place for.
type Mismatch struct {
	Kind  string // attribute, wallet, voucher, tier, metric, rule, limit, cap, event, money
	Name  string // in the encoded state; of a cap or limit that of its rule or wallet, of an event that is remembered its id
	Value string // what is left out, as it was written
}

// sorted lists each mismatch once. A rule may be named by a lot, without a value, and have counters of its own.
func sorted(mismatches []Mismatch) []Mismatch {
	slices.SortFunc(mismatches, func(a, b Mismatch) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(b.Value, a.Value))
	})
	return slices.CompactFunc(mismatches, func(a, b Mismatch) bool {
		return a.Kind == b.Kind && a.Name == b.Name && (a.Value == b.Value || a.Value == "" || b.Value == "")
	})
}

// rule finds a rule's slot; an empty name is none.
func (r *decoder) rule(name string) int32 {
	if name == "" {
		return None
	}
	return r.slot("rule", name, r.rules)
}

func (r *decoder) event(name string) int32 { return r.slot("event", name, r.events) }

// slot finds one by its name. What the scheme has no more keeps its name: units that it gave are still there.
func (r *decoder) slot(kind, name string, slots map[string]int32) int32 {
	slot, known := slots[name]
	if !known {
		slot = r.gone(name)
		slots[name] = slot
	}
	if slot < 0 {
		r.mismatch(kind, name, "")
	}
	return slot
}

func (r *decoder) gone(name string) int32 {
	r.state.gone = append(r.state.gone, name)
	return goneSlot(len(r.state.gone) - 1)
}

func (r *decoder) mismatch(kind, name, text string) {
	r.mismatches = append(r.mismatches, Mismatch{kind, name, text})
}
