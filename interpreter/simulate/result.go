package simulate

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Result is what a simulation came to.
type Result struct {
	Program  *interpreter.Program
	Until    value.Instant
	HasEnd   bool // there is an end: it was asked for, or there are events
	Account  *mapping.Account
	Profiles *mapping.Account // of the members' files
	Applied  int64
	Refusals []Refusal
	Failures []Refusal            // rules by time that were left out, of no event
	States   []*interpreter.State // by member
	Members  []Counts             // by member
	Order    []int32              // the members by id
	Months   []Month              // that anything moved in; Outstanding gives all of them

	Sales     value.Wide   // what purchases came to, net, less what was refunded of them
	Given     []value.Wide // by wallet: what rules credited, less what was taken back of it
	UsedWorth []value.Wide // by voucher: what those that were used took off orders

	months map[monthKey]int
}

// Counts is how many events of a member were applied, and how many refused.
type Counts struct{ Applied, Refused int64 }

// Refusal is an event that was refused.
type Refusal struct {
	Member string
	At     value.Instant
	Event  string
	ID     string
	Rule   string // that refused it; empty if it was none
	Code   string
	Reason dsl.Words
	File   string
	Line   int64
}

type monthKey struct{ year, month, wallet int }

func newResult(program *interpreter.Program, log *mapping.Log, account, profiles *mapping.Account) *Result {
	return &Result{Program: program, Account: account, Profiles: profiles, Members: make([]Counts, log.Members.Len()), Order: log.Members.Order(),
		Given: make([]value.Wide, len(program.Plan().Wallets)), UsedWorth: make([]value.Wide, len(program.Plan().Vouchers)), months: map[monthKey]int{}}
}

// refuse notes a refused event, a line for each reason.
func (r *Result) refuse(member int, event *evaluate.Event, refused *interpreter.Refused) {
	r.Members[member].Refused++
	plan := r.Program.Plan()
	for _, reason := range refused.Reasons {
		refusal := Refusal{Member: event.Member, At: event.At, Event: plan.Events[event.Kind].Name, ID: event.ID, Code: reason.Code,
			Reason: reason.Words, File: event.Origin.File, Line: event.Origin.Line}
		if reason.Rule != compile.None {
			refusal.Rule = plan.Rules[reason.Rule].Name
		}
		r.Refusals = append(r.Refusals, refusal)
	}
}

// fail notes a rule by time that was left out.
func (r *Result) fail(entry *evaluate.Entry) {
	plan := r.Program.Plan()
	r.Failures = append(r.Failures, Refusal{Member: entry.Member, At: entry.At, Rule: plan.Rules[entry.Rule].Name, Code: entry.Operands[0].Text,
		Reason: evaluate.Reason(plan, entry)})
}

// Refused is how many events were refused.
func (r *Result) Refused() int64 {
	var refused int64
	for _, counts := range r.Members {
		refused += counts.Refused
	}
	return refused
}

// addUp adds entries to their months, and notes what failed.
func (r *Result) addUp(entries []evaluate.Entry) {
	for i := range entries {
		switch entry := &entries[i]; {
		case entry.Wallet != compile.None:
			r.month(entry).add(entry)
			r.give(entry)
		case entry.Kind == evaluate.EntryUsed:
			r.UsedWorth[entry.Voucher], _ = r.UsedWorth[entry.Voucher].Add(value.WideOf(entry.Worth))
		case entry.Kind == evaluate.EntryFailed:
			r.fail(entry)
		}
	}
}

// give adds up what rules give. What refunds take back of what was paid in is none of it.
func (r *Result) give(entry *evaluate.Entry) {
	given := &r.Given[entry.Wallet]
	switch {
	case entry.Kind == evaluate.EntryEarned:
		*given, _ = given.Add(value.WideOf(entry.Amount))
	case entry.Kind == evaluate.EntryReversed && entry.Rule != compile.None:
		*given, _ = given.Subtract(value.WideOf(entry.Amount))
	}
}

// sell adds up what purchases come to.
func (r *Result) sell(net int64) { r.Sales, _ = r.Sales.Add(value.WideOf(net)) }
