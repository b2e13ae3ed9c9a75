package phrase

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// sets says what a set is made of, and that what it costs less is taken off.
func (w *Writer) sets(e *check.Expression) dsl.Words {
	var parts []dsl.Words
	for i := check.SetParts; i < len(e.Arguments); i += 2 {
		parts = append(parts, Say("%s of the items for which %s", "%s 件%s的商品", w.Value(e.Arguments[i]), w.Condition(e.Arguments[i+1])))
	}
	return Say("what each set costs more than %[2]s: a set is %[1]s, the dearest first", "每套超出 %[2]s的部分：一套是%[1]s，先算贵的", Join(parts, " and ", "加"), w.InMoney().of(e.Arguments[check.SetPrice]))
}
