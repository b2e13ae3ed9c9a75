package check

import (
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Calendar is stretches of time with a name.
type Calendar struct {
	Name     string
	Label    string
	Calendar *value.Calendar
	Index    int
	Span     dsl.Span
}

// declareCalendars reads the calendars: they speak of nothing else in the scheme.
func (c *checker) declareCalendars(declared []*dsl.Calendar) {
	for _, clause := range declared {
		calendar := &Calendar{Name: string(clause.Name.Text), Label: textOf(clause.Label), Calendar: value.NewCalendar(c.scheme.Zone),
			Index: len(c.scheme.Calendars), Span: c.file.Span(&clause.Name)}
		c.scheme.Calendars = append(c.scheme.Calendars, calendar)
		c.declare(&clause.Name, calendar)
		for _, part := range clause.Body.Clauses {
			c.calendarLine(calendar.Calendar, part)
		}
		if len(clause.Body.Clauses) == 0 && !clause.Body.Broken() {
			c.fail(&clause.Name, "calendar", dsl.Sayf("a calendar holds days or times, `%s` holds none", "日历要写明日期或时间，`%s` 是空的", calendar.Name),
				dsl.Say("for example: { 2026-02-15 to 2026-02-23 }", "例如：{ 2026-02-15 至 2026-02-23 }"))
		}
	}
}

func (c *checker) calendarLine(calendar *value.Calendar, part dsl.Clause) {
	switch part := part.(type) {
	case *dsl.CalendarSpan:
		if part.Cycle != nil {
			c.calendarCycle(calendar, part.Cycle)
		} else {
			c.calendarSpan(calendar, part)
		}
	case *dsl.CalendarEvery:
		if part.Yearly != nil {
			c.calendarYearly(calendar, part.Yearly)
		} else {
			calendar.AddWeekdays(weekdaysOf(part.Weekdays)...)
		}
	case *dsl.CalendarMonthly:
		var days []int
		for _, literal := range part.Days {
			if day := c.whole(literal, 31); day > 0 {
				days = append(days, day)
			} else if literal.Value == "0" {
				c.fail(literal, "date", dsl.Say("the days of a month are 1 to 31", "每月的日子是 1 到 31"), dsl.Say("write one of these", "请写其中之一"))
			}
		}
		calendar.AddMonthDays(days...)
	}
}

var weekdayNumbers = map[dsl.Word]int{"Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7}

func weekdaysOf(weekdays []*dsl.Weekday) []int {
	var numbers []int
	for _, weekday := range weekdays {
		numbers = append(numbers, weekdayNumbers[weekday.Day])
	}
	return numbers
}

// calendarSpan reads a day, some days, or a stretch of time. A day is meant whole, a time to the instant.
func (c *checker) calendarSpan(calendar *value.Calendar, part *dsl.CalendarSpan) {
	to := part.To
	if to == nil {
		if to = part.From; to.Kind() == dsl.KindMoment {
			c.fail(part.From, "calendar", dsl.Say("a time in a calendar has an end", "日历里的时间要写明到什么时候"), dsl.Say("for example: 2026-11-11 20:00 to 21:00", "例如：2026-11-11 20:00 至 21:00"))
			return
		}
	}
	begins, firstDay := c.calendarEnd(part.From, part.From, false)
	ends, lastDay := c.calendarEnd(to, part.From, true)
	switch {
	case begins == 0 || ends == 0: // reported
	case ends <= begins:
		c.fail(part, "validity", dsl.Say("what ends before it begins never holds", "结束不能早于开始"), dsl.Say("write the later end second; over midnight with its date", "请把较晚的写在后面；跨过零点的请写上日期"))
	case part.From.Kind() == dsl.KindDate && to.Kind() == dsl.KindDate:
		calendar.AddDays(firstDay, lastDay)
	default:
		calendar.AddTimes(begins, ends)
	}
}

// calendarEnd reads where a stretch begins, or ends: a time of day is one of the first day; a day is there until its
// end. It is 0 where something is wrong.
func (c *checker) calendarEnd(literal, first *dsl.Literal, isEnd bool) (value.Instant, value.Date) {
	text := literal.Value
	if literal.Kind() == dsl.KindClock {
		text = first.Value[:len("2006-01-02")] + " " + text
	}
	day, err := value.ParseDate(text[:len("2006-01-02")])
	at, errTime := value.ParseInstant(text, c.scheme.Zone)
	if err != nil || errTime != nil {
		c.badTime(literal)
		return 0, 0
	}
	if isEnd && literal.Kind() == dsl.KindDate {
		return c.scheme.Zone.EndOf(at, value.Day), day
	}
	return at, day
}

func (c *checker) calendarYearly(calendar *value.Calendar, part *dsl.YearlyDays) {
	from, fromIsDay := monthDay(part.From)
	to, toIsDay := from, true
	if part.To != "" {
		to, toIsDay = monthDay(part.To)
	}
	if !fromIsDay || !toIsDay {
		c.fail(part, "date", dsl.Sayf("there is no %s in the calendar", "日历上没有 %s", c.file.Text(part)), dsl.Say("write a day that exists: 02-28", "请写存在的日子：02-28"))
		return
	}
	calendar.AddYearly(from, to)
}

func monthDay(written string) (value.MonthDay, bool) {
	month, day, _ := strings.Cut(written, "-")
	var read value.MonthDay
	read.Month, _ = strconv.Atoi(month)
	read.Day, _ = strconv.Atoi(day)
	return read, read.IsDay()
}

// calendarCycle reads `1 week in every 3 from 2026-01-05`.
func (c *checker) calendarCycle(calendar *value.Calendar, part *dsl.Cycle) {
	lengthPart, everyPart, from := part.Parts()
	every := *everyPart
	if every.Kind() == dsl.KindNumber {
		_, unit, _ := strings.Cut(lengthPart.Value, " ")
		every.Value += " " + unit
	}
	length, lengthOK := c.writtenLength(lengthPart)
	step, stepOK := c.writtenLength(&every)
	if !lengthOK || !stepOK {
		return
	}
	if isShorter(step, length) {
		c.fail(everyPart, "calendar", dsl.Say("a cycle is at least as long as what it has of each turn", "周期不能比其中的时长短"), dsl.Say("for example: 1 week in every 3 from 2026-01-05", "例如：每 3周 中 1周 自 2026-01-05 起"))
		return
	}
	if cycle, ok := c.cycleFrom(from.Value, step); ok {
		calendar.AddCycle(cycle, length)
		return
	}
	c.badTime(from)
}

// writtenLength reads a length of time that is written out and above 0.
func (c *checker) writtenLength(literal *dsl.Literal) (value.Duration, bool) {
	kind, constant, ok := c.duration(literal)
	if !ok {
		c.badDuration(literal)
		return value.Duration{}, false
	}
	length := DurationOf(kind, constant.Number)
	if length == (value.Duration{}) {
		c.badDuration(literal)
		return length, false
	}
	return length, true
}

// DurationOf reads a length of time out of a constant: days, or a packed duration.
func DurationOf(kind Type, number value.Wide) value.Duration {
	if kind.Kind == Duration {
		return UnpackDuration(number)
	}
	days, _ := number.Int64()
	length, _ := value.Days(days)
	return length
}

// isShorter tells whether a length is surely shorter than another: months count as their shortest, on the one side, and
// their longest, on the other.
func isShorter(length, other value.Duration) bool {
	if length.Months > 0 && other.Months > 0 {
		return length.Months < other.Months
	}
	return hoursAtMost(length, 31) < hoursAtMost(other, 28)
}

func hoursAtMost(length value.Duration, daysOfMonth int64) int64 {
	days := int64(length.Months)*daysOfMonth + int64(length.Days)
	return days*value.MicrosecondsPerDay/value.MicrosecondsPerSecond + length.Microseconds/value.MicrosecondsPerSecond
}

// cycleFrom makes a cycle that begins on a written date, at 00:00 or at the time behind it.
func (c *checker) cycleFrom(written string, step value.Duration) (value.Cycle, bool) {
	day, timeOfDay, ok := splitMoment(written)
	return value.NewCycle(c.scheme.Zone, day, timeOfDay, step), ok
}

// splitMoment reads a written date and time as what clocks show, whether or not the zone skips it.
func splitMoment(written string) (day value.Date, timeOfDay int64, ok bool) {
	at, err := value.ParseInstant(written, value.UTC)
	if err != nil {
		return 0, 0, false
	}
	day, timeOfDay = value.UTC.Civil(at)
	return day, timeOfDay, true
}

// calendar finds a calendar by name; nil where an error was reported.
func (c *checker) calendar(name *dsl.Name) *Calendar {
	if calendar, ok := c.scheme.names.things[string(name.Text)].(*Calendar); ok {
		return calendar
	}
	c.unknown(name, dsl.Say("calendar", "日历"), string(name.Text), ownNames(of[*Calendar](c.scheme.names)))
	return nil
}

// calendarOf finds the calendar that stands behind `in`, if one does.
func (c *checker) calendarOf(tree dsl.Tree) *Calendar {
	if path, ok := tree.(*dsl.Path); ok && len(path.Names) == 1 {
		calendar, _ := c.scheme.names.things[string(path.Names[0].Text)].(*Calendar)
		return calendar
	}
	return nil
}

// inCalendar is `today in festival`, `time in flash_sale`.
func (c *checker) inCalendar(in scope, tree *dsl.Binary, calendar *Calendar) *Expression {
	left := c.tree(in, tree.Left)
	switch {
	case left.broken():
		return left
	case left.Type.Kind != Date && left.Type.Kind != Instant:
		return c.mismatch(tree.Left, left.Type, Type{Kind: Date})
	case left.Type.Kind == Date && !calendar.Calendar.IsOfDays():
		return c.wrong(tree.Left, "calendar", dsl.Sayf("`%s` holds times of a day, so a whole day is neither in it nor outside", "`%s` 里有一天中的时段，整天谈不上在不在里面", calendar.Name),
			dsl.Sayf("ask for the time: time in %[1]s", "请用时间：时间 属于 %[1]s", calendar.Name))
	}
	typed := c.node(tree, OperationInCalendar, Type{Kind: Flag}, left)
	typed.Reference = calendar
	return typed
}
