package words

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Value writes a value of any type: money, units, a share, a date, yes or no, a text in quotes, a tier.
func (w *Writer) Value(kind check.Type, constant check.Constant) dsl.Words {
	number, _ := constant.Number.Int64()
	switch kind.Kind {
	case check.Money:
		return w.Sum(constant.Number, kind.Places)
	case check.Points:
		return w.Quantity(kind.Wallet, constant.Number, kind.Places)
	case check.Percent:
		return Percent(constant.Number, kind.Places)
	case check.Days:
		return w.days(constant.Number, kind.Places)
	case check.Duration:
		return Length(check.UnpackDuration(constant.Number))
	case check.Date:
		return Date(value.Date(number))
	case check.Instant:
		return w.Instant(value.Instant(number))
	case check.Flag:
		return Flag(number != 0)
	case check.Text:
		return Quoted(constant.Text)
	case check.Link:
		return dsl.Say(constant.Text, constant.Text)
	case check.Label:
		return w.Tier(kind.Ladder.Tiers[number])
	}
	return Number(constant.Number, kind.Places)
}

// days writes a number of days that need not be whole.
func (w *Writer) days(number value.Wide, places int) dsl.Words {
	if places == 0 {
		count, _ := number.Int64()
		return Days(count)
	}
	text := Number(number, places)
	return dsl.Say(text.English+" days", text.Chinese+"天")
}
