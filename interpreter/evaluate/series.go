package evaluate

import (
	"sort"

	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// series keeps the values that events had one by one: of them the largest, the smallest or the latest is read, and a
// refund can make any of them smaller or take it out. What can't matter any more is dropped: a value that can't be
// refunded and is no better than one that can't either and leaves the window no sooner.
type series struct {
	values []kept // in the order of the events
	crowd  int    // how many there were when it was last looked through
}

// kept is the value of one event.
type kept struct {
	event   int64
	at      value.Instant
	leaves  value.Instant // a rolling window
	settles value.Instant // from when on it can't be refunded
	number  int64
	text    string
}

// clutter is how many values are added before they are looked through again.
const clutter = 16

// add adds the value of an event.
func (s *series) add(kind compile.MetricKind, window *span, one kept) {
	if window.kind == compile.OverLast {
		one.leaves = window.zone.Add(one.at, window.length)
	}
	s.values = append(s.values, one)
	if len(s.values) > 2*s.crowd+clutter {
		s.values = dropped(s.values, kind, window, one.at, one.at)
		s.crowd = len(s.values)
	}
}

// read returns the value that counts as of an instant; period is that by which windows of the calendar are told.
func (s *series) read(kind compile.MetricKind, window *span, now, period value.Instant) *kept {
	from, until := window.bounds(period)
	var best *kept
	for i := len(s.values) - 1; i >= 0; i-- {
		one := &s.values[i]
		if one.at < from || one.at >= until || window.kind == compile.OverLast && one.leaves <= now {
			continue
		}
		if best == nil || isBetter(kind, one.number, best.number) {
			best = one
		}
		if kind == compile.MetricLatest || kind == compile.MetricSince {
			break
		}
	}
	return best
}

// isBetter tells whether a value goes before a later one.
func isBetter(kind compile.MetricKind, number, than int64) bool {
	return kind == compile.MetricLargest && number > than || kind == compile.MetricSmallest && number < than
}

// bounds are those of the calendar's period that is read; without one, all time.
func (s *span) bounds(now value.Instant) (from, until value.Instant) {
	switch s.kind {
	case compile.ThisPeriod:
		return s.startOf(now), s.endOf(now)
	case compile.PreviousPeriod:
		until = s.startOf(now)
		return s.startOf(until - 1), until
	}
	return Beginning, never
}

// dropped drops what can't matter any more as of an instant.
func dropped(values []kept, kind compile.MetricKind, window *span, now, period value.Instant) []kept {
	first := Beginning
	if window.kind == compile.ThisPeriod || window.kind == compile.PreviousPeriod {
		first = window.startOf(window.startOf(period) - 1)
	}
	var best *kept // of those that can't be refunded, in the period at hand
	bucket := never
	write := len(values)
	for i := len(values) - 1; i >= 0; i-- {
		one := values[i]
		if one.at < first || window.kind == compile.OverLast && one.leaves <= now {
			continue
		}
		if one.at < bucket {
			best = nil
			bucket, _ = window.bucket(one.at)
		}
		settled := one.settles <= now
		isBest := best == nil || isBetter(kind, one.number, best.number)
		if settled && !isBest && one.leaves <= best.leaves {
			continue
		}
		write--
		values[write] = one
		if settled && isBest {
			best = &values[write]
		}
	}
	values = values[:copy(values, values[write:])]
	if window.kind == compile.OverLast {
		return values
	}
	return keepOldest(values, window, now)
}

// bucket is the period of the calendar that values compete in; all time where the window has none.
func (s *span) bucket(at value.Instant) (from, until value.Instant) {
	if s.kind == compile.ThisPeriod || s.kind == compile.PreviousPeriod {
		return s.startOf(at), s.endOf(at)
	}
	return Beginning, never
}

// keepOldest drops the settled values behind a settled one of the same period: they are worse, and leave with it.
func keepOldest(values []kept, window *span, now value.Instant) []kept {
	until, write := Beginning, 0
	for i := range values {
		one := values[i]
		if one.settles <= now {
			if one.at < until {
				continue
			}
			_, until = window.bucket(one.at)
		}
		values[write] = one
		write++
	}
	return values[:write]
}

// find finds the value of an event; nil if there is none.
func (s *series) find(event int64) *kept {
	i := sort.Search(len(s.values), func(i int) bool { return s.values[i].event >= event })
	if i == len(s.values) || s.values[i].event != event {
		return nil
	}
	return &s.values[i]
}

// takeBack makes the value of an event smaller, or takes it out.
func (s *series) takeBack(event, amount int64, whole bool) {
	one := s.find(event)
	switch {
	case one == nil:
	case whole:
		i := sort.Search(len(s.values), func(i int) bool { return s.values[i].event >= event })
		s.values = append(s.values[:i], s.values[i+1:]...)
	default:
		one.number -= amount
	}
}

func (s *series) copyTo(other *series) {
	other.values, other.crowd = append(other.values[:0], s.values...), s.crowd
}
