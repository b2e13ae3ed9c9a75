package dsl

// What is known of a member, what happens to it, and tables of reference.

// Member declares the attributes of a member: `member { birthday date optional }`.
type Member struct {
	Node
	Fields Fields `parser:"('member' | '会员') @@"`
}

// Event declares an event, or adds fields to one of the prelude.
type Event struct {
	Node
	Name Name       `parser:"('event' | '事件') @@"`
	Body EventBlock `parser:"@@"`
}

// Refundable says how long an event can be taken back: `refundable within 365 days to the second`.
type Refundable struct {
	Node
	Within Operand `parser:"( 'refundable' 'within' @@ | '可退' @@ '内' )"`
	Tails  []*Tail `parser:"@@*"`
}

// Field is a field of an event or a list, or an attribute of a member: `channel text optional one of "a", "b"`.
type Field struct {
	Node
	Name     Name       `parser:"@@"`
	Label    *Text      `parser:"@@?"`
	Type     FieldType  `parser:"@@"`
	Optional bool       `parser:"@( 'optional' | '选填' )?"`
	OneOf    []*Literal `parser:"( ( 'one' 'of' | '可选' ) @@ ( ',' @@ )* )?"`
	Default  *Literal   `parser:"( '=' @@ )?"`
}

// FieldType is what a field holds.
type FieldType struct {
	Node
	Word    Word     `parser:"@( 'text' | 'flag' | 'date' | 'time' | 'number' | 'money' | 'member' | 'list' | '文字' | '是否' | '日期' | '时间' | '数字' | '金额' | '会员' | '列表' )"`
	Places  *Literal `parser:"( 'with' (?= Number ) @@ 'decimals' | (?= Number ) @@ '位小数' )?"`
	Wallets []*Name  `parser:"( 'from' @@ ( 'then' @@ )* | '先扣' @@ ( '再扣' @@ )* )?"`
	Fields  *Fields  `parser:"@@?"`
}

// Table is reference data by a key: `table products by sku { … }`.
type Table struct {
	Node
	Name  Name       `parser:"('table' | '表') @@"`
	Label *Text      `parser:"@@?"`
	Key   Name       `parser:"('by' | '按') @@"`
	Body  TableBlock `parser:"@@"`
}

// TableRow is a row of a table in the order of its columns: `row "A1" "coffee" 0.35 from 2026-01-05`.
type TableRow struct {
	Node
	Values   []*Literal `parser:"( 'row' | '行' ) @@ ( ',' | (?! 'from' | 'until' | '自' | '到' ) @@ )*"`
	Validity Validity   `parser:"@@"`
}
