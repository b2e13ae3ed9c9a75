package dsl

import "strings"

// The one table of what can be written. It feeds the tests of the parser and the printer, and the fuzzers.

// row is a clause as somebody writes it, as the formatter writes it, and its twin in the other keyword language.
type row struct {
	in     string // the block that it stands in, named in the keyword language of the source: see around
	source string
	want   string
	twin   string // empty where it has nothing to show
}

// twins is a clause that is written as the formatter writes it, in English and in Chinese.
func twins(in, english, chinese string) row { return row{in, english, english, chinese} }

// becomes is a clause that the formatter writes differently.
func becomes(in, source, want string) row { return row{in, source, want, ""} }

// keeps is a clause that the formatter leaves alone.
func keeps(in, source string) row { return row{in, source, source, ""} }

// frame is what stands around the clauses of a row.
type frame struct{ english, chinese string }

// around shows where the clauses of a row stand, by a word in either keyword language; nothing is the top of a
// scheme.
var around = map[string]frame{
	"":          {"%", "%"},
	"member":    {"member {\n  %\n}\n", "会员 {\n  %\n}\n"},
	"event":     {"event visit {\n  %\n}\n", "事件 visit {\n  %\n}\n"},
	"table":     {"table products by sku {\n  %\n}\n", "表 products 按 sku {\n  %\n}\n"},
	"wallet":    {"wallet points {\n  %\n}\n", "账户 points {\n  %\n}\n"},
	"voucher":   {"voucher ten_off {\n  %\n}\n", "优惠券 ten_off {\n  %\n}\n"},
	"calendar":  {"calendar sale {\n  %\n}\n", "日历 sale {\n  %\n}\n"},
	"metric":    {"metric spend {\n  %\n}\n", "指标 spend {\n  %\n}\n"},
	"tiers":     {"tiers level by growth {\n  %\n}\n", "等级 level 按 growth {\n  %\n}\n"},
	"segment":   {"segment stage {\n  %\n}\n", "分群 stage {\n  %\n}\n"},
	"challenge": {"challenge tenth {\n  %\n}\n", "任务 tenth {\n  %\n}\n"},
	"rule":      {"rule base on visit {\n  %\n}\n", "规则 base 当 visit {\n  %\n}\n"},
	"rows":      {"rule base on visit {\n  earn points by x {\n    %\n  }\n}\n", "规则 base 当 visit {\n  送 points 按 x {\n    %\n  }\n}\n"},
	"test":      {"test \"t\" {\n  %\n}\n", "测试 \"t\" {\n  %\n}\n"},
	"source":    {"%", "%"},
	"mapping":   {"event visit {\n  %\n}\n", "事件 visit {\n  %\n}\n"},
	"members":   {"members {\n  %\n}\n", "会员资料 {\n  %\n}\n"},
}

// chineseFrames names the frames in Chinese.
var chineseFrames = map[string]string{
	"方案": "", "会员": "member", "事件": "event", "表": "table", "账户": "wallet", "优惠券": "voucher", "日历": "calendar", "指标": "metric", "等级": "tiers", "分群": "segment", "任务": "challenge", "规则": "rule",
	"分档": "rows", "测试": "test", "来源": "source", "映射": "mapping", "会员资料": "members",
}

// inFrame puts clauses where a row says, in a keyword language.
func (r row) inFrame(clauses string, tongue Tongue) string {
	in := r.in
	if english, ok := chineseFrames[in]; ok {
		in = english
	}
	text := around[in].english
	if tongue == Chinese {
		text = around[in].chinese
	}
	if text == "%" {
		return clauses + "\n"
	}
	indent := strings.Repeat(" ", strings.Index(text, "%")-strings.LastIndex(text[:strings.Index(text, "%")], "\n")-1)
	return strings.Replace(text, "%", strings.ReplaceAll(clauses, "\n", "\n"+indent), 1)
}

// tongue is the keyword language that a row is written in.
func (r row) tongue() Tongue {
	if _, ok := chineseFrames[r.in]; ok {
		return Chinese
	}
	return English
}

// parse reads a row's file by the grammar that it is written in.
func (r row) parse(source string) (*File, Diagnostics) {
	switch r.in {
	case "source", "mapping", "members", "来源", "映射", "会员资料":
		return ParseSource("row.source", source)
	}
	return ParseScheme("row.scheme", source)
}

var rows = concat(headRows, memberRows, walletRows, voucherRows, calendarRows, triggerRows, metricRows, tierRows, segmentRows, challengeRows, budgetRows, ruleRows, amountRows, testRows, sourceRows, literalRows, keyboardRows,
	expressionRows, nameRows, nameEverywhereRows, commentRows, layoutRows)

func concat(tables ...[]row) []row {
	var all []row
	for _, table := range tables {
		all = append(all, table...)
	}
	return all
}

var headRows = []row{
	twins("", `scheme coffee`, `方案 coffee`),
	twins("", `scheme coffee "Coffee club"`, `方案 coffee "Coffee club"`),
	twins("", `language 1`, `语言 1`),
	twins("", `currency CNY`, `币种 CNY`),
	twins("", `timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`),
	twins("", `param step = 10`, `参数 step = 10`),
	twins("", `param step = -10 "how much"`, `参数 step = -10 "how much"`),
	twins("", `param step = 10 then 8 from 2026-07-01`, `参数 step = 10 自 2026-07-01 起 8`),
	twins("", `param step = 5% then 8% from 2026-07-01 then 9% from 2027-01-01 "share"`, `参数 step = 5% 自 2026-07-01 起 8% 自 2027-01-01 起 9% "share"`),
	twins("", `param open = yes`, `参数 open = 是`),
	twins("", `boosts multiply`, `倍数 相乘`),
	twins("", `boosts add`, `倍数 相加`),
	twins("", `boosts best`, `倍数 取高`),
	twins("", `boosts of base multiply`, `倍数 于 base 相乘`),
	twins("", `boosts of best best`, `倍数 于 best 取高`),
	becomes("", "param\tstep=10\n  then 8\n  from 2026-07-01 \"label\"", `param step = 10 then 8 from 2026-07-01 "label"`),
	becomes("方案", "参数 门槛=10 自2026年7月1日起8", `参数 门槛 = 10 自 2026-07-01 起 8`),
	becomes("", `scheme a scheme b`, "scheme a\nscheme b"),
}

var memberRows = []row{
	twins("", `member {}`, `会员 {}`),
	twins("", `event visit {}`, `事件 visit {}`),
	twins("", `event purchase { refundable within 30 days }`, `事件 消费 { 可退 30天内 }`),
	twins("member", `channel text`, `channel 文字`),
	twins("member", `channel "Channel" text optional`, `channel "Channel" 文字 选填`),
	twins("member", `channel text optional one of "store", "web"`, `channel 文字 选填 可选 "store", "web"`),
	twins("member", `channel text one of "store" = "store"`, `channel 文字 可选 "store" = "store"`),
	twins("member", `activated flag = no`, `activated 是否 = 否`),
	twins("member", `birthday date`, `birthday 日期`),
	twins("member", `seen time optional`, `seen 时间 选填`),
	twins("member", `size number = -1`, `size 数字 = -1`),
	twins("member", `margin number with 3 decimals = 0.125`, `margin 数字 3位小数 = 0.125`),
	twins("member", `referrer member optional`, `referrer 会员 选填`), // an attribute is the scheme's own, whatever it is called
	twins("member", "a text\nb flag\nc date", "a 文字\nb 是否\nc 日期"),
	twins("event", `amount money`, `金额 金额`),
	twins("event", `paid money from balance`, `paid 金额 先扣 balance`),
	twins("event", `paid money from balance then bonus optional`, `paid 金额 先扣 balance 再扣 bonus 选填`),
	twins("event", `items list { sku text  price money }`, `items 列表 { sku 文字  price 金额 }`),
	twins("event", "items list {\n  sku text\n}", "items 列表 {\n  sku 文字\n}"),
	twins("event", `refundable within 1 year`, `可退 1年内`),
	twins("event", `refundable within window`, `可退 window 内`),
	twins("event", `refundable within 30 days to the second`, `可退 30天内 精确到秒`),
	twins("event", `refundable within 3 months to end of month + 1 year`, `可退 3个月内 至月底 再加 1年`),
	becomes("事件", `可退 30 天内`, `可退 30天内`),
	twins("table", "category text\nrow \"A1\" \"coffee\"", "category 文字\n行 \"A1\" \"coffee\""),
	twins("table", `row "A1" "coffee" 0.35 -1 yes gold`, `行 "A1" "coffee" 0.35 -1 是 gold`),
	twins("table", `row "A1" 5 from 2026-01-05`, `行 "A1" 5 自 2026-01-05 起`),
	twins("table", `row "A1" 5 until 2026-01-26 10:00:00`, `行 "A1" 5 到 2026-01-26 10:00:00 前`),
	twins("table", `row "A1" 5 from 2026-01-05 until 2026-01-26`, `行 "A1" 5 自 2026-01-05 起 到 2026-01-26 前`),
	becomes("table", `row "A1", 5, 6`, `row "A1" 5 6`),
	twins("", `table products "Products" by sku { price money }`, `表 products "Products" 按 sku { price 金额 }`),
	becomes("member", "channel text optional\n  one of \"store\",\n    \"web\"\n  = \"web\"", `channel text optional one of "store", "web" = "web"`),
	becomes("会员", `渠道 文字 选填 可选 “门店”、“微信”`, `渠道 文字 选填 可选 "门店", "微信"`),
	becomes("event", "items list\n{ sku text }", `items list { sku text }`),
}

