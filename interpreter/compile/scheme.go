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
