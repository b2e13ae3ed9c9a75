package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// facts are what a rule reads, as far as its expressions lead: through params, metrics and tables.
type facts struct {
	fields     []*check.Field // of events
	items      []*check.Field // of lines
	attributes []*check.Attribute
	ladders    []*check.Ladder // and segments
	metrics    []*check.Metric
	wallets    []*check.Wallet
	tables     []*check.Table
	calendars  []*check.Calendar
	events     []*check.Event // that lead up to something it reads
	vouchers   bool           // it asks for what was taken off, or for vouchers
	clock      bool           // it asks for the time of day, the weekday or the month
	numbers    []quantity     // that stand in it
	texts      []string
	dates      []value.Date
	moments    []value.Instant // from which something of it holds, or until which
	every      []quantity      // steps of "for each complete …" of money
	things     []quantity      // and of plain numbers
	isNear     bool            // metrics and tables are not gone into
	theirs     *facts          // what is read of another member; nil for nothing
}

// quantity is a number as it stands in a scheme.
type quantity struct {
	number value.Wide
	places int
}

// add appends what is not there yet.
func add[T comparable](list *[]T, one T) bool {
	if slices.Contains(*list, one) {
		return false
	}
	*list = append(*list, one)
	return true
}

// factsOf reads what leads to what a rule does.
func factsOf(scheme *check.Scheme, rule *check.Rule) *facts {
	f := &facts{}
	f.rule(scheme, rule)
	return f
}

func (f *facts) rule(scheme *check.Scheme, rule *check.Rule) {
	f.validity(rule.Validity)
	if rule.During != nil {
		add(&f.calendars, rule.During)
	}
	for _, body := range rule.Bodies {
		f.body(scheme, body)
		f.beside(scheme, body)
	}
	for _, budget := range scheme.Budgets {
		if budget.Share != nil && slices.Contains(budget.Rules, rule) {
			f.sales(scheme)
		}
	}
}

// beside reads what else its event asks for: units that other rules charge, conditions under which they refuse it.
func (f *facts) beside(scheme *check.Scheme, body *check.Body) {
	for _, rule := range scheme.Rules {
		for _, other := range rule.Bodies {
			if body.Event == nil || other.Event != body.Event {
				continue
			}
			for _, effect := range other.Effects {
				if effect.Kind == check.ChargeUnits {
					add(&f.wallets, effect.Wallet)
				}
				if effect.Kind == check.Reject {
					f.conditions(other)
				}
			}
		}
	}
}

func (f *facts) conditions(body *check.Body) {
	for _, when := range body.When {
		f.read(when)
	}
}

// sales notes that something has to be sold first.
func (f *facts) sales(scheme *check.Scheme) {
	for _, event := range scheme.Events {
		if event.Role == check.RolePurchase {
			add(&f.events, event)
		}
	}
}

func (f *facts) body(scheme *check.Scheme, body *check.Body) {
	f.conditions(body)
	for _, to := range body.To {
		f.read(to)
	}
	if timing := body.Timing; timing != nil {
		if timing.Attribute != nil {
			add(&f.attributes, timing.Attribute)
		}
		if timing.Calendar != nil {
			add(&f.calendars, timing.Calendar)
		}
	}
	if move := body.Move; move != nil {
		f.move(move)
	}
	for _, effect := range body.Effects {
		f.read(effect.Amount)
		f.read(effect.Worth)
		if effect.Kind == check.ChargeUnits || effect.Kind == check.Take {
			add(&f.wallets, effect.Wallet)
		}
		if effect.Target != nil {
			f.target(scheme, effect.Target)
		}
	}
	f.feeders(scheme)
}

// target reads the rule that is boosted: it has to give something first.
func (f *facts) target(scheme *check.Scheme, rule *check.Rule) {
	f.validity(rule.Validity)
	for _, body := range rule.Bodies {
		f.conditions(body)
		for _, to := range body.To {
			f.read(to)
		}
		for _, effect := range body.Effects {
			f.read(effect.Amount)
		}
	}
}

// move reads what makes a member move.
func (f *facts) move(move *check.Move) {
	if move.Challenge != nil {
		for _, begin := range move.Challenge.Begins {
			f.metricEvent(begin)
		}
		for _, goal := range move.Challenge.Goals {
			f.metricEvent(goal)
		}
		f.read(move.Challenge.Least)
		return
	}
	f.read(move.Ladder.Measure)
	for _, tier := range move.Ladder.Tiers {
		f.read(tier.From)
		f.read(tier.When)
		f.read(tier.Keep)
		for _, also := range tier.Also {
			f.read(also.When)
		}
	}
}

func (f *facts) validity(validity check.Validity) {
	if validity.From > value.EarliestInstant {
		add(&f.moments, validity.From)
	}
	if validity.Until < value.LatestInstant {
		add(&f.moments, validity.Until-value.MicrosecondsPerDay)
	}
}

// feeders notes the events on which rules fill the wallets that are read, or set the attributes.
func (f *facts) feeders(scheme *check.Scheme) {
	for _, rule := range scheme.Rules {
		for _, body := range rule.Bodies {
			if body.Event != nil && slices.ContainsFunc(body.Effects, f.feeds) {
				add(&f.events, body.Event)
			}
		}
	}
	for _, wallet := range f.wallets {
		if wallet.FilledBy != nil {
			add(&f.events, wallet.FilledBy)
		}
	}
}

func (f *facts) feeds(effect *check.Effect) bool {
	return effect.Kind == check.Earn && slices.Contains(f.wallets, effect.Wallet) ||
		effect.Kind == check.Set && slices.Contains(f.attributes, effect.Attribute)
}
