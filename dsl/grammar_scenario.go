package dsl

// Tests stand in scheme files, or in files of their own beside them.

// Test is one scenario: `test "生日月双倍" { … }`.
type Test struct {
	Node
	Label Text      `parser:"('test' | '测试') @@"`
	Body  TestBlock `parser:"@@"`
}

// TestMember brings a member into a test: `member lily { birthday 1990-05-02 }`.
type TestMember struct {
	Node
	Name       Name            `parser:"('member' | '会员') @@"`
	Attributes *AttributeBlock `parser:"@@?"`
}

// TestAttribute is what a member is at the beginning of a test: `birthday 1990-05-02`.
type TestAttribute struct {
	Node
	Name  Name    `parser:"@@"`
	Value Literal `parser:"@@"`
}

// TestStep is something that happens: `2026-05-10 lily purchase amount 105 as o1`, or a date alone. It ends with
// its line.
type TestStep struct {
	Node
	At        *Literal // a date, or a date and time; nil is the instant of the step before
	Member    *Name    // nil where only time goes on
	Event     *Name
	Arguments []*TestArgument
	As        *Name `parser:"('as' | '记为') @@"` // the event's id
}

// TestArgument is a word or value behind an event, or a line of a list in braces.
type TestArgument struct {
	Node
	Value *Literal
	Item  []*TestArgument
}

// TestExpect is what must then be true: `expect lily points 20 (base 10, birthday_month 10)`.
type TestExpect struct {
	Node
	Member Name           `parser:"('expect' | '预期') @@"`
	Wanted []*Expectation `parser:"@@ ( ',' @@ )*"`
}

// Expectation is one thing that is expected of a member.
type Expectation struct {
	Node
	Nothing   *Nothing     `parser:"(  @@"`
	Issued    *Issued      `parser:"| @@"`
	Subject   Name         `parser:"| @@"`
	Aspect    Word         `parser:"@( 'worth' | 'pending' | 'debt' | '价值' | '待生效' | '欠' )?"`
	Value     *Literal     `parser:"@@?"`
	Breakdown []*Breakdown `parser:"( '(' @@ ( ',' @@ )* ')' )? )"`
}

// Nothing is what the last event, or the step of time behind it, did not do: `notified nothing`, `issued nothing`.
type Nothing struct {
	Node
	Notified bool `parser:"( @( 'notified' 'nothing' | '没有通知' )"`
	Issued   bool `parser:"| @( 'issued' 'nothing' | '没有获券' ) )"`
}

// Issued is what the last event issued: `issued ten_off`, `issued 2 ten_off`.
type Issued struct {
	Node
	Count   *Literal `parser:"( 'issued' | '获券' ) ( (?= Number ) @@ ( '张' (?= Name ) )? )?"`
	Voucher Name     `parser:"@@"`
}

// Breakdown is what one rule gave: `base 10`.
type Breakdown struct {
	Node
	Rule  Name    `parser:"@@"`
	Value Literal `parser:"@@"`
}
