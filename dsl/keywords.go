package dsl

import "sync"

// The one table of the two keyword languages. A word is chosen by its role in a clause, never by its text: the
// `from` of a row is 满, that of a date 自. The grammar's tags show both; a test holds the tags and this table
// together.

// role is what a word of the language does where it stands.
type role uint8

const (
	roleNone role = iota
	roleScheme
	roleLanguage
	roleCurrency
	roleTimezone
	roleParam
	roleThen
	roleDateFrom
	roleDateFromEnd
	roleDateUntil
	roleDateUntilEnd
	roleBoosts
	roleBoostsOf
	roleMember
	roleEvent
	roleRefundable
	roleRefundableEnd
	roleOptional
	roleOneOf
	roleWithPlaces
	rolePlaces
	roleDrawFirst
	roleDrawThen
	roleTable
	roleBy
	roleRow
	roleWallet
	roleUnit
	roleFilledBy
	roleFilledByEnd
	roleDecimals
	roleRound
	roleExpire
	roleNever
	roleLaterOf
	roleAfter
	roleToSecond
	roleToNext
	roleAddition
	roleSpend
	roleRedeem
	roleRedeemFor
	roleMinimum
	roleMinimumEnd
	roleSteps
	roleStepsEnd
	roleUpTo
	roleOrLess
	roleCap
	roleBelowZero
	roleBelowZeroFrom
	roleVoucher
	roleVoucherWorth
	roleVoucherCost
	roleVoucherValid
	roleVoucherMinimum
	roleVoucherMinimumEnd
	roleGoods
	roleGoodsCost
	roleGoodsItems
	roleSets
	roleSetsTo
	rolePieces
	roleCalendar
	roleCalendarTo
	roleCycleEvery
	roleCycleOut
	roleEveryYear
	roleEveryWeekday
	roleMonthDay
	roleMonthDayEnd
	roleOfEveryMonth
	rolePer
	roleMetric
	roleSum
	roleEarned
	roleOn
	roleWhen
	roleOverLast
	roleLifetime
	roleHalfLife
	roleCount
	roleCountDistinct
	roleTop
	roleRank
	roleFifth
	roleShare
	roleLowestFirst
	roleGroupedBy
	roleGroupedByEnd
	roleDaysSince
	roleDaysSinceEnd
	roleTiers
	roleRowFrom
	roleReview
	roleReviewUp
	roleReviewDown
	roleOrWhen
	roleAndWhen
	roleKeepWhen
	roleHold
	roleLapse
	roleGrace
	roleReset
	roleCarry
	roleCarryUpTo
	roleSegment
	roleSegmentWhen
	roleTopShare
	roleTopShareOf
	roleChallenge
	roleBegin
	roleGoal
	roleAgain
	roleChallengeWithin
	roleDone
	roleBudget
	roleSales
	roleRule
	roleChooseBest
	roleChooseFirst
	roleCompound
	roleCompoundThen
	roleEachItem
	roleEachItemEnd
	roleTo
	roleToElse
	roleStartOf
	roleStartOfEnd
	roleUpgradeOf
	roleUpgradeOfEnd
	roleDowngradeOf
	roleDowngradeOfEnd
	roleEnter
	roleDayOf
	roleEveryTime
	roleDuring
	roleDuringEnd
	roleOnce
	roleLimit
	roleLimitEnd
	roleEarn
	roleTake
	roleBoost
	roleDiscount
	roleDiscountTo
	roleCharge
	roleSet
	roleReject
	roleIssue
	roleSheets
	roleGrant
	roleGrantFor
	roleNotify
	roleRuleAfter
	roleRuleAfterEnd
	roleEvery
	rolePerAmount
	roleAmountOf
	roleShareOf
	roleSlices
	roleSlicesEnd
	roleOtherwise
	roleTest
	roleExpect
	roleIssued
	roleIssuedNothing
	roleNotifiedNothing
	roleAs
	roleSource
	roleFile
	roleColumn
	roleSkip
	roleGroup
	roleGroupEnd
	roleMembers
	lastRole
)

