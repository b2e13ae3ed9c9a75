package phrase

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// functions of one value, in words.
var functions = map[check.Operation]dsl.Words{
	check.OperationNegate:   dsl.Say("minus %s", "负%s"),
	check.OperationFloor:    dsl.Say("(%s, rounded down)", "（%s，舍去小数）"),
	check.OperationCeiling:  dsl.Say("(%s, rounded up)", "（%s，小数进一）"),
	check.OperationRound:    dsl.Say("(%s, rounded to the nearest)", "（%s，四舍五入）"),
	check.OperationAbsolute: dsl.Say("%s without its sign", "%s的绝对值"),
	check.OperationYear:     dsl.Say("the year of %s", "%s的年份"),
	check.OperationMonth:    dsl.Say("the month of %s", "%s的月份"),
	check.OperationDay:      dsl.Say("the day of the month of %s", "%s是几号"),
	check.OperationWeekday:  dsl.Say("the day of the week of %s (1 is Monday)", "%s是星期几（1 为周一）"),
	check.OperationDate:     dsl.Say("the date of %s", "%s当日"),
	check.OperationHours:    dsl.Say("%s hours", "%s 小时"),
	check.OperationMinutes:  dsl.Say("%s minutes", "%s 分钟"),
	check.OperationSeconds:  dsl.Say("%s seconds", "%s 秒"),
}

// ofToday are functions of the day of the event.
var ofToday = map[check.Operation]dsl.Words{
	check.OperationYear: dsl.Say("the year", "年份"), check.OperationMonth: dsl.Say("the month", "月份"), check.OperationDay: dsl.Say("the day of the month", "当天是几号"),
	check.OperationWeekday: dsl.Say("the day of the week (1 is Monday)", "当天是星期几（1 为周一）"),
}

// call writes a function of values.
func (w *Writer) call(e *check.Expression) (dsl.Words, bool) {
	if said, ok := ofToday[e.Operation]; ok && e.Arguments[0].Operation == check.OperationToday {
		return said, true
	}
	if e.Operation == check.OperationDate && e.Arguments[0].Operation == check.OperationJoined {
		return dsl.Say("the day of joining", "入会日期"), true
	}
	if form, ok := functions[e.Operation]; ok {
		if strings.HasPrefix(form.English, "(") {
			return Say(form.English, form.Chinese, w.Value(e.Arguments[0])), true
		}
		return Say(form.English, form.Chinese, w.value(e.Arguments[0], single)), true
	}
	switch e.Operation {
	case check.OperationMinimum:
		return Say("the smaller of %s and %s", "%s与 %s中较小的", w.Like(e.Arguments[0], e.Arguments[1]), w.Like(e.Arguments[1], e.Arguments[0])), true
	case check.OperationMaximum:
		return Say("the larger of %s and %s", "%s与 %s中较大的", w.Like(e.Arguments[0], e.Arguments[1]), w.Like(e.Arguments[1], e.Arguments[0])), true
	case check.OperationModulo:
		return Say("the remainder of %s ÷ %s", "%s ÷ %s的余数", w.value(e.Arguments[0], single), w.value(e.Arguments[1], single)), true
	case check.OperationDaysSince:
		return w.daysSince(e.Arguments[0]), true
	case check.OperationListSum, check.OperationListCount:
		return w.counted(e), true
	case check.OperationEvery, check.OperationPer, check.OperationRows, check.OperationSlices:
		return w.Amount(e, w.Plain()), true
	}
	return dsl.Words{}, false
}

func (w *Writer) daysSince(of *check.Expression) dsl.Words {
	if of.Operation == check.OperationDate {
		of = of.Arguments[0]
	}
	if of.Operation == check.OperationJoined {
		return dsl.Say("the days since joining", "入会天数")
	}
	return Say("the days since %s", "距%s的天数", w.value(of, single))
}

// counted adds up or counts the lines of an order. A sum that takes nothing of some lines is one of the others.
func (w *Writer) counted(e *check.Expression) dsl.Words {
	lines := w.value(e.Arguments[0], single)
	if e.Operation == check.OperationListCount {
		if field, ok := e.Arguments[0].Reference.(*check.Field); ok && field.Vouchers && len(e.Arguments) < 2 {
			return dsl.Say("the number of vouchers used", "用券张数")
		}
		if len(e.Arguments) < 2 {
			return Say("the number of lines of %s", "%s的行数", lines)
		}
		return Say("the number of lines of %s for which %s", "%[2]s的%[1]s行数", lines, w.Condition(e.Arguments[1]))
	}
	of := e.Arguments[1]
	if of.Operation == check.OperationChoose && isZero(of.Arguments[2]) {
		return Say("the sum of %[2]s over the lines of %[1]s for which %[3]s", "%[1]s中%[3]s的各行%[2]s之和", lines, w.value(of.Arguments[1], product), w.Condition(of.Arguments[0]))
	}
	return Say("the sum of %[2]s over the lines of %[1]s", "%[1]s各行%[2]s之和", lines, w.value(of, product))
}

func isZero(e *check.Expression) bool {
	return e.IsConstant() && e.Constant.Number.Sign() == 0
}
