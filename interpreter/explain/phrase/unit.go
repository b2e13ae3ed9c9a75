package phrase

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Unit is what an amount counts: a bare number in a scheme has the unit of the effect that it stands in.
type Unit struct {
	w       *Writer
	kind    unitKind
	wallet  *check.Wallet
	voucher *check.Voucher
}

type unitKind uint8

const (
	plainUnit unitKind = iota
	walletUnit
	moneyUnit
	factorUnit
	voucherUnit
	timesUnit
)

// Plain is no unit but what a value has itself.
func (w *Writer) Plain() Unit { return Unit{w: w} }

// In is the unit of a wallet.
func (w *Writer) In(wallet *check.Wallet) Unit { return Unit{w: w, kind: walletUnit, wallet: wallet} }

// InMoney is the scheme's currency.
func (w *Writer) InMoney() Unit { return Unit{w: w, kind: moneyUnit} }

// AsFactor is how many times.
func (w *Writer) AsFactor() Unit { return Unit{w: w, kind: factorUnit} }

// OfVoucher counts vouchers.
func (w *Writer) OfVoucher(voucher *check.Voucher) Unit {
	return Unit{w: w, kind: voucherUnit, voucher: voucher}
}

// InTimes counts how often.
func (w *Writer) InTimes() Unit { return Unit{w: w, kind: timesUnit} }

// write writes a number in the unit.
func (u Unit) write(number value.Wide, kind check.Type) dsl.Words {
	switch {
	case kind.Kind == check.Percent && u.kind != factorUnit:
		return words.Percent(number, kind.Places)
	case u.kind == walletUnit:
		return u.w.Quantity(u.wallet, number, kind.Places)
	case u.kind == moneyUnit:
		return u.w.Sum(number, kind.Places)
	case u.kind == factorUnit:
		return words.Times(number, kind.Places)
	case u.kind == timesUnit:
		times := words.Number(number, kind.Places)
		if times.English == "1" {
			return dsl.Say("once", "1 次")
		}
		return Say("%s times", "%s 次", times)
	case u.kind == voucherUnit:
		count, _ := number.Int64()
		return u.w.Vouchers(u.voucher, count)
	}
	return u.w.Writer.Value(kind, check.Constant{Number: number})
}

// isWritten tells whether an expression is a number that stands in the scheme, if need be as a param that never changes.
func isWritten(e *check.Expression) (check.Constant, bool) {
	if e.IsConstant() {
		return e.Constant, true
	}
	if param, ok := e.Reference.(*check.Param); ok && e.Operation == check.OperationParam && len(param.Values) == 1 {
		return param.Values[0].Value, true
	}
	return check.Constant{}, false
}

// of writes a number of the unit, or what it is worked out from.
func (u Unit) of(e *check.Expression) dsl.Words {
	if constant, ok := isWritten(e); ok && e.Type.IsNumeric() {
		return u.write(constant.Number, e.Type)
	}
	said := u.w.Value(e)
	switch u.kind {
	case walletUnit:
		return Say("%[2]s equal to %[1]s", "%[2]s，数量为%[1]s", said, u.w.Wallet(u.wallet))
	case factorUnit:
		return Say("%s times", "%s倍", u.w.value(e, single))
	case voucherUnit:
		return Say("%[2]s, as many as %[1]s", "%[2]s，张数为%[1]s", said, u.w.Voucher(u.voucher))
	}
	return said
}

// name is what the unit counts, without a number.
func (u Unit) name() dsl.Words {
	switch u.kind {
	case walletUnit:
		return u.w.Wallet(u.wallet)
	case voucherUnit:
		return quoted(u.w.Voucher(u.voucher))
	}
	return dsl.Words{}
}

// Like writes a value beside another: a bare number has the other's unit, but for a metric's, which may count points
// that were worked out from money: there it stays as it is written.
func (w *Writer) Like(e, other *check.Expression) dsl.Words {
	constant, ok := isWritten(e)
	if _, isMetric := other.Reference.(*check.Metric); !ok || e.Type.Kind != check.Number || isMetric {
		return w.value(e, sum)
	}
	switch other.Type.Kind {
	case check.Money:
		return w.Sum(constant.Number, e.Type.Places)
	case check.Points:
		return w.Quantity(other.Type.Wallet, constant.Number, e.Type.Places)
	case check.Days:
		return w.Writer.Value(check.Type{Kind: check.Days, Places: e.Type.Places}, constant)
	}
	return w.value(e, sum)
}
