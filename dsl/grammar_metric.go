package dsl

// Metric declares something that is measured of a member: by a clause in a block, or by an expression.
type Metric struct {
	Node
	Name    Name         `parser:"('metric' | '指标') @@"`
	Label   *Text        `parser:"@@?"`
	Formula *Expression  `parser:"( '=' @@"`
	Body    *MetricBlock `parser:"| @@ )"`
}

// Occasion is an event that is looked at, or each line of it: `purchase`, `each item of purchase`.
type Occasion struct {
	Node
	Each  bool `parser:"@( 'each' 'item' 'of' )?"`
	Event Name `parser:"@@"`
	Lines bool `parser:"@'每件商品'?"`
}

// PerItem tells whether each line is looked at by itself.
func (o *Occasion) PerItem() bool { return o.Each || o.Lines }

// MetricSum adds up over events: `sum amount on purchase when amount >= 20 over last 12 months`.
type MetricSum struct {
	Node
	Earned *Name       `parser:"('sum' | '合计') ( ( 'earned' | '获得' ) @@"`
	Of     *Expression `parser:"| @@"`
	On     []*Occasion `parser:"  ( 'on' | '当' ) @@ ( ',' @@ )* )"`
	When   *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window *Window     `parser:"@@?"`
}

// MetricCount counts events, or how many different values they have: `count on purchase over this year`,
// `count distinct store on purchase`.
type MetricCount struct {
	Node
	Distinct *Expression `parser:"( 'count' 'distinct' @@ | 'count' | '次数' | '去重计数' @@ )"`
	On       []*Occasion `parser:"( 'on' | '当' ) @@ ( ',' @@ )*"`
	When     *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window   *Window     `parser:"@@?"`
}

// MetricValue is one value out of those of the events: `largest amount on purchase over this year`.
type MetricValue struct {
	Node
	Kind   Word        `parser:"@( 'average' | 'largest' | 'smallest' | 'latest' | '平均' | '最大' | '最小' | '最近一次' )"`
	Of     Expression  `parser:"@@"`
	On     []*Occasion `parser:"( 'on' | '当' ) @@ ( ',' @@ )*"`
	When   *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window *Window     `parser:"@@?"`
}

// MetricTop is the value of a field for which a sum or count is largest: `top category by sum amount on purchase`,
// `top store by count on purchase over this year`.
type MetricTop struct {
	Node
	Field  Operand     `parser:"('top' | '首选') @@ ( 'by' | '按' )"`
	Sum    *Expression `parser:"( ( 'sum' | '合计' ) @@"`
	Count  bool        `parser:"| @( 'count' | '次数' ) )"`
	On     []*Occasion `parser:"( 'on' | '当' ) @@ ( ',' @@ )*"`
	When   *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window *Window     `parser:"@@?"`
}

// MetricRank is where a member stands among all others, in percent (0% is best) or in fifths (5 is best):
// `rank by spend_year every month lowest first within member.channel`, `fifth by visits every month within member.kind,
// member.market`.
type MetricRank struct {
	Node
	Fifth       bool       `parser:"( 'rank' | @'fifth' | '排名' | @'五分位' )"`
	By          Expression `parser:"( 'by' | '按' ) @@"`
	Every       *Every     `parser:"@@?"`
	LowestFirst bool       `parser:"@( 'lowest' 'first' | '从低到高' )?"`
	Within      []*Operand `parser:"( 'within' @@ ( ',' @@ )* | '按' @@ ( ',' @@ )* '分组' )?"`
}

// MetricShare is how much of what all members have together is this member's:
// `share of spend_year every month within member.channel`.
type MetricShare struct {
	Node
	Of     Expression `parser:"( 'share' 'of' | '占比' '按' ) @@"`
	Every  *Every     `parser:"@@?"`
	Within []*Operand `parser:"( 'within' @@ ( ',' @@ )* | '按' @@ ( ',' @@ )* '分组' )?"`
}

// MetricSince is the days since the last of an event: `days since last purchase when amount >= 20`.
type MetricSince struct {
	Node
	Event Name        `parser:"( 'days' 'since' 'last' @@ | '距上次' @@ '天数' )"`
	When  *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
}

// Window is the time over which a metric is taken, or how it fades.
type Window struct {
	Node
	Last     *Operand `parser:"(  ( 'over' 'last' | '近' ) @@"`
	Period   Word     `parser:"| 'over' @( ( 'this' | 'previous' ) ( 'week' | 'month' | 'quarter' | 'year' ) | 'previous'? 'membership' 'year' )"`
	Chinese  Word     `parser:"| @( '本周' | '本月' | '本季' | '本年' | '上周' | '上月' | '上季' | '上年' | '本会员年度' | '上会员年度' )"`
	Lifetime bool     `parser:"| @( 'over' 'lifetime' | '终身' )"`
	HalfLife *Operand `parser:"| ( 'decay' 'half' '-' 'life' | '半衰期' ) @@ )"`
}

// Calendar returns `this month`, `previous year`, `membership year` and so on; empty if the window is of another form.
func (w *Window) Calendar() Word {
	if w.Chinese != "" {
		return w.Chinese
	}
	return w.Period
}
