package evaluate

import "github.com/punchcard-lang/punchcard/interpreter/value"

// A membership year begins on the day of joining and on its anniversaries, at midnight. Who joined on 29 February has
// the 28th in other years.

// membershipYear returns the first instant of the membership year that an instant is in, and the first after it.
func membershipYear(zone *value.Zone, joined value.Date, at value.Instant) (start, end value.Instant) {
	day, _ := zone.Civil(at)
	year := day.Year()
	if anniversary(joined, year) > day {
		year--
	}
	start, end = zone.Midnight(anniversary(joined, year)), zone.Midnight(anniversary(joined, year+1))
	if at >= end { // clocks were put back over midnight
		start, end = end, zone.Midnight(anniversary(joined, year+2))
	}
	return start, end
}

// anniversary is the day of a year on which a date comes back.
func anniversary(of value.Date, year int) value.Date {
	_, month, day := of.Civil()
	date, ok := value.DateOf(year, month, min(day, value.DaysInMonth(year, month)))
	switch {
	case ok:
		return date
	case year < 1:
		return value.FirstDate - 1
	}
	return value.LastDate + 1
}

// startOf is the first instant of the window's period that an instant is in.
func (s *span) startOf(at value.Instant) value.Instant {
	if s.membership {
		start, _ := membershipYear(s.zone, s.joined, at)
		return start
	}
	return s.zone.StartOf(at, s.period)
}

// endOf is the first instant after the window's period that an instant is in.
func (s *span) endOf(at value.Instant) value.Instant {
	if s.membership {
		_, end := membershipYear(s.zone, s.joined, at)
		return end
	}
	return s.zone.EndOf(at, s.period)
}

// metricSpan is the window of a metric, for one member.
func (e *Evaluator) metricSpan(state *State, slot int) *span {
	window := &e.spans[slot]
	if window.membership {
		window.joined, _ = e.plan.Zone.Civil(state.Joined)
	}
	return window
}

// beginYears lets membership years begin anew for a member who comes back: the one that was left is the previous.
func (e *Evaluator) beginYears(state *State, at value.Instant) {
	for i := range e.plan.Metrics {
		metric := &e.plan.Metrics[i]
		if !metric.Window.Membership {
			continue
		}
		window := e.metricSpan(state, i)
		state.Metrics[i].cut(window, at)
		if metric.Tally != None {
			for j := range state.tallies[metric.Tally].keys {
				state.tallies[metric.Tally].keys[j].total.cut(window, at)
			}
		}
	}
}

// cut ends the period at hand on the day of an instant, with which a new one begins.
func (a *Accumulator) cut(window *span, at value.Instant) {
	a.turn(window, at)
	day, _ := window.zone.Civil(at)
	a.previous, a.sum = a.sum, 0
	a.start, a.end = membershipYear(window.zone, day, at)
}
