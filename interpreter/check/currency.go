package check

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// currency reads the scheme's currency. What is an everyday name of one is an error, and the rest of the file is read as
// if its code stood there.
func (c *checker) currency(clause *dsl.Currency) {
	code := string(clause.Code.Text)
	places, ok := value.CurrencyPlaces(code)
	if !ok {
		help := dsl.Say("write its three letters of ISO 4217: CNY, USD, EUR", "请写 ISO 4217 的三个字母：CNY、USD、EUR")
		places = 2
		if meant, found := everydayCurrency(code); found {
			help = dsl.Sayf("write %[1]s", "请写 %[1]s", meant)
			code = meant
			places, _ = value.CurrencyPlaces(code)
		}
		c.fail(&clause.Code, "currency", dsl.Sayf("`%s` is no currency in use", "没有 `%s` 这个货币代码", clause.Code.Text), help)
	}
	c.scheme.Currency, c.scheme.MoneyPlaces = code, places
}

// everydayCurrency finds the code of a currency that is called by its everyday name.
func everydayCurrency(name string) (string, bool) {
	codes := map[string]string{"人民币": "CNY", "元": "CNY", "RMB": "CNY", "人民币元": "CNY", "美元": "USD", "港币": "HKD", "港元": "HKD", "台币": "TWD", "新台币": "TWD",
		"日元": "JPY", "欧元": "EUR", "英镑": "GBP", "新加坡元": "SGD", "韩元": "KRW"}
	if code, ok := codes[strings.ToUpper(name)]; ok {
		return code, true
	}
	_, ok := value.CurrencyPlaces(strings.ToUpper(name))
	return strings.ToUpper(name), ok
}
