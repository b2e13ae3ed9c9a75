package example

import (
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// read goes through an expression.
func (f *facts) read(e *check.Expression) {
	if e == nil {
		return
	}
	f.note(e)
	for _, argument := range e.Arguments {
		f.read(argument)
	}
	if e.Operation == check.OperationOther {
		if f.theirs == nil {
			f.theirs = &facts{isNear: true}
		}
		f.theirs.read(e.Arguments[1])
	}
	for i := range e.Rows {
		row := &e.Rows[i]
		f.read(row.From)
		f.read(row.Value)
		f.validity(row.Validity)
		for _, key := range row.Keys {
			f.read(key)
		}
	}
}

func (f *facts) note(e *check.Expression) {
	switch e.Operation {
	case check.OperationConstant:
		f.constant(&e.Type, &e.Constant)
	case check.OperationField, check.OperationOffer:
		field := e.Reference.(*check.Field)
		add(&f.fields, field)
		f.vouchers = f.vouchers || field.Vouchers
	case check.OperationItemField, check.OperationLineField:
		add(&f.items, e.Reference.(*check.Field))
	case check.OperationAttribute:
		add(&f.attributes, e.Reference.(*check.Attribute))
	case check.OperationTier, check.OperationSegment:
		add(&f.ladders, e.Reference.(*check.Ladder))
	case check.OperationMetric:
		f.metric(e.Reference.(*check.Metric))
	case check.OperationAvailable, check.OperationDrawn:
		add(&f.wallets, e.Reference.(*check.Wallet))
	case check.OperationParam:
		param := e.Reference.(*check.Param)
		for i := range param.Values {
			f.constant(&param.Type, &param.Values[i].Value)
		}
	case check.OperationLookup:
		f.table(e.Table)
	case check.OperationInCalendar:
		add(&f.calendars, e.Reference.(*check.Calendar))
	case check.OperationFirst:
		add(&f.events, e.Reference.(*check.Event))
	case check.OperationHeld, check.OperationNet:
		f.vouchers = true
	case check.OperationMonth, check.OperationWeekday, check.OperationDay, check.OperationHours, check.OperationMinutes:
		f.clock = true
	case check.OperationEvery:
		f.step(e.Arguments[1], e.Arguments[2])
	}
}

// step notes the step of "for each complete …".
func (f *facts) step(e, of *check.Expression) {
	constant, kind := &e.Constant, &e.Type
	if param, ok := e.Reference.(*check.Param); ok && len(param.Values) > 0 {
		constant, kind = &param.Values[0].Value, &param.Type
	} else if !e.IsConstant() {
		return
	}
	if of.Type.Kind == check.Money {
		add(&f.every, quantity{constant.Number, kind.Places})
	} else {
		add(&f.things, quantity{constant.Number, kind.Places})
	}
}

func (f *facts) constant(kind *check.Type, constant *check.Constant) {
	switch kind.Kind {
	case check.Text:
		add(&f.texts, constant.Text)
	case check.Date:
		number, _ := constant.Number.Int64()
		add(&f.dates, value.Date(number))
	case check.Number, check.Money, check.Points, check.Days:
		if constant.Number.Sign() > 0 {
			add(&f.numbers, quantity{constant.Number, kind.Places})
		}
	}
}

// mostRows is how many rows of a table are read: the first do as well as all.
const mostRows = 200

func (f *facts) table(table *check.Table) {
	if f.isNear || !add(&f.tables, table) {
		return
	}
	for i := range table.Rows[:min(len(table.Rows), mostRows)] {
		row := &table.Rows[i]
		add(&f.texts, row.Key)
		f.validity(row.Validity)
		for j, cell := range row.Cells {
			if cell != nil && table.Columns[j].Type.IsNumeric() {
				f.constant(&table.Columns[j].Type, cell)
			}
		}
	}
}

func (f *facts) metric(metric *check.Metric) {
	if f.isNear || !add(&f.metrics, metric) {
		return
	}
	f.read(metric.Formula)
	f.read(metric.When)
	if metric.Rank != nil {
		f.read(metric.Rank.By)
		for _, within := range metric.Rank.Within {
			f.read(within)
		}
	}
	if metric.Wallet != nil {
		add(&f.wallets, metric.Wallet)
	}
	for _, on := range metric.On {
		f.metricEvent(on)
	}
}

func (f *facts) metricEvent(on *check.MetricEvent) {
	add(&f.events, on.Event)
	if on.List != nil {
		add(&f.fields, on.List)
	}
	f.read(on.Of)
	f.read(on.Key)
	f.read(on.When)
}
