package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

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
			one.When = append(one.When, planCondition(when, body.List != nil))
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
				planned.Done = move.Challenge.Done == rule
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
