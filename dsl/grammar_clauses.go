package dsl

// The clauses of each block, with examples of each for the help of a diagnostic.

// allGrammars are the grammars of all blocks.
func allGrammars() []*blockGrammar {
	return []*blockGrammar{schemeClauses, sourceClauses, fieldClauses, eventClauses, tableClauses, walletClauses, voucherClauses,
		calendarClauses, metricClauses, tiersClauses, segmentClauses, challengeClauses, ruleClauses, amountRowClauses, testClauses, testAttributeClauses, assignmentClauses, lineClauses, sourceDataClauses}
}

var schemeClauses = &blockGrammar{title: Say("a scheme", "方案"), clauses: []*clauseGrammar{
	clause[Scheme]([]string{"scheme", "方案"}, Say(`scheme coffee "Coffee club"`, `方案 咖啡 "咖啡会员"`)),
	clause[Version]([]string{"language", "语言"}, Say(`language 1`, `语言 1`)),
	clause[Currency]([]string{"currency", "币种"}, Say(`currency CNY`, `币种 CNY`)),
	clause[Timezone]([]string{"timezone", "时区"}, Say(`timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`)),
	clause[Param]([]string{"param", "参数"}, Say(`param line = 10 then 8 from 2026-07-01`, `参数 门槛 = 10 自 2026-07-01 起 8`)),
	clause[Boosts]([]string{"boosts", "倍数"},
		Say(`boosts multiply`, `倍数 相乘`), Say(`boosts of base best`, `倍数 于 基础 取高`)),
	clause[Member]([]string{"member", "会员"}, Say(`member { birthday date optional }`, `会员 { 生日 日期 选填 }`)).holding(fieldClauses),
	clause[Event]([]string{"event", "事件"}, Say(`event purchase { category text optional }`, `事件 消费 { 品类 文字 选填 }`)).holding(eventClauses),
	clause[Table]([]string{"table", "表"}, Say(`table products by sku { price money  row "A1" 59 }`, `表 商品 按 货号 { 价格 金额  行 "A1" 59 }`)).holding(tableClauses),
	clause[Wallet]([]string{"wallet", "账户"}, Say(`wallet points { expire 1 year after earned }`, `账户 积分 { 有效期 自获得 1年 }`)).holding(walletClauses),
	clause[Voucher]([]string{"voucher", "优惠券"}, Say(`voucher ten_off { worth 10 CNY  valid 30 days  minimum spend 50 CNY }`, `优惠券 十元券 { 面额 10元  有效期 30天  满 50元 可用 }`)).holding(voucherClauses),
	clause[Calendar]([]string{"calendar", "日历"}, Say(`calendar spring_festival { 2026-02-15 to 2026-02-23 }`, `日历 春节 { 2026-02-15 至 2026-02-23 }`)).holding(calendarClauses),
	clause[Metric]([]string{"metric", "指标"}, Say(`metric bought { sum amount on purchase over last 12 months }`, `指标 年消费 { 合计 金额 当 消费 近 12个月 }`),
		Say(`metric loyalty = 0.6 * visits + 4`, `指标 忠诚度 = 0.6 * 到店 + 4`)).holding(metricClauses),
	clause[Tiers]([]string{"tiers", "等级"}, Say(`tiers level by growth { silver  gold from 1000 }`, `等级 会员等级 按 成长值 { 普通  银卡 满 1000 }`)).holding(tiersClauses),
	clause[Segment]([]string{"segment", "分群"}, Say(`segment stage { lost when recency > 180  active otherwise }`, `分群 生命周期 { 流失 若 未消费天数 > 180  活跃 其他 }`)).holding(segmentClauses),
	clause[Challenge]([]string{"challenge", "任务"}, Say(`challenge tenth_coffee { begin on join  goal count 10 on purchase  done issue free_coffee }`, `任务 第十杯 { 开始 当 入会  目标 次数 10 当 消费  达成 发放 免费咖啡 }`)).holding(challengeClauses),
	clause[Rule]([]string{"rule", "规则"},
		Say(`rule base on purchase { earn 1 points every 10 of amount }`, `规则 基础 当 消费 { 送 1 积分 每满 10 按 金额 }`),
		Say(`rule sale on each item of purchase from 2026-06-01 until 2026-07-01 { discount 20% of amount }`, `规则 大促 当 消费 每件商品 自 2026-06-01 起 到 2026-07-01 前 { 立减 金额 的 20% }`),
		Say(`rule flash on purchase during flash_sale { discount 20% of amount }`, `规则 秒杀 当 消费 于 秒杀日 期间 { 立减 金额 的 20% }`),
		Say(`rule referral on purchase to member.referrer { earn 10 points }`, `规则 推荐有礼 当 消费 给 会员.推荐人 { 送 10 积分 }`),
		Say(`rule fortnight every 2 weeks from 2026-01-05 { issue ten_off }`, `规则 双周发券 每 2周 自 2026-01-05 起 { 发放 十元券 }`),
		Say(`rule greeting on member.birthday { notify "happy birthday" }`, `规则 问候 当 会员.生日 当天 { 通知 "生日快乐" }`),
		Say(`rule congratulation on upgrade of level { issue ten_off }`, `规则 升级礼 当 会员等级 升级时 { 发放 十元券 }`)).holding(ruleClauses),
	clause[Choose]([]string{"choose", "互斥取优", "互斥取先"}, Say(`choose best of flash, third_free`, `互斥取优 秒杀, 满三免一`), Say(`choose first of flash, third_free`, `互斥取先 秒杀, 满三免一`)),
	clause[Compound]([]string{"compound", "叠加"}, Say(`compound flash then coupon`, `叠加 秒杀 再 满减`)),
	clause[Budget]([]string{"budget", "预算"}, Say(`budget per month 3% of previous month sales { welcome, fortnight }`, `预算 每月 上月 销售额 的 3% { 迎新, 双周发券 }`),
		Say(`budget per month 10000 CNY { welcome }`, `预算 每月 1万元 { 迎新 }`)),
	clause[Test]([]string{"test", "测试"},
		Say(`test "ten yuan give a point" { 2026-05-10 lily purchase amount 100  expect lily points 10 }`, `测试 "每10元1分" { 2026-05-10 小丽 消费 金额 100  预期 小丽 积分 10 }`)).holding(testClauses),
}}

