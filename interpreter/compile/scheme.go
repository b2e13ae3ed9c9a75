package compile

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// Scheme makes the plan of a checked scheme.
func Scheme(scheme *check.Scheme) *Plan {
	plan := &Plan{Name: scheme.Name, Label: scheme.Label, Currency: scheme.Currency, MoneyPlaces: scheme.MoneyPlaces, Zone: scheme.Zone, Points: len(scheme.Points)}
	for _, param := range scheme.Params {
		plan.Params = append(plan.Params, planParam(param))
	}
	for _, attribute := range scheme.Attributes {
		plan.Attributes = append(plan.Attributes, Attribute{Name: attribute.Name, Label: attribute.Label, Kind: attribute.Type.Kind,
			Places: attribute.Type.Places, OneOf: attribute.OneOf, Default: cell(attribute.Default)})
	}
	for _, event := range scheme.Events {
		plan.Events = append(plan.Events, planEvent(event))
	}
	for _, table := range scheme.Tables {
		plan.Tables = append(plan.Tables, planTable(table))
	}
	for _, calendar := range scheme.Calendars {
		plan.Calendars = append(plan.Calendars, Calendar{calendar.Name, calendar.Label, calendar.Calendar})
	}
	for _, wallet := range scheme.Wallets {
		plan.Wallets = append(plan.Wallets, planWallet(wallet, scheme.MoneyPlaces))
	}
	for _, voucher := range scheme.Vouchers {
		plan.Vouchers = append(plan.Vouchers, planVoucher(voucher, scheme.MoneyPlaces))
	}
	for _, metric := range scheme.Metrics {
		planMetric(plan, metric)
	}
	plan.Ranks = orderRanks(scheme.Metrics)
	for _, ladder := range scheme.Ladders {
		plan.Ladders = append(plan.Ladders, planLadder(ladder))
	}
	for _, segment := range scheme.Segments {
		plan.Segments = append(plan.Segments, planSegment(segment))
	}
	for _, challenge := range scheme.Challenges {
		planChallenge(plan, challenge)
	}
	for _, rule := range scheme.Rules {
		planRule(plan, rule)
	}
	for _, budget := range scheme.Budgets {
		planBudget(plan, budget)
	}
	for _, choice := range scheme.Choices {
		planned := Choice{Best: choice.Best}
		for _, rule := range choice.Rules {
			planned.Rules = append(planned.Rules, rule.Index)
		}
		plan.Choices = append(plan.Choices, planned)
	}
	for i := range plan.Events {
		slices.SortStableFunc(plan.Events[i].Discounts, func(a, b Reference) int {
			return scheme.Rules[a.Rule].Rank - scheme.Rules[b.Rule].Rank
		})
	}
	return plan
}

func planParam(param *check.Param) Param {
	planned := Param{Name: param.Name, Label: param.Label, Kind: param.Type.Kind, Places: param.Type.Places}
	for _, dated := range param.Values {
		planned.Values = append(planned.Values, DatedValue{From: dated.From, Number: dated.Value.Number, Text: dated.Value.Text})
	}
	return planned
}

func cell(constant *check.Constant) Cell {
	if constant == nil {
		return Cell{}
	}
	number, _ := constant.Number.Int64()
	return Cell{Number: number, Text: constant.Text, Present: true}
}

func planField(field *check.Field) Field {
	planned := Field{Name: field.Name, Written: field.Written, Label: field.Label, Kind: field.Type.Kind, Places: field.Type.Places,
		Optional: field.Optional, Signed: field.Signed, OneOf: field.OneOf, Default: cell(field.Default), Units: None, Redeems: field.Redeems, Sets: None,
		Vouchers: field.Vouchers}
	if field.Sets != nil {
		planned.Sets = field.Sets.Index
	}
	if field.Units != nil {
		planned.Units = field.Units.Index
	}
	for _, wallet := range field.Draws {
		planned.Draws = append(planned.Draws, wallet.Index)
		planned.Default.Present = true // what is left out draws nothing: 0
	}
	if field.List != nil {
		planned.List = planFields(field.List.Fields)
	}
	return planned
}

