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
	Body SourceMembersBlock `parser:"('members' | '会员资料') @@"`
}

// Assignment gives a field its value: `member CustomerID`, `amount = cents * 0.01`.
type Assignment struct {
	Node
	Name  Name       `parser:"@@"`
	Value Expression `parser:"'='? @@"`
}
