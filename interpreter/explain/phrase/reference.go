package phrase

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// What the orders of a scheme come to, in the words that the terms explain.
var (
	Net = dsl.Say("the net amount", "净额")
	Due = dsl.Say("the amount due", "应付金额")
)

// reference names what an expression reads; false if it reads nothing by name.
func (w *Writer) reference(e *check.Expression) (dsl.Words, bool) {
	switch e.Operation {
	case check.OperationField, check.OperationItemField, check.OperationLineField:
		return w.fieldOf(e.Reference.(*check.Field)), true
	case check.OperationOffer:
		return w.fieldOf(e.Reference.(*check.Field)), true
	case check.OperationAttribute:
		return w.attribute(e.Reference.(*check.Attribute)), true
	case check.OperationParam:
		return w.ParamValue(e.Reference.(*check.Param)), true
	case check.OperationMetric:
		return w.measured(e.Reference.(*check.Metric)), true
	case check.OperationAvailable:
		return Say("the balance of %s", "%s余额", w.Wallet(e.Reference.(*check.Wallet))), true
	case check.OperationTier, check.OperationSegment:
		return w.Ladder(e.Reference.(*check.Ladder)), true
	case check.OperationDrawn:
		return Say("what %s paid", "%s支付的部分", w.Wallet(e.Reference.(*check.Wallet))), true
	case check.OperationHeld:
		return Say("the number of %s held", "持有的%s张数", quoted(w.Voucher(e.Reference.(*check.Voucher)))), true
	case check.OperationNet:
		return Net, true
	case check.OperationDue:
		return Due, true
	case check.OperationToday:
		return dsl.Say("today", "当天"), true
	case check.OperationNow:
		return dsl.Say("the time of the event", "发生的时间"), true
	case check.OperationJoined:
		return dsl.Say("the time of joining", "入会时间"), true
	case check.OperationSelf:
		return dsl.Say("the member", "会员本人"), true
	case check.OperationLookup:
		return w.lookup(e, dsl.Say("the %[3]s of %[2]s in the table %[1]s", "%[1]s表中%[2]s的%[3]s")), true
	case check.OperationOther:
		return Say("%[2]s of %[1]s", "%[1]s的%[2]s", w.value(e.Arguments[0], single), w.ofOther(e.Arguments[1])), true
	}
	return dsl.Words{}, false
}

// Table names a table.
func (w *Writer) Table(table *check.Table) dsl.Words {
	name := words.Named(table.Label, table.Name)
	return Say("“%s”", "“%s”", dsl.Say(name.English, strings.TrimSuffix(name.Chinese, "表")))
}

func quoted(words dsl.Words) dsl.Words { return Say("“%s”", "“%s”", words) }

// fieldOf names a field of the event at hand.
func (w *Writer) fieldOf(field *check.Field) dsl.Words {
	name := w.Field(field)
	if field.Units != nil {
		return Say("the %s paid with", "使用的%s", w.Wallet(field.Units))
	}
	return Say("the %s", "%s", name)
}

// attribute names what is known of the member.
func (w *Writer) attribute(attribute *check.Attribute) dsl.Words {
	return Say("the member's %s", "会员的%s", w.Attribute(attribute))
}

// ofOther is what is read of another member, without saying whose it is.
func (w *Writer) ofOther(e *check.Expression) dsl.Words {
	if attribute, ok := e.Reference.(*check.Attribute); ok {
		return w.Attribute(attribute)
	}
	return w.value(e, single)
}

// measured names a metric; a hidden one says what it is.
func (w *Writer) measured(metric *check.Metric) dsl.Words {
	switch {
	case metric.Hidden && metric.Kind == check.MetricSince && len(metric.On) > 0:
		return Say("the days since the last %s", "距上次%s的天数", w.Event(metric.On[0].Event))
	case metric.Hidden && w.ownMeasure(metric) != nil:
		return Say("the measure of %s", "%s的考核值", w.Ladder(w.ownMeasure(metric)))
	case metric.Hidden:
		return w.Metric(metric)
	}
	return w.Metric(metric)
}

// ownMeasure is the ladder whose own measure a metric is.
func (w *Writer) ownMeasure(metric *check.Metric) *check.Ladder {
	for _, ladder := range w.scheme.Ladders {
		if ladder.Own == metric {
			return ladder
		}
	}
	return nil
}

// ParamValue is what a param is worth; of one that changes, its name, which the terms explain.
func (w *Writer) ParamValue(param *check.Param) dsl.Words {
	if len(param.Values) == 1 {
		return w.Writer.Value(param.Type, param.Values[0].Value)
	}
	return w.Param(param)
}

// lookup writes a cell of a table into a form that takes the table, the row and the column.
func (w *Writer) lookup(e *check.Expression, form dsl.Words) dsl.Words {
	key := w.value(e.Arguments[0], single)
	if _, ok := e.Arguments[0].Reference.(*check.Field); ok {
		key.Chinese = "该" + key.Chinese
	}
	return Say(form.English, form.Chinese, w.Table(e.Table), key, w.Field(e.Reference.(*check.Field)))
}