var sourceClauses = &blockGrammar{title: Say("a source file", "来源文件"), clauses: []*clauseGrammar{
	clause[Source]([]string{"source", "来源"}, Say(`source shop "our till"`, `来源 门店 "收银系统"`)),
	clause[SourceFile]([]string{"file", "文件"}, Say(`file "sales.csv"`, `文件 "sales.csv"`)),
	clause[Timezone]([]string{"timezone", "时区"}, Say(`timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`)),
	clause[SourceColumn]([]string{"column", "列"}, Say(`column price number with 2 decimals`, `列 单价 数字 2位小数`)),
	clause[SourceSkip]([]string{"skip", "跳过"}, Say(`skip when customer == ""`, `跳过 仅限 客户 == ""`)),
	clause[SourceGroup]([]string{"group", "按"}, Say(`group by receipt`, `按 小票号 分组`)),
	clause[SourceEvent]([]string{"event", "事件"}, Say(`event purchase when type == "sale" { member customer  time sold  amount = total }`, `事件 消费 仅限 类型 == "销售" { 会员 客户  时间 下单日  金额 = 总额 }`)).holding(assignmentClauses),
	clause[SourceMembers]([]string{"members", "会员资料"}, Say(`members { file "members.csv"  member id }`, `会员资料 { 文件 "members.csv"  会员 编号 }`)).holding(sourceDataClauses),
	clause[SourceTable]([]string{"table", "表"}, Say(`table products { file "products.csv"  sku code  price price }`, `表 商品 { 文件 "products.csv"  货号 编码  单价 价格 }`)).holding(sourceDataClauses),
}}

