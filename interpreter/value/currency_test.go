package value

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCurrencyPlaces(t *testing.T) {
	rows := []struct {
		code   string
		places int
		ok     bool
	}{
		{"CNY", 2, true}, {"USD", 2, true}, {"EUR", 2, true}, {"HKD", 2, true}, {"TWD", 2, true},
		{"JPY", 0, true}, {"KRW", 0, true}, {"VND", 0, true}, {"KWD", 3, true}, {"BHD", 3, true},
		{"CLF", 4, true}, {"VES", 2, true}, {"UYW", 4, true}, {"XCG", 2, true},
		{"cny", 0, false}, {"RMB", 0, false}, {"XXX", 0, false}, {"", 0, false}, {"CN", 0, false},
		{"CNYX", 0, false}, {"元", 0, false}, {"¥", 0, false},
	}
	for _, row := range rows {
		places, ok := CurrencyPlaces(row.code)
		assert.Equal(t, row.ok, ok, row.code)
		assert.Equal(t, row.places, places, row.code)
	}
}
