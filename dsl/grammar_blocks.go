package dsl

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// What may stand in which block, with an example of each clause for the help of a diagnostic.

// The blocks of declarations. Each is read by its own table of clauses, so that an error costs one clause.
type (
	// Fields are the attributes of a member or the columns of a list.
	Fields struct{ Block }
	// EventBlock holds an event's fields and how long it can be refunded.
	EventBlock struct{ Block }
	// TableBlock holds a table's columns and rows.
	TableBlock struct{ Block }
	// WalletBlock holds a wallet's clauses.
	WalletBlock struct{ Block }
	// MetricBlock holds what a metric measures.
	MetricBlock struct{ Block }
	// TiersBlock holds the tiers, lowest first, and how they are reviewed.
	TiersBlock struct{ Block }
	// RuleBlock holds what a rule asks, does and is bounded by.
	RuleBlock struct{ Block }
	// AmountRows holds the rows of an amount's table.
	AmountRows struct{ Block }
	// TestBlock holds members, steps and expectations, in order of time.
	TestBlock struct{ Block }
	// AttributeBlock holds what a test's member is at its beginning.
	AttributeBlock struct{ Block }
	// AssignmentBlock holds the fields of a source's event.
	AssignmentBlock struct{ Block }
	// SourceMembersBlock holds where members come from.
	SourceMembersBlock struct{ Block }
)

// Parse reads the block.
func (b *Fields) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, fieldClauses) }

// Parse reads the block.
func (b *EventBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, eventClauses) }

// Parse reads the block.
func (b *TableBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, tableClauses) }

// Parse reads the block.
func (b *WalletBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, walletClauses) }

// Parse reads the block.
func (b *MetricBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, metricClauses) }

// Parse reads the block.
func (b *TiersBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, tiersClauses) }

// Parse reads the block.
func (b *RuleBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, ruleClauses) }

// Parse reads the block.
func (b *AmountRows) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, amountRowClauses) }

// Parse reads the block.
func (b *TestBlock) Parse(lex *lexer.PeekingLexer) error { return b.read(lex, testClauses) }

// Parse reads the block.
func (b *AttributeBlock) Parse(lex *lexer.PeekingLexer) error {
	return b.read(lex, testAttributeClauses)
}

// Parse reads the block.
func (b *AssignmentBlock) Parse(lex *lexer.PeekingLexer) error {
	return b.read(lex, assignmentClauses)
}

// Parse reads the block.
func (b *SourceMembersBlock) Parse(lex *lexer.PeekingLexer) error {
	return b.read(lex, sourceMembersClauses)
}

var schemeClauses = &blockGrammar{clauses: []*clauseGrammar{
	clause[Scheme]([]string{"scheme", "方案"}, Say(`scheme coffee "Coffee club"`, `方案 咖啡 "咖啡会员"`)),
	clause[Version]([]string{"language", "语言"}, Say(`language 1`, `语言 1`)),
	clause[Currency]([]string{"currency", "币种"}, Say(`currency CNY`, `币种 CNY`)),
	clause[Timezone]([]string{"timezone", "时区"}, Say(`timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`)),
	clause[Param]([]string{"param", "参数"}, Say(`param step = 10 then 8 from 2026-07-01`, `参数 门槛 = 10 自 2026-07-01 起 8`)),
	clause[Boosts]([]string{"boosts", "倍数"}, Say(`boosts multiply`, `倍数 相乘`)),
	clause[Member]([]string{"member", "会员"}, Say(`member { birthday date optional }`, `会员 { 生日 日期 选填 }`)),
	clause[Event]([]string{"event", "事件"}, Say(`event purchase { category text optional }`, `事件 消费 { 品类 文字 选填 }`)),
	clause[Table]([]string{"table", "表"}, Say(`table products by sku { price money  row "A1" 59 }`, `表 商品 按 货号 { 价格 金额  行 "A1" 59 }`)),
	clause[Wallet]([]string{"wallet", "账户"}, Say(`wallet points { expire 1 year after earned }`, `账户 积分 { 有效期 自获得 1年 }`)),
	clause[Metric]([]string{"metric", "指标"}, Say(`metric spend { sum amount on purchase over last 12 months }`, `指标 年消费 { 合计 金额 当 消费 近 12个月 }`)),
	clause[Tiers]([]string{"tiers", "等级"}, Say(`tiers level by growth { silver  gold from 1000 }`, `等级 会员等级 按 成长值 { 普通  银卡 满 1000 }`)),
	clause[Rule]([]string{"rule", "规则"}, Say(`rule base on purchase { earn 1 points every 10 of amount }`, `规则 基础 当 消费 { 送 1 积分 每满 10 按 金额 }`)),
	clause[Test]([]string{"test", "测试"}, Say(`test "ten yuan give a point" { … }`, `测试 "每10元1分" { … }`)),
}}

