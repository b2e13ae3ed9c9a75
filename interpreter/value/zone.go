package value

import "math"

// Zone is a time zone: which offset from UTC its clocks have at any instant. It
// is immutable and safe for concurrent use.
type Zone struct {
	name string

	// From settled on, the offset stays what it is: the usual case, as most
	// zones have long ceased to change their clocks. The last instant there is
	// where they go on changing.
	settled       Instant
	settledOffset int64 // microseconds

	// ranges are the stretches of time of one offset, in order. The first
	// begins with time itself; one that is never reached stands last, so that
	// each has a next.
	ranges []offsetRange

	// buckets hold, for equal stretches of time from origin on, the index of
	// the range in which each begins. They find a range in a few nanoseconds
	// without remembering the last one found, which would have to be shared
	// between goroutines.
	origin  Instant
	buckets []uint16
}

// offsetRange says that from start on clocks are ahead of UTC by offset
// microseconds, which is less than a day.
type offsetRange struct {
	start  Instant
	offset int64
}

const (
	// bucketBits make a bucket of 2^43 µs, 102 days: zones rarely change their
	// clocks twice in that time, and the buckets of one take 4 KiB.
	bucketBits = 43

	// Clocks that change by a rule for ever change alike every 400 years, so
	// the ranges of one such cycle stand for all after it. It begins late
	// enough for every zone of the archive to be under its last rule.
	cycleStart = Instant(47_847 * MicrosecondsPerDay) // 2101-01-01
	cycleEnd   = cycleStart + cycleLength
	rangesEnd  = cycleEnd + 365*MicrosecondsPerDay

	cycleLength = daysPerCycle * MicrosecondsPerDay

	endOfTime   = Instant(math.MaxInt64)
	startOfTime = Instant(math.MinInt64)
)

// UTC is the zone without an offset.
var UTC = newZone("UTC", []offsetRange{{startOfTime, 0}})

// newZone makes a zone of its ranges, at least one, which must be in order.
func newZone(name string, ranges []offsetRange) *Zone {
	last := ranges[len(ranges)-1]
	z := &Zone{name: name, settled: last.start, settledOffset: last.offset}
	z.ranges = append(ranges, offsetRange{endOfTime, last.offset})
	if len(ranges) == 1 {
		return z
	}
	z.origin = ranges[1].start
	filled := last.start
	if last.start >= cycleStart {
		z.settled, filled = endOfTime, cycleEnd
	}
	index := uint16(1)
	for start := z.origin; start <= filled; start += 1 << bucketBits {
		for z.ranges[index+1].start <= start {
			index++
		}
		z.buckets = append(z.buckets, index)
	}
	return z
}

// Name gives the name that the zone was loaded by.
func (z *Zone) Name() string { return z.name }

// String gives the name of the zone.
func (z *Zone) String() string { return z.name }

// isUTC tells whether the zone never had an offset.
func (z *Zone) isUTC() bool { return z.settled == startOfTime && z.settledOffset == 0 }

// Offset gives by how many microseconds the zone's clocks are ahead of UTC.
func (z *Zone) Offset(instant Instant) int64 {
	if instant >= z.settled {
		return z.settledOffset
	}
	index, _ := z.find(instant)
	return z.ranges[index].offset
}

// find gives the range of an instant, which is that of the instant less shift.
func (z *Zone) find(instant Instant) (index int, shift Instant) {
	// Where the difference overflows, it is far beyond the last bucket.
	bucket := uint64(instant-z.origin) >> bucketBits
	if bucket >= uint64(len(z.buckets)) {
		return z.findOutside(instant)
	}
	index = int(z.buckets[bucket])
	for z.ranges[index+1].start <= instant {
		index++
	}
	return index, 0
}

// findOutside finds the range of an instant that is in no bucket.
func (z *Zone) findOutside(instant Instant) (index int, shift Instant) {
	switch {
	case len(z.buckets) == 0 || instant < z.origin:
		return 0, 0
	case z.settled != endOfTime:
		return len(z.ranges) - 2, 0
	}
	shift = (instant - cycleStart) / cycleLength * cycleLength
	index, _ = z.find(instant - shift)
	return index, shift
}

// Civil gives the date and the time of day in microseconds that the zone's
// clocks show at an instant.
func (z *Zone) Civil(instant Instant) (date Date, timeOfDay int64) {
	return splitDay(instant, z.Offset(instant))
}

// extremeDate bounds the dates whose instants fit int64, some 270,000 years
// either way.
const extremeDate = 100_000_000

// At gives the first instant at which the zone's clocks show that date and time
// of day (in microseconds, 0 to 24 hours; others count as the nearer of the two)
// or a later one: in a gap the first instant after it, in an overlap the first
// of the two.
func (z *Zone) At(date Date, timeOfDay int64) Instant {
	date = min(max(date, -extremeDate), extremeDate)
	timeOfDay = min(max(timeOfDay, 0), MicrosecondsPerDay)
	local := Instant(int64(date)*MicrosecondsPerDay + timeOfDay)
	// Offsets are less than a day, so an instant that reads the same on a clock
	// in UTC lies less than a day from the one that is sought.
	early := local - MicrosecondsPerDay
	if early >= z.settled {
		return local - Instant(z.settledOffset)
	}
	index, shift := z.find(early)
	local -= shift
	for local-Instant(z.ranges[index].offset) >= z.ranges[index+1].start {
		index++
	}
	return max(local-Instant(z.ranges[index].offset), z.ranges[index].start) + shift
}

// Midnight gives the first instant of a local day; for a day that the zone
// skips, that of the next.
func (z *Zone) Midnight(date Date) Instant { return z.At(date, 0) }