// twin is one word or phrase of the language in both keyword languages; empty where a language says it otherwise.
type twin struct{ english, chinese string }

// words gives every role its twin.
var words = [lastRole]twin{
	roleScheme:            {"scheme", "方案"},
	roleLanguage:          {"language", "语言"},
	roleCurrency:          {"currency", "币种"},
	roleTimezone:          {"timezone", "时区"},
	roleParam:             {"param", "参数"},
	roleThen:              {"then", ""},
	roleDateFrom:          {"from", "自"},
	roleDateFromEnd:       {"", "起"},
	roleDateUntil:         {"until", "到"},
	roleDateUntilEnd:      {"", "前"},
	roleBoosts:            {"boosts", "倍数"},
	roleBoostsOf:          {"of", "于"},
	roleMember:            {"member", "会员"},
	roleEvent:             {"event", "事件"},
	roleRefundable:        {"refundable within", "可退"},
	roleRefundableEnd:     {"", "内"},
	roleOptional:          {"optional", "选填"},
	roleOneOf:             {"one of", "可选"},
	roleWithPlaces:        {"with", ""},
	rolePlaces:            {"decimals", "位小数"},
	roleDrawFirst:         {"from", "先扣"},
	roleDrawThen:          {"then", "再扣"},
	roleTable:             {"table", "表"},
	roleBy:                {"by", "按"},
	roleRow:               {"row", "行"},
	roleWallet:            {"wallet", "账户"},
	roleUnit:              {"unit", "单位"},
	roleFilledBy:          {"filled by", "由"},
	roleFilledByEnd:       {"", "入账"},
	roleDecimals:          {"decimals", "小数"},
	roleRound:             {"round", "取整"},
	roleExpire:            {"expire", "有效期"},
	roleNever:             {"never", "永久"},
	roleLaterOf:           {"later of", "较晚"},
	roleAfter:             {"after", ""},
	roleToSecond:          {"to the second", "精确到秒"},
	roleToNext:            {"to next", "至下个"},
	roleAddition:          {"+", "再加"},
	roleSpend:             {"spend", "扣减"},
	roleRedeem:            {"redeem", "抵扣"},
	roleRedeemFor:         {"for", "抵"},
	roleMinimum:           {"minimum", "满"},
	roleMinimumEnd:        {"", "起用"},
	roleSteps:             {"in steps of", "按"},
	roleStepsEnd:          {"", "的整数倍"},
	roleUpTo:              {"up to", "最多抵"},
	roleOrLess:            {"or less", "超额只抵上限"},
	roleCap:               {"cap", "上限"},
	roleBelowZero:         {"below zero", "可为负"},
	roleBelowZeroFrom:     {"from", "改扣"},
	roleVoucher:           {"voucher", "优惠券"},
	roleVoucherWorth:      {"worth", "面额"},
	roleVoucherCost:       {"our cost", "成本"},
	roleVoucherValid:      {"valid", "有效期"},
	roleVoucherMinimum:    {"minimum spend", "满"},
	roleVoucherMinimumEnd: {"", "可用"},
	roleGoods:             {"for", "限"},
	roleGoodsCost:         {"of", "按"},
	roleGoodsItems:        {"items when", "的商品"},
	roleSets:              {"discount sets of", "每套"},
	roleSetsTo:            {"to", "减至"},
	rolePieces:            {"", "件"},
	roleCalendar:          {"calendar", "日历"},
	roleCalendarTo:        {"to", "至"},
	roleCycleEvery:        {"in every", ""},
	roleCycleOut:          {"", "中"},
	roleEveryYear:         {"every year", "每年"},
	roleEveryWeekday:      {"every", ""},
	roleMonthDay:          {"day", "每月"},
	roleMonthDayEnd:       {"", "号"},
	roleOfEveryMonth:      {"of every month", ""},
	rolePer:               {"per", "每"},
	roleMetric:            {"metric", "指标"},
	roleSum:               {"sum", "合计"},
	roleEarned:            {"earned", "获得"},
	roleOn:                {"on", "当"},
	roleWhen:              {"when", "仅限"},
	roleOverLast:          {"over last", "近"},
	roleLifetime:          {"over lifetime", "终身"},
	roleHalfLife:          {"decay half-life", "半衰期"},
	roleCount:             {"count", "次数"},
	roleCountDistinct:     {"count distinct", "去重计数"},
	roleTop:               {"top", "首选"},
	roleRank:              {"rank", "排名"},
	roleFifth:             {"fifth", "五分位"},
	roleShare:             {"share of", "占比 按"},
	roleLowestFirst:       {"lowest first", "从低到高"},
	roleGroupedBy:         {"within", "按"},
	roleGroupedByEnd:      {"", "分组"},
	roleDaysSince:         {"days since last", "距上次"},
	roleDaysSinceEnd:      {"", "天数"},
	roleTiers:             {"tiers", "等级"},
	roleRowFrom:           {"from", "满"},
	roleReview:            {"review", "评级"},
	roleReviewUp:          {"up", "升级"},
	roleReviewDown:        {"down", "降级"},
	roleOrWhen:            {"or when", "或若"},
	roleAndWhen:           {"and when", "且若"},
	roleKeepWhen:          {"keep when", "保级若"},
	roleHold:              {"hold", "保留"},
	roleLapse:             {"lapse", "到期"},
	roleGrace:             {"after", "宽限"},
	roleReset:             {"reset on upgrade", "升级清零"},
	roleCarry:             {"carry excess", "结转 超出部分"},
	roleCarryUpTo:         {"up to", "最多"},
	roleSegment:           {"segment", "分群"},
	roleSegmentWhen:       {"when", "若"},
	roleTopShare:          {"top", ""},
	roleTopShareOf:        {"of", "前"},
	roleChallenge:         {"challenge", "任务"},
	roleBegin:             {"begin", "开始"},
	roleGoal:              {"goal", "目标"},
	roleAgain:             {"again", "可重复"},
	roleChallengeWithin:   {"within", "限时"},
	roleDone:              {"done", "达成"},
	roleBudget:            {"budget", "预算"},
	roleSales:             {"sales", "销售额"},
	roleRule:              {"rule", "规则"},
	roleChooseBest:        {"choose best of", "互斥取优"},
	roleChooseFirst:       {"choose first of", "互斥取先"},
	roleCompound:          {"compound", "叠加"},
	roleCompoundThen:      {"then", "再"},
	roleEachItem:          {"each item of", ""},
	roleEachItemEnd:       {"", "每件商品"},
	roleTo:                {"to", "给"},
	roleToElse:            {"or", "或"},
	roleStartOf:           {"start of", ""},
	roleStartOfEnd:        {"", "开始时"},
	roleUpgradeOf:         {"upgrade of", ""},
	roleUpgradeOfEnd:      {"", "升级时"},
	roleDowngradeOf:       {"downgrade of", ""},
	roleDowngradeOfEnd:    {"", "降级时"},
	roleEnter:             {"enter", "进入"},
	roleDayOf:             {"", "当天"},
	roleEveryTime:         {"every", "每"},
	roleDuring:            {"during", "于"},
	roleDuringEnd:         {"", "期间"},
	roleOnce:              {"once", "仅一次"},
	roleLimit:             {"limit", "限"},
	roleLimitEnd:          {"", "次"},
	roleEarn:              {"earn", "送"},
	roleTake:              {"take", "扣回"},
	roleBoost:             {"boost", "翻倍"},
	roleDiscount:          {"discount", "立减"},
	roleDiscountTo:        {"discount to", "减至"},
	roleCharge:            {"charge", "收取"},
	roleSet:               {"set", "设"},
	roleReject:            {"reject", "拒绝"},
	roleIssue:             {"issue", "发放"},
	roleSheets:            {"", "张"},
	roleGrant:             {"grant", "授予"},
	roleGrantFor:          {"for", ""},
	roleNotify:            {"notify", "通知"},
	roleRuleAfter:         {"after", "冻结"},
	roleRuleAfterEnd:      {"", "后到账"},
	roleEvery:             {"every", "每满"},
	rolePerAmount:         {"per", "按比例每"},
	roleAmountOf:          {"of", "按"},
	roleShareOf:           {"of", "的"},
	roleSlices:            {"slices of", ""},
	roleSlicesEnd:         {"", "分段"},
	roleOtherwise:         {"otherwise", "其他"},
	roleTest:              {"test", "测试"},
	roleExpect:            {"expect", "预期"},
	roleIssued:            {"issued", "获券"},
	roleIssuedNothing:     {"issued nothing", "没有获券"},
	roleNotifiedNothing:   {"notified nothing", "没有通知"},
	roleAs:                {"as", "记为"},
	roleSource:            {"source", "来源"},
	roleFile:              {"file", "文件"},
	roleColumn:            {"column", "列"},
	roleSkip:              {"skip", "跳过"},
	roleGroup:             {"group by", "按"},
	roleGroupEnd:          {"", "分组"},
	roleMembers:           {"members", "会员资料"},
}

