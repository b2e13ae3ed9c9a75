package dsl

// The declarations at the head of a scheme. Each tag shows a clause as it is written, first in English, then in
// Chinese.

// Scheme names the scheme: `scheme watsons "屈臣氏会员卡"`.
type Scheme struct {
	Node
	Name  Name  `parser:"('scheme' | '方案') @@"`
	Label *Text `parser:"@@?"`
}

// Version says which language a file is written in: `language 1`.
type Version struct {
	Node
	Number Literal `parser:"('language' | '语言') (?= Number ) @@"`
}

// Currency is the one currency of a scheme: `currency CNY`.
type Currency struct {
	Node
	Code Name `parser:"('currency' | '币种') @@"`
}

// Timezone is where the days of a scheme begin: `timezone "Asia/Shanghai"`.
type Timezone struct {
	Node
	Zone Text `parser:"('timezone' | '时区') @@"`
}

// Param is a number with a name, which may change at dates: `param step = 10 then 8 from 2026-07-01`.
type Param struct {
	Node
	Name   Name     `parser:"('param' | '参数') @@"`
	Value  Literal  `parser:"'=' @@"`
	Values []*Dated `parser:"@@*"`
	Label  *Text    `parser:"@@?"`
}

// Dated is what a param becomes at a date.
type Dated struct {
	Node
	English *DatedEnglish `parser:"  @@"`
	Chinese *DatedChinese `parser:"| @@"`
}

// DatedEnglish is `then 8 from 2026-07-01`.
type DatedEnglish struct {
	Value Literal `parser:"'then' (?! 'from') @@"`
	From  Literal `parser:"'from' @@"`
}

// DatedChinese is `自 2026-07-01 起 8`.
type DatedChinese struct {
	From  Literal `parser:"'自' @@ '起'"`
	Value Literal `parser:"@@"`
}

// Parts returns the value and the date it holds from.
func (d *Dated) Parts() (value, from *Literal) {
	if d.English != nil {
		return &d.English.Value, &d.English.From
	}
	return &d.Chinese.Value, &d.Chinese.From
}

// Boosts says how several boosts on one rule combine: `boosts multiply`, `boosts of base best`.
type Boosts struct {
	Node
	Rule *Name `parser:"( 'boosts' ( 'of' @@ )? | '倍数' ( '于' @@ )? )"`
	Mode Word  `parser:"@( 'multiply' | 'add' | 'best' | '相乘' | '相加' | '取高' )"`
}

// Validity is from when until when something holds, half-open: `from 2026-01-05 until 2026-01-26`.
type Validity struct {
	Node
	From  *Day `parser:"( 'from' @@ | '自' @@ '起' )?"`
	Until *Day `parser:"( 'until' @@ | '到' @@ '前' )?"`
}

// Day is a date, or a date with a time.
type Day struct {
	Node
	Value string `parser:"@( Date | Moment )"`
}
