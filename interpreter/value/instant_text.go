package value

// ParseInstant reads, in the years 0001 to 9999,
//
//	2006-01-02                            midnight in the zone
//	2006-01-02 15:04[:05[.999999]]        in the zone; also with a 'T'
//	2006-01-02T15:04[:05[.999999]]+08:00  at that offset, or 'Z'; also with a space
//
// and nothing else. A fraction has up to 9 digits, zeros from the seventh on.
// A local time that a zone skips is the first instant after the gap, one that
// it has twice is the first of the two. An offset may have seconds, as those of
// the days before zones do. Errors: NotAnInstant, NoSuchDay, NoSuchTime,
// TooManyPlaces, OutOfRange for the year 0000.
func ParseInstant(text string, zone *Zone) (Instant, error) { return parseInstant(text, zone) }

// ParseInstantBytes is ParseInstant without a conversion.
func ParseInstantBytes(text []byte, zone *Zone) (Instant, error) { return parseInstant(text, zone) }

func parseInstant[Text characters](in Text, zone *Zone) (Instant, error) {
	instant, found := scanInstant(in, zone)
	if found != noFault {
		return 0, worded(found, in, instantPlaces)
	}
	return instant, nil
}

const (
	// instantPlaces are the decimal places of a second that are kept.
	instantPlaces = 6

	// fractionLength is how many digits a fraction may have.
	fractionLength = 9

	minutesEnd = dateLength + len("T15:04")
	secondsEnd = minutesEnd + len(":05")
)

func scanInstant[Text characters](in Text, zone *Zone) (Instant, fault) {
	if len(in) < dateLength {
		return 0, notAnInstant
	}
	date, found := scanDate(in)
	switch {
	case found == notADate:
		return 0, notAnInstant
	case found != noFault:
		return 0, found
	case len(in) == dateLength:
		return zone.Midnight(date), noFault
	}
	timeOfDay, end, found := scanTimeOfDay(in)
	if found != noFault {
		return 0, found
	}
	if end == len(in) {
		return zone.At(date, timeOfDay), noFault
	}
	offset, found := scanOffset(in[end:])
	return Instant(int64(date)*MicrosecondsPerDay + timeOfDay - offset), found
}

// scanTimeOfDay reads what follows the date in microseconds and tells where it
// ends.
func scanTimeOfDay[Text characters](in Text) (timeOfDay int64, end int, found fault) {
	if len(in) < minutesEnd || !separatesTime(in[dateLength]) || in[dateLength+3] != ':' {
		return 0, 0, notAnInstant
	}
	hour, minute, second := twoDigits(in, dateLength+1), twoDigits(in, dateLength+4), 0
	end = minutesEnd
	if len(in) >= secondsEnd && in[minutesEnd] == ':' {
		second, end = twoDigits(in, minutesEnd+1), secondsEnd
	}
	timeOfDay, found = clockTime(hour, minute, second)
	if found == noFault && end == secondsEnd && len(in) > end && in[end] == '.' {
		var fraction int64
		fraction, end, found = scanFraction(in, end+1)
		timeOfDay += fraction
	}
	return timeOfDay, end, found
}

func separatesTime(character byte) bool {
	return character == ' ' || character == 'T' || character == 't'
}

// clockTime gives in microseconds what a clock shows.
func clockTime(hour, minute, second int) (int64, fault) {
	switch {
	case max(hour, minute, second) > 99:
		return 0, notAnInstant
	case hour > 23 || minute > 59 || second > 59:
		return 0, noSuchTime
	}
	return int64((hour*60+minute)*60+second) * MicrosecondsPerSecond, noFault
}

// scanFraction reads the digits from a place on in microseconds and tells where
// they end.
func scanFraction[Text characters](in Text, start int) (fraction int64, end int, found fault) {
	for end = start; end < len(in) && in[end]-'0' <= 9; end++ {
		digit := int64(in[end] - '0')
		if end < start+instantPlaces {
			fraction = fraction*10 + digit
		} else if digit != 0 {
			found = tooManyPlaces
		}
	}
	if end == start || end > start+fractionLength {
		return 0, end, notAnInstant
	}
	missing := max(start+instantPlaces-end, 0)
	return fraction * int64(powersOfTen[missing]), end, found
}

// scanOffset reads a whole text as an offset in microseconds.
func scanOffset[Text characters](in Text) (int64, fault) {
	if len(in) == 1 && (in[0] == 'Z' || in[0] == 'z') {
		return 0, noFault
	}
	if len(in) != len("+08:00") && len(in) != len("+08:05:43") || signLength(in) == 0 || in[3] != ':' {
		return 0, notAnInstant
	}
	second := 0
	if len(in) == len("+08:05:43") {
		if in[6] != ':' {
			return 0, notAnInstant
		}
		second = twoDigits(in, 7)
	}
	offset, found := clockTime(twoDigits(in, 1), twoDigits(in, 4), second)
	if in[0] == '-' {
		offset = -offset
	}
	return offset, found
}

// AppendInstant writes an instant in RFC 3339 at the offset of the zone, 'Z'
// where the zone is UTC under any name. The fraction is written when it is not
// zero, without zeros at its end. Beyond RFC 3339, an offset that has seconds is
// written with them, so that ParseInstant reads back the same instant.
func AppendInstant(dst []byte, instant Instant, zone *Zone) []byte {
	offset := zone.Offset(instant)
	date, timeOfDay := splitDay(instant, offset)
	dst = append(date.AppendTo(dst), 'T')
	dst = appendClockTime(dst, timeOfDay)
	dst = appendFraction(dst, timeOfDay%MicrosecondsPerSecond)
	if zone.isUTC() {
		return append(dst, 'Z')
	}
	return appendOffset(dst, offset)
}

// appendClockTime writes hours, minutes and seconds of a time in microseconds.
func appendClockTime(dst []byte, timeOfDay int64) []byte {
	seconds := int(timeOfDay / MicrosecondsPerSecond)
	dst = appendTwoDigits(dst, seconds/3600)
	dst = appendTwoDigits(append(dst, ':'), seconds/60%60)
	return appendTwoDigits(append(dst, ':'), seconds%60)
}

// appendFraction writes microseconds as the fraction of a second.
func appendFraction(dst []byte, microseconds int64) []byte {
	if microseconds == 0 {
		return dst
	}
	dst = append(dst, ".000000"...)
	putDigits(dst[len(dst)-instantPlaces:], uint64(microseconds))
	for dst[len(dst)-1] == '0' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

func appendOffset(dst []byte, offset int64) []byte {
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	start := len(dst)
	dst = appendClockTime(append(dst, sign), offset)
	if offset%MicrosecondsPerMinute == 0 {
		dst = dst[:start+len("+08:00")]
	}
	return dst
}

// InstantString is AppendInstant as a string.
func InstantString(instant Instant, zone *Zone) string {
	var buffer [len("2006-01-02T15:04:05.999999+08:05:43") + len("-999")]byte
	return string(AppendInstant(buffer[:0], instant, zone))
}
