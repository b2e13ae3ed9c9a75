package example

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// mostSearched bounds the search for all rules of a scheme, in events that are played.
const mostSearched = 150_000

// find finds for each rule the plainest history in which it does something.
func (s *stage) find() map[*check.Rule]*history {
	rules := s.program.Checked().Rules
	candidates := s.fromTests()
	var missing []*check.Rule
	for _, rule := range rules {
		most := mostPlayed
		if len(candidates[rule]) > 0 {
			most /= 5
		}
		if s.played < mostSearched {
			if found := s.search(rule, most); found != nil {
				candidates[rule] = append(candidates[rule], found)
			}
		}
		if len(candidates[rule]) == 0 {
			missing = append(missing, rule)
		}
	}
	if len(missing) > 0 {
		drawn := map[*check.Rule]*history{}
		s.draw(missing, drawn)
		for _, rule := range missing {
			if h := drawn[rule]; h != nil {
				candidates[rule] = append(candidates[rule], h)
			}
		}
	}
	found := map[*check.Rule]*history{}
	for _, rule := range rules {
		if h := s.plainest(rule, candidates[rule]); h != nil {
			found[rule] = h
		}
	}
	return found
}

// plainest shrinks candidates and takes the plainest.
func (s *stage) plainest(rule *check.Rule, candidates []*history) *history {
	var best *history
	weight := 0
	shrinker := s.shrinker(rule)
	for _, candidate := range candidates {
		if h, cost := shrinker.shrink(candidate); h != nil && (best == nil || cost < weight) {
			best, weight = h, cost
		}
	}
	return best
}