var sourceClauses = &blockGrammar{clauses: []*clauseGrammar{
	clause[Source]([]string{"source", "来源"}, Say(`source shop "our till"`, `来源 门店 "收银系统"`)),
	clause[SourceFile]([]string{"file", "文件"}, Say(`file "sales.csv"`, `文件 "sales.csv"`)),
	clause[Timezone]([]string{"timezone", "时区"}, Say(`timezone "Asia/Shanghai"`, `时区 "Asia/Shanghai"`)),
	clause[SourceColumn]([]string{"column", "列"}, Say(`column price number with 2 decimals`, `列 单价 数字 2位小数`)).onOneLine(),
	clause[SourceSkip]([]string{"skip", "跳过"}, Say(`skip when customer == ""`, `跳过 仅限 客户 == ""`)),
	clause[SourceEvent]([]string{"event", "事件"}, Say(`event purchase when type == "sale" { member customer  time date  amount = total }`, `事件 消费 仅限 类型 == "销售" { 会员 客户  时间 日期  金额 = 总额 }`)),
	clause[SourceMembers]([]string{"members", "会员资料"}, Say(`members { file "members.csv"  member id }`, `会员资料 { 文件 "members.csv"  会员 编号 }`)),
}}

var fieldForm = Say(`channel text optional one of "store", "web"`, `渠道 文字 选填 可选 "门店"、"网店"`)

var fieldClauses = &blockGrammar{row: clause[Field](nil, fieldForm)}

var eventClauses = &blockGrammar{
	clauses: []*clauseGrammar{
		clause[Refundable]([]string{"refundable", "可退"}, Say(`refundable within 30 days`, `可退 30天内`)),
	},
	row: clause[Field](nil, fieldForm),
}

var tableClauses = &blockGrammar{
	clauses: []*clauseGrammar{
		clause[TableRow]([]string{"row", "行"}, Say(`row "A1" 59 from 2026-01-05 until 2026-01-26`, `行 "A1" 59 自 2026-01-05 起 到 2026-01-26 前`)).onOneLine(),
	},
	row: clause[Field](nil, fieldForm),
}

var walletClauses = &blockGrammar{clauses: []*clauseGrammar{
	clause[WalletUnit]([]string{"unit", "单位"}, Say(`unit CNY`, `单位 CNY`)),
	clause[WalletFilled]([]string{"filled", "由"}, Say(`filled by recharge`, `由 充值 入账`)),
	clause[WalletDecimals]([]string{"decimals", "小数"}, Say(`decimals 0`, `小数 0`)),
	clause[WalletRound]([]string{"round", "取整"}, Say(`round down each rule`, `取整 舍去 每条规则`)),
	clause[WalletExpire]([]string{"expire", "有效期"}, Say(`expire 1 year after earned to end of month`, `有效期 自获得 1年 至月底`)),
	clause[WalletSpend]([]string{"spend", "扣减"}, Say(`spend soonest to expire`, `扣减 先到期先用`)),
	clause[WalletRedeem]([]string{"redeem", "抵扣"}, Say(`redeem 20 for 1 CNY minimum 100 in steps of 20 up to 50% of amount`, `抵扣 20 抵 1元 满 100 起用 按 20 的整数倍 最多抵 金额 的 50%`)),
	clause[WalletCap]([]string{"cap", "上限"}, Say(`cap 50000 per month`, `上限 每人每月 5万`)),
	clause[WalletBelowZero]([]string{"below", "可为负"}, Say(`below zero allowed`, `可为负 允许`)),
}}