var fieldForms = []Words{
	Say(`channel text one of "store", "web" = "store"`, `渠道 文字 可选 "门店"、"网店" = "门店"`),
	Say(`activated flag = no`, `已激活 是否 = 否`),
	Say(`margin number with 3 decimals`, `毛利 数字 3位小数`),
	Say(`paid money from balance then bonus`, `实付 金额 先扣 本金 再扣 赠金`),
	Say(`items list { sku text  price money }`, `商品 列表 { 货号 文字  单价 金额 }`),
}

var fieldClauses = &blockGrammar{title: Say("a list of fields", "字段"), row: clause[Field](nil, fieldForms...)}

var eventClauses = &blockGrammar{title: Say("an event", "事件"),
	clauses: []*clauseGrammar{
		clause[Refundable]([]string{"refundable", "可退"}, Say(`refundable within 30 days`, `可退 30天内`)),
	},
	row: clause[Field](nil, fieldForms...),
}

var tableClauses = &blockGrammar{title: Say("a table", "表"),
	clauses: []*clauseGrammar{
		clause[TableRow]([]string{"row", "行"}, Say(`row "A1" 59 from 2026-01-05 until 2026-01-26`, `行 "A1" 59 自 2026-01-05 起 到 2026-01-26 前`)),
	},
	row: clause[Field](nil, fieldForms...),
}

var walletClauses = &blockGrammar{title: Say("a wallet", "账户"), clauses: []*clauseGrammar{
	clause[WalletUnit]([]string{"unit", "单位"}, Say(`unit CNY`, `单位 CNY`)),
	clause[WalletFilled]([]string{"filled", "由"}, Say(`filled by recharge`, `由 充值 入账`)),
	clause[WalletDecimals]([]string{"decimals", "小数"}, Say(`decimals 0`, `小数 0`)),
	clause[WalletRound]([]string{"round", "取整"}, Say(`round down each rule`, `取整 舍去 每条规则`)),
	clause[WalletExpire]([]string{"expire", "有效期"},
		Say(`expire 1 year after earned to end of month`, `有效期 自获得 1年 至月底`),
		Say(`expire later of 1 year after earned, 90 days after last purchase`, `有效期 较晚 自获得 1年、自最近消费 90天`),
		Say(`expire never`, `有效期 永久`)),
	clause[WalletSpend]([]string{"spend", "扣减"}, Say(`spend soonest to expire`, `扣减 先到期先用`)),
	clause[WalletRedeem]([]string{"redeem", "抵扣"}, Say(`redeem 20 for 1 CNY minimum 100 in steps of 20 up to 50% of amount`, `抵扣 20 抵 1元 满 100 起用 按 20 的整数倍 最多抵 金额 的 50%`)),
	clause[WalletCap]([]string{"cap", "上限"}, Say(`cap 50000 per month`, `上限 每人每月 5万`)),
	clause[WalletBelowZero]([]string{"below", "可为负"}, Say(`below zero allowed`, `可为负 允许`), Say(`below zero from bonus`, `可为负 改扣 赠金`)),
}}

var voucherClauses = &blockGrammar{title: Say("a voucher", "优惠券"), clauses: []*clauseGrammar{
	clause[VoucherWorth]([]string{"worth", "面额"}, Say(`worth 10 CNY`, `面额 10元`)),
	clause[VoucherCost]([]string{"our", "成本"}, Say(`our cost 6 CNY`, `成本 6元`)),
	clause[VoucherValid]([]string{"valid", "有效期"}, Say(`valid 30 days to end of month`, `有效期 30天 至月底`)),
	clause[VoucherMinimum]([]string{"minimum", "满"}, Say(`minimum spend 50 CNY`, `满 50元 可用`)),
	clause[VoucherGoods]([]string{"for", "限"}, Say(`for price * quantity of items when category == "meat"`, `限 品类 == "肉类" 的商品 按 价格 * 数量`)),
}}

