package value

import "golang.org/x/text/currency"

// CurrencyPlaces gives the decimal places in which amounts of a currency are
// kept, false for a code that is no ISO 4217 code in capitals. They are those
// of the Unicode CLDR, which has fewer than ISO where coins are long out of use
// (IDR 0), and ISO's for the codes younger than the table.
func CurrencyPlaces(code string) (int, bool) {
	if places, ok := youngCurrencyPlaces(code); ok {
		return places, true
	}
	unit, err := currency.ParseISO(code)
	if err != nil || unit.String() != code || code == noCurrency {
		return 0, false
	}
	places, _ := currency.Standard.Rounding(unit)
	return places, true
}

// noCurrency is ISO's code for transactions without a currency.
const noCurrency = "XXX"

// youngCurrencyPlaces knows the codes that the package's table (CLDR 32, 2017)
// lacks.
func youngCurrencyPlaces(code string) (int, bool) {
	switch code {
	case "MRU", "SLE", "VED", "VES", "XCG", "ZWG":
		return 2, true
	case "UYW":
		return 4, true
	}
	return 0, false
}
