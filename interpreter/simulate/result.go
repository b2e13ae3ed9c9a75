package simulate

import (
	"slices"

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
	Account  *mapping.Account
	Profiles *mapping.Account // of the members' files
	Applied  int64
	Refusals []Refusal
	Failures []Refusal            // rules by time that were left out, of no event
	States   []*interpreter.State // by member
	Members  []Counts             // by member
	Order    []int32              // the members by id
	Months   []Month              // that anything moved in; Outstanding gives all of them

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

// Month is what moved in one wallet of all members in a month.
type Month struct {
	Year, Month int
	Wallet      int
	Earned      int64 // credited by rules
	Spent       int64
	Expired     int64
	Reversed    int64 // taken back, debts among it
	Change      int64 // of what is available
	Outstanding int64 // available at the month's end, once Outstanding has worked it out
}

type monthKey struct{ year, month, wallet int }

func newResult(program *interpreter.Program, log *mapping.Log, account, profiles *mapping.Account) *Result {
	return &Result{Program: program, Account: account, Profiles: profiles, Members: make([]Counts, log.Members.Len()), Order: log.Members.Order(),
		months: map[monthKey]int{}}
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
		case entry.Kind == evaluate.EntryFailed:
			r.fail(entry)
		}
	}
}

func (r *Result) month(entry *evaluate.Entry) *Month {
	day, _ := r.Program.Plan().Zone.Civil(entry.At)
	key := monthKey{day.Year(), day.Month(), entry.Wallet}
	index, ok := r.months[key]
	if !ok {
		index = len(r.Months)
		r.months[key] = index
		r.Months = append(r.Months, Month{Year: key.year, Month: key.month, Wallet: key.wallet})
	}
	return &r.Months[index]
}

func (m *Month) add(entry *evaluate.Entry) {
	amount := entry.Amount
	switch entry.Kind {
	case evaluate.EntryEarned:
		m.Earned += amount
		m.Change += amount
	case evaluate.EntryReceived, evaluate.EntryOpening, evaluate.EntryReturned:
		m.Change += amount
	case evaluate.EntrySpent:
		m.Spent += amount
		m.Change -= amount
	case evaluate.EntrySent:
		m.Change -= amount
	case evaluate.EntryExpired:
		m.Expired += amount
		m.Change -= amount
	case evaluate.EntryReversed:
		m.Reversed += amount
		m.Change -= amount
	case evaluate.EntryDebt: // part of what was reversed, and nobody has it
		m.Change += amount
	case evaluate.EntryDebtPaid, evaluate.EntryPending: // part of what was credited
		m.Change -= amount
	case evaluate.EntryMatured, evaluate.EntryPendingGone: // pending it was not available
		m.Change += amount
	}
}

// Outstanding gives every month of every wallet, from the first in which anything moved to the last of the simulation,
// with what is available at its end, in order of time and wallet.
func (r *Result) Outstanding() []Month {
	if len(r.Months) == 0 {
		return nil
	}
	earliest, latest := slices.MinFunc(r.Months, byTime), slices.MaxFunc(r.Months, byTime)
	first, last := earliest.number(), latest.number()
	day, _ := r.Program.Plan().Zone.Civil(r.Until)
	last = max(last, (&Month{Year: day.Year(), Month: day.Month()}).number())
	outstanding := make([]int64, len(r.Program.Plan().Wallets))
	var months []Month
	for number := first; number <= last; number++ {
		for wallet := range outstanding {
			month := Month{Year: number / 12, Month: number%12 + 1, Wallet: wallet}
			if index, moved := r.months[monthKey{month.Year, month.Month, wallet}]; moved {
				month = r.Months[index]
			}
			outstanding[wallet] += month.Change
			month.Outstanding = outstanding[wallet]
			months = append(months, month)
		}
	}
	return months
}

// number counts months, so that the next is one more.
func (m *Month) number() int { return m.Year*12 + m.Month - 1 }

func byTime(a, b Month) int { return a.number() - b.number() }
