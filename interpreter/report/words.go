package report

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/simulate"
)

// rejected is the code of a rule's own refusal, whose words are the scheme's.
const rejected = "rejected"

// refusalWords are the codes of refusals as a person says them.
var refusalWords = map[string]dsl.Words{
	"short":         dsl.Say("a wallet has too few units", "账户余额不足"),
	"redeem-bounds": dsl.Say("units redeemed outside the bounds of their wallet", "抵扣不合规定（起用、整数倍或上限）"),
	"paid-more":     dsl.Say("stored value would pay more than is due", "储值支付超过应付金额"),
	"voucher-none":  dsl.Say("a voucher that the member has not got", "没有可用的该优惠券"),

	"voucher-minimum": dsl.Say("an order too small for its voucher", "未达优惠券使用门槛"),
	"voucher-goods":   dsl.Say("none of what its voucher is good for on the order", "本单没有优惠券限定的商品"),
	"voucher-twice":   dsl.Say("a voucher named twice on one order", "同一种优惠券一单用了两次"),

	rejected:         dsl.Say("rejected by a rule", "规则不接受"),
	"set":            dsl.Say("two rules set one attribute to different values", "两条规则把同一资料设为不同的值"),
	"refund-unknown": dsl.Say("no such order to refund", "找不到可退的原单"),
	"refund-done":    dsl.Say("wholly refunded before", "此前已全部退款"),
	"refund-closed":  dsl.Say("the time for refunds is over", "已过退款期限"),
	"refund-more":    dsl.Say("more than is left to refund", "退款超过剩余可退金额"),
	"below-zero":     dsl.Say("units to take back are gone", "要收回的已经用掉"),
	"transfer":       dsl.Say("not to be transferred to that member", "不能转赠给该会员"),
	"left":           dsl.Say("the member has left", "会员已退会"),
	"rounds":         dsl.Say("rules would start each other for ever", "规则会无休止地互相触发"),
	"overflow":       dsl.Say("a number becomes too large", "数值过大"),
	"time":           dsl.Say("outside the years 1 to 9999", "时间不在 1 至 9999 年之间"),
	"field":          dsl.Say("a field lacks", "缺少字段"),
	"one-of":         dsl.Say("a value is not among its choices", "取值不在可选范围内"),
	"negative":       dsl.Say("an amount is below 0", "数值小于 0"),
	"range":          dsl.Say("a number is larger than can be kept", "数值超出范围"),
}

// skipWords are the kinds of bad rows as a person says them.
var skipWords = map[string]dsl.Words{
	"encoding": dsl.Say("not in the encoding of the file", "编码有误"), "line-length": dsl.Say("a line longer than 16 MiB", "行过长"),
	"fields": dsl.Say("too few or too many fields", "列数不对"), "quote": dsl.Say("something behind a closing quote", "引号有误"),
	"open-quote": dsl.Say("a quote that is never closed", "引号没有闭合"), "cell-length": dsl.Say("a cell longer than 1 MiB", "单元格过长"),
	"json": dsl.Say("not an object of JSON", "不是 JSON 对象"), "key-twice": dsl.Say("a key stands twice", "键重复"),
	"number": dsl.Say("not a number", "不是数字"), "places": dsl.Say("more decimal places than are kept", "小数位过多"),
	"range": dsl.Say("a number too large", "数值过大"), "groups": dsl.Say("thousands separators: 1,234.50", "带千位分隔符（1,234.50）"),
	"decimal-comma": dsl.Say("a decimal comma: 12,5", "用逗号作小数点（12,5）"), "currency": dsl.Say("a currency in a number: ¥12", "数字带货币符号（¥12）"),
	"percent": dsl.Say("a percentage: 5%", "写成百分数（5%）"), "myriads": dsl.Say("a number in 万: 1.5万", "以万为单位（1.5万）"),
	"brackets": dsl.Say("a number in brackets: (12)", "数字写在括号里"), "minus": dsl.Say("a minus sign in another form: 12-", "负号写法不对（12-）"),
	"full-width": dsl.Say("full-width digits", "全角数字"), "spaces": dsl.Say("spaces around a value", "值前后有空格"),
	"shortened": dsl.Say("digits lost by a spreadsheet: 1.23E+15", "表格软件丢失了数字（1.23E+15）"), "exponent": dsl.Say("an exponent: 1e-7", "科学计数法"),
	"flag": dsl.Say("neither yes nor no", "既不是“是”也不是“否”"), "date": dsl.Say("not a date", "不是日期"), "time": dsl.Say("not a time", "不是时间"),
	"no-such-day": dsl.Say("no such day: 2026-02-30", "没有这一天（2026-02-30）"), "no-such-time": dsl.Say("no such time: 25:00", "没有这个时刻（25:00）"),
	"day-number": dsl.Say("a day as a spreadsheet counts it: 46053", "表格软件的日期序号（46053）"), "epoch": dsl.Say("seconds since 1970: 1769818000", "1970 年起的秒数"),
	"nested": dsl.Say("a list or an object where a value stands", "值处是数组或对象"), "spreadsheet-error": dsl.Say("an error of a spreadsheet: #N/A", "表格软件的错误值（#N/A）"),
	"nothing": dsl.Say("a word for nothing: NULL", "表示没有值的词（NULL）"), "list": dsl.Say("a list that can't be read", "列表无法读取"),
	"member-missing": dsl.Say("no member", "没有会员编号"), "time-missing": dsl.Say("no time", "没有时间"), "event-unknown": dsl.Say("no event of the scheme", "方案里没有这个事件"),
	"field-missing": dsl.Say("a field lacks", "缺少字段"), "field-unknown": dsl.Say("a field that the event doesn't have", "事件没有这个字段"),
	"one-of": dsl.Say("a value that is not among its choices", "取值不在可选范围内"), "negative": dsl.Say("an amount below 0", "数值小于 0"),
	"overflow": dsl.Say("a number too large", "数值过大"), "id-clash": dsl.Say("the id of another event", "单号与另一事件相同"),
	"group-missing": dsl.Say("nothing to group by", "缺少分组依据"), "group-members": dsl.Say("a group of several members", "同组有多个会员"),
	"member-twice": dsl.Say("a member stands twice", "会员重复"), "voucher-unknown": dsl.Say("no voucher of the scheme", "方案里没有这种优惠券"),
}

// codeWords says a code in words; it stays beside them, as that is what files and tests have.
func codeWords(words map[string]dsl.Words, code string, tongue dsl.Tongue) string {
	known, ok := words[code]
	if !ok {
		return code
	}
	return known.In(tongue) + dsl.Say(" ("+code+")", "（"+code+"）").In(tongue)
}

// skipReason says why rows were skipped.
func skipReason(code string, tongue dsl.Tongue) string {
	if known, ok := simulate.LeftWords(code); ok {
		return known.In(tongue)
	}
	return codeWords(skipWords, code, tongue)
}
