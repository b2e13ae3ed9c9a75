package mapping

import (
	"slices"
	"sort"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ByMember puts the events one member after the other, each member's in the order in which they are. The log must be
// sorted.
func (l *Log) ByMember() {
	starts := make([]int32, l.Members.Len()+1)
	for i := range l.rows {
		starts[l.rows[i].member+1]++
	}
	for i := range l.Members.Len() {
		starts[i+1] += starts[i]
	}
	rows := slices.Clone(l.rows)
	for i := range rows {
		place := &starts[rows[i].member]
		l.rows[*place] = rows[i]
		*place++
	}
}

// Until is how many events there are up to an instant. The log must be sorted.
func (l *Log) Until(until value.Instant) int {
	return sort.Search(len(l.rows), func(i int) bool { return l.rows[i].at > until })
}

// Truncate keeps the first so many events.
func (l *Log) Truncate(events int) { l.rows = l.rows[:events] }

// Member is the number of the member of the i-th event.
func (l *Log) Member(i int) int { return int(l.rows[i].member) }

// Has tells whether there is an event of a kind, by the slot of the plan's event.
func (l *Log) Has(kind int) bool { return len(l.kinds[kind].ids) > 0 }