var walletRows = []row{
	twins("", `wallet points {}`, `账户 points {}`),
	twins("", `wallet balance "储值" { unit CNY }`, `账户 balance "储值" { 单位 CNY }`),
	twins("wallet", `unit CNY`, `单位 CNY`),
	twins("wallet", `filled by recharge`, `由 充值 入账`),
	twins("wallet", `decimals 2`, `小数 2`),
	twins("wallet", `round down`, `取整 舍去`),
	twins("wallet", `round up each item`, `取整 进一 每件`),
	twins("wallet", `round half-up each rule`, `取整 四舍五入 每条规则`),
	twins("wallet", `round half-even each event`, `取整 四舍六入 每笔`),
	twins("wallet", `expire never`, `有效期 永久`),
	twins("wallet", `expire 1 year after earned`, `有效期 自获得 1年`),
	twins("wallet", `expire 30 days after available`, `有效期 自可用 30天`),
	twins("wallet", `expire 2 quarters after last purchase`, `有效期 自最近消费 2季度`),
	twins("wallet", `expire life after earned`, `有效期 自获得 life`),
	twins("wallet", `expire 12 hours after earned to the second`, `有效期 自获得 12小时 精确到秒`),
	twins("wallet", `expire 1 year after earned to end of hour`, `有效期 自获得 1年 至小时末`),
	twins("wallet", `expire 1 year after earned to end of day`, `有效期 自获得 1年 至当日末`),
	twins("wallet", `expire 1 year after earned to end of week`, `有效期 自获得 1年 至周末`),
	twins("wallet", `expire 1 year after earned to end of month`, `有效期 自获得 1年 至月底`),
	twins("wallet", `expire 1 year after earned to end of quarter`, `有效期 自获得 1年 至季末`),
	twins("wallet", `expire to end of year + 1 year`, `有效期 至年底 再加 1年`),
	twins("wallet", `expire to next 02-28`, `有效期 至下个 02-28`),
	twins("wallet", `expire + 1 year`, `有效期 再加 1年`),
	twins("wallet", `expire later of 1 year after earned, 90 days after last purchase to end of month`, `有效期 较晚 自获得 1年, 自最近消费 90天 至月底`),
	twins("wallet", `spend soonest to expire`, `扣减 先到期先用`),
	twins("wallet", `spend oldest`, `扣减 先得先用`),
	twins("wallet", `redeem 20 for 1 JPY`, `抵扣 20 抵 1 JPY`),
	twins("wallet", `redeem 20 for 1 JPY minimum 100`, `抵扣 20 抵 1 JPY 满 100 起用`),
	twins("wallet", `redeem 20 for 1 JPY in steps of 20`, `抵扣 20 抵 1 JPY 按 20 的整数倍`),
	twins("wallet", `redeem 20 for 1 JPY up to 50% of amount`, `抵扣 20 抵 1 JPY 最多抵 金额 的 50%`),
	twins("wallet", `redeem 20 for 1 JPY up to share of amount - due or less`, `抵扣 20 抵 1 JPY 最多抵 金额 - 应付 的 share 超额只抵上限`),
	twins("wallet", `redeem n for 1 JPY minimum 100 in steps of 20 up to 50% of amount or less`, `抵扣 n 抵 1 JPY 满 100 起用 按 20 的整数倍 最多抵 金额 的 50% 超额只抵上限`),
	twins("wallet", `redeem 1 for 1 JPY or less`, `抵扣 1 抵 1 JPY 超额只抵上限`),
	twins("wallet", `cap 500`, `上限 500`),
	twins("wallet", `cap 500 per event`, `上限 每笔 500`),
	twins("wallet", `cap 500 per item`, `上限 每件 500`),
	twins("wallet", `cap 500 per day`, `上限 每天 500`),
	twins("wallet", `cap 500 per week`, `上限 每周 500`),
	twins("wallet", `cap 5万 per month`, `上限 每月 5万`),
	twins("wallet", `cap 500 per quarter`, `上限 每季 500`),
	twins("wallet", `cap 500 per year`, `上限 每年 500`),
	twins("wallet", `cap most per 30 days`, `上限 每 30天 most`),
	becomes("账户", `上限 每人每月 5万`, `上限 每月 5万`),
	becomes("账户", "上限 每人每天1\n上限 每人每周2\n上限 每人每季3\n上限 每人每年4", "上限 每天 1\n上限 每周 2\n上限 每季 3\n上限 每年 4"),
	twins("wallet", `below zero allowed`, `可为负 允许`),
	twins("wallet", `below zero forgiven`, `可为负 免除`),
	twins("wallet", `below zero refused`, `可为负 拒绝`),
	twins("wallet", `below zero from balance`, `可为负 改扣 balance`),
	becomes("wallet", "redeem 20 for 1 JPY\n    minimum 100\n    in steps of 20\n    up to 50% of amount\n    or less\n  cap 5 per month", "redeem 20 for 1 JPY minimum 100 in steps of 20 up to 50% of amount or less\ncap 5 per month"),
	becomes("账户", "抵扣20抵1元 满100起用 按20的整数倍", "抵扣 20 抵 1元 满 100 起用 按 20 的整数倍"),
}

