package terms

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/phrase"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// definitions says what the terms mean that stand in the rules.
func (b *builder) definitions() Section {
	s := section("What the words mean", "名词解释")
	var points Points
	if b.used[check.OperationNet] || b.pays() {
		points.point("Net amount", "净额", b.net())
	}
	if b.used[check.OperationDue] {
		points.point("Amount due", "应付金额", dsl.Say("the net amount, less what stored value pays, plus charges: what is left to pay", "净额减去储值支付的部分，加上另收的费用，就是还要付的钱"))
	}
	for _, metric := range b.scheme.Metrics {
		if !metric.Hidden && b.used[metric] {
			points = append(points, Point{b.Metric(metric), b.measuring(metric)})
		}
	}
	for _, param := range b.scheme.Params {
		if len(param.Values) > 1 && b.used[param] {
			points = append(points, Point{b.Param(param), b.changing(param)})
		}
	}
	for _, calendar := range b.scheme.Calendars {
		if !b.used[calendar] {
			continue
		}
		points = append(points, Point{b.Calendar(calendar), phrase.Join(b.Times(calendar), "; ", "；")})
	}
	if len(points) > 0 {
		s.add(points)
	}
	for _, table := range b.scheme.Tables {
		if len(table.Rows) == 0 || !b.used[table] {
			continue
		}
		s.Parts = append(s.Parts, Section{Title: b.Table(table), Blocks: []Block{b.rows(table)}})
	}
	return s
}

// measuring says what a metric measures, and what its label tells of it.
func (b *builder) measuring(metric *check.Metric) dsl.Words {
	said := b.Measures(metric)
	if label := words.Named(metric.Label, metric.Name); metric.Label != "" {
		if label.English != b.Metric(metric).English {
			said.English = label.English + ": " + said.English
		}
		if label.Chinese != b.Metric(metric).Chinese {
			said.Chinese = label.Chinese + "，即" + said.Chinese
		}
	}
	return said
}

// net says what the net amount of an order is, as far as the scheme takes something off.
func (b *builder) net() dsl.Words {
	less := b.takenOff()
	if b.draws() && len(less) == 0 {
		return dsl.Say("the amount of the order, with what stored value pays", "消费金额，储值支付的部分也算在内")
	}
	if len(less) == 0 {
		return dsl.Say("the amount of the order", "消费金额")
	}
	said := phrase.Say("the amount of the order less %s", "消费金额减去%s以后的部分", phrase.List(less, "and", "、"))
	if b.draws() {
		return phrase.Say("%s; what stored value pays counts in it", "%s，储值支付的部分算在内", said)
	}
	return said
}

// changing is a param that has other values from other days on.
func (b *builder) changing(param *check.Param) dsl.Words {
	var values []dsl.Words
	for i, one := range param.Values {
		said := b.Writer.Writer.Value(param.Type, one.Value)
		if i > 0 {
			said = phrase.Say("%[2]s from %[1]s on", "%[1]s 起为 %[2]s", b.Instant(one.From), said)
		}
		values = append(values, said)
	}
	return phrase.Join(values, ", ", "，")
}

// rows are those of a table of the scheme.
func (b *builder) rows(table *check.Table) phrase.Table {
	printed := phrase.Table{Head: []dsl.Words{keyOf(table)}}
	dated := false
	for i := range table.Rows {
		dated = dated || b.Validity(table.Rows[i].Validity).English != ""
	}
	for _, column := range table.Columns {
		printed.Head = append(printed.Head, b.Field(column))
	}
	if dated {
		printed.Head = append(printed.Head, dsl.Say("In force", "起止"))
	}
	for i := range table.Rows {
		row := &table.Rows[i]
		cells := []dsl.Words{dsl.Say(row.Key, row.Key)}
		for j, cell := range row.Cells {
			if cell == nil {
				cells = append(cells, dsl.Say("–", "–"))
				continue
			}
			cells = append(cells, b.cell(table.Columns[j], cell))
		}
		if dated {
			valid := b.Validity(row.Validity)
			if valid.English == "" {
				valid = dsl.Say("always", "一直有效")
			}
			cells = append(cells, valid)
		}
		printed.Rows = append(printed.Rows, cells)
	}
	return printed
}

// cell writes a cell; a text without quotes.
func (b *builder) cell(column *check.Field, constant *check.Constant) dsl.Words {
	if column.Type.Kind == check.Text {
		return dsl.Say(constant.Text, constant.Text)
	}
	return b.Writer.Writer.Value(column.Type, *constant)
}

func keyOf(table *check.Table) dsl.Words {
	return words.Named("", table.Key)
}
