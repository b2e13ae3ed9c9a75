package example

import (
	"cmp"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// mostOfTests is how many histories of a scheme's tests are tried for one rule, the shortest first.
const mostOfTests = 4

// fromTests plays the scheme's own tests and gathers, for each rule, the histories in which it does something.
func (s *stage) fromTests(rules []*check.Rule) map[*check.Rule][]*history {
	found := map[*check.Rule][]*history{}
	for _, test := range s.program.Checked().Tests {
		run := s.play(s.withoutRefused(ofTest(test)))
		if run == nil {
			continue
		}
		for _, rule := range rules {
			if m := s.first(run, rule); m != nil {
				found[rule] = append(found[rule], run.cut(m))
			}
		}
	}
	for rule, list := range found {
		slices.SortStableFunc(list, func(a, b *history) int { return cmp.Compare(len(a.events), len(b.events)) })
		found[rule] = list[:min(len(list), mostOfTests)]
	}
	return found
}

// withoutRefused leaves out the events that a test expects to be refused.
func (s *stage) withoutRefused(h *history) *history {
	trial := s.Play(s.program, h.line())
	kept, at := *h, 0
	kept.events = nil
	for i := range trial.Happened {
		if one := &trial.Happened[i]; one.Event != nil {
			if one.Refused == nil || len(one.Refused.Reasons) > 0 && one.Refused.Reasons[0].Rule >= 0 {
				kept.events = append(kept.events, h.events[at])
			}
			at++
		}
	}
	return &kept
}

// ofTest is what happens in a test, to members that all are named.
func ofTest(test *check.Test) *history {
	h := &history{members: slices.Clip(test.Members), until: none}
	for i := range test.Steps {
		step := &test.Steps[i]
		if step.Event != nil {
			h.events = append(h.events, *step)
			if !slices.ContainsFunc(h.members, func(one check.TestMember) bool { return one.Name == step.Member }) {
				h.members = append(h.members, check.TestMember{Name: step.Member})
			}
		}
		h.until = step.At
	}
	return h
}
