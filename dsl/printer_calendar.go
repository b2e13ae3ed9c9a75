package dsl

import "strings"

// Calendars.

func (c *Calendar) print(p *printer) {
	p.word(roleCalendar)
	p.name(&c.Name, ClassOwn)
	p.label(c.Label)
	p.block(&c.Body.Block)
}

func (c *CalendarSpan) print(p *printer) {
	if c.Cycle != nil {
		p.cycle(c.Cycle.Parts())
		return
	}
	p.literal(c.From, ClassOwn)
	if c.To != nil {
		p.word(roleCalendarTo)
		p.literal(c.To, ClassOwn)
	}
}

// cycle writes `1 week in every 3 from 2026-01-05`, in Chinese `每 3周 中 1周 自 2026-01-05 起`.
func (p *printer) cycle(length, every, from *Literal) {
	_, unit, _ := strings.Cut(length.Value, " ")
	digits, own, isLength := strings.Cut(every.Value, " ")
	if !isLength {
		own = unit
	}
	if p.chinese() {
		p.word(rolePer)
		p.write(p.duration(digits + " " + own))
		p.word(roleCycleOut)
		p.literal(length, ClassOwn)
	} else {
		p.literal(length, ClassOwn)
		p.word(roleCycleEvery)
		if strings.TrimSuffix(own, "s") == strings.TrimSuffix(unit, "s") {
			own = ""
		}
		p.write(strings.TrimSpace(digits + " " + own))
	}
	p.word(roleDateFrom)
	p.literal(from, ClassOwn)
	p.word(roleDateFromEnd)
}

func (c *CalendarEvery) print(p *printer) {
	if c.Yearly != nil {
		p.word(roleEveryYear)
		p.write(c.Yearly.From)
		if c.Yearly.To != "" {
			p.word(roleCalendarTo)
			p.write(c.Yearly.To)
		}
		return
	}
	for i, weekday := range c.Weekdays {
		if i > 0 {
			p.glue().write(",")
		} else {
			p.word(roleEveryWeekday)
		}
		p.choice(string(weekday.Day))
	}
}

func (c *CalendarMonthly) print(p *printer) {
	p.word(roleMonthDay)
	for i, day := range c.Days {
		if i > 0 {
			p.glue().write(",")
		}
		p.literal(day, ClassOwn)
		if p.chinese() {
			p.glue().word(roleMonthDayEnd)
		}
	}
	if !p.chinese() {
		p.word(roleOfEveryMonth)
	}
}