var calendarClauses = &blockGrammar{title: Say("a calendar", "日历"),
	clauses: []*clauseGrammar{
		clause[CalendarEvery]([]string{"every", "每年", "每周一", "每周二", "每周三", "每周四", "每周五", "每周六", "每周日"},
			Say(`every year 03-01 to 04-30`, `每年 03-01 至 04-30`), Say(`every Wednesday`, `每周三`)),
		clause[CalendarMonthly]([]string{"day", "每月"}, Say(`day 8 of every month`, `每月 8号`)),
	},
	row: clause[CalendarSpan](nil, Say(`2026-02-15 to 2026-02-23`, `2026-02-15 至 2026-02-23`),
		Say(`2026-11-11 20:00:00 to 20:01:00`, `2026-11-11 20:00:00 至 20:01:00`),
		Say(`1 week in every 3 from 2026-01-05`, `每 3周 中 1周 自 2026-01-05 起`)).headed("每"),
}

var metricClauses = &blockGrammar{title: Say("a metric", "指标"), clauses: []*clauseGrammar{
	clause[MetricSum]([]string{"sum", "合计"},
		Say(`sum amount on purchase over last 12 months`, `合计 金额 当 消费 近 12个月`),
		Say(`sum price * quantity on each item of purchase when category == "coffee"`, `合计 价格 * 数量 当 消费 每件商品 仅限 品类 == "咖啡"`),
		Say(`sum earned points over this year`, `合计 获得 积分 本年`)),
	clause[MetricCount]([]string{"count", "次数", "去重计数"}, Say(`count on purchase when amount >= 20 over last 90 days`, `次数 当 消费 仅限 金额 >= 20 近 90天`),
		Say(`count distinct store on purchase`, `去重计数 门店 当 消费`)),
	clause[MetricValue]([]string{"average", "largest", "smallest", "latest", "平均", "最大", "最小", "最近一次"}, Say(`average amount on purchase over last 12 months`, `平均 金额 当 消费 近 12个月`)),
	clause[MetricTop]([]string{"top", "首选"}, Say(`top category by sum amount on purchase over last 13 weeks`, `首选 品类 按 合计 金额 当 消费 近 13周`)),
	clause[MetricRank]([]string{"rank", "fifth", "排名", "五分位"}, Say(`rank by spend_year every month`, `排名 按 年消费 每月`),
		Say(`fifth by recency every month lowest first within member.channel`, `五分位 按 未消费天数 每月 从低到高 按 会员.渠道 分组`)),
	clause[MetricShare]([]string{"share", "占比"}, Say(`share of spend_year every month`, `占比 按 年消费 每月`)),
	clause[MetricSince]([]string{"days", "距上次"}, Say(`days since last purchase`, `距上次 消费 天数`)),
}}

var tiersClauses = &blockGrammar{title: Say("tiers", "等级"),
	clauses: []*clauseGrammar{
		clause[TierReview]([]string{"review", "评级"}, Say(`review on every event`, `评级 实时`), Say(`review monthly`, `评级 每月初`),
			Say(`review up on every event`, `评级 升级 实时`)),
		clause[TierHold]([]string{"hold", "保留"}, Say(`hold to end of next year`, `保留 至次年年底`)),
		clause[TierLapse]([]string{"lapse", "到期"}, Say(`lapse one step after 30 days`, `到期 降一级 宽限 30天`)),
		clause[TierReset]([]string{"reset", "升级清零"}, Say(`reset on upgrade`, `升级清零`)),
		clause[TierCarry]([]string{"carry", "结转"}, Say(`carry excess up to 500`, `结转 超出部分 最多 500`)),
	},
	row: clause[Tier](nil, Say(`gold from 1000`, `金卡 满 1000`),
		Say(`gold from 5000 or when spent >= 50000 keep when spent >= 40000`, `金卡 满 5000 或若 年消费 >= 50000 保级若 年消费 >= 40000`)),
}

