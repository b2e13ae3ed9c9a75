package compile

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Expiry says when what was credited is lost: at the latest of its terms; without any, never.
type Expiry struct {
	Terms []ExpiryTerm
	Moves bool // a purchase carries it on
	Apart bool // it is counted from when units can be spent
}

// ExpiryTerm is one term of an expiry, and what it is counted from.
type ExpiryTerm struct {
	Term
	Since Since
}

// Term is how long something lasts. Without a length it is counted from the beginning itself.
type Term struct {
	Length *Step          // days, a packed duration, or how many units
	Unit   value.Duration // of a length that is a count; else nothing
	Packed bool
	Clock  bool // it is written in hours or less: it ends at the very instant
	Tails  []Tail
	Second bool
}

// Tail carries an instant on.
type Tail struct {
	EndOf    bool
	Next     bool // the end of the period after this one
	Period   value.Period
	NextDay  bool
	Month    int
	Day      int
	Addition *Step
	Packed   bool
}

// Wait is a length of time.
type Wait struct {
	Length *Step
	Packed bool
}

func planWait(length *check.Expression) *Wait {
	if length == nil {
		return nil
	}
	return &Wait{lower(length), isPacked(length)}
}

func planExpiry(expiry *check.Expiry) *Expiry {
	if expiry == nil {
		return nil
	}
	planned := &Expiry{}
	for i := range expiry.Terms {
		one := &expiry.Terms[i]
		planned.Terms = append(planned.Terms, ExpiryTerm{*planTerm(&one.Term), one.Since})
		planned.Moves = planned.Moves || one.Since == SincePurchase
		planned.Apart = planned.Apart || one.Since == SinceAvailable
	}
	return planned
}

func planTerm(term *check.Term) *Term {
	if term == nil {
		return nil
	}
	planned := &Term{Length: lower(term.Length), Unit: term.Unit, Second: term.Second}
	if term.Unit != (value.Duration{}) {
		planned.Clock = term.Unit.IsClock()
	} else if term.Length != nil {
		planned.Packed = term.Length.Type.Kind == Duration
		planned.Clock = planned.Packed && term.Length.IsConstant() && check.UnpackDuration(term.Length.Constant.Number).IsClock()
	}
	for _, tail := range term.Tails {
		planned.Tails = append(planned.Tails, Tail{EndOf: tail.EndOf, Next: tail.Next, Period: tail.Period, NextDay: tail.NextDay,
			Month: tail.Month, Day: tail.Day, Addition: lower(tail.Addition), Packed: isPacked(tail.Addition)})
	}
	return planned
}
