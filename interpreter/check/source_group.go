package check

import "github.com/punchcard-lang/punchcard/dsl"

// What expressions over the rows of a group may say.

func isLines(name dsl.Identifier) bool {
	english, _ := dsl.Canonical(dsl.ClassLines, name)
	return english == "lines"
}

func isFirst(name dsl.Identifier) bool {
	english, _ := dsl.Canonical(dsl.ClassLines, name)
	return english == "first"
}

// lines reports `lines` where it stands for itself.
func (c *checker) lines(_ scope, path *dsl.Path) *Expression {
	return c.wrong(path, "group", dsl.Say("the lines of a group are looked at by functions over lists", "一组的明细要用列表函数来看"),
		dsl.Say("for example: sum(lines, .quantity), count(lines)", "例如：求和(明细, .数量)、计数(明细)"))
}

// listArgument reads the list that a function goes through.
func (c *checker) listArgument(in scope, tree *dsl.ListCall) *Expression {
	path, ok := tree.List.(*dsl.Path)
	if in.rows == nil || !ok || len(path.Names) != 1 {
		return c.tree(in, tree.List)
	}
	switch {
	case !isLines(path.Names[0].Text):
		return c.wrong(path, "group", dsl.Say("the only list of a source is `lines`, the rows of a group", "来源里只有一个列表：`明细`，即一组的各行"),
			dsl.Say("for example: sum(lines, .quantity)", "例如：求和(明细, .数量)"))
	case in.rows.lines == nil:
		return c.wrong(path, "group", dsl.Say("here are no `lines`: each row is looked at by itself", "这里没有 `明细`：每行单独处理"),
			dsl.Say("let rows be grouped at the top: group by receipt", "请在最外层写明分组：按 小票号 分组"))
	}
	typed := c.node(path, OperationField, in.rows.lines.Type)
	typed.Reference = in.rows.lines
	return typed
}

// firstLine is first(x): what the first row of a group has.
func (c *checker) firstLine(in scope, tree *dsl.Call) *Expression {
	switch {
	case len(tree.Arguments) != 1:
		return c.wrong(tree, "arguments", dsl.Sayf("`%s` takes one value", "`%s` 要一个值", tree.Function.Text), dsl.Say("for example: first(store)", "例如：首行(门店)"))
	case in.rows.lines == nil:
		return c.wrong(tree, "group", dsl.Sayf("`%s` is of the rows of a group, and here each row is looked at by itself", "`%s` 取一组的首行，这里每行单独处理", tree.Function.Text),
			dsl.Say("write the column alone, or group rows at the top: group by receipt", "请直接写列名，或在最外层写明分组：按 小票号 分组"))
	}
	inside := *in.rows
	inside.strict = false
	in.rows = &inside
	return c.tree(in, tree.Arguments[0])
}

// manyValues reports a column that has a value in each row of a group.
func (c *checker) manyValues(in scope, path *dsl.Path, field *Field) *Expression {
	help := dsl.Sayf("write sum(lines, .%[1]s), or first(%[1]s) if they share it", "请写 求和(明细, .%[1]s)；各行相同的写 首行(%[1]s)", field.Name)
	if in.item != nil {
		help = dsl.Sayf("write .%[1]s", "请写 .%[1]s", field.Name)
	}
	return c.wrong(path, "group", dsl.Sayf("`%[1]s` has a value in each row of the group", "一组的每行各有一个 `%[1]s`", field.Name), help)
}