var voucherRows = []row{
	keeps("", "优惠券 满20减5 {}"),
	twins("", `voucher free_coffee "Free coffee" {}`, `优惠券 free_coffee "Free coffee" {}`),
	twins("", `voucher a { our cost 6 JPY  valid 30 days }`, `优惠券 a { 成本 6 JPY  有效期 30天 }`),
	twins("voucher", `worth 10 JPY`, `面额 10 JPY`),
	twins("voucher", `worth least`, `面额 least`),
	twins("voucher", `our cost 6 JPY`, `成本 6 JPY`),
	twins("voucher", `valid 30 days`, `有效期 30天`),
	twins("voucher", `valid life`, `有效期 life`),
	twins("voucher", `valid life months + 1 year`, `有效期 life 个月 再加 1年`),
	twins("voucher", `valid 3 months to end of month`, `有效期 3个月 至月底`),
	twins("voucher", `valid to end of next month`, `有效期 至次月月底`),
	twins("voucher", `valid 12 hours to the second`, `有效期 12小时 精确到秒`),
	twins("voucher", `minimum spend 50 JPY`, `满 50 JPY 可用`),
	twins("voucher", `minimum spend least`, `满 least 可用`),
	twins("wallet", `expire to end of next year`, `有效期 至次年年底`),
	twins("wallet", `expire 1 year after earned to end of next quarter`, `有效期 自获得 1年 至次季季末`),
	becomes("优惠券", "满50元可用\n有效期30天", "满 50元 可用\n有效期 30天"),
	twins("voucher", `for items when category == "meat" and not fresh`, `限 category == "meat" 且 非 fresh 的商品`),
	twins("voucher", `for price * quantity of items when products[sku].kind == "meat"`, `限 products[sku].kind == "meat" 的商品 按 price * quantity`),
	twins("", `voucher v { for price of items when fresh  worth 3 JPY  minimum spend 8 JPY }`, `优惠券 v { 限 fresh 的商品 按 price  面额 3 JPY  满 8 JPY 可用 }`),
	becomes("优惠券", "限 品类＝＝“肉类”的商品\n满$10可用", "限 品类 == \"肉类\" 的商品\n满 $10 可用"),
	twins("", `choose best of flash, third_free`, `互斥取优 flash, third_free`),
	twins("", `choose first of best, first`, `互斥取先 best, first`),
	twins("", `compound a then b`, `叠加 a 再 b`),
	twins("", `compound a then b then c`, `叠加 a 再 b 再 c`),
	twins("rule", `issue ten_off`, `发放 ten_off`),
	twins("rule", `issue 2 ten_off`, `发放 2张 ten_off`),
	twins("rule", `issue n ten_off`, `发放 n 张 ten_off`),
	twins("rule", `issue member.size ten_off every 50 of amount`, `发放 会员.size 张 ten_off 每满 50 按 金额`),
	twins("rule", `issue ten_off every 50 of amount`, `发放 ten_off 每满 50 按 金额`),
	twins("rule", `issue ten_off by level { gold 2  otherwise 1 }`, `发放 ten_off 按 level { gold 2  其他 1 }`),
	twins("rule", `issue ten_off = visits + 1`, `发放 ten_off = visits + 1`),
	twins("rule", `issue ten_off worth 10% of amount`, `发放 ten_off 面额 金额 的 10%`),
	twins("rule", `issue 2 ten_off worth 5 JPY`, `发放 2张 ten_off 面额 5 JPY`),
	twins("", `rule a on join { issue ten_off  notify "hi"  issue n ten_off  after 7 days }`, `规则 a 当 入会 { 发放 ten_off  通知 "hi"  发放 n 张 ten_off  冻结 7天后到账 }`),
	twins("rule", `grant 金卡 for 90 days`, `授予 金卡 90天`),
	twins("rule", `grant level.金卡 for n days to end of month`, `授予 level.金卡 n 天 至月底`),
	twins("rule", `grant 金卡 to end of next year`, `授予 金卡 至次年年底`),
	twins("rule", `discount sets of items when sku == "a" to 59 JPY`, `每套 sku == "a" 的商品 减至 59 JPY`),
	twins("rule", `discount sets of items when sku == "a", n items when fresh, 3 items when t[sku].kind == "b" to price`, `每套 sku == "a" 的商品, n 件 fresh 的商品, 3件 t[sku].kind == "b" 的商品 减至 price`),
	twins("rule", `discount sets of amount`, `立减 金额 的 sets`),
	becomes("规则", "每套 sku＝＝“a”的商品、3件 sku＝＝“b”的商品 减至59元", "每套 sku == \"a\" 的商品, 3件 sku == \"b\" 的商品 减至 59元"),
	twins("rule", `notify "生日快乐"`, `通知 "生日快乐"`),
	twins("rule", `notify "{amount} {member.city}: {t[sku].words} {{net}}"`, `通知 "{金额} {会员.city}: {t[sku].words} {{net}}"`),
	twins("rule", `reject "over {limit}"`, `拒绝 "over {limit}"`),
	twins("", `challenge c { begin on join  goal count 10 on purchase  done notify "{due}" }`, `任务 c { 开始 当 入会  目标 次数 10 当 消费  达成 通知 "{应付}" }`),
	becomes("规则", "通知「您有｛ 积分 ｝积分，\\{x\\}，“是”」", "通知 \"您有{积分}积分，{{x}}，“是”\""),
	keeps("rule", "notify \"{`a } b`} \\\"said\\\" {x}\""),
	twins("rule", `after 7 days`, `冻结 7天后到账`),
	twins("rule", `after wait`, `冻结 wait 后到账`),
	twins("rule", `expire 30 days after earned`, `有效期 自获得 30天`),
	twins("rule", `expire never`, `有效期 永久`),
	twins("rule", `cap 200 per item`, `上限 每件 200`),
	becomes("规则", "冻结7 天后到账\n发放2张 十元券\n发放 2 十元券", "冻结 7天后到账\n发放 2张 十元券\n发放 2张 十元券"),
	twins("", `rule r on purchase to member.referrer {}`, `规则 r 当 消费 给 会员.推荐人 {}`),
	twins("", `rule r on purchase from 2026-01-01 to executor or member { once }`, `规则 r 当 消费 自 2026-01-01 起 给 executor 或 会员 { 仅一次 }`),
}

var calendarRows = []row{
	twins("", `calendar sale "Sale" {}`, `日历 sale "Sale" {}`),
	twins("", `calendar festival { 2026-02-15 to 2026-02-23  2027-02-05  2027-02-07 }`, `日历 festival { 2026-02-15 至 2026-02-23  2027-02-05  2027-02-07 }`),
	twins("", `calendar member_day { every Wednesday  day 8 of every month }`, `日历 member_day { 每周三  每月 8号 }`),
	twins("calendar", `2026-02-15`, `2026-02-15`),
	twins("calendar", `2026-11-11 20:00:00 to 20:01:00`, `2026-11-11 20:00:00 至 20:01:00`),
	twins("calendar", `2026-11-11 20:00 to 2026-11-12 02:00`, `2026-11-11 20:00 至 2026-11-12 02:00`),
	twins("calendar", `every year 12-25`, `每年 12-25`),
	twins("calendar", `every year 03-01 to 04-30`, `每年 03-01 至 04-30`),
	twins("calendar", `every Monday, Tuesday, Wednesday, Thursday, Friday`, `每周一, 每周二, 每周三, 每周四, 每周五`),
	twins("calendar", "every Saturday\nevery Sunday", "每周六\n每周日"),
	twins("calendar", `day 8 of every month`, `每月 8号`),
	twins("calendar", `day 8, 18, 28 of every month`, `每月 8号, 18号, 28号`),
	twins("calendar", `1 week in every 3 from 2026-01-05`, `每 3周 中 1周 自 2026-01-05 起`),
	twins("calendar", `5 days in every 2 weeks from 2026-01-05`, `每 2周 中 5天 自 2026-01-05 起`),
	becomes("calendar", `1 week in every 3 weeks from 2026-01-05`, `1 week in every 3 from 2026-01-05`),
	becomes("日历", "2026年2月15日至2026年2月23日\n每月8号、18号", "2026-02-15 至 2026-02-23\n每月 8号, 18号"),
}

var triggerRows = []row{
	twins("", `rule r on member.birthday {}`, `规则 r 当 会员.birthday 当天 {}`),
	twins("", `rule r on start of festival, join {}`, `规则 r 当 festival 开始时, 入会 {}`),
	twins("", `rule r on enter 衰退 {}`, `规则 r 当 进入 衰退 {}`),
	twins("", `rule r on enter stage.衰退, enter lost {}`, `规则 r 当 进入 stage.衰退, 进入 lost {}`),
	twins("", `rule r on upgrade of level {}`, `规则 r 当 level 升级时 {}`),
	twins("", `rule r on downgrade of level, upgrade of level {}`, `规则 r 当 level 降级时, level 升级时 {}`),
	twins("", `rule r every 2 weeks from 2026-01-05 {}`, `规则 r 每 2周 自 2026-01-05 起 {}`),
	twins("", `rule r every day {}`, `规则 r 每天 {}`),
	twins("", `rule r every week {}`, `规则 r 每周 {}`),
	twins("", `rule r "R" every month until 2027-01-01 to member { once }`, `规则 r "R" 每月 到 2027-01-01 前 给 会员 { 仅一次 }`),
	twins("", `rule r every quarter {}`, `规则 r 每季 {}`),
	twins("", `rule r every year {}`, `规则 r 每年 {}`),
	twins("", `rule r every span {}`, `规则 r 每 span {}`),
	twins("", `rule r on purchase during flash_sale {}`, `规则 r 当 消费 于 flash_sale 期间 {}`),
	twins("", `rule r on each item of purchase during sale from 2026-01-01 until 2026-02-01 to member.referrer {}`, `规则 r 当 消费 每件商品 于 sale 期间 自 2026-01-01 起 到 2026-02-01 前 给 会员.推荐人 {}`),
	twins("", `rule r every month during off_season {}`, `规则 r 每月 于 off_season 期间 {}`),
	twins("rule", `when today in festival and time not in flash_sale`, `仅限 今天 属于 festival 且 时间 不属于 flash_sale`),
	becomes("方案", `规则 r 每2周 自2026-01-05起 {}`, `规则 r 每 2周 自 2026-01-05 起 {}`),
	becomes("方案", `规则 r 当 会员.生日 {}`, `规则 r 当 会员.生日 当天 {}`),
	keeps("", `rule r on start, enter, upgrade, during, every {}`),
}

