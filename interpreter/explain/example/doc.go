// Package example shows by numbers what a scheme gives: for each rule and each challenge the plainest short history in
// which it does something, what a unit is worth in percent of spend, and what a member must spend until a fee has come
// back.
//
//	interpreter.Program → Examples → *Set; Worths → []Worth; BreakEven → []Even
//
// No number in them is made here: histories come from the scheme's own tests, from what stands in the scheme, and from
// a seed (tests.go, search.go, random.go); the evaluator is asked what happens in them, made plainer step by step as
// long as the rule still does something (shrink.go), and what it answers is put into words for a customer (tell.go and
// beside it). The same scheme gives the same bytes; the work is bounded by counting the events that are played.
package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Set is the examples of a scheme. A rule or a challenge for which none was found is absent. What a challenge gives is
// its own, and no rule's.
type Set struct {
	Rules      map[*check.Rule]*Example
	Challenges map[*check.Challenge]*Example
}

// Example is a short history in whose last step a rule does something.
type Example struct {
	Members []Known // what is known of the members to begin with, where it matters
	Steps   []Step  // in order of time; in the last one the rule does something
	Gives   []Line  // what the rule gives, takes or says there
	Others  []Line  // what other rules give in the same step
	Total   []Line  // what the member gets in all, of what several lines give
	Pays    *Pays   // nil where the last step is no order
}

// Known is something known of a member: `小李`, `生日`, `1990年6月10日`.
type Known struct{ Member, Attribute, Value dsl.Words }

// Step is something that happens.
type Step struct {
	At     value.Instant
	Date   dsl.Words // At, with the time of day only where it is not midnight
	Member dsl.Words // empty where time passes for everybody
	Words  dsl.Words // `消费 105 元，品类“咖啡”`
}

// Line is one thing that is given: what, and how it comes to it.
type Line struct {
	Rule   *check.Rule // nil for a total
	Name   dsl.Words   // of the rule
	Member dsl.Words   // whom it goes to, where that is not the step's own member
	What   dsl.Words   // `+10 积分`
	How    dsl.Words   // `105 元，每满 10 元 1 积分`; may be empty
}

// Pays is what is to be paid for an order, in the currency's smallest unit.
type Pays struct {
	Amount, Discount, Due int64
	Words                 dsl.Words // `应付 84 元（原价 105 元）`; empty where all that is due is the amount
}

// Examples finds for each rule of a scheme, and for each challenge, the plainest short history in which it does
// something.
func Examples(program *interpreter.Program) *Set {
	s := &stage{program: program}
	found, lax := s.find()
	scheme := program.Checked()
	set := &Set{map[*check.Rule]*Example{}, map[*check.Challenge]*Example{}}
	for _, rule := range scheme.Rules {
		history := found[rule]
		if history == nil {
			continue
		}
		s.isLax = lax[rule]
		told := s.tell(rule, history)
		at := slices.IndexFunc(scheme.Challenges, func(one *check.Challenge) bool { return one.Done == rule })
		if at >= 0 {
			set.Challenges[scheme.Challenges[at]] = told
		} else {
			set.Rules[rule] = told
		}
	}
	return set
}
