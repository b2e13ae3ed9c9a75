package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// dropEvents leaves out events: many at once, then fewer, then one by one.
func (s *shrinker) dropEvents() {
	for size := len(s.best.events) / 2; size >= 1; size /= 2 {
		for at := 0; at < len(s.best.events); {
			end := min(at+size, len(s.best.events))
			if !s.alter(func(h *history) { h.events = slices.Delete(h.events, at, end) }) {
				at += size
			}
		}
	}
}

// dropMembers leaves out members with all that happens to them.
func (s *shrinker) dropMembers() {
	for at := len(s.best.members) - 1; at >= 0; at-- {
		if at >= len(s.best.members) {
			continue
		}
		name := s.best.members[at].Name
		s.alter(func(h *history) {
			h.members = slices.Delete(h.members, at, at+1)
			h.events = slices.DeleteFunc(h.events, func(step check.TestStep) bool { return step.Member == name })
			h.places = slices.DeleteFunc(h.places, func(one check.Place) bool { return one.Member == name })
			h.held = slices.DeleteFunc(h.held, func(one check.HeldVoucher) bool { return one.Member == name })
		})
	}
}

// dropKnown leaves out what is known of members.
func (s *shrinker) dropKnown() {
	for i := 0; i < len(s.best.members); i++ {
		for at := 0; at < len(s.best.members[i].Values); {
			if !s.alter(func(h *history) { h.members[i].Values = slices.Delete(slices.Clone(h.members[i].Values), at, at+1) }) {
				at++
			}
		}
	}
	for at := 0; at < len(s.best.places); {
		if !s.alter(func(h *history) { h.places = slices.Delete(h.places, at, at+1) }) {
			at++
		}
	}
	for at := 0; at < len(s.best.held); {
		if !s.alter(func(h *history) { h.held = slices.Delete(h.held, at, at+1) }) {
			at++
		}
	}
}

// placeInstead lets the member of the last event stand where it stands from the beginning, rather than get there.
func (s *shrinker) placeInstead() {
	if len(s.best.events) < 2 || len(s.pool.facts.ladders) == 0 {
		return
	}
	last := s.best.events[len(s.best.events)-1]
	for _, ladder := range s.pool.facts.ladders {
		if slices.ContainsFunc(s.best.places, func(one check.Place) bool { return one.Ladder == ladder }) {
			continue
		}
		for _, tier := range ladder.Tiers {
			s.alter(func(h *history) {
				h.places = append(h.places, check.Place{Member: last.Member, Tier: tier, Ladder: ladder})
				if h.until == none {
					h.events = []check.TestStep{last}
				} else {
					h.events = h.events[:0:0]
					h.events = append(h.events, s.best.events[0])
				}
			})
		}
	}
}

// mostOwned is how many balances are tried for one wallet.
const mostOwned = 8

// ownInstead lets the member have units to begin with that it needs, rather than earn them.
func (s *shrinker) ownInstead() {
	if len(s.best.events) < 2 || s.best.until != none {
		return
	}
	last := s.best.events[len(s.best.events)-1]
	opening := s.pool.event(check.RoleOpening)
	for _, field := range opening.Fields {
		if field.Units == nil || !slices.Contains(s.pool.facts.wallets, field.Units) {
			continue
		}
		values := s.pool.values(&field.Units.Type, nil)
		for _, constant := range values[:min(len(values), mostOwned)] {
			s.alter(func(h *history) {
				h.events = []check.TestStep{{At: last.At, Member: last.Member, Event: opening, Values: variant{{Field: field, Value: constant}}}, last}
			})
		}
	}
}

// dropValues leaves out fields.
func (s *shrinker) dropValues() {
	for i := 0; i < len(s.best.events); i++ {
		for at := 0; i < len(s.best.events) && at < len(s.best.events[i].Values); {
			field := s.best.events[i].Values[at].Field
			needed := !field.Optional && field.Default == nil && len(field.Draws) == 0 && field.List == nil || field.Units != nil && !field.Redeems
			if needed || !s.alter(func(h *history) { h.events[i].Values = slices.Delete(slices.Clone(h.events[i].Values), at, at+1) }) {
				at++
			}
		}
	}
}
