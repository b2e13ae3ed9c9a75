package phrase

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Times says which days or times a calendar is made of, a line each, as it is written in the scheme.
func (w *Writer) Times(calendar *check.Calendar) []dsl.Words {
	var lines []dsl.Words
	for _, clause := range w.scheme.File.Declarations {
		declared, ok := clause.(*dsl.Calendar)
		if !ok || string(declared.Name.Text) != calendar.Name {
			continue
		}
		for _, line := range declared.Body.Clauses {
			lines = append(lines, w.calendarLine(line))
		}
	}
	return lines
}

func (w *Writer) calendarLine(clause dsl.Clause) dsl.Words {
	switch line := clause.(type) {
	case *dsl.CalendarSpan:
		return w.span(line)
	case *dsl.CalendarEvery:
		return w.everyYearOrWeek(line)
	case *dsl.CalendarMonthly:
		var days []dsl.Words
		for _, day := range line.Days {
			days = append(days, dsl.Say(day.Value, day.Value+" 号"))
		}
		return Say("day %s of every month", "每月 %s", List(days, "and", "、"))
	}
	return dsl.Words{}
}

func (w *Writer) span(line *dsl.CalendarSpan) dsl.Words {
	if line.Cycle != nil {
		length, every, from := line.Cycle.Parts()
		turn := every.Value
		if every.Kind() == dsl.KindNumber {
			turn += strings.TrimLeft(length.Value, "0123456789")
		}
		return Say("the first %s of every %s from %s on", "从 %[3]s 起，每 %[2]s中的头 %[1]s", written(length.Value), written(turn), moment(from.Value))
	}
	from := moment(line.From.Value)
	if line.To == nil {
		return from
	}
	return Say("%s to %s", "%s 至 %s", from, moment(line.To.Value))
}

// moment writes a date as words, and a time as it stands there.
func moment(text string) dsl.Words {
	day, clock, hasClock := strings.Cut(text, " ")
	date, err := value.ParseDate(day)
	switch {
	case err != nil:
		return dsl.Say(text, text)
	case hasClock:
		said := words.Date(date)
		return dsl.Say(said.English+", "+clock, said.Chinese+" "+clock)
	}
	return words.Date(date)
}

func (w *Writer) everyYearOrWeek(line *dsl.CalendarEvery) dsl.Words {
	if line.Yearly != nil {
		from := monthDay(line.Yearly.From)
		if line.Yearly.To == "" {
			return Say("every year on %s", "每年 %s", from)
		}
		return Say("every year from %s to %s", "每年 %s 至 %s", from, monthDay(line.Yearly.To))
	}
	var days []dsl.Words
	for _, day := range line.Weekdays {
		days = append(days, weekdays[string(day.Day)])
	}
	return Say("every %s", "每%s", List(days, "and", "、"))
}

func monthDay(text string) dsl.Words {
	month, day, _ := strings.Cut(text, "-")
	return words.MonthDay(number(month), number(day))
}

func number(digits string) int {
	total := 0
	for _, digit := range digits {
		total = total*10 + int(digit-'0')
	}
	return total
}

var weekdays = func() map[string]dsl.Words {
	named := map[string]dsl.Words{}
	for day := 1; day <= 7; day++ {
		words := words.Weekday(day)
		named[words.English] = words
	}
	return named
}()

// written is a length of time as it is written, in both tongues.
func written(text string) dsl.Words {
	count := strings.TrimRight(text, strings.TrimLeft(text, "0123456789"))
	for _, unit := range []struct{ english, chinese, plural string }{
		{"day", "天", "days"}, {"week", "周", "weeks"}, {"month", "个月", "months"}, {"year", "年", "years"}, {"hour", "小时", "hours"}, {"minute", "分钟", "minutes"},
	} {
		if rest := strings.TrimSpace(strings.TrimPrefix(text, count)); strings.HasPrefix(rest, unit.english) || rest == unit.chinese {
			english := count + " " + unit.plural
			if count == "1" {
				english = count + " " + unit.english
			}
			return dsl.Say(english, count+unit.chinese)
		}
	}
	return dsl.Say(text, text)
}
