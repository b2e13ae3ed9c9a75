package generate

import (
	"container/heap"
	"context"

	"github.com/punchcard-lang/punchcard/interpreter/tabular"
)

// ByMember writes the history member after member, in the memory of one.
func (s *Shop) ByMember(ctx context.Context, table *tabular.Table, measure *Measure) error {
	w := s.newWriter(table, measure)
	var m member
	var e Event
	for number := range s.options.Members {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.tell(number)
		s.begin(&m, number)
		for m.next(&e) {
			if err := w.write(&e); err != nil {
				return err
			}
		}
	}
	return nil
}

// ByTime writes the same rows in the order of all events: instant, then member. Every member is under way at once, in
// some 320 bytes.
func (s *Shop) ByTime(ctx context.Context, table *tabular.Table, measure *Measure) error {
	w := s.newWriter(table, measure)
	members := make([]member, s.options.Members)
	var e Event
	written := 0
	line := make(queue, 0, len(members))
	for number := range members {
		s.begin(&members[number], number)
		line.wait(&members[number])
	}
	heap.Init(&line)
	for len(line) > 0 {
		m := line[0].member
		if m.step(&e) {
			if err := w.write(&e); err != nil {
				return err
			}
		}
		if line.again(m.due()); len(line) < len(members) {
			s.tell(len(members) - len(line))
		}
		if written++; written%often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// often is after how many steps it is asked whether to go on.
const often = 1 << 14

// queue is the members in the order in which something happens to them.
type queue []turn

type turn struct {
	at     int64
	member *member
}

func (q *queue) wait(m *member) {
	if at := m.due(); at < never {
		*q = append(*q, turn{at, m})
	}
}

// again puts the first of the queue where it belongs now.
func (q *queue) again(at int64) {
	if at >= never {
		heap.Pop(q)
		return
	}
	(*q)[0].at = at
	heap.Fix(q, 0)
}

// The queue is a heap, with nothing boxed but what leaves it.

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool {
	return q[i].at < q[j].at || q[i].at == q[j].at && q[i].member.number < q[j].member.number
}

// Push is never called: members leave, they don't come.
func (q *queue) Push(any) {}

// Pop takes the last away.
func (q *queue) Pop() any {
	*q = (*q)[:len(*q)-1]
	return nil
}

// tell says how many members are through, now and then.
func (s *Shop) tell(through int) {
	if s.options.Progress != nil && through%64 == 0 {
		s.options.Progress(int64(through), int64(s.options.Members))
	}
}
