package check

import (
	"maps"
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
)

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
