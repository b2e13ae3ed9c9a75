package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A plain member has joined and done what gives something for nothing, each thing once; nothing optional is known of it,
// no month and no calendar favours it.

// plainly makes histories of a plain member.
type plainly struct {
	*stage
	pool  *pool
	start []check.TestStep // it joins, and takes what is free
	free  []check.TestStep // of these, what is free
}

func (s *stage) plainly() *plainly {
	scheme := s.program.Checked()
	p := &plainly{stage: s, pool: &pool{scheme: scheme, facts: &facts{}}}
	p.start = []check.TestStep{p.step(p.pool.event(check.RoleJoin), -7, nil)}
	for _, event := range scheme.Events {
		if one := p.step(event, -6, nil); p.isFree(&one) {
			p.free = append(p.free, one)
		}
	}
	p.start = append(p.start, p.free...)
	return p
}

// step is an event of the plain member, so many days from the ordinary one.
func (p *plainly) step(event *check.Event, days int32, values variant) check.TestStep {
	return check.TestStep{At: p.pool.later(p.pool.base(), value.Duration{Days: days}), Member: self, Event: event, Values: values}
}

// needsNothing tells whether an event of the scheme's own has nothing that must be filled in, and no amount.
func needsNothing(event *check.Event) bool {
	return event.Role == check.RoleOwn && event.Amount == nil &&
		!slices.ContainsFunc(event.Fields, func(field *check.Field) bool { return !field.Optional && field.Default == nil && field.List == nil })
}

// isFree tells whether an event gives the member something and costs nothing.
func (p *plainly) isFree(step *check.TestStep) bool {
	if !needsNothing(step.Event) {
		return false
	}
	run := p.after(*step)
	if run == nil {
		return false
	}
	entries := run.moments[len(run.moments)-1].entries
	gives := func(entry evaluate.Entry) bool {
		return entry.Member == self && entry.Rule != evaluate.None &&
			(entry.Kind == evaluate.EntryEarned && entry.Amount > 0 || entry.Kind == evaluate.EntryIssued || entry.Kind == evaluate.EntrySet)
	}
	costs := func(entry evaluate.Entry) bool {
		return entry.Kind == evaluate.EntryCharge || entry.Kind == evaluate.EntrySpent || entry.Kind == evaluate.EntryReversed
	}
	return slices.ContainsFunc(entries, gives) && !slices.ContainsFunc(entries, costs)
}

// after plays what the plain member does to begin with, and then events; nil where one of them is refused.
func (p *plainly) after(events ...check.TestStep) *run {
	return p.playAll(&history{members: []check.TestMember{{Name: self}}, until: none, events: slices.Concat(p.start, events)})
}

// playAll plays a history that ends with an event; nil where an event is refused.
func (p *plainly) playAll(h *history) *run {
	slices.SortStableFunc(h.events, func(a, b check.TestStep) int { return int(min(max(a.At-b.At, -1), 1)) })
	run := p.play(h)
	if run == nil || !run.applied(len(h.events)) || len(run.moments) == 0 {
		return nil
	}
	return run
}

// purchase is a plain order: an amount, and what can't be left out.
func (p *plainly) purchase(amount int64, days int32) check.TestStep {
	event := p.pool.event(check.RolePurchase)
	values := slices.Clone(p.pool.variants(event)[0])
	for i := range values {
		if values[i].Field == event.Amount {
			values[i].Value.Number = value.WideOf(amount)
		}
	}
	return p.step(event, days, values)
}

// isMoney tells whether units of a wallet are worth money.
func isMoney(wallet *check.Wallet) bool {
	return wallet.Type.Kind == check.Money || wallet.Redeem != nil
}

// worth is what units of a wallet would pay, on the ordinary day.
func (p *plainly) worth(wallet *check.Wallet, units int64) int64 {
	if wallet.Type.Kind == check.Money || units <= 0 {
		return units
	}
	opening := p.pool.event(check.RoleOpening)
	for _, field := range opening.Fields {
		if field.Units != wallet {
			continue
		}
		step := p.step(opening, 0, variant{{Field: field, Value: check.Constant{Number: value.WideOf(units)}}})
		run := p.play(&history{members: []check.TestMember{{Name: self}}, until: none, events: []check.TestStep{step}})
		if run != nil {
			return run.trial.Worth(run.trial.States[0], wallet.Index)
		}
	}
	return 0
}