func planFields(fields []*check.Field) []Field {
	planned := make([]Field, len(fields))
	for i, field := range fields {
		planned[i] = planField(field)
	}
	return planned
}

func planEvent(event *check.Event) Event {
	planned := Event{Name: event.Name, Written: event.Written, Role: event.Role, Fields: planFields(event.Fields),
		Amount: None, Refundable: planTerm(event.Refundable), Filled: None, Vouchers: None}
	for _, field := range event.Fields {
		if field.Vouchers {
			planned.Vouchers = field.Index
		}
	}
	if event.Amount != nil {
		planned.Amount = event.Amount.Index
	}
	if event.Filled != nil {
		planned.Filled = event.Filled.Index
	}
	return planned
}

func isPacked(length *check.Expression) bool { return length != nil && length.Type.Kind == Duration }

func planTable(table *check.Table) Table {
	planned := Table{Name: table.Name, Label: table.Label, Key: table.Key, Columns: planFields(table.Columns), Rows: map[string][]TableRow{}}
	for _, row := range table.Rows {
		cells := make([]Cell, len(row.Cells))
		for i, constant := range row.Cells {
			cells[i] = cell(constant)
		}
		planned.Rows[row.Key] = append(planned.Rows[row.Key], TableRow{Validity: row.Validity, Cells: cells})
	}
	return planned
}

func planWallet(wallet *check.Wallet, moneyPlaces int) Wallet {
	planned := Wallet{Name: wallet.Name, Label: wallet.Label, Kind: wallet.Type.Kind, Places: wallet.Type.Places, Round: wallet.Round,
		Scope: wallet.Scope, Expiry: planExpiry(wallet.Expiry), Oldest: wallet.Oldest, BelowZero: wallet.BelowZero, BelowFrom: None,
		Cap: planBound(wallet.Cap, wallet.Type.Places)}
	if wallet.BelowFrom != nil {
		planned.BelowFrom = wallet.BelowFrom.Index
	}
	if wallet.Redeem != nil {
		planned.Redeem = &Redeem{
			Quantity: truncatedTo(lower(wallet.Redeem.Quantity), wallet.Type.Places),
			Worth:    truncatedTo(lower(wallet.Redeem.Worth), moneyPlaces),
			Minimum:  truncatedTo(lower(wallet.Redeem.Minimum), wallet.Type.Places),
			Steps:    truncatedTo(lower(wallet.Redeem.Steps), wallet.Type.Places),
			Share:    truncatedTo(lower(wallet.Redeem.Share), moneyPlaces),
			OrLess:   wallet.Redeem.OrLess,
		}
	}
	return planned
}

func planVoucher(voucher *check.Voucher, places int) Voucher {
	planned := Voucher{Name: voucher.Name, Label: voucher.Label, Worth: truncatedTo(lower(voucher.Worth), places),
		Cost: truncatedTo(lower(voucher.Cost), places), Minimum: truncatedTo(lower(voucher.Minimum), places), Valid: planTerm(voucher.Valid), Goods: None}
	if voucher.Goods != nil {
		planned.Goods, planned.Price = voucher.Goods.Index, roundedTo(lower(voucher.Price), places)
		planned.When = Condition{Step: lower(voucher.When), Text: voucher.When.Text}
	}
	return planned
}

func planBound(bound *check.Bound, places int) *Bound {
	if bound == nil {
		return nil
	}
	return &Bound{Amount: truncatedTo(lower(bound.Amount), places), Period: bound.Period, Length: lower(bound.Length), Packed: isPacked(bound.Length)}
}

