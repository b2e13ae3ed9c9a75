package simulate

import (
	"fmt"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
)

// Month is what moved in one wallet of all members in a month, and what stands at its end.
type Month struct {
	Year, Month int
	Wallet      int
	Opening     int64
	Earned      int64 // credited by rules
	Received    int64
	Returned    int64
	Spent       int64
	Expired     int64
	Reversed    int64 // taken back, debts among it
	Sent        int64
	Debt        int64 // owed: what the month has added, and once Outstanding has worked it out what is owed at its end
	Pending     int64 // not available yet, likewise
	Outstanding int64 // available at the month's end, once Outstanding has worked it out
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
	case evaluate.EntryOpening:
		m.Opening += amount
	case evaluate.EntryEarned:
		m.Earned += amount
	case evaluate.EntryReceived:
		m.Received += amount
	case evaluate.EntryReturned:
		m.Returned += amount
	case evaluate.EntrySpent:
		m.Spent += amount
	case evaluate.EntryExpired:
		m.Expired += amount
	case evaluate.EntryReversed:
		m.Reversed += amount
	case evaluate.EntrySent:
		m.Sent += amount
	case evaluate.EntryDebt: // part of what was reversed, and nobody has it
		m.Debt += amount
	case evaluate.EntryDebtPaid: // part of what was credited
		m.Debt -= amount
	case evaluate.EntryPending:
		m.Pending += amount
	case evaluate.EntryMatured, evaluate.EntryPendingGone:
		m.Pending -= amount
	}
}

// follow puts the month behind the one before it: the law of the books, from month to month.
func (m *Month) follow(before *Month) {
	came := m.Opening + m.Earned + m.Received + m.Returned + m.Debt
	went := m.Spent + m.Expired + m.Reversed + m.Sent + m.Pending
	m.Outstanding = before.Outstanding + came - went
	m.Debt += before.Debt
	m.Pending += before.Pending
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
	before := make([]Month, len(r.Program.Plan().Wallets))
	var months []Month
	for number := first; number <= last; number++ {
		for wallet := range before {
			month := Month{Year: number / 12, Month: number%12 + 1, Wallet: wallet}
			if index, moved := r.months[monthKey{month.Year, month.Month, wallet}]; moved {
				month = r.Months[index]
			}
			month.follow(&before[wallet])
			before[wallet] = month
			months = append(months, month)
		}
	}
	return months
}

// number counts months, so that the next is one more.
func (m *Month) number() int { return m.Year*12 + m.Month - 1 }

func byTime(a, b Month) int { return a.number() - b.number() }

// balance asserts that the months add up to what the members have come to, column by column.
func (r *Result) balance() error {
	for wallet := range r.Program.Plan().Wallets {
		var moved, came Month
		for i := range r.Months {
			if r.Months[i].Wallet == wallet {
				moved.plus(&r.Months[i])
			}
		}
		moved.follow(&Month{})
		for _, state := range r.States {
			t := &state.Wallets[wallet].Totals
			came.plus(&Month{Opening: t.Opening, Earned: t.Earned, Received: t.Received, Returned: t.Returned, Spent: t.Spent, Expired: t.Expired,
				Reversed: t.Reversed, Sent: t.Sent, Debt: t.Debt, Pending: t.Pending, Outstanding: t.Available})
		}
		if moved != came {
			return fmt.Errorf("the months of `%s` do not add up to the members' books: %+v, and %+v", r.Program.Plan().Wallets[wallet].Name, moved, came)
		}
	}
	return nil
}

// plus adds the columns of another month.
func (m *Month) plus(other *Month) {
	m.Opening += other.Opening
	m.Earned += other.Earned
	m.Received += other.Received
	m.Returned += other.Returned
	m.Spent += other.Spent
	m.Expired += other.Expired
	m.Reversed += other.Reversed
	m.Sent += other.Sent
	m.Debt += other.Debt
	m.Pending += other.Pending
	m.Outstanding += other.Outstanding
}
