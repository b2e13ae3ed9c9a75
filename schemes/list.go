package schemes

import "github.com/punchcard-lang/punchcard/dsl"

// Ready is one of the ready-made schemes: a folder, and what it is in a line.
type Ready struct {
	Name string
	Line dsl.Words
}

// List is what there is, by name.
var List = []Ready{
	{"air-tickets", dsl.Say("a ticket agency: vouchers, corporate deposits with a gift, points for who placed the order, notices by season and taste",
		"机票代理：入会首购送券、企业预存有赠、积分记给下单人，按季节和喜好通知")},
	{"airline-miles", dsl.Say("an airline: a point for every ten miles, times the card's factor in a dated campaign; an award costs points and a fee",
		"航空里程：每10英里积1分，活动期按卡乘系数，积分换票另付费用")},
	{"cashback", dsl.Say("a share of what is paid comes back as money, by kind of goods, after the return window, at most so much a month",
		"消费返现：按品类返现，退货期过了才到账，每月有上限")},
	{"coffee-offers", dsl.Say("a coffee house's offer log: an offer is completed by what is spent, or by one large purchase, within its days; checked on a public log",
		"咖啡店邀约：时间内累计满额或一笔超额就送奖励，用公开的邀约流水核对过")},
	{"drugstore-card", dsl.Say("a drugstore's card: a fee to join, points once it is activated, member prices; in Chinese and in English",
		"药妆店会员卡：办卡收费，激活后积分，会员专享价；中英文各一份")},
	{"fixed-points", dsl.Say("points at one rate of spend; a tier is reached by the points ever earned and never falls",
		"固定积分型：一个积分标准，累计积分定等级，只升不降")},
	{"full-quantification", dsl.Say("everything a scheme may count: purchases by amount, quantity and visits, referrals, events, sharing; tiers with and without reset",
		"金鹏式全量化：购买、推荐、参与全折成积分，升级归零和不归零都有")},
	{"gift-budget", dsl.Say("gifts of high value and low cost, felt when they are used, within budgets that are a share of sales",
		"客户价值四原则：高价值、低成本、感觉得到、送得起，预算按销售额的百分比，花完就停")},
	{"growth-and-points", dsl.Say("growth decides the tier, points are spent; other lines to keep a tier than to reach it, with a grace",
		"成长值定等级，积分当钱花：升级线、保级线分开，有宽限")},
	{"histories", dsl.Say("schemes and sources for four public data sets: CDNOW, Complete Journey, Online Retail, Starbucks",
		"四份公开数据的方案和来源：CDNOW、Complete Journey、Online Retail、Starbucks")},
	{"hotel-nights", dsl.Say("a hotel: a tier by nights or by points, whichever comes first; nights beyond the line count on into the next year",
		"酒店会员：房晚或积分够线就升级，超出的房晚结转下一年")},
	{"household", dsl.Say("a family's purchases earn for the head of the household, who spends and passes on",
		"家庭账户：家人消费都积给户主，户主来花，也可以转给家人")},
	{"key-accounts", dsl.Say("key accounts by frequency, amount, recency and share of all sales; good ones by four marks of five; judged anew each year, growing ones helped",
		"大客户与优质客户：看勤、看多、看近况、看占比，优质看五条，每年重新评，成长的扶一把")},
	{"lifecycle", dsl.Say("introduction, growth, maturity, decline, end: what is offered on entering each, and winning back before the end",
		"客户生命周期：引入、成长、成熟、衰退、终止，进哪个阶段给什么，终止前再挽留一次")},
	{"lifetime-value", dsl.Say("what a member has been worth and is expected to be worth; all rewards together stay below a tenth of it",
		"客户终身价值：已创造加预计还有，累计回馈不超过它的一成")},
	{"loyalty-by-value", dsl.Say("two measures, loyalty and value, make four classes; each has its own rate, service and offers",
		"忠诚度与价值矩阵：两把尺子分四类客户，返点、服务、优惠各不相同")},
	{"points-as-money", dsl.Say("points spent like money; a tier comes with points, or is bought with points or money, or reached by one large order",
		"积分可变型：积分当钱花，等级可以攒、可以换、可以买、可以大单直升")},
	{"pyramid", dsl.Say("members in order of what they spend: the top 1%, the next 4%, 15%, 80%; what each class gets, and its share of all revenue",
		"客户金字塔：按消费额排名，前1%、再4%、再15%、其余80%，各有待遇，各占多少收入也算得出")},
	{"retailer-rating", dsl.Say("retailers ranked each quarter on five measures within their kind of shop and market; the class decides service and rewards, up and down",
		"烟草零售客户评级：每季在同类里按五个方面排名，级别定服务和奖励，有升有降")},
	{"rfm", dsl.Say("recency, frequency and monetary value in fifths over all members, and the eight classes made of them; LRFMC as airlines use it",
		"RFM：最近消费、频率、金额各打1到5分，分成八类客户；附航空公司的 LRFMC")},
	{"shop", dsl.Say("a plain shop: points spent like money, stored value with a gift, tiers, members who bring members",
		"一家普通的店：积分当钱花、储值有赠送、会员等级、老带新")},
	{"stamp-card", dsl.Say("nine coffees bought, the tenth is free: a stamp a cup, a voucher for a full card, what exceeds it on the next card",
		"集点卡：买满九杯，第十杯免费，多出来的章带到新卡上")},
	{"stored-value", dsl.Say("principal and gift: the principal is spent first; who has a payment refunded gives its gift back",
		"储值卡：本金和赠金分开记，先花本金，退本金收回赠金")},
	{"tiered-rates", dsl.Say("each tier has its own coefficient: the higher the tier, the more points for the same spend",
		"可变积分型：每级有自己的积分系数，等级越高积分越多")},
	{"till-promotions", dsl.Say("eight promotions on the lines of a basket: buy one get one, sets, one yuan more, a 60-second sale; one table says which, when",
		"收银促销：买一送一、加量、优惠券、套装、加一元、八折、任选10元、60秒抢购，一张表排档期")},
	{"value-over-time", dsl.Say("a member's value, of spend, referrals and participation, fades by half in 180 days unless it is renewed; tiers by what is left",
		"客户价值时间特性：消费、推荐、参与都算价值，180天减半，等级看折减后的价值")},
	{"weekly-list", dsl.Say("every other week a list of offers out of what the member buys, from 25 dollars a week; who buys all here gets 30 to 40 dollars with it",
		"每周清单：每周花满25美元，隔周按买过的东西开优惠清单，买齐的另送30到40美元")},
	{"yardstick", dsl.Say("points, three tiers, birthdays and stored value: the scheme that everything is measured on",
		"积分、三级会员、生日双倍和储值：用来测速度的标准方案")},
}

// Named finds a ready-made scheme.
func Named(name string) (Ready, bool) {
	for _, ready := range List {
		if ready.Name == name {
			return ready, true
		}
	}
	return Ready{}, false
}
