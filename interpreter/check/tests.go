package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Test is a scenario whose names and values are all right.
type Test struct {
	Label   string
	Members []TestMember
	Steps   []TestStep
	Span    dsl.Span
}

// TestMember is what a member is at the beginning of a test.
type TestMember struct {
	Name   string
	Values []AttributeValue
}

// AttributeValue is an attribute and its value.
type AttributeValue struct {
	Attribute *Attribute
	Value     Constant
}

// TestStep is something that happens, or is expected, at an instant. With neither, time goes on.
type TestStep struct {
	At     value.Instant
	Member string
	Event  *Event
	Values []FieldValue
	ID     string
	Wanted []Expectation
	Span   dsl.Span
	Text   string
}

// FieldValue is a field and its value; a list has lines.
type FieldValue struct {
	Field *Field
	Value Constant
	Lines [][]*Constant
}

// Aspect is what an expectation asks of its subject.
type Aspect uint8

// The aspects. Those of wallets ask the member's books, the others its last event.
const (
	AspectBalance Aspect = iota // available less debt
	AspectWorth
	AspectPending
	AspectDebt
	AspectTier
	AspectSegment
	AspectMetric
	AspectAttribute
	AspectDue
	AspectDiscount
	AspectRefused
	AspectNotified
	AspectIssued
	AspectHeld // vouchers
	AspectNotNotified
	AspectNotIssued
)

// Expectation is one thing that is expected of a member.
type Expectation struct {
	Aspect    Aspect
	Wallet    *Wallet
	Voucher   *Voucher
	Ladder    *Ladder
	Metric    *Metric
	Attribute *Attribute
	Type      Type
	Value     Constant
	Any       bool // no value is given: that it is so is enough
	Breakdown []Share
	Span      dsl.Span
	Text      string
}

// Share is what one rule is expected to have given.
type Share struct {
	Rule   *Rule
	Amount Constant
}

// Tests checks the tests of a file that stands beside a scheme.
func Tests(scheme *Scheme, file *dsl.File) ([]*Test, dsl.Diagnostics) {
	c := &checker{file: file, scheme: scheme}
	for _, clause := range file.Declarations {
		if _, ok := clause.(*dsl.Test); !ok {
			c.fail(clause, "test-file", dsl.Say("a test file holds tests only", "测试文件里只能写测试"), dsl.Say("move it to the scheme file", "请移到方案文件里"))
		}
	}
	tests := c.tests(sort(file).tests)
	if c.problems.Failed() {
		return nil, c.problems.Sorted()
	}
	return tests, c.problems.Sorted()
}

func (c *checker) tests(declared []*dsl.Test) []*Test {
	var tests []*Test
	labels := map[string]dsl.Span{}
	for _, clause := range declared {
		test := &Test{Label: string(clause.Label.Value), Span: c.file.Span(&clause.Label)}
		if first, taken := labels[test.Label]; taken {
			c.failAt(test.Span, "name-taken", dsl.Sayf("a test's name stands once: %q", "测试名称不能重复：%q", test.Label), dsl.Say("give one of the two another name", "请给其中一个换个名称"),
				dsl.Related{Span: first, Note: dsl.Say("the first stands here", "第一处在这里")})
		}
		labels[test.Label] = test.Span
		t := &testChecker{checker: c, test: test, members: map[string]bool{}, linked: map[string]bool{}}
		for _, part := range clause.Body.Clauses {
			t.clause(part)
		}
		if !t.expects {
			c.failAt(test.Span, "no-expect", dsl.Say("a test expects something", "测试要写明预期"), dsl.Say("add: expect lily points 10", "请加上：预期 小李 积分 10"))
		}
		tests = append(tests, test)
	}
	return tests
}

// testChecker goes through one test in order of time.
type testChecker struct {
	*checker
	test     *Test
	members  map[string]bool
	linked   map[string]bool // named by links
	declared bool
	expects  bool
	at       value.Instant
	dated    bool
}

func (t *testChecker) clause(part dsl.Clause) {
	switch part := part.(type) {
	case *dsl.TestMember:
		t.member(part)
	case *dsl.TestStep:
		t.step(part)
	case *dsl.TestExpect:
		t.expect(part)
	}
}

func (t *testChecker) member(part *dsl.TestMember) {
	member := TestMember{Name: string(part.Name.Text)}
	if t.members[member.Name] {
		t.taken(&part.Name, t.test.Span)
		return
	}
	t.members[member.Name], t.declared = true, true
	if part.Attributes != nil {
		for _, clause := range part.Attributes.Clauses {
			if given, ok := clause.(*dsl.TestAttribute); ok {
				t.attribute(&member, given)
			}
		}
	}
	t.test.Members = append(t.test.Members, member)
}

