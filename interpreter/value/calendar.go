package value

// Calendar is stretches of time with a name: the sum of its lines. It never changes once it is built, and asking it
// allocates nothing.
//
// Days begin and end as those of Zone.StartOf do: a day that the zone skips is nowhere, one that begins at 01:00
// begins there, and one whose midnight comes twice begins at the first.
type Calendar struct {
	zone  *Zone
	days  []dayLine
	times []timeLine
}

// dayLine is a line of whole days.
type dayLine interface {
	contains(day Date) bool
	// next is the first day after one on which the line begins, false if there is none.
	next(after Date) (Date, bool)
}

// timeLine is a line of times, each stretch of which is half-open.
type timeLine interface {
	containsInstant(at Instant) bool
	nextInstant(after Instant) (Instant, bool)
}

// NewCalendar makes a calendar that holds nothing yet.
func NewCalendar(zone *Zone) *Calendar { return &Calendar{zone: zone} }

// AddDays adds the days from one to another, both of them included.
func (c *Calendar) AddDays(from, to Date) { c.days = append(c.days, dayRun{from, to}) }

// AddYearly adds the days of every year from one to another, over new year if the second is the earlier.
func (c *Calendar) AddYearly(from, to MonthDay) { c.days = append(c.days, yearly{from, to}) }

// AddWeekdays adds days of the week, 1 a Monday to 7 a Sunday.
func (c *Calendar) AddWeekdays(weekdays ...int) {
	var line weekly
	for _, weekday := range weekdays {
		line |= 1 << weekday
	}
	c.days = append(c.days, line)
}

// AddMonthDays adds days of every month, 1 to 31; one that a month has not is its last.
func (c *Calendar) AddMonthDays(days ...int) {
	var line monthly
	for _, day := range days {
		line |= 1 << day
	}
	c.days = append(c.days, line)
}

// AddTimes adds a stretch of time, half-open.
func (c *Calendar) AddTimes(from, to Instant) { c.times = append(c.times, timeRun{from, to}) }

// AddCycle adds so much of each turn of a cycle, from its beginning on.
func (c *Calendar) AddCycle(cycle Cycle, length Duration) {
	if cycle.timeOfDay == 0 && cycle.step.Microseconds == 0 && length.Microseconds == 0 {
		c.days = append(c.days, dayCycle{cycle, length})
		return
	}
	c.times = append(c.times, timeCycle{cycle, length})
}

// IsOfDays tells whether the calendar holds whole days only, so that it can be asked for one.
func (c *Calendar) IsOfDays() bool { return len(c.times) == 0 }

// ContainsDay tells whether a line of days holds a day.
func (c *Calendar) ContainsDay(day Date) bool {
	for _, line := range c.days {
		if line.contains(day) {
			return true
		}
	}
	return false
}

// Contains tells whether the calendar holds an instant.
func (c *Calendar) Contains(at Instant) bool {
	for _, line := range c.times {
		if line.containsInstant(at) {
			return true
		}
	}
	return len(c.days) > 0 && c.ContainsDay(c.zone.DayOf(at))
}

// BeginsAt tells whether an instant is one at which the calendar begins to hold: what it holds already, a second line
// does not begin again.
func (c *Calendar) BeginsAt(at Instant) bool { return c.Contains(at) && !c.Contains(at-1) }

// NextLine gives the first instant after another at which a line of the calendar begins, false if there is none. The
// calendar itself begins at no other instants, and at this one if BeginsAt says so.
func (c *Calendar) NextLine(after Instant) (Instant, bool) {
	next, found := endOfTime, false
	if len(c.days) > 0 {
		day := c.zone.DayOf(after)
		for _, line := range c.days {
			if begins, ok := line.next(day); ok {
				next, found = min(next, c.zone.Midnight(begins)), true
			}
		}
	}
	for _, line := range c.times {
		if begins, ok := line.nextInstant(after); ok {
			next, found = min(next, begins), true
		}
	}
	return next, found
}

// DayOf gives the day that an instant is in. Where clocks are put back over midnight the old date is shown again, but
// the next day has begun, and a day does not begin twice.
func (z *Zone) DayOf(at Instant) Date {
	day, _ := z.Civil(at.clamp())
	if at >= z.Midnight(day+1) {
		day++
	}
	return day
}
