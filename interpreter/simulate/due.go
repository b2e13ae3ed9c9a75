package simulate

import (
	"cmp"
	"container/heap"
	"context"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// What time does to one member is nobody else's business, so that it can wait until the member's next event. Where rules
// by time draw on a budget it can't: then it is done in the total order of instants and members.

// dueQueue is the members by when something is due for them next. What is out of date is passed over.
type dueQueue struct {
	waiting []waiting
	until   value.Instant // what is due later is not waited for
	place   []int32       // of each member among the ids
}

type waiting struct {
	at     value.Instant
	member int32
}

// newDueQueue makes a queue where the scheme needs one; else nil.
func (r *run) newDueQueue() *dueQueue {
	if len(r.plan.Budgets) == 0 || len(r.plan.Timed) == 0 {
		return nil
	}
	q := &dueQueue{until: r.result.Until, place: make([]int32, len(r.result.States))}
	for place, number := range r.result.Order {
		q.place[number] = int32(place)
	}
	for number := range r.result.States {
		q.put(number, r.result.States[number])
	}
	return q
}

// put notes when something is due for a member next.
func (q *dueQueue) put(number int, state *interpreter.State) {
	if at := state.NextDue(); q != nil && at <= q.until {
		heap.Push(q, waiting{at, int32(number)})
	}
}

// dueUntil does what is due for all members up to an instant, in its total order.
func (r *run) dueUntil(ctx context.Context, until value.Instant) error {
	for r.due != nil && len(r.due.waiting) > 0 && r.due.waiting[0].at <= until {
		if err := ctx.Err(); err != nil {
			return err
		}
		first := heap.Pop(r.due).(waiting)
		state := r.result.States[first.member]
		if state.NextDue() != first.at {
			continue
		}
		r.states, r.happening = append(r.states[:0], state), Happening{}
		if err := r.options.Program.Advance(&r.outcome, r.states, first.at); err != nil {
			return err
		}
		if err := r.observe(); err != nil {
			return err
		}
		r.due.put(int(first.member), state)
	}
	return nil
}

// Len, Less, Swap, Push and Pop make it a heap.
func (q *dueQueue) Len() int { return len(q.waiting) }

// Less orders by instant, then by member id.
func (q *dueQueue) Less(i, j int) bool {
	a, b := q.waiting[i], q.waiting[j]
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(q.place[a.member], q.place[b.member])) < 0
}

// Swap swaps two places.
func (q *dueQueue) Swap(i, j int) { q.waiting[i], q.waiting[j] = q.waiting[j], q.waiting[i] }

// Push appends one.
func (q *dueQueue) Push(one any) { q.waiting = append(q.waiting, one.(waiting)) }

// Pop takes the last off.
func (q *dueQueue) Pop() any {
	last := q.waiting[len(q.waiting)-1]
	q.waiting = q.waiting[:len(q.waiting)-1]
	return last
}
