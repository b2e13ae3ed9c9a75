package example

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// verbs are what a member does in the events of the prelude; those of a scheme are called by their names.
var verbs = map[check.Role]dsl.Words{
	check.RoleJoin: dsl.Say("joins", "入会"), check.RolePurchase: dsl.Say("buys for", "消费"), check.RoleRefund: dsl.Say("gives back", "退款"),
	check.RoleRecharge: dsl.Say("tops up", "充值"), check.RoleRedeem: dsl.Say("redeems", "兑换"), check.RoleTransfer: dsl.Say("passes on", "转赠"),
	check.RoleOpening: dsl.Say("is a member", "已是会员"), check.RoleAdjust: dsl.Say("is corrected by", "调整"), check.RoleClose: dsl.Say("is reviewed", "期末评定"), check.RoleLeave: dsl.Say("leaves", "退会"),
}

// happens says what happens in an event: `消费 105 元，品类“咖啡”`, `buys for 105 CNY, category “coffee”`.
func (t *teller) happens(step *check.TestStep) dsl.Words {
	said, ok := verbs[step.Event.Role]
	if !ok {
		said = t.Event(step.Event)
		said.English = words.Quoted(said.English).English
		if said.Chinese != "" && said.Chinese[0] < 0x80 {
			said.Chinese = words.Quoted(said.Chinese).Chinese
		}
	}
	said = t.much(said, step)
	var more []dsl.Words
	for i := range step.Values {
		if part := t.filled(step, &step.Values[i]); part.English != "" {
			more = append(more, part)
		}
	}
	if len(more) == 0 {
		return said
	}
	rest := joined(more, ", ", "，")
	return dsl.Say(said.English+", "+rest.English, said.Chinese+"，"+rest.Chinese)
}

// much adds what the event is about: its amount, or units.
func (t *teller) much(said dsl.Words, step *check.TestStep) dsl.Words {
	found := false
	for _, given := range step.Values {
		number, _ := given.Value.Number.Int64()
		var amount dsl.Words
		switch {
		case given.Field == step.Event.Amount:
			amount = t.Value(given.Field.Type, given.Value)
		case given.Field.Units != nil && !given.Field.Redeems:
			amount = t.Units(given.Field.Units, number)
		default:
			continue
		}
		said, found = dsl.Say(said.English+" "+amount.English, said.Chinese+" "+amount.Chinese), true
	}
	if found {
		return said
	}
	switch step.Event.Role {
	case check.RolePurchase:
		return dsl.Say("buys something", "消费")
	case check.RoleRefund:
		return dsl.Say("gives it all back", "全部退货")
	}
	return said
}

// filled says what stands in a field.
func (t *teller) filled(step *check.TestStep, given *check.FieldValue) dsl.Words {
	name := t.Field(given.Field)
	number, _ := given.Value.Number.Int64()
	switch {
	case given.Field == step.Event.Amount, step.Event.Role == check.RoleRefund && given.Field.Name == "of":
		return dsl.Words{}
	case given.Field.Vouchers:
		return t.using(given)
	case given.Field.List != nil:
		return t.list(given)
	case given.Field.Redeems:
		units := t.Units(given.Field.Units, number)
		return dsl.Say("paying with "+units.English, "用 "+spaced(units.Chinese)+"抵扣")
	case given.Field.Units != nil:
		return dsl.Words{}
	case given.Field.Type.Kind == check.Link:
		who := t.name(given.Value.Text)
		return dsl.Say(name.English+" "+who.English, name.Chinese+who.Chinese)
	}
	what := t.Value(given.Field.Type, given.Value)
	if given.Field.Type.Kind == check.Text {
		return dsl.Say(name.English+" "+what.English, name.Chinese+what.Chinese)
	}
	return dsl.Say(name.English+" "+what.English, name.Chinese+" "+what.Chinese)
}

// using says which vouchers an order uses.
func (t *teller) using(given *check.FieldValue) dsl.Words {
	var list []dsl.Words
	for _, voucher := range t.scheme.Vouchers {
		count := int64(0)
		for _, line := range given.Lines {
			if line[0] != nil && line[0].Text == voucher.Name {
				count++
			}
		}
		if count > 0 {
			list = append(list, t.Vouchers(voucher, count))
		}
	}
	used := joined(list, ", ", "、")
	return dsl.Say("using "+used.English, "使用 "+used.Chinese)
}

// list says what was bought, line by line.
func (t *teller) list(given *check.FieldValue) dsl.Words {
	var lines []dsl.Words
	for _, line := range given.Lines {
		var cells []dsl.Words
		for i, column := range given.Field.List.Fields {
			if line[i] == nil || column.Default != nil && *line[i] == *column.Default {
				continue
			}
			name, what := t.Field(column), t.Value(column.Type, *line[i])
			if column.Type.Kind == check.Text {
				cells = append(cells, what)
			} else {
				cells = append(cells, dsl.Say(name.English+" "+what.English, name.Chinese+" "+what.Chinese))
			}
		}
		lines = append(lines, joined(cells, ", ", "，"))
	}
	name, all := t.Field(given.Field), joined(lines, "; ", "；")
	return dsl.Say(name.English+": "+all.English, name.Chinese+"："+all.Chinese)
}
