package value

// Date is a civil date: days since 1970-01-01 in the proleptic Gregorian
// calendar. The arithmetic on dates stays within the years 0001 to 9999; a
// Date beyond them, as an extreme Instant has, can be taken apart and written.
type Date int32

// The first and the last date.
const (
	FirstDate Date = -719_162  // 0001-01-01
	LastDate  Date = 2_932_896 // 9999-12-31
)

const (
	firstYear     = 1
	lastYear      = 9999
	monthsPerYear = 12
	daysPerWeek   = 7

	// The calendar repeats after 400 years, weekdays included.
	yearsPerCycle = 400
	daysPerCycle  = 146_097

	// Dates are taken apart as unsigned days from a 1 March so many cycles
	// before the year 0 that every int32 of days lies after it.
	earlierCycles   = 14_700
	earlierYears    = earlierCycles * yearsPerCycle
	daysBeforeEpoch = 719_468 + earlierCycles*daysPerCycle
)

// DateOf gives the date of a year 1 to 9999, a month 1 to 12 and a day of that
// month, false if there is no such day.
func DateOf(year, month, day int) (Date, bool) {
	if year < firstYear || year > lastYear || month < 1 || month > monthsPerYear {
		return 0, false
	}
	if day < 1 || day > DaysInMonth(year, month) {
		return 0, false
	}
	return dateOf(year, month, day), true
}

// dateOf is DateOf for what is known to be a day of any year. The formula is
// Neri and Schneider's, "Euclidean affine functions and their application to
// calendar algorithms" (2023), figure 12: a year begins in March, so that the
// leap day is its last and months grow by a fixed pattern.
func dateOf(year, month, day int) Date {
	marchYear, marchMonth := int64(year)+earlierYears, int64(month)
	if month <= 2 {
		marchYear, marchMonth = marchYear-1, marchMonth+monthsPerYear
	}
	century := marchYear / 100
	days := 1461*marchYear/4 - century + century/4 + (979*marchMonth-2919)/32 + int64(day) - 1
	return Date(days - daysBeforeEpoch)
}

