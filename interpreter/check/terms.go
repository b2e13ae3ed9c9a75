package check

import (
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Expiry says when what was credited is lost: at the latest of its terms; without any, never.
type Expiry struct{ Terms []ExpiryTerm }

// ExpiryTerm is one term of an expiry, and what it is counted from.
type ExpiryTerm struct {
	Term
	Since Since
}

// Since is what an expiry is counted from.
type Since uint8

// What an expiry can be counted from.
const (
	SinceEarned Since = iota
	SinceAvailable
	SincePurchase // the member's last
)

// Term is how long something lasts: a length, and where its end is carried to.
type Term struct {
	Length *Expression // a Duration or Days, or how many times Unit; nil counts from the beginning itself
	Unit   value.Duration
	Tails  []Tail
	Second bool // to the very instant
}

// Tail carries an instant on.
type Tail struct {
	EndOf    bool
	Next     bool // the end of the period after this one
	Period   value.Period
	NextDay  bool
	Month    int
	Day      int
	Addition *Expression
}

// expiry reads when units are lost.
func (c *checker) expiry(part *dsl.WalletExpire) *Expiry {
	expiry := &Expiry{}
	terms := part.Later
	if part.Term != nil {
		terms = []*dsl.Expiry{part.Term}
	}
	for _, one := range terms {
		expiry.Terms = append(expiry.Terms, c.expiryTerm(one))
	}
	return expiry
}

func (c *checker) expiryTerm(part *dsl.Expiry) ExpiryTerm {
	if part.Lasts == nil {
		return ExpiryTerm{Term: *c.term(nil, part.Tails)}
	}
	length, after := part.Lasts.Parts()
	since := map[dsl.Word]Since{"earned": SinceEarned, "available": SinceAvailable, "last purchase": SincePurchase}[after]
	return ExpiryTerm{*c.term(length, part.Tails), since}
}

var units = map[dsl.Word]value.Duration{
	"seconds": {Microseconds: value.MicrosecondsPerSecond}, "minutes": {Microseconds: value.MicrosecondsPerMinute},
	"hours": {Microseconds: value.MicrosecondsPerHour}, "days": {Days: 1}, "weeks": {Days: 7},
	"months": {Months: 1}, "quarters": {Months: 3}, "years": {Months: 12},
}

// lasting reads how long something is good: `90 days`, `life months to end of month`.
func (c *checker) lasting(in scope, part *dsl.Term) *Term {
	if part.Length == nil || part.Unit == "" {
		return c.term(part.Length, part.Tails)
	}
	term := c.term(nil, part.Tails)
	count := c.operand(in, part.Length)
	switch {
	case count.broken():
	case count.Type.Kind != Number:
		count = c.mismatch(part.Length.Tree, count.Type, Type{Kind: Number})
	case count.Type.Places > 0 || count.IsConstant() && count.Constant.Number.Sign() < 0:
		count = c.wrong(part.Length.Tree, "duration", dsl.Say("a length of time is a whole number, not below 0", "时长是不小于 0 的整数"), dsl.Say("for example: 30 days", "例如：30天"))
	}
	term.Length, term.Unit = count, units[part.Unit]
	return term
}

// term reads how long something lasts.
func (c *checker) term(length *dsl.Operand, tails []*dsl.Tail) *Term {
	term := &Term{}
	if length != nil {
		term.Length = c.length(length)
	}
	for _, tail := range tails {
		if tail.Second {
			term.Second = true
			continue
		}
		term.Tails = append(term.Tails, c.tail(tail))
	}
	if term.Second && len(term.Tails) > 0 {
		c.fail(tails[0], "tail", dsl.Say("`to the second` ends at an instant, other tails at the end of something", "`精确到秒` 不能和其他结尾一起用"),
			dsl.Say("keep one of the two", "两者只留一个"))
	}
	return term
}

// length reads a length of time: 30 days, 1 year, a param.
func (c *checker) length(operand *dsl.Operand) *Expression {
	typed := c.operand(scope{}, operand)
	if !typed.broken() && typed.Type.Kind != Days && typed.Type.Kind != Duration {
		return c.mismatch(operand.Tree, typed.Type, Type{Kind: Duration})
	}
	if typed.IsConstant() && typed.Constant.Number.Sign() < 0 {
		return c.wrong(operand.Tree, "duration", dsl.Say("a length of time is not below 0", "时长不能小于 0"), dsl.Say("take out the minus sign", "请去掉负号"))
	}
	return typed
}

var periods = map[dsl.Word]value.Period{
	"hour": value.Hour, "day": value.Day, "week": value.Week, "month": value.Month, "quarter": value.Quarter, "year": value.Year,
}

func (c *checker) tail(tail *dsl.Tail) Tail {
	switch {
	case tail.Period() != "":
		period, next := strings.CutPrefix(string(tail.Period()), "next ")
		return Tail{EndOf: true, Next: next, Period: periods[dsl.Word(period)]}
	case tail.NextDay != "":
		month, day, _ := strings.Cut(tail.NextDay, "-")
		next := Tail{NextDay: true}
		next.Month, _ = strconv.Atoi(month)
		next.Day, _ = strconv.Atoi(day)
		if next.Day > value.DaysInMonth(2000, next.Month) {
			c.fail(tail, "date", dsl.Sayf("there is no %s in the calendar", "日历上没有 %s", tail.NextDay), dsl.Say("write a day that exists: 02-28", "请写存在的日子：02-28"))
		}
		return next
	}
	return Tail{Addition: c.length(tail.Addition)}
}
