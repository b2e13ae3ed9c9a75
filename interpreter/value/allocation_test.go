package value

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What runs once an event or once a field of one must not allocate.
func TestHotPathsDoNotAllocate(t *testing.T) {
	zone := zoneOf(t, "America/New_York")
	buffer := make([]byte, 0, 64)
	decimal, day, moment := []byte("-1234.50"), []byte("2026-05-10"), []byte("2026-05-10 08:05:07.5")
	wide := Wide{123, 456}
	instant := Instant(1_778_371_500_000_000)
	calendar := NewCalendar(zone)
	calendar.AddDays(20_499, 20_507)
	calendar.AddYearly(MonthDay{11, 15}, MonthDay{2, 29})
	calendar.AddWeekdays(3)
	calendar.AddMonthDays(8, 31)
	calendar.AddCycle(NewCycle(zone, 20_458, 0, Duration{Days: 21}), Duration{Days: 7})
	calendar.AddCycle(NewCycle(zone, 20_458, 1, Duration{Months: 2}), Duration{Days: 7})
	rows := []struct {
		name string
		run  func()
	}{
		{"Calendar.Contains", func() { _ = calendar.Contains(instant) }},
		{"Calendar.NextLine", func() { _, _ = calendar.NextLine(instant) }},
		{"MultiplyDivide", func() { _, _ = MultiplyDivide(1234, 5678, 91, HalfEven) }},
		{"Rescale", func() { _, _ = Rescale(1234, 2, 1, HalfEven) }},
		{"ParseDecimalBytes", func() { _, _ = ParseDecimalBytes(decimal, 2) }},
		{"ParseDecimal", func() { _, _ = ParseDecimal("00000000000000000000000001.5000", 2) }},
		{"AppendDecimal", func() { buffer = AppendDecimal(buffer[:0], -1234, 2) }},
		{"Wide", func() {
			sum, _ := wide.Add(WideOf(7))
			product, _ := sum.Multiply(WideOf(3))
			quotient, _ := product.Divide(wide, HalfEven)
			quotient, _ = quotient.Rescale(2, 8, Down)
			buffer = quotient.AppendDecimal(buffer[:0], 8)
		}},
		{"ParseDateBytes", func() { _, _ = ParseDateBytes(day) }},
		{"Date.AppendTo", func() { buffer = Date(20_583).AppendTo(buffer[:0]) }},
		{"Date.AddMonths", func() { _, _ = Date(20_583).AddMonths(13) }},
		{"ParseInstantBytes", func() { _, _ = ParseInstantBytes(moment, zone) }},
		{"AppendInstant", func() { buffer = AppendInstant(buffer[:0], instant, zone) }},
		{"Zone.Civil", func() { _, _ = zone.Civil(instant) }},
		{"Zone.At", func() { _ = zone.At(20_583, 0) }},
		{"Zone.Add", func() { _ = zone.Add(instant, Duration{Months: 1, Days: 1, Microseconds: 1}) }},
		{"Zone.EndOf", func() { _ = zone.EndOf(instant, Quarter) }},
		{"CurrencyPlaces", func() { _, _ = CurrencyPlaces("CNY") }},
	}
	for _, row := range rows {
		assert.Zero(t, testing.AllocsPerRun(100, row.run), row.name)
	}
}
