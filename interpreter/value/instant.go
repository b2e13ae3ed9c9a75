package value

// Instant is a point in time: microseconds since 1970-01-01T00:00Z, leap
// seconds not counted.
type Instant int64

// Clock units in microseconds.
const (
	MicrosecondsPerSecond = 1_000_000
	MicrosecondsPerMinute = 60 * MicrosecondsPerSecond
	MicrosecondsPerHour   = 60 * MicrosecondsPerMinute
	MicrosecondsPerDay    = 24 * MicrosecondsPerHour
)

// The earliest and the latest instant that parsing and Zone's arithmetic give:
// a day more on either side than the years 0001 to 9999 have in UTC, so that
// they hold those years in every zone.
const (
	EarliestInstant = Instant(FirstDate-1) * MicrosecondsPerDay
	LatestInstant   = Instant(LastDate+2)*MicrosecondsPerDay - 1
)

func (i Instant) clamp() Instant { return min(max(i, EarliestInstant), LatestInstant) }

// String writes an instant in UTC.
func (i Instant) String() string { return InstantString(i, UTC) }

// floorModulo gives what remains of number above the multiple of divisor that
// is not greater; divisor is positive.
func floorModulo(number, divisor int64) int64 {
	remainder := number % divisor
	if remainder < 0 {
		remainder += divisor
	}
	return remainder
}

// splitDay takes an instant apart at an offset of less than a day, both in
// microseconds. The offset is added last, so that nothing overflows.
func splitDay(instant Instant, offset int64) (date Date, timeOfDay int64) {
	days := int64(instant) / MicrosecondsPerDay
	timeOfDay = int64(instant) - days*MicrosecondsPerDay + offset
	for timeOfDay < 0 { // twice at most
		days, timeOfDay = days-1, timeOfDay+MicrosecondsPerDay
	}
	if timeOfDay >= MicrosecondsPerDay {
		days, timeOfDay = days+1, timeOfDay-MicrosecondsPerDay
	}
	return Date(days), timeOfDay
}
