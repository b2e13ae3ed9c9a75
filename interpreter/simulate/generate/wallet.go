package generate

import (
	"math"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// wallet is what a shop knows of a wallet, to guess what a member has in it.
type wallet struct {
	units int64 // that a member earns, at the wallet's places; 0 where purchases earn none
	every int64 // for so much money
	least int64 // that are redeemed at once
	steps int64 // they are redeemed in steps of it
	rate  int64 // so many units
	worth int64 // pay for so much money
}

// readWallets reads what the wallets of the scheme give and pay. Where it is no plain number, it is guessed.
func (s *Shop) readWallets() {
	for slot := range s.plan.Wallets {
		planned := &s.plan.Wallets[slot]
		one, _ := value.PowerOfTen(planned.Places)
		known := wallet{every: 10 * s.money(), least: 10 * one, steps: 10 * one, rate: one, worth: 1}
		s.readEarned(slot, one, &known)
		if redeem := planned.Redeem; redeem != nil {
			known.rate = max(s.constant(redeem.Quantity, planned.Places, one), 1)
			known.worth = max(s.constant(redeem.Worth, s.plan.MoneyPlaces, s.money()), 1)
			known.steps = max(s.constant(redeem.Steps, planned.Places, known.rate), 1)
			known.least = max(s.constant(redeem.Minimum, planned.Places, known.steps), known.steps)
		}
		s.wallets = append(s.wallets, known)
	}
}

// money is one unit of the currency in its smallest.
func (s *Shop) money() int64 {
	unit, _ := value.PowerOfTen(s.plan.MoneyPlaces)
	return unit
}

// readEarned finds the rule that gives units for what is bought. Of several the first by name will do: boosts, tiers and
// conditions make what a member has a guess anyway, which is why half of it is asked for at most.
func (s *Shop) readEarned(slot int, one int64, known *wallet) {
	if s.first[compile.RolePurchase] == compile.None {
		return
	}
	for _, reference := range s.plan.Events[s.first[compile.RolePurchase]].Rules {
		body := &s.plan.Rules[reference.Rule].Bodies[reference.Body]
		if len(body.To) > 0 {
			continue // others have it, or may
		}
		for _, effect := range body.Effects {
			if effect.Kind != compile.Earn || effect.Wallet != slot {
				continue
			}
			if known.units == 0 {
				known.units = one
			}
			walk(effect.Amount, func(step *compile.Step) {
				if step.Operation != compile.OperationEvery && step.Operation != compile.OperationPer || len(step.Arguments) < 2 {
					return
				}
				known.units = s.constant(step.Arguments[0], s.plan.Wallets[slot].Places, known.units)
				known.every = max(s.constant(step.Arguments[1], s.plan.MoneyPlaces, known.every), 1)
			})
		}
	}
}

// constant is a number that a step always gives, at these places; else what is guessed.
func (s *Shop) constant(step *compile.Step, places int, guess int64) int64 {
	for step != nil && (step.Operation == compile.OperationRescale || step.Operation == compile.OperationTruncate) && len(step.Arguments) == 1 {
		step = step.Arguments[0]
	}
	if step == nil {
		return guess
	}
	number, from := step.Number, step.Places
	switch step.Operation {
	case compile.OperationConstant:
	case compile.OperationParam:
		number, from = s.plan.Params[step.Slot].Values[0].Number, s.plan.Params[step.Slot].Places
	default:
		return guess
	}
	whole, ok := number.Int64()
	if !ok {
		return guess
	}
	up, _ := value.PowerOfTen(max(places-from, 0))
	down, _ := value.PowerOfTen(max(from-places, 0))
	return whole * up / down
}

// chooseWallets chooses the wallet whose units members spend.
func (s *Shop) chooseWallets() {
	s.payingUnits, s.redeeming = s.spending(compile.RolePurchase), s.spending(compile.RoleRedeem)
	s.earning = s.payingUnits
	if s.earning == compile.None {
		s.earning = s.redeeming
	} else if s.redeeming != s.earning {
		s.redeeming = compile.None
	}
}

// readCosts finds out what units the rules may charge on the scheme's own events. What can't be known nobody has.
func (s *Shop) readCosts() {
	for slot := range s.plan.Events {
		event := &s.plan.Events[slot]
		if event.Role != compile.RoleOwn {
			continue
		}
		for _, reference := range event.Rules {
			for _, effect := range s.plan.Rules[reference.Rule].Bodies[reference.Body].Effects {
				if effect.Kind != compile.ChargeUnits {
					continue
				}
				cost := int64(math.MaxInt64)
				if effect.Wallet == s.earning {
					cost = s.constant(effect.Amount, s.plan.Wallets[effect.Wallet].Places, cost)
				}
				s.kinds[slot].cost = max(s.kinds[slot].cost, cost)
			}
		}
	}
}

// spending is the wallet whose units members spend: the first that a purchase, or else a redeeming, has a field for.
func (s *Shop) spending(role compile.Role) int {
	slot := s.first[role]
	if slot == compile.None {
		return compile.None
	}
	for i := range s.kinds[slot].fields {
		if one := &s.kinds[slot].fields[i]; one.fill == fillUnits && s.wallets[one.wallet].units > 0 {
			return one.wallet
		}
	}
	return compile.None
}