func (t *testChecker) attribute(member *TestMember, given *dsl.TestAttribute) {
	attribute, ok := t.scheme.names.attributes[string(given.Name.Text)]
	if !ok {
		t.unknown(&given.Name, dsl.Say("attribute of a member", "会员资料"), string(given.Name.Text), ownNames(slices.Sorted(maps.Keys(t.scheme.names.attributes))))
		return
	}
	if constant, ok := t.valueOf(attribute.Type, &given.Value); ok {
		t.oneOfValue(attribute.OneOf, &given.Value, constant)
		t.link(attribute.Type, constant)
		member.Values = append(member.Values, AttributeValue{attribute, constant})
	}
}

// link notes a member whom a link names.
func (t *testChecker) link(kind Type, constant Constant) {
	if kind.Kind == Link {
		t.linked[constant.Text] = true
	}
}

func (t *testChecker) oneOfValue(choices []string, literal *dsl.Literal, constant Constant) {
	if len(choices) > 0 && !slices.Contains(choices, constant.Text) {
		t.fail(literal, "one-of", dsl.Sayf("`%s` is not among the choices", "`%s` 不在可选值里", constant.Text), dsl.Sayf("take one of: %[1]s", "请从中选择：%[1]s", joined(choices)))
	}
}

// known asks a member to be one that the test speaks of, so that a slip of the pen is no new member.
func (t *testChecker) known(name *dsl.Name) string {
	if !t.members[string(name.Text)] && !t.linked[string(name.Text)] {
		t.unknown(name, dsl.Say("member in this test", "本测试里没有会员 "+nameMark), string(name.Text), ownNames(slices.Sorted(maps.Keys(t.members))))
	}
	return string(name.Text)
}

func (t *testChecker) step(part *dsl.TestStep) {
	if part.At == nil && t.misspeltExpect(part) {
		return
	}
	step := TestStep{Span: t.file.Span(part), Text: t.file.Text(part)}
	if part.At != nil {
		t.moveTo(part.At)
	} else if !t.dated {
		t.fail(part, "order", dsl.Say("a test begins with a date", "测试要从日期开始"), dsl.Say("for example: 2026-05-10 lily purchase amount 100", "例如：2026-05-10 小李 消费 金额 100"))
	}
	step.At = t.at
	if part.Member != nil {
		if !t.declared {
			t.members[string(part.Member.Text)] = true
		}
		step.Member = t.known(part.Member)
		if step.Event = t.event(part.Event); step.Event != nil {
			step.Values = t.values(step.Event, part)
			for _, given := range step.Values {
				t.link(given.Field.Type, given.Value)
			}
		}
		if part.As != nil {
			step.ID = string(part.As.Text)
		}
	}
	t.test.Steps = append(t.test.Steps, step)
}

// misspeltExpect reports a step that was meant to be an expectation: 期望 小李 积分 40.
func (t *testChecker) misspeltExpect(part *dsl.TestStep) bool {
	if part.Member == nil || t.members[string(part.Member.Text)] || t.scheme.names.event(string(part.Event.Text)) != nil {
		return false
	}
	meant := dsl.Nearest(string(part.Member.Text), []string{"expect", "预期"})
	if slices.Contains([]string{"期望", "期待", "应该", "应有", "断言", "assert", "should"}, string(part.Member.Text)) {
		meant = "预期"
		if part.Member.Text[0] < 0x80 {
			meant = "expect"
		}
	}
	if meant == "" {
		return false
	}
	t.expects = true
	t.fail(part.Member, "expect", dsl.Sayf("no line of a test begins with `%s`", "测试里没有以 `%s` 开头的写法", part.Member.Text), dsl.Sayf("did you mean `%s`?", "是不是想写 `%s`？", meant))
	return true
}

// moveTo lets time go on to a date.
func (t *testChecker) moveTo(literal *dsl.Literal) {
	at := t.checker.dated(literal)
	if t.dated && at < t.at {
		t.fail(literal, "order", dsl.Say("in a test time goes forward", "测试里的时间只能往后"), dsl.Say("put the steps in order of time", "请按时间先后排列"))
		return
	}
	t.at, t.dated = at, true
}

