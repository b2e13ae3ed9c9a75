package generate

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Measure adds up what a history is like while it is written: eight bytes a member, and what is known of days.
type Measure struct {
	Events   int64
	Kinds    []int64  // events by kind
	Names    []string // of the kinds
	Revenue  int64    // what was bought, less what was brought back
	Weekdays [7]int64 // purchases, Monday first
	Months   [12]int64
	spent    []int64 // by member
	last     []int32 // the day of the last purchase, from 1970; 0 is none
	gaps     [longestMeasured + 1]int64
}

// longestMeasured is the gap in days from which gaps are counted as one.
const longestMeasured = 3660

// NewMeasure begins to add up a shop's history.
func (s *Shop) NewMeasure() *Measure {
	measure := &Measure{Kinds: make([]int64, len(s.kinds)), spent: make([]int64, s.options.Members), last: make([]int32, s.options.Members)}
	for i := range s.kinds {
		measure.Names = append(measure.Names, string(s.kinds[i].name))
	}
	return measure
}

func (m *Measure) observe(s *Shop, e *Event) {
	m.Events++
	m.Kinds[e.Kind]++
	switch s.kinds[e.Kind].role {
	case compile.RolePurchase:
		day := value.Date(e.At / (86400 * microseconds))
		m.Revenue += e.Amount
		m.spent[e.Member] += e.Amount
		m.Weekdays[day.Weekday()-1]++
		m.Months[day.Month()-1]++
		if before := m.last[e.Member]; before > 0 {
			m.gaps[min(int32(day)-before, longestMeasured)]++
		}
		m.last[e.Member] = int32(day)
	case compile.RoleRefund:
		m.Revenue -= e.Amount
		m.spent[e.Member] -= e.Amount
	}
}

// TopFifth is the share of revenue that the fifth of members has who spend most, in thousandths.
func (m *Measure) TopFifth() int64 {
	slices.Sort(m.spent)
	var top int64
	for _, spent := range m.spent[len(m.spent)-(len(m.spent)+4)/5:] {
		top += spent
	}
	return top / max(m.Revenue/1000, 1)
}

// Gap is the days between two purchases of a member that a percentage of all gaps do not exceed.
func (m *Measure) Gap(percent int64) int {
	var all, until int64
	for _, count := range m.gaps {
		all += count
	}
	for days, count := range m.gaps {
		if until += count; until*100 >= all*percent {
			return days
		}
	}
	return longestMeasured
}
