package check

import (
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