// operators are the words of expressions. What is two words in English may be one in Chinese.
var operators = []twin{
	{"and", "且"}, {"or", "或"}, {"not", "非"}, {"in", "属于"}, {"contains", "包含"},
	{"startsWith", "开头是"}, {"endsWith", "结尾是"}, {"matches", ""},
	{"not in", "不属于"}, {"not contains", "不包含"}, {"not startsWith", "开头不是"}, {"not endsWith", "结尾不是"},
}

// operatorIn returns an operator in a tongue.
func operatorIn(english string, tongue Tongue) string {
	for _, one := range operators {
		if one.english == english && tongue == Chinese && one.chinese != "" {
			return one.chinese
		}
	}
	return english
}

// operatorWord returns the English form of an operator, or nothing if the word is none.
func operatorWord(word string) string {
	for _, one := range operators {
		if word == one.english || word == one.chinese && word != "" {
			return one.english
		}
	}
	return ""
}

func isOperatorWord(word string) bool { return operatorWord(word) != "" }

// beforeNames are the Chinese words behind which a name stands, never a number: people name things after them, so
// 规则1 and 金额2 are names.
var beforeNames = []string{
	"方案", "币种", "时区", "参数", "会员", "事件", "表", "账户", "单位", "由", "指标", "等级", "规则", "测试", "预期", "记为",
	"平均", "最大", "最小", "最近一次", "去重计数", "首选", "分群", "任务", "开始", "达成", "日历", "进入", "于", "优惠券", "互斥取优", "互斥取先", "叠加", "再", "张", "授予", "给", "获券", "秒", "分钟", "小时", "天", "周", "个月", "季度", "年",
	"来源", "文件", "列", "会员资料", "文字", "是否", "日期", "时间", "金额", "列表", "获得",
}

// hanKeywords are the Chinese words after which digits begin a number.
var hanKeywords = sync.OnceValue(func() map[string]bool {
	keywords := map[string]bool{}
	for _, twins := range [][]twin{words[:], operators} {
		for _, word := range twins {
			keywords[word.chinese] = true
		}
	}
	for word := range chineseChoices {
		keywords[word] = true
	}
	for _, word := range append(beforeNames, "") {
		delete(keywords, word)
	}
	return keywords
})

// longestKeyword is how many bytes a Chinese word of the language has at most: no need to look at longer names.
const longestKeyword = 24

// endsBeforeDigits tells whether a name is a Chinese word of the language, behind which digits begin a number.
func endsBeforeDigits(name string) bool { return hanKeywords()[name] }
