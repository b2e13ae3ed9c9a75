package report

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/simulate/generate"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Generated says what a generated history is like.
func Generated(measure *generate.Measure, members int, plan *compile.Plan, tongue dsl.Tongue) string {
	page := &page{tongue: tongue}
	var kinds []string
	for i, count := range measure.Kinds {
		if count > 0 {
			kinds = append(kinds, eventName(measure.Names[i], tongue)+" "+grouped(count))
		}
	}
	page.say("%s events of %s members", "%s 个事件，会员 %s 人", grouped(measure.Events), grouped(int64(members)))
	page.line("  " + strings.Join(kinds, dsl.Say(", ", "，").In(tongue)))
	page.say("revenue %s %s, the top fifth of members %s of it", "销售额 %s %s，消费最高的五分之一会员占 %s",
		groupedDecimal(value.DecimalString(measure.Revenue, plan.MoneyPlaces)), plan.Currency, percentOf(measure.TopFifth(), 1000))
	page.say("days between two purchases: half within %d, nine in ten within %d", "两次消费间隔：半数不超过 %d 天，九成不超过 %d 天", measure.Gap(50), measure.Gap(90))
	page.say("purchases from Monday to Sunday: %s", "周一至周日的消费：%s", shares(measure.Weekdays[:]))
	page.say("purchases from January to December: %s", "一月至十二月的消费：%s", shares(measure.Months[:]))
	return page.String()
}

// eventName is an event's name as a person calls it.
func eventName(name string, tongue dsl.Tongue) string {
	if chinese, ok := dsl.Twin(dsl.ClassEvent, name); ok && tongue == dsl.Chinese {
		return chinese
	}
	return name
}

func shares(counts []int64) string {
	var all int64
	for _, count := range counts {
		all += count
	}
	var parts []string
	for _, count := range counts {
		parts = append(parts, percentOf(count, all))
	}
	return strings.Join(parts, " ")
}

// percentOf is a part of a whole in percent, to one decimal.
func percentOf(part, whole int64) string {
	tenths := (2000*part + whole) / max(2*whole, 1)
	return value.DecimalString(tenths, 1) + "%"
}