func planMetric(plan *Plan, metric *check.Metric) {
	planned := Metric{Name: metric.Name, Label: metric.Label, Kind: metric.Kind, Unit: metric.Type.Kind, Places: metric.Type.Places,
		Formula: lower(metric.Formula), Wallet: None, When: lower(metric.When), Series: None, Tally: None, Hidden: metric.Hidden,
		Window: Window{Kind: metric.Window.Kind, Membership: metric.Window.Membership, Period: metric.Window.Period, Length: lower(metric.Window.Length),
			Packed: isPacked(metric.Window.Length), HalfLife: metric.Window.HalfLife}}
	if metric.Wallet != nil {
		planned.Wallet = metric.Wallet.Index
		plan.Wallets[planned.Wallet].Metrics = append(plan.Wallets[planned.Wallet].Metrics, metric.Index)
	}
	for _, on := range metric.On {
		event := &plan.Events[on.Event.Index]
		one := MetricOn{Metric: metric.Index, List: listOf(on), Key: lower(on.Key), When: lower(on.When)}
		if on.Key != nil {
			one.Key = atPlaces(one.Key, metric.Key.Places)
		}
		if on.Of != nil {
			one.Of = atPlaces(lower(on.Of), placesOf(metric))
		}
		event.Metrics = append(event.Metrics, one)
	}
	planned.Rank = planRank(metric.Rank)
	planned.room(plan, metric)
	plan.Metrics = append(plan.Metrics, planned)
}

// listOf is the slot of the list each line of which is looked at.
func listOf(on *check.MetricEvent) int {
	if on.List == nil {
		return None
	}
	return on.List.Index
}

// room gives a metric a place for the values that it keeps.
func (m *Metric) room(plan *Plan, metric *check.Metric) {
	switch metric.Kind {
	case MetricLargest, MetricSmallest, MetricLatest, MetricSince:
		m.Series = plan.Series
		plan.Series++
	case MetricDistinct, MetricTop:
		m.Key, m.KeyPlaces = metric.Key.Kind, metric.Key.Places
		m.Tally, m.Sum, m.Sums = plan.Tallies, metric.Sum.Kind, metric.Sum.Places
		plan.Tallies++
	}
}

// placesOf is how many decimal places has what a metric adds up.
func placesOf(metric *check.Metric) int {
	if metric.Kind == MetricTop {
		return metric.Sum.Places
	}
	return metric.Type.Places
}

func planLadder(ladder *check.Ladder) Ladder {
	planned := Ladder{Name: ladder.Name, Label: ladder.Label, By: ladder.By, Own: None, Up: ladder.Up, Down: ladder.Down, Hold: planTerm(ladder.Hold), Lapse: ladder.Lapse,
		Grace: planWait(ladder.Grace), Reset: ladder.Reset, Carry: ladder.Carry}
	if ladder.Own != nil {
		planned.Own = ladder.Own.Index
	}
	places := ladder.Measure.Type.Places
	for _, tier := range ladder.Tiers {
		if tier.From != nil {
			places = max(places, tier.From.Type.Places)
		}
	}
	planned.Measure = atPlaces(lower(ladder.Measure), places)
	planned.Most = truncatedTo(lower(ladder.Most), places)
	for _, tier := range ladder.Tiers {
		one := Tier{Name: tier.Name}
		if tier.From != nil {
			one.From = atPlaces(lower(tier.From), places)
		}
		for _, also := range tier.Also {
			one.Also = append(one.Also, TierCondition{also.Or, lower(also.When)})
		}
		one.Keep = lower(tier.Keep)
		planned.Tiers = append(planned.Tiers, one)
	}
	return planned
}

func planSegment(segment *check.Ladder) Segment {
	planned := Segment{Name: segment.Name, Label: segment.Label}
	for _, line := range segment.Tiers {
		planned.Lines = append(planned.Lines, SegmentLine{line.Name, lower(line.When)})
	}
	return planned
}

