package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Generated says what a generated history is like. asked is how many events were asked for, 0 for all that the members
// have.
func Generated(measure *generate.Measure, members int, asked int64, plan *compile.Plan, tongue dsl.Tongue, width int) string {
	page := &page{tongue: tongue, width: width}
	var kinds []string
	for i, count := range measure.Kinds {
		if count > 0 {
			kinds = append(kinds, eventName(measure.Names[i], tongue)+" "+grouped(count))
		}
	}
	page.say("%s events of %s members", "%s 个事件，会员 %s 人", grouped(measure.Events), grouped(int64(members)))
	page.line("  " + strings.Join(kinds, dsl.Say(", ", "，").In(tongue)))
	if measure.Events < asked {
		page.say("fewer than the %s events asked for: so many members have no more in this time; ask for more members, none, or a longer time",
			"少于要求的 %s 个事件：这些会员在这段时间内只有这么多；请增加会员、不写 --members 或延长时间", grouped(asked))
	}
	page.say("revenue %s %s, the top fifth of members %s of it", "销售额 %s %s，消费最高的五分之一会员占 %s",
		groupedDecimal(value.DecimalString(measure.Revenue, plan.MoneyPlaces)), plan.Currency, percentOf(measure.TopFifth(), 1000))
	page.say("days between two purchases: half within %d, nine in ten within %d", "两次消费间隔：半数不超过 %d 天，九成不超过 %d 天", measure.Gap(50), measure.Gap(90))
	page.say("purchases by day of the week and by month, in percent:", "各星期、各月的消费占比（%%）：")
	page.shares(dayNames, measure.Weekdays[:])
	page.shares(monthNames, measure.Months[:])
	return page.String()
}

// eventName is an event's name as a person calls it.
func eventName(name string, tongue dsl.Tongue) string {
	if chinese, ok := dsl.Twin(dsl.ClassEvent, name); ok && tongue == dsl.Chinese {
		return chinese
	}
	return name
}

// The names of days and months, apart by blanks.
var (
	dayNames   = dsl.Say("Mon Tue Wed Thu Fri Sat Sun", "周一 周二 周三 周四 周五 周六 周日")
	monthNames = dsl.Say("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月")
)

// shares is a table of what part of all each of several has, in percent.
func (p *page) shares(names dsl.Words, counts []int64) {
	var all int64
	for _, count := range counts {
		all += count
	}
	header, row := []string{""}, []string{""}
	for i, name := range strings.Fields(names.In(p.tongue)) {
		header, row = append(header, name), append(row, strings.TrimSuffix(percentOf(counts[i], all), "%"))
	}
	p.grid(grid{rows: [][]string{header, row}})
}

// percentOf is a part of a whole in percent, to one decimal.
func percentOf(part, whole int64) string {
	tenths := (2000*part + whole) / max(2*whole, 1)
	return value.DecimalString(tenths, 1) + "%"
}
