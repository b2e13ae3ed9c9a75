package words

import (
	"fmt"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// Date writes a day: `10 May 2026`, `2026年5月10日`.
func Date(date value.Date) dsl.Words {
	year, month, day := date.Civil()
	return dsl.Say(fmt.Sprintf("%d %s %d", day, months[month-1], year), fmt.Sprintf("%d年%d月%d日", year, month, day))
}

// MonthDay writes a day of every year: `28 February`, `2月28日`.
func MonthDay(month, day int) dsl.Words {
	return dsl.Say(fmt.Sprintf("%d %s", day, months[month-1]), fmt.Sprintf("%d月%d日", month, day))
}

// Instant writes a point in time as the clocks of the scheme's zone show it, and the time of day only where it is not
// midnight: `10 May 2026, 20:00`, `2026年5月10日 20:00`.
func (w *Writer) Instant(at value.Instant) dsl.Words {
	date, ofDay := w.scheme.Zone.Civil(at)
	words := Date(date)
	if ofDay == 0 {
		return words
	}
	clock := Clock(ofDay)
	return dsl.Say(words.English+", "+clock, words.Chinese+" "+clock)
}

// Clock writes a time of day in microseconds, its seconds only where it has some: `20:00`, `20:01:30`.
func Clock(ofDay int64) string {
	seconds := ofDay / value.MicrosecondsPerSecond
	text := fmt.Sprintf("%02d:%02d", seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf(":%02d", seconds%60)
	}
	return text
}

// Until writes the end of something that is good until an instant: through a day, where that ends it, else the very
// instant.
func (w *Writer) Until(end value.Instant) dsl.Words {
	if date, ofDay := w.scheme.Zone.Civil(end); ofDay == 0 {
		last := Date(date - 1)
		return dsl.Say("through "+last.English, "至 "+last.Chinese)
	}
	instant := w.Instant(end)
	return dsl.Say("until "+instant.English, "至 "+instant.Chinese)
}

// unit is a unit of time in both tongues; the months of a year are counted in their own.
type unit struct {
	size             int64
	english, chinese string
}

var (
	monthUnits = []unit{{12, "year", "年"}, {1, "month", "个月"}}
	dayUnits   = []unit{{1, "day", "天"}}
	clockUnits = []unit{{value.MicrosecondsPerHour, "hour", "小时"}, {value.MicrosecondsPerMinute, "minute", "分钟"}, {value.MicrosecondsPerSecond, "second", "秒"}}
)

// Length writes a length of time, the largest units first: `1 year`, `1年`; `2 weeks` are 14 days.
func Length(length value.Duration) dsl.Words {
	var english, chinese []string
	write := func(count int64, units []unit) {
		for _, one := range units {
			if many := count / one.size; many != 0 {
				english = append(english, plural(many, one.english))
				chinese = append(chinese, fmt.Sprint(many)+one.chinese)
			}
			count %= one.size
		}
	}
	write(int64(length.Months), monthUnits)
	write(int64(length.Days), dayUnits)
	write(length.Microseconds, clockUnits)
	if len(english) == 0 {
		return Days(0)
	}
	return dsl.Say(strings.Join(english, " "), strings.Join(chinese, ""))
}

// Days writes a number of days.
func Days(count int64) dsl.Words { return dsl.Say(plural(count, "day"), fmt.Sprint(count)+"天") }

func plural(count int64, unit string) string {
	if count != 1 {
		unit += "s"
	}
	return grouped(fmt.Sprint(count)) + " " + unit
}

var periods = map[value.Period]dsl.Words{
	value.Hour: dsl.Say("hour", "小时"), value.Day: dsl.Say("day", "天"), value.Week: dsl.Say("week", "周"), value.Month: dsl.Say("month", "月"),
	value.Quarter: dsl.Say("quarter", "季度"), value.Year: dsl.Say("year", "年"),
}

// Period names a stretch of the calendar: `month`, `月`.
func Period(period value.Period) dsl.Words { return periods[period] }

var weekdays = [...]dsl.Words{
	dsl.Say("Monday", "周一"), dsl.Say("Tuesday", "周二"), dsl.Say("Wednesday", "周三"), dsl.Say("Thursday", "周四"),
	dsl.Say("Friday", "周五"), dsl.Say("Saturday", "周六"), dsl.Say("Sunday", "周日"),
}

// Weekday names a day of the week, from 1 for Monday.
func Weekday(day int) dsl.Words { return weekdays[day-1] }
