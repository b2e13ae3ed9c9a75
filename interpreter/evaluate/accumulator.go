package evaluate

import (
	"math"
	"sort"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Accumulator adds something up over a window of time: a metric, or what a cap has let through. All windows fold: what
// left one is forgotten. Reading changes nothing that a later reading could see, so that a state does not depend on
// who looked at it.
type Accumulator struct {
	sum      int64         // now, or of this period, or the faded value at 8 places
	previous int64         // of the period before
	start    value.Instant // of this period
	end      value.Instant
	day      value.Date // at which a faded value was worked out
	known    bool       // of a share: there is one, be it 0
	since    int64      // the number of the first event that it can have counted
	parts    []part     // of a rolling window, in the order in which they leave it
	head     int
}

// part is what one event added to a rolling window.
type part struct {
	event  int64
	leaves value.Instant
	amount int64
}

// span is a window with its length worked out.
type span struct {
	kind   compile.WindowKind
	period value.Period
	length value.Duration
	decay  *value.Decay
	zone   *value.Zone

	membership bool // the period is a year that begins with the day of joining
	joined     value.Date
}

// read returns what has been added up as of an instant.
func (a *Accumulator) read(window *span, now value.Instant) int64 {
	switch window.kind {
	case compile.OverLast:
		a.leave(now)
	case compile.ThisPeriod:
		return a.readPeriod(now)
	case compile.PreviousPeriod:
		return a.readPrevious(window, now)
	case compile.Decay:
		return a.faded(window, now)
	}
	return a.sum
}

// readPeriod reads the sum of the period that an instant is in. That can be the one before: a review judges the
// period that has ended, and the member's events may have begun the next.
func (a *Accumulator) readPeriod(now value.Instant) int64 {
	switch {
	case now < a.start:
		return a.previous
	case now < a.end:
		return a.sum
	}
	return 0
}

func (a *Accumulator) readPrevious(window *span, now value.Instant) int64 {
	switch {
	case now < a.end:
		return a.previous
	case window.startOf(now) == a.end:
		return a.sum
	}
	return 0
}

// leave drops what has left a rolling window: what happened at T is in it while now < T + length.
func (a *Accumulator) leave(now value.Instant) {
	for a.head < len(a.parts) && a.parts[a.head].leaves <= now {
		a.sum -= a.parts[a.head].amount
		a.head++
	}
	if a.head == len(a.parts) {
		a.parts, a.head = a.parts[:0], 0
	} else if a.head > 32 && a.head > len(a.parts)/2 {
		a.parts = a.parts[:copy(a.parts, a.parts[a.head:])]
		a.head = 0
	}
}

// nextLeaving is when something leaves a rolling window next: of what was refunded wholly there is nothing to leave.
func (a *Accumulator) nextLeaving(now value.Instant) value.Instant {
	a.leave(now)
	for i := a.head; i < len(a.parts); i++ {
		if a.parts[i].amount != 0 {
			return a.parts[i].leaves
		}
	}
	return never
}

// turn goes on to the period that an instant is in.
func (a *Accumulator) turn(window *span, now value.Instant) {
	if now < a.end {
		return
	}
	start := window.startOf(now)
	if start == a.end && a.end != 0 {
		a.previous = a.sum
	} else {
		a.previous = 0
	}
	a.sum, a.start, a.end = 0, start, window.endOf(now)
}

// faded returns a value that fades: halved for each half-life of whole local days, kept at 8 places, half-even.
func (a *Accumulator) faded(window *span, now value.Instant) int64 {
	day, _ := window.zone.Civil(now)
	if a.sum == 0 || day <= a.day {
		return a.sum
	}
	faded, _ := value.MultiplyDivide(a.sum, window.decay.Factor(int64(day-a.day)), oneFactor, value.HalfEven)
	return faded
}

// oneFactor is 1 at the places of a decay factor.
const oneFactor = 1_000_000_000_000_000_000

// fits tells whether so much can be added.
func (a *Accumulator) fits(amount int64) bool {
	return amount < math.MaxInt64/4 && amount > math.MinInt64/4 && a.sum < math.MaxInt64/4 && a.sum > math.MinInt64/4
}

// add adds what an event brings at its instant.
func (a *Accumulator) add(window *span, now value.Instant, event, amount int64) {
	switch window.kind {
	case compile.OverLast:
		a.leave(now)
		if amount == 0 {
			return
		}
		a.insert(part{event, window.zone.Add(now, window.length), amount})
	case compile.ThisPeriod, compile.PreviousPeriod:
		a.turn(window, now)
	case compile.Decay:
		a.sum = a.faded(window, now)
		a.day, _ = window.zone.Civil(now)
	}
	a.sum += amount
}

// insert puts a part where it leaves the window: nearly always last, but what happened on the 31st can leave a window
// of a month before what happened on the 30th.
func (a *Accumulator) insert(one part) {
	a.parts = append(a.parts, one)
	i := len(a.parts) - 1
	for ; i > a.head && a.parts[i-1].leaves > one.leaves; i-- {
		a.parts[i] = a.parts[i-1]
	}
	a.parts[i] = one
}

// takeBack takes back what an event added at its instant: it counts at the time of what it reverses. What the window
// never counted, as it is younger than the event, stays out of it.
func (a *Accumulator) takeBack(window *span, at, now value.Instant, event, amount int64) {
	if event < a.since {
		return
	}
	switch window.kind {
	case compile.OverLast:
		a.leave(now)
		if one := a.partOf(event, window.zone.Add(at, window.length)); one != nil {
			one.amount -= amount
			a.sum -= amount
		}
	case compile.ThisPeriod, compile.PreviousPeriod:
		a.turn(window, now)
		switch {
		case at >= a.start:
			a.sum -= amount
		case window.endOf(at) == a.start:
			a.previous -= amount
		}
	case compile.Decay:
		a.fadeOut(window, at, now, amount)
	default:
		a.sum -= amount
	}
}

// fadeOut takes away what is left of a faded amount.
func (a *Accumulator) fadeOut(window *span, at, now value.Instant, amount int64) {
	a.sum = a.faded(window, now)
	day, _ := window.zone.Civil(now)
	then, _ := window.zone.Civil(at)
	a.day = max(a.day, day)
	left, _ := value.MultiplyDivide(amount, window.decay.Factor(int64(a.day-then)), oneFactor, value.HalfEven)
	a.sum -= left
}

// partOf finds what an event added, by its number and when that leaves.
func (a *Accumulator) partOf(event int64, leaves value.Instant) *part {
	live := a.parts[a.head:]
	for i := sort.Search(len(live), func(i int) bool { return live[i].leaves >= leaves }); i < len(live) && live[i].leaves == leaves; i++ {
		if live[i].event == event {
			return &live[i]
		}
	}
	return nil
}

func (a *Accumulator) copyTo(other *Accumulator) {
	parts := append(other.parts[:0], a.parts[a.head:]...)
	*other = *a
	other.parts, other.head = parts, 0
}