// values reads what stands behind an event: fields by name, units as `200 points`, and by their place the amount of
// money and the event that a refund is of.
func (t *testChecker) values(event *Event, part *dsl.TestStep) []FieldValue {
	r := t.arguments(event, part.Arguments)
	if r.all() {
		r.require(part)
	}
	return r.values
}

func (t *testChecker) arguments(event *Event, arguments []*dsl.TestArgument) *argumentReader {
	return &argumentReader{testChecker: t, event: event, arguments: arguments, given: map[*Field]bool{}}
}

// all reads all arguments; false where one has no place.
func (r *argumentReader) all() bool {
	for len(r.arguments) > 0 {
		if !r.next(len(r.values) == 0) {
			return false
		}
	}
	return true
}

// require asks for the fields that an event can't be without.
func (r *argumentReader) require(part dsl.Noded) {
	for _, field := range r.event.Fields {
		if !field.Optional && !r.given[field] && field.Default == nil && field.List == nil {
			r.fail(part, "field", dsl.Sayf("`%[1]s` says its `%[2]s`", "`%[1]s` 要写明 `%[2]s`", r.event.Written, field.Written), dsl.Say("add the field and its value", "请补上字段和值"))
		}
	}
}

// argumentReader reads the words behind an event one after the other.
type argumentReader struct {
	*testChecker
	event     *Event
	arguments []*dsl.TestArgument
	values    []FieldValue
	given     map[*Field]bool
	redeems   bool // `redeem` stood before: units that pay for the order follow
}

func (r *argumentReader) take() *dsl.TestArgument {
	argument := r.arguments[0]
	r.arguments = r.arguments[1:]
	return argument
}

func (r *argumentReader) next(first bool) bool {
	argument := r.take()
	if argument.Value == nil {
		r.fail(argument, "field", dsl.Say("a line stands behind the name of its list", "商品行要写在列表名称后面"), dsl.Say("for example: items { sku \"A1\" price 10 }", "例如：items { 货号 \"A1\" 价格 10 }"))
		return false
	}
	literal := argument.Value
	switch literal.Kind() {
	case dsl.KindName:
		return r.named(argument, first)
	case dsl.KindNumber, dsl.KindMoney:
		return r.number(argument)
	}
	return r.positional(argument, first)
}

// named reads a field's name and then its value.
func (r *argumentReader) named(argument *dsl.TestArgument, first bool) bool {
	name := captured(argument.Value.Value)
	field := fieldNamed(r.event.Fields, name)
	if field == nil || field.Units != nil {
		if canonical, _ := dsl.Canonical(dsl.ClassField, name); canonical == "redeem" && r.event.Role == RolePurchase {
			r.redeems = true
			return len(r.arguments) > 0 || r.lacks(argument)
		}
		return r.positional(argument, first)
	}
	if field.Vouchers {
		return r.voucherNames(argument, field)
	}
	if field.List != nil {
		return r.lines(argument, field)
	}
	if len(r.arguments) == 0 {
		return r.lacks(argument)
	}
	value := r.take()
	if value.Value == nil {
		return r.lacks(argument)
	}
	return r.give(field, value.Value)
}

func (r *argumentReader) lacks(argument *dsl.TestArgument) bool {
	r.fail(argument, "field", dsl.Sayf("behind `%s` stands its value", "`%s` 后面要写值", r.file.Text(argument)), dsl.Say("for example: amount 100", "例如：金额 100"))
	return false
}

func (r *argumentReader) give(field *Field, literal *dsl.Literal) bool {
	if r.given[field] {
		r.fail(literal, "twice", dsl.Sayf("`%s` is said once", "`%s` 只能写一次", field.Written), dsl.Say("keep one of the two", "两处只留一处"))
		return false
	}
	constant, ok := r.valueOf(field.Type, literal)
	if !ok {
		return false
	}
	if constant.Number.Sign() < 0 && field.Type.IsNumeric() && (field.Type.Kind == Money || field.Units != nil) && !field.Signed {
		r.fail(literal, "number", dsl.Sayf("`%s` is not below 0", "`%s` 不能小于 0", field.Written), dsl.Say("take out the minus sign", "请去掉负号"))
		return false
	}
	r.oneOfValue(field.OneOf, literal, constant)
	r.given[field] = true
	r.values = append(r.values, FieldValue{Field: field, Value: constant})
	return true
}

