package simulate

import (
	"cmp"
	"context"
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/history"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/mapping"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Where no member has anything to do with another, one life is lived after the other: a member's state is then at hand
// while it is needed, and not fetched anew for each event. What is told of events is put into their total order
// afterwards, so that nobody can tell.

// isLocal tells whether members can be taken one after the other: nothing reaches another's books, nothing is shared,
// and nobody watches the events in their order.
func (r *run) isLocal() bool {
	plan := r.plan
	return r.options.Observer == nil && !r.hasRanks && !plan.IsLinked() && len(plan.Budgets) == 0 && len(plan.Timed) == 0 &&
		!r.transfers()
}

// transfers tells whether members transfer anything to each other.
func (r *run) transfers() bool {
	for kind := range r.plan.Events {
		if r.plan.Events[kind].Role == compile.RoleTransfer && r.log.Has(kind) {
			return true
		}
	}
	return false
}

// late is what is found out about an event when its turn comes.
type late struct {
	at     value.Instant
	member int32
	bad    history.BadRow
	isLeft bool
	err    error // that ends the simulation
}

// lives applies the events member by member.
func (r *run) lives(ctx context.Context) error {
	r.log.ByMember()
	r.isLate = true
	for i := 0; i < r.log.Len(); i++ {
		if err := r.pause(ctx, i); err != nil {
			return err
		}
		member := r.log.Fill(i, &r.event)
		if err := r.apply(member); err != nil {
			r.late = append(r.late, late{at: r.event.At, member: int32(member), err: err})
			for i+1 < r.log.Len() && r.log.Member(i+1) == member {
				i++ // what comes later in this life can't be what comes first
			}
		}
	}
	return r.tellLate()
}

// tellLate puts into the total order of events what was found out about them.
func (r *run) tellLate() error {
	place := make(map[string]int32, len(r.result.Refusals))
	ranks := make([]int32, len(r.result.Order))
	for rank, number := range r.result.Order {
		ranks[number] = int32(rank)
	}
	for i := range r.result.Refusals {
		number, _ := r.log.Members.Number(r.result.Refusals[i].Member)
		place[r.result.Refusals[i].Member] = ranks[number]
	}
	slices.SortStableFunc(r.result.Refusals, func(a, b Refusal) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(place[a.Member], place[b.Member]))
	})
	slices.SortStableFunc(r.late, func(a, b late) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(ranks[a.member], ranks[b.member]))
	})
	for i := range r.late {
		if err := r.tell(&r.late[i]); err != nil {
			return err
		}
	}
	return nil
}

// tell skips a row, or leaves it out, or ends the simulation.
func (r *run) tell(one *late) error {
	switch {
	case one.err != nil:
		return one.err
	case one.isLeft:
		return r.account.Leave(one.bad)
	}
	return r.account.Skip(one.bad)
}

// found notes what is found out about the event at hand: at once, or when all are through.
func (r *run) found(bad history.BadRow, isLeft bool) error {
	one := late{at: r.event.At, bad: bad, isLeft: isLeft}
	if !r.isLate {
		return r.tell(&one)
	}
	number, _ := r.log.Members.Number(r.event.Member)
	one.member = int32(number)
	r.late = append(r.late, one)
	return nil
}

// repeated leaves a repeat out; another event under the same id is bad data.
func (r *run) repeated(duplicate *interpreter.Duplicate) error {
	if duplicate.Same {
		return r.leave(Repeated, "id", duplicate.ID)
	}
	bad := r.idClash(duplicate.ID)
	if r.options.OnBad == mapping.Stop {
		return bad.DataError()
	}
	return r.found(bad, false)
}