// DaysInMonth gives the days of a month 1 to 12, 0 for any other.
func DaysInMonth(year, month int) int {
	switch month {
	case 2:
		if isLeapYear(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	}
	return 0
}

func isLeapYear(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// Civil takes a date apart. The formula is the inverse of dateOf's, the same
// paper, figure 13; dividing by 1461 is a multiplication whose high half is the
// year and whose low half holds the day.
func (d Date) Civil() (year, month, day int) {
	quarters := 4*uint64(int64(d)+daysBeforeEpoch) + 3
	century := quarters / daysPerCycle
	product := 2_939_745 * (quarters%daysPerCycle/4*4 + 3)
	dayOfYear := product & 0xffff_ffff / 2_939_745 / 4
	packed := 2141*dayOfYear + 197_913
	year = int(100*century+product>>32) - earlierYears
	month, day = int(packed>>16), int(packed&0xffff/2141)+1
	if month > monthsPerYear {
		year, month = year+1, month-monthsPerYear
	}
	return year, month, day
}

// Year gives the year of a date.
func (d Date) Year() int {
	year, _, _ := d.Civil()
	return year
}

// Month gives the month of a date, 1 to 12.
func (d Date) Month() int {
	_, month, _ := d.Civil()
	return month
}

// Day gives the day of the month of a date, 1 to 31.
func (d Date) Day() int {
	_, _, day := d.Civil()
	return day
}

// Weekday gives Monday as 1 to Sunday as 7.
func (d Date) Weekday() int {
	const thursday = 3 // of days counted from Monday as 0; 1970-01-01 was one
	return int(floorModulo(int64(d)+thursday, daysPerWeek)) + 1
}

// AddDays gives the date so many days later, false beyond the years 0001 to
// 9999.
func (d Date) AddDays(days int) (Date, bool) { return d.addDays(int64(days)) }

func (d Date) addDays(days int64) (Date, bool) {
	sum, ok := Add(int64(d), days)
	if !ok || sum < int64(FirstDate) || sum > int64(LastDate) {
		return 0, false
	}
	return Date(sum), true
}

// AddMonths gives the same day so many months later, or the last day of that
// month where it is shorter: 31 January + 1 month is the last of February.
// False beyond the years 0001 to 9999.
func (d Date) AddMonths(months int) (Date, bool) { return d.addMonths(int64(months)) }

func (d Date) addMonths(months int64) (Date, bool) {
	if months < -lastYear*monthsPerYear || months > lastYear*monthsPerYear {
		return 0, false
	}
	year, month, day := d.Civil()
	total := int64(year)*monthsPerYear + int64(month-1) + months
	if total < firstYear*monthsPerYear || total >= (lastYear+1)*monthsPerYear {
		return 0, false
	}
	year, month = int(total/monthsPerYear), int(total%monthsPerYear)+1
	return dateOf(year, month, min(day, DaysInMonth(year, month))), true
}

// AddYears gives the same day so many years later; 29 February is 28 in years
// without it. False beyond the years 0001 to 9999.
func (d Date) AddYears(years int) (Date, bool) {
	if years < -lastYear || years > lastYear {
		return 0, false
	}
	return d.addMonths(int64(years) * monthsPerYear)
}

// dateLength is the length of "2006-01-02".
const dateLength = 10

// ParseDate reads "2006-01-02" and nothing else. Errors: NotADate, NoSuchDay,
// OutOfRange for the year 0000.
func ParseDate(text string) (Date, error) { return parseDate(text) }

// ParseDateBytes is ParseDate without a conversion.
func ParseDateBytes(text []byte) (Date, error) { return parseDate(text) }

func parseDate[Text characters](in Text) (Date, error) {
	if len(in) != dateLength {
		return 0, worded(notADate, in, 0)
	}
	date, found := scanDate(in)
	if found != noFault {
		return 0, worded(found, in, 0)
	}
	return date, nil
}

// scanDate reads the date that a text of at least dateLength begins with.
func scanDate[Text characters](in Text) (Date, fault) {
	century, yearOfCentury := twoDigits(in, 0), twoDigits(in, 2)
	month, day := twoDigits(in, 5), twoDigits(in, 8)
	if max(century, yearOfCentury, month, day) > 99 || in[4] != '-' || in[7] != '-' {
		return 0, notADate
	}
	year := century*100 + yearOfCentury
	if year < firstYear {
		return 0, outOfRange
	}
	date, ok := DateOf(year, month, day)
	if !ok {
		return 0, noSuchDay
	}
	return date, noFault
}

// notDigits is what twoDigits gives where there are none; more than 99.
const notDigits = 1000

// twoDigits reads two digits at a place that the text has.
func twoDigits[Text characters](in Text, at int) int {
	tens, ones := in[at]-'0', in[at+1]-'0'
	if tens > 9 || ones > 9 {
		return notDigits
	}
	return int(tens)*10 + int(ones)
}

// AppendTo writes a date as "2006-01-02". A year beyond 0001 to 9999 has as
// many digits as it needs and, before the year 0, a '-'.
func (d Date) AppendTo(dst []byte) []byte {
	year, month, day := d.Civil()
	if year < 0 {
		dst, year = append(dst, '-'), -year
	}
	if year > lastYear {
		dst, year = AppendDecimal(dst, int64(year/10_000), 0), year%10_000
	}
	dst = appendTwoDigits(dst, year/100)
	dst = appendTwoDigits(dst, year%100)
	dst = appendTwoDigits(append(dst, '-'), month)
	return appendTwoDigits(append(dst, '-'), day)
}

func appendTwoDigits(dst []byte, number int) []byte {
	return append(dst, byte('0'+number/10), byte('0'+number%10))
}

// String writes a date as AppendTo does.
func (d Date) String() string {
	var buffer [dateLength + len("-999")]byte
	return string(d.AppendTo(buffer[:0]))
}