// number reads `200 points`, or an amount of money by its place.
func (r *argumentReader) number(argument *dsl.TestArgument) bool {
	if len(r.arguments) > 0 && r.arguments[0].Value != nil {
		name := string(captured(r.arguments[0].Value.Value))
		for _, field := range r.event.Fields {
			if field.Units != nil && field.Units.Name == name && field.Redeems == r.redeems {
				r.take()
				r.redeems = false
				return r.give(field, argument.Value)
			}
		}
	}
	if r.event.Amount != nil && !r.given[r.event.Amount] {
		return r.give(r.event.Amount, argument.Value)
	}
	return r.stray(argument)
}

// positional reads the event that a refund is of.
func (r *argumentReader) positional(argument *dsl.TestArgument, first bool) bool {
	if of := fieldNamed(r.event.Fields, "of"); of != nil && first && !r.given[of] {
		literal := argument.Value
		if literal.Kind() == dsl.KindName {
			r.given[of] = true
			r.values = append(r.values, FieldValue{Field: of, Value: Constant{Text: string(captured(literal.Value))}})
			return true
		}
		return r.give(of, literal)
	}
	return r.stray(argument)
}

func (r *argumentReader) stray(argument *dsl.TestArgument) bool {
	r.unknown(argument, dsl.Sayf("field of `%[1]s`", "`%[1]s` 没有字段 "+nameMark, r.event.Written), r.file.Text(argument), fieldNames(r.event.Fields))
	return false
}

// lines reads the lines of a list: items { sku "A1" price 10 } { sku "B2" price 5 }.
func (r *argumentReader) lines(argument *dsl.TestArgument, field *Field) bool {
	given := FieldValue{Field: field}
	for len(r.arguments) > 0 && r.arguments[0].Item != nil {
		line, ok := r.line(field.List, r.take())
		if !ok {
			return false
		}
		given.Lines = append(given.Lines, line)
	}
	if len(given.Lines) == 0 {
		return r.lacks(argument)
	}
	r.given[field] = true
	r.values = append(r.values, given)
	return true
}

func (r *argumentReader) line(list *List, argument *dsl.TestArgument) ([]*Constant, bool) {
	line := make([]*Constant, len(list.Fields))
	for i := 0; i+1 < len(argument.Item); i += 2 {
		name, literal := argument.Item[i].Value, argument.Item[i+1].Value
		field := fieldNamed(list.Fields, captured(name.Value))
		if field == nil {
			r.unknown(argument.Item[i], dsl.Say("field of the list's lines", "列表的行里没有字段 "+nameMark), name.Value, fieldNames(list.Fields))
			return nil, false
		}
		constant, ok := r.valueOf(field.Type, literal)
		if !ok {
			return nil, false
		}
		line[field.Index] = &constant
	}
	if len(argument.Item)%2 != 0 {
		return nil, r.lacks(argument.Item[len(argument.Item)-1])
	}
	for i, field := range list.Fields {
		if line[i] == nil && !field.Optional {
			if line[i] = field.Default; line[i] == nil {
				r.fail(argument, "field", dsl.Sayf("a line says its `%s`", "每行要写明 `%s`", field.Written), dsl.Say("add the field and its value", "请补上字段和值"))
				return nil, false
			}
		}
	}
	return line, true
}

func (t *testChecker) expect(part *dsl.TestExpect) {
	t.expects = true
	step := TestStep{At: t.at, Member: t.known(&part.Member), Span: t.file.Span(part), Text: t.file.Text(part)}
	for _, wanted := range part.Wanted {
		expectation := Expectation{Span: t.file.Span(wanted), Text: t.file.Text(wanted)}
		if t.expectation(&expectation, wanted) {
			step.Wanted = append(step.Wanted, expectation)
		}
	}
	t.test.Steps = append(t.test.Steps, step)
}