var metricClauses = &blockGrammar{clauses: []*clauseGrammar{
	clause[MetricSum]([]string{"sum", "合计"}, Say(`sum amount on purchase over last 12 months`, `合计 金额 当 消费 近 12个月`)),
	clause[MetricCount]([]string{"count", "次数"}, Say(`count on purchase when amount >= 20 over last 90 days`, `次数 当 消费 仅限 金额 >= 20 近 90天`)),
	clause[MetricSince]([]string{"days", "距上次"}, Say(`days since last purchase`, `距上次 消费 天数`)),
}}

var tiersClauses = &blockGrammar{
	clauses: []*clauseGrammar{
		clause[TierReview]([]string{"review", "评级"}, Say(`review on every event`, `评级 实时`)),
	},
	row: clause[Tier](nil, Say(`gold from 1000`, `金卡 满 1000`)),
}

var ruleClauses = &blockGrammar{clauses: []*clauseGrammar{
	clause[RuleWhen]([]string{"when", "仅限"}, Say(`when amount >= 100`, `仅限 金额 >= 100`)),
	clause[RuleOnce]([]string{"once", "仅一次"}, Say(`once`, `仅一次`)),
	clause[RuleLimit]([]string{"limit", "限"}, Say(`limit 3 per day`, `限 每天 3 次`)),
	clause[RuleEarn]([]string{"earn", "送"}, Say(`earn 1 points every 10 of amount`, `送 1 积分 每满 10 按 金额`)),
	clause[RuleTake]([]string{"take", "扣回"}, Say(`take 1 points every 10 of amount`, `扣回 1 积分 每满 10 按 金额`)),
	clause[RuleBoost]([]string{"boost", "翻倍"}, Say(`boost base 2x`, `翻倍 基础 2倍`)),
	clause[RuleDiscount]([]string{"discount", "立减", "减至"}, Say(`discount 20% of amount`, `立减 金额 的 20%`)),
	clause[RuleCharge]([]string{"charge", "收取"}, Say(`charge 10 CNY`, `收取 10元`)),
	clause[RuleSet]([]string{"set", "设"}, Say(`set member.activated = yes`, `设 会员.已激活 = 是`)),
	clause[RuleReject]([]string{"reject", "拒绝"}, Say(`reject "the card is not active"`, `拒绝 "会员卡尚未激活"`)),
	clause[RuleCap]([]string{"cap", "上限"}, Say(`cap 200 per month`, `上限 每月 200`)),
}}

var amountRowClauses = &blockGrammar{row: clause[AmountRow](nil, Say(`from 100 2%`, `满 100 2%`))}

var testClauses = &blockGrammar{
	clauses: []*clauseGrammar{
		clause[TestMember]([]string{"member", "会员"}, Say(`member lily { birthday 1990-05-02 }`, `会员 lily { 生日 1990-05-02 }`)).onOneLine(),
		clause[TestExpect]([]string{"expect", "预期"}, Say(`expect lily points 20 (base 10, birthday_month 10)`, `预期 lily 积分 20 (基础 10, 生日月 10)`)).onOneLine(),
	},
	row: stepClause,
}

var testAttributeClauses = &blockGrammar{row: clause[TestAttribute](nil, Say(`birthday 1990-05-02`, `生日 1990-05-02`))}