var metricRows = []row{
	twins("", `metric loyalty = 0.6 * visits + 1`, `指标 loyalty = 0.6 * visits + 1`),
	twins("", `metric loyalty "忠诚度" { count on purchase }`, `指标 loyalty "忠诚度" { 次数 当 消费 }`),
	twins("metric", `sum amount on purchase`, `合计 金额 当 消费`),
	twins("metric", `sum amount - due on purchase, recharge when amount >= 20 over last 12 months`, `合计 金额 - 应付 当 消费, 充值 仅限 金额 >= 20 近 12个月`),
	twins("metric", `sum earned points`, `合计 获得 points`),
	twins("metric", `sum earned points when amount > 5 over this year`, `合计 获得 points 仅限 金额 > 5 本年`),
	twins("metric", `count on purchase over lifetime`, `次数 当 消费 终身`),
	twins("metric", `count on purchase, join when amount >= 20`, `次数 当 消费, 入会 仅限 金额 >= 20`),
	twins("metric", `count on purchase over this week`, `次数 当 消费 本周`),
	twins("metric", `count on purchase over this month`, `次数 当 消费 本月`),
	twins("metric", `count on purchase over this quarter`, `次数 当 消费 本季`),
	twins("metric", `count on purchase over this year`, `次数 当 消费 本年`),
	twins("metric", `count on purchase over previous week`, `次数 当 消费 上周`),
	twins("metric", `count on purchase over previous month`, `次数 当 消费 上月`),
	twins("metric", `count on purchase over previous quarter`, `次数 当 消费 上季`),
	twins("metric", `count on purchase over previous year`, `次数 当 消费 上年`),
	twins("metric", `count on purchase over last span`, `次数 当 消费 近 span`),
	twins("metric", `count on purchase decay half-life 180 days`, `次数 当 消费 半衰期 180天`),
	twins("metric", `days since last purchase`, `距上次 消费 天数`),
	twins("metric", `days since last purchase when amount >= 20`, `距上次 消费 天数 仅限 金额 >= 20`),
	twins("metric", `count on purchase over membership year`, `次数 当 消费 本会员年度`),
	twins("metric", `count on purchase over previous membership year`, `次数 当 消费 上会员年度`),
	twins("metric", `count distinct store on purchase, visit when amount >= 20 over last 90 days`, `去重计数 store 当 消费, visit 仅限 金额 >= 20 近 90天`),
	twins("metric", `count distinct year(today) on purchase`, `去重计数 年份(今天) 当 消费`),
	twins("metric", `average amount on purchase over this year`, `平均 金额 当 消费 本年`),
	twins("metric", `largest amount - due on purchase when first(purchase)`, `最大 金额 - 应付 当 消费 仅限 首次(消费)`),
	twins("metric", `smallest amount on purchase over lifetime`, `最小 金额 当 消费 终身`),
	twins("metric", `latest store on purchase, visit`, `最近一次 store 当 消费, visit`),
	twins("metric", `top category by sum amount on purchase over last 13 weeks`, `首选 category 按 合计 金额 当 消费 近 13周`),
	twins("metric", `top store by count on purchase when amount > 5 over this year`, `首选 store 按 次数 当 消费 仅限 金额 > 5 本年`),
	twins("metric", `sum price * quantity on each item of purchase when category == "coffee" over last 13 weeks`, `合计 price * quantity 当 消费 每件商品 仅限 category == "coffee" 近 13周`),
	twins("metric", `count on each item of purchase, recharge, each item of refund`, `次数 当 消费 每件商品, 充值, 退款 每件商品`),
	twins("metric", `latest sku on each item of purchase`, `最近一次 sku 当 消费 每件商品`),
	twins("metric", `count distinct sku on each item of purchase`, `去重计数 sku 当 消费 每件商品`),
	twins("metric", `top category by sum quantity on each item of purchase over this year`, `首选 category 按 合计 quantity 当 消费 每件商品 本年`),
	twins("challenge", `goal sum quantity >= 10 on each item of purchase when category == "coffee"`, `目标 合计 quantity >= 10 当 消费 每件商品 仅限 category == "coffee"`),
	twins("metric", `rank by spend_year every month`, `排名 按 spend_year 每月`),
	twins("metric", `rank by spend_year * 2 every 2 weeks lowest first within member.channel`, `排名 按 spend_year * 2 每 2周 从低到高 按 会员.channel 分组`),
	twins("metric", `rank by spend_year every month lowest first within member.kind, member.market`, `排名 按 spend_year 每月 从低到高 按 会员.kind, 会员.market 分组`),
	twins("metric", `share of spend_year within member.kind, level, vip`, `占比 按 spend_year 按 会员.kind, level, vip 分组`),
	becomes("指标", "五分位 按 销量 每季 按 会员.业态、会员.市场 分组", "五分位 按 销量 每季 按 会员.业态, 会员.市场 分组"),
	twins("metric", `rank by spend_year within member.channel`, `排名 按 spend_year 按 会员.channel 分组`),
	twins("metric", `share of spend_year every month`, `占比 按 spend_year 每月`),
	twins("metric", `share of spend_year - cost every 2 weeks within member.channel`, `占比 按 spend_year - cost 每 2周 按 会员.channel 分组`),
	twins("metric", `share of spend_year`, `占比 按 spend_year`),
	twins("metric", `fifth by recency every day lowest first`, `五分位 按 recency 每天 从低到高`),
	becomes("指标", "合计 金额 当 消费 近12个月", "合计 金额 当 消费 近 12个月"),
}

var tierRows = []row{
	twins("tiers", "普通\n金卡 from 5000 or when spend_year >= 50000 keep when spend_year >= 40000", "普通\n金卡 满 5000 或若 spend_year >= 50000 保级若 spend_year >= 40000"),
	twins("tiers", "钻石 from 20000 and when visits >= 12 or when vip and known", "钻石 满 20000 且若 visits >= 12 或若 vip 且 known"),
	twins("tiers", "黑卡 or when invited", "黑卡 或若 invited"),
	becomes("tiers", "金卡 from 5000\n  or when a >= 5 and\n      b\n  and when c\n  keep when d\nkeep from 6000", "金卡 from 5000 or when a >= 5 and b and when c keep when d\nkeep from 6000"),
	twins("tiers", "review up on every event\nreview down yearly", "评级 升级 实时\n评级 降级 每年初"),
	twins("tiers", `hold to end of next year`, `保留 至次年年底`),
	twins("tiers", `hold 12 months to end of month`, `保留 12个月 至月底`),
	twins("tiers", `hold n months`, `保留 n 个月`),
	twins("tiers", `lapse one step after 30 days`, `到期 降一级 宽限 30天`),
	twins("tiers", `lapse to fit`, `到期 按实际降级`),
	twins("tiers", `lapse never`, `到期 不降级`),
	twins("tiers", `reset on upgrade`, `升级清零`),
	twins("tiers", `carry excess`, `结转 超出部分`),
	twins("tiers", `carry excess up to 500`, `结转 超出部分 最多 500`),
	twins("", "tiers level by growth { 金卡 from 50 and when a > 5  review daily  hold 1 year  reset on upgrade }", "等级 level 按 growth { 金卡 满 50 且若 a > 5  评级 每日  保留 1年  升级清零 }"),
	twins("", "tiers level \"等级\" by growth { 普通  银卡 from 1000 }", "等级 level \"等级\" 按 growth { 普通  银卡 满 1000 }"),
	twins("", "tiers level by points + 1 {\n  普通\n}", "等级 level 按 points + 1 {\n  普通\n}"),
	twins("tiers", "普通\n银卡 from 1000\n金卡 from line", "普通\n银卡 满 1000\n金卡 满 line"),
	twins("tiers", `review on every event`, `评级 实时`),
	twins("tiers", `review daily`, `评级 每日`),
	twins("tiers", `review monthly`, `评级 每月初`),
	twins("tiers", `review yearly`, `评级 每年初`),
	twins("tiers", `review on anniversary`, `评级 入会周年`),
	becomes("等级", "普通\n银卡 满1000", "普通\n银卡 满 1000"),
}

var segmentRows = []row{
	twins("", `segment stage "生命周期" { 引入 when days_since(join) < 90  衰退 when recency > 180 }`, `分群 stage "生命周期" { 引入 若 距今天数(入会) < 90  衰退 若 recency > 180 }`),
	twins("", `segment pyramid { VIP top 1% of place  主要 top 5% of place  小 otherwise }`, `分群 pyramid { VIP place 前 1%  主要 place 前 5%  小 其他 }`),
	twins("segment", "a when b\nc top share of place\nd otherwise", "a 若 b\nc place 前 share\nd 其他"),
	becomes("分群", `顶级 名次 前1%`, `顶级 名次 前 1%`),
}

var challengeRows = []row{
	twins("", `challenge tenth "第十杯" { begin on join  goal count 10 on purchase  again  done issue coffee }`, `任务 tenth "第十杯" { 开始 当 入会  目标 次数 10 当 消费  可重复  达成 发放 coffee }`),
	twins("challenge", `begin on receive as offer when kind == "bogo"`, `开始 当 receive 记为 offer 仅限 kind == "bogo"`),
	twins("challenge", `begin on join, upgrade of level`, `开始 当 入会, level 升级时`),
	twins("challenge", `goal count 10 on purchase when category == "coffee"`, `目标 次数 10 当 消费 仅限 category == "coffee"`),
	twins("challenge", `goal count offer.times on purchase, visit`, `目标 次数 offer.times 当 消费, visit`),
	twins("challenge", `goal sum amount >= offer.difficulty on purchase`, `目标 合计 金额 >= offer.difficulty 当 消费`),
	twins("challenge", `within 30 days`, `限时 30天`),
	twins("challenge", `within offer.days days to end of hour`, `限时 offer.days 天 至小时末`),
	twins("challenge", `within offer.hours hours to the second`, `限时 offer.hours 小时 精确到秒`),
	twins("challenge", "done earn offer.reward points\ndone notify \"well done\"\ndone grant gold for 3 months\ndone set member.activated = yes\ndone issue 2 free_coffee", "达成 送 offer.reward points\n达成 通知 \"well done\"\n达成 授予 gold 3个月\n达成 设 会员.activated = 是\n达成 发放 2张 free_coffee"),
	twins("rule", `when level.measure >= 100`, `仅限 level.考核值 >= 100`),
}

