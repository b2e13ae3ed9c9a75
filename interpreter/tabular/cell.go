package tabular

import (
	"math"
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

const (
	microseconds       = 1_000_000
	microsecondsPerDay = 86400 * microseconds
)

// append writes a cell as text: what CSV has between commas, and JSON perhaps in quotes.
func (c *Column) append(dst []byte, cell *Cell) []byte {
	switch c.Kind {
	case Whole:
		return strconv.AppendInt(dst, cell.Number, 10)
	case Decimal:
		return value.AppendDecimal(dst, cell.Number, c.Places-int(cell.Fewer))
	case Date:
		return value.Date(cell.Number).AppendTo(dst)
	case Instant:
		return value.AppendInstant(dst, value.Instant(cell.Number), c.Zone)
	case Civil:
		return appendCivil(dst, cell.Number)
	}
	return append(dst, cell.Text...)
}

// appendCivil writes a time on the wall to the second: 2026-01-31 08:05:00.
func appendCivil(dst []byte, at int64) []byte {
	day := at / microsecondsPerDay
	if at%microsecondsPerDay < 0 {
		day--
	}
	second := (at - day*microsecondsPerDay) / microseconds
	dst = append(value.Date(day).AppendTo(dst), ' ')
	dst = append(appendTwoDigits(dst, second/3600), ':')
	dst = append(appendTwoDigits(dst, second/60%60), ':')
	return appendTwoDigits(dst, second%60)
}

func appendTwoDigits(dst []byte, number int64) []byte {
	return append(dst, byte('0'+number/10), byte('0'+number%10))
}

// scaled is a decimal at its column's places. It is false if it has no room there.
func (cell *Cell) scaled() (int64, bool) {
	up, ok := value.PowerOfTen(int(cell.Fewer))
	if !ok || cell.Number > math.MaxInt64/up || cell.Number < -math.MaxInt64/up {
		return 0, false
	}
	return cell.Number * up, true
}