// expectation finds out what is expected of what.
func (t *testChecker) expectation(e *Expectation, part *dsl.Expectation) bool {
	if part.Nothing != nil {
		e.Aspect = AspectNotIssued
		if part.Nothing.Notified {
			e.Aspect = AspectNotNotified
		}
		return true
	}
	if part.Issued != nil {
		return t.issuedExpectation(e, part.Issued)
	}
	name := string(part.Subject.Text)
	switch thing := t.scheme.names.things[name].(type) {
	case *Wallet:
		return t.walletExpectation(e, thing, part)
	case *Voucher:
		e.Aspect, e.Voucher, e.Type = AspectHeld, thing, Type{Kind: Number}
		return t.wantedValue(e, part)
	case *Ladder:
		if thing.Segment {
			e.Aspect, e.Ladder, e.Type = AspectSegment, thing, Type{Kind: Label, Ladder: thing}
			return t.tierExpectation(e, part)
		}
		e.Aspect, e.Ladder, e.Type = AspectTier, thing, Type{Kind: Label, Ladder: thing}
		return t.tierExpectation(e, part)
	case *Metric:
		e.Aspect, e.Metric, e.Type = AspectMetric, thing, thing.Type
		return t.wantedValue(e, part)
	}
	money := Type{Kind: Money, Places: t.scheme.MoneyPlaces}
	subject, _ := dsl.Canonical(dsl.ClassSubject, part.Subject.Text)
	switch subject {
	case "notified":
		e.Aspect, e.Type, e.Any = AspectNotified, Type{Kind: Text}, part.Value == nil
		return e.Any || t.wantedValue(e, part)
	case "due":
		e.Aspect, e.Type = AspectDue, money
		return t.wantedValue(e, part)
	case "discount":
		e.Aspect, e.Type = AspectDiscount, money
		return t.wantedValue(e, part)
	case "refused":
		e.Aspect, e.Type, e.Any = AspectRefused, Type{Kind: Text}, part.Value == nil
		return e.Any || t.wantedValue(e, part)
	}
	if attribute, ok := t.scheme.names.attributes[name]; ok {
		e.Aspect, e.Attribute, e.Type = AspectAttribute, attribute, attribute.Type
		return t.wantedValue(e, part)
	}
	known := append(ownNames(slices.Sorted(maps.Keys(t.scheme.names.things))), preludeNames(dsl.ClassSubject, "due", "discount", "refused", "notified")...)
	t.unknown(&part.Subject, dsl.Say("thing to expect", "可预期的内容"), name, append(known, ownNames(slices.Sorted(maps.Keys(t.scheme.names.attributes)))...))
	return false
}

func (t *testChecker) walletExpectation(e *Expectation, wallet *Wallet, part *dsl.Expectation) bool {
	e.Wallet, e.Type = wallet, wallet.Type
	switch part.Aspect {
	case "worth":
		e.Aspect, e.Type = AspectWorth, Type{Kind: Money, Places: t.scheme.MoneyPlaces}
		if wallet.Redeem == nil && wallet.Type.Kind == Points {
			t.fail(part, "worth", dsl.Sayf("`%s` pays for nothing, so it has no worth", "`%s` 不能抵扣，没有价值", wallet.Name), dsl.Say("give the wallet a `redeem` clause", "请给账户写 `抵扣`"))
			return false
		}
	case "pending":
		e.Aspect = AspectPending
	case "debt":
		e.Aspect = AspectDebt
	}
	if !t.wantedValue(e, part) {
		return false
	}
	for _, share := range part.Breakdown {
		rule, ok := t.scheme.names.rules[string(share.Rule.Text)]
		if !ok {
			t.unknown(&share.Rule, dsl.Say("rule", "规则"), string(share.Rule.Text), ownNames(slices.Sorted(maps.Keys(t.scheme.names.rules))))
			return false
		}
		amount, ok := t.valueOf(wallet.Type, &share.Value)
		if !ok {
			return false
		}
		e.Breakdown = append(e.Breakdown, Share{rule, amount})
	}
	return true
}

func (t *testChecker) tierExpectation(e *Expectation, part *dsl.Expectation) bool {
	if part.Value != nil && part.Value.Kind() == dsl.KindName {
		for _, tier := range e.Ladder.Tiers {
			if tier.Name == string(captured(part.Value.Value)) {
				e.Value.Number = value.WideOf(int64(tier.Index))
				return true
			}
		}
		t.unknown(part.Value, dsl.Sayf("tier of `%[1]s`", "`%[1]s` 没有等级 "+nameMark, e.Ladder.Name), part.Value.Value, ownNames(tierNames(e.Ladder)))
		return false
	}
	t.fail(part, "expect", dsl.Sayf("behind `%s` stands a tier", "`%s` 后面要写等级", e.Ladder.Name), dsl.Sayf("there are: %[1]s", "现有：%[1]s", joined(tierNames(e.Ladder))))
	return false
}

func (t *testChecker) wantedValue(e *Expectation, part *dsl.Expectation) bool {
	if e.Type.Kind == Unknown {
		return false // what it is of is wrong, and was reported
	}
	if part.Value == nil {
		t.fail(part, "expect", dsl.Sayf("behind `%s` stands what is expected", "`%s` 后面要写预期的值", part.Subject.Text), dsl.Say("for example: expect lily points 20", "例如：预期 小李 积分 20"))
		return false
	}
	constant, ok := t.valueOf(e.Type, part.Value)
	e.Value = constant
	return ok
}