var budgetRows = []row{
	twins("", `budget per month 3% of previous month sales { welcome, fortnight }`, `预算 每月 上月 销售额 的 3% { welcome, fortnight }`),
	twins("", `budget per quarter share of previous quarter sales { welcome }`, `预算 每季 上季 销售额 的 share { welcome }`),
	twins("", `budget per week 5% of previous week sales { a }`, `预算 每周 上周 销售额 的 5% { a }`),
	twins("", `budget per year 5% of previous year sales { a }`, `预算 每年 上年 销售额 的 5% { a }`),
	twins("", `budget per day 10000 JPY { welcome }`, `预算 每天 10000 JPY { welcome }`),
	twins("", `budget per 30 days most { welcome }`, `预算 每 30天 most { welcome }`),
	twins("", `budget 10000 JPY { welcome }`, `预算 10000 JPY { welcome }`),
	becomes("", "budget 5 {\n  a,  # one\n  b\n}", "# one\nbudget 5 { a, b }"),
	becomes("方案", "预算 每月 1万 { 迎新、双周发券 }", "预算 每月 1万 { 迎新, 双周发券 }"),
	twins("rule", `when member.referrer.level == 金卡 and member.referrer.points > 5`, `仅限 会员.推荐人.level == 金卡 且 会员.推荐人.points > 5`),
	twins("rule", `earn points by member.referrer.level { 金卡 5  otherwise 1 }`, `送 points 按 会员.推荐人.level { 金卡 5  其他 1 }`),
}

var nameEverywhereRows = []row{
	keeps("", "voucher `10 off` { worth `a b` }"), keeps("", "calendar `red letter` {}"), keeps("", "segment `a b` { `c d` when `e f`  `g h` top 1% of `i j` }"),
	keeps("", "rule r on start of `red letter`, upgrade of `a b`, enter `c d`.`e f`, `g h`.`i j`, `k l` during `red letter` to `m n`.`o p` {}"),
	keeps("", "challenge `a b` { begin on `c d` as `e f`  goal count `g h` on `c d`  done issue `i j` `10 off` }"),
	keeps("", "budget `a b` { `c d`, `e f` }"), keeps("", "choose best of `a b`, `c d`"), keeps("", "compound `a b` then `c d`"),
	keeps("metric", "top `a b` by sum `c d` on `e f`"), keeps("metric", "count on each item of `a b`, each, `c d`"), keeps("metric", "rank by `a b` every `c d` within member.`e f`"), keeps("metric", "share of `a b` every `c d` within member.`e f`, `g h`"), keeps("tiers", "`a b` from `c d` or when `e f` keep when `g h`"),
	keeps("test", "2026-01-01 `a b` `c d` `e f` 5 as `g h`\nexpect `a b` issued 2 `10 off`, `i j` 5 (`k l` 3)"),
	keeps("rule", "issue worth worth 5"), becomes("rule", "issue `after`", "issue after"), keeps("rule", "issue 2 notify worth worth"), keeps("rule", "grant for for to to end of day"),
	keeps("", "voucher voucher { worth worth }"), keeps("", "calendar calendar { day 8 of every month }"), keeps("", "segment segment { segment otherwise  when when when }"),
	keeps("", "challenge challenge { begin on begin  goal sum goal >= sum on on }"), keeps("", "budget budget { budget, per }"), keeps("", "choose best of best, of"), keeps("", "compound then then compound"),
	keeps("", "metric rank { rank by by every month }"), keeps("", "metric share { share of share every month within share }"), keeps("", "指标 占比 { 占比 按 占比 每月 按 占比 分组 }"), keeps("", "tiers `hold` by `hold` { `lapse`  `carry` from 5 }"),
}

var ruleRows = []row{
	twins("", `rule base on purchase {}`, `规则 base 当 消费 {}`),
	twins("", `rule base "Base" on purchase, recharge { once }`, `规则 base "Base" 当 消费, 充值 { 仅一次 }`),
	twins("", `rule third on each item of purchase { once }`, `规则 third 当 消费 每件商品 { 仅一次 }`),
	twins("", `rule third on visit, each item of purchase from 2026-01-01 until 2026-02-01 { once }`, `规则 third 当 visit, 消费 每件商品 自 2026-01-01 起 到 2026-02-01 前 { 仅一次 }`),
	twins("rule", `when member.activated`, `仅限 会员.activated`),
	twins("rule", `once`, `仅一次`),
	twins("rule", `limit 3`, `限 3 次`),
	twins("rule", `limit 3 per day`, `限 每天 3 次`),
	twins("rule", `limit n per 7 days`, `限 每 7天 n 次`),
	twins("rule", `cap 200`, `上限 200`),
	twins("rule", `cap 200 per month`, `上限 每月 200`),
	twins("rule", `set member.activated = yes`, `设 会员.activated = 是`),
	twins("rule", `set member.referrer = member`, `设 会员.推荐人 = 会员`),
	twins("rule", `set member.size = size + 1`, `设 会员.size = size + 1`),
	twins("rule", `reject`, `拒绝`),
	twins("rule", `reject "not on Sundays"`, `拒绝 "not on Sundays"`),
	twins("rule", "once\nonce", "仅一次\n仅一次"),
	becomes("规则", `限 每天3次`, `限 每天 3 次`),
	becomes("rule", `limit 3 per day cap 10 per 30 days`, "limit 3 per day\ncap 10 per 30 days"),
}

var amountRows = []row{
	twins("rule", `earn 40 points`, `送 40 points`),
	twins("rule", `earn -40 points`, `送 -40 points`),
	twins("rule", `earn step points`, `送 step points`),
	twins("rule", `earn 1 points every 10 of amount`, `送 1 points 每满 10 按 金额`),
	twins("rule", `earn 1 points every step of amount - due`, `送 1 points 每满 step 按 金额 - 应付`),
	twins("rule", `earn 1 points per 10 of amount`, `送 1 points 按比例每 10 按 金额`),
	twins("rule", `earn points 5% of amount`, `送 points 金额 的 5%`),
	twins("rule", `earn points share of amount + 1`, `送 points 金额 + 1 的 share`),
	twins("rule", `earn points = floor(amount / 10) * 2`, `送 points = 向下取整(金额 / 10) * 2`),
	twins("rule", `earn points by amount { from 0 1%  from 100 2% }`, `送 points 按 金额 { 满 0 1%  满 100 2% }`),
	twins("rule", `earn points by slices of amount { from 0 1%  from 100 2% }`, `送 points 按 金额 分段 { 满 0 1%  满 100 2% }`),
	twins("rule", `earn points by level { 金卡 50  银卡, 普通 20  otherwise 1% of amount }`, `送 points 按 level { 金卡 50  银卡, 普通 20  其他 金额 的 1% }`),
	twins("rule", `take 1 points every 10 of amount`, `扣回 1 points 每满 10 按 金额`),
	twins("rule", `take points = due`, `扣回 points = 应付`),
	twins("rule", `boost base 2x`, `翻倍 base 2倍`),
	twins("rule", `boost base factor`, `翻倍 base factor`),
	twins("rule", `boost base = 1 + visits * 0.1`, `翻倍 base = 1 + visits * 0.1`),
	twins("rule", `boost base by level { 普通 1x  金卡 1.5x }`, `翻倍 base 按 level { 普通 1倍  金卡 1.5倍 }`),
	twins("rule", `discount 20% of amount`, `立减 金额 的 20%`),
	twins("rule", `discount 5`, `立减 5`),
	twins("rule", `discount 10 every 100 of amount`, `立减 10 每满 100 按 金额`),
	twins("rule", `discount to 80% of amount`, `减至 金额 的 80%`),
	twins("rule", `discount to 10`, `减至 10`),
	twins("rule", `discount = price * floor(quantity / 3)`, `立减 = price * 向下取整(quantity / 3)`),
	twins("rule", `charge 10 JPY`, `收取 10 JPY`),
	twins("rule", `charge 1% of amount`, `收取 金额 的 1%`),
	twins("rule", `charge share of amount`, `收取 金额 的 share`),
	twins("rule", `charge fee`, `收取 fee`),
	twins("rule", `charge fee every 100 of amount`, `收取 fee 每满 100 按 金额`),
	twins("rule", `charge fee points`, `收取 fee points`),
	twins("rule", `charge = amount * 0.01`, `收取 = 金额 * 0.01`),
	twins("rule", `charge by amount { from 0 1 JPY }`, `收取 按 金额 { 满 0 1 JPY }`),
	twins("rule", `charge 100 points`, `收取 100 points`),
	twins("rule", `charge points 5% of amount`, `收取 points 金额 的 5%`),
	twins("rule", `charge points by amount { from 0 1 }`, `收取 points 按 金额 { 满 0 1 }`),
	twins("rows", "from 0 1%\nfrom 100 2% of amount\nfrom 200 3 every 10 of amount", "满 0 1%\n满 100 金额 的 2%\n满 200 3 每满 10 按 金额"),
	twins("rows", "\"A1\" 5\n\"A2\", \"A3\" = price * 2\notherwise 0", "\"A1\" 5\n\"A2\", \"A3\" = price * 2\n其他 0"),
	twins("rows", "from 0 5 from 2026-01-01 until 2026-02-01\nfrom line -5", "满 0 5 自 2026-01-01 起 到 2026-02-01 前\n满 line -5"),
	twins("rows", "gold by amount { from 0 1 }\notherwise 5 per 10 of amount", "gold 按 金额 { 满 0 1 }\n其他 5 按比例每 10 按 金额"),
	becomes("规则", `送1积分 每满10 按 金额`, `送 1 积分 每满 10 按 金额`),
	becomes("rule", "earn points by amount\n{\n from 0 1%\n}", "earn points by amount {\n  from 0 1%\n}"),
}

