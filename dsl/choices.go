package dsl

// choice is a word chosen among others: a clause holds it in English, whatever it was written in.
type choice struct{ english, chinese string }

// choices are the words that a clause chooses among. An English word may have several twins, one a kind of clause
// (see choiceIn); a Chinese one has one English meaning.
var choices = []choice{
	{"multiply", "相乘"}, {"add", "相加"}, {"best", "取高"},
	{"text", "文字"}, {"flag", "是否"}, {"date", "日期"}, {"time", "时间"}, {"number", "数字"}, {"money", "金额"},
	{"member", "会员"}, {"list", "列表"},
	{"down", "舍去"}, {"up", "进一"}, {"half-up", "四舍五入"}, {"half-even", "四舍六入"},
	{"each item", "每件"}, {"each rule", "每条规则"}, {"each event", "每笔"},
	{"earned", "自获得"}, {"available", "自可用"}, {"last purchase", "自最近消费"},
	{"end of hour", "至小时末"}, {"end of day", "至当日末"}, {"end of week", "至周末"}, {"end of month", "至月底"},
	{"end of quarter", "至季末"}, {"end of year", "至年底"},
	{"end of next week", "至次周周末"}, {"end of next month", "至次月月底"}, {"end of next quarter", "至次季季末"}, {"end of next year", "至次年年底"},
	{"Monday", "每周一"}, {"Tuesday", "每周二"}, {"Wednesday", "每周三"}, {"Thursday", "每周四"}, {"Friday", "每周五"}, {"Saturday", "每周六"}, {"Sunday", "每周日"},
	{"seconds", "秒"}, {"minutes", "分钟"}, {"hours", "小时"}, {"days", "天"}, {"weeks", "周"}, {"months", "个月"}, {"quarters", "季度"}, {"years", "年"},
	{"soonest to expire", "先到期先用"}, {"oldest", "先得先用"},
	{"allowed", "允许"}, {"forgiven", "免除"}, {"refused", "拒绝"},
	{"per day", "每天"}, {"per week", "每周"}, {"per month", "每月"}, {"per quarter", "每季"}, {"per year", "每年"},
	{"this week", "本周"}, {"this month", "本月"}, {"this quarter", "本季"}, {"this year", "本年"},
	{"previous week", "上周"}, {"previous month", "上月"}, {"previous quarter", "上季"}, {"previous year", "上年"},
	{"membership year", "本会员年度"}, {"previous membership year", "上会员年度"},
	{"average", "平均"}, {"largest", "最大"}, {"smallest", "最小"}, {"latest", "最近一次"},
	{"one step", "降一级"}, {"to fit", "按实际降级"}, {"never", "不降级"},
	{"on every event", "实时"}, {"daily", "每日"}, {"monthly", "每月初"}, {"yearly", "每年初"}, {"on anniversary", "入会周年"},
	{"worth", "价值"}, {"pending", "待生效"}, {"debt", "欠"},
}

// chineseChoices maps the Chinese words of choices to what the tree holds: the last words of the English phrase.
var chineseChoices = map[string]string{
	"每人每天": "day", "每人每周": "week", "每人每月": "month", "每人每季": "quarter", "每人每年": "year",
	"每笔": "event", "每件": "item",
}

// englishChoices maps an English choice to its Chinese twin.
var englishChoices = map[string]string{}

func init() {
	for _, one := range choices {
		englishChoices[one.english] = one.chinese
		if _, ok := chineseChoices[one.chinese]; !ok {
			chineseChoices[one.chinese] = short(one.english)
		}
	}
}

// short returns what the grammar captures of a choice's phrase.
func short(english string) string {
	for _, prefix := range []string{"per ", "each ", "end of "} {
		if len(english) > len(prefix) && english[:len(prefix)] == prefix {
			return english[len(prefix):]
		}
	}
	return english
}
