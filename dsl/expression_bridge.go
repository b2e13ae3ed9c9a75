package dsl

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// mostPredicates is how deep list calls may stand in each other.
const mostPredicates = 3

// masked begins every identifier that expr's parser sees. Its block (Yi) is one that nobody writes schemes in, and
// the letters after it count in base 64 which token it stands for: expr sees operators, brackets and letters only,
// never a number, a date, a unit or a word of its own.
const masked = rune(0xA000)

func mask(index int) string {
	letters := []rune{masked}
	for ; index > 0; index /= 64 {
		letters = append(letters, masked+1+rune(index%64))
	}
	return string(letters)
}

func unmask(name string) (int, bool) {
	letters := []rune(name)
	if len(letters) == 0 || letters[0] != masked {
		return 0, false
	}
	index := 0
	for i := len(letters) - 1; i > 0; i-- {
		index = index*64 + int(letters[i]-masked-1)
	}
	return index, true
}

// bridge carries an expression over to expr's parser and its tree back to ours.
type bridge struct {
	tokens   []lexer.Token
	offsets  []int // by token: where it begins in the masked text, in runes
	depth    int   // of list calls
	problems []problem
}

// parseExpression makes a tree of an expression's tokens.
func parseExpression(tokens []lexer.Token) (Tree, []problem) {
	b := &bridge{tokens: tokens}
	tree, err := parser.Parse(b.maskedText())
	if err != nil {
		return nil, []problem{{"expression", tokens, Say("an expression has values with operators between them", "算式由值和它们之间的运算符组成"),
			Say("for example: amount >= 100 and not member.activated", "例如：金额 >= 100 且 非 会员.已激活")}}
	}
	ours := b.tree(tree.Node)
	if len(b.problems) > 0 {
		return nil, b.problems
	}
	return ours, nil
}

func (b *bridge) maskedText() string {
	var text strings.Builder
	runes := 0
	write := func(part string) {
		text.WriteString(part)
		runes += utf8.RuneCountInString(part)
	}
	for i, token := range b.tokens {
		b.offsets = append(b.offsets, runes)
		write(b.maskedToken(i, token))
		if i+1 < len(b.tokens) && apart(&token, &b.tokens[i+1]) {
			write(" ")
		}
	}
	return text.String()
}

// apart tells whether a space keeps two tokens apart. A question mark never touches the point of a field of a line:
// to expr the two together would be one sign.
func apart(token, next *lexer.Token) bool {
	if isSign(next, ".") {
		return isSign(token, "?")
	}
	return !isSign(next, "(")
}

func (b *bridge) maskedToken(i int, token lexer.Token) string {
	switch {
	case token.Type == KindSign:
		return token.Value
	case token.Type == KindWord:
		return operatorWord(token.Value)
	case token.Type == KindName && i+1 < len(b.tokens) && isSign(&b.tokens[i+1], "(") && (i == 0 || !isSign(&b.tokens[i-1], ".")):
		if function := listFunction(token.Value); function != "" {
			return function
		}
	}
	return mask(i)
}

// at returns the index of the token that an expr node was read at.
func (b *bridge) at(node ast.Node) int {
	from := node.Location().From
	return max(0, sort.Search(len(b.offsets), func(i int) bool { return b.offsets[i] > from })-1)
}

// over makes the node that reaches over some parts and tokens.
func (b *bridge) over(parts ...any) Node {
	first, last := len(b.tokens), -1
	reach := func(offset int) {
		i := sort.Search(len(b.tokens), func(i int) bool { return b.tokens[i].Pos.Offset >= offset })
		first, last = min(first, i), max(last, i)
	}
	for _, part := range parts {
		switch part := part.(type) {
		case int:
			first, last = min(first, part), max(last, part)
		case Tree:
			if tokens := part.node().Tokens; len(tokens) > 0 {
				reach(tokens[0].Pos.Offset)
				reach(tokens[len(tokens)-1].Pos.Offset)
			}
		}
	}
	if last < 0 || last >= len(b.tokens) {
		return Node{Tokens: b.tokens}
	}
	return b.balanced(first, last)
}

