package dsl

// Challenges: progress towards a goal.

// Challenge is something that a member works towards, any number of times at once: `challenge tenth_coffee { … }`.
type Challenge struct {
	Node
	Name  Name           `parser:"('challenge' | '任务') @@"`
	Label *Text          `parser:"@@?"`
	Body  ChallengeBlock `parser:"@@"`
}

// ChallengeBegin opens a challenge: `begin on join`, or once for each of an event, whose fields can then be read by
// a name: `begin on receive as offer when kind == "bonus"`.
type ChallengeBegin struct {
	Node
	On   []*Trigger  `parser:"('begin' | '开始') ('on' | '当') @@ ( ',' @@ )*"`
	As   *Name       `parser:"( ( 'as' | '记为' ) @@ )?"`
	When *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
}

// ChallengeGoal is what has to be reached: `goal count 10 on purchase when category == "coffee"`,
// `goal sum amount >= offer.difficulty on purchase`.
type ChallengeGoal struct {
	Node
	Count *Operand    `parser:"('goal' | '目标') ( ( 'count' | '次数' ) @@"`
	Sum   *Expression `parser:"| ( 'sum' | '合计' ) @@ )"` // a comparison: see SumParts
	On    []*Occasion `parser:"( 'on' | '当' ) @@ ( ',' @@ )*"`
	When  *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
}

// SumParts returns what is added up, and what it has to come to; not ok if the sum is no `>=`.
func (g *ChallengeGoal) SumParts() (of, least Tree, ok bool) {
	if g.Sum == nil {
		return nil, nil, false
	}
	reach, ok := g.Sum.Tree.(*Binary)
	if !ok || reach.Operator != ">=" {
		return nil, nil, false
	}
	return reach.Left, reach.Right, true
}

// ChallengeAgain lets a challenge begin anew with what exceeds its goal: `again`.
type ChallengeAgain struct {
	Node
	Again bool `parser:"@( 'again' | '可重复' )"`
}

// ChallengeWithin ends a challenge that was not done in time: `within offer.days days to end of hour`.
type ChallengeWithin struct {
	Node
	Lasts Term `parser:"('within' | '限时') @@"`
}

// ChallengeDone is what the member gets, each effect in a clause of its own: `done issue free_coffee`.
type ChallengeDone struct {
	Node
	Earn   *RuleEarn   `parser:"('done' | '达成') ( @@"`
	Issue  *RuleIssue  `parser:"| @@"`
	Grant  *RuleGrant  `parser:"| @@"`
	Set    *RuleSet    `parser:"| @@"`
	Notify *RuleNotify `parser:"| @@ )"`
}

// Effect returns the effect, which is one of those of a rule.
func (d *ChallengeDone) Effect() Clause {
	switch {
	case d.Earn != nil:
		return d.Earn
	case d.Issue != nil:
		return d.Issue
	case d.Grant != nil:
		return d.Grant
	case d.Set != nil:
		return d.Set
	}
	return d.Notify
}
