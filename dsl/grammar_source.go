package dsl

// Source files say how somebody else's file reads as a history.

// Source names a mapping: `source online_retail "UCI 352"`.
type Source struct {
	Node
	Name  Name  `parser:"('source' | '来源') @@"`
	Label *Text `parser:"@@?"`
}

// SourceFile names a file: `file "online_retail.csv"`.
type SourceFile struct {
	Node
	Path Text `parser:"('file' | '文件') @@"`
}

// SourceColumn declares a column's type: `column InvoiceDate time "2006-01-02 15:04:05"`.
type SourceColumn struct {
	Node
	Name   Name      `parser:"('column' | '列') @@"`
	Type   FieldType `parser:"@@"`
	Layout *Text     `parser:"@@?"`
}

// SourceSkip leaves rows out, and counts them: `skip when CustomerID == ""`.
type SourceSkip struct {
	Node
	Condition Expression `parser:"( 'skip' 'when' | '跳过' '仅限' | '跳过' ) @@"`
}

// SourceGroup makes one event of all rows that have the same values: `group by InvoiceNo`.
type SourceGroup struct {
	Node
	By []*Expression `parser:"( 'group' 'by' @@ ( ',' @@ )* | '按' @@ ( ',' @@ )* '分组' )"`
}

// SourceEvent makes an event of a row: `event purchase when type == "purchase" { … }`.
type SourceEvent struct {
	Node
	Name      Name            `parser:"('event' | '事件') @@"`
	Condition *Expression     `parser:"( ('when' | '仅限') @@ )?"`
	Body      AssignmentBlock `parser:"@@"`
}

// SourceMembers reads what is known of members: `members { file "members.csv" … }`.
type SourceMembers struct {
	Node
	Body SourceDataBlock `parser:"('members' | '会员资料') @@"`
}

// SourceTable reads the rows of a table of reference: `table products { file "products.csv"  sku code  price price }`.
type SourceTable struct {
	Node
	Name Name            `parser:"('table' | '表') @@"`
	Body SourceDataBlock `parser:"@@"`
}

// Assignment gives a field its value: `member CustomerID`, `amount = cents * 0.01`; or a list its lines:
// `items { sku StockCode  quantity Quantity }`.
type Assignment struct {
	Node
	Name  Name        `parser:"@@"`
	Value *Expression `parser:"( '='? @@"`
	Lines *LineBlock  `parser:"| @@ )"`
}

// LineValue gives a field of a list's line its value: `price = round(UnitPrice, 2)`.
type LineValue struct {
	Node
	Name  Name       `parser:"@@"`
	Value Expression `parser:"'='? @@"`
}
