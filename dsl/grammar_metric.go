package dsl

// Metric declares something that is measured of a member: by a clause in a block, or by an expression.
type Metric struct {
	Node
	Name    Name         `parser:"('metric' | '指标') @@"`
	Label   *Text        `parser:"@@?"`
	Formula *Expression  `parser:"( '=' @@"`
	Body    *MetricBlock `parser:"| @@ )"`
}

// MetricSum adds up over events: `sum amount on purchase when amount >= 20 over last 12 months`.
type MetricSum struct {
	Node
	Earned *Name       `parser:"('sum' | '合计') ( ( 'earned' | '获得' ) @@"`
	Of     *Expression `parser:"| @@"`
	On     []*Name     `parser:"  ( 'on' | '当' ) @@ ( ',' @@ )* )"`
	When   *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window *Window     `parser:"@@?"`
}

// MetricCount counts events: `count on purchase over this year`.
type MetricCount struct {
	Node
	On     []*Name     `parser:"( 'count' | '次数' ) ( 'on' | '当' ) @@ ( ',' @@ )*"`
	When   *Expression `parser:"( ( 'when' | '仅限' ) @@ )?"`
	Window *Window     `parser:"@@?"`
}

// MetricSince is the days since the last of an event: `days since last purchase`.
type MetricSince struct {
	Node
	Event Name `parser:"( 'days' 'since' 'last' @@ | '距上次' @@ '天数' )"`
}

// Window is the time over which a metric is taken, or how it fades.
type Window struct {
	Node
	Last     *Operand `parser:"(  ( 'over' 'last' | '近' ) @@"`
	Period   Word     `parser:"| 'over' @( ( 'this' | 'previous' ) ( 'week' | 'month' | 'quarter' | 'year' ) )"`
	Chinese  Word     `parser:"| @( '本周' | '本月' | '本季' | '本年' | '上周' | '上月' | '上季' | '上年' )"`
	Lifetime bool     `parser:"| @( 'over' 'lifetime' | '终身' )"`
	HalfLife *Operand `parser:"| ( 'decay' 'half' '-' 'life' | '半衰期' ) @@ )"`
}

// Calendar returns `this month`, `previous year` and so on; empty if the window is of another form.
func (w *Window) Calendar() Word {
	if w.Chinese != "" {
		return w.Chinese
	}
	return w.Period
}
