package words

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Money writes an amount in the currency's smallest unit: `105 元`, `10.50 元`, `12 万元`; `$25`; `25 EUR`.
func (w *Writer) Money(amount int64) dsl.Words {
	return w.Sum(value.WideOf(amount), w.scheme.MoneyPlaces)
}

// Sum is Money for an amount at other decimal places than the currency's. It has the currency's where it is not whole,
// and more where it needs them.
func (w *Writer) Sum(amount value.Wide, places int) dsl.Words {
	text := trimmed(amount, places)
	if whole, fraction, ok := strings.Cut(text, "."); ok && len(fraction) < w.scheme.MoneyPlaces {
		text = whole + "." + fraction + strings.Repeat("0", w.scheme.MoneyPlaces-len(fraction))
	}
	return w.inCurrency(written(text))
}

// inCurrency puts the currency's sign where each tongue has it.
func (w *Writer) inCurrency(number dsl.Words) dsl.Words {
	switch w.scheme.Currency {
	case "CNY":
		chinese := number.Chinese + " 元"
		if strings.HasSuffix(number.Chinese, "万") {
			chinese = number.Chinese + "元"
		}
		return dsl.Say(number.English+" CNY", chinese)
	case "USD":
		return dsl.Say(dollars(number.English), dollars(number.Chinese))
	}
	return dsl.Say(number.English+" "+w.scheme.Currency, number.Chinese+" "+w.scheme.Currency)
}

// dollars puts the sign behind that of a negative amount.
func dollars(number string) string {
	if digits, ok := strings.CutPrefix(number, "-"); ok {
		return "-$" + digits
	}
	return "$" + number
}

// Units writes so many units of a wallet, with their name: `40 积分`, `40 points`, `5 元返利`, `5 CNY bonus`.
func (w *Writer) Units(wallet *check.Wallet, amount int64) dsl.Words {
	return w.Quantity(wallet, value.WideOf(amount), wallet.Type.Places)
}

// Quantity is Units for an amount at other decimal places than the wallet's.
func (w *Writer) Quantity(wallet *check.Wallet, amount value.Wide, places int) dsl.Words {
	name := w.Wallet(wallet)
	if wallet.Type.Kind == check.Money {
		sum := w.Sum(amount, places)
		return dsl.Say(sum.English+" "+name.English, sum.Chinese+behind(sum.Chinese, name.Chinese))
	}
	number := Number(amount, places)
	if number.English == "1" {
		name.English = singular(name.English)
	}
	return dsl.Say(number.English+" "+name.English, number.Chinese+" "+name.Chinese)
}

// behind is a name as it follows an amount of money: close to 元, apart where letters meet.
func behind(sum, name string) string {
	if strings.HasSuffix(sum, "元") {
		return spaced(name)
	}
	return " " + name
}

// singular is the name of one of what an English name counts.
func singular(name string) string {
	one, ok := strings.CutSuffix(name, "s")
	if !ok || len(one) < 3 || strings.HasSuffix(one, "s") || strings.HasSuffix(one, "u") || strings.HasSuffix(one, "i") {
		return name
	}
	return one
}

// Vouchers writes so many of a voucher: `2 × “free coffee”`, `2 张“10元代金券”`.
func (w *Writer) Vouchers(voucher *check.Voucher, count int64) dsl.Words {
	name, number := w.Voucher(voucher), Count(count)
	return dsl.Say(number.English+" × “"+name.English+"”", number.Chinese+" 张“"+name.Chinese+"”")
}

// spaced puts a space before what begins with a letter or digit that is not Chinese.
func spaced(text string) string {
	if text != "" && text[0] < 0x80 {
		return " " + text
	}
	return text
}