var assignmentClauses = &blockGrammar{row: clause[Assignment](nil, Say(`amount = cents * 0.01`, `金额 = 分 * 0.01`)).onOneLine()}

var sourceMembersClauses = &blockGrammar{
	clauses: []*clauseGrammar{
		clause[SourceFile]([]string{"file", "文件"}, Say(`file "members.csv"`, `文件 "members.csv"`)),
		clause[SourceColumn]([]string{"column", "列"}, Say(`column born date`, `列 出生 日期`)).onOneLine(),
		clause[SourceSkip]([]string{"skip", "跳过"}, Say(`skip when id == ""`, `跳过 仅限 编号 == ""`)),
	},
	row: clause[Assignment](nil, Say(`birthday = born`, `生日 = 出生`)).onOneLine(),
}

// stepClause reads the lines of a test in which something happens. Their shape depends on the event, so they are
// read word by word.
var stepClause = &clauseGrammar{
	form:  Say(`2026-05-10 lily purchase amount 105 as o1`, `2026-05-10 lily 消费 金额 105 记为 o1`),
	line:  true,
	read:  readStep,
	terms: func() []string { return []string{"as", "记为"} },
}

func readStep(lex *lexer.PeekingLexer) (Clause, error) {
	step := &TestStep{}
	start := lex.RawCursor()
	if token := lex.Peek(); token.Type == KindDate || token.Type == KindMoment {
		step.At = literalOf(*lex.Next())
	}
	names := []**Name{&step.Member, &step.Event}
	for _, name := range names {
		token := lex.Peek()
		if token.EOF() && step.At != nil && name == &step.Member {
			break
		}
		if token.Type != KindName {
			return nil, participle.Errorf(token.Pos, "a name")
		}
		read := nameOf(*lex.Next())
		*name = &read
	}
	if err := step.arguments(lex); err != nil {
		return nil, err
	}
	step.Tokens = lex.Range(start, lex.RawCursor())
	return step, nil
}

func literalOf(token lexer.Token) *Literal {
	return &Literal{Node: Node{Tokens: []lexer.Token{token}}, Value: token.Value}
}

// arguments reads the words and values behind an event, up to the end of the line.
func (t *TestStep) arguments(lex *lexer.PeekingLexer) error {
	for token := lex.Peek(); !token.EOF(); token = lex.Peek() {
		if token.Value == "as" || token.Value == "记为" {
			lex.Next()
			token = lex.Peek()
			if token.Type != KindName || t.As != nil {
				return participle.Errorf(token.Pos, "a name")
			}
			name := nameOf(*lex.Next())
			t.As = &name
			continue
		}
		argument, err := readArgument(lex, 0)
		if err != nil {
			return err
		}
		t.Arguments = append(t.Arguments, argument)
	}
	return nil
}

func readArgument(lex *lexer.PeekingLexer, depth int) (*TestArgument, error) {
	start := lex.RawCursor()
	token := lex.Next()
	argument := &TestArgument{}
	switch {
	case isLiteral(token.Type) || token.Type == KindName:
		argument.Value = literalOf(*token)
	case isSign(token, "-") && isLiteral(lex.Peek().Type):
		argument.Value = literalOf(*lex.Next())
		argument.Value.Negative = true
	case isSign(token, ",") && depth == 0 && !lex.Peek().EOF():
		return readArgument(lex, depth)
	case isSign(token, "{") && depth == 0:
		for inside := lex.Peek(); !isSign(inside, "}"); inside = lex.Peek() {
			if inside.EOF() {
				return nil, participle.Errorf(inside.Pos, "}")
			}
			one, err := readArgument(lex, depth+1)
			if err != nil {
				return nil, err
			}
			argument.Item = append(argument.Item, one)
		}
		lex.Next()
	default:
		return nil, participle.Errorf(token.Pos, "a value")
	}
	argument.Tokens = lex.Range(start, lex.RawCursor())
	return argument, nil
}