func planChallenge(plan *Plan, challenge *check.Challenge) {
	planned := Challenge{Name: challenge.Name, Label: challenge.Label, Offer: None, Places: challenge.Least.Type.Places, Again: challenge.Again,
		Within: planTerm(challenge.Within), Rule: challenge.Done.Index}
	if challenge.Offer != nil {
		planned.Offer = challenge.Offer.Index
		planned.Fields = plan.Events[planned.Offer].Fields
	}
	for _, on := range challenge.Goals {
		if on.Of != nil {
			planned.Places = max(planned.Places, on.Of.Type.Places)
		}
	}
	planned.Least = atPlaces(lower(challenge.Least), planned.Places)
	for _, on := range challenge.Begins {
		event := &plan.Events[on.Event.Index]
		event.Begins = append(event.Begins, ChallengeOn{challenge.Index, None, nil, lower(on.When)})
	}
	for _, on := range challenge.Goals {
		one := ChallengeOn{challenge.Index, listOf(on), nil, lower(on.When)}
		if on.Of != nil {
			one.Of = atPlaces(lower(on.Of), planned.Places)
		}
		event := &plan.Events[on.Event.Index]
		event.Goals = append(event.Goals, one)
	}
	plan.Challenges = append(plan.Challenges, planned)
}

func planBudget(plan *Plan, budget *check.Budget) {
	planned := Budget{Amount: truncatedTo(lower(budget.Amount), plan.MoneyPlaces), Share: lower(budget.Share), Sales: budget.Sales, IsPeriodic: budget.Period != nil}
	if budget.Period != nil {
		planned.Period = *budget.Period
	}
	for _, rule := range budget.Rules {
		plan.Rules[rule.Index].Budgets = append(plan.Rules[rule.Index].Budgets, len(plan.Budgets))
	}
	plan.Budgets = append(plan.Budgets, planned)
}

func planRule(plan *Plan, rule *check.Rule) {
	places := 0
	planned := Rule{Name: rule.Name, Label: rule.Label, File: rule.Span.File, Line: rule.Span.Line, Validity: rule.Validity, During: None,
		Once: rule.Once, Expiry: planExpiry(rule.Expiry), After: planWait(rule.After), Boosts: rule.Boosts, Limit: planBound(rule.Limit, 0)}
	if rule.During != nil {
		planned.During = rule.During.Index
	}
	planned.Choice = None
	if rule.Choice != nil {
		planned.Choice = rule.Choice.Index
	}
	for _, before := range rule.Behind {
		planned.Behind = append(planned.Behind, before.Index)
	}
	for i, body := range rule.Bodies {
		one := Body{Event: None, List: None, To: lowerAll(body.To)}
		if body.Event != nil {
			one.Event = body.Event.Index
		}
		if body.List != nil {
			one.List = body.List.Index
		}
		for _, when := range body.When {
			one.When = append(one.When, Condition{Step: lower(when), Text: when.Text, Leaves: leavesOf(when, body.List != nil)})
		}
		discounts := false
		for _, effect := range body.Effects {
			one.Effects = append(one.Effects, planEffect(plan, effect))
			discounts = discounts || effect.Kind == Discount || effect.Kind == DiscountTo
			places = max(places, boundPlaces(effect, plan.MoneyPlaces))
		}
		planned.Bodies = append(planned.Bodies, one)
		if body.Timing != nil {
			plan.Timed = append(plan.Timed, planTiming(body.Timing, Reference{rule.Index, i}))
			continue
		}
		if move := body.Move; move != nil {
			moved := Moved{Reference: Reference{rule.Index, i}, Kind: move.Kind}
			if move.Challenge != nil {
				moved.Slot = move.Challenge.Index
			} else {
				moved.Slot = move.Ladder.Index
			}
			if move.Tier != nil {
				moved.Line = move.Tier.Index
			}
			plan.Moved = append(plan.Moved, moved)
			continue
		}
		event := &plan.Events[one.Event]
		event.Links = linksOf(event.Links, body)
		if discounts {
			event.Discounts = append(event.Discounts, Reference{rule.Index, i})
		} else {
			event.Rules = append(event.Rules, Reference{rule.Index, i})
		}
	}
	planned.Cap = planBound(rule.Cap, places)
	plan.Rules = append(plan.Rules, planned)
}

