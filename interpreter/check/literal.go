package check

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// literal reads a value written out. Names are not read here: what they stand for depends on where they stand.
func (c *checker) literal(literal *dsl.Literal) (Type, Constant) {
	kind, constant, ok := c.literalValue(literal)
	if !ok {
		return Type{}, Constant{}
	}
	if literal.Negative && !kind.IsNumeric() {
		c.badDuration(literal)
		return Type{}, Constant{}
	}
	if literal.Negative {
		constant.Number, _ = constant.Number.Negate()
	}
	return kind, constant
}

func (c *checker) literalValue(literal *dsl.Literal) (Type, Constant, bool) {
	written := literal.Value
	switch literal.Kind() {
	case dsl.KindNumber:
		return c.number(literal, written, Number)
	case dsl.KindFactor:
		return c.number(literal, strings.TrimSuffix(written, "x"), Number)
	case dsl.KindPercent:
		kind, constant, ok := c.number(literal, strings.TrimSuffix(written, "%"), Percent)
		kind.Places += 2
		if kind.Places > MostPlaces {
			return c.badNumber(literal)
		}
		return kind, constant, ok
	case dsl.KindMoney:
		return c.money(literal)
	case dsl.KindDuration:
		return c.duration(literal)
	case dsl.KindDate:
		return c.date(literal)
	case dsl.KindMoment:
		instant, err := value.ParseInstant(written, c.scheme.Zone)
		if err != nil {
			return c.badTime(literal)
		}
		return Type{Kind: Instant}, Constant{Number: value.WideOf(int64(instant))}, true
	case dsl.KindText:
		return Type{Kind: Text}, Constant{Text: dsl.Unquote(written)}, true
	}
	c.fail(literal, "value", dsl.Sayf("`%s` is no value here", "`%s` 不能作为这里的值", written),
		dsl.Say("write a number, a text, a date or a length of time", "请写数字、文字、日期或时长"))
	return Type{}, Constant{}, false
}

// number reads a number at the places it is written with. Zeros at its end are kept: 1.50 has two places.
func (c *checker) number(literal *dsl.Literal, digits string, kind Kind) (Type, Constant, bool) {
	number, places, err := value.LiteralDecimal(digits)
	if err != nil {
		return c.badNumber(literal)
	}
	if _, fits := number.Int64(); !fits {
		return c.badNumber(literal)
	}
	return Type{Kind: kind, Places: places}, Constant{Number: number}, true
}

func (c *checker) badNumber(literal *dsl.Literal) (Type, Constant, bool) {
	c.fail(literal, "number", dsl.Sayf("a number has at most %d decimals and 18 digits", "数字最多 %d 位小数、共 18 位", MostPlaces),
		dsl.Say("write it shorter", "请写短一些"))
	return Type{}, Constant{}, false
}

// money reads 10 CNY, 10元, ¥10 and $25: the scheme's currency, at its places.
func (c *checker) money(literal *dsl.Literal) (Type, Constant, bool) {
	digits, sign := cutCurrency(literal.Value)
	if !isCurrencyOf(sign, c.scheme.Currency) {
		c.fail(literal, "currency", dsl.Sayf("this scheme's money is %[2]s, not %[1]s", "本方案的币种是 %[2]s，不是 %[1]s", sign, c.scheme.Currency),
			dsl.Sayf("write %[1]s %[2]s", "请写 %[1]s %[2]s", digits, c.scheme.Currency))
		return Type{}, Constant{}, false
	}
	_, constant, ok := c.number(literal, digits, Money)
	if !ok {
		return Type{}, Constant{}, false
	}
	number, places, _ := value.LiteralDecimal(digits)
	if exact, fits := atPlaces(number, places, c.scheme.MoneyPlaces); fits {
		constant.Number = exact
		return Type{Kind: Money, Places: c.scheme.MoneyPlaces}, constant, true
	}
	c.fail(literal, "places", dsl.Sayf("%[2]s has %[1]d decimals", "%[2]s 有 %[1]d 位小数", c.scheme.MoneyPlaces, c.scheme.Currency),
		dsl.Say("round the amount", "请把金额取整到这个位数"))
	return Type{}, Constant{}, false
}

// atPlaces changes a number's places where nothing is lost by it.
func atPlaces(number value.Wide, from, to int) (value.Wide, bool) {
	scaled, ok := number.Rescale(from, to, value.Down)
	if !ok {
		return value.Wide{}, false
	}
	back, ok := scaled.Rescale(to, from, value.Down)
	return scaled, ok && back.Compare(number) == 0
}

func cutCurrency(written string) (digits, sign string) {
	for _, sign := range []string{"¥", "$", "€", "£"} {
		if rest, ok := strings.CutPrefix(written, sign); ok {
			return rest, sign
		}
	}
	if digits, ok := strings.CutSuffix(written, "元"); ok {
		return digits, "元"
	}
	digits, code, _ := strings.Cut(written, " ")
	return digits, code
}

