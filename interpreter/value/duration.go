package value

import "math"

// Duration is a length of time as a scheme writes it: "1 year" is 12 months,
// "2 weeks" are 14 days, "36 hours" are clock time. How long months and days
// are depends on where they are added, so the three parts are kept apart.
type Duration struct {
	Months       int32
	Days         int32
	Microseconds int64
}

// Years gives a duration of so many years, false when it does not fit.
func Years(count int64) (Duration, bool) { return monthsOf(count, monthsPerYear) }

// Months gives a duration of so many months, false when it does not fit.
func Months(count int64) (Duration, bool) { return monthsOf(count, 1) }

func monthsOf(count, factor int64) (Duration, bool) {
	number, ok := multiplyInt32(count, factor)
	return Duration{Months: number}, ok
}

// Weeks gives a duration of so many weeks, false when it does not fit.
func Weeks(count int64) (Duration, bool) { return daysOf(count, daysPerWeek) }

// Days gives a duration of so many days, false when it does not fit.
func Days(count int64) (Duration, bool) { return daysOf(count, 1) }

func daysOf(count, factor int64) (Duration, bool) {
	number, ok := multiplyInt32(count, factor)
	return Duration{Days: number}, ok
}

// Hours gives a duration of so many hours, false when it does not fit.
func Hours(count int64) (Duration, bool) { return clockOf(count, MicrosecondsPerHour) }

// Minutes gives a duration of so many minutes, false when it does not fit.
func Minutes(count int64) (Duration, bool) { return clockOf(count, MicrosecondsPerMinute) }

// Seconds gives a duration of so many seconds, false when it does not fit.
func Seconds(count int64) (Duration, bool) { return clockOf(count, MicrosecondsPerSecond) }

func clockOf(count, factor int64) (Duration, bool) {
	microseconds, ok := Multiply(count, factor)
	return Duration{Microseconds: microseconds}, ok
}

func multiplyInt32(count, factor int64) (int32, bool) {
	product, ok := Multiply(count, factor)
	return int32(product), ok && product >= math.MinInt32 && product <= math.MaxInt32
}

// Times gives the duration so many times, false when it does not fit.
func (d Duration) Times(count int64) (Duration, bool) {
	months, monthsFit := multiplyInt32(int64(d.Months), count)
	days, daysFit := multiplyInt32(int64(d.Days), count)
	microseconds, ok := Multiply(d.Microseconds, count)
	return Duration{Months: months, Days: days, Microseconds: microseconds}, monthsFit && daysFit && ok
}

// IsClock tells whether d is only hours, minutes and seconds, which last as
// long wherever they are added.
func (d Duration) IsClock() bool { return d.Months == 0 && d.Days == 0 }

// Add gives the instant that lies a duration later: first the months, then the
// days, by the local date and with the local time of day kept, then the clock
// part. A local time in a gap or an overlap is taken as At takes it; a month
// that is too short gives its last day. What lies beyond the years 0001 to 9999
// is EarliestInstant or LatestInstant.
func (z *Zone) Add(instant Instant, duration Duration) Instant {
	moved := z.addCalendar(instant, int64(duration.Months), int64(duration.Days))
	sum, ok := Add(int64(moved), duration.Microseconds)
	if !ok {
		return extremeInstant(duration.Microseconds)
	}
	return Instant(sum).clamp()
}

// Subtract gives the instant that lies a duration earlier, in the same order
// and with the same bounds as Add.
func (z *Zone) Subtract(instant Instant, duration Duration) Instant {
	moved := z.addCalendar(instant, -int64(duration.Months), -int64(duration.Days))
	difference, ok := Subtract(int64(moved), duration.Microseconds)
	if !ok {
		return extremeInstant(^duration.Microseconds)
	}
	return Instant(difference).clamp()
}

func (z *Zone) addCalendar(instant Instant, months, days int64) Instant {
	if months == 0 && days == 0 {
		return instant
	}
	date, timeOfDay := z.Civil(instant)
	ok := true
	if months != 0 {
		if date, ok = date.addMonths(months); !ok {
			return extremeInstant(months)
		}
	}
	if date, ok = date.addDays(days); !ok {
		return extremeInstant(days)
	}
	return z.At(date, timeOfDay)
}

// extremeInstant gives the end of time that lies in the direction of a sign.
func extremeInstant(direction int64) Instant {
	if direction < 0 {
		return EarliestInstant
	}
	return LatestInstant
}

// String writes a duration in English, largest units first, for logs.
func (d Duration) String() string {
	var dst []byte
	dst = appendUnit(dst, int64(d.Months)/monthsPerYear, "year")
	dst = appendUnit(dst, int64(d.Months)%monthsPerYear, "month")
	dst = appendUnit(dst, int64(d.Days), "day")
	dst = appendUnit(dst, d.Microseconds/MicrosecondsPerHour, "hour")
	dst = appendUnit(dst, d.Microseconds%MicrosecondsPerHour/MicrosecondsPerMinute, "minute")
	dst = appendUnit(dst, d.Microseconds%MicrosecondsPerMinute/MicrosecondsPerSecond, "second")
	dst = appendUnit(dst, d.Microseconds%MicrosecondsPerSecond, "microsecond")
	if len(dst) == 0 {
		return "0 days"
	}
	return string(dst)
}

// appendUnit writes a count of a unit unless it is 0.
func appendUnit(dst []byte, count int64, unit string) []byte {
	if count == 0 {
		return dst
	}
	if len(dst) > 0 {
		dst = append(dst, ' ')
	}
	dst = append(AppendDecimal(dst, count, 0), ' ')
	dst = append(dst, unit...)
	if count != 1 {
		dst = append(dst, 's')
	}
	return dst
}
