package dsl

// Calendars: stretches of time with a name.

// Calendar names days or times, which are the sum of its lines: `calendar spring_festival { 2026-02-15 to 2026-02-23 }`.
type Calendar struct {
	Node
	Name  Name          `parser:"('calendar' | '日历') @@"`
	Label *Text         `parser:"@@?"`
	Body  CalendarBlock `parser:"@@"`
}

// CalendarSpan is a day, some days, a stretch of time, or a cycle of them: `2026-02-15 to 2026-02-23`,
// `2026-11-11 20:00:00 to 20:01:00`, `1 week in every 3 from 2026-01-05`. Days are inclusive, times half-open.
type CalendarSpan struct {
	Node
	Cycle *Cycle   `parser:"(  @@"`
	From  *Literal `parser:"| (?= Date | Moment ) @@"`
	To    *Literal `parser:"  ( ( 'to' | '至' ) (?= Date | Moment | Clock ) @@ )? )"` // a time of day is one of From's day
}

// Cycle is so much out of so much, again and again from a day on: `1 week in every 3 from 2026-01-05`.
type Cycle struct {
	Node
	English *CycleEnglish `parser:"  @@"`
	Chinese *CycleChinese `parser:"| @@"`
}

// CycleEnglish is `1 week in every 3 from 2026-01-05`.
type CycleEnglish struct {
	Length Literal `parser:"(?= Duration ) @@"`
	Every  Literal `parser:"'in' 'every' (?= Number | Duration ) @@"`
	From   Literal `parser:"'from' (?= Date | Moment ) @@"`
}

// CycleChinese is `每 3周 中 1周 自 2026-01-05 起`.
type CycleChinese struct {
	Every  Literal `parser:"'每' (?= Number | Duration ) @@"`
	Length Literal `parser:"'中' (?= Duration ) @@"`
	From   Literal `parser:"'自' (?= Date | Moment ) @@ '起'"`
}

// Parts returns how long, out of how long, and from when on. What is a plain number has the unit of the length.
func (c *Cycle) Parts() (length, every, from *Literal) {
	if c.English != nil {
		return &c.English.Length, &c.English.Every, &c.English.From
	}
	return &c.Chinese.Length, &c.Chinese.Every, &c.Chinese.From
}

// CalendarEvery is what comes back every year or week: `every year 03-01 to 04-30`, `every Wednesday, Friday`.
type CalendarEvery struct {
	Node
	Yearly   *YearlyDays `parser:"(  ( 'every' 'year' | '每年' ) @@"`
	Weekdays []*Weekday  `parser:"| 'every' @@ ( ',' @@ )* | (?= '每周一' | '每周二' | '每周三' | '每周四' | '每周五' | '每周六' | '每周日' ) @@ ( ',' @@ )* )"`
}

// YearlyDays are some days of every year, or one: `03-01 to 04-30`, `12-25`.
type YearlyDays struct {
	Node
	From string `parser:"@MonthDay"`
	To   string `parser:"( ( 'to' | '至' ) @MonthDay )?"`
}

// Weekday is a day of the week, in English: Wednesday.
type Weekday struct {
	Node
	Day Word `parser:"@( 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday' | '每周一' | '每周二' | '每周三' | '每周四' | '每周五' | '每周六' | '每周日' )"`
}

// CalendarMonthly is a day of every month, or some: `day 8 of every month`, `day 8, 18, 28 of every month`.
type CalendarMonthly struct {
	Node
	Days []*Literal `parser:"( 'day' (?= Number ) @@ ( ',' (?= Number ) @@ )* 'of' 'every' 'month' | '每月' (?= Number ) @@ '号' ( ',' (?= Number ) @@ '号' )* )"`
}
