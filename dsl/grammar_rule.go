package dsl

// Rule says what a member gets, and when: `rule base "每消费10元积1分" on purchase { … }`, `rule weekly every 2 weeks
// from 2026-01-05 { … }`, `rule flash on purchase during flash_sale to member.referrer { … }`.
type Rule struct {
	Node
	Name     Name       `parser:"('rule' | '规则') @@"`
	Label    *Text      `parser:"@@?"`
	Triggers []*Trigger `parser:"( ('on' | '当') @@ ( ',' @@ )*"`
	Every    *Every     `parser:"| @@ )"`                         // a rule by time, which has no triggers
	During   *Name      `parser:"( 'during' @@ | '于' @@ '期间' )?"` // a calendar
	Validity Validity   `parser:"@@"`
	To       []*Operand `parser:"( ( 'to' | '给' ) @@ ( ( 'or' | '或' ) @@ )* )?"` // whom it serves: the first that is there
	Body     RuleBlock  `parser:"@@"`
}

// RuleWhen is a condition: `when member.activated`. All of a rule's conditions must hold.
type RuleWhen struct {
	Node
	Condition Expression `parser:"('when' | '仅限') @@"`
}

// RuleOnce lets a rule fire once in a member's life.
type RuleOnce struct {
	Node
	Once bool `parser:"@( 'once' | '仅一次' )"`
}

// RuleLimit bounds how often a rule fires: `limit 3 per day`.
type RuleLimit struct {
	Node
	English *CapEnglish `parser:"(  'limit' @@"`
	Chinese *CapChinese `parser:"| '限' @@ '次' )"`
}

// Parts returns the bound and its period; no period is for life.
func (l *RuleLimit) Parts() (*Operand, *Per) { return capParts(l.English, l.Chinese) }

// RuleEarn credits a wallet: `earn 1 points every 10 of amount`.
type RuleEarn struct {
	Node
	Amount WalletAmount `parser:"('earn' | '送') @@"`
}

// RuleTake is the opposite, for returns that name no purchase: `take 1 points every 10 of amount`.
type RuleTake struct {
	Node
	Amount WalletAmount `parser:"('take' | '扣回') @@"`
}

// RuleBoost multiplies what another rule earns: `boost base 2x`.
type RuleBoost struct {
	Node
	Rule   Name        `parser:"('boost' | '翻倍') @@"`
	Amount PlainAmount `parser:"@@"`
}

// RuleDiscount takes something off an order: `discount 20% of amount`, or lets sets of its goods cost a set price.
type RuleDiscount struct {
	Node
	Sets   *Sets       `parser:"(  ( 'discount' 'sets' 'of' | '每套' ) @@"`
	To     bool        `parser:"|  ( 'discount' @'to'? | '立减' | @'减至' )"`
	Amount PlainAmount `parser:"   @@ )"`
}

// RuleCharge adds to what is due, or draws on a wallet: `charge 10 CNY`, `charge 100 points`.
type RuleCharge struct {
	Node
	Money   *PlainAmount  `parser:"( 'charge' | '收取' ) ( (?= ( '-'? ( Money | Percent ) | '=' | 'by' | '按' ) ) @@"`
	Share   *ShareChinese `parser:"| @@"`
	English *ShareEnglish `parser:"| @@"`
	Wallet  *WalletAmount `parser:"| @@"`
	Named   *PlainAmount  `parser:"| (?= Name ) @@ )"`
}

// Amount returns the amount of money; nil where a wallet is drawn on.
func (c *RuleCharge) Amount() *PlainAmount {
	switch {
	case c.Share != nil || c.English != nil:
		return &PlainAmount{Node: c.Node, Form: &Form{Node: c.Node, Chinese: c.Share, English: c.English}}
	case c.Named != nil:
		return c.Named
	}
	return c.Money
}

// RuleSet gives an attribute a value: `set member.activated = yes`.
type RuleSet struct {
	Node
	Attribute Operand    `parser:"('set' | '设') @@"`
	Value     Expression `parser:"'=' @@"`
}

// RuleReject refuses the event, with words for the member: `reject "not on Sundays"`.
type RuleReject struct {
	Node
	Words *Message `parser:"('reject' | '拒绝') @@?"`
}

// RuleCap bounds what a rule credits: `cap 200 per month`.
type RuleCap struct {
	Node
	English *CapEnglish `parser:"(  'cap' @@"`
	Chinese *CapChinese `parser:"| '上限' @@ )"`
}

// Parts returns the bound and its period; no period is for life.
func (c *RuleCap) Parts() (*Operand, *Per) { return capParts(c.English, c.Chinese) }

// RuleGrant holds a member at a tier, at least, for a time: `grant 金卡 for 90 days`, `grant level.金卡 to end of year`.
type RuleGrant struct {
	Node
	Tier  Operand `parser:"('grant' | '授予') @@ 'for'?"`
	Lasts Term    `parser:"@@"`
}

// RuleNotify tells the member something: `notify "生日快乐"`, `notify "you have {points} points"`.
type RuleNotify struct {
	Node
	Words Message `parser:"('notify' | '通知') @@"`
}

// RuleAfter holds back what a rule gives: `after 7 days`.
type RuleAfter struct {
	Node
	Wait Operand `parser:"( 'after' @@ | '冻结' @@ '后到账' )"`
}

// RuleExpire says when what a rule credits is lost, whatever its wallet says: `expire 30 days after earned`.
type RuleExpire WalletExpire
