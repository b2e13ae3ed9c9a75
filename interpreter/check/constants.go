package check

import (
	"github.com/punchcard-lang/punchcard/dsl"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

func dateOf(constant Constant) value.Date {
	days, _ := constant.Number.Int64()
	return value.Date(days)
}

func wideOfInstant(instant value.Instant) value.Wide { return value.WideOf(int64(instant)) }

func wideOfFlag(yes bool) value.Wide {
	if yes {
		return value.WideOf(1)
	}
	return value.Wide{}
}

// dated reads a date, or a date and time, as an instant.
func (c *checker) dated(literal *dsl.Literal) value.Instant {
	kind, constant := c.literal(literal)
	switch kind.Kind {
	case Date:
		return c.scheme.Zone.Midnight(dateOf(constant))
	case Instant:
		instant, _ := constant.Number.Int64()
		return value.Instant(instant)
	case Unknown:
		return 0
	}
	c.mismatch(literal, kind, Type{Kind: Date})
	return 0
}
