package phrase

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
)

// Condition is an expression as a clause: `the member has a referrer`, `年消费不低于 5万`.
func (w *Writer) Condition(e *check.Expression) dsl.Words {
	said, _ := w.clause(e)
	return said
}

// Conditions are several, all of which must hold.
func (w *Writer) Conditions(list []*check.Expression) dsl.Words {
	var parts []dsl.Words
	for _, one := range list {
		said, is := w.clause(one)
		if is < either && len(list) > 1 {
			said = Say("(%s)", "（%s）", said)
		}
		parts = append(parts, said)
	}
	return Join(parts, " and ", "，且")
}

// Joined is a condition that stands beside others: in brackets, where it is made of several.
func (w *Writer) Joined(e *check.Expression) dsl.Words { return w.clauseIn(e, single) }

func (w *Writer) clause(e *check.Expression) (dsl.Words, binding) {
	if compared, ok := comparisons[e.Operation]; ok {
		return w.comparison(e, compared), single
	}
	switch e.Operation {
	case check.OperationAnd:
		return Say("%s and %s", "%s，且%s", w.clauseIn(e.Arguments[0], either), w.clauseIn(e.Arguments[1], either)), either
	case check.OperationOr:
		if said, ok := w.oneOf(e); ok {
			return said, single
		}
		return Say("%s or %s", "%s，或%s", w.clauseIn(e.Arguments[0], either), w.clauseIn(e.Arguments[1], either)), whole
	case check.OperationNot:
		return w.negated(e.Arguments[0]), single
	case check.OperationPresent:
		return w.presence(e.Arguments[0], dsl.Say("there is a %s", "有%s"), dsl.Say("the member has a %s", "会员有%s")), single
	case check.OperationFirst:
		return Say("it is the member's first %s", "是会员的首次%s", w.Event(e.Reference.(*check.Event))), single
	case check.OperationContains, check.OperationStartsWith, check.OperationEndsWith:
		verb := map[check.Operation]dsl.Words{check.OperationContains: dsl.Say("contains", "包含"),
			check.OperationStartsWith: dsl.Say("begins with", "的开头是"), check.OperationEndsWith: dsl.Say("ends with", "的结尾是")}[e.Operation]
		return Say("%s %s %s", "%s%s%s", w.value(e.Arguments[0], single), verb, w.value(e.Arguments[1], single)), single
	case check.OperationInCalendar:
		return Say("%s falls in %s", "%s在%s期间", w.value(e.Arguments[0], single), quoted(w.Calendar(e.Reference.(*check.Calendar)))), single
	case check.OperationListAny, check.OperationListAll, check.OperationListNone, check.OperationListOne:
		return w.quantified(e), single
	case check.OperationChoose:
		return Say("%[2]s where %[1]s, else %[3]s", "%[1]s的，要%[2]s；否则要%[3]s", w.Condition(e.Arguments[0]), w.Condition(e.Arguments[1]), w.Condition(e.Arguments[2])), whole
	}
	if e.IsConstant() {
		if number, _ := e.Constant.Number.Int64(); number == 0 {
			return dsl.Say("never", "从不"), single
		}
		return dsl.Say("always", "总是"), single
	}
	return w.flagged(e), single
}

func (w *Writer) clauseIn(e *check.Expression, in binding) dsl.Words {
	said, is := w.clause(e)
	if is < in {
		return Say("(%s)", "（%s）", said)
	}
	return said
}

// comparisons in words: of numbers, and of texts and tiers.
var comparisons = map[check.Operation]dsl.Words{
	check.OperationEqual:        dsl.Say("is", "等于"),
	check.OperationNotEqual:     dsl.Say("is not", "不等于"),
	check.OperationLess:         dsl.Say("is below", "低于"),
	check.OperationLessEqual:    dsl.Say("is at most", "不超过"),
	check.OperationGreater:      dsl.Say("is above", "高于"),
	check.OperationGreaterEqual: dsl.Say("is at least", "不低于"),
}

func (w *Writer) comparison(e *check.Expression, compared dsl.Words) dsl.Words {
	left, right := e.Arguments[0], e.Arguments[1]
	switch {
	case e.Operation == check.OperationEqual && left.Operation == check.OperationMonth && right.Operation == check.OperationMonth && right.Arguments[0].Operation == check.OperationToday:
		return Say("%s falls in the current month", "%s在当月", w.value(left.Arguments[0], single))
	case e.Operation == check.OperationLessEqual && isRank(left):
		return Say("%[1]s is among the top %[2]s", "%[1]s在前 %[2]s", w.value(left, single), w.value(right, single))
	case e.Operation == check.OperationGreater && isRank(left):
		return Say("%[1]s is behind the top %[2]s", "%[1]s在前 %[2]s之后", w.value(left, single), w.value(right, single))
	case e.Operation == check.OperationEqual && !left.Type.IsNumeric():
		compared.Chinese = "是"
	case e.Operation == check.OperationNotEqual && !left.Type.IsNumeric():
		compared.Chinese = "不是"
	case left.Type.Kind == check.Date || left.Type.Kind == check.Instant:
		compared = byTime[e.Operation]
	}
	return Say("%s %s %s", "%s%s %s", w.Like(left, right), compared, w.Like(right, left))
}

var byTime = map[check.Operation]dsl.Words{
	check.OperationLess: dsl.Say("is before", "早于"), check.OperationLessEqual: dsl.Say("is not after", "不晚于"),
	check.OperationGreater: dsl.Say("is after", "晚于"), check.OperationGreaterEqual: dsl.Say("is not before", "不早于"),
}

