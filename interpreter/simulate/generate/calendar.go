package generate

import (
	"sort"

	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// calendar runs the shop's own time, in which visits come evenly: a busy day is long in it, and the night is nothing.
type calendar struct {
	from  value.Date
	until value.Date
	ends  []int64 // of each day, in the shop's time
}

// shopDay is how long an average day is in the shop's time.
const shopDay = 100 * 1000

// How busy days are, in percent of an average one: by weekday, Monday first, and by month.
var (
	weekdays = [7]int64{88, 84, 86, 92, 112, 130, 108}
	months   = [12]int64{108, 82, 92, 94, 102, 108, 94, 92, 98, 102, 112, 116}
)

// Days of their own: the shopping festivals of June and November.
const (
	midYear    = 180
	singlesDay = 250
)

// hours is how many of a hundred visits come in the hour that begins at 9:00, and in those after it.
var hours = [13]int64{3, 5, 7, 9, 8, 6, 6, 6, 8, 10, 13, 12, 7}

const opens = 9 * 3600

func newCalendar(from, until value.Date) *calendar {
	c := &calendar{from: from, until: until}
	end := int64(0)
	for day := from; day < until; day++ {
		_, month, number := day.Civil()
		busy := weekdays[day.Weekday()-1] * months[month-1]
		switch {
		case month == 6 && number == 18:
			busy = busy * midYear / 100
		case month == 11 && number == 11:
			busy = busy * singlesDay / 100
		}
		end += busy * shopDay / 10_000
		c.ends = append(c.ends, end)
	}
	return c
}

// length is the whole time.
func (c *calendar) length() int64 { return c.ends[len(c.ends)-1] }

// never is later than all times.
const never = 1 << 62

// wall is what a clock on the wall shows at a time of the shop, in microseconds since 1970.
func (c *calendar) wall(time int64) int64 {
	day := sort.Search(len(c.ends), func(i int) bool { return c.ends[i] > time })
	if day == len(c.ends) {
		return never
	}
	begin := int64(0)
	if day > 0 {
		begin = c.ends[day-1]
	}
	part := (time - begin) * 1_000_000 / (c.ends[day] - begin) // of the day, in millionths
	for hour, share := range hours {
		if share *= 10_000; part >= share {
			part -= share
			continue
		}
		second := opens + int64(hour)*3600 + part*3600/share
		return (int64(c.from+value.Date(day))*86400 + second) * microseconds
	}
	return (int64(c.from+value.Date(day))*86400 + opens + int64(len(hours))*3600 - 1) * microseconds
}

const microseconds = 1_000_000
