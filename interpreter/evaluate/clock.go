package evaluate

import (
	"strings"

	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/compile"
	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// ClockWords writes an instant as the clocks of the scheme's zone show it: `2026-05-10 00:00:00`.
func ClockWords(plan *compile.Plan, at value.Instant) string {
	text := value.InstantString(at, plan.Zone)
	if at := strings.LastIndexAny(text, "+-Z"); at > len("2006-01-02T") {
		text = text[:at]
	}
	return strings.Replace(text, "T", " ", 1)
}

// GoodUntil says how long units live: through a day, where that ends them.
func GoodUntil(plan *compile.Plan, expires value.Instant) dsl.Words {
	if expires == ledger.Never {
		return dsl.Words{}
	}
	day, ofDay := plan.Zone.Civil(expires)
	if ofDay == 0 {
		day := (day - 1).String()
		return dsl.Say("; good through "+day, "；有效期至 "+day)
	}
	until := ClockWords(plan, expires)
	return dsl.Say("; good until "+until, "；有效至 "+until)
}
