package dsl

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shape writes a tree as nested lists: the operator or function, then what it works on.
func shape(tree Tree) string {
	list := func(head string, parts ...Tree) string {
		for _, part := range parts {
			head += " " + shape(part)
		}
		return "(" + head + ")"
	}
	switch tree := tree.(type) {
	case *Literal:
		return map[bool]string{true: "-"}[tree.Negative] + tree.Value
	case *Path:
		var names []string
		for _, name := range tree.Names {
			names = append(names, string(name.Text))
		}
		return strings.Join(names, ".")
	case *Call:
		return list(string(tree.Function.Text), tree.Arguments...)
	case *Unary:
		return list(tree.Operator, tree.Operand)
	case *Binary:
		return list(tree.Operator, tree.Left, tree.Right)
	case *Conditional:
		return list("if", tree.Condition, tree.Then, tree.Otherwise)
	case *Index:
		return list("row", tree.Table, tree.Key)
	case *Selection:
		return list("."+string(tree.Name.Text), tree.Of)
	case *ListCall:
		if tree.Predicate == nil {
			return list(string(tree.Function.Text), tree.List)
		}
		return list(string(tree.Function.Text), tree.List, tree.Predicate)
	case *ItemField:
		return "." + string(tree.Name.Text)
	case *Array:
		return list("list", tree.Items...)
	}
	return fmt.Sprintf("%T?", tree)
}

// condition reads an expression as a rule's condition.
func condition(t *testing.T, source string) (*File, *Expression) {
	t.Helper()
	row := row{in: "rule"}
	file := row.mustParse(t, row.inFrame("when "+source, English))
	rule := file.Declarations[0].(*Rule)
	require.Len(t, rule.Body.Clauses, 1, source)
	return file, &rule.Body.Clauses[0].(*RuleWhen).Condition
}

var shapes = []struct{ source, want string }{
	{"a", "a"}, {"a.b.c", "a.b.c"}, {"`two words`.`满100`", "two words.满100"}, {"5", "5"}, {"-5", "-5"}, {"- 5", "-5"},
	{"10 CNY", "10 CNY"}, {"30天", "30 days"}, {"5％", "5%"}, {"2026年7月1日", "2026-07-01"}, {"“a”", `"a"`}, {"-(5)", "(- 5)"}, {"--5", "(- -5)"}, {`-"a"`, `(- "a")`}, {"-a", "(- a)"},
	{"a + b * c", "(+ a (* b c))"}, {"(a + b) * c", "(* (+ a b) c)"}, {"a - b - c", "(- (- a b) c)"}, {"a / b * c", "(* (/ a b) c)"}, {"a - -5", "(- a -5)"}, {"a-5", "(- a 5)"},
	{"a and b or c", "(or (and a b) c)"}, {"a or b and c", "(or a (and b c))"}, {"not a and b", "(and (not a) b)"}, {"!a", "(not a)"}, {"not not a", "(not (not a))"},
	{"not (a == b)", "(not (== a b))"}, {"(not a) == b", "(== (not a) b)"}, {"a == -b", "(== a (- b))"},
	{"a + 1 > b * 2", "(> (+ a 1) (* b 2))"}, {"a > 1 and b < 2", "(and (> a 1) (< b 2))"},
	{"a ? b : c ? d : e", "(if a b (if c d e))"}, {"a > 5 ? 1 : 2", "(if (> a 5) 1 2)"}, {"a ? b ? 1 : 2 : 3", "(if a (if b 1 2) 3)"},
	{"f()", "(f)"}, {"f(a, b + 1)", "(f a (+ b 1))"}, {"f(g(a))", "(f (g a))"},
	{"products[sku].margin", "(.margin (row products sku))"}, {"products[a][b]", "(row (row products a) b)"}, {"f(a).b", "(.b (f a))"},
	{"a in [1, 2]", "(in a (list 1 2))"}, {"a not in [1]", "(not (in a (list 1)))"}, {"a in []", "(in a (list))"}, {"a contains “b”", `(contains a "b")`}, {"a 不包含 b", "(not (contains a b))"},
	{"count(items)", "(count items)"}, {"sum(items, .price * .quantity)", "(sum items (* .price .quantity))"}, {"求和(items, .price)", "(求和 items .price)"},
	{"sum(items, .price > 5 ? .price : .quantity)", "(sum items (if (> .price 5) .price .quantity))"},
	{"any(items, .sku == a.b and all(.parts, .c > 5))", "(any items (and (== .sku a.b) (all .parts (> .c 5))))"},
	{"sum", "sum"}, {"any.all", "any.all"}, {"let", "let"}, {"true", "true"}, {"nil + if", "(+ nil if)"},
	{"a &&\nb ||\nc", "(or (and a b) c)"}, {"(a\nand b)", "(and a b)"},
}

func TestExpressionShapes(t *testing.T) {
	for _, one := range shapes {
		t.Run(one.source, func(t *testing.T) {
			_, expression := condition(t, one.source)
			require.NotNil(t, expression.Tree)
			assert.Equal(t, one.want, shape(expression.Tree))
		})
	}
}

// Every part of a tree stands for a piece of text that makes sense by itself: its brackets are in pairs, and what
// is a part of a part stands within it.
func TestExpressionSpans(t *testing.T) {
	for _, one := range []struct{ source, want string }{
		{"(a + b) * c", "(a + b) * c|a + b|a|b|c"},
		{"not (a == b)", "not (a == b)|a == b|a|b"},
		{"f(a, (b)) > 5", "f(a, (b)) > 5|f(a, (b))|a|b|5"},
		{"f() + g()", "f() + g()|f()|g()"},
		{"products[sku].margin", "products[sku].margin|products[sku]|products|sku"},
		{"a in [1, (2)]", "a in [1, (2)]|a|[1, (2)]|1|2"},
		{"sum(items, .price * (.quantity))", "sum(items, .price * (.quantity))|items|.price * (.quantity)|.price|.quantity"},
		{"a ? (b) : (c)", "a ? (b) : (c)|a|b|c"},
		{"-5 + -(5)", "-5 + -(5)|-5|-(5)|5"},
	} {
		t.Run(one.source, func(t *testing.T) {
			file, expression := condition(t, one.source)
			var spans []string
			Walk(expression.Tree, func(part any) {
				if tree, ok := part.(Tree); ok {
					if _, name := part.(*Name); !name {
						spans = append(spans, file.Text(tree.node()))
					}
				}
			})
			assert.Equal(t, one.want, strings.Join(spans, "|"))
		})
	}
}

func TestExpressionEndsBeforeTheNextClause(t *testing.T) {
	for _, one := range []struct{ source, want string }{
		{"when a once", "a"}, {"when a > 5 earn 5 points", "a > 5"}, {"when a\n  - 5 > 3", "a"}, {"when a -5 once", "a -5"},
		{"when (a) once", "(a)"}, {"when f(a) earn 1 points", "f(a)"}, {"when a and\n  limit > 3", "a and\n    limit > 3"},
		{"when (a\n  limit 3", "(a"}, {"when a and\n  limit 3 per day", "a and"},
	} {
		t.Run(one.source, func(t *testing.T) {
			row := row{in: "rule"}
			file, _ := row.parse(row.inFrame(one.source, English))
			rule := file.Declarations[0].(*Rule)
			assert.Equal(t, one.want, file.Text(&rule.Body.Clauses[0].(*RuleWhen).Condition))
		})
	}
}