var segmentClauses = &blockGrammar{title: Say("a segment", "分群"), row: clause[SegmentRow](nil,
	Say(`lost when recency > 180`, `流失 若 未消费天数 > 180`), Say(`vip top 1% of place`, `顶级 名次 前 1%`), Say(`active otherwise`, `活跃 其他`))}

var challengeClauses = &blockGrammar{title: Say("a challenge", "任务"), clauses: []*clauseGrammar{
	clause[ChallengeBegin]([]string{"begin", "开始"}, Say(`begin on join`, `开始 当 入会`), Say(`begin on receive as offer when kind == "bonus"`, `开始 当 收到 记为 邀约 仅限 类型 == "奖励"`)),
	clause[ChallengeGoal]([]string{"goal", "目标"}, Say(`goal count 10 on purchase when category == "coffee"`, `目标 次数 10 当 消费 仅限 品类 == "咖啡"`),
		Say(`goal sum amount >= 500 on purchase`, `目标 合计 金额 >= 500 当 消费`)),
	clause[ChallengeAgain]([]string{"again", "可重复"}, Say(`again`, `可重复`)),
	clause[ChallengeWithin]([]string{"within", "限时"}, Say(`within 30 days`, `限时 30天`)),
	clause[ChallengeDone]([]string{"done", "达成"}, Say(`done issue free_coffee`, `达成 发放 免费咖啡`)).holding(amountRowClauses),
}}

var ruleClauses = &blockGrammar{title: Say("a rule", "规则"), clauses: []*clauseGrammar{
	clause[RuleWhen]([]string{"when", "仅限"}, Say(`when amount >= 100`, `仅限 金额 >= 100`)),
	clause[RuleOnce]([]string{"once", "仅一次"}, Say(`once`, `仅一次`)),
	clause[RuleLimit]([]string{"limit", "限"}, Say(`limit 3 per day`, `限 每天 3 次`)),
	clause[RuleEarn]([]string{"earn", "送"},
		Say(`earn 40 points`, `送 40 积分`),
		Say(`earn 1 points every 10 of amount`, `送 1 积分 每满 10 按 金额`),
		Say(`earn points 5% of amount`, `送 积分 金额 的 5%`),
		Say(`earn points by amount { from 0 1%  from 100 2% }`, `送 积分 按 金额 { 满 0 1%  满 100 2% }`),
		Say(`earn points by slices of amount { from 0 1%  from 100 2% }`, `送 积分 按 金额 分段 { 满 0 1%  满 100 2% }`),
		Say(`earn 1 points per 10 of amount`, `送 1 积分 按比例每 10 按 金额`),
		Say(`earn points = floor(amount / 10)`, `送 积分 = 向下取整(金额 / 10)`)).holding(amountRowClauses),
	clause[RuleTake]([]string{"take", "扣回"}, Say(`take 1 points every 10 of amount`, `扣回 1 积分 每满 10 按 金额`)).holding(amountRowClauses),
	clause[RuleBoost]([]string{"boost", "翻倍"},
		Say(`boost base 2x`, `翻倍 基础 2倍`),
		Say(`boost base by level { silver 1x  gold 2x }`, `翻倍 基础 按 会员等级 { 银卡 1倍  金卡 2倍 }`)).holding(amountRowClauses),
	clause[RuleDiscount]([]string{"discount", "立减", "减至", "每套"},
		Say(`discount 20% of amount`, `立减 金额 的 20%`), Say(`discount to 80% of amount`, `减至 金额 的 80%`),
		Say(`discount sets of items when sku == "tea", 2 items when sku == "cup" to 59 CNY`, `每套 货号 == "茶" 的商品, 2件 货号 == "杯子" 的商品 减至 59元`)).holding(amountRowClauses),
	clause[RuleCharge]([]string{"charge", "收取"}, Say(`charge 10 CNY`, `收取 10元`), Say(`charge 100 points`, `收取 100 积分`)).holding(amountRowClauses),
	clause[RuleIssue]([]string{"issue", "发放"},
		Say(`issue 2 ten_off`, `发放 2张 十元券`), Say(`issue ten_off every 50 of amount`, `发放 十元券 每满 50 按 金额`),
		Say(`issue rebate worth 10% of amount`, `发放 返券 面额 金额 的 10%`)).holding(amountRowClauses),
	clause[RuleGrant]([]string{"grant", "授予"}, Say(`grant gold for 90 days`, `授予 金卡 90天`)),
	clause[RuleNotify]([]string{"notify", "通知"}, Say(`notify "happy birthday"`, `通知 "生日快乐"`), Say(`notify "you have {points} points"`, `通知 "您现有{积分}积分"`)),
	clause[RuleSet]([]string{"set", "设"}, Say(`set member.activated = yes`, `设 会员.已激活 = 是`)),
	clause[RuleReject]([]string{"reject", "拒绝"}, Say(`reject "the card is not active"`, `拒绝 "会员卡尚未激活"`)),
	clause[RuleCap]([]string{"cap", "上限"}, Say(`cap 200 per month`, `上限 每月 200`)),
	clause[RuleAfter]([]string{"after", "冻结"}, Say(`after 7 days`, `冻结 7天后到账`)),
	clause[RuleExpire]([]string{"expire", "有效期"}, Say(`expire 30 days after earned`, `有效期 自获得 30天`)),
}}