var testRows = []row{
	twins("", `test "nothing" {}`, `测试 "nothing" {}`),
	twins("test", `member lily`, `会员 lily`),
	twins("test", `member lily {}`, `会员 lily {}`),
	twins("test", `member lily { birthday 1990-05-02  activated yes }`, `会员 lily { birthday 1990-05-02  activated 是 }`),
	twins("test", `member lily { size -5  channel "web"  joined 2026-01-01 10:00 }`, `会员 lily { size -5  channel "web"  入会时间 2026-01-01 10:00 }`),
	twins("test", `2026-05-10 lily purchase amount 105 as o1`, `2026-05-10 lily 消费 金额 105 记为 o1`),
	twins("test", `2026-05-10 20:00:01.500 lily purchase amount 105`, `2026-05-10 20:00:01.500 lily 消费 金额 105`),
	twins("test", "2026-05-10 lily join\nlily refund o1 amount 50\n2027-05-12", "2026-05-10 lily 入会\nlily 退款 o1 金额 50\n2027-05-12"),
	twins("test", `2026-05-10 lily purchase amount 100 redeem 200 points as o1`, `2026-05-10 lily 消费 金额 100 抵扣 200 points 记为 o1`),
	twins("test", `2026-05-10 lily opening 100 points expires 2027-06-01`, `2026-05-10 lily 期初 100 points 到期 2027-06-01`),
	twins("test", `2026-05-10 lily transfer 100 points to tom`, `2026-05-10 lily 转赠 100 points 转给 tom`),
	twins("test", `2026-05-10 lily purchase amount 100 vouchers ten_off free_coffee as o1`, `2026-05-10 lily 消费 金额 100 用券 ten_off free_coffee 记为 o1`),
	twins("test", `expect lily issued ten_off, issued 2 free_coffee, ten_off 3`, `预期 lily 获券 ten_off, 获券 2张 free_coffee, ten_off 3`),
	twins("test", `expect lily notified nothing, issued nothing, issued ten_off`, `预期 lily 没有通知, 没有获券, 获券 ten_off`),
	keeps("test", "expect lily issued `nothing`"),
	twins("test", `expect lily notified "hi", points pending 5 (base 5), stage 引入, spend_year 100`, `预期 lily 收到通知 "hi", points 待生效 5 (base 5), stage 引入, spend_year 100`),
	twins("test", `2026-05-10 lily adjust -5 points reason "mistake"`, `2026-05-10 lily 调整 -5 points 原因 "mistake"`),
	twins("test", `2026-05-10 lily purchase amount 5 items { sku "A" price 5 } { sku "B" price 6 }`, `2026-05-10 lily 消费 金额 5 items { sku "A" price 5 } { sku "B" price 6 }`),
	twins("test", `2026-05-10 lily purchase activated yes`, `2026-05-10 lily 消费 activated 是`),
	twins("test", `expect lily points 20`, `预期 lily points 20`),
	twins("test", `expect lily points 20 (base 10, birthday_month 10)`, `预期 lily points 20 (base 10, birthday_month 10)`),
	twins("test", `expect lily points worth 5 JPY, points pending 5, points debt 3`, `预期 lily points 价值 5 JPY, points 待生效 5, points 欠 3`),
	twins("test", `expect lily due 5, discount 3 (third -3), level 金卡`, `预期 lily 应付 5, 优惠 3 (third -3), level 金卡`),
	twins("test", `expect lily refused "not on Sundays"`, `预期 lily 拒绝 "not on Sundays"`),
	twins("test", `expect lily refused`, `预期 lily 拒绝`),
	twins("test", `expect lily activated yes, size -5`, `预期 lily activated 是, size -5`),
	twins("", `test "one line" { 2026-05-10 lily purchase amount 105  expect lily points 10 }`, `测试 "one line" { 2026-05-10 lily 消费 金额 105  预期 lily points 10 }`),
	becomes("", `test "one line" { 2026-05-10 expect lily points 0 }`, `test "one line" { 2026-05-10  expect lily points 0 }`),
	becomes("test", "2026-05-10 lily purchase items {\n sku \"A\"\n price 5 }, { sku \"B\" }", `2026-05-10 lily purchase items { sku "A" price 5 } { sku "B" }`),
	becomes("test", "2026-05-10   20:00 lily purchase amount 5, category \"x\"", `2026-05-10 20:00 lily purchase amount 5 category "x"`),
	becomes("test", "expect lily points 20 (\n  base 10,\n  birthday_month 10)", `expect lily points 20 (base 10, birthday_month 10)`),
	becomes("测试", `预期 小丽 积分 20（基础 10，生日月 10）`, `预期 小丽 积分 20 (基础 10, 生日月 10)`),
	becomes("测试", `会员 会员1`, `会员 会员1`),
}

var sourceRows = []row{
	twins("source", `source shop "our till"`, `来源 shop "our till"`),
	twins("source", `file "sales.csv"`, `文件 "sales.csv"`),
	twins("source", `timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`),
	twins("source", `column price number with 2 decimals`, `列 price 数字 2位小数`),
	twins("source", `column seen time "2006-01-02 15:04:05"`, `列 seen 时间 "2006-01-02 15:04:05"`),
	twins("source", "column `Customer ID` text", "列 `Customer ID` 文字"),
	twins("source", `skip when customer == ""`, `跳过 仅限 customer == ""`),
	twins("source", `event purchase { member customer  time date  amount = cents * 0.01 }`, `事件 消费 { 会员 customer  时间 date  金额 = cents * 0.01 }`),
	twins("source", `event purchase when type == "sale" { member customer }`, `事件 消费 仅限 type == "sale" { 会员 customer }`),
	twins("source", "group by receipt", "按 receipt 分组"),
	twins("source", "group by store, receipt", "按 store, receipt 分组"),
	becomes("来源", "按 receipt、store 分组", "按 receipt, store 分组"),
	twins("source", `table products { file "products.csv"  sku code  price = cents * 0.01 }`, `表 products { 文件 "products.csv"  sku code  price = cents * 0.01 }`),
	twins("mapping", "items { sku StockCode  price = round(UnitPrice, 2)  quantity Quantity }", "items { sku StockCode  price = 四舍五入(UnitPrice, 2)  quantity Quantity }"),
	keeps("mapping", "items {\n  sku StockCode\n  price = UnitPrice * 2\n}"),
	twins("mapping", "amount = round(-sum(lines, .Quantity * .UnitPrice), 2)", "金额 = 四舍五入(-求和(明细, .Quantity * .UnitPrice), 2)"),
	twins("mapping", "clerk = first(clerk)", "clerk = 首行(clerk)"),
	twins("mapping", `member customer`, `会员 customer`),
	twins("mapping", `member = customer or "anonymous"`, `会员 = customer 或 "anonymous"`),
	becomes("mapping", `member customer or "anonymous"`, `member = customer or "anonymous"`),
	twins("mapping", "lines lines", "lines lines"),
	twins("mapping", "time = 2018-01-01 00:00:00 + hours(hour)", "时间 = 2018-01-01 00:00:00 + 小时(hour)"),
	twins("source", `members { file "members.csv"  column born date  skip when born == "" }`, `会员资料 { 文件 "members.csv"  列 born 日期  跳过 仅限 born == "" }`),
	twins("mapping", "member customer\namount = price * quantity", "会员 customer\n金额 = price * quantity"),
	twins("members", "member id\nbirthday born\namount = amount - cents", "会员 id\nbirthday born\n金额 = amount - cents"),
	becomes("来源", `跳过 客户 == ""`, `跳过 仅限 客户 == ""`),
	becomes("mapping", "member = customer\namount -5\namount a.b", "member customer\namount = -5\namount = a.b"),
}

