package terms

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// used are the things of a scheme that what a member gets depends on: what is measured for reports only, customers need
// not know.
type used map[any]bool

// usedBy gathers what the rules and all they reach read.
func usedBy(scheme *check.Scheme) used {
	u := used{}
	for _, rule := range scheme.Rules {
		u.rule(rule)
	}
	for _, wallet := range scheme.Wallets {
		u.wallet(wallet)
	}
	for _, voucher := range scheme.Vouchers {
		u.expressions(voucher.Worth, voucher.Minimum, voucher.When, voucher.Price)
		u.term(voucher.Valid)
	}
	for _, ladder := range scheme.Ladders {
		u.ladder(ladder)
	}
	for _, challenge := range scheme.Challenges {
		u.events(challenge.Begins)
		u.events(challenge.Goals)
		u.expressions(challenge.Least)
		u.term(challenge.Within)
	}
	for _, budget := range scheme.Budgets {
		u.expressions(budget.Amount, budget.Share)
	}
	for _, ladder := range scheme.Ladders { // what counts for itself is called as what it is made of
		for _, metric := range scheme.Metrics {
			if ladder.Own != nil && metric.Name == ladder.By {
				u.metric(metric)
			}
		}
	}
	return u
}

func (u used) rule(rule *check.Rule) {
	for _, body := range rule.Bodies {
		u.expressions(body.To...)
		u.expressions(body.When...)
		if body.Timing != nil && body.Timing.Attribute != nil {
			u[body.Timing.Attribute] = true
		}
		if body.Timing != nil && body.Timing.Calendar != nil {
			u[body.Timing.Calendar] = true
		}
		if body.Move != nil && body.Move.Ladder != nil {
			u.ladder(body.Move.Ladder)
		}
		for _, effect := range body.Effects {
			u.expressions(effect.Amount, effect.Worth)
			u.expressions(effect.Names...)
			u.term(effect.Lasts)
			if effect.Attribute != nil {
				u[effect.Attribute] = true
			}
		}
	}
	if rule.During != nil {
		u[rule.During] = true
	}
	u.expressions(rule.After)
	u.bound(rule.Limit)
	u.bound(rule.Cap)
	u.expiry(rule.Expiry)
}

func (u used) wallet(wallet *check.Wallet) {
	u.bound(wallet.Cap)
	u.expiry(wallet.Expiry)
	if redeem := wallet.Redeem; redeem != nil {
		u.expressions(redeem.Quantity, redeem.Worth, redeem.Minimum, redeem.Steps, redeem.Share)
	}
}

func (u used) bound(bound *check.Bound) {
	if bound != nil {
		u.expressions(bound.Amount, bound.Length)
	}
}

func (u used) expiry(expiry *check.Expiry) {
	if expiry != nil {
		for i := range expiry.Terms {
			u.term(&expiry.Terms[i].Term)
		}
	}
}

func (u used) term(term *check.Term) {
	if term == nil {
		return
	}
	u.expressions(term.Length)
	for i := range term.Tails {
		u.expressions(term.Tails[i].Addition)
	}
}

// ladder takes a ladder or a segment, and all that decides it.
func (u used) ladder(ladder *check.Ladder) {
	if u[ladder] {
		return
	}
	u[ladder] = true
	u.expressions(ladder.Measure, ladder.Grace, ladder.Most)
	u.term(ladder.Hold)
	if ladder.Own != nil {
		u.metric(ladder.Own)
	}
	for _, tier := range ladder.Tiers {
		u.expressions(tier.From, tier.When, tier.Keep)
		for _, also := range tier.Also {
			u.expressions(also.When)
		}
	}
}

func (u used) metric(metric *check.Metric) {
	if u[metric] {
		return
	}
	u[metric] = true
	u.expressions(metric.Formula, metric.When, metric.Window.Length)
	u.events(metric.On)
	if metric.Rank != nil {
		u.expressions(metric.Rank.By)
		u.expressions(metric.Rank.Within...)
	}
}

func (u used) events(events []*check.MetricEvent) {
	for _, one := range events {
		u.expressions(one.Of, one.Key, one.When)
	}
}

func (u used) expressions(list ...*check.Expression) {
	for _, e := range list {
		if e == nil {
			continue
		}
		switch thing := e.Reference.(type) {
		case *check.Metric:
			u.metric(thing)
		case *check.Ladder:
			u.ladder(thing)
		case *check.Attribute, *check.Calendar, *check.Param:
			u[thing] = true
		}
		if e.Operation == check.OperationNet || e.Operation == check.OperationDue || e.Operation == check.OperationFirst {
			u[e.Operation] = true
		}
		if e.Table != nil {
			u[e.Table] = true
		}
		if e.Type.Ladder != nil {
			u.ladder(e.Type.Ladder)
		}
		u.expressions(e.Arguments...)
		for i := range e.Rows {
			row := &e.Rows[i]
			u.expressions(row.From, row.Value)
			u.expressions(row.Keys...)
		}
	}
}