func isRank(e *check.Expression) bool {
	metric, ok := e.Reference.(*check.Metric)
	return ok && metric.Kind == check.MetricRank && !metric.Rank.Fifths
}

// oneOf says `x is a or b` of what is compared with several values.
func (w *Writer) oneOf(e *check.Expression) (dsl.Words, bool) {
	var of *check.Expression
	var values []dsl.Words
	var collect func(*check.Expression) bool
	collect = func(e *check.Expression) bool {
		if e.Operation == check.OperationOr {
			return collect(e.Arguments[0]) && collect(e.Arguments[1])
		}
		if e.Operation != check.OperationEqual || of != nil && !alike(of, e.Arguments[0]) {
			return false
		}
		of = e.Arguments[0]
		values = append(values, w.Like(e.Arguments[1], of))
		return true
	}
	if !collect(e) {
		return dsl.Words{}, false
	}
	return Say("%s is %s", "%s是%s", w.value(of, single), List(values, "or", "或")), true
}

// alike tells whether two expressions read the same thing.
func alike(a, b *check.Expression) bool {
	return a.Operation == b.Operation && a.Reference == b.Reference && strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text)
}

// presence says that something is there, or that it is not.
func (w *Writer) presence(e *check.Expression, there, has dsl.Words) dsl.Words {
	if attribute, ok := e.Reference.(*check.Attribute); ok && e.Operation == check.OperationAttribute {
		return Say(has.English, has.Chinese, w.Attribute(attribute))
	}
	if field, ok := e.Reference.(*check.Field); ok && e.Operation != check.OperationLookup {
		return Say(there.English, there.Chinese, w.Field(field))
	}
	if e.Operation == check.OperationLookup {
		return w.lookup(e, dsl.Say(strings.Replace(there.English, "%s", "%[3]s of %[2]s", 1)+" in the table %[1]s", "%[1]s表中"+strings.Replace(there.Chinese, "%s", "%[2]s的%[3]s", 1)))
	}
	return Say(there.English, there.Chinese, w.value(e, single))
}

// negated says that a condition does not hold.
func (w *Writer) negated(e *check.Expression) dsl.Words {
	switch e.Operation {
	case check.OperationPresent:
		return w.presence(e.Arguments[0], dsl.Say("there is no %s", "没有%s"), dsl.Say("the member has no %s", "会员没有%s"))
	case check.OperationFirst:
		return Say("it is not the member's first %s", "不是会员的首次%s", w.Event(e.Reference.(*check.Event)))
	case check.OperationInCalendar:
		return Say("%s does not fall in %s", "%s不在%s期间", w.value(e.Arguments[0], single), quoted(w.Calendar(e.Reference.(*check.Calendar))))
	}
	if isReference(e) {
		return w.unflagged(e)
	}
	said, is := w.clause(e)
	if is < single {
		said.English = "(" + said.English + ")"
	}
	return Say("it does not hold that %s", "不满足“%s”", said)
}

// states begin a Chinese name that is a clause behind its subject: 已激活.
const states = "已是有在曾能可"

// flagged says that something that is yes or no is yes.
func (w *Writer) flagged(e *check.Expression) dsl.Words {
	switch reference := e.Reference.(type) {
	case *check.Attribute:
		return w.IsSo(reference)
	case *check.Field:
		name := w.Field(reference)
		if strings.ContainsAny(first(name.Chinese), states) {
			return Say("it is “%s”", "%s", name)
		}
		return Say("it is “%s”", "“%s”为是", name)
	}
	return Say("%s is yes", "%s为是", w.value(e, single))
}

// IsSo says of a member that something that is yes or no is yes.
func (w *Writer) IsSo(attribute *check.Attribute) dsl.Words {
	name := w.Attribute(attribute)
	if strings.ContainsAny(first(name.Chinese), states) {
		return Say("the member is “%s”", "会员%s", name)
	}
	return Say("the member is “%s”", "会员的“%s”为是", name)
}

// unflagged says that it is no.
func (w *Writer) unflagged(e *check.Expression) dsl.Words {
	switch reference := e.Reference.(type) {
	case *check.Attribute:
		name := w.Attribute(reference)
		if rest, ok := strings.CutPrefix(name.Chinese, "已"); ok {
			return Say("the member is not “%s”", "会员未%s", dsl.Say(name.English, rest))
		}
		return Say("the member is not “%s”", "会员的“%s”为否", name)
	case *check.Field:
		return Say("it is not “%s”", "“%s”为否", w.Field(reference))
	}
	return Say("%s is no", "%s为否", w.value(e, single))
}

func first(text string) string {
	for _, letter := range text {
		return string(letter)
	}
	return " "
}

// quantified says of how many lines of an order something holds.
func (w *Writer) quantified(e *check.Expression) dsl.Words {
	lines, holds := w.value(e.Arguments[0], single), w.Condition(e.Arguments[1])
	switch e.Operation {
	case check.OperationListAny:
		return Say("for at least one line of %s, %s", "%s中至少有一行%s", lines, holds)
	case check.OperationListAll:
		return Say("for every line of %s, %s", "%s的每一行都%s", lines, holds)
	case check.OperationListOne:
		return Say("for exactly one line of %s, %s", "%s中恰好有一行%s", lines, holds)
	}
	return Say("for no line of %s, %s", "%s中没有一行%s", lines, holds)
}