var literalRows = []row{
	keeps("", `param p = 10`), keeps("", `param p = 1_000`), keeps("", `param p = 0.05`), keeps("", `param p = 007`),
	keeps("", `param p = 10万`), keeps("", `param p = 1.2亿`), keeps("", `param p = -1_000.50`),
	keeps("", `param p = 5%`), keeps("", `param p = 0.5%`), keeps("", `param p = 2x`), keeps("", `param p = 1.5x`),
	keeps("", `param p = 10 CNY`), keeps("", `param p = 10元`), keeps("", `param p = 10万元`), keeps("", `param p = ¥10`), keeps("", `param p = $25.50`),
	keeps("", `param p = €5`), keeps("", `param p = £5`), keeps("", `param p = ¥10万`),
	keeps("", `param p = 2026-01-31`), keeps("", `param p = 2026-01-31 20:00`), keeps("", `param p = 2026-01-31 20:00:00`), keeps("", `param p = 20:00`),
	keeps("", `param p = 02-28`), keeps("", `param p = "text"`), keeps("", `param p = yes`), keeps("", `param p = 30 days`),
	becomes("", `param p = 2倍`, `param p = 2x`), becomes("", `param p = 10 元`, `param p = 10元`), becomes("", `param p = 10CNY`, `param p = 10 CNY`),
	becomes("", `param p = 2026年1月31日`, `param p = 2026-01-31`), becomes("", `param p = 2026年12月1日 20:00`, `param p = 2026-12-01 20:00`),
	becomes("", `param p = 2026-01-31T20:00:00`, `param p = 2026-01-31 20:00:00`),
	becomes("", `param p = 1 days`, `param p = 1 day`), becomes("", `param p = 2 day`, `param p = 2 days`), becomes("", `param p = 30days`, `param p = 30 days`),
	becomes("", `param p = 30天`, `param p = 30 days`), becomes("", `param p = 30日`, `param p = 30 days`), becomes("", `param p = 30 天`, `param p = 30 days`),
	becomes("", `param p = 1年`, `param p = 1 year`), becomes("", `param p = 3个月`, `param p = 3 months`), becomes("", `param p = 2周`, `param p = 2 weeks`),
	becomes("", `param p = 2季度`, `param p = 2 quarters`), becomes("", `param p = 12小时`, `param p = 12 hours`), becomes("", `param p = 5分钟`, `param p = 5 minutes`),
	becomes("", `param p = 5秒`, `param p = 5 seconds`),
	twins("", `param p = 1 second`, `参数 p = 1秒`), twins("", `param p = 2 minutes`, `参数 p = 2分钟`), twins("", `param p = 3 hours`, `参数 p = 3小时`),
	twins("", `param p = 4 days`, `参数 p = 4天`), twins("", `param p = 5 weeks`, `参数 p = 5周`), twins("", `param p = 6 months`, `参数 p = 6个月`),
	twins("", `param p = 7 quarters`, `参数 p = 7季度`), twins("", `param p = 8 years`, `参数 p = 8年`), twins("", `param p = 2x`, `参数 p = 2倍`),
	twins("", "currency CNY\nparam p = 10 CNY", "币种 CNY\n参数 p = 10元"),
	twins("", "currency CNY\nparam p = 10万 CNY\nparam q = ¥10\nparam r = 5 USD", "币种 CNY\n参数 p = 10万元\n参数 q = ¥10\n参数 r = 5 USD"),
	twins("", "param p = 10 CNY", "参数 p = 10 CNY"),
	keeps("", `param p = "a \"quoted\" \\ text"`), keeps("", `param p = "two\nlines\tand a tab"`), keeps("", `param p = ""`),
	keeps("", `param p = "生日“双倍”积分"`), keeps("", `param p = "lone \” curly"`), keeps("", `param p = "open “ only"`), keeps("", `param p = "# no comment"`),
	becomes("", `param p = “text”`, `param p = "text"`), becomes("", `param p = ”text“`, `param p = "text"`), becomes("", `param p = "text”`, `param p = "text"`),
	becomes("", `param p = “text"`, `param p = "text"`), becomes("", `param p = "text“`, `param p = "text"`), becomes("", `param p = 「text」`, `param p = "text"`),
	becomes("", `param p = 「a "b" ”c“」`, `param p = "a \"b\" \”c“"`), becomes("", `param p = ＂text＂`, `param p = "text"`), becomes("", `param p = "\q"`, `param p = "q"`),
}

var keyboardRows = []row{
	becomes("规则", `仅限　金额＞＝１００　且（会员．已激活　或　金额＜＝２０）`, `仅限 金额 >= 100 且 (会员.已激活 或 金额 <= 20)`),
	becomes("规则", `仅限 金额≥100 且 金额≤200 且 金额≠150`, `仅限 金额 >= 100 且 金额 <= 200 且 金额 != 150`),
	becomes("规则", `仅限 （ａｍｏｕｎｔ＋１）×２÷３－４−５–６ ＝＝ ７`, `仅限 (amount + 1) * 2 / 3 - 4 - 5 - 6 == 7`),
	becomes("规则", `仅限 金额 ＞ ￥１０。5`, `仅限 金额 > ¥10.5`),
	becomes("规则", `立减　金额　的　２０％`, `立减 金额 的 20%`),
	becomes("规则", `立减 ＄5`, `立减 $5`),
	becomes("规则", `仅限 品类 属于【“茶”、“咖啡”】`, `仅限 品类 属于 ["茶", "咖啡"]`),
	becomes("规则", `仅限 金额 》 100 或 金额《50 或 数量》=2`, `仅限 金额 > 100 或 金额 < 50 或 数量 >= 2`),
	becomes("规则", `仅限 今天 》= 2026年5月1号 20:00`, `仅限 今天 >= 2026-05-01 20:00`),
	becomes("规则", `仅限 数量 属于 [100,200]`, `仅限 数量 属于 [100, 200]`),
	becomes("会员", `楼层 数字 选填 可选 100,200、300`, `楼层 数字 选填 可选 100, 200, 300`),
	becomes("member", `floor number optional one of 100,200,300`, `floor number optional one of 100, 200, 300`),
	becomes("table", `row 100,200,"A1"`, `row 100 200 "A1"`),
	becomes("规则", `仅限 金额 ＞ 5 ？ 是 ： 否`, `仅限 金额 > 5 ? 是 : 否`),
	becomes("规则", `仅限 金额！＝5 ＆＆ ！会员．已激活 ｜｜ 金额＝＝3`, `仅限 金额 != 5 且 非 会员.已激活 或 金额 == 3`),
	becomes("", `ｐａｒａｍ　ｐ＝１＿０００　＃　full width`, `param p = 1_000  #　full width`),
	becomes("", "rule r on visit｛ once ｝", "rule r on visit { once }"),
	becomes("", "param p = ２０２６－０１－３１　２０：００", "param p = 2026-01-31 20:00"),
	becomes("", "param p = 2026年７月１日", "param p = 2026-07-01"),
	becomes("", "param\u00a0p\u2003=\u202f10", "param p = 10"),
	becomes("", "\ufeffparam p = 10\r\nparam q = 5\r", "param p = 10\nparam q = 5"),
}