// boundPlaces is at how many places a rule's cap counts what an effect gives.
func boundPlaces(effect *check.Effect, moneyPlaces int) int {
	switch effect.Kind {
	case Earn:
		return effect.Wallet.Type.Places
	case Discount, DiscountTo:
		return moneyPlaces
	case Boost:
		for _, body := range effect.Target.Bodies {
			for _, earned := range body.Effects {
				if earned.Kind == Earn {
					return earned.Wallet.Type.Places
				}
			}
		}
	}
	return 0
}

func planEffect(plan *Plan, effect *check.Effect) Effect {
	planned := Effect{Kind: effect.Kind, Wallet: None, Target: None, Attribute: None, Voucher: None, Ladder: None, Words: effect.Words,
		Amount: lower(effect.Amount), Leaves: leavesOf(effect.Amount, false)}
	if effect.Amount != nil {
		planned.Text = effect.Amount.Text
	}
	planMessage(&planned, effect)
	switch {
	case effect.Wallet != nil:
		planned.Wallet = effect.Wallet.Index
	case effect.Target != nil:
		planned.Target = effect.Target.Index
	case effect.Attribute != nil:
		planned.Attribute = effect.Attribute.Index
		if isNumeric(effect.Attribute.Type.Kind) {
			planned.Amount = atPlaces(planned.Amount, effect.Attribute.Type.Places)
		}
	}
	if effect.Ladder != nil {
		planned.Ladder, planned.Tier, planned.Lasts = effect.Ladder.Index, effect.Tier.Index, planTerm(effect.Lasts)
		plan.Ladders[planned.Ladder].Granted = true
	}
	if effect.Voucher != nil {
		planned.Voucher = effect.Voucher.Index
		planned.Amount = truncatedTo(planned.Amount, 0)
		planned.Worth = lower(effect.Worth)
		if planned.Worth != nil {
			planned.Worth = roundedTo(planned.Worth, plan.MoneyPlaces)
		}
	}
	if effect.Kind == Discount || effect.Kind == DiscountTo || effect.Kind == ChargeMoney {
		planned.Amount = roundedTo(planned.Amount, plan.MoneyPlaces)
	}
	return planned
}

// roundedTo cuts an amount of money down to the currency's places.
func roundedTo(step *Step, places int) *Step {
	if step.Kind == Number {
		money := *step
		money.Kind = Money
		step = &money
	}
	return truncatedTo(step, places)
}

// leavesOf collects the values that an expression is worked out from, each once, by its name in the scheme. Those of
// a line are among them only where one line is at hand.
func leavesOf(e *check.Expression, line bool) []Leaf {
	c := collector{line: line, seen: map[string]bool{}}
	c.collect(e)
	return c.leaves
}

type collector struct {
	line   bool
	seen   map[string]bool
	leaves []Leaf
}

func (c *collector) collect(e *check.Expression) {
	if e == nil || len(c.leaves) == MostLeaves {
		return
	}
	_, isSlot := slots[e.Operation]
	switch isList := e.Operation >= check.OperationListSum && e.Operation <= check.OperationListOne; {
	case isSlot, isList, e.Operation == check.OperationOther, len(e.Arguments) == 0 && e.Operation != check.OperationConstant:
		c.add(e)
		return
	case e.Operation == check.OperationLookup && (c.line || !readsLine(e)):
		c.add(e)
	}
	for _, argument := range e.Arguments {
		c.collect(argument)
	}
	for _, row := range e.Rows {
		c.collect(row.Value)
	}
}

func (c *collector) add(e *check.Expression) {
	if e.Operation == check.OperationLineField && !c.line || e.Type.Kind == Lines || c.seen[e.Text] {
		return
	}
	c.seen[e.Text] = true
	c.leaves = append(c.leaves, Leaf{Name: e.Text, Step: lower(e)})
}

// readsLine tells whether an expression reads a field of a line.
func readsLine(e *check.Expression) bool {
	return e.Operation == check.OperationLineField || slices.ContainsFunc(e.Arguments, readsLine)
}
