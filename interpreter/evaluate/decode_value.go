package evaluate

import (
	"errors"
	"strings"

	"github.com/punchcard-lang/punchcard/interpreter/ledger"
	"github.com/punchcard-lang/punchcard/interpreter/value"
)

// money reads what was added up over a member's life.
func (r *decoder) money(at, text string) int64 {
	number, fits := r.decimal(at, text, r.plan.MoneyPlaces)
	r.require(number >= 0, at, "it is below 0")
	if text == "" || fits && r.written.Currency == r.plan.Currency {
		return number
	}
	r.mismatch("money", at, text+" "+r.written.Currency)
	return 0
}

// decimal reads a number; one that is left out is 0. It does not fit where it has more places than there are, or
// becomes larger than can be kept.
func (r *decoder) decimal(at, text string, places int) (number int64, fits bool) {
	if text == "" {
		return 0, true
	}
	number, err := value.ParseDecimal(text, places)
	var notANumber value.NotANumber
	if errors.As(err, &notANumber) {
		r.fail(at, err.Error())
	}
	return number, err == nil && number <= ledger.Most && number >= -ledger.Most
}

func (r *decoder) date(at, text string) value.Date {
	date, err := value.ParseDate(text)
	if err != nil {
		r.fail(at, err.Error())
	}
	return date
}

// instant reads an instant. What ends with the calendar itself is written as the first day after it.
func (r *decoder) instant(at, text string) value.Instant {
	rest, isBeyond := strings.CutPrefix(text, "10000-01-01")
	if isBeyond {
		text = value.LastDate.String() + rest
	}
	instant, err := value.ParseInstant(text, value.UTC)
	if err != nil {
		r.fail(at, err.Error())
	}
	if isBeyond {
		instant += value.MicrosecondsPerDay
	}
	r.require(instant >= firstInstant && instant <= value.LatestInstant, at, "the calendar has the years 1 to 9999")
	return instant
}

func (r *decoder) instantOr(at, text string, otherwise value.Instant) value.Instant {
	if text == "" {
		return otherwise
	}
	return r.instant(at, text)
}
