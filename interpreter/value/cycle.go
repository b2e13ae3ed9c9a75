package value

// Cycle is turns of equal length, from a local date and time on: every 2 weeks from 2026-01-05. Each turn is counted
// from the beginning itself, so that a month that is too short moves no later turn.
type Cycle struct {
	zone      *Zone
	date      Date
	timeOfDay int64
	step      Duration
}

// NewCycle makes a cycle. A step that is not above 0 has one turn, the first.
func NewCycle(zone *Zone, date Date, timeOfDay int64, step Duration) Cycle {
	return Cycle{zone, date, timeOfDay, step}
}

// isOnce tells whether the cycle never comes back.
func (c *Cycle) isOnce() bool {
	return c.step.Months <= 0 && c.step.Days <= 0 && c.step.Microseconds <= 0
}

// day gives the local date of a turn, or the one that lies so much later.
func (c *Cycle) day(turn int64, later Duration) (Date, bool) {
	date, ok := c.date.addMonths(turn*int64(c.step.Months) + int64(later.Months))
	if !ok {
		return 0, false
	}
	return date.addDays(turn*int64(c.step.Days) + int64(later.Days))
}

// at gives the instant at which a turn begins, or the one that lies so much later.
func (c *Cycle) at(turn int64, later Duration) (Instant, bool) {
	day, ok := c.day(turn, later)
	if !ok {
		return 0, false
	}
	clock, ok := Multiply(turn, c.step.Microseconds)
	if !ok {
		return 0, false
	}
	sum, ok := Add(int64(c.zone.At(day, c.timeOfDay)), clock)
	if !ok {
		return 0, false
	}
	sum, ok = Add(sum, later.Microseconds)
	return Instant(sum), ok && Instant(sum) <= LatestInstant
}

// turnOfDay gives the last turn that begins on a day or before it, negative if none does.
func (c *Cycle) turnOfDay(day Date) int64 {
	if day < c.date {
		return -1
	}
	turn := c.guess(day)
	for {
		if next, ok := c.day(turn+1, Duration{}); c.isOnce() || !ok || next > day {
			return turn
		}
		turn++
	}
}

// guess gives a turn at most a few before the one of a day.
func (c *Cycle) guess(day Date) int64 {
	switch {
	case c.isOnce() || c.step.Microseconds > 0:
		return 0
	case c.step.Days > 0:
		return max(0, int64(day-c.date)/int64(c.step.Days)-1)
	}
	year, month, _ := day.Civil()
	firstYear, firstMonth, _ := c.date.Civil()
	months := int64(year-firstYear)*monthsPerYear + int64(month-firstMonth)
	return max(0, months/int64(c.step.Months)-1)
}

// turn gives the last turn that begins at an instant or before it, negative if none does.
func (c *Cycle) turn(at Instant) int64 {
	first := c.zone.At(c.date, c.timeOfDay)
	if at < first {
		return -1
	}
	if c.step.Microseconds > 0 {
		return int64(at-first) / c.step.Microseconds
	}
	day, _ := c.zone.Civil(at)
	turn := c.guess(day)
	for {
		if next, ok := c.at(turn+1, Duration{}); c.isOnce() || !ok || next > at {
			return turn
		}
		turn++
	}
}

// Next gives the first turn that begins after an instant, false if none does.
func (c *Cycle) Next(after Instant) (Instant, bool) {
	turn := c.turn(after) + 1
	if turn > 0 && c.isOnce() {
		return 0, false
	}
	return c.at(turn, Duration{})
}

// dayCycle is so many days, weeks or months out of each turn.
type dayCycle struct {
	cycle  Cycle
	length Duration
}

func (d dayCycle) contains(day Date) bool {
	turn := d.cycle.turnOfDay(day)
	if turn < 0 {
		return false
	}
	end, ok := d.cycle.day(turn, d.length)
	return !ok || day < end
}

func (d dayCycle) next(after Date) (Date, bool) {
	turn := d.cycle.turnOfDay(after) + 1
	if turn > 0 && d.cycle.isOnce() {
		return 0, false
	}
	return d.cycle.day(turn, Duration{})
}

// timeCycle is so much time out of each turn.
type timeCycle struct {
	cycle  Cycle
	length Duration
}

func (t timeCycle) containsInstant(at Instant) bool {
	turn := t.cycle.turn(at)
	if turn < 0 {
		return false
	}
	end, ok := t.cycle.at(turn, t.length)
	return !ok || at < end
}

func (t timeCycle) nextInstant(after Instant) (Instant, bool) { return t.cycle.Next(after) }
