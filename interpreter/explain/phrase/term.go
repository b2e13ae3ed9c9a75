package phrase

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/explain/words"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// Lasting is how long something lasts: `30 days`, `1 year, to the end of that month`, `至次年年底`.
func (w *Writer) Lasting(term *check.Term) dsl.Words {
	return w.carried(w.length(term), term)
}

// carried adds to a length of time where its end is carried to.
func (w *Writer) carried(said dsl.Words, term *check.Term) dsl.Words {
	for i := range term.Tails {
		tail := w.tail(&term.Tails[i], said.English != "")
		if said.English == "" {
			said = tail
			continue
		}
		said = Say("%s, %s", "%s，%s", said, tail)
	}
	if term.Second {
		said = Say("%s, to the second", "%s（精确到秒）", said)
	}
	return said
}

func (w *Writer) length(term *check.Term) dsl.Words {
	switch {
	case term.Length == nil:
		return dsl.Words{}
	case term.Unit == value.Duration{}:
		return w.Value(term.Length)
	}
	if constant, ok := isWritten(term.Length); ok {
		count, _ := constant.Number.Int64()
		if length, ok := term.Unit.Times(count); ok {
			return words.Length(length)
		}
	}
	return Say("%s × %s", "%s × %s", w.value(term.Length, product), words.Length(term.Unit))
}

// tail is where an end is carried to; behind says that it is counted from the end of a length.
func (w *Writer) tail(tail *check.Tail, behind bool) dsl.Words {
	end := ends[tail.Period]
	switch {
	case tail.NextDay:
		return Say("to the next %s", "到下一个 %s", words.MonthDay(tail.Month, tail.Day))
	case !tail.EndOf:
		return Say("plus %s", "再加 %s", w.Value(tail.Addition))
	case tail.Next:
		return Say("to the end of the next %s", "到次%s", end)
	case behind:
		return Say("to the end of that %s", "延到期满那%s", end)
	}
	return Say("to the end of the %s", "到当%s", end)
}

// ends are the ends of periods, in Chinese as they follow 当 and 次.
var ends = map[value.Period]dsl.Words{
	value.Hour: dsl.Say("hour", "个小时结束"), value.Day: dsl.Say("day", "天结束"), value.Week: dsl.Say("week", "周周末"),
	value.Month: dsl.Say("month", "月月底"), value.Quarter: dsl.Say("quarter", "季季末"), value.Year: dsl.Say("year", "年年底"),
}

var since = map[check.Since]dsl.Words{
	check.SinceEarned:    dsl.Say("being earned", "获得"),
	check.SinceAvailable: dsl.Say("becoming available", "可用"),
	check.SincePurchase:  dsl.Say("the last purchase", "最近一次消费"),
}

// Expiry says how long what was credited is good; nil is for ever.
func (w *Writer) Expiry(expiry *check.Expiry) dsl.Words {
	if expiry == nil || len(expiry.Terms) == 0 {
		return dsl.Say("never", "永久有效")
	}
	var terms []dsl.Words
	for i := range expiry.Terms {
		terms = append(terms, w.expiryTerm(&expiry.Terms[i]))
	}
	if len(terms) > 1 {
		return Say("the later of two ends: %s", "两个期限取较晚的：%s", Join(terms, "; ", "；"))
	}
	return terms[0]
}

func (w *Writer) expiryTerm(term *check.ExpiryTerm) dsl.Words {
	if term.Length == nil {
		return Say("%s, counted from when it was earned", "%s（从获得时算）", w.Lasting(&term.Term))
	}
	return w.carried(Say("%[2]s after %[1]s", "自%[1]s起 %[2]s", since[term.Since], w.length(&term.Term)), &term.Term)
}

// Bound says how much may be over which time: `200 a month`; a bound without a period is for life.
func (w *Writer) Bound(bound *check.Bound, unit Unit) dsl.Words {
	amount := unit.of(bound.Amount)
	if bound.Period == check.Rolling {
		return Say("%[1]s in any %[2]s", "任意 %[2]s内最多 %[1]s", amount, w.Value(bound.Length))
	}
	per := bounds[bound.Period]
	return Say("%[1]s %[2]s", "%[2]s最多 %[1]s", amount, per)
}

var bounds = map[check.BoundPeriod]dsl.Words{
	check.ForLife: dsl.Say("in all", "累计"), check.PerEvent: dsl.Say("an order", "每笔"), check.PerItem: dsl.Say("a line of the order", "每行商品"),
	check.PerDay: dsl.Say("a calendar day", "每个自然日"), check.PerWeek: dsl.Say("a calendar week", "每个自然周"), check.PerMonth: dsl.Say("a calendar month", "每个自然月"),
	check.PerQuarter: dsl.Say("a calendar quarter", "每个自然季"), check.PerYear: dsl.Say("a calendar year", "每个自然年"),
}
