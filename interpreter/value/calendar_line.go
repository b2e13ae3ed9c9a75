package value

// dayRun is some days that follow each other, both ends included.
type dayRun struct{ from, to Date }

func (r dayRun) contains(day Date) bool { return day >= r.from && day <= r.to }

func (r dayRun) next(after Date) (Date, bool) { return r.from, r.from > after }

// timeRun is a stretch of time, half-open.
type timeRun struct{ from, to Instant }

func (r timeRun) containsInstant(at Instant) bool { return at >= r.from && at < r.to }

func (r timeRun) nextInstant(after Instant) (Instant, bool) { return r.from, r.from > after }

// MonthDay is a day of every year. 29 February is 28 in years without it.
type MonthDay struct{ Month, Day int }

// In gives the day in a year, false beyond the years 1 to 9999.
func (m MonthDay) In(year int) (Date, bool) {
	return DateOf(year, m.Month, min(m.Day, DaysInMonth(year, m.Month)))
}

// IsDay tells whether some year has such a day.
func (m MonthDay) IsDay() bool { return m.Day >= 1 && m.Day <= DaysInMonth(leapYear, m.Month) }

// leapYear is a year that has every day that a year can have.
const leapYear = 2000

// before tells whether a day comes before another in every year that has both.
func (m MonthDay) before(other MonthDay) bool {
	return m.Month < other.Month || m.Month == other.Month && m.Day < other.Day
}

// Next gives the first such day after one, false beyond the year 9999.
func (m MonthDay) Next(after Date) (Date, bool) {
	year := after.Year()
	if day, ok := m.In(year); ok && day > after {
		return day, true
	}
	return m.In(year + 1)
}

// yearly is some days of every year, perhaps over new year.
type yearly struct{ from, to MonthDay }

func (y yearly) contains(day Date) bool {
	year := day.Year()
	from, _ := y.from.In(year)
	to, _ := y.to.In(year)
	if y.to.before(y.from) {
		return day >= from || day <= to
	}
	return day >= from && day <= to
}

func (y yearly) next(after Date) (Date, bool) { return y.from.Next(after) }

// weekly is a set of days of the week: bit 1 a Monday to bit 7 a Sunday.
type weekly uint8

const everyWeekday weekly = 0xfe

func (w weekly) contains(day Date) bool { return w>>day.Weekday()&1 != 0 }

func (w weekly) next(after Date) (Date, bool) {
	if w == everyWeekday {
		return 0, false
	}
	return nextRun(w, after)
}

// monthly is a set of days of the month. One that a month has not is its last.
type monthly uint32

const everyMonthDay monthly = 0xffff_fffe

func (m monthly) contains(day Date) bool {
	year, month, number := day.Civil()
	if number == DaysInMonth(year, month) {
		return m>>number != 0
	}
	return m>>number&1 != 0
}

func (m monthly) next(after Date) (Date, bool) {
	if m == everyMonthDay {
		return 0, false
	}
	return nextRun(m, after)
}

// nextRun finds the first day after one that a line holds, while it does not hold the day before. A line that neither
// holds nor leaves out everything has one within the three months that it looks through.
func nextRun[Line dayLine](line Line, after Date) (Date, bool) {
	for day := after + 1; day <= min(after+93, LastDate); day++ {
		if line.contains(day) && !line.contains(day-1) {
			return day, true
		}
	}
	return 0, false
}
