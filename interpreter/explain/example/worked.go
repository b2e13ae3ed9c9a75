package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/evaluate"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
)

// arithmetic is an amount as the evaluator worked it out, with the values that went into it.
type arithmetic struct {
	*teller
	effect *check.Effect
	values map[string]evaluate.Operand // by how they are written in the scheme
}

// worked says how an amount comes about: `105 元，每满 10 元 1 积分`. It is empty where the amount says it all, and where
// it can't be said shortly.
func (t *teller) worked(entry *evaluate.Entry, effect *check.Effect) dsl.Words {
	if effect.Amount == nil {
		return dsl.Words{}
	}
	a := &arithmetic{t, effect, map[string]evaluate.Operand{}}
	leaves := t.leaves(entry, effect)
	for i := range leaves {
		operand := entry.Operands[i]
		if entry.Of != evaluate.None { // an entry of a boost keeps what went into the rule it boosts
			operand = t.before(leaves[i].Step)
		}
		a.values[leaves[i].Name] = operand
	}
	if effect.Kind == check.DiscountTo {
		if said := a.say(effect.Amount); said.English != "" {
			return dsl.Say("down to "+said.English, "减至 "+said.Chinese)
		}
	}
	if said := a.say(effect.Amount); said.English != "" || effect.Kind == check.Boost {
		return said
	}
	return a.listed(effect.Amount)
}

// mostListed is how many values are listed where an amount is a formula.
const mostListed = 4

// listed names the values that went into a formula: `公里 2，折扣 0.5`. It is empty where there is one alone, which says
// no more than the amount, and where there are many.
func (a *arithmetic) listed(e *check.Expression) dsl.Words {
	if e.IsConstant() || e.Operation == check.OperationRows {
		return dsl.Words{}
	}
	var list []dsl.Words
	for _, one := range leafsOf(e, nil) {
		what := a.written(one)
		if _, ok := a.values[one.Text]; !ok || what.English == "" {
			continue
		}
		if name := a.nameOf(one); name.English != "" {
			what = dsl.Say(name.English+" "+what.English, name.Chinese+" "+what.Chinese)
		}
		list = append(list, what)
	}
	if len(list) < 2 || len(list) > mostListed {
		return dsl.Words{}
	}
	return joined(list, ", ", "，")
}

// leafsOf are the values that an expression reads, each once, in the order in which they stand there.
func leafsOf(e *check.Expression, list []*check.Expression) []*check.Expression {
	if len(e.Arguments) == 0 && !e.IsConstant() {
		if !slices.ContainsFunc(list, func(other *check.Expression) bool { return other.Text == e.Text }) {
			list = append(list, e)
		}
		return list
	}
	for _, argument := range e.Arguments {
		list = leafsOf(argument, list)
	}
	return list
}

// leaves are the values that an effect reads, in the order in which an entry keeps them.
func (t *teller) leaves(entry *evaluate.Entry, effect *check.Effect) []compile.Leaf {
	for b, body := range t.scheme.Rules[entry.Rule].Bodies {
		for e, one := range body.Effects {
			if one == effect {
				return t.program.Plan().Rules[entry.Rule].Bodies[b].Effects[e].Leaves
			}
		}
	}
	return nil
}

func (a *arithmetic) say(e *check.Expression) dsl.Words {
	switch e.Operation {
	case check.OperationEvery, check.OperationPer:
		return a.each(e)
	case check.OperationMultiply:
		return a.share(e)
	case check.OperationRows:
		return a.row(e)
	case check.OperationSlices:
		return a.slices(e)
	case check.OperationConstant:
		if a.effect.Kind == check.Boost {
			return words.Times(e.Constant.Number, e.Type.Places)
		}
		return dsl.Words{}
	}
	if a.effect.Kind == check.Boost {
		if factor, places, ok := a.number(e); ok {
			return words.Times(factor, places)
		}
	}
	return dsl.Words{}
}

// each is `105 元，每满 10 元 1 积分`.
func (a *arithmetic) each(e *check.Expression) dsl.Words {
	quantity, step, of := e.Arguments[0], e.Arguments[1], e.Arguments[2]
	many, whole := a.unit(quantity), a.called(of, a.written(of))
	size := a.writtenAs(step, &of.Type)
	if many.English == "" || size.English == "" {
		return dsl.Words{}
	}
	rate := dsl.Sayf("%[1]s for every complete %[2]s", "每满 %[4]s得 %[3]s", many.English, size.English, many.Chinese, spaced(size.Chinese))
	if e.Operation == check.OperationPer {
		rate = dsl.Sayf("%[1]s per %[2]s", "每 %[4]s得 %[3]s，按比例", many.English, size.English, many.Chinese, spaced(size.Chinese))
	}
	if whole.English == "" {
		return rate
	}
	return joined([]dsl.Words{whole, rate}, ", ", "，")
}

// unit writes a quantity in what the effect gives: units of its wallet, vouchers, money.
func (a *arithmetic) unit(e *check.Expression) dsl.Words {
	number, places, ok := a.number(e)
	if !ok {
		return dsl.Words{}
	}
	switch {
	case a.effect.Wallet != nil:
		return a.Quantity(a.effect.Wallet, number, places)
	case a.effect.Voucher != nil:
		count, _ := number.Int64()
		if places > 0 {
			return dsl.Words{}
		}
		return a.Vouchers(a.effect.Voucher, count)
	case a.effect.Kind == check.Boost:
		return words.Times(number, places)
	}
	return a.Sum(number, places)
}

// share is `105 元的 5%`.
func (a *arithmetic) share(e *check.Expression) dsl.Words {
	factor, whole := e.Arguments[0], e.Arguments[1]
	if factor.Type.Kind != check.Percent && whole.Type.Kind == check.Percent {
		factor, whole = whole, factor
	}
	if factor.Type.Kind != check.Percent {
		return dsl.Words{}
	}
	share, of := a.written(factor), a.called(whole, a.written(whole))
	if share.English == "" || of.English == "" {
		return dsl.Words{}
	}
	return dsl.Say(share.English+" of "+of.English, spaced(of.Chinese)+"的 "+share.Chinese)
}
