package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// mostSearched bounds the search for all rules of a scheme, in events that are played.
const mostSearched = 150_000

// mostDone bounds all the work on a scheme, in events that are played; what is left of it is shared among the rules that
// are still to be made plainer.
const mostDone = 300_000

// find finds for each rule the plainest history in which it does something. The lax histories are for those of which
// none is found in which they do what they are for.
func (s *stage) find() (found map[*check.Rule]*history, lax map[*check.Rule]bool) {
	rules := s.program.Checked().Rules
	candidates := s.candidates(rules)
	missing := slices.DeleteFunc(without(rules, candidates), func(rule *check.Rule) bool { return !isParticular(rule) })
	if len(missing) > 0 {
		s.isLax = true
		for rule, list := range s.candidates(missing) {
			candidates[rule] = list
		}
		s.isLax = false
	}
	found, lax = map[*check.Rule]*history{}, map[*check.Rule]bool{}
	for i, rule := range rules {
		s.isLax = slices.Contains(missing, rule)
		share := max(mostDone-s.played, mostDone/8) / (len(rules) - i)
		if h := s.plainest(rule, candidates[rule], min(share, mostShrunk)); h != nil {
			found[rule], lax[rule] = h, s.isLax
		}
	}
	return found, lax
}

// candidates are histories in which rules do something, by rule.
func (s *stage) candidates(rules []*check.Rule) map[*check.Rule][]*history {
	found := s.fromTests(rules)
	s.spotted = map[*check.Rule]*history{}
	for i, rule := range rules {
		most := mostPlayed
		if len(found[rule]) > 0 || s.spotted[rule] != nil {
			most /= 5
		}
		most = min(most, max(mostSearched-s.played, mostSearched/8)/(len(rules)-i)*spare)
		if one := s.search(rule, most); one != nil { // it comes first: where all is equal, a test's dates change nothing
			found[rule] = slices.Insert(found[rule], 0, one)
		}
	}
	for _, rule := range rules {
		if one := s.spotted[rule]; one != nil && len(found[rule]) == 0 {
			found[rule] = []*history{one}
		}
	}
	if missing := without(rules, found); len(missing) > 0 {
		s.draw(missing, found)
	}
	return found
}

// spot notes which other rules do something in a history that was made up for one.
func (s *stage) spot(r *run) {
	for i := range r.moments {
		m := &r.moments[i]
		for j := range m.entries {
			if index := m.entries[j].Rule; index >= 0 {
				rule := s.program.Checked().Rules[index]
				if s.spotted[rule] == nil && s.does(m, rule) && r.applied(m.before) {
					s.spotted[rule] = r.cut(m)
				}
			}
		}
	}
}

// spare is how many times its share of the search a rule may take: most take next to nothing.
const spare = 4

// without are the rules that have no history yet.
func without(rules []*check.Rule, found map[*check.Rule][]*history) []*check.Rule {
	return slices.DeleteFunc(slices.Clone(rules), func(rule *check.Rule) bool { return len(found[rule]) > 0 })
}

// plainest shrinks candidates and takes the plainest.
func (s *stage) plainest(rule *check.Rule, candidates []*history, most int) *history {
	var best *history
	weight := 0
	shrinker := s.shrinker(rule)
	for _, candidate := range candidates {
		if h, cost := shrinker.shrink(candidate, most/len(candidates)); h != nil && (best == nil || cost < weight) {
			best, weight = h, cost
		}
	}
	return best
}
