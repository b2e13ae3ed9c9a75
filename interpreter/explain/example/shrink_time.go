package example

import (
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// nearer moves events closer together and to midnight, and all of them to the ordinary year.
func (s *shrinker) nearer() {
	for i := range s.best.events {
		if i < len(s.best.events) {
			s.alter(func(h *history) { h.events[i].At = s.midnight(h.events[i].At) })
		}
	}
	for i := len(s.best.events) - 1; i > 0; i-- {
		if i < len(s.best.events) && s.best.events[i].At == s.best.events[i-1].At {
			s.alter(func(h *history) { h.shift(i, -value.MicrosecondsPerDay) })
			continue
		}
		for _, gap := range gaps {
			if i >= len(s.best.events) {
				break
			}
			apart := s.best.events[i].At - s.best.events[i-1].At
			wanted := s.best.events[i].At - s.zone().Subtract(s.best.events[i].At, gap)
			if wanted < apart && s.alter(func(h *history) { h.shift(i, apart-wanted) }) {
				break
			}
		}
	}
	if len(s.best.events) > 0 && s.best.until != none {
		for _, gap := range gaps {
			start := s.zone().Subtract(s.best.until, gap)
			if by := start - s.best.last(); by > 0 && s.alter(func(h *history) { h.shift(len(h.events), by) }) {
				break
			}
		}
	}
	s.toOrdinary()
}

func (s *shrinker) midnight(at value.Instant) value.Instant {
	day, _ := s.zone().Civil(at)
	return s.zone().Midnight(day)
}

// shift moves the events before one to a later time.
func (h *history) shift(before int, by value.Instant) {
	for i := range before {
		h.events[i].At += by
	}
}

// toOrdinary moves everything to the ordinary year, on the same days of it.
func (s *shrinker) toOrdinary() {
	end := s.best.until
	if end == none {
		end = s.best.last()
	}
	day, _ := s.zone().Civil(end)
	years := ordinary.Year() - day.Year()
	if years == 0 {
		return
	}
	move := func(at value.Instant) value.Instant {
		return s.zone().Add(at, value.Duration{Months: int32(12 * years)})
	}
	s.alter(func(h *history) {
		for i := range h.events {
			h.events[i].At = move(h.events[i].At)
		}
		if h.until != none {
			h.until = move(h.until)
		}
	})
}
