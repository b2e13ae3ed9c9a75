package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
)

// SetParam gives a param another value for all time, as `--set step=8` does. The text is written as in a scheme.
func SetParam(scheme *Scheme, name, text string) dsl.Diagnostics {
	file, problems := dsl.ParseScheme("--set "+name, "param `"+name+"` = "+text)
	c := &checker{file: file, scheme: scheme, problems: problems}
	param, known := scheme.names.things[name].(*Param)
	if !known {
		c.unknownParam(name)
		return c.problems
	}
	if problems.Failed() || len(file.Declarations) != 1 {
		return c.problems
	}
	clause, ok := file.Declarations[0].(*dsl.Param)
	if !ok || len(clause.Values) > 0 {
		c.fail(file.Declarations[0], "param", dsl.Say("--set gives one value", "--set 只能给一个值"), dsl.Sayf("write --set %[1]s=8", "请写 --set %[1]s=8", name))
		return c.problems
	}
	if constant, ok := c.valueOf(param.Type, &clause.Value); ok {
		param.Values = []DatedValue{{From: always.From, Value: constant}}
	}
	return c.problems
}

// unknownParam reports a param that --set names and the scheme has not.
func (c *checker) unknownParam(name string) {
	known, place := of[*Param](c.scheme.names), dsl.Span{File: c.file.Name, Line: 1, Column: 1}
	if len(known) == 0 {
		c.failAt(place, "unknown-name", dsl.Sayf("scheme `%s` has no params, so --set can change none", "方案 `%s` 里没有参数，--set 没有可改的", c.scheme.Name),
			dsl.Sayf("declare it in the scheme: param %[1]s = 10", "请在方案里声明：参数 %[1]s = 10", name))
		return
	}
	c.failAt(place, "unknown-name", dsl.Sayf("there is no param `%s`", "没有参数 `%s`", name), knownHelp(name, ownNames(known)))
}
