package history

import (
	"strconv"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ofDate gives a day as the column is wanted.
func (l *parquetLeaf) ofDate(days int64) (int64, bool) {
	if days < int64(value.FirstDate) || days > int64(value.LastDate) {
		return 0, false
	}
	switch l.column.Type {
	case Date:
		return days, true
	case Instant:
		return int64(l.column.Zone.Midnight(value.Date(days))), true
	}
	return 0, false
}

// moment gives a time in microseconds, false where it isn't whole or beyond
// what is read.
func (l *parquetLeaf) moment(i int) (int64, bool) {
	if l.nature == natureJulian {
		return l.julian(i)
	}
	number := l.values.whole(i)
	if l.step < nanosecondsPerMicrosecond {
		return number / nanosecondsPerMicrosecond, number%nanosecondsPerMicrosecond == 0
	}
	return value.Multiply(number, l.step/nanosecondsPerMicrosecond)
}

const (
	nanosecondsPerMicrosecond = 1000
	julianDayOf1970           = 2_440_588
)

// julian gives a time that is stored as nanoseconds of a day and the day since
// the year 4714 BC, in UTC.
func (l *parquetLeaf) julian(i int) (int64, bool) {
	stored := l.values.int96s[i]
	nanoseconds := int64(uint64(stored[0]) | uint64(stored[1])<<32)
	if nanoseconds < 0 || nanoseconds >= value.MicrosecondsPerDay*nanosecondsPerMicrosecond || nanoseconds%nanosecondsPerMicrosecond != 0 {
		return 0, false
	}
	days := int64(stored[2]) - julianDayOf1970
	return days*value.MicrosecondsPerDay + nanoseconds/nanosecondsPerMicrosecond, true
}

// ofMoment gives a time as the column is wanted. One of a clock on a wall is in
// the column's zone. A day is one at midnight.
func (l *parquetLeaf) ofMoment(moment int64) (int64, bool) {
	instant := value.Instant(moment)
	if instant < value.EarliestInstant || instant > value.LatestInstant {
		return 0, false
	}
	zone := l.column.Zone
	if l.local {
		zone = value.UTC
	}
	date, timeOfDay := zone.Civil(instant)
	switch {
	case l.column.Type == Date && timeOfDay == 0:
		return int64(date), date >= value.FirstDate && date <= value.LastDate
	case l.column.Type != Instant:
		return 0, false
	case l.local:
		return int64(l.column.Zone.At(date, timeOfDay)), true
	}
	return moment, true
}

// appendTime writes a day or a time, or its number where that is none.
func (l *parquetLeaf) appendTime(dst []byte, i int) []byte {
	if l.nature == natureDate {
		days := l.values.whole(i)
		if days < int64(value.FirstDate) || days > int64(value.LastDate) {
			return strconv.AppendInt(dst, days, 10)
		}
		return value.Date(days).AppendTo(dst)
	}
	moment, ok := l.moment(i)
	switch {
	case ok && moment >= int64(value.EarliestInstant) && moment <= int64(value.LatestInstant):
		if l.local {
			date, timeOfDay := value.UTC.Civil(value.Instant(moment))
			return appendWallClock(dst, date, timeOfDay)
		}
		return value.AppendInstant(dst, value.Instant(moment), l.column.Zone)
	case l.nature == natureJulian:
		stored := l.values.int96s[i]
		dst = strconv.AppendInt(append(dst, "day "...), int64(stored[2]), 10)
		return strconv.AppendUint(append(dst, " ns "...), uint64(stored[0])|uint64(stored[1])<<32, 10)
	}
	return strconv.AppendInt(dst, l.values.whole(i), 10)
}

// appendWallClock writes a time without an offset.
func appendWallClock(dst []byte, date value.Date, timeOfDay int64) []byte {
	written := value.AppendInstant(nil, value.UTC.At(date, timeOfDay), value.UTC)
	return append(dst, written[:len(written)-len("Z")]...)
}
