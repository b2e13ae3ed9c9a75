package compile

import "github.com/punchcard-lang/punchcard/interpreter/check"

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
