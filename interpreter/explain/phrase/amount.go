package phrase

import (
	"math"
	"slices"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Amount is an amount as a noun: `1 积分 for each full 10 CNY of the net amount`.
func (w *Writer) Amount(e *check.Expression, unit Unit) dsl.Words {
	said := w.Given(e, unit, dsl.Words{})
	said.Chinese = strings.TrimSpace(said.Chinese)
	return said
}

// Given is an amount with the verb that gives it, which stands before it in English and amid it in Chinese:
// `earns 1 积分 for each full 10 CNY of the net amount`, `净额每满 10 元得 1 积分`.
func (w *Writer) Given(e *check.Expression, unit Unit, verb dsl.Words) dsl.Words {
	before := dsl.Say(verb.English, verb.Chinese)
	if before.English != "" {
		before.English += " "
	}
	switch e.Operation {
	case check.OperationEvery:
		return Say("%[4]s%[1]s for each full %[2]s of %[3]s", "%[3]s每满 %[2]s%[4]s %[1]s", unit.of(e.Arguments[0]), w.Like(e.Arguments[1], e.Arguments[2]), w.value(e.Arguments[2], single), before)
	case check.OperationPer:
		return Say("%[4]s%[1]s for each %[2]s of %[3]s, parts of it in proportion", "%[3]s每 %[2]s%[4]s %[1]s，不足的按比例", unit.of(e.Arguments[0]), w.Like(e.Arguments[1], e.Arguments[2]), w.value(e.Arguments[2], single), before)
	case check.OperationRows, check.OperationSlices:
		return Say("%[2]s%[1]s", "%[2]s%[1]s", w.inline(e, unit), before)
	case check.OperationSets:
		return Say("%[2]s%[1]s", "%[2]s%[1]s", w.sets(e), before)
	case check.OperationMultiply:
		if isShare(e) {
			return w.share(e, unit, before)
		}
	}
	return Say("%s%s", "%s %s", before, unit.of(e))
}

// share is a percentage of something.
func (w *Writer) share(e *check.Expression, unit Unit, verb dsl.Words) dsl.Words {
	share := w.Value(e)
	if unit.kind == walletUnit {
		return Say("%[3]s%[1]s in %[2]s", "按%[1]s%[3]s%[2]s", share, unit.name(), verb)
	}
	return Say("%[2]s%[1]s", "%[2]s%[1]s", share, verb)
}

// IsTable tells whether an amount is looked up in rows.
func IsTable(e *check.Expression) bool {
	return e != nil && (e.Operation == check.OperationRows || e.Operation == check.OperationSlices)
}

// Table is rows as they are printed: what they go by, and what each gives.
type Table struct {
	Head []dsl.Words
	Rows [][]dsl.Words
}

// TableOf writes rows as a table. below is what holds under the first threshold, where no row says what else does. Where
// rows come and go, which is the next above another depends on the day, and none says where it ends.
func (w *Writer) TableOf(e *check.Expression, unit Unit, below dsl.Words) Table {
	table := Table{Head: []dsl.Words{w.Value(e.Arguments[0]), amountHead(e, unit)}}
	for i := range e.Rows {
		row := &e.Rows[i]
		if row.From != nil && i == 0 && !isDated(e.Rows) && !isZero(row.From) && !hasOtherwise(e.Rows) {
			table.Rows = append(table.Rows, []dsl.Words{Say("below %s", "不满 %s", w.Like(row.From, e.Arguments[0])), below})
		}
		table.Rows = append(table.Rows, []dsl.Words{w.rowKey(e, i), w.rowValue(e, row, unit)})
	}
	return table
}

func amountHead(e *check.Expression, unit Unit) dsl.Words {
	switch {
	case e.Operation == check.OperationSlices:
		return dsl.Say("rate of this slice", "这一段的比例")
	case unit.kind == factorUnit:
		return dsl.Say("times", "倍数")
	case unit.kind == moneyUnit:
		return dsl.Say("amount", "金额")
	}
	return unit.name()
}

// isDated tells whether some of the rows hold at some times only.
func isDated(rows []check.Row) bool {
	return slices.ContainsFunc(rows, func(row check.Row) bool {
		return row.Validity != check.Validity{From: never, Until: forever}
	})
}

// hasOtherwise tells whether a row is for what no other is for.
func hasOtherwise(rows []check.Row) bool {
	return slices.ContainsFunc(rows, func(row check.Row) bool { return row.Otherwise })
}

// rowKey says what a row is for.
func (w *Writer) rowKey(e *check.Expression, at int) dsl.Words {
	row := &e.Rows[at]
	var said dsl.Words
	switch {
	case row.From != nil:
		said = Say("from %s", "满 %s", w.Like(row.From, e.Arguments[0]))
		if at+1 < len(e.Rows) && e.Rows[at+1].From != nil && !isDated(e.Rows) {
			said = Say("%s, below %s", "%s、不满 %s", said, w.Like(e.Rows[at+1].From, e.Arguments[0]))
		}
	case row.Otherwise:
		said = w.otherwise(e)
	default:
		var keys []dsl.Words
		for _, key := range row.Keys {
			keys = append(keys, w.Value(key))
		}
		said = Join(keys, ", ", "、")
	}
	if valid := w.Validity(row.Validity); valid.English != "" {
		return Say("%s (%s)", "%s（%s）", said, valid)
	}
	return said
}

// otherwise names what is left: the tiers that no row names, where a tier is looked up.
func (w *Writer) otherwise(e *check.Expression) dsl.Words {
	ladder := e.Arguments[0].Type.Ladder
	if ladder == nil || isDated(e.Rows) {
		return dsl.Say("otherwise", "其他")
	}
	named := map[int64]bool{}
	for i := range e.Rows {
		for _, key := range e.Rows[i].Keys {
			number, _ := key.Constant.Number.Int64()
			named[number] = true
		}
	}
	var left []dsl.Words
	for _, tier := range ladder.Tiers {
		if !named[int64(tier.Index)] {
			left = append(left, w.Tier(tier))
		}
	}
	if ladder.Segment {
		left = append(left, dsl.Say("no group", "不在任何分群"))
	}
	return Join(left, ", ", "、")
}

func (w *Writer) rowValue(e *check.Expression, row *check.Row, unit Unit) dsl.Words {
	switch {
	case e.Operation == check.OperationSlices:
		return w.Value(row.Value)
	case isZero(row.Value) && unit.kind != factorUnit:
		return dsl.Say("none", "无")
	}
	if isShare(row.Value) {
		return w.Value(row.Value) // the table's head says of which wallet
	}
	return w.Amount(row.Value, unit)
}

// isShare tells whether an amount is a percentage of something.
func isShare(e *check.Expression) bool {
	return e.Operation == check.OperationMultiply && e.Arguments[0].Type.Kind == check.Percent
}

// inline writes rows amid a sentence.
func (w *Writer) inline(e *check.Expression, unit Unit) dsl.Words {
	var rows []dsl.Words
	for i := range e.Rows {
		rows = append(rows, Say("%s: %s", "%s：%s", w.rowKey(e, i), w.rowValue(e, &e.Rows[i], unit)))
	}
	return Say("by %s (%s)", "按%s（%s）", w.Value(e.Arguments[0]), Join(rows, "; ", "；"))
}

// The ends of time, where nothing is said.
const (
	never   value.Instant = math.MinInt64
	forever value.Instant = math.MaxInt64
)

// Validity says from when until when something holds; empty if it always does.
func (w *Writer) Validity(validity check.Validity) dsl.Words {
	from, until := w.Instant(validity.From), w.Until(validity.Until)
	switch {
	case validity.From == never && validity.Until == forever:
		return dsl.Words{}
	case validity.From == never:
		return until
	case validity.Until == forever:
		return Say("from %s on", "%s 起", from)
	}
	return Say("from %s %s", "%s %s", from, until)
}