// balanced makes a node of the tokens between two, stretched until every bracket among them has its partner.
func (b *bridge) balanced(first, last int) Node {
	opened := 0 // brackets without their partner so far
	for i := first; i <= last; i++ {
		opened += b.nesting(i)
		for opened < 0 && first > 0 {
			first--
			opened += b.nesting(first)
		}
	}
	for opened > 0 && last+1 < len(b.tokens) {
		last++
		opened += b.nesting(last)
	}
	return Node{Tokens: b.tokens[first : last+1]}
}

// nesting is 1 for a bracket that opens, -1 for one that closes.
func (b *bridge) nesting(i int) int {
	switch token := &b.tokens[i]; {
	case isSign(token, "(") || isSign(token, "["):
		return 1
	case isSign(token, ")") || isSign(token, "]"):
		return -1
	}
	return 0
}

func (b *bridge) fail(node ast.Node, code string, rule, help Words) Tree {
	at := b.at(node)
	b.problems = append(b.problems, problem{code, b.tokens[at : at+1], rule, help})
	return &Literal{Node: Node{Tokens: b.tokens[at : at+1]}}
}

func (b *bridge) tree(node ast.Node) Tree {
	switch node := node.(type) {
	case *ast.IdentifierNode:
		return b.leaf(node)
	case *ast.UnaryNode:
		return b.unary(node)
	case *ast.BinaryNode:
		return b.binary(node)
	case *ast.ConditionalNode:
		condition, then, otherwise := b.tree(node.Cond), b.tree(node.Exp1), b.tree(node.Exp2)
		return &Conditional{b.over(condition, then, otherwise), condition, then, otherwise}
	case *ast.MemberNode:
		return b.member(node)
	case *ast.CallNode:
		return b.call(node)
	case *ast.BuiltinNode:
		return b.listCall(node)
	case *ast.ArrayNode:
		return &Array{b.over(b.at(node)), b.trees(node.Nodes)}
	case *ast.PredicateNode:
		return b.tree(node.Node)
	}
	return b.fail(node, "expression-not-allowed", Say("this form is not part of the language", "没有这种写法"),
		Say("see the section on expressions", "请看语言手册的算式一节"))
}

func (b *bridge) trees(nodes []ast.Node) []Tree {
	trees := make([]Tree, len(nodes))
	for i, node := range nodes {
		trees[i] = b.tree(node)
	}
	return trees
}

// leaf finds the token that a masked identifier stands for.
func (b *bridge) leaf(node *ast.IdentifierNode) Tree {
	index, ok := unmask(node.Value)
	if !ok || index >= len(b.tokens) {
		return b.fail(node, "expression", Say("an expression has values with operators between them", "算式由值和它们之间的运算符组成"), Words{})
	}
	token := b.tokens[index]
	if token.Type == KindName {
		return &Path{b.over(index), []Name{nameOf(token)}}
	}
	return &Literal{Node: b.over(index), Value: token.Value}
}

func (b *bridge) binary(node *ast.BinaryNode) Tree {
	left, right := b.tree(node.Left), b.tree(node.Right)
	at := b.at(node)
	if not, ok := left.(*Unary); ok && not.Operator == "not" && node.Operator != "and" && node.Operator != "or" && b.follows(at, not) {
		b.problems = append(b.problems, problem{"expression-not", not.Tokens[:1],
			Say("`not` before a comparison turns round only its first value", "`非` 写在比较前面时只管第一个值"),
			Say("write brackets: not (amount > 100)", "请加括号：非 (金额 > 100)")})
	}
	return &Binary{b.over(left, right, at), node.Operator, left, right}
}

// follows tells whether a token stands right behind a `not` and its value, without a bracket between.
func (b *bridge) follows(at int, not *Unary) bool {
	if b.tokens[at-1].Type == KindWord { // the `not` of `not in`
		at--
	}
	first := not.Tokens[0]
	return (first.Type == KindWord || isSign(&first, "!")) && b.tokens[at-1].Pos == not.Tokens[len(not.Tokens)-1].Pos
}

