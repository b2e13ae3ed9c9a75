package evaluate

import (
	"errors"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// A budget bounds what some rules together give to all members. What is left of it is shared by everybody, so that
// events have to be applied in their total order.

// Shared is what all members share: what has been used of budgets, and what was sold.
type Shared struct {
	budgets []budgetState
	sales   []salesState
}

// budgetState is how far a budget has been used in its period. Money stands at eight places.
type budgetState struct {
	start, end value.Instant
	amount     value.Wide // of a budget that is fixed at its period's start
	used       value.Wide
}

// salesState adds up what was sold in a period, and in the one before.
type salesState struct {
	start, end    value.Instant
	sum, previous value.Wide // in the currency's smallest unit
}

// budgetPlaces is at how many places budgets are kept: a point may be worth less than a cent.
const budgetPlaces = 8

// NewShared makes what the members of a plan share, of which nothing is used.
func NewShared(plan *compile.Plan) *Shared {
	return &Shared{budgets: make([]budgetState, len(plan.Budgets)), sales: make([]salesState, len(plan.Budgets))}
}

// Clone copies what is shared.
func (s *Shared) Clone() *Shared {
	if s == nil {
		return nil
	}
	return &Shared{budgets: slices.Clone(s.budgets), sales: slices.Clone(s.sales)}
}

// errNoShared says that budgets need somewhere to be kept.
var errNoShared = errors.New("the scheme has budgets: say where they are kept, in the outcome's Shared")

// turnShared goes on to the periods that an instant is in. A budget that is a share is fixed then, by what was sold as
// it is known then.
func (e *Evaluator) turnShared(now value.Instant) {
	if e.Shared == nil {
		return
	}
	for i := range e.plan.Budgets {
		planned := &e.plan.Budgets[i]
		if planned.Share != nil {
			e.Shared.sales[i].turn(e.plan.Zone, planned.Sales, now)
		}
		if planned.IsPeriodic {
			e.turnBudget(i, now)
		}
	}
}

func (e *Evaluator) turnBudget(index int, now value.Instant) {
	planned, state := &e.plan.Budgets[index], &e.Shared.budgets[index]
	if state.end != 0 && now < state.end {
		return
	}
	state.start, state.end, state.used = e.plan.Zone.StartOf(now, planned.Period), e.plan.Zone.EndOf(now, planned.Period), value.Wide{}
	state.amount = e.budgetAmount(index, state.start)
}

// budgetAmount is how much a budget comes to at an instant, at eight places.
func (e *Evaluator) budgetAmount(index int, at value.Instant) value.Wide {
	planned := &e.plan.Budgets[index]
	frame := e.frame // what is judged meanwhile goes on after it
	e.frame.now = at
	defer func() { e.frame = frame }()
	if planned.Share == nil {
		amount := e.frame.calculate(planned.Amount)
		wide, _ := amount.number.Rescale(planned.Amount.Places, budgetPlaces, value.Down)
		return wide
	}
	share := e.frame.calculate(planned.Share)
	product, ok := e.Shared.sales[index].previous.Multiply(share.number)
	wide, fits := product.Rescale(e.plan.MoneyPlaces+planned.Share.Places, budgetPlaces, value.Down)
	if share.missing || !ok || !fits || wide.Sign() < 0 {
		return value.Wide{}
	}
	return wide
}

// turn goes on to the period that an instant is in.
func (s *salesState) turn(zone *value.Zone, period value.Period, now value.Instant) {
	if s.end != 0 && now < s.end {
		return
	}
	start := zone.StartOf(now, period)
	if s.end == start {
		s.previous = s.sum
	} else {
		s.previous = value.Wide{}
	}
	s.sum, s.start, s.end = value.Wide{}, start, zone.EndOf(now, period)
}

// addSales counts what a purchase comes to, or takes back what is refunded of one: at the time of the purchase.
func (e *Evaluator) addSales(at value.Instant, amount int64) {
	e.Sold = amount
	if e.Shared == nil {
		return
	}
	for i := range e.plan.Budgets {
		planned, sales := &e.plan.Budgets[i], &e.Shared.sales[i]
		switch {
		case planned.Share == nil:
		case at >= sales.start:
			sales.sum, _ = sales.sum.Add(value.WideOf(amount))
		case e.plan.Zone.EndOf(at, planned.Sales) == sales.start:
			sales.previous, _ = sales.previous.Add(value.WideOf(amount))
		}
	}
}

// refundSales takes back what a refund gives back of what was sold.
func (e *Evaluator) refundSales(state *State) {
	if one := &state.memory.records[e.order.refund.position]; e.plan.Events[one.kind].Role == compile.RolePurchase {
		e.addSales(one.at, -e.order.refund.amount)
	}
}

// roomOf is what is left of a budget, less what the event at hand is to use of it.
func (e *Evaluator) roomOf(budget int) value.Wide {
	state := &e.Shared.budgets[budget]
	amount := state.amount
	if !e.plan.Budgets[budget].IsPeriodic {
		amount = e.budgetAmount(budget, e.frame.now)
	}
	left, _ := amount.Subtract(state.used)
	left, _ = left.Subtract(e.budgeted[budget])
	if left.Sign() < 0 {
		return value.Wide{}
	}
	return left
}

// capBudgets does the last part of stage 7: what expires soonest, then what comes first by the rule's name, is let
// through first; vouchers come behind what is credited.
func (e *Evaluator) capBudgets() {
	if len(e.plan.Budgets) == 0 {
		return
	}
	for i := range e.planned {
		if credit := &e.planned[i]; credit.source == ledger.Earned && credit.amount > 0 {
			e.budgetCredit(credit)
		}
	}
	for i := range e.issues {
		e.budgetIssue(&e.issues[i])
	}
}

func (e *Evaluator) budgetCredit(credit *plannedCredit) {
	for j := credit.shares.from; j < credit.shares.to; j++ {
		share := &e.shares[j]
		let := e.withinBudgets(share.rule, credit.wallet, max(share.amount, 0))
		if share.amount > let {
			credit.amount -= share.amount - let
			share.amount = let
		}
		e.useBudgets(share.rule, e.costOfUnits(credit.wallet, max(share.amount, 0)))
	}
	e.lower(credit, e.withinBudgets(credit.rule, credit.wallet, credit.amount))
	e.useBudgets(credit.rule, e.costOfUnits(credit.wallet, credit.amount))
}

// withinBudgets is how many units of a wallet the budgets of a rule still let through.
func (e *Evaluator) withinBudgets(rule, wallet int, amount int64) int64 {
	for _, budget := range e.plan.Rules[rule].Budgets {
		amount = min(amount, e.unitsFor(wallet, e.roomOf(budget)))
	}
	return amount
}

func (e *Evaluator) useBudgets(rule int, cost value.Wide) {
	for _, budget := range e.plan.Rules[rule].Budgets {
		e.budgeted[budget], _ = e.budgeted[budget].Add(cost)
	}
}

// rate is what so many units of a wallet are worth, both whole numbers: the money at eight places.
func (e *Evaluator) rate(wallet int) (units, money value.Wide) {
	planned := &e.plan.Wallets[wallet]
	if planned.Redeem == nil {
		unit, _ := value.PowerOfTen(max(0, budgetPlaces-planned.Places))
		return value.WideOf(1), value.WideOf(unit) // money itself
	}
	money, _ = e.frame.calculate(planned.Redeem.Worth).number.Rescale(e.plan.MoneyPlaces, budgetPlaces, value.Down)
	return e.frame.calculate(planned.Redeem.Quantity).number, money
}

// costOfUnits is what units cost, rounded up.
func (e *Evaluator) costOfUnits(wallet int, amount int64) value.Wide {
	units, money := e.rate(wallet)
	product, _ := value.WideOf(amount).Multiply(money)
	cost, _ := product.Divide(units, value.Up)
	return cost
}

// unitsFor is how many units an amount of money pays.
func (e *Evaluator) unitsFor(wallet int, left value.Wide) int64 {
	units, money := e.rate(wallet)
	if money.IsZero() {
		return ledger.Most
	}
	product, ok := left.Multiply(units)
	quotient, fits := product.Divide(money, value.Down)
	number, narrow := quotient.Int64()
	if !ok || !fits || !narrow {
		return ledger.Most
	}
	return number
}

// budgetIssue gives as many vouchers as the budgets of their rule let through.
func (e *Evaluator) budgetIssue(issue *plannedIssue) {
	rule := issue.reference.Rule
	if len(e.plan.Rules[rule].Budgets) == 0 || issue.count == 0 {
		return
	}
	each, _ := value.WideOf(issue.cost/issue.count).Rescale(e.plan.MoneyPlaces, budgetPlaces, value.Down)
	for _, budget := range e.plan.Rules[rule].Budgets {
		if each.IsZero() {
			break
		}
		quotient, _ := e.roomOf(budget).Divide(each, value.Down)
		if count, narrow := quotient.Int64(); narrow && count < issue.count {
			issue.cost = issue.cost / issue.count * count
			issue.count = count
		}
	}
	cost, _ := value.WideOf(issue.cost).Rescale(e.plan.MoneyPlaces, budgetPlaces, value.Down)
	e.useBudgets(rule, cost)
	if fired := e.firingOf(rule); issue.count == 0 && e.givesOnly(fired) {
		fired.acts = false // what gives nothing uses up nothing
	}
}

// givesOnly tells whether a rule does nothing but give.
func (e *Evaluator) givesOnly(fired *firing) bool {
	return !slices.ContainsFunc(e.plan.Rules[fired.rule].Bodies[fired.body].Effects, func(effect compile.Effect) bool {
		return isAct(effect.Kind) && effect.Kind != compile.Issue
	})
}

// budgetDiscount is what the budgets of a rule let it take off, which uses them.
func (e *Evaluator) budgetDiscount(rule int, discount int64) int64 {
	discount = e.withinBudgetsOfMoney(rule, discount)
	cost, _ := value.WideOf(discount).Rescale(e.plan.MoneyPlaces, budgetPlaces, value.Down)
	e.useBudgets(rule, cost)
	return discount
}

func (e *Evaluator) withinBudgetsOfMoney(rule int, discount int64) int64 {
	for _, budget := range e.plan.Rules[rule].Budgets {
		left, _ := e.roomOf(budget).Rescale(budgetPlaces, e.plan.MoneyPlaces, value.Down)
		if number, narrow := left.Int64(); narrow {
			discount = min(discount, number)
		}
	}
	return discount
}

// spendBudgets writes what the event used of budgets.
func (e *Evaluator) spendBudgets() {
	for i := range e.budgeted {
		e.Shared.budgets[i].used, _ = e.Shared.budgets[i].used.Add(e.budgeted[i])
	}
}
