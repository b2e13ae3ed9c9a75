package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// fires tells whether an entry is something that a rule gives, takes or says; that a credit is still pending, or pays a
// debt, only explains another entry.
func fires(m *moment, entry *evaluate.Entry) bool {
	if entry.Rule == evaluate.None {
		return false
	}
	switch entry.Kind {
	case evaluate.EntryEarned, evaluate.EntryDiscount, evaluate.EntryCharge, evaluate.EntryIssued, evaluate.EntrySpent:
		return entry.Amount > 0
	case evaluate.EntrySet, evaluate.EntryTierUp, evaluate.EntryNotified:
		return true
	case evaluate.EntryReversed: // `take`; a refund takes back what rules gave, and is none of theirs
		return entry.Amount > 0 && !m.isTime && !m.isRefund
	}
	return false
}

// does tells whether a rule does something at a moment. It has to be what the rule is for: to say something is not
// enough for one that gives, nor is it to give to the member itself for one that serves others; where no such history is
// found, anything will do.
func (s *stage) does(m *moment, rule *check.Rule) bool {
	if !m.isTime && m.happened.Refused != nil {
		return rule.Does(check.Reject) && slices.ContainsFunc(m.happened.Refused.Reasons, func(reason evaluate.Refusal) bool { return reason.Rule == rule.Index })
	}
	speaks, serves := s.isLax || !gives(rule), s.isLax || !serves(rule)
	return slices.ContainsFunc(m.entries, func(entry evaluate.Entry) bool {
		return entry.Rule == rule.Index && fires(m, &entry) && (speaks || entry.Kind != evaluate.EntryNotified) &&
			(serves || entry.Member != m.happened.State.Member)
	})
}

// isParticular tells whether not all that a rule does will do.
func isParticular(rule *check.Rule) bool {
	return serves(rule) || gives(rule) && rule.Does(check.Notify)
}

// serves tells whether a rule is for others than the event's own member.
func serves(rule *check.Rule) bool {
	return slices.ContainsFunc(rule.Bodies, func(body *check.Body) bool { return len(body.To) > 0 })
}

// gives tells whether a rule does more than say something: then that it says it is not enough of an example.
func gives(rule *check.Rule) bool {
	return slices.ContainsFunc(rule.Effects(), func(effect *check.Effect) bool { return effect.Kind != check.Notify })
}

// first is the first moment at which a rule does something, all events before it applied.
func (s *stage) first(r *run, rule *check.Rule) *moment {
	for i := range r.moments {
		if m := &r.moments[i]; s.does(m, rule) {
			if !r.applied(m.before) {
				return nil
			}
			return m
		}
	}
	return nil
}

// others is how many other rules do something at a moment.
func others(m *moment, rule *check.Rule) int {
	var seen []int
	for i := range m.entries {
		if one := &m.entries[i]; one.Rule != rule.Index && fires(m, one) && !slices.Contains(seen, one.Rule) {
			seen = append(seen, one.Rule)
		}
	}
	return len(seen)
}