var amountRowClauses = &blockGrammar{title: Say("a table of amounts", "分档"), row: clause[AmountRow](nil,
	Say(`gold 50`, `金卡 50`), Say(`from 100 2%`, `满 100 2%`), Say(`otherwise 10`, `其他 10`), Say(`gold = net * 2% + 5`, `金卡 = 净额 * 2% + 5`), Say(`from 100 = net * 2% + 5`, `满 100 = 净额 * 2% + 5`)).headed("from", "满", "otherwise", "其他")}

var testClauses = &blockGrammar{title: Say("a test", "测试"),
	clauses: []*clauseGrammar{
		clause[TestMember]([]string{"member", "会员"}, Say(`member lily { birthday 1990-05-02 }`, `会员 小李 { 生日 1990-05-02 }`)).holding(testAttributeClauses),
		clause[TestExpect]([]string{"expect", "预期"},
			Say(`expect lily points 20 (base 10, birthday_month 10)`, `预期 小李 积分 20 (基础 10, 生日月 10)`)),
	},
	row: clause[TestStep](nil, Say(`2026-05-10 lily purchase amount 105 as o1`, `2026-05-10 小李 消费 金额 105 记为 甲`)),
}

var testAttributeClauses = &blockGrammar{title: Say("a test's member", "测试会员"), row: clause[TestAttribute](nil, Say(`birthday 1990-05-02`, `生日 1990-05-02`))}

var assignmentClauses = &blockGrammar{title: Say("a source's event", "来源的事件"), row: clause[Assignment](nil,
	Say(`amount = cents * 0.01`, `金额 = 分 * 0.01`), Say(`items { sku code  quantity pieces }`, `商品 { 货号 编码  数量 件数 }`)).holding(lineClauses)}

var lineClauses = &blockGrammar{title: Say("the lines of a list", "列表的行"), row: clause[LineValue](nil, Say(`price = round(total / pieces, 2)`, `价格 = 四舍五入(总价 / 件数, 2)`))}

var sourceDataClauses = &blockGrammar{title: Say("a source's members or table", "会员资料、表"),
	clauses: []*clauseGrammar{
		clause[SourceFile]([]string{"file", "文件"}, Say(`file "members.csv"`, `文件 "members.csv"`)),
		clause[SourceColumn]([]string{"column", "列"}, Say(`column born date`, `列 出生 日期`)),
		clause[SourceSkip]([]string{"skip", "跳过"}, Say(`skip when id == ""`, `跳过 仅限 编号 == ""`)),
	},
	row: clause[Assignment](nil, Say(`birthday = born`, `生日 = 出生`)),
}
