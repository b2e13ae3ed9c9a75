package dsl

// Wallet declares what members collect: `wallet points "积分" { … }`.
type Wallet struct {
	Node
	Name  Name        `parser:"('wallet' | '账户') @@"`
	Label *Text       `parser:"@@?"`
	Body  WalletBlock `parser:"@@"`
}

// WalletUnit makes a wallet hold money: `unit CNY`.
type WalletUnit struct {
	Node
	Code Name `parser:"('unit' | '单位') @@"`
}

// WalletFilled names the event whose amount is credited to the wallet: `filled by recharge`.
type WalletFilled struct {
	Node
	Event Name `parser:"( 'filled' 'by' @@ | '由' @@ '入账' )"`
}

// WalletDecimals says how many places are credited: `decimals 0`.
type WalletDecimals struct {
	Node
	Places Literal `parser:"('decimals' | '小数') (?= Number ) @@"`
}

// WalletRound says how and where amounts are rounded: `round down each rule`.
type WalletRound struct {
	Node
	Mode  Word `parser:"('round' | '取整') @( 'down' | 'up' | 'half' '-' 'up' | 'half' '-' 'even' | '舍去' | '进一' | '四舍五入' | '四舍六入' )"`
	Scope Word `parser:"( 'each' @( 'item' | 'rule' | 'event' ) | @( '每件' | '每条规则' | '每笔' ) )?"`
}

// WalletExpire says when what was credited is lost: `expire 1 year after earned to end of month`.
type WalletExpire struct {
	Node
	Never bool      `parser:"('expire' | '有效期') ( @( 'never' | '永久' )"`
	Later []*Expiry `parser:"| ( 'later' 'of' | '较晚' ) @@ ',' @@"`
	Term  *Expiry   `parser:"| @@ )"`
}

// Expiry is one term of an expiry: how long, counted from what, and where that is carried to.
type Expiry struct {
	Node
	Lasts *Lasts  `parser:"( @@"`
	Tails []*Tail `parser:"  @@* | @@+ )"`
}

// Lasts is `1 year after earned`.
type Lasts struct {
	Node
	Length *Operand `parser:"( @@"`
	After  Word     `parser:"  'after' @( 'earned' | 'available' | 'last' 'purchase' )"`
	Since  Word     `parser:"| @( '自获得' | '自可用' | '自最近消费' )"`
	Counts *Operand `parser:"  @@ )"`
}

// Parts returns how long, and what it is counted from: `earned`, `available` or `last purchase`.
func (l *Lasts) Parts() (*Operand, Word) {
	if l.Counts != nil {
		return l.Counts, l.Since
	}
	return l.Length, l.After
}

// Tail carries an instant to the end of something: `to end of month`, `to end of next year`, `to next 02-28`, `+ 1 year`.
type Tail struct {
	Node
	Second   bool     `parser:"(  @( 'to' 'the' 'second' | '精确到秒' )"`
	EndOf    Word     `parser:"| 'to' 'end' 'of' @( 'next' ( 'week' | 'month' | 'quarter' | 'year' ) | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' )"`
	Until    Word     `parser:"| @( '至小时末' | '至当日末' | '至周末' | '至月底' | '至季末' | '至年底' | '至次周周末' | '至次月月底' | '至次季季末' | '至次年年底' )"`
	NextDay  string   `parser:"| ( 'to' 'next' | '至下个' ) @MonthDay"`
	Addition *Operand `parser:"| ( '+' | '再加' ) @@ )"`
}

// Period returns the period at whose end the tail ends: `month`, or `next year` for the one after; empty if it is
// another kind of tail.
func (t *Tail) Period() Word {
	if t.Until != "" {
		return t.Until
	}
	return t.EndOf
}

// WalletSpend says which lot is used first: `spend soonest to expire`.
type WalletSpend struct {
	Node
	Order Word `parser:"('spend' | '扣减') @( 'soonest' 'to' 'expire' | 'oldest' | '先到期先用' | '先得先用' )"`
}

// WalletRedeem says what units pay for: `redeem 20 for 1 CNY minimum 100 in steps of 20 up to 50% of amount`.
type WalletRedeem struct {
	Node
	Quantity Operand      `parser:"( 'redeem' | '抵扣' ) @@"`
	Worth    Operand      `parser:"( 'for' | '抵' ) @@"`
	Minimum  *Operand     `parser:"( 'minimum' @@ | '满' @@ '起用' )?"`
	Steps    *Operand     `parser:"( 'in' 'steps' 'of' @@ | '按' @@ '的整数倍' )?"`
	Share    *RedeemShare `parser:"@@?"`
	OrLess   bool         `parser:"@( 'or' 'less' | '超额只抵上限' )?"`
}

// RedeemShare is the largest part of an order that units may pay: `up to 50% of amount`.
type RedeemShare struct {
	Node
	English *ShareEnglish `parser:"  'up' 'to' @@"`
	Chinese *ShareChinese `parser:"| '最多抵' @@"`
}

// Parts returns the share and what it is a share of.
func (s *RedeemShare) Parts() (*Operand, *Expression) { return shareParts(s.English, s.Chinese) }

// WalletCap bounds what all rules together credit: `cap 5万 per month`.
type WalletCap struct {
	Node
	English *CapEnglish `parser:"(  'cap' @@"`
	Chinese *CapChinese `parser:"| '上限' @@ )"`
}

// Parts returns the bound and its period; no period is for life.
func (c *WalletCap) Parts() (*Operand, *Per) { return capParts(c.English, c.Chinese) }

// WalletBelowZero says what happens when a refund takes units that are gone: `below zero allowed`.
type WalletBelowZero struct {
	Node
	Mode   Word  `parser:"( 'below' 'zero' | '可为负' ) ( @( 'allowed' | 'forgiven' | 'refused' | '允许' | '免除' | '拒绝' )"`
	Wallet *Name `parser:"| 'from' @@ | '改扣' @@ )"`
}

// Per is the period of a cap or limit.
type Per struct {
	Node
	Word    Word     `parser:"(  'per' @( 'event' | 'item' | 'day' | 'week' | 'month' | 'quarter' | 'year' )"`
	Chinese Word     `parser:"| @( '每笔' | '每件' | '每天' | '每周' | '每月' | '每季' | '每年' | '每人每天' | '每人每周' | '每人每月' | '每人每季' | '每人每年' )"`
	Rolling *Operand `parser:"| ( 'per' | '每' ) @@ )"`
}

// Period returns the calendar period, `event` or `item`; empty if the period rolls.
func (p *Per) Period() Word {
	if p.Chinese != "" {
		return p.Chinese
	}
	return p.Word
}

// CapEnglish is `200 per month`.
type CapEnglish struct {
	Amount Operand `parser:"@@"`
	Per    *Per    `parser:"@@?"`
}

// CapChinese is `每月 200`.
type CapChinese struct {
	Per    *Per    `parser:"@@?"`
	Amount Operand `parser:"@@"`
}

func capParts(english *CapEnglish, chinese *CapChinese) (*Operand, *Per) {
	if english != nil {
		return &english.Amount, english.Per
	}
	return &chinese.Amount, chinese.Per
}