func (b *bridge) indexOf(part Noded) int {
	offset := part.node().Tokens[0].Pos.Offset
	return sort.Search(len(b.tokens), func(i int) bool { return b.tokens[i].Pos.Offset >= offset })
}

func (b *bridge) unary(node *ast.UnaryNode) Tree {
	operator := node.Operator
	if operator == "!" {
		operator = "not"
	}
	operand := b.tree(node.Node)
	if literal, ok := operand.(*Literal); ok && operator == "-" && !literal.Negative && isQuantity(literal.Kind()) && b.indexOf(literal) == b.at(node)+1 {
		return &Literal{Node: b.over(b.at(node), literal), Negative: true, Value: literal.Value}
	}
	return &Unary{b.over(b.at(node), operand), operator, operand}
}

// member makes paths longer, and reads rows of tables.
func (b *bridge) member(node *ast.MemberNode) Tree {
	property, ok := node.Property.(*ast.StringNode)
	if !ok {
		table, key := b.tree(node.Node), b.tree(node.Property)
		return &Index{b.over(table, key), table, key}
	}
	index, ok := unmask(property.Value)
	if !ok || index >= len(b.tokens) {
		return b.fail(node, "expression-operand", Say("a name stands behind a `.`", "`.` 后面要有名称"), Words{})
	}
	name := nameOf(b.tokens[index])
	if _, ok := node.Node.(*ast.PointerNode); ok {
		return &ItemField{b.over(index-1, index), name}
	}
	of := b.tree(node.Node)
	if path, ok := of.(*Path); ok {
		return &Path{b.over(path, index), append(append([]Name{}, path.Names...), name)}
	}
	return &Selection{b.over(of, index), of, name}
}

func (b *bridge) call(node *ast.CallNode) Tree {
	path, ok := b.tree(node.Callee).(*Path)
	if !ok || len(path.Names) != 1 {
		return b.fail(node, "expression-not-allowed", Say("a function is called by its name", "函数要用它的名称调用"),
			Say("for example: floor(amount / 10)", "例如：向下取整(金额 / 10)"))
	}
	return &Call{b.called(path), path.Names[0], b.trees(node.Arguments)}
}

// called makes the node of a call: the function's name and all that stands in the brackets behind it.
func (b *bridge) called(function Noded) Node {
	at := b.indexOf(function)
	return b.balanced(at, min(at+1, len(b.tokens)-1))
}

func (b *bridge) listCall(node *ast.BuiltinNode) Tree {
	b.depth++
	defer func() { b.depth-- }()
	if b.depth > mostPredicates {
		return b.fail(node, "expression-deep", Sayf("list functions stand at most %d deep in each other", "列表函数最多嵌套 %d 层", mostPredicates),
			Say("give parts of it names as metrics", "把其中的部分写成指标"))
	}
	call := &ListCall{Function: nameOf(b.tokens[b.at(node)])}
	call.Node = b.called(&call.Function)
	trees := b.trees(node.Arguments)
	call.List = trees[0]
	if len(trees) > 1 {
		call.Predicate = trees[1]
		b.looksAtLine(call.Predicate)
	}
	return call
}

// looksAtLine reports a judgement of lines that has none of their fields in it: sum(items, price) would read the
// order's price.
func (b *bridge) looksAtLine(predicate Tree) {
	looks := false
	Walk(predicate, func(part any) {
		_, ok := part.(*ItemField)
		looks = looks || ok
	})
	if !looks && len(b.problems) == 0 {
		b.problems = append(b.problems, problem{"expression-line", predicate.node().Tokens,
			Say("what is looked at in each line is a field of the line, with a dot", "逐行判断要用行里的字段，前面带点"),
			Say("for example: sum(items, .price * .quantity)", "例如：求和(items, .price * .quantity)")})
	}
}
