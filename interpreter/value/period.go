package value

import "strconv"

// Period is a stretch of the calendar. The periods of a kind follow each other
// without a gap, so every instant lies in exactly one.
type Period uint8

const (
	Hour Period = iota
	Day
	Week // from Monday
	Month
	Quarter
	Year
)

var periodNames = [...]string{
	Hour: "hour", Day: "day", Week: "week", Month: "month", Quarter: "quarter", Year: "year",
}

// String gives the English name of the period.
func (p Period) String() string {
	if int(p) < len(periodNames) {
		return periodNames[p]
	}
	return "period(" + strconv.Itoa(int(p)) + ")"
}

// StartOf gives the first instant of the period that contains an instant. A
// value that is no Period counts as Year, an instant outside EarliestInstant to
// LatestInstant as the nearer of the two.
func (z *Zone) StartOf(instant Instant, period Period) Instant {
	start, _ := z.boundsOf(instant, period)
	return start
}

// EndOf gives the first instant after the period that contains an instant,
// which is the start of the next.
func (z *Zone) EndOf(instant Instant, period Period) Instant {
	_, end := z.boundsOf(instant, period)
	return end
}

// PreviousStartOf gives the first instant of the period before the one that
// contains an instant.
func (z *Zone) PreviousStartOf(instant Instant, period Period) Instant {
	return z.StartOf(z.StartOf(instant, period)-1, period)
}

func (z *Zone) boundsOf(instant Instant, period Period) (start, end Instant) {
	instant = instant.clamp()
	if period == Hour {
		return z.boundsOfHour(instant)
	}
	date, _ := z.Civil(instant)
	first := period.firstDay(date)
	next := period.nextFirstDay(first)
	start, end = z.Midnight(first), z.Midnight(next)
	if instant >= end {
		// Clocks were put back over midnight (America/St_Johns did so at 00:01
		// until 2011): the date is the old one again, but the next period has
		// begun, and a period does not begin twice.
		start, end = end, z.Midnight(period.nextFirstDay(next))
	}
	return start, end
}

// boundsOfHour gives the hour by the local clock. It lasts 60 minutes also
// where clocks are changed by whole hours, so the hour that a clock shows twice
// is two. Only where they are changed by a part of an hour (Australia/Lord_Howe)
// is it cut there.
func (z *Zone) boundsOfHour(instant Instant) (start, end Instant) {
	index, shift := z.find(instant)
	instant -= shift
	sinceHour := floorModulo(int64(instant)+z.ranges[index].offset, MicrosecondsPerHour)
	start = instant - Instant(sinceHour)
	end = start + MicrosecondsPerHour
	for i := index; z.ranges[i].start > start; i-- {
		if z.cutsHour(i) {
			start = z.ranges[i].start
		}
	}
	for i := index + 1; z.ranges[i].start < end; i++ {
		if z.cutsHour(i) {
			end = z.ranges[i].start
		}
	}
	return start + shift, end + shift
}

// cutsHour tells whether clocks are changed by a part of an hour where a range,
// not the first, begins.
func (z *Zone) cutsHour(index int) bool {
	return (z.ranges[index].offset-z.ranges[index-1].offset)%MicrosecondsPerHour != 0
}

// firstDay gives the first day of the period of a date.
func (p Period) firstDay(date Date) Date {
	year, month, _ := date.Civil()
	switch p {
	case Day:
		return date
	case Week:
		return date - Date(date.Weekday()-1)
	case Month:
		return dateOf(year, month, 1)
	case Quarter:
		return dateOf(year, month-(month-1)%monthsPerQuarter, 1)
	}
	return dateOf(year, 1, 1)
}

const monthsPerQuarter = 3

// nextFirstDay gives the first day of the period after one that begins on a
// date.
func (p Period) nextFirstDay(first Date) Date {
	year, month, _ := first.Civil()
	switch p {
	case Day:
		return first + 1
	case Week:
		return first + daysPerWeek
	case Month:
		month++
	case Quarter:
		month += monthsPerQuarter
	default:
		return dateOf(year+1, 1, 1)
	}
	if month > monthsPerYear {
		return dateOf(year+1, 1, 1)
	}
	return dateOf(year, month, 1)
}
