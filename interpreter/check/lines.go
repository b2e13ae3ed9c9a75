package check

import "github.com/punchcard-lang/punchcard/dsl"

// ofLine finds a field of the event's lines that is read as if it were the event's own, and says how it is read; not ok
// where the name is none.
func (in scope) ofLine(name dsl.Identifier) (help dsl.Words, ok bool) {
	if in.event == nil || in.line != nil || in.item != nil || in.rows != nil {
		return dsl.Words{}, false
	}
	for _, list := range in.event.Fields {
		if list.List == nil || list.Vouchers {
			continue
		}
		if field := fieldNamed(list.List.Fields, name); field != nil {
			return lineHelp(in.event, list, field), true
		}
	}
	return dsl.Words{}, false
}

func lineHelp(event *Event, list, field *Field) dsl.Words {
	english, chinese := "sum(%[2]s, .%[3]s)", "求和(%[2]s, .%[3]s)"
	if !field.Type.IsNumeric() {
		english, chinese = "any(%[2]s, .%[3]s == …)", "任一(%[2]s, .%[3]s == …)"
	}
	return dsl.Sayf("it is a field of the lines of `%[2]s`: write `on each item of %[1]s`, or look through them: "+english,
		"它是 `%[2]s` 每行的字段：请写 `当 %[1]s 每件商品`，或逐行来看："+chinese, event.Written, list.Written, field.Written)
}