var expressionRows = []row{
	twins("rule", `when month(member.birthday) == month(today) and not (amount < 3 or -amount > -5)`, `仅限 月份(会员.birthday) == 月份(今天) 且 非 (金额 < 3 或 -金额 > -5)`),
	twins("rule", `when first(purchase) and days_since(join) < 90`, `仅限 首次(消费) 且 距今天数(入会) < 90`),
	twins("rule", `when category in ["a", "b"] or category not in other`, `仅限 category 属于 ["a", "b"] 或 category 不属于 other`),
	twins("rule", `when name contains "a" and name startsWith "b" and name endsWith "c"`, `仅限 name 包含 "a" 且 name 开头是 "b" 且 name 结尾是 "c"`),
	twins("rule", `when sum(items, .price * .quantity) > 100`, `仅限 求和(items, .price * .quantity) > 100`),
	twins("rule", `when any(items, .sku == "A") and all(items, .price > 5) and none(items, .x) and one(items, .y)`, `仅限 任一(items, .sku == "A") 且 全部(items, .price > 5) 且 没有(items, .x) 且 恰一(items, .y)`),
	twins("rule", `when count(items) > 3 and count(items, .price > 5) > 1`, `仅限 计数(items) > 3 且 计数(items, .price > 5) > 1`),
	twins("rule", `when products[sku].margin > 0.3 and products["A1"].price > 5`, `仅限 products[sku].margin > 0.3 且 products["A1"].price > 5`),
	twins("rule", `when (growth < 30 ? 4 : 0) > visits`, `仅限 (growth < 30 ? 4 : 0) > visits`),
	twins("rule", `when member.activated == yes and due != 0`, `仅限 会员.activated == 是 且 应付 != 0`),
	twins("rule", `when max(amount, net) > min(1, 2, 3) and mod(amount, 7) == abs(-1) and round(1.5) == ceil(1.2)`, `仅限 取大(金额, 净额) > 取小(1, 2, 3) 且 余数(金额, 7) == 绝对值(-1) 且 四舍五入(1.5) == 向上取整(1.2)`),
	twins("rule", `when year(today) == 2026 and day(today) == 1 and weekday(today) == 3 and date(time) == 2026-01-01`, `仅限 年份(今天) == 2026 且 日(今天) == 1 且 星期(今天) == 3 且 日期(时间) == 2026-01-01`),
	twins("rule", `when today - joined > 30 days and amount > 10%`, `仅限 今天 - 入会时间 > 30天 且 金额 > 10%`),
	twins("rule", `when a not contains "a" and a not startsWith "b" and a not endsWith "c" and not (a in b)`, `仅限 a 不包含 "a" 且 a 开头不是 "b" 且 a 结尾不是 "c" 且 非 (a 属于 b)`),
	twins("rule", `when not not a and not not not b`, `仅限 非 非 a 且 非 非 非 b`),
	becomes("rule", "when amount > 5 and\n  net > 3 or\n  due", `when amount > 5 and net > 3 or due`),
	becomes("rule", "when (amount > 5\n  and net > 3\n  or due)", `when (amount > 5 and net > 3 or due)`),
	becomes("rule", "when [1,2\n,3]", `when [1, 2, 3]`),
	becomes("rule", `when  - a  -  - b  - ( - 5 )`, `when -a - -b - (-5)`),
	becomes("rule", `when !a && !(b || c)`, `when not a and not (b or c)`),
	becomes("rule", `when f ( a , b ) [ 0 ] . c`, `when f(a, b)[0].c`),
	becomes("rule", `when now() > 5`, `when now() > 5`),
	becomes("rule", `when a 且 b 或 非 c`, `when a and b or not c`),
	becomes("规则", `仅限 a not in b 且 c 非 包含 d`, `仅限 a 不属于 b 且 c 不包含 d`),
	becomes("规则", `仅限 a and b or not c`, `仅限 a 且 b 或 非 c`),
}

var nameRows = []row{
	keeps("", `scheme 双11`), keeps("", `scheme a_b1`), keeps("", "scheme `two words`"), keeps("", "scheme `满100`"), keeps("", "scheme `#1 {}`"),
	keeps("", `rule 规则1 on 活动2 {}`), keeps("", `wallet 积分2 {}`), keeps("", `metric 金额2 = 1`), keeps("", `param 等级3 = 1`),
	keeps("", `scheme scheme`), keeps("", `rule rule on rule {}`), keeps("", `wallet wallet { cap cap per cap }`), keeps("", `rule gift on level { earn step list }`),
	keeps("", `等级 等级 按 成长值 { 普通 }`), keeps("", `param when = from then then from 2026-01-01`),
	keeps("", `member { member member  date date  text text  list list { list text } }`), becomes("", "member { `from` text  `满` text }", "member { from text  满 text }"), keeps("", `table by by by { by text }`),
	keeps("rule", "when `and` == `yes` or `5` > `sum`(items)"), becomes("rule", "when `amount` > `a`.`b`", "when amount > a.b"),
	twins("wallet", "expire `never` after earned", "有效期 自获得 never"), twins("wallet", "cap 每月", "上限 `每月`"),
	becomes("", "scheme e\u0301te\u0301", "scheme \u00e9t\u00e9"), becomes("", "scheme `e\u0301`", "scheme \u00e9"),
	becomes("规则", `送40 积分`, `送 40 积分`),
}

var commentRows = []row{
	keeps("", "# the card"), keeps("", "# one\n\n# two\nscheme a"), keeps("", "scheme a  # behind"), keeps("", "scheme a\n# at the end"),
	becomes("", "\n\n\n# one\n\n\n# two\n\n\nscheme a\n\n\n", "# one\n\n# two\n\nscheme a"),
	becomes("", "#no space   \t", "#no space"),
	keeps("", "rule r on visit {  # behind the brace\n  # before\n  once  # behind\n  # last\n}  # behind the end"),
	becomes("", "rule r on visit { # only\n}", "rule r on visit {  # only\n}"),
	becomes("", "rule r on visit { once # a\n # b\n}", "rule r on visit {\n  once  # a\n  # b\n}"),
	becomes("", "rule r # a\n on visit # b\n { # c\n once }", "# a\n# b\nrule r on visit {  # c\n  once\n}"),
	becomes("", "scheme x\nrule r # a\n on visit {}", "scheme x\n# a\nrule r on visit {}"),
	becomes("rule", "when (a # one\n  # two\n  and b) # three\nonce", "# one\n# two\nwhen (a and b)  # three\nonce"),
	becomes("rule", "when a and # one\n  b # two", "# one\nwhen a and b  # two"),
	becomes("rule", "once once # behind the second", "once\nonce  # behind the second"),
	becomes("rule", "earn points by amount { # a\n from 0 1 # b\n # c\n from 5 2 } # d", "earn points by amount {  # a\n  from 0 1  # b\n  # c\n  from 5 2\n}  # d"),
	becomes("test", "2026-01-01 a purchase items { # a\n sku \"x\" # b\n } # c\nexpect a points 5 (x 3, # d\n y 2) # e", "# a\n# b\n2026-01-01 a purchase items { sku \"x\" }  # c\n# d\nexpect a points 5 (x 3, y 2)  # e"),
	becomes("", "member { a list { # x\n b text } # y\n c text }", "member {\n  a list {  # x\n    b text\n  }  # y\n  c text\n}"),
	becomes("member", "a text one of \"x\", # why\n \"y\"", "# why\na text one of \"x\", \"y\""),
}

var layoutRows = []row{
	becomes("", "member { a text\nb text }", "member {\n  a text\n  b text\n}"),
	becomes("", "member {a text b text}", "member { a text  b text }"),
	becomes("", "rule r on visit {\n\n\n  once\n\n\n  once\n\n}", "rule r on visit {\n  once\n\n  once\n}"),
	becomes("", "wallet a {} wallet b {}", "wallet a {}\nwallet b {}"),
	becomes("", "rule r on visit { }", "rule r on visit {}"),
	becomes("", "rule r on visit {\n}", "rule r on visit {}"),
	keeps("", "member { one_field_of_a_long_line text  another_field_of_a_long_line text  a_last_field_of_it text }"),
	becomes("", "member { one_field_of_a_long_line text  another_field_of_a_long_line text  a_last_field_of_it2 text }", "member {\n  one_field_of_a_long_line text\n  another_field_of_a_long_line text\n  a_last_field_of_it2 text\n}"),
	keeps("方案", "会员 { 一二三四五六七八九十 文字  一二三四五六七八九十 文字  一二三四五六七八九 文字  一二三a 文字 }"),
	becomes("方案", "会员 { 一二三四五六七八九十 文字  一二三四五六七八九十 文字  一二三四五六七八九 文字  一二三四 文字 }", "会员 {\n  一二三四五六七八九十 文字\n  一二三四五六七八九十 文字\n  一二三四五六七八九 文字\n  一二三四 文字\n}"),
	becomes("", "rule r on visit { earn some_points_of_ou by amount { from 0 1%  from 100 2%  from 200 3%  from 300 4%  from 400 5% } }", "rule r on visit {\n  earn some_points_of_ou by amount { from 0 1%  from 100 2%  from 200 3%  from 300 4%  from 400 5% }\n}"),
	twins("", "member { one_field_of_a_long_line text  another_field_of_a_long_line text  a_last_field_of_it text }", "会员 { one_field_of_a_long_line 文字  another_field_of_a_long_line 文字  a_last_field_of_it 文字 }"),
}