// isCurrencyOf tells whether a sign can stand for a currency.
func isCurrencyOf(sign, currency string) bool {
	switch sign {
	case "¥":
		return currency == "CNY" || currency == "JPY"
	case "元":
		return currency == "CNY" || currency == "TWD" || currency == "HKD"
	case "$":
		return strings.Contains("USD CAD AUD NZD HKD SGD TWD MXN", currency)
	case "€":
		return currency == "EUR"
	case "£":
		return currency == "GBP"
	}
	return sign == currency
}

// duration reads 30 days, 12 months, 36 hours. Days and weeks are numbers of days; others can only be added to a
// date.
func (c *checker) duration(literal *dsl.Literal) (Type, Constant, bool) {
	digits, unit, _ := strings.Cut(literal.Value, " ")
	number, places, err := value.LiteralDecimal(digits)
	count, fits := number.Int64()
	if err != nil || places > 0 || !fits {
		return c.badDuration(literal)
	}
	var length value.Duration
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return Type{Kind: Days}, Constant{Number: number}, count <= math.MaxInt32
	case "week":
		return Type{Kind: Days}, Constant{Number: value.WideOf(7 * count)}, count <= math.MaxInt32/7
	case "second":
		length, fits = value.Seconds(count)
	case "minute":
		length, fits = value.Minutes(count)
	case "hour":
		length, fits = value.Hours(count)
	case "month":
		length, fits = value.Months(count)
	case "quarter":
		length, fits = value.Months(3 * count)
	case "year":
		length, fits = value.Years(count)
	}
	if !fits || count > 1_000_000_000 {
		return c.badDuration(literal)
	}
	return Type{Kind: Duration}, Constant{Number: PackDuration(length)}, true
}

func (c *checker) badDuration(literal *dsl.Literal) (Type, Constant, bool) {
	c.fail(literal, "duration", dsl.Sayf("`%s` is no length of time", "`%s` 不是时长", literal.Value),
		dsl.Say("write a whole number: 30 days, 12 months, 36 hours", "请写整数：30天、12个月、36小时"))
	return Type{}, Constant{}, false
}

// PackDuration puts a length of time into one number, so that it can be a constant like any other.
func PackDuration(length value.Duration) value.Wide {
	return value.Wide{High: int64(length.Months)<<32 | int64(uint32(length.Days)), Low: uint64(length.Microseconds)}
}

// UnpackDuration is the opposite of PackDuration.
func UnpackDuration(number value.Wide) value.Duration {
	return value.Duration{Months: int32(number.High >> 32), Days: int32(uint32(number.High)), Microseconds: int64(number.Low)}
}

func (c *checker) date(literal *dsl.Literal) (Type, Constant, bool) {
	date, err := value.ParseDate(literal.Value)
	if err != nil {
		return c.badTime(literal)
	}
	return Type{Kind: Date}, Constant{Number: value.WideOf(int64(date))}, true
}

func (c *checker) badTime(literal *dsl.Literal) (Type, Constant, bool) {
	c.fail(literal, "date", dsl.Sayf("there is no %s in the calendar", "日历上没有 %s", literal.Value),
		dsl.Say("write a day that exists: 2026-02-28", "请写存在的日期：2026-02-28"))
	return Type{}, Constant{}, false
}

// instant reads a date, or a date and time, as the instant it begins at.
func (c *checker) instant(day *dsl.Day) value.Instant {
	instant, err := value.ParseInstant(day.Value, c.scheme.Zone)
	if err != nil {
		var noDay value.NoSuchDay
		_ = errors.As(err, &noDay)
		c.fail(day, "date", dsl.Sayf("there is no %s in the calendar", "日历上没有 %s", day.Value),
			dsl.Say("write a day that exists: 2026-02-28", "请写存在的日期：2026-02-28"))
	}
	return instant
}

// validity reads from when until when something holds.
func (c *checker) validity(dates *dsl.Validity) Validity {
	validity := always
	if dates.From != nil {
		validity.From = c.instant(dates.From)
	}
	if dates.Until != nil {
		validity.Until = c.instant(dates.Until)
	}
	if dates.From != nil && dates.Until != nil && validity.Until <= validity.From {
		c.fail(dates, "validity", dsl.Say("what ends before it begins never holds", "结束不能早于开始"),
			dsl.Say("the day behind `until` is the first on which it no longer holds", "`到…前` 的那天是不再有效的第一天"))
	}
	return validity
}

// whole reads a small whole number, such as a count of decimals.
func (c *checker) whole(literal *dsl.Literal, most int) int {
	number, err := strconv.Atoi(literal.Value)
	if err != nil || literal.Negative || number > most {
		c.fail(literal, "number", dsl.Sayf("here stands a whole number from 0 to %d", "这里要写 0 到 %d 的整数", most),
			dsl.Sayf("write one of 0 to %d", "请写 0 到 %d", most))
		return 0
	}
	return number
}
