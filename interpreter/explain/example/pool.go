package example

import (
	"slices"

	"github.com/punchcard-lang/punchcard/interpreter/check"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// pool makes the values that are tried, the plainest first: those that stand in the scheme, and round ones.
type pool struct {
	scheme *check.Scheme
	facts  *facts
}

// plain are amounts as people name them.
var plain = []int64{100, 1000, 500, 200, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000}

// few are counts as people name them.
var few = []int64{1, 2, 3, 5, 10, 12, 20, 50, 100, 1000}

// amounts are sums of money, at their places.
func (p *pool) amounts(places int) []int64 {
	var list []int64
	for _, step := range p.facts.every {
		if amount, ok := beyond(step, places); ok {
			add(&list, amount)
		}
	}
	add(&list, scaled(plain[0], places))
	for _, number := range p.ascending(places) {
		add(&list, number)
	}
	for _, number := range plain[1:] {
		add(&list, scaled(number, places))
	}
	for _, number := range p.ascending(places) {
		add(&list, number+scaled(1, places))
		add(&list, 2*number)
	}
	return list
}

// counts are plain numbers, at their places.
func (p *pool) counts(places int) []int64 {
	var list []int64
	for _, step := range p.facts.things {
		if amount, ok := beyond(step, places); ok {
			add(&list, amount)
		}
	}
	for _, number := range few[:5] {
		add(&list, scaled(number, places))
	}
	for _, number := range p.ascending(places) {
		add(&list, number)
		add(&list, number+scaled(1, places))
	}
	for _, number := range few[5:] {
		add(&list, scaled(number, places))
	}
	return list
}

// beyond is an amount of a hundred or so that is no multiple of a step, so that what is left over shows: 105 for ten.
func beyond(step quantity, places int) (int64, bool) {
	number, ok := exactly(step, places+1)
	if !ok || number <= 0 {
		return 0, false
	}
	hundred := scaled(100, places+1)
	amount := (hundred+number-1)/number*number + number/2
	return amount / 10, amount%10 == 0 && amount < scaled(1_000_000, places+1)
}

// exactly is a number at other places; false where something would be lost, or it is very large.
func exactly(q quantity, places int) (int64, bool) {
	wide, ok := q.number.Rescale(q.places, places, value.Down)
	if !ok {
		return 0, false
	}
	back, ok := wide.Rescale(places, q.places, value.Down)
	number, fits := wide.Int64()
	return number, ok && fits && back.Compare(q.number) == 0 && number < scaled(100_000_000, places)
}

func scaled(number int64, places int) int64 {
	factor, _ := value.PowerOfTen(places)
	return number * factor
}

// mostNumbers is how many numbers that stand in a scheme are tried for one field.
const mostNumbers = 24

// ascending are the numbers that stand in the scheme, at some places.
func (p *pool) ascending(places int) []int64 {
	var list []int64
	for _, one := range p.facts.numbers {
		if number, ok := exactly(one, places); ok {
			add(&list, number)
		}
	}
	slices.Sort(list)
	return list[:min(len(list), mostNumbers)]
}

// nobodys is a text that no rule speaks of.
const nobodys = "A"

// mostTexts is how many texts are tried for one field.
const mostTexts = 12

// texts are the texts that a field can have.
func (p *pool) texts(oneOf []string) []string {
	if len(oneOf) > 0 {
		return oneOf[:min(len(oneOf), mostTexts)]
	}
	list := slices.Clone(p.facts.texts)
	list = slices.Insert(list, min(len(list), 2), nobodys)
	return list[:min(len(list), mostTexts)]
}

// values are constants of a type, the plainest first.
func (p *pool) values(kind *check.Type, oneOf []string) []check.Constant {
	var list []check.Constant
	number := func(numbers []int64) {
		for _, one := range numbers {
			list = append(list, check.Constant{Number: value.WideOf(one)})
		}
	}
	switch kind.Kind {
	case check.Money, check.Points:
		number(p.amounts(kind.Places))
	case check.Number, check.Percent, check.Days:
		number(p.counts(kind.Places))
	case check.Flag:
		number([]int64{1, 0})
	case check.Text:
		for _, text := range p.texts(oneOf) {
			list = append(list, check.Constant{Text: text})
		}
	case check.Date:
		for _, date := range p.facts.dates {
			number([]int64{int64(date), int64(date) + 1})
		}
	}
	return list
}

// dated are instants of the calendar that may matter, the first of them an ordinary one.
func (p *pool) dated() []value.Instant {
	base := p.base()
	list := []value.Instant{base}
	for _, at := range p.facts.moments {
		add(&list, at)
	}
	for _, calendar := range p.facts.calendars {
		for at, n := base-1, 0; n < 3; n++ {
			next, ok := calendar.Calendar.NextLine(at)
			if !ok {
				break
			}
			add(&list, next)
			at = next
		}
		if at, ok := calendar.Calendar.NextLine(value.EarliestInstant); ok {
			add(&list, at)
		}
	}
	for _, date := range p.facts.dates {
		add(&list, p.scheme.Zone.Midnight(date))
	}
	if p.facts.clock {
		list = append(list, p.turns(base)...)
	}
	return list
}

// turns are times at which the clock, the weekday or the month is another.
func (p *pool) turns(base value.Instant) []value.Instant {
	var list []value.Instant
	for day := 1; day < 7; day++ {
		list = append(list, p.later(base, value.Duration{Days: int32(day)}))
	}
	for month := 1; month < 12; month++ {
		list = append(list, p.later(base, value.Duration{Months: int32(month)}))
	}
	for _, hour := range []int64{8, 12, 18, 20, 22} {
		list = append(list, base+value.Instant(hour*value.MicrosecondsPerHour))
	}
	return list
}

func (p *pool) later(at value.Instant, length value.Duration) value.Instant {
	return p.scheme.Zone.Add(at, length)
}

// ordinary is a day on which nothing is due: no first of a month, no day that schemes name.
var ordinary, _ = value.DateOf(2026, 6, 10)

// base is the ordinary day of a scheme: no clock is asked.
func (p *pool) base() value.Instant { return p.scheme.Zone.Midnight(ordinary) }
